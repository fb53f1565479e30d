using System.Data.Common;
using System.Diagnostics;
using NodaTime;

namespace WriteOffMetrics.Sql.Tests;

public sealed class LedgerTableTests
{
    private static readonly PeriodAxis Quarter = ReportingCalendar.Months.Between(new LocalDate(2026, 1, 1), new LocalDate(2026, 3, 31));

    private static readonly LedgerTable Table =
        LedgerTable.Named("write_offs").WithDate("posted_on").WithMinorUnits("amount_minor", TestRow.Usd);

    [Fact]
    public void Names_that_no_database_has_are_refused() =>
        Assert.All(["", "  ", "a\nb", "a\0b", "a\uD800", "\uDC00a", "a\uD800b", new string('a', 256)], AssertRefused);

    private static void AssertRefused(string name)
    {
        Assert.Throws<ArgumentException>(() => LedgerTable.Named(name));
        Assert.Throws<ArgumentException>(() => LedgerTable.Named("finance", name));
        Assert.Throws<ArgumentException>(() => LedgerTable.Named(name, "write_offs"));
        Assert.Throws<ArgumentException>(() => Table.WithDate(name));
        Assert.Throws<ArgumentException>(() => Table.WithRecordedDate(name));
        Assert.Throws<ArgumentException>(() => Table.WithOriginDate(name));
        Assert.Throws<ArgumentException>(() => Table.WithMinorUnits(name, TestRow.Usd));
        Assert.Throws<ArgumentException>(() => Table.WithKind(name));
        Assert.Throws<ArgumentException>(() => Table.WithCategory(name));
        Assert.Throws<ArgumentException>(() => Table.WithDimension("region", name));
        Assert.Throws<ArgumentException>(() => Table.WithPartitionColumn(name));
    }

    [Fact]
    public void Names_that_a_database_would_cut_short_are_refused_for_it_alone()
    {
        LedgerTable table = Table.WithKind(new string('k', 64));
        Assert.Throws<ArgumentException>(() => table.ToSql(Quarter, SqlDialect.PostgreSql));
        Assert.Contains(new string('k', 64), table.ToSql(Quarter, SqlDialect.DuckDb), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Table.WithKind(new string('ü', 32)).ToSql(Quarter, SqlDialect.PostgreSql));
        Assert.Throws<ArgumentException>(() => Table.WithKind(new string('k', 129)).ToSql(Quarter, SqlDialect.SqlServer));
        Assert.Throws<ArgumentException>(() => Table.WithKind(new string('k', 256)));
    }

