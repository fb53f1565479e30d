using System.Text.Json;
using NodaTime;
using WriteOffMetrics.Receivables;

namespace WriteOffMetrics.Tests;

/// <summary>Figures against what the company planned (M37), of one period and of several.</summary>
public sealed class TargetTests
{
    private static readonly Currency Usd = Currency.FromCode("USD");
    private static readonly PeriodAxis Two = MonthsOf(2026, 2), Three = MonthsOf(2026, 3);

    /// <summary>By hand: 22,325 ÷ 950,000 = 2.35 %, 0.15 points below 2.5 %, which is 0.15 ÷ 2.5 = 6 % of it.</summary>
    [Fact]
    public void A_ratio_below_its_ceiling_is_favourable_where_less_is_better()
    {
        RatioSeries actual = Ratios(MonthsOf(2026, 1), [22_325m], [950_000m]);
        Target budget = Target.FromValue("Budget", Ratio.FromPercent(2.5m), RatioMetrics.GrossWriteOffToSales);
        TargetVariance variance = budget.Compare(actual).Single();
        Assert.Equal("2.35 % is 0.15 points below the target Budget of 2.50 %, favourable", variance.ToString());
        Assert.Equal(
            (Quantity.FromPoints(-0.15m), Ratio.FromPercent(-6m), true, MetricStatus.Defined, (Quantity)Ratio.FromPercent(2.5m)),
            (variance.Difference!.Value, variance.Relative!.Value, variance.IsFavourable, variance.Status, variance.TargetValue!.Value));
        Assert.Equal("one figure for every period", variance.Weighting);
        Assert.Same(budget, variance.Target);
        Assert.Equal("M3 = 22,325.00 USD ÷ 950,000.00 USD = 2.35 %", variance.Point.Explain().Summary);
        Assert.Equal("Budget 2.5 %, for every period, board of 12 May",
            budget.WithSource("board of 12 May").ToString());
    }

    /// <summary>
    /// By hand. Plan: 2 on 100 and 12 on 300, so 2 %, 4 %, together 14 ÷ 400 = 3.5 %. Actual: 3 on 200 and 5 on 200, so 1.5 %, 2.5 %,
    /// together 8 ÷ 400 = 2 %. Variances −0.5, −1.5 and together −1.5 points, which is −3/7 of the target; the mean would be −1.
    /// </summary>
    [Fact]
    public void Budgeted_numerators_and_denominators_of_several_periods_are_sums_by_sums()
    {
        Target plan = Target.FromSeries("Plan", Ratios(Two, [2m, 12m], [100m, 300m]));
        RatioSeries actual = Ratios(Two, [3m, 5m], [200m, 200m]);
        Assert.Equal([-0.5m, -1.5m], plan.Compare(actual).Select(Points));
        TargetVariance both = plan.Compare(actual, Two[0], Two[1]);
        Assert.Equal((3.5m, -1.5m), (both.TargetValue!.Value.ToRatio().Percent, Points(both)));
        Assert.Equal("-42.86 %", both.Relative!.Value.ToString("0.00 %", null));
        Assert.Equal("Σ planned numerators ÷ Σ planned denominators", both.Weighting);
        Assert.Equal("as planned for the period", plan.Compare(actual)[0].Weighting);
        Assert.Equal("2.00 % is 1.50 points below the target Plan of 3.50 %, favourable", both.ToString());
        Assert.Contains(KeyValuePair.Create("planned", "M3 = 14.00 USD ÷ 400.00 USD = 3.50 %"), both.Explain().Details);
    }

