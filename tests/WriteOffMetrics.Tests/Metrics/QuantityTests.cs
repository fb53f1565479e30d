using System.Globalization;
using NodaTime;

namespace WriteOffMetrics.Tests;

public sealed class QuantityTests
{
    private static readonly Currency Usd = Currency.FromCode("USD"), Eur = Currency.FromCode("EUR");

    [Fact]
    public void A_quantity_reads_with_its_unit_in_any_culture()
    {
        Assert.Equal(
            ["1,234.50 USD", "2.35 %", "0.35 points", "12345", "41.5 days", "8.2 times", "6 hours", "71.54"],
            new[]
            {
                (Quantity)Money.FromDecimal(1234.5m, Usd), Ratio.FromPercent(2.35m), Quantity.FromPoints(0.35m), Quantity.FromCount(12_345),
                Quantity.FromDays(41.5m), Quantity.FromTimes(8.2m), Quantity.FromHours(6m), Quantity.FromIndex(71.54m),
            }.Select(quantity => quantity.ToString()));
        var german = CultureInfo.GetCultureInfo("de-DE");
        Assert.Equal(("41,5 days", "42 days", "2,4 %"), (
            Quantity.FromDays(41.5m).ToString(null, german), Quantity.FromDays(41.5m).ToString("F0", german),
            Quantity.FromRatio(Ratio.FromPercent(2.35m)).ToString("F1", german)));
        Assert.Equal("-41.50 days", $"{Quantity.FromDays(-41.5m):F2}");
        Assert.Throws<FormatException>(() => Quantity.FromDays(1m).ToString("P2", null));
    }

    [Fact]
    public void Values_of_different_units_are_not_compared()
    {
        Assert.Equal((-1, 0, 1), (
            Quantity.FromDays(1m).CompareTo(Quantity.FromDays(2m)), Quantity.FromDays(2m).CompareTo(Quantity.FromDays(2.0m)),
            Quantity.FromDays(3m).CompareTo(Quantity.FromDays(2m))));
        Assert.StartsWith(
            "Found 2 hours beside 2 days; values of one unit are allowed",
            Assert.Throws<ArgumentException>(() => Quantity.FromDays(2m).CompareTo(Quantity.FromHours(2m))).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ((Quantity)Money.FromDecimal(1m, Usd)).CompareTo(Money.FromDecimal(1m, Eur)));
        Assert.NotEqual(Quantity.FromDays(2m), Quantity.FromHours(2m));
    }

    [Fact]
    public void Amounts_and_ratios_come_back_and_nothing_else_becomes_one()
    {
        var money = Money.FromDecimal(-12.34m, Usd);
        Assert.Equal(money, ((Quantity)money).ToMoney());
        Assert.Equal((-12.34m, Usd), (((Quantity)money).ToDecimal(), ((Quantity)money).Currency));
        Assert.Equal(Ratio.FromPercent(2.35m), ((Quantity)Ratio.FromPercent(2.35m)).ToRatio());
        Assert.Null(Quantity.FromDays(1m).Currency);
        Assert.StartsWith("Found 1 day", Assert.Throws<InvalidOperationException>(() => Quantity.FromDays(1m).ToMoney()).Message,
            StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => Quantity.FromPoints(1m).ToRatio());
        Assert.Throws<InvalidOperationException>(() => default(Quantity).ToMoney());
        Assert.Throws<ArgumentException>(() => Quantity.FromMoney(default));
        Assert.Throws<ArgumentOutOfRangeException>(() => Quantity.FromDays(decimal.MaxValue));
    }

    [Fact]
    public void A_quantity_is_written_where_there_is_room()
    {
        Span<char> room = stackalloc char[9];
        Assert.True(Quantity.FromDays(41.5m).TryFormat(room, out int written, default, null));
        Assert.Equal("41.5 days", room[..written].ToString());
        Assert.False(Quantity.FromDays(141.5m).TryFormat(room, out written, default, null));
        Assert.Equal(0, written);
    }

