using NodaTime;

namespace WriteOffMetrics.Tests;

public sealed class SegmentScalesTests
{
    private static readonly Currency Usd = Currency.FromCode("USD");
    private static readonly LocalDate Day = new(2026, 1, 31);
    private static readonly ThresholdScale Strict = ThresholdScale
        .FromBands("strict", RatioMetrics.GrossWriteOffToSales, ThresholdBand.Below("Good", Ratio.FromPercent(1m)),
        ThresholdBand.Rest("Bad"));
    private static readonly ThresholdScaleHistory Usual = ThresholdScaleHistory.Always(ThresholdScale.WriteOffToSales);

    /// <summary>By hand: 1.5 % is bad in banking from 2026 on, excellent elsewhere.</summary>
    [Fact]
    public void A_segment_is_classified_by_its_own_scales_or_those_of_all_others()
    {
        PeriodAxis months = ReportingCalendar.Months.Between(new LocalDate(2025, 12, 1), Day);
        PeriodBreakdown breakdown = WriteOffLedger
            .FromEntries(Usd, new[] { "banking", "retail", null }.SelectMany(
            sector => months.Select(month => LedgerEntry.WriteOff(month.End, Money.FromDecimal(1.5m, Usd)).With("sector", sector))))
            .SummarizeBy(months, "sector");
        SegmentScales scales = SegmentScales
            .FromScales("sector", Usual, (
            "banking", ThresholdScaleHistory.FromScales(
            (new LocalDate(2020, 1, 1), ThresholdScale.WriteOffToSales), (new LocalDate(2026, 1, 1), Strict))),
            (null, ThresholdScaleHistory.Always(Strict)));
        Assert.Equal(["Excellent", "Bad"], Bands("banking"));
        Assert.Equal(["Excellent", "Excellent"], Bands("retail"));
        Assert.Equal(["Bad", "Bad"], Bands(null));
        Assert.Equal(("sector", RatioMetrics.GrossWriteOffToSales, "by sector: 'banking', (not stated) and all others"),
            (scales.Dimension, scales.Definition, scales.ToString()));
        Assert.Equal(["banking", null], scales.Segments);
        Assert.Same(Usual, scales.Of("mining"));
        Assert.Equal("by sector: all alike", SegmentScales.FromScales("sector", Usual).ToString());
        Assert.Equal(ThresholdScale.WriteOffToSales, Usual.InForceOn(new LocalDate(1, 1, 1)));

        IEnumerable<string> Bands(string? sector) =>
            breakdown[sector].Gross.ToSales(AmountSeries.FromValuesInOrder(Usd, months, [100m, 100m]))
            .Select(point => scales.Classify(sector, point).Band!.Name);
    }

    [Fact]
    public void Segments_without_scales_and_scales_that_do_not_fit_together_are_refused()
    {
        SegmentScales some = SegmentScales.FromScales("sector", null, ("retail", Usual));
        Assert.StartsWith("Found the sector 'banking'; scales are stated for 'retail'", Refused(() => some.Of("banking")),
            StringComparison.Ordinal);
        Assert.StartsWith("Found the sector (not stated)", Refused(() => some.Of(null)), StringComparison.Ordinal);
        ThresholdScaleHistory net = ThresholdScaleHistory
            .Always(ThresholdScale.FromBands("net", RatioMetrics.NetWriteOffToSales, ThresholdBand.Rest("any")));
        Assert.StartsWith("Found scales of 'b' for M3 write-off to sales: net",
            Refused(() => SegmentScales.FromScales("sector", null, ("a", Usual), ("b", net))), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => SegmentScales.FromScales("sector", net, ("a", Usual)));
        Assert.StartsWith("Found 'a' twice", Refused(() => SegmentScales.FromScales("sector", null, ("a", Usual), ("a", Usual))),
            StringComparison.Ordinal);
        Assert.StartsWith("Found no scales for 'a'", Refused(() => SegmentScales.FromScales("sector", null, ("a", null!))),
            StringComparison.Ordinal);
        Assert.StartsWith("Found no scales; those of one segment", Refused(() => SegmentScales.FromScales("sector", null)),
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => SegmentScales.FromScales(" ", Usual));
    }

    private static string Refused(Func<object> act) => Assert.Throws<ArgumentException>(act).Message;
}
