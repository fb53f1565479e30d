using NodaTime;

namespace WriteOffMetrics.Tests;

/// <summary>What a walk draws: entries, in the forms in which the library takes them, and axes.</summary>
internal static class WalkDraws
{
    /// <summary>Composed and decomposed letters, upper and lower case, the empty text and none are values of their own.</summary>
    public static readonly string?[] Values = [null, "", "a", "b", "B", "\u00e4", "a\u0308", "c"];

    public static readonly string[] OwnDimensions = ["sector", "region", "Region"];

    public static readonly string[] Dimensions = [.. ModelLedger.BuiltIn, .. OwnDimensions];

    private static readonly LocalDate BeforeTheYearOne = new(0, 12, 31);

    private static readonly int FirstDay = Days.Of(2025, 1, 1), LastDay = Days.Of(2026, 3, 31);

    /// <summary>A day that lies on the axes more often than not.</summary>
    public static int Day(Random random) =>
        random.Next(4) == 0 ? random.Next(FirstDay, LastDay + 1) : random.Next(Days.Of(2025, 3, 25), Days.Of(2025, 7, 8));

    public static T One<T>(this Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];

    public static string? Value(Random random) => random.One(Values);

    public static EntryKind Kind(Random random) => random.Next(3) > 0 ? EntryKind.WriteOff : (EntryKind)random.Next(4);

    public static EntryCategory Category(Random random) => random.Next(3) > 0 ? EntryCategory.Receivable : (EntryCategory)random.Next(6);

    /// <summary>A small amount; where a walk has large ones, now and then one of which two are too many for 64 bits.</summary>
    public static long Amount(Random random, bool hasLarge) =>
        hasLarge && random.Next(6) == 0
            ? long.MaxValue - random.Next(3) : random.Next(8) == 0 ? random.NextInt64(1, 1L << 40)
            : random.Next(1, 1_000);

    /// <summary>An entry that states some of the dimensions, with the values that a dimension has.</summary>
    public static ModelEntry Entry(
        Random random, bool hasLarge, IEnumerable<string> dimensions, Func<string, IReadOnlyList<string?>> valuesOf)
    {
        int day = Day(random);
        var values = new Dictionary<string, string>();
        foreach (string dimension in dimensions)
        {
            if (random.One(valuesOf(dimension)) is { } value) values[dimension] = value;
        }

        return new ModelEntry(Amount(random, hasLarge), Kind(random), Category(random), day)
        {
            Recorded = random.Next(3) == 0 ? day + random.Next(-10, 60) : null,
            Origin = random.Next(2) == 0 ? day - random.Next(-5, 90) : null,
            Due = random.Next(3) == 0 ? day - random.Next(0, 60) : null,
            Values = values,
        };
    }

    public static LedgerEntry ToEntry(ModelEntry entry, Currency currency)
    {
        (LocalDate day, Money amount) = (Days.ToDate(entry.Day), Money.FromMinorUnits(entry.Amount, currency));
        LedgerEntry made = entry.Kind switch
        {
            EntryKind.WriteOff => LedgerEntry.WriteOff(day, amount),
            EntryKind.Reversal => LedgerEntry.Reversal(day, amount),
            EntryKind.Recovery => LedgerEntry.Recovery(day, amount),
            _ => LedgerEntry.RecoveryReturned(day, amount),
        };
        made = made with
        {
            Category = entry.Category,
            RecordedDate = Days.ToDateOrNone(entry.Recorded),
            OriginDate = Days.ToDateOrNone(entry.Origin),
            DueDate = Days.ToDateOrNone(entry.Due),
        };
        return entry.Values.Aggregate(made, (one, pair) => one.With(pair.Key, pair.Value));
    }

    /// <summary>An amount in major units.</summary>
    public static decimal ToMajor(long minorUnits, Currency currency) => currency.MinorUnitDigits switch
    {
        0 => minorUnits,
        2 => minorUnits / 100m,
        _ => minorUnits / 1_000m,
    };

