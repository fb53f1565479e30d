using static WriteOffMetrics.Controls.ControlWords;

namespace WriteOffMetrics.Controls;

/// <summary>Write-offs that state nothing in a dimension, or white space only.</summary>
internal sealed class MissingValue(string dimension) : ControlProcedure(
    RuleOf(
        $"missing-{dimension}", $"write-offs without the dimension '{Invariant.OnOneLine(dimension)}'",
        "what is not stated can be neither checked nor explained"),
    $"the '{Invariant.OnOneLine(dimension)}' of every write-off: a text that is not blank is needed",
    ("dimension", dimension))
{
    public override ControlOutcome Run(ControlMaterial material)
    {
        ControlRows rows = material.Rows;
        LedgerColumns columns = rows.Columns;
        int index = columns.IndexOfDimension(dimension);
        int[] writeOffs = rows.WriteOffs();

        // The built-in dimensions always exist; one of the user's own that does not is a misunderstanding and no finding on every row.
        if (index < 0 && !Dimension.IsBuiltIn(dimension) && rows.Count > 0)
            return ControlOutcome.MissingInput(
                $"The ledger has no dimension '{Invariant.OnOneLine(dimension)}'. State it when the ledger is built, or name another.");
        var found = new FoundByControl(rows, Rule, FindingSeverity.Warning);
        foreach (int row in writeOffs)
        {
            string? value = index < 0 ? null : columns.Value(row, index);
            if (!string.IsNullOrWhiteSpace(value)) continue;
            found.Add(row, FindingFault.FromText(
                dimension, value,
                $"Found {(value is null ? "nothing" : "a blank text")} as the {Invariant.OnOneLine(dimension)} of a write-off of "
                + $"{rows.AmountOf(row)} on {Day(rows[row].Day)}; a text that is not blank is needed. Ask for the papers, and state it."));
        }

        return ControlOutcome.Tested(writeOffs.Length, found.ToFindings());
    }
}
