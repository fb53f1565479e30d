using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace WriteOffMetrics.Tests;

public sealed partial class RatioLaws
{
    [Law]
    public Property An_explanation_parsed_gives_the_ratio_and_its_entries_the_numerator() => Law.ForAll(
        Generate.With(from axis in Generate.Axis from complete in Generate.Day select (axis, complete)),
        c =>
        {
            PeriodTotals totals = Generate.Ledger(c.Entries).CompleteThrough(c.Other.complete).SummarizeBy(c.Other.axis);
            foreach (PeriodTotals scope in Figures.Scopes(totals))
            {
                AmountSeries denominators = Generate.Sales(c.Other.axis);
                AmountSeries averages = AmountSeries.FromValuesInOrder(
                    AmountMetrics.AverageReceivables, Generate.Usd, c.Other.axis, denominators.Select(point => point.Amount.ToDecimal()));
                RatioSeries[] metrics = [
                    scope.Gross.ToSales(denominators), scope.Net.ToSales(denominators), scope.Gross.ToAverageReceivables(averages),
                    scope.Net.ToAverageReceivables(averages)];
                foreach (RatioPoint point in metrics.SelectMany(metric => metric.Append(metric.Overall)))
                {
                    bool net = point.Definition.Numerator.StartsWith("net", StringComparison.Ordinal);
                    Match match = RatioSummary().Match(point.Explain().Summary);
                    Assert.True(match.Success, point.Explain().Summary);
                    Assert.Equal(point.Definition.Id, match.Groups["id"].Value);
                    var numerator = Money.Parse(match.Groups["numerator"].Value, null);
                    var denominator = Money.Parse(match.Groups["denominator"].Value, null);
                    Assert.Equal(numerator, SumOf(point.Entries, net));
                    Assert.Equal(point.Entries.Count.ToString("N0", CultureInfo.InvariantCulture), match.Groups["entries"].Value);
                    Assert.Equal(point.Entries.Count, point.EntryCount);
                    if (point.Status == MetricStatus.Defined)
                        Assert.Equal(numerator.ToDecimal() / denominator.ToDecimal(), point.Ratio!.Value.ToDecimal());
                    else Assert.Equal(": undefined, incomplete period", match.Groups["quotient"].Value);
                }
            }
        });

    [Law]
    public Property An_amounts_explanation_parsed_gives_the_amount_and_its_entries_add_up_to_it() =>
        Law.ForAll(Generate.EntriesAndAxis, c =>
    {
        WriteOffLedger[] halves = [
            Generate.Ledger(c.Entries.Take(c.Entries.Length / 2)), Generate.Ledger(c.Entries.Skip(c.Entries.Length / 2))];
        PeriodBreakdown merged = halves[0].SummarizeBy(c.Axis, Dimension.Account).Merge(halves[1].SummarizeBy(c.Axis, Dimension.Account));
        foreach (PeriodTotals scope in merged.Values.Take(3).Select(value => merged[value]).Append(merged.Total).SelectMany(Figures.Scopes))
        {
            foreach ((string name, Func<PeriodTotals, AmountSeries> read) in Figures.Measures)
            {
                foreach (AmountPoint point in read(scope).Where(point => point.EntryCount > 0).Append(read(scope).Total))
                {
                    Match match = AmountSummary().Match(point.Explain().Summary);
                    Assert.Equal(point.Amount, Money.Parse(match.Groups["amount"].Value, null));
                    Assert.Equal(point.Amount, SumOf(point.Entries, name == "net"));
                    Assert.Equal(point.EntryCount, point.Entries.Count);
                }
            }
        }
    });

