namespace WriteOffMetrics.Receivables;

/// <summary>What figures of open receivables mean, and the metrics behind; stated balances are stated with the same definitions.</summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
public static class ReceivablesMetrics
{
    private const string CreditResearch = "Credit Research Foundation";

    /// <summary>M14: receivables open at the end of a period, by age.</summary>
    internal static Metric OpenAmount { get; } = new(
        "M14", "open receivables", MetricUnit.Money, MetricDirection.Neutral, "open at the end of the period", "ageing of receivables",
        MetricRole.Balance);

    /// <summary>M14a: what was received, or settled otherwise, within a period.</summary>
    internal static Metric SettledAmount { get; } = new(
        "M14a", "settled receivables", MetricUnit.Money, MetricDirection.Neutral, "Σ settlements applied to receivables", "open items",
        MetricRole.Flow);

    /// <summary>M14b: the part of the open debits that is overdue.</summary>
    internal static Metric OverdueShare { get; } = new(
        "M14b", "overdue share", MetricUnit.Ratio, MetricDirection.LowerIsBetter, "overdue ÷ open debits", "ageing of receivables",
        MetricRole.Computed);

    /// <summary>M15: roll rate of net flow.</summary>
    internal static Metric RollRate { get; } = new(
        "M15", "roll rate", MetricUnit.Ratio, MetricDirection.LowerIsBetter,
        "amount in the next bucket at the end of a period ÷ amount in the bucket at the end of the period before",
        "OCC, Retail Lending, Appendix G", MetricRole.Computed);

    /// <summary>M15a: loss factor.</summary>
    internal static Metric LossFactor { get; } = new(
        "M15a", "loss factor", MetricUnit.Ratio, MetricDirection.LowerIsBetter, "product of the roll rates from a bucket on",
        "OCC, Retail Lending, Appendix G", MetricRole.Computed);

    /// <summary>M15b: transitions of accounts between buckets.</summary>
    internal static Metric AccountTransition { get; } = new(
        "M15b", "account-level transition", MetricUnit.Ratio, MetricDirection.Neutral,
        "accounts that moved from one state to another within a period ÷ accounts in the first state", "cohort method",
        MetricRole.Computed);

    /// <summary>M16: cure rate.</summary>
    internal static Metric CureRate { get; } = new(
        "M16", "cure rate", MetricUnit.Ratio, MetricDirection.HigherIsBetter,
        "settled within the horizon otherwise than by write-off ÷ overdue at the end of the period", "credit risk management",
        MetricRole.Computed);

    /// <summary>M16a: what of the overdue amounts is cured.</summary>
    internal static Metric CuredAmount { get; } = new(
        "M16a", "cured amount", MetricUnit.Money, MetricDirection.HigherIsBetter, "overdue amounts settled otherwise than by write-off",
        "credit risk management", MetricRole.Balance);

    /// <summary>M17: net write-offs of a cohort up to an age ÷ what the cohort sold.</summary>
    internal static Metric VintageLossRate { get; } = new(
        "M17", "vintage loss rate", MetricUnit.Ratio, MetricDirection.LowerIsBetter,
        "net write-offs up to an age ÷ original sales of the cohort", "static pool information, SEC Regulation AB, item 1105",
        MetricRole.Computed);

    /// <summary>M17a: what the chain ladder expects in the ages to come.</summary>
    internal static Metric VintageRemaining { get; } = new(
        "M17a", "net write-offs still expected", MetricUnit.Money, MetricDirection.LowerIsBetter,
        "latest net write-offs × development factors − latest net write-offs", "chain ladder, Mack 1993", MetricRole.Balance);

    /// <summary>M19: days from due date to write-off.</summary>
    internal static Metric AgeAtWriteOff { get; } = new(
        "M19", "age at write-off", MetricUnit.Days, MetricDirection.Neutral, "days from due date to write-off, weighted by amount",
        "Write-off Amount KPI", MetricRole.Computed);

    /// <summary>M19a: time to write-off.</summary>
    internal static Metric TimeToWriteOff { get; } = new(
        "M19a", "time to write-off", MetricUnit.Days, MetricDirection.HigherIsBetter,
        "product-limit estimate of the days from invoice date to write-off", "Kaplan and Meier 1958", MetricRole.Computed);

    /// <summary>M20: days sales outstanding.</summary>
    internal static Metric DaysSalesOutstanding { get; } = Days("M20", "days sales outstanding", "open receivables ÷ credit sales × days");

