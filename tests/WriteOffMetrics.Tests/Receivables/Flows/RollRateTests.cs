using System.Text.Json;
using WriteOffMetrics.Receivables;
using static WriteOffMetrics.Tests.Receivables.FlowRows;
using static WriteOffMetrics.Tests.Receivables.ReceivableRows;

namespace WriteOffMetrics.Tests.Receivables;

public sealed class RollRateTests
{
    /// <summary>
    /// Office of the Comptroller of the Currency, Comptroller's Handbook, Retail Lending, Appendix G: rolls of 3.40, 42.57, 67.12 and
    /// 72.12 %, loss factors of 0.70, 20.61, 48.41 and 72.12 %, and losses of 6.9, 6.2, 5.7 and 5.9 on 987.4, 30.2, 11.8 and 8.2.
    /// </summary>
    private static Ageing Published => OpenAt(Months(2), [
        ("C", 0, 0, 10_000m), ("C", 0, 1, 10_000m), ("C", 0, 2, 10_000m), ("C", 0, 3, 10_000m),
        ("C", 1, 1, 340m), ("C", 1, 2, 4_257m), ("C", 1, 3, 6_712m), ("C", 1, 4, 7_212m)]).AgeBy(Buckets(5), Months(2));

    [Fact]
    public void The_published_rolls_give_the_published_loss_factors()
    {
        Assert.Equal([0.0340m, 0.4257m, 0.6712m, 0.7212m], Published.ToRollRates().Select(rate => rate[0].Ratio!.Value.ToDecimal()));
        IReadOnlyList<RatioSeries> factors = Published.ToLossFactors();
        Assert.Equal(["0.70 %", "20.61 %", "48.41 %", "72.12 %"], factors.Select(factor => factor[0].Ratio!.Value.ToString("P2", null)));
        Assert.Equal([6.9m, 6.2m, 5.7m, 5.9m], factors.Zip([987.4m, 30.2m, 11.8m, 8.2m], (factor, balance) =>
            decimal.Round(factor.Overall.Ratio!.Value.ToDecimal() * balance, 1)));
        Assert.Equal(0.0340m * 0.4257m * 0.6712m * 0.7212m, factors[0][0].Ratio!.Value.ToDecimal());
    }

    [SharedDataFact("oracles")]
    public void Known_roll_rates_come_through_open_items()
    {
        foreach (OracleVector vector in Oracles("roll_rates.json"))
        {
            decimal[][] balances = Rows(vector.Inputs.GetProperty("balances"), one => one.GetDecimal());
            PeriodAxis axis = Months(balances.Length);
            Ageing ageing = OpenAt(axis, balances.SelectMany((row, t) => row.Select((amount, k) => ((string?)"C", t, k, amount))
                .Where(cell => cell.amount > 0))).AgeBy(Buckets(balances[0].Length), axis);
            IReadOnlyList<RatioSeries> rates = ageing.ToRollRates();
            JsonElement[] expected = [.. vector.Expected.GetProperty("roll_rates").EnumerateArray()];
            for (int t = 1; t < balances.Length; t++)
                AssertNear(expected[t], rates.Select(rate => (double?)rate[t - 1].Ratio?.ToDecimal()), $"{vector.Name} {t}");
            AssertNear(
                vector.Expected.GetProperty("average_weighted"), rates.Select(rate => (double?)rate.Overall.Ratio?.ToDecimal()),
                vector.Name);
            JsonElement flow = vector.Expected.GetProperty("flow_to_loss");
            AssertNear(
                flow.ValueKind == JsonValueKind.Number ? flow.GetDouble() : null,
                (double?)ageing.ToLossFactors()[0].Overall.Ratio?.ToDecimal(), vector.Name);
        }
    }

