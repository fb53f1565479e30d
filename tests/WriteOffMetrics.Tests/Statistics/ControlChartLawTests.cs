using static WriteOffMetrics.Tests.SmoothingSeries;

namespace WriteOffMetrics.Tests;

/// <summary>What holds for control charts whatever the series, and each rule by hand.</summary>
public sealed class ControlChartLawTests
{
    /// <summary>Centre 0, sigma 1; derived by hand from the text of each rule.</summary>
    public static TheoryData<int, double[], int[]> HandMade => new()
    {
        { (int)ChartRule.BeyondThreeSigma, [0.5, 3, 3.1, -3, -3.1], [2, 4] },
        { (int)ChartRule.NineOnOneSide, [-0.1, .. Repeated(0.1, 10), 0, .. Repeated(-0.1, 9)], [9, 10, 20] },
        { (int)ChartRule.EightOnOneSide, [-0.1, .. Repeated(0.1, 9), 0, .. Repeated(-0.1, 8)], [8, 9, 18] },
        { (int)ChartRule.SixRisingOrFalling, [0, 1, 2, 3, 4, 5, 6, 6, 5, 4, 3, 2, 1], [5, 6, 12] },
        { (int)ChartRule.SixRisingOrFalling, [0, 1, 2, 3, 3, 4, 5, 6], [] },
        { (int)ChartRule.FourteenAlternating, [1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 1, 2], [13, 14] },
        { (int)ChartRule.TwoOfThreeBeyondTwoSigma, [2.1, 0, 2.1, 0, 0, -2.1, 2.1, -2.1], [2, 7] },
        { (int)ChartRule.TwoOfThreeBeyondTwoSigma, [2.1, 2.1, 0, 2, 2.1], [] },
        { (int)ChartRule.FourOfFiveBeyondOneSigma, [1.1, 1.1, 0, 1.1, 1.1, -1.1, 1.1], [4] },
        { (int)ChartRule.FourOfFiveBeyondOneSigma, [-1.1, -1.1, -1.1, -1.1, 0, -1.1], [5] },
        { (int)ChartRule.FifteenWithinOneSigma, [1.1, 1, -1, .. Repeated(0.5, 13), 1.1], [15] },
        { (int)ChartRule.EightOutsideOneSigma, [1.5, -1.5, 1.5, 1.5, -1.5, 1.5, 1.5, -1.5, 1, .. Repeated(1.5, 8)], [7] },
    };

    [Theory]
    [MemberData(nameof(HandMade))]
    public void A_rule_signals_where_its_pattern_completes(int rule, double[] values, int[] expected)
    {
        Assert.Equal(expected, ChartRules.Signals(values, 0, 1, (ChartRule)rule));

        // The same seen upside down, moved and stretched by numbers without rounding.
        Assert.Equal(expected, ChartRules.Signals([.. values.Select(value => -value)], 0, 1, (ChartRule)rule));
        Assert.Equal(expected, ChartRules.Signals([.. values.Select(value => 8 * value)], 0, 8, (ChartRule)rule));
    }

    [Fact]
    public void Every_rule_needs_its_length_and_those_in_sigma_a_sigma()
    {
        foreach (ChartRule rule in Enum.GetValues<ChartRule>())
        {
            Assert.Empty(ChartRules.Signals([], 0, 1, rule)!);
            bool inSigma = rule is not (
                ChartRule.NineOnOneSide or ChartRule.SixRisingOrFalling or ChartRule.FourteenAlternating or ChartRule.EightOnOneSide);
            Assert.Equal(inSigma, ChartRules.Signals([1, 2, 3], 2, 0, rule) is null);
        }
    }

    [Fact]
    public void Small_swings_around_the_centre_never_signal_the_rules_that_look_far_out()
    {
        double[] values = [.. Enumerable.Range(0, 100).Select(t => t % 2 == 0 ? 0.9 : -0.9)];
        Assert.All(new[] { ChartRule.BeyondThreeSigma, ChartRule.TwoOfThreeBeyondTwoSigma, ChartRule.FourOfFiveBeyondOneSigma,
            ChartRule.EightOutsideOneSigma, ChartRule.NineOnOneSide },
            rule => Assert.Empty(ChartRules.Signals(values, 0, 1, rule)!));
        Assert.Equal(Enumerable.Range(13, 87), ChartRules.Signals(values, 0, 1, ChartRule.FourteenAlternating)!);
        Assert.Equal(Enumerable.Range(14, 86), ChartRules.Signals(values, 0, 1, ChartRule.FifteenWithinOneSigma)!);
    }

    [Fact]
    public void Limits_of_single_values_move_and_stretch_with_them()
    {
        foreach (double[] values in Any())
        {
            XmrChart chart = XmrChart.FromValues(values, 3)!, moved = XmrChart.FromValues([.. values.Select(value => 100 - 4 * value)], 3)!;
            double scale = 100 + 4 * Scale(values);
            Near(100 - 4 * chart.Center, moved.Center, scale, 1e-13);
            Assert.Equal(values.Length > 1, chart.Sigma is not null);
            IsFinite(chart);
            if (chart.Limits is not { } limits) continue;
            Near(4 * chart.Sigma!.Value, moved.Sigma, scale, 1e-13);
            Near(100 - 4 * limits.Lower, moved.Limits!.Value.Upper, scale, 1e-13);
            Near(100 - 4 * limits.Upper, moved.Limits!.Value.Lower, scale, 1e-13);
        }
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(1e9 / 3)]
    [InlineData(-7e-5)]
    public void Equal_values_are_their_own_limits_and_none_is_outside(double value)
    {
        for (int n = 2; n <= 60; n++)
        {
            XmrChart chart = XmrChart.FromValues(Repeated(value, n), 3)!;
            Assert.Equal((0.0, new Interval(value, value)), (chart.Sigma, chart.Limits));
            Assert.Empty(chart.Outside);
            Assert.Empty(chart.RangesOutside);
        }
    }