    /// <summary>
    /// By hand: 2 % of 100 and 4 % of 300 are 2 + 12 = 14 of 400, 3.5 %, never the mean, 3 %. On actual sales of 300 and 100 they are
    /// 6 + 4 = 10 of 400, 2.5 %: the same plan weighs other sales otherwise.
    /// </summary>
    [Fact]
    public void Ratios_stated_per_period_are_weighted_by_actual_denominators()
    {
        Target plan = Target.FromSeries("Plan", Planned(Two, 2m, 4m));
        TargetVariance toDate = plan.CompareYearToDate(Ratios(Two, [3m, 13m], [100m, 300m]))[1]!;
        Assert.Equal(3.5m, toDate.TargetValue!.Value.ToRatio().Percent);
        Assert.Equal("planned ratios weighted by actual total sales", toDate.Weighting);
        Assert.Equal("4.00 % is 0.50 points above the target Plan of 3.50 %, unfavourable", toDate.ToString());
        Assert.Contains(KeyValuePair.Create("planned", "3.50 %"), toDate.Explain().Details);
        Assert.Equal(2.5m, plan.Compare(Ratios(Two, [1m, 1m], [300m, 100m]), Two[0], Two[1]).TargetValue!.Value.ToRatio().Percent);
    }

    /// <summary>By hand: 10 % of 10 invoices and 20 % of 30 are 1 + 6 = 7 of 40, 17.5 %; 2 + 3 = 5 were written off, 12.5 %.</summary>
    [Fact]
    public void Ratios_of_counts_are_weighted_by_what_was_counted()
    {
        RatioSeries actual = CountSeries.FromValuesInOrder(Two, [2L, 3L])
            .ToInvoicesIssued(CountSeries.FromValuesInOrder(Two, [10L, 30L]));
        TargetVariance both = Target.FromSeries("Plan", Planned(actual.Definition, Two, 10m, 20m)).CompareTrailing(actual, 2)[1]!;
        Assert.Equal("12.50 % is 5.00 points below the target Plan of 17.50 %, favourable", both.ToString());
        Assert.Equal("planned ratios weighted by actual invoices issued", both.Weighting);
    }

    /// <summary>By hand: thirds. 1 % of 1 and 2 % of 2 are 0.05 of 3, 1.6666… %, rounded once to 28 decimals.</summary>
    [Fact]
    public void A_weighted_target_is_rounded_once_and_compared_exactly()
    {
        Target plan = Target.FromSeries("Plan", Planned(Two, 1m, 2m));
        TargetVariance equal = plan.Compare(Ratios(Two, [0.02m, 0.03m], [1m, 2m]), Two[0], Two[1]);
        Assert.Equal(0.0166666666666666666666666667m, equal.TargetValue!.Value.ToDecimal());
        Assert.Equal((null, 0m), (equal.IsFavourable, Points(equal)));
        Assert.Equal("1.67 % is equal to the target Plan of 1.67 %", equal.ToString());

        // One third lies above its 28 decimals, though it is read as they are.
        RatioSeries third = Ratios(MonthsOf(2026, 1), [1m], [3m]);
        TargetVariance above = Target.FromValue("Cap", Ratio.FromDecimal(0.3333333333333333333333333333m), third.Definition)
            .Compare(third)[0];
        Assert.Equal((false, 0m), (above.IsFavourable, Points(above)));
        Assert.Equal("33.33 % is 0.00 points above the target Cap of 33.33 %, unfavourable", above.ToString());
    }

    /// <summary>By hand: 2,325 of 20,000 is 11.625 %; −5,000 of 30,000 is −1/6; together −2,675 of 50,000, −5.35 %.</summary>
    [Fact]
    public void Amounts_add_up_and_neither_way_is_favourable()
    {
        Target budget = Target.FromSeries(
            "Budget", Amounts(AmountMetrics.GrossWriteOffs, Two, 20_000m, 30_000m).WithSource("budget 2026"));
        AmountSeries actual = Amounts(AmountMetrics.GrossWriteOffs, Two, 22_325m, 25_000m);
        IReadOnlyList<TargetVariance> months = budget.Compare(actual);
        Assert.Equal(
            ["22,325.00 USD is 2,325.00 USD above the target Budget of 20,000.00 USD",
             "25,000.00 USD is 5,000.00 USD below the target Budget of 30,000.00 USD"],
            months.Select(month => month.ToString()));
        Assert.Equal([11.63m, -16.67m], months.Select(Percent));
        TargetVariance both = budget.CompareTrailing(actual, 2)[1]!;
        Assert.Equal((Money.FromDecimal(-2_675m, Usd), -5.35m, null, "Σ planned figures"),
            (both.Difference!.Value.ToMoney(), Percent(both), both.IsFavourable, both.Weighting));
        Assert.Equal("budget 2026", budget.Source);
    }

