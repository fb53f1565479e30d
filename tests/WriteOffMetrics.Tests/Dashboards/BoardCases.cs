using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using WriteOffMetrics.Testing;

namespace WriteOffMetrics.Tests;

/// <summary>A dashboard to look at: its entries and inputs, a day, and what was known and complete.</summary>
internal sealed record BoardCase(LedgerEntry[] Entries, PeriodAxis Axis, int Seed)
{
    public static readonly string[] Dimensions = ["account", "reason", "sector"];

    private static readonly Gen<PeriodAxis> DailyAxis =
        from start in Gen.Choose(0, 365 * 3)
        from length in Gen.Choose(0, 430)
        let first = new LocalDate(2022, 6, 1).PlusDays(start)
        select ReportingCalendar.Days.Between(first, first.PlusDays(length));

    private static readonly Gen<PeriodAxis> LongAxis =
        from calendar in LedgerGenerators.Calendar
        from length in Gen.Choose(800, 1_700)
        select calendar.Between(new LocalDate(2022, 2, 3), new LocalDate(2022, 2, 3).PlusDays(length));

    /// <summary>Entries on all kinds of axes: short ones, some of days, and such as reach back two years.</summary>
    public static Arbitrary<(LedgerEntry[] Entries, (PeriodAxis Axis, int Seed) Other)> All => Generate.With(
        from axis in Gen.Frequency((3, Generate.Axis), (1, DailyAxis), (4, LongAxis))
        from seed in Gen.Choose(0, int.MaxValue)
        select (axis, seed));

    public static BoardCase Of((LedgerEntry[] Entries, (PeriodAxis Axis, int Seed) Other) drawn) =>
        new(drawn.Entries, drawn.Other.Axis, drawn.Other.Seed);

    private Random Random => new(Seed);

    /// <summary>In the middle of a period, at the end of one, before the axis, or behind it.</summary>
    public LocalDate Day
    {
        get
        {
            Random random = Random;
            return random.Next(6) switch
            {
                0 => Axis.Start.PlusDays(-random.Next(1, 50)),
                1 => Axis.End.PlusDays(random.Next(0, 400)),
                2 => Axis[random.Next(Axis.Count)].End,
                _ => Axis.End.PlusDays(-random.Next(0, 90)),
            };
        }
    }

    public LocalDate? Known => Seed % 3 == 0 ? Day.PlusDays(Random.Next(-60, 200)) : null;

    public LocalDate? EarlierKnown => Known?.PlusDays(-Random.Next(0, 150));

    public LocalDate? Complete => Seed % 4 == 0 ? Day.PlusDays(Random.Next(-90, 60)) : null;

    public int Top => 1 + Seed % 5;

    /// <summary>Amounts of which some are zero or negative, others odd.</summary>
    public decimal[] Sales => [.. Axis.Select((_, i) => Numbers(7 * i + Seed % 1_000))];

    public decimal[] Purchases => [.. Axis.Select((_, i) => Numbers(5 * i + Seed % 777))];

    public WriteOffLedger Ledger => LedgerOf(Entries);

    public BoardModel Model => new(Entries, Axis, Day, Known, Complete);

    public DashboardInputs Inputs => InputsOf(Ledger);

    public DashboardSnapshot Snapshot => SnapshotOf(Inputs);

    public WriteOffLedger LedgerOf(IEnumerable<LedgerEntry> some)
    {
        var ledger = WriteOffLedger.FromEntries(Generate.Usd, some, "sector");
        return Complete is { } through ? ledger.CompleteThrough(through) : ledger;
    }

    public DashboardInputs InputsOf(WriteOffLedger ledger) => new()
    {
        Name = "Any",
        Ledger = ledger,
        Axis = Axis,
        Sales = Seed % 5 == 0 ? null : AmountSeries.FromValuesInOrder(Generate.Usd, Axis, Sales),
        Purchases = AmountSeries.FromValuesInOrder(Generate.Usd, Axis, Purchases),
        Dimensions = Dimensions,
        Top = Top,
        EarlierKnownOn = EarlierKnown,
    };

    public DashboardSnapshot SnapshotOf(DashboardInputs inputs) => Of(WriteOffDashboard.FromInputs(inputs));

    public DashboardSnapshot Of(WriteOffDashboard board) => Known is { } known ? board.AsOf(Day, known) : board.AsOf(Day);

    private decimal Numbers(int number) => (Seed % 11) switch
    {
        0 => 0,
        1 => (number % 5 - 2) * 1_000m,
        _ => 1_000 + number % 997 + number % 100 / 100m,
    };
}
