namespace WriteOffMetrics;

/// <summary>What figures are for, which decides how periods combine and what may be divided by what.</summary>
internal enum MetricRole
{
    /// <summary>What happened within a period: of several periods it is their sum.</summary>
    Flow,

    /// <summary>What stood at a time, or on average: it does not add up over periods.</summary>
    Balance,

    /// <summary>How many things happened within a period: of several periods it is their sum.</summary>
    Count,

    /// <summary>
    /// What was divided or computed otherwise: of several periods it is computed anew from their parts, where these are known.
    /// </summary>
    Computed,
}
