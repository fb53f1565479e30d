using System.Text.Json;
using NodaTime;

namespace WriteOffMetrics.Tests;

/// <summary>The fitted line, S and its variance, as other software computes them and by hand.</summary>
public sealed class TrendLineTests
{
    private static readonly Currency Unit = Currency.FromDefinition("UNIT", 4);

    public static TheoryData<string, string> Vectors
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (string file in new[] { "theil_sen", "mann_kendall", "hamed_rao", "seasonal_mann_kendall" })
            {
                foreach (JsonElement vector in Read(file))
                {
                    if (IsSeriesOfAmounts(vector)) data.Add(file, vector.GetProperty("name").GetString()!);
                }
            }

            return data;
        }
    }

    /// <summary>
    /// Values become amounts of years, or of a calendar with the vector's periods a year; a slope per year of years is one per period.
    /// </summary>
    [Theory]
    [MemberData(nameof(Vectors))]
    public void The_line_and_the_score_are_those_of_the_oracle(string file, string name)
    {
        JsonElement vector = Read(file).Single(one => one.GetProperty("name").GetString() == name);
        JsonElement expected = vector.GetProperty("expected");
        double[] values = Values(vector);
        (ReportingCalendar calendar, int perYear, TrendTest test) = file switch
        {
            "seasonal_mann_kendall" when Period(vector) == 12 => (ReportingCalendar.Months, 12, TrendTest.SeasonalMannKendall),
            "seasonal_mann_kendall" => (ReportingCalendar.Quarters, 4, TrendTest.SeasonalMannKendall),
            "hamed_rao" => (ReportingCalendar.Years, 1, TrendTest.HamedRao),
            _ => (ReportingCalendar.Years, 1, TrendTest.MannKendall),
        };
        var first = new LocalDate(1800, 1, 1);
        PeriodAxis axis = calendar.Between(first, first.PlusMonths(12 / perYear * values.Length).PlusDays(-1));
        Trend trend = AmountSeries.FromValuesInOrder(Unit, axis, values.Select(value => (decimal)value)).FitTrend(0.95, test);
        if (trend.Status != AnalysisStatus.Defined)
        {
            Assert.True(values.Length < trend.MinimumPeriods || trend.Status == AnalysisStatus.NoVariance, $"{trend.Status}");
            Assert.Equal((null, null, null, 0), (trend.Intercept, trend.S, trend.VarianceOfS, trend.Fitted.Count));
            return;
        }

        if (expected.TryGetProperty("slope", out JsonElement slope)) Near(slope.GetDouble(), trend.SlopePerYear);
        if (expected.TryGetProperty("slope_per_year", out slope)) Near(slope.GetDouble(), trend.SlopePerYear);
        if (expected.TryGetProperty("intercept_separate", out JsonElement intercept)) Near(intercept.GetDouble(), trend.Intercept);
        if (expected.TryGetProperty("intercept", out intercept)) Near(intercept.GetDouble(), trend.Intercept);
        if (expected.TryGetProperty("s", out JsonElement s)) Assert.Equal(s.GetInt64(), trend.S!.Value);
        if (expected.TryGetProperty("var_s", out JsonElement variance)) Near(variance.GetDouble(), trend.VarianceOfS);

        Assert.Equal(values.Length, trend.Fitted.Count);
        Near(trend.Intercept!.Value, trend.Fitted[0]);
        Near(trend.Intercept.Value + trend.SlopePerYear!.Value * (values.Length - 1) / perYear, trend.Fitted[^1]);
    }

    [Fact]
    public void There_are_vectors_of_every_test() => Assert.Equal(
        ["hamed_rao", "mann_kendall", "seasonal_mann_kendall", "theil_sen"],
        Vectors.Select(row => row.Data.Item1).Distinct().Order());

    /// <summary>By hand: 10, 12, … 28 in ten years; S = 45 pairs, variance 10 × 9 × 25 ÷ 18 = 125.</summary>
    [Fact]
    public void A_straight_series_is_its_own_line()
    {
        decimal[] values = [.. Enumerable.Range(0, 10).Select(i => 10m + 2 * i)];
        Trend trend = PublishedSeries.Amounts(ReportingCalendar.Years, values).FitTrend(0.95);
        Assert.Equal((45L, 125.0), (trend.S, trend.VarianceOfS));
        Near(10, trend.Intercept);
        Assert.Equal(values.Select(value => (double)value), trend.Fitted.Select(value => Math.Round(value, 9)));
        string explanation = trend.Explain().ToString();
        Assert.Contains("τ = 1.000, S = 45 with a variance of 125.0", explanation, StringComparison.Ordinal);
        Assert.Contains("  line          10.00", explanation, StringComparison.Ordinal);
    }

    /// <summary>
    /// By hand: 1, 2 and 6 of 100 in three years, weighted alike: the mean share 0.03 at year 1, slope (0.06 − 0.01) ÷ 2 = 0.025. With 300
    /// invoices in the last year and 18 of them the weighted mean year is (100 + 600) ÷ 500 = 1.4, the mean share 21 ÷ 500 = 0.042, the
    /// slope Σ n (t − 1.4)(p − 0.042) ÷ Σ n (t − 1.4)² = (4.48 + 0.88 + 3.24) ÷ (196 + 16 + 108) = 0.026875.
    /// </summary>
    [Fact]
    public void The_line_of_an_incidence_ratio_is_weighted_by_the_invoices()
    {
        Trend alike = Incidence([1, 2, 6], [100, 100, 100]).FitTrend(0.95);
        Trend weighted = Incidence([1, 2, 18], [100, 100, 300]).FitTrend(0.95);
        Near(0.025, alike.SlopePerYear);
        Near(0.005, alike.Intercept);
        Assert.Equal([0.005, 0.03, 0.055], alike.Fitted.Select(value => Math.Round(value, 12)));
        Near(0.026875, weighted.SlopePerYear);
        Near(0.042 - 0.026875 * 1.4, weighted.Intercept);
        Assert.Equal((null, null), (alike.S, alike.VarianceOfS));
    }

    private static RatioSeries Incidence(long[] written, long[] issued)
    {
        PeriodAxis axis = ReportingCalendar.Years.Between(new LocalDate(2021, 1, 1), new LocalDate(2023, 12, 31));
        return CountSeries.FromValuesInOrder(AmountMetrics.WrittenOffDocuments, axis, written)
            .ToInvoicesIssued(CountSeries.FromValuesInOrder(axis, issued));
    }

    private static JsonElement[] Read(string file)
    {
        using var document = JsonDocument.Parse(Repository.Read("tests", "WriteOffMetrics.Tests", "Statistics", "oracles", file + ".json"));
        JsonElement root = document.RootElement.Clone();
        return [.. (root.ValueKind == JsonValueKind.Array ? root : root.GetProperty("vectors")).EnumerateArray()];
    }

    /// <summary>Amounts of four decimals at even times, with the correction for continuity and the signed sum of the tests.</summary>
    private static bool IsSeriesOfAmounts(JsonElement vector)
    {
        JsonElement parameters = vector.GetProperty("parameters");
        return !vector.GetProperty("input").TryGetProperty("times", out _)
            && !(parameters.TryGetProperty("continuity_correction", out JsonElement corrected) && !corrected.GetBoolean())
            && !(parameters.TryGetProperty("absolute_correction_sum", out JsonElement sum) && sum.ValueKind == JsonValueKind.True)
            && !(parameters.TryGetProperty("max_lag", out JsonElement lag) && lag.ValueKind == JsonValueKind.Number)
            && (!parameters.TryGetProperty("period", out _) || Period(vector) is 4 or 12)
            && Values(vector) is { Length: > 0 } values
            && Array.TrueForAll(values, value => Math.Abs(value) < 1e9 && Math.Round(value, 4) == value);
    }

    private static int Period(JsonElement vector) => vector.GetProperty("parameters").GetProperty("period").GetInt32();

    private static double[] Values(JsonElement vector) =>
        [.. vector.GetProperty("input").GetProperty("values").EnumerateArray().Select(value => value.GetDouble())];

    private static void Near(double expected, double? actual) =>
        Assert.True(Math.Abs(expected - actual!.Value) <= 1e-9 * Math.Max(1, Math.Abs(expected)), $"{actual} instead of {expected}");
}
