using NodaTime;
using WriteOffMetrics.Allowances;
using WriteOffMetrics.Tests.Dashboards;

namespace WriteOffMetrics.Tests;

/// <summary>
/// The allowance of April to June: 300 at the beginning; 100, 50 and 80 written off; 310, 300 and 320 at the end of each month, so that
/// 110, 40 and 100 were added.
/// </summary>
public sealed class AllowanceBoardTests
{
    private static readonly Currency Usd = Currency.FromCode("USD");
    private static readonly LocalDate May = new(2026, 5, 31), June = new(2026, 6, 30);
    private static readonly PeriodAxis Months = ReportingCalendar.Months.Between(new LocalDate(2026, 4, 1), June);

    private static readonly WriteOffLedger Ledger = WriteOffLedger.FromEntries(Usd,
    [
        LedgerEntry.WriteOff(new LocalDate(2026, 4, 10), Money.FromDecimal(100m, Usd)),
        LedgerEntry.WriteOff(new LocalDate(2026, 5, 10), Money.FromDecimal(50m, Usd)),
        LedgerEntry.WriteOff(new LocalDate(2026, 6, 10), Money.FromDecimal(80m, Usd)),
    ]).CompleteThrough(June);

    /// <summary>250 ÷ 230, and 300 ÷ 230: of all periods, not of June alone, which would be 100 ÷ 80 and 300 ÷ 80.</summary>
    [Fact]
    public void The_back_test_is_of_the_main_window()
    {
        DashboardTable figures = Board(300m).AsOf(June)["allowance"]["figures"];
        BoardReading.AssertQuotient(250m, 230m, figures["expense to write-offs", "all periods"]);
        BoardReading.AssertQuotient(300m, 230m, figures["opening to write-offs", "all periods"]);
        Assert.Equal(320m, figures["booked", "period"].Amount());
    }

    /// <summary>300 are not used up by 230 in three months, nor by 150 in two; 120 are after a month and 20 of the 50 of May.</summary>
    [Fact]
    public void An_allowance_that_is_not_used_up_lasts_at_least_so_long_and_nothing_is_looked_at_behind_the_day()
    {
        DashboardFigure inJune = Exhaustion(300m, June), inMay = Exhaustion(300m, May), used = Exhaustion(120m, June);
        Assert.Equal((0.25m, true), (inJune.Value!.Value.ToDecimal(), inJune.IsLowerBound));
        Assert.StartsWith("≥ 0.25", inJune.ToString(), StringComparison.Ordinal);
        Assert.True(inMay.IsLowerBound);
        Assert.Equal(2m / 12, inMay.Value!.Value.ToDecimal(), 20);
        Assert.False(used.IsLowerBound);
        Assert.Equal(1.4m / 12, used.Value!.Value.ToDecimal(), 20);

        DashboardSnapshot board = Board(300m).AsOf(June), read = DashboardSnapshot.FromJson(board.ToJson());
        Assert.Equal(board, read);
        Assert.True(read["allowance"]["figures"]["exhaustion time", "all periods"]!.IsLowerBound);
        Assert.Contains("\"isLowerBound\":true", board.ToJson(), StringComparison.Ordinal);

        DashboardFigure Exhaustion(decimal opening, LocalDate day) =>
            Board(opening).AsOf(day)["allowance"]["figures"]["exhaustion time", "all periods"]!;
    }

