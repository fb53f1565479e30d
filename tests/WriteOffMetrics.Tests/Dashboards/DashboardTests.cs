using System.Text.Json;
using NodaTime;

namespace WriteOffMetrics.Tests.Dashboards;

/// <summary>What a snapshot says, on figures that can be added up by hand.</summary>
public sealed class DashboardTests
{
    private static readonly Currency Usd = DashboardBoards.Usd;
    private static readonly LocalDate June = DashboardBoards.End;

    /// <summary>300 of 10,000 are 3 %, 100 of 8,000 are 1.25 %: 1.75 points more. Together 400 of 18,000.</summary>
    [Fact]
    public void The_headline_puts_the_period_beside_those_before_it()
    {
        DashboardTable figures = DashboardBoards.Small()["headline"]["figures"];
        Assert.Equal("300.00 USD", figures["gross write-offs", "period"]!.ToString());
        Assert.Equal("100.00 USD", figures["gross write-offs", "period before"]!.ToString());
        Assert.Equal("3.00 %", figures["gross to sales", "period"]!.ToString());
        Assert.Equal("1.25 %", figures["gross to sales", "period before"]!.ToString());
        Assert.Null(figures["gross write-offs", "year before"]);
        DashboardFigure change = DashboardBoards.Small()["headline"]["standing"]["against the period before", "value"]!;
        Assert.Equal(("1.75 points", false), (change.ToString(), change.IsFavourable));
    }

    [Fact]
    public void A_figure_explains_itself_and_leads_to_its_entries()
    {
        DashboardFigure ratio = DashboardBoards.Small()["headline"]["figures"]["gross to sales", "period"]!;
        Assert.StartsWith("M3 = 300.00 USD ÷ 10,000.00 USD = 3.00 %", ratio.Explanation, StringComparison.Ordinal);
        Assert.Equal(("M3", 1L), (ratio.Metric, ratio.EntryCount));
        Assert.Equal("dispute", Assert.Single(ratio.Point!.Entries).Reason);
    }

    [Fact]
    public void A_section_without_its_input_says_so_and_shows_no_zeros()
    {
        DashboardSnapshot board = DashboardBoards.Small();
        Assert.All(new[] { "at risk", "allowance", "vendor losses", "change explained", "benchmarks" }, name =>
        {
            Assert.False(board[name].IsPresent);
            Assert.Empty(board[name].Tables);
            Assert.EndsWith(".", board[name].Absence, StringComparison.Ordinal);
        });
        Assert.Contains("No sales by reason were given: the ratios of its values are missing.", board["breakdown"].Notes);
    }

    [Fact]
    public void What_is_not_there_is_named_with_what_is()
    {
        DashboardSnapshot board = DashboardBoards.Small();
        Assert.Equal(
            "Found no row 'nett' in 'figures'; 'gross write-offs', 'net write-offs', 'gross to sales', 'net to sales' are there.",
            Assert.Throws<KeyNotFoundException>(() => board["headline"]["figures"]["nett", "period"]).Message);
        Assert.Contains("at risk is absent. No open items were given.",
            Assert.Throws<KeyNotFoundException>(() => board["at risk"]["accounts"]).Message, StringComparison.Ordinal);
    }

    /// <summary>June is not over on the 15th, so that the headline is of May, and of the entries of June nothing is seen.</summary>
    [Fact]
    public void What_came_behind_the_day_of_a_snapshot_is_not_in_it()
    {
        DashboardSnapshot board = WriteOffDashboard.FromInputs(DashboardBoards.Everything("One", Usd, 1)).AsOf(new LocalDate(2026, 6, 15));
        Assert.Equal((new LocalDate(2026, 6, 15), "2026-05"), (board.CompleteThrough, board.Period!.Value.Name));
        Assert.Equal("2026-05", board["trend"]["periods"].Rows.Last(row => row.Figures[0] is not null).Name);
        Assert.All(
            board.Sections.SelectMany(one => one.Tables).SelectMany(table => table.Rows).SelectMany(row => row.Figures),
            figure => Assert.True(figure?.Point is not { EntryCount: > 0 } point
                || point.Entries.All(entry => entry.EffectiveDate <= new LocalDate(2026, 6, 15))));
    }

    [Fact]
    public void A_snapshot_reads_back_equal_and_is_written_alike()
    {
        foreach (DashboardSnapshot board in DashboardBoards.All())
        {
            string json = board.ToJson();
            DashboardSnapshot read = DashboardSnapshot.FromJson(json);
            Assert.Equal(board, read);
            Assert.True(board == read);
            Assert.Equal(json, read.ToJson());
            Assert.Equal(json, JsonSerializer.Serialize(board));
            Assert.Empty(board.ChangesSince(read));
        }
    }

