using System.Text;
using NodaTime;
using WriteOffMetrics.Receivables;

namespace WriteOffMetrics.Csv.Tests;

/// <summary>What became of a file: what a door gave, or the exception with which it said that it cannot read it.</summary>
internal sealed record Outcome(
    object? Value, long Offered, long Accepted, IReadOnlyList<Finding> Rejections, decimal? AcceptedAmount, decimal? RejectedAmount,
    decimal? OfferedAmount, CsvReadException? Stop)
{
    public static Outcome Of<T>(CsvImport<T> import) => new(
        import.Value, import.OfferedCount, import.AcceptedCount, import.Rejections, import.AcceptedAmount, import.RejectedAmount,
        import.OfferedAmount, null);

    public static Outcome Of(CsvReadException stop) => new(null, stop.RowCount, 0, stop.Rejections, null, null, null, stop);

    /// <summary>The rows of the findings and their lines, each once and in the order of the file.</summary>
    public (long Row, long Line)[] BadRows =>
        [.. Rejections.Select(one => (one.Positions.Single().Row!.Value, one.Positions[0].Line!.Value))];

    /// <summary>The field and the text of each fault.</summary>
    public (string Field, string? Found)[] Faults =>
        [.. Rejections.SelectMany(one => one.Faults).Select(one => (one.Field, one.FoundText))];

    /// <summary>What holds of every file.</summary>
    public void AssertIsWhole()
    {
        Assert.Equal(BadRows.OrderBy(one => one.Row), BadRows);
        Assert.Equal(BadRows.Length, BadRows.Select(one => one.Row).Distinct().Count());
        Assert.All(BadRows, one => Assert.InRange(one.Row, 1, Offered));
        Assert.All(BadRows, one => Assert.True(one.Line >= one.Row, $"row {one.Row} in line {one.Line}"));
        Assert.All(Rejections, one => Assert.NotEmpty(one.Faults));
        if (Stop is not null)
        {
            Assert.Equal(Offered == 0, Stop.Line == 0);
            return;
        }

        Assert.Equal(Offered, Accepted + Rejections.Count);
        if (AcceptedAmount is { } accepted && RejectedAmount is { } rejected) Assert.Equal(OfferedAmount, accepted + rejected);
    }
}

/// <summary>How a file is written and what is put up with, for a map of any kind.</summary>
internal sealed record Form
{
    public static Form Usual { get; } = new();

    public char Delimiter { get; init; } = ',';

    public char Quote { get; init; } = '"';

    public Encoding? Encoding { get; init; }

    public bool HasHeader { get; init; } = true;

    public int? MaxRejections { get; init; }

    public int? MaxRecordSize { get; init; }

    public IProgress<long>? Progress { get; init; }

    public CsvColumn Column(string name) => HasHeader ? name : Array.IndexOf(Doors.Columns, name);

    public TMap On<TMap>(TMap map)
        where TMap : CsvMap<TMap>
    {
        map = map.WithDelimiter(Delimiter).WithQuote(Quote);
        if (Encoding is not null) map = map.WithEncoding(Encoding);
        if (!HasHeader) map = map.WithoutHeader();
        if (MaxRejections is { } count) map = map.WithMaxRejections(count);
        if (MaxRecordSize is { } size) map = map.WithMaxRecordSize(size);
        return Progress is null ? map : map.WithProgress(Progress);
    }
}

/// <summary>Something that reads a file of the columns date, amount, region and document.</summary>
internal sealed record Door(string Name, bool ReadsRegion, Func<Stream, Form, CancellationToken, Task<Outcome>> Open)
{
    public async Task<Outcome> ReadAsync(Stream stream, Form? form = null, CancellationToken cancellationToken = default)
    {
        Outcome outcome;
        try
        {
            outcome = await Open(stream, form ?? Form.Usual, cancellationToken);
        }
        catch (CsvReadException stop)
        {
            outcome = Outcome.Of(stop);
        }

        outcome.AssertIsWhole();
        return outcome;
    }

    public Task<Outcome> ReadAsync(string text, Form? form = null) => ReadAsync(Files.Of(text), form);

    public override string ToString() => Name;
}

/// <summary>All doors of the package that read a file.</summary>
internal static class Doors
{
    public const string Header = "date,amount,region,document\n";

    public static string[] Columns { get; } = ["date", "amount", "region", "document"];

    public static PeriodAxis January { get; } =
        ReportingCalendar.Months.Between(new LocalDate(2024, 1, 1), new LocalDate(2024, 1, 31));

    private static OpenItemSelectors<string> NoItems { get; } = new() { InvoiceDate = _ => null, Amount = _ => null };

