using NodaTime;

namespace WriteOffMetrics.Tests;

public sealed class AverageBalanceTests
{
    private static readonly Currency Usd = Currency.FromCode("USD");
    private static readonly PeriodAxis Quarters = ReportingCalendar.Quarters.Between(new LocalDate(2026, 1, 1), new LocalDate(2026, 6, 30));

    /// <summary>Month ends from December 2025 to December 2026: 100, 110, … 220.</summary>
    private static readonly BalanceHistory MonthEnds = BalanceHistory
        .FromBalances(Usd, Enumerable.Range(0, 13).Select(
        i => (new LocalDate(2025, 12, 1).PlusMonths(i).With(DateAdjusters.EndOfMonth), 100m + 10 * i)));

    /// <summary>By hand: (100 + 130) ÷ 2; (110 + 120 + 130) ÷ 3; of the year (100 + 130 + 160 + 190 + 220) ÷ 5.</summary>
    [Fact]
    public void Each_averaging_takes_the_balances_that_its_name_says()
    {
        Assert.Equal([115m, 145m], Amounts(MonthEnds.AverageBy(Quarters, BalanceAveraging.TwoPoint)));
        Assert.Equal([120m, 150m], Amounts(MonthEnds.AverageBy(Quarters, BalanceAveraging.PeriodEnds(ReportingCalendar.Months))));
        PeriodAxis year = ReportingCalendar.Years.Between(new LocalDate(2026, 1, 1), new LocalDate(2026, 1, 1));
        Assert.Equal([160m], Amounts(MonthEnds.AverageBy(year, BalanceAveraging.FivePoint)));
        PeriodAxis fiscal = ReportingCalendar.FiscalYears(2, FiscalYearNaming.EndYear)
            .Between(new LocalDate(2026, 2, 1), new LocalDate(2026, 2, 1));
        BalanceHistory longer = BalanceHistory
            .FromBalances(Usd, Enumerable.Range(0, 15).Select(
            i => (new LocalDate(2025, 12, 1).PlusMonths(i).With(DateAdjusters.EndOfMonth), (decimal)(i * i))));
        Assert.Equal([(1m + 16m + 49m + 100m + 169m) / 5], Amounts(longer.AverageBy(fiscal, BalanceAveraging.FivePoint)));
        Assert.Equal([115m, 145m], Amounts(MonthEnds.WithSource("ledger 1200").AverageBy(Quarters, BalanceAveraging.TwoPoint)));
        Assert.Equal("ledger 1200", MonthEnds.WithSource("ledger 1200").AverageBy(Quarters, BalanceAveraging.TwoPoint).Source);
    }

    /// <summary>By hand: 3 days at 10, 2 at 40: 22. Every day stated, or a balance standing until the next.</summary>
    [Fact]
    public void A_daily_average_counts_every_day()
    {
        PeriodAxis days = ReportingCalendar.FromPeriods(
            "five days", [ReportingPeriod.FromDates(new LocalDate(2024, 2, 28), new LocalDate(2024, 3, 3))])
            .Between(new LocalDate(2024, 3, 1), new LocalDate(2024, 3, 1));
        BalanceHistory changes = BalanceHistory.FromBalances(Usd, [(new LocalDate(2024, 3, 2), 40m), (new LocalDate(2024, 2, 20), 10m)]);
        Assert.Equal([22m], Amounts(changes.AverageBy(days, BalanceAveraging.DailyCarriedForward)));
        BalanceHistory all = BalanceHistory
            .FromBalances(Usd, Enumerable.Range(0, 5).Select(i => (new LocalDate(2024, 2, 28).PlusDays(i), i < 3 ? 10m : 40m)));
        Assert.Equal([22m], Amounts(all.AverageBy(days, BalanceAveraging.Daily)));
        Assert.StartsWith("Found no balance on 2024-02-28; the daily average of 2024-02-28/2024-03-03 needs it. State it",
            Refused(() => changes.AverageBy(days, BalanceAveraging.Daily)), StringComparison.Ordinal);
        BalanceHistory late = BalanceHistory.FromBalances(Usd, [(new LocalDate(2024, 2, 29), 10m)]);
        Assert.StartsWith("Found no balance on or before 2024-02-28; the daily, carried forward average",
            Refused(() => late.AverageBy(days, BalanceAveraging.DailyCarriedForward)), StringComparison.Ordinal);
    }

