using System.Globalization;
using System.Text.Json;

namespace WriteOffMetrics.Tests;

/// <summary>
/// Trends of charge-offs of United States banks and of guaranteed loans, against what other software found in the same series.
/// </summary>
public sealed class PublishedTrendTests(ITestOutputHelper output)
{
    private readonly List<string> failures = [];

    private readonly SortedSet<string> leftOut = new(StringComparer.Ordinal);

    private int series, figures;

    [SharedDataFact("data/fed/expected_trend.json")]
    public void Charge_off_rates_of_banks_have_their_trends()
    {
        foreach (JsonProperty one in Json("fed", "expected_trend.json").EnumerateObject())
        {
            if (one.Name == "chargeoff_all_banks_sa")
            {
                foreach (JsonProperty column in one.Value.EnumerateObject())
                    Trend($"{one.Name}/{column.Name}", column.Value, Banks($"{one.Name}/{column.Name}"));
                continue;
            }

            double[] values = Banks(one.Name);
            double[] fullYears = values[..(values.Length / 4 * 4)];
            foreach (JsonProperty part in one.Value.EnumerateObject().Where(part => part.Name is not ("first" or "last")))
            {
                string name = $"{one.Name}/{part.Name}";
                if (part.Name == "trend") Trend(name, part.Value, values);
                else if (part.Name == "seasonal_4") Seasonal(name, part.Value, fullYears, 4);
                else if (part.Name == "yearly_mean_trend")
                    Trend(name, part.Value, [.. fullYears.Chunk(4).Select(year => Summation.Sum(year) / 4)]);
                else leftOut.Add($"{name}: no such test here");
            }
        }

        Report(atLeast: 20);
    }

    [SharedDataFact("data/sba/expected_first22427/summary.json")]
    public void Charged_off_loans_have_their_trends()
    {
        foreach (JsonProperty one in Json("sba", "expected_first22427", "summary.json").GetProperty("trend").EnumerateObject())
        {
            switch (one.Name)
            {
                case "monthly_amount_seasonal_from_first_january":
                    Seasonal(one.Name, one.Value, Loans(
                        "month", "chargeoff_amount", one.Value.GetProperty("first_month").GetString()!,
                        one.Value.GetProperty("last_month").GetString()!), one.Value.GetProperty("period").GetInt32());
                    break;
                default:
                    int end = one.Name.LastIndexOf('_');
                    string file = one.Name[..end] switch
                    {
                        "yearly" => "year",
                        "quarterly" => "quarter",
                        "monthly" => "month",
                        var other => other,
                    };
                    string column = one.Name[(end + 1)..];
                    Trend(one.Name, one.Value, Loans(file, column == "ratio" ? column : $"chargeoff_{column}"));
                    break;
            }
        }

        Report(atLeast: 8);
    }

    /// <summary>Its p-values are 1 less a distribution function, so they agree to a few roundings of 1 only.</summary>
    [SharedDataFact("data/peer_expected/pymannkendall_outputs.json")]
    public void PyMannKendall_finds_the_same_in_real_series()
    {
        foreach (JsonProperty one in Json("peer_expected", "pymannkendall_outputs.json").EnumerateObject())
        {
            string[] parts = one.Name.Split('/');
            double[] values = parts[0] == "sba_first22427" ? Loans(parts[1], $"chargeoff_{parts[2]}") : Banks(one.Name);
            if (!Matches(one.Name, one.Value.GetProperty("n").GetInt32(), values)) continue;
            int period = parts is [_, "month", _] ? 12 : 4;
            foreach (JsonProperty test in one.Value.EnumerateObject().Where(test => test.Name != "n"))
                Peer($"{one.Name}/{test.Name}", test.Name, test.Value, values, TheilSen.Times(values.Length), period, values.Length);
        }

        Report(atLeast: 23);
    }

