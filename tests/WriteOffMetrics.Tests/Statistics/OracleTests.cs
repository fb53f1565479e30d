using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WriteOffMetrics.Tests;

/// <summary>
/// Vectors computed by statistical software, compared as their README says: |got − expected| ≤ max(abs, rel·|expected|), and "undefined"
/// where no finite value exists. Those of the folder beside the repository are read where it is present, and with them those of the
/// directories in WRITEOFFMETRICS_ORACLES (separated like PATH).
/// </summary>
public sealed class OracleTests(ITestOutputHelper output)
{
    /// <summary>What each algorithm makes of a vector's parameters and input.</summary>
    private static readonly Dictionary<string, Func<OracleVector, object>> Algorithms = new()
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
        ["percentile_rank"] = v =>
        {
            double[] values = v.Input("values");
            var ranks = RelativeRanks.FromValues(values);
            return new
            {
                scores = v.Numbers("scores").Select(score => (score, rank: PercentileRank.FromScore(score, values)))
                    .Select(one => new
                    {
                        one.score,
                        rank = one.rank.Rank,
                        weak = one.rank.Weak,
                        strict = one.rank.Strict,
                        mean = one.rank.Mean
                    }),
                rank_pct_average = ranks.Average,
                rank_pct_min = ranks.Lowest,
                rank_pct_max = ranks.Highest,
                rank_pct_dense = ranks.Dense,
            };
        },
        ["proportion_ci"] = v =>
        {
            (long x, long n, double level) = (v.Count("successes"), v.Count("trials"), v.Number("confidence"));
            return new
            {
                estimate = (double)x / n,
                wilson = Bounds(Proportions.Wilson(x, n, level)),
                wilson_continuity = Bounds(Proportions.WilsonContinuity(x, n, level)),
                clopper_pearson = Bounds(Proportions.ClopperPearson(x, n, level)),
                agresti_coull = Bounds(Proportions.AgrestiCoull(x, n, level)),
                wald = Bounds(Proportions.Wald(x, n, level)),
                jeffreys = Bounds(Proportions.Jeffreys(x, n, level)),
            };
        },
        ["two_proportions"] = v =>
        {
            (long x1, long n1, long x2, long n2, double level) =
                (v.Count("x1"), v.Count("n1"), v.Count("x2"), v.Count("n2"), v.Number("confidence"));
            double? z = Proportions.PooledZ(x1, n1, x2, n2), yates = Proportions.YatesChiSquare(x1, n1, x2, n2);
            return new
            {
                difference = (double)x1 / n1 - (double)x2 / n2,
                z_pooled = z,
                p_value = z is { } deviate ? Proportions.TwoSided(deviate) : (double?)null,
                chi_square = z * z,
                chi_square_yates = yates,
                p_value_yates = yates is { } square ? Proportions.TwoSided(Math.Sqrt(square)) : (double?)null,
                fisher_p = BinomialDistribution.FisherTwoSided(x1, n1, x2, n2),
                wald_ci = Bounds(Proportions.WaldDifference(x1, n1, x2, n2, level)),
                newcombe_ci = Bounds(Proportions.NewcombeDifference(x1, n1, x2, n2, level)),
                risk_ratio = Proportions.RiskRatio(x1, n1, x2, n2),
                risk_ratio_ci = Bounds(Proportions.RiskRatioInterval(x1, n1, x2, n2, level)),
                odds_ratio_sample = Proportions.OddsRatio(x1, n1, x2, n2),
            };
        },
        ["one_proportion_test"] = v =>
        {
            (long x, long n, double benchmark) = (v.Count("successes"), v.Count("trials"), v.Number("benchmark"));
            double z = Proportions.BenchmarkZ(x, n, benchmark);
            return new
            {
                z,
                p_two_sided_normal = Proportions.TwoSided(z),
                p_greater_normal = NormalDistribution.UpperTail(z),
                p_exact_two_sided = BinomialDistribution.TwoSided(x, n, benchmark),
                p_exact_greater = BinomialDistribution.UpperTail(x, n, benchmark),
                p_exact_less = BinomialDistribution.LowerTail(x, n, benchmark),
            };
        },
        ["quantile"] = v => Enumerable.Range(1, 9).ToDictionary(
        type => $"type{type.ToString(CultureInfo.InvariantCulture)}", type =>
        v.Numbers("probabilities").Select(p => Quantiles.Estimate([.. v.Input("values").Order()], p, type))),
        ["concentration"] = v =>
        {
            // What is shared must be more than nothing; the refusal is no result.
            if (v.Input("amounts").All(amount => amount == 0)) return new { };
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

    /// <summary>These and those of the other files.</summary>
    private static readonly Dictionary<string, Func<OracleVector, object>> Supported =
        new([.. Algorithms, .. VerbOracles.Algorithms, .. TrendOracles.Algorithms, .. SmoothingOracles.Algorithms,
            .. CreditOracles.Algorithms]);

    /// <summary>
    /// Quotients that other software computes and the library declines, because no reader could name what they mean: growth from a figure
    /// below zero. There must be none.
    /// </summary>
    private static readonly HashSet<string> Declined =
    [
        "cagr.sign_change.annualised_growth",
        "change_pop.negative_base_net_writeoffs.percent[3]", "change_pop.negative_base_net_writeoffs.percent[4]",
    ];

    /// <summary>A result without bound is as good as none, and must reach the comparison.</summary>
    private static readonly JsonSerializerOptions WithInfinities =
        new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    private static double?[] Bounds(Interval? interval) => interval is { } bounds ? [bounds.Lower, bounds.Upper] : [null, null];

    /// <summary>The vectors on data that may stand in the repository.</summary>
    private static string Carried => Path.Combine(Repository.Root, "tests", "WriteOffMetrics.Tests", "Statistics", "oracles");

    private static string Shared => Path.Combine(Repository.Shared, "oracles");

    /// <summary>All of Mack's vectors are on triangles that may not stand in the repository.</summary>
    [Fact]
    public void Every_supported_algorithm_meets_the_vectors_of_the_repository() =>
        Assert.Equal(["chain_ladder_mack"], Supported.Keys.Except(Met(Carried)));

    [SharedDataFact("oracles")]
    public void Every_supported_algorithm_meets_its_vectors() =>
        Assert.Empty(Supported.Keys.Except(
            Met([Shared, .. (Environment.GetEnvironmentVariable("WRITEOFFMETRICS_ORACLES") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)])));

    /// <summary>
    /// The algorithms that meet vectors of these folders. One that fails a vector fails the test, and so does one that must be supported
    /// and is not.
    /// </summary>
    private HashSet<string> Met(params string[] folders)
    {
        var results = new SortedDictionary<string, (int Passed, int Failed, int NotSupported)>(StringComparer.Ordinal);
        List<string> failures = [];
        foreach (string file in folders.SelectMany(folder => Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal)))
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllText(file));
            foreach (JsonElement element in document.RootElement.EnumerateArray())
            {
                var vector = new OracleVector(element);
                (int passed, int failed, int notSupported) = results.GetValueOrDefault(vector.Algorithm);
                if (!Supported.TryGetValue(vector.Algorithm, out Func<OracleVector, object>? compute))
                {
                    results[vector.Algorithm] = (passed, failed, notSupported + 1);
                    if (MustBeSupported(file)) failures.Add($"{vector.Name}: {vector.Algorithm} is not supported");
                    continue;
                }

                List<string> differences = [];
                Compare(element.GetProperty("expected"), JsonSerializer.SerializeToElement(compute(vector), WithInfinities), "", vector,
                    differences);
                results[vector.Algorithm] = differences.Count == 0 ? (passed + 1, failed, notSupported)
                    : (passed, failed + 1, notSupported);
                failures.AddRange(differences.Take(3).Select(difference => $"{vector.Name}{difference}"));
            }
        }

        foreach ((string algorithm, (int passed, int failed, int notSupported)) in results)
            output.WriteLine($"{algorithm}: {passed} passed, {failed} failed, {notSupported} not supported");
        Assert.True(failures.Count == 0, string.Join('\n', failures));
        return [.. results.Where(result => result.Value.Passed > 0).Select(result => result.Key)];
    }

    /// <summary>
    /// The files in the repository, and beside it those of the same names and Mack's. Further files may be of algorithms that the library
    /// leaves out.
    /// </summary>
    private static bool MustBeSupported(string file)
    {
        string folder = Path.GetDirectoryName(file)!, name = Path.GetFileName(file);
        return folder == Carried || (folder == Shared && (name == "chain_ladder_mack.json" || File.Exists(Path.Combine(Carried, name))));
    }

    private static void Compare(JsonElement expected, JsonElement actual, string path, OracleVector vector, List<string> differences)
    {
        if (vector.IsInformative(path) || (IsNone(expected) && IsNone(actual))) return;
        if (Declined.Contains(vector.Name + path))
        {
            if (!IsNone(actual)) differences.Add($"{path}: {actual} computed, although there should be none");
            return;
        }

        switch (expected.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (JsonProperty property in expected.EnumerateObject())
                {
                    if (actual.ValueKind == JsonValueKind.Object && actual.TryGetProperty(property.Name, out JsonElement found))
                        Compare(property.Value, found, $"{path}.{property.Name}", vector, differences);
                    else if (!IsNone(property.Value)) differences.Add($"{path}.{property.Name}: not computed");
                }

                break;
            case JsonValueKind.Array:
                if (actual.ValueKind != JsonValueKind.Array) differences.Add($"{path}: {actual} computed, a list expected");
                else if (expected.GetArrayLength() != actual.GetArrayLength())
                    differences.Add($"{path}: {actual.GetArrayLength()} values, {expected.GetArrayLength()} expected");
                else
                {
                    for (int i = 0; i < expected.GetArrayLength(); i++)
                        Compare(expected[i], actual[i], $"{path}[{i.ToString(CultureInfo.InvariantCulture)}]", vector, differences);
                }

                break;
            case JsonValueKind.Number:
                if (actual.ValueKind != JsonValueKind.Number || !vector.IsMet(path, actual.GetDouble(), expected.GetDouble()))
                    differences.Add($"{path}: {actual} computed, {expected} expected");
                break;
            case JsonValueKind.String when !IsNone(expected):
            case JsonValueKind.True:
            case JsonValueKind.False:
                if (actual.ToString() != expected.ToString()) differences.Add($"{path}: {actual} computed, {expected} expected");
                break;
            default:
                differences.Add($"{path}: {actual} computed, none expected");
                break;
        }
    }

    /// <summary>null, NaN and infinities, or a list of them: no finite value exists.</summary>
    private static bool IsNone(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Null => true,
        JsonValueKind.String => element.GetString() is "NaN" or "Infinity" or "-Infinity",
        JsonValueKind.Array => element.GetArrayLength() > 0 && element.EnumerateArray().All(IsNone),
        _ => false,
    };
}
