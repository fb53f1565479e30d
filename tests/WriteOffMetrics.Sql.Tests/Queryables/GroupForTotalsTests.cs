using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace WriteOffMetrics.Sql.Tests;

/// <summary>The door for providers of LINQ: in memory, and by Entity Framework Core on SQLite and PostgreSQL.</summary>
public sealed class GroupForTotalsTests
{
    internal static readonly PeriodAxis Quarter = ReportingCalendar.Months.Between(new LocalDate(2026, 1, 1), new LocalDate(2026, 3, 31));

    /// <summary>
    /// Gross of January in the north 5.00 + 7.00, of March not stated 1.00; recovered in February 2.50; April lies outside.
    /// </summary>
    internal static readonly Posting[] Postings =
    [
        new(1, new DateTime(2026, 1, 15, 10, 0, 0, DateTimeKind.Unspecified), 500, "WO", "north"),
        new(2, new DateTime(2026, 1, 31, 23, 59, 59, DateTimeKind.Unspecified), 700, "WO", "north"),
        new(3, new DateTime(2026, 2, 1, 0, 0, 0, DateTimeKind.Unspecified), 250, "RC", "north"),
        new(4, new DateTime(2026, 3, 31, 12, 0, 0, DateTimeKind.Unspecified), 100, "WO", null),
        new(5, new DateTime(2026, 4, 1, 0, 0, 0, DateTimeKind.Unspecified), 900, "WO", "north"),
    ];

    [Fact]
    public void Rows_in_memory_are_grouped_as_databases_group_them()
    {
        IQueryable<DayTotals<DateTime>> query = Postings.AsQueryable().GroupForTotals(
            row => row.At, row => row.Cents, row => row.Type == "RC" ? EntryKind.Recovery : EntryKind.WriteOff, row => row.Region);
        AssertFigures(query.ToList().SummarizeBy(TestRow.Usd, Quarter, "region"));
        Assert.Equal(5, query.Count());
    }

    [Fact]
    public async Task Entity_Framework_on_SQLite_groups_by_date_kind_and_value_in_SQL()
    {
        await using var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync();
        await using PostingContext context = await PostingContext.FilledAsync(
            new DbContextOptionsBuilder().UseSqlite(connection).Options, Postings);
        await AssertFigures(context);
    }

    [ServerFact]
    public async Task Entity_Framework_on_PostgreSQL_does_too()
    {
        await using PostingContext context = await PostingContext.FilledAsync(
            new DbContextOptionsBuilder().UseNpgsql(Servers.Postgres(0, "queryables")).Options, Postings);
        await AssertFigures(context);
    }

    [ServerFact]
    public async Task Days_of_NodaTime_are_grouped_where_the_provider_maps_them()
    {
        await using AmountContext<LocalDate> context = await AmountContext<LocalDate>.FilledAsync(
            new DbContextOptionsBuilder().UseNpgsql(Servers.Postgres(0, "queryables_days"), npgsql => npgsql.UseNodaTime()).Options,
            (new(2026, 1, 31), 1), (new(2026, 1, 31), 10), (new(2026, 2, 1), 100), (new(2026, 4, 1), 1_000));
        List<DayTotals<LocalDate>> rows =
            await context.Amounts.GroupForTotals(row => row.At, row => row.Cents, row => EntryKind.WriteOff).ToListAsync();
        Assert.Equal(3, rows.Count);
        Assert.Equal([0.11m, 1m, 0m], rows.SummarizeBy(TestRow.Usd, Quarter).Gross.Select(point => point.Amount.ToDecimal()));
    }

    /// <summary>
    /// Midnight of Berlin is 23:00 of the day before in UTC in winter, and 22:00 in summer time, which starts on 29 March 2026.
    /// </summary>
    [ServerFact]
    public async Task Instants_count_on_their_day_in_a_stated_zone()
    {
        await using AmountContext<DateTimeOffset> context = await AmountContext<DateTimeOffset>.FilledAsync(
            new DbContextOptionsBuilder().UseNpgsql(Servers.Postgres(0, "queryables_instants")).Options,
            (new DateTimeOffset(2025, 12, 31, 22, 59, 59, TimeSpan.Zero), 1),
            (new DateTimeOffset(2025, 12, 31, 23, 0, 0, TimeSpan.Zero), 10),
            (new DateTimeOffset(2026, 1, 31, 22, 59, 59, TimeSpan.Zero), 100),
            (new DateTimeOffset(2026, 1, 31, 23, 0, 0, TimeSpan.Zero), 1_000),
            (new DateTimeOffset(2026, 3, 31, 21, 59, 59, TimeSpan.Zero), 10_000),
            (new DateTimeOffset(2026, 3, 31, 22, 0, 0, TimeSpan.Zero), 100_000));
        List<DayTotals<DateOnly>> rows = await context.Amounts.GroupForTotals(
            row => row.At, DateTimeZoneProviders.Tzdb["Europe/Berlin"], Quarter, row => row.Cents, row => EntryKind.WriteOff).ToListAsync();
        Assert.Equal(3, rows.Count);
        Assert.Equal([1.10m, 10m, 100m], rows.SummarizeBy(TestRow.Usd, Quarter).Gross.Select(point => point.Amount.ToDecimal()));
    }

