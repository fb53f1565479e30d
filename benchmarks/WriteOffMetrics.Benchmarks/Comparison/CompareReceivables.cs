using System.Globalization;
using WriteOffMetrics.Receivables;

namespace WriteOffMetrics.Benchmarks;

/// <summary>
/// Ageing of 1,000,000 invoices with 1,500,000 settlements at 24 month-ends, in total and by 1,000 accounts, beside two statements of DuckDB
/// that answer the same on one thread; and how the cost of an invoice grows from 100,000 of them.
/// </summary>
public sealed class CompareReceivables(Bars bars, DuckDb? duck)
{
    private const int Many = 1_000_000, Few = 100_000, WarmUps = 2, Times = 7;

    public void Run()
    {
        OpenItems few = new ReceivableData(Few).ToItems();
        long before = GC.GetTotalMemory(forceFullCollection: true);
        OpenItems items = new ReceivableData(Many).ToItems();
        long stated = GC.GetTotalMemory(forceFullCollection: true);
        _ = items.AsOf(ReceivableData.First).Count;
        long attributed = GC.GetTotalMemory(forceFullCollection: true);
        bars.Report("H", string.Create(CultureInfo.InvariantCulture,
            $"bytes an invoice with 1.5 settlements: {(stated - before) / (double)Many:0} stated, "
            + $"{(attributed - stated) / (double)Many:0} more when attributed"));

        var rounds = new Rounds("H");
        rounds.Add("ageing", () => Age(items));
        rounds.Add("few", () => Age(few));

        // As known on the last day of all: the same rows, attributed anew.
        rounds.Add("attribution and ageing", () => Age(items.AsKnownOn(LastDay)));
        if (duck is not null)
        {
            duck.Use(1);
            foreach (string sql in ReceivableData.Sql(Many)) duck.Execute(sql);
            AddDuck(rounds, "joined", ReceivableData.PaidUntilEachEnd, items);
            AddDuck(rounds, "running", ReceivableData.RunningTotals, items);
        }

        rounds.Run(WarmUps, Times);
        bars.AtMost("H2", "ageing of an invoice of 1,000,000 ÷ of 100,000", rounds.Ratio("ageing", "few", (double)Few / Many), 1.15);
        if (duck is null) return;
        string better = rounds["joined"] < rounds["running"] ? "joined" : "running";
        bars.AtLeast("H1", $"DuckDB 1T ({better}) ÷ ageing in total and by account", rounds.Ratio(better, "ageing"), 5, 15);
        bars.AtLeast(
            "H1", $"DuckDB 1T ({better}) ÷ attribution and ageing", rounds.Ratio(better, "attribution and ageing"), 1, 5, advisory: true);
    }

    private void AddDuck(Rounds rounds, string name, string sql, OpenItems items)
    {
        var cells = new long[ReceivableData.Cells * 2];
        duck!.Read(sql, cells, ReceivableData.CellOf);
        if (!cells.AsSpan().SequenceEqual(CellsOf(items))) throw new InvalidOperationException($"H: {name} and the ageing do not agree.");
        rounds.Add(name, () =>
        {
            duck.Read(sql, cells, ReceivableData.CellOf);
            return null;
        }, isNative: true);
    }

    private static NodaTime.LocalDate LastDay => new(9999, 12, 30);

    private static long[]? Age(OpenItems items)
    {
        Ageing total = items.AgeBy(ReceivableData.Buckets, ReceivableData.Months);
        AgeingBreakdown byAccount = items.AgeBy(ReceivableData.Buckets, ReceivableData.Months, Dimension.Account);
        return total.Open[^1].Amount == byAccount.Total.Open[^1].Amount ? null
            : throw new InvalidOperationException("The accounts do not add up to the total.");
    }

    private static long[] CellsOf(OpenItems items)
    {
        var cells = new long[ReceivableData.Cells * 2];
        foreach ((string? account, Ageing ageing) in items.AgeBy(ReceivableData.Buckets, ReceivableData.Months, Dimension.Account))
        {
            for (int bucket = 0; bucket < ageing.Count; bucket++)
            {
                AmountSeries series = ageing[bucket];
                for (int month = 0; month < series.Count; month++)
                {
                    int cell = ReceivableData.CellOf(month, int.Parse(account!, CultureInfo.InvariantCulture), bucket);
                    cells[cell * 2] = series[month].Amount.MinorUnits;
                }
            }
        }

        return cells;
    }
}
