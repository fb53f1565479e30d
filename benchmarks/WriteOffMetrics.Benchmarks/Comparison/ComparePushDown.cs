using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using DuckDB.NET.Data;
using Microsoft.Data.Sqlite;
using NodaTime;
using WriteOffMetrics.Sql;

namespace WriteOffMetrics.Benchmarks;

/// <summary>
/// Totals of ten years by month, kind and a hundred regions: added up by the database, beside all rows read one by one into live totals,
/// and beside a statement by hand that checks nothing; and the rows that travel.
/// </summary>
public sealed class ComparePushDown(Bars bars)
{
    private const int DuckDbRows = 10_000_000, SqliteRows = 1_000_000, Regions = 100, WarmUps = 1, Times = 5;

    private static readonly Currency Usd = Currency.FromCode("USD");
    private static readonly PeriodAxis Months = ReportingCalendar.Months.Between(new LocalDate(2016, 1, 1), new LocalDate(2025, 12, 31));
    private static readonly LedgerTable Table = LedgerTable.Named("write_offs")
        .WithDate("posted_on").WithMinorUnits("amount_minor", Usd).WithKind("kind").WithDimension("region");

    public void Run()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            string duckDb = Path.Combine(folder, "write-offs.duckdb");
            Measure(SqlDialect.DuckDb, OpenDuckDb(duckDb), DuckDbRows, "year(posted_on) * 12 + month(posted_on)");
            ReportMemory(duckDb);
            DbDataSource sqlite = SqliteFactory.Instance.CreateDataSource($"Data Source={Path.Combine(folder, "write-offs.sqlite")}");
            Measure(SqlDialect.Sqlite, sqlite, SqliteRows, "substr(posted_on, 1, 7)");
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary><c>stream FILE</c>: reads the rows of a DuckDB file into live totals, one by one, and prints what it found.</summary>
    public static int Stream(string path)
    {
        (long[] cells, long rows) = ReadAll(OpenDuckDb(path));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{rows} {string.Join(' ', cells)} {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes}"));
        return 0;
    }

    private void Measure(SqlDialect dialect, DbDataSource source, int rows, string month)
    {
        Fill(dialect, source, rows);
        PartialTotals part = Table.Plan(Months, "region", dialect).RunAsync(source).Result;
        var rounds = new Rounds($"M {dialect}");
        rounds.Add("push-down", () => Cells(Table.SummarizeByAsync(Months, "region", dialect, [source]).Result.Total), isNative: true);
        rounds.Add("row by row", () => ReadAll(source).Cells, isSlow: true, isNative: true);
        rounds.Add("by hand", () => ReadByHand(source, month), isNative: true);
        rounds.Run(WarmUps, Times);
        bars.Report("M1", string.Create(CultureInfo.InvariantCulture,
            $"{dialect}, {rows:N0} rows: {part.FetchedRows:N0} rows fetched instead of {rows:N0}; reading row by row ÷ push-down "
            + $"{rounds.Ratio("row by row", "push-down").Value:0.0}, push-down ÷ a statement by hand without checks "
            + $"{rounds.Ratio("push-down", "by hand").Value:0.0}"));
    }

    /// <summary>The rows of a million or ten, numbered by the database and mixed by multiplying.</summary>
    private static void Fill(SqlDialect dialect, DbDataSource source, int rows)
    {
        string numbers = dialect == SqlDialect.DuckDb
            ? $"range({rows}) AS numbers(i)"
            : $"(WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {rows - 1}) SELECT i FROM n)";
        string day = dialect == SqlDialect.DuckDb
            ? "DATE '2016-01-01' + CAST(i * 7919 % 3650 AS INTEGER)"
            : "date('2016-01-01', (i * 7919 % 3650) || ' days')";
        using DbConnection connection = source.OpenConnection();
        using DbCommand command = connection.CreateCommand();
        command.CommandText =
            $"""
            CREATE TABLE write_offs AS SELECT {day} AS posted_on, CAST(1 + i * 104729 % 1000000 AS BIGINT) AS amount_minor,
            CASE WHEN i % 9 = 0 THEN 'Recovery' WHEN i % 17 = 0 THEN 'Reversal' ELSE 'WriteOff' END AS kind,
            'region ' || (i * 31 % {Regions}) AS region FROM {numbers}
            """;
        command.ExecuteNonQuery();
    }

    private static (long[] Cells, long Rows) ReadAll(DbDataSource source)
    {
        var regions = new DimensionDictionary();
        var live = new LiveTotals(Usd, Months, "region", regions);
        long rows = 0;
        using DbConnection connection = source.OpenConnection();
        using DbCommand command = connection.CreateCommand();
        if (command is DuckDBCommand duckDb) duckDb.UseStreamingMode = true;
        command.CommandText = "SELECT posted_on, amount_minor, kind, region FROM write_offs";
        using DbDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            EntryKind kind = reader.GetString(2) switch
            {
                "Recovery" => EntryKind.Recovery,
                "Reversal" => EntryKind.Reversal,
                _ => EntryKind.WriteOff,
            };
            live.Add(LocalDate.FromDateOnly(reader.GetFieldValue<DateOnly>(0)), EntryCategory.Receivable, kind, reader.GetInt64(1),
                regions.GetOrAdd(reader.GetString(3)));
            rows++;
        }

        return (Cells(live.ToBreakdown().Total), rows);
    }

    private static long[] ReadByHand(DbDataSource source, string month)
    {
        using DbConnection connection = source.OpenConnection();
        using DbCommand command = connection.CreateCommand();
        command.CommandText = $"SELECT {month}, kind, region, sum(amount_minor), count(*) FROM write_offs GROUP BY 1, 2, 3";
        using DbDataReader reader = command.ExecuteReader();
        (long gross, long recovered, long reversed) = (0, 0, 0);
        while (reader.Read())
        {
            long sum = Convert.ToInt64(reader.GetValue(3).ToString(), CultureInfo.InvariantCulture);
            if (reader.GetString(1) == "Recovery") recovered += sum;
            else if (reader.GetString(1) == "Reversal") reversed += sum;
            else gross += sum;
        }

        return [gross, recovered, gross - recovered - reversed];
    }

    private static long[] Cells(PeriodTotals totals) =>
        [totals.Gross.Total.Amount.MinorUnits, totals.Recoveries.Total.Amount.MinorUnits, totals.Net.Total.Amount.MinorUnits];

    /// <summary>Row by row in a process of its own, whose managed memory is limited to 128 MiB.</summary>
    private void ReportMemory(string path)
    {
        string expected = string.Join(' ', ReadAll(OpenDuckDb(path)).Cells);
        ProcessStartInfo start = Comparison.Itself("stream", path);
        start.RedirectStandardOutput = true;
        start.Environment["DOTNET_GCHeapHardLimit"] = "0x8000000";
        start.Environment["DOTNET_GCRetainVM"] = "0";
        using Process process = Process.Start(start)!;
        string printed = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        if (process.ExitCode != 0 || printed != string.Create(CultureInfo.InvariantCulture, $"{DuckDbRows} {expected} {128 << 20}"))
            throw new InvalidOperationException($"M: under a limit of 128 MiB it prints {printed}");
        bars.Report("M2", string.Create(CultureInfo.InvariantCulture,
            $"{DuckDbRows:N0} rows of DuckDB into live totals under a heap limit of 128 MiB: the same totals"));
    }

    private static DbDataSource OpenDuckDb(string path) => DuckDBClientFactory.Instance.CreateDataSource($"DataSource={path}");
}
