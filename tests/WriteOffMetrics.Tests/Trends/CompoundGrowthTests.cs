using NodaTime;

namespace WriteOffMetrics.Tests;

public sealed class CompoundGrowthTests
{
    private static readonly Currency Usd = Currency.FromCode("USD");

    /// <summary>By hand: 100 to 121 in two years is 10 % a year; in two quarters 1.21² − 1 = 46.41 %; in two months 1.21⁶ − 1.</summary>
    [Fact]
    public void Growth_is_per_year_whatever_the_periods()
    {
        CompoundGrowth yearly = Growth(ReportingCalendar.Years, 100m, 500m, 121m);
        Assert.Equal(0.1, yearly.PerYear!.Value, 1e-15);
        Assert.Equal((2, "10.00 % a year from 2020 to 2022", ChangeStatus.Defined), (yearly.Steps, yearly.ToString(), yearly.Status));
        Assert.Equal(0.4641, Growth(ReportingCalendar.Quarters, 100m, 500m, 121m).PerYear!.Value, 1e-15);
        Assert.Equal(2.138428376721, Growth(FiscalWeekYear.NationalRetailFederation.Periods, 100m, 500m, 121m).PerYear!.Value, 1e-12);
        Assert.Equal(-0.19, Growth(ReportingCalendar.Years, 100m, 81m).PerYear!.Value, 1e-15);
        PeriodAxis years = Axis(ReportingCalendar.Years, 2);
        WriteOffLedger ledger = WriteOffLedger
            .FromEntries(Usd, years.Select((year, i) => LedgerEntry.WriteOff(year.Start, Money.FromDecimal(i + 1, Usd))));
        Assert.Equal(0.5, ledger.SummarizeBy(years).Gross.ToSales(AmountSeries.FromValuesInOrder(Usd, years, [3m, 4m]))
            .CompoundGrowth().PerYear!.Value, 1e-15);
    }

    [Fact]
    public void Where_no_steady_rate_leads_from_the_first_to_the_last_period_it_says_why()
    {
        Assert.Equal("no rate of growth: no earlier period", Growth(ReportingCalendar.Years, 100m).ToString());
        Assert.Equal("no rate of growth: from zero", Growth(ReportingCalendar.Years, 0m, 1m).ToString());
        Assert.Equal("no rate of growth: from a negative figure", Growth(ReportingCalendar.Years, -1m, -2m).ToString());
        Assert.Equal("no rate of growth: to zero or a negative figure", Growth(ReportingCalendar.Years, 1m, 0m).ToString());
        Assert.Equal(ChangeStatus.NotAboveZero, Growth(ReportingCalendar.Years, 100m, 200m, -100m).Status);

        PeriodAxis years = Axis(ReportingCalendar.Years, 3);
        WriteOffLedger ledger = WriteOffLedger
            .FromEntries(Usd, years.Select((year, i) => LedgerEntry.WriteOff(year.Start, Money.FromDecimal((i + 1) * 100, Usd))));
        CompoundGrowth complete = ledger.CompleteThrough(years[1].End).SummarizeBy(years).Gross.CompoundGrowth();
        Assert.Equal((1.0, years[0], years[1]), (complete.PerYear!.Value, complete.From!.Value, complete.To!.Value));
        CompoundGrowth none = ledger.CompleteThrough(years[0].Start).SummarizeBy(years).Gross.CompoundGrowth();
        Assert.Equal((ChangeStatus.IncompletePeriod, null, null), (none.Status, none.From, none.To));
        Assert.Equal(ChangeStatus.UndefinedFigure, ledger.SummarizeBy(years).Gross
            .ToSales(AmountSeries.FromValuesInOrder(Usd, years, [0m, 1m, 1m])).CompoundGrowth().Status);
        Assert.StartsWith("Found 2 periods of ISO weeks", Assert
            .Throws<ArgumentException>(() => Growth(ReportingCalendar.IsoWeeks, 1m, 2m)).Message, StringComparison.Ordinal);
    }

    private static PeriodAxis Axis(ReportingCalendar calendar, int count)
    {
        LocalDate end = new(2020, 6, 1);
        while (calendar.Between(new LocalDate(2020, 6, 1), end).Count < count) end = end.PlusDays(7);
        return calendar.Between(new LocalDate(2020, 6, 1), end);
    }

    private static CompoundGrowth Growth(ReportingCalendar calendar, params decimal[] values) =>
        AmountSeries.FromValuesInOrder(Usd, Axis(calendar, values.Length), values).CompoundGrowth();
}
