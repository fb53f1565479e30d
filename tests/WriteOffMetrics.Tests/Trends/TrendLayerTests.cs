using System.Collections;
using System.Globalization;
using NodaTime;

namespace WriteOffMetrics.Tests;

/// <summary>
/// What trends, charts, decompositions, forecasts and rate and mix make of awkward series: by hand, and by laws that any figures keep.
/// </summary>
public sealed class TrendLayerTests
{
    private static readonly Currency Usd = Currency.FromCode("USD");
    private static readonly LocalDate First = new(2020, 1, 1);
    private static readonly Type[] Results =
    [
        typeof(Trend), typeof(ChangePoint), typeof(ControlChart), typeof(ChartPoint), typeof(SeasonalDecomposition), typeof(SeasonalPoint),
        typeof(AnomalySearch), typeof(Anomaly),
        typeof(Forecast), typeof(ForecastPoint), typeof(ForecastScore), typeof(SmoothingParameters),
    ];

    /// <summary>By hand: five values a season, all rising, S = 2 × 10, Var(S) = 2 × 5 × 4 × 15 ÷ 18 = 100 ÷ 3.</summary>
    [Fact]
    public void Half_years_have_two_seasons_that_need_ten_periods_as_any_test_by_ranks()
    {
        decimal[] values = [1, 101, 2, 102, 3, 103, 4, 104, 5, 105];
        Trend ten = PublishedSeries.Amounts(ReportingCalendar.HalfYears, values).FitTrend(0.95, TrendTest.SeasonalMannKendall);
        Near(19 / Math.Sqrt(100 / 3.0), ten.Z);
        Near(1, ten.SlopePerYear);
        Trend nine = PublishedSeries.Amounts(ReportingCalendar.HalfYears, values[..9]).FitTrend(0.95, TrendTest.SeasonalMannKendall);
        Assert.Equal((AnalysisStatus.TooShort, 10), (nine.Status, nine.MinimumPeriods));
        Trend chosen = PublishedSeries.Amounts(ReportingCalendar.HalfYears, values).FitTrend(0.95);
        Assert.Equal(TrendTest.MannKendall, chosen.Test);
        Assert.Contains("neither 12 nor 4 periods a year", chosen.Explain().ToString(), StringComparison.Ordinal);
        Assert.Equal(AnalysisStatus.Defined, PublishedSeries.Amounts(ReportingCalendar.HalfYears, values)
            .Decompose(DecompositionMethod.RobustLoess).Status);
    }

