using NodaTime;
using WriteOffMetrics.Allowances;
using WriteOffMetrics.Approvals;
using WriteOffMetrics.Controls;
using WriteOffMetrics.Impairments;
using WriteOffMetrics.Receivables;

namespace WriteOffMetrics.Tests;

/// <summary>One of every public type that can be made, from a ledger of three years, of which each account is a customer's name.</summary>
internal static class JsonSamples
{
    /// <summary>A part of every customer's name.</summary>
    public const string Customer = "customer";

    private static readonly Currency Usd = Currency.FromCode("USD");
    private static readonly LocalDate First = new(2023, 1, 1);
    private static readonly PeriodAxis Months = ReportingCalendar.Months.Between(First, new LocalDate(2025, 12, 31));
    private static readonly PeriodAxis Years = ReportingCalendar.Years.Between(First, new LocalDate(2025, 12, 31));
    private static readonly WriteOffLedger Ledger = WriteOffLedger.FromEntries(Usd, Enumerable.Range(0, 4_000).Select(Entry))
        .CompleteThrough(new LocalDate(2025, 12, 31));

    public static IReadOnlyDictionary<Type, object> All { get; } = Make();

    private static object[] DashboardSamples(AmountSeries sales)
    {
        var inputs = new DashboardInputs { Name = "all", Ledger = Ledger, Axis = Months, Sales = sales, Dimensions = [Dimension.Reason] };
        WriteOffDashboard dashboard = WriteOffDashboard.FromInputs(inputs);
        DashboardSnapshot board = dashboard.AsOf(new LocalDate(2025, 12, 31));
        DashboardSection section = board["headline"];
        return
        [
            inputs, dashboard, board, section, section.Tables[0], section.Tables[0].Rows[0], section.Tables[0].Rows[0].Figures[0]!,
            board.ChangesSince(dashboard.AsOf(new LocalDate(2025, 11, 30)))[0],
        ];
    }

    private static object[] ApprovalSamples()
    {
        Instant at = Instant.FromUtc(2025, 6, 1, 12, 0);
        ApprovalActor clerk = ApprovalActor.FromRole("Ada", "Clerk") with { OtherRoles = ["cash"] },
            manager = ApprovalActor.FromRole("Cleo", "Manager");
        var letter = ApprovalEvidence.FromReference("letter", "L-1");
        WriteOffSubject subject = new WriteOffSubject
        {
            Account = Customer + " 1",
            Document = "1001",
            Reason = "insolvency",
            DueDate = First,
            Activity = "clinic",
            CreditLimitSetBy = "Dov",
        }.With("sector", "north");
        ApprovalEvent draft = ApprovalEvent.Drafted("R-1", clerk, at, Money.FromDecimal(40m, Usd), subject) with
        {
            Evidence = [letter],
            Reason = "no answer",
            RecordedAt = at + Duration.FromHours(1),
        };
        var table = AuthorityTable.From(at, Authority.UpTo(30m, "Manager")).ForActivity("clinic");
        var delegation = Delegation.InWriting(manager, "Ben", at, at + Duration.FromDays(1), letter);
        ApprovalPolicy policy = ApprovalPolicy.FromTables(Usd, table).WithDelegations(delegation);
        WriteOffRequest request = WriteOffRequest.FromLog(
            [draft, ApprovalEvent.Submitted("R-1", clerk, at) with { RecordedAt = at + Duration.FromHours(1) }]);
        RequestLogImport import = RequestLog.Import([.. request.Events, draft]);
        ApprovalDecision decision = policy.Decide(request, import.Log, clerk, at, Money.FromDecimal(40m, Usd));
        return
        [
            clerk, letter, subject, draft, request, import.Log, import, AmountRange.Between(1m, 2m), table.Tiers[0], table, delegation,
            policy, decision, decision.Violations[0], import.Log.StatusBy(Usd, Months, DateTimeZone.Utc),
        ];
    }

