using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using WriteOffMetrics;

namespace DatabaseRows;

/// <summary>Three ways from a database to a ledger: a reader by the names of its columns, Dapper, EF Core.</summary>
public sealed class DatabaseTests : IDisposable
{
    private static readonly Currency Usd = Currency.FromCode("USD");
    private static readonly PeriodAxis Months = ReportingCalendar.Months.Between(new LocalDate(2026, 1, 1), new LocalDate(2026, 2, 28));

    private readonly Database database = new();

    public void Dispose() => database.Dispose();

    #region reader
    /// <summary>Any reader of ADO.NET: the columns are named, and nothing is mapped.</summary>
    [Fact]
    public void A_reader_by_the_names_of_its_columns()
    {
        using SqliteCommand command = database.Connection.CreateCommand();
        command.CommandText = "SELECT id, posted_on, cents / 100.0 AS amount, currency, kind, customer, region FROM write_offs";
        using SqliteDataReader reader = command.ExecuteReader();

        Check(WriteOffLedger.Import(Usd, reader, new EntryRecordMap
        {
            EffectiveDate = "posted_on",
            Amount = "amount",
            Currency = "currency",
            Kind = "kind",
            KindWords = { ["WO"] = EntryKind.WriteOff, ["REC"] = EntryKind.Recovery },
            Account = "customer",
            RowNumber = "id",
            Dimensions = { ["region"] = "region" },
        }));
    }
    #endregion

    #region dapper
    /// <summary>Rows as Dapper reads them, unbuffered so that no list of all rows is made.</summary>
    [Fact]
    public void Rows_of_Dapper()
    {
        const string Query = "SELECT id, posted_on AS PostedOn, cents, currency, kind, customer, region FROM write_offs";
        var rows = database.Connection.Query<(long Id, string? PostedOn, long Cents, string Currency, string Kind, string Customer,
            string? Region)>(
            Query, buffered: false);

        Check(WriteOffLedger.Import(Usd, rows, new()
        {
            EffectiveDate = row => row.PostedOn is null ? null : DateOnly.Parse(row.PostedOn, CultureInfo.InvariantCulture),
            Amount = row => row.Cents / 100m,
            Currency = row => row.Currency,
            Kind = row => KindOf(row.Kind),
            Account = row => row.Customer,
            RowNumber = row => row.Id,
            Dimensions = { ["region"] = row => row.Region },
        }));
    }
    #endregion

    #region ef
    /// <summary>Entities of EF Core, read without tracking while the ledger is built.</summary>
    [Fact]
    public void Entities_of_EF_Core()
    {
        using var context = new WriteOffContext(new DbContextOptionsBuilder<WriteOffContext>().UseSqlite(database.Connection).Options);

        Check(WriteOffLedger.Import(Usd, context.WriteOffs.AsNoTracking(), new()
        {
            EffectiveDate = row => row.PostedOn,
            Amount = row => row.Cents / 100m,
            Currency = row => row.Currency,
            Kind = row => KindOf(row.Kind),
            Account = row => row.Customer,
            RowNumber = row => row.Id,
            Dimensions = { ["region"] = row => row.Region },
        }));
    }
    #endregion

    /// <summary>
    /// January: 1,200.00 + 800.50 = 2,000.50 of gross write-offs. February: 500.00 written off and 200.50 recovered, so 299.50 net. The row
    /// of 5,000.00 EUR and the one without a date are findings with the numbers that they have in the table.
    /// </summary>
    private static void Check(LedgerImport import)
    {
        Assert.Equal("6 rows offered, 4 accepted, 2 rejected", import.ToString());
        Assert.Equal(
            ["Row 104, currency: Found 'EUR' in a ledger kept in USD", "Row 105, effective date: Found no date"],
            import.Rejections.Select(finding => finding.ToString().Split(';')[0]));

        PeriodTotals totals = import.Ledger.SummarizeBy(Months);
        Assert.Equal([2_000.50m, 500.00m], totals.Gross.Select(month => month.Amount.ToDecimal()));
        Assert.Equal([2_000.50m, 299.50m], totals.Net.Select(month => month.Amount.ToDecimal()));
        PeriodBreakdown regions = import.Ledger.SummarizeBy(Months, "region");
        Assert.Equal([null, "north", "south"], regions.Values);
        Assert.Equal(600.00m, regions["south"].Net.Total.Amount.ToDecimal());
        Assert.Equal(["C-1", "C-2", "C-2", "C-5"], import.Ledger.Entries.Select(entry => entry.Account));
    }

    private static EntryKind? KindOf(string word) => word switch
    {
        "WO" => EntryKind.WriteOff,
        "REC" => EntryKind.Recovery,
        _ => null,
    };
}
