using NodaTime;

namespace WriteOffMetrics.Tests;

/// <summary>Rate and mix, after Kitagawa (1955).</summary>
public sealed class RateMixTests
{
    private static readonly Currency Usd = Currency.FromCode("USD");
    private static readonly LocalDate First = new(2024, 1, 1);
    private static readonly PeriodAxis Years = ReportingCalendar.Years.Between(First, First.PlusYears(1));

    /// <summary>R: admissions at Berkeley by department, men then women (Simpson's paradox).</summary>
    [Fact]
    public void Rate_and_mix_of_a_paradox_are_those_of_R_and_add_up_exactly()
    {
        long[] exposure0 = [825, 560, 325, 417, 191, 373], loss0 = [512, 353, 120, 138, 53, 22], exposure1 = [108, 25, 593, 375, 393, 341],
            loss1 = [89, 17, 202, 131, 94, 24];
        RateMixChange change = Enumerable.Range(0, 6)
            .Select(i => ((string?)$"{(char)('A' + i)}", CountSeries.FromValuesInOrder(Years, [loss0[i], loss1[i]])
                .ToInvoicesIssued(CountSeries.FromValuesInOrder(Years, [exposure0[i], exposure1[i]]))))
            .DecomposeChange(Years[0], Years[1]);
        Assert.Equal(-14.164542824654186, (double)change.Change!.Value.ToDecimal(), 12);
        Assert.Equal(3.602848290570064, (double)change.RateEffect!.Value.ToDecimal(), 12);
        Assert.Equal(-17.767391115224246, (double)change.MixEffect!.Value.ToDecimal(), 12);
        Assert.Equal(0.03717697002998902 * 100, (double)change.Segments[0].RateEffect.ToDecimal(), 12);
        Assert.Equal(-0.12741722820282825 * 100, (double)change.Segments[1].MixEffect.ToDecimal(), 12);
        Assert.Equal(change.Change!.Value.ToDecimal(), change.RateEffect!.Value.ToDecimal() + change.MixEffect!.Value.ToDecimal());
        SegmentEffect first = change.Segments[0];
        Assert.Equal("'A': rate 3.72 points, mix -17.89 points", first.ToString());
        Assert.Equal("-14.16 points from 2024 to 2025: rate 3.60 points, mix -17.77 points", change.ToString());
        Assert.Contains("Kitagawa", change.Explain().ToString(), StringComparison.Ordinal);
    }

    /// <summary>Derived by hand: thirds do not end, so that parts of 16 decimals must be handed out to add up.</summary>
    [Fact]
    public void Parts_that_never_end_still_add_up()
    {
        RateMixChange change = new (string?, RatioSeries)[
] { ("a", Ratio([1, 2], [3, 7])), ("b", Ratio([1, 1], [6, 11])), (null, Ratio([0, 1], [0, 13])) }.DecomposeChange(
            Years[0], Years[1]);
        Assert.Equal(change.Change!.Value.ToDecimal(), change.RateEffect!.Value.ToDecimal() + change.MixEffect!.Value.ToDecimal());

        // 4 ÷ 31 − 2 ÷ 9 in percentage points.
        Assert.Equal(decimal.Round(100m * 4 / 31 - 100m * 2 / 9, 16), change.Change!.Value.ToDecimal());
        Assert.Equal((0m, null), (change.Segments[2].ShareBefore.ToDecimal(), change.Segments[2].Segment));
    }

    /// <summary>Back again every part has the other sign; where no share changes there is no mix.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Rate_and_mix_of_any_segments_add_up_and_turn_round(int seed)
    {
        var random = new Random(seed);
        int count = random.Next(1, 12);
        long[] sales = Sales(), salesAfter = Sales();
        RateMixChange there = Change(sales, salesAfter);
        Assert.Equal(there.Change!.Value.ToDecimal(), there.RateEffect!.Value.ToDecimal() + there.MixEffect!.Value.ToDecimal());
        RateMixChange back = there.Segments.Select(one => (one.Segment, Ratio(
            [one.After.Numerator!.Value.ToDecimal(), one.Before.Numerator!.Value.ToDecimal()],
            [one.After.Denominator!.Value.ToDecimal(), one.Before.Denominator!.Value.ToDecimal()]))).DecomposeChange(Years[0], Years[1]);
        Assert.Equal(-there.MixEffect!.Value.ToDecimal(), back.MixEffect!.Value.ToDecimal(), 12);
        Assert.Equal(-there.RateEffect!.Value.ToDecimal(), back.RateEffect!.Value.ToDecimal(), 12);
        Assert.Equal(0m, Change(sales, sales).MixEffect!.Value.ToDecimal());

        long[] Sales() => [1 + random.Next(100), .. Enumerable.Range(1, count).Select(_ => random.Next(4) == 0 ? 0L : random.Next(100))];

        RateMixChange Change(long[] before, long[] after) => Enumerable.Range(0, before.Length)
            .Select(i => ((string?)$"{i:00}", Ratio(
                [before[i] * random.Next(101) / 100m, after[i] * random.Next(101) / 100m], [before[i], after[i]])))
            .DecomposeChange(Years[0], Years[1]);
    }

    [Fact]
    public void What_has_no_ratio_has_no_parts()
    {
        Assert.Equal(AnalysisStatus.UndefinedRatio, Of(Ratio([1, 1], [0, 5])).Status);
        Assert.Equal(AnalysisStatus.UndefinedRatio, Of(Ratio([1, 1], [-1, 5])).Status);
        Assert.Equal("no change computed from 2024 to 2025: a ratio is undefined", Of(Ratio([0, 0], [0, 0])).ToString());
        Assert.Equal((Quantity.FromPoints(0m), Quantity.FromPoints(0m)),
            (Of(Ratio([1, 1], [4, 4])).Change!.Value, Of(Ratio([1, 1], [4, 4])).RateEffect!.Value));

        static RateMixChange Of(RatioSeries ratio) => new (string?, RatioSeries)[] { ("a", ratio) }.DecomposeChange(Years[0], Years[1]);
    }

    [Fact]
    public void Segments_that_do_not_belong_together_are_refused()
    {
        RatioSeries good = Ratio([1, 1], [4, 4]);
        Refused();
        Refused(("a", good), ("a", good));
        Refused(("a", good), (
            "b", CountSeries.FromValuesInOrder(Years, [1, 1]).ToInvoicesIssued(CountSeries.FromValuesInOrder(Years, [2, 2]))));
        PeriodAxis months = ReportingCalendar.Months.Between(First, First);
        Assert.Throws<ArgumentException>("to", () => new (string?, RatioSeries)[] { ("a", good) }.DecomposeChange(Years[0], months[0]));

        static void Refused(params (string?, RatioSeries)[] segments) =>
            Assert.Throws<ArgumentException>(nameof(segments), () => segments.DecomposeChange(Years[0], Years[1]));
    }

    private static RatioSeries Ratio(decimal[] writeOffs, decimal[] sales)
    {
        IEnumerable<LedgerEntry> entries = writeOffs.Select((amount, i) => (amount, i)).Where(one => one.amount > 0)
            .Select(one => LedgerEntry.WriteOff(First.PlusYears(one.i), Money.FromDecimal(one.amount, Usd)));
        return WriteOffLedger.FromEntries(Usd, entries).SummarizeBy(Years).Gross.ToSales(AmountSeries.FromValuesInOrder(Usd, Years, sales));
    }
}