    /// <summary>By hand: 12 against 10 and 18 against 20; 30 against 30.</summary>
    [Fact]
    public void Counts_add_up()
    {
        Target plan = Target.FromSeries("Plan", CountSeries.FromValuesInOrder(Two, [10L, 20L]));
        CountSeries actual = CountSeries.FromValuesInOrder(Two, [12L, 18L]);
        Assert.Equal(["12 is 2 above the target Plan of 10", "18 is 2 below the target Plan of 20"],
            plan.Compare(actual).Select(variance => variance.ToString()));
        Assert.Equal("30 is equal to the target Plan of 30", plan.CompareYearToDate(actual)[1]!.ToString());
    }

    /// <summary>
    /// By hand: 47 days against 45 and 38 against 40. Days of two months do not make one figure; hours worked do: 4 + 5 = 9 against 6 + 2 =
    /// 8.
    /// </summary>
    [Fact]
    public void Quantities_are_compared_in_their_unit_and_added_up_only_where_they_do()
    {
        QuantitySeries days = Quantities(MetricUnit.Days, PeriodCombination.None, 47m, 38m);
        Target plan = Target.FromSeries("Plan", QuantitySeries.FromValuesInOrder(days.Definition, Two, [45m, 40m]));
        Assert.Equal(
            ["47.00 days is 2.00 days above the target Plan of 45.00 days, unfavourable",
             "38.00 days is 2.00 days below the target Plan of 40.00 days, favourable"],
            plan.Compare(days).Select(variance => variance.ToString()));
        TargetVariance both = plan.Compare(days, Two[0], Two[1]);
        Assert.Equal((MetricStatus.NotCombinable, null, null), (both.TargetStatus, both.TargetValue, both.IsFavourable));
        Assert.Equal("not compared with the target Plan: figures of several periods that do not combine", both.ToString());
        Assert.Equal([false, true], Target.FromValue("Cap", Quantity.FromDays(45m), days.Definition)
            .Compare(days).Select(variance => variance.IsFavourable!.Value));

        QuantitySeries hours = Quantities(MetricUnit.Hours, PeriodCombination.Sum, 4m, 5m);
        TargetVariance sum = Target.FromSeries("Plan", QuantitySeries.FromValuesInOrder(hours.Definition, Two, [6m, 2m]))
            .Compare(hours, Two[0], Two[1]);
        Assert.Equal("9.00 hours is 1.00 hours above the target Plan of 8.00 hours, unfavourable", sum.ToString());
    }

    /// <summary>
    /// By hand: turnover of budgeted sales and balances, 20 ÷ 10 and 60 ÷ 10, is 80 ÷ 20 = 4 times together; actual 30 ÷ 10 and 30 ÷ 10 is
    /// 3. More is better.
    /// </summary>
    [Fact]
    public void Quantities_of_budgeted_parts_are_sums_by_sums()
    {
        TargetVariance both = Target.FromSeries("Plan", Turnover(20m, 60m)).Compare(Turnover(30m, 30m), Two[0], Two[1]);
        Assert.Equal("3.00 times is 1.00 times below the target Plan of 4.00 times, unfavourable", both.ToString());
        Assert.Equal("Σ planned numerators ÷ Σ planned denominators", both.Weighting);

        static QuantitySeries Turnover(params decimal[] sales) => AmountSeries.FromValuesInOrder(Usd, Two, sales)
            .ToReceivablesTurnover(Amounts(AmountMetrics.AverageReceivables, Two, 10m, 10m));
    }