    /// <summary>A quotient q is the nearest of 28 decimals if 2·|q·d − n|·10^28 ≤ d, in whole numbers.</summary>
    [Law]
    public Property A_ratio_is_the_nearest_decimal_to_its_exact_quotient() => Law.ForAll(
        Arb.From(from n in ArbMap.Default.GeneratorFor<long>()
                 from d in Gen.Choose(1, int.MaxValue)
                 from wide in Gen
        .Choose(0, 3)
                 from power in Gen.Choose(0, 40)
                 select (n, d, wide, power)),
        c =>
        {
            // Beyond 96 bits above and below the line, where decimal division cannot go.
            BigInteger numerator = c.n * BigInteger.Pow(3, c.wide * c.power),
                denominator = (BigInteger)c.d * BigInteger.Pow(7, c.wide * c.power / 2) * BigInteger.Pow(1_000_003, c.wide);
            if (BigInteger.Abs(numerator) / denominator > 1_000_000) return;
            decimal ratio = RatioArithmetic.ToRatio((Fraction)numerator / denominator).ToDecimal();
            BigInteger mantissa = BigInteger
                .Parse(ratio.ToString(CultureInfo.InvariantCulture).Replace(".", "", StringComparison.Ordinal),
                CultureInfo.InvariantCulture);

            // Zeros at the end are not printed, so the scale was the greatest for which the digits fit 96 bits.
            int scale = ratio.Scale;
            while (scale < 28 && BigInteger.Abs(mantissa * 10) < BigInteger.One << 96)
            {
                mantissa *= 10;
                scale++;
            }

            Assert.True(2 * BigInteger.Abs(mantissa * denominator - numerator * BigInteger.Pow(10, scale)) <= denominator,
                $"{numerator}/{denominator} = {ratio}");
        });

    /// <summary>
    /// Two-point averages and actual days, against the definition written out in whole numbers: n·2·Y ÷ ((opening + closing)·d).
    /// </summary>
    [Law]
    public Property An_annualised_ratio_over_averages_is_its_definition() => Law.ForAll(
        Generate.With(from year in Gen.Choose(2022, 2026)
                      from balances in Gen
        .ArrayOf(Gen.Choose(1, 1_000_000), 13)
                      select (year, balances)),
        c =>
        {
            PeriodAxis months = ReportingCalendar.Months.Between(new LocalDate(c.Other.year, 1, 1), new LocalDate(c.Other.year, 12, 31));
            BalanceHistory history = BalanceHistory
                .FromBalances(Generate.Usd, c.Other.balances
                .Select((cents, i) => (new LocalDate(c.Other.year - 1, 12, 1).PlusMonths(i).With(DateAdjusters.EndOfMonth), cents / 100m)));
            PeriodTotals totals = Generate.Ledger(c.Entries).SummarizeBy(months);
            RatioSeries rate = totals.Net.ToAverageReceivables(history.AverageBy(months, BalanceAveraging.TwoPoint))
                .Annualize(Annualization.ActualDays);
            int daysInYear = CalendarSystem.Iso.GetDaysInYear(c.Other.year);
            for (int i = 0; i < 12; i++)
            {
                BigInteger numerator = (BigInteger)totals.Net[i].Amount.MinorUnits * 2 * daysInYear,
                    denominator = (BigInteger)(c.Other.balances[i] + c.Other.balances[i + 1]) * months[i].Days;
                Assert.Equal(RatioArithmetic.ToRatio((Fraction)numerator / denominator), rate[i].Value);
            }

            // Σ ÷ Σ of the year: Σ n·2·Y ÷ Σ (opening + closing)·d.
            BigInteger weighted = Enumerable.Range(0, 12)
                .Aggregate(BigInteger.Zero, (sum, i) => sum + (BigInteger)(c.Other.balances[i] + c.Other.balances[i + 1]) * months[i].Days);
            BigInteger all = totals.Net.Aggregate(BigInteger.Zero, (sum, point) => sum + point.Amount.MinorUnits);
            Assert.Equal(RatioArithmetic.ToRatio((Fraction)(all * 2 * daysInYear) / weighted), rate.Overall.Value);
            Assert.Equal(rate.Overall.Value, rate.YearToDate()[11]!.Value);
        });

    [Law]
    public Property An_overall_ratio_is_the_sum_over_the_sum_of_the_complete_periods() => Law.ForAll(
        Generate.With(from axis in Generate.Axis from complete in Generate.Day select (axis, complete)),
        c =>
        {
            RatioSeries ratio = Generate.Ledger(c.Entries).CompleteThrough(c.Other.complete).SummarizeBy(c.Other.axis).Gross
                .ToSales(Generate.Sales(c.Other.axis));
            RatioPoint[] complete = [.. ratio.Where(point => point.Period.End <= c.Other.complete)];
            Assert.All(ratio, point => Assert.Equal(point.Period.End > c.Other.complete, point.Status == MetricStatus.IncompletePeriod));
            Assert.Same(complete.LastOrDefault(), ratio.Latest);
            if (complete.Length == 0) Assert.Equal(MetricStatus.IncompletePeriod, ratio.Overall.Status);
            else Assert.Equal(complete.Sum(point => point.Numerator!.Value.ToDecimal()) / complete
                .Sum(point => point.Denominator!.Value.ToDecimal()), ratio.Overall.Ratio!.Value.ToDecimal());
        });

