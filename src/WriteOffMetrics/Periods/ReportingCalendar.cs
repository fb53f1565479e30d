using NodaTime;

namespace WriteOffMetrics;

/// <summary>
/// A rule that cuts time into periods: every day lies in exactly one. It never sees money.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads. The set of calendars is closed: it cannot be derived from.</remarks>
public abstract class ReportingCalendar
{
    private protected ReportingCalendar()
    {
    }

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

    /// <summary>The period in which a day lies.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day is not of the ISO calendar or outside the years 1 to 9999, or its period reaches outside them.</exception>
    public ReportingPeriod PeriodOf(LocalDate day)
    {
        DayNumber.Of(day, nameof(day));
        return Find(day) ?? throw new ArgumentOutOfRangeException(
            nameof(day), $"Found the day {DayNumber.ToText(day)}, whose period by {this} reaches outside the years 1 to 9999; whole periods within them are allowed. Choose a day of another period or another calendar.");
    }

    /// <summary>
    /// The axis of all periods from the one in which the first day lies to the one in which the last day lies: whole periods, without a gap.
    /// It is stated by the caller and never inferred from entries, so that quiet periods at either end stay in the report.
    /// </summary>
    /// <exception cref="ArgumentException">The last day lies before the first.</exception>
    /// <exception cref="ArgumentOutOfRangeException">As for <see cref="PeriodOf"/>.</exception>
    public PeriodAxis Between(LocalDate first, LocalDate last)
    {
        if (DayNumber.Of(last, nameof(last)) < DayNumber.Of(first, nameof(first)))
            throw new ArgumentException($"Found an axis from {DayNumber.ToText(first)} to {DayNumber.ToText(last)}; a last day on or after the first is allowed. Swap the days.", nameof(last));

        LocalDate end = PeriodOf(last).End;
        List<ReportingPeriod> periods = [PeriodOf(first)];
        while (periods[^1].End < end) periods.Add(PeriodOf(periods[^1].End.PlusDays(1)));
        return new PeriodAxis(this, [.. periods]);
    }

    /// <summary>The period in which the day lies, or none if it reaches outside the years 1 to 9999.</summary>
    private protected abstract ReportingPeriod? Find(LocalDate day);

    /// <summary>The period of this calendar that answers to another one year earlier, or none before the year 1.</summary>
    internal abstract ReportingPeriod? YearBefore(ReportingPeriod period);

    private static MonthlyCalendar Fiscal(int monthsPerPeriod, int firstMonth, FiscalYearNaming naming)
    {
        if (firstMonth is < 1 or > 12)
            throw new ArgumentOutOfRangeException(nameof(firstMonth), firstMonth, $"Found {Invariant.Text(firstMonth)} as the first month of the fiscal year; 1 (January) to 12 are allowed.");
        if (!Enum.IsDefined(naming))
            throw new ArgumentOutOfRangeException(nameof(naming), naming, $"Found the naming {Invariant.Text((int)naming)}; a member of FiscalYearNaming is allowed.");
        return new MonthlyCalendar(monthsPerPeriod, firstMonth, naming, isFiscal: true);
    }
}