    /// <summary>By hand: 30 of 100 recovered against a plan of 25 %.</summary>
    [Fact]
    public void Where_more_is_better_a_figure_above_is_favourable()
    {
        RatioSeries recovery = WriteOffLedger.FromEntries(Usd,
            [LedgerEntry.WriteOff(Two.Start, Money.FromDecimal(100m, Usd)), LedgerEntry.Recovery(Two.Start, Money.FromDecimal(30m, Usd))])
            .SummarizeBy(MonthsOf(2026, 1)).RecoveryRate();
        Assert.Equal("30.00 % is 5.00 points above the target Plan of 25.00 %, favourable",
            Target.FromValue("Plan", Ratio.FromPercent(25m), recovery.Definition).Compare(recovery)[0].ToString());
        Assert.False(Target.FromValue("Plan", Ratio.FromPercent(31m), recovery.Definition).Compare(recovery)[0].IsFavourable);
    }

    /// <summary>By hand: net write-offs of −50 against −100 planned are 50 more; relative to what is below zero they are nothing.</summary>
    [Fact]
    public void A_target_that_is_not_above_zero_has_no_relative_variance()
    {
        Target plan = Target.FromSeries("Plan", Amounts(AmountMetrics.NetWriteOffs, Two, -100m, 0m));
        IReadOnlyList<TargetVariance> months = plan.Compare(Amounts(AmountMetrics.NetWriteOffs, Two, -50m, 7m));
        Assert.Equal([50m, 7m], months.Select(month => month.Difference!.Value.ToDecimal()));
        Assert.All(months, month => Assert.Equal((null, MetricStatus.Defined), (month.Relative, month.Status)));
        Assert.Equal("-50.00 USD is 50.00 USD above the target Plan of -100.00 USD", months[0].ToString());
    }

    [Fact]
    public void Undefined_and_incomplete_figures_are_not_compared_and_keep_their_target()
    {
        Target plan = Target.FromSeries("Plan", Planned(Three, 2m, 3m, 4m));
        RatioSeries actual = Amounts(AmountMetrics.GrossWriteOffs, Three, 1m, 1m, 1m)
            .ToSales(AmountSeries.FromValuesInOrder(Usd, Three, [0m, 10m, 10m]).CompleteThrough(Three[1].End));
        IReadOnlyList<TargetVariance> months = plan.Compare(actual);
        Assert.Equal([MetricStatus.ZeroDenominator, MetricStatus.Defined, MetricStatus.IncompletePeriod],
            months.Select(month => month.Status));
        Assert.All(months, month => Assert.Equal(MetricStatus.Defined, month.TargetStatus));
        Assert.Equal("not compared with the target Plan of 2.00 %: zero denominator", months[0].ToString());
        Assert.Equal("not compared with the target Plan of 4.00 %: incomplete period", months[2].ToString());
        Assert.Equal((null, null, null), (months[0].Difference, months[0].Relative, months[0].IsFavourable));
        Assert.Contains("zero denominator", months[0].Explain().ToString(), StringComparison.Ordinal);

        // By hand: with the month so far 2 ÷ 20 = 10 % against (3 % × 10 + 4 % × 10) ÷ 20 = 3.5 %.
        Assert.Equal(MetricStatus.IncompletePeriod, plan.Compare(actual, Three[1], Three[2]).TargetStatus);
        Assert.Equal("10.00 % is 6.50 points above the target Plan of 3.50 %, unfavourable (incomplete period)",
            plan.Compare(actual.IncludeIncomplete(), Three[1], Three[2]).ToString());
    }

    [Fact]
    public void A_period_without_a_target_leaves_none_to_the_windows_that_hold_it()
    {
        Target plan = Target.FromSeries("Plan", RatioSeries.FromValuesInOrder(
            RatioMetrics.GrossWriteOffToSales, Three, [Ratio.FromPercent(2m), null, Ratio.FromPercent(4m)]));
        RatioSeries actual = Ratios(Three, [1m, 1m, 1m], [100m, 100m, 100m]);
        Assert.Equal([true, null, true], plan.Compare(actual).Select(month => month.IsFavourable));
        IReadOnlyList<TargetVariance?> toDate = plan.CompareYearToDate(actual);
        Assert.Equal([MetricStatus.Defined, MetricStatus.NotStated, MetricStatus.NotStated], toDate.Select(window => window!.Status));
        Assert.Equal("not compared with the target Plan: no target, none stated for 2026-02", toDate[2]!.ToString());
        QuantitySeries hours = Quantities(MetricUnit.Hours, PeriodCombination.Sum, 4m, 5m);
        Assert.Equal("not compared with the target Plan: no target, none stated for 2026-02", Target.FromSeries(
            "Plan", QuantitySeries.FromValuesInOrder(hours.Definition, Two, [6m, null])).Compare(hours, Two[0], Two[1]).ToString());
    }

