using NodaTime;
using WriteOffMetrics.Impairments;
using static WriteOffMetrics.Tests.Impairments.StockLine;

namespace WriteOffMetrics.Tests.Impairments;

/// <summary>What valuations give by period, which is trended, charted and printed like any figure.</summary>
public sealed class ValuationSeriesTests
{
    private static readonly LocalDate March = new(2026, 3, 31), May = new(2026, 5, 31), June = new(2026, 6, 30);
    private static readonly PeriodAxis Quarters = ReportingCalendar.Quarters.Between(March, June);

    private static readonly InventoryValuation First =
        InventoryValuation.FromRows(Usd, March, [new StockLine("A", 100m, 80m), new StockLine("B", 50m, 60m)], Selectors);

    private static readonly InventoryValuation Second = First.Next(May, [new("A", 100m, 70m), new("B", 50m, 45m)], Selectors);

    private static readonly InventoryValuation Third = Second.Next(June, [new("B", 50m, 48m), new("C", 9m, 8m)], Selectors);

    /// <summary>
    /// By hand. March: A 20. May: A 10 more, B 5. June: A leaves with 30, B needs 2 of 5, so 3 come back; C 1 is new. Carried: 20, 35, 3;
    /// at cost 150, 150, 59, so 130, 115, 56.
    /// </summary>
    [Fact]
    public void Flows_add_up_within_a_period_and_balances_are_those_of_its_last_valuation()
    {
        InventoryValuation[] all = [Third, First, Second];
        Assert.Equal([20m, 16m], Amounts(all.WriteDownsBy(Quarters)));
        Assert.Equal([0m, 3m], Amounts(all.ReversalsBy(Quarters)));
        Assert.Equal([20m, 3m], Amounts(all.CarriedWriteDownsBy(Quarters)));
        Assert.Equal([130m, 56m], Amounts(all.CarryingAmountsBy(Quarters)));
        Assert.Equal([Dollars(0m), Dollars(0m), Dollars(30m)], new[] { First, Second, Third }.Select(one => one.LeftWriteDown));
        AmountPoint overall = all.WriteDownsBy(Quarters).Overall;
        Assert.Equal((Dollars(36m), MetricStatus.Defined), (overall.Amount, overall.Status));
        Assert.Equal(MetricStatus.NotCombinable, all.CarryingAmountsBy(Quarters).Overall.Status);
        AmountSeries[] series =
            [all.WriteDownsBy(Quarters), all.ReversalsBy(Quarters), all.CarriedWriteDownsBy(Quarters), all.CarryingAmountsBy(Quarters)];
        Assert.Equal(["M26a", "M26b", "M26", "M26c"], series.Select(one => one.Definition.Id));
    }

    [Fact]
    public void By_item_each_is_what_its_own_rows_give_and_all_are_the_whole()
    {
        InventoryValuation[] all = [First, Second, Third];
        Assert.Equal(["A 20 10", "B 0 5", "C 0 1"], Lines(all.WriteDownsByItem(Quarters)));
        Assert.Equal(["A 0 0", "B 0 3", "C 0 0"], Lines(all.ReversalsByItem(Quarters)));
        Assert.Equal(["A 20 0", "B 0 2", "C 0 1"], Lines(all.CarriedWriteDownsByItem(Quarters)));
        Assert.Equal(["A 80 0", "B 50 48", "C 0 8"], Lines(all.CarryingAmountsByItem(Quarters)));
        Assert.Equal([130m, 56m], Amounts(all.CarryingAmountsByItem(Quarters).Total));
        Assert.Equal([20m, 16m], Amounts(all.WriteDownsByItem(Quarters).Total));
        Assert.False(all.WriteDownsByItem(Quarters).Contains(null));
        Assert.Contains(
            "of            account 'B'", all.WriteDownsByItem(Quarters)["B"][1].Explain().ToString(), StringComparison.Ordinal);
        Assert.Contains(
            "of            account 'B'", all.CarryingAmountsByItem(Quarters)["B"][1].Explain().ToString(), StringComparison.Ordinal);

        static IEnumerable<string> Lines(MetricBreakdown<AmountSeries> breakdown) =>
            breakdown.Select(one => $"{one.Key} {string.Join(' ', one.Value.Select(point => point.Amount.MinorUnits / 100))}");
    }

