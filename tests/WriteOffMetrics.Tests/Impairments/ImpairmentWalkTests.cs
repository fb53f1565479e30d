using NodaTime;
using WriteOffMetrics.Impairments;

namespace WriteOffMetrics.Tests.Impairments;

/// <summary>Every verb of valuations beside a model of plain dictionaries (<see cref="StockModel"/>), over random stocks.</summary>
public sealed class ImpairmentWalkTests
{
    [Fact]
    public void Valuations_say_what_the_model_says_item_by_item_and_in_total()
    {
        for (int seed = 0; seed < Cases.Count; seed++)
        {
            var history = new StockHistory(seed);
            StockModel model = history.ToModel();
            InventoryValuation[] all = history.ToValuations(rows => rows);
            for (int i = 0; i < all.Length; i++)
            {
                InventoryValuation one = all[i];
                (LocalDate day, SortedDictionary<string, (long Cost, long Carried, long Value)> items) = model.Valuations[i];
                Assert.Equal((seed, day, items.Count), (seed, one.Day, one.Count));
                Assert.Equal(
                    items.Select(item => (seed, item.Key, item.Value)),
                    one.Select(item => (
                        seed, item.Item, (item.Cost.MinorUnits, item.WriteDown.MinorUnits, item.NetRealisableValue.MinorUnits))));
                (long Loss, long Reversed) = Sums(model.Posted.Where(posted => posted.Day == day).Select(posted => posted.Amount));
                Assert.Equal((seed, Loss, Reversed), (seed, one.NewWriteDown.MinorUnits, one.Reversal.MinorUnits));
                Assert.Equal((seed, items.Values.Sum(item => item.Cost - item.Carried)), (seed, one.CarryingAmount.MinorUnits));
                Assert.Equal(
                    model.Posted.Where(posted => posted.Day == day).Select(posted => (posted.Item, posted.Amount))
                        .OrderBy(posted => posted.Item, StringComparer.Ordinal),
                    one.ToEntries().Select(entry => (entry.Account!, entry.SignedAmount.MinorUnits)));
            }

            Assert.Equal((seed, model.Left), (seed, all.Sum(one => one.LeftWriteDown.MinorUnits)));
        }
    }

    [Fact]
    public void Series_and_breakdowns_of_any_axis_say_what_the_model_posted_and_what_stood()
    {
        for (int seed = 0; seed < Cases.Count; seed++)
        {
            var history = new StockHistory(seed);
            var random = new Random(seed);
            StockModel model = history.ToModel();
            InventoryValuation[] all = history.ToValuations(rows => rows);
            random.Shuffle(all);
            PeriodAxis axis = AxisOf(history, random);
            AmountSeries losses = all.WriteDownsBy(axis), reversals = all.ReversalsBy(axis);
            MetricBreakdown<AmountSeries> byItem = all.WriteDownsByItem(axis), reversedByItem = all.ReversalsByItem(axis);
            Assert.Equal(
                model.Valuations.SelectMany(one => one.Items.Keys).Distinct().Order(StringComparer.Ordinal), byItem.Values);
            for (int period = 0; period < axis.Count; period++)
            {
                Assert.Equal(
                    (seed, Sums(Within(axis[period], null))),
                    (seed, (losses[period].Amount.MinorUnits, reversals[period].Amount.MinorUnits)));
                Assert.Equal(losses[period].Amount.MinorUnits, losses[period].Entries.Sum(entry => entry.Amount.MinorUnits));
                foreach (string? item in byItem.Values)
                    Assert.Equal(
                        (seed, item, Sums(Within(axis[period], item))),
                        (seed, item, (byItem[item][period].Amount.MinorUnits, reversedByItem[item][period].Amount.MinorUnits)));
            }

            (long lossOutside, long reversedOutside) = Sums(model.Posted.Where(one => axis.IndexOf(one.Day) < 0).Select(one => one.Amount));
            Assert.Equal((lossOutside, reversedOutside), (losses.Outside!.Value.MinorUnits, reversals.Outside!.Value.MinorUnits));
            AssertStanding(seed, axis, model, all);

            IEnumerable<long> Within(ReportingPeriod period, string? item) => model.Posted
                .Where(one => period.Contains(one.Day) && (item is null || one.Item == item)).Select(one => one.Amount);
        }
    }

