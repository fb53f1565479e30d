using System.Globalization;
using NodaTime;

namespace WriteOffMetrics.Tests;

public sealed class RatioTests
{
    private static readonly Currency Usd = Currency.FromCode("USD");
    private static readonly PeriodAxis Quarter = ReportingCalendar.Months.Between(new LocalDate(2026, 1, 1), new LocalDate(2026, 3, 31));

    private static PeriodTotals Totals(LocalDate? completeThrough = null)
    {
        WriteOffLedger ledger = WriteOffLedger.FromEntries(Usd,
        [
            LedgerEntry.WriteOff(new LocalDate(2026, 1, 31), Money.FromDecimal(300m, Usd)),
            LedgerEntry.Reversal(new LocalDate(2026, 2, 1), Money.FromDecimal(50m, Usd)),
            LedgerEntry.Recovery(new LocalDate(2026, 2, 28), Money.FromDecimal(100m, Usd)),
            LedgerEntry.RecoveryReturned(new LocalDate(2026, 3, 1), Money.FromDecimal(20m, Usd)),
            LedgerEntry.WriteOff(new LocalDate(2026, 3, 31), Money.FromDecimal(30m, Usd)),
            LedgerEntry.WriteOff(new LocalDate(2026, 3, 31), Money.FromDecimal(7m, Usd)) with { Category = EntryCategory.Inventory },
            LedgerEntry.WriteOff(new LocalDate(2026, 3, 31),
            Money.FromDecimal(1_000m, Usd)) with { Category = EntryCategory.CreditBalance },
        ]);
        return (completeThrough is { } day ? ledger.CompleteThrough(day) : ledger).SummarizeBy(Quarter);
    }

    private static AmountSeries Sales(params decimal[] values) => AmountSeries.FromValuesInOrder(Usd, Quarter, values);

    /// <summary>Derived by hand from the six entries above.</summary>
    [Fact]
    public void Net_write_offs_are_kept_apart_by_category_and_may_be_negative()
    {
        PeriodTotals totals = Totals();
        Assert.Equal([300m, 0m, 30m], totals.Gross.Select(point => point.Amount.ToDecimal()));
        Assert.Equal([300m, -150m, 50m], totals.Net.Select(point => point.Amount.ToDecimal()));
        Assert.Equal([0m, 0m, 7m], totals.For(EntryCategory.Inventory).Gross.Select(point => point.Amount.ToDecimal()));
        Assert.Equal([300m, -150m, 57m], totals.AllLosses.Net.Select(point => point.Amount.ToDecimal()));
        Assert.Equal([EntryCategory.Receivable, EntryCategory.Inventory, EntryCategory.CreditBalance], totals.Categories);
        Assert.Equal("receivable: gross 330.00 USD, net 200.00 USD, 3 periods of months, 2026-01-01/2026-03-31", totals.ToString());
        Assert.Equal("-15.00 %", totals.Net.ToSales(Sales(1_000m, 1_000m, 1_000m))[1].Ratio!.Value.ToString("P2", null));
    }

    [Fact]
    public void An_undefined_ratio_says_why_and_is_neither_classified_nor_compared()
    {
        RatioSeries ratio = Totals(new LocalDate(2026, 2, 28)).Gross.ToSales(Sales(0m, -5m, 100m));
        Assert.Equal([MetricStatus.ZeroDenominator, MetricStatus.NegativeDenominator, MetricStatus.IncompletePeriod],
            ratio.Select(point => point.Status));
        Assert.All(ratio, point => Assert.Null(point.Value));
        Assert.Equal(
            ["not classified: zero denominator", "not classified: negative denominator", "not classified: incomplete period"],
            ratio.Select(point => ThresholdScale.WriteOffToSales.Classify(point).ToString()));
        Assert.All(ratio, point => Assert.Null(ThresholdScale.WriteOffToSales.Classify(point).DistanceToBetter));
        Assert.Equal("not compared with Retail average: zero denominator; unverified source",
            PublishedBenchmarks.RetailAverage.Compare(ratio[0]).ToString());
        Assert.Equal(MetricStatus.NegativeDenominator, ratio.Overall.Status);
        Assert.Same(ratio[1], ratio.Latest);
        Assert.Equal("2026-01 zero denominator", ratio[0].ToString());
        Assert.StartsWith("M3 = 300.00 USD ÷ 0.00 USD: undefined, zero denominator, 1 entry\n", ratio[0].Explain().ToString(),
            StringComparison.Ordinal);
        Assert.All(ratio.ChangeFromPeriodBefore(), change => Assert.Null(change.Difference));
        Assert.Equal([ChangeStatus.NoEarlierPeriod, ChangeStatus.UndefinedFigure, ChangeStatus.IncompletePeriod],
            ratio.ChangeFromPeriodBefore().Select(change => change.Status));
    }

