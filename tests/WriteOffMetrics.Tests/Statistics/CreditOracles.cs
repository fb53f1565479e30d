using System.Globalization;
using System.Text.Json;

namespace WriteOffMetrics.Tests;

/// <summary>Outliers, digits, scorecards, survival, migration and reserving.</summary>
internal static class CreditOracles
{
    public static Dictionary<string, Func<OracleVector, object>> Algorithms { get; } = new()
    {
        ["outlier_scores"] = v =>
        {
            var scores = OutlierScores.FromValues(
                v.Input("values"), v.Number("z_threshold"), v.Number("modified_z_threshold"), v.Number("tukey_k"));
            return new
            {
                mean = scores.Mean,
                sd = scores.StandardDeviation,
                z = scores.Z,
                z_outliers = scores.ZOutliers,
                median = scores.Median,
                mad_raw = scores.MedianDeviation,
                mad_scaled_1_4826 = scores.ScaledMedianDeviation,
                modified_z = scores.ModifiedZ,
                modified_z_outliers = scores.ModifiedZOutliers,
                q1_type7 = scores.LowerQuartile,
                q3_type7 = scores.UpperQuartile,
                tukey_low = scores.LowerFence,
                tukey_high = scores.UpperFence,
                tukey_outliers = scores.TukeyOutliers,
                hinge_low = scores.LowerHinge,
                hinge_high = scores.UpperHinge,
                boxplot_outliers = scores.BoxplotOutliers,
            };
        },
        ["benford"] = v =>
        {
            var test = BenfordTest.Test(v.Input("values"), v.Whole("digits"));
            return new
            {
                n_used = test.Count,
                observed = test.Observed,
                expected = test.Expected,
                chi_square = test.ChiSquare,
                df = test.DegreesOfFreedom,
                p_value = test.PValue,
                mad = test.MeanAbsoluteDeviation,
                conformity = test.Conformity switch
                {
                    BenfordConformity.Close => "Close conformity",
                    BenfordConformity.Acceptable => "Acceptable conformity",
                    BenfordConformity.MarginallyAcceptable => "Marginally acceptable conformity",
                    BenfordConformity.Nonconformity => "Nonconformity",
                    _ => null,
                },
                z = test.Z,
            };
        },
        ["psi"] = v =>
        {
            var stability = PopulationStability.Compute(v.Input("expected_counts"), v.Input("actual_counts"));
            return new { contributions = stability.Contributions, psi = stability.Index };
        },
        ["woe_iv"] = v =>
        {
            var evidence = WeightOfEvidence.Compute(v.Input("good"), v.Input("bad"));
            return new
            {
                woe = evidence.Weights,
                iv_bins = evidence.Contributions,
                iv = evidence.InformationValue,
                bad_rate = evidence.BadRates
            };
        },
        ["roll_rates"] = v =>
        {
            var rolls = RollRates.FromBalances(Rows(v, "balances"));
            return new
            {
                roll_rates = rolls.Rates,
                average_weighted = rolls.WeightedAverages,
                average_simple = rolls.SimpleAverages,
                flow_to_loss = rolls.FlowToLoss
            };
        },
        ["vintage_curves"] = v =>
        {
            double[][] losses = Rows(v, "incremental_losses");
            var curves = VintageCurves.FromLosses(v.Input("originated"), losses);
            int ages = Triangles.Ages(losses);
            return new
            {
                cumulative = curves.Cumulative.Select(row => Filled([.. row.Select(value => (double?)value)], ages)),
                cumulative_rate = curves.Rates.Select(row => Filled(row, ages)),
                pooled_rate = curves.PooledRates,
                pooled_count = curves.PooledCounts,
            };
        },
        ["chain_ladder"] = v =>
        {
            var ladder = new ChainLadder(Rows(v, "cumulative"));
            return new
            {
                factors = ladder.Factors,
                factors_last3 = ladder.FactorsOfLatestThree,
                factors_geometric = ladder.GeometricFactors,
                cdf = ladder.ToUltimate,
                percent_developed = ladder.PercentDeveloped,
                latest = ladder.Latest,
                ultimate = ladder.Ultimate,
                bornhuetter_ferguson_ultimate = v.Inputs.TryGetProperty("prior_ultimate", out _)
                ? ladder.BornhuetterFerguson(v.Input("prior_ultimate")) : null,
            };
        },
        ["chain_ladder_mack"] = v =>
        {
            double[][] triangle = Rows(v, "cumulative");
            var mack = new MackChainLadder(triangle, v.Whole("alpha"),
                v.Text("sigma_extrapolation") == "log_linear" ? SigmaExtrapolation.LogLinear : SigmaExtrapolation.MackMinimum);
            (double From, double To)[][] links = [
                .. Enumerable.Range(0, mack.Factors.Length).Select(age => Triangles.Links(triangle, age))];
            return new
            {
                f = mack.Factors.Append(v.Number("tail_factor")),
                f_se = mack.FactorErrors,
                sigma = mack.Sigmas,
                simple_average_factors = links.Select(Triangles.SimpleAverage),
                volume_weighted_factors = links.Select(ones => Triangles.VolumeWeighted(ones)),
                full_triangle = mack.Full,
                latest = mack.Latest,
                ultimate = mack.Ultimate,
                ibnr = mack.Reserves,
                mack_se = mack.StandardErrors,
                total_latest = mack.Latest.Sum(),
                total_ultimate = mack.Ultimate.Sum(),
                total_ibnr = mack.TotalReserve,
                total_mack_se = mack.TotalStandardError,
            };
        },
        ["kaplan_meier"] = v =>
        {
            var curve = new KaplanMeier(v.Input("time"), Flags(v, "event"));
            var mean = curve.RestrictedMean(v.Number("restricted_mean_tau"));
            double level = v.Number("confidence");
            return new
            {
                time = curve.Times,
                n_risk = curve.AtRisk,
                n_event = curve.Events,
                n_censor = curve.Censored,
                survival = curve.Survival,
                std_error = curve.StandardErrors,
                cumulative_hazard = curve.CumulativeHazard,
                cumulative_hazard_se = curve.CumulativeHazardErrors,
                median = curve.Median,
                restricted_mean = mean?.Mean,
                restricted_mean_se = mean?.Error,
                ci = new { plain = Limits(SurvivalScale.Plain), log = Limits(SurvivalScale.Log), loglog = Limits(SurvivalScale.LogLog) },
            };

            object Limits(SurvivalScale scale)
            {
                (double?[] lower, double?[] upper) = curve.Limits(scale, level);
                (double? low, double? high) = curve.MedianLimits(scale, level);
                return new { lower, upper, median_low = low, median_high = high };
            }
        },
        ["transition_matrix_cohort"] = v =>
        {
            var matrix = new TransitionMatrix(Rows(v, "counts"));
            int[] steps = [.. v.Numbers("steps").Select(step => (int)step)];
            return new
            {
                row_totals = matrix.RowTotals,
                probabilities = matrix.Probabilities,
                standard_errors = matrix.StandardErrors,
                powers = steps.ToDictionary(Name, matrix.Power),
                distributions = steps.ToDictionary(Name, step => matrix.Distribution(v.Input("start"), step)),
            };

            static string Name(int step) => $"n{step.ToString(CultureInfo.InvariantCulture)}";
        },
        ["transition_matrix_cohort_panel"] = v =>
        {
            double[] states = v.Numbers("states");
            int[][] histories = [.. Rows(v, "histories")
                .Select(history => history.Select(state => Array.IndexOf(states, state)).ToArray())];
            var matrix = TransitionMatrix.FromHistories(histories, states.Length);
            return new { counts = matrix.Counts, probabilities = matrix.Probabilities };
        },
        ["scorecard_discrimination"] = v =>
        {
            var result = ScorecardDiscrimination.Measure(
                Flags(v, "outcome"), v.Input("score"), v.Text("direction") == "higher_is_bad", 0.95);
            return new
            {
                n_bad = result?.Bad,
                n_good = result?.Good,
                auc = result?.Auc,
                gini = result?.Gini,
                auc_se_delong = result?.AucError,
                auc_low95 = result?.AucLimits?.Lower,
                auc_high95 = result?.AucLimits?.Upper,
                ks = result?.KolmogorovSmirnov,
                ks_at = result?.KolmogorovSmirnovAt,
                ks_p_asymptotic = result?.KolmogorovSmirnovP,
            };
        },
        ["calibration"] = v =>
        {
            var calibration = new Calibration(Flags(v, "outcome"), v.Input("probability"));
            var groups = calibration.HosmerLemeshow(v.Whole("groups"));
            return new
            {
                brier = calibration.Brier,
                brier_skill = calibration.BrierSkill,
                log_loss = calibration.LogLoss,
                spiegelhalter_z = calibration.SpiegelhalterZ,
                spiegelhalter_p = calibration.SpiegelhalterP,
                hosmer_lemeshow = groups?.ChiSquare,
                hosmer_lemeshow_df = groups?.DegreesOfFreedom,
                hosmer_lemeshow_p = groups?.PValue,
                calibration_intercept_given_slope1 = calibration.InterceptGivenSlopeOne,
                calibration_intercept = calibration.Line?.Intercept,
                calibration_slope = calibration.Line?.Slope,
                observed_to_expected = calibration.ObservedToExpected,
            };
        },
    };

    /// <summary>Rows of numbers, each up to its first null.</summary>
    private static double[][] Rows(OracleVector v, string name) => [.. v.Inputs.GetProperty(name).EnumerateArray()
        .Select(row => row.EnumerateArray().TakeWhile(cell => cell.ValueKind != JsonValueKind.Null).Select(cell => cell.GetDouble())
            .ToArray())];

    private static bool[] Flags(OracleVector v, string name) => [.. v.Input(name).Select(flag => flag == 1)];

    private static IEnumerable<double?> Filled(double?[] row, int length) => row.Concat(new double?[length - row.Length]);
}
