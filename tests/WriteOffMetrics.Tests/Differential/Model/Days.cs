using NodaTime;

namespace WriteOffMetrics.Tests;

/// <summary>Days as whole numbers: the model knows no other form.</summary>
internal static class Days
{
    public static int Of(int year, int month, int day) => new DateOnly(year, month, day).DayNumber;

    public static int Of(LocalDate day) => Of(day.Year, day.Month, day.Day);

    public static int? OfOrNone(LocalDate? day) => day is { } stated ? Of(stated) : null;

    public static LocalDate ToDate(int day) => LocalDate.FromDateOnly(DateOnly.FromDayNumber(day));

    public static LocalDate? ToDateOrNone(int? day) => day is { } stated ? ToDate(stated) : null;

    public static string Text(int day) =>
        DateOnly.FromDayNumber(day).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public static string Text(int? day) => day is { } stated ? Text(stated) : "none";
}
