using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace WriteOffMetrics;

/// <summary>
/// A span of whole days that a report speaks of, first and last day included, with the name its calendar gives it (<c>2026-06</c>,
/// <c>2026Q2</c>, <c>FY2026</c>). Two periods are equal when they have the same days; the name is a label.
/// </summary>
/// <remarks>
/// Immutable and safe for use by any number of threads. <c>default</c> is the one day 0001-01-01. The text form is
/// <c>2026-06-01/2026-06-30</c> (ISO 8601), in any culture.
/// </remarks>
[JsonConverter(typeof(ReportingPeriodJsonConverter))]
public readonly record struct ReportingPeriod : IComparable<ReportingPeriod>, ISpanParsable<ReportingPeriod>, ISpanFormattable
{
    private readonly string? name;

    internal ReportingPeriod(LocalDate start, LocalDate end, string? name)
    {
        Start = start;
        End = end;
        this.name = name;
    }

    /// <summary>The first day.</summary>
    public LocalDate Start { get; }

    /// <summary>The last day; it belongs to the period.</summary>
    public LocalDate End { get; }

    /// <summary>What the calendar calls the period; the text form where the period came from no calendar.</summary>
    public string Name => name ?? ToString();

    /// <summary>What a calendar or a caller calls the period; none where nobody does.</summary>
    internal string? OwnName => name;

    /// <summary>The number of days, 1 or more.</summary>
    public int Days => End.ToDateOnly().DayNumber - Start.ToDateOnly().DayNumber + 1;

    /// <summary>The period from one day to another, both included.</summary>
    /// <exception cref="ArgumentException">The end lies before the start.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A day is not of the ISO calendar, or outside the years 1 to 9999.</exception>
    public static ReportingPeriod FromDates(LocalDate start, LocalDate end) =>
        DayNumber.Require(start, nameof(start)) <= DayNumber.Require(end, nameof(end))
            ? new ReportingPeriod(start, end, null)
            : throw new ArgumentException(
                $"Found a period from {DayNumber.ToText(start)} to {DayNumber.ToText(end)}; an end on or after the "
                + "start is allowed. Swap the days.",
                nameof(end));

    /// <summary>The period from one day to another, both included, with a name for reports.</summary>
    /// <exception cref="ArgumentException">The end lies before the start, or the name is blank.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A day is not of the ISO calendar, or outside the years 1 to 9999.</exception>
    public static ReportingPeriod FromDates(LocalDate start, LocalDate end, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new ReportingPeriod(FromDates(start, end).Start, end, name);
    }

    /// <summary>Whether the day lies in the period.</summary>
    public bool Contains(LocalDate day) => day.Calendar == CalendarSystem.Iso && day >= Start && day <= End;

    /// <summary>Earlier periods first; of two that start together the shorter one.</summary>
    public int CompareTo(ReportingPeriod other)
    {
        int byStart = Start.CompareTo(other.Start);
        return byStart != 0 ? byStart : End.CompareTo(other.End);
    }

    /// <summary>Whether the left period comes first.</summary>
    public static bool operator <(ReportingPeriod left, ReportingPeriod right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left period comes last.</summary>
    public static bool operator >(ReportingPeriod left, ReportingPeriod right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left period comes first or both are equal.</summary>
    public static bool operator <=(ReportingPeriod left, ReportingPeriod right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left period comes last or both are equal.</summary>
    public static bool operator >=(ReportingPeriod left, ReportingPeriod right) => left.CompareTo(right) >= 0;

    /// <summary>Whether both have the same first and last day.</summary>
    public bool Equals(ReportingPeriod other) => Start == other.Start && End == other.End;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Start, End);

    /// <summary>Reads <c>2026-06-01/2026-06-30</c>, whatever the provider.</summary>
    /// <exception cref="FormatException">The text is not of that form, or the end lies before the start.</exception>
    public static ReportingPeriod Parse(string s, IFormatProvider? provider)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan(), provider);
    }

    /// <inheritdoc cref="Parse(string, IFormatProvider?)"/>
    public static ReportingPeriod Parse(ReadOnlySpan<char> s, IFormatProvider? provider) =>
        TryParse(s, provider, out ReportingPeriod period)
            ? period
            : throw new FormatException(
                $"Found '{s}'; a first and a last day are allowed, such as 2026-06-01/2026-06-30. A name like FY2026 says nothing without "
                + "its calendar: use ReportingCalendar.PeriodOf.");

    /// <summary>Reads a period; false, and <c>default</c>, where <see cref="Parse(string, IFormatProvider?)"/> would throw.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ReportingPeriod result) =>
        TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc cref="TryParse(string?, IFormatProvider?, out ReportingPeriod)"/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out ReportingPeriod result)
    {
        result = default;
        int slash = s.IndexOf('/');
        if (slash < 0) return false;

        // A pattern reads no further than a null character, so a text with one is refused here.
        if (s.Contains('\0')) return false;
        ParseResult<LocalDate> start = LocalDatePattern.Iso.Parse(s[..slash].ToString());
        ParseResult<LocalDate> end = LocalDatePattern.Iso.Parse(s[(slash + 1)..].ToString());
        if (!start.Success || !end.Success || !DayNumber.IsAllowed(start.Value) || !DayNumber.IsAllowed(end.Value)
            || end.Value < start.Value) return false;
        result = new ReportingPeriod(start.Value, end.Value, null);
        return true;
    }

    /// <summary>The first and last day: <c>2026-06-01/2026-06-30</c>, in any culture.</summary>
    public override string ToString() => $"{DayNumber.ToText(Start)}/{DayNumber.ToText(End)}";

    /// <summary>The first and last day, whatever the provider. <c>G</c>, empty or null is the only format.</summary>
    /// <exception cref="FormatException">Another format.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider) => format is null or "" or "G"
        ? ToString()
        : throw new FormatException(
            $"Found the format '{format}'; G (2026-06-01/2026-06-30) is allowed. Use Name for the calendar's name.");

    /// <summary>Writes the text form into the destination.</summary>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        Invariant.TryCopy(ToString(format.ToString(), provider), destination, out charsWritten);
}
