using NodaTime;

namespace WriteOffMetrics.Tests;

/// <summary>
/// What was once wrong with ratios brought to a year and with what explanations say: each line of docs/regressions.md has its test.
/// </summary>
public sealed class RatioRegressions
{
    private static readonly Currency Usd = Currency.FromCode("USD");
    private static readonly LocalDate First = new(2026, 1, 1);
    private static readonly PeriodAxis Month = ReportingCalendar.Months.Between(First, First);

    /// <summary>
    /// 1 − (1 + 10,000)^12 is about −1e48, 1 − 1.2^365 about −7.9e28; a ratio holds up to 7.9e26. By hand: 1 − 1.2^12 = −7.916100448256.
    /// </summary>
    [Fact]
    public void A_negative_rate_compounded_beyond_what_a_ratio_holds_has_a_status()
    {
        RatioPoint large = Rate(Month, 1_000_000m, 100m).Annualize(Annualization.Compounded(12))[0];
        Assert.Equal((MetricStatus.OutOfRange, null), (large.Status, large.Value));
        Assert.Equal("2026-01 beyond what a figure holds", large.ToString());
        Assert.Contains(": undefined, beyond what a figure holds", large.Explain().Summary, StringComparison.Ordinal);
        PeriodAxis day = ReportingCalendar.Days.Between(First, First);
        Assert.Equal(MetricStatus.OutOfRange, Rate(day, 20m, 100m).Annualize(Annualization.Compounded(365)).Overall.Status);
        Assert.Equal(-7.916100448256m, Rate(Month, 20m, 100m).Annualize(Annualization.Compounded(12))[0].Ratio!.Value.ToDecimal());
    }

    /// <summary>151 days times twelve are 1,812, almost five years: 1.8959 % would become 22.75 % instead of 4.55 %.</summary>
    [Fact]
    public void A_factor_that_the_days_of_listed_periods_contradict_is_refused()
    {
        PeriodAxis fiveMonths = Listed(First, new LocalDate(2026, 5, 31));
        var refusal = Assert.Throws<ArgumentException>(
            "annualization", () => Rate(fiveMonths, 1m, 100m).Annualize(Annualization.Times(12)));
        Assert.Contains("2026-01-01/2026-05-31, which has 151 days, × 12 makes 1,812 days; 274 to 457 are allowed", refusal.Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("annualization", () => Rate(fiveMonths, 1m, 100m).Annualize(Annualization.Compounded(12)));
        Assert.Throws<ArgumentException>("annualization",
            () => AmountSeries.FromValuesInOrder(Usd, fiveMonths, [1m])[0].Annualize(Annualization.Times(12), MidpointRounding.ToEven));
        Assert.Throws<ArgumentException>("annualization",
            () => Rate(ReportingCalendar.IsoWeeks.Between(First, First), 1m, 100m).Annualize(Annualization.Times(12)));

        // Weeks, years of 360 days, and months of four and five weeks make years.
        Assert.Equal(-0.52m, Rate(ReportingCalendar.IsoWeeks.Between(First, First), 1m, 100m)
            .Annualize(Annualization.Times(52))[0].Ratio!.Value.ToDecimal());
        Assert.Equal(-3.6m, Rate(ReportingCalendar.Days.Between(First, First), 1m, 100m).Annualize(Annualization.Times(360))[0].Ratio!.Value
            .ToDecimal());
        Assert.Equal(-0.12m, Rate(Listed(First, First.PlusDays(27)), 1m, 100m).Annualize(Annualization.Times(12))[0].Ratio!.Value
            .ToDecimal());
        Assert.Equal(-0.12m, Rate(Listed(First, First.PlusDays(34)), 1m, 100m).Annualize(Annualization.Times(12))[0].Ratio!.Value
            .ToDecimal());
    }

    [Fact]
    public void A_long_topic_of_an_explanation_is_parted_from_its_text()
    {
        PeriodAxis years = ReportingCalendar.Years.Between(First, First.PlusYears(1));
        RatioSeries ratio = CountSeries.FromValuesInOrder(years, [10L, 20L])
            .ToInvoicesIssued(CountSeries.FromValuesInOrder(years, [100L, 100L]));
        string text = new (string?, RatioSeries)[] { ("Accommodation and food services", ratio) }.DecomposeChange(years[0], years[1])
            .Explain().ToString();
        Assert.Contains("\n  'Accommodation and food services' rate 10.00 points", text, StringComparison.Ordinal);
        Assert.Contains("\n  period        2026 (2026-01-01/2026-12-31)", ratio[0].Explain().ToString(), StringComparison.Ordinal);
    }

    /// <summary>4.96e-16 is not 0, and 0.99999 is not certainty.</summary>
    [Fact]
    public void P_values_and_levels_in_words_are_what_they_are()
    {
        PeriodAxis year = ReportingCalendar.Years.Between(First, First);
        RatioPoint none = Incidence(year, 0, 100_000), many = Incidence(year, 500, 100_000);
        Assert.EndsWith(", p < 0.0001", many.CompareIncidence(none, 0.99999)!.ToString(), StringComparison.Ordinal);
        Assert.Contains("level 99.999 %)", many.CompareIncidence(none, 0.99999)!.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("level 99.999 %)", many.WilsonInterval(0.99999)!.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("level 99.99999999999999 %)", many.WilsonInterval(0.9999999999999999)!.ToString(), StringComparison.Ordinal);
        Benchmark benchmark = Benchmark
            .FromValue("Peer", Ratio.FromPercent(0.1m), BenchmarkStatistic.Mean, many.Definition, "peers", "a source");
        Assert.Contains(", p < 0.0001", many.TestAgainst(benchmark)!.ToString(), StringComparison.Ordinal);
    }

    /// <summary>From 0.01 to 9e16 in one month: the 12th power of 9e18 less 1, of which a double knows 15 digits.</summary>
    [Fact]
    public void Growth_prints_no_digits_that_a_double_does_not_have()
    {
        PeriodAxis months = ReportingCalendar.Months.Between(First, First.PlusMonths(1));
        string growth = AmountSeries.FromValuesInOrder(Usd, months, [0.01m, 90_000_000_000_000_000m]).CompoundGrowth().ToString();
        Assert.Matches(@"^2\.824295364\d{0,5}E\+229 % a year from 2026-01 to 2026-02$", growth);
    }

    private static PeriodAxis Listed(LocalDate first, LocalDate last) =>
        ReportingCalendar.FromPeriods("listed", [ReportingPeriod.FromDates(first, last)]).Between(first, last);

    /// <summary>Recoveries over an average of receivables, so that the net rate is negative.</summary>
    private static RatioSeries Rate(PeriodAxis axis, decimal recovered, decimal balance)
    {
        WriteOffLedger ledger = WriteOffLedger.FromEntries(Usd, [LedgerEntry.Recovery(axis.Start, Money.FromDecimal(recovered, Usd))]);
        return ledger.SummarizeBy(axis).Net.ToAverageReceivables(
            AmountSeries.FromValuesInOrder(AmountMetrics.AverageReceivables, Usd, axis, [balance]));
    }

    private static RatioPoint Incidence(PeriodAxis year, long documents, long invoices) =>
        CountSeries.FromValuesInOrder(year, [documents]).ToInvoicesIssued(CountSeries.FromValuesInOrder(year, [invoices]))[0];
}
