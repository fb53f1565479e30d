using static WriteOffMetrics.Controls.ControlWords;

namespace WriteOffMetrics.Controls;

/// <summary>Recoveries less returned ones of a document beyond its write-offs less reversals.</summary>
internal sealed class RecoveredBeyond() : ControlProcedure(
    RuleOf(
        "recovered-beyond-write-off", "recoveries of a document beyond what of it is written off",
        "money is booked to the wrong document, or income counts as a recovery and makes net write-offs too low"),
    "recoveries less returned ones of each document, account and category against its write-offs less reversals; up to that is allowed")
{
    public override ControlOutcome Run(ControlMaterial material)
    {
        ControlRows rows = material.Rows;
        var links = LinkedRows.Of(rows);
        var found = new FoundByControl(rows, Rule, FindingSeverity.Warning);
        foreach (ArraySegment<int> link in links.Links)
        {
            Int128 writtenOff = 0, recovered = 0;
            bool hasRecovery = false;
            foreach (int row in link)
            {
                ref readonly ControlRow one = ref rows[row];
                hasRecovery |= one.Kind == EntryKind.Recovery;
                switch (one.Kind)
                {
                    case EntryKind.WriteOff:
                        writtenOff += one.Amount;
                        break;
                    case EntryKind.Reversal:
                        writtenOff -= one.Amount;
                        break;
                    case EntryKind.Recovery:
                        recovered += one.Amount;
                        break;
                    default:
                        recovered -= one.Amount;
                        break;
                }
            }

            // More reversed than written off is another fault, and leaves nothing to recover.
            writtenOff = Int128.Max(writtenOff, 0);
            if (hasRecovery && recovered > writtenOff) Add(rows, found, [.. link], recovered, writtenOff);
        }

        return ControlOutcome.Tested(links.LinkedCount, found.ToFindings()).LeavingOut(links.LeftOut);
    }

    private static void Add(ControlRows rows, FoundByControl found, int[] link, Int128 recovered, Int128 writtenOff)
    {
        string what = Money.InWords(recovered, rows.Columns.Currency);
        found.Add(link, recovered - writtenOff, FindingFault.FromText(
            "amount", what,
            $"Found recoveries less returned ones of {what} on a document of which, of the same account and category, "
            + $"{Money.InWords(writtenOff, rows.Columns.Currency)} is written off, the last on {Day(rows[link[^1]].Day)}; up to that is "
            + "usual. Look to which document the money belongs, and whether a part of it is income."));
    }
}
