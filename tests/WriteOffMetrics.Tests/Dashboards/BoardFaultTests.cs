using System.Text.Json;
using NodaTime;
using WriteOffMetrics.Allowances;
using WriteOffMetrics.Receivables;
using WriteOffMetrics.Tests.Receivables;
using static WriteOffMetrics.Tests.BoardBuild;

namespace WriteOffMetrics.Tests;

/// <summary>What dashboards once did wrong: each stands with its cause in docs/regressions.md.</summary>
public sealed class BoardFaultTests
{
    private static readonly PeriodAxis Weeks = ReportingCalendar.IsoWeeks.Between(new LocalDate(2024, 1, 1), new LocalDate(2026, 5, 31));

    public static TheoryData<string, string, string> Nulls => new()
    {
        { "\"sections\":[", "\"sections\":[null,", "$.sections[0]" },
        { "\"tables\":[", "\"tables\":[null,", "$.sections[0].tables[0]" },
        { "\"rows\":[", "\"rows\":[null,", "$.sections[0].tables[0].rows[0]" },
        { "\"sections\":[", "\"entities\":[null],\"sections\":[", "$.entities[0]" },
        { "\"notes\":[", "\"notes\":[null,", "notes[0]" },
        { "\"columns\":[\"period\",", "\"columns\":[null,", "$.sections[0].tables[0].columns[0]" },
    };

    public static TheoryData<string, string, string> WithoutPath => new()
    {
        { "\"name\":\"One\"", "\"name\":1", "$.name" },
        { "\"asOf\":\"2026-06-30\"", "\"asOf\":\"2026-02-30\"", "$.asOf" },
        { "\"kind\":\"Total\"", "\"kind\":\"Sum\"", ".kind" },
    };

    private static string Good => Inputs(sales: Each(1_000)).AsOf(End).ToJson();

    /// <summary>Six seasons and no seventh: the forecast of three more is what cannot be, not the dashboard.</summary>
    [Fact]
    public void Listed_periods_without_further_ones_have_a_dashboard()
    {
        PeriodAxis seasons = Listed(i => $"S{i}");
        Assert.Equal("S5", Inputs(axis: seasons).AsOf(seasons.End).Period!.Value.Name);
    }

    [Fact]
    public void A_dimension_named_twice_is_refused() =>
        Assert.ThrowsAny<ArgumentException>(() => WriteOffDashboard.FromInputs(Inputs(dimensions: ["region", "region"])));

    [Fact]
    public void Periods_of_one_name_can_be_written_read_and_compared()
    {
        PeriodAxis seasons = Listed(_ => "same");
        DashboardSnapshot board = Inputs(axis: seasons, forecasts: 0).AsOf(seasons.End);
        Assert.Empty(board.ChangesSince(board));
        Assert.Equal(board, DashboardSnapshot.FromJson(board.ToJson()));
    }

