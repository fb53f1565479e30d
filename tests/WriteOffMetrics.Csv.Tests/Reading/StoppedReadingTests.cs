using System.IO.Compression;
using System.Text;
using NodaTime;

namespace WriteOffMetrics.Csv.Tests;

/// <summary>Readings that end before the file does: by limits, by sources that fail, by the user.</summary>
public sealed class StoppedReadingTests
{
    public static TheoryData<string> AllDoors => Doors.Names;

    [Theory]
    [MemberData(nameof(AllDoors))]
    public async Task A_file_of_rejections_only_ends_with_one_more_than_is_allowed(string name)
    {
        string text = Doors.Header + string.Concat(Enumerable.Range(1, 220).Select(i => $"x,{i},a,b\n"));
        Outcome usual = await Doors.Called(name).ReadAsync(text, new Form { MaxRejections = 200 });
        Assert.Equal((201, 201, 202), (usual.Offered, usual.Rejections.Count, usual.Stop!.Line));
        Assert.StartsWith("Found 201 bad rows of 201 in the first 202 lines; 200 are allowed. The last: Row 201 (line 202), ",
            usual.Stop.Message, StringComparison.Ordinal);

        Outcome all = await Doors.Called(name).ReadAsync(text, new Form { MaxRejections = int.MaxValue });
        Assert.Equal((220, 0, 220), (all.Offered, all.Accepted, all.Rejections.Count));
        if (all.Stop is null) Assert.Equal(0m, all.AcceptedAmount);
        if (all.Stop is null && name != "entries") Assert.Equal(220m * 221 / 2, all.RejectedAmount);
    }

    [Fact]
    public async Task Ten_thousand_rows_may_be_bad_where_nothing_is_stated()
    {
        string bad = Doors.Header + string.Concat(Enumerable.Range(1, 10_000).Select(i => $"x,{i},a,b\n"));
        Outcome most = await Doors.Called("sales").ReadAsync(bad);
        Assert.Equal((10_000, 10_000), (most.Offered, most.Rejections.Count));
        Assert.Null(most.Stop);
        Assert.Equal(10_001, (await Doors.Called("sales").ReadAsync(bad + Doors.Row(1) + "x,1,a,b\n")).Stop!.Rejections.Count);
    }

