namespace WriteOffMetrics;

/// <summary>What the usual ratios mean, and the metrics behind; published ones are stated with the same definitions.</summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
public static class RatioMetrics
{
    private const string KpiSource = "Write-off Amount KPI";
    private const string BankingSource = "Federal Reserve, FDIC: charge-offs less recoveries";

    /// <summary>M3: write-offs ÷ total sales of the same periods.</summary>
    internal static Metric WriteOffToSales { get; } = Cost("M3", "write-off to sales", "write-offs ÷ total sales", KpiSource);

    /// <summary>M4: write-offs ÷ credit sales of the same periods.</summary>
    internal static Metric WriteOffToCreditSales { get; } = Cost("M4", "write-off to credit sales", "write-offs ÷ credit sales", KpiSource);

    /// <summary>M5: write-offs ÷ average receivables.</summary>
    internal static Metric WriteOffToAverageReceivables { get; } =
        Cost("M5", "write-off to average receivables", "write-offs ÷ average receivables", BankingSource);

    /// <summary>M7: net write-offs brought to a year ÷ average receivables.</summary>
    internal static Metric NetChargeOffRate { get; } = new(
        "M7", "net charge-off rate", MetricUnit.Ratio, MetricDirection.LowerIsBetter, "net write-offs of a year ÷ average receivables",
        BankingSource, MetricRole.Computed)
    { IsOfYear = true };

    /// <summary>M9a: recoveries ÷ gross write-offs of the same period. May exceed 100 %.</summary>
    internal static Metric RecoveryRate { get; } = Return("M9a", "recovery rate", "recoveries ÷ gross write-offs of the same period");

    /// <summary>M9b: recoveries of a year ÷ gross write-offs of the year before.</summary>
    internal static Metric RecoveryRateOnYearBefore { get; } =
        Return("M9b", "recovery rate on the year before", "recoveries ÷ gross write-offs of the year before");

    /// <summary>M36: documents written off ÷ invoices issued, both counted.</summary>
    internal static Metric Incidence { get; } = Cost("M36", "incidence ratio", "documents written off ÷ invoices issued", KpiSource);

    /// <summary>M25: how much of a total a few hold, Σ share².</summary>
    internal static Metric Concentration { get; } = new(
        "M25", "concentration", MetricUnit.Index, MetricDirection.LowerIsBetter, "Σ share²", "Herfindahl and Hirschman",
        MetricRole.Computed);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Metric> All { get; } = Array.AsReadOnly<Metric>(
    [
        WriteOffToSales, WriteOffToCreditSales, WriteOffToAverageReceivables, NetChargeOffRate, RecoveryRate, RecoveryRateOnYearBefore,
        Concentration, Incidence,
    ]);

    /// <summary>M3 on gross write-offs of receivables over total sales: the basis of the Write-off Amount KPI.</summary>
    public static MetricDefinition GrossWriteOffToSales { get; } = ToSales(AmountMetrics.GrossWriteOffs);

    /// <summary>M3 on net write-offs of receivables over total sales.</summary>
    public static MetricDefinition NetWriteOffToSales { get; } = ToSales(AmountMetrics.NetWriteOffs);

    /// <summary>M4 on gross write-offs of receivables over credit sales.</summary>
    public static MetricDefinition GrossWriteOffToCreditSales { get; } = ToCreditSales(AmountMetrics.GrossWriteOffs);

    /// <summary>M4 on net write-offs of receivables over credit sales.</summary>
    public static MetricDefinition NetWriteOffToCreditSales { get; } = ToCreditSales(AmountMetrics.NetWriteOffs);

    /// <summary>M5 on a year's gross write-offs of receivables over its average balance as stated by its source.</summary>
    public static MetricDefinition GrossWriteOffToAverageReceivables { get; } =
        ToAverage(AmountMetrics.GrossWriteOffs, AmountMetrics.AverageReceivables, ReportingCalendar.Years.PeriodWord);

    /// <summary>
    /// M5 on a year's net write-offs of receivables over its average balance as stated by its source: a bank's net charge-off rate of a
    /// year.
    /// </summary>
    public static MetricDefinition NetWriteOffToAverageReceivables { get; } =
        ToAverage(AmountMetrics.NetWriteOffs, AmountMetrics.AverageReceivables, ReportingCalendar.Years.PeriodWord);

