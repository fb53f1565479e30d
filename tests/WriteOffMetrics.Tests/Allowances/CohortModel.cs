using NodaTime;

namespace WriteOffMetrics.Tests.Allowances;

/// <summary>
/// What came back of write-offs (M9c, M40), document by document, as a list of events that is played from the first to a last day: nothing
/// after that day is there. A recovery is on the earliest write-offs first, what exceeds them on the last; what is returned undoes the
/// latest recoveries; a reversal undoes the latest write-offs.
/// </summary>
internal sealed class CohortModel
{
    private readonly List<Lot> lots = [];

    public CohortModel(IEnumerable<LedgerEntry> entries, LocalDate last)
    {
        IEnumerable<LedgerEntry> seen = entries.Where(one => one.EffectiveDate <= last && one.Category == EntryCategory.Receivable);
        foreach (IGrouping<(string? Account, string? Document), LedgerEntry> group in seen.GroupBy(one => (one.Account, one.Document)))
        {
            if (group.Key.Document is null)
                lots.AddRange(group.Where(one => one.Kind == EntryKind.WriteOff).Select(one => new Lot(one)));
            else
                Play([.. group.OrderBy(one => one.EffectiveDate).ThenBy(one => one.Kind).ThenByDescending(one => one.Amount)]);
        }
    }

    /// <summary>Written off less reversed, of what was written off in a period.</summary>
    public long WrittenOff(ReportingPeriod period) => Of(period).Sum(lot => lot.Left);

    /// <summary>Recovered less returned, of what was written off in a period.</summary>
    public long Recovered(ReportingPeriod period) => Of(period).Sum(lot => lot.Recovered);

    /// <summary>Neither reversed nor recovered, of some of what was written off in a period.</summary>
    public long Enforced(ReportingPeriod period, Func<LedgerEntry, bool> isEnforced) =>
        Of(period).Where(lot => isEnforced(lot.Entry)).Sum(lot => Math.Max(0, lot.Left - lot.Recovered));

    private IEnumerable<Lot> Of(ReportingPeriod period) => lots.Where(lot => period.Contains(lot.Entry.EffectiveDate));

    private void Play(LedgerEntry[] entries)
    {
        List<Lot> here = [];
        Stack<(Lot Lot, long Amount)> recoveries = [];
        foreach (LedgerEntry entry in entries)
        {
            long left = entry.Amount.MinorUnits;
            switch (entry.Kind)
            {
                case EntryKind.WriteOff:
                    here.Add(new Lot(entry));
                    break;
                case EntryKind.Reversal:
                    foreach (Lot lot in here.AsEnumerable().Reverse().OrderBy(lot => lot.Entry.EffectiveDate == entry.EffectiveDate))
                    {
                        long part = Math.Min(left, lot.Left);
                        lot.Left -= part;
                        left -= part;
                    }

                    break;
                case EntryKind.Recovery:
                    foreach (Lot lot in here) Recover(lot, Math.Clamp(lot.Left - lot.Recovered, 0, left));
                    if (here.Count > 0) Recover(here[^1], left);
                    break;
                default:
                    while (left > 0 && recoveries.TryPop(out (Lot Lot, long Amount) latest))
                    {
                        long part = Math.Min(left, latest.Amount);
                        latest.Lot.Recovered -= part;
                        left -= part;
                        if (part < latest.Amount) recoveries.Push((latest.Lot, latest.Amount - part));
                    }

                    break;
            }

            void Recover(Lot lot, long part)
            {
                if (part == 0) return;
                lot.Recovered += part;
                left -= part;
                recoveries.Push((lot, part));
            }
        }

        lots.AddRange(here);
    }

    private sealed class Lot(LedgerEntry entry)
    {
        public LedgerEntry Entry => entry;

        public long Left { get; set; } = entry.Amount.MinorUnits;

        public long Recovered { get; set; }
    }
}
