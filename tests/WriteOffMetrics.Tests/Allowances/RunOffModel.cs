using NodaTime;
using WriteOffMetrics.Receivables;
using WriteOffMetrics.Tests.Receivables;

namespace WriteOffMetrics.Tests.Allowances;

/// <summary>Loss rates by run-off (M13), day after day and item after item.</summary>
internal sealed class RunOffModel
{
    private readonly AgeingBuckets buckets;
    private readonly LocalDate observed;
    private readonly List<(long[] Reached, long Unpaid, bool IsResolved)> found = [];

    public RunOffModel(
        OpenItemsModel items, IEnumerable<LedgerEntry> entries, AgeingBuckets buckets, PeriodAxis cohorts, LocalDate observed)
    {
        (this.buckets, this.observed) = (buckets, observed);
        List<(string? Account, string? Document, long Left)> recovered = [.. entries
            .Where(one => one.EffectiveDate <= observed && one.Kind is EntryKind.Recovery or EntryKind.RecoveryReturned)
            .Where(one => one.EffectiveDate <= observed)
            .GroupBy(one => (one.Account, one.Document))
            .Select(group => (group.Key.Account, group.Key.Document, group.Sum(one =>
                one.Kind == EntryKind.Recovery ? one.Amount.MinorUnits : -one.Amount.MinorUnits)))];
        foreach (OpenItemsModel.Line line in items.Lines
            .Where(line => !line.IsCredit && !line.IsLeftOver && line.InvoiceDate >= cohorts.Start && line.InvoiceDate <= cohorts.End)
            .OrderBy(line => line.InvoiceDate).ThenBy(line => line.DueDate ?? LocalDate.MinIsoValue))
        {
            long writtenOff = Cents(line.Moves.Where(move => move.Day <= observed && move.Kind == SettlementKind.WriteOff)
                .Sum(move => move.Amount));
            long open = OpenOn(line, observed), unpaid = Math.Max(0, writtenOff);
            if (line.Document is not null)
            {
                unpaid -= Take(line.Account, unpaid);
                if (line.Account is not null) unpaid -= Take(null, unpaid);
            }

            found.Add((ReachedBy(line), unpaid + open, open == 0));

            long Take(string? account, long most)
            {
                int at = recovered.FindIndex(one => one.Account == account && one.Document == line.Document);
                if (at < 0) return 0;
                long part = Math.Clamp(recovered[at].Left, 0, most);
                recovered[at] = recovered[at] with { Left = recovered[at].Left - part };
                return part;
            }
        }
    }

    public long Reached(int column, bool withUnresolved) => Counted(withUnresolved).Sum(one => one.Reached[column]);

    public long Unpaid(int column, bool withUnresolved) =>
        Counted(withUnresolved).Sum(one => Math.Min(one.Reached[column], one.Unpaid));

    private IEnumerable<(long[] Reached, long Unpaid, bool IsResolved)> Counted(bool withUnresolved) =>
        found.Where(one => withUnresolved || one.IsResolved);

    private long[] ReachedBy(OpenItemsModel.Line line)
    {
        var reached = new long[buckets.Count + 1];
        for (LocalDate day = line.InvoiceDate; day <= observed; day = day.PlusDays(1))
        {
            LocalDate? from = buckets.IsByInvoiceDate ? line.InvoiceDate : line.DueDate;
            int column = from is { } start ? buckets.Bounds.Count(bound => Period.DaysBetween(start, day) > bound) : buckets.Count;
            reached[column] = Math.Max(reached[column], OpenOn(line, day));
        }

        return reached;
    }

    private static long OpenOn(OpenItemsModel.Line line, LocalDate on) => Cents(
        line.Amount - line.Moves.Where(move => move.Day <= on).Sum(move => move.Amount));

    private static long Cents(decimal amount) => (long)(amount * 100);
}
