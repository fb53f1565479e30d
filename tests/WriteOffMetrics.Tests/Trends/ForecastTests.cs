using System.Text.Json;
using NodaTime;

namespace WriteOffMetrics.Tests;

/// <summary>Forecasts against R's figures on published series, and by hand.</summary>
public sealed class ForecastTests
{
    private static readonly Currency Usd = Currency.FromCode("USD");
    private static readonly LocalDate First = new(2020, 1, 1);

    /// <summary>R: HoltWinters(gamma = FALSE) of the population of the United States.</summary>
    [Fact]
    public void A_named_method_finds_the_weights_and_forecasts_that_R_finds()
    {
        JsonElement expected = PublishedSeries.Expected("optimised_holt", "optimised_holt.uspop");
        Forecast forecast = PublishedSeries.Amounts("optimised_holt", "optimised_holt.uspop", ReportingCalendar.Years)
            .Forecast(3, 0.95, ForecastMethod.Holt);
        Near(expected.GetProperty("alpha").GetDouble(), forecast.Parameters!.Alpha, 1e-6);
        Near(expected.GetProperty("beta").GetDouble(), forecast.Parameters.Beta, 1e-4);
        double[] values = [.. expected.GetProperty("forecast").EnumerateArray().Select(value => value.GetDouble())];
        for (int h = 0; h < 3; h++) Near(values[h], forecast.Points[h].Value, 1e-5);
        Assert.Equal(["1919", "1920", "1921"], forecast.Points.Select(point => point.Period.Name));
        Assert.Contains("named by the caller", forecast.Explain().ToString(), StringComparison.Ordinal);

        // Given weights leave nothing to be found.
        Forecast given = PublishedSeries.Amounts("optimised_holt", "optimised_holt.uspop", ReportingCalendar.Years)
            .Forecast(3, 0.95, ForecastMethod.Holt, forecast.Parameters);
        Assert.Equal(forecast.Points, given.Points);
    }

    /// <summary>R: snaive of the UK's gas consumption.</summary>
    [Fact]
    public void The_seasonal_naive_forecast_has_Rs_intervals()
    {
        JsonElement expected = PublishedSeries.Expected("benchmark_forecasts", "benchmark_forecasts.ukgas").GetProperty("seasonal_naive");
        Forecast forecast = PublishedSeries.Amounts("benchmark_forecasts", "benchmark_forecasts.ukgas", ReportingCalendar.Quarters)
            .Forecast(6, 0.8, ForecastMethod.SeasonalNaive);
        ForecastPoint first = forecast.Points[0];
        Assert.StartsWith(first.Period.Name + " ", first.ToString(), StringComparison.Ordinal);
        for (int h = 0; h < 6; h++)
        {
            Near(expected.GetProperty("forecast")[h].GetDouble(), forecast.Points[h].Value);
            Near(expected.GetProperty("lower80")[h].GetDouble(), forecast.Points[h].Lower);
            Near(expected.GetProperty("upper80")[h].GetDouble(), forecast.Points[h].Upper);
        }
    }

    [Fact]
    public void The_best_on_the_past_is_taken_where_it_beats_the_benchmark_and_the_losers_are_shown()
    {
        Forecast forecast = PublishedSeries.Amounts("benchmark_forecasts", "benchmark_forecasts.airp", ReportingCalendar.Months)
            .Forecast(6, 0.8);
        ForecastScore own = forecast.Scores.Single(score => score.Method == forecast.Method),
            bar = forecast.Scores.Single(score => score.Method == ForecastMethod.SeasonalNaive);
        Assert.Equal(8, forecast.Scores.Count);
        Assert.All(forecast.Scores, score =>
            Assert.True(score is { Status: AnalysisStatus.Defined, Origins: 12, Mase: > 0 } && score.Mase >= own.Mase));
        Assert.True(own.Mase < bar.Mase);

        // Passengers rise with a season that grows with their level.
        Assert.Equal(ForecastMethod.HoltWintersMultiplicative, forecast.Method);
        Assert.All(forecast.Points, point => Assert.Equal((null, null), (point.Lower, point.Upper)));
        Assert.Contains("no closed form", forecast.Explain().ToString(), StringComparison.Ordinal);
    }

    /// <summary>
    /// By hand: 15 months of January to March of the next year; with a horizon of 3 there are 15 − 3 − 13 + 1 = 0 origins for the
    /// benchmark.
    /// </summary>
    [Fact]
    public void A_past_too_short_to_tell_gives_the_benchmark_and_says_so()
    {
        Forecast forecast = Months([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]).Forecast(3, 0.8);
        Assert.Equal((ForecastMethod.SeasonalNaive, 0, AnalysisStatus.Defined), (forecast.Method, forecast.Scores.Count, forecast.Status));
        Assert.Equal([4, 5, 6], forecast.Points.Select(point => point.Value));
        Assert.Contains("fewer than 6 origins", forecast.Explain().ToString(), StringComparison.Ordinal);
        Assert.Equal((ForecastMethod.Naive, 3.0), (
            Months([1, 2, 3]).Forecast(1, 0.8).Method, Months([1, 2, 3]).Forecast(1, 0.8).Points[0].Value));
        Assert.Equal((AnalysisStatus.TooShort, 0), (Months([1]).Forecast(1, 0.8).Status, Months([1]).Forecast(1, 0.8).Points.Count));
    }

