using System.Text;
using NodaTime;

namespace WriteOffMetrics.Csv.Tests;

/// <summary>Maps that cannot be meant are refused where they are made; others do what they say.</summary>
public sealed class MapTests
{
    private static readonly CsvEntryMap Entries = CsvEntryMap.ByHeader("date", "amount");

    [Theory]
    [InlineData("kind")]
    [InlineData("category")]
    [InlineData("recorded date")]
    [InlineData("origin date")]
    [InlineData("due date")]
    [InlineData("effective date")]
    [InlineData("amount")]
    [InlineData("currency")]
    [InlineData("account")]
    [InlineData("Account")]
    [InlineData("REQUEST")]
    public void A_dimension_of_an_entry_is_not_called_like_a_field(string name)
    {
        ArgumentException why = Assert.Throws<ArgumentException>(() => Entries.WithDimension(name));
        Assert.Contains($"'{name}'", why.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kind")]
    [InlineData("tax")]
    [InlineData("insured")]
    [InlineData("due date")]
    [InlineData("recorded date")]
    [InlineData("invoice date")]
    [InlineData("account group")]
    [InlineData("currency")]
    [InlineData("Document")]
    public void A_dimension_of_an_open_item_is_not_called_like_a_field(string name) =>
        Assert.Throws<ArgumentException>(() => CsvItemMap.ByHeader("date", "amount").WithDimension(name));

    [Theory]
    [InlineData("date")]
    [InlineData("amount")]
    [InlineData("currency")]
    public void A_dimension_of_amounts_is_not_called_like_a_field(string name) =>
        Assert.Throws<ArgumentException>(() => CsvAmountMap.ByHeader("date", "amount").WithDimension(name));

    [Fact]
    public void Marks_that_could_not_be_told_from_text_are_refused()
    {
        foreach (char mark in "\0\r\n\"é") Assert.Throws<ArgumentException>(() => Entries.WithDelimiter(mark));
        foreach (char mark in "\0\r\n,é \t") Assert.Throws<ArgumentException>(() => Entries.WithQuote(mark));
    }

    [Fact]
    public void A_ninth_dimension_is_refused_and_one_stated_again_is_not()
    {
        CsvEntryMap eight = Enumerable.Range(1, 8).Aggregate(Entries, (map, i) => map.WithDimension($"d{i}"));
        Assert.Throws<ArgumentException>(() => eight.WithDimension("d9"));
        Assert.Contains("d8 in column at position 3", eight.WithDimension("d8", 3).WithAccount("a").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sales_by_no_dimension_or_one_that_the_map_has_not_are_refused_before_anything_is_read()
    {
        using var stream = new EndlessStream([], "x"u8.ToArray(), 100);
        CsvAmountMap map = CsvAmountMap.ByHeader("date", "amount").WithDimension("region");
        await Assert.ThrowsAsync<ArgumentNullException>(
            () => CsvData.ReadSalesByAsync(stream, Files.Usd, Doors.January, null!, map));
        ArgumentException why = await Assert.ThrowsAsync<ArgumentException>(
            () => CsvData.ReadSalesByAsync(stream, Files.Usd, Doors.January, "Region", map));
        Assert.Contains("'Region'", why.Message, StringComparison.Ordinal);
        why = await Assert.ThrowsAsync<ArgumentException>(() => CsvLedger.AddToAsync(
            stream, new LiveTotals(Files.Usd, Doors.January, "region", new DimensionDictionary()), Entries));
        Assert.Contains("'region'", why.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(() => CsvLedger.ReadAsync(stream, default, Entries));
        await Assert.ThrowsAsync<ArgumentException>(() => CsvData.ReadSalesAsync(stream, default, Doors.January, map));
        Assert.Equal(0, stream.Given);
    }

    [Fact]
    public async Task A_fault_of_a_segment_is_told_of_its_dimension_and_not_of_another()
    {
        CsvAmountMap map = CsvAmountMap.ByHeader("date", "amount").WithDimension("region").WithDimension("product");
        byte[] file = Encoding.Latin1.GetBytes("date,amount,region,product\n2024-01-31,1,Süd,shoes\n2024-01-31,2,north,Hüte\n");
        CsvImport<MetricBreakdown<AmountSeries>> import = await CsvData.ReadSalesByAsync(
            new MemoryStream(file), Files.Usd, Doors.January, "region", map);
        FindingFault fault = Assert.Single(Assert.Single(import.Rejections).Faults);
        Assert.Equal(("region", "S\uFFFDd"), (fault.Field, fault.FoundText));
        Assert.Contains("column 'region'", fault.Message, StringComparison.Ordinal);
        Assert.Equal(["north"], import.Value.Select(one => one.Key));
    }

    [Fact]
    public async Task Functions_of_one_s_own_that_throw_or_give_nothing_reject_the_row()
    {
        using Stream file = Files.Of("date,amount\n2024-01-31,1\n2024-01-31,2\n2024-01-31,3\n2024-01-31,4\n2024-01-31,5\n");
        CsvEntryMap map = CsvEntryMap.FromColumns(
                "date", CsvColumn.FromRecord(field => field("amount") == "2" ? throw new InvalidOperationException("Two!") : field(1)))
            .WithAmounts(text => text == "3" ? null : decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture))
            .WithAccount(CsvColumn.FromRecord(field => field("amount") == "4" ? field("missing") : null))
            .WithDocument(CsvColumn.FromRecord(field => field("amount") == "5" ? "\uD800" : ""));
        LedgerImport import = await CsvLedger.ReadAsync(file, Files.Usd, map);

        LedgerEntry entry = Assert.Single(import.Ledger.Entries);
        Assert.Equal((1m, null, null, 0L), (entry.Amount.ToDecimal(), entry.Account, entry.Document, entry.Ordinal));
        Assert.Equal(["amount", "amount", "account", "document"], import.Rejections.Select(one => one.Faults.Single().Field));
        Assert.Contains("Two!", import.Rejections[0].ToString(), StringComparison.Ordinal);
        Assert.Contains("the reader of amounts given to WithAmounts", import.Rejections[1].ToString(), StringComparison.Ordinal);
        Assert.Contains("Found no column 'missing'", import.Rejections[2].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("yyyy-MM-dd 'open")]
    [InlineData("HH:mm")]
    [InlineData("o")]
    [InlineData("yyyyyyyyyyyyyyyyy")]
    public async Task Forms_of_days_that_fit_no_text_reject_every_row(string form)
    {
        using Stream file = Files.Of("date,amount\n31/01/2024,1\n");
        LedgerImport import = await CsvLedger.ReadAsync(file, Files.Usd, Entries.WithDates(form));
        Assert.Contains($"a day in the form {form} is allowed", Assert.Single(import.Rejections).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_that_gives_days_of_another_calendar_rejects_the_row_at_every_door()
    {
        LocalDate julian = new LocalDate(2024, 1, 31).WithCalendar(CalendarSystem.Julian);
        Func<string, CalendarDay?> read = text => text == "j" ? julian : new LocalDate(2024, 1, 31);
        const string text = "date,amount\nj,1.25\ni,2.50\n";
        LedgerImport import = await CsvLedger.ReadAsync(Files.Of(text), Files.Usd, Entries.WithDates(read).WithDueDate("date"));
        Assert.Equal((1, 1, 1.25m), (import.Ledger.Count, import.Rejections.Count, import.RejectedAmount));
        var totals = new LiveTotals(Files.Usd, Doors.January);
        Assert.Equal(1, (await CsvLedger.AddToAsync(Files.Of(text), totals, Entries.WithDates(read))).AcceptedCount);
        CsvImport<AmountSeries> sales = await CsvData.ReadSalesAsync(
            Files.Of(text), Files.Usd, Doors.January, CsvAmountMap.ByHeader("date", "amount").WithDates(read));
        Assert.Contains("days of the ISO calendar are allowed", Assert.Single(sales.Rejections).ToString(), StringComparison.Ordinal);
        Assert.Equal(1, (await CsvData.ReadOpenItemsAsync(
            Files.Of(text), Files.Usd, CsvItemMap.ByHeader("date", "amount").WithDates(read))).AcceptedCount);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("%")]
    [InlineData("\\")]
    [InlineData(" ")]
    [InlineData("")]
    public void Forms_of_days_that_are_none_are_refused(string form) =>
        Assert.Throws<ArgumentException>(() => Entries.WithDates("yyyy-MM-dd", form));

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(int.MaxValue)]
    public async Task A_record_that_is_longer_than_allowed_is_read_whole_or_ends_the_reading(int bytes)
    {
        foreach (Door door in Doors.All)
        {
            Outcome outcome = await door.ReadAsync(Doors.Good(2), new Form { MaxRecordSize = bytes });
            if (bytes == int.MaxValue || outcome.Stop is null) Assert.Equal(2, outcome.Accepted);
            else Assert.Contains("Found a record of more than", outcome.Stop.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Days_of_two_digits_of_a_year_are_those_that_the_docs_say()
    {
        using Stream file = Files.Of("date,amount\n31/12/49,1\n01/01/50,2\n29/02/00,3\n29/02/23,4\n");
        LedgerImport import = await CsvLedger.ReadAsync(file, Files.Usd, Entries.WithDates("dd/MM/yy"));
        Assert.Equal(
            [new LocalDate(1950, 1, 1), new LocalDate(2000, 2, 29), new LocalDate(2049, 12, 31)],
            import.Ledger.Entries.Select(entry => entry.EffectiveDate).Order());
        Assert.Single(import.Rejections);
    }

    /// <summary>The exception names the parameter that the caller knows.</summary>
    [Fact]
    public void A_word_that_means_two_things_is_refused_by_its_parameter() => Assert.Throws<ArgumentException>(
        "words", () => CsvEntryMap.ByHeader("date", "amount").WithKind("type", ("A", EntryKind.WriteOff), (" A", EntryKind.Recovery)));
}
