using System.Globalization;
using NodaTime;

namespace WriteOffMetrics.Tests;

/// <summary>
/// What a trend, a chart, a decomposition and a forecast say does not depend on the unit of the figures, nor, where only differences count,
/// on a constant beside them; and a series
/// read backwards falls as it rose. Amounts of whole cents, with and without seasons, ties and noise.
/// </summary>
public sealed class TrendRelationTests
{
    private static readonly Currency Usd = Currency.FromCode("USD");

    [Fact]
    public void A_trend_is_the_same_in_every_unit_and_beside_every_constant()
    {
        for (int seed = 0; seed < Cases.Count; seed++)
        {
            (PeriodAxis axis, decimal[] amounts) = Case(seed);
            Trend trend = Of(axis, amounts).FitTrend(0.95);
            foreach (decimal factor in new[] { 1_000m, 3m })
                Same(trend, Of(axis, amounts.Select(amount => amount * factor)).FitTrend(0.95), (double)factor,
                    $"seed {Text(seed)} × {factor}");
            Same(trend, Of(axis, amounts.Select(amount => amount + 12_345.67m)).FitTrend(0.95), 1, $"seed {Text(seed)} + 12,345.67");
        }
    }

    /// <summary>Without seasons, whose positions a reading backwards would exchange.</summary>
    [Fact]
    public void A_series_read_backwards_falls_as_it_rose()
    {
        for (int seed = 0; seed < Cases.Count; seed++)
        {
            (PeriodAxis axis, decimal[] amounts) = Case(3 * seed);
            Trend forwards = Of(axis, amounts).FitTrend(0.95), backwards = Of(axis, amounts.Reverse()).FitTrend(0.95);
            string where = $"seed {Text(3 * seed)} backwards";
            Assert.True(forwards.Test == backwards.Test && forwards.Status == backwards.Status, where);
            Near(forwards.Z, -backwards.Z, where);
            Near(forwards.PValue, backwards.PValue, where);
            Near(forwards.SlopePerYear, -backwards.SlopePerYear, where);
        }
    }

    [Fact]
    public void Charts_and_decompositions_are_the_same_in_every_unit()
    {
        for (int seed = 0; seed < Cases.Count; seed++)
        {
            (PeriodAxis axis, decimal[] amounts) = Case(seed);
            AmountSeries plain = Of(axis, amounts), scaled = Of(axis, amounts.Select(amount => amount * 1_000));
            string where = $"seed {Text(seed)}";
            ControlChart one = plain.ToXmrChart(ChartRuleSet.Nelson), other = scaled.ToXmrChart(ChartRuleSet.Nelson);
            Assert.True(one.Signals.Select(point => point.Period).SequenceEqual(other.Signals.Select(point => point.Period)), where);
            SeasonalDecomposition parts = plain.Decompose(DecompositionMethod.Loess),
                scaledParts = scaled.Decompose(DecompositionMethod.Loess);
            Assert.True(parts.Status == scaledParts.Status, where);
            foreach ((SeasonalPoint left, SeasonalPoint right) in parts.Points.Zip(scaledParts.Points))
            {
                Near(1_000 * left.Trend, right.Trend, where, 1e-6 * scaled.Max(point => (double)point.Amount.ToDecimal()));
                Near(1_000 * left.Seasonal, right.Seasonal, where, 1e-6 * scaled.Max(point => (double)point.Amount.ToDecimal()));
            }
        }
    }

    private static void Same(Trend expected, Trend actual, double factor, string where)
    {
        Assert.True(expected.Test == actual.Test && expected.Status == actual.Status && expected.Direction == actual.Direction, where);
        Near(expected.Z, actual.Z, where);
        Near(expected.PValue, actual.PValue, where);
        Near(expected.Tau, actual.Tau, where);
        Near(expected.SlopePerYear * factor, actual.SlopePerYear, where);
        Near(expected.SlopeLower * factor, actual.SlopeLower, where);
        Assert.True(expected.ChangePoint?.LastBefore == actual.ChangePoint?.LastBefore, where);
    }

    private static void Near(double? expected, double? actual, string where, double absolute = 1e-9) =>
        Assert.True(
            (expected is null && actual is null) || Math.Abs(expected!.Value - actual!.Value) <= Math
            .Max(absolute, 1e-9 * Math.Abs(expected.Value)),
            FormattableString.Invariant($"{where}: {expected} expected, {actual} found"));

    private static AmountSeries Of(PeriodAxis axis, IEnumerable<decimal> amounts) => AmountSeries.FromValuesInOrder(Usd, axis, amounts);

    /// <summary>
    /// Every third case by years, the others by quarters or months: a line, a saw of some years, and noise, each of which may be missing.
    /// </summary>
    private static (PeriodAxis Axis, decimal[] Amounts) Case(int seed)
    {
        var random = new Random(seed);
        int count = 10 + random.Next(40), saw = 2 + random.Next(11);
        var first = new LocalDate(1950, 1, 1);
        PeriodAxis axis = (seed % 3) switch
        {
            0 => ReportingCalendar.Years.Between(first, first.PlusYears(count - 1)),
            1 => ReportingCalendar.Quarters.Between(first, first.PlusMonths(3 * (count - 1))),
            _ => ReportingCalendar.Months.Between(first, first.PlusMonths(count - 1)),
        };
        decimal slope = random.Next(3) * 7.25m, height = random.Next(3) * 500m,
            noise = random.Next(4) switch { 0 => 0m, 1 => 0.01m, 2 => 1m, _ => 100m };
        return (axis, [.. Enumerable.Range(0, count).Select(i => 1_000m + slope * i + height * (i % saw) + noise * random.Next(10))]);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
