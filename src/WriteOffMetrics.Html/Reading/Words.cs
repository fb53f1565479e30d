using System.Globalization;
using NodaTime;

namespace WriteOffMetrics.Html;

/// <summary>Days, periods and names in English words, whatever the culture.</summary>
internal static class Words
{
    private static readonly string[] Months =
    [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ];

    /// <summary>A day: 30 June 2026.</summary>
    public static string Day(LocalDate day) => $"{Text(day.Day)} {Months[day.Month - 1]} {Year(day)}";

    /// <summary>A month: May 2026.</summary>
    public static string Month(LocalDate day) => $"{Months[day.Month - 1]} {Year(day)}";

    /// <summary>A month as short as it is understood: Jan 2026.</summary>
    public static string ShortMonth(LocalDate day) => $"{Short(day)} {Year(day)}";

    /// <summary>Whether a period is a month of the calendar.</summary>
    public static bool IsMonth(ReportingPeriod period) => period.Start.Day == 1 && period.Start.Year == period.End.Year
        && period.Start.Month == period.End.Month
        && period.End.Day == CalendarSystem.Iso.GetDaysInMonth(period.End.Year, period.End.Month);

    /// <summary>A period: a month, a span of months, a day, or a span of days.</summary>
    public static string Period(ReportingPeriod period)
    {
        (LocalDate start, LocalDate end) = (period.Start, period.End);
        if (start == end) return Day(start);
        bool isWhole = start.Day == 1 && end.Day == CalendarSystem.Iso.GetDaysInMonth(end.Year, end.Month);
        bool isOneYear = start.Year == end.Year;
        if (!isWhole) return isOneYear && start.Month == end.Month
            ? $"{Text(start.Day)}–{Day(end)}"
            : $"{(isOneYear ? $"{Text(start.Day)} {Months[start.Month - 1]}" : Day(start))} – {Day(end)}";
        if (IsMonth(period)) return Month(end);
        return $"{Short(start)}{(isOneYear ? "" : " " + Year(start))} – {Short(end)} {Year(end)}";
    }

    /// <summary>The first letter large, where it is one of ASCII's: the names of sections, tables, columns and rows.</summary>
    public static string Capital(string name) =>
        name.Length > 0 && char.IsAsciiLetterLower(name[0]) ? char.ToUpperInvariant(name[0]) + name[1..] : name;

    /// <summary>A whole number without separators.</summary>
    public static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Year(LocalDate day) => Text(day.Year);

    private static string Short(LocalDate day) => Months[day.Month - 1] is { Length: > 4 } name ? name[..3] : Months[day.Month - 1];
}
