using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace WriteOffMetrics.Testing;

/// <summary>
/// FsCheck generators of entries, ledgers, calendars and axes, made to find what a policy overlooks: amounts of every size, texts that are
/// easily confused, days around a leap day, missing dates and dates in an impossible order, years of 53 weeks. They combine like any
/// generator: <c>from axis in LedgerGenerators.Axis …</c>. The library's own laws are checked on them.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
public static class LedgerGenerators
{
    /// <summary>Texts that are easily confused: missing, empty, blank, other case, composed and decomposed, dotted and dotless.</summary>
    public static Gen<string?> Text { get; } = Gen.Elements<string?>(null, "", " ", "a", "A", "b", "\u00e9", "e\u0301", "ı", "i", "I", "İ");

    /// <summary>Days of the years 2022 to 2026, around the leap day of 2024.</summary>
    public static Gen<LocalDate> Day { get; } = Gen.Choose(0, 365 * 5).Select(days => new LocalDate(2022, 1, 1).PlusDays(days));

    /// <summary>
    /// Calendars of every kind but listed ones: weeks, months to years, calendar and fiscal, and years of 52 or 53 weeks.
    /// </summary>
    public static Gen<ReportingCalendar> Calendar { get; } =
        from kind in Gen.Choose(0, 12)
        from month in Gen.Choose(1, 12)
        from naming in Gen.Elements(FiscalYearNaming.EndYear, FiscalYearNaming.StartYear)
        from weekday in Gen.Choose(1, 7)
        from pattern in Gen.Elements(Enum.GetValues<WeekPattern>())
        from end in Gen.Elements(Enum.GetValues<WeekYearEnd>())
        let weekYear = FiscalWeekYear.FromRule(pattern, (IsoDayOfWeek)weekday, month, end, naming)
        select kind switch
        {
            8 => weekYear.Years,
            9 => weekYear.Quarters,
            10 => weekYear.Periods,
            11 => weekYear.Weeks,
            12 => ReportingCalendar.Weeks((IsoDayOfWeek)weekday),
            0 => ReportingCalendar.Months,
            1 => ReportingCalendar.Quarters,
            2 => ReportingCalendar.HalfYears,
            3 => ReportingCalendar.Years,
            4 => ReportingCalendar.FiscalMonths(month, naming),
            5 => ReportingCalendar.FiscalQuarters(month, naming),
            6 => ReportingCalendar.FiscalHalfYears(month, naming),
            _ => ReportingCalendar.FiscalYears(month, naming),
        };

    /// <summary>Axes of up to 900 days that cover some of the days of <see cref="Day"/>, or none.</summary>
    public static Gen<PeriodAxis> Axis { get; } =
        from calendar in Calendar
        from start in Gen.Choose(-400, 365 * 5)
        from length in Gen.Choose(0, 900)
        let first = new LocalDate(2022, 1, 1).PlusDays(start)
        select calendar.Between(first, first.PlusDays(length));

    /// <summary>Amounts in minor units, of every size that the sum of a hundred can hold, small ones most often.</summary>
    private static readonly Gen<long> MinorUnits = Gen.Frequency(
        (6, Gen.Choose(1, 1_000_000).Select(x => (long)x)),
        (2, Gen.Choose(1, 9).Select(x => (long)x)),
        (2, Gen.Choose(1, int.MaxValue).Select(x => x * 30_000_000L)));

    private static readonly Gen<EntryCategory> Category = Gen.Frequency(
        (5, Gen.Constant(EntryCategory.Receivable)),
        (3, Gen.Elements(Enum.GetValues<EntryCategory>())));

    /// <summary>
    /// An entry of any kind and category, with account, document, reason, request and a dimension <c>sector</c>, some of them missing.
    /// </summary>
    /// <exception cref="ArgumentException">The currency is <c>default</c>.</exception>
    public static Gen<LedgerEntry> Entry(Currency currency)
    {
        if (!currency.IsDefined) throw new ArgumentException(
            "Found default(Currency), which is no currency; name one with Currency.FromCode or Currency.FromDefinition.", nameof(currency));
        return from kind in Gen.Elements(Enum.GetValues<EntryKind>())
               from day in Day
               from minorUnits in MinorUnits
               from category in Category
               from account in Text
               from reason in Text
               from sector in Text
               from recordedAfter in Gen.Choose(-5, 200)
               from age in Gen.Choose(-5, 800)
               from document in Text
               from request in Text
               let entry = Make(kind, day, Money.FromMinorUnits(minorUnits, currency)) with
               {
                   Category = category,
                   Account = account,
                   Reason = reason,
                   Document = document,
                   Request = request,
                   RecordedDate = recordedAfter % 3 == 0 ? null : day.PlusDays(recordedAfter),
                   OriginDate = age % 4 == 0 ? null : day.PlusDays(-age),
                   DueDate = age % 5 == 0 ? null : day.PlusDays(30 - age),
               }
               select entry.With("sector", sector);
    }

    /// <summary>Up to a hundred entries or so, shrunk by leaving some out: none, one, many.</summary>
    /// <exception cref="ArgumentException">The currency is <c>default</c>.</exception>
    public static Arbitrary<LedgerEntry[]> Entries(Currency currency) => Arb.From(EntryList(currency), Shorter);

    /// <summary>Entries and something else, shrunk by leaving out entries.</summary>
    /// <typeparam name="T">The something else.</typeparam>
    /// <param name="currency">The currency of the entries.</param>
    /// <param name="other">Its generator.</param>
    /// <exception cref="ArgumentException">The currency is <c>default</c>.</exception>
    public static Arbitrary<(LedgerEntry[] Entries, T Other)> EntriesWith<T>(Currency currency, Gen<T> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Arb.From(
            from entries in EntryList(currency) from o in other select (entries, o),
            pair => Shorter(pair.entries).Select(entries => (entries, pair.o)));
    }

    private static Gen<LedgerEntry[]> EntryList(Currency currency)
    {
        Gen<LedgerEntry> entry = Entry(currency);
        return Gen.Sized(size => Gen.Choose(0, size).SelectMany(count => Gen.ArrayOf(entry, count)));
    }

    private static IEnumerable<LedgerEntry[]> Shorter(LedgerEntry[] entries)
    {
        if (entries.Length > 1)
        {
            yield return entries[..(entries.Length / 2)];
            yield return entries[(entries.Length / 2)..];
        }

        for (int i = 0; i < entries.Length; i++) yield return [.. entries[..i], .. entries[(i + 1)..]];
    }

    private static LedgerEntry Make(EntryKind kind, LocalDate day, Money amount) => kind switch
    {
        EntryKind.WriteOff => LedgerEntry.WriteOff(day, amount),
        EntryKind.Reversal => LedgerEntry.Reversal(day, amount),
        EntryKind.Recovery => LedgerEntry.Recovery(day, amount),
        _ => LedgerEntry.RecoveryReturned(day, amount),
    };
}
