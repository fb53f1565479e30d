using NodaTime;

namespace WriteOffMetrics.Tests;

public sealed class WindowTests
{
    private static readonly Currency Usd = Currency.FromCode("USD");

    private static AmountSeries Series(PeriodAxis axis) => AmountSeries.FromValuesInOrder(Usd, axis, axis.Select((_, i) => i + 1m));

    /// <summary>Derived by hand on 1, 2, 3 … from February 2024.</summary>
    [Fact]
    public void Windows_take_periods_together_and_are_none_where_they_would_start_before_the_axis()
    {
        AmountSeries months = Series(ReportingCalendar.Months.Between(new LocalDate(2024, 2, 1), new LocalDate(2025, 2, 28)));
        Assert.Equal([null, null, 6m, 9m], months.Trailing(3).Take(4).Select(point => point?.Amount.ToDecimal()));
        Assert.Equal("2024-02 to 2024-04", months.Trailing(3)[2]!.Period.Name);
        Assert.All(months.Trailing(14), Assert.Null);
        Assert.All(months.Trailing(int.MaxValue), Assert.Null);
        Assert.Equal(months.Select(point => point.Amount), months.Trailing(1).Select(point => point!.Amount));
        Assert.Throws<ArgumentOutOfRangeException>(() => months.Trailing(0));
        Assert.Equal([null, 12m, 25m], months.YearToDate().Skip(10).Select(point => point?.Amount.ToDecimal()));
        Assert.Equal([null, null, 3m, 7m, 12m, 6m], months.QuarterToDate().Take(6).Select(point => point?.Amount.ToDecimal()));
    }

    [Fact]
    public void The_year_to_date_is_that_of_the_axis_calendar()
    {
        var (first, last) = (new LocalDate(2024, 9, 1), new LocalDate(2024, 12, 31));
        AmountSeries fiscal = Series(ReportingCalendar.FiscalMonths(10, FiscalYearNaming.EndYear).Between(first, last));
        Assert.Equal([null, 2m, 5m, 9m], fiscal.YearToDate().Select(point => point?.Amount.ToDecimal()));
        AmountSeries fromFebruary = Series(
            ReportingCalendar.FiscalMonths(2, FiscalYearNaming.EndYear).Between(new LocalDate(2024, 2, 1), new LocalDate(2024, 6, 1)));
        Assert.Equal([1m, 3m, 6m, 4m, 9m], fromFebruary.QuarterToDate().Select(point => point?.Amount.ToDecimal()));
        AmountSeries quarters = Series(ReportingCalendar.Quarters.Between(new LocalDate(2024, 1, 1), last));
        Assert.Equal([1m, 3m, 6m, 10m], quarters.YearToDate().Select(point => point?.Amount.ToDecimal()));
        Assert.Equal([1m, 2m, 3m, 4m], quarters.QuarterToDate().Select(point => point?.Amount.ToDecimal()));
        Assert.All(Series(ReportingCalendar.HalfYears.Between(first, last)).QuarterToDate(), Assert.Null);
        Assert.All(Series(ReportingCalendar.IsoWeeks.Between(first, last)).QuarterToDate(), Assert.Null);
        AmountSeries retail = Series(
            FiscalWeekYear.NationalRetailFederation.Periods.Between(new LocalDate(2024, 2, 4), new LocalDate(2024, 6, 1)));
        Assert.Equal([1m, 3m, 6m, 10m], retail.YearToDate().Select(point => point?.Amount.ToDecimal()));
        Assert.Equal([1m, 3m, 6m, 4m], retail.QuarterToDate().Select(point => point?.Amount.ToDecimal()));
        AmountSeries first4 = Series(ReportingCalendar.Months.Between(new LocalDate(1, 1, 1), new LocalDate(1, 4, 1)));
        Assert.Equal([1m, 3m, 6m, 10m], first4.YearToDate().Select(point => point?.Amount.ToDecimal()));
        AmountSeries weeks = Series(ReportingCalendar.IsoWeeks.Between(new LocalDate(2020, 12, 21), new LocalDate(2021, 1, 11)));
        Assert.Equal([null, null, 3m, 7m], weeks.YearToDate().Select(point => point?.Amount.ToDecimal()));
        AmountSeries days = Series(ReportingCalendar.Days.Between(new LocalDate(2023, 12, 31), new LocalDate(2024, 1, 2)));
        Assert.Equal([null, 2m, 5m], days.QuarterToDate().Select(point => point?.Amount.ToDecimal()));
    }

