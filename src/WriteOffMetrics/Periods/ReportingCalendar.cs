using System.Text.Json.Serialization;
using NodaTime;

namespace WriteOffMetrics;

/// <summary>
/// A rule that cuts time into periods: every day lies in exactly one. It never sees money.
/// </summary>
/// <remarks>
/// Immutable and safe for use by any number of threads. The set of calendars is closed: it cannot be derived from. Two are equal when they
/// cut time by the same rule, listed ones when name and periods are the same, with the names of these.
/// </remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public abstract class ReportingCalendar : IEquatable<ReportingCalendar>, IReport
{
    private protected ReportingCalendar()
    {
    }

    /// <summary>Single days, named <c>2026-06-30</c>.</summary>
    public static ReportingCalendar Days { get; } = new DailyCalendar();

    /// <summary>Weeks of ISO 8601, Monday to Sunday, named <c>2026-W27</c>.</summary>
    public static ReportingCalendar IsoWeeks { get; } = new WeeklyCalendar(IsoDayOfWeek.Monday);

    /// <summary>Calendar months, named <c>2026-06</c>.</summary>
    public static ReportingCalendar Months { get; } = new MonthlyCalendar(1, 1, FiscalYearNaming.EndYear, isFiscal: false);

    /// <summary>Calendar quarters, named <c>2026Q2</c>.</summary>
    public static ReportingCalendar Quarters { get; } = new MonthlyCalendar(3, 1, FiscalYearNaming.EndYear, isFiscal: false);

    /// <summary>Calendar half-years, named <c>2026H1</c>.</summary>
    public static ReportingCalendar HalfYears { get; } = new MonthlyCalendar(6, 1, FiscalYearNaming.EndYear, isFiscal: false);

    /// <summary>Calendar years, named <c>2026</c>.</summary>
    public static ReportingCalendar Years { get; } = new MonthlyCalendar(12, 1, FiscalYearNaming.EndYear, isFiscal: false);

    /// <summary>The months of fiscal years, named <c>FY2026P01</c> for the first of the year.</summary>
    /// <param name="firstMonth">The month in which the fiscal year starts, 1 to 12: 10 for the US federal government.</param>
    /// <param name="naming">Which calendar year names it.</param>
    /// <exception cref="ArgumentOutOfRangeException">The month is not 1 to 12, or the naming not a member.</exception>
    public static ReportingCalendar FiscalMonths(int firstMonth, FiscalYearNaming naming) => Fiscal(1, firstMonth, naming);

    /// <summary>The quarters of fiscal years, named <c>FY2026Q1</c>.</summary>
    /// <inheritdoc cref="FiscalMonths"/>
    public static ReportingCalendar FiscalQuarters(int firstMonth, FiscalYearNaming naming) => Fiscal(3, firstMonth, naming);

    /// <summary>The halves of fiscal years, named <c>FY2026H1</c>.</summary>
    /// <inheritdoc cref="FiscalMonths"/>
    public static ReportingCalendar FiscalHalfYears(int firstMonth, FiscalYearNaming naming) => Fiscal(6, firstMonth, naming);

    /// <summary>Fiscal years, named <c>FY2026</c>.</summary>
    /// <inheritdoc cref="FiscalMonths"/>
    public static ReportingCalendar FiscalYears(int firstMonth, FiscalYearNaming naming) => Fiscal(12, firstMonth, naming);

    /// <summary>
    /// Weeks that start on a weekday, named by their first day: <c>week of 2026-06-28</c>. Those that start on Monday are
    /// <see cref="IsoWeeks"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Not Monday to Sunday.</exception>
    public static ReportingCalendar Weeks(IsoDayOfWeek firstDay) => firstDay is >= IsoDayOfWeek.Monday and <= IsoDayOfWeek.Sunday
        ? new WeeklyCalendar(firstDay)
        : throw new ArgumentOutOfRangeException(
            nameof(firstDay), $"Found {Invariant.Text((int)firstDay)}; Monday (1) to Sunday (7) is allowed.");

    /// <summary>A calendar whose periods are listed, for boundaries that follow no rule here.</summary>
    /// <param name="name">What explanations call the calendar.</param>
    /// <param name="periods">
    /// The periods in order, each starting on the day after the one before ends; give each a name with
    /// <see cref="ReportingPeriod.FromDates(LocalDate, LocalDate, string)"/>.
    /// </param>
    /// <exception cref="ArgumentException">The name is blank, there are no periods, or two of them leave a gap or overlap.</exception>
    /// <remarks>It knows no years: no period has one that answers to it a year earlier, and year-to-date is not defined.</remarks>
    public static ReportingCalendar FromPeriods(string name, IEnumerable<ReportingPeriod> periods)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(periods);
        ReportingPeriod[] listed = [.. periods];
        if (listed.Length == 0) throw new ArgumentException("Found no periods; at least one is needed for a calendar.", nameof(periods));
        for (int i = 1; i < listed.Length; i++)
        {
            if (DayNumber.Require(listed[i].Start, nameof(periods)) != DayNumber.Require(listed[i - 1].End, nameof(periods)) + 1)
                throw new ArgumentException(
                    $"Found {listed[i]} after {listed[i - 1]}; each period starts on the day after the one before ends. Close "
                    + "the gap or remove the overlap.",
                    nameof(periods));
        }

        return new CustomCalendar(name, listed);
    }

    /// <summary>The period in which a day lies.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The day is not of the ISO calendar or outside the years 1 to 9999, or its period reaches outside them.
    /// </exception>
    public ReportingPeriod PeriodOf(LocalDate day) => Require(day, nameof(day));

    /// <summary>
    /// The axis of all periods from the one in which the first day lies to the one in which the last day lies: whole periods, without a
    /// gap. It is stated by the caller and never inferred from entries, so that quiet periods at either end stay in the report.
    /// </summary>
    /// <exception cref="ArgumentException">The last day lies before the first.</exception>
    /// <exception cref="ArgumentOutOfRangeException">As for <see cref="PeriodOf"/>.</exception>
    public PeriodAxis Between(LocalDate first, LocalDate last)
    {
        if (DayNumber.Require(last, nameof(last)) < DayNumber.Require(first, nameof(first)))
            throw new ArgumentException(
                $"Found an axis from {DayNumber.ToText(first)} to {DayNumber.ToText(last)}; a last day on or after the "
                + "first is allowed. Swap the days.",
                nameof(last));

        LocalDate end = Require(last, nameof(last)).End;
        List<ReportingPeriod> periods = [Require(first, nameof(first))];
        while (periods[^1].End < end) periods.Add(PeriodOf(periods[^1].End.PlusDays(1)));
        return new PeriodAxis(this, [.. periods]);
    }

    /// <summary>
    /// The year of a period as the calendar counts years: 2026 for a month of fiscal year 2026 that ends in June. Null in a calendar
    /// without years.
    /// </summary>
    /// <exception cref="ArgumentException">The period is none of this calendar.</exception>
    public int? YearOf(ReportingPeriod period)
    {
        RequireOwn(period);
        return YearNumberOf(period);
    }

    /// <summary>
    /// The number of a period in its year, 1 for the first: 3 for March, or for the third month of a fiscal year. Null in a calendar
    /// without years.
    /// </summary>
    /// <exception cref="ArgumentException">The period is none of this calendar.</exception>
    public int? NumberInYear(ReportingPeriod period)
    {
        RequireOwn(period);
        return PositionInYear(period) + 1;
    }

    /// <summary>Whether both cut time by the same rule.</summary>
    public bool Equals(ReportingCalendar? other) =>
        ReferenceEquals(this, other) || (other is not null && GetType() == other.GetType() && Rule.Equals(other.Rule));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ReportingCalendar);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(GetType(), Rule);

    /// <summary>Whether both are equal; null equals null.</summary>
    public static bool operator ==(ReportingCalendar? left, ReportingCalendar? right) => left?.Equals(right) ?? right is null;

    /// <summary>Whether both differ.</summary>
    public static bool operator !=(ReportingCalendar? left, ReportingCalendar? right) => !(left == right);

    /// <summary>What tells this calendar from others of its kind; equal where they cut time alike.</summary>
    private protected abstract object Rule { get; }

    /// <summary>The period in which the day lies, or none if it reaches outside the years 1 to 9999.</summary>
    private protected abstract ReportingPeriod? Find(LocalDate day);

    /// <summary>Why a day has no period.</summary>
    private protected virtual string WhyNone(LocalDate day) =>
        $"Found the day {DayNumber.ToText(day)}, whose period by {this} reaches outside the years 1 to 9999; whole periods within them are "
            + "allowed. Choose a day of another period or another calendar.";

    /// <summary>The period in which a day of the ISO calendar lies; none where this calendar has none for it.</summary>
    internal ReportingPeriod? PeriodOrNoneOf(LocalDate day) => Find(day);

    /// <summary>The period that ends on the day before another starts, or none.</summary>
    internal ReportingPeriod? PeriodBefore(ReportingPeriod period) =>
        DayNumber.Require(period.Start, nameof(period)) == DayNumber.Min ? null : Find(period.Start.PlusDays(-1));

    /// <summary>The period that starts on the day after another ends, or none.</summary>
    internal ReportingPeriod? PeriodAfter(ReportingPeriod period) =>
        DayNumber.Require(period.End, nameof(period)) == DayNumber.Max ? null : Find(period.End.PlusDays(1));

    /// <summary>The period of this calendar that answers to another one year earlier, or none.</summary>
    internal virtual ReportingPeriod? YearBefore(ReportingPeriod period) => null;

    /// <summary>
    /// The days with which a period is compared so that both are equally long: where years differ in weeks, not those of
    /// <see cref="YearBefore"/>.
    /// </summary>
    internal virtual ReportingPeriod? ComparableYearBefore(ReportingPeriod period) => YearBefore(period);

    /// <summary>Whether those days may be those of no period.</summary>
    internal virtual bool ComparesOtherDays => false;

    /// <summary>What one period is called in the definition of a flow: <c>month</c>, <c>year</c>.</summary>
    internal abstract string PeriodWord { get; }

    /// <summary>How many periods a year always has: 12 months, 4 quarters; none where it varies or there are no years.</summary>
    internal virtual int? PeriodsPerYear => null;

    /// <summary>The days of the year in which a period lies, by the years of this calendar; none in a calendar without years.</summary>
    internal int? DaysInYearOf(ReportingPeriod period)
    {
        if (YearIndexOf(period) is not { } year) return null;
        int days = period.Days;
        for (ReportingPeriod? before = PeriodBefore(period); before is { } one && YearIndexOf(one) == year; before = PeriodBefore(one))
            days += one.Days;
        for (ReportingPeriod? after = PeriodAfter(period); after is { } one && YearIndexOf(one) == year; after = PeriodAfter(one))
            days += one.Days;
        return days;
    }

    /// <summary>A number that the periods of one year share; none in a calendar without years.</summary>
    internal virtual int? YearIndexOf(ReportingPeriod period) => null;

    /// <summary>The position of a period among those of its year, from 0; none in a calendar without years.</summary>
    internal virtual int? PositionInYear(ReportingPeriod period)
    {
        if (YearIndexOf(period) is not { } year) return null;
        int position = 0;
        for (ReportingPeriod? before = PeriodBefore(period); before is { } one && YearIndexOf(one) == year; before = PeriodBefore(one))
            position++;
        return position;
    }

    /// <summary>The year as the calendar counts years.</summary>
    internal virtual int? YearNumberOf(ReportingPeriod period) => YearIndexOf(period);

    /// <summary>A number that the periods of one quarter share; none in a calendar whose periods lie across quarters.</summary>
    internal virtual int? QuarterOf(ReportingPeriod period) => null;

    private void RequireOwn(ReportingPeriod period)
    {
        if (Find(period.Start) is not { } own || own.End != period.End)
            throw new ArgumentException(
                $"Found {period.Name} ({period}), which is no period of {this}; one of its periods is allowed.", nameof(period));
    }

    private ReportingPeriod Require(LocalDate day, string parameterName)
    {
        DayNumber.Require(day, parameterName);
        return Find(day) ?? throw new ArgumentOutOfRangeException(parameterName, WhyNone(day));
    }

    private static MonthlyCalendar Fiscal(int monthsPerPeriod, int firstMonth, FiscalYearNaming naming)
    {
        if (firstMonth is < 1 or > 12)
            throw new ArgumentOutOfRangeException(
                nameof(firstMonth), firstMonth, $"Found {Invariant.Text(firstMonth)} as the first month of the fiscal year; "
                + "1 (January) to 12 are allowed.");
        if (!Enum.IsDefined(naming))
            throw new ArgumentOutOfRangeException(
                nameof(naming), naming, $"Found the naming {Invariant.Text((int)naming)}; a member of FiscalYearNaming is allowed.");
        return new MonthlyCalendar(monthsPerPeriod, firstMonth, naming, isFiscal: true);
    }

    void IReport.Write(ReportWriter report) => report.Add(ToString(), "name");
}
