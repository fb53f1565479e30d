using NodaTime;

namespace WriteOffMetrics.Tests;

/// <summary>
/// Groups of entries by plain lists: which pairs, or which sets, belong together is looked up for each, and what touches is one group. The
/// positions of each group in ascending order, the groups by their first.
/// </summary>
internal static class ControlModel
{
    public static int[][] Duplicates(LedgerEntry[] entries, int days) => Groups(entries.Length,
        from i in Enumerable.Range(0, entries.Length)
        from j in Enumerable.Range(i + 1, entries.Length - i - 1)
        let one = entries[i]
        let other = entries[j]
        where one.Kind == EntryKind.WriteOff && other.Kind == EntryKind.WriteOff && one.Account is not null
            && one.Account == other.Account && one.Category == other.Category && one.Amount == other.Amount
            && Math.Abs(Apart(one, other)) <= days
        select new[] { i, j });

    /// <summary>
    /// From the day of each write-off on, all of so many days: where they are above the limit together, they are of one group.
    /// </summary>
    public static int[][] Splits(LedgerEntry[] entries, int days, Money limit) => Groups(entries.Length,
        from first in entries
        where first.Account is not null
        let window = Enumerable.Range(0, entries.Length).Where(i =>
            entries[i].Kind == EntryKind.WriteOff && entries[i].Account == first.Account
            && entries[i].Category == first.Category && entries[i].Amount <= limit
            && Apart(first, entries[i]) is var apart && apart >= 0 && apart <= days).ToArray()
        where window.Sum(i => entries[i].Amount.ToDecimal()) > limit.ToDecimal()
        select window);

    /// <summary>
    /// The write-offs and followers of a document, account and category of which one of each is near enough to the other, as one group.
    /// </summary>
    public static int[][] Followed(LedgerEntry[] entries, EntryKind kind, int days)
    {
        (int WriteOff, int Follower)[] pairs =
        [
            .. from i in Enumerable.Range(0, entries.Length)
               from j in Enumerable.Range(0, entries.Length)
               let one = entries[i]
               let other = entries[j]
               where one.Kind == EntryKind.WriteOff && other.Kind == kind && one.Document is not null && one.Document == other.Document
                   && one.Account == other.Account && one.Category == other.Category
                   && (one.Account is not null || entries.All(any => any.Document != one.Document || any.Account is null))
                   && Apart(one, other) is var apart && apart >= 0 && apart <= days
               select (i, j),
        ];
        return InOrder(pairs
            .GroupBy(pair => (entries[pair.WriteOff].Document, entries[pair.WriteOff].Account, entries[pair.WriteOff].Category))
            .Select(link => link.SelectMany(pair => new[] { pair.WriteOff, pair.Follower }).Distinct()));
    }

    private static int Apart(LedgerEntry one, LedgerEntry other) => Period.DaysBetween(one.EffectiveDate, other.EffectiveDate);

    /// <summary>What touches is put together until nothing does.</summary>
    private static int[][] Groups(int count, IEnumerable<int[]> sets)
    {
        int[] group = [.. Enumerable.Range(0, count)];
        foreach (int[] set in sets)
        {
            foreach (int member in set)
            {
                (int from, int to) = (group[member], group[set[0]]);
                for (int i = 0; i < count; i++)
                {
                    if (group[i] == from) group[i] = to;
                }
            }
        }

        return InOrder(Enumerable.Range(0, count).GroupBy(i => group[i]).Where(one => one.Count() > 1));
    }

    private static int[][] InOrder(IEnumerable<IEnumerable<int>> groups) =>
        [.. groups.Select(group => (int[])[.. group.Order()]).OrderBy(group => group[0]).ThenBy(group => group.Length)];
}
