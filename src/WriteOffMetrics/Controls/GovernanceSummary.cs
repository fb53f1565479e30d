using System.Text.Json.Serialization;

namespace WriteOffMetrics.Controls;

/// <summary>
/// How the write-offs of a ledger were decided on: inside authority, beyond it, or without an approval. The three add up to all write-offs
/// to the minor unit. What could not be known is null, and <see cref="Notes"/> says why.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class GovernanceSummary : IReport
{
    private GovernanceSummary(Money writeOffs, string[] notes)
    {
        WriteOffs = writeOffs;
        Notes = Array.AsReadOnly(notes);
    }

    /// <summary>All write-offs of the ledger, whether they were reversed later or not.</summary>
    public Money WriteOffs { get; }

    /// <summary>
    /// What was posted with an approval in time, each of whose valid approvals the policy allowed by its rules of authority. Null without
    /// requests, a policy or a time zone, and where no write-off names a request.
    /// </summary>
    public Money? InsideAuthority { get; private init; }

    /// <summary>What was posted with an approval in time that somebody gave beyond their authority. Null as the former.</summary>
    public Money? BeyondAuthority { get; private init; }

    /// <summary>
    /// What was posted without an approval in time, as <see cref="ControlTest.PostedWithoutApproval"/> finds it. Null without requests or a
    /// time zone, and where no write-off names a request.
    /// </summary>
    public Money? WithoutApproval { get; private init; }

    /// <summary>
    /// <see cref="InsideAuthority"/> ÷ <see cref="WriteOffs"/>. Null where that is, and where nothing was written off.
    /// </summary>
    public Ratio? ShareInsideAuthority { get; private init; }

    /// <summary>
    /// How many approvals were given by somebody who drafted, changed, handed in or answered the request, those included that a change of
    /// the request voided. Null without requests.
    /// </summary>
    public long? SelfApprovals { get; private init; }

    /// <summary>How many approvals there are. Null without requests.</summary>
    public long? Approvals { get; private init; }

    /// <summary>Why something is null, a sentence each; empty where all is known.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>The share inside authority, what was posted without an approval, and self-approvals on one line, in any culture.</summary>
    public override string ToString() => $"{WriteOffs} written off"
        + (ShareInsideAuthority is { } share ? $", {Quantity.FromRatio(share).Read()} of it inside authority" : "")
        + (WithoutApproval is { } without ? $", {without} without approval" : "")
        + (SelfApprovals is { } self ? $"; {Invariant.Count(self, "self-approval", "self-approvals")}" : "")
        + (Notes.Count == 0 ? "" : ". " + string.Join(' ', Notes));

    /// <exception cref="OverflowException">The write-offs exceed 64 bits of minor units.</exception>
    internal static GovernanceSummary Of(ControlMaterial material)
    {
        ControlRows rows = material.Rows;
        Currency currency = rows.Columns.Currency;
        Money writeOffs = ToMoney(rows.SumOf(rows.WriteOffs()));
        ControlInputs inputs = material.Inputs;
        ReviewedApproval[] approvals = inputs.Requests is { } log ? [.. log.SelectMany(material.ApprovalsOf)] : [];
        Posting[]? postings = material.Postings;
        var summary = new GovernanceSummary(writeOffs, [.. WhyUnknown(inputs, postings)])
        {
            SelfApprovals = inputs.Requests is null ? null : approvals.LongCount(one => one.IsSelfApproved),
            Approvals = inputs.Requests is null ? null : approvals.LongLength,
        };
        if (postings is null) return summary;
        (Int128 inside, Int128 beyond, Int128 without) = (0, 0, 0);
        foreach (Posting posting in postings)
        {
            if (posting.IsInsideAuthority) inside += posting.Approved;
            else beyond += posting.Approved;
            without += rows[posting.Row].Amount - posting.Approved;
        }

        bool hasPolicy = inputs.Policy is not null;
        return new GovernanceSummary(writeOffs, [.. summary.Notes])
        {
            SelfApprovals = summary.SelfApprovals,
            Approvals = summary.Approvals,
            WithoutApproval = ToMoney(without),
            InsideAuthority = hasPolicy ? ToMoney(inside) : null,
            BeyondAuthority = hasPolicy ? ToMoney(beyond) : null,
            ShareInsideAuthority = hasPolicy ? RatioArithmetic.Divide(ToMoney(inside), writeOffs).Value : null,
        };

        Money ToMoney(Int128 minorUnits) => Money.FromMinorUnits(checked((long)minorUnits), currency);
    }

    private static IEnumerable<string> WhyUnknown(ControlInputs inputs, Posting[]? postings)
    {
        if (inputs.Requests is null)
        {
            yield return ControlWords.NoRequests;
            yield break;
        }

        if (inputs.Zone is null) yield return ControlWords.NoZone;
        else if (postings is null) yield return ControlWords.NoRequestNamed;
        if (inputs.Policy is null) yield return ControlWords.NoPolicy;
    }

    void IReport.Write(ReportWriter report) => report
        .AddValue(WriteOffs)
        .AddValue(InsideAuthority)
        .AddValue(BeyondAuthority)
        .AddValue(WithoutApproval)
        .AddValue(ShareInsideAuthority)
        .Add(SelfApprovals)
        .Add(Approvals)
        .AddList(Notes);
}
