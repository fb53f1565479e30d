using NodaTime;
using WriteOffMetrics.Receivables;
using WriteOffMetrics.Tests.Receivables;
using static WriteOffMetrics.Tests.BoardBuild;

namespace WriteOffMetrics.Tests;

/// <summary>What a dashboard says of what it does not show, and that it shows nothing in its stead.</summary>
public sealed class BoardNoteTests
{
    private static readonly LocalDate Early = new(2025, 1, 31), May = new(2026, 5, 31);

    [Fact]
    public void Findings_are_counted_only_where_checks_were_run()
    {
        DashboardSection none = Inputs().AsOf(End)["data quality"], run = Inputs(findings: []).AsOf(End)["data quality"];
        Assert.DoesNotContain(none["figures"].Rows, row => row.Name == "errors");
        Assert.Contains("No findings of checks were given: whether the ledger has any is not known.", none.Notes);
        Assert.Equal(0m, run["figures"]["errors", "value"]!.Value!.Value.ToDecimal());
        Assert.DoesNotContain(run.Notes, note => note.Contains("findings", StringComparison.Ordinal));
    }

    [Fact]
    public void Completeness_that_nobody_stated_is_not_claimed()
    {
        WriteOffLedger silent = Silent();
        Assert.Null(WriteOffDashboard.FromInputs(Inputs(silent)).AsOf(May, new LocalDate(2026, 6, 8)).CompleteThrough);
        Assert.Equal(
            May, WriteOffDashboard.FromInputs(Inputs(silent.CompleteThrough(End))).AsOf(May, new LocalDate(2026, 6, 8)).CompleteThrough);

        // What was known in the middle of a month cannot tell the month, whether or not completeness was stated.
        Assert.Equal("2026-04", WriteOffDashboard.FromInputs(Inputs(silent)).AsOf(May, new LocalDate(2026, 5, 15)).Period!.Value.Name);
    }

    [Fact]
    public void Targets_that_stand_beside_no_figure_are_named()
    {
        AmountSeries sales = Each(1_000);
        MetricDefinition ratio = Ledger.SummarizeBy(Months).Gross.ToSales(sales).Definition, share = ShareAtRisk();
        DashboardSnapshot board = Inputs(sales: sales, targets:
        [
            Target.FromValue("ceiling", Ratio.FromPercent(2), ratio), Target.FromValue("stretch", Ratio.FromPercent(1), ratio),
            Target.FromValue("risk", Ratio.FromPercent(5), share),
        ]).AsOf(End);
        Assert.Equal(
            ["target: ceiling", "target: stretch"],
            board["headline"]["figures"].Rows.Select(row => row.Name!)
                .Where(name => name.StartsWith("target: ", StringComparison.Ordinal)));
        string note = Assert.Single(board["data quality"].Notes, one => one.StartsWith("The target ", StringComparison.Ordinal));
        Assert.StartsWith("The target 'risk' is of ", note, StringComparison.Ordinal);
    }

    [Fact]
    public void Bands_that_changed_within_the_periods_are_not_drawn_under_all_of_them()
    {
        ThresholdScale old = Scale(3m), now = Scale(2m);
        DashboardSection changed = Trend(
            ThresholdScaleHistory.FromScales([(new LocalDate(2000, 1, 1), old), (new LocalDate(2026, 1, 1), now)]));
        Assert.DoesNotContain(changed.Tables, table => table.Name == "bands");
        Assert.Contains(changed.Notes, note => note.StartsWith("The bands changed within these periods", StringComparison.Ordinal));
        Assert.Equal(2m, Trend(ThresholdScaleHistory.Always(now))["bands"].Rows[0].Figures[0]!.Value!.Value.ToDecimal() * 100);

        DashboardSection Trend(ThresholdScaleHistory scales) => WriteOffDashboard.FromInputs(new DashboardInputs
        {
            Ledger = Ledger,
            Axis = Months,
            Sales = Each(1_000),
            Scale = scales,
        }).AsOf(End)["trend"];

        ThresholdScale Scale(decimal percent) => ThresholdScale.FromBands(
            "policy", ThresholdScale.WriteOffToSales.Definition,
            [ThresholdBand.Below("good", Ratio.FromPercent(percent)), ThresholdBand.Rest("bad")]);
    }