    /// <summary>By hand: no sales in January weigh nothing, so that February's 4 % is the target of both.</summary>
    [Fact]
    public void Periods_without_sales_weigh_nothing_and_negative_sales_are_no_weight()
    {
        Target plan = Target.FromSeries("Plan", Planned(Two, 2m, 4m));
        Assert.Equal(4m, Together([1m, 1m], [0m, 50m]).TargetValue!.Value.ToRatio().Percent);
        TargetVariance nothing = Together([1m, 1m], [0m, 0m]);
        Assert.Equal((MetricStatus.ZeroDenominator, MetricStatus.ZeroDenominator), (nothing.Status, nothing.TargetStatus));
        TargetVariance negative = Together([1m, 1m], [-10m, 50m]);
        Assert.Equal((MetricStatus.NegativeDenominator, MetricStatus.Defined), (negative.TargetStatus, negative.Point.Status));
        Assert.Equal("not compared with the target Plan: no target, negative denominator for 2026-01", negative.ToString());

        TargetVariance Together(decimal[] writeOffs, decimal[] sales) => plan.Compare(Ratios(Two, writeOffs, sales), Two[0], Two[1]);
    }

    /// <summary>
    /// By hand: 2 % and 4 % a year over equal balances weigh by the days of January and February: (2 × 31 + 4 × 29) ÷ 60 = 178/60 in 2024,
    /// (2 × 31 + 4 × 28) ÷ 59 = 174/59 in 2026.
    /// </summary>
    [Theory]
    [InlineData(2024, 178, 60)]
    [InlineData(2026, 174, 59)]
    public void Annual_rates_are_weighted_by_their_part_of_the_year_leap_years_as_well(int year, int above, int below)
    {
        PeriodAxis months = MonthsOf(year, 2);
        RatioSeries actual = Amounts(AmountMetrics.NetWriteOffs, months, 1m, 1m)
            .ToAverageReceivables(Amounts(AmountMetrics.AverageReceivables, months, 700m, 700m)).Annualize(Annualization.ActualDays);
        TargetVariance both = Target.FromSeries("Plan", RatioSeries.FromValuesInOrder(
            actual.Definition, months, [Ratio.FromPercent(2m), Ratio.FromPercent(4m)])).CompareYearToDate(actual)[1]!;
        Assert.Equal(decimal.Round((decimal)above / below, 20), decimal.Round(both.TargetValue!.Value.ToRatio().Percent, 20));
        Assert.Equal("planned ratios weighted by actual average receivables × their part of the year", both.Weighting);
    }

    /// <summary>By hand: 1 + 3 on balances of 100 over 31 and 29 of 366 days are 4 × 366 ÷ 6,000 = 24.4 % a year.</summary>
    [Fact]
    public void Budgeted_annual_rates_are_sums_by_sums_of_parts_of_the_year()
    {
        PeriodAxis months = MonthsOf(2024, 2);
        RatioSeries planned = Amounts(AmountMetrics.NetWriteOffs, months, 1m, 3m)
            .ToAverageReceivables(Amounts(AmountMetrics.AverageReceivables, months, 100m, 100m)).Annualize(Annualization.ActualDays);
        TargetVariance both = Target.FromSeries("Plan", planned).CompareYearToDate(planned)[1]!;
        Assert.Equal((24.4m, null), (both.TargetValue!.Value.ToRatio().Percent, both.IsFavourable));
        Assert.Equal("Σ planned numerators ÷ Σ (planned denominator × its part of the year)", both.Weighting);
    }