    /// <summary>M21: best possible days sales outstanding.</summary>
    internal static Metric BestPossible { get; } =
        Days("M21", "best possible days sales outstanding", "receivables not due ÷ credit sales × days");

    /// <summary>M22: average days delinquent.</summary>
    internal static Metric AverageDaysDelinquent { get; } =
        Days("M22", "average days delinquent", "days sales outstanding − best possible days sales outstanding");

    /// <summary>M23: collection effectiveness index.</summary>
    internal static Metric CollectionEffectiveness { get; } = new(
        "M23", "collection effectiveness index", MetricUnit.Ratio, MetricDirection.HigherIsBetter,
        "(beginning + sales − ending total) ÷ (beginning + sales − ending current)", CreditResearch, MetricRole.Computed);

    /// <summary>M23a, a part of M23: what was to be collected less what is left of it.</summary>
    internal static Metric CollectedAmount { get; } = new(
        "M23a", "collected", MetricUnit.Money, MetricDirection.Neutral, "beginning + sales − ending", CreditResearch, MetricRole.Balance);

    /// <summary>M24: receivables turnover.</summary>
    internal static Metric Turnover { get; } = new(
        "M24", "receivables turnover", MetricUnit.Times, MetricDirection.HigherIsBetter, "credit sales ÷ average receivables",
        "financial statement analysis", MetricRole.Computed);

    /// <summary>M24a: the average collection period.</summary>
    internal static Metric CollectionPeriod { get; } = Days(
        "M24a", "average collection period", "average receivables ÷ credit sales × days");

    /// <summary>M32: past the limit and not written off.</summary>
    internal static Metric OverdueForWriteOff { get; } = new(
        "M32", "overdue for write-off", MetricUnit.Money, MetricDirection.LowerIsBetter,
        "open more days past due than the limit, not written off", "write-off policy", MetricRole.Balance);

    /// <summary>M35: overdue and at high risk.</summary>
    internal static Metric AtRisk { get; } = new(
        "M35", "at-risk receivables", MetricUnit.Money, MetricDirection.LowerIsBetter, "overdue receivables that a rule puts at high risk",
        "Write Off Dashboard", MetricRole.Balance);

    /// <summary>M35a: at-risk receivables ÷ overdue receivables.</summary>
    internal static Metric AtRiskShare { get; } = new(
        "M35a", "at-risk share", MetricUnit.Ratio, MetricDirection.LowerIsBetter, "at-risk receivables ÷ overdue receivables",
        "Write Off Dashboard", MetricRole.Computed);

    /// <summary>M35b: written off of what was at risk, or overdue, at the beginning of the period.</summary>
    internal static Metric WrittenOffOfAtRisk { get; } = new(
        "M35b", "written off of at-risk receivables", MetricUnit.Ratio, MetricDirection.Neutral,
        "written off within the period ÷ at risk at its beginning", "Write Off Dashboard", MetricRole.Computed);

    /// <summary>M38: days beyond terms.</summary>
    internal static Metric DaysBeyondTerms { get; } =
        Days("M38", "days beyond terms", "Σ amount paid × (payment − due date) ÷ Σ amount paid");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Metric> All { get; } = Array.AsReadOnly<Metric>(
    [
        OpenAmount, SettledAmount, OverdueShare, RollRate, LossFactor, AccountTransition, CureRate, CuredAmount, VintageLossRate,
        VintageRemaining, AgeAtWriteOff, TimeToWriteOff, DaysSalesOutstanding, BestPossible, AverageDaysDelinquent,
        CollectionEffectiveness, CollectedAmount, Turnover, CollectionPeriod, OverdueForWriteOff, AtRisk, AtRiskShare, WrittenOffOfAtRisk,
        DaysBeyondTerms,
    ]);

    /// <summary>
    /// M14: what was open at the end of each period, debits less credits, as the control account has it: what stated balances are stated
    /// with.
    /// </summary>
    public static MetricDefinition OpenReceivables { get; } = OfPart("debits less credits");

    /// <summary>
    /// M14: the part of the open debits that was not due at the end of each period: what stated current balances are stated with.
    /// </summary>
    public static MetricDefinition NotDueReceivables { get; } = OfPart("debits not due");

    /// <summary>M14 of a part of what is open.</summary>
    internal static MetricDefinition OfPart(string part) => new(OpenAmount)
    {
        Above = new MetricBasis($"open receivables: {part}", IsRead: false),
    };

    private static Metric Days(string id, string name, string formula) =>
        new(id, name, MetricUnit.Days, MetricDirection.LowerIsBetter, formula, CreditResearch, MetricRole.Computed);
}
