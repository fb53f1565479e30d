using System.Text.Json.Serialization;
using NodaTime;

namespace WriteOffMetrics;

/// <summary>Single days, named by their date.</summary>
[JsonConverter(typeof(ReportJsonConverter))]
internal sealed class DailyCalendar : ReportingCalendar
{
    public override string ToString() => "days";

    internal override string PeriodWord => "day";

    private protected override object Rule => PeriodWord;

    private protected override ReportingPeriod? Find(LocalDate day) => new ReportingPeriod(day, day, DayNumber.ToText(day));

    /// <summary>The same date a year earlier; 29 February has none.</summary>
    internal override ReportingPeriod? YearBefore(ReportingPeriod period) =>
        period.Start.Year > 1 && period.Start is not { Month: 2, Day: 29 } ? Find(period.Start.PlusYears(-1)) : null;

    internal override int? YearIndexOf(ReportingPeriod period) => period.Start.Year;

    internal override int? QuarterOf(ReportingPeriod period) => period.Start.Year * 4 + (period.Start.Month - 1) / 3;
}
