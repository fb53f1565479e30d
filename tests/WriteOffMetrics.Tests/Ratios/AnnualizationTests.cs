using NodaTime;

namespace WriteOffMetrics.Tests;

public sealed class AnnualizationTests
{
    private static readonly Currency Usd = Currency.FromCode("USD");
    private static readonly PeriodAxis Quarters = ReportingCalendar.Quarters
        .Between(new LocalDate(2024, 1, 1), new LocalDate(2024, 12, 31));

    /// <summary>By hand: 1 ÷ 100 × 4 = 4 %; × 366 ÷ 91 and ÷ 92; × 360 ÷ 91; 1 − 0.99⁴ = 3.940399 %.</summary>
    [Fact]
    public void Each_way_gives_its_own_number_and_says_which()
    {
        RatioSeries rate = Rate(Quarters, 1m, 1m, 1m, 1m);
        Assert.Equal(["4.00 %", "4.00 %"], Read(rate.Annualize(Annualization.Times(4))));
        Assert.Equal([366m / 9_100, 366m / 9_100, 366m / 9_200, 366m / 9_200],
            rate.Annualize(Annualization.ActualDays).Select(point => point.Ratio!.Value.ToDecimal()));
        Assert.Equal(360m / 9_100, rate.Annualize(Annualization.ActualDaysOf(360))[0].Ratio!.Value.ToDecimal());
        RatioSeries compounded = rate.Annualize(Annualization.Compounded(4));
        Assert.Equal((0.03940399m, 0.03940399m), (compounded[0].Ratio!.Value.ToDecimal(), compounded.Overall.Ratio!.Value.ToDecimal()));
        Assert.Equal("M7 = 1 − (1 − 1.00 USD ÷ 100.00 USD)^4 ≈ 3.94 %, 1 entry", compounded[0].Explain().Summary);
        Assert.Equal("M7 = 1.00 USD × 4 ÷ 100.00 USD = 4.00 %, 1 entry", rate.Annualize(Annualization.Times(4))[0].Explain().Summary);
        Assert.Equal("M7 = 1.00 USD × 366 ÷ 91 days ÷ 100.00 USD ≈ 4.02 %, 1 entry",
            rate.Annualize(Annualization.ActualDays)[0].Explain().Summary);
        Assert.Equal("M7 = 1.00 USD × 360 ÷ 92 days ÷ 100.00 USD ≈ 3.91 %, 1 entry",
            rate.Annualize(Annualization.ActualDaysOf(360))[2].Explain().Summary);
        Assert.Equal("M7 net charge-off rate: net write-offs (receivable) per year (× 4) ÷ average receivables as stated by their source",
            rate.Annualize(Annualization.Times(4)).Definition.ToString());
        Assert.Equal(RatioMetrics.QuarterlyNetChargeOffRate, rate.Annualize(Annualization.Times(4)).Definition);
        Assert.NotEqual(rate.Annualize(Annualization.ActualDaysOf(360)).Definition,
            rate.Annualize(Annualization.ActualDaysOf(365)).Definition);
        Assert.Equal(
            ["× 4", "× days in the year ÷ days in the period", "× 360 ÷ days in the period", "compounded 4 times"],
            new[] { Annualization.Times(4), Annualization.ActualDays, Annualization.ActualDaysOf(360), Annualization.Compounded(4) }.Select(
            way => way.ToString()));

        static string[] Read(RatioSeries series) =>
            [series[0].Ratio!.Value.ToString("P2", null), series.Overall.Ratio!.Value.ToString("P2", null)];
    }

