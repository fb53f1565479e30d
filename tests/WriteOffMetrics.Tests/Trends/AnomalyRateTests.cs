using System.Globalization;

namespace WriteOffMetrics.Tests;

/// <summary>
/// How often the search for anomalies is wrong, on generated series with and without planted anomalies: 60 of each kind and calendar, or
/// WRITEOFFMETRICS_CASES where that is 10,000 or more. The figures of docs/metrics/anomalies.md are what this test prints with 10,000.
/// </summary>
public sealed class AnomalyRateTests(ITestOutputHelper output)
{
    private static readonly int Count = Cases.Count >= 10_000 ? Cases.Count : Cases.OutOf(60);

    /// <summary>Without chance there is no excuse.</summary>
    [Theory]
    [InlineData(12)]
    [InlineData(4)]
    [InlineData(2)]
    public void Series_without_chance_have_the_planted_anomaly_and_no_other(int perYear)
    {
        foreach (AnomalySeries kind in AnomalySeries.Exact)
        {
            Rates rates = Measure(kind, perYear);
            Assert.Equal((0, 0, 0), (rates.FalseSeries, rates.Missed, rates.Others));
        }
    }

    /// <summary>
    /// The only entry is always found. Of others 5.19 times their median is the bound: above it lie 1 in 100 log-normal entries, ln 5.19 ÷
    /// 0.7 = 2.35 deviations from the median, more where few entries tell the median.
    /// </summary>
    [LongTheory(Long.ManySeries)]
    [InlineData(12)]
    [InlineData(4)]
    [InlineData(2)]
    public void Quiet_series_have_few_anomalies_but_the_planted(int perYear)
    {
        foreach (AnomalySeries kind in AnomalySeries.Quiet)
        {
            Rates rates = Measure(kind, perYear);
            if (kind.Name == "all zero") Assert.Equal((0, 0, 0), (rates.FalseSeries, rates.Missed, rates.Others));
            Assert.InRange(rates.FalsePeriods, 0, 0.04 * rates.Periods);
            Assert.InRange(rates.Missed, 0, 0.05 * Count);
        }
    }

    /// <summary>
    /// The bounds are wide for skewed noise, where the median deviation says little of the large figures: ln(1 + 5.19 × 0.63) = 1.45, below
    /// which lie 93 of 100 with a deviation of 1.
    /// </summary>
    [LongTheory(Long.ManySeries)]
    [InlineData(12)]
    [InlineData(4)]
    [InlineData(2)]
    public void Noise_hides_few_planted_anomalies(int perYear)
    {
        foreach (AnomalySeries kind in AnomalySeries.Noisy)
        {
            Rates rates = Measure(kind, perYear);
            double share = kind.Name switch { "normal" or "uniform" or "season, trend, normal" => 0.01, "log-normal 1" => 0.1, _ => 0.04 };
            Assert.InRange(rates.FalsePeriods, 0, share * rates.Periods);
            Assert.InRange(rates.Missed, 0, (kind.Name == "season, trend, normal" ? 0.2 : 0.05) * Count);
        }
    }

    private Rates Measure(AnomalySeries kind, int perYear)
    {
        ReportingCalendar calendar = AnomalyTests.Calendar(perYear);
        var random = new Random(perYear);
        var rates = new Rates();
        for (int i = 0; i < Count; i++)
        {
            decimal[] values = kind.Of(random, perYear);
            int[] found = AnomalyTests.Found(calendar, values);
            rates.Periods += values.Length;
            rates.FalsePeriods += found.Length;
            if (found.Length > 0) rates.FalseSeries++;
            int at = random.Next(values.Length), second = (at + 1 + random.Next(values.Length - 1)) % values.Length;
            found = AnomalyTests.Found(calendar, kind.With(random, values, at));
            if (!found.Contains(at)) rates.Missed++;
            if (found.Any(one => one != at)) rates.Others++;
            found = AnomalyTests.Found(calendar, kind.With(random, values, at, second));
            rates.MissedOfTwo += 2 - found.Count(one => one == at || one == second);
        }

        double share = 100.0 / Count;
        double[] figures = [share * rates.Missed, share / 2 * rates.MissedOfTwo, share * rates.Others];
        string falsely = FormattableString.Invariant(
            $"{share * rates.FalseSeries:0.0} | {100.0 * rates.FalsePeriods / rates.Periods:0.00}");
        string other = string.Join(" | ", figures.Select(figure => figure.ToString("0.0", CultureInfo.InvariantCulture)));
        output.WriteLine($"| {kind.Name} | {calendar} | {falsely} | {other} |");
        return rates;
    }

    /// <summary>Counts of series, or of periods.</summary>
    private sealed class Rates
    {
        public int Periods { get; set; }

        public int FalsePeriods { get; set; }

        public int FalseSeries { get; set; }

        public int Missed { get; set; }

        /// <summary>Series with an anomaly beside the one that was planted.</summary>
        public int Others { get; set; }

        public int MissedOfTwo { get; set; }
    }
}
