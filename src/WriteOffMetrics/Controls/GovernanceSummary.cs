using System.Text.Json.Serialization;

namespace WriteOffMetrics.Controls;

/// <summary>
/// How the write-offs of a ledger were decided on: inside authority, beyond it, or without an approval. The parts add up to all write-offs
/// to the minor unit. What could not be known is null, and <see cref="Notes"/> says why.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class GovernanceSummary : IReport
{
    private GovernanceSummary(Currency currency) => Currency = currency;

    /// <summary>The currency of every amount: that of the ledger.</summary>
    public Currency Currency { get; }

    /// <summary>
    /// All write-offs of the ledger, whether they were reversed later or not. Null where they exceed 64 bits of minor units, and so are the
    /// parts.
    /// </summary>
    public Money? WriteOffs { get; private init; }

    /// <summary>
    /// What was posted with an approval in time by enough people who may: inside their authority, of a request of somebody else, and
    /// not kept apart from approving. Null without requests, a policy or a time zone.
    /// </summary>
    public Money? InsideAuthority { get; private init; }

    /// <summary>
    /// What was posted with an approval in time by people who may not, or too few who may. Null without requests, a policy or a time zone.
    /// </summary>
    public Money? BeyondAuthority { get; private init; }

    /// <summary>
    /// What was posted with an approval in time of which the policy cannot tell: a rate of exchange is missing, or it was given before the
    /// first table, and with these it would be approved by enough people. Null without requests, a policy or a time zone.
    /// </summary>
    public Money? NotJudged { get; private init; }

    /// <summary>
    /// What was posted without an approval in time, as <see cref="ControlTest.PostedWithoutApproval"/> finds it. Null without requests or a
    /// time zone.
    /// </summary>
    public Money? WithoutApproval { get; private init; }

    /// <summary>
    /// <see cref="InsideAuthority"/> ÷ <see cref="WriteOffs"/>. Null where that is, and where nothing was written off.
    /// </summary>
    public Ratio? ShareInsideAuthority { get; private init; }

    /// <summary>
    /// How many approvals of the whole log were given by somebody who drafted, changed, handed in or answered the request, or in their
    /// stead, those included that a change of the request voided. Null without requests.
    /// </summary>
    public long? SelfApprovals { get; private init; }

    /// <summary>How many approvals the whole log has. Null without requests.</summary>
    public long? Approvals { get; private init; }

    /// <summary>Why something is null, a sentence each; empty where all is known.</summary>
    public IReadOnlyList<string> Notes { get; private init; } = [];

    /// <summary>All parts and the self-approvals on one line, in any culture.</summary>
    public override string ToString() => (WriteOffs is { } all ? $"{all} written off" : "written off more than is counted")
        + (ShareInsideAuthority is { } share ? $", {Quantity.FromRatio(share).Read()} of it inside authority" : "")
        + (BeyondAuthority is { } beyond ? $", {beyond} beyond it" : "")
        + (NotJudged is { MinorUnits: not 0 } notJudged ? $", {notJudged} not judged" : "")
        + (WithoutApproval is { } without ? $", {without} without approval" : "")
        + (SelfApprovals is { } self ? $"; {Invariant.Count(self, "self-approval", "self-approvals")}" : "")
        + (Notes.Count == 0 ? "" : ". " + string.Join(' ', Notes));

    internal static GovernanceSummary Of(ControlMaterial material)
    {
        ControlRows rows = material.Rows;
        ControlInputs inputs = material.Inputs;
        Currency currency = rows.Columns.Currency;
        Int128 all = rows.SumOf(rows.WriteOffs());
        string[] notes = [.. WhyUnknown(inputs, all)];
        ReviewedApproval[] approvals = inputs.Requests is { } log ? [.. log.SelectMany(material.ApprovalsOf)] : [];
        (long? count, long? self) = inputs.Requests is null
            ? ((long?)null, (long?)null)
            : (approvals.LongLength, approvals.LongCount(one => one.IsSelfApproved));
        if (all > long.MaxValue) return new GovernanceSummary(currency) { Notes = notes, Approvals = count, SelfApprovals = self };
        Money writeOffs = ToMoney(all);
        if (material.Postings is not { } postings)
            return new GovernanceSummary(currency) { Notes = notes, Approvals = count, SelfApprovals = self, WriteOffs = writeOffs };
        var approved = new Int128[Enum.GetValues<PostingStanding>().Length];
        Int128 without = 0;
        foreach (Posting posting in postings)
        {
            approved[(int)posting.Standing] += posting.Approved;
            without += rows[posting.Row].Amount - posting.Approved;
        }

        bool hasPolicy = inputs.Policy is not null;
        Money inside = ToMoney(approved[(int)PostingStanding.Inside]);
        return new GovernanceSummary(currency)
        {
            Notes = notes,
            Approvals = count,
            SelfApprovals = self,
            WriteOffs = writeOffs,
            WithoutApproval = ToMoney(without),
            InsideAuthority = hasPolicy ? inside : null,
            BeyondAuthority = hasPolicy ? ToMoney(approved[(int)PostingStanding.Beyond]) : null,
            NotJudged = hasPolicy ? ToMoney(approved[(int)PostingStanding.NotJudged]) : null,
            ShareInsideAuthority = hasPolicy ? RatioArithmetic.Divide(inside, writeOffs).Value : null,
        };

        Money ToMoney(Int128 minorUnits) => Money.FromMinorUnits((long)minorUnits, currency);
    }

    private static IEnumerable<string> WhyUnknown(ControlInputs inputs, Int128 all)
    {
        if (all > long.MaxValue) yield return "The write-offs exceed 64 bits of minor units. Look at parts of the ledger.";
        if (inputs.Requests is null)
        {
            yield return ControlWords.NoRequests;
            yield break;
        }

        if (inputs.Zone is null) yield return ControlWords.NoZone;
        if (inputs.Policy is null) yield return ControlWords.NoPolicy;
    }

    void IReport.Write(ReportWriter report) => report
        .AddValue(Currency)
        .AddValue(WriteOffs)
        .AddValue(InsideAuthority)
        .AddValue(BeyondAuthority)
        .AddValue(NotJudged)
        .AddValue(WithoutApproval)
        .AddValue(ShareInsideAuthority)
        .Add(SelfApprovals)
        .Add(Approvals)
        .AddList(Notes);
}
