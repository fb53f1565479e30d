using System.Text;

namespace WriteOffMetrics.Csv.Tests;

/// <summary>Files that are not as the map says: what was read is reported, and nothing half-built is given out.</summary>
public sealed class BadFileTests
{
    private const string Bom = "\uFEFF";

    public static TheoryData<string> AllDoors => Doors.Names;

    [Theory]
    [MemberData(nameof(AllDoors))]
    public async Task Bytes_that_are_no_UTF_8_reject_the_row_where_the_field_is_read(string name)
    {
        Door door = Doors.Called(name);
        byte[] file = Encoding.Latin1.GetBytes(Doors.Header + Doors.Row(1) + "2024-01-31,2.25,Süd,D2\n" + Doors.Row(3));
        Outcome outcome = await door.ReadAsync(new MemoryStream(file));

        Assert.Null(outcome.Stop);
        Assert.Equal(door.ReadsRegion ? [(2, 3)] : [], outcome.BadRows);
        Assert.Equal(door.ReadsRegion ? 5.00m : 7.25m, outcome.AcceptedAmount);
        if (!door.ReadsRegion) return;
        Assert.Equal([(name == "settlements" ? "reason" : "region", "S\uFFFDd")], outcome.Faults);
        Assert.Contains("WithEncoding", outcome.Rejections[0].ToString(), StringComparison.Ordinal);
        Assert.Equal(name == "entries" ? null : 2.25m, outcome.RejectedAmount);

        Outcome right = await door.ReadAsync(new MemoryStream(file), new Form { Encoding = Encoding.Latin1 });
        Assert.Equal((3, 0, 7.25m), (right.Accepted, right.Rejections.Count, right.AcceptedAmount));
    }

