namespace WriteOffMetrics.Receivables;

/// <summary>Reads vintages from a ledger.</summary>
internal static class VintageReading
{
    /// <summary>Vintages of a ledger by what was sold in each cohort.</summary>
    /// <exception cref="ArgumentException">The ledger, the sales and the ages do not fit together.</exception>
    public static VintageTable Read(WriteOffLedger ledger, AmountSeries originalSales, ReportingCalendar ages)
    {
        if (ledger.LastCompleteDay is not { } lastCompleteDay)
            throw new ArgumentException(VintageWords.WhyNotComplete, nameof(ledger));

        // What may be divided by what is asked of this ledger's write-offs of a day that no entry has, so that none is added up for it.
        MetricDefinition definition = RatioExtensions.OverFlow(
            ledger.Where(default(ReportingPeriod)).SummarizeBy(originalSales.Axis).Net, originalSales, nameof(ledger),
            nameof(originalSales), VintageMetrics.OverOriginalSales).Definition;
        var cohortAges = new CohortAges(originalSales.Axis, ages, lastCompleteDay, nameof(ages));
        return new VintageTable(ledger, originalSales, cohortAges, definition);
    }
}
