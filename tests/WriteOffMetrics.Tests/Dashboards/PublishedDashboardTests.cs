using NodaTime;
using WriteOffMetrics.Allowances;
using WriteOffMetrics.Receivables;

namespace WriteOffMetrics.Tests.Dashboards;

/// <summary>Dashboards of published figures: the example of the page "Write Off Dashboard", a bank, and loans of an agency.</summary>
public sealed class PublishedDashboardTests
{
    private static readonly Currency Usd = Currency.FromCode("USD");
    private static readonly LocalDate April = new(2026, 4, 30), May = new(2026, 5, 31), June = new(2026, 6, 30);

    /// <summary>The page: 150,000 overdue, 40,000 of it at high risk, 25,000 of that written off; 125,000 and 15,000 are left.</summary>
    [Fact]
    public void The_published_example_stands_on_three_snapshots()
    {
        WriteOffDashboard board = PublishedBoard();
        DashboardSnapshot april = board.AsOf(April), may = board.AsOf(May), june = board.AsOf(June);
        Assert.Equal(["150,000.00 USD", "150,000.00 USD", "125,000.00 USD"], Figures("overdue"));
        Assert.Equal(["0.00 USD", "40,000.00 USD", "15,000.00 USD"], Figures("at risk"));
        Assert.Equal(["0.00 %", "26.67 %", "12.00 %"], Figures("share at risk"));
        Assert.Equal("62.50 %", june["at risk"]["figures"]["written off of at risk", "period"]!.ToString());
        Assert.Equal("16.67 %", june["at risk"]["figures"]["written off of overdue", "period"]!.ToString());
        Assert.Equal("25,000.00 USD", june["headline"]["figures"]["gross write-offs", "period"]!.ToString());

        string[] Figures(string row) =>
            [.. new[] { april, may, june }.Select(one => one["at risk"]["figures"][row, "period"]!.ToString())];
    }

    [Fact]
    public void The_changes_between_them_are_those_of_the_example()
    {
        WriteOffDashboard board = PublishedBoard();
        string[] inMay = Changes(board.AsOf(May), board.AsOf(April)), inJune = Changes(board.AsOf(June), board.AsOf(May));
        Assert.Contains("at risk, figures, at risk, period: 0.00 USD → 40,000.00 USD (+40,000.00 USD)", inMay);
        Assert.DoesNotContain(inMay, change => change.StartsWith("at risk, figures, overdue, period:", StringComparison.Ordinal));
        Assert.Contains("at risk, accounts, Harbour, at risk: nothing → 25,000.00 USD", inMay);
        Assert.Contains("at risk, figures, overdue, period: 150,000.00 USD → 125,000.00 USD (-25,000.00 USD)", inJune);
        Assert.Contains("at risk, figures, at risk, period: 40,000.00 USD → 15,000.00 USD (-25,000.00 USD)", inJune);
        Assert.Contains("headline, figures, gross write-offs, period: 0.00 USD → 25,000.00 USD (+25,000.00 USD)", inJune);
        Assert.Contains("at risk, left the list, Harbour, period before: nothing → 25,000.00 USD", inJune);

        // One that was read back has no entries, and the same changes.
        Assert.Equal(inJune, Changes(board.AsOf(June), DashboardSnapshot.FromJson(board.AsOf(May).ToJson())));

        static string[] Changes(DashboardSnapshot later, DashboardSnapshot earlier) =>
            [.. later.ChangesSince(earlier).Select(change => change.ToString())];
    }

