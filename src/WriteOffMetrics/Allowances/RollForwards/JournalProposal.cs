namespace WriteOffMetrics.Allowances;

/// <summary>Which postings each movement takes, by both methods.</summary>
internal static class JournalProposal
{
    /// <summary>The postings of a movement where an allowance is kept.</summary>
    public static IEnumerable<JournalLine> ByAllowance(
        AllowanceMovement movement, ReportingPeriod? period, JournalAccounts accounts) => movement.Kind switch
        {
            AllowanceMovementKind.Provision => Against(movement, period, accounts.Allowance, accounts.Expense),
            AllowanceMovementKind.WriteOffs or AllowanceMovementKind.Reversals =>
                Against(movement, period, accounts.Allowance, accounts.Receivables),
            AllowanceMovementKind.Recoveries or AllowanceMovementKind.RecoveriesReturned =>
                Recovered(movement, period, accounts, accounts.Allowance),
            AllowanceMovementKind.ExchangeDifferences => Against(movement, period, accounts.Allowance, accounts.ExchangeDifferences),
            AllowanceMovementKind.Acquisitions => Against(movement, period, accounts.Allowance, accounts.Acquisitions),
            _ => Against(movement, period, accounts.Allowance, accounts.Other),
        };

    /// <summary>The postings of a movement where none is kept: what only moves an allowance takes none.</summary>
    public static IEnumerable<JournalLine> Direct(
        AllowanceMovement movement, ReportingPeriod? period, JournalAccounts accounts) => movement.Kind switch
        {
            AllowanceMovementKind.WriteOffs or AllowanceMovementKind.Reversals =>
                Against(movement, period, accounts.Expense, accounts.Receivables),
            AllowanceMovementKind.Recoveries or AllowanceMovementKind.RecoveriesReturned =>
                Recovered(movement, period, accounts, accounts.Expense),
            _ => [],
        };

    /// <summary>
    /// A recovery is owed again and then paid, so that the account of the customer shows that it paid; one that is returned is undone in
    /// the same two steps.
    /// </summary>
    private static IEnumerable<JournalLine> Recovered(
        AllowanceMovement movement, ReportingPeriod? period, JournalAccounts accounts, string against) =>
    [
        .. Post(movement, period, accounts.Receivables, against, "reinstated"),
        .. Post(movement, period, accounts.Cash, accounts.Receivables, "received"),
    ];

    /// <summary>Credits an account with what a movement adds, or debits it with what it takes.</summary>
    private static IEnumerable<JournalLine> Against(
        AllowanceMovement movement, ReportingPeriod? period, string account, string other) => Post(movement, period, other, account, null);

    private static IEnumerable<JournalLine> Post(
        AllowanceMovement movement, ReportingPeriod? period, string debit, string credit, string? step)
    {
        Money amount = movement.Change;
        string reason = $"{RollForwardWords.NameOf(movement.Kind)}{(step is null ? "" : $" {step}")}: {movement.Reason}";
        return amount.MinorUnits switch
        {
            0 => [],
            > 0 => [new JournalLine(period, debit, credit, amount, reason)],
            _ => [new JournalLine(period, credit, debit, -amount, reason)],
        };
    }
}
