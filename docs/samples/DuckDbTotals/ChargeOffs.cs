using System.Data.Common;
using DuckDB.NET.Data;
using NodaTime;
using WriteOffMetrics;
using WriteOffMetrics.Sql;

namespace DuckDbTotals;

/// <summary>
/// Charge-offs of a CSV file by federal fiscal year and sector, added up by DuckDB, which reads the file: amounts with decimals become
/// whole cents in a view.
/// </summary>
public static class ChargeOffs
{
    private static readonly Currency Usd = Currency.FromCode("USD");

    /// <summary>The table as the view below makes it.</summary>
    private static readonly LedgerTable Table = LedgerTable.Named("charge_offs")
        .WithDate("month_end").WithMinorUnits("cents", Usd).WithDimension("sector").CompleteThrough(new LocalDate(2014, 8, 31));

    private static readonly PeriodAxis Years = ReportingCalendar.FiscalYears(10, FiscalYearNaming.EndYear)
        .Between(new LocalDate(2009, 10, 1), new LocalDate(2014, 9, 30));

    /// <summary>Prints the total of five fiscal years and the three sectors that lost most.</summary>
    public static async Task PrintAsync(string file, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(output);
        PeriodBreakdown sectors = await SummarizeAsync(file);
        output.WriteLine(sectors.Total.Gross.ToTable().ToString());
        output.Write(sectors.Top(3, AmountMeasure.Gross).ToTable().ToString());
    }

    /// <summary>Five fiscal years by sector. The last of them is incomplete, because the file ends in August 2014.</summary>
    public static async Task<PeriodBreakdown> SummarizeAsync(string file)
    {
        ArgumentNullException.ThrowIfNull(file);
        await using DbDataSource duckDb = DuckDBClientFactory.Instance.CreateDataSource("DataSource=:memory:?cache=shared");

        // A database in memory lives for as long as one connection is open.
        await using DbConnection connection = await duckDb.OpenConnectionAsync();
        await using DbCommand view = connection.CreateCommand();
        view.CommandText = $$"""
            CREATE OR REPLACE VIEW charge_offs AS SELECT month_end, sector, CAST(amount * 100 AS BIGINT) AS cents
            FROM read_csv('{{file.Replace("'", "''", StringComparison.Ordinal)}}', types = {'amount': 'DECIMAL(18,2)'})
            """;
        await view.ExecuteNonQueryAsync();
        return await Table.SummarizeByAsync(Years, "sector", SqlDialect.DuckDb, [duckDb]);
    }
}
