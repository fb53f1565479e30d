using NodaTime;

namespace WriteOffMetrics.Csv.Tests.Writing;

/// <summary>
/// A ledger of three entries, small enough to write its files by hand: a write-off in the north and a recovery in "=south" in January, and
/// stock lost in February, of which no region is stated.
/// </summary>
internal static class Small
{
    public static Currency Usd { get; } = Currency.FromCode("USD");

    /// <summary>January and February 2026.</summary>
    public static PeriodAxis Months { get; } = ReportingCalendar.Months.Between(new LocalDate(2026, 1, 1), new LocalDate(2026, 2, 28));

    public static WriteOffLedger Ledger { get; } = WriteOffLedger.FromEntries(
        Usd,
        [
            LedgerEntry.WriteOff(new LocalDate(2026, 1, 15), Dollars(1_200.50m)).With("region", "north").With("account", "A-1"),
            LedgerEntry.Recovery(new LocalDate(2026, 1, 20), Dollars(200m)).With("region", "=south").With("account", "A-2"),
            (LedgerEntry.WriteOff(new LocalDate(2026, 2, 3), Dollars(80.25m)) with { Category = EntryCategory.Inventory })
                .With("account", ""),
        ],
        "region");

    /// <summary>Sales of January only: 50,000.</summary>
    public static AmountSeries Sales { get; } = AmountSeries.FromValuesInOrder(Usd, Months, [50_000m, 0m]);

    public static Money Dollars(decimal amount) => Money.FromDecimal(amount, Usd);

    /// <summary>A file as it stands in a test, its lines ended as those of a file.</summary>
    public static void AssertFile(string expected, CsvTable table) =>
        Assert.Equal(expected.ReplaceLineEndings("\r\n") + "\r\n", table.ToString());
}