    [Fact]
    public void Rates_that_compound_have_no_target_of_several_periods_unless_it_is_one_figure()
    {
        RatioSeries actual = Amounts(AmountMetrics.NetWriteOffs, Two, 1m, 1m)
            .ToAverageReceivables(Amounts(AmountMetrics.AverageReceivables, Two, 100m, 100m)).Annualize(Annualization.Compounded(12));
        TargetVariance both = Target.FromSeries("Plan", RatioSeries.FromValuesInOrder(
            actual.Definition, Two, [Ratio.FromPercent(10m), Ratio.FromPercent(10m)])).Compare(actual, Two[0], Two[1]);
        Assert.Equal((MetricStatus.Defined, MetricStatus.NotCombinable), (both.Point.Status, both.TargetStatus));
        Assert.Equal("planned figures of several periods do not combine", both.Weighting);

        // By hand: 1 − 0.99^12 = 11.36 % is above 10 %.
        Assert.False(Target.FromValue("Cap", Ratio.FromPercent(10m), actual.Definition).Compare(actual, Two[0], Two[1]).IsFavourable);
    }

    [Fact]
    public void What_exceeds_a_figure_is_out_of_range_and_no_exception()
    {
        const decimal Most = 92_233_720_368_547_758.07m;
        Target plan = Target.FromSeries("Plan", Amounts(AmountMetrics.NetWriteOffs, Two, Most, Most));
        AmountSeries actual = Amounts(AmountMetrics.NetWriteOffs, Two, -1m, 1m);
        TargetVariance both = plan.Compare(actual, Two[0], Two[1]);
        Assert.Equal((MetricStatus.OutOfRange, MetricStatus.OutOfRange, null), (both.Status, both.TargetStatus, both.TargetValue));
        Assert.Equal("not compared with the target Plan: no target, beyond what a figure holds", both.ToString());
        TargetVariance first = plan.Compare(actual)[0];
        Assert.Equal((MetricStatus.OutOfRange, MetricStatus.Defined, null), (first.Status, first.TargetStatus, first.Difference));
        Assert.Equal("not compared with the target Plan of 92,233,720,368,547,758.07 USD: beyond what a figure holds", first.ToString());
        Assert.Equal(MetricStatus.Defined, plan.Compare(actual)[1].Status);
    }

    /// <summary>
    /// Quarters of fiscal years from October, April to March: the first year began before the axis, the second has two quarters on it. By
    /// hand: 2 against 3 and 11 against 7; of two quarters 4 against 3, 4 against 5 and 11 against 7; of all four 15 against 10.
    /// </summary>
    [Fact]
    public void Years_to_date_are_those_of_the_calendar_and_null_where_they_begin_before_the_axis()
    {
        PeriodAxis quarters = ReportingCalendar.FiscalQuarters(10, FiscalYearNaming.EndYear)
            .Between(new LocalDate(2026, 4, 1), new LocalDate(2027, 3, 31));
        Target plan = Target.FromSeries("Plan", AmountSeries.FromValuesInOrder(Usd, quarters, [1m, 2m, 3m, 4m]));
        AmountSeries actual = AmountSeries.FromValuesInOrder(Usd, quarters, [2m, 2m, 2m, 9m]);
        Assert.Equal([null, null, -1m, 4m], plan.CompareYearToDate(actual).Select(window => window?.Difference!.Value.ToDecimal()));
        Assert.Equal([null, 1m, -1m, 4m], plan.CompareTrailing(actual, 2).Select(window => window?.Difference!.Value.ToDecimal()));
        Assert.All(plan.CompareTrailing(actual, 5), Assert.Null);
        Assert.Equal(5m, plan.Compare(actual, quarters[0], quarters[3]).Difference!.Value.ToDecimal());
    }

