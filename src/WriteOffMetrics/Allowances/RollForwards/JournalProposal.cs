namespace WriteOffMetrics.Allowances;

/// <summary>Which postings each movement takes, by both methods.</summary>
internal static class JournalProposal
{
    /// <summary>The postings of a movement where an allowance is kept.</summary>
    public static IEnumerable<JournalLine> ByAllowance(AllowanceMovement movement, JournalAccounts accounts) => movement.Kind switch
    {
        AllowanceMovementKind.Provision => Against(movement, accounts.Allowance, accounts.Expense),
        AllowanceMovementKind.WriteOffs or AllowanceMovementKind.Reversals =>
            Against(movement, accounts.Allowance, accounts.Receivables),
        AllowanceMovementKind.Recoveries or AllowanceMovementKind.RecoveriesReturned =>
            Recovered(movement, accounts, accounts.Allowance),
        AllowanceMovementKind.ExchangeDifferences => Against(movement, accounts.Allowance, accounts.ExchangeDifferences),
        AllowanceMovementKind.Acquisitions => Against(movement, accounts.Allowance, accounts.Acquisitions),
        _ => Against(movement, accounts.Allowance, accounts.Other),
    };

    /// <summary>The postings of a movement where none is kept: what only moves an allowance takes none.</summary>
    public static IEnumerable<JournalLine> Direct(AllowanceMovement movement, JournalAccounts accounts) => movement.Kind switch
    {
        AllowanceMovementKind.WriteOffs or AllowanceMovementKind.Reversals => Against(movement, accounts.Expense, accounts.Receivables),
        AllowanceMovementKind.Recoveries or AllowanceMovementKind.RecoveriesReturned => Recovered(movement, accounts, accounts.Expense),
        _ => [],
    };

    /// <summary>
    /// A recovery is owed again and then paid, so that the account of the customer shows that it paid; one that is returned is undone in
    /// the same two steps.
    /// </summary>
    private static IEnumerable<JournalLine> Recovered(AllowanceMovement movement, JournalAccounts accounts, string against) =>
    [
        .. Post(movement.Change, accounts.Receivables, against, movement, "reinstated"),
        .. Post(movement.Change, accounts.Cash, accounts.Receivables, movement, "received"),
    ];

    /// <summary>Credits an account with what a movement adds, or debits it with what it takes.</summary>
    private static IEnumerable<JournalLine> Against(AllowanceMovement movement, string account, string other) =>
        Post(movement.Change, other, account, movement, null);

    private static IEnumerable<JournalLine> Post(Money amount, string debit, string credit, AllowanceMovement movement, string? step)
    {
        string reason = $"{RollForwardWords.NameOf(movement.Kind)}{(step is null ? "" : $" {step}")}: {movement.Reason}";
        return amount.MinorUnits switch
        {
            0 => [],
            > 0 => [new JournalLine(debit, credit, amount, reason)],
            _ => [new JournalLine(credit, debit, -amount, reason)],
        };
    }
}
