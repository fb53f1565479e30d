namespace WriteOffMetrics;

/// <summary>What became of a conversion to minor units.</summary>
internal enum MinorUnitsStatus
{
    Exact,
    TooManyDecimals,
    OutOfRange,
}
