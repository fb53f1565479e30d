using NodaTime;

namespace WriteOffMetrics.Tests;

public sealed class PeerGroupTests
{
    private static readonly Currency Usd = Currency.FromCode("USD");
    private static readonly PeriodAxis Years = ReportingCalendar.Years.Between(new LocalDate(2026, 1, 1), new LocalDate(2026, 1, 1));
    private static readonly PeerGroup Four = Group(1m, 2m, 3m, 4m);

    /// <summary>
    /// By hand, n = 4, p = ¼: types 1 to 3 are steps; 4 to 9 are linear at np = 1, 1.5, 1.25, 1.75, and (n + ⅓)p + ⅓ = 1.41667, (n + ¼)p +
    /// ⅜ = 1.4375.
    /// </summary>
    [Fact]
    public void Each_type_of_quantile_reads_four_values_in_its_own_way() => Assert.All(
        new[] { (1, 1.0), (2, 1.5), (3, 1.0), (4, 1.0), (5, 1.5), (6, 1.25), (7, 1.75), (8, 1 + 5 / 12.0), (9, 1.4375) },
        expected => Assert.Equal(expected.Item2 / 100, Four.Quantile(0.25, (QuantileType)expected.Item1), 1e-15));

    /// <summary>
    /// By hand: the median of 1, 2, 3, 4 is 2.5, its quartiles (type 7) 1.75 and 3.25; one peer lies below 2 %, one is equal: 25, 50,
    /// together 37.5.
    /// </summary>
    [Fact]
    public void A_ratio_has_a_gap_a_rank_and_a_quarter()
    {
        PeerComparison two = Four.Compare(Point(2m), QuantileType.Type7);
        Assert.Equal((25.0, 50.0, 37.5, 2), (
            two.PercentBelow!.Value, two.PercentAtOrBelow!.Value, two.PercentileRank!.Value, two.Quartile!.Value));
        Assert.Equal((0.025, -0.005, -0.2), (
            Math.Round(two.Median, 15), Math.Round(two.Gap!.Value, 12), Math.Round(two.RelativeGap!.Value, 12)));
        Assert.Equal("0.50 points below the median of 4 peers (Retailers), percentile rank 37.5, quartile 2; unverified source",
            two.ToString());
        Assert.Equal([1, 1, 2, 3, 4, 4], new[] { 0.5m, 1.75m, 2.5m, 3.25m, 3.26m, 9m }.Select(
            percent => Four.Compare(Point(percent), QuantileType.Type7).Quartile!.Value));
        PeerGroup verified = Four with { IsVerified = true, AsOf = new LocalDate(2026, 1, 1) };
        Assert.Equal("0.50 points above the median of 4 peers (Retailers), percentile rank 62.5, quartile 3",
            verified.Compare(Point(3m), QuantileType.Type7).ToString());
        Assert.Equal("Retailers: 4 peers, US retailers, as of 2026-01-01, a survey", verified.ToString());
        Assert.Null(Group(0m, 0m).Compare(Point(1m), QuantileType.Type7).RelativeGap);
    }

    /// <summary>Of recoveries more is better: above the upper quartile is the best quarter.</summary>
    [Fact]
    public void Where_higher_is_better_the_best_quarter_is_the_highest()
    {
        RatioPoint recovery = WriteOffLedger
            .FromEntries(Usd, [LedgerEntry.WriteOff(Years.Start, Money.FromDecimal(100m, Usd)),
            LedgerEntry.Recovery(Years.Start, Money.FromDecimal(4m, Usd))]).SummarizeBy(Years).RecoveryRate()[0];
        PeerGroup peers = PeerGroup.FromValues(
            "Banks", recovery.Definition, "banks", "a survey",
            [("a", Ratio.FromPercent(1m)), ("b", Ratio.FromPercent(2m)), ("c", Ratio.FromPercent(3m)), ("d", Ratio.FromPercent(4m))]);
        Assert.Equal((1, 87.5), (
            peers.Compare(recovery, QuantileType.Type7).Quartile!.Value,
            peers.Compare(recovery, QuantileType.Type7).PercentileRank!.Value));
    }

