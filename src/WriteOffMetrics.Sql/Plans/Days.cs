using NodaTime;
using NodaTime.Text;

namespace WriteOffMetrics.Sql;

/// <summary>Days as queries need them.</summary>
internal static class Days
{
    /// <summary>The last day there is.</summary>
    public static LocalDate Last { get; } = new(9999, 12, 31);

    /// <exception cref="ArgumentOutOfRangeException">The day is not of the ISO calendar, or outside the years 1 to 9999.</exception>
    public static void Require(LocalDate day, string parameterName)
    {
        if (day.Calendar != CalendarSystem.Iso || day.Year is < 1 or > 9999)
            throw new ArgumentOutOfRangeException(parameterName,
                "Found a day outside the years 1 to 9999 of the ISO calendar; days of these are allowed. Convert it with WithCalendar.");
    }

    /// <summary>The day behind a day, where ranges end that do not hold their end; none behind the last day there is.</summary>
    public static LocalDate? Behind(LocalDate day) => day < Last ? day.PlusDays(1) : null;

    /// <summary>ISO 8601, in any culture.</summary>
    public static string ToText(LocalDate day) => LocalDatePattern.Iso.Format(day);
}
