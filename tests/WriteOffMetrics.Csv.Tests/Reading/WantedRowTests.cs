using System.Globalization;
using NodaTime;

namespace WriteOffMetrics.Csv.Tests;

/// <summary>Files that have other rows as well, and days that have times.</summary>
public sealed class WantedRowTests
{
    private const string Mixed =
        """
        date,amount,status
        2026-01-10,100.00,written off
        ,,open
        2026-01-20,abc,written off
        2026-02-01,7.50,paid
        2026-02-03,20.00,written off
        Total,127.50,
        """;

    private static readonly CsvEntryMap Map =
        CsvEntryMap.ByHeader("date", "amount").Where(field => field("status") == "written off").WithMaxRejections(1);

    /// <summary>Three of six rows are wanted, rows 1, 3 and 5 of the file, of which the second has no amount.</summary>
    [Fact]
    public async Task Other_rows_are_passed_over_and_rows_keep_their_numbers()
    {
        LedgerImport import = await CsvLedger.ReadAsync(Files.Of(Mixed), Files.Usd, Map);
        Assert.Equal("3 rows offered, 2 accepted, 1 rejected", import.ToString());
        Assert.Equal((120m, 0m, 120m), (import.AcceptedAmount, import.RejectedAmount, import.OfferedAmount));
        Assert.Equal([0L, 4L], import.Ledger.Entries.Select(entry => entry.Ordinal!.Value));
        Assert.Equal("row 3 (line 4)", import.Rejections.Single().Positions.Single().ToString());

        var totals = new LiveTotals(Files.Usd, ReportingCalendar.Months.Between(new LocalDate(2026, 1, 1), new LocalDate(2026, 2, 28)));
        CsvImport<LiveTotals> live = await CsvLedger.AddToAsync(Files.Of(Mixed), totals, Map);
        Assert.Equal((3L, 2L, 120m), (live.OfferedCount, live.AcceptedCount, live.AcceptedAmount));
        Assert.Equal([100m, 20m], totals.ToTotals().Gross.Select(point => point.Amount.ToDecimal()));

        List<Finding> rejections = [];
        List<decimal> amounts = [];
        await foreach (LedgerEntry entry in CsvLedger.ReadEntriesAsync(Files.Of(Mixed), Files.Usd, Map, rejections))
            amounts.Add(entry.Amount.ToDecimal());
        Assert.Equal([100m, 20m], amounts);
        Assert.Single(rejections);
    }

    [Fact]
    public async Task A_row_of_which_it_cannot_be_said_is_rejected()
    {
        CsvEntryMap map = CsvEntryMap.ByHeader("date", "amount").Where(field => int.Parse(field(2), CultureInfo.InvariantCulture) > 1);
        LedgerImport import = await CsvLedger.ReadAsync(
            Files.Of("date,amount,level\n2026-01-10,1.00,2\n2026-01-11,2.00,x\n2026-01-12,3.00,1\n"), Files.Usd, map);
        Assert.Equal((2L, 1, 1m), (import.OfferedCount, import.Ledger.Count, import.AcceptedAmount));
        Assert.StartsWith(
            "Row 2 (line 3), row: Found the function given to Where throw FormatException: ", import.Rejections.Single().ToString(),
            StringComparison.Ordinal);
    }

    /// <summary>The exception counts all rows that were read: it is about the file and not about what is wanted of it.</summary>
    [Fact]
    public async Task A_stop_counts_the_rows_of_the_file()
    {
        CsvReadException stop = await Assert.ThrowsAsync<CsvReadException>(
            () => CsvLedger.ReadAsync(Files.Of(Mixed), Files.Usd, Map.WithMaxRejections(0)));
        Assert.Equal((3L, 4L, 1), (stop.RowCount, stop.Line, stop.Rejections.Count));

        List<Finding> rejections = [];
        await Assert.ThrowsAsync<CsvReadException>(async () =>
        {
            await foreach (LedgerEntry _ in CsvLedger.ReadEntriesAsync(Files.Of(Mixed), Files.Usd, Map.WithMaxRejections(0), rejections))
            {
            }
        });
        Assert.Equal(stop.Rejections, rejections);
    }

    /// <summary>The day is the one that is written, wherever the machine is and whatever offset stands behind it.</summary>
    [Theory]
    [InlineData("yyyy-MM-dd HH:mm:ss", "2026-01-31 23:59:59", "2026-01-31")]
    [InlineData("yyyy-MM-ddTHH:mm:ssK", "2026-01-31T23:30:00Z", "2026-01-31")]
    [InlineData("yyyy-MM-ddTHH:mm:sszzz", "2026-02-01T00:30:00+14:00", "2026-02-01")]
    [InlineData("yyyy-MM-ddTHH:mm:sszzz", "2026-01-31T23:30:00-11:00", "2026-01-31")]
    [InlineData("d.M.yy", "7.3.49", "2049-03-07")]
    [InlineData("d.M.yy", "7.3.50", "1950-03-07")]
    public async Task Of_a_day_with_a_time_the_day_counts(string form, string text, string day)
    {
        LedgerImport import = await CsvLedger.ReadAsync(
            Files.Of($"date,amount\n{text},1.00\n"), Files.Usd, CsvEntryMap.ByHeader("date", "amount").WithDates(form));
        Assert.Empty(import.Rejections);
        Assert.Equal(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            import.Ledger.Entries.Single().EffectiveDate.ToDateOnly());
    }
}
