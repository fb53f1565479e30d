using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace WriteOffMetrics.Tests;

/// <summary>
/// What must hold of outliers, digits, scorecards, survival, migration and reserving, on any input; and input on which little is defined.
/// </summary>
public sealed class CreditLawTests
{
    private static readonly JsonSerializerOptions WithFields = new() { IncludeFields = true };

    /// <summary>Short series of few whole values, so that ties and constant ones are among them.</summary>
    private static IEnumerable<double[]> Series()
    {
        var random = new Random(20_240_229);
        for (int length = 1; length <= 40; length++)
        {
            for (int spread = 1; spread <= 1_000; spread *= 10)
                yield return [.. Enumerable.Range(0, length).Select(_ => (double)random.Next(spread))];
        }
    }

    /// <summary>Scores with ties, and which of them are bad: at least one, and not all.</summary>
    private static IEnumerable<(bool[] IsBad, double[] Scores)> Scorecards()
    {
        foreach (double[] scores in Series().Where(scores => scores.Length > 1))
        {
            var random = new Random(scores.Length);
            bool[] isBad = [.. scores.Select(_ => random.Next(3) == 0)];
            (isBad[0], isBad[^1]) = (true, false);
            yield return (isBad, scores);
        }
    }

    [Fact]
    public void Outlier_scores_do_not_mind_shift_and_scale()
    {
        foreach (double[] values in Series())
        {
            OutlierScores plain = OutlierScores.FromValues(values),
                moved = OutlierScores.FromValues([.. values.Select(value => 8 * value + 1_000)]),
                mirrored = OutlierScores.FromValues([.. values.Select(value => -value)]);
            Near(plain.Z, moved.Z, 1e-9);
            Near(plain.ModifiedZ, moved.ModifiedZ, 1e-9);
            Near([.. plain.Z.Select(z => -z)], mirrored.Z, 1e-9);
            Near([.. plain.ModifiedZ.Select(z => -z)], mirrored.ModifiedZ, 1e-9);
            Assert.Equal(plain.ModifiedZOutliers, moved.ModifiedZOutliers);
            Assert.Equal(plain.TukeyOutliers, moved.TukeyOutliers);
            Assert.Equal(plain.TukeyOutliers, mirrored.TukeyOutliers);
            Assert.Equal(plain.BoxplotOutliers, moved.BoxplotOutliers);
            Assert.Equal(plain.BoxplotOutliers, mirrored.BoxplotOutliers);
            AssertFinite(plain);
        }
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(-7.3e9)]
    [InlineData(0)]
    public void A_constant_series_has_no_scores_and_no_outliers(double value)
    {
        for (int n = 1; n <= 40; n++)
        {
            var scores = OutlierScores.FromValues([.. Enumerable.Repeat(value, n)]);
            Assert.Equal((value, value, n == 1 ? null : (double?)0, 0.0),
                (scores.Mean, scores.Median, scores.StandardDeviation, scores.MedianDeviation));
            Assert.All(scores.Z.Concat(scores.ModifiedZ), Assert.Null);
            Assert.Empty(scores.ZOutliers.Concat(scores.ModifiedZOutliers).Concat(scores.TukeyOutliers).Concat(scores.BoxplotOutliers));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Digit_counts_add_up_to_the_positive_values(int digits)
    {
        foreach (double[] values in Series())
        {
            double[] signed = [.. values.Select((value, i) => (i % 3 - 1) * value / 100)];
            BenfordTest test = BenfordTest.Test(signed, digits),
                decimals = BenfordTest.Test([.. signed.Select(value => (decimal)value)], digits);
            Assert.Equal(signed.Count(value => value > 0), test.Count);
            Assert.Equal(test.Count, test.Observed.Sum());
            Assert.Equal(test.Count, test.Expected.Sum(), 1e-9);
            Assert.Equal(test.Observed, decimals.Observed);
            Assert.Equal(test.Count == 0, test.PValue is null);
            AssertFinite(test);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Powers_of_two_conform_to_Benford(int digits)
    {
        int first = digits == 1 ? 1 : 10;
        var counts = new int[digits == 1 ? 9 : 90];
        for (int k = 0; k < 1_000; k++)
            counts[int.Parse((BigInteger.Pow(2, k).ToString(CultureInfo.InvariantCulture) + "0")[..digits], CultureInfo.InvariantCulture)
                - first]++;
        var test = BenfordTest.Test([.. Enumerable.Range(0, 1_000).Select(k => Math.ScaleB(1, k))], digits);
        Assert.Equal(counts, test.Observed);
        Assert.Equal(BenfordConformity.Close, test.Conformity);
        Assert.InRange(test.PValue!.Value, 0.9, 1);
    }

    [Theory]
    [InlineData(0.3, 30)]
    [InlineData(0.29, 29)]
    [InlineData(1_000, 10)]
    [InlineData(999_999_999_999.99, 99)]
    [InlineData(1e-7, 10)]
    [InlineData(5e-324, 50)]
    [InlineData(double.MaxValue, 17)]
    [InlineData(4.35, 43)]
    public void Digits_are_those_of_the_decimal_text(double value, int digits)
    {
        Assert.Equal(digits - 10, Array.IndexOf(BenfordTest.Test([value], 2).Observed, 1));
        Assert.Equal(digits / 10 - 1, Array.IndexOf(BenfordTest.Test([value], 1).Observed, 1));
    }

    [Theory]
    [InlineData("0.0070", 70)]
    [InlineData("79228162514264337593543950335", 79)]
    [InlineData("0.0000000000000000000000000019", 19)]
    public void Digits_of_decimals_are_exact(string value, int digits) =>
        Assert.Equal(digits - 10, Array.IndexOf(BenfordTest.Test([decimal.Parse(value, CultureInfo.InvariantCulture)], 2).Observed, 1));

    [Fact]
    public void The_stability_index_is_symmetric_and_zero_for_equal_shares()
    {
        foreach (double[] values in Series())
        {
            double[] expected = [.. values.Select(value => value + 1)], actual = [.. values.Reverse().Select(value => 3 * value + 2)];
            var index = PopulationStability.Compute(expected, actual);
            Assert.Equal(index.Index!.Value, PopulationStability.Compute(actual, expected).Index!.Value, 1e-12);
            Assert.All(index.Contributions, part => Assert.True(part >= 0));
            Assert.Equal(0, PopulationStability.Compute(expected, [.. expected.Select(value => value * 7)]).Index!.Value, 1e-14);
            Assert.Equal(values.Any(value => value == 0), PopulationStability.Compute(expected, values).Index is null);
        }
    }

    [Fact]
    public void Weights_of_evidence_change_sign_when_good_and_bad_are_swapped()
    {
        foreach (double[] values in Series())
        {
            double[] good = [.. values.Select(value => value + 1)], bad = [.. values.Reverse().Select(value => 3 * value)];
            WeightOfEvidence plain = WeightOfEvidence.Compute(good, bad), swapped = WeightOfEvidence.Compute(bad, good);
            Near(plain.Weights, [.. swapped.Weights.Select(weight => -weight)], 1e-12);
            Near([plain.InformationValue], [swapped.InformationValue], 1e-12);
            Assert.Equal(bad.Contains(0), plain.InformationValue is null);
            Assert.True(plain.InformationValue is null or >= 0);
            Assert.All(plain.BadRates, rate => Assert.InRange(rate!.Value, 0, 1));
        }
    }

    [Fact]
    public void Bins_without_members_have_no_figures()
    {
        AssertFinite(PopulationStability.Compute([0, 0], [0, 0]));
        AssertFinite(WeightOfEvidence.Compute([0, 5], [0, 0]));
        Assert.Equal([null, 0.0], WeightOfEvidence.Compute([0, 5], [0, 0]).BadRates);
    }

    [Fact]
    public void Roll_rates_of_balances_that_roll_steadily_are_those_rates()
    {
        double[] rates = [0.5, 0.25, 0.125];
        var balances = new double[6][];
        for (int t = 0; t < balances.Length; t++)
        {
            balances[t] = [1_024 + 64 * t, 0, 0, 0];
            for (int k = 0; k < rates.Length; k++) balances[t][k + 1] = t == 0 ? 16 : balances[t - 1][k] * rates[k];
        }

        var rolls = RollRates.FromBalances(balances);
        Assert.All(rolls.Rates[0], Assert.Null);
        Assert.All(rolls.Rates.Skip(1), row => Near([.. rates.Select(rate => (double?)rate)], row, 1e-15));
        Near([.. rates.Select(rate => (double?)rate)], rolls.WeightedAverages, 1e-15);
        Assert.Equal(1.0 / 64, rolls.FlowToLoss!.Value, 1e-15);
    }

    [Fact]
    public void Roll_rates_over_nothing_are_undefined()
    {
        AssertFinite(RollRates.FromBalances([]));
        var one = RollRates.FromBalances([[1, 2, 3]]);
        Assert.All(one.Rates[0].Concat(one.WeightedAverages).Concat(one.SimpleAverages).Append(one.FlowToLoss), Assert.Null);
        var empty = RollRates.FromBalances([[0, 0, 0], [0, 5, 0]]);
        Assert.All(empty.Rates[1].Concat(empty.WeightedAverages).Concat(empty.SimpleAverages).Append(empty.FlowToLoss), Assert.Null);
    }

    [Fact]
    public void A_pooled_curve_lies_between_those_of_its_vintages()
    {
        var random = new Random(7);
        for (int round = 0; round < 50; round++)
        {
            int ages = random.Next(1, 12);
            double[][] losses = [.. Enumerable.Range(0, ages)
                .Select(i => Enumerable.Range(0, ages - i).Select(_ => (double)random.Next(100)).ToArray())];
            double[] originated = [.. losses.Select(_ => (double)random.Next(1, 5_000))];
            var curves = VintageCurves.FromLosses(originated, losses);
            for (int age = 0; age < ages; age++)
            {
                double[] rates = [.. curves.Rates.Where(row => row.Length > age).Select(row => row[age]!.Value)];
                Assert.Equal(rates.Length, curves.PooledCounts[age]);
                Assert.InRange(curves.PooledRates[age]!.Value, rates.Min() - 1e-12, rates.Max() + 1e-12);
            }

            Assert.All(curves.Rates, row => Assert.Equal(row.Order(), row));
        }

        AssertFinite(VintageCurves.FromLosses([], []));
        AssertFinite(VintageCurves.FromLosses([0, 0], [[1, 2], [3]]));
    }

    [Fact]
    public void The_chain_ladder_of_a_triangle_made_with_factors_finds_them_and_the_whole_of_it()
    {
        var random = new Random(11);
        for (int round = 0; round < 50; round++)
        {
            int ages = random.Next(1, 12);
            double[] factors = [.. Enumerable.Range(1, ages - 1).Select(_ => 1 + random.NextDouble())];
            double[][] full = [.. Enumerable.Range(0, ages).Select(_ => new double[ages])];
            foreach (double[] row in full)
            {
                row[0] = random.Next(1, 10_000);
                for (int age = 1; age < ages; age++) row[age] = row[age - 1] * factors[age - 1];
            }

            double[][] triangle = [.. full.Select((row, i) => row[..(ages - i)])];
            var ladder = new ChainLadder(triangle);
            foreach (double?[] found in new[] { ladder.Factors, ladder.FactorsOfLatestThree, ladder.GeometricFactors })
                NearRelative(factors, found);
            NearRelative([.. full.Select(row => row[^1])], ladder.Ultimate);
            NearRelative([.. full.Select(row => row[^1])], ladder.BornhuetterFerguson([.. full.Select(row => row[^1])]));
            Assert.Equal([.. triangle.Select(row => row[^1])], ladder.Latest);

            for (int alpha = 0; alpha <= 2; alpha++)
            {
                var mack = new MackChainLadder(triangle, alpha);
                NearRelative(factors, mack.Factors);
                Assert.All(full.Zip(mack.Full), pair => NearRelative(pair.First, pair.Second));
                AssertFinite(mack);
                if (ages > 3) Assert.InRange(mack.TotalStandardError!.Value, 0, 1e-6 * full.Sum(row => row[^1]));
            }
        }
    }

    [Fact]
    public void Errors_of_the_chain_ladder_scale_with_the_amounts()
    {
        foreach (SigmaExtrapolation extrapolation in Enum.GetValues<SigmaExtrapolation>())
        {
            double[][] triangle = [[100, 150, 170, 180, 181], [110, 168, 185, 199], [90, 140, 170], [130, 190], [120]];
            MackChainLadder plain = new(triangle, 1, extrapolation),
                scaled = new([.. triangle.Select(row => row.Select(amount => amount * 1_000).ToArray())], 1, extrapolation);
            NearRelative([.. plain.StandardErrors.Select(error => error!.Value * 1_000)], scaled.StandardErrors);
            NearRelative([.. plain.FactorErrors.Select(error => error!.Value)], scaled.FactorErrors);
            Assert.Equal(0, plain.StandardErrors[0]);
            Assert.Equal(plain.TotalReserve!.Value, plain.Ultimate.Sum()!.Value - plain.Latest.Sum(), 1e-9);

            // The errors of the factors are in common, so the total's is more than that of independent origins and less than the sum.
            Assert.InRange(plain.TotalStandardError!.Value, Math.Sqrt(plain.StandardErrors.Sum(error => error!.Value * error.Value)),
                plain.StandardErrors.Sum()!.Value);
        }
    }

    [Fact]
    public void Triangles_with_zeros_or_few_cells_leave_undefined_what_rests_on_them()
    {
        var zeros = new ChainLadder([[0, 0], [0]]);
        Assert.Equal([null, 1.0], zeros.ToUltimate);
        Assert.Equal([0, null], zeros.Ultimate);
        Assert.Equal([null, 1.0], zeros.PercentDeveloped);
        foreach (double[][] triangle in new double[][][] { [], [[5]], [[5, 6]], [[5, 6], [7]], [[0, 5, 6], [2, 4], [3]],
            [[0, 0, 0], [0, 0], [0]], [[5, 0, 0], [3, 0], [0]], [[5, -1, 2], [-3, 2], [1]], [[1, 2], [3, 4, 5], [6, 7]] })
        {
            AssertFinite(new ChainLadder(triangle));
            for (int alpha = 0; alpha <= 2; alpha++)
            {
                AssertFinite(new MackChainLadder(triangle, alpha));
                AssertFinite(new MackChainLadder(triangle, alpha, SigmaExtrapolation.LogLinear));
            }
        }

        var two = new MackChainLadder([[5, 6], [7]]);
        Assert.Equal((1.2, null, null), (two.Factors[0], two.Sigmas[0], two.TotalStandardError));
        Assert.Equal(7 * 1.2, two.Ultimate[1]!.Value, 1e-12);
        var zero = new MackChainLadder([[0, 5, 6], [2, 4], [3]]);
        Assert.Equal((4.5, null), (zero.Factors[0], zero.Sigmas[0]));
    }

    [Fact]
    public void Survival_without_censoring_is_one_less_the_empirical_distribution()
    {
        foreach (double[] times in Series())
        {
            var curve = new KaplanMeier(times, [.. times.Select(_ => true)]);
            for (int i = 0; i < curve.Times.Length; i++)
                Assert.Equal(1 - (double)times.Count(time => time <= curve.Times[i]) / times.Length, curve.Survival[i], 1e-12);
            Assert.Equal(times.Average(), curve.RestrictedMean(times.Max())!.Value.Mean, 1e-9);
            Assert.Equal(times.Length, curve.AtRisk[0]);
            Assert.Equal(0, curve.Survival[^1]);
            Assert.Equal(OutlierScores.FromValues(times).Median, curve.Median!.Value, 1e-12);
            AssertFinite(curve);
        }
    }

    [Fact]
    public void Survival_does_not_rise_and_its_limits_hold_it_and_nest_by_level()
    {
        foreach ((bool[] isEvent, double[] times) in Scorecards())
        {
            var curve = new KaplanMeier(times, isEvent);
            Assert.Equal(curve.Survival.OrderDescending(), curve.Survival);
            Assert.Equal(curve.CumulativeHazard.Order(), curve.CumulativeHazard);
            Assert.Equal(times.Length, curve.Events.Sum() + curve.Censored.Sum());
            foreach (SurvivalScale scale in Enum.GetValues<SurvivalScale>())
            {
                (double?[] lower, double?[] upper) = curve.Limits(scale, 0.8);
                (double?[] low, double?[] high) = curve.Limits(scale, 0.99);
                for (int i = 0; i < lower.Length; i++)
                {
                    double s = curve.Survival[i];
                    Assert.Equal(s == 0 || (scale == SurvivalScale.LogLog && s == 1), lower[i] is null);
                    if (lower[i] is null) continue;
                    Assert.True(0 <= low[i] && low[i] <= lower[i] && lower[i] <= s + 1e-12 && s - 1e-12 <= upper[i] && upper[i] <= high[i]
                        && high[i] <= 1);
                }

                (double? before, double? after) = curve.MedianLimits(scale, 0.8);
                Assert.True(before is null || curve.Median is null || before <= curve.Median);
                Assert.True(after is null || curve.Median <= after);
            }

            Assert.True(curve.RestrictedMean(5)!.Value.Mean <= 5 + 1e-12);
            AssertFinite(curve);
            AssertFinite(curve.RestrictedMean(2_000));
        }
    }

    [Fact]
    public void Survival_without_events_stays_and_without_observations_is_undefined()
    {
        var censored = new KaplanMeier([3, 5], [false, false]);
        Assert.Equal((null, (5.0, 0.0)), (censored.Median, censored.RestrictedMean(5)));
        var none = new KaplanMeier([], []);
        Assert.Equal((null, null), (none.Median, none.RestrictedMean(5)));
    }

    [Fact]
    public void Rows_of_transitions_add_up_to_one_at_every_power()
    {
        foreach (double[] values in Series())
        {
            int states = (int)Math.Sqrt(values.Length);
            double[][] counts = [.. Enumerable.Range(0, states).Select(i => values[(i * states)..((i + 1) * states)])];
            var matrix = new TransitionMatrix(counts);
            foreach ((double?[] probabilities, double[] row) in matrix.Probabilities.Zip(counts))
            {
                if (row.Sum() == 0) Assert.All(probabilities, p => Assert.Null(p));
                else Assert.Equal(1, probabilities.Sum()!.Value, 1e-12);
            }

            foreach (int periods in new[] { 0, 1, 2, 7, 24 })
            {
                double[][] power = matrix.Power(periods), next = matrix.Power(periods + 1);
                Assert.All(power, row => Assert.Equal(1, row.Sum(), 1e-12));
                for (int i = 0; i < states; i++)
                    Near([.. matrix.Distribution(power[i], 1).Select(p => (double?)p)], [.. next[i].Select(p => (double?)p)], 1e-12);
            }

            AssertFinite(matrix);
        }
    }

    [Fact]
    public void Powers_of_the_identity_are_the_identity_also_without_observations()
    {
        double[][] identity = [[1, 0, 0], [0, 1, 0], [0, 0, 1]];
        Assert.Equal(identity, new TransitionMatrix([[5, 0, 0], [0, 6, 0], [0, 0, 7]]).Power(13));
        var none = new TransitionMatrix([[0, 0, 0], [0, 0, 0], [0, 0, 0]]);
        Assert.Equal(identity, none.Power(13));
        Assert.All(none.Probabilities.Concat(none.StandardErrors).SelectMany(row => row), Assert.Null);
        Assert.Equal([[0, 2, 0], [1, 0, 0], [0, 0, 0]], TransitionMatrix.FromHistories([[0, 1, 0, 1], [2], []], 3).Counts);
    }

    [Fact]
    public void The_area_under_the_curve_depends_on_order_only_and_mirrors()
    {
        foreach ((bool[] isBad, double[] scores) in Scorecards())
        {
            ScorecardDiscrimination plain = ScorecardDiscrimination.Measure(isBad, scores, true, 0.95)!;
            ScorecardDiscrimination cubed = ScorecardDiscrimination
                .Measure(isBad, [.. scores.Select(score => score * score * score + score)], true, 0.95)!;
            Assert.Equal(cubed with { KolmogorovSmirnovAt = 0 }, plain with { KolmogorovSmirnovAt = 0 });
            foreach (ScorecardDiscrimination mirrored in new[
                ] { ScorecardDiscrimination.Measure(isBad, scores, false, 0.95)!,
                ScorecardDiscrimination.Measure(isBad, [.. scores.Select(score => -score)], true, 0.95)! })
            {
                Assert.Equal(1 - plain.Auc, mirrored.Auc, 1e-12);
                Assert.Equal(plain.KolmogorovSmirnov, mirrored.KolmogorovSmirnov, 1e-12);
                Near([plain.AucError], [mirrored.AucError], 1e-12);
            }

            double pairs = 0;
            for (int i = 0; i < scores.Length; i++)
            {
                for (int j = 0; j < scores.Length; j++)
                {
                    if (isBad[i] && !isBad[j]) pairs += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                }
            }

            Assert.Equal(pairs / ((double)plain.Bad * plain.Good), plain.Auc, 1e-12);
            Assert.Equal(plain.Bad == 1 || plain.Good == 1, plain.AucError is null);
            Assert.InRange(plain.KolmogorovSmirnovP, 0, 1);
            AssertFinite(plain);
        }
    }

    [Fact]
    public void Scores_of_one_class_tell_nothing_apart()
    {
        Assert.Null(ScorecardDiscrimination.Measure([true, true], [1, 2], true, 0.95));
        Assert.Null(ScorecardDiscrimination.Measure([false], [1], true, 0.95));
        Assert.Null(ScorecardDiscrimination.Measure([], [], true, 0.95));
    }

    /// <summary>At the maximum the residuals are at right angles to 1 and to the logits.</summary>
    [Fact]
    public void Calibration_fits_meet_the_conditions_of_the_maximum()
    {
        int lines = 0;
        foreach ((bool[] outcomes, double[] scores) in Scorecards())
        {
            double[] probabilities = [.. scores.Select(score => (score + 1) / (scores.Max() + 2))],
                logits = [.. probabilities.Select(p => Math.Log(p / (1 - p)))];
            var calibration = new Calibration(outcomes, probabilities);
            Assert.Equal(0, Moments(calibration.InterceptGivenSlopeOne!.Value, 1).Residual, 1e-9);
            if (calibration.Line is { } line)
            {
                lines++;
                (double residual, double product) = Moments(line.Intercept, line.Slope);
                Assert.Equal(0, residual, 1e-7);
                Assert.Equal(0, product, 1e-7);
            }

            Assert.Equal(calibration.SpiegelhalterZ is null, calibration.SpiegelhalterP is null);
            Assert.True(calibration.Brier is >= 0 and <= 1 && calibration.LogLoss >= 0);
            AssertFinite(calibration);
            AssertFinite(calibration.HosmerLemeshow(4));

            (double Residual, double Product) Moments(double a, double b)
            {
                double[] residuals = [.. logits.Select((x, i) => (outcomes[i] ? 1 : 0) - 1 / (1 + Math.Exp(-a - b * x)))];
                return (residuals.Sum(), residuals.Zip(logits).Sum(pair => pair.First * pair.Second));
            }
        }

        Assert.True(lines > 80, lines.ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Calibration_does_not_depend_on_the_order_and_mirrors_with_the_outcomes()
    {
        bool[] outcomes = [false, true, false, true, true, false, true, false, false, true];
        double[] probabilities = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.15, 0.9];
        Calibration plain = new(outcomes, probabilities), turned = new([.. outcomes.Reverse()], [.. probabilities.Reverse()]),
            mirrored = new([.. outcomes.Select(one => !one)], [.. probabilities.Select(p => 1 - p)]);
        Assert.Equal(plain.Line!.Value.Slope, turned.Line!.Value.Slope, 1e-12);
        Assert.Equal(plain.Line.Value.Slope, mirrored.Line!.Value.Slope, 1e-12);
        Assert.Equal(plain.Line.Value.Intercept, -mirrored.Line.Value.Intercept, 1e-12);
        Assert.Equal(plain.Brier, mirrored.Brier, 1e-12);
        Assert.Equal(plain.LogLoss!.Value, mirrored.LogLoss!.Value, 1e-12);
        Assert.Equal(plain.SpiegelhalterZ!.Value, mirrored.SpiegelhalterZ!.Value, 1e-12);
    }

    [Fact]
    public void Calibration_leaves_undefined_what_has_no_finite_value()
    {
        var separated = new Calibration([false, false, true, true], [0.1, 0.2, 0.3, 0.4]);
        Assert.Null(separated.Line);
        Assert.NotNull(separated.InterceptGivenSlopeOne);
        Assert.Null(new Calibration([false, false, true, true], [0.1, 0.3, 0.3, 0.4]).Line);
        Assert.Null(new Calibration([true, true, false, false], [0.1, 0.2, 0.3, 0.4]).Line);

        var none = new Calibration([false, false], [0.1, 0.2]);
        Assert.Equal((null, null, null, 0.0), (none.BrierSkill, none.InterceptGivenSlopeOne, none.Line, none.ObservedToExpected));

        var same = new Calibration([false, true], [0.5, 0.5]);
        Assert.Equal((null, null, 0.0, null), (same.SpiegelhalterZ, same.Line, same.InterceptGivenSlopeOne, same.HosmerLemeshow(10)));

        var certain = new Calibration([false, true, false], [0, 1, 1]);
        Assert.Equal((null, null, null, null), (certain.LogLoss, certain.InterceptGivenSlopeOne, certain.Line, certain.HosmerLemeshow(2)));
        Assert.Equal(0, new Calibration([false, true], [0, 1]).LogLoss);
        AssertFinite(new Calibration([true], [0.3]));
        Assert.Null(new Calibration([false, true, false], [0.2, 0.4, 0.6]).HosmerLemeshow(2));
        Assert.Equal(1, new Calibration([false, true, false], [0.2, 0.4, 0.6]).HosmerLemeshow(3)!.Value.DegreesOfFreedom);
        Assert.Null(new Calibration([false, false, true, true, false, true], [0, 0, 0.5, 0.6, 0.7, 0.8]).HosmerLemeshow(3));

        // Probabilities near the ends are no obstacle.
        var extreme = new Calibration([true, false, true, false], [1e-300, 1e-200, 1 - 1e-15, 1 - 1e-10]);
        AssertFinite(extreme);
        Assert.NotNull(extreme.InterceptGivenSlopeOne);
        Assert.Equal((300 * Math.Log(10) + 1e-15 + 10 * Math.Log(10)) / 4, extreme.LogLoss!.Value, 1e-6);
        Assert.Equal(0, extreme.SpiegelhalterP);
    }

    private static void Near(double?[] expected, double?[] actual, double tolerance)
    {
        Assert.Equal(expected.Select(value => value is null), actual.Select(value => value is null));
        Assert.All(expected.Zip(actual).Where(pair => pair.First is not null),
            pair => Assert.Equal(pair.First!.Value, pair.Second!.Value, tolerance));
    }

    private static void NearRelative(double[] expected, double?[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(1, (pair.Second!.Value + 1e-300) / (pair.First + 1e-300), 1e-9));
    }

    /// <summary>Writing as JSON fails on NaN and infinities anywhere.</summary>
    private static void AssertFinite<T>(T value) => Assert.NotNull(JsonSerializer.Serialize(value, WithFields));
}