    [Theory]
    [MemberData(nameof(AllDoors))]
    public async Task Bytes_that_are_no_UTF_8_in_a_day_or_an_amount_reject_the_row(string name)
    {
        byte[] file = Encoding.Latin1.GetBytes(Doors.Header + "2024-01-31é,2.25,south,D2\n2024-01-31,3£,south,D3\n" + Doors.Row(1));
        Outcome outcome = await Doors.Called(name).ReadAsync(new MemoryStream(file));

        Assert.Equal([(1, 2), (2, 3)], outcome.BadRows);
        Assert.Equal(["2024-01-31\uFFFD", "3\uFFFD"], outcome.Faults.Select(fault => fault.Found));
        Assert.All(outcome.Rejections, finding => Assert.Contains("no UTF-8", finding.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF_8_reject_the_row_where_a_computed_column_reads_them()
    {
        byte[] file = Encoding.Latin1.GetBytes("date,amount,name\n2024-01-31,2.25,Müller\n2024-01-31,3.25,Meier\n");
        CsvEntryMap map = CsvEntryMap.ByHeader("date", "amount").WithAccount(CsvColumn.FromRecord(field => "customer " + field("name")));
        LedgerImport import = await CsvLedger.ReadAsync(new MemoryStream(file), Files.Usd, map);

        Assert.Equal(["customer Meier"], import.Ledger.Entries.Select(entry => entry.Account));
        FindingFault fault = Assert.Single(Assert.Single(import.Rejections).Faults);
        Assert.Equal("account", fault.Field);
        Assert.Contains("UTF-8", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(AllDoors))]
    public async Task Bytes_that_are_no_UTF_8_in_a_column_without_a_field_are_passed_over(string name)
    {
        byte[] file = Encoding.Latin1.GetBytes("date,amount,region,document,Größe\n2024-01-31,2.25,south,D2,groß\n");
        Outcome outcome = await Doors.Called(name).ReadAsync(new MemoryStream(file));
        Assert.Equal((1, 1), (outcome.Offered, outcome.Accepted));
    }

    [Theory]
    [MemberData(nameof(AllDoors))]
    public async Task A_header_in_another_encoding_is_told_with_what_to_do(string name)
    {
        byte[] file = Encoding.Latin1.GetBytes("date,amount,région,document\n" + Doors.Row(1));
        Outcome outcome = await Doors.Called(name).ReadAsync(new MemoryStream(file));
        Assert.Equal(0, outcome.Offered);
        Assert.Contains("column 'region'", outcome.Stop!.Message, StringComparison.Ordinal);
        Assert.Contains(
            "the columns of the file are 'date', 'amount', 'r\uFFFDgion', 'document'", outcome.Stop.Message, StringComparison.Ordinal);
        Assert.Contains("WithEncoding", outcome.Stop.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(AllDoors))]
    public async Task Bytes_that_are_not_of_the_stated_encoding_end_the_reading(string name)
    {
        byte[] file = Encoding.Latin1.GetBytes(Doors.Header + Doors.Row(1) + "2024-01-31,2.25,Süd,D2\n");
        Outcome outcome = await Doors.Called(name).ReadAsync(new MemoryStream(file), new Form { Encoding = Encoding.ASCII });
        Assert.IsType<DecoderFallbackException>(outcome.Stop!.InnerException);
        Assert.Contains("Found bytes that are not of the encoding", outcome.Stop.Message, StringComparison.Ordinal);

        byte[] odd = [.. Encoding.Unicode.GetBytes(Doors.Good(2)), 0x31];
        outcome = await Doors.Called(name).ReadAsync(new MemoryStream(odd), new Form { Encoding = Encoding.Unicode });
        Assert.IsType<DecoderFallbackException>(outcome.Stop!.InnerException);

        // UTF-8 stated is as UTF-8 not stated.
        outcome = await Doors.Called(name).ReadAsync(new MemoryStream(file), new Form { Encoding = Encoding.UTF8 });
        Assert.Equal(Doors.Called(name).ReadsRegion ? [(2, 3)] : [], outcome.BadRows);
    }

    public static TheoryData<string, string> DoorsAndEncodings
    {
        get
        {
            TheoryData<string, string> all = [];
            foreach (Door door in Doors.All)
            {
                foreach (string encoding in (string[])["utf-8", "utf-16", "utf-16BE", "utf-32", "utf-32BE"]) all.Add(door.Name, encoding);
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(DoorsAndEncodings))]
    public async Task A_mark_at_the_beginning_says_the_encoding(string name, string encoding)
    {
        var written = Encoding.GetEncoding(encoding);
        byte[] file = [.. written.GetPreamble(), .. written.GetBytes("\"date\",amount,region,document\n2024-01-31,2.25,Süd 日本 😀,D2\n")];
        Assert.NotEmpty(written.GetPreamble());
        Outcome outcome = await Doors.Called(name).ReadAsync(new MemoryStream(file));
        Assert.Equal((1, 2.25m), (outcome.Accepted, outcome.AcceptedAmount));
        if (outcome.Value is WriteOffLedger ledger) Assert.Equal("Süd 日本 😀", ledger.Entries.Single()["region"]);
    }

    [Theory]
    [InlineData("utf-16", new byte[] { 0x00, 0xD8 })]
    [InlineData("utf-16BE", new byte[] { 0xDC, 0x00 })]
    [InlineData("utf-32", new byte[] { 0x00, 0xD8, 0x00, 0x00 })]
    [InlineData("utf-32BE", new byte[] { 0x7F, 0xFF, 0xFF, 0xFF })]
    public async Task Half_a_character_behind_a_mark_is_told_and_not_replaced(string encoding, byte[] half)
    {
        var written = Encoding.GetEncoding(encoding);
        byte[] file = [
            .. written.GetPreamble(), .. written.GetBytes(Doors.Header + "2024-01-31,2.25,S"), .. half, .. written.GetBytes("d,D2\n")];
        foreach (Door door in Doors.All.Where(door => door.ReadsRegion))
        {
            Outcome outcome = await door.ReadAsync(new MemoryStream(file));
            Assert.True(outcome.Stop is not null || outcome.Rejections.Count == 1, $"{door} accepted {outcome.Accepted}");
        }
    }

    [Fact]
    public async Task Missing_and_doubled_columns_are_told_all_at_once_with_what_is_there()
    {
        CsvEntryMap map = CsvEntryMap.ByHeader("posted", "value").WithKind("type").WithAccount(7).WithDimension("region")
            .WithDueDate("due");
        using Stream file = Files.Of("posted,Region,type,TYPE, amount\n2024-01-31,a,b,c,d\n");
        CsvReadException stop = await Assert.ThrowsAsync<CsvReadException>(() => CsvLedger.ReadAsync(file, Files.Usd, map));
        Assert.Equal(
            "Found no column 'value' (amount) and no column at position 7 (account) and no column 'due' (due date). The map needs "
            + "effective date in column 'posted', amount in column 'value', kind in column 'type', account in column at position 7, "
            + "region in column "
            + "'region', due date in column 'due'; the columns of the file are 'posted', 'Region', 'type', 'TYPE', ' amount'. "
            + "Correct the file or the map.",
            stop.Message);
        Assert.Equal((0, 0, 0), (stop.RowCount, stop.Line, stop.Rejections.Count));
        Assert.Null(stop.InnerException);

        using Stream doubled = Files.Of("Date,DATE,amount,amount\n2024-01-31,2024-01-31,1,2\n");
        stop = await Assert.ThrowsAsync<CsvReadException>(
            () => CsvLedger.ReadAsync(doubled, Files.Usd, CsvEntryMap.ByHeader("date", "amount")));
        Assert.StartsWith(
            "Found more than one column 'date' (effective date) and more than one column 'amount' (amount). The map needs", stop.Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(AllDoors))]
    public async Task A_column_that_is_there_twice_and_has_no_field_does_not_matter(string name) => Assert.Equal(
        1, (await Doors.Called(name).ReadAsync("date,note,amount,note,region,,document,\n2024-01-31,a,2,b,c,d,e,f\n")).Accepted);

    [Theory]
    [MemberData(nameof(AllDoors))]
    public async Task A_header_alone_is_a_file_of_no_rows(string name)
    {
        foreach (string text in (string[])[Doors.Header, Doors.Header.TrimEnd(), Bom + Doors.Header + "\r\n\n\r"])
        {
            Outcome outcome = await Doors.Called(name).ReadAsync(text);
            if (name == "balances") Assert.StartsWith(
                    "Found no balance of the last day of 2024-01", outcome.Stop!.Message, StringComparison.Ordinal);
            else Assert.Equal((0, 0, 0m), (outcome.Offered, outcome.Accepted, outcome.AcceptedAmount));
        }
    }

    [Theory]
    [MemberData(nameof(AllDoors))]
    public async Task An_empty_file_has_no_columns(string name)
    {
        foreach (string text in (string[])["", Bom, "\n\r\n\r", Bom + "\n"])
        {
            Outcome outcome = await Doors.Called(name).ReadAsync(text);
            Assert.Contains("Found no column 'date'", outcome.Stop!.Message, StringComparison.Ordinal);
            Assert.Contains("the file is empty.", outcome.Stop.Message, StringComparison.Ordinal);

            Outcome without = await Doors.Called(name).ReadAsync(text, new Form { HasHeader = false });
            if (name != "balances") Assert.Equal((0, 0), (without.Offered, without.Accepted));
        }
    }

    [Theory]
    [MemberData(nameof(AllDoors))]
    public async Task Without_a_header_columns_are_found_by_position_and_the_first_record_is_a_row(string name)
    {
        Outcome outcome = await Doors.Called(name).ReadAsync(
            Bom + Doors.Row(1) + "x,1,y,z\n" + Doors.Row(2), new Form { HasHeader = false });
        Assert.Equal(4.00m, outcome.AcceptedAmount);
        Assert.Equal([(2, 2)], outcome.BadRows);
    }

    [Fact]
    public async Task Without_a_header_names_and_positions_beyond_are_told()
    {
        using Stream file = Files.Of("2024-01-31,1\n");
        CsvReadException stop = await Assert.ThrowsAsync<CsvReadException>(
            () => CsvLedger.ReadAsync(file, Files.Usd, CsvEntryMap.FromColumns(0, "amount").WithAccount(2).WithoutHeader()));
        Assert.StartsWith(
            "Found no column 'amount' (amount) and no column at position 2 (account). The map needs effective date in column at position "
            + "0, amount in column 'amount', account in column at position 2; the file has 2 columns and, as the map says, no header.",
            stop.Message, StringComparison.Ordinal);
        Assert.Empty(stop.Rejections);
    }

    [Theory]
    [MemberData(nameof(AllDoors))]
    public async Task A_header_whose_quotes_are_broken_does_not_swallow_rows(string name)
    {
        // All that follows would be the name of the last column, and the file one of no rows.
        Outcome unclosed = await Doors.Called(name).ReadAsync("date,amount,region,document,\"note\n" + Doors.Row(1) + Doors.Row(2));
        Assert.NotNull(unclosed.Stop);
        Assert.Contains("quote", unclosed.Stop.Message, StringComparison.Ordinal);
        Outcome text = await Doors.Called(name).ReadAsync("date,amount,region,document,\"no\"te\n2024-01-31,2,c,d,e\n");
        Assert.NotNull(text.Stop);
        Assert.Contains("quote", text.Stop.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(AllDoors))]
    public async Task Rows_of_too_few_or_too_many_fields_are_rejected(string name)
    {
        Outcome outcome = await Doors.Called(name).ReadAsync(
            Doors.Header + "2024-01-31,1\n" + Doors.Row(1) + "2024-01-31,1,a,b,c\n\n,,,,,\n2024-01-31,1,a,\n2024-01-31,7,a,b,\n;\n");
        Assert.Equal([(1, 2), (3, 4), (4, 6), (6, 8), (7, 9)], outcome.BadRows);
        Assert.All(outcome.Faults, fault => Assert.Equal(("row", null), fault));
        Assert.Equal(2.50m, outcome.AcceptedAmount);
        Assert.Contains("Found 2 fields; 4, as in the first line, are allowed.",
             outcome.Rejections[0].ToString(), StringComparison.Ordinal);
        Assert.Contains("Found 1 field; 4, as", outcome.Rejections[4].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(AllDoors))]
    public async Task Delimiters_at_the_end_of_every_line_are_a_column_without_a_name(string name) => Assert.Equal(
        4.00m,
        (await Doors.Called(name).ReadAsync("date,amount,region,document,\n2024-01-31,1.5,a,b,\r\n2024-01-31,2.5,a,b,")).AcceptedAmount);

    [Theory]
    [MemberData(nameof(AllDoors))]
    public async Task A_quote_that_is_never_closed_is_a_bad_row_of_all_that_follows(string name)
    {
        Outcome outcome = await Doors.Called(name).ReadAsync(Doors.Good(2) + "2024-01-31,1,\"a,b\n" + Doors.Row(3) + Doors.Row(4));
        Assert.Equal([(3, 4)], outcome.BadRows);
        Assert.Equal(3, outcome.Offered);
        Assert.Contains("Found a quote that is never closed", outcome.Rejections[0].ToString(), StringComparison.Ordinal);

        Outcome first = await Doors.Called(name).ReadAsync("\"2024-01-31,1,a,b\n" + Doors.Row(3), new Form { HasHeader = false });
        if (first.Stop is null) Assert.Equal([(1, 1)], first.BadRows);
    }

    [Theory]
    [MemberData(nameof(AllDoors))]
    public async Task A_quote_that_is_never_closed_with_much_behind_it_ends_the_reading(string name)
    {
        byte[] beginning = Encoding.UTF8.GetBytes(Doors.Good(2) + "bad,row,a,b\n2024-01-31,1,\"a,b\n");
        using var stream = new EndlessStream(beginning, Encoding.UTF8.GetBytes(Doors.Row(3)), 4 << 20);
        Outcome outcome = await Doors.Called(name).ReadAsync(stream);
        Assert.Equal([(3, 4)], outcome.BadRows);
        Assert.Equal(3, outcome.Stop!.RowCount);
        Assert.Contains("Found a record of more than 1,048,576 bytes after 3 rows. Is a quote never closed?", outcome.Stop.Message,
            StringComparison.Ordinal);
        Assert.InRange(stream.Given, 1 << 20, 3 << 20);
        Assert.False(stream.IsClosed);
    }

    [Theory]
    [MemberData(nameof(AllDoors))]
    public async Task One_line_of_100_megabytes_ends_the_reading_in_little_memory(string name)
    {
        foreach (string start in (string[])[Doors.Good(1) + "2024-01-31,1,", Doors.Good(1), ""])
        {
            using var stream = new EndlessStream(Encoding.UTF8.GetBytes(start), "x"u8.ToArray(), 100_000_000);
            long before = GC.GetAllocatedBytesForCurrentThread();
            Outcome outcome = await Doors.Called(name).ReadAsync(stream);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 16 << 20);
            Assert.Equal(start.Length == 0 ? 0 : 1, outcome.Stop!.RowCount);
            Assert.Contains("Found a record of more than 1,048,576 bytes", outcome.Stop.Message, StringComparison.Ordinal);
            Assert.InRange(stream.Given, 1 << 20, 3 << 20);
        }
    }

    [Theory]
    [MemberData(nameof(AllDoors))]
    public async Task Text_behind_a_closing_quote_is_a_bad_row_and_doubled_quotes_are_none(string name)
    {
        Outcome outcome = await Doors.Called(name).ReadAsync(
            Doors.Header + "2024-01-31,\"1\"5,a,b\n2024-01-31,2,\"a\"\"b\",\"\"\"\"\n2024-01-31,\"3\" ,a,b\n2024-01-31,4,a\"b\"c,d\n");
        Assert.Equal([(1, 2), (3, 4)], outcome.BadRows);
        Assert.Equal(6m, outcome.AcceptedAmount);
        Assert.All(outcome.Rejections, one => Assert.Contains(
            "Found text behind a closing quote", one.ToString(), StringComparison.Ordinal));
        if (outcome.Value is WriteOffLedger ledger)
            Assert.Equal([("a\"b", "\""), ("a\"b\"c", "d")], ledger.Entries.Select(entry => (entry["region"], entry.Document)));
    }

    [Theory]
    [InlineData(';', '"')]
    [InlineData('\t', '"')]
    [InlineData('|', '\'')]
    [InlineData('~', '|')]
    [InlineData(':', '$')]
    [InlineData('\u0001', '\u0002')]
    [InlineData(' ', '"')]
    [InlineData('\u007F', '!')]
    public async Task Other_delimiters_and_quotes(char delimiter, char quote)
    {
        string text = (Doors.Header + "2024-01-31,1.5,~a^b##c~,b\n2024-01-31,~2.25~,a,b\n")
            .Replace('~', '\u0003').Replace(',', delimiter).Replace('^', delimiter)
            .Replace("##", new string(quote, 2), StringComparison.Ordinal)
            .Replace('\u0003', quote);
        foreach (Door door in Doors.All)
        {
            Outcome outcome = await door.ReadAsync(text, new Form { Delimiter = delimiter, Quote = quote });
            Assert.Equal((2, 3.75m), (outcome.Accepted, outcome.AcceptedAmount));
            if (outcome.Value is WriteOffLedger ledger) Assert.Equal($"a{delimiter}b{quote}c", ledger.Entries.First()["region"]);
        }
    }

    [Theory]
    [MemberData(nameof(AllDoors))]
    public async Task Lines_end_with_CR_LF_or_both_and_are_counted_with_those_in_quotes_and_empty_ones(string name)
    {
        foreach (string end in (string[])["\n", "\r\n", "\r"])
        {
            string text = Doors.Header + "2024-01-31,1.5,\"a\nb\n\nc\",d\nx,1,\"a\n\",b\n\n\nx,2,,\n" + Doors.Row(2) + "x,3,,";
            Outcome outcome = await Doors.Called(name).ReadAsync(text.Replace("\n", end, StringComparison.Ordinal));
            Assert.Equal([(2, 6), (3, 10), (5, 12)], outcome.BadRows);
            Assert.Equal(4m, outcome.AcceptedAmount);
        }

        Outcome mixed = await Doors.Called(name).ReadAsync(
            "\r\n\n" + Doors.Header + "x,1,,\rx,2,,\r\nx,3,,\n\rx,4,,\n\nx,5,,\r\r\nx,\"6\r\n\",,\r\n\r\nx,7,,\n" + Doors.Row(1));
        Assert.Equal([(1, 4), (2, 5), (3, 6), (4, 8), (5, 10), (6, 12), (7, 15)], mixed.BadRows);
    }
}
