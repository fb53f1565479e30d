using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using WriteOffMetrics.Allowances;
using WriteOffMetrics.Receivables;
using WriteOffMetrics.Tests.Receivables;

namespace WriteOffMetrics.Tests;

/// <summary>Dashboards with every input there is: what each section must add up to, and what holds for all of them.</summary>
public sealed class FullBoardLaws
{
    private const int Threads = 8;

    private static readonly LocalDate First = new(2026, 1, 1);

    private static Arbitrary<int> Seeds => Arb.From(Gen.Choose(0, 1_000_000));

    [Law(10)]
    public Property A_full_snapshot_survives_JSON_culture_threads_and_the_order_of_rows() => Law.ForAll(Seeds, seed =>
    {
        var one = new Full(seed);
        DashboardSnapshot board = one.Snapshot;
        string json = board.ToJson();
        Assert.Equal(board, DashboardSnapshot.FromJson(json));
        Assert.Equal(json, DashboardSnapshot.FromJson(json).ToJson());
        Assert.Empty(board.ChangesSince(DashboardSnapshot.FromJson(json)));
        var dashboard = WriteOffDashboard.FromInputs(one.Inputs);
        var read = new string[Threads];
        Parallel.For(0, Threads, thread => read[thread] = one.AsOf(dashboard).ToJson());
        Assert.All(read, text => Assert.Equal(json, text));
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            foreach (string culture in new[] { "tr-TR", "fa-IR", "sv-SE" })
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                Assert.Equal(json, new Full(seed).Snapshot.ToJson());
                _ = board.ChangesSince(dashboard.AsOf(First)).Select(change => change.ToString()).ToArray();
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        Assert.Equal(json, one.Shuffled.Snapshot.ToJson());
    });

    [Law(10)]
    public Property Buckets_and_undated_less_credits_are_what_is_open() => Law.ForAll(Seeds, seed =>
    {
        var one = new Full(seed);
        if (one.Snapshot.Table("collections", "ageing") is not { } ageing) return;
        ReportingPeriod period = one.Snapshot.Period!.Value;
        foreach (string column in new[] { "amount", "period before" })
        {
            if (ageing.At(ageing.Rows[^1], column) is not { } open) continue;
            decimal credits = ageing.At(ageing.Rows[^2], column).Amount();
            decimal debits = ageing.Rows.SkipLast(2).Sum(row => ageing.At(row, column).Amount());
            Assert.Equal(open.Amount(), debits - credits);
            LocalDate day = column == "amount" ? period.End : one.Axis[one.Axis.IndexOf(period.Start) - 1].End;
            if (one.Portfolio.Settlements.Any(row => row.Kind == SettlementKind.Adjustment)) continue; // They work both ways.
            Assert.Equal((day, one.Portfolio.SumOn(day, one.Known ?? LocalDate.MaxIsoValue)), (day, open.Amount()));
        }

        DashboardTable figures = one.Snapshot["collections"]["figures"];
        Assert.Equal(figures["open receivables", "period"]!.Value, ageing.At(ageing.Rows[^1], "amount")!.Value);
        decimal all = ageing.Rows.SkipLast(2).Sum(row => ageing.At(row, "amount").Amount());
        foreach (DashboardRow row in ageing.Rows.SkipLast(2))
        {
            if (all == 0) Assert.Null(ageing.At(row, "share"));
            else BoardReading.AssertQuotient(ageing.At(row, "amount").Amount(), all, ageing.At(row, "share"));
        }

        if (one.Portfolio.Settlements.All(row => row.Kind != SettlementKind.Adjustment)
            && one.Snapshot.Table("data quality", "figures") is { } quality
                && quality.Rows.Any(row => row.Name == "difference to the general ledger"))
        {
            decimal sub = one.Portfolio.SumOn(one.Day, one.Known ?? LocalDate.MaxIsoValue);
            Assert.Equal(Math.Abs(Full.Control - sub), Math.Abs(quality["difference to the general ledger", "value"].Amount()));
        }
    });

