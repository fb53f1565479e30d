using static WriteOffMetrics.Controls.ControlWords;

namespace WriteOffMetrics.Controls;

/// <summary>Write-offs that are followed by a recovery, or by a reversal, within some days: written off too early, or in error.</summary>
internal sealed class FollowedWithin : ControlProcedure
{
    private readonly EntryKind kind;
    private readonly int days;
    private readonly string next;

    private FollowedWithin(FindingRule rule, EntryKind kind, int days, string next)
        : base(
            rule,
            $"each {EntryWords.NameOf(kind)} against the write-offs of its document, account and category on or before its day; more than "
            + $"{Days(days)} after each of them is allowed",
            ("days", Invariant.Text(days)))
    {
        this.kind = kind;
        this.days = days;
        this.next = next;
    }

    public static FollowedWithin Recovery(int days) => new(
        RuleOf(
            "recovered-soon", "recoveries within days of the write-off",
            "what was written off could still be collected, and a payment that was expected may have been taken"),
        EntryKind.Recovery, days, "Ask what was known of the payment on the day of the write-off, and follow the money to the bank.");

    public static FollowedWithin Reversal(int days) => new(
        RuleOf(
            "reversed-soon", "reversals within days of the write-off",
            "a write-off was made and taken back: in error, or to make a balance look right at the end of a period"),
        EntryKind.Reversal, days, "Ask who made and who reversed it, and whether the end of a period lies between.");

    public override ControlOutcome Run(ControlMaterial material)
    {
        ControlRows rows = material.Rows;
        var links = LinkedRows.Of(rows);
        var found = new FoundByControl(rows, Rule, FindingSeverity.Warning);
        foreach (ArraySegment<int> link in links.Links) AddFollowed(rows, found, link);
        return ControlOutcome.Tested(links.LinkedCount, found.ToFindings()).LeavingOut(links.LeftOut);
    }

    /// <summary>
    /// An entry that follows is near enough to a write-off where it is to the last one on or before its day; a write-off is, where the
    /// first that follows on or after its day is near enough. So that one look in each direction finds both.
    /// </summary>
    private void AddFollowed(ControlRows rows, FoundByControl found, ArraySegment<int> link)
    {
        List<int> writeOffs = [.. link.Where(row => rows[row].Kind == EntryKind.WriteOff)];
        List<int> followers = [.. link.Where(row => rows[row].Kind == kind)];
        if (writeOffs.Count == 0 || followers.Count == 0) return;
        List<int> soon = [], early = [];
        int shortest = int.MaxValue, at = 0;
        foreach (int follower in followers)
        {
            while (at < writeOffs.Count && rows[writeOffs[at]].Day <= rows[follower].Day) at++;
            if (at == 0 || rows[follower].Day - rows[writeOffs[at - 1]].Day is var apart && apart > days) continue;
            shortest = Math.Min(shortest, apart);
            soon.Add(follower);
        }

        if (soon.Count == 0) return;
        at = 0;
        foreach (int writeOff in writeOffs)
        {
            while (at < followers.Count && rows[followers[at]].Day < rows[writeOff].Day) at++;
            if (at < followers.Count && rows[followers[at]].Day - rows[writeOff].Day <= days) early.Add(writeOff);
        }

        Int128 sum = rows.SumOf(soon);
        string what = $"{Invariant.Count(soon.Count)} {EntryWords.NameOf(kind)} {(soon.Count == 1 ? "entry" : "entries")} of "
            + $"{Money.InWords(sum, rows.Columns.Currency)} in all";
        found.Add([.. early, .. soon], sum, FindingFault.FromText(
            "effective date", Day(rows[soon[0]].Day),
            $"Found {what}, {Days(shortest)} or more after the write-off, on {Day(rows[soon[0]].Day)}; more than {Days(days)} is allowed. "
            + next));
    }
}
