using System.Numerics;
using WriteOffMetrics.Allowances;

namespace WriteOffMetrics.Tests.Allowances;

/// <summary>A roll-forward as a list of changes in cents (M11), and the balances that postings move.</summary>
internal sealed class RollForwardModel(BigInteger opening)
{
    private readonly List<(AllowanceMovementKind Kind, BigInteger Change)> changes = [];

    public BigInteger Opening => opening;

    public IReadOnlyList<(AllowanceMovementKind Kind, BigInteger Change)> Changes => changes;

    public BigInteger? Closed { get; private set; }

    public BigInteger Computed => opening + changes.Aggregate(BigInteger.Zero, (sum, one) => sum + one.Change);

    public BigInteger Closing => Closed ?? Computed;

    public BigInteger Difference => Closing - Computed;

    public BigInteger Of(AllowanceMovementKind kind) =>
        changes.Where(one => one.Kind == kind).Aggregate(BigInteger.Zero, (sum, one) => sum + one.Change);

    public void Add(AllowanceMovementKind kind, BigInteger change) => changes.Add((kind, change));

    public void CloseAt(BigInteger closing)
    {
        if (changes.All(one => one.Kind != AllowanceMovementKind.Provision))
            Add(AllowanceMovementKind.Provision, closing - Computed);
        Closed = closing;
    }

    /// <summary>What the accounts of the general ledger have after postings, debits above zero; all accounts add up to 0.</summary>
    public static Dictionary<string, BigInteger> Post(IEnumerable<JournalLine> lines)
    {
        Dictionary<string, BigInteger> accounts = [];
        foreach (JournalLine line in lines)
        {
            accounts[line.Debit] = accounts.GetValueOrDefault(line.Debit) + line.Amount.MinorUnits;
            accounts[line.Credit] = accounts.GetValueOrDefault(line.Credit) - line.Amount.MinorUnits;
        }

        return accounts;
    }
}