    [Fact]
    public void Fields_of_a_newer_minor_version_are_reported_and_others_refused()
    {
        string json = DashboardBoards.Small().ToJson();
        string newer = json.Replace("\"1.0\"", "\"1.7\"", StringComparison.Ordinal)
            .Replace("\"columns\"", "\"unit\":\"USD\",\"columns\"", StringComparison.Ordinal);
        DashboardSnapshot read = DashboardSnapshot.FromJson(newer);
        Assert.Equal("$.sections[0].tables[0].unit", read.UnknownFields[0]);
        Assert.Equal(DashboardBoards.Small(), read);
        Assert.Contains("$.sections[0].tables[0].unit", Refusal(newer, "\"1.7\"", "\"1.0\""), StringComparison.Ordinal);
        Assert.Contains("$.schema", Refusal(json, "\"1.0\"", "\"2.0\""), StringComparison.Ordinal);

        static string Refusal(string text, string found, string instead) => Assert.Throws<JsonException>(
            () => DashboardSnapshot.FromJson(text.Replace(found, instead, StringComparison.Ordinal))).Message;
    }

    /// <summary>100 USD, and twice 100 EUR at 1.00005: exactly 300.01, of which each entity alone is read with a half cent more.</summary>
    [Fact]
    public void The_consolidated_snapshot_is_the_sum_of_its_entities_and_the_reconciliation_line()
    {
        PeriodAxis months = ReportingCalendar.Months.Between(new LocalDate(2026, 6, 1), June);
        DashboardSnapshot group = WriteOffDashboard.FromInputs(new DashboardInputs
        {
            Name = "Group",
            Axis = months,
            Entities = [Entity("North", Usd), Entity("South", DashboardBoards.Eur), Entity("East", DashboardBoards.Eur)],
            Currency = Usd,
            Rates = ExchangeRates.FromRates([(June, DashboardBoards.Eur, Usd, 1.00005m)]),
            RateBasis = ExchangeRateBasis.PeriodEnd,
            Rounding = MidpointRounding.AwayFromZero,
        }).AsOf(June);
        DashboardTable table = group["entities"]["period"];

        // 100.005 twice is read as 100.01 each, together 200.01: one cent too much beside 300.01.
        Assert.Equal(
            ["100.00 USD", "100.01 USD", "100.01 USD", "-0.01 USD", "300.01 USD"],
            table.Rows.Select(row => row.Figures[0]!.ToString()));
        Assert.Equal(["North", "South", "East"], group.Entities.Select(entity => entity.Name));
        Assert.Equal("100.00 EUR", group.Entities[1]["headline"]["figures"]["gross write-offs", "period"]!.ToString());

        DashboardInputs Entity(string name, Currency currency) => new()
        {
            Name = name,
            Ledger = WriteOffLedger.FromEntries(
                currency, [LedgerEntry.WriteOff(new LocalDate(2026, 6, 10), Money.FromDecimal(100m, currency))]),
            Axis = months,
        };
    }

    [Theory]
    [MemberData(nameof(BadInputs))]
    public void Inputs_that_do_not_fit_are_refused_when_the_dashboard_is_made(string expected, DashboardInputs inputs) => Assert.Contains(
        expected, Assert.ThrowsAny<ArgumentException>(() => WriteOffDashboard.FromInputs(inputs)).Message, StringComparison.Ordinal);

    public static TheoryData<string, DashboardInputs> BadInputs()
    {
        PeriodAxis axis = DashboardBoards.Months, quarter = ReportingCalendar.Quarters.Between(DashboardBoards.Start, June);
        WriteOffLedger ledger = WriteOffLedger.FromEntries(Usd, []);
        AmountSeries inEuros = AmountSeries.FromValuesInOrder(DashboardBoards.Eur, axis, axis.Select(_ => 1m));
        AmountSeries byQuarter = AmountSeries.FromValuesInOrder(Usd, quarter, quarter.Select(_ => 1m));
        return new TheoryData<string, DashboardInputs>
        {
            { "neither a ledger nor entities", new() { Axis = axis } },
            { "sales in EUR beside a ledger in USD", new() { Axis = axis, Ledger = ledger, Sales = inEuros } },
            { "sales on 8 periods", new() { Axis = axis, Ledger = ledger, Sales = byQuarter } },
            { "a dimension twice", new() { Axis = axis, Ledger = ledger, Dimensions = ["reason", "reason"] } },
            { "the dimension 'planet'", new() { Axis = axis, Ledger = ledger, Dimensions = ["planet"] } },
            { "Top = 0", new() { Axis = axis, Ledger = ledger, Top = 0 } },
            { "ForecastPeriods = -1", new() { Axis = axis, Ledger = ledger, ForecastPeriods = -1 } },
            { "a Level", new() { Axis = axis, Ledger = ledger, Level = 1 } },
            { "entities without a currency", new() { Axis = axis, Entities = [new() { Name = "a", Axis = axis, Ledger = ledger }] } },
            {
                "the target 'Ceiling' on 8 periods",
                new() { Axis = axis, Ledger = ledger, Targets = [Target.FromSeries("Ceiling", byQuarter)] }
            },
        };
    }
}