    [SharedDataFact("data/peer_expected/pymannkendall.json")]
    public void PyMannKendall_passes_its_own_tests_with_the_same_figures()
    {
        JsonElement file = Json("peer_expected", "pymannkendall.json");
        double?[] gaps = [.. file.GetProperty("arbitrary_1d_data").EnumerateArray()
            .Select(value => value.ValueKind == JsonValueKind.Null ? (double?)null : value.GetDouble())];
        foreach (JsonElement one in file.GetProperty("expected").EnumerateArray())
        {
            string function = one.GetProperty("function").GetString()!, name = one.GetProperty("data")[0].GetString()!;
            double[]? values = name switch
            {
                "NoTrendData" => [.. Enumerable.Repeat(5.0, 360)],
                "TrendData" => TheilSen.Times(360),
                "arbitrary_1d_data" => [.. gaps.Where(value => value is not null).Select(value => value!.Value)],
                _ => null,
            };
            double[] times = name == "arbitrary_1d_data" ? [
                .. Enumerable.Range(0, gaps.Length).Where(t => gaps[t] is not null).Select(t => (double)t)] : TheilSen.Times(360);
            if (values is null) leftOut.Add($"{function} of {name}: several series at once");
            else if (name == "arbitrary_1d_data" && function.StartsWith("seasonal", StringComparison.Ordinal))
                leftOut.Add($"{function} of {name}: seasons with missing values");
            else if (name == "arbitrary_1d_data" && function.StartsWith("hamed", StringComparison.Ordinal))
                leftOut.Add($"{function} of {name}: missing values are left out of ranks but not of the slope");
            else
            {
                int lags = one.GetProperty("options").TryGetProperty("lag", out JsonElement lag) ? lag.GetInt32() : values.Length;
                if (Peer($"{function} of {name}", function, one.GetProperty("results"), values, times, 12, lags)) series++;
            }
        }

        Report(atLeast: 13);
    }

    private void Trend(string name, JsonElement expected, double[] values)
    {
        if (!Matches(name, expected.GetProperty("n").GetInt32(), values)) return;
        MannKendall test = MannKendall.Test(values)!;
        TheilSen sen = TheilSen.Fit(values, 0.95)!;
        OlsTrend line = OlsTrend.Fit(values)!;
        foreach (JsonProperty figure in expected.EnumerateObject())
        {
            if (figure.Name is "n" or "mean" or "median" or "sd_sample" or "min" or "max") continue;

            // Of few values without ties it is the exact one.
            bool exact = values.Length <= 33 && values.Distinct().Count() == values.Length;
            if (figure.Name == "kendalltau_p_scipy" && exact) leftOut.Add($"{name}: the exact distribution of S");
            else
            {
                Check(name, figure, figure.Name switch
                {
                    "S" => test.S,
                    "var_S" => test.Variance,
                    "Z" => test.Z,
                    "p" or "p_two_sided" => test.PValue,
                    "kendalltau_p_scipy" => MannKendall.Test(values, continuity: false)!.PValue,
                    "tau_a" => test.TauA,
                    "tau_b" => test.TauB,
                    "sen_slope" => sen.Slope,
                    "sen_intercept" => sen.InterceptSeparate,
                    "theil_ci95_low" => sen.Interval.Lower,
                    "theil_ci95_high" => sen.Interval.Upper,
                    "ols_slope" => line.Slope,
                    "ols_intercept" => line.Intercept,
                    "ols_r" => Math.Sign(line.Slope) * Math.Sqrt(line.RSquared!.Value),
                    "ols_p" => line.SlopePValue,
                    "ols_stderr" => line.SlopeError,
                    _ => null,
                });
            }
        }
    }

    private void Seasonal(string name, JsonElement expected, double[] values, int period)
    {
        series++;
        SeasonalMannKendall test = SeasonalMannKendall.Test(values, period)!;
        foreach (JsonProperty figure in expected.EnumerateObject()
            .Where(figure => figure.Name is not ("period" or "first_month" or "last_month")))
        {
            Check(name, figure, figure.Name switch
            {
                "S" => test.S,
                "var_S" => test.Variance,
                "Z" => test.Z,
                "p" or "p_two_sided" => test.PValue,
                "slope_per_year" or "seasonal_sen_slope_per_year" => test.SlopePerYear,
                _ => null,
            });
        }
    }

    private bool Peer(string name, string function, JsonElement expected, double[] values, double[] times, int period, int lags)
    {
        if (function is not ("original_test" or "hamed_rao_modification_test" or "sens_slope" or "seasonal_test" or "seasonal_sens_slope"))
        {
            leftOut.Add($"{function}: no such test here");
            return false;
        }

        SeasonalMannKendall? seasonal = function.StartsWith("seasonal", StringComparison.Ordinal) ? SeasonalMannKendall.Test(values, period)
            : null;
        HamedRao? corrected = function == "hamed_rao_modification_test" ? AsPeer(values, lags) : null;
        MannKendall plain = MannKendall.Test(values)!;
        TheilSen sen = TheilSen.Fit(values, times, 0.95)!;
        foreach (JsonProperty figure in expected.EnumerateObject().Where(figure => figure.Name is not ("trend" or "h")))
        {
            Check(name, figure, figure.Name switch
            {
                "p" => seasonal?.PValue ?? corrected?.PValue ?? plain.PValue,
                "z" => seasonal?.Z ?? corrected?.Z ?? plain.Z,
                "Tau" => seasonal?.TauA ?? plain.TauA,
                "s" => seasonal?.S ?? plain.S,
                "var_s" => seasonal?.Variance ?? corrected?.Variance ?? plain.Variance,
                "slope" => seasonal?.SlopePerYear ?? sen.Slope,
                "intercept" or "intercept_rounded" => seasonal?.Intercept ?? sen.InterceptSeparate,
                _ => null,
            }, roundingOfP: 1e-15);
        }

        return true;
    }

