using NodaTime;

namespace WriteOffMetrics.Tests;

/// <summary>Figures of Newcombe (1998) as R's binom and stats packages compute them.</summary>
public sealed class IncidenceInferenceTests
{
    private static readonly PeriodAxis Year = ReportingCalendar.Years.Between(new LocalDate(2026, 1, 1), new LocalDate(2026, 1, 1));

    /// <summary>15 of 148 at 95 %: Wilson 0.0624 to 0.1605.</summary>
    [Fact]
    public void An_incidence_ratio_has_a_Wilson_interval()
    {
        IncidenceInterval interval = Point(15, 148).WilsonInterval(0.95)!;
        Assert.Equal((0.06238639953073628, 0.160487241723308), (Math.Round(interval.Lower, 14), Math.Round(interval.Upper, 14)),
            new Near(1e-9));
        Assert.Equal("10.14 % (6.24 % to 16.05 %, level 95 %)", interval.ToString());
        Assert.Equal((0.0, 1.0), (Point(0, 20).WilsonInterval(0.9)!.Lower, Point(29, 29).WilsonInterval(0.99)!.Upper));
    }

    /// <summary>56 of 70 against 48 of 80: z 2.6502, p 0.0080, Newcombe 0.0524 to 0.3339.</summary>
    [Fact]
    public void Two_incidence_ratios_are_compared()
    {
        IncidenceDifference difference = Point(56, 70).CompareIncidence(Point(48, 80), 0.95)!;
        Assert.Equal(2.6501719512585336, difference.Z!.Value, 1e-9);
        Assert.Equal(0.008045081368196564, difference.PValue!.Value, 1e-9);
        Assert.Equal((0.052431472402364926, 0.33387265403690586), (difference.Lower, difference.Upper), new Near(1e-9));
        Assert.Equal("20.00 points (5.24 points to 33.39 points, level 95 %), p = 0.0080", difference.ToString());
        IncidenceDifference none = Point(0, 5).CompareIncidence(Point(0, 7), 0.95)!;
        Assert.Equal((null, null), (none.Z, none.PValue));
        Assert.EndsWith("nothing to test", none.ToString(), StringComparison.Ordinal);
    }

    /// <summary>682 of 925 against 75 % (Mendel): z −0.8922, exact p 0.3825.</summary>
    [Fact]
    public void An_incidence_ratio_is_tested_against_a_benchmark()
    {
        IncidenceTest test = Point(682, 925).TestAgainst(Of(75m))!;
        Assert.Equal(-0.8922085160073477, test.Z, 1e-9);
        Assert.Equal(0.3824915595748519, test.PValue, 1e-9);
        Assert.Equal("73.73 % against 75.00 % of Mendel, p = 0.3825; unverified source", test.ToString());
        Assert.Same(Of(75m).Name, test.Benchmark.Name);
    }

    [Fact]
    public void Dollars_are_no_trials_and_what_is_undefined_has_no_interval()
    {
        RatioPoint money = WriteOffLedger.FromEntries(Currency.FromCode("USD"), []).SummarizeBy(Year).Gross
            .ToSales(AmountSeries.FromValuesInOrder(Currency.FromCode("USD"), Year, [1m]))[0];
        Assert.StartsWith("Found M3 write-off to sales: gross write-offs (receivable) ÷ total sales; an incidence ratio (M36) is allowed",
            Refused(() => money.WilsonInterval(0.95)), StringComparison.Ordinal);
        Assert.StartsWith("Found M3", Refused(() => Point(1, 2).CompareIncidence(money, 0.95)), StringComparison.Ordinal);
        Assert.StartsWith("Found M3", Refused(() => money.TestAgainst(Of(1m))), StringComparison.Ordinal);
        Assert.Equal((null, null, null), (
            Point(0, 0).WilsonInterval(0.95), Point(3, 2).WilsonInterval(0.95), Point(0, 0).TestAgainst(Of(1m))));
        Assert.Null(Point(1, 2).CompareIncidence(Point(0, 0), 0.95));
        foreach (double level in new[] { 0, 1, -0.5, 95, double.NaN })
            Assert.Throws<ArgumentOutOfRangeException>(() => Point(1, 2).WilsonInterval(level));
        Assert.Throws<ArgumentOutOfRangeException>(() => Point(1, 2).CompareIncidence(Point(1, 3), 1));
        Assert.StartsWith("Found the benchmark 0 %", Refused(() => Point(1, 2).TestAgainst(Of(0m))), StringComparison.Ordinal);
        Assert.StartsWith("Found the benchmark 100 %", Refused(() => Point(1, 2).TestAgainst(Of(100m))), StringComparison.Ordinal);
        Assert.Contains("'Retail average' is a figure of M3", Refused(() => Point(1, 2).TestAgainst(PublishedBenchmarks.RetailAverage)),
            StringComparison.Ordinal);
        RatioPoint counted = WriteOffLedger.FromEntries(Currency.FromCode("USD"), []).CountDocumentsBy(Year)
            .ToInvoicesIssued(CountSeries.FromValuesInOrder(Year, [5L]))[0];
        Assert.Contains("one definition is allowed", Refused(() => Point(1, 2).CompareIncidence(counted, 0.95)), StringComparison.Ordinal);
    }

    private static string Refused(Func<object?> act) => Assert.Throws<ArgumentException>(act).Message;

    private static RatioPoint Point(long documents, long invoices) =>
        CountSeries.FromValuesInOrder(Year, [documents]).ToInvoicesIssued(CountSeries.FromValuesInOrder(Year, [invoices]))[0];

    private static Benchmark Of(decimal percent) =>
        Benchmark.FromValue("Mendel", Ratio.FromPercent(percent), BenchmarkStatistic.Mean, Point(1, 2).Definition, "peas", "Mendel 1866");

    private sealed class Near(double tolerance) : IEqualityComparer<(double, double)>
    {
        public bool Equals((double, double) x, (double, double) y) =>
            Math.Abs(x.Item1 - y.Item1) <= tolerance && Math.Abs(x.Item2 - y.Item2) <= tolerance;

        public int GetHashCode((double, double) obj) => 0;
    }
}
