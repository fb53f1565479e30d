namespace WriteOffMetrics;

/// <summary>One of several texts that differ only in case or white space, and the rows that state it.</summary>
internal sealed class Spelling(string text)
{
    public string Text { get; } = text;

    public List<int> Rows { get; } = [];

    public int Entries => Rows.Count;

    /// <summary>The amounts of these rows added up, whatever their kind, in minor units.</summary>
    public Int128 Amount { get; private set; }

    public void Add(int row, long amount)
    {
        Rows.Add(row);
        Amount += amount;
    }

    /// <summary>
    /// The spelling of most entries first; of equally many, that of the larger amount, then the one earlier by its letters.
    /// </summary>
    public static IComparer<Spelling> MostUsualFirst { get; } = Comparer<Spelling>.Create((left, right) =>
    {
        int order = right.Entries.CompareTo(left.Entries);
        if (order == 0) order = right.Amount.CompareTo(left.Amount);
        return order == 0 ? string.CompareOrdinal(left.Text, right.Text) : order;
    });
}