    [Fact]
    public void Days_of_other_types_and_more_than_two_values_are_refused()
    {
        IQueryable<Posting> rows = Postings.AsQueryable();
        Assert.Contains("State the zone", Assert.Throws<ArgumentException>(
            () => rows.GroupForTotals(row => new DateTimeOffset(row.At), row => row.Cents, row => EntryKind.WriteOff)).Message);
        Assert.Throws<ArgumentException>(() => rows.GroupForTotals(row => (DateTime?)row.At, row => row.Cents, row => EntryKind.WriteOff));
        Assert.Throws<ArgumentException>(() => rows.GroupForTotals(
            row => row.At, row => row.Cents, row => EntryKind.WriteOff, row => row.Region, row => row.Type, row => row.Type));
        Assert.Throws<ArgumentException>(() => rows.GroupForTotals(
            row => new DateTimeOffset(row.At), DateTimeZone.Utc,
            ReportingCalendar.Days.Between(new LocalDate(2026, 1, 1), new LocalDate(2026, 12, 31)),
            row => row.Cents,
            row => EntryKind.WriteOff));
    }

    [Fact]
    public void Rows_whose_amounts_are_not_above_zero_or_that_are_missing_are_refused()
    {
        var good = new DayTotals<DateOnly> { Day = new(2026, 1, 1), MinorUnits = 500, Entries = 1, SmallestMinorUnits = 500 };
        var bad = new DayTotals<DateOnly> { Day = new(2026, 1, 1), MinorUnits = 500, Entries = 2, SmallestMinorUnits = -100 };
        Assert.Contains("not above zero", Assert.Throws<ArgumentException>(
            () => new[] { good, bad }.SummarizeBy(TestRow.Usd, Quarter)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new[] { good, null! }.SummarizeBy(TestRow.Usd, Quarter));
        Assert.Equal(5m, new[] { good }.SummarizeBy(TestRow.Usd, Quarter).Gross[0].Amount.ToDecimal());
        var large = new DayTotals<DateOnly> { Day = new(2026, 1, 1), MinorUnits = long.MaxValue, Entries = 1, SmallestMinorUnits = 1 };
        Assert.Throws<OverflowException>(() => new[] { large, good }.SummarizeBy(TestRow.Usd, Quarter));
    }

    private static async Task AssertFigures(PostingContext context)
    {
        IQueryable<DayTotals<DateTime>> byTime = context.Postings.GroupForTotals(
            row => row.At, row => row.Cents, row => row.Type == "RC" ? EntryKind.Recovery : EntryKind.WriteOff, row => row.Region);
        Assert.Contains("GROUP BY", byTime.ToQueryString(), StringComparison.Ordinal);
        AssertFigures((await byTime.ToListAsync()).SummarizeBy(TestRow.Usd, Quarter, "region"));
        IQueryable<DayTotals<DateOnly>> byDate = context.Postings.GroupForTotals(
            row => row.Date, row => row.Cents, row => row.Type == "RC" ? EntryKind.Recovery : EntryKind.WriteOff, row => row.Region);
        AssertFigures((await byDate.ToListAsync()).SummarizeBy(TestRow.Usd, Quarter, "region"));

        CrossBreakdown pairs = (await context.Postings.GroupForTotals(
            row => row.Date, row => row.Cents, row => EntryKind.WriteOff, row => row.Region, row => row.Type).ToListAsync())
            .SummarizeBy(TestRow.Usd, Quarter, "region", "type");
        Assert.Equal(2.50m, pairs["north", "RC"].Gross[1].Amount.ToDecimal());
        List<DayTotals<DateOnly>> days =
            await context.Postings.GroupForTotals(row => row.Date, row => row.Cents, row => EntryKind.WriteOff).ToListAsync();
        PeriodTotals totals = days.SummarizeBy(TestRow.Usd, Quarter);
        Assert.Equal([12m, 2.50m, 1m], totals.Gross.Select(point => point.Amount.ToDecimal()));
    }

    internal static void AssertFigures(PeriodBreakdown totals)
    {
        Assert.Equal([12m, 0m, 0m], totals["north"].Gross.Select(point => point.Amount.ToDecimal()));
        Assert.Equal([0m, 2.50m, 0m], totals["north"].Recoveries.Select(point => point.Amount.ToDecimal()));
        Assert.Equal([0m, 0m, 1m], totals[null].Gross.Select(point => point.Amount.ToDecimal()));
        Assert.Equal([2L, 0, 0], totals["north"].Gross.Select(point => point.EntryCount));
        Assert.Equal(2, totals.Count);
    }
}
