namespace WriteOffMetrics.Allowances;

/// <summary>What is said of roll-forwards.</summary>
internal static class RollForwardWords
{
    public static string NameOf(AllowanceMovementKind kind) => kind switch
    {
        AllowanceMovementKind.Provision => "provision",
        AllowanceMovementKind.WriteOffs => "write-offs",
        AllowanceMovementKind.Reversals => "reversals",
        AllowanceMovementKind.Recoveries => "recoveries",
        AllowanceMovementKind.RecoveriesReturned => "recoveries returned",
        AllowanceMovementKind.ExchangeDifferences => "exchange differences",
        AllowanceMovementKind.Acquisitions => "acquisitions",
        _ => "other",
    };

    /// <summary><c>75,000.00 USD + provision 83,100.00 USD − write-offs 85,000.00 USD = 73,100.00 USD</c>.</summary>
    public static string InWords(AllowanceRollForward rollForward) =>
        rollForward.Opening
        + string.Concat(Kinds(rollForward).Select(kind => Signed(kind, rollForward.SumExact(kind), rollForward.Currency)))
        + $" = {Money.InWords(rollForward.ComputedExact, rollForward.Currency)}"
        + (rollForward.StatedClosing is { } closing && closing.MinorUnits != rollForward.ComputedExact
            ? $"; closing {closing}, difference {Money.InWords(closing.MinorUnits - rollForward.ComputedExact, rollForward.Currency)}"
            : "");

    /// <summary>The kinds that occur, in order.</summary>
    public static IEnumerable<AllowanceMovementKind> Kinds(AllowanceRollForward rollForward) =>
        Enum.GetValues<AllowanceMovementKind>().Where(kind => rollForward.Movements.Any(movement => movement.Kind == kind));

    public static string WhyNotClosed(AllowanceRollForward rollForward)
    {
        Money difference = rollForward.Difference;
        string hints = string.Concat(Kinds(rollForward).SelectMany(kind => Hints(kind, rollForward[kind], difference)));
        return $"Found a closing allowance of {rollForward.Closing}, {Distance(difference)} "
            + $"{(difference.MinorUnits > 0 ? "above" : "below")} {rollForward.Computed}, which opening and movements add up to.{hints} "
            + "Look whether the closing has all that is stated; otherwise for a movement that is not stated.";
    }

    public static string WhyNegative(Money closing) =>
        $"Found a closing allowance of {closing}; zero or more is usual. Look for a provision that is missing, or for a sign.";

    /// <summary>Figures of the books stand as they were stated: write-offs above zero where they lower the allowance.</summary>
    public static string WhyNotBooked(AllowanceMovementKind kind, Money found, Money booked) =>
        $"Found {NameOf(kind)} of {AsStated(kind, found)} in the ledger and {AsStated(kind, booked)} in the books, "
        + $"{Distance(found - booked)} apart. Post what is missing, or look for entries of other periods.";

    public static string WhyNotContinued(string period, Money opening, Money closingBefore) =>
        $"Found an opening allowance of {opening} in {period} after a closing one of {closingBefore}, {Distance(opening - closingBefore)} "
        + "apart. State what moved it as a movement.";

    /// <exception cref="ArgumentException">They cannot be added up.</exception>
    public static void RequireAlike(AllowanceRollForward[] all, string parameterName)
    {
        if (all.Length == 0 || all.Contains(null!))
            throw new ArgumentException("Found no roll-forward, or null; one or more are needed.", parameterName);
        if (Array.Find(all, one => one.Currency != all[0].Currency) is { } other)
            throw new ArgumentException(
                $"Found roll-forwards in {all[0].Currency} and {other.Currency}; one currency is allowed. Convert them first, with "
                + "ConvertTo.",
                parameterName);
        ReportingPeriod[] periods = [.. all.Select(one => one.Period).OfType<ReportingPeriod>().Distinct()];
        if (periods.Length > 1)
            throw new ArgumentException($"Found the periods {periods[0]} and {periods[1]}; one period is allowed.", parameterName);
        string[] scopes = [.. all.Select(one => one.Scope).OfType<string>().Distinct()];
        if (scopes.Length > 1)
            throw new ArgumentException(
                $"Found entries of {scopes[0]} and {scopes[1]}; one category is allowed, for each has its own postings.", parameterName);
        if (Array.Exists(all, one => one.Accounts != all[0].Accounts))
            throw new ArgumentException(
                "Found roll-forwards with different accounts for their postings; one set is allowed. Name the accounts behind Combine, "
                + "with WithAccounts.",
                parameterName);
    }

    private static string Signed(AllowanceMovementKind kind, Int128 change, Currency currency) =>
        $" {(change < 0 ? "−" : "+")} {NameOf(kind)} {Money.InWords(Int128.Abs(change), currency)}";

    /// <summary>What a difference looks like that is a movement left out, or twice one with the wrong sign.</summary>
    private static IEnumerable<string> Hints(AllowanceMovementKind kind, Money change, Money difference)
    {
        if (change.MinorUnits == 0) yield break;
        if ((Int128)difference.MinorUnits == -(Int128)change.MinorUnits) yield return $" It is as if the closing did not contain "
            + $"{NameOf(kind)}.";
        if ((Int128)difference.MinorUnits == -2 * (Int128)change.MinorUnits)
            yield return $" It is as if {NameOf(kind)} had the opposite sign.";
    }

    private static string AsStated(AllowanceMovementKind kind, Money change) => Money.InWords(
        kind == AllowanceMovementKind.WriteOffs ? -(Int128)change.MinorUnits : change.MinorUnits, change.Currency);

    private static string Distance(Money difference) => Money.InWords(Int128.Abs(difference.MinorUnits), difference.Currency);
}