    /// <summary>What is wrong with an entry whose amount is below zero, by field: a row of it states no amount, columns that one.</summary>
    public static IEnumerable<string> FaultsOf(ModelEntry entry)
    {
        if (HasBadDay(entry)) yield return "effective date";
        if (entry.Amount < 0) yield return "amount";
        if (HasBadDueDate(entry)) yield return "due date";
    }

    /// <summary>Selectors of entries of the model; a row whose amount is below zero states none, and so is bad.</summary>
    public static EntrySelectors<ModelEntry> SelectorsOf(Currency currency, IEnumerable<string> own)
    {
        var selectors = new EntrySelectors<ModelEntry>
        {
            EffectiveDate = entry => EffectiveDate(entry),
            Amount = entry => entry.Amount < 0 ? null : ToMajor(entry.Amount, currency),
            Kind = entry => entry.Kind,
            Category = entry => entry.Category,
            RecordedDate = entry => Days.ToDateOrNone(entry.Recorded),
            OriginDate = entry => Days.ToDateOrNone(entry.Origin),
            DueDate = entry => DueDate(entry),
            Account = entry => entry[Dimension.Account],
            Document = entry => entry[Dimension.Document],
            Reason = entry => entry[Dimension.Reason],
            Request = entry => entry[Dimension.Request],
        };
        foreach (string name in own) selectors.Dimensions[name] = entry => entry[name];
        return selectors;
    }

    /// <summary>Whether columns of so many entries keep their positions.</summary>
    public static bool KeepsOrdinals(int entries) => entries % 2 == 0;

    /// <summary>
    /// Entries as columns: the dimensions named as codes of a dictionary, the others as text, built-in ones where an entry states them.
    /// </summary>
    public static EntryColumns ColumnsOf(
        IReadOnlyList<ModelEntry> entries, Currency currency, IEnumerable<string> own,
        IReadOnlyDictionary<string, WalkDictionary> codes, bool asDecimals)
    {
        var columns = new EntryColumns
        {
            EffectiveDates = entries.Select(EffectiveDate).ToArray(),
            MinorUnits = asDecimals ? default : entries.Select(entry => entry.Amount).ToArray(),
            Amounts = asDecimals ? entries.Select(entry => ToMajor(entry.Amount, currency)).ToArray() : default,
            Kinds = entries.All(entry => entry.Kind == EntryKind.WriteOff) ? default : entries.Select(entry => entry.Kind).ToArray(),
            Categories = entries.All(entry => entry.Category == EntryCategory.Receivable)
                ? default
                : entries.Select(entry => entry.Category).ToArray(),
            RecordedDates = ColumnOf(entries, entry => Days.ToDateOrNone(entry.Recorded)),
            OriginDates = ColumnOf(entries, entry => Days.ToDateOrNone(entry.Origin)),
            DueDates = ColumnOf(entries, DueDate),
            Accounts = TextOf(Dimension.Account),
            Documents = TextOf(Dimension.Document),
            Reasons = TextOf(Dimension.Reason),
            Requests = TextOf(Dimension.Request),
            KeepOrdinals = KeepsOrdinals(entries.Count),
        };
        foreach (string name in own.Where(name => !codes.ContainsKey(name)))
            columns.Dimensions[name] = entries.Select(entry => entry[name]).ToArray();
        foreach ((string name, WalkDictionary dictionary) in codes)
            columns.Codes[name] = DimensionCodes.From(
                dictionary.Dictionary, entries.Select(entry => dictionary.Dictionary.CodeOf(entry[name])).ToArray());
        return columns;

        ReadOnlyMemory<string?> TextOf(string dimension) =>
            codes.ContainsKey(dimension) ? default : ColumnOf(entries, entry => entry[dimension]);
    }

