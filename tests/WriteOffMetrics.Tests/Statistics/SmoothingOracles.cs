using System.Globalization;

namespace WriteOffMetrics.Tests;

/// <summary>Control charts, decomposition, smoothing, forecasts.</summary>
internal static class SmoothingOracles
{
    public static Dictionary<string, Func<OracleVector, object>> Algorithms { get; } = new()
    {
        ["xmr_chart"] = v =>
        {
            XmrChart chart = XmrChart.FromValues(v.Input("values"), v.Number("nsigmas"))!;
            Assert.Equal((v.Number("d2"), v.Number("mr_upper_factor")), (XmrChart.D2, XmrChart.D4));
            return new
            {
                center = chart.Center,
                moving_ranges = chart.MovingRanges,
                mr_bar = chart.MeanRange,
                sigma = chart.Sigma,
                ucl = chart.Limits?.Upper,
                lcl = chart.Limits?.Lower,
                mr_ucl = chart.RangeLimit,
                outside = chart.Outside,
                mr_outside = chart.RangesOutside,
                mr_median = chart.MedianRange,
                sigma_median_mr = chart.SigmaOfMedianRange,
            };
        },
        ["control_chart_rules"] = v =>
        new { nelson = Signals(v, "n", ChartRules.Nelson), western_electric = Signals(v, "w", ChartRules.WesternElectric) },
        ["p_chart"] = v =>
        {
            ProportionChart chart = ProportionChart.FromCounts(Whole(v, "counts"), Whole(v, "sizes"), v.Number("nsigmas"))!;
            return new
            {
                center = chart.Center,
                proportions = chart.Proportions,
                lcl = chart.Limits.Select(limits => limits.Lower),
                ucl = chart.Limits.Select(limits => limits.Upper),
                outside = chart.Outside
            };
        },
        ["laney_p_prime"] = v =>
        {
            ProportionChart chart = ProportionChart
                .Laney(Whole(v, "counts"), Whole(v, "sizes"), v.Number("nsigmas"),
                v.Parameters.GetProperty("screen_moving_ranges").GetBoolean())!;
            return new
            {
                center = chart.Center,
                z = chart.Deviates,
                sigma_z = chart.SigmaOfDeviates,
                lcl = chart.Limits.Select(limits => limits.Lower),
                ucl = chart.Limits.Select(limits => limits.Upper),
                outside = chart.Outside,
            };
        },
        ["cusum_tabular"] = v =>
        {
            CusumChart chart = CusumChart.FromValues(
                v.Input("values"), v.Number("center"), v.Number("sigma"), v.Number("k"), v.Number("h"), v.Number("head_start"))!;
            return new { upper = chart.Upper, lower = chart.Lower, signals_upper = chart.SignalsUpper, signals_lower = chart.SignalsLower };
        },
        ["ewma_chart"] = v =>
        {
            EwmaChart chart = EwmaChart.FromValues(
                v.Input("values"), v.Number("center"), v.Number("sigma"), v.Number("lambda"), v.Number("nsigmas"))!;
            return new
            {
                ewma = chart.Averages,
                lcl = chart.Limits.Select(limits => limits.Lower),
                ucl = chart.Limits.Select(limits => limits.Upper),
                outside = chart.Outside
            };
        },
        ["classical_decomposition"] = v =>
        {
            ClassicalDecomposition parts = (v.Text("type") == "additive"
                ? ClassicalDecomposition.Additive(v.Input("values"), v.Whole("period"))
                : ClassicalDecomposition.Multiplicative(v.Input("values"), v.Whole("period")))!;
            return new { trend = parts.Trend, seasonal = parts.Seasonal, random = parts.Random, figure = parts.Figure };
        },
        ["stl"] = v =>
        {
            var settings = new StlSettings(
                v.Whole("period"), v.Parameters.GetProperty("periodic").GetBoolean(), Settings(v, "seasonal"), Settings(v, "trend"),
                Settings(v, "lowpass"), v.Whole("inner"), v.Whole("outer"));
            StlDecomposition parts = StlDecomposition.Decompose(v.Input("values"), settings)!;
            return new
            {
                seasonal = parts.Seasonal,
                trend = parts.Trend,
                remainder = parts.Remainder,
                weights = parts.Weights,
                trend_strength = parts.TrendStrength,
                seasonal_strength = parts.SeasonalStrength,
            };
        },
        ["exponential_smoothing"] = v =>
        {
            ExponentialSmoothing fit = ExponentialSmoothing.Fit(v.Input("values"), Method(v), Weights(v, "gamma"), Start(v))!;
            return new
            {
                level = fit.Level,
                trend = fit.Trend,
                season = fit.Season,
                fitted = fit.Fitted,
                sse = fit.Sse,
                forecast = fit.Forecast(v.Whole("horizon"))
            };
        },
        ["exponential_smoothing_optimised"] = v =>
        {
            double[] values = v.Input("values");
            SmoothingMethod method = Method(v);
            SmoothingWeights weights = SmoothingOptimiser.FindWeights(values, method, 1)!.Value;
            ExponentialSmoothing fit = ExponentialSmoothing.Fit(values, method, weights, SmoothingStart.FromValues(values, method)!)!;
            return new
            {
                sse = fit.Sse,
                alpha = weights.Alpha,
                beta = weights.Beta,
                gamma = weights.Gamma,
                forecast = fit.Forecast(v.Whole("horizon")),

                // What R's own search finds, for information.
                r_default_sse = (double?)null,
                r_default_parameters = (double?)null,
            };
        },
        ["exponential_smoothing_ets_additive_error"] = v =>
        {
            ExponentialSmoothing fit = ExponentialSmoothing.Fit(v.Input("values"), Method(v), Weights(v, "gamma_ets"), Start(v))!;
            int horizon = v.Whole("horizon");
            double variance = fit.Sse / (fit.Fitted.Length - v.Whole("variance_parameters"));
            double[] forecasts = fit.Forecast(horizon), variances = [.. fit.VarianceFactors(horizon)!.Select(factor => factor * variance)];
            return With(
                v.Numbers("levels").Select(level => (level, EtsIntervals.Compute(forecasts, variances, level))),
                new() { ["fitted"] = fit.Fitted, ["sse"] = fit.Sse, ["sigma2"] = variance, ["forecast"] = forecasts });
        },
        ["benchmark_forecasts"] = v =>
        {
            (double[] values, int period, int horizon) = (v.Input("values"), v.Whole("period"), v.Whole("horizon"));
            Dictionary<string, object> Fields(BaselineForecasts? forecasts) =>
                With(v.Numbers("levels").Select(level => (level, forecasts!.Intervals(level)!)),
                    new() { ["forecast"] = forecasts!.Forecasts });
            return new
            {
                naive = Fields(BaselineForecasts.Naive(values, horizon)),
                drift = Fields(BaselineForecasts.Drift(values, horizon)),
                mean = Fields(BaselineForecasts.Mean(values, horizon)),
                seasonal_naive = Fields(BaselineForecasts.SeasonalNaive(values, period, horizon)),
            };
        },
        ["forecast_accuracy"] = v =>
        {
            ForecastAccuracy accuracy = ForecastAccuracy
                .Measure(v.Input("training"), v.Input("actual"), v.Input("forecast"), v.Whole("mase_lag"))!;
            return new
            {
                me = accuracy.Me,
                mae = accuracy.Mae,
                mse = accuracy.Mse,
                rmse = accuracy.Rmse,
                mpe_percent = accuracy.MpePercent,
                mape_percent = accuracy.MapePercent,
                smape_percent_0_200 = accuracy.SmapePercent,
                wape = accuracy.Wape,
                mase = accuracy.Mase,
                rmsse = accuracy.Rmsse,
                mase_scale = accuracy.MaseScale,
            };
        },
    };

