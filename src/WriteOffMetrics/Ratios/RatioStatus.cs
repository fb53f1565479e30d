namespace WriteOffMetrics;

/// <summary>Whether a ratio is defined, and if not, why.</summary>
public enum RatioStatus
{
    /// <summary>The ratio has a value.</summary>
    Defined,

    /// <summary>The denominator is zero.</summary>
    ZeroDenominator,

    /// <summary>The denominator is negative, so that a quotient would have no meaning.</summary>
    NegativeDenominator,

    /// <summary>The ledger is not complete through the end of the period; or, of an overall ratio, no period is complete.</summary>
    IncompletePeriod,

    /// <summary>The rate of the period exceeds 100 %, so that compounding it (<see cref="Annualization.Compounded"/>) would have no meaning.</summary>
    NotCompoundable,

    /// <summary>The quotient exceeds what a ratio holds, 7.9e26 either way: a negative rate compounded often, say.</summary>
    OutOfRange,
}
