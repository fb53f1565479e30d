using static WriteOffMetrics.Controls.ControlWords;

namespace WriteOffMetrics.Controls;

/// <summary>
/// Write-offs without a request that was approved by the end of the day on which they were recorded, or beyond what was granted.
/// </summary>
internal sealed class PostedWithoutApproval() : ControlProcedure(
    RuleOf(
        "posted-without-approval", "write-offs without an approved request, or beyond what it grants",
        "a receivable went out of the books, and nobody who may decided that"),
    "each write-off against the request that it names: of its account, document, category and currency, approved by the end of the day on "
    + "which it was recorded, and all write-offs of a request together up to what is granted")
{
    public override ControlOutcome Run(ControlMaterial material)
    {
        if (material.Inputs.Requests is null) return ControlOutcome.MissingInput(NoRequests);
        if (material.Inputs.Zone is null) return ControlOutcome.MissingInput(NoZone);
        ControlRows rows = material.Rows;
        var found = new FoundByControl(rows, Rule, FindingSeverity.Error);
        int request = rows.Columns.IndexOfDimension(Dimension.Request);
        foreach (Posting posting in material.Postings!)
        {
            if (posting.Why == WhyWithoutApproval.None) continue;
            string? id = request < 0 ? null : rows.Columns.Value(posting.Row, request);
            found.Add(
                [posting.Row], rows[posting.Row].Amount - posting.Approved,
                FindingFault.FromText(Dimension.Request, id, WordsOf(rows, posting)));
        }

        return ControlOutcome.Tested(material.Postings!.Length, found.ToFindings());
    }

    private static string WordsOf(ControlRows rows, Posting posting)
    {
        string writeOff = $"a write-off of {rows.AmountOf(posting.Row)} on {Day(rows[posting.Row].Day)}";
        return posting.Why switch
        {
            WhyWithoutApproval.NoRequest => $"Found no request of {writeOff}; one that is approved is needed. {AskWho}",
            WhyWithoutApproval.NotInLog => $"Found {writeOff} with a request that the log does not have; one that is approved is needed. "
                + AskWho,
            WhyWithoutApproval.OfSomethingElse => $"Found {writeOff} with a request of another {posting.DiffersIn}; one of the same is "
                + $"needed. {AskWho}",
            WhyWithoutApproval.NotYet => $"Found {writeOff}, recorded before its request was approved; the same day or a later one is "
                + "allowed. Ask who posted it, and who knew.",
            WhyWithoutApproval.NotApproved => $"Found {writeOff} with a request that was not approved then; one that is approved is "
                + $"needed. {AskWho}",
            _ => $"Found {writeOff}, of which its request still allows "
                + $"{Money.FromMinorUnits(posting.Approved, rows.Columns.Currency)}; so much is allowed. {AskWho}",
        };
    }

    private const string AskWho = "Ask who posted it, and have it approved or reversed.";
}
