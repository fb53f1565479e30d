using System.Globalization;
using System.Text.Json;
using Xunit.Abstractions;

namespace WriteOffMetrics.Tests;

/// <summary>
/// Vectors computed by statistical software, compared as their README says: |got − expected| ≤ max(abs, rel·|expected|), and "undefined" where no finite value exists.
/// Directories in WRITEOFFMETRICS_ORACLES (separated like PATH) are read as well.
/// </summary>
public sealed class OracleTests(ITestOutputHelper output)
{
    /// <summary>What each algorithm makes of a vector's parameters and input.</summary>
    private static readonly Dictionary<string, Func<Vector, object>> Algorithms = new()
    {
        ["sma_trailing"] = v => new { values = MovingAverages.Simple(v.Input("values"), v.Whole("window")) },
        ["moving_average_centered"] = v => new { values = MovingAverages.Centered(v.Input("values"), v.Whole("window")) },
        ["moving_average_weighted_trailing"] = v => new { values = MovingAverages.Weighted(v.Input("values"), v.Numbers("weights")) },
        ["ema"] = v => new
        {
            values = v.Text("seed") == "adjusted"
                ? MovingAverages.ExponentialAdjusted(v.Input("values"), v.Number("alpha"))
                : MovingAverages.Exponential(v.Input("values"), v.Number("alpha"), v.Text("seed") == "sma" ? v.Whole("window") : 1),
        },
        ["trailing_sum"] = v => new { values = MovingAverages.TrailingSum(v.Input("values"), v.Whole("window")) },
        ["change"] = v => new { absolute = Growth.Difference(v.Input("values"), v.Whole("lag")), percent = Growth.Percent(v.Input("values"), v.Whole("lag")), log = Growth.Log(v.Input("values"), v.Whole("lag")) },
        ["cagr"] = v => new { annualised_growth = v.Input("values") is { Length: > 0 } x ? Growth.Compound(x[0], x[^1], x.Length - 1, v.Number("periods_per_year")) : null },
        ["annualise_rate"] = v => new
        {
            simple = v.Input("rates").Select(rate => Annualisation.Simple(rate, v.Number("periods_per_year"))),
            compound = v.Input("rates").Select(rate => Annualisation.Compound(rate, v.Number("periods_per_year"))),
            back_to_period = v.Input("rates").Select(rate => Annualisation.BackToPeriod(Annualisation.Compound(rate, v.Number("periods_per_year")), v.Number("periods_per_year"))),
        },
        ["quantile"] = v => Enumerable.Range(1, 9).ToDictionary(type => $"type{type.ToString(CultureInfo.InvariantCulture)}", type => v.Numbers("probabilities").Select(p => Quantiles.Of([.. v.Input("values").Order()], p, type))),
        ["concentration"] = v =>
        {
            var measures = new ConcentrationMeasures(v.Input("amounts"));
            double[] lorenz = measures.Lorenz();
            return new
            {
                hhi = measures.Herfindahl,
                hhi_10000 = measures.Herfindahl * 10_000,
                hhi_normalised = measures.HerfindahlNormalised,
                effective_number = measures.EffectiveNumber,
                gini = measures.Gini,
                gini_corrected = measures.GiniCorrected,
                top_share = v.Numbers("top").Select(count => measures.TopShare((int)count)),
                lorenz_p = lorenz.Select((_, i) => (double)i / (lorenz.Length - 1)),
                lorenz_l = lorenz,
                shannon_entropy = measures.Entropy,
                theil = measures.Theil,
            };
        },
    };

    [SharedDataFact("oracles")]
    public void Every_supported_algorithm_meets_its_vectors()
    {
        string[] folders = [Path.Combine(Repository.Shared, "oracles"), .. (Environment.GetEnvironmentVariable("WRITEOFFMETRICS_ORACLES") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)];
        var results = new SortedDictionary<string, (int Passed, int Failed, int NotSupported)>(StringComparer.Ordinal);
        List<string> failures = [];
        foreach (string file in folders.SelectMany(folder => Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal)))
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllText(file));
            foreach (JsonElement element in document.RootElement.EnumerateArray())
            {
                var vector = new Vector(element);
                (int passed, int failed, int notSupported) = results.GetValueOrDefault(vector.Algorithm);
                if (!Algorithms.TryGetValue(vector.Algorithm, out Func<Vector, object>? compute))
                {
                    results[vector.Algorithm] = (passed, failed, notSupported + 1);
                    continue;
                }

                List<string> differences = [];
                Compare(element.GetProperty("expected"), JsonSerializer.SerializeToElement(compute(vector)), "", vector, differences);
                results[vector.Algorithm] = differences.Count == 0 ? (passed + 1, failed, notSupported) : (passed, failed + 1, notSupported);
                failures.AddRange(differences.Take(3).Select(difference => $"{vector.Name}{difference}"));
            }
        }

        foreach ((string algorithm, (int passed, int failed, int notSupported)) in results) output.WriteLine($"{algorithm}: {passed} passed, {failed} failed, {notSupported} not supported");
        Assert.True(failures.Count == 0, string.Join('\n', failures));
        Assert.All(Algorithms.Keys, algorithm => Assert.True(results[algorithm].Passed > 0, $"{algorithm}: no vector"));
    }

    private static void Compare(JsonElement expected, JsonElement actual, string path, Vector vector, List<string> differences)
    {
        switch (expected.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (JsonProperty property in expected.EnumerateObject()) Compare(property.Value, actual.GetProperty(property.Name), $"{path}.{property.Name}", vector, differences);
                break;
            case JsonValueKind.Array:
                if (expected.GetArrayLength() != actual.GetArrayLength()) differences.Add($"{path}: {actual.GetArrayLength()} values, {expected.GetArrayLength()} expected");
                else
                {
                    for (int i = 0; i < expected.GetArrayLength(); i++) Compare(expected[i], actual[i], $"{path}[{i.ToString(CultureInfo.InvariantCulture)}]", vector, differences);
                }

                break;
            case JsonValueKind.Number:
                double wanted = expected.GetDouble();
                if (actual.ValueKind != JsonValueKind.Number || Math.Abs(actual.GetDouble() - wanted) > vector.Tolerance(wanted)) differences.Add($"{path}: {actual} computed, {expected} expected");
                break;
            default:
                // null, NaN and infinities: no finite value exists.
                if (actual.ValueKind != JsonValueKind.Null) differences.Add($"{path}: {actual} computed, none expected");
                break;
        }
    }

    private sealed class Vector(JsonElement element)
    {
        private readonly JsonElement parameters = element.GetProperty("parameters"), input = element.GetProperty("input"), tolerance = element.GetProperty("tolerance");

        public string Name => element.GetProperty("name").GetString()!;

        public string Algorithm => element.GetProperty("algorithm").GetString()!;

        public double[] Input(string name) => [.. input.GetProperty(name).EnumerateArray().Select(value => value.GetDouble())];

        public double[] Numbers(string name) => [.. parameters.GetProperty(name).EnumerateArray().Select(value => value.GetDouble())];

        public double Number(string name) => parameters.GetProperty(name).GetDouble();

        public int Whole(string name) => parameters.GetProperty(name).GetInt32();

        public string Text(string name) => parameters.GetProperty(name).GetString()!;

        public double Tolerance(double expected) => Math.Max(tolerance.GetProperty("abs").GetDouble(), tolerance.GetProperty("rel").GetDouble() * Math.Abs(expected));
    }
}
