using static WriteOffMetrics.Controls.ControlWords;

namespace WriteOffMetrics.Controls;

/// <summary>
/// Write-offs of one account, category and amount, each within some days of the one before, whatever their documents. A write-off without
/// an account is no one's duplicate: a missing account is not one account.
/// </summary>
internal sealed class Duplicates(int days) : ControlProcedure(
    RuleOf(
        "duplicate-write-off", "write-offs of one account, category and amount a few days apart, whatever their documents",
        "what is written off twice is lost twice, and a second document hides it from checks by document"),
    $"write-offs of one account, category and amount: each up to {Days(days)} after the one before it is one of them",
    ("days", Invariant.Text(days)))
{
    public override ControlOutcome Run(ControlMaterial material)
    {
        ControlRows rows = material.Rows;
        int[] writeOffs = rows.WriteOffs(), codes = rows.CodesOf(Dimension.Account) ?? [];
        int[] looked = codes.Length == 0 ? [] : Array.FindAll(writeOffs, row => codes[row] != ControlRows.NotStated);
        var found = new FoundByControl(rows, Rule, FindingSeverity.Warning);
        foreach (ArraySegment<int> alike in rows.Together(looked, row => (codes[row], (int)rows[row].What.Category, rows[row].Amount)))
        {
            for (int start = 0, end; start < alike.Count; start = end)
            {
                for (end = start + 1; end < alike.Count && rows[alike[end]].Day - rows[alike[end - 1]].Day <= days;) end++;
                if (end - start > 1) Add(rows, found, [.. alike[start..end]]);
            }
        }

        return ControlOutcome.Tested(looked.Length, found.ToFindings())
            .LeavingOut((writeOffs.Length - looked.Length, "no account stated"));
    }

    private void Add(ControlRows rows, FoundByControl found, int[] alike)
    {
        Money amount = rows.AmountOf(alike[0]);
        string what = $"{WriteOffs(alike.Length)} of {amount} of one account from {Day(rows[alike[0]].Day)} to {Day(rows[alike[^1]].Day)}";
        found.Add(alike, (Int128)amount.MinorUnits * (alike.Length - 1), FindingFault.FromText(
            "row", what,
            $"Found {what}, each up to {Days(days)} after the one before; one is usual. Compare their documents with the invoices, and "
            + "reverse what was written off twice."));
    }
}