    [Fact]
    public void A_scale_in_days_bands_days_and_refuses_another_unit()
    {
        var metric = Metric.FromDefinition("DSO", "days sales outstanding", MetricUnit.Days, MetricDirection.LowerIsBetter,
            PeriodCombination.None, "receivables ÷ sales × days", "policy");
        MetricDefinition dso = MetricDefinition.FromMetric(metric);
        ThresholdScale scale = ThresholdScale.FromBands(
            "terms", dso, ThresholdBand.UpTo("Good", Quantity.FromDays(45m)), ThresholdBand.Below("Slow", Quantity.FromDays(60m)),
            ThresholdBand.Rest("Late"));
        PeriodAxis months = ReportingCalendar.Months.Between(new LocalDate(2026, 1, 1), new LocalDate(2026, 5, 1));
        QuantitySeries days = QuantitySeries.FromValuesInOrder(dso, months, [45m, 45.5m, 60m, null, 44m]);
        Classification[] bands = [.. days.Select(scale.Classify)];
        Assert.Equal(["Good", "Slow", "Late", null, "Good"], bands.Select(band => band.Band?.Name));
        Assert.Equal("Slow, 0.50 days above Good, 14.50 days below Late", bands[1].ToString());
        Assert.Equal("not classified: not stated", bands[3].ToString());
        Assert.Equal((Quantity.FromDays(0.5m), Quantity.FromDays(14.5m)), (bands[1].DistanceToBetter, bands[1].DistanceToWorse));
        Assert.Equal(
            ["Good", "Good", "Slow", null, "Good"],
            scale.ClassifyWithHysteresis(days, Quantity.FromDays(0.5m)).Select(band => band.Band?.Name));
        Assert.Equal("Slow", scale.BandOf(Quantity.FromDays(50m)).Name);

        Assert.StartsWith(
            "Found the bound 2 % of 'Good' for DSO days sales outstanding",
            Assert.Throws<ArgumentException>(() => ThresholdScale.FromBands(
                "x", dso, ThresholdBand.UpTo("Good", Ratio.FromPercent(2m)), ThresholdBand.Rest("Late"))).Message,
                StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => scale.BandOf(Quantity.FromHours(50m)));
        Assert.Throws<ArgumentException>(() => scale.ClassifyWithHysteresis(days, Quantity.FromPoints(0.5m)));
        Assert.Throws<ArgumentOutOfRangeException>(() => scale.ClassifyWithHysteresis(days, Quantity.FromDays(-0.5m)));

        Benchmark sector = Benchmark.FromValue("Sector", Quantity.FromDays(40m), BenchmarkStatistic.Median, dso, "wholesalers", "a survey");
        Assert.Equal("5.50 days above Sector; unverified source", sector.Compare(days[1]).ToString());
        Assert.Equal((Quantity.FromDays(5.5m), 0.1375m), (
            sector.Compare(days[1]).Gap, sector.Compare(days[1]).RelativeGap!.Value.ToDecimal()));
        Assert.Throws<ArgumentException>(() =>
            Benchmark.FromValue("Sector", Ratio.FromPercent(1m), BenchmarkStatistic.Median, dso, "x", "x"));
        Assert.Throws<ArgumentException>(() => PublishedBenchmarks.RetailAverage.CompareAcrossDefinitions(days[0]));
        PeerGroup peers = PeerGroup.FromValues("Peers", dso, "x", "x", [("a", Quantity.FromDays(40m)), ("b", Quantity.FromDays(50m))]);
        Assert.Equal("0.50 days above the median of 2 peers (Peers), percentile rank 50.0, quartile 3; unverified source",
            peers.Compare(days[1], QuantileType.Type7).ToString());
        Assert.Throws<ArgumentException>(() => PeerGroup.FromValues("Peers", dso, "x", "x", [("a", Ratio.FromPercent(1m))]));
    }
}
