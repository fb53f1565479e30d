using static WriteOffMetrics.Tests.SmoothingSeries;

namespace WriteOffMetrics.Tests;

/// <summary>What holds for decomposition, smoothing and forecasts whatever the series.</summary>
public sealed class SmoothingLawTests
{
    private static readonly SmoothingWeights Weights = new(0.4, 0.3, 0.2, 0.9);

    public static TheoryData<int, int, int> Methods
    {
        get
        {
            TheoryData<int, int, int> methods = [];
            foreach (SmoothingTrend trend in Enum.GetValues<SmoothingTrend>())
            {
                foreach (SmoothingSeason season in Enum.GetValues<SmoothingSeason>())
                {
                    foreach (SeasonUpdate update in Enum.GetValues<SeasonUpdate>()) methods.Add((int)trend, (int)season, (int)update);
                }
            }

            return methods;
        }
    }

    [Fact]
    public void Parts_of_a_decomposition_make_the_whole_again()
    {
        foreach (double[] values in Any())
        {
            foreach (int period in new[] { 2, 3, 4, 12 })
            {
                ClassicalDecomposition? parts = ClassicalDecomposition.Additive(values, period);
                StlDecomposition? loess = StlDecomposition
                    .Decompose(values, StlSettings.Usual(period, values.Length, period == 4 ? null : 7, period == 3));
                Assert.Equal((values.Length >= 2 * period, values.Length > 2 * period), (parts is not null, loess is not null));
                IsFinite(parts);
                IsFinite(loess);
                double scale = Scale(values);
                for (int t = 0; t < values.Length; t++)
                {
                    if (parts?.Trend[t] is { } trend) Near(values[t], trend + parts.Seasonal[t] + parts.Random[t], scale, 1e-12);
                    if (loess is not null) Near(values[t], loess.Trend[t] + loess.Seasonal[t] + loess.Remainder[t], scale, 1e-12);
                }

                if (parts is not null) Near(0, Summation.Sum(parts.Figure), scale, 1e-12);
            }
        }

        foreach (double[] values in Positive(8))
        {
            ClassicalDecomposition parts = ClassicalDecomposition.Multiplicative(values, 4)!;
            IsFinite(parts);
            for (int t = 0; t < values.Length; t++)
            {
                if (parts.Trend[t] is { } trend) Near(values[t], trend * parts.Seasonal[t] * parts.Random[t], 0, 1e-12);
            }

            Near(4, Summation.Sum(parts.Figure), 0, 1e-12);
        }
    }

    [Fact]
    public void Decompositions_move_and_stretch_with_the_series()
    {
        foreach (double[] values in Any().Where(values => values.Length > 8))
        {
            double[] moved = [.. values.Select(value => 50 - 3 * value)];
            double scale = 50 + 3 * Scale(values);
            (ClassicalDecomposition one, ClassicalDecomposition other) =
                (ClassicalDecomposition.Additive(values, 4)!, ClassicalDecomposition.Additive(moved, 4)!);
            Near([.. one.Seasonal.Select(season => -3 * season)], other.Seasonal, scale, 1e-12);
            StlSettings settings = StlSettings.Usual(4, values.Length, null, false);
            (StlDecomposition loess, StlDecomposition otherLoess) =
                (StlDecomposition.Decompose(values, settings)!, StlDecomposition.Decompose(moved, settings)!);
            Near([.. loess.Seasonal.Select(season => -3 * season)], otherLoess.Seasonal, scale, 1e-11);
            Near([.. loess.Trend.Select(trend => 50 - 3 * trend)], otherLoess.Trend, scale, 1e-11);
        }

        foreach (double[] values in Positive(8))
        {
            (ClassicalDecomposition one, ClassicalDecomposition other) =
                (ClassicalDecomposition.Multiplicative(values, 4)!,
                ClassicalDecomposition.Multiplicative([.. values.Select(value => 3 * value)], 4)!);
            Near(one.Seasonal, other.Seasonal, 0, 1e-12);
        }
    }

