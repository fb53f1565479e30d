using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace WriteOffMetrics.Tests;

/// <summary>The cases on which laws are checked.</summary>
internal static class Generate
{
    public static readonly Currency Usd = Currency.FromCode("USD");

    /// <summary>Amounts of every size that 64-bit sums of a hundred can hold, small ones most often.</summary>
    private static readonly Gen<long> MinorUnits = Gen.Frequency(
        (6, Gen.Choose(1, 1_000_000).Select(x => (long)x)),
        (2, Gen.Choose(1, 9).Select(x => (long)x)),
        (2, Gen.Choose(1, int.MaxValue).Select(x => x * 30_000_000L)));

    /// <summary>Values that are easily confused: missing, empty, blank, other case, composed and decomposed.</summary>
    public static readonly Gen<string?> Value = Gen.Elements<string?>(null, "", " ", "a", "A", "b", "\u00e9", "e\u0301", "ı", "i", "I", "İ");

    /// <summary>Days of five years around a leap day.</summary>
    public static readonly Gen<LocalDate> Day = Gen.Choose(0, 365 * 5).Select(days => new LocalDate(2022, 1, 1).PlusDays(days));

    private static readonly Gen<EntryCategory> Category = Gen.Frequency(
        (5, Gen.Constant(EntryCategory.Receivable)),
        (3, Gen.Elements(Enum.GetValues<EntryCategory>())));

    public static readonly Gen<LedgerEntry> Entry =
        from kind in Gen.Elements(Enum.GetValues<EntryKind>())
        from day in Day
        from minorUnits in MinorUnits
        from category in Category
        from account in Value
        from reason in Value
        from sector in Value
        from recordedAfter in Gen.Choose(-5, 200)
        from age in Gen.Choose(-5, 800)
        from document in Value
        select Make(kind, day, Money.FromMinorUnits(minorUnits, Usd)) with
        {
            Category = category,
            Account = account,
            Reason = reason,
            Document = document,
            RecordedDate = recordedAfter % 3 == 0 ? null : day.PlusDays(recordedAfter),
            OriginDate = age % 4 == 0 ? null : day.PlusDays(-age),
            DueDate = age % 5 == 0 ? null : day.PlusDays(30 - age),
        } is var entry
            ? entry.With("sector", sector)
            : throw new InvalidOperationException();

    public static readonly Gen<ReportingCalendar> Calendar =
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

    /// <summary>Axes that cover some of the days, all of them, or none.</summary>
    public static readonly Gen<PeriodAxis> Axis =
        from calendar in Calendar
        from start in Gen.Choose(-400, 365 * 5)
        from length in Gen.Choose(0, 900)
        let first = new LocalDate(2022, 1, 1).PlusDays(start)
        select calendar.Between(first, first.PlusDays(length));

    public static readonly Gen<LedgerEntry[]> EntryList = Gen.Sized(size => Gen.Choose(0, size).SelectMany(count => Gen.ArrayOf(Entry, count)));

    /// <summary>Entries, shrunk by leaving some out.</summary>
    public static Arbitrary<LedgerEntry[]> Entries => Arb.From(EntryList, Shorter);

    /// <summary>Entries and an axis.</summary>
    public static Arbitrary<(LedgerEntry[] Entries, PeriodAxis Axis)> EntriesAndAxis => With(Axis);

    /// <summary>Entries and something else, shrunk by leaving out entries.</summary>
    public static Arbitrary<(LedgerEntry[] Entries, T Other)> With<T>(Gen<T> other) => Arb.From(
        from entries in EntryList from o in other select (entries, o),
        pair => Shorter(pair.entries).Select(entries => (entries, pair.o)));

    public static WriteOffLedger Ledger(IEnumerable<LedgerEntry> entries) => WriteOffLedger.FromEntries(Usd, entries);

    /// <summary>One positive amount per period, different from period to period.</summary>
    public static AmountSeries Sales(PeriodAxis axis, long factor = 1) =>
        AmountSeries.FromValues(Usd, axis, axis.Select((_, i) => (1_000m + 37.5m * i) * factor));

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
