using System.Text.Json.Serialization;

namespace WriteOffMetrics.Allowances;

/// <summary>
/// A proposed posting: one account debited, one credited, with the same amount, so that every line balances. Nothing is posted.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads. Equal when all members are equal.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed record JournalLine : IReport
{
    internal JournalLine(string debit, string credit, Money amount, string reason)
    {
        Debit = debit;
        Credit = credit;
        Amount = amount;
        Reason = reason;
    }

    /// <summary>The account that is debited.</summary>
    public string Debit { get; }

    /// <summary>The account that is credited.</summary>
    public string Credit { get; }

    /// <summary>The amount, above zero.</summary>
    public Money Amount { get; }

    /// <summary>What the posting is for.</summary>
    public string Reason { get; }

    /// <summary>The posting on one line, in any culture: <c>Dr bad-debt expense, Cr allowance: 83,100.00 USD, provision</c>.</summary>
    public override string ToString() =>
        $"Dr {Invariant.OnOneLine(Debit)}, Cr {Invariant.OnOneLine(Credit)}: {Amount}, {Invariant.OnOneLine(Reason)}";

    void IReport.Write(ReportWriter report) => report.Add(Debit).Add(Credit).AddValue(Amount).Add(Reason);
}