    [Fact]
    public void Gross_is_not_forecast_below_zero_and_net_may_be()
    {
        PeriodAxis years = ReportingCalendar.Years.Between(First, First.PlusYears(5));
        WriteOffLedger ledger = WriteOffLedger.FromEntries(Usd,
        [
            .. Enumerable.Range(0, 6).Select(i => LedgerEntry.WriteOff(First.PlusYears(i), Money.FromDecimal(600 - 100 * i, Usd))),
            .. Enumerable.Range(0, 6).Select(i => LedgerEntry.Recovery(First.PlusYears(i), Money.FromDecimal(50, Usd))),
        ]);
        PeriodTotals totals = ledger.SummarizeBy(years);
        Assert.Equal([0, 0, 0], totals.Gross.Forecast(3, 0.95, ForecastMethod.Drift).Points.Select(point => point.Value));
        Assert.All(totals.Gross.Forecast(3, 0.95, ForecastMethod.Naive).Points, point => Assert.True(point.Lower >= 0));
        Assert.Equal([-50, -150, -250], totals.Net.Forecast(3, 0.95, ForecastMethod.Drift).Points.Select(point => point.Value));
        AmountSeries sales = AmountSeries.FromValuesInOrder(Usd, years, [1000, 1000, 1000, 1000, 1000, 1000]);
        Assert.All(totals.Gross.ToSales(sales).Forecast(2, 0.95, ForecastMethod.Drift).Points, point => Assert.Equal(0, point.Value));
        Assert.Equal(-0.05, totals.Net.ToSales(sales).Forecast(1, 0.95, ForecastMethod.Drift).Points[0].Value, 12);
    }

    [Fact]
    public void What_a_method_cannot_do_is_said_by_its_status_and_bad_parameters_by_name()
    {
        AmountSeries series = Months([.. Enumerable.Range(0, 30).Select(i => (decimal)(i % 12))]);
        Assert.Equal(AnalysisStatus.NotAboveZero, series.Forecast(1, 0.8, ForecastMethod.HoltWintersMultiplicative).Status);
        Assert.Equal((AnalysisStatus.NoSeason, AnalysisStatus.TooShort),
            (PublishedSeries.Amounts(ReportingCalendar.Years, 1, 2, 3).Forecast(1, 0.8, ForecastMethod.SeasonalNaive).Status,
            Months([1, 2]).Forecast(1, 0.8, ForecastMethod.Drift).Status));
        WriteOffLedger ledger = WriteOffLedger
            .FromEntries(Usd, series.Axis.Select(month => LedgerEntry.WriteOff(month.Start, Money.FromDecimal(1, Usd))));
        RatioSeries gaps = ledger.SummarizeBy(series.Axis).Gross.ToSales(series);
        Assert.Equal((AnalysisStatus.Gaps, AnalysisStatus.Gaps),
            (gaps.Forecast(1, 0.8).Status, gaps.Decompose(DecompositionMethod.Loess).Status));
        Assert.Throws<ArgumentOutOfRangeException>("horizon", () => series.Forecast(0, 0.8));
        Assert.Throws<ArgumentOutOfRangeException>("level", () => series.Forecast(1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("method", () => series.Forecast(1, 0.8, (ForecastMethod)20));
        Assert.Throws<ArgumentOutOfRangeException>("alpha", () => SmoothingParameters.FromWeights(2, 0, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>("beta", () => SmoothingParameters.FromWeights(1, double.NaN, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>("phi", () => SmoothingParameters.FromWeights(1, 0, 0, 0));
        Assert.Throws<ArgumentException>("parameters",
            () => series.Forecast(1, 0.8, ForecastMethod.Naive, SmoothingParameters.FromWeights(0.5, 0, 0, 1)));
        ReportingCalendar listed = ReportingCalendar
            .FromPeriods("two", [ReportingPeriod.FromDates(First, First, "a"),
            ReportingPeriod.FromDates(First.PlusDays(1), First.PlusDays(1), "b")]);
        Assert.Throws<ArgumentException>("horizon",
            () => AmountSeries.FromValuesInOrder(Usd, listed.Between(First, First.PlusDays(1)), [1, 2]).Forecast(1, 0.8));
    }

    [Fact]
    public void Equal_figures_are_carried_forward_by_every_method()
    {
        AmountSeries series = Months([.. Enumerable.Repeat(7m, 40)]);
        foreach (ForecastMethod method in Enum.GetValues<ForecastMethod>())
            Assert.All(series.Forecast(14, 0.8, method).Points, point => Assert.Equal(7, point.Value, 10));
        Assert.Contains("no figure differs from that of the year before", series.Forecast(3, 0.8).Explain().ToString(),
            StringComparison.Ordinal);
    }

    private static AmountSeries Months(decimal[] values) => PublishedSeries.Amounts(ReportingCalendar.Months, values);

    private static void Near(double expected, double? actual, double relative = 1e-10) =>
        Assert.True(actual is { } found && Math.Abs(found - expected) <= relative * Math.Max(1, Math.Abs(expected)),
            $"{actual} computed, {expected} expected");
}
