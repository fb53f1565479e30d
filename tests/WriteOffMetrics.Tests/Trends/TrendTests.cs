using System.Text.Json;
using NodaTime;

namespace WriteOffMetrics.Tests;

/// <summary>Trends as a controller asks for them, against R's figures on published series and by hand.</summary>
public sealed class TrendTests
{
    private static readonly Currency Usd = Currency.FromCode("USD");
    private static readonly LocalDate First = new(2020, 1, 1);

    /// <summary>R: rkt of the UK's quarterly gas consumption.</summary>
    [Fact]
    public void Quarters_of_three_years_get_the_seasonal_test_and_its_slope_per_year()
    {
        JsonElement expected = PublishedSeries.Expected("seasonal_mann_kendall", "seasonal_mann_kendall.ukgas");
        Trend trend = PublishedSeries.Amounts("seasonal_mann_kendall", "seasonal_mann_kendall.ukgas", ReportingCalendar.Quarters)
            .FitTrend(0.95);
        Assert.Equal((TrendTest.SeasonalMannKendall, AnalysisStatus.Defined, TrendDirection.Rising, 108),
            (trend.Test, trend.Status, trend.Direction!.Value, trend.Periods.Count));
        Near(expected.GetProperty("slope_per_year").GetDouble(), trend.SlopePerYear);
        Near(expected.GetProperty("z").GetDouble(), trend.Z);
        Near(expected.GetProperty("p_value").GetDouble(), trend.PValue);
        Near(expected.GetProperty("tau_a").GetDouble(), trend.Tau);
        Assert.InRange(19.265, trend.SlopeLower!.Value, trend.SlopeUpper!.Value);
        Assert.StartsWith("rising by 19.27 USD a year (", trend.ToString(), StringComparison.Ordinal);
        Assert.Contains("from three years on, seasons are taken apart", trend.Explain().ToString(), StringComparison.Ordinal);
    }

    /// <summary>R: modifiedmk of the level of Lake Huron, whose years depend on each other.</summary>
    [Fact]
    public void Years_that_depend_on_each_other_get_the_corrected_test_and_the_rule_says_why()
    {
        JsonElement expected = PublishedSeries.Expected("hamed_rao", "hamed_rao.lakehuron");
        Trend trend = PublishedSeries.Amounts("hamed_rao", "hamed_rao.lakehuron", ReportingCalendar.Years).FitTrend(0.95);
        Assert.Equal((TrendTest.HamedRao, TrendDirection.Falling), (trend.Test, trend.Direction!.Value));
        Near(expected.GetProperty("z").GetDouble(), trend.Z);
        Near(expected.GetProperty("p_value").GetDouble(), trend.PValue);
        Near(expected.GetProperty("slope").GetDouble(), trend.SlopePerYear);
        Assert.Contains("the lag-1 autocorrelation of the detrended ranks is", trend.Explain().ToString(), StringComparison.Ordinal);

        // The interval widens with the variance that the test uses.
        Trend plain = PublishedSeries.Amounts("hamed_rao", "hamed_rao.lakehuron", ReportingCalendar.Years)
            .FitTrend(0.95, TrendTest.MannKendall);
        Assert.True(plain.SlopeHalfWidth < trend.SlopeHalfWidth);
    }

