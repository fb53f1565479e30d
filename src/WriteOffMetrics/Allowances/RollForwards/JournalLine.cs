using System.Text.Json.Serialization;

namespace WriteOffMetrics.Allowances;

/// <summary>
/// A proposed posting: one account debited, one credited, with the same amount, so that every line balances. Nothing is posted.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads. Equal when all members are equal.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed record JournalLine : IReport
{
    internal JournalLine(ReportingPeriod? period, string debit, string credit, Money amount, string reason)
    {
        Period = period;
        Debit = debit;
        Credit = credit;
        Amount = amount;
        Reason = reason;
    }

    /// <summary>The period to which it belongs; null of a roll-forward that was stated alone.</summary>
    public ReportingPeriod? Period { get; }

    /// <summary>The account that is debited.</summary>
    public string Debit { get; }

    /// <summary>The account that is credited.</summary>
    public string Credit { get; }

    /// <summary>The amount, above zero.</summary>
    public Money Amount { get; }

    /// <summary>What the posting is for.</summary>
    public string Reason { get; }

    /// <summary>
    /// The posting on one line, in any culture: <c>2026: Dr bad-debt expense, Cr allowance: 83,100.00 USD, provision</c>.
    /// </summary>
    public override string ToString() =>
        $"{(Period is { } period ? period.Name + ": " : "")}Dr {Invariant.OnOneLine(Debit)}, Cr {Invariant.OnOneLine(Credit)}: "
        + $"{Amount}, {Invariant.OnOneLine(Reason)}";

    void IReport.Write(ReportWriter report) => report.AddValue(Period).Add(Debit).Add(Credit).AddValue(Amount).Add(Reason);
}