    [Law(10)]
    public Property Accounts_at_risk_add_up_to_what_is_at_risk() => Law.ForAll(Seeds, seed =>
    {
        DashboardSnapshot board = new Full(seed).Snapshot;
        if (board.Table("at risk", "figures") is not { } figures) return;
        foreach (string column in new[] { "period", "period before" })
        {
            if (figures["at risk", column] is not { } atRisk) continue;
            decimal overdue = figures["overdue", column].Amount();
            Assert.InRange(atRisk.Amount(), 0, overdue);
            BoardReading.AssertQuotient(atRisk.Amount(), overdue, figures["share at risk", column]);
        }

        decimal expected = figures["at risk", "period"].Amount();
        if (board.Table("at risk", "accounts") is not { } accounts)
        {
            Assert.Equal(0, expected);
            return;
        }

        Assert.Equal(expected, accounts.Rows[^1].Figures[0].Amount());
        Assert.Equal(expected, accounts.Rows.SkipLast(1).Sum(row => row.Figures[0].Amount()));
        Assert.Equal(
            accounts.Rows.Where(row => row.Kind == DashboardRowKind.Item).Select(row => row.Figures[0].Amount()).OrderDescending(),
            accounts.Rows.Where(row => row.Kind == DashboardRowKind.Item).Select(row => row.Figures[0].Amount()));
        if (figures["at risk", "period before"] is { } before)
        {
            decimal listed = accounts.At(accounts.Rows[^1], "period before") is { } total ? total.Amount() : 0;
            Assert.Equal(before.Amount(), listed);
        }
    });

    [Law(10)]
    public Property The_roll_forward_closes_and_the_required_allowance_is_the_sum_of_its_parts() => Law.ForAll(Seeds, seed =>
    {
        DashboardSnapshot board = new Full(seed).Snapshot;
        if (board.Table("allowance", "roll-forward") is { } roll)
        {
            decimal sum = roll.Rows.SkipLast(1).Sum(row => row.Figures[0].Amount()), closing = roll.Rows[^1].Figures[0].Amount();
            Assert.Equal("closing", roll.Rows[^1].Name);
            Assert.Equal(closing, sum);
            Assert.Equal(closing, board["allowance"]["figures"]["booked", "period"].Amount());
        }

        if (board.Table("allowance", "matrix") is not { } matrix) return;
        decimal required = matrix.At(matrix.Rows[^1], "allowance").Amount();
        Assert.Equal(required, matrix.Rows.SkipLast(1).Sum(row => matrix.At(row, "allowance").Amount()));
        DashboardTable figures = board["allowance"]["figures"];
        Assert.Equal(required, figures["required", "period"].Amount());
        if (figures.Rows.Any(row => row.Name == "booked less required"))
            Assert.Equal(figures["booked", "period"].Amount() - required, figures["booked less required", "period"].Amount());
    });

    /// <summary>Figure, what it is held to, and the difference: of ratios in points.</summary>
    [Law(10)]
    public Property Variances_gaps_and_changes_are_the_differences_of_the_figures_beside_them() => Law.ForAll(Seeds, seed =>
    {
        var one = new Full(seed);
        if (!one.Snapshot["headline"].IsPresent) return;
        DashboardTable figures = one.Snapshot["headline"]["figures"], standing = one.Snapshot["headline"]["standing"];
        foreach (string column in figures.Columns)
        {
            AssertDifference(figures["gross to sales", column], figures["target: ceiling", column], figures["against ceiling", column]);
            AssertDifference(figures["gross write-offs", column], figures["target: plan", column], figures["against plan", column]);
        }

        AssertDifference(figures["gross to sales", "period"], figures["gross to sales", "period before"],
            standing.RowNamed("against the period before"));
        AssertDifference(figures["gross to sales", "period"], figures["gross to sales", "year before"],
            standing.RowNamed("against the year before"));
        Assert.Equal(figures["against ceiling", "period"]?.Value, standing.RowNamed("against the target")?.Value);
        DashboardTable benchmarks = one.Snapshot["benchmarks"]["benchmarks"];
        foreach (DashboardRow row in benchmarks.Rows)
            AssertDifference(benchmarks.At(row, "figure"), benchmarks.At(row, "benchmark"), benchmarks.At(row, "gap"));
    });