    [Fact]
    public void A_ratio_over_a_window_is_the_sum_over_the_sum_and_leads_to_its_entries()
    {
        PeriodAxis axis = ReportingCalendar.Months.Between(new LocalDate(2026, 1, 1), new LocalDate(2026, 3, 31));
        WriteOffLedger ledger = WriteOffLedger
            .FromEntries(Usd, [LedgerEntry.WriteOff(new LocalDate(2026, 1, 5), Money.FromDecimal(10m, Usd)),
            LedgerEntry.WriteOff(new LocalDate(2026, 2, 5), Money.FromDecimal(50m, Usd))])
            .CompleteThrough(new LocalDate(2026, 2, 28));
        RatioSeries ratio = ledger.SummarizeBy(axis).Gross.ToSales(AmountSeries.FromValuesInOrder(Usd, axis, [100m, 200m, 0m]));
        RatioPoint window = ratio.Trailing(2)[1]!;
        Assert.Equal((0.2m, 2, "2026-01 to 2026-02"), (window.Ratio!.Value.ToDecimal(), window.Entries.Count, window.Period.Name));
        Assert.Contains("2 periods taken together", window.Explain().ToString(), StringComparison.Ordinal);
        Assert.Equal(MetricStatus.IncompletePeriod, ratio.Trailing(2)[2]!.Status);
        Assert.Equal(0.2m, ratio.YearToDate()[1]!.Ratio!.Value.ToDecimal());
        Assert.Equal(0.2m, ratio.QuarterToDate()[1]!.Ratio!.Value.ToDecimal());
    }

