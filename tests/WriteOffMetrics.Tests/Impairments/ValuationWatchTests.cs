using NodaTime;
using WriteOffMetrics.Impairments;
using static WriteOffMetrics.Tests.Impairments.StockLine;

namespace WriteOffMetrics.Tests.Impairments;

/// <summary>Which items and assets are watched, and why.</summary>
public sealed class ValuationWatchTests
{
    private static readonly LocalDate[] Days = [new(2026, 3, 31), new(2026, 6, 30), new(2026, 9, 30)];

    /// <summary>
    /// By hand, at cost 100: A falls 130, 120, 109; B stays at 200; C is written down to 90 at first and stands at 150 since; D came last,
    /// at 110; E is worth nothing.
    /// </summary>
    private static readonly InventoryValuation[] Valuations = Value(
        [("A", 130m), ("B", 200m), ("C", 90m), ("E", 0m)], [("A", 120m), ("B", 200m), ("C", 150m), ("E", 0m)],
        [("A", 109m), ("B", 200m), ("C", 150m), ("D", 110m), ("E", 0m)]);

    [Fact]
    public void Little_headroom_is_below_the_margin_and_not_at_it()
    {
        ValuationWatch rule = ValuationWatch.HeadroomBelow(Ratio.FromPercent(10m));
        WatchedItem watched = Assert.Single(Valuations.ToWatchList(rule));
        Assert.Equal(("A", EntryCategory.Inventory, Days[2]), (watched.Name, watched.Category, watched.Day));
        Assert.Equal((Dollars(100m), Dollars(109m), Dollars(9m)), (watched.CarryingAmount, watched.Value, watched.Headroom));
        Assert.Equal(["headroom 9.00 USD, below 10 % of the carrying amount"], watched.Why);
        Assert.Equal(
            "A, carried at 100.00 USD, value 109.00 USD: headroom 9.00 USD, below 10 % of the carrying amount",
            watched.ToString());
        Assert.Equal(["A", "D"], Names(ValuationWatch.HeadroomBelow(Ratio.FromDecimal(0.1000001m))));
        Assert.Equal(["C"], Valuations[..1].ToWatchList(rule).Select(one => one.Name));
    }

    [Fact]
    public void Losses_and_falling_values_are_looked_for_in_so_many_valuations()
    {
        Assert.Empty(Names(ValuationWatch.WrittenDownInLast(2)));
        Assert.Equal(["C", "E"], Names(ValuationWatch.WrittenDownInLast(3)));
        Assert.Equal(["10.00 USD written down on 2026-03-31"], Valuations.ToWatchList(ValuationWatch.WrittenDownInLast(9))[0].Why);
        Assert.Equal(["A"], Names(ValuationWatch.FallingInLast(1)));
        Assert.Equal(["A"], Names(ValuationWatch.FallingInLast(2)));
        Assert.Empty(Names(ValuationWatch.FallingInLast(3)));
        Assert.Equal(
            ["value fell in each of the last 2 valuations: 130.00 USD, 120.00 USD, 109.00 USD"],
            Valuations.ToWatchList(ValuationWatch.FallingInLast(2))[0].Why);
    }

    /// <summary>D was away in between: nobody knows whether it fell in each, but it was written down in the first.</summary>
    [Fact]
    public void An_item_that_was_away_has_no_run_of_valuations()
    {
        InventoryValuation[] away = Value([("D", 90m)], [("A", 1m)], [("D", 80m)]);
        Assert.Empty(away.ToWatchList(ValuationWatch.FallingInLast(1)));
        Assert.Equal(2, away.ToWatchList(ValuationWatch.WrittenDownInLast(3))[0].Why.Count);
    }

    [Fact]
    public void Rules_are_put_together_and_equal_when_their_conditions_are()
    {
        ValuationWatch thin = ValuationWatch.HeadroomBelow(Ratio.FromPercent(20m)), lost = ValuationWatch.WrittenDownInLast(3);
        Assert.Equal(["A", "C", "D", "E"], Names(thin.Or(lost)));
        Assert.Equal(["A"], Names(thin.And(ValuationWatch.FallingInLast(1))));
        Assert.Equal(2, Valuations.ToWatchList(thin.And(ValuationWatch.FallingInLast(1)))[0].Why.Count);
        Assert.Equal("headroom below 20 %, or written down in the last 3 valuations", thin.Or(lost).ToString());
        Assert.Equal(
            "(headroom below 20 %, or written down in the last 3 valuations) and value fell in the last valuation",
            thin.Or(lost).And(ValuationWatch.FallingInLast(1)).ToString());
        ValuationWatch again = ValuationWatch.HeadroomBelow(Ratio.FromPercent(20m));
        Assert.True(thin == again && thin != lost && thin.GetHashCode() == again.GetHashCode());
        Assert.False(thin.Equals((object?)null));
    }

    /// <summary>
    /// By hand: the van is worth 95 and carried at it, so nothing is above it; the press at 100 is worth 150, after 170 and 160.
    /// </summary>
    [Fact]
    public void Assets_are_watched_at_the_last_test_of_each()
    {
        AssetImpairment[] tests =
            [Test("press", 2, 150m), Test("press", 0, 170m), Test("press", 1, 160m), Test("van", 0, 95m), Test("kiln", 1, 400m)];
        Assert.Equal(["van"], tests.ToWatchList(ValuationWatch.HeadroomBelow(Ratio.FromPercent(10m))).Select(one => one.Name));
        Assert.Equal(["van"], tests.ToWatchList(ValuationWatch.WrittenDownInLast(1)).Select(one => one.Name));
        WatchedItem falling = Assert.Single(tests.ToWatchList(ValuationWatch.FallingInLast(2)));
        Assert.Equal(
            ("press", EntryCategory.Asset, Days[2], Dollars(50m)), (falling.Name, falling.Category, falling.Day, falling.Headroom));

        static AssetImpairment Test(string asset, int day, decimal fair) =>
            AssetImpairment.FromAmounts(asset, Days[day], Dollars(100m), Dollars(fair), null);
    }

    [Fact]
    public void A_margin_of_nothing_and_no_valuations_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ValuationWatch.HeadroomBelow(default));
        Assert.Throws<ArgumentOutOfRangeException>(() => ValuationWatch.WrittenDownInLast(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => ValuationWatch.FallingInLast(-1));
        Assert.Throws<ArgumentException>(() => Array.Empty<InventoryValuation>().ToWatchList(ValuationWatch.FallingInLast(1)));
    }

    private static InventoryValuation[] Value(params (string Item, decimal Value)[][] stock)
    {
        List<InventoryValuation> all = [];
        foreach ((string Item, decimal Value)[] items in stock)
        {
            StockLine[] rows = [.. items.Select(one => new StockLine(one.Item, 100m, one.Value))];
            all.Add(all.Count == 0
                ? InventoryValuation.FromRows(Usd, Days[0], rows, Selectors)
                : all[^1].Next(Days[all.Count], rows, Selectors));
        }

        return [.. all];
    }

    private static IEnumerable<string> Names(ValuationWatch rule) => Valuations.ToWatchList(rule).Select(one => one.Name);
}
