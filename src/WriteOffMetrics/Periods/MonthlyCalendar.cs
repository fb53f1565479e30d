using System.Globalization;
using System.Text.Json.Serialization;
using NodaTime;

namespace WriteOffMetrics;

/// <summary>Periods of 1, 3, 6 or 12 whole months, in years that start with any month.</summary>
[JsonConverter(typeof(ReportJsonConverter))]
internal sealed class MonthlyCalendar(int monthsPerPeriod, int firstMonth, FiscalYearNaming naming, bool isFiscal) : ReportingCalendar
{
    public override string ToString()
    {
        string unit = PeriodWord + "s";
        return isFiscal
            ? $"fiscal {unit} from {CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(firstMonth)}, named by the year in which they "
                + $"{(naming == FiscalYearNaming.EndYear ? "end" : "start")}"
            : unit;
    }

    internal override string PeriodWord => monthsPerPeriod switch { 1 => "month", 3 => "quarter", 6 => "half-year", _ => "year" };

    internal override int? PeriodsPerYear => 12 / monthsPerPeriod;

    private protected override object Rule => (monthsPerPeriod, firstMonth, naming, isFiscal);

    private protected override ReportingPeriod? Find(LocalDate day)
    {
        // Months are counted from January of the year 0, before all allowed days, so that no index is negative.
        int month = day.Year * 12 + day.Month - 1;
        int monthOfYear = (month - (firstMonth - 1)) % 12;
        int position = monthOfYear / monthsPerPeriod;
        int startMonth = month - monthOfYear % monthsPerPeriod;
        int endMonth = startMonth + monthsPerPeriod - 1;
        if (startMonth < 12 || endMonth >= 10_000 * 12) return null;

        int yearStart = month - monthOfYear;
        int fiscalYear = (naming == FiscalYearNaming.EndYear ? yearStart + 11 : yearStart) / 12;
        var lastMonth = new LocalDate(endMonth / 12, endMonth % 12 + 1, 1);
        return new ReportingPeriod(
            new LocalDate(startMonth / 12, startMonth % 12 + 1, 1),
            lastMonth.With(DateAdjusters.EndOfMonth),
            NameOf(fiscalYear, position));
    }

    internal override ReportingPeriod? YearBefore(ReportingPeriod period) =>
        period.Start.Year > 1 ? Find(period.Start.PlusYears(-1)) : null;

    internal override int? YearIndexOf(ReportingPeriod period) => (MonthOf(period) - (firstMonth - 1)) / 12;

    internal override int? PositionInYear(ReportingPeriod period) => (MonthOf(period) - (firstMonth - 1)) % 12 / monthsPerPeriod;

    internal override int? YearNumberOf(ReportingPeriod period) =>
        YearIndexOf(period) + (naming == FiscalYearNaming.EndYear && firstMonth > 1 ? 1 : 0);

    internal override int? QuarterOf(ReportingPeriod period) => monthsPerPeriod > 3 ? null : (MonthOf(period) - (firstMonth - 1)) / 3;

    private static int MonthOf(ReportingPeriod period) => period.Start.Year * 12 + period.Start.Month - 1;

    private string NameOf(int year, int position)
    {
        string number = year.ToString("0000", CultureInfo.InvariantCulture);
        string prefix = isFiscal ? "FY" : "";
        return monthsPerPeriod switch
        {
            1 => isFiscal ? $"{prefix}{number}P{(position + 1).ToString("00", CultureInfo.InvariantCulture)}"
                : $"{number}-{(position + 1).ToString("00", CultureInfo.InvariantCulture)}",
            3 => $"{prefix}{number}Q{Invariant.Text(position + 1)}",
            6 => $"{prefix}{number}H{Invariant.Text(position + 1)}",
            _ => prefix + number,
        };
    }
}
