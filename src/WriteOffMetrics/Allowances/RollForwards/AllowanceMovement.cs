using System.Text.Json.Serialization;

namespace WriteOffMetrics.Allowances;

/// <summary>Something that moved an allowance, by how much, and what it rests on.</summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class AllowanceMovement : IReport
{
    internal AllowanceMovement(AllowanceMovementKind kind, Money change, string reason, Evidence evidence)
    {
        Kind = kind;
        Change = change;
        Reason = reason;
        Evidence = evidence;
    }

    /// <summary>What moved it.</summary>
    public AllowanceMovementKind Kind { get; }

    /// <summary>By how much the allowance changed: below zero for write-offs, above for recoveries.</summary>
    public Money Change { get; }

    /// <summary>Where the amount comes from, or why.</summary>
    public string Reason { get; }

    /// <summary>The entries of the ledger behind it; <see cref="Evidence.None"/> where the amount was stated or computed.</summary>
    public Evidence Evidence { get; }

    /// <summary>What, by how much and why, on one line, in any culture.</summary>
    public override string ToString() => $"{RollForwardWords.NameOf(Kind)} {Change}, {Invariant.OnOneLine(Reason)}";

    void IReport.Write(ReportWriter report) => report.AddMember(Kind).AddValue(Change).Add(Reason).Add(Evidence);
}