    private static Dictionary<Type, object> Make()
    {
        PeriodTotals totals = Ledger.SummarizeBy(Months);
        PeriodBreakdown breakdown = Ledger.SummarizeBy(Months, Dimension.Reason);
        AmountSeries sales = AmountSeries.FromValuesInOrder(Usd, Months, Months.Select((_, i) => 100_000m + i * 10m));
        MetricBreakdown<AmountSeries> salesByReason = AmountSeries.FromSegments(
            Dimension.Reason, breakdown.Values.Select(value => (value, sales)));
        RatioSeries ratios = totals.Gross.ToSales(sales);
        RatioPoint ratio = ratios.Overall;
        CountSeries documents = Ledger.CountDocumentsBy(Months);
        RatioSeries incidence = documents.ToInvoicesIssued(CountSeries.FromValuesInOrder(Months, Months.Select(_ => 5_000L)));
        var days = Metric.FromDefinition("DSO", "days sales outstanding", MetricUnit.Days, MetricDirection.LowerIsBetter,
            PeriodCombination.None, "receivables ÷ sales × days", "a policy");
        MetricDefinition definition = MetricDefinition.FromMetric(days).WithChoice("basis", "gross");
        QuantitySeries quantities = QuantitySeries.FromValuesInOrder(
            definition, Months, Months.Select((_, i) => (decimal?)(40 + i % 12 + (i < 18 ? 0 : 30) + (i == 30 ? 500 : 0))));
        Trend trend = quantities.FitTrend(0.95);
        AnomalySearch anomalies = quantities.FindAnomalies();
        ControlChart chart = quantities.ToXmrChart(ChartRuleSet.Nelson);
        SeasonalDecomposition seasons = quantities.Decompose(DecompositionMethod.Loess);
        Forecast forecast = quantities.Forecast(12, 0.95);
        RateMixChange mix = breakdown.Gross.ToSales(salesByReason).DecomposeChange(Months[0], Months[1]);
        Concentration concentration = breakdown.ConcentrationOf(AmountMeasure.Gross);
        PeerGroup peers = PeerGroup.FromValues("peers", ratio.Definition, "retailers", "a survey",
            [("a", Ratio.FromPercent(2m)), ("b", Ratio.FromPercent(3m)), ("c", Ratio.FromPercent(4m))]);
        FindingRule rule = FindingRule.FromDefinition("late", "entries posted late", "periods change", "a policy");
        Finding finding = Finding.FromFaults(rule, FindingSeverity.Warning, [FindingPosition.FromRowAndLine(12, 13)],
            FindingFault.FromText("amount", "0", "Found 0.")) with
        { AmountAtStake = Money.FromDecimal(5m, Usd), Evidence = ratio.Evidence };
        PeriodAxis quarters = ReportingCalendar.Quarters.Between(First, new LocalDate(2025, 12, 31));
        VintageTable vintages = Ledger.VintagesBy(sales.RollUpTo(quarters), quarters.Calendar);
        DimensionDictionary dictionary = new();
        ThresholdScaleHistory history = ThresholdScaleHistory.Always(ThresholdScale.WriteOffToSales);
        object[] samples =
        [
            totals.Gross[0], totals.Gross, totals.Gross[0].Annualize(Annualization.Times(12), MidpointRounding.ToEven),
            Annualization.ActualDaysOf(360), anomalies.Found[0], anomalies, BalanceAveraging.TwoPoint,
            BalanceHistory.FromBalances(Usd, [(First, 5m)]), PublishedBenchmarks.RetailAverage,
            PublishedBenchmarks.RetailAverage.Compare(ratio),
            BenchmarkSeries.FromSeries("published",
            RatioSeries.FromValuesInOrder(ratio.Definition, Months, Months.Select(_ => (Ratio?)null))
                .WithSource("a bank"), BenchmarkStatistic.Mean, "banks"),
            Target.FromSeries("plan", ratios), Target.FromSeries("plan", ratios).Compare(ratios)[0],
            trend.ChangePoint!, chart.Points[0], ThresholdScale.WriteOffToSales.Classify(ratio), ratios.CompoundGrowth(), concentration,
            concentration.Shares[0], chart, documents[0], documents, Ledger.SummarizeBy(Years, Dimension.Reason, Dimension.Request), Usd,
            DimensionCodes.From(dictionary, ReadOnlyMemory<int>.Empty), dictionary,
            new EntryColumns { EffectiveDates = new[] { First }, MinorUnits = new[] { 1L } }, ratio.Evidence,
            new EntrySelectors<string> { EffectiveDate = _ => First, Amount = _ => 1m },
            new EntryRecordMap { EffectiveDate = "day", Amount = "amount" }, CalendarDay.FromLocalDate(First), ExchangeRates.FromRates([]),
            QuantitySeries.FromValuesInOrder(definition, Months, Months.Select((_, i) => i == 3 ? null : (decimal?)i))
            .FitTrend(0.95).Excluded[0],
            ratio.Explain(), finding, finding.Faults[0], finding.Positions[0], rule, FiscalWeekYear.NationalRetailFederation, forecast,
            forecast.Points[0], forecast.Scores[0], incidence[0].CompareIncidence(incidence[1], 0.95)!, incidence[0].WilsonInterval(0.95)!,
            incidence[0].TestAgainst(Benchmark.FromValue(
                "rate", Ratio.FromPercent(2m), BenchmarkStatistic.Mean, incidence.Definition, "all", "a survey"))!,
            new LedgerBuilder(Usd), EntryOfEverything, LedgerImport.FromRejections(Ledger, [finding], 4_001, Sum(), 5m),
            new LiveTotals(Usd, Months), days, breakdown.Gross.ToSales(salesByReason), ratios.ChangeFromPeriodBefore()[1],
            Ledger.SummarizeBy(Years, Dimension.Reason, Dimension.Request).RecoveryRate(), definition, Money.FromDecimal(1.25m, Usd),
            peers.Compare(ratio, QuantileType.Type7), peers, Months, Ledger.SummarizeBy(Years, Dimension.Reason), totals,
            Quantity.FromDays(41.5m), quantities[0], quantities, mix, ratio.Ratio!.Value, ratio, ratios, Months[0], seasons,
            seasons.Points[0], mix.Segments[0],
            SegmentScales.FromScales(Dimension.Reason, history, ("fraud", history)), SmoothingParameters.FromWeights(0.5, 0.25, 0.125, 0.9),
            ThresholdBand.UpTo("Acceptable", Ratio.FromPercent(5m)), ThresholdScale.WriteOffToSales, history,
            Ledger.SummarizeBy(Years, Dimension.Reason).Top(2, AmountMeasure.Gross),
            new TotalsRow { Period = Months[0], Sum = Money.FromDecimal(12m, Usd), Count = 3, Value = "north", SecondValue = "retail" },
            trend, Ledger, ratios.ToTable(), new TableOptions(), vintages, vintages.ToChainLadder(),
            .. ReceivableSamples(), .. AllowanceSamples(), .. ImpairmentSamples(), .. ApprovalSamples(), .. ControlSamples(),
            .. DashboardSamples(sales),
        ];
        Dictionary<Type, object> all = samples.ToDictionary(
            sample => sample.GetType() is { IsGenericType: true } closed ? closed.GetGenericTypeDefinition() : sample.GetType());

        // The closed families by their bases.
        all.Add(typeof(Evidence), Evidence.None);
        all.Add(typeof(MetricPoint), ratio);
        all.Add(typeof(MetricSeries), ratios);
        all.Add(typeof(MetricSeries<>), ratios);
        all.Add(typeof(ReportingCalendar), ReportingCalendar.FiscalQuarters(10, FiscalYearNaming.EndYear));
        return all;
    }

