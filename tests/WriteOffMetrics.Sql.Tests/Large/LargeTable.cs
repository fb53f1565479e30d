using NodaTime;

namespace WriteOffMetrics.Sql.Tests;

/// <summary>Three million rows of three years, the same in every database and in the library's own ledger.</summary>
internal static class LargeTable
{
    public const int Count = 3_000_000;

    private static readonly string?[] Regions =
        ["north", "south", "east", "west", null, "Zürich", "O'Neil", "NORTH", "inland", "islands", "abroad", ""];

    private static readonly string?[] Reasons = ["bankruptcy", "fraud", "dispute", null, "small balance"];

    public static PeriodAxis Months { get; } = ReportingCalendar.Months.Between(new LocalDate(2023, 1, 1), new LocalDate(2025, 12, 31));

    /// <summary>The days of the same months: more than a database is asked to tell apart.</summary>
    public static PeriodAxis Days { get; } = ReportingCalendar.Days.Between(new LocalDate(2023, 1, 1), new LocalDate(2025, 12, 31));

    public static LocalDate KnownOn { get; } = new(2024, 8, 15);

    private static WriteOffLedger Ledger { get; } = TestRow.ToLedger(Rows());

    /// <summary>What the ledger in process says, by region.</summary>
    public static PeriodBreakdown Expected { get; } = CoreTotals.Of(Ledger, Months, "region");

    public static PeriodBreakdown ExpectedAsKnown { get; } = CoreTotals.Of(Ledger.AsKnownOn(KnownOn), Months, "region");

    public static PeriodBreakdown ExpectedByOrigin { get; } =
        CoreTotals.Of(Ledger.WithPeriodBasis(PeriodBasis.OriginDate), Months, "region");

    public static PeriodBreakdown ExpectedOfReceivables { get; } = CoreTotals.Of(Ledger.Where(EntryCategory.Receivable), Months, "region");

    public static CrossBreakdown ExpectedPairs { get; } = CoreTotals.Of(Ledger, Months, "region", Dimension.Reason);

    /// <summary>A sequence of numbers that mix well decides; some rows lie before and behind the months.</summary>
    public static IEnumerable<TestRow> Rows()
    {
        DateOnly first = new(2022, 12, 1);
        ulong state = 20_260_101;
        for (int i = 0; i < Count; i++)
        {
            ulong bits = state = unchecked(state * 6_364_136_223_846_793_005 + 1_442_695_040_888_963_407);
            int Next(int count)
            {
                int next = (int)((bits >> 33) % (ulong)count);
                bits = unchecked((bits ^ (bits >> 29)) * 0xBF58476D1CE4E5B9);
                return next;
            }

            DateOnly date = first.AddDays(Next(1_160));
            yield return new TestRow(
                date,
                Next(4) == 0 ? null : date.AddDays(Next(60)),
                Next(5) == 0 ? null : date.AddDays(-Next(400)),
                1 + Next(1_000_000),
                Next(8) is < 4 and var kind ? (EntryKind)kind : EntryKind.WriteOff,
                Next(10) == 0 ? EntryCategory.Inventory : EntryCategory.Receivable,
                Regions[Next(Regions.Length)],
                Reasons[Next(Reasons.Length)],
                "s" + (char)('1' + Next(3)));
        }
    }
}
