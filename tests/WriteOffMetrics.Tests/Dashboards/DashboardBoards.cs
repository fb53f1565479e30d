using NodaTime;
using WriteOffMetrics.Allowances;
using WriteOffMetrics.Approvals;
using WriteOffMetrics.Controls;
using WriteOffMetrics.Receivables;
using WriteOffMetrics.Testing;

namespace WriteOffMetrics.Tests.Dashboards;

/// <summary>Boards of every kind: small, with everything, of several entities, and with nothing to show.</summary>
internal static class DashboardBoards
{
    public static readonly Currency Usd = Currency.FromCode("USD"), Eur = Currency.FromCode("EUR");
    public static readonly LocalDate Start = new(2024, 7, 1), End = new(2026, 6, 30);
    public static readonly PeriodAxis Months = ReportingCalendar.Months.Between(Start, End);

    public static IEnumerable<DashboardSnapshot> All() =>
    [
        Small(),
        WriteOffDashboard.FromInputs(Everything("One", Usd, 1)).AsOf(End, End.PlusDays(8)),
        WriteOffDashboard.FromInputs(Everything("One", Usd, 1)).AsOf(new LocalDate(2025, 1, 15)),
        Group().AsOf(End),
        WithRequests(),
        Nothing(),
    ];

    /// <summary>One write-off of 300 in June 2026 over sales of 10,000, and one of 100 in May over 8,000.</summary>
    public static DashboardSnapshot Small()
    {
        PeriodAxis months = ReportingCalendar.Months.Between(new LocalDate(2026, 5, 1), End);
        return WriteOffDashboard.FromInputs(new DashboardInputs
        {
            Name = "Small",
            Ledger = WriteOffLedger.FromEntries(Usd,
            [
                LedgerEntry.WriteOff(new LocalDate(2026, 5, 10), Money.FromDecimal(100m, Usd)) with { Reason = "insolvency" },
                LedgerEntry.WriteOff(new LocalDate(2026, 6, 10), Money.FromDecimal(300m, Usd)) with { Reason = "dispute" },
            ]),
            Axis = months,
            Sales = AmountSeries.FromValuesInOrder(Usd, months, [8_000m, 10_000m]),
        }).AsOf(End);
    }

    /// <summary>Write-offs and requests for them, and what control tests find in both.</summary>
    public static DashboardSnapshot WithRequests()
    {
        RequestLog log = Requests(Usd, 1);
        WriteOffLedger ledger = WriteOffLedger.FromEntries(
            Usd, Months.Select((month, i) => LedgerEntry.WriteOff(month.Start, Money.FromDecimal(3_000m, Usd)) with
            {
                Account = "C-1",
                Request = $"R-{i}",
            })).CompleteThrough(End);
        return WriteOffDashboard.FromInputs(new DashboardInputs
        {
            Name = "Requests",
            Ledger = ledger,
            Axis = Months,
            Requests = log.StatusBy(Usd, Months, DateTimeZone.Utc),
            ServiceLevel = Duration.FromDays(14),
            Controls = ControlsOf(ledger, log),
        }).AsOf(End);
    }

    private static ControlReport ControlsOf(WriteOffLedger ledger, RequestLog log) => ControlSuite.FromTests(
        ControlTest.Duplicates(7), ControlTest.Missing(Dimension.Reason), ControlTest.BeyondAuthority(), ControlTest.SelfApproved(),
        ControlTest.PostedWithoutApproval(), ControlTest.PendingLongerThan(Duration.FromDays(30)), ControlTest.OverdueForWriteOff(180))
        .Run(new ControlInputs
        {
            Ledger = ledger,
            Requests = log,
            Policy = ApprovalPolicy.FromTables(Usd, AuthorityTable.From(
                Start.AtMidnight().InUtc().ToInstant(), Authority.UpTo(500m, "manager"), Authority.Above(500m, "board"))),
            Zone = DateTimeZone.Utc,
            At = End.PlusDays(1).AtMidnight().InUtc().ToInstant(),
        });

    /// <summary>A day before everything.</summary>
    public static DashboardSnapshot Nothing() => WriteOffDashboard.FromInputs(new DashboardInputs
    {
        Ledger = WriteOffLedger.FromEntries(Usd, []).CompleteThrough(End),
        Axis = Months,
    }).AsOf(new LocalDate(2020, 1, 1));

    public static WriteOffDashboard Group() => WriteOffDashboard.FromInputs(new DashboardInputs
    {
        Name = "Group",
        Axis = Months,
        Entities = [Everything("One", Usd, 1), Everything("Two", Eur, 2)],
        Currency = Usd,
        Rates = ExchangeRates.FromRates(
            Enumerable.Range(0, 760).Select(day => (Start.PlusDays(day), Eur, Usd, 1.05m + 0.001m * (day % 13)))),
        RateBasis = ExchangeRateBasis.PeriodAverage,
        Rounding = MidpointRounding.ToEven,
        Scale = ThresholdScaleHistory.Always(ThresholdScale.WriteOffToSales),
    });

