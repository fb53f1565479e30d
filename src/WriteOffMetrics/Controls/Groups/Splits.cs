using static WriteOffMetrics.Controls.ControlWords;

namespace WriteOffMetrics.Controls;

/// <summary>
/// Write-offs of one value of a dimension and one category, none of them above a limit, that are above it together within some days.
/// Windows that are above the limit and share an entry are one finding, so that every entry is in one at most.
/// </summary>
internal sealed class Splits(string dimension, int days, Money limit) : ControlProcedure(
    RuleOf(
        "split", "write-offs up to a limit that are above it together, of one value of a dimension a few days apart",
        "a loss that needs a higher approval is cut into parts that need none"),
    $"write-offs of up to {limit} each, of one category and one value of '{Invariant.OnOneLine(dimension)}' and up to {Days(days)} apart: "
    + $"together up to {limit} is allowed",
    ("dimension", dimension), ("days", Invariant.Text(days)), ("limit", limit.ToString()))
{
    public override ControlOutcome Run(ControlMaterial material)
    {
        material.RequireCurrency(limit, "limit");
        ControlRows rows = material.Rows;
        if (rows.Count > 0 && rows.Columns.IndexOfDimension(dimension) < 0 && !Dimension.IsBuiltIn(dimension))
            return ControlOutcome.MissingInput(
                $"The ledger has no dimension '{Invariant.OnOneLine(dimension)}'. State it when the ledger is built, or name another.");
        int[] codes = rows.CodesOf(dimension) ?? [];
        int[] writeOffs = rows.WriteOffs();
        int[] stated = codes.Length == 0 ? [] : Array.FindAll(writeOffs, row => codes[row] != ControlRows.NotStated);
        int[] small = Array.FindAll(stated, row => rows[row].Amount <= limit.MinorUnits);
        var found = new FoundByControl(rows, Rule, FindingSeverity.Warning);
        foreach (ArraySegment<int> group in rows.Together(small, row => (codes[row], (int)rows[row].What.Category, 0)))
            AddSplits(rows, found, group);
        return ControlOutcome.Tested(stated.Length, found.ToFindings())
            .LeavingOut((writeOffs.Length - stated.Length, $"no {Invariant.OnOneLine(dimension)} stated"));
    }

    /// <summary>One pass with two ends: from the first write-off that is near enough to each, through that one.</summary>
    private void AddSplits(ControlRows rows, FoundByControl found, ArraySegment<int> group)
    {
        (int start, int end) = (0, 0);
        Int128 sum = 0;
        for (int first = 0, last = 0; last < group.Count; last++)
        {
            sum += rows[group[last]].Amount;
            for (; rows[group[last]].Day - rows[group[first]].Day > days; first++) sum -= rows[group[first]].Amount;
            if (sum <= limit.MinorUnits) continue;
            if (first >= end)
            {
                Add(rows, found, group[start..end]);
                start = first;
            }

            end = last + 1;
        }

        Add(rows, found, group[start..end]);
    }

    private void Add(ControlRows rows, FoundByControl found, ArraySegment<int> parts)
    {
        if (parts.Count == 0) return;
        Int128 sum = rows.SumOf(parts);
        string together = Money.InWords(sum, rows.Columns.Currency);
        string what = $"{WriteOffs(parts.Count)} of {together} in all from {Day(rows[parts[0]].Day)} to {Day(rows[parts[^1]].Day)}";
        found.Add([.. parts], sum, FindingFault.FromText(
            dimension, what,
            $"Found {what}, each up to {limit}, of one {Invariant.OnOneLine(dimension)} and category, and above {limit} together within "
            + $"{Days(days)}; together up to {limit} is allowed. Look who asked for them and who approved them, and whether they are of "
            + "one loss."));
    }
}