    [Fact]
    public void One_benchmark_has_one_gap()
    {
        DashboardSnapshot board = WriteOffDashboard.FromInputs(new DashboardInputs
        {
            Ledger = Ledger,
            Axis = Months,
            Sales = Each(1_000),
            Benchmarks = [PublishedBenchmarks.RetailAverage],
        }).AsOf(End);
        DashboardTable standing = board["headline"]["standing"];
        Assert.Equal(board["benchmarks"]["benchmarks"].Rows[0].Figures[2]!.Value, standing["against the benchmark", "value"]!.Value);
        Assert.Equal(
            $"{PublishedBenchmarks.RetailAverage.Name} (unverified source)", standing["against the benchmark", "of"]!.Text);
        ReportingPeriod window = standing["against the benchmark", "value"]!.Period!.Value;
        Assert.Equal((new LocalDate(2025, 7, 1), new LocalDate(2026, 6, 30)), (window.Start, window.End));
    }

    [Fact]
    public void A_segment_without_sales_is_named_where_the_change_cannot_be_explained()
    {
        MetricBreakdown<AmountSeries> sales = AmountSeries.FromSegments("region", [("nowhere", Each(1_000))]);
        DashboardSection change = Inputs(sales: Each(1_000), bySegment: sales).AsOf(End)["change explained"];
        Assert.False(change.IsPresent);
        Assert.StartsWith("No rate and mix by region: the ratio of ", change.Absence, StringComparison.Ordinal);
        Assert.Contains("is undefined", change.Absence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_day_far_behind_the_axis_is_remarked()
    {
        const string Note = "The axis ends on 2026-06-30: no later period is looked at.";
        Assert.Equal(new LocalDate(2026, 6, 30), Months.End);
        Assert.DoesNotContain(Note, Inputs().AsOf(Months.End.PlusDays(29))["headline"].Notes);
        Assert.Contains(Note, Inputs().AsOf(Months.End.PlusDays(30))["headline"].Notes);
    }

    /// <summary>Nobody is at risk at the end of May: the total of the list was zero, as the figure beside it says.</summary>
    [Fact]
    public void A_list_that_was_empty_has_the_total_zero()
    {
        DashboardSnapshot board = WriteOffDashboard.FromInputs(new DashboardInputs
        {
            Ledger = Ledger,
            Axis = Months,
            OpenItems = ReceivableRows.ToItems(new ItemLine("D-1", new LocalDate(2026, 3, 1), new LocalDate(2026, 4, 1), 100m)),
            AtRisk = AtRiskRule.DaysPastDueAbove(60),
        }).AsOf(End);
        DashboardTable accounts = board["at risk"]["accounts"];
        Assert.Equal((100m, 0m), (accounts.Total!.Figures[0].Amount(), accounts.Total.Figures[3].Amount()));
        Assert.Equal("new", accounts.Rows[0].Figures[3]!.Text);
    }

    [Fact]
    public void A_section_with_nothing_to_show_is_absent_and_says_why()
    {
        DashboardSnapshot board = Inputs(WriteOffLedger.FromEntries(Usd, []).CompleteThrough(End)).AsOf(End);
        Assert.Equal("The ledger has no entries to break down.", board["breakdown"].Absence);
        Assert.All(board.Sections, section => Assert.Equal(section.IsPresent, section.Tables.Count > 0));
    }

    [Fact]
    public void A_dashboard_without_a_name_says_nothing_in_its_place() =>
        Assert.StartsWith("USD, as of ", Inputs(name: "").AsOf(Early).ToString(), StringComparison.Ordinal);

    private static WriteOffLedger Silent() => WriteOffLedger.FromEntries(Usd,
        [LedgerEntry.WriteOff(new LocalDate(2026, 4, 10), Money.FromDecimal(10m, Usd))]);

    private static MetricDefinition ShareAtRisk()
    {
        OpenItems items = ReceivableRows.ToItems(new ItemLine("D-1", new LocalDate(2026, 3, 1), new LocalDate(2026, 4, 1), 100m));
        return items.WrittenOffOfAtRiskBy(Months, AtRiskRule.DaysPastDueAbove(60)).Definition;
    }
}