    /// <summary>R: trend::mk.test and sens.slope of the loans' charge-offs by year, as computed from the file by base R.</summary>
    [Fact]
    public void Charge_offs_of_a_real_ledger_by_year_and_by_month_have_the_trends_that_R_finds()
    {
        WriteOffLedger ledger = Loans();
        Trend years = ledger.SummarizeBy(ReportingCalendar.Years.Between(new LocalDate(1988, 1, 1), new LocalDate(2014, 12, 31))).Gross
            .FitTrend(0.95, TrendTest.MannKendall);
        Assert.Equal(27, years.Periods.Count);
        Near(2.7934859348080576, years.Z);
        Near(0.005214329655517014, years.PValue);
        Near(0.38461538461538464, years.Tau);
        Near(482976.4375, years.SlopePerYear);

        Trend months = ledger.SummarizeBy(ReportingCalendar.Months.Between(new LocalDate(1989, 1, 1), new LocalDate(2013, 12, 31))).Gross
            .FitTrend(0.95);
        Assert.Equal((TrendTest.SeasonalMannKendall, 300), (months.Test, months.Periods.Count));
        Near(8.322262883269902, months.Z);
        Near(8.62996439461354e-17, months.PValue);
        Near(39766.32306323077, months.SlopePerYear, 1e-9);
    }

    /// <summary>R: prop.trend.test of the smokers of its help page (Fleiss 1981), by year instead of score.</summary>
    [Fact]
    public void Incidence_ratios_get_Cochran_Armitage_whose_deviate_is_the_slope_over_its_error()
    {
        PeriodAxis years = ReportingCalendar.Years.Between(First, new LocalDate(2023, 12, 31));
        RatioSeries ratio = CountSeries.FromValuesInOrder(years, [83, 90, 129, 70])
            .ToInvoicesIssued(CountSeries.FromValuesInOrder(years, [86, 93, 136, 82]));
        Trend trend = ratio.FitTrend(0.95);
        Assert.Equal((TrendTest.CochranArmitage, TrendDirection.Falling, null), (trend.Test, trend.Direction!.Value, trend.Tau));
        Near(-2.8679125309530815, trend.Z);
        Near(0.004131897477641487, trend.PValue, 1e-9);

        // The normal interval of a slope whose deviate is z: slope × (1 ± 1.959964 ÷ |z|).
        Near(trend.SlopePerYear!.Value * (1 - 1.959963984540054 / 2.8679125309530815), trend.SlopeUpper);
        Assert.Contains("meaning       improving", trend.Explain().ToString(), StringComparison.Ordinal);
        Assert.Equal(AnalysisStatus.TooShort, Years(
            CountSeries.FromValuesInOrder(Axis(2), [1, 2]), CountSeries.FromValuesInOrder(Axis(2), [5, 5])).Status);
        Assert.Equal(AnalysisStatus.NoVariation, Years(
            CountSeries.FromValuesInOrder(Axis(3), [0, 0, 0]), CountSeries.FromValuesInOrder(Axis(3), [5, 5, 5])).Status);
        Assert.Equal(AnalysisStatus.NoProportion, Years(
            CountSeries.FromValuesInOrder(Axis(3), [9, 0, 0]), CountSeries.FromValuesInOrder(Axis(3), [5, 5, 5])).Status);
        Assert.Throws<ArgumentException>("test",
            () => PublishedSeries.Amounts(ReportingCalendar.Years, 1, 2, 3).FitTrend(0.95, TrendTest.CochranArmitage));

        static PeriodAxis Axis(int years) => ReportingCalendar.Years.Between(First, First.PlusYears(years - 1));

        static Trend Years(CountSeries documents, CountSeries invoices) => documents.ToInvoicesIssued(invoices).FitTrend(0.95);
    }