    /// <summary>By hand: 1.00 ÷ ((0.01 + 0.02) ÷ 2) = 66.66…; the average reads 0.02 but is 0.015.</summary>
    [Fact]
    public void A_ratio_is_computed_from_the_exact_average_and_the_average_read_rounded_once()
    {
        PeriodAxis axis = ReportingCalendar.Months.Between(new LocalDate(2026, 1, 1), new LocalDate(2026, 3, 31));
        BalanceHistory cents = BalanceHistory
            .FromBalances(Usd, [(new LocalDate(2025, 12, 31), 0.01m), (new LocalDate(2026, 1, 31), 0.02m),
            (new LocalDate(2026, 2, 28), 0.03m), (new LocalDate(2026, 3, 31), 0.04m)]);
        AmountSeries averages = cents.AverageBy(axis, BalanceAveraging.TwoPoint);
        RatioSeries ratio = Ledger(axis, 1m, 1m, 1m).SummarizeBy(axis).Gross.ToAverageReceivables(averages);
        Assert.Equal(0.02m, ratio[0].Denominator!.Value.ToDecimal());
        Assert.Equal(1m / 0.015m, ratio[0].Ratio!.Value.ToDecimal());
        Assert.Equal(3m / 0.075m, ratio.Overall.Ratio!.Value.ToDecimal());
        Assert.Equal("M5 ≈ 1.00 USD ÷ 0.02 USD ≈ 6,666.67 %, 1 entry", ratio[0].Explain().Summary);
        Assert.Contains("\n  denominator   two-point average of balances stated by the caller as they were known to them\n",
            ratio[0].Explain().ToString(), StringComparison.Ordinal);
        Assert.Equal("average receivables (two-point)", ratio.Definition.Denominator);
        Assert.StartsWith("M5a ≈ 0.02 USD", averages[0].Explain().ToString(), StringComparison.Ordinal);

        // 0.015 + 0.025 + 0.035 = 0.075 reads 0.08; the months read 0.02 + 0.03 + 0.04 = 0.09.
        Assert.Equal((true, 0.08m, -0.01m), (averages[0].IsRounded, averages.Total.Amount.ToDecimal(), averages.Rounding.ToDecimal()));
        AmountSeries gross = Ledger(axis, 1m, 2m, 3m).SummarizeBy(axis).Gross;
        Assert.Equal((false, 0m), (gross[0].IsRounded, gross.Rounding.ToDecimal()));
    }

    /// <summary>
    /// A bound lies exactly on the exact ratio, which its decimal form misses: 1 ÷ 3 of a bound of 1 ÷ 3 is no decimal, so 2 ÷ 6 against
    /// 33.33… % from both sides.
    /// </summary>
    [Fact]
    public void A_band_is_found_by_the_exact_average()
    {
        PeriodAxis axis = ReportingCalendar.Months.Between(new LocalDate(2026, 1, 1), new LocalDate(2026, 1, 31));
        BalanceHistory balances = BalanceHistory
            .FromBalances(Usd, [(new LocalDate(2025, 12, 31), 0.01m), (new LocalDate(2026, 1, 31), 0.02m)]);
        RatioPoint point = Ledger(axis, 0.03m).SummarizeBy(axis).Gross
            .ToAverageReceivables(balances.AverageBy(axis, BalanceAveraging.TwoPoint))[0];
        Assert.Equal(2m, point.Ratio!.Value.ToDecimal());
        ThresholdScale inclusive = ThresholdScale
            .FromBands("inclusive", point.Definition, ThresholdBand.UpTo("low", Ratio.FromPercent(200m)), ThresholdBand.Rest("high"));
        ThresholdScale exclusive = ThresholdScale
            .FromBands("exclusive", point.Definition, ThresholdBand.Below("low", Ratio.FromPercent(200m)), ThresholdBand.Rest("high"));
        Assert.Equal(("low", "high"), (inclusive.Classify(point).Band!.Name, exclusive.Classify(point).Band!.Name));
    }

