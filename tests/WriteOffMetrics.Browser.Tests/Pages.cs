using NodaTime;
using WriteOffMetrics.Html;
using WriteOffMetrics.Tests.Dashboards;

namespace WriteOffMetrics.Browser.Tests;

/// <summary>The pages that are looked at. Every test of <see cref="PageTests"/> runs on each of them.</summary>
internal static class Pages
{
    public static IReadOnlyList<(string Name, string Html)> All { get; } =
    [
        ("full", Full()),
        ("group", HtmlPage.ToHtml(DashboardBoards.Group().AsOf(DashboardBoards.End))),
        ("hostile", HtmlPage.ToHtml(Hostile())),
        ("long", HtmlPage.ToHtml(Long())),
        ("requests", HtmlPage.ToHtml(DashboardBoards.WithRequests())),
        ("small", HtmlPage.ToHtml(DashboardBoards.Small())),
        ("nothing", HtmlPage.ToHtml(DashboardBoards.Nothing())),
    ];

    /// <summary>What is expected of a page, where it is not what is expected of every page.</summary>
    public static PageExpectations ExpectedOf(string name) => name switch
    {
        // Two entities stand below their consolidation.
        "group" => new() { Sheets = (2, 12) },
        "hostile" => new() { Sheets = (1, 4) },
        "long" or "small" or "requests" => new() { Sheets = (1, 3) },
        "nothing" => new() { Sheets = (1, 1), HasBars = false },
        _ => new(),
    };

    private static string Full() => HtmlPage.ToHtml(WriteOffDashboard
        .FromInputs(DashboardBoards.Everything("Sample Group", DashboardBoards.Usd, 1))
        .AsOf(DashboardBoards.End, DashboardBoards.End.PlusDays(8)));

    /// <summary>500 segments, among them names that would be markup, formulas, turned around, or without an end.</summary>
    private static DashboardSnapshot Hostile()
    {
        string[] names =
        [
            "<script>alert(1)</script>", "\"quoted\" 'twice' & more", "\u202Eright to left override", "שלום עולם", "=1+1",
            "\U0001F4B8 money", new string('W', 10_000), "]]> --> </style>", "a\u0000b\u001fc", "مرحبا (100)",
            .. Enumerable.Range(0, 490).Select(i => $"segment {i}"),
        ];
        WriteOffLedger ledger = WriteOffLedger.FromRows(
            DashboardBoards.Usd, names.Select((name, i) => (Name: name, Amount: 1_000m - i)),
            new EntrySelectors<(string Name, decimal Amount)>
            {
                EffectiveDate = row => DashboardBoards.End.PlusDays(-row.Name.Length % 300),
                Amount = row => row.Amount,
                Dimensions = { ["<b>region</b>"] = row => row.Name },
            });
        return WriteOffDashboard.FromInputs(new DashboardInputs
        {
            Name = "<img src=x onerror=alert(1)> \u202E\"' & Co",
            Ledger = ledger,
            Axis = DashboardBoards.Months,
            Top = 12,
        }).AsOf(DashboardBoards.End);
    }

    /// <summary>240 months.</summary>
    private static DashboardSnapshot Long()
    {
        PeriodAxis months = ReportingCalendar.Months.Between(new LocalDate(2006, 7, 1), DashboardBoards.End);
        WriteOffLedger ledger = WriteOffLedger.FromEntries(DashboardBoards.Usd, months.Select((month, i) => LedgerEntry.WriteOff(
            month.Start, Money.FromDecimal(1_000m + 17 * (i * i % 41) + (i == 200 ? 3_000 : 0), DashboardBoards.Usd))));
        return WriteOffDashboard.FromInputs(new DashboardInputs
        {
            Name = "Twenty years",
            Ledger = ledger,
            Axis = months,
            Sales = AmountSeries.FromValuesInOrder(DashboardBoards.Usd, months, months.Select((_, i) => 40_000m + 100m * i)),
            Scale = ThresholdScaleHistory.Always(ThresholdScale.WriteOffToSales),
        }).AsOf(DashboardBoards.End);
    }
}

/// <summary>What a check expects of a page.</summary>
internal sealed record PageExpectations
{
    /// <summary>How few and how many sheets of A4 it prints on.</summary>
    public (int Least, int Most) Sheets { get; init; } = (2, 4);

    /// <summary>Whether it can be read as XML, its document type aside, and a browser builds the same tree of it.</summary>
    public bool IsXml { get; init; } = true;

    /// <summary>Whether anything is drawn as a bar.</summary>
    public bool HasBars { get; init; } = true;

    /// <summary>Whether the number beside a bar stands in a data element with its value.</summary>
    public bool HasData { get; init; } = true;

    /// <summary>Whether the rows of a table show the same number of columns at every width.</summary>
    public bool HasEvenRows { get; init; } = true;

    /// <summary>The width, of 100, below which no bar of a number other than 0 is drawn; 0 where every width is in proportion.</summary>
    public double ThinnestBar { get; init; }
}