    [Fact]
    public void Totals_roll_up_where_boundaries_nest_and_are_refused_where_they_do_not()
    {
        var (first, last) = (new LocalDate(2026, 1, 1), new LocalDate(2026, 12, 31));
        PeriodAxis months = ReportingCalendar.Months.Between(first, last), quarters = ReportingCalendar.Quarters.Between(first, last);
        AmountSeries sales = Series(months).WithSource("ledger").WithTaxBasis(TaxBasis.WithTax);
        Assert.Equal([6m, 15m, 24m, 33m], sales.RollUpTo(quarters).Select(point => point.Amount.ToDecimal()));
        Assert.Equal(("ledger", TaxBasis.WithTax), (sales.RollUpTo(quarters).Source, sales.RollUpTo(quarters).TaxBasis));
        WriteOffLedger ledger = WriteOffLedger
            .FromEntries(Usd, [LedgerEntry.WriteOff(first.PlusDays(100), Money.FromDecimal(7m, Usd)),
            LedgerEntry.WriteOff(last.PlusDays(1), Money.FromDecimal(9m, Usd))]);
        PeriodTotals rolled = ledger.SummarizeBy(months).RollUpTo(quarters);
        Assert.Equal(ledger.SummarizeBy(quarters), rolled);
        Assert.Equal(ledger.SummarizeBy(quarters, Dimension.Account),
            ledger.SummarizeBy(months, Dimension.Account).RollUpTo(quarters));
        Assert.Single(rolled.Gross[1].Entries);
        Assert.Equal([0m, 7m, 0m, 0m], ledger.SummarizeBy(months).Gross.RollUpTo(quarters).Select(point => point.Amount.ToDecimal()));

        Assert.Contains("averages of balances are allowed", Assert
            .Throws<ArgumentException>(() => rolled.Net.ToAverageReceivables(sales.RollUpTo(quarters).WithSource("x"))).Message,
            StringComparison.Ordinal);
        Assert.Contains("which lies in no single period", Assert
            .Throws<ArgumentException>(() => Series(ReportingCalendar.IsoWeeks.Between(first, last)).RollUpTo(quarters)).Message,
            StringComparison.Ordinal);
        Assert.Contains("reaches beyond", Assert
            .Throws<ArgumentException>(() =>
            Series(ReportingCalendar.Months.Between(first.PlusMonths(1), last)).RollUpTo(quarters)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ledger.SummarizeBy(quarters).RollUpTo(months));
    }

    [Fact]
    public void A_comparison_with_the_comparable_year_needs_a_ledger_and_takes_equal_weeks()
    {
        FiscalWeekYear retail = FiscalWeekYear.NationalRetailFederation;
        LocalDate firstWeek = new(2023, 1, 29), secondWeek = new(2023, 2, 5), lastWeek = new(2024, 1, 28);
        WriteOffLedger ledger = WriteOffLedger
            .FromEntries(Usd, new[] { firstWeek, secondWeek, lastWeek }.Select(
            (day, i) => LedgerEntry.WriteOff(day, Money.FromDecimal(1m + i, Usd)))
            .Append(LedgerEntry.WriteOff(new LocalDate(2024, 2, 4), Money.FromDecimal(10m, Usd))));
        AmountSeries years = ledger.SummarizeBy(retail.Years.Between(firstWeek, new LocalDate(2024, 2, 4))).Gross;
        MetricChange<AmountPoint> year = years.ChangeFromComparableYearBefore()[1];
        Assert.Equal((5m, 10m, "2023-02-05/2024-02-03", "FY2023 restated"),
            (year.Before!.Amount.ToDecimal(), year.After.Amount.ToDecimal(), year.ComparedWith!.Value.ToString(),
            year.ComparedWith.Value.Name));

        // Week 53 has no counterpart; the year of 53 weeks is compared with all 52 before it, and both lengths are told.
        AmountSeries weeks = ledger.SummarizeBy(retail.Weeks.Between(new LocalDate(2022, 1, 30), lastWeek)).Gross;
        Assert.Equal(ChangeStatus.NoEarlierPeriod, weeks.ChangeFromComparableYearBefore()[^1].Status);
        Assert.Equal(ChangeStatus.NoEarlierPeriod, weeks.ChangeFromYearBefore()[^1].Status);
        MetricChange<AmountPoint> longYear = ledger.SummarizeBy(retail.Years.Between(new LocalDate(2022, 1, 30), lastWeek)).Gross
            .ChangeFromComparableYearBefore()[1];
        Assert.Equal((371, 364), (longYear.Period.Days, longYear.ComparedWith!.Value.Days));
        Assert.Equal(ChangeStatus.NoEarlierPeriod, years.ChangeFromComparableYearBefore()[0].Status);
        Assert.Throws<InvalidOperationException>(() => Series(years.Axis).ChangeFromComparableYearBefore());

        // In a calendar of months it is the same month of the year before, which a stated series has, too.
        AmountSeries months = ledger
            .SummarizeBy(ReportingCalendar.Months.Between(new LocalDate(2023, 2, 1), new LocalDate(2024, 2, 1))).Gross;
        Assert.Equal((2m, 10m), (months.ChangeFromComparableYearBefore()[12].Before!.Amount.ToDecimal(), months[12].Amount.ToDecimal()));
        Assert.Equal((1m, 13m), (
            Series(months.Axis).ChangeFromComparableYearBefore()[12].Before!.Amount.ToDecimal(),
            Series(months.Axis)[12].Amount.ToDecimal()));
    }

    /// <summary>
    /// Fiscal 2023 has 53 weeks: write-offs 1 in its first week, 2 in the second, 3 in the last; sales 90, 40 and 60. The year before the
    /// 10 ÷ 100 of fiscal 2024 is 5 ÷ 100 without the first week, whereas it was 6 ÷ 190 with it. Days of two segments add up to the same.
    /// </summary>
    [Fact]
    public void A_ratio_is_compared_with_the_same_weeks_of_the_year_before_too()
    {
        LocalDate[] days = [new(2023, 1, 29), new(2023, 2, 5), new(2024, 1, 28), new(2024, 2, 4)];
        (LocalDate Day, string Region, decimal Sales)[] rows = [
            (days[0], "a", 90m), (days[1], "a", 40m), (days[2], "b", 60m), (days[3], "b", 100m)];
        PeriodAxis years = FiscalWeekYear.NationalRetailFederation.Years.Between(days[0], days[3]);
        WriteOffLedger ledger = WriteOffLedger.FromEntries(Usd, days.Select((day, i) =>
            LedgerEntry.WriteOff(day, Money.FromDecimal(i == 3 ? 10m : 1m + i, Usd)) with
            {
                Document = $"d{i}",
                Account = rows[i].Region
            }));
        AmountSeries gross = ledger.SummarizeBy(years).Gross;
        AmountSeries sales = AmountSeries.FromRows(Usd, years, rows, row => row.Day, row => row.Sales);
        MetricBreakdown<AmountSeries> byRegion = AmountSeries
            .FromRows(Usd, years, "account", rows, row => row.Day, row => row.Region, row => row.Sales);
        CountSeries invoices = CountSeries.FromRows(years, rows.Concat(rows), row => row.Day);
        BalanceHistory balances = BalanceHistory.FromBalances(Usd, [
            (new LocalDate(2023, 1, 28), 20m), (new LocalDate(2023, 2, 4), 40m), (new LocalDate(2024, 2, 3), 60m),
            (new LocalDate(2025, 2, 1), 80m)]);

        Assert.Equal((0.05m, 0.10m), Of(gross.ToSales(sales)));
        Assert.Equal((0.05m, 0.10m), Of(gross.ToSales(byRegion.Total)));
        Assert.Equal((0.05m, 0.10m), Of(ledger.SummarizeBy(years, "account").Gross.ToSales(byRegion).Total));
        Assert.Equal((0.05m, 0.10m), Of(ledger.SummarizeBy(years, "account")["b"].Gross.ToSales(byRegion["b"])));
        Assert.Equal((0.1m, Math.Round(10m / 70, 20)), Of(
            gross.ToAverageReceivables(balances.AverageBy(years, BalanceAveraging.TwoPoint))));
        Assert.Equal((2m / 4, 1m / 2), Of(ledger.CountDocumentsBy(years).ToInvoicesIssued(invoices)));
        Assert.Equal((1m / 1, 1m / 1), Of(ledger.CountDocumentsBy(years, "account")["b"]
            .ToInvoicesIssued(CountSeries.FromRows(years, rows.Where(row => row.Region == "b"), row => row.Day))));

        // Sales of 40 + 60 and of 100 euros at 1.25, 1.25 and 2 dollars: the restated year ends on the same day.
        Currency eur = Currency.FromCode("EUR");
        ExchangeRates rates = ExchangeRates
            .FromRates([(new LocalDate(2024, 2, 3), eur, Usd, 1.25m), (new LocalDate(2025, 2, 1), eur, Usd, 2m)]);
        AmountSeries converted = AmountSeries.FromRows(eur, years, rows, row => row.Day, row => row.Sales)
            .ConvertTo(Usd, rates, ExchangeRateBasis.PeriodEnd, MidpointRounding.ToEven);
        Assert.Equal((0.04m, 0.05m), Of(gross.ToSales(converted)));
        // A segment without sales beside one with some: there is nothing to divide by, and nothing that was stated by year.
        MetricBreakdown<AmountSeries> onlyA = AmountSeries.FromSegments("account", [("a", sales)]);
        Assert.Equal(
            ChangeStatus.UndefinedFigure,
            ledger.SummarizeBy(years, "account").Gross.ToSales(onlyA)["b"].ChangeFromComparableYearBefore()[1].Status);

        // What was stated by year says nothing of other days.
        InvalidOperationException why = Assert.Throws<InvalidOperationException>(
            () => gross.ToSales(AmountSeries.FromValuesInOrder(Usd, years, [190m, 100m])).ChangeFromComparableYearBefore());
        Assert.Contains("FY2023 restated (2023-02-05/2024-02-03)", why.Message, StringComparison.Ordinal);

        static (decimal Before, decimal After) Of(RatioSeries ratios)
        {
            MetricChange<RatioPoint> change = ratios.ChangeFromComparableYearBefore()[1];
            return (Math.Round(change.Before!.Ratio!.Value.ToDecimal(), 20), Math.Round(change.After.Ratio!.Value.ToDecimal(), 20));
        }
    }

    [Fact]
    public void The_same_day_or_week_of_the_year_before_may_not_exist()
    {
        AmountSeries leapDay = Series(ReportingCalendar.Days.Between(new LocalDate(2023, 2, 1), new LocalDate(2024, 3, 1)));
        Assert.Equal(
            [ChangeStatus.Defined, ChangeStatus.NoEarlierPeriod, ChangeStatus.Defined],
            leapDay.ChangeFromYearBefore().TakeLast(3).Select(change => change.Status));
        AmountSeries weeks = Series(ReportingCalendar.IsoWeeks.Between(new LocalDate(2019, 1, 1), new LocalDate(2021, 12, 31)));
        Assert.Equal("2020-W53 no earlier period", weeks.ChangeFromYearBefore()[weeks.Axis.IndexOf(new LocalDate(2021, 1, 1))].ToString());
        Assert.Equal("2020-W52", weeks.ChangeFromYearBefore()[weeks.Axis.IndexOf(new LocalDate(2021, 12, 31))].ComparedWith!.Value.Name);
        AmountSeries sundays = Series(
            ReportingCalendar.Weeks(IsoDayOfWeek.Sunday).Between(new LocalDate(2020, 1, 5), new LocalDate(2021, 1, 3)));
        Assert.Equal("week of 2020-01-05", sundays.ChangeFromYearBefore()[^1].ComparedWith!.Value.Name);
    }
}
