using System.Globalization;
using System.Text;

namespace WriteOffMetrics.Csv.Tests.Writing;

public sealed class CsvTableTests
{
    private static CsvTable Table { get; } = Small.Ledger.SummarizeBy(Small.Months, "region").ToCsv();

    [Fact]
    public void Headings_rows_and_text()
    {
        Assert.Equal(
            ["region", "period", "start", "end", "category", "kind", "amount", "currency", "entries", "is_rounded"], Table.Headings);
        Assert.Equal(3, Table.RowCount);
        Assert.Equal(Encoding.UTF8.GetBytes(Table.ToString()), ReadBack.BytesOf(Table, ','));
    }

    [Fact]
    public void Headings_are_those_before_they_are_protected()
    {
        CsvTable table = WriteOffLedger.FromEntries(Small.Usd, [], "@region").SummarizeBy(Small.Months, "@region").ToCsv();
        Assert.Equal("@region", table.Headings[0]);
        Assert.StartsWith("'@region,period,", table.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_dimension_with_the_name_of_another_column_comes_first()
    {
        WriteOffLedger ledger = WriteOffLedger.FromEntries(
            Small.Usd, [LedgerEntry.WriteOff(Small.Months.Start, Small.Dollars(1m)).With("amount", "large")], "amount");
        Small.AssertFile(
            """
            amount,period,start,end,category,kind,amount,currency,entries,is_rounded
            large,2026-01,2026-01-01,2026-01-31,Receivable,WriteOff,1.00,USD,1,false
            """,
            ledger.SummarizeBy(Small.Months, "amount").ToCsv());
    }

    /// <summary>The first byte is that of the first heading, and the bytes behind those that were there stay.</summary>
    [Fact]
    public void The_stream_stays_open_is_written_from_where_it_is_and_gets_no_byte_order_mark()
    {
        using var stream = new MemoryStream();
        stream.Write("before"u8);
        Table.WriteTo(stream);
        stream.Write("behind"u8);
        string written = Encoding.UTF8.GetString(stream.ToArray());
        Assert.Equal("before" + Table + "behind", written);
        Assert.Equal((byte)'r', ReadBack.BytesOf(Table, ',')[0]);
    }

    /// <summary>A web service's answer refuses to be written otherwise. The table is longer than the writer's buffer.</summary>
    [Fact]
    public async Task Without_blocking_the_same_is_written()
    {
        PeriodAxis days = ReportingCalendar.Days.Between(Small.Months.Start, Small.Months.Start.PlusDays(2_999));
        CsvTable large = CountSeries.FromValuesInOrder(days, Enumerable.Range(0, 3_000).Select(i => (long)i)).ToCsv();
        foreach (CsvTable table in new[] { Table, large })
        {
            using var stream = new AsynchronousOnly();
            await table.WriteToAsync(stream);
            Assert.Equal(ReadBack.BytesOf(table, ','), stream.ToArray());
            using var tabbed = new AsynchronousOnly();
            await table.WriteToAsync(tabbed, '\t', CancellationToken.None);
            Assert.Equal(ReadBack.BytesOf(table, '\t'), tabbed.ToArray());
        }

        using var canceled = new CancellationTokenSource();
        await canceled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => large.WriteToAsync(new AsynchronousOnly(), canceled.Token));
    }

    [Theory]
    [InlineData(';')]
    [InlineData('\t')]
    [InlineData('|')]
    [InlineData(' ')]
    [InlineData('.')]
    [InlineData('-')]
    [InlineData('\'')]
    [InlineData('0')]
    [InlineData('e')]
    public void Fields_are_the_same_with_any_delimiter(char delimiter) => Assert.Equal(
        Rfc4180.Read(ReadBack.BytesOf(Table, ','), ','), Rfc4180.Read(ReadBack.BytesOf(Table, delimiter), delimiter));

    [Theory]
    [InlineData('"', "U+0022")]
    [InlineData('\r', "U+000D")]
    [InlineData('\n', "U+000A")]
    [InlineData('\0', "U+0000")]
    [InlineData('；', "U+FF1B")]
    [InlineData('\uD83D', "U+D83D")]
    public void What_cannot_part_fields_is_refused(char delimiter, string found)
    {
        using var stream = new MemoryStream();
        ArgumentException refused = Assert.Throws<ArgumentException>(nameof(delimiter), () => Table.WriteTo(stream, delimiter));
        Assert.Contains(found, refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, stream.Length);
    }

    [Fact]
    public void A_stream_that_cannot_be_written_is_refused()
    {
        using var readOnly = new MemoryStream([], writable: false);
        Assert.Throws<ArgumentException>("stream", () => Table.WriteTo(readOnly));
        Assert.Throws<ArgumentNullException>("stream", () => Table.WriteTo(null!));
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("fa-IR")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    public void The_bytes_are_the_same_in_any_culture(string culture)
    {
        CsvTable[] tables =
        [
            Table, Small.Ledger.SummarizeBy(Small.Months, "region").Net.ToCsv(),
            Small.Ledger.SummarizeBy(Small.Months).Net.ToSales(Small.Sales).ToCsv(),
            CountSeries.FromValuesInOrder(Small.Months, [1_234_567, 0]).ToCsv(),
            new[] { FindingTests.Of("i", FindingFault.FromText("i", "I", "ı")) with { AmountAtStake = Small.Dollars(-1.5m) } }.ToCsv(),
        ];
        byte[][] expected = [.. tables.Select(table => ReadBack.BytesOf(table, ','))];
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            Assert.NotEqual("-1.5 2026-01-31", $"{-1.5m} {new DateTime(2026, 1, 31):d}");
            Assert.Equal(expected, tables.Select(table => ReadBack.BytesOf(table, ',')));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Half_of_a_surrogate_pair_is_refused_with_heading_and_row()
    {
        WriteOffLedger ledger = WriteOffLedger.FromEntries(
            Small.Usd,
            [
                LedgerEntry.WriteOff(Small.Months.Start, Small.Dollars(1m)).With("region", "a😀"),
                LedgerEntry.WriteOff(Small.Months.Start, Small.Dollars(1m)).With("region", "b\uD83D"),
            ],
            "region");
        CsvTable table = ledger.SummarizeBy(Small.Months, "region").ToCsv();
        Assert.Contains(
            @"row 2, column 'region': 'b\ud83d'", Assert.Throws<ArgumentException>(table.ToString).Message, StringComparison.Ordinal);
        using var stream = new MemoryStream();
        Assert.Throws<ArgumentException>(() => table.WriteTo(stream));
        Assert.True(stream.CanWrite);
    }

    /// <summary>The texts stand in the test itself, because halves would not survive as its arguments.</summary>
    [Fact]
    public void Half_of_a_surrogate_pair_is_refused_in_findings_and_headings()
    {
        foreach (string text in (string[])["\uDE00", "\uD83D", "a\uDE00\uD83Db", "😀\uD83D", "\uD83D😀"])
        {
            CsvTable findings = new[] { FindingTests.Of("r", FindingFault.FromText("f", text, "m")) }.ToCsv();
            Assert.Contains(
                "row 1, column 'found'", Assert.Throws<ArgumentException>(findings.ToString).Message, StringComparison.Ordinal);
            CsvTable named = CountSeries.FromRows(Small.Months, text, [1], _ => Small.Months.Start, _ => "value").ToCsv();
            Assert.Contains("the headings", Assert.Throws<ArgumentException>(named.ToString).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Many_threads_find_the_same()
    {
        CsvTable table = Small.Ledger.SummarizeBy(Small.Months, "region").Net.ToCsv();
        string expected = table.ToString();
        (string, long)[] found = new (string, long)[16];
        Parallel.For(0, found.Length, i => found[i] = (table.ToString(), table.RowCount));
        Assert.All(found, one => Assert.Equal((expected, 6), one));
    }

    [Fact]
    public void Null_is_refused()
    {
        Assert.Throws<ArgumentNullException>("totals", () => ((PeriodTotals)null!).ToCsv());
        Assert.Throws<ArgumentNullException>("breakdown", () => ((PeriodBreakdown)null!).ToCsv());
        Assert.Throws<ArgumentNullException>("breakdown", () => ((CrossBreakdown)null!).ToCsv());
        Assert.Throws<ArgumentNullException>("series", () => ((MetricSeries)null!).ToCsv());
        Assert.Throws<ArgumentNullException>("breakdown", () => ((MetricBreakdown<RatioSeries>)null!).ToCsv());
        Assert.Throws<ArgumentNullException>("breakdown", () => ((MetricCrossBreakdown<RatioSeries>)null!).ToCsv());
        Assert.Throws<ArgumentNullException>("ageing", () => ((Receivables.Ageing)null!).ToCsv());
        Assert.Throws<ArgumentNullException>("breakdown", () => ((Receivables.AgeingBreakdown)null!).ToCsv());
        Assert.Throws<ArgumentNullException>("findings", () => ((IEnumerable<Finding>)null!).ToCsv());
    }

    private sealed class AsynchronousOnly : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("Synchronous.");

        public override void Write(ReadOnlySpan<byte> buffer) => throw new InvalidOperationException("Synchronous.");

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            cancellationToken.ThrowIfCancellationRequested();
            base.Write(buffer.ToArray(), 0, buffer.Length);
            return ValueTask.CompletedTask;
        }
    }
}
