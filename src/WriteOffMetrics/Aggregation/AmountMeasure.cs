namespace WriteOffMetrics;

/// <summary>What is read from totals.</summary>
internal enum AmountMeasure
{
    Gross,
    Reversals,
    Recoveries,
    RecoveriesReturned,
    NetRecoveries,
    Net,
}