    [Fact]
    public void Limits_of_proportions_narrow_with_size_and_stay_between_zero_and_one()
    {
        var random = new Random(7);
        for (int i = 0; i < 50; i++)
        {
            long[] sizes = [.. Enumerable.Range(0, 1 + i % 30).Select(_ => (long)random.Next(1, 500))];
            long[] counts = [.. sizes.Select(size => i % 10 == 0 ? 0 : i % 10 == 1 ? size : random.NextInt64(size + 1))];
            ProportionChart chart = ProportionChart.FromCounts(counts, sizes, 3)!;
            ProportionChart? laney = ProportionChart.Laney(counts, sizes, 3, i % 2 == 0);
            IsFinite(chart);
            IsFinite(laney);
            Assert.Equal(sizes.Length > 1 && chart.Center is > 0 and < 1, laney is not null);
            for (int t = 0; t < sizes.Length; t++)
            {
                Assert.True(chart.Limits[t].Lower >= 0 && chart.Limits[t].Upper <= 1 && chart.Limits[t].Lower <= chart.Center
                    && chart.Center <= chart.Limits[t].Upper);
                int larger = Array.IndexOf(sizes, sizes.Max());
                Assert.True(chart.Limits[larger].Upper <= chart.Limits[t].Upper && chart.Limits[larger].Lower >= chart.Limits[t].Lower);
                Assert.Equal(chart.Proportions[t] < chart.Limits[t].Lower || chart.Proportions[t] > chart.Limits[t].Upper,
                    chart.Outside.Contains(t));
            }
        }

        Assert.Null(ProportionChart.FromCounts([], [], 3));
        Assert.Null(ProportionChart.Laney([1], [5], 3, false));
    }

    [Fact]
    public void A_single_wild_range_is_screened_once()
    {
        long[] sizes = [.. Enumerable.Repeat(100L, 20)], counts = [.. Enumerable.Range(0, 20).Select(t => t == 10 ? 60L : 10 + t % 2)];
        double plain = ProportionChart.Laney(counts, sizes, 3, false)!.SigmaOfDeviates,
            screened = ProportionChart.Laney(counts, sizes, 3, true)!.SigmaOfDeviates;
        double center = counts.Sum() / 2000.0, step = 0.01 / Math.Sqrt(center * (1 - center) / 100);
        Near(step / 1.128, screened, 0, 1e-12);
        Assert.True(plain > 5 * screened);
    }

    [Fact]
    public void Cumulative_sums_mirror_and_answer_to_a_shift_by_hand()
    {
        CusumChart chart = CusumChart.FromValues([10, 12, 12, 12, 8], 10, 1, 0.5, 4, 0)!;
        Assert.Equal([0, 1.5, 3, 4.5, 2], chart.Upper);
        Assert.Equal([0, 0, 0, 0, -1.5], chart.Lower);
        Assert.Equal([3], chart.SignalsUpper);
        Assert.Empty(chart.SignalsLower);
        foreach (double[] values in Any())
        {
            CusumChart one = CusumChart.FromValues(values, 1, 2, 0.5, 4, 1)!,
                mirrored = CusumChart.FromValues([.. values.Select(value => -value)], -1, 2, 0.5, 4, 1)!;
            Assert.Equal(one.Upper, mirrored.Lower.Select(sum => -sum));
            Assert.Equal(one.SignalsUpper, mirrored.SignalsLower);
            IsFinite(one);
        }

        Assert.Null(CusumChart.FromValues([1, 2], 1, 0, 0.5, 4, 0));
    }

    [Fact]
    public void Averages_that_forget_everything_are_the_chart_of_single_values()
    {
        foreach (double[] values in Any())
        {
            EwmaChart chart = EwmaChart.FromValues(values, 1, 2, 1, 3)!, slow = EwmaChart.FromValues(values, 1, 2, 0.2, 3)!;
            Assert.Equal(values, chart.Averages);
            Assert.All(chart.Limits, limits => Assert.Equal(new Interval(-5, 7), limits));
            Assert.Equal(ChartRules.Signals(values, 1, 2, ChartRule.BeyondThreeSigma), chart.Outside);
            for (int t = 1; t < values.Length; t++)
                Assert.True(slow.Limits[t].Upper >= slow.Limits[t - 1].Upper && slow.Limits[t].Upper < 1 + 6.0 / 3 + 1e-9);
            IsFinite(slow);
        }

        Assert.Null(EwmaChart.FromValues([1, 2], 1, 0, 0.2, 3));
        Assert.Null(XmrChart.FromValues([], 3));
    }

    private static double[] Repeated(double value, int count) => [.. Enumerable.Repeat(value, count)];
}
