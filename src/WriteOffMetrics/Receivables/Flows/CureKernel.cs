namespace WriteOffMetrics.Receivables;

/// <summary>
/// What was overdue at the end of each period, and what of it was settled otherwise than by a write-off within some periods: one pass over
/// the lines, and for each line over the periods at whose end it is open.
/// </summary>
internal static class CureKernel
{
    /// <summary>The columns of a cell.</summary>
    public const int Overdue = 0, Cured = 1, Columns = 2;

    /// <summary>
    /// Amounts in minor units as [code][period][column]; where the horizon reaches beyond the axis, what was cured by its end. All lines
    /// together fit 64 bits, so that no sum can overflow.
    /// </summary>
    /// <param name="source">The open items.</param>
    /// <param name="axis">The periods.</param>
    /// <param name="horizon">The number of periods.</param>
    /// <param name="codeOf">The code of a line; all lines have one where it is null.</param>
    /// <param name="codes">How many codes there are.</param>
    public static long[] Run(OpenItems source, PeriodAxis axis, int horizon, Func<int, int>? codeOf, int codes)
    {
        AttributedItems lines = source.Attributed;
        int[] ends = PeriodEnds.Of(axis);
        int stride = ends.Length * Columns;
        var cells = new long[(long)codes * stride];
        long[] open = new long[ends.Length], settled = new long[ends.Length];
        for (int line = 0; line < lines.Count; line++)
        {
            ref readonly ItemRow row = ref lines[line];
            if (row.IsCredit || row.DueDay == DayNumber.None || !lines.IsKnown(row)) continue;
            int first = PeriodEnds.FirstFrom(ends, Math.Max(row.InvoiceDay, row.DueDay + 1));
            if (first == ends.Length) continue;
            int last = Follow(source, lines.AppliedTo(line), row.Amount, ends, first, open, settled);
            Span<long> here = cells.AsSpan((codeOf?.Invoke(line) ?? 0) * stride, stride);
            for (int period = first; period <= last; period++)
            {
                // Behind the last period that was followed nothing moves. What came back and was paid again is not cured twice.
                long cured = settled[Math.Min((long)period + horizon, last)] - settled[period];
                here[period * Columns + Overdue] += open[period];
                here[period * Columns + Cured] += Math.Clamp(cured, 0, open[period]);
            }
        }

        return cells;
    }

    /// <summary>What of a line is open at the end of each period, and what was settled by then otherwise than by write-offs.</summary>
    /// <returns>The last period that was followed: the line is settled for good, or the axis ends.</returns>
    private static int Follow(
        OpenItems source, ReadOnlySpan<Application> applied, long amount, int[] ends, int first, long[] open, long[] settled)
    {
        long left = amount, other = 0;
        int next = 0;
        for (int period = first; ; period++)
        {
            for (; next < applied.Length && applied[next].Day <= ends[period]; next++)
            {
                left -= applied[next].Amount;
                if (!WriteOffKinds.IsOne(source.Settlements[applied[next].Settlement].Kind)) other += applied[next].Amount;
            }

            (open[period], settled[period]) = (left, other);
            if (period + 1 == ends.Length || (left == 0 && next == applied.Length)) return period;
        }
    }
}