    [Fact]
    public void Years_of_whole_weeks_have_twelve_periods_and_weeks_and_days_go_by_the_calendar()
    {
        FiscalWeekYear retail = FiscalWeekYear.NationalRetailFederation;
        Trend periods = PublishedSeries.Amounts(retail.Periods, [.. Enumerable.Range(0, 36).Select(i => (decimal)i)]).FitTrend(0.95);
        Assert.Equal(TrendTest.SeasonalMannKendall, periods.Test);
        Near(12, periods.SlopePerYear);
        Assert.Contains("12 periods a year, 3.0 years of figures: from three years on", periods.Explain().ToString(),
            StringComparison.Ordinal);
        Near(365.2425, PublishedSeries.Amounts(retail.Weeks, [.. Enumerable.Range(0, 60).Select(i => 7m * i)]).FitTrend(0.95).SlopePerYear);
        Near(365.2425, Amounts(ReportingCalendar.Days.Between(new LocalDate(2024, 2, 24), new LocalDate(2024, 3, 6)), i => i)
            .FitTrend(0.95).SlopePerYear);

        // Week 53 of fiscal 2012 is 27 January to 2 February 2013.
        AmountSeries weeks = Amounts(retail.Weeks.Between(new LocalDate(2012, 12, 1), new LocalDate(2013, 1, 26)), i => i);
        Assert.Equal(["FY2012W53", "FY2013W01"], weeks.Forecast(2, 0.8).Points.Select(point => point.Period.Name));
        Assert.Equal(["2024-02-28", "2024-02-29", "2024-03-01"],
            Amounts(ReportingCalendar.Days.Between(new LocalDate(2024, 2, 20), new LocalDate(2024, 2, 27)), i => i).Forecast(3, 0.8).Points
            .Select(point => point.Period.Start.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)));
    }

    /// <summary>By hand: 0.1 points a month are 1.2 a year wherever months are missing.</summary>
    [Fact]
    public void Gaps_at_the_start_and_the_end_only_shorten_a_series_and_one_in_between_stops_what_needs_neighbours()
    {
        RatioSeries inside = Rising(0, 6, 13), around = Rising(0, 13);
        foreach (RatioSeries ratio in new[] { inside, around })
        {
            Trend trend = ratio.FitTrend(0.95);
            Near(0.012, trend.SlopePerYear);
            Near(0.012, trend.SlopeLower);
            Near(0.012, trend.SlopeUpper);
        }

        Assert.Equal(["2020-01", "2020-07", "2021-02"], inside.FitTrend(0.95).Excluded.Select(period => period.Period.Name));
        Assert.Equal((AnalysisStatus.Gaps, 0, 3), (
            inside.Forecast(2, 0.8).Status, inside.Forecast(2, 0.8).Points.Count, inside.Forecast(2, 0.8).Excluded.Count));
        Assert.Equal(["2021-02", "2021-03"], around.Forecast(2, 0.8).Points.Select(point => point.Period.Name));
        Assert.Contains("intervals     none: no forecast", inside.Forecast(2, 0.8).Explain().ToString(), StringComparison.Ordinal);

        static RatioSeries Rising(params int[] without) =>
            Gross(14, i => 10 + i).ToSales(Amounts(Months(14), i => without.Contains(i) ? 0 : 1000));
    }

    [Fact]
    public void Without_a_single_figure_every_analysis_says_too_short_and_lists_all_periods()
    {
        RatioSeries undefined = Gross(40, i => i + 1).ToSales(Amounts(Months(40), _ => 0));
        AmountSeries incomplete = Ledger(40, i => i + 1).CompleteThrough(First.PlusDays(-1)).SummarizeBy(Months(40)).Gross;
        foreach (object result in Analyses(undefined).Concat(Analyses(incomplete)))
        {
            string words = Explained(result).ToString();
            Assert.True(words.Contains("too short: 0 periods", StringComparison.Ordinal), words);
            Assert.Contains("no period with a figure", words, StringComparison.Ordinal);
        }

        Assert.Equal((40, MetricStatus.ZeroDenominator), (
            undefined.FindAnomalies().Excluded.Count, undefined.FindAnomalies().Excluded[39].Reason));
        Assert.Equal((40, MetricStatus.IncompletePeriod), (
            incomplete.FindAnomalies().Excluded.Count, incomplete.FindAnomalies().Excluded[39].Reason));
    }

    [Fact]
    public void Incomplete_periods_count_where_they_were_asked_for_and_the_explanation_says_so()
    {
        AmountSeries gross = Ledger(13, i => 10 + i).CompleteThrough(First.PlusMonths(12).PlusDays(-1)).SummarizeBy(Months(13)).Gross;
        RatioSeries ratio = gross.ToSales(Amounts(Months(13), _ => 1000));
        Assert.DoesNotContain("asked for", ratio.FitTrend(0.95).Explain().ToString(), StringComparison.Ordinal);
        Assert.Contains("the books are complete through 2020-12-31", ratio.FitTrend(0.95).Explain().ToString(), StringComparison.Ordinal);
        Assert.Contains("the ledger states no last complete day", Gross(13, i => 10 + i).Forecast(1, 0.8).Explain().ToString(),
            StringComparison.Ordinal);
        Trend trend = ratio.IncludeIncomplete().FitTrend(0.95);
        Assert.Equal((13, 0), (trend.Periods.Count, trend.Excluded.Count));
        Assert.Contains("counts incomplete periods, because it was asked for: 2021-01", trend.Explain().ToString(),
            StringComparison.Ordinal);
        Assert.Contains("counts an incomplete period", new[] { ((string?)"all", ratio.IncludeIncomplete()) }.DecomposeChange(
            ratio.Axis[0], ratio.Axis[12]).Explain().ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("counts an incomplete period",
            new[] { ((string?)"all", ratio) }.DecomposeChange(ratio.Axis[0], ratio.Axis[11]).Explain().ToString(),
            StringComparison.Ordinal);
        Assert.Equal(("2021-01", "2021-02"), (
            ratio.Forecast(1, 0.8).Points[0].Period.Name, ratio.IncludeIncomplete().Forecast(1, 0.8).Points[0].Period.Name));
    }

    /// <summary>By hand: 1, 2 and 3 of 10 at the months 0, 2 and 3, T = 3, V = 0.16 × (130 − 50² ÷ 30).</summary>
    [Fact]
    public void A_month_without_invoices_is_left_out_and_more_documents_than_invoices_are_no_proportion()
    {
        RatioSeries ratio = Incidence([1, 0, 2, 3], [10, 0, 10, 10]);
        Trend trend = ratio.FitTrend(0.95);
        double spread = 130 - 2500 / 30.0;
        Near(3 / Math.Sqrt(0.16 * spread), trend.Z);
        Near(3 / spread * 12, trend.SlopePerYear);
        Assert.Equal(["2020-02 zero denominator"], trend.Excluded.Select(period => period.ToString()));
        Assert.Equal("no trend computed: more documents written off than invoices issued in a period, which is no proportion",
            Incidence([1, 2, 11, 3], [10, 10, 10, 10]).FitTrend(0.95).ToString());
        Assert.Equal(AnalysisStatus.NoProportion, Incidence([1, 2, 11, 3, 1, 1], [10, 10, 10, 10, 10, 10])
            .ToLaneyChart(ChartRuleSet.Nelson).Status);

        // Single values may be drawn of counts as well, but not for the reason that they are none.
        Assert.DoesNotContain("no proportions",
            Incidence([1, 2, 1, 3, 1, 1], [9, 9, 9, 9, 9, 9]).ToXmrChart(ChartRuleSet.Nelson).Explain().ToString(),
            StringComparison.Ordinal);
        long half = long.MaxValue / 2;
        Near(0.5, Incidence([half / 2, half / 2, half / 2, half / 2, half / 2, half / 2 + 1], [half, half, half, half, half, half])
            .ToPChart(ChartRuleSet.Nelson).Center);
    }

    /// <summary>
    /// By hand: fifteen zeros and five ones, S = 75, Var(S) = (17,100 − 7,350 − 300) ÷ 18 = 525; 115 of 190 slopes are zero.
    /// </summary>
    [Fact]
    public void Ranks_can_carry_a_direction_where_the_median_slope_is_zero_and_the_text_says_both()
    {
        decimal[] values = [.. Enumerable.Range(0, 20).Select(i => i < 15 ? 0m : 1m)];
        Trend rising = PublishedSeries.Amounts(ReportingCalendar.Years, values).FitTrend(0.95, TrendTest.MannKendall);
        Near(74 / Math.Sqrt(525), rising.Z);
        Assert.Equal((TrendDirection.Rising, 0.0), (rising.Direction!.Value, rising.SlopePerYear!.Value));
        Assert.StartsWith("rising, though the median slope is 0 (0.00 USD to ", rising.ToString(), StringComparison.Ordinal);
        Trend falling = PublishedSeries.Amounts(ReportingCalendar.Years, [.. values.Reverse()]).FitTrend(0.95, TrendTest.MannKendall);
        Assert.StartsWith("falling, though the median slope is 0 (", falling.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("-0.00 ", falling.Explain().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Intervals_nest_by_their_level_and_levels_are_printed_with_all_digits()
    {
        double[] levels = [0.5, 0.8, 0.95, 0.999999];
        for (int seed = 0; seed < Cases.OutOf(20); seed++)
        {
            AmountSeries series = Random(seed, 15 + seed);
            RatioSeries incidence = Incidence([.. series.Select(point => point.Amount.MinorUnits % 7)], [.. series.Select(_ => 10L)]);
            (double Low, double High)[] slopes = [
                .. levels.Select(level => series.FitTrend(level)).Select(trend => (trend.SlopeLower!.Value, trend.SlopeUpper!.Value))];
            (double Low, double High)[] proportions = [
                .. levels.Select(level => incidence.FitTrend(level)).Select(trend => (trend.SlopeLower!.Value, trend.SlopeUpper!.Value))];
            (double Low, double High)[] forecasts = [
                .. levels.Select(level => series.Forecast(2, level).Points[1]).Select(point => (point.Lower ?? 0, point.Upper ?? 0))];
            foreach ((double Low, double High)[] intervals in new[] { slopes, proportions, forecasts })
                for (int i = 1; i < levels.Length; i++)
                    Assert.True(intervals[i].Low <= intervals[i - 1].Low && intervals[i].High >= intervals[i - 1].High);
        }

        Assert.Contains("level 99.9999 %", Random(1, 12).FitTrend(0.999999).ToString(), StringComparison.Ordinal);
        Assert.Contains("level 99.9 %", Random(1, 12).FitTrend(0.999).ToString(), StringComparison.Ordinal);
        Assert.Contains("level 99.9999 %", Random(1, 15).Forecast(1, 0.999999).Explain().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Ten_times_the_amounts_have_ten_times_the_slope_and_the_same_test_deviate_signals_and_method()
    {
        for (int seed = 0; seed < Cases.OutOf(24); seed++)
        {
            AmountSeries small = Random(seed, 12 + seed), large =
                AmountSeries.FromValuesInOrder(Usd, small.Axis, small.Select(point => point.Amount.ToDecimal() * 10));
            Trend one = small.FitTrend(0.95), ten = large.FitTrend(0.95);
            Assert.Equal((one.Test, one.Status, one.Direction, one.ChangePoint?.LastBefore),
                (ten.Test, ten.Status, ten.Direction, ten.ChangePoint?.LastBefore));
            Near(one.Z!.Value, ten.Z, 1e-9);
            Near(10 * one.SlopePerYear!.Value, ten.SlopePerYear, 1e-9);
            Near(10 * one.SlopeUpper!.Value, ten.SlopeUpper, 1e-9);
            Assert.Equal(Signals(small), Signals(large));
            Assert.Equal(small.FindAnomalies().Found.Select(found => found.Period),
                large.FindAnomalies().Found.Select(found => found.Period));
            Forecast some = small.Forecast(2, 0.8), more = large.Forecast(2, 0.8);
            Assert.Equal((some.Method, some.Status), (more.Method, more.Status));
            Near(10 * some.Points[1].Value, more.Points[1].Value, 1e-3);
        }

        static IEnumerable<(string, int)> Signals(AmountSeries series) =>
            series.ToXmrChart(ChartRuleSet.Nelson).Signals.Select(point => (point.Period.Name, point.Signals.Count));
    }

    [Fact]
    public void A_shift_in_time_and_a_second_run_change_no_figure()
    {
        for (int seed = 0; seed < Cases.OutOf(6); seed++)
        {
            AmountSeries now = Random(seed, 40), later =
                AmountSeries.FromValuesInOrder(Usd, Months(40, First.PlusMonths(17)), now.Select(point => point.Amount.ToDecimal()));
            double[] figures = [.. Analyses(now).SelectMany(Numbers)];
            Assert.NotEmpty(figures);
            Assert.Equal(figures, Analyses(later).SelectMany(Numbers));
            Assert.Equal(figures, Analyses(now).SelectMany(Numbers));
        }
    }

    [Fact]
    public void No_series_leads_to_a_figure_that_is_no_finite_number()
    {
        const decimal Most = 92_233_720_368_547_758.07m;
        Func<int, decimal>[] series =
        [
            _ => 0, _ => 0.01m, _ => Most, i => i % 2 == 0 ? Most : -Most, i => 1_000_000_000_000_000m + i * 0.01m, i =>
            i == 17 ? Most : 0, i => -100 * i, i => i % 12 + 0.1m * i, i => i % 12, i => i < 30 ? 0 : 1,
        ];
        ReportingCalendar[] calendars = [
            ReportingCalendar.Months, ReportingCalendar.Quarters, ReportingCalendar.HalfYears, ReportingCalendar.Years,
            ReportingCalendar.IsoWeeks];
        foreach (ReportingCalendar calendar in calendars.Take(Cases.OutOf(calendars.Length)))
        {
            foreach (Func<int, decimal> of in series)
            {
                AmountSeries amounts = PublishedSeries.Amounts(calendar, [.. Enumerable.Range(0, 38).Select(of)]);
                object[] results = [.. Analyses(amounts)];
                Assert.All(results.SelectMany(Numbers), number => Assert.True(double.IsFinite(number)));
                Assert.All(results, result => Assert.DoesNotMatch("NaN|∞|-0.00 |Infinity", Explained(result).ToString()));
            }
        }
    }

    [Fact]
    public void Ratios_of_cents_to_fortunes_and_of_fortunes_to_cents_lead_to_finite_figures()
    {
        foreach ((decimal above, decimal below) in new[] { (0.01m, 90_000_000_000_000_000m), (2_000_000_000_000_000m, 0.01m) })
        {
            AmountSeries gross = Gross(38, i => above * (1 + i % 5));
            Assert.All(Analyses(gross.ToSales(Amounts(gross.Axis, _ => below))).SelectMany(Numbers),
                number => Assert.True(double.IsFinite(number)));
        }
    }

    [Fact]
    public void Annualised_ratios_keep_their_test_and_have_a_slope_so_many_times_as_steep()
    {
        PeriodAxis quarters = ReportingCalendar.Quarters.Between(First, First.PlusYears(3).PlusDays(-1));
        AmountSeries gross = WriteOffLedger
            .FromEntries(Usd, quarters.Select(
            (quarter, i) => LedgerEntry.WriteOff(quarter.Start, Money.FromDecimal(10 + i * 7 % 5 + i, Usd)))).SummarizeBy(quarters).Gross;
        BalanceHistory balances = BalanceHistory
            .FromBalances(Usd, [(First.PlusDays(-1), 1000m), .. quarters.Select(quarter => (quarter.End, 1000m))]);
        RatioSeries plain = gross.ToAverageReceivables(balances.AverageBy(quarters, BalanceAveraging.TwoPoint)),
            yearly = plain.Annualize(Annualization.Times(4));
        Trend one = plain.FitTrend(0.95), four = yearly.FitTrend(0.95);
        Assert.Equal((TrendTest.SeasonalMannKendall, TrendTest.SeasonalMannKendall), (one.Test, four.Test));
        Near(one.Z!.Value, four.Z);
        Near(4 * one.SlopePerYear!.Value, four.SlopePerYear);
        Near(one.RelativePerYear!.Value, four.RelativePerYear);
        Assert.All(yearly.Forecast(20, 0.999999).Points, point => Assert.True(point.Lower >= 0));
    }

    /// <summary>
    /// By hand: of equal years the seasonal naive forecast is exact; of a straight line the drift is, and Holt's no better.
    /// </summary>
    [Fact]
    public void Equal_scores_go_to_the_simplest_method_and_reasons_are_true()
    {
        Forecast equal = PublishedSeries.Amounts(ReportingCalendar.Months, [.. Enumerable.Range(0, 48).Select(i => 1m + i % 12)])
            .Forecast(3, 0.8);
        Assert.Equal((ForecastMethod.SeasonalNaive, 8), (equal.Method, equal.Scores.Count));
        Assert.Equal([(1, 1, 1), (2, 2, 2), (3, 3, 3)], equal.Points
            .Select(point => (point.Value, point.Lower!.Value, point.Upper!.Value)));
        Assert.Contains("no figure differs from that of the year before", equal.Explain().ToString(), StringComparison.Ordinal);
        Assert.Contains("from the changes over a year", equal.Explain().ToString(), StringComparison.Ordinal);
        foreach (decimal step in new[] { 0.1m, 0.7m, 1m, 7m, 1234.56m })
        {
            Forecast line = PublishedSeries.Amounts(ReportingCalendar.Years, [.. Enumerable.Range(1, 24).Select(i => step * i)])
                .Forecast(2, 0.8);
            Assert.Equal(ForecastMethod.Drift, line.Method);
            Near((double)(26 * step), line.Points[1].Value, 1e-9);
            Assert.Contains("whose own uncertainty is in them", line.Explain().ToString(), StringComparison.Ordinal);
            Assert.Contains("up to 2 periods ahead", line.Explain().ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_horizon_may_be_longer_than_the_series_and_ends_with_the_calendar()
    {
        AmountSeries series = PublishedSeries.Amounts(ReportingCalendar.Months, [.. Enumerable.Range(0, 15).Select(i => (decimal)i)]);
        Forecast forecast = series.Forecast(40, 0.95);
        Assert.Equal((ForecastMethod.SeasonalNaive, 40, 0), (forecast.Method, forecast.Points.Count, forecast.Scores.Count));
        for (int h = 0; h < 40; h++) Near(3 + h % 12, forecast.Points[h].Value);
        Assert.Equal("1904-07", forecast.Points[39].Period.Name);
        foreach (int length in new[] { 2, 15, 30 })
            Assert.Throws<ArgumentException>("horizon",
                () => PublishedSeries.Amounts(ReportingCalendar.Months, [.. Enumerable.Range(1, length).Select(i => (decimal)i)])
                .Forecast(int.MaxValue, 0.8));
    }

    [Fact]
    public void Calendars_without_seasons_are_told_so_whether_they_have_years_or_not()
    {
        decimal[] values = [.. Enumerable.Range(1, 12).Select(i => (decimal)i)];
        foreach (ReportingCalendar calendar in new[] { ReportingCalendar.Years, ReportingCalendar.IsoWeeks })
        {
            AmountSeries series = PublishedSeries.Amounts(calendar, values);
            Assert.Equal("not decomposed: the calendar has no seasons: one period per year, or no fixed number of them",
                series.Decompose(DecompositionMethod.Loess).ToString());
            Assert.Contains("the calendar has no seasons", series.FindAnomalies().Explain().ToString(), StringComparison.Ordinal);
        }
    }

    /// <summary>Equal segments leave equal remainders, of which the units that are left over go to one.</summary>
    [Fact]
    public void The_order_in_which_segments_are_given_changes_no_part()
    {
        PeriodAxis years = ReportingCalendar.Years.Between(First, First.PlusYears(1));
        decimal[][] figures = [
            [1, 2, 3, 7], [1, 2, 3, 7], [1, 2, 3, 7], [5, 1, 11, 13], [0, 90_000_000_000_000_000m, 17, 80_000_000_000_000_000m]];
        (string? Segment, RatioSeries Ratio)[] segments = [
            .. figures.Select((figure, i) => (i == 2 ? null : "s" + Invariant(i), Ratio(figure)))];
        RateMixChange forward = segments.DecomposeChange(years[0], years[1]),
            backward = segments.Reverse().DecomposeChange(years[0], years[1]);
        Assert.Equal(segments.Select(one => one.Segment), forward.Segments.Select(one => one.Segment));
        Assert.Equal(segments.Select(one => one.Segment), backward.Segments.Reverse().Select(one => one.Segment));
        Assert.Equal((forward.Change, forward.RateEffect, forward.MixEffect), (backward.Change, backward.RateEffect, backward.MixEffect));
        Assert.Equal(forward.Change!.Value.ToDecimal(), forward.Segments
            .Sum(one => one.RateEffect.ToDecimal() + one.MixEffect.ToDecimal()));
        foreach (SegmentEffect effect in forward.Segments)
        {
            SegmentEffect other = backward.Segments.Single(one => one.Segment == effect.Segment);
            Assert.Equal((effect.RateEffect, effect.MixEffect, effect.ShareBefore, effect.ShareAfter),
                (other.RateEffect, other.MixEffect, other.ShareBefore, other.ShareAfter));
        }

        RatioSeries Ratio(decimal[] figure)
        {
            IEnumerable<LedgerEntry> entries = Enumerable.Range(0, 2).Where(t => figure[t] > 0)
                .Select(t => LedgerEntry.WriteOff(years[t].Start, Money.FromDecimal(figure[t], Usd)));
            return WriteOffLedger.FromEntries(Usd, entries).SummarizeBy(years).Gross.ToSales(Amounts(years, t => figure[2 + t]));
        }

        static string Invariant(int i) => i.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// By hand: 0, … 0, 100 from a target of 0 with a sigma of 10: sums 0, … 9.5 beyond 4, averages 0, … 20 beyond 2 × 10 × √(1 ÷ 9) = 6.7.
    /// </summary>
    [Fact]
    public void A_limit_that_is_not_three_sigma_is_not_called_so()
    {
        AmountSeries series = PublishedSeries.Amounts(ReportingCalendar.Months, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 100);
        foreach (ControlChart chart in new[] { series.ToCusumChart(0, 10, 0.5, 4), series.ToEwmaChart(0, 10, 0.2, 2),
            series.ToXmrChart(ChartRuleSet.Nelson).Companion! })
            Assert.Equal([ChartRule.BeyondLimit], Assert.Single(chart.Signals).Signals);
    }

    [Fact]
    public void Net_amounts_below_zero_are_figures_like_others()
    {
        WriteOffLedger ledger = WriteOffLedger
            .FromEntries(Usd, Enumerable.Range(0, 14).Select(
            i => LedgerEntry.Recovery(First.PlusMonths(i), Money.FromDecimal(100 + 10 * i, Usd))));
        AmountSeries net = ledger.SummarizeBy(Months(14)).Net;
        Trend trend = net.FitTrend(0.95);
        Assert.Equal((TrendDirection.Falling, null), (trend.Direction!.Value, trend.RelativePerYear));
        Near(-120, trend.SlopePerYear);
        Assert.StartsWith("falling by 120.00 USD a year (-120.00 USD to -120.00 USD", trend.ToString(), StringComparison.Ordinal);
        Near(-240, net.Forecast(1, 0.8, ForecastMethod.Drift).Points[0].Value);
        Assert.Equal(AnalysisStatus.Defined, net.ToXmrChart(ChartRuleSet.Nelson).Status);
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void Results_read_the_same_in_every_culture(string culture)
    {
        string expected = In(CultureInfo.InvariantCulture);
        Assert.Contains("seasonal Mann–Kendall", expected, StringComparison.Ordinal);
        Assert.Equal(expected, In(CultureInfo.GetCultureInfo(culture)));

        static string In(CultureInfo culture)
        {
            CultureInfo before = CultureInfo.CurrentCulture;
            try
            {
                CultureInfo.CurrentCulture = culture;
                RatioSeries incidence = Incidence([1, 2, 3, 1, 2, 9], [1000, 1000, 1001, 1002, 1000, 1000]);
                object[] results = [.. Analyses(Random(3, 38)), incidence.FitTrend(0.95), incidence.ToPChart(ChartRuleSet.Nelson),
                    incidence.ToLaneyChart(ChartRuleSet.WesternElectric)];
                return string.Join('\n', results
                    .SelectMany(result => new[] { result.ToString(), Explained(result).ToString() }.Concat(Parts(result))));
            }
            finally
            {
                CultureInfo.CurrentCulture = before;
            }
        }

        static IEnumerable<string?> Parts(object result) => result switch
        {
            ControlChart chart => chart.Points.Select(point => point.ToString()),
            SeasonalDecomposition parts => parts.Points.Select(point => point.ToString()),
            Forecast forecast => forecast.Points.Select(point => point.ToString()).Append(forecast.Parameters?.ToString()),
            AnomalySearch search => search.Found.Select(found => found.ToString()),
            _ => [],
        };
    }

    private static IEnumerable<object> Analyses(AmountSeries series) =>
    [
        series.FitTrend(0.95), .. Enum.GetValues<TrendTest>().Where(test => test != TrendTest.CochranArmitage)
        .Select(test => series.FitTrend(0.95, test)),
        series.ToXmrChart(ChartRuleSet.Nelson), series.ToCusumChart(0, 1, 0.5, 4), series.ToEwmaChart(0, 1, 0.2, 3),
        .. Enum.GetValues<DecompositionMethod>().Select(series.Decompose), series.FindAnomalies(),
        series.Forecast(3, 0.8), .. Enum.GetValues<ForecastMethod>()
        .Where(method => series.Axis.Calendar != ReportingCalendar.IsoWeeks || method < ForecastMethod.HoltWintersAdditive)
        .Select(method => series.Forecast(30, 0.999999, method)),
    ];

    private static IEnumerable<object> Analyses(RatioSeries series) =>
    [
        series.FitTrend(0.95), .. Enum.GetValues<TrendTest>().Where(test => test != TrendTest.CochranArmitage)
        .Select(test => series.FitTrend(0.95, test)),
        series.ToXmrChart(ChartRuleSet.Nelson), series.ToCusumChart(0, 1, 0.5, 4), series.ToEwmaChart(0, 1, 0.2, 3),
        .. Enum.GetValues<DecompositionMethod>().Select(series.Decompose), series.FindAnomalies(),
        series.Forecast(3, 0.8), .. Enum.GetValues<ForecastMethod>().Select(method => series.Forecast(30, 0.999999, method)),
    ];

    private static Explanation Explained(object result) => result switch
    {
        Trend trend => trend.Explain(),
        ControlChart chart => chart.Explain(),
        SeasonalDecomposition parts => parts.Explain(),
        AnomalySearch search => search.Explain(),
        _ => ((Forecast)result).Explain(),
    };

    /// <summary>Every double that a result and its parts hold.</summary>
    private static IEnumerable<double> Numbers(object? value) => value switch
    {
        null or string => [],
        double number => [number],
        IEnumerable many => many.Cast<object?>().SelectMany(Numbers),
        _ when Results.Contains(value.GetType()) =>
        value.GetType().GetProperties().SelectMany(property => Numbers(property.GetValue(value))),
        _ => [],
    };

    private static PeriodAxis Months(int count, LocalDate? first = null) =>
        ReportingCalendar.Months.Between(first ?? First, (first ?? First).PlusMonths(count - 1));

    private static AmountSeries Amounts(PeriodAxis axis, Func<int, decimal> of) =>
        AmountSeries.FromValuesInOrder(Usd, axis, Enumerable.Range(0, axis.Count).Select(of));

    private static WriteOffLedger Ledger(int months, Func<int, decimal> of) =>
        WriteOffLedger.FromEntries(Usd,
            Enumerable.Range(0, months).Select(i => LedgerEntry.WriteOff(First.PlusMonths(i), Money.FromDecimal(of(i), Usd))));

    private static AmountSeries Gross(int months, Func<int, decimal> of) => Ledger(months, of).SummarizeBy(Months(months)).Gross;

    /// <summary>Months of 0.01 to 99.99 dollars.</summary>
    private static AmountSeries Random(int seed, int count)
    {
        var random = new Random(seed);
        return Amounts(Months(count), _ => random.Next(1, 10_000) / 100m);
    }

    private static RatioSeries Incidence(long[] documents, long[] invoices)
    {
        PeriodAxis months = Months(documents.Length);
        return CountSeries.FromValuesInOrder(months, documents).ToInvoicesIssued(CountSeries.FromValuesInOrder(months, invoices));
    }

    private static void Near(double expected, double? actual, double relative = 1e-12) =>
        Assert.True(actual is { } found && Math.Abs(found - expected) <= relative * Math.Max(1, Math.Abs(expected)),
            $"{actual} computed, {expected} expected");
}