    [Theory]
    [MemberData(nameof(AllDoors))]
    public async Task The_row_after_the_last_that_may_be_bad_ends_the_reading(string name)
    {
        string text = Doors.Header + "x,1,a,b\n" + Doors.Row(2) + "2024-01-31,x,a,\"\nb\"\n2024-01-31\n" + Doors.Row(5) + Doors.Row(6)
            + "x,x,a,b\n" + Doors.Row(8);
        await AssertStops(0, 1, 2);
        await AssertStops(1, 3, 4);
        await AssertStops(2, 4, 6);
        await AssertStops(3, 7, 9);
        Outcome enough = await Doors.Called(name).ReadAsync(text, new Form { MaxRejections = 4 });
        Assert.Equal((8, 4, 23.00m), (enough.Offered, enough.Accepted, enough.AcceptedAmount));
        Assert.Equal([(1, 2), (3, 4), (4, 6), (7, 9)], enough.BadRows);

        async Task AssertStops(int most, long row, long line)
        {
            Outcome outcome = await Doors.Called(name).ReadAsync(text, new Form { MaxRejections = most });
            Assert.NotNull(outcome.Stop);
            Assert.Equal((row, line, most + 1), (outcome.Stop!.RowCount, outcome.Stop.Line, outcome.Stop.Rejections.Count));
            Assert.Equal((row, line), outcome.BadRows[^1]);
            Assert.Null(outcome.Stop.InnerException);
            Assert.Contains($"; {most} are allowed. The last: Row {row} (line {line}), ", outcome.Stop.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(AllDoors))]
    public async Task A_source_that_fails_is_told_with_what_was_read(string name)
    {
        byte[] beginning = Encoding.UTF8.GetBytes(Doors.Good(2) + "2024-01-31,-,a,b\n" + Doors.Row(4) + "2024-01-3");
        foreach (Exception cause in (Exception[])[
            new IOException("The net is gone."), new InvalidDataException("Bad block."), new TimeoutException("Late."),
            new ArithmeticException("Oops."), new NotSupportedException(), new CustomException(), new ObjectDisposedException("file")])
        {
            foreach (bool yields in (bool[])[false, true])
            {
                using var stream = new PiecesStream(beginning, new Random(1), yields, cause);
                Outcome outcome = await Doors.Called(name).ReadAsync(stream);
                Assert.Same(cause, outcome.Stop!.InnerException);
                Assert.Equal((4, 5), (outcome.Stop!.RowCount, outcome.Stop.Line));
                Assert.Equal([(3, 4)], outcome.BadRows);
                Assert.Equal($"The source of the file failed after 4 rows: {cause.Message}", outcome.Stop.Message);
                Assert.False(stream.IsClosed);
            }
        }

        using var atOnce = new PiecesStream([], null, false, new IOException("Gone."));
        Outcome none = await Doors.Called(name).ReadAsync(atOnce);
        Assert.Equal((0, 0L), (none.Rejections.Count, none.Stop!.RowCount));
        using var closed = new MemoryStream();
        await closed.DisposeAsync();
        ArgumentException why = await Assert.ThrowsAsync<ArgumentException>(() => Doors.Called(name).ReadAsync(closed));
        Assert.Equal("stream", why.ParamName);
    }

    /// <summary>A source whose own deadline passes, such as a client of HTTP, throws what a cancellation throws.</summary>
    [Theory]
    [MemberData(nameof(AllDoors))]
    public async Task A_source_that_gives_up_by_itself_was_not_cancelled(string name)
    {
        var cause = new TaskCanceledException("The request was cancelled due to a timeout.");
        using var stream = new PiecesStream(Encoding.UTF8.GetBytes(Doors.Good(2) + "2024"), new Random(1), false, cause);
        Outcome outcome = await Doors.Called(name).ReadAsync(stream);
        Assert.Same(cause, outcome.Stop!.InnerException);
        Assert.InRange(outcome.Offered, 1, 2);
    }

    [Theory]
    [MemberData(nameof(AllDoors))]
    public async Task A_compressed_file_that_is_broken_is_a_source_that_fails(string name)
    {
        using var whole = new MemoryStream();
        await using (var zip = new GZipStream(whole, CompressionLevel.Fastest, true))
            await zip.WriteAsync(Encoding.UTF8.GetBytes(Doors.Good(5_000)));
        byte[] bytes = whole.ToArray();
        Assert.Equal(5_000, (await ReadAsync(bytes)).Accepted);

        byte[] broken = [.. bytes];
        for (int i = bytes.Length / 2; i < bytes.Length / 2 + 64; i++) broken[i] ^= 0x5A;
        Outcome outcome = await ReadAsync(broken);
        Assert.True(outcome.Stop is not null || outcome.Rejections.Count > 0);

        async Task<Outcome> ReadAsync(byte[] file)
        {
            await using var zip = new GZipStream(new MemoryStream(file), CompressionMode.Decompress);
            return await Doors.Called(name).ReadAsync(zip);
        }
    }

    [Theory]
    [MemberData(nameof(AllDoors))]
    public async Task A_cancelled_reading_ends_with_what_the_user_asked_for(string name)
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        foreach (bool yields in (bool[])[false, true])
        {
            using var untouched = new PiecesStream(Encoding.UTF8.GetBytes(Doors.Good(2)), new Random(1), yields);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Doors.Called(name).ReadAsync(untouched, null, cancelled.Token));
            Assert.False(untouched.IsClosed);
        }