    /// <summary>
    /// Bank of the Sierra, 10-K 2014: the rates that it prints, and its allowance, which each year begins as the last one ended.
    /// </summary>
    [Fact]
    public void A_banks_board_has_the_rates_and_the_allowance_that_it_printed()
    {
        List<Csv.Row> rows = Csv.Read(Repository.SampleData, "bank-loan-losses-2010-2014.csv");
        PeriodAxis years = ReportingCalendar.Years.Between(new LocalDate(2010, 1, 1), new LocalDate(2014, 12, 31));
        WriteOffLedger ledger = WriteOffLedger.FromRows(
            Usd, rows.Where(row => row["line"] is "charge_off" or "recovery"), new EntrySelectors<Csv.Row>
            {
                EffectiveDate = row => new LocalDate((int)row.Decimal("year"), 12, 31),
                Amount = Thousands,
                Kind = row => row["line"] == "recovery" ? EntryKind.Recovery : EntryKind.WriteOff,
                Dimensions = { ["class"] = row => row["class"] },
            });
        AllowanceHistory history = AllowanceHistory.FromLedger(
            ledger, years, Money.FromDecimal(23_715_000m, Usd), Series("allowance_ending", AllowanceMetrics.Allowance));
        DashboardSnapshot board = WriteOffDashboard.FromInputs(new DashboardInputs
        {
            Name = "Bank of the Sierra",
            Ledger = ledger,
            Axis = years,
            AverageReceivables = Series("average_gross_loans", AmountMetrics.AverageReceivables),
            AllowanceHistory = history,
            Top = 11,
        }).AsOf(new LocalDate(2014, 12, 31));

        DashboardTable headline = board["headline"]["figures"];
        Assert.Equal(
            ["0.09 %", "0.81 %"],
            new[] { "period", "period before" }.Select(window => headline["net to average receivables", window]!.ToString()));
        DashboardTable roll = board["allowance"]["roll-forward"];
        Assert.Equal(
            ["11,677,000.00 USD", "350,000.00 USD", "-4,215,000.00 USD", "3,436,000.00 USD", "11,248,000.00 USD"],
            ["opening", "provision", "write-offs", "recoveries", "closing"], (printed, row) => roll[row, "amount"]!.ToString() == printed);
        Assert.Equal(11, board["breakdown"]["by class"].Rows.Count(row => row.Kind == DashboardRowKind.Item));
        Assert.Equal("4,215,000.00 USD", board["breakdown"]["by class"]["total", "gross write-offs"]!.ToString());

        AmountSeries Series(string line, MetricDefinition definition) => AmountSeries.FromValuesInOrder(
            definition, Usd, years, rows.Where(row => row["line"] == line).Select(Thousands).Select(amount => amount!.Value));

        static decimal? Thousands(Csv.Row row) => row.Decimal("thousand_usd") * 1_000;
    }

    /// <summary>
    /// Charge-offs of small-business loans, 1988 to 2014. Fiscal year 2011, as pandas and base R computed it from the loans: 18,320,865,
    /// −53.31 % from the year before; year to date is the year.
    /// </summary>
    [Fact]
    public void A_board_of_charged_off_loans_has_the_figures_of_the_loans()
    {
        var ledger = WriteOffLedger.FromRows(
            Usd, Csv.Read(Repository.SampleData, "charge-offs-by-month-and-sector.csv"), new EntrySelectors<Csv.Row>
            {
                EffectiveDate = row => row.Day("month_end"),
                Amount = row => row.Decimal("amount"),
                Dimensions = { ["sector"] = row => row["sector"] },
            });
        PeriodAxis months = ReportingCalendar.FiscalMonths(10, FiscalYearNaming.EndYear)
            .Between(new LocalDate(1988, 10, 1), new LocalDate(2014, 9, 30));
        DashboardSnapshot board = WriteOffDashboard
            .FromInputs(new DashboardInputs { Name = "SBA", Ledger = ledger, Axis = months, Top = 5 }).AsOf(new LocalDate(2011, 9, 30));
        DashboardTable headline = board["headline"]["figures"];
        Assert.Equal("18,320,865.00 USD", headline["gross write-offs", "year to date"]!.ToString());
        Assert.Equal("18,320,865.00 USD", headline["gross write-offs", "trailing year"]!.ToString());
        Assert.Equal(6, board["breakdown"]["by sector"].Rows.Count(row => row.Kind != DashboardRowKind.Total));
        Assert.Equal(276, board["trend"]["periods"].Rows.Count(row => row.Figures[0] is not null));

        // What came after the day is not in it.
        Assert.Equal(0, board["data quality"]["figures"]["entries outside the axis", "value"]!.Value!.Value.ToDecimal());
        Assert.Equal(
            headline["gross write-offs", "trailing year"]!.Value!.Value.ToMoney(),
            headline["gross write-offs", "trailing year"]!.Point!.Entries.Aggregate(Money.Zero(Usd), (sum, entry) => sum + entry.Amount));
    }

    private static WriteOffDashboard PublishedBoard()
    {
        Invoice[] invoices = [new("A", "Harbour", 100, 25_000m), new("B", "Quay", 95, 15_000m), new("C", "Mirador", 51, 110_000m)];
        var ledger = WriteOffLedger.FromEntries(Usd, [LedgerEntry.WriteOff(new LocalDate(2026, 6, 15), Money.FromDecimal(25_000m, Usd))
            with { Document = "A", Account = "Harbour" }]);
        return WriteOffDashboard.FromInputs(new DashboardInputs
        {
            Name = "Example",
            Ledger = ledger,
            Axis = ReportingCalendar.Months.Between(new LocalDate(2026, 4, 1), June),
            OpenItems = OpenItems.FromRows(Usd, invoices, new OpenItemSelectors<Invoice>
            {
                InvoiceDate = row => May.PlusDays(-row.DaysPastDue - 30),
                DueDate = row => May.PlusDays(-row.DaysPastDue),
                Amount = row => row.Amount,
                Document = row => row.Number,
                Account = row => row.Customer,
            }).Settle(ledger),
            AtRisk = AtRiskRule.DaysPastDueAbove(90),
        });
    }

    private sealed record Invoice(string Number, string Customer, int DaysPastDue, decimal Amount);
}
