namespace WriteOffMetrics.Allowances;

/// <summary>What figures of allowances mean, and the metrics behind; published ones are stated with the same definitions.</summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
public static class AllowanceMetrics
{
    private const string Ifrs9 = "IFRS 9, B5.5.35", ScheduleII = "SEC Regulation S-X, Schedule II; IFRS 7.35H",
        RileyPasewark = "Riley and Pasewark", Models = "direct write-off and allowance method";

    /// <summary>M6: what bad debts cost ÷ credit sales.</summary>
    internal static Metric BadDebtExpenseRatio { get; } = new(
        "M6", "bad-debt expense ratio", MetricUnit.Ratio, MetricDirection.LowerIsBetter, "bad-debt expense ÷ credit sales",
        "financial statement analysis", MetricRole.Computed);

    /// <summary>M6a: what bad debts cost in a period: the net addition to the allowance, or direct write-offs less recoveries.</summary>
    internal static Metric BadDebtExpense { get; } = Flow(
        "M6a", "bad-debt expense", MetricDirection.LowerIsBetter, "net addition to the allowance, or write-offs less recoveries", Models);

    /// <summary>M9c: recoveries on the write-offs of a period.</summary>
    internal static Metric CohortRecoveryRate { get; } = new(
        "M9c", "cohort recovery rate", MetricUnit.Ratio, MetricDirection.HigherIsBetter,
        "recoveries on the write-offs of a period ÷ those write-offs", "credit risk management", MetricRole.Computed);

    /// <summary>M9d, a part of M9c: what came back of the write-offs of a period, or what they were.</summary>
    internal static Metric CohortAmount { get; } = Flow(
        "M9d", "write-offs of a cohort", MetricDirection.Neutral, "write-offs of a period, and recoveries on them until a day",
        "credit risk management");

    /// <summary>M10: the allowance ÷ what it is to cover.</summary>
    internal static Metric Coverage { get; } = new(
        "M10", "allowance coverage", MetricUnit.Ratio, MetricDirection.HigherIsBetter,
        "allowance ÷ gross receivables, or those long past due, or net write-offs of a year", "financial statement analysis",
        MetricRole.Computed);

    /// <summary>M10a, below the line of M10: what is past due by more than so many days.</summary>
    internal static Metric LongPastDue { get; } = Balance(
        "M10a", "receivables long past due", MetricDirection.LowerIsBetter, "open past due by more than so many days",
        "ageing of receivables");

    /// <summary>M11: the allowance at the end of a period.</summary>
    internal static Metric AllowanceBalance { get; } = Balance(
        "M11", "allowance", MetricDirection.Neutral,
        "opening + provision − write-offs + recoveries + exchange differences + acquisitions + other", ScheduleII);

    /// <summary>M11a: what was charged against the allowance, less what was reversed.</summary>
    internal static Metric ChargedAmount { get; } = Flow(
        "M11a", "write-offs charged to the allowance", MetricDirection.Neutral, "write-offs − reversals", ScheduleII);

    /// <summary>M11b: what was recovered and stayed.</summary>
    internal static Metric RecoveredAmount { get; } = Flow(
        "M11b", "recoveries credited to the allowance", MetricDirection.Neutral, "recoveries − recoveries returned", ScheduleII);

    /// <summary>M11c: exchange differences, acquisitions and what else moved the allowance.</summary>
    internal static Metric OtherMovements { get; } = Flow(
        "M11c", "other movements of the allowance", MetricDirection.Neutral, "exchange differences + acquisitions + other", ScheduleII);

    /// <summary>M12: bad-debt expense ÷ write-offs.</summary>
    internal static Metric ExpenseToWriteOffs { get; } = new(
        "M12", "bad-debt expense to write-offs", MetricUnit.Ratio, MetricDirection.Neutral, "bad-debt expense ÷ write-offs",
        RileyPasewark, MetricRole.Computed);

    /// <summary>M12a: opening allowance ÷ write-offs.</summary>
    internal static Metric OpeningToWriteOffs { get; } = new(
        "M12a", "beginning allowance to write-offs", MetricUnit.Ratio, MetricDirection.Neutral, "beginning allowance ÷ write-offs",
        RileyPasewark, MetricRole.Computed);

    /// <summary>M12b: how long the opening allowance lasts.</summary>
    internal static Metric ExhaustionTime { get; } = new(
        "M12b", "exhaustion time in years", MetricUnit.Index, MetricDirection.Neutral,
        "years in which later write-offs use up the beginning allowance", RileyPasewark, MetricRole.Computed);

