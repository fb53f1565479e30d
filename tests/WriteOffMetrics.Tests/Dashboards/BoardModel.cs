using NodaTime;

namespace WriteOffMetrics.Tests;

/// <summary>
/// What the documentation says of a dashboard's figures, over plain lists: no totals, no series, no breakdown. Days are compared one by
/// one.
/// </summary>
internal sealed class BoardModel(IReadOnlyList<LedgerEntry> entries, PeriodAxis axis, LocalDate day, LocalDate? known, LocalDate? complete)
{
    /// <summary>So far may the first day of a trailing year lie from the day after the same day a year earlier.</summary>
    private const int Tolerance = 8;

    /// <summary>The entries that had happened and were known.</summary>
    public LedgerEntry[] Entries { get; } = [.. entries.Where(entry => entry.EffectiveDate <= day && IsKnownOn(entry, known))];

    /// <summary>The last period that had ended, in books that were complete through it; -1 where there is none.</summary>
    public int Index { get; } = axis.Count(period => period.End <= Least(day, known, complete)) - 1;

    /// <summary>First period and number of periods of each window; none where the axis does not reach back.</summary>
    public IReadOnlyDictionary<string, (int First, int Count)?> Windows => new Dictionary<string, (int, int)?>
    {
        ["period"] = (Index, 1),
        ["period before"] = Index == 0 ? null : (Index - 1, 1),
        ["year before"] = YearBefore() is var before and >= 0 ? (before, 1) : null,
        ["year to date"] = YearStart() is var start and >= 0 ? (start, Index - start + 1) : null,
        ["trailing year"] = TrailingStart(Index) is var first and >= 0 ? (first, Index - first + 1) : null,
    };

    /// <summary>The trailing year, or all periods to the last complete one.</summary>
    public (int First, int Count) Main => TrailingStart(Index) is var first and >= 0 ? (first, Index - first + 1) : (0, Index + 1);

    public int EndedCount => axis.Count(period => period.End <= day);

    public static LocalDate Least(LocalDate one, params LocalDate?[] others) =>
        others.OfType<LocalDate>().Aggregate(one, (least, other) => other < least ? other : least);

    public static bool IsKnownOn(LedgerEntry entry, LocalDate? known) => known is null
        || (entry.RecordedDate ?? entry.EffectiveDate) <= known;

    public static decimal Sum(IEnumerable<LedgerEntry> some, params EntryKind[] kinds) =>
        some.Where(one => kinds.Contains(one.Kind)).Sum(Signed);

    /// <summary>Write-offs and returned recoveries add, reversals and recoveries take away.</summary>
    public static decimal Net(IEnumerable<LedgerEntry> some) => some.Sum(Signed);

    public static decimal Gross(IEnumerable<LedgerEntry> some) => Sum(some, EntryKind.WriteOff);

    public static bool IsLoss(LedgerEntry entry) => entry.Category is not (EntryCategory.CreditBalance or EntryCategory.ForgivenPayable);

    public IEnumerable<LedgerEntry> In((int First, int Count) window, EntryCategory category) =>
        In(window).Where(one => one.Category == category);

    public IEnumerable<LedgerEntry> In((int First, int Count) window) => Entries.Where(entry =>
        entry.EffectiveDate >= axis[window.First].Start && entry.EffectiveDate <= axis[window.First + window.Count - 1].End);

    /// <summary>
    /// Values of a dimension, the largest gross write-offs of the main window first, equal ones by their text, none first.
    /// </summary>
    public (string? Value, LedgerEntry[] Entries)[] Ranked(string dimension)
    {
        ILookup<(bool, string), LedgerEntry> byValue = In(Main, EntryCategory.Receivable).ToLookup(entry => Key(entry[dimension]));
        return
        [
            .. Entries.Select(entry => entry[dimension]).Distinct()
                .Select(value => (Value: value, Entries: byValue[Key(value)].ToArray()))
                .OrderByDescending(one => Gross(one.Entries)).ThenBy(one => one.Value, StringComparer.Ordinal),
        ];

        static (bool, string) Key(string? value) => (value is null, value ?? "");
    }

    private static decimal Signed(LedgerEntry entry) =>
        entry.Amount.ToDecimal() * (entry.Kind is EntryKind.WriteOff or EntryKind.RecoveryReturned ? 1 : -1);

    private int YearBefore()
    {
        ReportingPeriod now = axis[Index];
        for (int i = 0; i < Index; i++)
        {
            if (IsYearBefore(axis[i], now)) return i;
        }

        return -1;
    }

    /// <summary>The same days of the calendar; of weeks the same number in the year before, of plain weeks 52 weeks earlier.</summary>
    private bool IsYearBefore(ReportingPeriod then, ReportingPeriod now)
    {
        if (now.Days == 7 && !IsNumbered) return then.Start == now.Start.PlusDays(-364);
        if (now.Start == now.End) return (now.Start.Month, now.Start.Day) == (then.Start.Month, then.Start.Day)
            && now.Start.Year == then.Start.Year + 1;
        return axis.Calendar.YearOf(then) == axis.Calendar.YearOf(now) - 1
            && axis.Calendar.NumberInYear(then) == axis.Calendar.NumberInYear(now);
    }

    /// <summary>Whether years count their weeks: those of ISO and of 52 or 53 weeks.</summary>
    private bool IsNumbered => axis.Calendar == ReportingCalendar.IsoWeeks
        || axis.Calendar.PeriodOf(axis.Start).Name.Contains('W', StringComparison.Ordinal);

    private int YearStart()
    {
        int first = Enumerable.Range(0, Index + 1).First(i => axis.Calendar.YearOf(axis[i]) == axis.Calendar.YearOf(axis[Index]));
        return axis.Calendar.NumberInYear(axis[first]) == 1 ? first : -1;
    }

    private int TrailingStart(int index)
    {
        if (index < 0) return -1;
        int wanted = DateOnly.FromDateTime(axis[index].End.ToDateTimeUnspecified()).AddYears(-1).DayNumber + 1;
        return Enumerable.Range(0, index + 1).Reverse()
            .Select(i => (Index: i, Distance: Math.Abs(Days.Of(axis[i].Start) - wanted)))
            .Where(one => one.Distance <= Tolerance)
            .OrderBy(one => one.Distance)
            .Select(one => (int?)one.Index).FirstOrDefault() ?? -1;
    }
}
