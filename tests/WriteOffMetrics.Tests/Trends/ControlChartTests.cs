using System.Text.Json;
using NodaTime;

namespace WriteOffMetrics.Tests;

/// <summary>Control charts against R's figures on published series, and by hand.</summary>
public sealed class ControlChartTests
{
    private static readonly LocalDate First = new(2024, 1, 1);

    /// <summary>R: qcc of the flow of the Nile.</summary>
    [Fact]
    public void An_XmR_chart_has_the_limits_and_points_outside_that_R_finds()
    {
        JsonElement expected = PublishedSeries.Expected("xmr", "xmr.nile");
        ControlChart chart = PublishedSeries.Amounts("xmr", "xmr.nile", ReportingCalendar.Years).ToXmrChart(ChartRuleSet.LimitsOnly);
        Assert.Equal((AnalysisStatus.Defined, 100, 99), (chart.Status, chart.Points.Count, chart.Companion!.Points.Count));
        Near(919.35, chart.Center);
        Near(expected.GetProperty("sigma").GetDouble(), chart.Sigma);
        Near(expected.GetProperty("ucl").GetDouble(), chart.Points[7].UpperLimit);
        Near(expected.GetProperty("lcl").GetDouble(), chart.Points[7].LowerLimit);
        Near(expected.GetProperty("mr_ucl").GetDouble(), chart.Companion.Points[0].UpperLimit);
        ChartPoint eighth = chart.Points[7];
        Assert.Equal("1907", eighth.Period.Name);
        Assert.Equal(Positions(expected, "outside"), chart.Signals.Select(point => point.Period.Start.Year - 1900));
        Assert.Equal(Positions(expected, "mr_outside"), chart.Companion.Signals.Select(point => point.Period.Start.Year - 1900));
        Assert.Contains("1.128", chart.Explain().ToString(), StringComparison.Ordinal);
    }

    /// <summary>
    /// By hand: the mean of ten zeros and ones in turn and nine tens is (5 + 90) ÷ 19 = 5, so that the ten lie in a row below it and the
    /// nine tens above.
    /// </summary>
    [Fact]
    public void Nine_in_a_row_on_one_side_are_signalled_by_Nelson_at_the_ninth_and_eight_by_Western_Electric_at_the_eighth()
    {
        AmountSeries series = PublishedSeries
            .Amounts(ReportingCalendar.Months, [0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 10, 10, 10, 10, 10, 10, 10, 10, 10]);
        ControlChart nelson = series.ToXmrChart(ChartRuleSet.Nelson), western = series.ToXmrChart(ChartRuleSet.WesternElectric);
        Assert.Equal([8, 9, 18], With(nelson, ChartRule.NineOnOneSide));
        Assert.Equal([7, 8, 9, 17, 18], With(western, ChartRule.EightOnOneSide));
        Assert.Empty(With(western, ChartRule.NineOnOneSide));
        Assert.All(series.ToXmrChart(ChartRuleSet.LimitsOnly).Signals, point => Assert.Equal([ChartRule.BeyondThreeSigma], point.Signals));

        static IEnumerable<int> With(ControlChart chart, ChartRule rule) =>
            chart.Points.Select((point, i) => (point, i)).Where(one => one.point.Signals.Contains(rule)).Select(one => one.i);
    }

    /// <summary>
    /// By hand: 60 of 600, so p̄ = 0.1, σ = √(0.1 × 0.9 ÷ 100) = 0.03, limits 0.01 and 0.19; 20 of 100 lies outside. The mean range of the
    /// deviates is (⅓ + ⅓ + 10⁄3 + 10⁄3 + 0) ÷ 5…
    /// </summary>
    [Fact]
    public void Charts_of_proportions_have_limits_by_the_invoices_and_Laneys_by_their_variation_too()
    {
        RatioSeries ratio = Incidence([8, 8, 20, 8, 8, 8], [100, 100, 100, 100, 100, 100]);
        ControlChart p = ratio.ToPChart(ChartRuleSet.LimitsOnly), laney = ratio.ToLaneyChart(ChartRuleSet.LimitsOnly);
        Near(0.1, p.Center);
        Near(0.01, p.Points[0].LowerLimit);
        Near(0.19, p.Points[0].UpperLimit);
        Assert.Equal(["2024-03"], p.Signals.Select(point => point.Period.Name));

        // Moving ranges of the deviates: two of 0.12 ÷ 0.03 = 4 among five, mean 1.6.
        Near(1.6 / 1.128, laney.Sigma);
        Near(0.1 + 3 * 0.03 * 1.6 / 1.128, laney.Points[0].UpperLimit);
        Near(0, laney.Points[0].LowerLimit);
        Assert.Empty(laney.Signals);
        Assert.Equal(AnalysisStatus.NoVariation, Incidence([0, 0, 0, 0, 0, 0], [5, 5, 5, 5, 5, 5])
            .ToLaneyChart(ChartRuleSet.Nelson).Status);
        Assert.Equal(AnalysisStatus.TooShort, Incidence([0, 1], [5, 5]).ToPChart(ChartRuleSet.Nelson).Status);
        Assert.Equal(AnalysisStatus.NoProportion, Incidence([6, 1, 1, 1, 1, 1], [5, 5, 5, 5, 5, 5]).ToPChart(ChartRuleSet.Nelson).Status);
    }

