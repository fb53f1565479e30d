namespace WriteOffMetrics;

/// <summary>What a fiscal year of whole weeks is cut into.</summary>
internal enum FiscalWeekUnit
{
    Years,
    Quarters,
    Periods,
    Weeks,
}
