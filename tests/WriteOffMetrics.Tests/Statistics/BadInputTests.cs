using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace WriteOffMetrics.Tests;

/// <summary>
/// What statistics make of input they cannot use: NaN and infinities are refused by the name of the parameter and the position, lists that
/// are too short or never vary give none or a refusal, and nothing gives NaN, an infinity, or an error of the arithmetic.
/// </summary>
public sealed class BadInputTests
{
    private const int Length = 24;

    private static readonly JsonSerializerOptions WithFields = new() { IncludeFields = true };

    private static readonly SmoothingWeights Weights = new(0.4, 0.3, 0.2, 0.9);

    private static readonly SmoothingMethod Winters = new(SmoothingTrend.Additive, SmoothingSeason.Multiplicative, 4, SeasonUpdate.Winters);

    /// <summary>Every parameter that takes a series, with the shortest series that has a result.</summary>
    private static readonly Entry[] Entries =
    [
        new("OlsTrend.Fit", "values", 2, s => Described(OlsTrend.Fit(s))),
        new("OlsTrend.Fit", "values", 2, s => Described(OlsTrend.Fit(s, Good(s.Length)))),
        new("OlsTrend.Fit", "times", 2, s => Described(OlsTrend.Fit(Good(s.Length), s))),
        new("LogLinearTrend.Fit", "values", 2, s =>
        LogLinearTrend.Fit(s) is { } trend ? new { trend, year = trend.GrowthPerYear(12), interval = trend.GrowthPerPeriodInterval(0.95) }
        : null),
        new("MannKendall.Test", "values", 2, s => MannKendall.Test(s)),
        new("TheilSen.Fit", "values", 2, s => TheilSen.Fit(s, 0.95)),
        new("TheilSen.Fit", "values", 2, s => TheilSen.Fit(s, Good(s.Length), 0.95)),
        new("TheilSen.Fit", "times", 2, s => TheilSen.Fit(Good(s.Length), s, 0.95)),
        new("TheilSen.SlopeOf", "values", 2, s => TheilSen.SlopeOf(s)),
        new("TheilSen.Slopes", "values", 0, s => TheilSen.Slopes(s, Good(s.Length)).ToArray()),
        new("TheilSen.Slopes", "times", 0, s => TheilSen.Slopes(Good(s.Length), s).ToArray()),
        new("SeasonalMannKendall.Test", "values", 5, s =>
        SeasonalMannKendall.Test(s, 4) is { } test ? new { test, interval = test.SlopeInterval(0.95) } : null),
        new("SeasonalMannKendall.Test", "values", 5, s => SeasonalMannKendall.Test(s, [.. Enumerable.Range(0, s.Length)], 4)),
        new("HamedRao.Test", "values", 3, s => HamedRao.Test(s, s.Length, 0.05, CorrectionSum.Signed)),
        new("HamedRao.Test", "values", 3, s => HamedRao.Test(s, 0.5, Good(s.Length), s.Length, 0.05, CorrectionSum.Signed)),
        new("HamedRao.Test", "ranks", 3, s => HamedRao.Test(Good(s.Length), 0.5, s, s.Length, 0.05, CorrectionSum.Signed)),
        new("HamedRao.DetrendedRanks", "values", 0, s => HamedRao.DetrendedRanks(s, 0.5)),
        new("Pettitt.Test", "values", 1, s => Pettitt.Test(s)),
        new("Autocorrelation.Estimate", "values", 2, s => Autocorrelation.Estimate(s, 5)),
        new("Autocorrelation.LjungBox", "correlations", 0, s => Autocorrelation.LjungBox(s, s.Length + 1)),
        new("Autocorrelation.BoxPierce", "correlations", 0, s => Autocorrelation.BoxPierce(s, s.Length + 1)),
        new("ProportionTrend.Test", "counts", 0, s => ProportionTrend.Test(s, All(s.Length, 20), Good(s.Length))),
        new("ProportionTrend.Test", "sizes", 0, s => ProportionTrend.Test(All(s.Length, 0), s, Good(s.Length))),
        new("ProportionTrend.Test", "sizes", 0, s => ProportionTrend.Test(All(s.Length, 1), s, Good(s.Length))),
        new("ProportionTrend.Test", "scores", 0, s => ProportionTrend.Test(Good(s.Length), All(s.Length, 20), s)),
        new("RatioIntervals.FromSums", "numerators", 1, s => Described(RatioIntervals.FromSums(s, Good(s.Length)))),
        new("RatioIntervals.FromSums", "denominators", 1, s => Described(RatioIntervals.FromSums(Good(s.Length), s))),
        new("XmrChart.FromValues", "values", 1, s => XmrChart.FromValues(s, 3)),
        new("ChartRules.Signals", "values", 0, s =>
        Enum.GetValues<ChartRule>().Select(rule => ChartRules.Signals(s, 5, 2, rule)).ToArray()),
        new("CusumChart.FromValues", "values", 0, s => CusumChart.FromValues(s, 5, 2, 0.5, 4, 0)),
        new("EwmaChart.FromValues", "values", 0, s => EwmaChart.FromValues(s, 5, 2, 0.2, 3)),
        new("ClassicalDecomposition.Additive", "values", 8, s => ClassicalDecomposition.Additive(s, 4)),
        new("ClassicalDecomposition.Multiplicative", "values", 8, s => ClassicalDecomposition.Multiplicative(s, 4)),
        new("StlDecomposition.Decompose", "values", 9, s => StlDecomposition.Decompose(s, StlSettings.Usual(4, s.Length, null, false))),
        new("StlDecomposition.Decompose", "values", 9, s => StlDecomposition.Decompose(s, StlSettings.Usual(4, s.Length, 7, true))),
        new("ExponentialSmoothing.Fit", "values", 2, s =>
        Described(ExponentialSmoothing.Fit(s, SmoothingMethod.Simple, Weights, new SmoothingStart(5, 0, [], 1)))),
        new("ExponentialSmoothing.Fit", "values", 1, s =>
        Described(ExponentialSmoothing.Fit(s, Winters, Weights, new SmoothingStart(5, 0, [0.8, 1.2, 1.1, 0.9], 0)))),
        new("SmoothingOptimiser.FindWeights", "values", 2, s => SmoothingOptimiser.FindWeights(s, SmoothingMethod.Simple, 1)),
        new("SmoothingOptimiser.FindWeights", "values", 3, s => SmoothingOptimiser.FindWeights(s, SmoothingMethod.Holt, 1)),
        new("SmoothingStart.FromValues", "values", 2, s => SmoothingStart.FromValues(s, SmoothingMethod.Simple)),
        new("SmoothingStart.FromValues", "values", 3, s => SmoothingStart.FromValues(s, SmoothingMethod.Holt)),
        new("SmoothingStart.FromValues", "values", 8, s => SmoothingStart.FromValues(s, Winters)),
        new("BaselineForecasts.Naive", "values", 1, s => Described(BaselineForecasts.Naive(s, 6))),
        new("BaselineForecasts.Drift", "values", 2, s => Described(BaselineForecasts.Drift(s, 6))),
        new("BaselineForecasts.Mean", "values", 1, s => Described(BaselineForecasts.Mean(s, 6))),
        new("BaselineForecasts.SeasonalNaive", "values", 4, s => Described(BaselineForecasts.SeasonalNaive(s, 4, 6))),
        new("ForecastAccuracy.Measure", "training", 0, s => ForecastAccuracy.Measure(s, Good(3), [1, 2, 3], 4)),
        new("ForecastAccuracy.Measure", "actual", 1, s => ForecastAccuracy.Measure(Good(9), s, Good(s.Length), 1)),
        new("ForecastAccuracy.Measure", "forecast", 1, s => ForecastAccuracy.Measure(Good(9), Good(s.Length), s, 1)),
        new("EtsIntervals.Compute", "forecasts", 0, s => EtsIntervals.Compute(s, Good(s.Length), 0.9)),
        new("EtsIntervals.Compute", "variances", 0, s => EtsIntervals.Compute(Good(s.Length), s, 0.9)),
        new("OutlierScores.FromValues", "values", 1, s => OutlierScores.FromValues(s)),
        new("MedianFit.Level", "values", 1, s => MedianFit.Level(s)),
        new("MedianFit.Trend", "values", 12, s => MedianFit.Trend(s, 4, 0)),
        new("MedianFit.TrendAndSeason", "values", 12, s => MedianFit.TrendAndSeason(s, 4, 0)),
        new("BenfordTest.Test", "values", 0, s => BenfordTest.Test(s, 1)),
        new("BenfordTest.Test", "values", 0, s => BenfordTest.Test(s, 2)),
        new("PopulationStability.Compute", "expected", 0, s => PopulationStability.Compute(s, Good(s.Length))),
        new("PopulationStability.Compute", "actual", 0, s => PopulationStability.Compute(Good(s.Length), s)),
        new("WeightOfEvidence.Compute", "good", 0, s => WeightOfEvidence.Compute(s, Good(s.Length))),
        new("WeightOfEvidence.Compute", "bad", 0, s => WeightOfEvidence.Compute(Good(s.Length), s)),
        new("RollRates.FromBalances", "balances", 0, s => RollRates.FromBalances([s, Good(s.Length)])),
        new("VintageCurves.FromLosses", "originated", 0, s => VintageCurves.FromLosses(s, [.. s.Select(_ => Good(3))])),
        new("VintageCurves.FromLosses", "losses", 0, s => VintageCurves.FromLosses([100, 200], [s, Good(2)])),
        new("ChainLadder", "cumulative", 1, s => new ChainLadder([s, Good(1)])),
        new("ChainLadder.BornhuetterFerguson", "priorUltimate", 0,
        s => new ChainLadder([.. s.Select((_, i) => Good(i + 1))]).BornhuetterFerguson(s)),
        new("MackChainLadder", "cumulative", 1, s => new MackChainLadder([s, Good(1)])),
        new("MackChainLadder", "cumulative", 1, s =>
        new MackChainLadder([s, .. s.Select((_, i) => Good(i + 1))], 2, SigmaExtrapolation.LogLinear)),
        new("KaplanMeier", "times", 0, s => Described(new KaplanMeier(s, [.. s.Select((_, i) => i % 3 > 0)]))),
        new("TransitionMatrix", "counts", 0, s => Described(new TransitionMatrix([.. s.Select((_, i) => i == 0 ? s : Good(s.Length))]))),
        new("TransitionMatrix.Distribution", "start", 1, s => new TransitionMatrix([.. s.Select(_ => Good(s.Length))]).Distribution(s, 2)),
        new("ScorecardDiscrimination.Measure", "scores", 2, s =>
        ScorecardDiscrimination.Measure([.. s.Select((_, i) => i % 2 == 0)], s, true, 0.95)),
        new("Calibration", "probabilities", 1, s =>
        Described(new Calibration([.. s.Select((_, i) => i % 3 == 0)], s))) { Scale = 1.0 / 32 },
        new("ConcentrationMeasures", "amounts", 1, s => Described(new ConcentrationMeasures(s))),
        new("Quantiles.Estimate", "ascending", 1, s => Enumerable.Range(1, 9).Select(type => Quantiles.Estimate(s, 0.3, type)).ToArray()),
        new("PercentileRank.FromScore", "values", 1, s => PercentileRank.FromScore(5, s)),
        new("RelativeRanks.FromValues", "values", 0, s => RelativeRanks.FromValues(s)),
        new("Growth.Log", "values", 0, s => Growth.Log(s, 1)),
    ];

