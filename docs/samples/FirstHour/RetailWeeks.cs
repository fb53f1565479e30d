using NodaTime;
using WriteOffMetrics;

namespace FirstHour;

/// <summary>
/// A fiscal year of whole weeks, 4-4-5, with a 53rd: its last period is a week longer, and the year after is compared like for like.
/// </summary>
public sealed class RetailWeeks
{
    // The year ends on the Saturday nearest to 31 January: 28 January 2023 (the 31st is a Tuesday), 3 February 2024 (a Wednesday) and
    // 1 February 2025 (a Friday). From 29 January 2023 to 3 February 2024 are 371 days, 53 weeks; to 1 February 2025 another 52.
    private static readonly LocalDate First = new(2023, 1, 29), Last = new(2025, 2, 1);

    // On day n of the two years n + 1 cents are written off, so that no two weeks are alike, and 1.00 is sold.
    private static readonly (LocalDate Day, decimal WrittenOff)[] Days =
        [.. Enumerable.Range(0, 371 + 364).Select(n => (First.PlusDays(n), 0.01m * (n + 1)))];

    [Fact]
    public void The_53rd_week()
    {
        var usd = Currency.FromCode("USD");
        var calendar = FiscalWeekYear.FromRule(
            WeekPattern.FourFourFive, IsoDayOfWeek.Saturday, lastMonth: 1, WeekYearEnd.NearestToMonthEnd, FiscalYearNaming.StartYear);
        var periods = calendar.Periods.Between(First, Last);
        var ledger = WriteOffLedger.FromRows(usd, Days, new() { EffectiveDate = one => one.Day, Amount = one => one.WrittenOff });
        var sales = AmountSeries.FromRows(usd, periods, Days, one => one.Day, _ => 1m);

        var toSales = ledger.SummarizeBy(periods).Gross.ToSales(sales);
        var years = ledger.SummarizeBy(calendar.Years.Between(First, Last)).Gross;
        var likeForLike = years.ChangeFromComparableYearBefore()[1];

        int[] weeks = [4, 4, 5, 4, 4, 5, 4, 4, 5, 4, 4, 6, 4, 4, 5, 4, 4, 5, 4, 4, 5, 4, 4, 5];
        Assert.Equal(weeks.Select(count => 7 * count), periods.Select(period => period.Days));
        Assert.Equal(ReportingPeriod.FromDates(new LocalDate(2023, 12, 24), new LocalDate(2024, 2, 3)), periods[11]);
        Assert.Equal(53, calendar.Weeks.NumberInYear(calendar.Weeks.PeriodOf(new LocalDate(2024, 2, 3))));

        // 1.00 a day is sold: a period's ratio is the mean of what was written off on its days.
        Assert.Equal(Days[^35..].Average(one => one.WrittenOff), toSales[^1].Ratio!.Value.ToDecimal());
        Assert.Equal(Days[(371 - 42)..371].Average(one => one.WrittenOff), toSales[11].Ratio!.Value.ToDecimal());

        // The whole years are of 371 and 364 days; like for like the longer one is taken without its first week.
        Assert.Equal([Sum(0, 371), Sum(371, 735)], years.Select(year => year.Amount.ToDecimal()));
        Assert.Equal(Sum(7, 371), likeForLike.Before!.Amount.ToDecimal());
        Assert.Equal(Sum(371, 735) - Sum(7, 371), likeForLike.Difference!.Value.ToDecimal());
    }

    private static decimal Sum(int from, int to) => Days[from..to].Sum(one => one.WrittenOff);
}
