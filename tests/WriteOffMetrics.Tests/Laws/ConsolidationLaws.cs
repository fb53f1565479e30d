using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace WriteOffMetrics.Tests;

public sealed class ConsolidationLaws
{
    private static readonly Currency Other = Currency.FromDefinition("TALER", 2);

    [Law]
    public Property One_currency_consolidated_is_what_it_was() => Law.ForAll(
        Generate.With(from axis in Generate.Axis from basis in Gen.Elements(Enum.GetValues<ExchangeRateBasis>()) select (axis, basis)),
        c =>
        {
            WriteOffLedger ledger = Generate.Ledger(c.Entries);
            ExchangeRates none = ExchangeRates.FromRates([]);
            PeriodBreakdown plain = ledger.SummarizeBy(c.Other.axis, Dimension.Reason),
                consolidated = new[] { ledger }.ConsolidateBy(
                c.Other.axis, Dimension.Reason, Generate.Usd, none, c.Other.basis, MidpointRounding.ToZero);
            Assert.Equal(plain.Values, consolidated.Values);
            foreach ((PeriodTotals left, PeriodTotals right) in plain.Values.Select(value => (plain[value], consolidated[value]))
                .Append((plain.Total, consolidated.Total)))
            {
                foreach ((_, Func<PeriodTotals, AmountSeries> read) in Figures.Measures)
                {
                    AmountSeries before = read(left.AllLosses), after = read(right.AllLosses);
                    Assert.Equal(before.Select(point => (point.Amount, point.EntryCount)),
                        after.Select(point => (point.Amount, point.EntryCount)));
                    Assert.Equal((before.OutsideCount, 0L), (after.OutsideCount, after.Rounding.MinorUnits));
                }
            }
        });

    [Law]
    public Property At_a_rate_of_1_amounts_change_their_currency_only() => Law.ForAll(
        Generate.With(from axis in Generate.Axis from basis in Gen.Elements(Enum.GetValues<ExchangeRateBasis>()) select (axis, basis)),
        c =>
        {
            WriteOffLedger ledger = Generate.Ledger(c.Entries);
            ExchangeRates ones = ExchangeRates.FromRates(Days(c.Other.axis).Select(day => (day, Generate.Usd, Other, 1m)));
            PeriodTotals plain = ledger.SummarizeBy(c.Other.axis),
                converted = new[] { ledger }.ConsolidateBy(c.Other.axis, Other, ones, c.Other.basis, MidpointRounding.ToEven);
            foreach ((_, Func<PeriodTotals, AmountSeries> read) in Figures.Measures)
                Assert.Equal(read(plain).Select(point => point.Amount.MinorUnits),
                    read(converted).Select(point => point.Amount.MinorUnits));
        });

    /// <summary>
    /// Against every entry multiplied by its rate in whole numbers of 10^-6 minor units, rounded once; and Σ cells + rounding line = the
    /// total.
    /// </summary>
    [Law]
    public Property Consolidated_cells_are_the_entries_times_their_rates_rounded_once_and_add_up_with_the_rounding_line() => Law.ForAll(
        Generate.With(from axis in Generate.Axis
                      from basis in Gen
        .Elements(ExchangeRateBasis.EntryDay, ExchangeRateBasis.PeriodEnd)
                      from seed in Gen.Choose(1, 1_000_000)
                      from split in Gen
        .Choose(0, 20)
                      select (axis, basis, seed, split)),
        c =>
        {
            PeriodAxis axis = c.Other.axis;
            LedgerEntry[] entries = [.. c.Entries.Where(entry => entry.Amount.MinorUnits < 1L << 40)];
            WriteOffLedger[] ledgers = [Generate.Ledger(entries.Take(c.Other.split)), Generate.Ledger(entries.Skip(c.Other.split))];
            ExchangeRates rates = ExchangeRates
                .FromRates(Days(axis).Select(day => (day, Generate.Usd, Other, Millionths(day) / 1_000_000m)));
            PeriodBreakdown breakdown = ledgers
                .ConsolidateBy(axis, Dimension.Account, Other, rates, c.Other.basis, MidpointRounding.AwayFromZero);
            ILookup<int, LedgerEntry> byPeriod = entries
                .Where(entry => entry.Category == EntryCategory.Receivable && axis.IndexOf(entry.EffectiveDate) >= 0)
                .ToLookup(entry => axis.IndexOf(entry.EffectiveDate));
            AmountSeries net = breakdown.Total.Net;
            AmountSeries[] parts = [.. breakdown.Values.Select(value => breakdown[value].Net)];
            BigInteger all = 0;
            foreach (int i in byPeriod.Select(period => period.Key).Append(0).Distinct())
            {
                BigInteger exact = byPeriod[i].Aggregate(
                    BigInteger.Zero, (sum, entry) => sum
                    + (BigInteger)entry.SignedAmount.MinorUnits * Millionths(
                    c.Other.basis == ExchangeRateBasis.EntryDay ? entry.EffectiveDate : axis[i].End));
                all += exact;
                Assert.Equal(Rounded(exact), net[i].Amount.MinorUnits);
                Assert.Equal(net[i].Amount.MinorUnits, parts.Sum(part => part[i].Amount.MinorUnits)
                    + breakdown.Rounding(AmountMeasure.Net, axis[i]).MinorUnits);
            }

            Assert.Equal(Rounded(all), net.Total.Amount.MinorUnits);
            Assert.Equal(net.Total.Amount.MinorUnits, net.Sum(point => point.Amount.MinorUnits) + net.Rounding.MinorUnits);

            int Millionths(LocalDate day) => 500_000 + (day.DayOfYear * 7_919 + c.Other.seed) % 1_000_003;
        });

    private static long Rounded(BigInteger millionths)
    {
        BigInteger twice = BigInteger.Abs(millionths) * 2 / 1_000_000;
        return (long)((twice + 1) / 2) * millionths.Sign;
    }

    private static IEnumerable<LocalDate> Days(PeriodAxis axis) =>
        Enumerable.Range(0, Period.DaysBetween(axis.Start, axis.End) + 1).Select(axis.Start.PlusDays);
}
