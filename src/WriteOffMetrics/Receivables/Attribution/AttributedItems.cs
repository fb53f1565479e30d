namespace WriteOffMetrics.Receivables;

/// <summary>
/// Which settlement settled what: lines, those that were stated and behind them those that settlements left over, and for each what was
/// applied to it, by day.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
internal sealed class AttributedItems
{
    private readonly ItemTable source;
    private readonly ItemRow[] leftOver;
    private readonly int[] leftBy;
    private readonly int[] starts;
    private readonly Application[] applications;

    /// <param name="source">The items and settlements.</param>
    /// <param name="leftOver">The lines that settlements left over.</param>
    /// <param name="leftBy">The settlement of each of these.</param>
    /// <param name="applied">What was applied to which line, in any order.</param>
    /// <param name="unmatched">The settlements that did not find all that they settle.</param>
    public AttributedItems(
        ItemTable source, ItemRow[] leftOver, int[] leftBy, List<(int Line, Application What)> applied, UnmatchedSettlement[] unmatched)
    {
        this.source = source;
        this.leftOver = leftOver;
        this.leftBy = leftBy;
        Unmatched = unmatched;
        starts = new int[Count + 1];
        foreach ((int line, _) in applied) starts[line + 1]++;
        for (int line = 0; line < Count; line++) starts[line + 1] += starts[line];
        applications = new Application[applied.Count];
        int[] next = starts[..^1];
        foreach ((int line, Application what) in applied) applications[next[line]++] = what;
        for (int line = 0; line < Count; line++) SortByDay(applications.AsSpan(starts[line]..starts[line + 1]));
    }

    /// <summary>The number of lines.</summary>
    public int Count => source.Items.Count + leftOver.Length;

    public IReadOnlyList<UnmatchedSettlement> Unmatched { get; }

    public ref readonly ItemRow this[int line]
    {
        get
        {
            int stated = source.Items.Count;
            if (line >= stated) return ref leftOver[line - stated];
            return ref source.Items[line];
        }
    }

    /// <summary>The settlement that left a line over.</summary>
    public int LeftBy(int line) => leftBy[line - source.Items.Count];

    /// <summary>What was applied to a line, by day.</summary>
    public ReadOnlySpan<Application> AppliedTo(int line) => applications.AsSpan(starts[line]..starts[line + 1]);

    /// <summary>Whether a line was known on the day that the source is as known on.</summary>
    public bool IsKnown(in ItemRow row) => row.RecordedDay <= source.KnownOn;

    /// <summary>What is open of a line at the end of a day; of one that is not there yet, nothing.</summary>
    public long OpenOn(int line, int day)
    {
        ref readonly ItemRow row = ref this[line];
        if (row.InvoiceDay > day || !IsKnown(row)) return 0;
        long open = row.Amount;
        foreach (Application one in AppliedTo(line))
        {
            if (one.Day > day) break;
            open -= one.Amount;
        }

        return open;
    }

    /// <summary>Few are applied to one line, and mostly in order.</summary>
    private static void SortByDay(Span<Application> ones)
    {
        for (int i = 1; i < ones.Length; i++)
        {
            Application one = ones[i];
            int at = i;
            for (; at > 0 && ones[at - 1].Day > one.Day; at--) ones[at] = ones[at - 1];
            ones[at] = one;
        }
    }
}
