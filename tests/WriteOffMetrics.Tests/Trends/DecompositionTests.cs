using System.Text.Json;

namespace WriteOffMetrics.Tests;

/// <summary>Seasonal decomposition and anomalies against R's figures on published series, and by hand.</summary>
public sealed class DecompositionTests
{
    /// <summary>R: decompose of the UK's gas consumption.</summary>
    [Fact]
    public void A_classical_decomposition_has_Rs_parts_and_adds_up()
    {
        JsonElement expected = PublishedSeries.Expected("decompose_additive", "decompose_additive.ukgas");
        SeasonalDecomposition parts = PublishedSeries.Amounts("decompose_additive", "decompose_additive.ukgas", ReportingCalendar.Quarters)
            .Decompose(DecompositionMethod.ClassicalAdditive);
        Assert.Equal((AnalysisStatus.Defined, 108, null, null),
            (parts.Status, parts.Points.Count, parts.Points[0].Trend, parts.Points[^1].Rest));
        SeasonalPoint third = parts.Points[2];
        Assert.StartsWith("1900Q3 ", third.ToString(), StringComparison.Ordinal);
        for (int i = 2; i < 106; i++)
        {
            Assert.Equal(expected.GetProperty("trend")[i].GetDouble(), parts.Points[i].Trend!.Value, 9);
            Assert.Equal(expected.GetProperty("seasonal")[i].GetDouble(), parts.Points[i].Seasonal, 9);
            Assert.Equal(parts.Points[i].Value, parts.Points[i].Trend!.Value + parts.Points[i].Seasonal + parts.Points[i].Rest!.Value, 9);
        }
    }

    /// <summary>Derived by hand: every average over a year is 2½.</summary>
    [Fact]
    public void A_season_without_a_trend_is_what_differs_from_the_mean() => Assert.Equal(
        [(2.5, 0.5), (2.5, 1.5), (2.5, -1.5), (2.5, -0.5)],
        PublishedSeries.Amounts(ReportingCalendar.Quarters, 1, 2, 3, 4, 1, 2, 3, 4).Decompose(DecompositionMethod.ClassicalAdditive).Points
        .Where(point => point.Trend is not null)
            .Select(point => (point.Trend!.Value, point.Seasonal)));

    [Fact]
    public void Loess_has_parts_at_both_ends_and_the_strength_of_the_season()
    {
        SeasonalDecomposition parts = PublishedSeries
            .Amounts("seasonal_mann_kendall", "seasonal_mann_kendall.airpassengers", ReportingCalendar.Months)
            .Decompose(DecompositionMethod.RobustLoess);
        Assert.All(parts.Points, point => Assert.Equal(point.Value, point.Trend!.Value + point.Seasonal + point.Rest!.Value, 9));
        Assert.True(parts.SeasonalStrength is > 0.5 and < 1 && parts.TrendStrength is > 0.9 and < 1);
        Assert.Contains("STL, robust", parts.Explain().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_split_is_said_by_its_status()
    {
        AmountSeries quarters = PublishedSeries.Amounts(ReportingCalendar.Quarters, 1, 2, 3, 4, 1, 2, 3, 0);
        Assert.Equal(AnalysisStatus.Defined, quarters.Decompose(DecompositionMethod.ClassicalAdditive).Status);
        Assert.Equal(AnalysisStatus.NotAboveZero, quarters.Decompose(DecompositionMethod.ClassicalMultiplicative).Status);
        Assert.Equal((AnalysisStatus.TooShort, 9), (
            quarters.Decompose(DecompositionMethod.Loess).Status, quarters.Decompose(DecompositionMethod.Loess).MinimumPeriods));
        Assert.Equal(AnalysisStatus.NoSeason, PublishedSeries.Amounts(ReportingCalendar.Years, 1, 2, 3)
            .Decompose(DecompositionMethod.Loess).Status);
        Assert.Equal("not decomposed: too short: 8 periods, 9 needed", quarters.Decompose(DecompositionMethod.Loess).ToString());
        Assert.Throws<ArgumentOutOfRangeException>("method", () => quarters.Decompose((DecompositionMethod)8));
    }

    /// <summary>
    /// By hand: of 1 … 9 and 100 the median is 5½, the median absolute deviation 2½, and the score of 100 is 0.6745 × 94½ ÷ 2½.
    /// </summary>
    [Fact]
    public void A_figure_far_from_the_median_is_found_with_its_score()
    {
        AnomalySearch search = PublishedSeries.Amounts(ReportingCalendar.Years, 1, 2, 3, 4, 5, 6, 7, 8, 9, 100).FindAnomalies();
        Anomaly found = Assert.Single(search.Found);
        Assert.Equal(("1909", 100.0, 5.5, false), (found.Period.Name, found.Value, found.Expected, search.IsSeasonal));
        Assert.Equal(0.6745 * 94.5 / 2.5, found.Score!.Value, 12);
        Assert.Contains("1909 100.00 USD instead of 5.50 USD (score 25.5)", search.Explain().ToString(), StringComparison.Ordinal);
        Assert.Equal(AnalysisStatus.TooShort, PublishedSeries.Amounts(ReportingCalendar.Years, 1, 2, 3).FindAnomalies().Status);
        Assert.Equal(AnalysisStatus.NoVariation, PublishedSeries.Amounts(ReportingCalendar.Years, [.. Enumerable.Repeat(3m, 12)])
            .FindAnomalies().Status);
    }

    /// <summary>By hand: four years with Decembers of 100 beside months of 10, one July of 60 among them.</summary>
    [Fact]
    public void The_season_is_no_anomaly_and_does_not_hide_one()
    {
        decimal[] values = [.. Enumerable.Range(0, 48).Select(i => (i % 12 == 11 ? 100m : 10m) + i % 5 * 0.1m)];
        values[30] = 60;
        AnomalySearch search = PublishedSeries.Amounts(ReportingCalendar.Months, values).FindAnomalies();
        Assert.True(search.IsSeasonal);
        Assert.Equal(["1902-07"], search.Found.Select(found => found.Period.Name));
        Assert.InRange(search.Found[0].Expected, 9, 12);
    }
}
