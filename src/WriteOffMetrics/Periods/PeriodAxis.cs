using System.Collections;
using System.Text.Json.Serialization;
using NodaTime;

namespace WriteOffMetrics;

/// <summary>
/// The periods of a report in order, without gap or overlap, as the caller stated them with <see cref="ReportingCalendar.Between"/>.
/// Every series covers each period of its axis.
/// </summary>
/// <remarks>
/// Immutable and safe for use by any number of threads. At least one period. Two are equal when their calendars are and they have the same
/// periods.
/// </remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class PeriodAxis : IReadOnlyList<ReportingPeriod>, IEquatable<PeriodAxis>, IReport
{
    private readonly ReportingPeriod[] periods;
    private readonly int[] starts;

    internal PeriodAxis(ReportingCalendar calendar, ReportingPeriod[] periods)
    {
        Calendar = calendar;
        this.periods = periods;
        starts = [.. periods.Select(period => DayNumber.Require(period.Start, nameof(periods)))];
        LastDay = DayNumber.Require(End, nameof(periods));
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
        : throw new ArgumentOutOfRangeException(
            nameof(index), index, $"Found the position {Invariant.Text(index)}; 0 to {Invariant.Text(Count - 1)} are allowed on {this}.");

    /// <summary>The position of the period in which the day lies, or -1 if the day lies outside the axis.</summary>
    public int IndexOf(LocalDate day) => DayNumber.IsAllowed(day) ? IndexOf(DayNumber.Require(day, nameof(day))) : -1;

    /// <inheritdoc/>
    public IEnumerator<ReportingPeriod> GetEnumerator() => ((IEnumerable<ReportingPeriod>)periods).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Whether both have equal calendars and the same periods.</summary>
    public bool Equals(PeriodAxis? other) => ReferenceEquals(this, other)
        || (other is not null && Calendar.Equals(other.Calendar) && periods.AsSpan().SequenceEqual(other.periods));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PeriodAxis);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Calendar, Count, Start, End);

    /// <summary>Whether both are equal; null equals null.</summary>
    public static bool operator ==(PeriodAxis? left, PeriodAxis? right) => left?.Equals(right) ?? right is null;

    /// <summary>Whether both differ.</summary>
    public static bool operator !=(PeriodAxis? left, PeriodAxis? right) => !(left == right);

    /// <summary>The number of periods, the calendar and the days: <c>12 periods of months, 2025-07-01/2026-06-30</c>.</summary>
    public override string ToString() => $"{Invariant.Count(Count, "period", "periods")} of {Calendar}, {Span}";

    /// <summary>The first day of each period as a day number.</summary>
    internal ReadOnlySpan<int> Starts => starts;

    /// <summary>The last day of the last period as a day number.</summary>
    internal int LastDay { get; }

    internal int IndexOf(int day)
    {
        if (day < starts[0] || day > LastDay) return -1;
        int found = Array.BinarySearch(starts, day);
        return found >= 0 ? found : ~found - 1;
    }

    /// <exception cref="ArgumentOutOfRangeException">The day lies outside the axis.</exception>
    internal int RequireIndexOf(LocalDate day, string parameterName) => IndexOf(day) is var index and >= 0
        ? index
        : throw new ArgumentOutOfRangeException(parameterName, WhyOutside(day));

    /// <summary>The positions of a period of the axis, or of neighbouring ones taken together.</summary>
    /// <exception cref="ArgumentException">The period starts or ends within a period of the axis, or outside it.</exception>
    internal (int First, int Count) RequireSpan(ReportingPeriod period, string parameterName)
    {
        (int first, int last) = (IndexOf(period.Start), IndexOf(period.End));
        if (first < 0 || last < 0 || periods[first].Start != period.Start || periods[last].End != period.End)
            throw new ArgumentException(
                $"Found the period {period} beside {this}; a period of the axis is allowed, or neighbouring ones taken together. Take it "
                + "from the axis, or summarise by a finer one.",
                parameterName);
        return (first, last - first + 1);
    }

    private string WhyOutside(LocalDate day) => DayNumber.IsAllowed(day)
        ? $"Found the day {DayNumber.ToText(day)}; days of {Span} are allowed. Summarise on a longer axis."
        : DayNumber.WhyRefused(day);

    /// <summary>The number of leading periods that end on or before a day: all of them where no day is given.</summary>
    internal int CountThrough(LocalDate? day)
    {
        if (day is not { } last) return Count;
        int count = 0;
        while (count < Count && periods[count].End <= last) count++;
        return count;
    }

    /// <summary>
    /// The last complete day where the first <paramref name="completeCount"/> periods are complete: null where all are, the day before the
    /// axis begins where none is.
    /// </summary>
    internal LocalDate? LastDayOf(int completeCount) =>
        completeCount == Count ? null : completeCount == 0 ? Start.PlusDays(-1) : periods[completeCount - 1].End;

    internal ReportingPeriod SpanOf(int first, int count) => count == 1
        ? periods[first]
        : new ReportingPeriod(periods[first].Start, periods[first + count - 1].End,
            $"{periods[first].Name} to {periods[first + count - 1].Name}");

    /// <summary>Some neighbouring periods as an axis of their own.</summary>
    internal PeriodAxis Part(int first, int count) => new(Calendar, periods[first..(first + count)]);

    /// <summary>The position of the period that answers to the one at a position a year earlier, or -1 if it is not on the axis.</summary>
    internal int IndexOfYearBefore(int index)
    {
        if (Calendar.YearBefore(periods[index]) is not { } earlier) return -1;
        int found = IndexOf(earlier.Start);
        return found >= 0 && periods[found] == earlier ? found : -1;
    }

    /// <summary>
    /// The position of the first period of the year in which the period at a position lies, or -1 if that is not on the axis or the
    /// calendar has no years.
    /// </summary>
    internal int FirstIndexOfYear(int index) => FirstIndexOf(Calendar.YearIndexOf, index);

    /// <summary>The same where a year that starts before the axis counts from its first period.</summary>
    internal int FirstIndexOfYearOnAxis(int index)
    {
        if (Calendar.YearIndexOf(periods[index]) is not { } year) return -1;
        int first = index;
        while (first > 0 && Calendar.YearIndexOf(periods[first - 1]) == year) first--;
        return first;
    }

    /// <summary>The same of its quarter.</summary>
    internal int FirstIndexOfQuarter(int index) => FirstIndexOf(Calendar.QuarterOf, index);

    /// <summary>The position on a coarser axis of the same days for each period of this one.</summary>
    /// <exception cref="ArgumentException">A boundary of the coarser axis is none of this one.</exception>
    internal int[] PositionsOn(PeriodAxis coarser, string parameterName)
    {
        int[] positions = [.. periods.Select(period => coarser.IndexOf(period.Start))];
        int astray = Array.FindIndex(positions, position => position < 0);
        if (astray < 0) astray = Array.FindIndex(periods, period => coarser.IndexOf(period.End) != coarser.IndexOf(period.Start));
        if (astray >= 0)
            throw new ArgumentException(
                $"Found {periods[astray].Name} ({periods[astray]}), which lies in no single period of {coarser}; boundaries that nest are "
                + "allowed. Summarise the ledger by the coarser axis itself.",
                parameterName);
        if (coarser.Start != Start || coarser.End != End)
            throw new ArgumentException(
                $"Found {coarser}, which reaches beyond {this}; axes of the same days are allowed. Start with "
                + "a finer axis of all its days.",
                parameterName);
        return positions;
    }

    /// <summary>Whether both axes have the same periods, day by day, whatever their names.</summary>
    internal bool Matches(PeriodAxis other) => ReferenceEquals(this, other) || periods.AsSpan().SequenceEqual(other.periods);

    /// <exception cref="ArgumentException">The axes differ.</exception>
    internal void Require(PeriodAxis other, string what, string parameterName)
    {
        if (!Matches(other))
            throw new ArgumentException(
                $"Found {what} on {other}, beside {this}; the same periods are allowed. "
                + "Summarise or state both on one axis.",
                parameterName);
    }

    /// <exception cref="ArgumentException">There are more or fewer values than periods.</exception>
    internal void RequireOnePerPeriod(int found, string one, string many, string parameterName)
    {
        if (found != Count)
            throw new ArgumentException(
                $"Found {Invariant.Count(found, one, many)} for {this}; one {one} per period is allowed. State a period without any as 0, "
                + "so that no gap closes up unseen.",
                parameterName);
    }

    private int FirstIndexOf(Func<ReportingPeriod, int?> unitOf, int index)
    {
        if (unitOf(periods[index]) is not { } unit) return -1;
        int first = index;
        while (first > 0 && unitOf(periods[first - 1]) == unit) first--;
        return first == 0 && Calendar.PeriodBefore(periods[0]) is { } before && unitOf(before) == unit ? -1 : first;
    }

    void IReport.Write(ReportWriter report)
    {
        WriteSpan(report);
        report.RequireRows("an axis", Count, "Write Start and End.").AddList(this, new ReportingPeriodJsonConverter(), "periods");
    }

    /// <summary>The axis without its periods, where these stand beside it.</summary>
    internal void WriteSpan(ReportWriter report) => report
        .Add(Calendar.ToString(), nameof(Calendar))
        .Add(Start)
        .Add(End)
        .Add(Count);
}
