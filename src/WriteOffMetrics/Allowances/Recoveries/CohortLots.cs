namespace WriteOffMetrics.Allowances;

/// <summary>
/// The write-offs of one document, each with what was reversed and recovered of it, entry by entry in the order of their days. A reversal
/// undoes the latest write-offs of earlier days first, and those of its own day last, which stand in for what it undoes; a recovery is on
/// the earliest first, and what is returned undoes the latest recoveries first.
/// </summary>
internal sealed class CohortLots
{
    private readonly List<CohortLot> lots = [];

    public IReadOnlyList<CohortLot> All => lots;

    /// <summary>Recoveries, less returned, for which there is no write-off before, in minor units.</summary>
    public long Unlinked { get; private set; }

    /// <summary>Reversals for which there is not enough written off before, in minor units.</summary>
    public long UnlinkedReversals { get; private set; }

    /// <summary>Forgets all of it.</summary>
    public void Clear()
    {
        lots.Clear();
        (Unlinked, UnlinkedReversals) = (0, 0);
    }

    public void Add(in CohortEntry entry)
    {
        switch (entry.Kind)
        {
            case EntryKind.WriteOff:
                lots.Add(new CohortLot(entry.Day, entry.Cohort, entry.IsCounted, entry.Amount));
                break;
            case EntryKind.Reversal:
                Reverse(entry);
                break;
            case EntryKind.Recovery:
                Recover(entry);
                break;
            default:
                Return(entry);
                break;
        }
    }

    private void Reverse(in CohortEntry entry)
    {
        long left = Reverse(entry, entry.Amount, isOfDay: false);
        UnlinkedReversals += Reverse(entry, left, isOfDay: true);
    }

    /// <summary>Takes a reversal from the latest write-offs of its own day, or of earlier ones; what is left of it.</summary>
    private long Reverse(in CohortEntry entry, long left, bool isOfDay)
    {
        for (int i = lots.Count - 1; i >= 0 && left > 0; i--)
        {
            if ((lots[i].Day == entry.Day) != isOfDay) continue;
            long part = Math.Min(left, lots[i].WrittenOff - lots[i].Reversed);
            lots[i].Reverse(part, entry.Cohort);
            left -= part;
        }

        return left;
    }

    /// <summary>What exceeds all write-offs, such as interest, is on the last.</summary>
    private void Recover(in CohortEntry entry)
    {
        if (lots.Count == 0)
        {
            Unlinked += entry.Amount;
            return;
        }

        long left = entry.Amount;
        foreach (CohortLot lot in lots)
        {
            long part = Math.Min(left, Math.Max(0, lot.WrittenOff - lot.Reversed - lot.Recovered));
            lot.Recover(part, entry.Cohort);
            left -= part;
        }

        lots[^1].Recover(left, entry.Cohort);
    }

    private void Return(in CohortEntry entry)
    {
        long left = entry.Amount;
        for (int i = lots.Count - 1; i >= 0 && left > 0; i--)
        {
            long part = Math.Min(left, lots[i].Recovered);
            lots[i].Recover(-part, entry.Cohort);
            left -= part;
        }

        Unlinked -= left;
    }
}
