using System.Globalization;
using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace WriteOffMetrics.Sql.Tests;

/// <summary>A theory's engines that need no server.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class InProcessAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([new TheoryDataRow(Engines.DuckDb), new TheoryDataRow(Engines.Sqlite)]);

    public override bool SupportsDiscoveryEnumeration() => true;
}

/// <summary>A theory's engine that needs a server. Without one it is skipped and says so; with CI=true it runs and fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnServerAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([new TheoryDataRow(Engines.Postgres) { Skip = Servers.WhyNot }]);

    public override bool SupportsDiscoveryEnumeration() => true;
}

/// <summary>Databases by their names, in which tests make tables of their own.</summary>
internal static class Engines
{
    public const string DuckDb = "DuckDB", Sqlite = "SQLite", Postgres = "PostgreSQL";

    public static PeriodAxis January2026 { get; } = AxisOf(1);

    public static PeriodAxis FirstQuarter2026 { get; } = AxisOf(3);

    public static TestDatabase Of(string engine) => engine switch
    {
        DuckDb => DuckDbDatabase.InMemory,
        Sqlite => SqliteDatabase.InMemory,
        _ => new PostgresDatabase(0, "public"),
    };

    /// <summary>Makes a table anew.</summary>
    /// <param name="database">The database.</param>
    /// <param name="table">Its name as it stands in SQL.</param>
    /// <param name="columns">Its columns in SQL.</param>
    /// <param name="rows">Rows in SQL, such as <c>('2026-01-15', 100)</c>.</param>
    public static async Task MakeAsync(this TestDatabase database, string table, string columns, params string[] rows)
    {
        await database.ExecuteAsync($"DROP TABLE IF EXISTS {table}");
        await database.ExecuteAsync($"CREATE TABLE {table} ({columns})");
        foreach (string row in rows) await database.ExecuteAsync($"INSERT INTO {table} VALUES {row}");
    }

    /// <summary>A table of days and amounts, with nothing else.</summary>
    public static LedgerTable DaysAndAmounts(string table) =>
        LedgerTable.Named(table).WithDate("day").WithMinorUnits("amount", TestRow.Usd);

    public static Task<PeriodTotals> TotalsAsync(this TestDatabase database, LedgerTable table) =>
        table.SummarizeByAsync(FirstQuarter2026, database.Dialect, [database.Source]);

    /// <summary>Gross write-offs of all periods in minor units.</summary>
    public static async Task<long> GrossAsync(this TestDatabase database, LedgerTable table) =>
        Gross(await database.TotalsAsync(table));

    public static long Gross(PeriodTotals totals) => totals.Gross.Sum(point => point.Amount.MinorUnits);

    /// <summary>Gross write-offs of each value in minor units, in the order of the values: <c>North 2, north 1</c>.</summary>
    public static async Task<string> GrossByAsync(this TestDatabase database, LedgerTable table, string dimension)
    {
        PeriodBreakdown breakdown = await table.SummarizeByAsync(FirstQuarter2026, dimension, database.Dialect, [database.Source]);
        return string.Join(", ", breakdown.Values.OrderBy(value => value, StringComparer.Ordinal)
            .Select(value => string.Create(CultureInfo.InvariantCulture, $"{value ?? "null"} {Gross(breakdown[value])}")));
    }

    private static PeriodAxis AxisOf(int months) =>
        ReportingCalendar.Months.Between(new NodaTime.LocalDate(2026, 1, 1), new NodaTime.LocalDate(2026, months, 1));
}
