namespace WriteOffMetrics;

/// <summary>
/// What a figure means: which metric, of what, over what. Two figures may be put side by side only if their definitions are equal.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads. Equal when all members are equal.</remarks>
public sealed record MetricDefinition
{
    private const string KpiSource = "Write-off Amount KPI";
    private const string AsStated = "as stated by their source";
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

    /// <summary>The formula id, such as <c>M3</c>; <c>part of M2</c> for reversals and recoveries, <c>stated</c> and <c>average</c> for what the caller gave.</summary>
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
    public static MetricDefinition GrossWriteOffToAverageReceivables { get; } = ToAverage(AmountMeasure.Gross, Receivable, "per year", AsStated);

    /// <summary>M5 on a year's net write-offs of receivables over its average balance as stated by its source: a bank's net charge-off rate of a year.</summary>
    public static MetricDefinition NetWriteOffToAverageReceivables { get; } = ToAverage(AmountMeasure.Net, Receivable, "per year", AsStated);

    /// <summary>M7 as the Federal Reserve publishes it: net write-offs of a quarter × 4 over its average balance as stated by its source.</summary>
    public static MetricDefinition QuarterlyNetChargeOffRate { get; } = Annualized(AmountMeasure.Net, Receivable, AsStated, Annualization.Times(4));

    /// <summary>M36 of receivables: documents written off over invoices issued, both counted.</summary>
    public static MetricDefinition IncidenceRatio { get; } = ToInvoices($"documents written off ({Receivable})");

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
        AmountMeasure.Average => new("average", "average balance", "average balances", null, MetricDirection.Neutral, "the caller"),
        AmountMeasure.Stated => new("stated", "stated amount", "stated by the caller", null, MetricDirection.Neutral, "the caller"),
        _ => new("part of M2", "part of the net write-off amount", Of(measure, scope), null, MetricDirection.Neutral, BankingSource),
    };

    internal static MetricDefinition ToSales(AmountMeasure measure, string scope) =>
        new("M3", "write-off to sales", Of(measure, scope), "total sales", MetricDirection.LowerIsBetter, KpiSource);

    internal static MetricDefinition ToCreditSales(AmountMeasure measure, string scope) =>
        new("M4", "write-off to credit sales", Of(measure, scope), "credit sales", MetricDirection.LowerIsBetter, KpiSource);

    /// <summary>A flow over an average balance: what a month gives and what a year gives differ twelvefold, so the definition says which, and how it was annualised.</summary>
    internal static MetricDefinition ToAverage(AmountSeries writeOffs, AmountSeries averages, Annualization? annualization)
    {
        string scope = ScopeOf(writeOffs.Totals!), averaging = averages.Averaging is { } how ? $"({how})" : AsStated;
        return annualization is null
            ? ToAverage(writeOffs.Measure, scope, "per " + writeOffs.Axis.Calendar.PeriodWord, averaging)
            : Annualized(writeOffs.Measure, scope, averaging, annualization);
    }

    /// <summary>Recoveries over write-offs, of the same period or of the year before.</summary>
    internal static MetricDefinition Recovery(AmountMeasure measure, string scope, bool ofYearBefore) => new(
        "M9", "recovery rate", Of(measure, scope), $"{Of(AmountMeasure.Gross, scope)} of the {(ofYearBefore ? "year before" : "same period")}", MetricDirection.HigherIsBetter, BankingSource);

    /// <summary>Counts over counts.</summary>
    internal static MetricDefinition ToInvoices(string numerator) => new("M36", "incidence ratio", numerator, "invoices issued", MetricDirection.LowerIsBetter, KpiSource);

    /// <summary>What totals are read from: the category, and the date that decides the period where it is not the effective date.</summary>
    internal static string ScopeOf(PeriodTotals totals) => ScopeOf(totals.Scope, totals.PeriodBasis);

    internal static string ScopeOf(string scope, PeriodBasis basis) => basis == PeriodBasis.EffectiveDate ? scope : $"{scope}, by {EntryWords.Of(basis)}";

    private static MetricDefinition ToAverage(AmountMeasure measure, string scope, string per, string averaging) => new(
        "M5", "write-off to average receivables", $"{Of(measure, scope)} {per}", "average receivables " + averaging, MetricDirection.LowerIsBetter, BankingSource);

    /// <summary>M7 is defined on net write-offs; gross ones stay M5, brought to a year.</summary>
    private static MetricDefinition Annualized(AmountMeasure measure, string scope, string averaging, Annualization annualization) => new(
        measure == AmountMeasure.Net ? "M7" : "M5", measure == AmountMeasure.Net ? "net charge-off rate" : "write-off to average receivables, annualised",
        $"{Of(measure, scope)} per year ({annualization})", "average receivables " + averaging, MetricDirection.LowerIsBetter, BankingSource);

    private static string Of(AmountMeasure measure, string scope) => measure switch
    {
        AmountMeasure.Gross => $"gross write-offs ({scope})",
        AmountMeasure.Reversals => $"reversals ({scope})",
        AmountMeasure.Recoveries => $"recoveries ({scope})",
        AmountMeasure.RecoveriesReturned => $"recoveries returned ({scope})",
        AmountMeasure.NetRecoveries => $"recoveries less returned ({scope})",
        _ => $"net write-offs ({scope})",
    };
}
