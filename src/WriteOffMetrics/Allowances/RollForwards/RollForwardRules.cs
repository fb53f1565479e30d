namespace WriteOffMetrics.Allowances;

/// <summary>By which roll-forwards of allowances are looked at.</summary>
internal static class RollForwardRules
{
    private const string Source = "WriteOffMetrics";

    private static FindingRule NotClosed { get; } = FindingRule.FromDefinition(
        "allowance-does-not-close", "opening and movements that do not add up to the closing allowance",
        "something that moved the allowance is missing, or has the wrong sign", Source);

    private static FindingRule NotBooked { get; } = FindingRule.FromDefinition(
        "ledger-differs-from-books", "write-offs or recoveries of a ledger that differ from the booked figure",
        "what was written off and what was charged to the allowance are not the same", Source);

    private static FindingRule NotContinued { get; } = FindingRule.FromDefinition(
        "allowance-not-continued", "a period whose opening allowance is not the closing allowance of the period before",
        "something moved the allowance between the periods", Source);

    private static FindingRule Negative { get; } = FindingRule.FromDefinition(
        "allowance-below-zero", "a closing allowance below zero",
        "more was written off than was ever set aside, or something has the wrong sign", Source);

    /// <summary>What a roll-forward says by itself.</summary>
    public static IEnumerable<Finding> Of(AllowanceRollForward rollForward)
    {
        Money difference = rollForward.Difference, closing = rollForward.Closing;
        if (difference.MinorUnits != 0)
            yield return Of(NotClosed, difference, Evidence.None, RollForwardWords.WhyNotClosed(rollForward));
        if (closing.MinorUnits < 0 && rollForward.StatedClosing is not null)
            yield return Of(Negative, closing, Evidence.None, RollForwardWords.WhyNegative(closing));
    }

    public static Finding DiffersFromBooks(AllowanceMovementKind kind, Money found, Money booked, AllowanceMovement[] movements) => Of(
        NotBooked, found - booked, movements[0].Evidence, RollForwardWords.WhyNotBooked(kind, found, booked));

    public static Finding IsNotContinued(string period, Money opening, Money closingBefore) => Of(
        NotContinued, opening - closingBefore, Evidence.None, RollForwardWords.WhyNotContinued(period, opening, closingBefore));

    private static Finding Of(FindingRule rule, Money difference, Evidence evidence, string words) =>
        Finding.FromFaults(rule, FindingSeverity.Warning, [], FindingFault.FromText("allowance", null, words)) with
        {
            AmountAtStake = difference.MinorUnits < 0 ? -difference : difference,
            Evidence = evidence,
        };
}