    /// <summary>By hand: 100 of 1–30 days at the end of January, 40 and 10 of 31–60 at the ends of February and March.</summary>
    [Fact]
    public void Rates_begin_with_the_second_period_combine_as_sums_and_say_what_they_are()
    {
        Ageing ageing = OpenAt(Months(3), [("C", 0, 1, 100m), ("C", 1, 2, 40m), ("C", 1, 1, 0.50m), ("C", 2, 2, 10m)])
            .AgeBy(Buckets(4), Months(3));
        RatioSeries rate = ageing.ToRollRates()[1];
        Assert.Equal(["2025-02", "2025-03"], rate.Select(point => point.Period.Name));
        Assert.Equal([0.4m, 20m], rate.Select(point => point.Ratio!.Value.ToDecimal()));
        Assert.Equal((Dollars(50m), Dollars(100.50m)), (rate.Overall.Numerator!.Value, rate.Overall.Denominator!.Value));
        Assert.Equal(MetricStatus.ZeroDenominator, ageing.ToRollRates()[0][0].Status);
        Assert.Equal(MetricStatus.ZeroDenominator, ageing.ToLossFactors()[0][0].Status);
        Assert.Equal(
            "M15 roll rate: 31–60 ÷ 1–30 of the month before (age: from due date, flow: net, lag: one month)", rate.Definition.ToString());
        string text = rate[0].Explain().ToString();
        Assert.Contains("M15 = 40.00 USD ÷ 100.00 USD = 40.00 %", text, StringComparison.Ordinal);
        Assert.Contains("one period of 28 to 31 days, buckets of 30 days; what lies near a bound may stay", text, StringComparison.Ordinal);
        Assert.Contains("open receivables: 1–30, at the end of the period before", text, StringComparison.Ordinal);
        Assert.Contains("61+ has no end", ageing.ToRollRates()[2][0].Explain().ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("has no end", text, StringComparison.Ordinal);
        RatioSeries factor = ageing.ToLossFactors()[1];
        Assert.Equal([MetricStatus.ZeroDenominator, MetricStatus.Defined], factor.Select(point => point.Status));
        Assert.Equal("M15a = 2,000.00 % × 0.00 % = 0.00 %", factor[1].Explain().Summary);
        Assert.Equal("M15a: undefined, zero denominator: 40.00 % × zero denominator", factor[0].Explain().Summary);
        Assert.Contains("buckets of 30 days", factor[1].Explain().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Periods_that_do_not_fit_the_buckets_are_refused_and_those_that_do_are_not()
    {
        OpenItems items = ToItems(new ItemLine("D-1", Day(1, 1), Day(1, 2), 5m));
        PeriodAxis weeks = ReportingCalendar.IsoWeeks.Between(Day(1, 5), Day(3, 1)),
            quarters = ReportingCalendar.Quarters.Between(Day(1, 1), Day(12, 31)),
            listed = ReportingCalendar.Days.Between(Day(1, 1), Day(1, 3)), month = ReportingCalendar.Months.Between(Day(1, 1), Day(1, 31));
        string message = Assert.Throws<ArgumentException>("ageing", () => items.AgeBy(Buckets(5), weeks).ToRollRates()).Message;
        Assert.Contains(
            "of 7 days beside the bucket 1–30 of 30 days; periods about as long as buckets are wide are allowed", message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("ageing", () => items.AgeBy(Buckets(3), quarters).ToRollRates());
        Assert.Throws<ArgumentException>("ageing", () => items.AgeBy(AgeingBuckets.UpTo(0, 30, 120), Months(3)).ToLossFactors());
        Assert.Throws<ArgumentException>("ageing", () => items.AgeBy(Buckets(3), listed, "region").ToRollRates());
        message = Assert.Throws<ArgumentException>("ageing", () => items.AgeBy(Buckets(3), month).ToRollRates()).Message;
        Assert.Contains("two periods or more", message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("ageing", () => items.AgeBy(AgeingBuckets.UpTo(int.MinValue, int.MaxValue), weeks).ToRollRates());
        Assert.Equal(3, items.AgeBy(AgeingBuckets.UpTo(0, 7, 14), weeks).ToRollRates().Count);
        Assert.Contains("one period of 7 days, buckets of 7 days\n",
            items.AgeBy(AgeingBuckets.UpTo(0, 7, 14), weeks).ToRollRates()[1][0].Explain().ToString(), StringComparison.Ordinal);
        Assert.Equal(2, items.AgeBy(AgeingBuckets.UpTo(0, 90), quarters).ToRollRates().Count);
        Assert.Contains("neither bucket has two ends",
            Assert.Single(items.AgeBy(AgeingBuckets.UpTo(0), quarters).ToRollRates())[0].Explain().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_known_yet_has_no_rate()
    {
        OpenItems items = ToItems(new ItemLine("D-1", Day(1, 1), Day(1, 2), 5m)).AsKnownOn(Day(2, 28));
        RatioSeries rate = items.AgeBy(Buckets(4), ReportingCalendar.Months.Between(Day(1, 1), Day(3, 31))).ToRollRates()[1];
        Assert.Equal([MetricStatus.Defined, MetricStatus.IncompletePeriod], rate.Select(point => point.Status));
        Assert.Equal(MetricStatus.IncompletePeriod,
            items.AgeBy(Buckets(4), ReportingCalendar.Months.Between(Day(1, 1), Day(3, 31))).ToLossFactors()[1][1].Status);
    }

    [Fact]
    public void A_dimension_has_the_rates_of_each_value()
    {
        PeriodAxis axis = ReportingCalendar.Months.Between(Day(1, 1), Day(2, 28));
        OpenItems items = ToItems(
            new ItemLine("D-1", Day(1, 1), Day(1, 10), 100m) { Region = "north" },
            new ItemLine("D-2", Day(1, 1), Day(1, 20), 50m) { Region = "south" })
            .Settle(new SettlementLine("D-1", Day(2, 3), 75m));
        MetricBreakdown<RatioSeries> rates = items.AgeBy(Buckets(4), axis, "region").ToRollRates()[1];
        Assert.Equal(["north", "south"], rates.Values);
        Assert.Equal([0.25m, 1m, 0.5m],
            ((RatioSeries[])[rates["north"], rates["south"], rates.Total]).Select(series => series[0].Ratio!.Value.ToDecimal()));
        Assert.Equal("south", rates.RankFromWorst(series => series.Overall)[0].Key);
        Assert.False(rates.Contains("west"));
        Assert.Contains("region 'north'", rates["north"][0].Explain().ToString(), StringComparison.Ordinal);
    }

    /// <summary>Without an age nothing rolls: no bucket has anything, and every rate is undefined.</summary>
    [Fact]
    public void Of_nothing_of_undated_items_and_of_credits_rates_are_undefined()
    {
        foreach (OpenItems items in (OpenItems[])[
            ToItems(), ToItems(new ItemLine("D-1", Day(1, 1), null, 5m)),
            ToItems(new ItemLine("D-1", Day(1, 1), Day(1, 1), 5m) { Kind = OpenItemKind.CreditNote })])
        {
            Ageing ageing = items.AgeBy(Buckets(4), ReportingCalendar.Months.Between(Day(1, 1), Day(3, 31)));
            Assert.All(ageing.ToRollRates().Concat(ageing.ToLossFactors()), series =>
                Assert.All(series.Append(series.Overall), point => Assert.Equal(MetricStatus.ZeroDenominator, point.Status)));
        }
    }
}