    /// <summary>By hand, with k = ½ and h = 2: 1, 1, 1, 3 in sigma add up to ½, 1, 1½, 4 above; below nothing.</summary>
    [Fact]
    public void A_cusum_adds_up_what_exceeds_the_allowance_and_an_ewma_smooths()
    {
        AmountSeries series = PublishedSeries.Amounts(ReportingCalendar.Months, 110, 110, 110, 130);
        ControlChart cusum = series.ToCusumChart(100, 10, 0.5, 2);
        Assert.Equal([0.5, 1, 1.5, 4], cusum.Points.Select(point => point.Value));
        Assert.Equal(["1900-04"], cusum.Signals.Select(point => point.Period.Name));
        Assert.All(cusum.Companion!.Points, point =>
            Assert.Equal((0.0, -2.0, null), (point.Value, point.LowerLimit!.Value, point.UpperLimit)));

        // λ = ½ from 100: 105, 107½, 108¾, 119⅜; the first limit is 100 ± 3 × 10 × √(⅓ × (1 − ¼)) = 100 ± 15.
        ControlChart ewma = series.ToEwmaChart(100, 10, 0.5, 3);
        Assert.Equal([105, 107.5, 108.75, 119.375], ewma.Points.Select(point => point.Value));
        Near(115, ewma.Points[0].UpperLimit);
        Assert.Equal(["1900-04"], ewma.Signals.Select(point => point.Period.Name));
    }

    [Fact]
    public void Series_without_variation_or_too_short_have_no_chart_and_bad_parameters_are_refused_by_name()
    {
        AmountSeries five = PublishedSeries.Amounts(ReportingCalendar.Months, 1, 2, 3, 4, 5),
            constant = PublishedSeries.Amounts(ReportingCalendar.Months, 5, 5, 5, 5, 5, 5);
        Assert.Equal((AnalysisStatus.TooShort, 6, 0), (
            five.ToXmrChart(ChartRuleSet.Nelson).Status, five.ToXmrChart(ChartRuleSet.Nelson).MinimumPeriods,
            five.ToXmrChart(ChartRuleSet.Nelson).Points.Count));
        Assert.Equal("no XmR chart: the figures do not vary", constant.ToXmrChart(ChartRuleSet.Nelson).ToString());
        Assert.Throws<ArgumentOutOfRangeException>("rules", () => five.ToXmrChart((ChartRuleSet)7));
        Assert.Throws<ArgumentOutOfRangeException>("sigma", () => five.ToCusumChart(1, 0, 0.5, 4));
        Assert.Throws<ArgumentOutOfRangeException>("target", () => five.ToCusumChart(double.NaN, 1, 0.5, 4));
        Assert.Throws<ArgumentOutOfRangeException>("slack", () => five.ToCusumChart(1, 1, -1, 4));
        Assert.Throws<ArgumentOutOfRangeException>("decision", () => five.ToCusumChart(1, 1, 1, double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>("weight", () => five.ToEwmaChart(1, 1, 0, 3));
        Assert.Throws<ArgumentOutOfRangeException>("width", () => five.ToEwmaChart(1, 1, 0.2, 0));
        RatioSeries money = five.Count == 5 ? WriteOffLedger.FromEntries(Currency.FromCode("USD"), []).SummarizeBy(five.Axis).Gross
            .ToSales(five) : null!;
        Assert.Throws<ArgumentException>("ratios", () => money.ToPChart(ChartRuleSet.Nelson));
    }

    private static RatioSeries Incidence(long[] documents, long[] invoices)
    {
        PeriodAxis months = ReportingCalendar.Months.Between(First, First.PlusMonths(documents.Length - 1));
        return CountSeries.FromValuesInOrder(months, documents).ToInvoicesIssued(CountSeries.FromValuesInOrder(months, invoices));
    }

    private static IEnumerable<int> Positions(JsonElement expected, string name) =>
        expected.GetProperty(name).EnumerateArray().Select(position => position.GetInt32());

    private static void Near(double expected, double? actual) =>
        Assert.True(actual is { } found && Math.Abs(found - expected) <= 1e-12 * Math.Max(1, Math.Abs(expected)),
        $"{actual} computed, {expected} expected");
}