    [Fact]
    public void What_a_query_cannot_do_without_is_asked_for_by_name()
    {
        Assert.Contains("WithDate", Assert.Throws<InvalidOperationException>(
            () => LedgerTable.Named("w").WithMinorUnits("a", TestRow.Usd).Plan(Quarter, SqlDialect.Ansi)).Message,
            StringComparison.Ordinal);
        Assert.Contains("WithMinorUnits", Assert.Throws<InvalidOperationException>(
            () => LedgerTable.Named("w").WithDate("d").Plan(Quarter, SqlDialect.Ansi)).Message, StringComparison.Ordinal);
        Assert.Contains("WithOriginDate", Assert.Throws<InvalidOperationException>(
            () => Table.WithPeriodBasis(PeriodBasis.OriginDate).Plan(Quarter, SqlDialect.Ansi)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Table.WithMinorUnits("a", default));
        Assert.Throws<ArgumentOutOfRangeException>(() => Table.WithPeriodBasis((PeriodBasis)9));
    }

    [Fact]
    public void Dimensions_are_known_by_name_and_each_is_stated_once()
    {
        LedgerTable table = Table.WithDimension("region").WithDimension(Dimension.Account, "customer_id");
        Assert.Contains("region, account", Assert.Throws<ArgumentException>(() => table.Plan(Quarter, "sector", SqlDialect.Ansi)).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => table.WithDimension("region", "region_2"));
        Assert.Throws<ArgumentException>(() => table.Where("sector", "retail"));
        Assert.Throws<ArgumentException>(() => table.Where("region", "a\0"));
        Assert.Throws<ArgumentException>(() => table.Plan(Quarter, "region", "region", SqlDialect.Ansi));
        Assert.Throws<ArgumentException>(() => table.ToSql(Quarter, "region", "region", SqlDialect.Ansi));
        Assert.Contains("t.\"customer_id\"", table.ToSql(Quarter, Dimension.Account, SqlDialect.Ansi), StringComparison.Ordinal);
    }

    /// <summary>The core knows the dimension as account: one that differs in case only would be another there.</summary>
    [Fact]
    public void A_dimension_that_differs_from_a_built_in_one_in_case_is_refused() =>
        Assert.Throws<ArgumentException>(() => Table.WithDimension("Account"));

    [Fact]
    public void Words_of_the_table_take_the_place_of_the_usual_ones()
    {
        Assert.Throws<ArgumentException>(() => Table.WithKind("kind", ("WO", EntryKind.WriteOff), ("WO ", EntryKind.Recovery)));
        Assert.Throws<ArgumentException>(() => Table.WithKind("kind", (" ", EntryKind.WriteOff)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Table.WithKind("kind", ("WO", (EntryKind)9)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Table.WithCategory("c", ("X", (EntryCategory)9)));
    }

    [Fact]
    public void Days_of_knowledge_narrow_each_other_as_those_of_a_ledger()
    {
        Assert.Equal(Sql(Table.AsKnownOn(new(2026, 2, 15))), Sql(Table.AsKnownOn(new(2026, 3, 1)).AsKnownOn(new(2026, 2, 15))));
        Assert.Equal(Sql(Table.AsKnownOn(new(2026, 2, 15))), Sql(Table.AsKnownOn(new(2026, 2, 15)).AsKnownOn(new(2026, 3, 1))));
        Assert.Equal(
            Sql(Table.BecameKnownBetween(new(2026, 2, 1), new(2026, 2, 15))),
            Sql(Table.BecameKnownBetween(new(2026, 2, 1), new(2026, 3, 1)).AsKnownOn(new(2026, 2, 15))));
        Assert.Equal(
            Sql(Table.BecameKnownBetween(new(2026, 2, 1), new(2026, 2, 15))),
            Sql(Table.BecameKnownBetween(new(2026, 1, 1), new(2026, 2, 15)).BecameKnownBetween(new(2026, 2, 1), new(2026, 3, 15))));
        Assert.Throws<ArgumentException>(() => Table.BecameKnownBetween(new(2026, 2, 2), new(2026, 2, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Table.AsKnownOn(new LocalDate(2026, 1, 1, CalendarSystem.Julian)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Table.CompleteThrough(new LocalDate(-1, 1, 1)));

        static string Sql(LedgerTable table) => table.ToSql(Quarter, SqlDialect.Ansi);
    }

    [Fact]
    public async Task Sources_that_are_none_or_stand_there_twice_are_refused()
    {
        DbDataSource source = SqliteDatabase.InMemory.Source;
        await Assert.ThrowsAsync<ArgumentException>(() => Table.SummarizeByAsync(Quarter, SqlDialect.Sqlite, []));
        await Assert.ThrowsAsync<ArgumentException>(() => Table.SummarizeByAsync(Quarter, SqlDialect.Sqlite, [source, null!]));
        await Assert.ThrowsAsync<ArgumentException>(() => Table.SummarizeByAsync(Quarter, SqlDialect.Sqlite, [source, source]));
        Assert.Throws<ArgumentException>(() => Table.Plan(Quarter, SqlDialect.Sqlite).Merge());
        Assert.Throws<ArgumentException>(() => Table.Plan(Quarter, SqlDialect.Sqlite).Merge(null!, null!));
    }

    /// <summary>Names and numbers are told; no value, no text of the query, no connection.</summary>
    [Fact]
    public async Task Each_query_is_told_as_an_activity_without_data()
    {
        List<Activity> told = [];
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "WriteOffMetrics.Sql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity => { lock (told) told.Add(activity); },
        };
        ActivitySource.AddActivityListener(listener);
        DuckDbDatabase database = DuckDbDatabase.InFile(Directory.CreateTempSubdirectory().FullName);
        await database.FillAsync(new RandomCase(7).Rows);
        await database.Table.Where("region", "Zürich").SummarizeByAsync(Quarter, "region", database.Dialect, [database.Source]);
        await Assert.ThrowsAsync<LedgerSourceException>(
            () => Table.WithDate("secret_column").SummarizeByAsync(Quarter, database.Dialect, [database.Source]));

        await database.ExecuteAsync("CREATE TABLE much AS SELECT DATE '2026-01-15' AS d, 9223372036854775807 AS a FROM range(2)");
        LedgerTable much = LedgerTable.Named("much").WithDate("d").WithMinorUnits("a", TestRow.Usd);
        await Assert.ThrowsAsync<OverflowException>(() => much.SummarizeByAsync(Quarter, database.Dialect, [database.Source]));

        Activity[] own = [.. told.Where(activity => activity.GetTagItem("writeoffmetrics.periods") is 3)];
        Assert.Contains(own, activity => activity.Status == ActivityStatusCode.Ok && activity.GetTagItem("writeoffmetrics.dimensions") is 1
            && activity.GetTagItem("writeoffmetrics.fetched_rows") is >= 1L && activity.GetTagItem("writeoffmetrics.source") is 1);
        Assert.Contains(
            own, activity => activity.Status == ActivityStatusCode.Error && activity.GetTagItem("error.type") is "DuckDBException");
        Assert.Contains(own, activity => activity.GetTagItem("error.type") is "OverflowException");
        string all = string.Join(" ", own.SelectMany(activity => activity.TagObjects).Select(tag => $"{tag.Key}={tag.Value}"));
        Assert.DoesNotContain("Zürich", all, StringComparison.Ordinal);
        Assert.DoesNotContain("secret_column", all, StringComparison.Ordinal);
        Assert.DoesNotContain("SELECT", all, StringComparison.Ordinal);
    }
}