    /// <summary>300 + 250 − 230 = 320, in the table and in the explanation of its last line.</summary>
    [Fact]
    public void The_roll_forward_of_several_periods_is_explained_as_one()
    {
        DashboardTable roll = Board(300m).AsOf(June)["allowance"]["roll-forward"];
        Assert.Equal((300m, 250m, -230m, 320m), (roll["opening", "amount"].Amount(), roll["provision", "amount"].Amount(),
            roll["write-offs", "amount"].Amount(), roll["closing", "amount"].Amount()));
        Assert.StartsWith("M11 = 300.00 USD", roll["closing", "amount"]!.Explanation, StringComparison.Ordinal);
        Assert.Contains("2026-04-01/2026-06-30", roll["closing", "amount"]!.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void An_allowance_of_another_day_is_not_compared_with_what_is_required()
    {
        AllowanceRollForward ofJune = AllowanceRollForward.From(Money.FromDecimal(300m, Usd)).WriteOffs(Ledger, Months[2]);
        DashboardSnapshot before = Single(ofJune).AsOf(May), on = Single(ofJune).AsOf(June);
        Assert.False(before["allowance"].IsPresent);
        Assert.Contains("after the period of the snapshot", before["allowance"].Absence, StringComparison.Ordinal);
        Assert.Equal(220m, on["allowance"]["figures"]["booked", "period"].Amount());

        AllowanceRollForward ofMay = AllowanceRollForward.From(Money.FromDecimal(300m, Usd)).WriteOffs(Ledger, Months[1]);
        DashboardSection late = Single(ofMay).AsOf(June)["allowance"];
        Assert.Equal(250m, late["roll-forward"]["closing", "amount"].Amount());
        Assert.Null(late.Tables.FirstOrDefault(table => table.Name == "figures"));
    }

    /// <summary>Two snapshots of May 2025, of inputs that differ in what happened from June 2025 on only.</summary>
    [Fact]
    public void Nothing_that_came_later_moves_a_figure()
    {
        DashboardInputs inputs = DashboardBoards.Everything("One", Usd, 1);
        LocalDate day = new(2025, 5, 31);
        PeriodAxis axis = DashboardBoards.Months;
        int through = axis.CountThrough(day);
        IEnumerable<AllowanceRollForward> changed = inputs.AllowanceHistory!.Select((roll, index) => index < through
            ? roll
            : AllowanceRollForward.From(Money.FromDecimal(5m, Usd)).WriteOffs(Money.FromDecimal(4m, Usd)));
        DashboardInputs otherwise = CopyWith(
            inputs, inputs.Ledger!.Where(ReportingPeriod.FromDates(axis.Start, day)).CompleteThrough(axis.End),
            AllowanceHistory.FromRollForwards(axis, changed));
        DashboardSnapshot before = WriteOffDashboard.FromInputs(inputs).AsOf(day);
        DashboardSnapshot after = WriteOffDashboard.FromInputs(otherwise).AsOf(day);
        Assert.Equal("2025-05", before.Period!.Value.Name);
        Assert.True(before["allowance"].IsPresent);
        Assert.All(after.ChangesSince(before), change => Assert.Equal("data quality", change.Section));
    }

    private static DashboardInputs CopyWith(DashboardInputs from, WriteOffLedger ledger, AllowanceHistory history) => new()
    {
        Name = from.Name,
        Ledger = ledger,
        Axis = from.Axis,
        Sales = from.Sales,
        SalesBySegment = from.SalesBySegment,
        CreditSales = from.CreditSales,
        Purchases = from.Purchases,
        Scale = from.Scale,
        Targets = from.Targets,
        Benchmarks = from.Benchmarks,
        PeerGroups = from.PeerGroups,
        PeerQuantiles = from.PeerQuantiles,
        OpenItems = from.OpenItems,
        DaysSalesOutstanding = from.DaysSalesOutstanding,
        CollectionSales = from.CollectionSales,
        AtRisk = from.AtRisk,
        AllowanceHistory = history,
        ProvisionMatrix = from.ProvisionMatrix,
        ControlAccount = from.ControlAccount,
        EarlierKnownOn = from.EarlierKnownOn,
        Findings = from.Findings,
        Top = from.Top,
    };

    private static WriteOffDashboard Board(decimal opening) => WriteOffDashboard.FromInputs(new DashboardInputs
    {
        Ledger = Ledger,
        Axis = Months,
        AllowanceHistory = AllowanceHistory.FromLedger(Ledger, Months, Money.FromDecimal(opening, Usd),
            AmountSeries.FromValuesInOrder(AllowanceMetrics.Allowance, Usd, Months, [310m, 300m, 320m])),
    });

    private static WriteOffDashboard Single(AllowanceRollForward roll) =>
        WriteOffDashboard.FromInputs(new DashboardInputs { Ledger = Ledger, Axis = Months, Allowance = roll });
}