    /// <summary>By count-back the sales run out after 31 days: at least so many, above 20 for certain, and unknown beside 40.</summary>
    [Fact]
    public void A_lower_bound_is_unfavourable_above_its_target_and_undecided_below()
    {
        PeriodAxis month = MonthsOf(2026, 1);
        QuantitySeries least = Amounts(ReceivablesMetrics.OpenReceivables, month, 500m)
            .ToDaysSalesOutstanding(AmountSeries.FromValuesInOrder(Usd, month, [100m]), DsoMethod.CountBack);
        Assert.Equal("≥ 31.00 days is at least 11.00 days above the target Cap of 20.00 days, unfavourable", Against(20m).ToString());
        Assert.Equal("≥ 31.00 days may lie on either side of the target Cap of 40.00 days", Against(40m).ToString());
        Assert.Null(Against(40m).IsFavourable);
        Assert.Null(Against(31m).IsFavourable);

        TargetVariance Against(decimal days) => Target.FromValue("Cap", Quantity.FromDays(days), least.Definition).Compare(least)[0];
    }

    [Fact]
    public void A_figure_for_every_period_is_refused_where_periods_add_up_and_allowed_for_balances()
    {
        Assert.StartsWith("Found one figure for every period of M1 gross write-off amount",
            Refused(() => Target.FromValue("x", Money.FromDecimal(1m, Usd), AmountMetrics.GrossWriteOffs)), StringComparison.Ordinal);
        Assert.StartsWith("Found one figure for every period of M36a",
            Refused(() => Target.FromValue("x", Quantity.FromCount(1), AmountMetrics.WrittenOffDocuments)), StringComparison.Ordinal);
        Assert.StartsWith("Found 2 days as a target of M3",
            Refused(() => Target.FromValue("x", Quantity.FromDays(2m), RatioMetrics.GrossWriteOffToSales)), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Target.FromValue("x", default, AmountMetrics.AverageReceivables));

        Target cap = Target.FromValue("Cap", Money.FromDecimal(90m, Usd), AmountMetrics.AverageReceivables);
        Assert.Equal("100.00 USD is 10.00 USD above the target Cap of 90.00 USD",
            cap.Compare(Amounts(AmountMetrics.AverageReceivables, MonthsOf(2026, 1), 100m))[0].ToString());
        AmountSeries euros = AmountSeries.FromValuesInOrder(
            AmountMetrics.AverageReceivables, Currency.FromCode("EUR"), MonthsOf(2026, 1), [100m]);
        Assert.StartsWith(
            "Found figures in EUR beside the target 'Cap' in USD", Refused(() => cap.Compare(euros)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_alike_is_refused_with_both_sides_named()
    {
        Target plan = Target.FromSeries("Plan", Ratios(Two, [1m, 1m], [9m, 9m]));
        Assert.StartsWith("Found M3 write-off to sales: net write-offs (receivable) ÷ total sales; 'Plan' is a target of M3 write-off to "
            + "sales: gross write-offs (receivable) ÷ total sales.",
            Refused(() => plan.Compare(Planned(RatioMetrics.NetWriteOffToSales, Two, 1m, 1m))), StringComparison.Ordinal);
        string axes = Refused(() => plan.Compare(Ratios(Three, [1m, 1m, 1m], [9m, 9m, 9m])));
        Assert.Contains(Three.ToString(), axes, StringComparison.Ordinal);
        Assert.Contains($"the target 'Plan' on {Two}", axes, StringComparison.Ordinal);

        var eur = Currency.FromCode("EUR");
        AmountSeries euros = AmountSeries.FromValuesInOrder(AmountMetrics.GrossWriteOffs, eur, Two, [1m, 1m]);
        AmountSeries dollars = Amounts(AmountMetrics.GrossWriteOffs, Two, 1m, 1m);
        Assert.StartsWith("Found figures in EUR beside the target 'Plan' in USD",
            Refused(() => Target.FromSeries("Plan", dollars).Compare(euros)), StringComparison.Ordinal);
        Assert.StartsWith("Found the numerator of the figures in EUR beside the numerator of the target 'Plan' in USD",
            Refused(() => plan.Compare(euros.ToSales(AmountSeries.FromValuesInOrder(eur, Two, [9m, 9m])))), StringComparison.Ordinal);
        Assert.StartsWith("Found figures without tax beside the target 'Plan' with tax", Refused(
            () => Target.FromSeries("Plan", dollars.WithTaxBasis(TaxBasis.WithTax)).Compare(dollars.WithTaxBasis(TaxBasis.WithoutTax))),
            StringComparison.Ordinal);

        RatioSeries actual = Ratios(Two, [1m, 1m], [9m, 9m]);
        Assert.StartsWith("Found the last period 2026-01-01/2026-01-31 before the first, 2026-02-01/2026-02-28",
            Refused(() => plan.Compare(actual, Two[1], Two[0])), StringComparison.Ordinal);
        Assert.Equal("first", Assert.Throws<ArgumentException>(() => plan.Compare(actual, Three[2], Three[2])).ParamName);
        Assert.Equal("last", Assert.Throws<ArgumentException>(() => plan.Compare(actual, Two[0], Three[2])).ParamName);
        Assert.Throws<ArgumentOutOfRangeException>(() => plan.CompareTrailing(actual, 0));
        Assert.Throws<ArgumentException>(() => Target.FromSeries(" ", actual));
        Assert.Throws<ArgumentException>(() => plan.WithSource(" "));
    }

    [Fact]
    public void Reports_have_the_target_of_each_period_and_the_variance()
    {
        Target plan = Target.FromSeries("Plan", Planned(Two, 2m, 4m).WithSource("board"));
        using JsonDocument target = JsonDocument.Parse(JsonSerializer.Serialize(plan));
        Assert.Equal(("Plan", "board", 2), (
            target.RootElement.GetProperty("name").GetString(), target.RootElement.GetProperty("source").GetString(),
            target.RootElement.GetProperty("values").GetArrayLength()));
        using JsonDocument variance = JsonDocument.Parse(JsonSerializer.Serialize(plan.Compare(Ratios(Two, [3m, 5m], [100m, 100m]))[0]));
        Assert.Equal(("Plan", false, "Defined"), (
            variance.RootElement.GetProperty("target").GetProperty("name").GetString(),
            variance.RootElement.GetProperty("isFavourable").GetBoolean(), variance.RootElement.GetProperty("status").GetString()));
    }

    private static PeriodAxis MonthsOf(int year, int count) =>
        ReportingCalendar.Months.Between(new LocalDate(year, 1, 1), new LocalDate(year, count, 1));

    private static AmountSeries Amounts(MetricDefinition definition, PeriodAxis axis, params decimal[] values) =>
        AmountSeries.FromValuesInOrder(definition, Usd, axis, values);

    private static RatioSeries Ratios(PeriodAxis axis, decimal[] writeOffs, decimal[] sales) =>
        Amounts(AmountMetrics.GrossWriteOffs, axis, writeOffs).ToSales(AmountSeries.FromValuesInOrder(Usd, axis, sales));

    private static RatioSeries Planned(PeriodAxis axis, params decimal[] percent) =>
        Planned(RatioMetrics.GrossWriteOffToSales, axis, percent);

    private static RatioSeries Planned(MetricDefinition definition, PeriodAxis axis, params decimal[] percent) =>
        RatioSeries.FromValuesInOrder(definition, axis, percent.Select(one => (Ratio?)Ratio.FromPercent(one)));

    private static QuantitySeries Quantities(MetricUnit unit, PeriodCombination combination, params decimal[] values) =>
        QuantitySeries.FromValuesInOrder(
            MetricDefinition.FromMetric(Metric.FromDefinition(
                "OWN", "a metric of one's own", unit, MetricDirection.LowerIsBetter, combination, "as stated", "a policy")),
            Two, values.Select(value => (decimal?)value));

    private static decimal Points(TargetVariance variance) => variance.Difference!.Value.ToDecimal();

    private static decimal Percent(TargetVariance variance) =>
        decimal.Round(variance.Relative!.Value.Percent, 2, MidpointRounding.AwayFromZero);

    private static string Refused(Func<object> act) => Assert.Throws<ArgumentException>(act).Message;
}
