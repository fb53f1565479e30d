using System.Globalization;
using System.Text.Json;
using static WriteOffMetrics.Tests.SmoothingSeries;

namespace WriteOffMetrics.Tests;

/// <summary>
/// Monthly airline passengers 1949-1960 and the quarterly charge-off rate on credit cards of US banks (Federal Reserve, CORCCACBN): what
/// R's decompose, stl and HoltWinters make of them, in the folder timeseries beside this file. And 502 daily prices as another library
/// averages them.
/// </summary>
public sealed class TimeSeriesDataTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("AirPassengers", 12)]
    [InlineData("CORCCACBN", 4)]
    public void Decompositions_are_those_of_R(string series, int period)
    {
        Dictionary<string, double?[]> columns = Columns($"{series}_decomposition.csv");
        double[] values = Full(columns["value"]);
        (ClassicalDecomposition added, ClassicalDecomposition multiplied) =
            (ClassicalDecomposition.Additive(values, period)!, ClassicalDecomposition.Multiplicative(values, period)!);
        Same(columns["add_trend"], added.Trend, 1e-12);
        Same(columns["add_seasonal"], [.. added.Seasonal], 1e-12);
        Same(columns["add_random"], added.Random, 1e-12);
        Same(columns["mult_trend"], multiplied.Trend, 1e-12);
        Same(columns["mult_seasonal"], [.. multiplied.Seasonal], 1e-12);
        Same(columns["mult_random"], multiplied.Random, 1e-12);
        StlDecomposition periodic = StlDecomposition.Decompose(values, StlSettings.Usual(period, values.Length, null, false))!;
        Same(columns["stl_periodic_seasonal"], [.. periodic.Seasonal], 1e-10);
        Same(columns["stl_periodic_trend"], [.. periodic.Trend], 1e-10);
        Same(columns["stl_periodic_remainder"], [.. periodic.Remainder], 1e-10);

        // The robust columns: R finds the median of an even number of remainders by a partial sort that wants its two positions in
        // ascending order and gets them in descending order, so that in one or two of the fifteen passes the median is another value. Here
        // it is the median, so that the passes part a little. What R made of its own last weights must agree in full.
        StlSettings settings = StlSettings.Usual(period, values.Length, 7, true);
        StlDecomposition robust = StlDecomposition.Decompose(values, settings)!;
        output.WriteLine($"{series}: robust season and trend compared to 0.2 % of the largest value, weights to 0.07, because R's median "
            + "of an even number is at times another value");
        Same(columns["stl_s7_robust_seasonal"], [.. robust.Seasonal], 2e-3, Scale(values));
        Same(columns["stl_s7_robust_trend"], [.. robust.Trend], 2e-3, Scale(values));
        Same(columns["stl_s7_robust_weights"], [.. robust.Weights], 0.07);
        double[] unseasoned = [.. values.Zip(Full(columns["stl_s7_robust_seasonal"]), (value, season) => value - season)];
        Same(columns["stl_s7_robust_trend"], [.. settings.Trend.Smooth(unseasoned, Full(columns["stl_s7_robust_weights"]))], 1e-12);
    }

    [Theory]
    [InlineData("AirPassengers", 12)]
    [InlineData("CORCCACBN", 4)]
    public void Smoothing_with_weights_given_is_that_of_R(string series, int period)
    {
        double[] values = Full(Columns($"{series}_decomposition.csv")["value"]);
        Dictionary<string, string[]> rows = Models(series);
        foreach ((string name, SmoothingMethod method, SmoothingWeights weights) in new[]
        {
            ("SES alpha=0.3 fixed", SmoothingMethod.Simple, new SmoothingWeights(0.3, 0, 0, 1)),
            ("Holt alpha=0.4 beta=0.1 fixed", SmoothingMethod.Holt, new SmoothingWeights(0.4, 0.1, 0, 1)),
            ("HW additive alpha=0.3 beta=0.1 gamma=0.2 fixed", Winters(SmoothingSeason.Additive, period),
            new SmoothingWeights(0.3, 0.1, 0.2, 1)),
            ("HW multiplicative alpha=0.3 beta=0.1 gamma=0.2 fixed", Winters(SmoothingSeason.Multiplicative, period),
            new SmoothingWeights(0.3, 0.1, 0.2, 1)),
        })
        {
            ExponentialSmoothing fit = ExponentialSmoothing.Fit(values, method, weights, SmoothingStart.FromValues(values, method)!)!;
            double[] forecasts = Numbers(rows[name][6]);
            Near(Number(rows[name][4]), fit.Sse, 0, 1e-12);
            Near(forecasts, fit.Forecast(forecasts.Length), 0, 1e-12);
            double[] level = [fit.Level[^1]], slope = method.Trend == SmoothingTrend.None ? [] : [fit.Trend[^1]],
                season = method.Season == SmoothingSeason.None ? [] : fit.Season[^period..];
            Near(Numbers(rows[name][5]), [.. level, .. slope, .. season], 0, 1e-11);
        }
    }

    [Theory]
    [InlineData("AirPassengers", 12)]
    [InlineData("CORCCACBN", 4)]
    public void Level_slope_and_season_before_each_value_are_those_of_R(string series, int period)
    {
        double[] values = Full(Columns($"{series}_decomposition.csv")["value"]);
        Dictionary<string, double?[]> columns = Columns($"{series}_hw_additive_fixed_fitted.csv");
        SmoothingMethod method = Winters(SmoothingSeason.Additive, period);
        SmoothingStart start = SmoothingStart.FromValues(values, method)!;
        ExponentialSmoothing fit = ExponentialSmoothing.Fit(values, method, new SmoothingWeights(0.3, 0.1, 0.2, 1), start)!;
        Same(columns["xhat"], [.. fit.Fitted], 1e-12);
        Same(columns["level"], [start.Level, .. fit.Level[..^1]], 1e-12);
        Same(columns["trend"], [start.Trend, .. fit.Trend[..^1]], 1e-12);
        Same(columns["season"], [.. start.Season, .. fit.Season[..^period]], 1e-12);
    }

    /// <summary>
    /// R's own search stops near a minimum, and may stop at a poorer one: the sum of squares is never above its, and forecasts are compared
    /// where both found the same.
    /// </summary>
    [Theory]
    [InlineData("AirPassengers", 12)]
    [InlineData("CORCCACBN", 4)]
    public void The_best_weights_are_at_least_as_good_as_those_of_R(string series, int period)
    {
        double[] values = Full(Columns($"{series}_decomposition.csv")["value"]);
        Dictionary<string, string[]> rows = Models(series);
        foreach ((string name, SmoothingMethod method) in new[
            ] { ("SES fitted", SmoothingMethod.Simple), ("HW additive fitted", Winters(SmoothingSeason.Additive, period)) })
        {
            SmoothingWeights weights = SmoothingOptimiser.FindWeights(values, method, 1)!.Value;
            ExponentialSmoothing fit = ExponentialSmoothing.Fit(values, method, weights, SmoothingStart.FromValues(values, method)!)!;
            double expected = Number(rows[name][4]);
            output.WriteLine($"{series}, {name}: sum of squares {fit.Sse:R}, R {expected:R}; {weights}");
            Assert.True(fit.Sse <= expected * (1 + 1e-9));
            double[] forecasts = Numbers(rows[name][6]);
            if (fit.Sse >= expected * (1 - 1e-6)) Near(forecasts, fit.Forecast(forecasts.Length), 0, 1e-3);
            else output.WriteLine($"{series}, {name}: R stopped at a poorer minimum; its forecasts are not compared");
        }
    }

    [SharedDataFact("data/peer_expected/skender")]
    public void Moving_averages_and_deviations_are_those_of_another_library()
    {
        string folder = Path.Combine(Repository.Shared, "data", "peer_expected", "skender");
        double[] values = [.. File.ReadLines(Path.Combine(folder, "default.csv")).Skip(1).Select(line => Number(line.Split(',')[4]))];
        Assert.Equal(502, values.Length);
        double?[] averages = MovingAverages.Simple(values, 20);
        double?[] deviations = [
            .. values.Select((_, t) => t < 13 ? (double?)null
            : Math.Sqrt(ArithmeticMean.Variance(values.AsSpan(t - 13, 14))!.Value * 13 / 14))];
        double?[] means = MovingAverages.Simple(values, 14), scores = [.. values.Select((value, t) => (value - means[t]) / deviations[t])];
        Same(Peer(folder, "sma.standard.json", "sma"), averages, 1e-12);
        Same(Peer(folder, "stdev.standard.json", "stdDev"), deviations, 1e-10);
        Same(Peer(folder, "stdev.standard.json", "mean"), means, 1e-12);
        Same(Peer(folder, "stdev.standard.json", "zScore"), scores, 1e-9);
    }

    [SharedDataFact("data/peer_expected/skender")]
    public void Slopes_are_those_of_another_library()
    {
        string folder = Path.Combine(Repository.Shared, "data", "peer_expected", "skender");
        double[] values = [.. File.ReadLines(Path.Combine(folder, "default.csv")).Skip(1).Select(line => Number(line.Split(',')[4]))];
        OlsTrend?[] lines = [.. values
            .Select((_, t) => t < 13 ? null : OlsTrend
            .Fit(values.AsSpan(t - 13, 14), [.. Enumerable.Range(t - 12, 14).Select(time => (double)time)]))];
        Same(Peer(folder, "slope.standard.json", "slope"), [.. lines.Select(line => line?.Slope)], 1e-11);
        Same(Peer(folder, "slope.standard.json", "intercept"), [.. lines.Select(line => line?.Intercept)], 1e-11);
        Same(Peer(folder, "slope.standard.json", "rSquared"), [.. lines.Select(line => line?.RSquared)], 1e-9);
        OlsTrend last = lines[^1]!;
        Same(Peer(folder, "slope.standard.json", "line"), [
            .. values.Select((_, t) => t < values.Length - 14 ? (double?)null : last.Intercept + last.Slope * (t + 1))], 1e-11);
        output.WriteLine("The column stdDev of the slopes repeats that of the deviations and is compared there.");
    }

    private static double?[] Peer(string folder, string file, string field)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, file)));
        return [.. document.RootElement.EnumerateArray().Select(
            one => one.GetProperty(field) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : (double?)null)];
    }

    private static SmoothingMethod Winters(SmoothingSeason season, int period) =>
        new(SmoothingTrend.Additive, season, period, SeasonUpdate.Winters);

    private static void Same(double?[] expected, double?[] actual, double precision) =>
        Same(expected, actual, precision, expected.Max(value => Math.Abs(value ?? 0)));

    private static void Same(double?[] expected, double?[] actual, double precision, double scale)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            if (expected[i] is { } value) Near(value, actual[i], scale, precision);
            else Assert.Null(actual[i]);
        }
    }

    private static double[] Full(double?[] column) => [.. column.Select(value => value!.Value)];

    private static Dictionary<string, string[]> Models(string series) =>
        Lines($"{series}_holtwinters.csv").Skip(1).ToDictionary(fields => fields[0]);

    private static Dictionary<string, double?[]> Columns(string file)
    {
        string[][] lines = [.. Lines(file)];
        return Enumerable.Range(1, lines[0].Length - 1).ToDictionary(
            i => lines[0][i], i => lines.Skip(1).Select(fields => fields[i] == "NA" ? (double?)null : Number(fields[i])).ToArray());
    }

    private static IEnumerable<string[]> Lines(string file) =>
        File.ReadLines(Path.Combine(Repository.Root, "tests", "WriteOffMetrics.Tests", "Statistics", "timeseries", file))
            .Select(line => line[1..^1].Split("\",\""));

    private static double[] Numbers(string list) => [.. list.Split(' ').Select(Number)];

    private static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