    [Fact]
    public void A_pure_season_on_a_line_is_found_exactly()
    {
        double[] season = [3, -1, -4, 2], values = [.. Enumerable.Range(0, 40).Select(t => 10 + 0.5 * t + season[t % 4])];
        Near(season, ClassicalDecomposition.Additive(values, 4)!.Figure, 10, 1e-13);
        StlDecomposition parts = StlDecomposition.Decompose(values, StlSettings.Usual(4, 40, null, true))!;
        for (int t = 0; t < 40; t++) Near(season[t % 4], parts.Seasonal[t], 10, 1e-6);
        Assert.True(parts.SeasonalStrength > 0.999999 && parts.TrendStrength > 0.999999);
        StlDecomposition flat = StlDecomposition.Decompose([.. Enumerable.Repeat(0.1, 40)], StlSettings.Usual(4, 40, null, true))!;
        Assert.Equal((null, null), (flat.TrendStrength, flat.SeasonalStrength));
    }

    [Theory]
    [InlineData(12, 144, null, 1441, 19, 13, 145, 2, 2)]
    [InlineData(12, 144, 7, 7, 23, 13, 1, 3, 2)]
    [InlineData(4, 60, 13, 13, 7, 5, 2, 1, 1)]
    public void The_usual_settings_of_loess_are_those_of_R(int period, int length, int? window, int seasonal, int trend, int lowPass,
        int seasonalJump, int trendJump, int lowPassJump)
    {
        StlSettings settings = StlSettings.Usual(period, length, window, false);
        Assert.Equal((new LoessSettings(seasonal, 0, seasonalJump), new LoessSettings(trend, 1, trendJump),
            new LoessSettings(lowPass, 1, lowPassJump)), (settings.Seasonal, settings.Trend, settings.LowPass));
        Assert.Equal((window is null, 2, 0), (settings.Periodic, settings.Inner, settings.Outer));
        Assert.Equal((1, 15), (
            StlSettings.Usual(period, length, window, true).Inner, StlSettings.Usual(period, length, window, true).Outer));
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Forecasts_of_equal_values_are_that_value(int trend, int season, int update)
    {
        SmoothingMethod method = Method(trend, season, update);
        for (int n = 8; n <= 40; n += 4)
        {
            foreach (double value in new[] { 0.1, 1e9 / 3, 7e-5 })
            {
                double[] values = [.. Enumerable.Repeat(value, n)];
                Assert.All(Fit(values, method)!.Forecast(9), forecast => Near(value, forecast, 0, 1e-12));
                SmoothingWeights best = SmoothingOptimiser.FindWeights(values, method, 0.9)!.Value;
                Assert.All(ExponentialSmoothing.Fit(values, method, best, SmoothingStart.FromValues(values, method)!)!.Forecast(9),
                    forecast => Near(value, forecast, 0, 1e-12));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Smoothing_moves_and_stretches_with_the_series(int trend, int season, int update)
    {
        SmoothingMethod method = Method(trend, season, update);
        double shift = method.Season == SmoothingSeason.Multiplicative ? 0 : 50;
        foreach (double[] values in Positive(9))
        {
            (ExponentialSmoothing? one, ExponentialSmoothing? other) =
                (Fit(values, method), Fit([.. values.Select(value => shift + 3 * value)], method));
            Assert.Equal(one is null, other is null);
            IsFinite(one);
            if (one is null) continue;
            double scale = shift + 3 * Scale(values) + Scale([.. one.Fitted, .. one.Forecast(6)]);
            Near([.. one.Fitted.Select(fitted => shift + 3 * fitted)], other!.Fitted, scale, 1e-9);
            Near([.. one.Forecast(6).Select(forecast => shift + 3 * forecast)], other.Forecast(6), scale, 1e-9);
        }
    }

    /// <summary>
    /// What moves the last value by one moves the forecast h steps later by c of h, of which the variance has the squares.
    /// </summary>
    [Theory]
    [MemberData(nameof(Methods))]
    public void Variances_add_the_squares_of_what_an_error_does_to_later_forecasts(int trend, int season, int update)
    {
        SmoothingMethod method = Method(trend, season, update);
        foreach (double[] values in Any().Where(values => values.Length > 8)
            .Select(values => values.Select(value => value / Scale(values)).ToArray()))
        {
            if (method.Season == SmoothingSeason.Multiplicative)
            {
                Assert.Null(EtsIntervals.VarianceFactors(method, Weights, 9));
                continue;
            }

            ExponentialSmoothing one = Fit(values, method)!;
            double[] more = Fit([.. values[..^1], values[^1] + 1], method)!.Forecast(9), less = one.Forecast(9),
                factors = one.VarianceFactors(10)!;
            Assert.Equal(1, factors[0]);
            for (int h = 0; h < 9; h++) Near(factors[h] + (more[h] - less[h]) * (more[h] - less[h]), factors[h + 1], 1, 1e-11);
        }
    }

    /// <summary>γ ÷ (1 − α) against the new level is γ against the old one, where the season is added.</summary>
    [Fact]
    public void The_two_updates_of_an_added_season_are_one_model()
    {
        foreach (double[] values in Any().Where(values => values.Length > 8))
        {
            SmoothingMethod hyndman = new(SmoothingTrend.Additive, SmoothingSeason.Additive, 4, SeasonUpdate.Hyndman),
                winters = hyndman with { Update = SeasonUpdate.Winters };
            SmoothingStart start = SmoothingStart.FromValues(values, hyndman)!;
            ExponentialSmoothing one = ExponentialSmoothing.Fit(values, hyndman, Weights, start)!;
            ExponentialSmoothing other = ExponentialSmoothing
                .Fit(values, winters, Weights with { Gamma = Weights.Gamma / (1 - Weights.Alpha) }, start)!;
            Near(one.Fitted, other.Fitted, Scale(values), 1e-11);
            Near(one.Forecast(9), other.Forecast(9), Scale(values), 1e-11);
            Near(one.VarianceFactors(9)!, other.VarianceFactors(9)!, 1, 1e-12);
        }
    }

    [Fact]
    public void The_narrower_interval_lies_in_the_wider()
    {
        foreach (double[] values in Any().Where(values => values.Length > 4))
        {
            ExponentialSmoothing fit = Fit(values, SmoothingMethod.Holt)!;
            double[] forecasts = fit.Forecast(9), variances =
                [.. fit.VarianceFactors(9)!.Select(factor => factor * fit.ResidualVariance!.Value)];
            (Interval[] narrow, Interval[] wide) = (
                EtsIntervals.Compute(forecasts, variances, 0.8), EtsIntervals.Compute(forecasts, variances, 0.95));
            IsFinite(wide);
            for (int h = 0; h < 9; h++)
            {
                Assert.True(wide[h].Lower <= narrow[h].Lower && narrow[h].Lower <= forecasts[h] && forecasts[h] <= narrow[h].Upper
                    && narrow[h].Upper <= wide[h].Upper);
                if (h > 0) Assert.True(wide[h].Upper - wide[h].Lower >= wide[h - 1].Upper - wide[h - 1].Lower);
            }
        }
    }

    [Fact]
    public void Values_not_above_zero_refuse_a_multiplying_season()
    {
        SmoothingMethod method = new(SmoothingTrend.Additive, SmoothingSeason.Multiplicative, 2, SeasonUpdate.Winters);
        foreach (double bad in new[] { 0.0, -1 })
        {
            for (int t = 0; t < 6; t++)
            {
                double[] values = [1, 2, 3, 4, 5, 6];
                values[t] = bad;
                Assert.Null(ClassicalDecomposition.Multiplicative(values, 2));
                Assert.Null(SmoothingOptimiser.FindWeights(values, method, 1));
                Assert.Null(ExponentialSmoothing.Fit(values, method, Weights, new SmoothingStart(1, 0, [1, 1], 0)));
            }
        }

        Assert.Null(ExponentialSmoothing.Fit([1, 2], method, Weights, new SmoothingStart(1, 0, [1, 0], 0)));
        Assert.Null(ExponentialSmoothing.Fit([1, 2], method, Weights, new SmoothingStart(0, 0, [1, 1], 0)));

        // The level reaches exactly zero, by which the season would be divided.
        Assert.Null(ExponentialSmoothing.Fit([1, 1], method, new SmoothingWeights(0, 0, 1, 1), new SmoothingStart(1, -1, [1, 1], 0)));
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Too_few_values_have_no_start(int trend, int season, int update)
    {
        SmoothingMethod method = Method(trend, season, update);
        int least = method.Season != SmoothingSeason.None ? 8 : method.Trend != SmoothingTrend.None ? 3 : 2;
        foreach (double[] values in Positive(1).Where(values => values.Length < 12))
        {
            Assert.Equal(values.Length >= least, SmoothingStart.FromValues(values, method) is not null);
            Assert.Equal(values.Length >= least, SmoothingOptimiser.FindWeights(values, method, 1) is not null);
        }

        Assert.Null(SmoothingStart.FromValues([1, 2, 3, 4], method with { Period = 1 }) is { } start
            && method.Season != SmoothingSeason.None
            ? start : null);
        Assert.Null(ExponentialSmoothing.Fit([], SmoothingMethod.Simple, Weights, new SmoothingStart(1, 0, [], 0)));
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void No_point_of_a_grid_is_better_than_the_best_weights(int trend, int season, int update)
    {
        SmoothingMethod method = Method(trend, season, update);
        foreach (double[] values in Positive(10).Where((_, i) => i % 6 == trend))
        {
            SmoothingStart start = SmoothingStart.FromValues(values, method)!;
            SmoothingWeights best = SmoothingOptimiser.FindWeights(values, method, 0.9)!.Value;
            double least = ExponentialSmoothing.Fit(values, method, best, start)!.Sse;
            IsFinite(best);
            Assert.All(new[] { best.Alpha, best.Beta, best.Gamma }, weight => Assert.InRange(weight, 0, 1));
            int steps = Cases.OutOf(20);
            for (int a = 0; a <= steps; a++)
            {
                for (int b = 0; b <= (method.Trend == SmoothingTrend.None ? 0 : steps); b++)
                {
                    for (int g = 0; g <= (method.Season == SmoothingSeason.None ? 0 : steps); g++)
                    {
                        double? there = ExponentialSmoothing
                            .Fit(values, method, new SmoothingWeights(a / 20.0, b / 20.0, g / 20.0, 0.9), start)?.Sse;
                        Assert.False(there < least * (1 - 1e-12), $"{there} at {a}, {b}, {g}");
                    }
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Weights_beside_others_have_the_sums_that_they_have_alone(int trend, int season, int update)
    {
        SmoothingMethod method = Method(trend, season, update);
        foreach (double[] values in Positive(10).Where((_, i) => i % 4 == trend))
        {
            SmoothingStart start = SmoothingStart.FromValues(values, method)!;
            double[] smoothed = [.. values.Skip(start.Skipped)];
            for (int count = 1; count <= SmoothingState.Lanes; count++)
            {
                SmoothingWeights[] weights =
                    [.. Enumerable.Range(1, count).Select(i => new SmoothingWeights(i / 9.0, 1 / (i + 1.0), 1 - i / 10.0, 0.9))];
                double[] alone = [.. weights.Select(one => Alone(one, start))], together = new double[count];
                foreach (double limit in alone.Append(double.PositiveInfinity))
                {
                    new SmoothingState(method, weights, start).SumsOfSquares(smoothed, limit, together);
                    Assert.Equal(alone.Select(sum => sum <= limit ? sum : double.PositiveInfinity), together);
                }
            }

            double Alone(SmoothingWeights weights, SmoothingStart start)
            {
                var state = new SmoothingState(method, weights, start);
                double sum = 0;
                foreach (double value in smoothed)
                {
                    double distance = value - state.Step(value);
                    sum += distance * distance;
                }

                return sum;
            }
        }
    }

    [Fact]
    public void The_least_point_of_known_functions_is_found()
    {
        Near([0.3, 0.7, 0], Least((p, _) => Square(p[0] - 0.3) + 10 * Square(p[1] - 0.7) + p[2], 3).Point, 1, 1e-7);
        Near([1, 0.5], Least((p, _) => Square(p[0] - 2) + Square(p[1] - p[0] / 2) + 1, 2).Point, 1, 1e-7);
        Near([0.37], Least((p, _) => Math.Abs(p[0] - 0.37) + 1, 1).Point, 1, 1e-5);

        // A bent and narrow valley, and two valleys of which the lower lies off the grid.
        Near([0.6, 0.36], Least((p, _) => 1 + Square(p[0] - 0.6) + 1000 * Square(p[1] - p[0] * p[0]), 2).Point, 1, 1e-6);
        Near([0.83], Least((p, _) => 1 + Math.Min(100 * Square(p[0] - 0.2), 100 * Square(p[0] - 0.83) - 0.01), 1).Point, 1,
            1e-7);
        Assert.Equal(double.PositiveInfinity, Least((_, _) => double.PositiveInfinity, 2).Value);
        Assert.Equal([0.0, 0.0], Least((_, _) => 5, 2).Point);

        static (double[] Point, double Value) Least(Func<double[], double, double> function, int count) =>
            UnitBoxMinimum.Find((points, limit) => [.. points.Select(point => function(point, limit))], count);
    }

    /// <summary>The scale of scaled errors is the error of the naive forecast, so that this forecast has the scaled error 1.</summary>
    [Fact]
    public void The_naive_forecast_has_a_scaled_error_of_one()
    {
        foreach (double[] values in Any())
        {
            foreach (int lag in new[] { 1, 4 })
            {
                if (values.Length <= lag) continue;
                ForecastAccuracy accuracy = ForecastAccuracy
                    .Measure(values, values.AsSpan(lag), values.AsSpan(0, values.Length - lag), lag)!;
                IsFinite(accuracy);
                if (accuracy.MaseScale == 0) Assert.Equal((null, null), (accuracy.Mase, accuracy.Rmsse));
                else
                {
                    Near(1, accuracy.Mase, 0, 1e-12);
                    Near(1, accuracy.Rmsse, 0, 1e-12);
                }

                Assert.True(accuracy.Mae <= accuracy.Rmse * (1 + 1e-12) && Math.Abs(accuracy.Me) <= accuracy.Mae * (1 + 1e-12)
                    && !(accuracy.SmapePercent > 200.000001));
                Assert.Equal(values.Skip(lag).Contains(0), accuracy.MapePercent is null);
            }
        }

        ForecastAccuracy none = ForecastAccuracy.Measure([1], [0, 0], [0, 0], 1)!;
        Assert.Equal((null, null, null, null), (none.MaseScale, none.Mase, none.Wape, none.SmapePercent));
        Assert.Null(ForecastAccuracy.Measure([1, 2], [], [], 1));
    }

    [Fact]
    public void Plain_forecasts_follow_from_their_names()
    {
        foreach (double[] values in Any())
        {
            BaselineForecasts?[] all = [
                BaselineForecasts.Naive(values, 9), BaselineForecasts.Mean(values, 9), BaselineForecasts.Drift(values, 9),
                BaselineForecasts.SeasonalNaive(values, 4, 9)];
            Assert.Equal([true, true, values.Length >= 2, values.Length >= 4], all.Select(one => one is not null));
            Assert.Equal([values.Length >= 2, values.Length >= 2, values.Length >= 3, values.Length >= 5],
                all.Select(one => one?.StandardErrors is not null));
            double scale = Scale(values);
            Near(values[^1], all[0]!.Forecasts[8], 0, 0);
            Near(Summation.Sum(values) / values.Length, all[1]!.Forecasts[8], scale, 1e-14);
            if (all[2] is { } drift)
                Near(values[^1] + 9 * (values[^1] - values[0]) / (values.Length - 1), drift.Forecasts[8], 9 * scale, 1e-13);
            if (all[3] is { } seasonal) Assert.Equal([.. values[^4..], .. values[^4..], values[^4]], seasonal.Forecasts);
            foreach (BaselineForecasts? one in all)
            {
                IsFinite(one);
                (Interval[]? narrow, Interval[]? wide) = (one?.Intervals(0.8), one?.Intervals(0.95));
                IsFinite(wide);
                Assert.Equal(one?.StandardErrors is null, wide is null);
                for (int h = 0; wide is not null && h < 9; h++)
                {
                    Assert.True(wide[h].Lower <= narrow![h].Lower && narrow[h].Upper <= wide[h].Upper);
                    if (values.All(value => value == values[0])) Assert.Equal(new Interval(values[0], values[0]), wide[h]);
                }
            }
        }

        Assert.Null(BaselineForecasts.Naive([], 3));
        Assert.Null(BaselineForecasts.Mean([], 3));
        Assert.Null(BaselineForecasts.SeasonalNaive([1, 2], 0, 3));
    }

    private static SmoothingMethod Method(int trend, int season, int update) =>
        new((SmoothingTrend)trend, (SmoothingSeason)season, 4, (SeasonUpdate)update);

    private static ExponentialSmoothing? Fit(double[] values, SmoothingMethod method) =>
        SmoothingStart.FromValues(values, method) is { } start ? ExponentialSmoothing.Fit(values, method, Weights, start) : null;

    private static double Square(double x) => x * x;
}
