using NodaTime;

namespace WriteOffMetrics.Allowances;

/// <summary>
/// Write-offs by the period in which they were made, and what was reversed and recovered of them until a day: one pass over the entries of
/// a ledger. Entries are linked by account and document; a write-off without a document stands alone.
/// </summary>
internal sealed class CohortSums
{
    private readonly Int128[] writtenOff, reversed, recovered, leftInPeriod;

    /// <param name="ledger">The ledger, of which receivables are read unless it was narrowed to another category.</param>
    /// <param name="cohorts">The periods of the write-offs.</param>
    /// <param name="observedThrough">The last day on which something came back.</param>
    /// <param name="isCounted">Which write-offs are asked for.</param>
    public CohortSums(WriteOffLedger ledger, PeriodAxis cohorts, LocalDate observedThrough, Func<LedgerEntry, bool> isCounted)
    {
        (writtenOff, reversed) = (new Int128[cohorts.Count], new Int128[cohorts.Count]);
        (recovered, leftInPeriod) = (new Int128[cohorts.Count], new Int128[cohorts.Count]);
        Dictionary<(string? Account, string Document), List<CohortEntry>> byDocument = [];
        IEnumerable<EntryCategory> categories = CategoryScope.FromLedger(ledger).Categories;
        var lots = new CohortLots();
        foreach (LedgerEntry entry in categories.SelectMany(category => ledger.Where(category).Entries))
        {
            if (entry.EffectiveDate > observedThrough) continue;
            var one = new CohortEntry(
                DayNumber.OfAllowed(entry.EffectiveDate), entry.Kind, entry.Amount.MinorUnits, cohorts.IndexOf(entry.EffectiveDate),
                entry.Kind != EntryKind.WriteOff || isCounted(entry));
            if (entry.Document is { } document) Add(byDocument, (entry.Account, document), one);
            else AddAlone(lots, one);
        }

        foreach (List<CohortEntry> entries in byDocument.Values) AddDocument(lots, entries);
    }

    /// <summary>Recoveries less returned that are on no write-off of the ledger, or name no document, in minor units.</summary>
    public Int128 Unlinked { get; private set; }

    /// <summary>Reversals that are of no write-off of the ledger, or name no document, in minor units.</summary>
    public Int128 UnlinkedReversals { get; private set; }

    public Int128 WrittenOff(int cohort) => writtenOff[cohort] - reversed[cohort];

    public Int128 Recovered(int cohort) => recovered[cohort];

    /// <summary>What was written off in the period and neither reversed nor recovered in it.</summary>
    public Int128 LeftInPeriod(int cohort) => leftInPeriod[cohort];

    private static void Add(
        Dictionary<(string? Account, string Document), List<CohortEntry>> byDocument, (string? Account, string Document) key,
        CohortEntry entry)
    {
        if (!byDocument.TryGetValue(key, out List<CohortEntry>? entries)) byDocument.Add(key, entries = []);
        entries.Add(entry);
    }

    private void AddAlone(CohortLots lots, CohortEntry entry)
    {
        lots.Clear();
        lots.Add(entry);
        Take(lots);
    }

    private void AddDocument(CohortLots lots, List<CohortEntry> entries)
    {
        lots.Clear();
        foreach (CohortEntry entry in entries.OrderBy(entry => entry.Day).ThenBy(entry => entry.Kind)
            .ThenByDescending(entry => entry.Amount).ThenBy(entry => entry.IsCounted)) lots.Add(entry);
        Take(lots);
    }

    private void Take(CohortLots lots)
    {
        Unlinked += lots.Unlinked;
        UnlinkedReversals += lots.UnlinkedReversals;
        foreach (CohortLot lot in lots.All)
        {
            if (lot.Cohort < 0 || !lot.IsCounted) continue;
            writtenOff[lot.Cohort] += lot.WrittenOff;
            reversed[lot.Cohort] += lot.Reversed;
            recovered[lot.Cohort] += lot.Recovered;
            leftInPeriod[lot.Cohort] += Math.Max(0, lot.WrittenOff - lot.UndoneInPeriod);
        }
    }
}
