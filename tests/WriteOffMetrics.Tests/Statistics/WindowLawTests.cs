using System.Numerics;
using NodaTime;

namespace WriteOffMetrics.Tests;

/// <summary>
/// Window functions against their definition, computed in whole numbers at every position, with a value of 1e15 on the way: a running sum
/// would carry what it lost there.
/// </summary>
public sealed class WindowLawTests
{
    private const int Length = 60, Outlier = 17;

    /// <summary>Whole hundredths, so that sums are exact in whole numbers.</summary>
    private static readonly long[] Hundredths = [
        .. Enumerable.Range(0, Length).Select(i => i == Outlier ? 100_000_000_000_000_000 : 101 + i * 7_919L % 10_007)];
    private static readonly double[] Values = [.. Hundredths.Select(one => one / 100.0)];
    private static readonly long[] Below = [.. Enumerable.Range(0, Length).Select(i => 1_000 + i * 31L % 977)];

    private static readonly PeriodAxis Months = ReportingCalendar.Months.Between(new LocalDate(2000, 1, 1), new LocalDate(2004, 12, 31));
    private static readonly AmountSeries Amounts = Stated(AmountMetrics.GrossWriteOffs, Hundredths.Select(one => one / 100m));
    private static readonly RatioSeries Ratios = Amounts
        .ToAverageReceivables(Stated(AmountMetrics.AverageReceivables, Below.Select(one => (decimal)one)))
        .Annualize(Annualization.Times(12));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(12)]
    [InlineData(60)]
    [InlineData(61)]
    public void Every_window_is_its_definition_also_behind_a_value_of_1e15(int window)
    {
        IReadOnlyList<AmountPoint?> sums = Amounts.Trailing(window);
        IReadOnlyList<RatioPoint?> ratios = Ratios.Trailing(window);
        IReadOnlyList<double?> means = Amounts.MovingAverage(window), centered = Amounts.CenteredMovingAverage(window),
            weighted = Amounts.WeightedMovingAverage([.. Enumerable.Range(1, window).Select(i => (double)i)]),
            meansOfRatios = Ratios.MovingAverage(window);
        for (int i = 0; i < Length; i++)
        {
            int first = i - window + 1;
            Assert.Equal(first < 0 ? null : Enumerable.Range(first, window).Sum(j => Hundredths[j]) / 100m, sums[i]?.Amount.ToDecimal());
            Same(first < 0 ? null : Sum(first, i, _ => 2) / (200.0 * window), means[i], i);
            Same(first < 0 ? null : Sum(first, i, j => 2 * (j - first + 1)) / (100.0 * window * (window + 1)), weighted[i], i);
            Same(first < 0 ? null : 12 * Sum(first, i, _ => 2) / 200 / Enumerable.Range(first, window).Sum(j => Below[j]),
                (double?)ratios[i]?.Ratio!.Value.ToDecimal(), i);
            Same(first < 0 ? null : 12 * Enumerable.Range(first, window).OrderBy(j => Values[j])
                .Sum(j => Values[j] / Below[j]) / window, meansOfRatios[i], i);

            int half = window / 2;
            bool isFull = i >= half && i < Length - half;
            Same(!isFull ? null : Sum(i - half, i + half, j => window % 2 == 0 && Math.Abs(j - i) == half ? 1 : 2) / (200.0 * window),
                centered[i], i);
        }
    }

    [Fact]
    public void The_year_to_date_is_its_definition_also_behind_a_value_of_1e15()
    {
        IReadOnlyList<AmountPoint?> toDate = Amounts.YearToDate();
        for (int i = 0; i < Length; i++)
            Assert.Equal(Hundredths[(i - i % 12)..(i + 1)].Sum() / 100m, toDate[i]!.Amount.ToDecimal());
    }

    /// <summary>Exponential averages are a recursion, which an outlier leaves by and by: (1 − α)^n of it after n values.</summary>
    [Fact]
    public void An_exponential_average_is_its_definition_at_every_position()
    {
        const double Alpha = 0.25;
        double?[] averages = MovingAverages.Exponential(Values, Alpha, 1), adjusted = MovingAverages.ExponentialAdjusted(Values, Alpha);
        for (int i = 0; i < Length; i++)
        {
            double average = Math.Pow(1 - Alpha, i) * Values[0]
                + Enumerable.Range(0, i).Sum(j => Alpha * Math.Pow(1 - Alpha, j) * Values[i - j]);
            double weight = Enumerable.Range(0, i + 1).Sum(j => Math.Pow(1 - Alpha, j));
            Same(average, averages[i], i);
            Same(Enumerable.Range(0, i + 1).Sum(j => Math.Pow(1 - Alpha, j) * Values[i - j]) / weight, adjusted[i], i);
        }
    }

    private static AmountSeries Stated(MetricDefinition definition, IEnumerable<decimal> values) =>
        AmountSeries.FromValuesInOrder(definition, Currency.FromCode("USD"), Months, values);

    /// <summary>Twice the hundredths, weighted, as a number of any size, so that halves are whole.</summary>
    private static double Sum(int first, int last, Func<int, int> weight)
    {
        BigInteger sum = 0;
        for (int j = first; j <= last; j++) sum += (BigInteger)Hundredths[j] * weight(j);
        return (double)sum;
    }

    private static void Same(double? expected, double? actual, int position) =>
        Assert.True(expected is { } value ? actual is { } found && Math.Abs(found - value) <= 1e-13 * Math.Abs(value) : actual is null,
            $"position {position}: {actual} computed, {expected} expected");
}
