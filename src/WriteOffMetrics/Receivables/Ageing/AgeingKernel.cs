namespace WriteOffMetrics.Receivables;

/// <summary>
/// Ages all lines at the end of each period: one pass over the lines, and for each line over the periods at whose end it is open.
/// </summary>
internal static class AgeingKernel
{
    /// <summary>The columns behind those of the buckets: items without a due date, and credits.</summary>
    public const int Undated = 0, Credits = 1, Extra = 2;

    /// <summary>
    /// The open amounts in minor units as [code][period][column], columns being the buckets and the extra ones. All lines together fit 64
    /// bits, so that no sum can overflow.
    /// </summary>
    /// <param name="source">The open items.</param>
    /// <param name="buckets">The buckets.</param>
    /// <param name="axis">The periods.</param>
    /// <param name="codeOf">The code of a line.</param>
    /// <param name="codes">How many codes there are.</param>
    public static long[] Run(OpenItems source, AgeingBuckets buckets, PeriodAxis axis, Func<int, int>? codeOf, int codes)
    {
        AttributedItems lines = source.Attributed;
        int[] ends = PeriodEnds.Of(axis);
        int columns = buckets.Count + Extra, stride = columns * ends.Length;
        var cells = new long[(long)codes * stride];
        for (int line = 0; line < lines.Count; line++)
        {
            ref readonly ItemRow row = ref lines[line];
            if (row.InvoiceDay > ends[^1] || !lines.IsKnown(row)) continue;
            ReadOnlySpan<Application> applied = lines.AppliedTo(line);
            (int column, int reference) = PlaceOf(row, buckets);
            int next = 0;
            Span<long> here = cells.AsSpan((codeOf?.Invoke(line) ?? 0) * stride, stride);
            long open = row.Amount;
            for (int period = PeriodEnds.FirstFrom(ends, row.InvoiceDay); period < ends.Length; period++)
            {
                int end = ends[period];
                for (; next < applied.Length && applied[next].Day <= end; next++) open -= applied[next].Amount;
                if (open != 0) here[period * columns + (column >= 0 ? column : buckets.IndexOf(end - reference))] += open;
                else if (next == applied.Length) break;
            }
        }

        return cells;
    }

    /// <summary>The same of the items of a list, on its day alone: [code][column].</summary>
    /// <param name="list">The list, of all that is open or of a part of it.</param>
    /// <param name="buckets">The buckets.</param>
    /// <param name="codeOf">The code of a line.</param>
    /// <param name="codes">How many codes there are.</param>
    public static long[] Run(OpenItemList list, AgeingBuckets buckets, Func<int, int>? codeOf, int codes)
    {
        int columns = buckets.Count + Extra;
        var cells = new long[(long)codes * columns];
        foreach ((int line, long open) in list.Lines)
        {
            int column = ColumnOf(list.Source.Attributed[line], buckets, list.DayAsNumber);
            cells[(codeOf?.Invoke(line) ?? 0) * columns + column] += open;
        }

        return cells;
    }

    /// <summary>The column of a line on a day: a bucket, or behind the buckets one of the extra ones.</summary>
    public static int ColumnOf(in ItemRow row, AgeingBuckets buckets, int day)
    {
        (int column, int reference) = PlaceOf(row, buckets);
        return column >= 0 ? column : buckets.IndexOf(day - reference);
    }

    /// <summary>The column of a line that has no age, or −1; and the day from which the age of others is counted.</summary>
    private static (int Column, int Reference) PlaceOf(in ItemRow row, AgeingBuckets buckets)
    {
        int reference = buckets.IsByInvoiceDate ? row.InvoiceDay : row.DueDay;
        int column = row.IsCredit ? buckets.Count + Credits : reference == DayNumber.None ? buckets.Count + Undated : -1;
        return (column, reference);
    }
}
