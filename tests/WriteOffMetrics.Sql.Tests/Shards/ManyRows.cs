using NodaTime;

namespace WriteOffMetrics.Sql.Tests;

/// <summary>Some thousand rows of three shards, the same ones in each run, and the periods in which they are looked at.</summary>
internal static class ManyRows
{
    private static readonly string?[] Regions = ["north", "North", "south", null, "O'Neil \\ Söhne", ""];

    public static IReadOnlyList<TestRow> All { get; } = Of(3_000, new Random(1));

    /// <summary>Two years of months; rows lie around them too.</summary>
    public static PeriodAxis Months { get; } = ReportingCalendar.Months.Between(new LocalDate(2024, 1, 1), new LocalDate(2025, 12, 1));

    /// <summary>More periods than an expression tells apart: the answer comes by day.</summary>
    public static PeriodAxis Days { get; } = ReportingCalendar.Days.Between(new LocalDate(2024, 3, 1), new LocalDate(2025, 1, 31));

    public static LocalDate KnownOn { get; } = new(2025, 2, 15);

    public static IEnumerable<TestRow> OfShard(int number) => All.Where(row => row.Shard == "s" + (char)('0' + number));

    /// <summary>A table in the ways it can be read, and the ledger read likewise.</summary>
    public static IEnumerable<(string Name, LedgerTable Table, WriteOffLedger Ledger)> Questions(LedgerTable table) =>
        Questions(table, All);

    /// <param name="table">The table.</param>
    /// <param name="rows">What is in it.</param>
    public static IEnumerable<(string Name, LedgerTable Table, WriteOffLedger Ledger)> Questions(
        LedgerTable table, IReadOnlyList<TestRow> rows)
    {
        WriteOffLedger ledger = TestRow.ToLedger(rows);
        yield return ("as it stands", table, ledger);
        yield return ("as known on a day", table.AsKnownOn(KnownOn), ledger.AsKnownOn(KnownOn));
        yield return ("became known between", table.BecameKnownBetween(KnownOn.PlusDays(-99), KnownOn),
            ledger.BecameKnownBetween(KnownOn.PlusDays(-99), KnownOn));
        yield return ("by recorded date", table.WithPeriodBasis(PeriodBasis.RecordedDate),
            ledger.WithPeriodBasis(PeriodBasis.RecordedDate));
        yield return ("by origin date", table.WithPeriodBasis(PeriodBasis.OriginDate), ledger.WithPeriodBasis(PeriodBasis.OriginDate));
        yield return ("of a region", table.Where("region", "O'Neil \\ Söhne"), ledger.Where("region", "O'Neil \\ Söhne"));
    }

    private static TestRow[] Of(int count, Random random) =>
    [
        .. Enumerable.Range(0, count).Select(_ =>
        {
            DateOnly day = new DateOnly(2023, 12, 1).AddDays(random.Next(800));
            return new TestRow(
                day,
                random.Next(3) == 0 ? null : day.AddDays(random.Next(60)),
                random.Next(3) == 0 ? null : day.AddDays(-random.Next(90)),
                random.Next(1, 100_000),
                (EntryKind)random.Next(4),
                (EntryCategory)random.Next(2),
                Regions[random.Next(Regions.Length)],
                random.Next(4) == 0 ? null : "bankrupt",
                "s" + (char)('1' + random.Next(3)));
        }),
    ];
}
