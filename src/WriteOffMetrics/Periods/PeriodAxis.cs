using System.Collections;
using NodaTime;

namespace WriteOffMetrics;

/// <summary>
/// The periods of a report in order, without gap or overlap, as the caller stated them with <see cref="ReportingCalendar.Between"/>.
/// Every series covers each period of its axis.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads. At least one period.</remarks>
public sealed class PeriodAxis : IReadOnlyList<ReportingPeriod>
{
    private readonly ReportingPeriod[] periods;
    private readonly int[] starts;

    internal PeriodAxis(ReportingCalendar calendar, ReportingPeriod[] periods)
    {
        Calendar = calendar;
        this.periods = periods;
        starts = [.. periods.Select(period => DayNumber.Of(period.Start, nameof(periods)))];
    }

    /// <summary>The rule by which the axis is cut.</summary>
    public ReportingCalendar Calendar { get; }

    /// <summary>The number of periods, 1 or more.</summary>
    public int Count => periods.Length;

    /// <summary>The first day of the first period.</summary>
    public LocalDate Start => periods[0].Start;

    /// <summary>The last day of the last period.</summary>
    public LocalDate End => periods[^1].End;

    /// <summary>The whole axis as one period, named by its first and last: <c>2025-07 to 2026-06</c>.</summary>
    public ReportingPeriod Span => SpanOf(0, Count);

    /// <summary>The period at a position, 0 for the first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The axis has no such position.</exception>
    public ReportingPeriod this[int index] => index >= 0 && index < Count
        ? periods[index]
        : throw new ArgumentOutOfRangeException(nameof(index), index, $"Found the position {Invariant.Text(index)}; 0 to {Invariant.Text(Count - 1)} are allowed on {this}.");

    /// <summary>The position of the period in which the day lies, or -1 if the day lies outside the axis.</summary>
    public int IndexOf(LocalDate day) => DayNumber.IsAllowed(day) ? IndexOf(DayNumber.Of(day, nameof(day))) : -1;

    /// <inheritdoc/>
    public IEnumerator<ReportingPeriod> GetEnumerator() => ((IEnumerable<ReportingPeriod>)periods).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The calendar and the days: <c>12 months, 2025-07-01/2026-06-30</c>.</summary>
    public override string ToString() => $"{Invariant.Count(Count, "period", "periods")} of {Calendar}, {Span}";

    /// <summary>The first day of each period as a day number.</summary>
    internal ReadOnlySpan<int> Starts => starts;

    internal int IndexOf(int day)
    {
        if (day < starts[0] || day > DayNumber.Of(End, nameof(day))) return -1;
        int found = Array.BinarySearch(starts, day);
        return found >= 0 ? found : ~found - 1;
    }

    /// <exception cref="ArgumentOutOfRangeException">The day lies outside the axis.</exception>
    internal int RequireIndexOf(LocalDate day, string parameterName) => IndexOf(day) is var index and >= 0
        ? index
        : throw new ArgumentOutOfRangeException(parameterName, $"Found the day {(DayNumber.IsAllowed(day) ? DayNumber.ToText(day) : DayNumber.WhyRefused(day))}; days of {Span} are allowed. Summarise on a longer axis.");

    /// <summary>The number of leading periods that end on or before a day: all of them where no day is given.</summary>
    internal int CountThrough(LocalDate? day)
    {
        if (day is not { } last) return Count;
        int count = 0;
        while (count < Count && periods[count].End <= last) count++;
        return count;
    }

    internal ReportingPeriod SpanOf(int first, int count) => count == 1
        ? periods[first]
        : new ReportingPeriod(periods[first].Start, periods[first + count - 1].End, $"{periods[first].Name} to {periods[first + count - 1].Name}");

    /// <summary>The position of the period that answers to the one at a position a year earlier, or -1 if it is not on the axis.</summary>
    internal int IndexOfYearBefore(int index)
    {
        if (Calendar.YearBefore(periods[index]) is not { } earlier) return -1;
        int found = IndexOf(earlier.Start);
        return found >= 0 && periods[found] == earlier ? found : -1;
    }

    /// <summary>Whether both axes have the same periods, day by day, whatever their names.</summary>
    internal bool Matches(PeriodAxis other) => ReferenceEquals(this, other) || periods.AsSpan().SequenceEqual(other.periods);

    /// <exception cref="ArgumentException">The axes differ.</exception>
    internal void Require(PeriodAxis other, string what, string parameterName)
    {
        if (!Matches(other))
            throw new ArgumentException($"Found {what} on {other}, beside {this}; the same periods are allowed. Summarise or state both on one axis.", parameterName);
    }
}