    /// <summary>
    /// Derived by hand: 1 to 10 has all 45 pairs rising, Var(S) = 10 × 9 × 25 ÷ 18 = 125, z = 44 ÷ √125; slopes are all 1.
    /// </summary>
    [Fact]
    public void Ten_rising_years_are_enough_and_nine_are_too_short()
    {
        Trend ten = PublishedSeries.Amounts(ReportingCalendar.Years, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10).FitTrend(0.95);
        Assert.Equal((TrendTest.MannKendall, TrendDirection.Rising, 1.0, 1.0, 1.0),
            (ten.Test, ten.Direction!.Value, ten.SlopePerYear!.Value, ten.SlopeLower!.Value, ten.SlopeUpper!.Value));
        Near(44 / Math.Sqrt(125), ten.Z);
        Near(1 / 5.5, ten.RelativePerYear);
        Assert.Equal(("1904", "1905", 3.0, 8.0), (
            ten.ChangePoint!.LastBefore.Name, ten.ChangePoint.FirstAfter.Name, ten.ChangePoint.MeanBefore, ten.ChangePoint.MeanAfter));

        Trend nine = PublishedSeries.Amounts(ReportingCalendar.Years, 1, 2, 3, 4, 5, 6, 7, 8, 9).FitTrend(0.95);
        Assert.Equal((AnalysisStatus.TooShort, 10, null, null, null),
            (nine.Status, nine.MinimumPeriods, nine.SlopePerYear, nine.PValue, nine.Direction));
        Assert.Equal("no trend computed: too short: 9 periods, 10 needed", nine.ToString());
    }

    [Fact]
    public void Without_evidence_there_is_no_direction_but_the_width_of_what_could_be()
    {
        Trend trend = PublishedSeries.Amounts(ReportingCalendar.Years, 5, 3, 6, 4, 5, 6, 4, 3, 5, 6, 4, 5).FitTrend(0.95);
        Assert.Equal(TrendDirection.NoClearTrend, trend.Direction);
        Assert.True(trend.PValue > 0.05 && trend.SlopeHalfWidth > 0 && trend.SlopeLower < 0 && trend.SlopeUpper > 0);
        Assert.StartsWith("no clear trend: ", trend.ToString(), StringComparison.Ordinal);
        Trend constant = PublishedSeries.Amounts(ReportingCalendar.Years, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5).FitTrend(0.95);
        Assert.Equal((TrendDirection.NoClearTrend, 0.0, 1.0, null),
            (constant.Direction!.Value, constant.SlopePerYear!.Value, constant.PValue!.Value, constant.ChangePoint));
    }

    [Fact]
    public void Undefined_and_incomplete_periods_are_left_out_by_name_and_slopes_know_their_time()
    {
        PeriodAxis months = ReportingCalendar.Months.Between(First, First.PlusMonths(12));
        var entries = Enumerable.Range(0, 13).Select(i => LedgerEntry.WriteOff(First.PlusMonths(i), Money.FromDecimal(10 + i, Usd)));
        WriteOffLedger ledger = WriteOffLedger.FromEntries(Usd, entries).CompleteThrough(First.PlusMonths(12).PlusDays(-1));
        decimal[] sales = [.. Enumerable.Range(0, 13).Select(i => i == 4 ? 0m : 1000m)];
        Trend trend = ledger.SummarizeBy(months).Gross.ToSales(AmountSeries.FromValuesInOrder(Usd, months, sales)).FitTrend(0.9);
        Assert.Equal(["2020-05 zero denominator", "2021-01 incomplete period"], trend.Excluded.Select(period => period.ToString()));
        ExcludedPeriod gap = trend.Excluded[0];
        Assert.Equal((MetricStatus.ZeroDenominator, 11), (gap.Reason, trend.Periods.Count));

        // 0.1 points a month are 1.2 points a year, 0.012 as a quotient, whatever is left out.
        Near(0.012, trend.SlopePerYear);
        Near(0.012, trend.SlopeUpper);
        Assert.Equal(TrendDirection.Rising, trend.Direction);
        string explained = trend.Explain().ToString();
        Assert.Contains("left out      2020-05 zero denominator, 2021-01 incomplete period", explained, StringComparison.Ordinal);
        Assert.Contains("lags count the periods that are left", explained, StringComparison.Ordinal);
        Assert.Contains("meaning       worsening", explained, StringComparison.Ordinal);
    }