    [Law(10)]
    public Property Changes_between_full_snapshots_applied_give_the_later_one() => Law.ForAll(Seeds, seed =>
    {
        var one = new Full(seed);
        DashboardSnapshot later = one.Snapshot, earlier = WriteOffDashboard.FromInputs(one.Inputs).AsOf(one.Day.PlusDays(-seed % 70));
        Dictionary<BoardPlace, string> figures = BoardReading.Map(earlier);
        foreach (DashboardChange change in later.ChangesSince(earlier))
        {
            var place = new BoardPlace(change.Entity, change.Section, change.Table, change.Row, change.Column);
            Assert.Equal(figures.GetValueOrDefault(place, "nothing"), BoardReading.Says(change.Before));
            if (change.After is null) Assert.True(figures.Remove(place));
            else figures[place] = BoardReading.Says(change.After);
        }

        Assert.Equal(BoardReading.Map(later).OrderBy(pair => pair.Key.ToString(), StringComparer.Ordinal),
            figures.OrderBy(pair => pair.Key.ToString(), StringComparer.Ordinal));
    });

    private static void AssertDifference(DashboardFigure? figure, DashboardFigure? other, DashboardFigure? difference)
    {
        if (figure?.Value is not { } left || other?.Value is not { } right)
        {
            Assert.Null(difference?.Value);
            return;
        }

        bool isRatio = left.Unit == MetricUnit.Ratio;
        decimal expected = (left.ToDecimal() - right.ToDecimal()) * (isRatio ? 100 : 1), found = difference!.Value!.Value.ToDecimal();
        Assert.Equal(isRatio ? MetricUnit.Points : left.Unit, difference.Value.Value.Unit);
        Assert.True(Math.Abs(expected - found) <= Math.Max(1, Math.Abs(expected)) * 1e-18m, $"{found} is not {expected}");

        // Of amounts the library calls neither more nor less better.
        Assert.Equal(found == 0 || !isRatio ? null : found < 0, difference.IsFavourable);
    }

    /// <summary>Open items, settlements, an allowance, targets and peers of random figures, on months or weeks.</summary>
    private sealed class Full
    {
        public const decimal Control = 12.34m;

        private readonly int seed;
        private readonly LedgerEntry[] entries;

        public Full(int seed)
        {
            this.seed = seed;
            var random = new Random(seed);
            Portfolio = new RandomPortfolio(seed);
            Axis = random.Next(4) switch
            {
                0 => ReportingCalendar.IsoWeeks.Between(First.PlusDays(-420), First.PlusDays(130)),
                1 => ReportingCalendar.Quarters.Between(First.PlusYears(-3), First.PlusDays(100)),
                _ => ReportingCalendar.Months.Between(First.PlusMonths(-random.Next(30)), First.PlusDays(130)),
            };
            entries = [.. Portfolio.Entries, .. Enumerable.Range(0, random.Next(80)).Select(_ => Entry(random))];
            Day = First.PlusDays(random.Next(-20, 150));
            Known = random.Next(2) == 0 ? null : Day.PlusDays(random.Next(-20, 60));
        }

        public RandomPortfolio Portfolio { get; }

        public PeriodAxis Axis { get; }

        public LocalDate Day { get; }

        public LocalDate? Known { get; }

        public DashboardSnapshot Snapshot => AsOf(WriteOffDashboard.FromInputs(Inputs));

        /// <summary>The same with the entries of the ledger in another order.</summary>
        public Full Shuffled
        {
            get
            {
                var other = new Full(seed);
                new Random(seed).Shuffle(other.entries);
                return other;
            }
        }

