namespace WriteOffMetrics.Receivables;

/// <summary>
/// The state of an account at the end of each period: the oldest bucket in which something of it is open, else undated where only items
/// without a due date are, else written off where a write-off was the last that lowered what it owed, else not open. For one pass and one
/// thread.
/// </summary>
internal sealed class AccountStates
{
    private readonly OpenItems source;
    private readonly AgeingBuckets buckets;
    private readonly int[] ends;
    private readonly int[] oldest;
    private readonly int[] loweredOn;
    private readonly bool[] wroteOff;

    public AccountStates(OpenItems source, AgeingBuckets buckets, int[] ends)
    {
        this.source = source;
        this.buckets = buckets;
        this.ends = ends;
        (oldest, loweredOn, wroteOff) = (new int[ends.Length], new int[ends.Length], new bool[ends.Length]);
        (Undated, NotOpen, WrittenOff) = (buckets.Count, buckets.Count + 1, buckets.Count + 2);
    }

    /// <summary>The states behind the buckets, which have the first numbers.</summary>
    public int Undated { get; }

    public int NotOpen { get; }

    public int WrittenOff { get; }

    public int Count => WrittenOff + 1;

    /// <summary>Reads the lines of an account.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="states">The state at each end from the first on by which the account owed something.</param>
    /// <returns>The position of that end; one behind the last where there is none.</returns>
    public int Read(ReadOnlySpan<int> lines, Span<int> states)
    {
        Array.Fill(oldest, -1);
        Array.Fill(loweredOn, int.MinValue);
        Array.Clear(wroteOff);
        int first = ends.Length;
        foreach (int line in lines)
        {
            ref readonly ItemRow row = ref source.Attributed[line];
            int from = PeriodEnds.FirstFrom(ends, row.InvoiceDay);
            if (from == ends.Length) continue;
            first = Math.Min(first, from);
            Follow(row, source.Attributed.AppliedTo(line), from);
        }

        (int day, bool isWriteOff) = (int.MinValue, false);
        for (int period = first; period < ends.Length; period++)
        {
            if (loweredOn[period] > day) (day, isWriteOff) = (loweredOn[period], wroteOff[period]);
            states[period] = oldest[period] switch
            {
                -1 => isWriteOff ? WrittenOff : NotOpen,
                0 => Undated,
                var bucket => bucket - 1,
            };
        }

        return first;
    }

    /// <summary>Adds a line: where it lies at each end at which it is open, and what lowered it last in each period.</summary>
    private void Follow(in ItemRow row, ReadOnlySpan<Application> applied, int from)
    {
        int reference = buckets.IsByInvoiceDate ? row.InvoiceDay : row.DueDay, next = 0;
        long open = row.Amount;
        for (int period = from; period < ends.Length; period++)
        {
            for (; next < applied.Length && applied[next].Day <= ends[period]; next++)
            {
                open -= applied[next].Amount;
                if (applied[next].Amount > 0) Lower(period, applied[next].Day, applied[next].Settlement);
            }

            if (open > 0)
                oldest[period] = Math.Max(oldest[period], reference == DayNumber.None ? 0 : 1 + buckets.IndexOf(ends[period] - reference));
            else if (next == applied.Length) return;
        }
    }

    /// <summary>Of a day on which several things lowered what an account owed, a write-off counts.</summary>
    private void Lower(int period, int day, int settlement)
    {
        if (day < loweredOn[period]) return;
        bool isWriteOff = source.Settlements[settlement].Kind == SettlementKind.WriteOff;
        wroteOff[period] = isWriteOff || (day == loweredOn[period] && wroteOff[period]);
        loweredOn[period] = day;
    }
}