    private static IEnumerable<object> ReceivableSamples()
    {
        var selectors = new OpenItemSelectors<int>
        {
            InvoiceDate = row => First.PlusDays(row),
            DueDate = row => First.PlusDays(row + 30),
            Amount = row => 100 + row,
            Account = row => $"{Customer} {row % 90}",
            Dimensions = { ["region"] = row => $"region {row % 7}" },
        };
        var payments = new SettlementSelectors<int>
        {
            ValueDate = row => First.PlusDays(row + 40),
            Amount = row => 90 + row,
            Account = row => $"{Customer} {row % 90}",
        };
        var facts = new AccountFacts { Account = Customer, Since = First, IsDisputed = true };
        OpenItems items = OpenItems.FromRows(Usd, Enumerable.Range(0, 900), selectors).Settle(Enumerable.Range(0, 300), payments)
            .WithFacts([facts]);
        OpenItemList list = items.AsOf(new LocalDate(2025, 12, 31));
        AgeingBuckets buckets = AgeingBuckets.UpTo(0, 30, 60, 90);
        Ageing ageing = items.AgeBy(buckets, Months);
        return
        [
            selectors, payments, facts, items, list, list.First(), list.ChangesSince(items.AsOf(First))[0], buckets, ageing,
            items.AgeBy(buckets, Years, "region"), ageing.DifferenceTo(Money.FromDecimal(5m, Usd)), AtRiskRule.DaysPastDueAbove(90),
            items.TransitionsBy(buckets, Months), items.TimeToWriteOff(First.PlusDays(300)),
        ];
    }