    [Fact]
    public void Flows_lead_back_to_the_entries_that_the_valuations_give()
    {
        InventoryValuation[] all = [First, Second, Third];
        AmountSeries writeDowns = all.WriteDownsBy(Quarters);
        Assert.Equal(["A", "B", "C"], writeDowns[1].Entries.Select(entry => entry.Account));
        Assert.Equal(4, writeDowns.Overall.EntryCount);
        Assert.Equal(
            """
            M26a = 16.00 USD, 3 entries
              metric        M26a new inventory write-downs: Σ write-downs beyond what the items carried before
              period        2026Q2 (2026-04-01/2026-06-30)
              calendar      quarters
              read from     3 valuations of stock, 2026-03-31 to 2026-06-30
              completeness  no last complete day is stated, so every period counts as complete
              source        IAS 2
            """.ReplaceLineEndings("\n"), writeDowns[1].Explain().ToString());
        Assert.Contains(
            "Ask the valuation", Assert.Throws<InvalidOperationException>(() => all.CarryingAmountsBy(Quarters)[0].Entries).Message,
            StringComparison.Ordinal);
        AmountSeries through = writeDowns.CompleteThrough(May);
        Assert.Equal([true, false], through.Select(point => point.IsComplete));
        Assert.Contains("stated to be complete through 2026-05-31", through[0].Explain().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Valuations_outside_the_axis_are_told_apart_and_coarser_periods_are_read_anew()
    {
        InventoryValuation[] all = [First, Second, Third];
        PeriodAxis second = ReportingCalendar.Quarters.Between(May, June);
        AmountSeries late = all.WriteDownsBy(second);
        Assert.Equal((Dollars(16m), Dollars(20m), 1L), (late[0].Amount, late.Outside, late.OutsideCount));
        Assert.Contains("1 entry outside the axis, 20.00 USD, not counted here", late[0].Explain().ToString(), StringComparison.Ordinal);
        PeriodAxis half = ReportingCalendar.HalfYears.Between(March, June);
        AmountSeries whole = all.WriteDownsBy(ReportingCalendar.Months.Between(new LocalDate(2026, 1, 1), June)).RollUpTo(half);
        Assert.Equal((Dollars(36m), 4L), (whole[0].Amount, whole[0].EntryCount));
        PeriodAxis months = ReportingCalendar.Months.Between(March, June);
        Assert.Equal([20m, 0m, 15m, 1m], Amounts(all.WriteDownsBy(months)));
        Assert.Contains(
            "Found no valuation in 2026-04", Assert.Throws<ArgumentException>(() => all.CarryingAmountsBy(months)).Message,
            StringComparison.Ordinal);
    }

    /// <summary>
    /// By hand: fiscal 2012 of the National Retail Federation has 53 weeks, of which a comparison drops the first. The 5 of 30 January are
    /// not compared, the 3 of December are: 4 − 3.
    /// </summary>
    [Fact]
    public void Write_downs_of_comparable_years_are_read_anew()
    {
        LocalDate[] days = [new(2012, 1, 30), new(2012, 12, 31), new(2013, 12, 31)];
        StockLine[] stock =
        [
            new("A", 100m, 95m), new("A", 100m, 92m) { EarlierWriteDown = 5m }, new("A", 100m, 88m) { EarlierWriteDown = 8m },
        ];
        InventoryValuation[] all =
            [.. days.Zip(stock, (day, row) => InventoryValuation.FromRows(Usd, day, [row], AllSelectors))];
        PeriodAxis years = FiscalWeekYear.NationalRetailFederation.Years.Between(new LocalDate(2012, 1, 29), new LocalDate(2014, 2, 1));
        Assert.Equal([8m, 4m], Amounts(all.WriteDownsBy(years)));
        Assert.Equal(Dollars(1m), all.WriteDownsBy(years).ChangeFromComparableYearBefore()[1].Difference!.Value.ToMoney());
    }

    /// <summary>By hand: 16 at 0.50 are 8; the 20 outside the axis are told in dollars, as they were.</summary>
    [Fact]
    public void Series_are_converted_and_still_tell_what_they_were_read_from()
    {
        InventoryValuation[] all = [First, Second, Third];
        var euro = Currency.FromCode("EUR");
        PeriodAxis second = ReportingCalendar.Quarters.Between(May, June);
        AmountPoint converted = all.WriteDownsBy(second).ConvertTo(
            euro, ExchangeRates.FromRates([(June, Usd, euro, 0.5m)]), ExchangeRateBasis.PeriodEnd, MidpointRounding.ToEven)[0];
        Assert.Equal(Money.FromDecimal(8m, euro), converted.Amount);
        string words = converted.Explain().ToString();
        Assert.Contains("read from     3 valuations of stock", words, StringComparison.Ordinal);
        Assert.Contains("1 entry outside the axis, 20.00 USD, not counted here", words, StringComparison.Ordinal);
        Assert.Contains("rates         USD in EUR at 0.5", words, StringComparison.Ordinal);
    }

    /// <summary>Twelve months in each of which 1, 2, 3 … is written down: a rising trend, and no point outside the limits.</summary>
    [Fact]
    public void Series_are_trended_charted_and_printed()
    {
        PeriodAxis months = ReportingCalendar.Months.Between(new LocalDate(2026, 1, 1), new LocalDate(2026, 12, 31));
        List<InventoryValuation> all = [];
        decimal value = 1_000m;
        for (int i = 0; i < 12; i++)
        {
            value -= i + 1;
            StockLine[] rows = [new("A", 1_000m, value)];
            all.Add(
                i == 0 ? InventoryValuation.FromRows(Usd, months[0].End, rows, Selectors) : all[^1].Next(months[i].End, rows, Selectors));
        }

        AmountSeries writeDowns = all.WriteDownsBy(months);
        Trend trend = writeDowns.FitTrend(0.95);
        Assert.Equal(TrendDirection.Rising, trend.Direction);
        Assert.Equal(12.0, trend.SlopePerYear!.Value, 9);
        Assert.Equal(6.5, writeDowns.ToXmrChart(ChartRuleSet.Nelson).Points[0].Center, 9);
        Assert.Contains("2026-12", writeDowns.ToTable().ToString(), StringComparison.Ordinal);
        Assert.Equal(TrendDirection.Falling, all.CarryingAmountsBy(months).FitTrend(0.95).Direction);
    }

    [Fact]
    public void Valuations_that_do_not_follow_each_other_are_refused_in_words()
    {
        Refused([], "Found no valuation");
        Refused([First, null!], "Found null among the valuations");
        Refused([First, First], "Found two valuations of 2026-03-31");
        Refused(
            [First, Third], "Found a valuation of 2026-06-30 that starts from that of 2026-05-31, behind one of 2026-03-31");
        var euro = InventoryValuation.FromRows(Currency.FromCode("EUR"), May, [new StockLine("A", 1m, 1m)], Selectors);
        Refused([First, euro], "in USD and EUR");

        // One that starts from none, or from one that is not among them, may come first.
        Assert.Equal([0m, 16m], Amounts(new[] { Second, Third }.WriteDownsBy(Quarters)));
        var apart = InventoryValuation.FromRows(Usd, June, [new StockLine("A", 10m, 9m)], Selectors);
        Assert.Equal([20m, 1m], Amounts(new[] { First, apart }.WriteDownsBy(Quarters)));

        static void Refused(InventoryValuation[] valuations, string why) => Assert.Contains(
            why, Assert.Throws<ArgumentException>(() => valuations.WriteDownsBy(Quarters)).Message, StringComparison.Ordinal);
    }

    private static IEnumerable<decimal> Amounts(AmountSeries series) => series.Select(point => point.Amount.ToDecimal());
}
