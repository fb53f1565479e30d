namespace WriteOffMetrics.Receivables;

/// <summary>
/// Compares two lists of open items, line by line. Lines that were stated are the same where they stand at the same place; lines that
/// settlements left over are where they are of the same settlement.
/// </summary>
internal static class OpenItemChanges
{
    public static OpenItemChange[] Between(OpenItemList earlier, OpenItemList later)
    {
        if (!AreOfTheSameRows(earlier.Source, later.Source))
            throw new ArgumentException(
                "Found a list of other open items; one of these, of theirs before something was added, or as "
                + "known on another day is allowed.",
                nameof(earlier));
        Dictionary<(bool IsStated, int Key), (int Line, long Open)> before = [];
        foreach ((int line, long open) in earlier.Lines) before.Add(KeyOf(earlier, line), (line, open));
        List<OpenItemChange> changes = [];
        foreach ((int line, long open) in later.Lines)
        {
            before.Remove(KeyOf(later, line), out (int Line, long Open) was);
            if (was.Open != open) changes.Add(Change(later, line, was.Open, open));
        }

        foreach ((int line, long open) in before.Values.OrderBy(one => one.Line)) changes.Add(Change(earlier, line, open, 0));
        return [.. changes];
    }

    /// <summary>Whether rows that stand at one place are the same ones: two lists that grew apart have others there.</summary>
    private static bool AreOfTheSameRows(OpenItems one, OpenItems other) => ReferenceEquals(one.Codes, other.Codes)
        && one.Items.AgreesWith(other.Items) && one.Settlements.AgreesWith(other.Settlements);

    private static (bool IsStated, int Key) KeyOf(OpenItemList list, int line) => line < list.Source.Items.Count
        ? (true, line)
        : (false, list.Source.Attributed.LeftBy(line));

    private static OpenItemChange Change(OpenItemList list, int line, long before, long after) => new(
        list.ItemOf(line, after == 0 ? before : after),
        Money.FromMinorUnits(before, list.Currency), Money.FromMinorUnits(after, list.Currency));
}
