using System.Globalization;
using System.Text.Json;
using NodaTime;

namespace WriteOffMetrics.Tests;

/// <summary>
/// Charge-off rates of United States banks as the Federal Reserve publishes them, as stated ratios: their trends are those that other
/// software found in the same figures.
/// </summary>
public sealed class FederalReserveTests
{
    private const string Expected = "data/fed/expected_trend.json";

    [SharedDataFact(Expected)]
    public void Published_rates_of_18_quarters_have_the_trends_found_elsewhere()
    {
        List<Csv.Row> rows = Csv.Read(Path.Combine(Repository.Shared, "data", "fed", "chargeoff_all_banks_sa_2020Q1_2024Q2.csv"));
        int compared = 0;
        foreach (JsonProperty column in Json().GetProperty("chargeoff_all_banks_sa").EnumerateObject())
        {
            RatioSeries rates = Rates(new LocalDate(2020, 1, 1), [.. rows.Select(row => row.Decimal(column.Name))]);
            Trend trend = rates.FitTrend(0.95, TrendTest.MannKendall);
            Near(column.Value.GetProperty("Z").GetDouble(), trend.Z);
            Near(column.Value.GetProperty("p").GetDouble(), trend.PValue);
            Near(column.Value.GetProperty("tau_a").GetDouble(), trend.Tau);

            // A step is a quarter and a figure a percentage there; here a year and a quotient.
            Near(column.Value.GetProperty("sen_slope").GetDouble() * 4 / 100, trend.SlopePerYear);
            compared++;
        }

        Assert.Equal(11, compared);
    }

    [SharedDataFact(Expected)]
    public void Published_rates_of_full_years_have_the_seasonal_trends_found_elsewhere()
    {
        foreach (string name in new[] { "CORCCACBN@2024-02-23", "CORCCACBS@2024-02-23", "CORSREACBS@2013-05-20" }) Seasonal(name);
    }

    /// <summary>The release of the fourth quarter of 2023 against the later table of the same quarters, seasonally adjusted.</summary>
    [SharedDataFact("data/fed/chargeoff_all_banks_2023Q4_release.csv")]
    public void A_release_is_bridged_to_the_later_table()
    {
        Csv.Row release = Csv.Read(Path.Combine(Repository.Shared, "data", "fed", "chargeoff_all_banks_2023Q4_release.csv"))
            .Single(row => row["adjustment"] == "SA" && row["category"].StartsWith("Total", StringComparison.Ordinal));
        List<Csv.Row> table = Csv.Read(Path.Combine(Repository.Shared, "data", "fed", "chargeoff_all_banks_sa_2020Q1_2024Q2.csv"));
        var start = new LocalDate(2023, 7, 1);
        RatioSeries first = Rates(start, [release.Decimal("2023Q3"), release.Decimal("2023Q4")]);
        RatioSeries later = Rates(start,
            [.. table.Where(row => row["quarter"] is "2023Q3" or "2023Q4").Select(row => row.Decimal("total"))]);
        MetricChange<RatioPoint> change = later.ChangeFrom(first)[1];
        Assert.Equal((0.60m, 0.59m, -0.01m), (
            change.Before!.Ratio!.Value.Percent, change.After.Ratio!.Value.Percent, change.Difference!.Value.ToDecimal()));
    }

    private static void Seasonal(string name)
    {
        JsonElement seasonal = Json().GetProperty(name).GetProperty("seasonal_4");
        decimal[] all = [.. Csv.Read(Path.Combine(Repository.Shared, "data", "fed", "fred_chargeoff_series.csv"))
            .Where(row => $"{row["series_id"]}@{row["vintage"]}" == name).Select(row => row.Decimal("value"))];
        RatioSeries rates = Rates(Json().GetProperty(name).GetProperty("first").GetString()!, all[..(all.Length / 4 * 4)]);
        Trend trend = rates.FitTrend(0.95);
        Assert.Equal(TrendTest.SeasonalMannKendall, trend.Test);
        Near(seasonal.GetProperty("Z").GetDouble(), trend.Z);
        Near(seasonal.GetProperty("p").GetDouble(), trend.PValue);
        Near(seasonal.GetProperty("slope_per_year").GetDouble() / 100, trend.SlopePerYear);
        Assert.Contains("series", trend.Explain().Details.Select(line => line.Key));
    }

    private static RatioSeries Rates(string first, decimal[] percents) =>
        Rates(NodaTime.Text.LocalDatePattern.Iso.Parse(first).Value, percents);

    private static RatioSeries Rates(LocalDate first, decimal[] percents) => RatioSeries.FromValuesInOrder(
        RatioMetrics.QuarterlyNetChargeOffRate,
        ReportingCalendar.Quarters.Between(first, first.PlusMonths(3 * percents.Length - 1)),
        percents.Select(percent => (Ratio?)Ratio.FromPercent(percent))).WithSource("Federal Reserve, charge-off rates");

    private static void Near(double expected, double? actual) => Assert.True(
        actual is { } found && Math.Abs(found - expected) <= 1e-12 * Math.Max(1, Math.Abs(expected)),
        string.Create(CultureInfo.InvariantCulture, $"{actual:R} computed, {expected:R} expected"));

    private static JsonElement Json()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Shared, Expected)));
        return document.RootElement.Clone();
    }
}
