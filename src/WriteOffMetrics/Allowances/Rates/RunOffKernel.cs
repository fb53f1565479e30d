using NodaTime;
using WriteOffMetrics.Receivables;

namespace WriteOffMetrics.Allowances;

/// <summary>Follows debits from invoice to the last day, and adds up those of some cohorts: one pass over the lines.</summary>
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
        var item = new RunOffItem(history, buckets, last);
        foreach (int line in InOrder(history))
        {
            item.Follow(line);
            item.Recovered = item.WrittenOff <= 0 ? 0 : recoveries.Take(
                history.Codes.Accounts[item.Account], history.Codes.Documents[item.Document], item.WrittenOff);
            if (cohorts.IndexOf(item.InvoiceDay) >= 0) cells.Add(item.Reached, item.Unpaid(), item.Open);
        }

        return cells;
    }

    /// <summary>
    /// The debits that are known, in the order in which recoveries are taken: the earliest first, and of one day by their parts, so that
    /// the order of the rows changes nothing. Those of other cohorts take theirs, too.
    /// </summary>
    private static IEnumerable<int> InOrder(OpenItems history)
    {
        AttributedItems lines = history.Attributed;
        return Enumerable.Range(0, history.Items.Count)
            .Where(line => !lines[line].IsCredit && lines.IsKnown(lines[line]))
            .OrderBy(line => lines[line].InvoiceDay)
            .ThenBy(line => lines[line].DueDay == DayNumber.None ? int.MaxValue : lines[line].DueDay)
            .ThenBy(line => lines[line].Amount)
            .ThenBy(line => lines[line].RecordedDay)
            .ThenBy(line => history.Codes.Accounts[lines[line].Account], StringComparer.Ordinal);
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
        (long Count, Int128 Sum) settled = WriteOffsOf(history, last), inLedger = WriteOffsOf(ledger, last);
        if (settled != inLedger)
            throw new ArgumentException(
                $"Found open items settled by {InWords(settled)}, beside a ledger of {InWords(inLedger)} until {day}; items that were "
                + "settled by the write-offs of this ledger, each once, are allowed. Settle them: items.Settle(ledger).",
                nameof(history));

        string InWords((long Count, Int128 Sum) writeOffs) =>
            $"{Invariant.Count(writeOffs.Count, "write-off", "write-offs")} of {Money.InWords(writeOffs.Sum, ledger.Currency)}";
    }

    private static (long Count, Int128 Sum) WriteOffsOf(OpenItems history, int last)
    {
        (long count, Int128 sum) = (0, 0);
        for (int i = 0; i < history.Settlements.Count; i++)
        {
            ref readonly SettlementRow row = ref history.Settlements[i];
            if (row.Kind != SettlementKind.WriteOff || row.ValueDay > last || row.RecordedDay > history.KnownOn) continue;
            count++;
            sum += row.Amount;
        }

        return (count, sum);
    }

    private static (long Count, Int128 Sum) WriteOffsOf(WriteOffLedger ledger, int last)
    {
        (long count, Int128 sum) = (0, 0);
        foreach (LedgerEntry entry in ledger.Where(EntryCategory.Receivable).Where(EntryKind.WriteOff).Entries)
        {
            if (DayNumber.OfAllowed(entry.EffectiveDate) > last) continue;
            count++;
            sum += entry.Amount.MinorUnits;
        }

        return (count, sum);
    }
}