    /// <summary>
    /// M7 as the Federal Reserve publishes it: net write-offs of a quarter × 4 over its average balance as stated by its source.
    /// </summary>
    public static MetricDefinition QuarterlyNetChargeOffRate { get; } = StatedNetChargeOffRate(Annualization.Times(4));

    /// <summary>M36 of receivables: documents written off over invoices issued, both counted.</summary>
    public static MetricDefinition IncidenceRatio { get; } =
        ToInvoices(AmountMetrics.OfDocuments(AmountMetrics.GrossWriteOffs.Scope!, PeriodBasis.EffectiveDate));

    /// <summary>
    /// M7 as somebody printed it, brought to a year in the way that its source states: net write-offs of the period over its average
    /// balance as stated by the source. <c>Annualization.Factor(12, 5)</c> for a rate of five months. Printed rates are stated with it,
    /// <c>RatioSeries.FromValues</c>, on an axis that the way fits.
    /// </summary>
    /// <param name="annualization">How the source brought the rate to a year.</param>
    public static MetricDefinition StatedNetChargeOffRate(Annualization annualization)
    {
        ArgumentNullException.ThrowIfNull(annualization);
        return Annualized(
            ToAverage(AmountMetrics.NetWriteOffs, AmountMetrics.AverageReceivables, ReportingCalendar.Years.PeriodWord), annualization);
    }

    internal static MetricDefinition ToSales(MetricDefinition writeOffs) =>
        Over(WriteOffToSales, writeOffs, new MetricBasis("total sales", false));

    internal static MetricDefinition ToCreditSales(MetricDefinition writeOffs) =>
        Over(WriteOffToCreditSales, writeOffs, new MetricBasis("credit sales", false));

    /// <summary>What a month gives and what a year gives differ twelvefold, so the definition says which.</summary>
    internal static MetricDefinition ToAverage(MetricDefinition writeOffs, MetricDefinition averages, string periodWord) =>
        Over(WriteOffToAverageReceivables, writeOffs, new MetricBasis("average receivables", false)) with
        {
            FlowPeriod = periodWord,
            Averaging = averages.Averaging,
        };

    /// <summary>The same brought to a year. M7 is defined on net write-offs; gross ones stay M5.</summary>
    internal static MetricDefinition Annualized(MetricDefinition toAverage, Annualization annualization) => toAverage with
    {
        Metric = toAverage.Above == AmountMetrics.NetWriteOffs.Above ? NetChargeOffRate : WriteOffToAverageReceivables,
        FlowPeriod = null,
        Annualization = annualization,
    };

    internal static MetricDefinition Recovery(MetricDefinition recoveries) =>
        Over(RecoveryRate, recoveries, new MetricBasis("gross write-offs", true, " of the same period"));

    internal static MetricDefinition RecoveryOnYearBefore(MetricDefinition recoveries) =>
        Over(RecoveryRateOnYearBefore, recoveries, new MetricBasis("gross write-offs", true, " of the year before"));

    internal static MetricDefinition ToInvoices(MetricDefinition documents) =>
        Over(Incidence, documents, new MetricBasis("invoices issued", false));

    internal static MetricDefinition ConcentrationOf(MetricDefinition amounts) => new(Concentration)
    {
        Above = new MetricBasis($"Σ share² of {amounts.Above?.Words ?? amounts.Numerator}", amounts.Above?.IsRead ?? false),
        Scope = amounts.Scope,
        Basis = amounts.Basis,
    };

    private static MetricDefinition Over(Metric metric, MetricDefinition above, MetricBasis below) => new(metric)
    {
        Above = above.Above,
        Below = below,
        Scope = above.Scope,
        Basis = above.Basis,
    };

    private static Metric Cost(string id, string name, string formula, string source) =>
        new(id, name, MetricUnit.Ratio, MetricDirection.LowerIsBetter, formula, source, MetricRole.Computed);

    private static Metric Return(string id, string name, string formula) =>
        new(id, name, MetricUnit.Ratio, MetricDirection.HigherIsBetter, formula, BankingSource, MetricRole.Computed);
}
