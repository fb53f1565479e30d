using NodaTime;
using WriteOffMetrics.Receivables;
using WriteOffMetrics.Tests.Receivables;

namespace WriteOffMetrics.Tests.Allowances;

/// <summary>Loss rates by run-off (M13), day after day and item after item.</summary>
internal sealed class RunOffModel
{
    private readonly AgeingBuckets buckets;
    private readonly LocalDate observed;
    private readonly List<(long[] Reached, long[] Unpaid, bool IsResolved)> found = [];

    public RunOffModel(
        OpenItemsModel items, IEnumerable<LedgerEntry> entries, AgeingBuckets buckets, PeriodAxis cohorts, LocalDate observed)
    {
        (this.buckets, this.observed) = (buckets, observed);
        List<(string? Account, string? Document, long Left)> recovered = [.. entries
            .Where(one => one.EffectiveDate <= observed && one.Kind is EntryKind.Recovery or EntryKind.RecoveryReturned)
            .GroupBy(one => (one.Account, one.Document))
            .Select(group => (group.Key.Account, group.Key.Document, group.Sum(one =>
                one.Kind == EntryKind.Recovery ? one.Amount.MinorUnits : -one.Amount.MinorUnits)))];
        foreach (OpenItemsModel.Line line in items.Lines.Where(line => !line.IsCredit && !line.IsLeftOver)
            .OrderBy(line => line.InvoiceDate).ThenBy(line => line.DueDate ?? LocalDate.MaxIsoValue).ThenBy(line => line.Amount)
            .ThenBy(line => line.Recorded).ThenBy(line => line.Account, StringComparer.Ordinal))
        {
            long writtenOff = Math.Max(0, WrittenOffThrough(line, observed)), left = writtenOff;
            if (line.Document is not null)
            {
                left -= Take(line.Account, left);
                if (line.Account is not null) left -= Take(null, left);
            }

            if (line.InvoiceDate >= cohorts.Start && line.InvoiceDate <= cohorts.End) Add(line, writtenOff - left);

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

    public long Unpaid(int column, bool withUnresolved) => Counted(withUnresolved).Sum(one => one.Unpaid[column]);

    private IEnumerable<(long[] Reached, long[] Unpaid, bool IsResolved)> Counted(bool withUnresolved) =>
        found.Where(one => withUnresolved || one.IsResolved);

    /// <summary>
    /// Each day's open amount in the bucket of that day, the largest one on the first day that has it. What was written off by then is no
    /// loss of the bucket, and takes the recoveries first.
    /// </summary>
    private void Add(OpenItemsModel.Line line, long recovered)
    {
        (long[] reached, long[] unpaid) = (new long[buckets.Count + 1], new long[buckets.Count + 1]);
        var reachedOn = new LocalDate[buckets.Count + 1];
        for (LocalDate day = line.InvoiceDate; day <= observed; day = day.PlusDays(1))
        {
            LocalDate? from = buckets.IsByInvoiceDate ? line.InvoiceDate : line.DueDate;
            int column = from is { } start ? buckets.Bounds.Count(bound => Period.DaysBetween(start, day) > bound) : buckets.Count;
            if (OpenOn(line, day) > reached[column]) (reached[column], reachedOn[column]) = (OpenOn(line, day), day);
        }

        long open = OpenOn(line, observed);
        for (int column = 0; column < reached.Length; column++)
        {
            if (reached[column] == 0) continue;
            long before = Math.Max(0, WrittenOffThrough(line, reachedOn[column]));
            long later = Math.Max(0, WrittenOffThrough(line, observed)) - before;
            unpaid[column] = Math.Min(reached[column], Math.Max(0, later - Math.Max(0, recovered - before)) + open);
        }

        found.Add((reached, unpaid, open == 0));
    }

    private static long WrittenOffThrough(OpenItemsModel.Line line, LocalDate day) => Cents(
        line.Moves.Where(move => move.Day <= day && move.Kind == SettlementKind.WriteOff).Sum(move => move.Amount));

    private static long OpenOn(OpenItemsModel.Line line, LocalDate on) => Cents(
        line.Amount - line.Moves.Where(move => move.Day <= on).Sum(move => move.Amount));

    private static long Cents(decimal amount) => (long)(amount * 100);
}