    /// <summary>
    /// By hand: 2 lost of 100 in five months × 12 ÷ 5 = 4.8 % a year; a rate printed so is stated with the same definition. The five months
    /// have 151 days, which the factor makes 362.
    /// </summary>
    [Fact]
    public void A_factor_may_be_a_stated_quotient()
    {
        var fiveMonths = ReportingPeriod.FromDates(new LocalDate(2026, 1, 1), new LocalDate(2026, 5, 31), "January to May");
        PeriodAxis axis = ReportingCalendar.FromPeriods("five months", [fiveMonths]).Between(fiveMonths.Start, fiveMonths.End);
        var factor = Annualization.Factor(12, 5);
        RatioSeries rate = Rate(axis, 2m).Annualize(factor);
        Assert.Equal(0.048m, rate[0].Ratio!.Value.ToDecimal());
        Assert.Equal("M7 = 2.00 USD × 12 ÷ 5 ÷ 100.00 USD = 4.80 %, 1 entry", rate[0].Explain().Summary);

        MetricDefinition stated = RatioMetrics.StatedNetChargeOffRate(factor);
        Assert.Equal(stated, rate.Definition);
        RatioSeries printed = RatioSeries.FromValuesInOrder(stated, axis, [Ratio.FromPercent(4.8m)]);
        Assert.Equal(rate[0].Ratio, printed[0].Ratio);
        Assert.Equal(
            "M7 net charge-off rate: net write-offs (receivable) per year (× 12 ÷ 5) ÷ average receivables as stated by their source",
            stated.ToString());

        Assert.Equal((factor, Annualization.Times(4)), (Annualization.Factor(24, 10), Annualization.Factor(12, 3)));
        Assert.NotEqual(factor, Annualization.Times(12));
        Assert.Equal(RatioMetrics.QuarterlyNetChargeOffRate, RatioMetrics.StatedNetChargeOffRate(Annualization.Factor(8, 2)));
        Assert.Contains(
            "January to May, which has 151 days, × 4 makes 604 days",
            Assert.Throws<ArgumentException>(() => Rate(axis, 2m).Annualize(Annualization.Times(4))).Message, StringComparison.Ordinal);
        Assert.Contains(
            "a year has 4 of these",
            Assert.Throws<ArgumentException>(() => Rate(Quarters, 1m, 1m, 1m, 1m).Annualize(factor)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => RatioSeries.FromValuesInOrder(stated, Quarters, [null, null, null, null]));
        Assert.Equal("divisor", Assert.Throws<ArgumentOutOfRangeException>(() => Annualization.Factor(12, 0)).ParamName);
        Assert.Equal("dividend", Assert.Throws<ArgumentOutOfRangeException>(() => Annualization.Factor(367, 5)).ParamName);
    }

    /// <summary>
    /// By hand: the days of a year weigh 1 together, so four quarters' write-offs of 1, 2, 3, 4 over a level 100 are 10 %, however long
    /// each is.
    /// </summary>
    [Fact]
    public void Periods_taken_together_are_weighted_by_their_part_of_the_year()
    {
        RatioSeries rate = Rate(Quarters, 1m, 2m, 3m, 4m).Annualize(Annualization.ActualDays);
        Assert.Equal(0.1m, rate.Overall.Ratio!.Value.ToDecimal());
        Assert.Contains("annualisation × days in the year ÷ days in the period; periods taken together: Σ numerators ÷ Σ "
            + "(denominator × its part of the year)", rate.Overall.Explain().ToString(), StringComparison.Ordinal);
        Assert.Equal(0.1m, rate.YearToDate()[3]!.Ratio!.Value.ToDecimal());
        Assert.Equal(3m * 366 / (100 * 182), rate.YearToDate()[1]!.Ratio!.Value.ToDecimal());

        // A fiscal year from July 2023 to June 2024 has the leap day, and so have all of its quarters 366 days to the year.
        PeriodAxis fiscal = ReportingCalendar.FiscalQuarters(7, FiscalYearNaming.EndYear)
            .Between(new LocalDate(2023, 7, 1), new LocalDate(2024, 9, 30));
        RatioSeries byFiscalYear = Rate(fiscal, 1m, 1m, 1m, 1m, 1m).Annualize(Annualization.ActualDays);
        Assert.Equal((366m / 9_200, 365m / 9_200), (byFiscalYear[0].Ratio!.Value.ToDecimal(), byFiscalYear[4].Ratio!.Value.ToDecimal()));
        PeriodAxis weeks = FiscalWeekYear.NationalRetailFederation.Weeks.Between(new LocalDate(2013, 2, 2), new LocalDate(2013, 2, 3));
        Assert.Equal([371m / 700, 364m / 700], Rate(weeks, 1m, 1m).Annualize(Annualization.ActualDays)
            .Select(point => point.Ratio!.Value.ToDecimal()));
    }

    /// <summary>Oracle Hyperion and EPM documentation: 15 over 92 days of a year of 366; 4,000 over two and over three months.</summary>
    [Fact]
    public void Amounts_are_annualised_as_published()
    {
        var dinar = Currency.FromCode("KWD");
        PeriodAxis quarter = ReportingCalendar.Quarters.Between(new LocalDate(2024, 7, 1), new LocalDate(2024, 7, 1));
        Assert.Equal("59.674 KWD a year: 15.000 KWD in 2024Q3 × 366 ÷ 92 days",
            AmountSeries.FromValuesInOrder(dinar, quarter, [15m])[0].Annualize(Annualization.ActualDays, MidpointRounding.AwayFromZero)
            .ToString());
        Assert.Equal(59.674m, AmountSeries.FromValuesInOrder(dinar, quarter, [15m])[0]
            .Annualize(Annualization.ActualDays, MidpointRounding.AwayFromZero).Amount!.Value.ToDecimal());
        PeriodAxis months = ReportingCalendar.Months.Between(new LocalDate(2026, 1, 1), new LocalDate(2026, 3, 31));
        IReadOnlyList<AmountPoint?> yearToDate = AmountSeries.FromValuesInOrder(Usd, months, [1_500m, 2_500m, 0m]).YearToDate();
        AnnualizedAmount two = yearToDate[1]!.Annualize(Annualization.Times(12), MidpointRounding.ToEven),
            three = yearToDate[2]!.Annualize(Annualization.Times(12), MidpointRounding.ToEven);
        Assert.Equal((24_000m, 16_000m), (two.Amount!.Value.ToDecimal(), three.Amount!.Value.ToDecimal()));
        Assert.Equal("24,000.00 USD a year: 4,000.00 USD in 2026-01 to 2026-02 × 12 ÷ 2 periods", two.ToString());
        Assert.Equal((yearToDate[1], Annualization.Times(12)), (two.Point, two.Annualization));
    }

    [Fact]
    public void What_is_incomplete_is_not_annualised_unless_it_was_asked_for()
    {
        var march = new LocalDate(2026, 3, 31);
        PeriodAxis months = ReportingCalendar.Months.Between(new LocalDate(2026, 2, 1), march);
        PeriodTotals totals = WriteOffLedger.FromEntries(Usd, [LedgerEntry.WriteOff(march, Money.FromDecimal(1m, Usd))])
            .CompleteThrough(new LocalDate(2026, 3, 30)).SummarizeBy(months);
        RatioSeries rate = totals.Net.ToAverageReceivables(
            AmountSeries.FromValuesInOrder(AmountMetrics.AverageReceivables, Usd, months, [100m, 100m])).Annualize(Annualization.Times(12));
        Assert.Equal((MetricStatus.IncompletePeriod, 0.12m), (rate[1].Status, rate.IncludeIncomplete()[1].Ratio!.Value.ToDecimal()));
        AnnualizedAmount amount = totals.Gross[1].Annualize(Annualization.Times(12), MidpointRounding.ToEven);
        Assert.Equal((null, "not annualised, incomplete period: 1.00 USD in 2026-03 × 12"), (amount.Amount, amount.ToString()));
    }

    [Fact]
    public void What_cannot_be_annualised_is_refused_or_undefined()
    {
        RatioSeries rate = Rate(Quarters, 1m, 101m, 100m, 1m);
        RatioSeries compounded = rate.Annualize(Annualization.Compounded(4));
        Assert.Equal([MetricStatus.Defined, MetricStatus.NotCompoundable, MetricStatus.Defined, MetricStatus.Defined],
            compounded.Select(point => point.Status));
        Assert.Equal((1m, "2024Q2 above 100 % per period, which cannot be compounded"),
            (compounded[2].Ratio!.Value.ToDecimal(), compounded[1].ToString()));
        Assert.StartsWith("Found '× 12' for 4 periods of quarters, 2024-01-01/2024-12-31; a year has 4 of these, so 4 is allowed",
            Refused(() => rate.Annualize(Annualization.Times(12))), StringComparison.Ordinal);
        Assert.StartsWith("Found M7 net charge-off rate", Refused(() => compounded.Annualize(Annualization.Times(4))),
            StringComparison.Ordinal);
        PeriodTotals totals = WriteOffLedger.FromEntries(Usd, []).SummarizeBy(Quarters);
        Assert.StartsWith("Found M3 write-off to sales", Refused(
            () => totals.Net.ToSales(AmountSeries.FromValuesInOrder(Usd, Quarters, [1m, 1m, 1m, 1m])).Annualize(Annualization.Times(4))),
            StringComparison.Ordinal);
        PeriodAxis listed = ReportingCalendar.FromPeriods("seasons", [Quarters.Span]).Between(Quarters.Start, Quarters.Start);
        Assert.StartsWith("Found seasons, a calendar that knows no years",
            Refused(() => Rate(listed, 1m).Annualize(Annualization.ActualDays)), StringComparison.Ordinal);
        Assert.Equal(0.01m, Rate(listed, 1m).Annualize(Annualization.ActualDaysOf(366))[0].Ratio!.Value.ToDecimal());
        Assert.StartsWith("Found 'compounded 4 times' for an amount",
            Refused(() => totals.Gross[0].Annualize(Annualization.Compounded(4), MidpointRounding.ToEven)), StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => totals.Gross[0].Annualize(Annualization.Times(4), (MidpointRounding)9));
        foreach (Func<int, Annualization> way in new Func<int, Annualization>[
] { Annualization.Times, Annualization.ActualDaysOf, Annualization.Compounded })
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => way(0));
            Assert.Throws<ArgumentOutOfRangeException>(() => way(367));
        }
    }

    private static string Refused(Func<object> act) => Assert.Throws<ArgumentException>(act).Message;

    /// <summary>Net write-offs of each period over an average balance of 100.</summary>
    private static RatioSeries Rate(PeriodAxis axis, params decimal[] writeOffs) =>
        WriteOffLedger.FromEntries(Usd,
            axis.Zip(writeOffs, (period, amount) => LedgerEntry.WriteOff(period.Start, Money.FromDecimal(amount, Usd))))
            .SummarizeBy(axis).Net.ToAverageReceivables(
                AmountSeries.FromValuesInOrder(AmountMetrics.AverageReceivables, Usd, axis, axis.Select(_ => 100m)));
}
