namespace WriteOffMetrics;

/// <summary>
/// What amounts and counts read from a ledger mean, and the metrics behind; published ones are stated with the same definitions.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
public static class AmountMetrics
{
    private const string KpiSource = "Write-off Amount KPI";
    private const string BankingSource = "Federal Reserve, FDIC: charge-offs less recoveries";

    /// <summary>M1: Σ write-offs.</summary>
    internal static Metric GrossWriteOffAmount { get; } = Amount(
        "M1", "gross write-off amount", "Σ write-offs", KpiSource, isNeverNegative: true);

    /// <summary>M2: gross − reversals − (recoveries − returned). Negative where more came back than went out.</summary>
    internal static Metric NetWriteOffAmount { get; } =
        Amount("M2", "net write-off amount", "write-offs − reversals − (recoveries − recoveries returned)", BankingSource);

    /// <summary>M2a, a part of M2: write-offs undone because they were wrong.</summary>
    internal static Metric ReversedAmount { get; } = Amount("M2a", "reversals", "Σ reversals", BankingSource, isNeverNegative: true);

    /// <summary>M2b, a part of M2: money received after the write-off.</summary>
    internal static Metric RecoveredAmount { get; } = Amount("M2b", "recoveries", "Σ recoveries", BankingSource, isNeverNegative: true);

    /// <summary>M2c, a part of M2: recoveries undone.</summary>
    internal static Metric ReturnedAmount { get; } = Amount(
        "M2c", "recoveries returned", "Σ recoveries returned", BankingSource, isNeverNegative: true);

    /// <summary>M2d, a part of M2: what came back and stayed.</summary>
    internal static Metric NetRecoveredAmount { get; } = Amount(
        "M2d", "recoveries less returned", "recoveries − recoveries returned", BankingSource);

    /// <summary>M5a, below the line of M5 and M7: the average of balances.</summary>
    internal static Metric AverageBalance { get; } = new(
        "M5a", "average balance", MetricUnit.Money, MetricDirection.Neutral, "average of balances", "the caller", MetricRole.Balance);

    /// <summary>M36a, above the line of M36: documents written off.</summary>
    internal static Metric DocumentsWrittenOff { get; } = new(
        "M36a", "documents written off", MetricUnit.Count, MetricDirection.Neutral,
        "documents, each where its first write-off lies", KpiSource, MetricRole.Count);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Metric> All { get; } = Array.AsReadOnly<Metric>(
    [
        GrossWriteOffAmount, NetWriteOffAmount, ReversedAmount, RecoveredAmount, ReturnedAmount, NetRecoveredAmount, AverageBalance,
        DocumentsWrittenOff,
    ]);

    /// <summary>M1 of receivables, by effective date: what a published series of gross charge-offs is stated with.</summary>
    public static MetricDefinition GrossWriteOffs { get; } = DefinitionOf(AmountMeasure.Gross, Receivable, PeriodBasis.EffectiveDate);

    /// <summary>M2 of receivables, by effective date: what a published series of net charge-offs is stated with.</summary>
    public static MetricDefinition NetWriteOffs { get; } = DefinitionOf(AmountMeasure.Net, Receivable, PeriodBasis.EffectiveDate);

    /// <summary>M36a of receivables: what a published count of documents written off is stated with.</summary>
    public static MetricDefinition WrittenOffDocuments { get; } = OfDocuments(Receivable, PeriodBasis.EffectiveDate);

    /// <summary>Average balances (M5a) as their source states them: what published averages are stated with.</summary>
    public static MetricDefinition AverageReceivables { get; } = OfAverages(MetricDefinition.AsStated);

    /// <summary>What a measure of totals means.</summary>
    internal static MetricDefinition DefinitionOf(AmountMeasure measure, string scope, PeriodBasis basis) => new(MetricOf(measure))
    {
        Above = new MetricBasis(WordsOf(measure), IsRead: true),
        Scope = scope,
        Basis = basis,
    };

    /// <summary>What averages of balances mean.</summary>
    internal static MetricDefinition OfAverages(string averaging) => new(AverageBalance)
    {
        Above = new MetricBasis("average balances", IsRead: false),
        Averaging = averaging,
    };

    /// <summary>What counts of documents mean.</summary>
    internal static MetricDefinition OfDocuments(string scope, PeriodBasis basis) => new(DocumentsWrittenOff)
    {
        Above = new MetricBasis("documents written off", IsRead: true),
        Scope = scope,
        Basis = basis,
    };

    private static string Receivable => EntryWords.NameOf(EntryCategory.Receivable);

    private static Metric MetricOf(AmountMeasure measure) => measure switch
    {
        AmountMeasure.Gross => GrossWriteOffAmount,
        AmountMeasure.Reversals => ReversedAmount,
        AmountMeasure.Recoveries => RecoveredAmount,
        AmountMeasure.RecoveriesReturned => ReturnedAmount,
        AmountMeasure.NetRecoveries => NetRecoveredAmount,
        _ => NetWriteOffAmount,
    };

    private static string WordsOf(AmountMeasure measure) => measure switch
    {
        AmountMeasure.Gross => "gross write-offs",
        AmountMeasure.Reversals => "reversals",
        AmountMeasure.Recoveries => "recoveries",
        AmountMeasure.RecoveriesReturned => "recoveries returned",
        AmountMeasure.NetRecoveries => "recoveries less returned",
        _ => "net write-offs",
    };

    private static Metric Amount(string id, string name, string formula, string source, bool isNeverNegative = false) =>
        new(id, name, MetricUnit.Money, MetricDirection.Neutral, formula, source, MetricRole.Flow) { IsNeverNegative = isNeverNegative };
}
