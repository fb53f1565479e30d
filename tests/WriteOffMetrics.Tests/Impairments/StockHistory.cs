using NodaTime;
using WriteOffMetrics.Impairments;
using static WriteOffMetrics.Tests.Impairments.StockLine;

namespace WriteOffMetrics.Tests.Impairments;

/// <summary>A random stock, valued several times: items come, go and come back, in part too, and their values fall and rise.</summary>
internal sealed class StockHistory
{
    private static readonly string[] Names = ["A", "a", "é", "nuts 8 mm", "B", "C\n", "Z"];

    public StockHistory(int seed)
    {
        var random = new Random(seed);
        LocalDate day = new(2025, 1, 1);
        int count = random.Next(1, 9);
        for (int i = 0; i < count; i++)
        {
            day = day.PlusDays(random.Next(1, 80));
            (string Item, long Cost, long Value)[] rows = [.. Names.Where(_ => random.Next(4) > 0).Select(name => Row(random, name))];
            random.Shuffle(rows);
            Days.Add((day, rows));
        }
    }

    /// <summary>Each day with its rows in cents.</summary>
    public List<(LocalDate Day, (string Item, long Cost, long Value)[] Rows)> Days { get; } = [];

    public StockModel ToModel()
    {
        var model = new StockModel();
        foreach ((LocalDate day, (string, long, long)[] rows) in Days) model.Value(day, rows);
        return model;
    }

    /// <summary>The valuations, each started from the one before; the rows in an order of the caller's.</summary>
    public InventoryValuation[] ToValuations(Func<StockLine[], StockLine[]> order)
    {
        List<InventoryValuation> all = [];
        foreach ((LocalDate day, (string Item, long Cost, long Value)[] rows) in Days)
        {
            StockLine[] lines = order([.. rows.Select(row => new StockLine(row.Item, row.Cost / 100m, row.Value / 100m))]);
            all.Add(all.Count == 0 ? InventoryValuation.FromRows(Usd, day, lines, Selectors) : all[^1].Next(day, lines, Selectors));
        }

        return [.. all];
    }

    /// <summary>Few different costs, so that they stay, fall and rise; values around them, and some below zero.</summary>
    private static (string Item, long Cost, long Value) Row(Random random, string name)
    {
        long cost = random.Next(6) switch { 0 => 0, 1 => 1, 2 => 333, 3 => 1_001, _ => 10_000 };
        return (name, cost, random.Next(8) switch { 0 => -random.Next(1, 500), 1 => 0, 2 => cost, _ => random.Next(0, 14_000) });
    }
}
