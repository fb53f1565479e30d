using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace WriteOffMetrics.Tests;

/// <summary>Rankings, shares and roundings read from all cells at once are those of the values one by one.</summary>
public sealed class RankingLaws
{
    private static readonly Currency Other = Currency.FromCode("EUR");

    [Law]
    public Property Rankings_of_whole_amounts_are_those_of_the_values_one_by_one() => Law.ForAll(Cases, c =>
    {
        PeriodBreakdown breakdown = Generate.Ledger(Small(c.Entries)).SummarizeBy(c.Other.Axis, Dimension.Account);
        Compare(breakdown, c.Other.Seed);
        Compare(breakdown.AllLosses, c.Other.Seed);
    });

    [Law]
    public Property Rankings_of_converted_amounts_are_those_of_the_values_one_by_one() => Law.ForAll(Cases, c =>
    {
        LedgerEntry[] entries = Small(c.Entries);
        PeriodAxis axis = c.Other.Axis;
        var rates = ExchangeRates.FromRates(Enumerable.Range(0, Period.DaysBetween(axis.Start, axis.End) + 1)
            .Select(axis.Start.PlusDays).Select(day => (day, Generate.Usd, Other, 0.5m + day.DayOfYear * 7_919 % 1_003 / 1_000m)));
        int half = entries.Length / 2;
        PeriodBreakdown breakdown = new[] { Generate.Ledger(entries[..half]), Generate.Ledger(entries[half..]) }
            .ConsolidateBy(axis, Dimension.Account, Other, rates, ExchangeRateBasis.EntryDay, MidpointRounding.ToPositiveInfinity);
        Compare(breakdown, c.Other.Seed);
        Compare(breakdown.AllLosses, c.Other.Seed);
    });

    private static Arbitrary<(LedgerEntry[] Entries, (PeriodAxis Axis, int Seed) Other)> Cases => Generate.With(
        from axis in Generate.Axis
        from seed in Gen.Choose(0, int.MaxValue)
        select (axis, seed));

    /// <summary>Amounts of which no sum exceeds 64 bits, a half of them from one cent to four, so that some are equal.</summary>
    private static LedgerEntry[] Small(LedgerEntry[] entries) =>
    [
        .. entries.Select((entry, i) => WithAmount(entry, i % 2 == 0 ? 1 + i % 4 : Math.Min(entry.Amount.MinorUnits, 1L << 40))),
    ];

    private static LedgerEntry WithAmount(LedgerEntry entry, long minorUnits)
    {
        (LocalDate day, Money amount) = (entry.EffectiveDate, Money.FromMinorUnits(minorUnits, Generate.Usd));
        LedgerEntry made = entry.Kind switch
        {
            EntryKind.WriteOff => LedgerEntry.WriteOff(day, amount),
            EntryKind.Reversal => LedgerEntry.Reversal(day, amount),
            EntryKind.Recovery => LedgerEntry.Recovery(day, amount),
            _ => LedgerEntry.RecoveryReturned(day, amount),
        };
        return made with { Account = entry.Account, Category = entry.Category };
    }

    private static void Compare(PeriodBreakdown breakdown, int seed)
    {
        var random = new Random(seed);
        foreach (AmountMeasure measure in Enum.GetValues<AmountMeasure>())
        {
            int first = random.Next(breakdown.Axis.Count), count = random.Next(1, breakdown.Axis.Count - first + 1);
            var period = ReportingPeriod.FromDates(breakdown.Axis[first].Start, breakdown.Axis[first + count - 1].End);
            int top = random.Next(1, 6);
            Compare(breakdown, measure, 0, breakdown.Axis.Count, breakdown.Top(top, measure), breakdown.ConcentrationOf(measure));
            Compare(breakdown, measure, first, count, breakdown.Top(top, measure, period), breakdown.ConcentrationOf(measure, period));
            Assert.Equal(PlainRanking.Rounding(breakdown, measure, 0, breakdown.Axis.Count), breakdown.Rounding(measure));
            Assert.Equal(PlainRanking.Rounding(breakdown, measure, first, count), breakdown.Rounding(measure, period));
        }
    }

    private static void Compare(
        PeriodBreakdown breakdown, AmountMeasure measure, int first, int count, TopBreakdown top, Concentration concentration)
    {
        (string? Value, Money Amount)[] ranked = PlainRanking.Of(breakdown, measure, first, count);
        string?[] values = [.. ranked.Select(one => one.Value)];
        Assert.Equal(values.Take(top.Count), top.Values);
        Assert.Equal(values.Skip(top.Count), top.OtherValues);
        Assert.Equal(
            breakdown.Total, top.Select(one => one.Value).Append(top.AllOthers).Aggregate((left, right) => left.Merge(right)));

        var shares = PlainRanking.Shares(ranked);
        Assert.Equal(
            shares, concentration.Shares.Select(one => (one.Value, one.Amount, one.Share.ToDecimal(), one.CumulativeShare.ToDecimal())));
        Assert.Equal(
            breakdown.Values.Join(ranked, value => value ?? "\0", one => one.Value ?? "\0", (_, one) => one)
                .Where(one => one.Amount.MinorUnits < 0),
            concentration.Excluded.Select(one => (one.Key, one.Value)));
        for (int n = 1; n <= shares.Count; n++) Assert.Equal(shares[n - 1].Cumulative, concentration.TopShare(n)!.Value.ToDecimal());
        Assert.Equal(
            $"{measure}, {PlainRanking.AmountOf(breakdown.Total, measure, first, count).Explain().Summary}, by account",
            $"{measure}, {concentration.Explain().Details.Single(detail => detail.Key == "of").Value}");
        if (shares.Count == 0)
        {
            Assert.Null(concentration.Herfindahl);
            return;
        }

        var measures = new ConcentrationMeasures([.. shares.Select(one => (double)one.Amount.ToDecimal())]);
        Assert.Equal(
            (measures.Herfindahl, measures.HerfindahlNormalised, measures.Gini, measures.GiniCorrected),
            (concentration.Herfindahl!.Value, concentration.HerfindahlNormalised, concentration.Gini!.Value, concentration.GiniCorrected));
        Assert.Equal(measures.Lorenz(), concentration.Lorenz);
    }
}