    /// <summary>The rule's bounds: three years of months, twenty periods, and an autocorrelation above 1.96 ÷ √20 = 0.438.</summary>
    [Fact]
    public void The_rule_changes_its_test_exactly_at_its_bounds()
    {
        decimal[] noise = [5, 3, 6, 4, 5, 6, 4, 3, 5, 6, 4, 5, 3, 6, 4, 6, 3, 5, 4, 6, 3, 5, 6, 3, 4, 6, 5, 3, 6, 4, 3, 5, 6, 4, 5, 3],
            steps = [.. Enumerable.Range(0, 20).Select(i => (decimal)(i / 5 % 2))];
        Assert.Equal(TrendTest.SeasonalMannKendall, PublishedSeries.Amounts(ReportingCalendar.Months, noise).FitTrend(0.95).Test);
        Assert.NotEqual(TrendTest.SeasonalMannKendall, PublishedSeries.Amounts(ReportingCalendar.Months, noise[..35]).FitTrend(0.95).Test);
        Trend free = PublishedSeries.Amounts(ReportingCalendar.Years, noise[..20]).FitTrend(0.95);
        Assert.Equal(TrendTest.MannKendall, free.Test);
        Assert.Contains("the bound 1.96 ÷ √n is 0.438: not exceeded", free.Explain().ToString(), StringComparison.Ordinal);
        Trend dependent = PublishedSeries.Amounts(ReportingCalendar.Years, steps).FitTrend(0.95);
        Assert.Equal(TrendTest.HamedRao, dependent.Test);
        Assert.Contains("the bound 1.96 ÷ √n is 0.438: exceeded", dependent.Explain().ToString(), StringComparison.Ordinal);
        Assert.Contains("fewer than 20 periods", PublishedSeries.Amounts(ReportingCalendar.Years, noise[..19]).FitTrend(0.95).Explain()
            .ToString(), StringComparison.Ordinal);
        Assert.Equal((free.SlopeUpper - free.SlopeLower) / 2, free.SlopeHalfWidth);
        Assert.Equal((36, AnalysisStatus.TooShort), (
            PublishedSeries.Amounts(ReportingCalendar.Months, noise[..35]).FitTrend(0.95, TrendTest.SeasonalMannKendall).MinimumPeriods,
            PublishedSeries.Amounts(ReportingCalendar.Months, noise[..35]).FitTrend(0.95, TrendTest.SeasonalMannKendall).Status));
    }

    [Fact]
    public void Levels_and_tests_outside_their_range_are_refused_and_seasons_need_a_calendar_that_has_them()
    {
        AmountSeries series = PublishedSeries.Amounts(ReportingCalendar.Years, 1, 2, 3);
        foreach (double level in new[] { 0, 1, -1, double.NaN, double.PositiveInfinity })
            Assert.Throws<ArgumentOutOfRangeException>("level", () => series.FitTrend(level));
        Assert.Throws<ArgumentOutOfRangeException>("test", () => series.FitTrend(0.95, (TrendTest)9));
        Assert.Equal(AnalysisStatus.NoSeason, series.FitTrend(0.95, TrendTest.SeasonalMannKendall).Status);
        PeriodAxis weeks = ReportingCalendar.IsoWeeks.Between(First, First.PlusDays(7 * 11));
        Trend weekly = AmountSeries.FromValuesInOrder(Usd, weeks, Enumerable.Range(0, weeks.Count).Select(i => (decimal)i)).FitTrend(0.95);
        Near(365.2425 / 7, weekly.SlopePerYear);
    }

    private static WriteOffLedger Loans() =>
        WriteOffLedger.FromRows(Usd, Csv.Read(Repository.SampleData, "charge-offs-by-month-and-sector.csv"), new EntrySelectors<Csv.Row>
        {
            EffectiveDate = row => row.Day("month_end"),
            Amount = row => row.Decimal("amount"),
        });

    private static void Near(double expected, double? actual, double relative = 1e-12) =>
        Assert.True(actual is { } found && Math.Abs(found - expected) <= relative * Math.Max(1, Math.Abs(expected)),
            $"{actual} computed, {expected} expected");
}