    /// <summary>M13: what a provision matrix gives.</summary>
    internal static Metric MatrixAllowance { get; } = Balance(
        "M13", "provision matrix", MetricDirection.Neutral, "Σ gross × loss rate by ageing bucket", Ifrs9);

    /// <summary>M13a: the part of a bucket that is lost.</summary>
    internal static Metric LossRate { get; } = new(
        "M13a", "loss rate", MetricUnit.Ratio, MetricDirection.LowerIsBetter, "finally unpaid ÷ amount that reached the bucket", Ifrs9,
        MetricRole.Computed);

    /// <summary>M18: what is lost of an exposure in default.</summary>
    internal static Metric LossGivenDefault { get; } = new(
        "M18", "loss given default", MetricUnit.Ratio, MetricDirection.LowerIsBetter,
        "1 − Σ (recovery − cost) ÷ (1 + rate)^years ÷ exposure", "workout method, Basel Committee on Banking Supervision",
        MetricRole.Computed);

    /// <summary>M18a, a part of M18: exposures in default, and what is lost of them.</summary>
    internal static Metric DefaultedAmount { get; } = Flow(
        "M18a", "exposure in default", MetricDirection.LowerIsBetter, "exposure at default, and what is lost of it",
        "workout method, Basel Committee on Banking Supervision");

    /// <summary>M29a: receivables less the allowance.</summary>
    internal static Metric NetReceivables { get; } = Balance(
        "M29a", "net receivables", MetricDirection.Neutral, "gross receivables − allowance", Models);

    /// <summary>M29b: what bad debts take from profit.</summary>
    internal static Metric ProfitEffect { get; } = Flow(
        "M29b", "effect on profit", MetricDirection.HigherIsBetter, "− bad-debt expense", Models);

    /// <summary>M29c: what customers paid.</summary>
    internal static Metric CashReceived { get; } = Flow(
        "M29c", "cash received", MetricDirection.HigherIsBetter,
        "sales − bad-debt expense − change of net receivables − what moved the allowance without expense or write-off", Models);

    /// <summary>M39: the allowance that must stand.</summary>
    internal static Metric RequiredAllowance { get; } = Balance(
        "M39", "required allowance", MetricDirection.Neutral, "Σ specific + matrix × forward-looking factor + overlay",
        "IFRS 9, B5.5.35; ASC 326-20-30");

    /// <summary>M40: written off and still enforced.</summary>
    internal static Metric StillEnforced { get; } = Balance(
        "M40", "written off, still enforced", MetricDirection.Neutral,
        "Σ contractual amounts written off in the period that are still being collected", "IFRS 7.35L");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Metric> All { get; } = Array.AsReadOnly<Metric>(
    [
        BadDebtExpenseRatio, BadDebtExpense, CohortRecoveryRate, CohortAmount, Coverage, LongPastDue, AllowanceBalance, ChargedAmount,
        RecoveredAmount, OtherMovements, ExpenseToWriteOffs, OpeningToWriteOffs, ExhaustionTime, MatrixAllowance, LossRate,
        LossGivenDefault, DefaultedAmount, NetReceivables, ProfitEffect, CashReceived, RequiredAllowance, StillEnforced,
    ]);

    /// <summary>M11: the allowance at the end of each period, which stated balances are stated with.</summary>
    public static MetricDefinition Allowance { get; } = Named(AllowanceBalance, "allowance at the end of the period");

    /// <summary>M6a by the allowance method: the net addition to the allowance, which stated expense is stated with.</summary>
    public static MetricDefinition NetAddition { get; } = Named(BadDebtExpense, "net addition to the allowance");

    /// <summary>M6a by the direct method: write-offs less reversals and recoveries, which stated expense is stated with.</summary>
    public static MetricDefinition DirectExpense { get; } = Named(BadDebtExpense, "direct write-offs less recoveries");

    /// <summary>A metric with what it is of.</summary>
    internal static MetricDefinition Named(Metric metric, string words) => new(metric) { Above = new MetricBasis(words, IsRead: false) };

    /// <summary>A quotient of two things.</summary>
    internal static MetricDefinition Quotient(Metric metric, string above, string below) => new(metric)
    {
        Above = new MetricBasis(above, IsRead: false),
        Below = new MetricBasis(below, IsRead: false),
    };

    private static Metric Flow(string id, string name, MetricDirection direction, string formula, string source) =>
        new(id, name, MetricUnit.Money, direction, formula, source, MetricRole.Flow);

    private static Metric Balance(string id, string name, MetricDirection direction, string formula, string source) =>
        new(id, name, MetricUnit.Money, direction, formula, source, MetricRole.Balance);
}