    /// <summary>The rules are taken apart by hand: what the last valuation has, and the run of values behind.</summary>
    [Fact]
    public void Watch_lists_have_the_items_that_the_model_finds()
    {
        for (int seed = 0; seed < Cases.Count; seed++)
        {
            var history = new StockHistory(seed);
            var random = new Random(seed);
            StockModel model = history.ToModel();
            InventoryValuation[] all = history.ToValuations(rows => rows);
            (int margin, int losses, int falls) = (random.Next(1, 60), random.Next(1, 5), random.Next(1, 4));
            string[] thin = [.. Found(item => Latest(item) is var (cost, carried, value)
                && cost - carried > 0 && (value - (cost - carried)) * 100 < margin * (cost - carried))];
            string[] lost = [.. Found(item => model.Valuations.TakeLast(losses)
                .Any(one => model.Posted.Any(posted => posted.Day == one.Day && posted.Item == item && posted.Amount > 0)))];
            string[] falling = [.. Found(item => model.Valuations.TakeLast(falls + 1).ToArray() is { } run && run.Length == falls + 1
                && Array.TrueForAll(run, one => one.Items.ContainsKey(item))
                && run.Zip(run.Skip(1)).All(pair => pair.Second.Items[item].Value < pair.First.Items[item].Value))];
            ValuationWatch isThin = ValuationWatch.HeadroomBelow(Ratio.FromPercent(margin)),
                isLost = ValuationWatch.WrittenDownInLast(losses), isFalling = ValuationWatch.FallingInLast(falls);
            AssertList(thin, isThin);
            AssertList(lost, isLost);
            AssertList(falling, isFalling);
            AssertList(
                [.. Found(item => thin.Contains(item) || (lost.Contains(item) && falling.Contains(item)))],
                isThin.Or(isLost.And(isFalling)));

            IEnumerable<string> Found(Func<string, bool> holds) => model.Valuations[^1].Items.Keys.Where(holds);

            (long Cost, long Carried, long Value) Latest(string item) => model.Valuations[^1].Items[item];

            void AssertList(string[] expected, ValuationWatch rule)
            {
                IReadOnlyList<WatchedItem> list = all.ToWatchList(rule);
                Assert.Equal(expected.Select(item => (seed, rule.ToString(), item)), list.Select(one => (seed, rule.ToString(), one.Name)));
                Assert.All(list, one => Assert.NotEmpty(one.Why));
            }
        }
    }

    private static void AssertStanding(int seed, PeriodAxis axis, StockModel model, InventoryValuation[] all)
    {
        (LocalDate Day, SortedDictionary<string, (long Cost, long Carried, long Value)> Items)[] last =
            [.. axis.Select(period => model.Valuations.LastOrDefault(one => period.Contains(one.Day)))];
        if (Array.Exists(last, one => one.Items is null))
        {
            Assert.Throws<ArgumentException>(() => all.CarryingAmountsBy(axis));
            Assert.Throws<ArgumentException>(() => all.CarriedWriteDownsByItem(axis));
            return;
        }

        Assert.Equal(
            last.Select(one => (seed, one.Items.Values.Sum(item => item.Carried))),
            all.CarriedWriteDownsBy(axis).Select(point => (seed, point.Amount.MinorUnits)));
        foreach ((string? item, AmountSeries series) in all.CarryingAmountsByItem(axis))
            Assert.Equal(
                last.Select(one => one.Items.GetValueOrDefault(item!) is var (cost, carried, _) ? cost - carried : 0),
                series.Select(point => point.Amount.MinorUnits));
    }

    private static (long Loss, long Reversed) Sums(IEnumerable<long> posted)
    {
        long[] all = [.. posted];
        return (all.Where(amount => amount > 0).Sum(), -all.Where(amount => amount < 0).Sum());
    }

    private static PeriodAxis AxisOf(StockHistory history, Random random)
    {
        ReportingCalendar[] calendars =
            [ReportingCalendar.Months, ReportingCalendar.Quarters, ReportingCalendar.HalfYears, ReportingCalendar.Years];
        LocalDate first = history.Days[random.Next(history.Days.Count)].Day, last = history.Days[^1].Day;
        return calendars[random.Next(calendars.Length)].Between(first, last);
    }
}
