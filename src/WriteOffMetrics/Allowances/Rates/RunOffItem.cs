using WriteOffMetrics.Receivables;

namespace WriteOffMetrics.Allowances;

/// <summary>
/// What became of one line: with how much it reached each bucket, on which day, and what of that was lost. One object follows line after
/// line.
/// </summary>
internal sealed class RunOffItem(OpenItems history, AgeingBuckets buckets, int last)
{
    private readonly AttributedItems lines = history.Attributed;
    private readonly long[] reached = new long[buckets.Count + 1], unpaid = new long[buckets.Count + 1];
    private readonly int[] reachedOn = new int[buckets.Count + 1];
    private int line;

    public int Account => lines[line].Account;

    public int Document => lines[line].Document;

    public int InvoiceDay => lines[line].InvoiceDay;

    /// <summary>What was written off of it and not reversed.</summary>
    public long WrittenOff { get; private set; }

    /// <summary>What was recovered of that, up to all of it.</summary>
    public long Recovered { get; set; }

    /// <summary>What was open on the last day.</summary>
    public long Open { get; private set; }

    /// <summary>With how much it reached each bucket: the largest amount that was open at the end of a day of that age.</summary>
    public ReadOnlySpan<long> Reached => reached;

    /// <summary>Follows a line to the last day.</summary>
    public void Follow(int next)
    {
        line = next;
        WrittenOff = WrittenOffThrough(last);
        Open = lines.OpenOn(line, last);
        FindReached();
    }

    /// <summary>
    /// What of each amount that reached a bucket is finally unpaid: what was written off after that day and not recovered, a recovery being
    /// on what was written off first, and what is open on the last day.
    /// </summary>
    public ReadOnlySpan<long> Unpaid()
    {
        for (int column = 0; column < reached.Length; column++)
        {
            long before = reached[column] == 0 ? 0 : Math.Max(0, WrittenOffThrough(reachedOn[column]));
            long lost = Math.Max(0, WrittenOff - before - Math.Max(0, Recovered - before));
            unpaid[column] = Math.Min(reached[column], lost + Open);
        }

        return unpaid;
    }

    private void FindReached()
    {
        reached.AsSpan().Clear();
        ref readonly ItemRow row = ref lines[line];
        int reference = buckets.IsByInvoiceDate ? row.InvoiceDay : row.DueDay;
        ReadOnlySpan<Application> applied = lines.AppliedTo(line);
        long open = row.Amount;
        int next = 0;
        for (int day = row.InvoiceDay; day <= last;)
        {
            for (; next < applied.Length && applied[next].Day <= day; next++) open -= applied[next].Amount;
            int until = next < applied.Length ? Math.Min(last, applied[next].Day - 1) : last;
            (int first, int end) = reference == DayNumber.None
                ? (buckets.Count, buckets.Count)
                : (buckets.IndexOf(day - reference), buckets.IndexOf(until - reference));
            for (int column = first; column <= end; column++)
            {
                if (open <= reached[column]) continue;
                (reached[column], reachedOn[column]) = (open, Math.Max(day, FirstDayOf(column, reference)));
            }

            day = until + 1;
        }
    }

    /// <summary>The first day on which the age lies in a bucket; of the first bucket, and of what is undated, none is the first.</summary>
    private int FirstDayOf(int column, int reference) =>
        column == 0 || column == buckets.Count ? DayNumber.Min : reference + buckets.Bounds[column - 1] + 1;

    private long WrittenOffThrough(int day)
    {
        long sum = 0;
        foreach (Application one in lines.AppliedTo(line))
        {
            if (one.Day > day) break;
            if (history.Settlements[one.Settlement].Kind is SettlementKind.WriteOff or SettlementKind.Reversal) sum += one.Amount;
        }

        return sum;
    }
}