    [Theory]
    [MemberData(nameof(Nulls))]
    public void Null_within_a_list_of_JSON_is_refused_with_its_path(string good, string bad, string path)
    {
        JsonException refused = Assert.Throws<JsonException>(() => DashboardSnapshot.FromJson(Changed(good, bad)));
        Assert.Contains(path, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_a_surrogate_pair_in_the_text_is_refused_as_JSON_is() =>
        Assert.Throws<JsonException>(() => DashboardSnapshot.FromJson(Changed("\"name\":\"One\"", "\"name\":\"\ud800\"")));

    [Theory]
    [MemberData(nameof(WithoutPath))]
    public void The_message_of_a_bad_value_has_its_path(string good, string bad, string path)
    {
        JsonException refused = Assert.Throws<JsonException>(() => DashboardSnapshot.FromJson(Changed(good, bad)));
        Assert.Contains(path, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_schema_within_an_entity_is_an_unknown_field()
    {
        const string Entity = "{\"schema\":\"7.0\",\"name\":\"x\",\"currency\":\"USD\",\"asOf\":\"2026-06-30\",\"sections\":[]}";
        Assert.Throws<JsonException>(() =>
            DashboardSnapshot.FromJson(Changed("\"sections\":[", $"\"entities\":[{Entity}],\"sections\":[")));
    }

    /// <summary>
    /// West has sales of 1,000 a month and no write-offs: its ratio is zero, and it is listed (both are, by the domain's rule).
    /// </summary>
    [Fact]
    public void A_segment_with_sales_and_no_write_offs_is_listed()
    {
        MetricBreakdown<AmountSeries> sales = AmountSeries.FromSegments("region", [("north", Each(1_000)), ("west", Each(1_000))]);
        DashboardTable table = Inputs(sales: Each(2_000), bySegment: sales).AsOf(End)["breakdown"]["by region"];
        Assert.Contains("west", table.Rows.Select(row => row.Name));
        Assert.Equal(0, table["west", "to sales"]!.Value!.Value.ToDecimal());
    }

    /// <summary>The segments sell 1,000 of 2,000 a month: either it is refused, or somewhere it is said.</summary>
    [Fact]
    public void Sales_by_segment_that_are_not_the_sales_are_refused_or_noted()
    {
        MetricBreakdown<AmountSeries> sales = AmountSeries.FromSegments("region", [("north", Each(1_000))]);
        DashboardSnapshot? board = null;
        Exception? refused = Record.Exception(() => board = Inputs(sales: Each(2_000), bySegment: sales).AsOf(End));
        if (refused is not null)
        {
            Assert.IsType<ArgumentException>(refused);
            return;
        }

        DashboardSnapshot alike = Inputs(sales: Each(1_000), bySegment: sales).AsOf(End);
        Assert.NotEqual(alike.Sections.SelectMany(section => section.Notes), board!.Sections.SelectMany(section => section.Notes));
    }

    [Fact]
    public void Targets_and_sales_that_do_not_fit_are_refused_when_the_dashboard_is_made()
    {
        MetricDefinition gross = Ledger.SummarizeBy(Months).Gross.Definition;
        var euros = Target.FromSeries("plan",
            AmountSeries.FromValuesInOrder(gross, Currency.FromCode("EUR"), Months, Months.Select(_ => 1m)));
        Assert.Throws<ArgumentException>(() => WriteOffDashboard.FromInputs(Inputs(targets: [euros])));
        MetricBreakdown<AmountSeries> planets = AmountSeries.FromSegments("planet", [("mars", Each(1))]);
        Assert.Throws<ArgumentException>(() => WriteOffDashboard.FromInputs(Inputs(sales: Each(1), bySegment: planets)));
    }

    [Fact]
    public void An_axis_may_end_on_the_last_day_there_is()
    {
        PeriodAxis last = ReportingCalendar.Months.Between(new LocalDate(9998, 1, 1), new LocalDate(9999, 12, 31));
        Assert.Equal("9999-12", Inputs(axis: last, forecasts: 0).AsOf(last.End).Period!.Value.Name);
    }

    /// <summary>Rates of the ends of all weeks are all that a dashboard of weeks needs.</summary>
    [Fact]
    public void Rates_of_the_ends_of_periods_suffice_for_a_group()
    {
        Currency eur = Currency.FromCode("EUR");
        ExchangeRates rates = ExchangeRates.FromRates(Weeks.Select(week => (week.End, Usd, eur, 0.9m)));
        DashboardSnapshot board = Group([Inputs(axis: Weeks, name: "A")], Weeks, rates, eur).AsOf(Weeks.End);
        Assert.Equal(Weeks[^1], board.Period);
    }

    /// <summary>100 USD are recovered in January 2026 at 3.4: 340 EUR, as the headline has it, and not 390 at the rate of June.</summary>
    [Fact]
    public void Recoveries_of_a_group_are_the_same_in_headline_and_collections()
    {
        Currency eur = Currency.FromCode("EUR");
        WriteOffLedger ledger = LedgerOf([.. Entries, LedgerEntry.Recovery(new LocalDate(2026, 1, 3), Money.FromDecimal(100, Usd))]);
        ExchangeRates rates = ExchangeRates.FromRates(Months.Select((month, i) => (month.End, Usd, eur, 1 + i * 0.1m)));
        DashboardSnapshot board = Group([Inputs(ledger, name: "A")], rates: rates, currency: eur).AsOf(End);
        DashboardTable headline = board["headline"]["figures"];
        Assert.Equal(
            340m, headline["gross write-offs", "trailing year"].Amount() - headline["net write-offs", "trailing year"].Amount());

        // Write-offs of July 2024 to June 2025: 100 USD a month at 1.6, 1.7 … 2.7, 2,580 EUR together.
        BoardReading.AssertQuotient(340, 2_580, board["collections"]["figures"]["recovered of last year's gross", "period"]);
    }

    [Fact]
    public void What_a_group_states_of_itself_is_used_or_refused()
    {
        Finding finding = Finding.FromFaults(
            LedgerRules.Duplicate, FindingSeverity.Error, [FindingPosition.FromOrdinal(1)], [FindingFault.FromText("amount", "x", "bad")]);
        DashboardSnapshot? board = null;
        Exception? refused = Record.Exception(() => board = Group([Inputs(name: "A"), Inputs(name: "B")], findings: [finding]).AsOf(End));
        if (refused is null) Assert.Equal(1, board!["data quality"]["figures"]["errors", "value"]!.Value!.Value.ToDecimal());
        else Assert.IsType<ArgumentException>(refused);
    }

    [Fact]
    public void Changes_of_a_value_called_total_and_of_the_total_can_be_told_apart()
    {
        DashboardInputs inputs = Inputs(LedgerOf([.. Entries, Lost(End, 5, "total")]));
        IReadOnlyList<DashboardChange> changes = inputs.AsOf(End).ChangesSince(inputs.AsOf(End.PlusMonths(-1)));
        string[] places =
            [.. changes.Select(change => $"{change.Section}, {change.Table}, {change.RowKind} {change.Row}, {change.Column}")];
        Assert.Equal(places.Distinct(), places);
    }

    [Fact]
    public void A_snapshot_is_said_on_one_line() =>
        Assert.DoesNotContain('\n', Inputs(name: "a\r\nb").AsOf(End).ToString());

    [Fact]
    public void A_dashboard_is_what_it_was_made_of_though_the_list_grows()
    {
        List<Finding> findings = [];
        var board = WriteOffDashboard.FromInputs(Inputs(findings: findings));
        DashboardSnapshot before = board.AsOf(End);
        findings.Add(Finding.FromFaults(
            LedgerRules.Duplicate, FindingSeverity.Error, [FindingPosition.FromOrdinal(1)], [FindingFault.FromText("amount", "x", "bad")]));
        Assert.Equal(before, board.AsOf(End));
    }

    [Fact]
    public void A_history_of_the_allowance_shows_the_movements_of_the_year()
    {
        DashboardSnapshot board = new DashboardInputs { Ledger = Ledger, Axis = Months, AllowanceHistory = History(Months) }.AsOf(End);
        DashboardTable roll = board["allowance"]["roll-forward"];

        // 500 at the start of the year and at its end; 100 a month are written off and provided for.
        Assert.Equal(500, roll["opening", "amount"].Amount());
        Assert.Equal(500, roll["closing", "amount"].Amount());
        Assert.Equal(600, roll["provision", "amount"].Amount());
        Assert.Equal(-600, roll["write-offs", "amount"].Amount());
    }

    [Fact]
    public void A_history_of_the_allowance_may_be_of_weeks()
    {
        var inputs = new DashboardInputs
        {
            Ledger = Ledger,
            Axis = Weeks,
            Allowance = AllowanceRollForward.From(Money.Zero(Usd)),
            AllowanceHistory = History(Weeks),
        };
        Assert.True(inputs.AsOf(Weeks.End)["allowance"].IsPresent);
    }

    /// <summary>The account owes from May 2026 on; what is allowed for it says nothing of April.</summary>
    [Fact]
    public void A_specific_allowance_of_an_account_that_owes_nothing_yet_leaves_the_dashboard_of_earlier_days()
    {
        var inputs = new DashboardInputs
        {
            Ledger = Ledger,
            Axis = Months,
            OpenItems = ReceivableRows.ToItems(
                new ItemLine("D-1", new LocalDate(2026, 1, 1), new LocalDate(2026, 2, 1), 100) { Account = "C-1" },
                new ItemLine("D-2", new LocalDate(2026, 5, 1), new LocalDate(2026, 6, 1), 100) { Account = "C-2" }),
            ProvisionMatrix = ProvisionMatrix.FromRates(LossRates.FromPercent(AgeingBuckets.UpTo(0), 10, 50)),
            SpecificAllowances = [SpecificAllowance.ForAccount("C-2", Ratio.FromDecimal(0.6m), "insolvent")],
        };

        // 50 % of 100 that are overdue; then 60 % of the 100 of C-2 beside them.
        Assert.Equal(110, inputs.AsOf(End)["allowance"]["figures"]["required", "period"].Amount());
        Assert.Equal(50, inputs.AsOf(new LocalDate(2026, 4, 30))["allowance"]["figures"]["required", "period"].Amount());
    }

    private static AllowanceHistory History(PeriodAxis axis) =>
        AllowanceHistory.FromLedger(Ledger, axis, Money.FromDecimal(500, Usd), Each(500, axis));

    private static PeriodAxis Listed(Func<int, string> nameOf) =>
        ReportingCalendar.FromPeriods("seasons", Enumerable.Range(0, 6).Select(i =>
    {
        var start = new LocalDate(2025, 1 + 2 * i, 1);
        return ReportingPeriod.FromDates(start, start.PlusMonths(2).PlusDays(-1), nameOf(i));
    })).Between(new LocalDate(2025, 1, 1), new LocalDate(2025, 12, 31));

    private static string Changed(string good, string bad)
    {
        int at = Good.IndexOf(good, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{good} is not there");
        return Good[..at] + bad + Good[(at + good.Length)..];
    }
}