    [Fact]
    public void Incomplete_periods_count_only_when_asked_for_and_the_explanation_says_so()
    {
        RatioSeries ratio = Totals(new LocalDate(2026, 3, 30)).Gross.ToSales(Sales(1_000m, 1_000m, 1_000m));
        Assert.Equal((MetricStatus.IncompletePeriod, 0.15m), (ratio[2].Status, ratio.Overall.Ratio!.Value.ToDecimal()));
        RatioSeries asked = ratio.IncludeIncomplete();
        Assert.Equal((MetricStatus.Defined, 0.03m, 0.11m), (
            asked[2].Status, asked[2].Ratio!.Value.ToDecimal(), asked.Overall.Ratio!.Value.ToDecimal()));
        Assert.Contains("counts an incomplete period, because it was asked for", asked[2].Explain().ToString(), StringComparison.Ordinal);
        Assert.Equal((true, false, "2026-03 3.00 % (incomplete period)"), (asked[1].IsComplete, asked[2].IsComplete, asked[2].ToString()));
        Assert.Equal("Acceptable, 1.00 points above Excellent, 2.00 points below Concerning (incomplete period)",
            ThresholdScale.WriteOffToSales.Classify(asked[2]).ToString());
        Assert.Equal("equal to Retail average (incomplete period); unverified source",
            PublishedBenchmarks.RetailAverage.Compare(asked[2]).ToString());
        Assert.DoesNotContain("asked for", asked[1].Explain().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_complete_period_the_overall_ratio_is_undefined_and_there_is_no_latest()
    {
        RatioSeries ratio = Totals(new LocalDate(2026, 1, 30)).Gross.ToSales(Sales(1_000m, 1_000m, 1_000m));
        Assert.Null(ratio.Latest);
        Assert.Equal((MetricStatus.IncompletePeriod, 0m, 0),
            (ratio.Overall.Status, ratio.Overall.Numerator!.Value.ToDecimal(), ratio.Overall.Entries.Count));
        Assert.Equal(Quarter.Span, ratio.Overall.Period);
        Assert.Contains("no period of it complete", ratio.Overall.Explain().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_explanation_says_everything_a_reader_may_ask()
    {
        RatioSeries ratio = Totals().Net.WithTaxBasis(TaxBasis.WithoutTax)
            .ToSales(Sales(9_000m, 500m, 500m).WithTaxBasis(TaxBasis.WithoutTax).WithSource("general ledger, account 4000"));
        Assert.Equal(
            """
            M3 = 200.00 USD ÷ 10,000.00 USD = 2.00 %, 5 entries
              metric        M3 write-off to sales: net write-offs (receivable) ÷ total sales
              period        2026-01 to 2026-03 (2026-01-01/2026-03-31), 3 periods taken together: Σ over them
              calendar      months
              ledger        all entries
              completeness  the ledger states no last complete day, so every period counts as complete
              outside       no entry of this kind lies outside the axis
              denominator   stated by the caller as it was known to them; general ledger, account 4000
              tax basis     net write-offs: without tax; denominator: without tax
              source        Write-off Amount KPI
            """.ReplaceLineEndings("\n"),
            ratio.Overall.Explain().ToString());
        Assert.StartsWith("M3 = 300.00 USD ÷ 9,000.00 USD ≈ 3.33 %, 1 entry", ratio[0].Explain().Summary, StringComparison.Ordinal);
        Assert.StartsWith("S1 = 9,000.00 USD\n", Sales(9_000m, 500m, 500m)[0].Explain().ToString(), StringComparison.Ordinal);
        Assert.Equal(AmountMetrics.NetWriteOffs, Totals().Net[0].Explain().Definition);
        Assert.Equal("reversals (receivable)", Totals().Reversals[1].Explain().Definition.Numerator);
        Assert.Equal("the books are complete through 2026-02-28",
            Totals(new LocalDate(2026, 2, 28)).Gross[0].Explain().Details.Single(detail => detail.Key == "completeness").Value);
    }

    [Fact]
    public void An_explanation_says_which_entries_were_left_out_by_filters()
    {
        var day = new LocalDate(2026, 1, 31);
        WriteOffLedger ledger = WriteOffLedger
            .FromEntries(Usd, [LedgerEntry.WriteOff(day, Money.FromDecimal(1m, Usd)).With("sector", "retail")]);
        WriteOffLedger filtered = ledger.Where(EntryKind.WriteOff).Where(EntryCategory.Receivable)
            .Where("sector", value => value is not null).Where(Dimension.Account, value => value is null).Where(Quarter.Span);
        Assert.Equal(
            "entries where kind = write-off and category = receivable and sector = 'retail' and account not stated and effective "
            + "date in 2026-01-01/2026-03-31",
            Of(filtered.SummarizeBy(Quarter)));
        Assert.Equal("entries where sector = 'retail'", Of(ledger.SummarizeBy(Quarter, "sector")["retail"]));
        Assert.Equal("entries where account not stated", Of(ledger.SummarizeBy(Quarter, Dimension.Account)[null]));
        Assert.Equal("2 parts of one ledger merged: all entries; entries where sector = 'retail'",
            Of(ledger.SummarizeBy(Quarter).Merge(ledger.Where("sector", "retail").SummarizeBy(Quarter))));
        Assert.Equal("1 entry in USD where sector = 'retail', complete through 2026-01-31",
            ledger.Where("sector", "retail").CompleteThrough(day).ToString());

        static string Of(PeriodTotals totals) => totals.Gross[0].Explain().Details.Single(detail => detail.Key == "ledger").Value;
    }

    [Fact]
    public void A_rate_per_month_is_not_compared_with_one_per_year()
    {
        AmountSeries stated = AmountSeries.FromValuesInOrder(AmountMetrics.AverageReceivables, Usd, Quarter, [1_000m, 1_000m, 1_000m]);
        RatioPoint monthly = Totals().Net.ToAverageReceivables(stated)[0];
        Assert.Equal("net write-offs (receivable) per month ÷ average receivables as stated by their source", monthly.Definition.Formula);
        Benchmark yearly = Benchmark.FromValue(
            "Banks", Ratio.FromPercent(1m), BenchmarkStatistic.Mean, RatioMetrics.NetWriteOffToAverageReceivables, "banks", "a survey");
        Assert.Throws<ArgumentException>(() => yearly.Compare(monthly));
        ReportingPeriod whole = ReportingPeriod.FromDates(Quarter.Start, Quarter.End, "spring");
        string[] words =
        [
            .. new[] { ReportingCalendar.Days, ReportingCalendar.IsoWeeks, ReportingCalendar.FiscalMonths(4, FiscalYearNaming.EndYear),
            ReportingCalendar.Quarters, ReportingCalendar.HalfYears, ReportingCalendar.Years, FiscalWeekYear.NationalRetailFederation.Years,
            FiscalWeekYear.NationalRetailFederation.Quarters, FiscalWeekYear.NationalRetailFederation.Periods,
            FiscalWeekYear.NationalRetailFederation.Weeks, ReportingCalendar.FromPeriods("seasons", [whole]) }
                .Select(calendar => calendar.Between(Quarter.Start, Quarter.Start))
                .Select(axis => WriteOffLedger.FromEntries(Usd, []).SummarizeBy(axis).Net
                    .ToAverageReceivables(AmountSeries
                        .FromValuesInOrder(AmountMetrics.AverageReceivables, Usd, axis, [1m])).Definition.Numerator[
                    "net write-offs (receivable) per ".Length..]),
        ];
        Assert.Equal(["day", "week", "month", "quarter", "half-year", "year", "year", "quarter", "period of whole weeks", "week",
            "period of seasons (90 days)"], words);
    }

    [Fact]
    public void A_ledger_filtered_by_a_category_is_read_from_it()
    {
        WriteOffLedger ledger = WriteOffLedger
            .FromEntries(Usd, [LedgerEntry.WriteOff(
            Quarter.Start, Money.FromDecimal(5m, Usd)) with { Category = EntryCategory.Inventory }]);
        Assert.Equal(("inventory", 5m), (
            ledger.Where(EntryCategory.Inventory).SummarizeBy(Quarter).Scope,
            ledger.Where(EntryCategory.Inventory).SummarizeBy(Quarter).Gross.Total.Amount.ToDecimal()));
        Assert.Equal("inventory", ledger.Where(EntryCategory.Inventory).SummarizeBy(Quarter, Dimension.Account)[null].Scope);
        Assert.Equal(("receivable", 0m), (ledger.SummarizeBy(Quarter).Scope, ledger.SummarizeBy(Quarter).Gross.Total.Amount.ToDecimal()));
        Assert.Throws<ArgumentException>(() => ledger.SummarizeBy(Quarter).Merge(ledger.SummarizeBy(Quarter).AllLosses));
        Assert.Throws<ArgumentException>(() =>
            ledger.SummarizeBy(Quarter, Dimension.Account).Merge(
            ledger.Where(EntryCategory.Inventory).SummarizeBy(Quarter, Dimension.Account)));
    }

    [Fact]
    public void What_exceeds_64_bits_outside_or_in_total_can_still_be_printed_and_explained()
    {
        Money huge = Money.FromMinorUnits(long.MaxValue, Usd);
        WriteOffLedger ledger = WriteOffLedger.FromEntries(Usd,
        [
            LedgerEntry.WriteOff(new LocalDate(2024, 1, 1), huge), LedgerEntry.WriteOff(new LocalDate(2024, 1, 1), huge),
            LedgerEntry.WriteOff(new LocalDate(2027, 1, 1), huge),
            LedgerEntry.WriteOff(Quarter.Start, huge), LedgerEntry.WriteOff(Quarter.End, huge),
        ]);
        PeriodTotals totals = ledger.SummarizeBy(Quarter);
        Assert.Contains("3 entries of this kind outside the axis, 27,670,116,110,564,327,421 minor units of USD, not counted here",
            totals.Gross[0].Explain().ToString(), StringComparison.Ordinal);
        Assert.Equal("receivable: gross 18,446,744,073,709,551,614 minor units of USD, net 18,446,744,073,709,551,614 minor units of USD, "
            + "3 periods of months, 2026-01-01/2026-03-31", totals.ToString());
        Assert.Throws<OverflowException>(() => totals.Gross.Total);
    }

    [Fact]
    public void What_does_not_belong_together_is_not_divided()
    {
        PeriodTotals totals = Totals();
        AmountSeries sales = Sales(1m, 1m, 1m);
        Assert.StartsWith("Found M2b recoveries as write-offs",
            Assert.Throws<ArgumentException>(() => totals.Recoveries.ToSales(sales)).Message, StringComparison.Ordinal);
        Assert.Equal("S1 stated amount: amounts stated by the caller", sales.Definition.ToString());
        Assert.StartsWith("Found S1 stated amount as write-offs",
            Assert.Throws<ArgumentException>(() => sales.ToSales(sales)).Message, StringComparison.Ordinal);
        Assert.StartsWith("Found net write-offs (receivable) of the same ledger as total sales",
            Assert.Throws<ArgumentException>(() => totals.Gross.ToSales(totals.Net)).Message, StringComparison.Ordinal);
        Assert.Contains("one currency is allowed", Assert
            .Throws<ArgumentException>(() =>
            totals.Gross.ToSales(AmountSeries.FromValuesInOrder(Currency.FromCode("EUR"), Quarter, [1m, 1m, 1m]))).Message,
            StringComparison.Ordinal);
        Assert.Contains("one tax basis is allowed", Assert
            .Throws<ArgumentException>(() =>
            totals.Gross.WithTaxBasis(TaxBasis.WithTax).ToSales(sales.WithTaxBasis(TaxBasis.WithoutTax))).Message,
            StringComparison.Ordinal);

        PeriodAxis other = ReportingCalendar.FiscalQuarters(1, FiscalYearNaming.EndYear).Between(Quarter.Start, Quarter.End);
        Assert.Contains("the same periods are allowed", Assert
            .Throws<ArgumentException>(() => totals.Gross.ToSales(AmountSeries.FromValuesInOrder(Usd, other, [1m]))).Message,
            StringComparison.Ordinal);

        // The same months under another calendar's names are the same periods.
        PeriodAxis sameMonths = ReportingCalendar.FiscalMonths(10, FiscalYearNaming.EndYear).Between(Quarter.Start, Quarter.End);
        Assert.Equal(300m, totals.Gross.ToSales(AmountSeries.FromValuesInOrder(Usd, sameMonths, [1m, 1m, 1m]))[0].Ratio!.Value.ToDecimal());
    }

    [Fact]
    public void Sales_with_a_gap_are_refused()
    {
        ArgumentException gap = Assert.Throws<ArgumentException>(() => Sales(1m, 2m));
        Assert.StartsWith("Found 2 amounts for 3 periods of months, 2026-01-01/2026-03-31; one amount per period is allowed. "
            + "State a period without any as 0", gap.Message, StringComparison.Ordinal);
        Assert.StartsWith("2026-03: Found 3.001 USD; USD has 2 decimals",
            Assert.Throws<ArgumentException>(() => Sales(1m, 2m, 3.001m)).Message, StringComparison.Ordinal);
        Assert.StartsWith("After the last period: Found 4.001 USD",
            Assert.Throws<ArgumentException>(() => Sales(1m, 2m, 3m, 4.001m)).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => Sales(1m, 2m, 3m)[0].Entries);
        Assert.Null(Sales(1m, 2m, 3m).Outside);
        Assert.Null(Sales(1m, 2m, 3m)[0].EntryCount);
        Assert.Throws<ArgumentOutOfRangeException>(() => Sales(1m, 2m, 3m).At(new LocalDate(2026, 4, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Sales(1m, 2m, 3m)[3]);
        Assert.Throws<ArgumentOutOfRangeException>(() => Sales(1m, 2m, 3m).WithTaxBasis((TaxBasis)5));
        Assert.Throws<ArgumentException>(() => Sales(1m, 2m, 3m).WithSource(" "));
        Assert.Equal("6.00 USD in 3 periods of months, 2026-01-01/2026-03-31", Sales(1m, 2m, 3m).ToString());
        Assert.Equal("2026-02 2.00 USD", Sales(1m, 2m, 3m).At(new LocalDate(2026, 2, 9)).ToString());
    }

    [Fact]
    public void A_ratio_reads_as_a_percentage()
    {
        var ratio = Ratio.FromPercent(2.345m);
        Assert.Equal((0.02345m, 2.345m, "2.345 %", "2.35 %", "2 %", "0.02345", "2,345 %"),
            (ratio.ToDecimal(), ratio.Percent, ratio.ToString(), ratio.ToString("P2", null), $"{ratio:P0}", $"{ratio:F}",
            ratio.ToString("G", CultureInfo.GetCultureInfo("de-DE"))));
        Assert.Equal(ratio, Ratio.Parse("0.02345", null));
        Assert.Equal(ratio, Ratio.Parse("2.345%", null));
        Assert.Equal(Ratio.FromPercent(123_456m), Ratio.Parse("123,456 %", null));
        Assert.True(ratio < Ratio.FromPercent(3m) && ratio <= Ratio.FromDecimal(0.023450m) && Ratio.FromPercent(3m) > ratio
            && ratio >= Ratio.FromDecimal(0.02345m));
        foreach (string text in new[] { "2,345 percent", "", "%", "1,2 %", "2.345 %%" })
            Assert.Throws<FormatException>(() => Ratio.Parse(text, null));
        Assert.Equal(("2.345000000 %", "2.3 %"), (ratio.ToString("P9", null), ratio.ToString("P1", null)));
        Assert.False(ratio < Ratio.FromPercent(2.345m) || ratio > Ratio.FromPercent(2.345m));
        foreach (string format in new[] { "P29", "P:", "P/", "X" })
            Assert.Throws<FormatException>(() => ratio.ToString(format, null));
        Assert.True(Ratio.TryParse("0.1234567890123456789012345678", null, out _));
        Assert.True(Ratio.TryParse("1.2345678901234567890123456780", null, out _));
        Assert.True(Ratio.TryParse("007.5 %", null, out _));
        Assert.False(Ratio.TryParse("0.12345678901234567890123456789", null, out _));

        // A decimal holds up to 79,228,162,514,264,337,593,543,950,335 with a point anywhere in it.
        Assert.Equal(Ratio.FromDecimal(1.2345678901234567890123456789m), Ratio.Parse("1.2345678901234567890123456789", null));
        Assert.Equal(Ratio.FromDecimal(1234567890.1234567890123456789m), Ratio.Parse("1234567890.1234567890123456789", null));
        Assert.True(Ratio.TryParse("7.9228162514264337593543950335", null, out _));
        Assert.False(Ratio.TryParse("7.9228162514264337593543950336", null, out _));
        Assert.False(Ratio.TryParse("8.2345678901234567890123456789", null, out _));
        Assert.Throws<ArgumentException>(() => Ratio.FromPercent(0.000000000000000000000000001m));
        Assert.Equal("0 %", default(Ratio).ToString());
        Assert.Equal(Ratio.FromDecimal(-1m / 3), Ratio.Parse(Ratio.FromDecimal(-1m / 3).ToString("F", null), null));
        Assert.Throws<ArgumentOutOfRangeException>(() => Ratio.FromDecimal(decimal.MaxValue));
        Assert.False(Ratio.TryParse("792281625142643375935439504", null, out _));
        Assert.Equal(Ratio.FromDecimal(decimal.MaxValue / 100), Ratio.Parse(Ratio.FromDecimal(decimal.MaxValue / 100).ToString(), null));
        Assert.False(Ratio.TryParse("1.50\0", null, out _));
        Assert.Equal("-2.35 %", Ratio.FromPercent(-2.345m).ToString("P2", null));
    }
}