    [Fact]
    public void What_makes_no_average_is_refused()
    {
        Assert.StartsWith("Found no balance on 2025-09-30; the two-point average of 2025Q4 needs it",
            Refused(() => MonthEnds.AverageBy(
            ReportingCalendar.Quarters.Between(new LocalDate(2025, 10, 1), new LocalDate(2026, 6, 30)), BalanceAveraging.TwoPoint)),
            StringComparison.Ordinal);
        Assert.StartsWith("Found the period 2026Q1 (2026-01-01/2026-03-31); periods of twelve whole months are allowed",
            Refused(() => MonthEnds.AverageBy(Quarters, BalanceAveraging.FivePoint)), StringComparison.Ordinal);
        Assert.StartsWith("Found the period 2026Q1 (2026-01-01/2026-03-31), which whole ISO weeks do not fill",
            Refused(() => MonthEnds.AverageBy(Quarters, BalanceAveraging.PeriodEnds(ReportingCalendar.IsoWeeks))),
            StringComparison.Ordinal);
        Assert.StartsWith("Found 2.00 USD as one more balance of 2026-01-31, beside 1.00 USD",
            Refused(() => BalanceHistory.FromBalances(Usd, [(new LocalDate(2026, 1, 31), 1m), (new LocalDate(2026, 1, 31), 2m)])),
            StringComparison.Ordinal);
        Assert.StartsWith("2026-01-31: Found 1.001 USD", Refused(
            () => BalanceHistory.FromBalances(Usd, [(new LocalDate(2026, 1, 31), 1.001m)])), StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => BalanceHistory.FromBalances(Usd, [(new LocalDate(0, 1, 31), 1m)]));
        Assert.Throws<ArgumentException>(() => BalanceHistory.FromBalances(default, []));
        Assert.Throws<ArgumentException>(() => MonthEnds.WithSource(" "));
        PeriodAxis first = ReportingCalendar.Years.Between(new LocalDate(1, 1, 1), new LocalDate(1, 1, 1));
        Assert.StartsWith("Found no balance on the day before the year 1",
            Refused(() => MonthEnds.AverageBy(first, BalanceAveraging.TwoPoint)), StringComparison.Ordinal);
        AmountSeries averages = MonthEnds.AverageBy(Quarters, BalanceAveraging.TwoPoint);
        Assert.StartsWith("Found M5a average balance as total sales",
            Refused(() => Ledger(Quarters, 1m, 1m).SummarizeBy(Quarters).Gross.ToSales(averages)), StringComparison.Ordinal);
        Assert.StartsWith("Found M5a average balance: average balances (two-point) of 2 periods of quarters",
            Refused(() => averages.RollUpTo(ReportingCalendar.HalfYears.Between(Quarters.Start, Quarters.End))), StringComparison.Ordinal);
        Assert.StartsWith("Found M1 gross write-off amount as average receivables",
            Refused(() => Ledger(Quarters, 1m, 1m).SummarizeBy(Quarters).Gross
            .ToAverageReceivables(Ledger(Quarters, 1m, 1m).SummarizeBy(Quarters).Gross)), StringComparison.Ordinal);
        Assert.Equal(("13 balances in USD, 2025-12-31 to 2026-12-31", "0 balances in USD", 13),
            (MonthEnds.ToString(), BalanceHistory.FromBalances(Usd, []).ToString(), MonthEnds.Count));
        Assert.Equal((Money.FromDecimal(110m, Usd), null), (
            MonthEnds.BalanceOn(new LocalDate(2026, 1, 31)), MonthEnds.BalanceOn(new LocalDate(2026, 1, 30))));
    }

    private static string Refused(Func<object> act) => Assert.Throws<ArgumentException>(act).Message;

    private static decimal[] Amounts(AmountSeries series) => [.. series.Select(point => point.Amount.ToDecimal())];

    private static WriteOffLedger Ledger(PeriodAxis axis, params decimal[] amounts) =>
        WriteOffLedger.FromEntries(Usd,
            axis.Zip(amounts, (period, amount) => LedgerEntry.WriteOff(period.End, Money.FromDecimal(amount, Usd))));
}