    /// <summary>
    /// As pyMannKendall ranks: ties that rounding breaks stay broken there, and count as ties here. Everything else is the same.
    /// </summary>
    private HamedRao AsPeer(double[] values, int lags)
    {
        double slope = TheilSen.SlopeOf(values)!.Value;
        double[] ranks = Ranks.Average([.. values.Select((value, t) => value - slope * (t + 1))]);
        HamedRao peer = HamedRao.Test(values, slope, ranks, lags, 0.05, CorrectionSum.Absolute)!,
            own = HamedRao.Test(values, lags, 0.05, CorrectionSum.Absolute)!;
        if (peer != own) leftOut.Add(FormattableString.Invariant($"ties that rounding breaks: z {peer.Z} there, {own.Z} here"));
        return peer;
    }

    private bool Matches(string name, int count, double[] values)
    {
        if (values.Length == count)
        {
            series++;
            return true;
        }

        leftOut.Add($"{name}: {values.Length} values in the file, {count} in the test");
        return false;
    }

    private void Check(string name, JsonProperty figure, double? actual, double roundingOfP = 1e-300)
    {
        if (actual is not { } got)
        {
            leftOut.Add($"{figure.Name}: no such figure here");
            return;
        }

        double expected = figure.Value.GetDouble(), absolute = figure.Name is "p" or "p_two_sided" or "ols_p" or "kendalltau_p_scipy"
            ? roundingOfP : 1e-12;
        figures++;
        if (!(Math.Abs(got - expected) <= Math.Max(absolute, 1e-9 * Math.Abs(expected))))
            failures.Add(FormattableString.Invariant($"{name}.{figure.Name}: {got} computed, {expected} expected"));
    }

    private void Report(int atLeast)
    {
        output.WriteLine($"{series} series or calls, {figures} figures compared, {failures.Count} differ");
        foreach (string reason in leftOut) output.WriteLine($"left out: {reason}");
        Assert.True(failures.Count == 0, string.Join('\n', failures));
        Assert.True(series >= atLeast, $"{series} series");
    }

    /// <summary>
    /// A series of the Federal Reserve: a column of the table of all banks, one with revisions by the date it was published, or
    /// delinquencies.
    /// </summary>
    private static double[] Banks(string name) => name.Split('/') is [_, var column]
        ? Column(Path.Combine("fed", "chargeoff_all_banks_sa_2020Q1_2024Q2.csv"), column)
        : name.Split('@') is [var id, var vintage]
            ? Column(Path.Combine("fed", "fred_chargeoff_series.csv"), "value", row => row["series_id"] == id && row["vintage"] == vintage)
            : Column(Path.Combine("fed", $"{name}_1985Q1_2025Q2.csv"), name);

    private static double[] Loans(string file, string column, string first = "", string last = "~") =>
        Column(Path.Combine("sba", "expected_first22427", $"chargeoffs_by_{file}.csv"), column,
            row => string.CompareOrdinal(row["period"], first) >= 0 && string.CompareOrdinal(row["period"], last) <= 0);

    /// <summary>The values of a column that are not blank, of the rows that are wanted.</summary>
    private static double[] Column(string path, string column, Func<Dictionary<string, string>, bool>? wanted = null)
    {
        string[][] lines = [.. File.ReadLines(Path.Combine(Repository.Shared, "data", path)).Where(line => line.Length > 0)
            .Select(line => line.Split(','))];
        return [.. lines.Skip(1).Select(fields => lines[0].Zip(fields).ToDictionary(pair => pair.First, pair => pair.Second))
            .Where(row => (wanted?.Invoke(row) ?? true) && row[column].Length > 0)
            .Select(row => double.Parse(row[column], NumberStyles.Float, CultureInfo.InvariantCulture))];
    }

    private static JsonElement Json(params string[] path)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine([Repository.Shared, "data", .. path])));
        return document.RootElement.Clone();
    }
}