    /// <summary>
    /// Two axes or more: months and the quarters, fiscal months and listed periods of the same days, weeks 4-4-5 and their quarters, ISO
    /// weeks, single days.
    /// </summary>
    public static IEnumerable<(PeriodAxis Axis, ModelAxis Model)> Axes(Random random)
    {
        int quarters = random.Next(1, 3);
        yield return Made(ModelAxis.OfMonths("months", 2025, 4, 1, 3 * quarters).WithYearsFrom(1), ReportingCalendar.Months);
        yield return Made(ModelAxis.OfMonths("quarters", 2025, 4, 3, quarters).WithYearsFrom(1), ReportingCalendar.Quarters);
        if (random.Next(2) == 0)
        {
            int first = random.Next(4, 7);
            yield return Made(
                ModelAxis.OfMonths("fiscal months", 2025, 4, 1, 3 * quarters).WithYearsFrom(first),
                ReportingCalendar.FiscalMonths(first, FiscalYearNaming.EndYear));
        }

        if (random.Next(3) == 0)
        {
            ModelAxis listed = ModelAxis.OfMonths("listed", 2025, 4, 1, 3 * quarters);
            yield return Made(
                listed, ReportingCalendar.FromPeriods(
                    "listed", listed.Periods.Select(period =>
                        ReportingPeriod.FromDates(Days.ToDate(period.First), Days.ToDate(period.Last)))));
        }

        if (random.Next(2) == 0)
            yield return Made(
                ModelAxis.OfLengths("days", Days.Of(2025, 4, random.Next(1, 20)), Enumerable.Repeat(1, random.Next(1, 13)))
                    .WithYearsFrom(1),
                ReportingCalendar.Days);

        // The week year 2025 starts on Monday, 30 December 2024; its weeks lie across quarters.
        if (random.Next(4) == 0)
            yield return Made(
                ModelAxis.OfLengths("ISO weeks", Days.Of(2024, 12, 30) + (7 * random.Next(0, 15)), Enumerable.Repeat(7, random.Next(1, 9)))
                    .WithYears(Days.Of(2024, 12, 30), null),
                ReportingCalendar.IsoWeeks);
        if (random.Next(3) > 0) yield break;

        // The fiscal year 2025 that ends on the last Saturday of December starts on Sunday, 29 December 2024; its second quarter 13 weeks
        // later.
        var rule = FiscalWeekYear.FromRule(
            WeekPattern.FourFourFive, IsoDayOfWeek.Saturday, 12, WeekYearEnd.LastInMonth, FiscalYearNaming.EndYear);
        int year = Days.Of(2024, 12, 29), start = year + (13 * 7);
        yield return Made(ModelAxis.OfLengths("4-4-5 periods", start, [28, 28, 35]).WithYears(year, start), rule.Periods);
        yield return Made(ModelAxis.OfLengths("4-4-5 quarters", start, [91]).WithYears(year, start), rule.Quarters);
    }

    private static (PeriodAxis Axis, ModelAxis Model) Made(ModelAxis model, ReportingCalendar calendar) =>
        (calendar.Between(Days.ToDate(model.Periods[0].First), Days.ToDate(model.Periods[^1].Last)), model);

    private static bool HasBadDay(ModelEntry entry) => entry.Amount < 0 && entry.Amount % 2 == 0;

    private static bool HasBadDueDate(ModelEntry entry) => entry.Amount < 0 && entry.Amount % 3 == 0;

    private static LocalDate EffectiveDate(ModelEntry entry) => HasBadDay(entry) ? BeforeTheYearOne : Days.ToDate(entry.Day);

    private static LocalDate? DueDate(ModelEntry entry) => HasBadDueDate(entry) ? BeforeTheYearOne : Days.ToDateOrNone(entry.Due);

    /// <summary>A column, left out where no entry states anything of it.</summary>
    private static ReadOnlyMemory<T> ColumnOf<T>(IReadOnlyList<ModelEntry> entries, Func<ModelEntry, T> read) =>
        entries.All(entry => read(entry) is null) ? default : entries.Select(read).ToArray();
}