    private static long[] Whole(OracleVector v, string name) => [.. v.Input(name).Select(value => (long)value)];

    private static Dictionary<string, int[]?> Signals(OracleVector v, string letter, ReadOnlySpan<ChartRule> rules)
    {
        Dictionary<string, int[]?> signals = [];
        foreach (ChartRule rule in rules)
        {
            signals.Add(letter + (signals.Count + 1).ToString(CultureInfo.InvariantCulture),
                ChartRules.Signals(v.Input("values"), v.Number("center"), v.Number("sigma"), rule));
        }

        return signals;
    }

    private static LoessSettings Settings(OracleVector v, string part) =>
        new(v.Whole($"{part}_window"), v.Whole($"{part}_degree"), v.Whole($"{part}_jump"));

    private static SmoothingMethod Method(OracleVector v) => new(
        Enum.Parse<SmoothingTrend>(v.Text("trend"), ignoreCase: true),
        Enum.Parse<SmoothingSeason>(v.Text("seasonal"), ignoreCase: true),
        v.Whole("period"),
        v.Has("seasonal_update") ? Enum.Parse<SeasonUpdate>(v.Text("seasonal_update"), ignoreCase: true) : SeasonUpdate.Hyndman);

    private static SmoothingWeights Weights(OracleVector v, string gamma) =>
        new(v.Number("alpha"), Or(v, "beta", 0), Or(v, gamma, 0), Or(v, "phi", 1));

    private static SmoothingStart Start(OracleVector v) =>
        new(v.Number("initial_level"), Or(v, "initial_trend", 0), v.Has("initial_season") ? v.Numbers("initial_season") : [], 0);

    private static double Or(OracleVector v, string name, double otherwise) => v.Has(name) ? v.Number(name) : otherwise;

    private static Dictionary<string, object> With(IEnumerable<(double Level, Interval[] Intervals)> levels,
        Dictionary<string, object> fields)
    {
        foreach ((double level, Interval[] intervals) in levels)
        {
            string percent = Math.Round(100 * level).ToString(CultureInfo.InvariantCulture);
            fields.Add($"lower{percent}", intervals.Select(interval => interval.Lower));
            fields.Add($"upper{percent}", intervals.Select(interval => interval.Upper));
        }

        return fields;
    }
}
