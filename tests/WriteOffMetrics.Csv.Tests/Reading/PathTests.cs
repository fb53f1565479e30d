using WriteOffMetrics.Receivables;

namespace WriteOffMetrics.Csv.Tests;

/// <summary>Every door takes the path of a file too.</summary>
public sealed class PathTests : IDisposable
{
    private static readonly CsvEntryMap Entries = Doors.Entries(Form.Usual);
    private static readonly CsvAmountMap Amounts = Doors.Amounts(Form.Usual);
    private static readonly CsvItemMap Items = CsvItemMap.ByHeader("date", "amount").WithDocument("document");
    private static readonly CsvSettlementMap Settlements = CsvSettlementMap.ByHeader("date", "amount").WithDocument("document");

    private readonly string path = Path.GetTempFileName();

    [Fact]
    public async Task A_path_is_read_like_a_stream_and_closed()
    {
        await File.WriteAllTextAsync(path, Doors.Good(3) + "x,1,a,b\n");
        OpenItems none = (await CsvData.ReadOpenItemsAsync(Files.Of(Doors.Good(0)), Files.Usd, Items)).Value;
        var totals = new LiveTotals(Files.Usd, Doors.January);

        const string expected = "4 rows offered, 3 accepted, 1 rejected";
        Assert.Equal(expected, (await CsvLedger.ReadAsync(path, Files.Usd, Entries)).ToString());
        Assert.Equal(expected, (await CsvLedger.AddToAsync(path, totals, Entries)).ToString());
        Assert.Equal(expected, (await CsvData.ReadSalesAsync(path, Files.Usd, Doors.January, Amounts)).ToString());
        Assert.Equal(expected, (await CsvData.ReadSalesByAsync(path, Files.Usd, Doors.January, "region", Amounts)).ToString());
        Assert.Equal(expected, (await CsvData.ReadBalancesAsync(path, Files.Usd, Doors.January, Amounts)).ToString());
        Assert.Equal(expected, (await CsvData.ReadOpenItemsAsync(path, Files.Usd, Items)).ToString());
        Assert.Equal(expected, (await CsvData.ReadSettlementsAsync(path, none, Settlements)).ToString());
        await using var alone = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
    }

    [Fact]
    public async Task A_path_that_cannot_be_opened_is_told_and_one_that_cannot_be_read_is_closed()
    {
        string missing = path + ".none";
        await Assert.ThrowsAsync<FileNotFoundException>(() => CsvLedger.ReadAsync(missing, Files.Usd, Entries));
        await Assert.ThrowsAsync<FileNotFoundException>(() => CsvData.ReadSalesAsync(missing, Files.Usd, Doors.January, Amounts));
        await Assert.ThrowsAsync<ArgumentNullException>(() => CsvLedger.ReadAsync((string)null!, Files.Usd, Entries));
        await Assert.ThrowsAsync<ArgumentException>(() => CsvData.ReadOpenItemsAsync("", Files.Usd, Items));

        await File.WriteAllTextAsync(path, "nothing\n");
        await Assert.ThrowsAsync<CsvReadException>(() => CsvLedger.ReadAsync(path, Files.Usd, Entries));
        await Assert.ThrowsAsync<CsvReadException>(() => CsvData.ReadOpenItemsAsync(path, Files.Usd, Items));
        await using var alone = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
    }

    public void Dispose() => File.Delete(path);
}
