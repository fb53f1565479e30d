namespace WriteOffMetrics.Tests;

/// <summary>Periods by their days, cut by plain arithmetic.</summary>
internal sealed class ModelAxis(string name, IReadOnlyList<(int First, int Last)> periods)
{
    public string Name => name;

    public IReadOnlyList<(int First, int Last)> Periods => periods;

    public int Count => periods.Count;

    /// <summary>The first day of the year in which a day lies; none where the periods know no years.</summary>
    public Func<int, int?> YearOf { get; init; } = _ => null;

    /// <summary>The first day of the quarter in which a day lies; none where the periods know no quarters.</summary>
    public Func<int, int?> QuarterOf { get; init; } = _ => null;

    /// <summary>The first period of a window that starts on some day; none where that lies before the axis.</summary>
    public int? FirstFrom(int? start) => start >= periods[0].First ? IndexOf(start) : null;

    /// <summary>The same axis with years and quarters of twelve and three months, of which the first starts with a month.</summary>
    public ModelAxis WithYearsFrom(int firstMonth) => new(name, periods)
    {
        YearOf = day => StartOf(day, firstMonth, 12),
        QuarterOf = day => StartOf(day, firstMonth, 3),
    };

    /// <summary>The same axis with years and quarters that start on some days.</summary>
    public ModelAxis WithYears(int? yearStart, int? quarterStart) =>
        new(name, periods) { YearOf = _ => yearStart, QuarterOf = _ => quarterStart };

    private static int StartOf(int day, int firstMonth, int months)
    {
        var date = DateOnly.FromDayNumber(day);
        for (int month = 0; ; month++)
        {
            DateOnly first = new DateOnly(date.Year, date.Month, 1).AddMonths(-month);
            if ((first.Month - firstMonth + 12) % months == 0) return first.DayNumber;
        }
    }

    /// <summary>The position of the period of a day; -1 outside, and where there is no day.</summary>
    public int IndexOf(int? day)
    {
        for (int i = 0; i < periods.Count; i++)
        {
            if (periods[i].First <= day && day <= periods[i].Last) return i;
        }

        return -1;
    }

    public bool HasSameDays(ModelAxis other) => periods.SequenceEqual(other.Periods);

    /// <summary>Whether every period lies in one of a coarser axis of the same days.</summary>
    public bool NestsIn(ModelAxis coarser) =>
        coarser.Periods[0].First == periods[0].First && coarser.Periods[^1].Last == periods[^1].Last
        && periods.All(period => coarser.IndexOf(period.First) == coarser.IndexOf(period.Last));

    /// <summary>Periods of some months each.</summary>
    public static ModelAxis OfMonths(string name, int year, int month, int months, int count) => new(name, [
        .. Enumerable.Range(0, count).Select(i => (FirstOf(year, month, i * months), FirstOf(year, month, (i + 1) * months) - 1)),
    ]);

    /// <summary>The first day of the month that is so many months later.</summary>
    private static int FirstOf(int year, int month, int later) => new DateOnly(year, month, 1).AddMonths(later).DayNumber;

    /// <summary>Periods of so many days each.</summary>
    public static ModelAxis OfLengths(string name, int first, IEnumerable<int> lengths)
    {
        List<(int First, int Last)> periods = [];
        foreach (int length in lengths)
        {
            periods.Add((first, first + length - 1));
            first += length;
        }

        return new ModelAxis(name, periods);
    }
}
