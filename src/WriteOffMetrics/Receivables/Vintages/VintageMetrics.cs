namespace WriteOffMetrics.Receivables;

/// <summary>What figures of vintages mean.</summary>
internal static class VintageMetrics
{
    /// <summary>M17: net write-offs of a cohort up to an age ÷ what the cohort sold.</summary>
    public static Metric LossRate { get; } = new(
        "M17", "vintage loss rate", MetricUnit.Ratio, MetricDirection.LowerIsBetter,
        "net write-offs up to an age ÷ original sales of the cohort", "static pool information, SEC Regulation AB, item 1105",
        MetricRole.Computed);

    /// <summary>M17a: what the chain ladder expects in the ages to come.</summary>
    public static Metric Remaining { get; } = new(
        "M17a", "net write-offs still expected", MetricUnit.Money, MetricDirection.LowerIsBetter,
        "latest net write-offs × development factors − latest net write-offs", "chain ladder, Mack 1993", MetricRole.Balance);

    /// <summary>M17 of what was read from a ledger, at any age.</summary>
    public static MetricDefinition OverOriginalSales(MetricDefinition writeOffs) => new(LossRate)
    {
        Above = writeOffs.Above,
        Below = new MetricBasis("original sales", IsRead: false),
        Scope = writeOffs.Scope,
        Basis = PeriodBasis.OriginDate,
    };

    /// <summary>M17a of the same entries.</summary>
    public static MetricDefinition StillExpected(MetricDefinition lossRate) => new(Remaining)
    {
        Above = new MetricBasis("ultimate − latest net write-offs", IsRead: true),
        Scope = lossRate.Scope,
        Basis = PeriodBasis.OriginDate,
    };

    /// <summary>A figure at one age, which is not put beside one at another.</summary>
    public static MetricDefinition AtAge(this MetricDefinition definition, int age, ReportingCalendar calendar) =>
        definition.WithChoice("age", $"{Invariant.Count(age)}, counted in {calendar}");
}