    public static IReadOnlyList<Door> All { get; } =
    [
        new("ledger", true, async (stream, form, cancel) => Of(await CsvLedger.ReadAsync(stream, Files.Usd, Entries(form), cancel))),
        new("live", false, (stream, form, cancel) => AddToAsync(new LiveTotals(Files.Usd, January), stream, form, cancel)),
        new("live by region", true, (stream, form, cancel) =>
            AddToAsync(new LiveTotals(Files.Usd, January, "region", new DimensionDictionary()), stream, form, cancel)),
        new("entries", true, OneByOneAsync),
        new("sales", false, async (stream, form, cancel) =>
            Outcome.Of(await CsvData.ReadSalesAsync(stream, Files.Usd, January, Amounts(form), cancel))),
        new("sales by region", true, async (stream, form, cancel) =>
            Outcome.Of(await CsvData.ReadSalesByAsync(stream, Files.Usd, January, "region", Amounts(form), cancel))),
        new("balances", false, async (stream, form, cancel) =>
            Outcome.Of(await CsvData.ReadBalancesAsync(stream, Files.Usd, January, Amounts(form), cancel))),
        new("open items", true, async (stream, form, cancel) => Outcome.Of(await CsvData.ReadOpenItemsAsync(
            stream, Files.Usd, form.On(CsvItemMap.FromColumns(form.Column("date"), form.Column("amount")))
                .WithDimension("region", form.Column("region")).WithDocument(form.Column("document")), cancel))),
        new("settlements", true, async (stream, form, cancel) => Outcome.Of(await CsvData.ReadSettlementsAsync(
            stream, OpenItems.FromRows(Files.Usd, [], NoItems), form.On(
                CsvSettlementMap.FromColumns(form.Column("date"), form.Column("amount"))).WithReason(form.Column("region"))
                .WithDocument(form.Column("document")), cancel))),
    ];

    public static TheoryData<string> Names => [.. All.Select(door => door.Name)];

    public static Door Called(string name) => All.Single(door => door.Name == name);

    /// <summary>A good row.</summary>
    public static string Row(int number) => $"2024-01-31,{number}.50,north,D{number}\n";

    /// <summary>A file of so many good rows.</summary>
    public static string Good(int rows) => Header + string.Concat(Enumerable.Range(1, rows).Select(Row));

    public static CsvEntryMap Entries(Form form) => form.On(CsvEntryMap.FromColumns(form.Column("date"), form.Column("amount")))
        .WithDimension("region", form.Column("region")).WithDocument(form.Column("document"));

    public static CsvAmountMap Amounts(Form form) => form.On(CsvAmountMap.FromColumns(form.Column("date"), form.Column("amount")))
        .WithDimension("region", form.Column("region"));

    private static Outcome Of(LedgerImport import)
    {
        decimal sum = import.Ledger.Entries.Sum(entry => entry.Amount.ToDecimal());
        Assert.Equal(sum, import.AcceptedAmount);
        return new Outcome(
            import.Ledger, import.OfferedCount, import.Ledger.Count, import.Rejections, import.AcceptedAmount, import.RejectedAmount,
            import.OfferedAmount, null);
    }

    /// <summary>Into totals that have an entry already, which are as they were where the reading stops.</summary>
    private static async Task<Outcome> AddToAsync(LiveTotals totals, Stream stream, Form form, CancellationToken cancellationToken)
    {
        totals.Add(LedgerEntry.Recovery(new LocalDate(2024, 1, 2), Money.FromMinorUnits(12_345, Files.Usd)));
        PeriodTotals before = totals.ToTotals();
        PeriodBreakdown? byValue = totals.Dimension is null ? null : totals.ToBreakdown();
        try
        {
            CsvImport<LiveTotals> import = await CsvLedger.AddToAsync(stream, totals, Entries(form), cancellationToken);
            Assert.Same(totals, import.Value);
            return Outcome.Of(import);
        }
        catch
        {
            Assert.Equal(before, totals.ToTotals());
            if (byValue is not null) Assert.Equal(byValue, totals.ToBreakdown());
            throw;
        }
    }

    private static async Task<Outcome> OneByOneAsync(Stream stream, Form form, CancellationToken cancellationToken)
    {
        List<Finding> rejections = [];
        List<LedgerEntry> entries = [];
        await foreach (LedgerEntry entry in CsvLedger.ReadEntriesAsync(stream, Files.Usd, Entries(form), rejections, cancellationToken))
            entries.Add(entry);
        return new Outcome(
            entries, entries.Count + rejections.Count, entries.Count, rejections,
            entries.Sum(entry => entry.Amount.ToDecimal()), null, null, null);
    }
}