        // In the middle, by who is told of the progress: a file that is at hand whole, and one that has to be waited for.
        byte[] file = Encoding.UTF8.GetBytes(Doors.Good(17_000));
        foreach (bool yields in (bool[])[false, true])
        {
            using var cancel = new CancellationTokenSource();
            using Stream stream = yields ? new PiecesStream(file, new Random(1), yields, most: 9_999) : new MemoryStream(file);
            Form form = new() { Progress = new Teller(_ => cancel.Cancel()) };
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Doors.Called(name).ReadAsync(stream, form, cancel.Token));
            Assert.True(stream.CanRead);
        }
    }

    [Theory]
    [MemberData(nameof(AllDoors))]
    public async Task Progress_is_told_in_the_middle_and_at_the_end(string name)
    {
        string bad = string.Concat(Enumerable.Range(1, 17_000).Select(i => $"2024-01-31,1,{i}\n"));
        foreach (string text in (string[])[Doors.Good(17_000), Doors.Header + bad])
        {
            List<long> told = [];
            await Doors.Called(name).ReadAsync(
                text, new Form { Progress = new Teller(told.Add), MaxRejections = int.MaxValue });
            Assert.Equal(told.Order(), told);
            Assert.Equal(17_000, told[^1]);
            Assert.True(told.Count > 1, $"told {told.Count} times");
        }

        var angry = new CustomException();
        Assert.Same(angry, await Assert.ThrowsAsync<CustomException>(
            () => Doors.Called(name).ReadAsync(Doors.Good(3), new Form { Progress = new Teller(_ => throw angry) })));
    }

    [Theory]
    [MemberData(nameof(AllDoors))]
    public async Task Pieces_that_have_to_be_waited_for_are_read_like_the_whole(string name)
    {
        string text = "\uFEFF" + Doors.Header + Doors.Row(1) + "x,\"1\r\n\",é日😀,\"\"\"\"\r\n2024-01-31,2.25,\"Sü\nd\",\"a,\"\"b\"\"\"\r"
            + Doors.Row(3) + "2024-01-31\n\r\n2024-01-31,7,\"a\"b,c\n" + Doors.Row(9) + "2024-01-31,\"1";
        byte[] file = Encoding.UTF8.GetBytes(text);
        Outcome whole = await Doors.Called(name).ReadAsync(new MemoryStream(file));
        Assert.Equal((8, 4, 16.75m), (whole.Offered, whole.Accepted, whole.AcceptedAmount));
        for (int seed = 0; seed < 8; seed++)
        {
            using var stream = new PiecesStream(file, seed < 2 ? null : new Random(seed), seed % 2 == 0);
            Outcome pieces = await Doors.Called(name).ReadAsync(stream);
            Assert.Equal(whole.BadRows, pieces.BadRows);
            Assert.Equal(whole.Rejections, pieces.Rejections);
            Assert.Equal(
                (whole.Offered, whole.Accepted, whole.AcceptedAmount, whole.RejectedAmount, whole.OfferedAmount),
                (pieces.Offered, pieces.Accepted, pieces.AcceptedAmount, pieces.RejectedAmount, pieces.OfferedAmount));
            if (whole.Value is WriteOffLedger ledger) Assert.Equal(ledger.Entries, ((WriteOffLedger)pieces.Value!).Entries);
            if (whole.Value is List<LedgerEntry> entries) Assert.Equal(entries, (List<LedgerEntry>)pieces.Value!);
            Assert.False(stream.IsClosed);
        }
    }

    [Fact]
    public async Task A_reading_that_stopped_leaves_totals_to_which_a_good_file_is_added_later()
    {
        var totals = new LiveTotals(Files.Usd, Doors.January, "region", new DimensionDictionary());
        CsvEntryMap map = Doors.Entries(Form.Usual).WithMaxRejections(0);
        using Stream bad = Files.Of(Doors.Header + "2024-01-31,5,west,d\nx,1,a,b\n");
        await Assert.ThrowsAsync<CsvReadException>(() => CsvLedger.AddToAsync(bad, totals, map));
        Assert.Empty(totals.ToBreakdown());

        using Stream good = Files.Of(Doors.Good(3));
        CsvImport<LiveTotals> import = await CsvLedger.AddToAsync(good, totals, map);
        Assert.Equal((3, 7.50m, 0m, 7.50m), (import.AcceptedCount, import.AcceptedAmount, import.RejectedAmount, import.OfferedAmount));
        Assert.Equal(["north"], totals.ToBreakdown().Values);
        Assert.Equal(7.50m, totals.ToTotals().Gross.Total.Amount.ToDecimal());
    }

    [Fact]
    public async Task A_file_that_does_not_fit_the_totals_any_more_leaves_them_as_they_were()
    {
        var totals = new LiveTotals(Files.Usd, Doors.January, "region", new DimensionDictionary());
        Money nearlyAll = Money.FromMinorUnits(long.MaxValue - 100, Files.Usd);
        totals.Add(LedgerEntry.WriteOff(new LocalDate(2024, 1, 1), nearlyAll).With("region", "b"));
        PeriodBreakdown before = totals.ToBreakdown();
        using Stream file = Files.Of(Doors.Header + "2024-01-31,7,a,d\n2024-01-31,1.01,b,d\n");
        await Assert.ThrowsAsync<OverflowException>(() => CsvLedger.AddToAsync(file, totals, Doors.Entries(Form.Usual)));
        Assert.Equal(before, totals.ToBreakdown());

        using Stream less = Files.Of(Doors.Header + "2024-01-31,7,a,d\n2024-01-31,1.00,b,d\n");
        await CsvLedger.AddToAsync(less, totals, Doors.Entries(Form.Usual));
        Assert.Equal([("a", 700L), ("b", long.MaxValue)],
            totals.ToBreakdown().Select(one => (one.Key!, one.Value.Gross.Total.Amount.MinorUnits)).Order());
    }

    [Fact]
    public async Task Entries_that_are_not_read_to_their_end_leave_the_stream_open()
    {
        using Stream stream = Files.Of(Doors.Good(5_000));
        List<Finding> rejections = [];
        await foreach (LedgerEntry entry in CsvLedger.ReadEntriesAsync(stream, Files.Usd, Doors.Entries(Form.Usual), rejections))
        {
            Assert.Equal("D1", entry.Document);
            break;
        }

        Assert.True(stream.CanRead);
        Assert.Empty(rejections);
    }

    [Theory]
    [MemberData(nameof(AllDoors))]
    public async Task Sums_beyond_64_bits_are_told_as_the_docs_say(string name)
    {
        string text = Doors.Header + "2024-01-31,92233720368547758.07,a,b\n2024-01-31,0.01,a,b\n";
        if (name is "entries" or "ledger")
            Assert.Equal(92233720368547758.08m, (await Doors.Called(name).ReadAsync(text)).AcceptedAmount);
        else if (name is "sales by region")
            Assert.Equal(2, (await Doors.Called(name).ReadAsync(text)).Accepted);
        else
            await Assert.ThrowsAsync<OverflowException>(() => Doors.Called(name).ReadAsync(text));
    }

    [Theory]
    [MemberData(nameof(AllDoors))]
    public async Task Amounts_that_no_decimal_adds_up_are_rejected_and_their_sum_is_not_known(string name)
    {
        Outcome outcome = await Doors.Called(name).ReadAsync(
            Doors.Header + "2024-01-31,9999999999999999999999999999,a,b\n2024-01-31,0.0000000000000000000000000001,a,b\n" + Doors.Row(1));
        Assert.Equal([(1, 2), (2, 3)], outcome.BadRows);
        Assert.Equal(1.50m, outcome.AcceptedAmount);
        Assert.Null(outcome.RejectedAmount);
        Assert.Null(outcome.OfferedAmount);
    }

    private sealed class CustomException : Exception;

    private sealed class Teller(Action<long> tell) : IProgress<long>
    {
        public void Report(long value) => tell(value);
    }
}