        public DashboardInputs Inputs
        {
            get
            {
                AmountSeries sales = Each(i => 4_000 + (i * 71 + seed) % 900);
                WriteOffLedger ledger = BoardBuild.LedgerOf(entries);
                PeriodTotals totals = ledger.SummarizeBy(Axis);
                MetricDefinition ratio = totals.Gross.ToSales(sales).Definition;
                return new DashboardInputs
                {
                    Name = "Full",
                    Ledger = ledger,
                    Axis = Axis,
                    Sales = sales,
                    CreditSales = Each(i => 3_000 + (i * 31 + seed) % 700),
                    Purchases = Each(_ => 100),
                    Top = 1 + seed % 4,
                    Scale = ThresholdScaleHistory.Always(ThresholdScale.WriteOffToSales),
                    Targets =
                    [
                        Target.FromValue("ceiling", Ratio.FromDecimal(0.02m), ratio),
                        Target.FromSeries("plan", AmountSeries.FromValuesInOrder(
                            totals.Gross.Definition, Generate.Usd, Axis, Axis.Select((_, i) => 50m + i % 9))),
                    ],
                    Benchmarks = [PublishedBenchmarks.RetailAverage],
                    PeerGroups = [PeerGroup.FromValues(
                        "peers", ratio, "shops", "survey",
                            Enumerable.Range(1, 9).Select(i => ($"P{i}", (Quantity)Ratio.FromDecimal(i * 0.007m))))],
                    PeerQuantiles = QuantileType.Type7,
                    OpenItems = Portfolio.ToItems().WithFacts(Portfolio.Facts),
                    DaysSalesOutstanding = Axis.Calendar == ReportingCalendar.Months ? (DsoMethod)(seed % 3) : null,
                    CollectionSales = WriteOffMetrics.Receivables.CollectionSales.WholePeriod,
                    AtRisk = AtRiskRule.DaysPastDueAbove(seed % 20),
                    ControlAccount = BalanceHistory.FromBalances(Generate.Usd, [(Day, Control)]),
                    Allowance = AllowanceRollForward.From(Money.FromMinorUnits(seed % 9_999, Generate.Usd))
                        .Provision(Money.FromMinorUnits(seed % 777, Generate.Usd)).WriteOffs(Money.FromMinorUnits(seed % 555,
                            Generate.Usd)),
                    AllowanceHistory = Axis.Calendar == ReportingCalendar.IsoWeeks ? null : AllowanceHistory.FromLedger(
                        ledger, Axis, Money.FromMinorUnits(seed % 9_999, Generate.Usd), Each(i => (i * 37 + seed) % 300)),
                    ProvisionMatrix = ProvisionMatrix.FromRates(LossRates.FromPercent(AgeingBuckets.UpTo(0, 30, 60, 90), 1, 3, 9, 27, 50)
                        .WithUndatedRate(Ratio.FromDecimal(0.2m))),
                    SpecificAllowances = seed % 2 == 0 || !IsOwing("C-0") ? []
                        : [SpecificAllowance.ForAccount("C-0", Ratio.FromDecimal(0.6m), "insolvent")],
                    Findings = ledger.Check(),
                };
            }
        }

        public DashboardSnapshot AsOf(WriteOffDashboard board) => Known is { } known ? board.AsOf(Day, known) : board.AsOf(Day);

        /// <summary>Whether an account has a debit at the end of the last period: others may have no specific allowance.</summary>
        private bool IsOwing(string account)
        {
            OpenItems items = Portfolio.ToItems();
            ReportingPeriod[] ended = [.. Axis.Where(period => period.End <= BoardModel.Least(Day, Known))];
            return ended.Length > 0 && (Known is { } known ? items.AsKnownOn(known) : items).AsOf(ended[^1].End)
                .Any(item => item.Account == account && !item.IsCredit);
        }

        private AmountSeries Each(Func<int, decimal> amount) =>
            AmountSeries.FromValuesInOrder(Generate.Usd, Axis, Axis.Select((_, i) => amount(i)));

        private static LedgerEntry Entry(Random random)
        {
            LocalDate day = First.PlusDays(random.Next(-700, 140));
            Money amount = Money.FromMinorUnits(random.Next(1, 40_000), Generate.Usd);
            LedgerEntry entry = random.Next(5) switch
            {
                0 => LedgerEntry.Recovery(day, amount),
                1 => LedgerEntry.Reversal(day, amount),
                _ => LedgerEntry.WriteOff(day, amount),
            };
            return (entry with { RecordedDate = random.Next(3) == 0 ? day.PlusDays(random.Next(50)) : null })
                .With("region", random.Next(4) == 0 ? null : $"R{random.Next(6)}");
        }
    }
}

internal static class StandingRows
{
    /// <summary>The value of a row that is there where it applies.</summary>
    public static DashboardFigure? RowNamed(this DashboardTable table, string name) =>
        table.Rows.FirstOrDefault(row => row.Name == name)?.Figures[0];
}
