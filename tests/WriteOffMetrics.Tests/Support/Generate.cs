using FsCheck;
using NodaTime;
using WriteOffMetrics.Testing;

namespace WriteOffMetrics.Tests;

/// <summary>The cases on which laws are checked: those that users get, in dollars.</summary>
internal static class Generate
{
    public static readonly Currency Usd = Currency.FromCode("USD");

    public static readonly Gen<string?> Value = LedgerGenerators.Text;

    public static readonly Gen<LocalDate> Day = LedgerGenerators.Day;

    public static readonly Gen<LedgerEntry> Entry = LedgerGenerators.Entry(Usd);

    public static readonly Gen<ReportingCalendar> Calendar = LedgerGenerators.Calendar;

    public static readonly Gen<PeriodAxis> Axis = LedgerGenerators.Axis;

    public static Arbitrary<LedgerEntry[]> Entries => LedgerGenerators.Entries(Usd);

    public static Arbitrary<(LedgerEntry[] Entries, PeriodAxis Axis)> EntriesAndAxis => With(Axis);

    public static Arbitrary<(LedgerEntry[] Entries, T Other)> With<T>(Gen<T> other) => LedgerGenerators.EntriesWith(Usd, other);

    public static WriteOffLedger Ledger(IEnumerable<LedgerEntry> entries) => WriteOffLedger.FromEntries(Usd, entries);

    /// <summary>One positive amount per period, different from period to period.</summary>
    public static AmountSeries Sales(PeriodAxis axis, long factor = 1) =>
        AmountSeries.FromValuesInOrder(Usd, axis, axis.Select((_, i) => (1_000m + 37.5m * i) * factor));
}
