namespace WriteOffMetrics;

/// <summary>Why a series gets the test that it gets.</summary>
internal enum TrendReason
{
    /// <summary>The caller named it.</summary>
    Named,

    /// <summary>The figures are counts among trials.</summary>
    Counts,

    /// <summary>There are enough years of months or quarters to compare each season with itself.</summary>
    Seasons,

    /// <summary>There are too few periods to correct for autocorrelation.</summary>
    TooFewForDependence,

    /// <summary>Each figure depends on the one before.</summary>
    Dependence,

    /// <summary>No dependence of a figure on the one before was found.</summary>
    NoDependence,
}