    [Law]
    public Property Classification_is_total_and_monotone_and_exact_at_the_bounds() => Law.ForAll(
        Arb.From(
            from numerator in Gen.Choose(0, int.MaxValue)
            from denominator in Gen.Choose(1, int.MaxValue)
            from step in Gen.Choose(0, 1000)
            from bound1 in Gen.Choose(-500, 5_000)
            from bound2 in Gen.Choose(5_001, 90_000)
            from inclusive in Gen.Elements(true, false)
            from atBound in Gen.Elements(true, false)
            select (numerator, denominator, step, bound1, bound2, inclusive, atBound)),
        c =>
        {
            var low = Ratio.FromPercent(c.bound1 / 1000m);
            var high = Ratio.FromPercent(c.bound2 / 1000m);
            ThresholdScale scale = ThresholdScale.FromBands("test", RatioMetrics.NetWriteOffToSales,
                c.inclusive ? ThresholdBand.UpTo("low", low) : ThresholdBand.Below("low", low), ThresholdBand.UpTo("middle", high),
                ThresholdBand.Rest("high"));

            // The numerator either lies anywhere, or exactly on a bound, or one minor unit beside it.
            long numerator = c.atBound ? (long)((BigInteger)c.bound2 * c.denominator / 100_000) : c.numerator;
            RatioPoint lower = Point(numerator, c.denominator), higher = Point(numerator + c.step, c.denominator);
            int lowerBand = IndexOf(scale.Classify(lower)), higherBand = IndexOf(scale.Classify(higher));
            Assert.True(lowerBand <= higherBand);
            Assert.Equal(Expected(lower), lowerBand);
            Assert.Equal(Expected(higher), higherBand);

            int IndexOf(Classification classification) => scale.Bands.ToList().IndexOf(classification.Band!);

            int Expected(RatioPoint point)
            {
                BigInteger scaled = (BigInteger)point.Numerator!.Value.MinorUnits * 100_000;
                int toLow = scaled.CompareTo((BigInteger)c.bound1 * point.Denominator!.Value.MinorUnits);
                return toLow < (c.inclusive ? 1 : 0) ? 0 : scaled <= (BigInteger)c.bound2 * point.Denominator!.Value.MinorUnits ? 1 : 2;
            }
        });

    private static RatioPoint Point(long writeOffs, long sales)
    {
        PeriodAxis year = ReportingCalendar.Years.Between(new LocalDate(2026, 1, 1), new LocalDate(2026, 1, 1));
        LedgerEntry[] entries = writeOffs == 0 ? [] : [
            LedgerEntry.WriteOff(new LocalDate(2026, 5, 5), Money.FromMinorUnits(writeOffs, Generate.Usd))];
        return Generate.Ledger(entries).SummarizeBy(year).Net
            .ToSales(AmountSeries.FromValuesInOrder(Generate.Usd, year, [Money.FromMinorUnits(sales, Generate.Usd).ToDecimal()]))[0];
    }

    private static Money SumOf(IEnumerable<LedgerEntry> entries, bool net) =>
        entries.Aggregate(Money.Zero(Generate.Usd), (sum, entry) => sum + (net ? entry.SignedAmount : entry.Amount));

    [GeneratedRegex(@"^(?<id>M\d+) = (?<numerator>-?[\d,.]+ USD) ÷ (?<denominator>-?[\d,.]+ USD)" +
        @"(?<quotient>: undefined, [a-z ]+| [=≈] -?[\d,.]+ %), (?<entries>[\d,]+) entr(y|ies)$")]
    private static partial Regex RatioSummary();

    [GeneratedRegex(@"^(M1|M2[a-d]?) = (?<amount>-?[\d,.]+ USD), [\d,]+ entr(y|ies)$")]
    private static partial Regex AmountSummary();
}