    /// <summary>What takes a series and does not look whether it is finite, each for a reason.</summary>
    private static readonly Dictionary<string, string> Unchecked = new()
    {
        ["Finite"] = "is the check",
        ["MovingAverages"] = "takes NaN for a missing period, and carries it into every average that holds one",
        ["Summation.Sum"] = "passes on what it is given, so that a sum without bound shows",
        ["ClassicalDecomposition.ArePositive"] = "asks whether, and says no to NaN",
        ["ExponentialSmoothing.IsAllowed"] = "asks whether, and says no to NaN",
        ["ArithmeticMean"] = Inside,
        ["KendallScore"] = Inside,
        ["Loess"] = Inside,
        ["LogisticFit"] = Inside,
        ["QuadraticModel"] = Inside,
        ["Ranks"] = Inside,
        ["Triangles"] = Inside,
        ["XmrChart.Ranges"] = Inside,
    };

    private const string Inside = "is called by other statistics only, on what they have checked";

    public static TheoryData<string> Names => [.. Entries.Select(entry => entry.Name).Distinct()];

    [Theory]
    [MemberData(nameof(Names))]
    public void NaN_and_infinities_are_refused_by_name_and_position(string name)
    {
        foreach (Entry entry in Named(name))
        {
            foreach (double bad in new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity })
            {
                foreach (int position in new[] { 0, Length / 2, Length - 1 })
                {
                    double[] series = entry.Series(Length);
                    series[position] = bad;
                    var refusal = Assert.Throws<ArgumentException>(() => entry.Call(series));
                    Assert.Equal(entry.Parameter, refusal.ParamName);
                    Assert.Matches(FormattableString.Invariant(
                        $"^Found {bad} at position {position} of (row 0 of )?{entry.Parameter}; finite numbers are allowed. Correct it"),
                        refusal.Message);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_shortest_series_has_a_result_and_shorter_ones_have_none(string name)
    {
        foreach (Entry entry in Named(name))
        {
            for (int length = 0; length <= Length; length++)
                Assert.Equal((length, length >= entry.Shortest), (length, Outcome(entry.Call, entry.Series(length)) is not null));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Equal_values_ties_and_zeros_give_no_NaN_and_no_infinity(string name)
    {
        foreach (Entry entry in Named(name))
        {
            for (int length = 0; length <= Length + 6; length++)
            {
                foreach (double value in new[] { 0, 1e9, 1, 7.25, -3, 0.1 }.Take(Cases.IsPlain ? 2 : 6))
                {
                    double[] equal = All(length, value);
                    Outcome(entry.Call, equal);
                    Outcome(entry.Call, [.. equal.Select((one, i) => i == length / 2 ? one / 2 : one)]);
                    Outcome(entry.Call, [.. equal.Select((one, i) => i % 2 == 0 ? 0 : one)]);
                    Outcome(entry.Call, [.. equal.Select((one, i) => i % 2 == 0 ? one : -one)]);
                    Outcome(entry.Call, [.. equal.Select((one, i) => i < length / 2 ? one : 0)]);
                }
            }
        }
    }

    [Fact]
    public void Zeros_on_both_sides_give_no_NaN_and_no_infinity()
    {
        double[] zeros = [0, 0, 0];
        Assert.Equal([null, null, null], Growth.Log(zeros, 1));
        Assert.Null(RatioIntervals.FromSums(zeros, zeros));
        Assert.Equal((null, null, null, null), ProportionTrend.Test(zeros, zeros, zeros) is var trend
            ? (trend.Z, trend.Slope, trend.SlopeError, trend.HomogeneityChiSquare) : default);
        Assert.Null(PopulationStability.Compute(zeros, zeros).Index);
        Assert.Null(WeightOfEvidence.Compute(zeros, zeros).InformationValue);
        Assert.Null(RollRates.FromBalances([zeros, zeros]).FlowToLoss);
        Assert.Equal([null, null, null], VintageCurves.FromLosses(zeros, [zeros, zeros, zeros]).PooledRates);
        Assert.Equal([null, null], new ChainLadder([zeros, [0, 0], [0]]).Factors);
        Assert.Null(new MackChainLadder([zeros, [0, 0], [0]]).TotalStandardError);
        Assert.All(new TransitionMatrix([zeros, zeros, zeros]).Probabilities, row => Assert.Equal([null, null, null], row));
        ForecastAccuracy accuracy = ForecastAccuracy.Measure(zeros, zeros, zeros, 1)!;
        Assert.Equal((null, null, null, null), (accuracy.MapePercent, accuracy.SmapePercent, accuracy.Wape, accuracy.Mase));
        Assert.Null(BenfordTest.Test(zeros, 1).ChiSquare);
        Assert.Equal([null, null, null], OutlierScores.FromValues(zeros).Z);
        Assert.Throws<ArgumentException>("amounts", () => new ConcentrationMeasures(zeros));
        foreach (object result in new object[] { PopulationStability.Compute(zeros, zeros), WeightOfEvidence.Compute(zeros, zeros),
            RollRates.FromBalances([zeros, zeros]), new ChainLadder([zeros, [0, 0], [0]]), new MackChainLadder([zeros, [0, 0], [0]]),
            Described(new TransitionMatrix([zeros, zeros, zeros])), accuracy })
            JsonSerializer.Serialize(result, WithFields);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(12)]
    [InlineData(1_000_000)]
    [InlineData(int.MaxValue)]
    public void Windows_periods_and_lags_longer_than_the_series_give_none(int longer)
    {
        double[] series = [3, 1, 2];
        Assert.Equal([null, null, null], Growth.Log(series, longer));
        Assert.Equal([null, null, null], MovingAverages.Simple(series, longer));
        Assert.Equal([null, null, null], MovingAverages.Centered(series, longer));
        Assert.Equal([null, null, null], MovingAverages.Exponential(series, 0.5, longer));
        Assert.Equal(2, Autocorrelation.Estimate(series, longer)!.Length);
        Assert.NotNull(HamedRao.Test(series, longer, 0.05, CorrectionSum.Signed));
        Assert.Null(SeasonalMannKendall.Test(series, longer));
        Assert.Null(ClassicalDecomposition.Additive(series, longer));
        Assert.Null(ClassicalDecomposition.Multiplicative(series, longer));
        Assert.Null(StlDecomposition.Decompose(series, StlSettings.Usual(12, 3, null, true) with { Period = longer }));
        Assert.Null(SmoothingStart.FromValues(series, Winters with { Period = longer }));
        Assert.Null(SmoothingOptimiser.FindWeights(series, Winters with { Period = longer }, 1));
        Assert.Null(BaselineForecasts.SeasonalNaive(series, longer, 2));
        Assert.Null(ForecastAccuracy.Measure(series, [1], [2], longer)!.MaseScale);
        Assert.Equal(1, new ConcentrationMeasures(series).TopShare(longer), 1e-12);
    }

    [Fact]
    public void Windows_periods_and_lags_below_one_are_refused()
    {
        double[] series = [3, 1, 2];
        foreach (int none in new[] { 0, -1, int.MinValue })
        {
            Assert.Throws<ArgumentOutOfRangeException>("lag", () => Growth.Log(series, none));
            Assert.Throws<ArgumentOutOfRangeException>("lag", () => ForecastAccuracy.Measure(series, [1], [2], none));
            Assert.Throws<ArgumentOutOfRangeException>("period", () => SeasonalMannKendall.Test(series, none));
            Assert.Throws<ArgumentOutOfRangeException>("n", () => Autocorrelation.LjungBox(series, none));
            Assert.Null(BaselineForecasts.SeasonalNaive(series, none, 2));
            Assert.Null(ClassicalDecomposition.Additive(series, none));
        }
    }

    [Fact]
    public void Lists_that_belong_together_have_one_length()
    {
        double[] five = Good(5), four = Good(4);
        (string Parameter, Func<object?> Call)[] pairs =
        [
            ("times", () => OlsTrend.Fit(five, four)),
            ("times", () => TheilSen.Fit(five, four, 0.95)),
            ("times", () => TheilSen.Slopes(five, four).ToArray()),
            ("times", () => SeasonalMannKendall.Test(five, [0, 1, 2, 3], 4)),
            ("ranks", () => HamedRao.Test(five, 0.5, four, 5, 0.05, CorrectionSum.Signed)),
            ("counts", () => ProportionTrend.Test(five, four, four)),
            ("scores", () => ProportionTrend.Test(five, five, four)),
            ("counts", () => ProportionChart.FromCounts([1, 2, 3, 4, 5], [9, 9, 9, 9], 3)),
            ("counts", () => ProportionChart.Laney([1, 2, 3, 4], [9, 9, 9, 9, 9], 3, false)),
            ("denominators", () => RatioIntervals.FromSums(five, four)),
            ("forecast", () => ForecastAccuracy.Measure([], five, four, 1)),
            ("variances", () => EtsIntervals.Compute(five, four, 0.9)),
            ("actual", () => PopulationStability.Compute(five, four)),
            ("bad", () => WeightOfEvidence.Compute(five, four)),
            ("balances", () => RollRates.FromBalances([five, four])),
            ("originated", () => VintageCurves.FromLosses(five, [[1], [2], [3], [4]])),
            ("priorUltimate", () => new ChainLadder([[1], [2], [3], [4]]).BornhuetterFerguson(five)),
            ("isEvent", () => new KaplanMeier(five, [true, true, false, true])),
            ("counts", () => new TransitionMatrix([five, five, five, five])),
            ("start", () => new TransitionMatrix([five, five, five, five, five]).Distribution(four, 1)),
            ("isBad", () => ScorecardDiscrimination.Measure([true, true, false, true], five, true, 0.9)),
            ("outcomes", () => new Calibration([true, true, false, true], All(5, 0.5))),
        ];
        foreach ((string parameter, Func<object?> call) in pairs)
        {
            var refusal = Assert.Throws<ArgumentException>(parameter, call);
            Assert.StartsWith("Found a length of ", refusal.Message, StringComparison.Ordinal);
            Assert.Contains("5", refusal.Message, StringComparison.Ordinal);
            Assert.Contains("4", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Single_numbers_that_are_not_finite_are_refused()
    {
        double[] series = Good(9);
        foreach (double bad in new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity })
        {
            (string Parameter, Func<object?> Call)[] calls =
            [
                ("center", () => ChartRules.Signals(series, bad, 1, ChartRule.BeyondThreeSigma)),
                ("sigma", () => ChartRules.Signals(series, 0, bad, ChartRule.BeyondThreeSigma)),
                ("center", () => CusumChart.FromValues(series, bad, 1, 0.5, 4, 0)),
                ("sigma", () => CusumChart.FromValues(series, 0, bad, 0.5, 4, 0)),
                ("slack", () => CusumChart.FromValues(series, 0, 1, bad, 4, 0)),
                ("decision", () => CusumChart.FromValues(series, 0, 1, 0.5, bad, 0)),
                ("headStart", () => CusumChart.FromValues(series, 0, 1, 0.5, 4, bad)),
                ("center", () => EwmaChart.FromValues(series, bad, 1, 0.2, 3)),
                ("sigma", () => EwmaChart.FromValues(series, 0, bad, 0.2, 3)),
                ("lambda", () => EwmaChart.FromValues(series, 0, 1, bad, 3)),
                ("sigmas", () => EwmaChart.FromValues(series, 0, 1, 0.2, bad)),
                ("sigmas", () => XmrChart.FromValues(series, bad)),
                ("sigmas", () => ProportionChart.FromCounts([1], [2], bad)),
                ("phi", () => SmoothingOptimiser.FindWeights(series, SmoothingMethod.Holt, bad)),
                ("score", () => PercentileRank.FromScore(bad, series)),
                ("probability", () => Quantiles.Estimate(series, bad, 7)),
                ("slope", () => HamedRao.DetrendedRanks(series, bad)),
                ("until", () => new KaplanMeier([1], [true]).RestrictedMean(bad)),
            ];
            foreach ((string parameter, Func<object?> call) in calls)
                Assert.StartsWith(FormattableString.Invariant($"Found {bad} as {parameter}; a finite number is allowed."),
                    Assert.Throws<ArgumentException>(parameter, call).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Numbers_out_of_bounds_that_would_make_NaN_are_refused()
    {
        Assert.Contains("Found -1 at position 1 of amounts; 0 or more is allowed.",
            Assert.Throws<ArgumentException>("amounts", () => new ConcentrationMeasures([2, -1])).Message, StringComparison.Ordinal);
        Assert.Contains("Found 1.5 at position 1 of probabilities; 0 to 1 are allowed.",
            Assert.Throws<ArgumentException>("probabilities", () => new Calibration([true, false], [0.5, 1.5])).Message,
            StringComparison.Ordinal);
        Assert.Contains("Found 3 of 2 at position 0 of counts;",
            Assert.Throws<ArgumentException>("counts", () => ProportionTrend.Test([3, 1], [2, 2], [0, 1])).Message,
            StringComparison.Ordinal);
        Assert.Contains("Found 0 of 0 at position 1 of counts;",
            Assert.Throws<ArgumentException>("counts", () => ProportionChart.FromCounts([1, 0], [2, 0], 3)).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("counts", () => ProportionChart.Laney([1, 3], [2, 2], 3, false));
        Assert.Throws<ArgumentException>("expected", () => PopulationStability.Compute([1, -1], [1, 1]));
        Assert.Throws<ArgumentException>("bad", () => WeightOfEvidence.Compute([1, 1], [1, -1]));
        Assert.Throws<ArgumentException>("counts", () => new TransitionMatrix([[1, -1], [1, 1]]));
        Assert.Throws<ArgumentException>("cumulative", () => new ChainLadder([[1, 2], []]));
        Assert.Throws<ArgumentException>("cumulative", () => new MackChainLadder([[1, 2], []]));
    }

    [Fact]
    public void The_order_of_points_does_not_change_a_line()
    {
        var random = new Random(20_251_125);
        for (int n = 2; n <= 40; n++)
        {
            double[] times = [.. Enumerable.Range(0, n).Select(i => i + (i % 5 == 0 ? 0.5 : 0))],
                values = [.. times.Select(t => t + random.Next(6))];
            int[] order = [.. Enumerable.Range(0, n)];
            random.Shuffle(order);
            double[] mixedTimes = [.. order.Select(i => times[i])], mixed = [.. order.Select(i => values[i])];
            Assert.Equal(TheilSen.Fit(values, times, 0.9), TheilSen.Fit(mixed, mixedTimes, 0.9));
            (OlsTrend one, OlsTrend other) = (OlsTrend.Fit(values, times)!, OlsTrend.Fit(mixed, mixedTimes)!);
            foreach (PropertyInfo property in typeof(OlsTrend).GetProperties()
                .Where(property => property.PropertyType == typeof(double) || property.PropertyType == typeof(double?)))
            {
                // Neighbours are those of the order given.
                if (property.Name == nameof(OlsTrend.DurbinWatson)) continue;
                (double? left, double? right) = ((double?)property.GetValue(one), (double?)property.GetValue(other));
                Assert.True(left == right || Math.Abs(left!.Value - right!.Value) <= 1e-10 * (1 + Math.Abs(left.Value)),
                    $"{property.Name} of {n}: {left} and {right}");
            }
        }
    }

    [Fact]
    public void Every_entry_point_that_takes_a_series_is_tried()
    {
        HashSet<string> tried = [.. Entries.Select(entry => $"{entry.Name}({entry.Parameter})")];
        List<string> missing = [], seen = [];
        foreach (Type type in StatisticsTypes())
        {
            // Records hold results; their constructors take what was computed.
            bool isRecord = type.GetMethod("<Clone>$") is not null || type.IsValueType;
            const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
            foreach (MethodBase method in type.GetMethods(Declared | BindingFlags.Static)
                .Concat<MethodBase>(isRecord ? [] : type.GetConstructors(Declared | BindingFlags.Instance)))
            {
                if (!(method.IsPublic || method.IsAssembly) || method.Name.Contains('<', StringComparison.Ordinal)) continue;
                string name = method.IsConstructor ? type.Name : $"{type.Name}.{method.Name}";
                foreach (ParameterInfo parameter in method.GetParameters().Where(parameter => IsSeries(parameter.ParameterType)))
                {
                    seen.Add($"{name}({parameter.Name})");
                    if (!tried.Contains(seen[^1]) && !Unchecked.ContainsKey(type.Name) && !Unchecked.ContainsKey(name))
                        missing.Add(seen[^1]);
                }
            }
        }

        Assert.Empty(missing);
        Assert.True(seen.Count > 90, $"only {seen.Count} parameters were found");
        Assert.All(Unchecked.Keys, name => Assert.Contains(seen, one => one.StartsWith(name, StringComparison.Ordinal)));
    }

    [Fact]
    public void What_is_not_checked_is_called_by_statistics_only()
    {
        string folder = Path.Combine(Repository.Sources, "Statistics");
        string[] others = [.. Directory.EnumerateFiles(Repository.Sources, "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.StartsWith(folder, StringComparison.Ordinal))];
        Assert.NotEmpty(others);
        foreach ((string name, _) in Unchecked.Where(one => one.Value == Inside))
        {
            var call = new Regex($@"\b{Regex.Escape(name)}{(name.Contains('.', StringComparison.Ordinal) ? "" : @"\.")}\b");
            Assert.DoesNotContain(others, path => call.IsMatch(File.ReadAllText(path)));
        }
    }

    /// <summary>The types whose names the files of the folder declare.</summary>
    private static IEnumerable<Type> StatisticsTypes() =>
        from path in Directory.EnumerateFiles(Path.Combine(Repository.Sources, "Statistics"), "*.cs", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
        from Match declaration in Regex.Matches(
            File.ReadAllText(path), @"^internal (?:(?:static|sealed|readonly|class|record|struct) )+(\w+)", RegexOptions.Multiline)
        select typeof(OlsTrend).Assembly.GetType($"WriteOffMetrics.{declaration.Groups[1].Value}", throwOnError: true)!;

    private static bool IsSeries(Type type) =>
        type == typeof(ReadOnlySpan<double>) || type == typeof(double[]) || type == typeof(double[][]);

    private static IEnumerable<Entry> Named(string name) => Entries.Where(entry => entry.Name == name);

    /// <summary>
    /// The result as text, which JSON refuses to write with NaN or an infinity in it; none for no result and for a refusal in words. Any
    /// other exception fails the test.
    /// </summary>
    private static string? Outcome(Func<double[], object?> call, double[] series)
    {
        try
        {
            return call(series) is { } result ? JsonSerializer.Serialize(result, WithFields) : null;
        }
        catch (ArgumentException refusal) when (refusal.Message.StartsWith("Found ", StringComparison.Ordinal))
        {
            return null;
        }
    }

    /// <summary>Values from 1 to 11 without order; the first ones differ.</summary>
    private static double[] Good(int length) => [.. Enumerable.Range(0, length).Select(i => 1.0 + i * 7 % 11)];

    private static double[] All(int length, double value) => [.. Enumerable.Repeat(value, length)];

    private static object? Described(OlsTrend? line) =>
        line is null ? null : new { line, slope = line.SlopeInterval(0.95), intercept = line.InterceptInterval(0.95) };

    private static object? Described(RatioIntervals? ratio) =>
        ratio is null ? null : new { ratio, delta = ratio.Delta(0.95), fieller = ratio.Fieller(0.95) };

    private static object? Described(BaselineForecasts? forecasts) =>
        forecasts is null ? null : new { forecasts, intervals = forecasts.Intervals(0.9) };

    private static object? Described(ExponentialSmoothing? smoothed) =>
        smoothed is null ? null : new { smoothed, next = smoothed.Forecast(6), variances = smoothed.VarianceFactors(6) };

    private static object Described(KaplanMeier curve) =>
        new
        {
            curve,
            limits = Enum.GetValues<SurvivalScale>().Select(scale => (curve.Limits(scale, 0.95), curve.MedianLimits(scale, 0.95)))
            .ToArray(),
            mean = curve.RestrictedMean(5)
        };

    private static object Described(TransitionMatrix matrix) => new { matrix, power = matrix.Power(3) };

    private static object Described(Calibration calibration) => new { calibration, fit = calibration.HosmerLemeshow(10) };

    private static object Described(ConcentrationMeasures measures) => new
    {
        measures.Herfindahl,
        measures.HerfindahlNormalised,
        measures.EffectiveNumber,
        measures.Gini,
        measures.GiniCorrected,
        measures.Entropy,
        measures.Theil,
        top = measures.TopShare(3),
        curve = measures.Lorenz(),
    };

    /// <summary>A call that takes a series for one parameter and suitable input for the others.</summary>
    private sealed record Entry(string Name, string Parameter, int Shortest, Func<double[], object?> Call)
    {
        /// <summary>What the values of a good series are multiplied by.</summary>
        public double Scale { get; init; } = 1;

        public double[] Series(int length) => [.. Good(length).Select(value => value * Scale)];
    }
}
