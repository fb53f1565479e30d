namespace WriteOffMetrics.Receivables;

/// <summary>How long each document was open, and whether it ended in a write-off: what a survival curve is estimated from.</summary>
internal static class DocumentTimes
{
    /// <summary>
    /// Days from the earliest invoice date of a document to its write-off, or to the day on which nothing was open of it any more, or to
    /// the last day. Lines that state no document are each one of their own.
    /// </summary>
    public static (double[] Days, bool[] IsWriteOff) Of(OpenItems items, int lastDay)
    {
        AttributedItems lines = items.Attributed;
        (int Account, int Document, int Line)[] keys = KeysOf(items, lastDay);
        List<double> days = new(keys.Length);
        List<bool> isWriteOff = new(keys.Length);
        List<Application> applied = [];
        for (int i = 0; i < keys.Length;)
        {
            int first = i;
            applied.Clear();
            (long open, int start) = (0, int.MaxValue);
            do
            {
                ref readonly ItemRow row = ref lines[keys[i].Line];
                open += row.Amount;
                start = Math.Min(start, row.InvoiceDay);
                foreach (Application one in lines.AppliedTo(keys[i].Line))
                {
                    if (one.Day <= lastDay) applied.Add(one);
                }

                i++;
            }
            while (i < keys.Length && IsSame(keys[first], keys[i]));

            if (i - first > 1) applied.Sort((one, other) => one.Day.CompareTo(other.Day));
            (int end, bool ended) = EndOf(items, applied, open, lastDay);
            days.Add(end - start);
            isWriteOff.Add(ended);
        }

        return ([.. days], [.. isWriteOff]);
    }

    /// <summary>
    /// The first day of the write-off that stands, reversals taken off; without one, the day on which nothing was left of what was
    /// invoiced, or the last day.
    /// </summary>
    private static (int Day, bool IsWriteOff) EndOf(OpenItems items, List<Application> applied, long open, int lastDay)
    {
        long writtenOff = 0;
        (int writeOffDay, int closingDay) = (0, 0);
        for (int i = 0; i < applied.Count;)
        {
            int day = applied[i].Day;
            (bool wasWrittenOff, bool wasOpen) = (writtenOff > 0, open > 0);
            for (; i < applied.Count && applied[i].Day == day; i++)
            {
                open -= applied[i].Amount;
                if (WriteOffKinds.IsOne(items.Settlements[applied[i].Settlement].Kind)) writtenOff += applied[i].Amount;
            }

            if (!wasWrittenOff) writeOffDay = day;
            if (wasOpen) closingDay = day;
        }

        if (writtenOff > 0) return (writeOffDay, true);
        return (open > 0 ? lastDay : closingDay, false);
    }

    /// <summary>The invoiced lines that were there by the last day, those of one document together.</summary>
    private static (int Account, int Document, int Line)[] KeysOf(OpenItems items, int lastDay)
    {
        AttributedItems lines = items.Attributed;
        List<(int Account, int Document, int Line)> keys = new(items.Count);
        for (int line = 0; line < items.Count; line++)
        {
            ref readonly ItemRow row = ref lines[line];
            if (!row.IsCredit && row.InvoiceDay <= lastDay && lines.IsKnown(row)) keys.Add((row.Account, row.Document, line));
        }

        keys.Sort();
        return [.. keys];
    }

    private static bool IsSame((int Account, int Document, int Line) one, (int Account, int Document, int Line) other) =>
        one.Document != 0 && one.Document == other.Document && one.Account == other.Account;
}