    [Fact]
    public void An_undefined_ratio_has_no_place_and_a_peer_of_one_is_its_own_median()
    {
        PeerComparison none = Four.Compare(Undefined(), QuantileType.Type8);
        Assert.Equal((null, null, null, null, null), (none.Gap, none.RelativeGap, none.PercentBelow, none.PercentileRank, none.Quartile));
        Assert.Equal("not compared with the median of 4 peers (Retailers): zero denominator; unverified source", none.ToString());
        Assert.All(Enum.GetValues<QuantileType>(), type =>
            Assert.Equal((0.03, 0.03, 0.03), (Group(3m).Quantile(0, type), Group(3m).Quantile(0.5, type), Group(3m).Quantile(1, type))));
    }

    [Fact]
    public void What_does_not_compare_is_refused_or_flagged()
    {
        Assert.StartsWith("Found no peers in 'Retailers'", Refused(() => Group()), StringComparison.Ordinal);
        Assert.StartsWith("Found the peer 'a' twice", Refused(
            () => PeerGroup.FromValues("x", RatioMetrics.GrossWriteOffToSales, "x", "x",
            [("a", Ratio.FromPercent(1m)), ("a", Ratio.FromPercent(1m))])), StringComparison.Ordinal);
        Assert.StartsWith("Found the peer ' ' without a name",
            Refused(() => PeerGroup.FromValues("x", RatioMetrics.GrossWriteOffToSales, "x", "x", [(" ", default)])),
            StringComparison.Ordinal);
        Assert.StartsWith("Found figures of other companies for M1",
            Refused(() => PeerGroup.FromValues("x", AmountMetrics.GrossWriteOffs, "x", "x", [("a", default)])), StringComparison.Ordinal);
        RatioPoint net = WriteOffLedger.FromEntries(Usd, []).SummarizeBy(Years).Net
            .ToSales(AmountSeries.FromValuesInOrder(Usd, Years, [1m]))[0];
        Assert.StartsWith("Found M3 write-off to sales: net write-offs (receivable) ÷ total sales; the peers of 'Retailers' are figures "
            + "of M3 write-off to sales: gross", Refused(() => Four.Compare(net, QuantileType.Type7)), StringComparison.Ordinal);
        PeerComparison across = Four.CompareAcrossDefinitions(net, QuantileType.Type7);
        Assert.True(across.DefinitionsDiffer);
        Assert.EndsWith("; definitions differ: net write-offs (receivable) ÷ total sales against gross "
            + "write-offs (receivable) ÷ total sales", across.ToString(), StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Four.Quantile(-0.01, QuantileType.Type7));
        Assert.Throws<ArgumentOutOfRangeException>(() => Four.Quantile(double.NaN, QuantileType.Type7));
        Assert.Throws<ArgumentOutOfRangeException>(() => Four.Quantile(0.5, default));
        Assert.Throws<ArgumentOutOfRangeException>(() => Four.Compare(net, (QuantileType)10));
        Assert.Throws<ArgumentOutOfRangeException>(() => Four with { AsOf = new LocalDate(0, 1, 1) });
        Assert.Equal((Group(1m, 2m), Group(1m, 2m).GetHashCode()), (Group(1m, 2m), Group(1m, 2m).GetHashCode()));
        Assert.NotEqual(Group(1m, 2m), Group(2m, 1m));
        Assert.NotEqual(Group(1m, 2m), Group(1m, 2m) with { IsVerified = true });
    }

    private static string Refused(Func<object> act) => Assert.Throws<ArgumentException>(act).Message;

    private static PeerGroup Group(params decimal[] percents) => PeerGroup.FromValues(
        "Retailers", RatioMetrics.GrossWriteOffToSales, "US retailers", "a survey",
        percents.Select((percent, i) => ($"peer {i}", (Quantity)Ratio.FromPercent(percent))));

    private static RatioPoint Point(decimal percent) =>
        WriteOffLedger.FromEntries(Usd, [LedgerEntry.WriteOff(Years.Start, Money.FromDecimal(percent, Usd))])
        .SummarizeBy(Years).Gross.ToSales(AmountSeries.FromValuesInOrder(Usd, Years, [100m]))[0];

    private static RatioPoint Undefined() =>
        WriteOffLedger.FromEntries(Usd, []).SummarizeBy(Years).Gross.ToSales(AmountSeries.FromValuesInOrder(Usd, Years, [0m]))[0];
}
