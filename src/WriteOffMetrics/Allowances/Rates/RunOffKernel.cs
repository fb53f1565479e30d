using NodaTime;
using WriteOffMetrics.Receivables;

namespace WriteOffMetrics.Allowances;

/// <summary>Follows the debits of some cohorts from invoice to the last day: one pass over the lines.</summary>
internal static class RunOffKernel
{
    public static RunOffCells Run(
        OpenItems history, AgeingBuckets buckets, WriteOffLedger ledger, PeriodAxis cohorts, LocalDate observedThrough)
    {
        int last = DayNumber.Require(observedThrough, nameof(observedThrough));
        Require(history, ledger, cohorts, observedThrough, last);
        var cells = new RunOffCells(buckets, history.Currency, cohorts, observedThrough);
        var recoveries = new DocumentRecoveries(ledger, last);
        cells.UnlinkedRecoveries = recoveries.Unlinked;
        AttributedItems lines = history.Attributed;
        var reached = new long[buckets.Count + 1];
        foreach (int line in InOrderOfDays(history, cohorts))
        {
            ref readonly ItemRow row = ref lines[line];
            long writtenOff = WrittenOff(history, line, last);
            long recovered = writtenOff <= 0 ? 0 : recoveries.Take(
                history.Codes.Accounts[row.Account], history.Codes.Documents[row.Document], writtenOff);
            long open = lines.OpenOn(line, last);
            Follow(lines, line, buckets, last, reached);
            cells.Add(reached, Math.Max(0, writtenOff - recovered) + open, open);
        }

        return cells;
    }

    /// <summary>The debits that were invoiced in a cohort and are known, the earliest first, as recoveries are taken.</summary>
    private static IEnumerable<int> InOrderOfDays(OpenItems history, PeriodAxis cohorts)
    {
        AttributedItems lines = history.Attributed;
        return Enumerable.Range(0, history.Items.Count)
            .Where(line => !lines[line].IsCredit && lines.IsKnown(lines[line]) && cohorts.IndexOf(lines[line].InvoiceDay) >= 0)
            .OrderBy(line => lines[line].InvoiceDay).ThenBy(line => lines[line].DueDay);
    }

    /// <summary>What was written off of a line and not reversed.</summary>
    private static long WrittenOff(OpenItems history, int line, int last)
    {
        long sum = 0;
        foreach (Application one in history.Attributed.AppliedTo(line))
        {
            if (one.Day > last) break;
            if (history.Settlements[one.Settlement].Kind is SettlementKind.WriteOff or SettlementKind.Reversal) sum += one.Amount;
        }

        return sum;
    }

    /// <summary>With how much a line reached each bucket: the largest amount that was open at the end of a day of that age.</summary>
    private static void Follow(AttributedItems lines, int line, AgeingBuckets buckets, int last, Span<long> reached)
    {
        reached.Clear();
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
            for (int column = first; column <= end; column++) reached[column] = Math.Max(reached[column], open);
            day = until + 1;
        }
    }

    private static void Require(OpenItems history, WriteOffLedger ledger, PeriodAxis cohorts, LocalDate observedThrough, int last)
    {
        string day = DayNumber.ToText(observedThrough);
        if (ledger.Currency != history.Currency)
            throw new ArgumentException(
                $"Found a ledger in {ledger.Currency}; one in {history.Currency}, the currency of the open items, is allowed.",
                nameof(ledger));
        if (ledger.LastCompleteDay < observedThrough)
            throw new ArgumentException(
                $"Found a ledger that is complete through {DayNumber.ToText(ledger.LastCompleteDay.Value)}; one that is complete through "
                + $"{day} is allowed, for what is written off or recovered until then decides what is unpaid. Name an earlier day.",
                nameof(ledger));
        if (last > history.KnownOn)
            throw new ArgumentException(
                $"Found {day} behind the knowledge day {DayNumber.ToText(history.KnowledgeDay!.Value)} of the open items; days up to that "
                + "are allowed. Name an earlier day.",
                nameof(observedThrough));
        if (cohorts.LastDay > last)
            throw new ArgumentException(
                $"Found cohorts until {DayNumber.ToText(cohorts.End)}, observed through {day}; cohorts that end by the last day are "
                + "allowed. Leave out the youngest, or name a later day.",
                nameof(cohorts));
        if (!IsSettledByWriteOffs(history) && HasWriteOffs(ledger, last))
            throw new ArgumentException(
                "Found open items without a write-off, beside a ledger that has some; items that were settled by the ledger are allowed. "
                + "Settle them first: items.Settle(ledger).",
                nameof(history));
    }

    private static bool IsSettledByWriteOffs(OpenItems history)
    {
        for (int i = 0; i < history.Settlements.Count; i++)
        {
            if (history.Settlements[i].Kind == SettlementKind.WriteOff) return true;
        }

        return false;
    }

    private static bool HasWriteOffs(WriteOffLedger ledger, int last) => ledger.Where(EntryCategory.Receivable).Where(EntryKind.WriteOff)
        .FindFirstDay() is { } first && DayNumber.OfAllowed(first) <= last;
}
