namespace WriteOffMetrics.Receivables;

/// <summary>What figures of vintages mean.</summary>
internal static class VintageMetrics
{
    /// <summary>M17 of what was read from a ledger, at any age.</summary>
    public static MetricDefinition OverOriginalSales(MetricDefinition writeOffs) => new(ReceivablesMetrics.VintageLossRate)
    {
        Above = writeOffs.Above,
        Below = new MetricBasis("original sales", IsRead: false),
        Scope = writeOffs.Scope,
        Basis = PeriodBasis.OriginDate,
    };

    /// <summary>M17a of the same entries.</summary>
    public static MetricDefinition StillExpected(MetricDefinition lossRate) => new(ReceivablesMetrics.VintageRemaining)
    {
        Above = new MetricBasis("ultimate − latest net write-offs", IsRead: true),
        Scope = lossRate.Scope,
        Basis = PeriodBasis.OriginDate,
    };

    /// <summary>A figure at one age, which is not put beside one at another.</summary>
    public static MetricDefinition AtAge(this MetricDefinition definition, int age, ReportingCalendar calendar) =>
        definition.WithChoice("age", $"{Invariant.Count(age)}, counted in {calendar}");
}
