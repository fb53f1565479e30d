using NodaTime;

namespace WriteOffMetrics.Tests;

/// <summary>What was once wrong with statistics: each line of docs/regressions.md has its test.</summary>
public sealed class StatisticsRegressions
{
    private static readonly Currency Usd = Currency.FromCode("USD");

    /// <summary>R 4.2.2, binom.test; the last three, which it cannot add up, by its pbinom and the counts that are not likelier.</summary>
    [Theory]
    [InlineData(40, 1_000, 0.03, 0.077015163069979159)]
    [InlineData(3_134, 100_000, 0.03, 0.013330901839577865)]
    [InlineData(120, 1_000_000, 0.0001, 0.050868033361163814)]
    [InlineData(99_960, 100_000, 0.9995, 0.17822700356717111)]
    [InlineData(0, 5_000, 0.001, 0.01214949934167092)]
    [InlineData(3_003_411, 100_000_000, 0.03, 0.045579084697291231)]
    [InlineData(300_034_117, 10_000_000_000, 0.03, 0.045506241054987379)]
    [InlineData(500_001_000_000, 1_000_000_000_000, 0.5, 0.045500371878345415)]
    [InlineData(1_002_999, 1_000_000_000_000, 1e-6, 0.0027175611171685659)]
    public void An_exact_test_of_many_invoices_takes_neither_their_time_nor_their_memory(
        long documents, long invoices, double rate, double expected)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        double p = BinomialDistribution.TwoSided(documents, invoices, rate);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
        Assert.Equal(1, p / expected, 1e-11);
    }

    /// <summary>
    /// Amounts of whole cents: the same figures in dollars, cents, thousands, and from the other end, with and without a constant.
    /// </summary>
    [Fact]
    public void A_trend_does_not_depend_on_the_unit_of_its_figures()
    {
        decimal[] amounts = [.. Enumerable.Range(0, 34).Select(i => 1_000m + 500m * (i % 12) + 7_919 * i % 1_000 / 100m)];
        double[] values = [.. amounts.Select(amount => (double)amount)];
        HamedRao expected = HamedRao.Test(values, 33, 0.05, CorrectionSum.Signed)!;
        foreach (double factor in new[] { 100, 1_000, 0.01, 1e-9, 3, 1e12 })
        {
            HamedRao scaled = HamedRao.Test([.. values.Select(value => value * factor)], 33, 0.05, CorrectionSum.Signed)!;
            Assert.Equal(1, scaled.Z!.Value / expected.Z!.Value, 1e-9);
        }

        HamedRao shifted = HamedRao.Test([.. amounts.Select(amount => (double)(amount + 7_777.77m))], 33, 0.05, CorrectionSum.Signed)!;
        Assert.Equal(1, shifted.Z!.Value / expected.Z!.Value, 1e-9);
        PeriodAxis years = ReportingCalendar.Years.Between(new LocalDate(1990, 1, 1), new LocalDate(2023, 1, 1));
        Trend dollars = AmountSeries.FromValuesInOrder(Usd, years, amounts).FitTrend(0.95),
            thousandths = AmountSeries.FromValuesInOrder(Usd, years, amounts.Select(amount => amount * 100)).FitTrend(0.95);
        Assert.Equal((dollars.Test, dollars.PValue!.Value), (thousandths.Test, thousandths.PValue!.Value), new SameTestAndP());
    }

    /// <summary>
    /// Small whole numbers and amounts with cents, where a weight often makes no difference: three of these once had other weights in
    /// thousandths.
    /// </summary>
    [Fact]
    public void The_weights_of_smoothing_do_not_depend_on_the_unit_of_the_figures()
    {
        SmoothingMethod damped = SmoothingMethod.Holt with { Trend = SmoothingTrend.Damped };
        for (int seed = 0; seed < Cases.OutOf(250); seed++)
        {
            var random = new Random(seed);
            int count = 8 + random.Next(24);
            decimal[] whole = [.. Enumerable.Range(0, count).Select(_ => (decimal)random.Next(1, 4))];
            decimal[] cents = [.. Enumerable.Range(0, count).Select(_ => Math.Round((decimal)Math.Exp(random.NextDouble() * 3) * 100, 2))];
            foreach ((decimal[] values, SmoothingMethod method) in new[] { whole, cents }.SelectMany(
                _ => new[] { SmoothingMethod.Simple, SmoothingMethod.Holt, damped }, (values, method) => (values, method)))
            {
                double[] plain = [.. values.Select(value => (double)value)], scaled = [.. values.Select(value => (double)(value * 1_000))];
                double one = Forecast(plain, method), other = Forecast(scaled, method);
                Assert.True(Math.Abs(1_000 * one - other) <= 1e-6 * scaled.Max(),
                    FormattableString.Invariant($"seed {seed}, {method}: {1_000 * one} and {other}"));
            }
        }

        static double Forecast(double[] values, SmoothingMethod method)
        {
            SmoothingWeights weights = SmoothingOptimiser.FindWeights(values, method, 0.9)!.Value;
            return ExponentialSmoothing.Fit(values, method, weights, SmoothingStart.FromValues(values, method)!)!.Forecast(3)[2];
        }
    }

    private sealed class SameTestAndP : IEqualityComparer<(TrendTest Test, double P)>
    {
        public bool Equals((TrendTest Test, double P) x, (TrendTest Test, double P) y) => x.Test == y.Test && Math.Abs(x.P - y.P) <= 1e-9;

        public int GetHashCode((TrendTest Test, double P) one) => (int)one.Test;
    }
}