    private static IEnumerable<object> AllowanceSamples()
    {
        var lastDay = new LocalDate(2025, 12, 31);
        var selectors = new OpenItemSelectors<int>
        {
            InvoiceDate = row => First.PlusDays(row),
            DueDate = row => First.PlusDays(row + 30),
            Amount = row => 100 + row,
            Account = row => $"{Customer} {row % 90}",
        };
        OpenItems items = OpenItems.FromRows(Usd, Enumerable.Range(0, 900), selectors);
        LossRates rates = LossRates.FromPercent(AgeingBuckets.UpTo(0, 30, 60, 90), 1m, 2m, 3m, 5m, 50m);
        ManagementOverlay overlay = ManagementOverlay.FromAmount(Money.FromDecimal(5m, Usd), "a board paper", lastDay);
        SpecificAllowance specific = SpecificAllowance.ForAccount($"{Customer} 7", Ratio.FromPercent(80), $"{Customer} 7 is insolvent");
        ProvisionMatrix matrix = ProvisionMatrix.FromRates(rates).WithForwardLookingFactor(1.1m, "a board paper").WithOverlay(overlay);
        RequiredAllowance required = matrix.Apply(items.AsOf(lastDay), specific);
        AllowanceHistory history = AllowanceHistory.FromLedger(
            Ledger, Years, required.Total, AmountSeries.FromValuesInOrder(Usd, Years, Years.Select((_, i) => 1_000m * i)));
        WriteOffModels models = WriteOffModels.Compare(history, required.Total,
            AmountSeries.FromValuesInOrder(Usd, Years, Years.Select(_ => 90_000m)),
            AmountSeries.FromValuesInOrder(Usd, Years, Years.Select(_ => 800_000m)));
        return
        [
            rates, matrix, overlay, specific, required, required.Lines[0], required.Items.First(), history, history[0],
            history[0].Movements[0], history[0].ProposedJournal[0], new JournalAccounts(), models, models.Direct,
            LossGivenDefault.FromCashFlows(
                required.Total, First, Ratio.FromPercent(5), [(lastDay, Money.FromDecimal(5m, Usd), Money.FromDecimal(1m, Usd))]),
        ];
    }

    private static IEnumerable<object> ImpairmentSamples()
    {
        var selectors = new InventorySelectors<int>
        {
            Item = row => $"{Customer} {row}",
            Cost = row => 100 + row,
            NetRealisableValue = row => 90 + row % 40,
        };
        var valuation = InventoryValuation.FromRows(Usd, First, Enumerable.Range(0, 900), selectors);
        ValuationWatch rule = ValuationWatch.HeadroomBelow(Ratio.FromPercent(10m)).Or(ValuationWatch.FallingInLast(3));
        Money amount = Money.FromDecimal(5m, Usd);
        return
        [
            selectors, valuation, valuation.First(), rule, new[] { valuation }.ToWatchList(rule)[0],
            AssetImpairment.FromAmounts(Customer, First, amount, amount, null),
        ];
    }

