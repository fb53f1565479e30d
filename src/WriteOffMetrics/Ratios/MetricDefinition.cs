namespace WriteOffMetrics;

/// <summary>
/// What a figure means: which metric, of what, over what. Two figures may be put side by side only if their definitions are equal.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads. Equal when all members are equal.</remarks>
public sealed record MetricDefinition
{
    private const string KpiSource = "Write-off Amount KPI";
    private const string BankingSource = "Federal Reserve, FDIC: charge-offs less recoveries";

    internal MetricDefinition(string id, string name, string numerator, string? denominator, MetricDirection direction, string source)
    {
        Id = id;
        Name = name;
        Numerator = numerator;
        Denominator = denominator;
        Direction = direction;
        Source = source;
    }

    /// <summary>The formula id, such as <c>M3</c>; <c>part of M2</c> for reversals and recoveries, <c>stated</c> for what the caller gave.</summary>
    public string Id { get; }

    /// <summary>The name in words: <c>write-off to sales</c>.</summary>
    public string Name { get; }

    /// <summary>The basis of the amount or numerator, with the category read: <c>gross write-offs (receivable)</c>.</summary>
    public string Numerator { get; }

    /// <summary>The basis of the denominator, such as <c>total sales</c>; null for an amount.</summary>
    public string? Denominator { get; }

    /// <summary>Numerator and denominator in words: <c>gross write-offs (receivable) ÷ total sales</c>.</summary>
    public string Formula => Denominator is null ? Numerator : $"{Numerator} ÷ {Denominator}";

    /// <summary>What the number is counted in.</summary>
    public MetricUnit Unit => Denominator is null ? MetricUnit.Money : MetricUnit.Ratio;

    /// <summary>Which way it improves.</summary>
    public MetricDirection Direction { get; }

    /// <summary>Who defines it so.</summary>
    public string Source { get; }

    /// <summary>M1 of receivables: Σ write-offs by effective date.</summary>
    public static MetricDefinition GrossWriteOffs { get; } = Amount(AmountMeasure.Gross, Receivable);

    /// <summary>M2 of receivables: gross − reversals − (recoveries − returned).</summary>
    public static MetricDefinition NetWriteOffs { get; } = Amount(AmountMeasure.Net, Receivable);

    /// <summary>M3 on gross write-offs of receivables over total sales: the basis of the Write-off Amount KPI.</summary>
    public static MetricDefinition GrossWriteOffToSales { get; } = ToSales(AmountMeasure.Gross, Receivable);

    /// <summary>M3 on net write-offs of receivables over total sales.</summary>
    public static MetricDefinition NetWriteOffToSales { get; } = ToSales(AmountMeasure.Net, Receivable);

    /// <summary>M4 on gross write-offs of receivables over credit sales.</summary>
    public static MetricDefinition GrossWriteOffToCreditSales { get; } = ToCreditSales(AmountMeasure.Gross, Receivable);

    /// <summary>M4 on net write-offs of receivables over credit sales.</summary>
    public static MetricDefinition NetWriteOffToCreditSales { get; } = ToCreditSales(AmountMeasure.Net, Receivable);

    /// <summary>M5 on a year's gross write-offs of receivables over its average balance as stated by its source.</summary>
    public static MetricDefinition GrossWriteOffToAverageReceivables { get; } = ToStatedAverage(AmountMeasure.Gross, Receivable, "year");

    /// <summary>M5 on a year's net write-offs of receivables over its average balance as stated by its source: a bank's net charge-off rate.</summary>
    public static MetricDefinition NetWriteOffToAverageReceivables { get; } = ToStatedAverage(AmountMeasure.Net, Receivable, "year");

    /// <summary>The definition on one line: <c>M3 write-off to sales: gross write-offs (receivable) ÷ total sales</c>.</summary>
    public override string ToString() => $"{Id} {Name}: {Formula}";

    private static string Receivable => EntryWords.Of(EntryCategory.Receivable);

    /// <summary>What the amounts of a series mean.</summary>
    internal static MetricDefinition Of(AmountSeries series) => Amount(series.Measure, series.Totals is null ? "" : ScopeOf(series.Totals));

    /// <summary>A measure read from totals, or a stated amount.</summary>
    private static MetricDefinition Amount(AmountMeasure measure, string scope) => measure switch
    {
        AmountMeasure.Gross => new("M1", "gross write-off amount", Of(measure, scope), null, MetricDirection.Neutral, KpiSource),
        AmountMeasure.Net => new("M2", "net write-off amount", Of(measure, scope), null, MetricDirection.Neutral, BankingSource),
        AmountMeasure.Stated => new("stated", "stated amount", "stated by the caller", null, MetricDirection.Neutral, "the caller"),
        _ => new("part of M2", "part of the net write-off amount", Of(measure, scope), null, MetricDirection.Neutral, BankingSource),
    };

    internal static MetricDefinition ToSales(AmountMeasure measure, string scope) =>
        new("M3", "write-off to sales", Of(measure, scope), "total sales", MetricDirection.LowerIsBetter, KpiSource);

    internal static MetricDefinition ToCreditSales(AmountMeasure measure, string scope) =>
        new("M4", "write-off to credit sales", Of(measure, scope), "credit sales", MetricDirection.LowerIsBetter, KpiSource);

    /// <summary>A flow over a stock: what a month gives and what a year gives differ twelvefold, so the definition says which.</summary>
    internal static MetricDefinition ToStatedAverage(AmountMeasure measure, string scope, string period) =>
        new("M5", "write-off to average receivables", $"{Of(measure, scope)} per {period}", "average receivables as stated by their source", MetricDirection.LowerIsBetter, BankingSource);

    /// <summary>What totals are read from: the category, and the date that decides the period where it is not the effective date.</summary>
    internal static string ScopeOf(PeriodTotals totals) =>
        totals.PeriodBasis == PeriodBasis.EffectiveDate ? totals.Scope : $"{totals.Scope}, by {EntryWords.Of(totals.PeriodBasis)}";

    private static string Of(AmountMeasure measure, string scope) => measure switch
    {
        AmountMeasure.Gross => $"gross write-offs ({scope})",
        AmountMeasure.Reversed => $"reversals ({scope})",
        AmountMeasure.Recovered => $"recoveries ({scope})",
        AmountMeasure.Returned => $"recoveries returned ({scope})",
        _ => $"net write-offs ({scope})",
    };
}
