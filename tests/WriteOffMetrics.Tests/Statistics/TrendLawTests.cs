using System.Text.Json;

namespace WriteOffMetrics.Tests;

/// <summary>
/// What holds of trends for all series: tried on seeded random ones of 1 to 40 values, with and without ties, and constant ones.
/// </summary>
public sealed class TrendLawTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_shift_moves_only_intercepts(int seed)
    {
        double[] x = Series(seed), shifted = [.. x.Select(value => value + 1024)];
        Assert.Equal(MannKendall.Test(x), MannKendall.Test(shifted));
        Assert.Equal(Pettitt.Test(x)?.U, Pettitt.Test(shifted)?.U);
        Assert.Equal(SeasonalMannKendall.Test(x, 4)?.SlopePerYear, SeasonalMannKendall.Test(shifted, 4)?.SlopePerYear);
        Assert.Equal(TheilSen.Fit(x, 0.95)?.Slope, TheilSen.Fit(shifted, 0.95)?.Slope);
        Assert.Equal(TheilSen.Fit(x, 0.95)?.Interval, TheilSen.Fit(shifted, 0.95)?.Interval);
        Near(TheilSen.Fit(x, 0.95)?.InterceptSeparate + 1024, TheilSen.Fit(shifted, 0.95)?.InterceptSeparate);
        Near(TheilSen.Fit(x, 0.95)?.InterceptJoint + 1024, TheilSen.Fit(shifted, 0.95)?.InterceptJoint);
        Near(OlsTrend.Fit(x)?.Slope, OlsTrend.Fit(shifted)?.Slope);
        Near(OlsTrend.Fit(x)?.Intercept + 1024, OlsTrend.Fit(shifted)?.Intercept);
        Near(OlsTrend.Fit(x)?.SlopePValue, OlsTrend.Fit(shifted)?.SlopePValue);
        Near(Autocorrelation.Estimate(x, 1)?.FirstOrDefault(), Autocorrelation.Estimate(shifted, 1)?.FirstOrDefault());
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_positive_scale_scales_slopes_and_leaves_tests(int seed)
    {
        double[] x = Series(seed), scaled = [.. x.Select(value => value * 2.5)];
        Assert.Equal(MannKendall.Test(x), MannKendall.Test(scaled));
        Assert.Equal(Pettitt.Test(x)?.PValue, Pettitt.Test(scaled)?.PValue);
        Near(TheilSen.Fit(x, 0.9)?.Slope * 2.5, TheilSen.Fit(scaled, 0.9)?.Slope);
        Near(TheilSen.Fit(x, 0.9)?.Interval.Lower * 2.5, TheilSen.Fit(scaled, 0.9)?.Interval.Lower);
        Near(SeasonalMannKendall.Test(x, 4)?.SlopePerYear * 2.5, SeasonalMannKendall.Test(scaled, 4)?.SlopePerYear);
        Near(OlsTrend.Fit(x)?.Slope * 2.5, OlsTrend.Fit(scaled)?.Slope);
        Near(OlsTrend.Fit(x)?.SlopeError * 2.5, OlsTrend.Fit(scaled)?.SlopeError);
        Near(OlsTrend.Fit(x)?.SlopeT, OlsTrend.Fit(scaled)?.SlopeT);
        Near(OlsTrend.Fit(x)?.RSquared, OlsTrend.Fit(scaled)?.RSquared);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_reversal_turns_the_trend_round(int seed)
    {
        double[] x = Series(seed), reversed = [.. x.Reverse()];
        (MannKendall? one, MannKendall? other) = (MannKendall.Test(x), MannKendall.Test(reversed));
        Assert.Equal((-one?.S, one?.Variance, -one?.Z, one?.PValue, -one?.TauB),
            (other?.S, other?.Variance, other?.Z, other?.PValue, other?.TauB));
        Assert.Equal(MannKendall.Test(x, Alternative.Greater)?.PValue, MannKendall.Test(reversed, Alternative.Less)?.PValue);
        Assert.Equal(-TheilSen.SlopeOf(x), TheilSen.SlopeOf(reversed));
        Near(-OlsTrend.Fit(x)?.Slope, OlsTrend.Fit(reversed)?.Slope);
        Near(OlsTrend.Fit(x)?.DurbinWatson, OlsTrend.Fit(reversed)?.DurbinWatson);
        Near(Autocorrelation.Estimate(x, 1)?.FirstOrDefault(), Autocorrelation.Estimate(reversed, 1)?.FirstOrDefault());
        Assert.Equal(Pettitt.Test(x)?.K, Pettitt.Test(reversed)?.K);

        // Of full years the seasons are the same ones in reverse.
        double[] years = x[..(x.Length / 4 * 4)], back = [.. years.Reverse()];
        Assert.Equal(-SeasonalMannKendall.Test(years, 4)?.S, SeasonalMannKendall.Test(back, 4)?.S);
        Assert.Equal(-SeasonalMannKendall.Test(years, 4)?.SlopePerYear, SeasonalMannKendall.Test(back, 4)?.SlopePerYear);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Ranks_are_all_that_rank_tests_see(int seed)
    {
        double[] x = Series(seed), transformed = [.. x.Select(value => Math.Exp(value / 10))];
        Assert.Equal(MannKendall.Test(x), MannKendall.Test(transformed));
        Assert.Equal(Pettitt.Test(x)?.U, Pettitt.Test(transformed)?.U);
        Assert.Equal(Pettitt.Test(x)?.ChangePoints, Pettitt.Test(transformed)?.ChangePoints);
        Assert.Equal(SeasonalMannKendall.Test(x, 3)?.Seasons, SeasonalMannKendall.Test(transformed, 3)?.Seasons);
        Assert.Equal(SeasonalMannKendall.Test(x, 3)?.Z, SeasonalMannKendall.Test(transformed, 3)?.Z);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Levels_of_seasons_are_nothing_to_the_seasonal_test(int seed)
    {
        double[] x = Series(seed), seasonal = [.. x.Select((value, t) => value + 16 * (t % 4))];
        SeasonalMannKendall? one = SeasonalMannKendall.Test(x, 4), other = SeasonalMannKendall.Test(seasonal, 4);
        Assert.Equal((one?.S, one?.Variance, one?.PValue, one?.TauB, one?.SlopePerYear),
            (other?.S, other?.Variance, other?.PValue, other?.TauB, other?.SlopePerYear));
        Assert.Equal(one?.Slopes, other?.Slopes);

        // One season is the plain test, at a slope per period.
        Assert.Equal((MannKendall.Test(x)?.S, MannKendall.Test(x)?.PValue, TheilSen.SlopeOf(x)),
            (SeasonalMannKendall.Test(x, 1)?.S, SeasonalMannKendall.Test(x, 1)?.PValue, SeasonalMannKendall.Test(x, 1)?.SlopePerYear));
        Assert.Equal(TheilSen.Fit(x, 0.95)?.Interval, SeasonalMannKendall.Test(x, 1)?.SlopeInterval(0.95));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Intervals_nest_by_level_and_hold_the_slope(int seed)
    {
        double[] x = Series(seed);
        if (x.Length < 3) return;
        var seasonal = SeasonalMannKendall.Test(x, 2)!;
        OlsTrend line = OlsTrend.Fit(x)!;
        Interval? sen = null, season = null, ols = null;
        foreach (double level in new[] { 0.999, 0.99, 0.95, 0.8, 0.5, 0.05 })
        {
            sen = Inside(sen, TheilSen.Fit(x, level)!.Interval, TheilSen.SlopeOf(x)!.Value);
            season = Inside(season, seasonal.SlopeInterval(level), seasonal.SlopePerYear);
            ols = Inside(ols, line.SlopeInterval(level)!.Value, line.Slope);
        }

        static Interval Inside(Interval? wider, Interval narrower, double slope)
        {
            Assert.InRange(slope, narrower.Lower, narrower.Upper);
            Assert.True(wider is not { } bounds || (bounds.Lower <= narrower.Lower && narrower.Upper <= bounds.Upper),
                $"{narrower} within {wider}");
            return narrower;
        }
    }

    /// <summary>The serializer refuses NaN and infinities.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void Nothing_is_NaN(int seed)
    {
        double[] x = Series(seed), y = [.. Series(seed + 1000), .. new double[40]];
        foreach (double[] part in new[] { x, x[..Math.Min(3, x.Length)], x[..Math.Min(2, x.Length)], x[..1], [], [.. x.Select(_ => 0.1)],
            [.. x.Select((_, t) => 0.1 * t)] })
        {
            foreach (object? result in new object?[]
            {
                MannKendall.Test(part), SeasonalMannKendall.Test(part, 12), SeasonalMannKendall.Test(part, 12)?.SlopeInterval(0.95),
                    TheilSen.Fit(part, 0.95), Pettitt.Test(part), OlsTrend.Fit(part),
                OlsTrend.Fit(part)?.InterceptInterval(0.95), LogLinearTrend.Fit(part), LogLinearTrend.Fit([.. part.Select(Math.Exp)]),
                Autocorrelation.Estimate(part, 5), HamedRao.Test(part, part.Length, 0.05, CorrectionSum.Signed),
                HamedRao.Test(part, 3, 0.05, CorrectionSum.Absolute), RatioIntervals.FromSums(part, y.AsSpan(0, part.Length)),
                RatioIntervals.FromSums(part, part)?.Fieller(0.95), RatioIntervals.FromSums(part, part)?.Delta(0.95),
                ProportionTrend.Test([.. part.Select(value => Math.Abs(Math.Round(value)) % 5)], [.. part.Select(_ => 4.0)],
                TheilSen.Times(part.Length)),
            })
            {
                JsonSerializer.Serialize(result);
            }
        }
    }

    [Fact]
    public void Too_few_values_have_no_trend()
    {
        Assert.Null(MannKendall.Test([]));
        Assert.Null(MannKendall.Test([3]));
        Assert.Null(TheilSen.Fit([3], 0.95));
        Assert.Null(TheilSen.Fit([3, 4], [1, 1], 0.95));
        Assert.Null(SeasonalMannKendall.Test([1, 2, 3], 3));
        Assert.Null(HamedRao.Test([1, 2], 1, 0.05, CorrectionSum.Signed));
        Assert.Null(Pettitt.Test([]));
        Assert.Null(OlsTrend.Fit([3]));
        Assert.Null(OlsTrend.Fit([3, 4], [1, 1]));
        Assert.Null(LogLinearTrend.Fit([3, 0, 4]));
        Assert.Null(Autocorrelation.Estimate([], 2));
        Assert.Null(RatioIntervals.FromSums([], []));
        Assert.Null(RatioIntervals.FromSums([1, 2], [1, -1]));
        Assert.Null(ProportionTrend.Test([], [], []).Z);
        Assert.Null(ProportionTrend.Test([4, 4], [4, 4], [1, 2]).HomogeneityPValue);
        Assert.Null(ProportionTrend.Test([1, 4], [4, 4], [2, 2]).PValue);
        OlsTrend two = OlsTrend.Fit([3, 7])!;
        Assert.Equal((4, 3, 0.0, null, null, null, null), (
            two.Slope, two.Intercept, two.SumOfSquares, two.SlopeError, two.SlopePValue, two.AdjustedRSquared, two.SlopeInterval(0.95)));
    }

    [Theory]
    [InlineData(4.0, 2)]
    [InlineData(0.1, 7)]
    [InlineData(-1e9 / 3, 40)]
    public void A_constant_series_has_no_trend(double value, int count)
    {
        double[] x = [.. Enumerable.Repeat(value, count)];
        Assert.Equal(new MannKendall(0, 0, 0, 1, 0, null), MannKendall.Test(x));
        Assert.Equal(1, Pettitt.Test(x)!.PValue);
        Assert.Equal(Enumerable.Range(0, count), Pettitt.Test(x)!.ChangePoints);
        Assert.Equal((0.0, new Interval(0, 0)), (TheilSen.Fit(x, 0.95)!.Slope, TheilSen.Fit(x, 0.95)!.Interval));
        Assert.Null(Autocorrelation.Estimate(x, 3));
        OlsTrend line = OlsTrend.Fit(x)!;
        Assert.Equal((0.0, 0.0, null, null, null), (line.Slope, line.SumOfSquares, line.SlopeT, line.RSquared, line.DurbinWatson));
        Near(value, line.Intercept);
    }

    [Theory]
    [InlineData(0.1, 0.3, 40)]
    [InlineData(-7.7, 1e6, 25)]
    [InlineData(1e-3 / 3, 0, 3)]
    public void A_line_is_found_exactly(double slope, double intercept, int count)
    {
        double[] x = [.. Enumerable.Range(0, count).Select(t => intercept + slope * t)];
        OlsTrend line = OlsTrend.Fit(x)!;
        Near(slope, line.Slope);
        Near(intercept, line.Intercept);
        Near(slope, TheilSen.SlopeOf(x));
        Assert.Equal((0.0, 1.0, 0.0, null, null), (line.SumOfSquares, line.RSquared, line.SlopeError, line.SlopeT, line.DurbinWatson));
        LogLinearTrend growth = LogLinearTrend.Fit([.. Enumerable.Range(0, count).Select(t => 80 * Math.Pow(1 + Math.Abs(slope), t))])!;
        Near(Math.Abs(slope), growth.GrowthPerPeriod);
        Near(Math.Pow(1 + Math.Abs(slope), 12) - 1, growth.GrowthPerYear(12));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_order_of_pairs_and_groups_does_not_matter(int seed)
    {
        var random = new Random(seed);
        int n = random.Next(2, 20);
        double[] sizes = [.. Enumerable.Range(0, n).Select(_ => (double)random.Next(1, 50))],
            counts = [.. sizes.Select(size => (double)random.Next((int)size + 1))], scores = TheilSen.Times(n);
        int[] order = [.. Enumerable.Range(0, n)];
        random.Shuffle(order);
        double[] Shuffled(double[] values) => [.. order.Select(i => values[i])];

        ProportionTrend one = ProportionTrend.Test(counts, sizes, scores),
            other = ProportionTrend.Test(Shuffled(counts), Shuffled(sizes), Shuffled(scores));
        Near(one.Z, other.Z);
        Near(one.HomogeneityPValue, other.HomogeneityPValue);
        Assert.True(one.ChiSquare is null || one.ChiSquare <= one.HomogeneityChiSquare * (1 + 1e-12));
        Near(-one.Z, ProportionTrend.Test(counts, sizes, [.. scores.Select(score => -3 * score)]).Z);
        Near(Proportions.PooledZ((long)counts[0], (long)sizes[0], (long)counts[1], (long)sizes[1]),
            -ProportionTrend.Test(counts.AsSpan(0, 2), sizes.AsSpan(0, 2), [1, 2]).Z);

        RatioIntervals ratio = RatioIntervals.FromSums(counts, sizes)!, same = RatioIntervals.FromSums(Shuffled(counts), Shuffled(sizes))!,
            scaled = RatioIntervals.FromSums([.. counts.Select(count => -3 * count)], sizes)!;
        Near(ratio.Fieller(0.9)?.Upper, same.Fieller(0.9)?.Upper);
        Near(ratio.Delta(0.9)?.Lower, same.Delta(0.9)?.Lower);
        Near(-3 * ratio.Fieller(0.9)?.Upper, scaled.Fieller(0.9)?.Lower);
        if (ratio.Fieller(0.9) is { } fieller)
        {
            Assert.InRange(ratio.Ratio, fieller.Lower, fieller.Upper);

            // Each bound is a ratio that Student's t test just rejects.
            double[] distances = [.. counts.Select((count, i) => count - fieller.Upper * sizes[i])];
            double mean = distances.Average(), error = Math.Sqrt(distances.Sum(d => (d - mean) * (d - mean)) / (n - 1) / n);
            if (error > 1e-9) Assert.Equal(0.1, StudentTDistribution.TwoSided(mean / error, n - 1), 1e-9);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_correction_for_autocorrelation_is_signed_or_absolute(int seed)
    {
        double[] x = Series(seed);
        if (x.Length < 3) return;
        HamedRao signed = HamedRao.Test(x, x.Length - 1, 0.05, CorrectionSum.Signed)!,
            absolute = HamedRao.Test(x, x.Length - 1, 0.05, CorrectionSum.Absolute)!;
        Near(1 + Math.Abs(signed.Factor - 1), absolute.Factor);
        Assert.Equal(signed.Factor > 0, signed.Variance is not null);
        Assert.Equal(signed.Factor > 0, signed.PValue is not null);
        Near(signed.UncorrectedVariance * absolute.Factor, absolute.Variance);
        HamedRao none = HamedRao.Test(x, 0, 0.05, CorrectionSum.Signed)!;
        Assert.Equal((1.0, MannKendall.Test(x)!.PValue, MannKendall.Test(x)!.Z), (none.Factor, none.PValue, none.Z));
    }

    [Fact]
    public void A_correction_that_leaves_no_variance_leaves_no_test()
    {
        // Up and down in turns: with the first lag alone the factor is below zero.
        double[] x = [.. Enumerable.Range(0, 20).Select(t => t % 2 == 0 ? 1.0 : 2.0)];
        HamedRao test = HamedRao.Test(x, 1, 0.05, CorrectionSum.Signed)!;
        Assert.True(test.Factor < 0, test.ToString());
        Assert.Equal((null, null, null), (test.Variance, test.Z, test.PValue));
        Assert.NotNull(HamedRao.Test(x, 1, 0.05, CorrectionSum.Absolute)!.PValue);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Order_statistics_ranks_and_tails_are_those_of_sorted_values(int seed)
    {
        double[] x = Series(seed), ascending = [.. x.Order()];
        for (int i = 0; i < x.Length; i++) Assert.Equal(ascending[i], Selection.At([.. x], i));
        Assert.Equal((ascending[(x.Length - 1) / 2] + ascending[x.Length / 2]) / 2, Selection.Median([.. x]));
        Assert.Equal(x.Select(value => x.Count(other => other < value) + (x.Count(other => other == value) + 1) / 2.0), Ranks.Average(x));
        Assert.Equal(x.GroupBy(value => value).OrderBy(group => group.Key).Select(group => group.Count()), Ranks.TieGroups(x));
        if (Autocorrelation.Estimate(x, 40) is { } r) Assert.All(r, one => Assert.InRange(one, -1, 1));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(1_000_000)]
    public void Order_statistics_of_many_values_are_those_of_sorted_ones(int distinct)
    {
        var random = new Random(7);
        double[] x = [.. Enumerable.Range(0, 5_000).Select(_ => (double)random.Next(distinct))], ascending = [.. x.Order()];
        foreach (int position in new[] { 0, 1, 1_234, 2_500, 4_998, 4_999 })
        {
            foreach (double[] order in new[] { x, ascending, [.. ascending.Reverse()] })
                Assert.Equal(ascending[position], Selection.At([.. order], position));
        }
    }

    /// <summary>Multiples of 1/64, so that sums and differences are exact: spread, few distinct, all the same, or a walk.</summary>
    private static double[] Series(int seed)
    {
        var random = new Random(seed);
        double level = 0;
        return [.. Enumerable.Range(0, 1 + seed * 7 % 40).Select(_ => (seed % 4) switch
        {
            0 => random.Next(-2000, 2000) / 64.0,
            1 => random.Next(4),
            2 => seed % 8 == 2 ? 5 : level += random.Next(-1, 3),
            _ => level += random.Next(-64, 70) / 64.0,
        })];
    }

    private static void Near(double? expected, double? actual)
    {
        if (expected is not { } one || actual is not { } other) Assert.Equal(expected, actual);
        else Assert.True(Math.Abs(one - other) <= 1e-9 * Math.Max(1e-3, Math.Abs(one)), $"{one} expected, {other} found");
    }
}