    /// <summary>Everything that a dashboard can be given.</summary>
    public static DashboardInputs Everything(string name, Currency currency, ulong seed)
    {
        SyntheticPortfolio portfolio = SyntheticPortfolio.FromOptions(new SyntheticPortfolioOptions
        {
            Seed = seed,
            Count = 2_000,
            FirstDay = Start,
            LastDay = End,
            Currency = currency,
        });
        WriteOffLedger ledger = LedgerOf(portfolio, currency);
        AmountSeries sales = Sales(currency, 60_000m);
        AllowanceHistory history = AllowanceHistory.FromLedger(
            ledger, Months, Money.FromDecimal(20_000m, currency),
            AmountSeries.FromValuesInOrder(
                AllowanceMetrics.Allowance, currency, Months, Months.Select((_, index) => 20_000m + 100m * index)));
        return new DashboardInputs
        {
            Name = name,
            Ledger = ledger,
            Axis = Months,
            Sales = sales,
            SalesBySegment = [AmountSeries.FromSegments("reason", [
                ("never paid", Sales(currency, 40_000m)), ("goodwill", Sales(currency, 20_000m))])],
            CreditSales = sales,
            Purchases = Sales(currency, 30_000m),
            Scale = ThresholdScaleHistory.Always(ThresholdScale.WriteOffToSales),
            Targets =
            [
                Target.FromValue("Ceiling", Ratio.FromPercent(2.5m), ThresholdScale.WriteOffToSales.Definition),
                Target.FromSeries("Budget", Sales(currency, 1_200m, ledger.SummarizeBy(Months).Gross.Definition)),
            ],
            Benchmarks = [PublishedBenchmarks.RetailAverage],
            PeerGroups = [PeerGroup.FromValues("Trade", ThresholdScale.WriteOffToSales.Definition, "five companies", "a survey",
                [("A", Ratio.FromPercent(1)), ("B", Ratio.FromPercent(2)), ("C", Ratio.FromPercent(3)), ("D", Ratio.FromPercent(4))])],
            PeerQuantiles = QuantileType.Type7,
            OpenItems = portfolio.OpenItems.Settle(ledger),
            DaysSalesOutstanding = DsoMethod.CountBack,
            CollectionSales = CollectionSales.AverageMonth,
            AtRisk = AtRiskRule.DaysPastDueAbove(60),
            ControlAccount = BalanceHistory.FromBalances(currency, [(Start, 0m), (End, 100_000m)]),
            AllowanceHistory = history,
            ProvisionMatrix = ProvisionMatrix.FromRates(LossRates.FromPercent(AgeingBuckets.UpTo(0, 30, 60, 90), 0.5m, 2m, 5m, 10m, 40m)),
            EarlierKnownOn = new LocalDate(2026, 6, 8),
            Findings = ledger.Check(),
            Top = 5,
        };
    }

    /// <summary>
    /// Two requests a week; of seven one waits, one is sent back, one rejected, and the others are posted, some of them in part.
    /// </summary>
    private static RequestLog Requests(Currency currency, int seed)
    {
        ApprovalActor clerk = ApprovalActor.FromRole("A. Clerk", "clerk"), manager = ApprovalActor.FromRole("C. Manager", "manager"),
            board = ApprovalActor.FromRole("The Board", "board");
        List<ApprovalEvent> events = [];
        for (int i = 0; i < 200; i++)
        {
            string id = FormattableString.Invariant($"R-{i}");
            Instant at = Start.PlusDays(i * 7 / 2 + seed).AtMidnight().InUtc().ToInstant() + Duration.FromHours(9 + i % 8);
            Money amount = Money.FromDecimal(100 + i * 37 % 900, currency);
            Money granted = i % 5 == 0 ? Money.FromDecimal(80m, currency) : amount;
            ApprovalActor approver = i % 3 == 0 ? board : manager;
            events.Add(ApprovalEvent.Drafted(id, clerk, at, amount, new WriteOffSubject { Account = "C-1" }));
            events.Add(ApprovalEvent.Submitted(id, clerk, at += Duration.FromHours(2)));
            if (i % 7 == 3) events.Add(ApprovalEvent.Returned(id, manager, at + Duration.FromHours(30 + i % 50)));
            else if (i % 7 == 5) events.Add(ApprovalEvent.Rejected(id, approver, at + Duration.FromHours(50 + i % 40)));
            else if (i % 7 != 1)
            {
                events.Add(ApprovalEvent.Approved(id, approver, at += Duration.FromHours(20 + i % 90), granted));
                events.Add(ApprovalEvent.Posted(id, clerk, at + Duration.FromHours(5), granted));
            }
        }

        return RequestLog.FromEvents(events);
    }

    private static WriteOffLedger LedgerOf(SyntheticPortfolio portfolio, Currency currency)
    {
        var builder = new LedgerBuilder(currency);
        foreach (LedgerEntry entry in portfolio.Ledger.Entries) builder.Add(entry);
        builder.Add(LedgerEntry.WriteOff(new LocalDate(2026, 3, 5), Money.FromDecimal(900m, currency))
            with
        { Category = EntryCategory.Vendor });
        builder.Add(LedgerEntry.WriteOff(new LocalDate(2026, 4, 5), Money.FromDecimal(400m, currency))
            with
        { Category = EntryCategory.ForgivenPayable });
        builder.Add(LedgerEntry.Recovery(new LocalDate(2026, 5, 5), Money.FromDecimal(120m, currency)) with { RecordedDate = End });
        return builder.ToLedger().CompleteThrough(End);
    }

    private static AmountSeries Sales(Currency currency, decimal first) =>
        AmountSeries.FromValuesInOrder(currency, Months, Months.Select((_, index) => first + 500m * index));

    private static AmountSeries Sales(Currency currency, decimal first, MetricDefinition definition) =>
        AmountSeries.FromValuesInOrder(definition, currency, Months, Months.Select((_, index) => first + 10m * index));
}
