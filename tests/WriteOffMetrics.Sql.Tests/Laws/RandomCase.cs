using NodaTime;

namespace WriteOffMetrics.Sql.Tests;

/// <summary>Rows, periods and a question, all of one seed. The question is asked of a table and of a ledger alike.</summary>
internal sealed class RandomCase
{
    private static readonly string?[] Values =
    [
        null, "", " ", "north", "North", "NORTH", "north ", "O'Neil", "a\\b", "x\"; drop table x--", "Zürich", "東京", "👍", "null", "%",
        "İ",
    ];

    private readonly Random random;
    private readonly PeriodBasis basis;
    private readonly LocalDate? knownOn, after, completeThrough;
    private readonly string? region;

    public RandomCase(int seed)
    {
        random = new Random(seed);
        LocalDate start = new LocalDate(2023, 12, 1).PlusDays(random.Next(60));
        Axis = random.Next(6) switch
        {
            0 => ReportingCalendar.Days.Between(start, start.PlusDays(random.Next(1, 260))),
            1 => ReportingCalendar.Weeks(IsoDayOfWeek.Monday).Between(start, start.PlusDays(random.Next(200))),
            2 => ReportingCalendar.Quarters.Between(start, start.PlusMonths(random.Next(30))),
            3 => ReportingCalendar.Days.Between(start, start.PlusDays(random.Next(200, 230))),
            _ => ReportingCalendar.Months.Between(start, start.PlusMonths(random.Next(40))),
        };
        Rows = [.. Enumerable.Range(0, random.Next(40)).Select(_ => NextRow())];
        basis = (PeriodBasis)random.Next(3);
        knownOn = random.Next(3) == 0 ? NextDay() : null;
        after = knownOn is { } day && random.Next(2) == 0 ? day.PlusDays(-random.Next(60)) : null;
        completeThrough = random.Next(3) == 0 ? NextDay() : null;
        region = random.Next(4) == 0 ? Values[random.Next(1, Values.Length)] : null;
    }

    public IReadOnlyList<TestRow> Rows { get; }

    public PeriodAxis Axis { get; }

    public WriteOffLedger Ledger
    {
        get
        {
            WriteOffLedger ledger = TestRow.ToLedger(Rows);
            if (completeThrough is { } complete) ledger = ledger.CompleteThrough(complete);
            if (after is { } first) ledger = ledger.BecameKnownBetween(first, knownOn!.Value);
            else if (knownOn is { } day) ledger = ledger.AsKnownOn(day);
            if (region is not null) ledger = Rows.Count == 0 ? ledger : ledger.Where("region", region);
            return ledger.WithPeriodBasis(basis);
        }
    }

    public LedgerTable Of(LedgerTable table)
    {
        if (completeThrough is { } complete) table = table.CompleteThrough(complete);
        if (after is { } first) table = table.BecameKnownBetween(first, knownOn!.Value);
        else if (knownOn is { } day) table = table.AsKnownOn(day);
        if (region is not null) table = table.Where("region", region);
        return table.WithPeriodBasis(basis);
    }

    private TestRow NextRow()
    {
        LocalDate day = NextDay();
        return new TestRow(
            day.ToDateOnly(),
            random.Next(3) == 0 ? null : day.PlusDays(random.Next(-5, 70)).ToDateOnly(),
            random.Next(3) == 0 ? null : day.PlusDays(-random.Next(120)).ToDateOnly(),
            random.Next(10) == 0 ? random.NextInt64(1, 10_000_000_000_000_000) : random.Next(1, 1_000),
            (EntryKind)random.Next(4),
            random.Next(2) == 0 ? EntryCategory.Receivable : (EntryCategory)random.Next(6),
            Values[random.Next(Values.Length)],
            Values[random.Next(Values.Length)],
            "s" + (char)('1' + random.Next(3)));
    }

    /// <summary>A day of the axis or of some weeks around it, often a boundary.</summary>
    private LocalDate NextDay() => random.Next(3) == 0
        ? Axis[random.Next(Axis.Count)].Start.PlusDays(-random.Next(2))
        : Axis.Start.PlusDays(random.Next(-40, Period.DaysBetween(Axis.Start, Axis.End) + 40));
}
