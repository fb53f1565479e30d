namespace WriteOffMetrics.Tests;

/// <summary>Trends, change points, autocorrelation, and inference on ratios.</summary>
internal static class TrendOracles
{
    public static Dictionary<string, Func<OracleVector, object>> Algorithms { get; } = new()
    {
        ["ols_trend"] = v =>
        {
            double[] values = v.Input("values");
            double level = v.Number("confidence");
            OlsTrend? line = OlsTrend.Fit(values, Times(v));
            (Interval? slope, Interval? intercept) = (line?.SlopeInterval(level), line?.InterceptInterval(level));
            return new
            {
                n = values.Length,
                slope = line?.Slope,
                intercept = line?.Intercept,
                se_slope = line?.SlopeError,
                se_intercept = line?.InterceptError,
                t_slope = line?.SlopeT,
                t_intercept = line?.InterceptT,
                p_slope = line?.SlopePValue,
                p_intercept = line?.InterceptPValue,
                slope_low = slope?.Lower,
                slope_high = slope?.Upper,
                intercept_low = intercept?.Lower,
                intercept_high = intercept?.Upper,
                r_squared = line?.RSquared,
                adj_r_squared = line?.AdjustedRSquared,
                residual_standard_error = line?.ResidualError,
                df = line?.DegreesOfFreedom,
                sse = line?.SumOfSquares,
                durbin_watson = line?.DurbinWatson,
            };
        },
        ["loglinear_trend"] = v =>
        {
            LogLinearTrend? trend = LogLinearTrend.Fit(v.Input("values"));
            Interval? growth = trend?.GrowthPerPeriodInterval(v.Number("confidence"));
            return new
            {
                log_slope = trend?.Line.Slope,
                log_intercept = trend?.Line.Intercept,
                se_log_slope = trend?.Line.SlopeError,
                p_slope = trend?.Line.SlopePValue,
                growth_per_period = trend?.GrowthPerPeriod,
                growth_per_year = trend?.GrowthPerYear(v.Number("periods_per_year")),
                growth_per_period_low = growth?.Lower,
                growth_per_period_high = growth?.Upper,
                r_squared = trend?.Line.RSquared,
            };
        },
        ["mann_kendall"] = v =>
        {
            double[] values = v.Input("values");
            MannKendall? test = MannKendall.Test(
                values, Side(v.Text("alternative")), v.Parameters.GetProperty("continuity_correction").GetBoolean());
            return new
            {
                n = values.Length,
                s = test?.S,
                var_s = test?.Variance,
                z = test?.Z,
                p_value = test?.PValue,
                tau_a = test?.TauA,
                tau_b = test?.TauB,
                trend = Word(test?.Z, test?.PValue, v)
            };
        },
        ["theil_sen"] = v =>
        {
            TheilSen? line = TheilSen.Fit(v.Input("values"), Times(v), v.Number("confidence"));
            return new
            {
                slope = line?.Slope,
                intercept_separate = line?.InterceptSeparate,
                intercept_joint = line?.InterceptJoint,
                slope_low = line?.Interval.Lower,
                slope_high = line?.Interval.Upper,
                n_slopes = line?.Count
            };
        },
        ["seasonal_mann_kendall"] = v =>
        {
            SeasonalMannKendall? test = SeasonalMannKendall
                .Test(v.Input("values"), v.Whole("period"), continuity: v.Parameters.GetProperty("continuity_correction").GetBoolean());
            return new
            {
                s = test?.S,
                var_s = test?.Variance,
                z = test?.Z,
                p_value = test?.PValue,
                tau_a = test?.TauA,
                tau_b = test?.TauB,
                slope_per_year = test?.SlopePerYear,
                intercept = test?.Intercept,
                trend = Word(test?.Z, test?.PValue, v),
                seasons = test?.Seasons.Select((one, season) => new { season, n = one.Count, s = one.S, var_s = one.Variance }),
            };
        },
        ["mann_kendall_hamed_rao"] = v =>
        {
            double[] values = v.Input("values");
            int maxLag = v.Parameters.GetProperty("max_lag").ValueKind == System.Text.Json.JsonValueKind.String ? values.Length - 1
                : v.Whole("max_lag");
            CorrectionSum sum = v.Parameters.GetProperty("absolute_correction_sum").ValueKind == System.Text.Json.JsonValueKind.True
                ? CorrectionSum.Absolute : CorrectionSum.Signed;
            HamedRao? test = HamedRao.Test(values, maxLag, v.Number("alpha_acf"), sum);
            return new
            {
                s = test?.S,
                var_s_uncorrected = test?.UncorrectedVariance,
                var_s = test?.Variance,
                correction = test?.Factor,
                z = test?.Z,
                p_value = test?.PValue,
                tau_a = test?.TauA,
                slope = test?.Slope,
            };
        },
        ["pettitt"] = v =>
        {
            Pettitt? test = Pettitt.Test(v.Input("values"));
            return new
            {
                k = test?.K,
                u = test?.U,
                change_points = test?.ChangePoints,
                p_value = test?.PValue,
                mean_before = test?.MeanBefore,
                mean_after = test?.MeanAfter
            };
        },
        ["autocorrelation"] = v =>
        {
            double[] values = v.Input("values");
            int lags = v.Whole("max_lag"), fitted = v.Whole("fitdf");
            double[]? r = Autocorrelation.Estimate(values, lags);
            double? ljungBox = r is null ? null : Autocorrelation.LjungBox(r, values.Length),
                boxPierce = r is null ? null : Autocorrelation.BoxPierce(r, values.Length);
            return new
            {
                acf = r,
                ljung_box_q = ljungBox,
                ljung_box_p = ljungBox is { } one ? Autocorrelation.PValue(one, lags, fitted) : null,
                box_pierce_q = boxPierce,
                box_pierce_p = boxPierce is { } other ? Autocorrelation.PValue(other, lags, fitted) : null,
            };
        },
        ["proportion_trend"] = v =>
        {
            var test = ProportionTrend.Test(v.Input("counts"), v.Input("sizes"), v.Numbers("scores"));
            return new
            {
                trend_chi_square = test.ChiSquare,
                trend_z = test.Z,
                trend_p = test.PValue,
                homogeneity_chi_square = test.HomogeneityChiSquare,
                homogeneity_df = test.HomogeneityDegreesOfFreedom,
                homogeneity_p = test.HomogeneityPValue,
            };
        },
        ["ratio_ci_analytic"] = v =>
        {
            RatioIntervals? ratio = RatioIntervals.FromSums(v.Input("numerator"), v.Input("denominator"));
            double level = v.Number("confidence");
            return new
            {
                ratio = ratio?.Ratio,
                se_delta = ratio?.Error,
                delta_ci = Bounds(ratio?.Delta(level)),
                fieller_ci = Bounds(ratio?.Fieller(level))
            };
        },
    };

    private static double[] Times(OracleVector v) =>
        v.Inputs.TryGetProperty("x", out _) ? v.Input("x") : TheilSen.Times(v.Input("values").Length);

    private static Alternative Side(string name) => name switch
    {
        "greater" => Alternative.Greater,
        "less" => Alternative.Less,
        _ => Alternative.TwoSided,
    };

    private static string? Word(double? z, double? p, OracleVector v) =>
        !v.Has("alpha") ? null : p < v.Number("alpha") ? z > 0 ? "increasing" : "decreasing" : "no trend";

    private static double?[] Bounds(Interval? interval) => interval is { } bounds ? [bounds.Lower, bounds.Upper] : [null, null];
}