    /// <summary>Tests that find something in the ledger, whose accounts and documents are customers' names.</summary>
    private static IEnumerable<object> ControlSamples()
    {
        var inputs = new ControlInputs { Ledger = Ledger.Where(ReportingCalendar.Months.PeriodOf(First)) };
        ControlTest test = ControlTest.Benford(1, 0.95, 50);
        var suite = ControlSuite.FromTests(
            test, ControlTest.Missing(Dimension.Reason), ControlTest.Splits(Dimension.Account, 30, Money.FromDecimal(1_000m, Usd)),
            ControlTest.Splits(Dimension.Reason, 2, Money.FromDecimal(1_100m, Usd)), ControlTest.RecoveredBeyondWriteOff(),
            ControlTest.OnDaysOfWeek(PeriodBasis.EffectiveDate, IsoDayOfWeek.Sunday));
        ControlInputs withRequests = RequestsOfCustomers();
        ControlReport ofRequests = ControlSuite.FromTests(
            ControlTest.BeyondAuthority(), ControlTest.SelfApproved(), ControlTest.DutiesNotSeparated(),
            ControlTest.PostedWithoutApproval(), ControlTest.OverdueForWriteOff(1), ControlTest.CreditNotReviewed(1)).Run(withRequests);
        Assert.All(ofRequests.Results, result => Assert.NotEmpty(result.Findings));
        BenfordAnalysis analysis = BenfordAnalysis.OfFirstTwoDigits(Ledger, 1_000);
        return
        [
            inputs, test, suite, ofRequests, suite.Run(inputs).Results[2], ofRequests.Governance,
            ofRequests.Results[0].Findings[0].Evidence,
            test.Run(new ControlInputs { Ledger = Ledger }).Figure!, analysis, analysis.Digits[0],
        ];
    }

    /// <summary>Accounts, documents and people have the name of a customer.</summary>
    private static ControlInputs RequestsOfCustomers()
    {
        var at = Instant.FromUtc(2024, 3, 1, 12, 0);
        ApprovalActor clerk = ApprovalActor.FromRole($"{Customer} 3", "Clerk");
        var subject = new WriteOffSubject { Account = $"{Customer} 1", Document = $"{Customer} 2", CreditLimitSetBy = clerk.Person };
        Money amount = Money.FromDecimal(40m, Usd);
        ApprovalPolicy policy = ApprovalPolicy.FromTables(Usd, AuthorityTable.From(at, Authority.UpTo(30m, "Clerk")))
            .Cumulative(90, Dimension.Account);
        RequestLog log = RequestLog.FromEvents(
        [
            ApprovalEvent.Drafted("R-1", clerk, at, amount, subject), ApprovalEvent.Submitted("R-1", clerk, at),
            ApprovalEvent.Approved("R-1", clerk, at, amount),
        ]);
        LedgerEntry entry = LedgerEntry.WriteOff(First, amount) with { Account = $"{Customer} 9", Request = "R-1" };
        OpenItems items = OpenItems.FromRows(Usd, [1], new OpenItemSelectors<int>
        {
            InvoiceDate = _ => First,
            DueDate = _ => First,
            Amount = _ => 5m,
            Account = _ => $"{Customer} 1",
            Document = _ => $"{Customer} 4",
        }).WithFacts([new AccountFacts { Account = $"{Customer} 5", Since = First, LastCreditReview = First }]);
        return new ControlInputs
        {
            Ledger = WriteOffLedger.FromEntries(Usd, [entry]),
            Requests = log,
            Policy = policy,
            Zone = DateTimeZone.Utc,
            OpenItems = items.AsOf(First.PlusDays(9)),
        };
    }

    private static LedgerEntry EntryOfEverything => LedgerEntry.Recovery(new LocalDate(2024, 2, 29), Money.FromDecimal(1_234.50m, Usd)) with
    {
        Category = EntryCategory.Vendor,
        RecordedDate = new LocalDate(2024, 3, 1),
        OriginDate = new LocalDate(2023, 12, 31),
        DueDate = new LocalDate(2024, 1, 31),
        Account = "",
        Document = "é\ud83d\ude00\u0000",
        Request = "R-1",
    };

    private static LedgerEntry Entry(int i)
    {
        LocalDate day = First.PlusDays(i * 37 % 1_096);
        Money amount = Money.FromMinorUnits(10_000 + i * 7_919L % 100_000, Usd);
        LedgerEntry entry = i % 5 == 0 ? LedgerEntry.Recovery(day, amount) : LedgerEntry.WriteOff(day, amount);
        return entry with
        {
            OriginDate = day.PlusDays(-(i * 11 % 700)),
            Account = $"{Customer} {i % 900}",
            Document = $"{Customer} {i}",
            Reason = (i % 3) switch { 0 => "fraud", 1 => "insolvency", _ => null },
            Request = i % 2 == 0 ? "R" : null,
        };
    }

    private static decimal Sum() => Ledger.Entries.Sum(entry => entry.Amount.ToDecimal());
}
