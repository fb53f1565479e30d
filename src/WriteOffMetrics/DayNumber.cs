using NodaTime;
using NodaTime.Text;

namespace WriteOffMetrics;

/// <summary>
/// Days as whole numbers (0 = 1 January of the year 1): the form in which they are stored and compared.
/// The only place where calendar days are checked and written as text.
/// </summary>
internal static class DayNumber
{
    /// <summary>No day: lies before all others.</summary>
    public const int None = -1;

    public const int Min = 0;
    public static readonly int Max = DateOnly.MaxValue.DayNumber;

    /// <summary>Whether a day is one the library can hold: ISO calendar, years 1 to 9999.</summary>
    public static bool IsAllowed(LocalDate day) => (uint)(day.Year - 1) < 9_999 && IsIso(day);

    /// <summary>
    /// Whether a day is one that an entry or a row can have: allowed, and none of those that stand for a date that was never set, which are
    /// the year 1 and the last day of the year 9999.
    /// </summary>
    public static bool IsAllowedInRow(LocalDate day) => (uint)(day.Year - 2) < 9_998 && day != Last && IsIso(day);

    /// <summary>Whether a day is of the ISO calendar.</summary>
    public static bool IsIso(LocalDate day) => ReferenceEquals(day.Calendar, Iso);

    /// <summary>
    /// Twice the number of the first day of each year, plus one in leap years; and the days before each month, in common and in leap years.
    /// </summary>
    private static readonly int[] YearStarts = [
        .. Enumerable.Range(0, 10_000).Select(
        year => year == 0 ? 0 : 2 * (365 * (year - 1) + (year - 1) / 4 - (year - 1) / 100 + (year - 1) / 400)
        + (DateTime.IsLeapYear(year) ? 1 : 0))];
    private static readonly CalendarSystem Iso = CalendarSystem.Iso;
    private static readonly LocalDate Last = new(9999, 12, 31);
    private static readonly int[] MonthStarts = [
        0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 0, 0, 0, 0, 0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335];

    /// <exception cref="ArgumentOutOfRangeException">The day is of another calendar, or outside the years 1 to 9999.</exception>
    public static int Require(LocalDate day, string parameterName) => IsAllowed(day)
        ? OfAllowed(day)
        : throw new ArgumentOutOfRangeException(parameterName, WhyRefused(day));

    /// <exception cref="ArgumentOutOfRangeException">The day is none that an entry or a row can have.</exception>
    public static int RequireInRow(LocalDate day, string parameterName) => IsAllowedInRow(day)
        ? OfAllowed(day)
        : throw new ArgumentOutOfRangeException(parameterName, WhyRefusedInRow(day));

    /// <summary>The number of a day that is known to be allowed.</summary>
    public static int OfAllowed(LocalDate day)
    {
        (int year, int month, int dayOfMonth) = day;
        int start = YearStarts[year];
        return (start >> 1) + MonthStarts[(start & 1) * 16 + month] + dayOfMonth - 1;
    }

    /// <summary>The number of a day that may not be stated.</summary>
    public static int OrNone(LocalDate? day) => day is { } stated ? OfAllowed(stated) : None;

    public static LocalDate? ToDateOrNone(int number) => number == None ? null : ToDate(number);

    public static LocalDate ToDate(int number) => LocalDate.FromDateOnly(DateOnly.FromDayNumber(number));

    /// <summary>The day as ISO 8601 text, in any culture.</summary>
    public static string ToText(LocalDate day) => LocalDatePattern.Iso.Format(day);

    public static string WhyRefused(LocalDate day) => day.Calendar == CalendarSystem.Iso
        ? $"Found the day {ToText(day)}; days of the years 1 to 9999 are allowed. Correct the date."
        : $"Found a day of the calendar {day.Calendar.Id}; days of the ISO calendar are allowed. Convert it with "
            + "WithCalendar(CalendarSystem.Iso).";

    /// <summary>Why an entry or a row cannot have a day.</summary>
    public static string WhyRefusedInRow(LocalDate day) => IsAllowed(day)
        ? $"Found the day {ToText(day)}, which stands for a date that was never set; days from 0002-01-01 to "
            + "9999-12-30 are allowed. Supply "
            + "the date, or none where it is not known and may be left out."
        : WhyRefused(day);
}
