using NodaTime;

namespace WriteOffMetrics.Tests.Impairments;

/// <summary>
/// What a sequence of valuations must say, in plain dictionaries of cents: written from the page of the metric, item by item, without a
/// line of the library.
/// </summary>
internal sealed class StockModel
{
    private readonly Dictionary<string, (long Cost, long Carried)> stock = new(StringComparer.Ordinal);

    /// <summary>What was posted: day, item, and what was written down (above zero) or reversed (below).</summary>
    public List<(LocalDate Day, string Item, long Amount)> Posted { get; } = [];

    /// <summary>What left with items and units, over all valuations.</summary>
    public long Left { get; private set; }

    /// <summary>Each valuation: item, cost, what is carried as written down, and what it would bring.</summary>
    public List<(LocalDate Day, SortedDictionary<string, (long Cost, long Carried, long Value)> Items)> Valuations { get; } = [];

    /// <summary>What the books carry as written down now.</summary>
    public long Carried => stock.Values.Sum(one => one.Carried);

    /// <summary>Stock is valued on a day.</summary>
    public void Value(LocalDate day, IEnumerable<(string Item, long Cost, long Value)> rows)
    {
        (string Item, long Cost, long Value)[] all = [.. rows];
        foreach (string gone in stock.Keys.Where(item => Array.TrueForAll(all, row => row.Item != item)).ToArray())
        {
            Left += stock[gone].Carried;
            stock.Remove(gone);
        }

        SortedDictionary<string, (long, long, long)> items = new(StringComparer.Ordinal);
        foreach ((string item, long cost, long value) in all)
        {
            (long costBefore, long carried) = stock.GetValueOrDefault(item);
            if (cost < costBefore)
            {
                // Halves go to the even cent.
                long kept = (long)decimal.Round((decimal)carried * cost / costBefore, 0, MidpointRounding.ToEven);
                Left += carried - kept;
                carried = kept;
            }

            long needed = value >= cost ? 0 : value <= 0 ? cost : cost - value;
            if (needed != carried) Posted.Add((day, item, needed - carried));
            stock[item] = (cost, needed);
            items.Add(item, (cost, needed, value));
        }

        Valuations.Add((day, items));
    }
}
