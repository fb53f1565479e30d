using NodaTime;

namespace WriteOffMetrics.Receivables;

/// <summary>
/// Cohorts and their ages: which cell a row belongs to, and which cells are reached. Ages are the periods of one calendar, the first of
/// them the one that starts with the cohort. A cell is reached where the books are complete through the last day of its age and through the
/// last day of its cohort, whose sales are not known before.
/// </summary>
internal sealed class CohortAges
{
    /// <summary>The periods of all ages, from the start of the first cohort on.</summary>
    private readonly PeriodAxis ages;

    /// <summary>For each cohort the position of its first age among them.</summary>
    private readonly int[] firstAges;

    private readonly int[] reached;

    // For each day of an axis its position, so that a row takes two look-ups.
    private readonly int[] cohortOfDay;
    private readonly int[] ageOfDay;

    /// <exception cref="ArgumentException">A cohort starts within a period of the ages, or there would be too many cells.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The calendar of the ages has no period for a day that is needed.</exception>
    public CohortAges(PeriodAxis cohorts, ReportingCalendar calendar, LocalDate lastCompleteDay, string parameterName)
    {
        Cohorts = cohorts;
        Calendar = calendar;
        LocalDate lastStart = cohorts[cohorts.Count - 1].Start;
        ages = calendar.Between(cohorts.Start, lastCompleteDay > lastStart ? lastCompleteDay : lastStart);
        firstAges = [.. cohorts.Select(cohort => RequireFirstAge(cohort, parameterName))];
        int completeAges = ages.CountThrough(lastCompleteDay);
        reached = [.. cohorts.Select((cohort, i) => cohort.End > lastCompleteDay ? 0 : Math.Max(0, completeAges - firstAges[i]))];
        if (CellCount > CellLimit.MostCells)
            throw new ArgumentException(
                $"Found {Invariant.Count(CellCount)} cells of cohorts and ages; up to {Invariant.Count(CellLimit.MostCells)} are allowed. "
                + "Count ages in longer periods, or take fewer cohorts.",
                parameterName);
        (cohortOfDay, ageOfDay) = (PositionsOfDays(cohorts), PositionsOfDays(ages));
    }

    public PeriodAxis Cohorts { get; }

    public ReportingCalendar Calendar { get; }

    /// <summary>How many ages each cohort has reached: never more than an older one.</summary>
    public IReadOnlyList<int> Reached => reached;

    /// <summary>How many cells are reached.</summary>
    public long CellCount => reached.Sum(count => (long)count);

    /// <summary>How many cohorts have reached an age; these are the oldest.</summary>
    public int CohortsAt(int age) => reached.TakeWhile(count => count >= age).Count();

    /// <summary>Where a row belongs.</summary>
    /// <param name="originDay">The day on which its item originated, or none.</param>
    /// <param name="effectiveDay">The day on which it counts.</param>
    public VintagePlace PlaceOf(int originDay, int effectiveDay)
    {
        if (originDay == DayNumber.None) return new VintagePlace(LeftOut.WithoutOrigin, 0, 0);
        int originOffset = originDay - Cohorts.Starts[0];
        if ((uint)originOffset >= (uint)cohortOfDay.Length) return new VintagePlace(LeftOut.OutsideCohorts, 0, 0);
        int cohort = cohortOfDay[originOffset], offset = effectiveDay - ages.Starts[0];
        if (offset < 0) return new VintagePlace(LeftOut.BeforeCohort, 0, 0);
        int age = offset < ageOfDay.Length ? ageOfDay[offset] - firstAges[cohort] : int.MaxValue;
        if (age < 0) return new VintagePlace(LeftOut.BeforeCohort, 0, 0);
        return age < reached[cohort] ? new VintagePlace(LeftOut.No, cohort, age) : new VintagePlace(LeftOut.NotReached, 0, 0);
    }

    private int RequireFirstAge(ReportingPeriod cohort, string parameterName)
    {
        int first = ages.IndexOf(cohort.Start);
        return ages[first].Start == cohort.Start ? first : throw new ArgumentException(
            $"Found ages in {Calendar} for cohorts of {Cohorts.Calendar}: {cohort.Name} starts on {DayNumber.ToText(cohort.Start)}, within "
            + $"{ages[first].Name} ({ages[first]}); ages of which one starts with every cohort are allowed. Count ages in the periods of "
            + "the cohorts, or in periods that nest in these.",
            parameterName);
    }

    private static int[] PositionsOfDays(PeriodAxis axis)
    {
        var positions = new int[axis.LastDay - axis.Starts[0] + 1];
        for (int i = 0; i < axis.Count; i++)
        {
            int first = axis.Starts[i] - axis.Starts[0], end = i + 1 < axis.Count ? axis.Starts[i + 1] - axis.Starts[0] : positions.Length;
            positions.AsSpan(first, end - first).Fill(i);
        }

        return positions;
    }
}
