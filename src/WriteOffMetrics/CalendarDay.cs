using System.Text.Json.Serialization;
using NodaTime;

namespace WriteOffMetrics;

/// <summary>
/// A day as a selector gives it: a <see cref="LocalDate"/>, a <see cref="DateOnly"/> or the date part of a <see cref="DateTime"/>, each
/// converted by itself: <c>EffectiveDate = row => row.PostedOn</c>. Nobody need name the type.
/// </summary>
/// <remarks>
/// Immutable and safe for use by any number of threads. Equal when the days are. Time of day and kind of a <see cref="DateTime"/> are left
/// out, and no time zone is applied: convert an instant to the day of the books first.
/// </remarks>
[JsonConverter(typeof(CalendarDayJsonConverter))]
public readonly record struct CalendarDay
{
    private CalendarDay(LocalDate date) => Date = date;

    /// <summary>The day.</summary>
    public LocalDate Date { get; }

    /// <summary>This day.</summary>
    public static implicit operator CalendarDay(LocalDate date) => FromLocalDate(date);

    /// <summary>This day.</summary>
    public static implicit operator CalendarDay(DateOnly date) => FromDateOnly(date);

    /// <summary>The date part.</summary>
    public static implicit operator CalendarDay(DateTime dateTime) => FromDateTime(dateTime);

    /// <summary>This day.</summary>
    public static CalendarDay FromLocalDate(LocalDate date) => new(date);

    /// <summary>This day.</summary>
    public static CalendarDay FromDateOnly(DateOnly date) => new(LocalDate.FromDateOnly(date));

    /// <summary>The date part, whatever the time of day and the kind.</summary>
    public static CalendarDay FromDateTime(DateTime dateTime) => FromDateOnly(DateOnly.FromDateTime(dateTime));

    /// <summary>The day as ISO 8601 text, in any culture: <c>2024-02-29</c>.</summary>
    public override string ToString() => DayNumber.ToText(Date);
}
