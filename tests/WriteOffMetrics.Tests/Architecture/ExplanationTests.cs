using System.Text.Json.Serialization;
using WriteOffMetrics.Allowances;
using WriteOffMetrics.Approvals;
using WriteOffMetrics.Controls;
using WriteOffMetrics.Impairments;
using WriteOffMetrics.Receivables;

namespace WriteOffMetrics.Tests;

/// <summary>Whatever the library computes can say what it means, how it was computed, and from what.</summary>
public sealed class ExplanationTests
{
    /// <summary>What is no result: the material, the rules and the words, and parts of a result, which explains them.</summary>
    private static readonly Type[] NoResults =
    [
        // Material and where it comes from.
        typeof(LedgerEntry), typeof(EntrySelectors<>), typeof(EntryRecordMap), typeof(EntryColumns), typeof(DimensionCodes),
            typeof(DimensionDictionary),
            typeof(LedgerBuilder),
        typeof(WriteOffLedger), typeof(LedgerImport), typeof(ExchangeRates), typeof(BalanceHistory), typeof(TotalsRow), typeof(LiveTotals),
        typeof(PeriodTotals), typeof(PeriodBreakdown), typeof(CrossBreakdown), typeof(TopBreakdown),

        // Series and breakdowns of figures, each of which explains itself.
        typeof(MetricSeries), typeof(MetricSeries<>), typeof(AmountSeries), typeof(CountSeries), typeof(RatioSeries),
            typeof(QuantitySeries),
        typeof(MetricBreakdown<>), typeof(MetricCrossBreakdown<>),

        // Rules and words.
        typeof(ReportingCalendar), typeof(FiscalWeekYear), typeof(PeriodAxis), typeof(Metric), typeof(MetricDefinition),
            typeof(Annualization),
        typeof(BalanceAveraging), typeof(ThresholdBand), typeof(ThresholdScale), typeof(ThresholdScaleHistory), typeof(SegmentScales),
        typeof(Benchmark), typeof(Target),
        typeof(BenchmarkSeries), typeof(PeerGroup), typeof(SmoothingParameters), typeof(Evidence), typeof(EntryEvidence),
        typeof(Explanation),

        // What is open, item by item, and rules; the figures that are made of them explain themselves.
        typeof(OpenItems), typeof(OpenItemList), typeof(OpenItem), typeof(OpenItemChange), typeof(OpenItemSelectors<>),
        typeof(SettlementSelectors<>), typeof(AccountFacts), typeof(AtRiskRule), typeof(AgeingBuckets), typeof(Ageing),
        typeof(AgeingBreakdown), typeof(ControlAccountDifference),

        // What a dashboard is made from and of; its figures bring their explanations as text.
        typeof(DashboardInputs), typeof(WriteOffDashboard), typeof(DashboardSnapshot), typeof(DashboardSection), typeof(DashboardTable),
        typeof(DashboardRow), typeof(DashboardFigure), typeof(DashboardChange),

        // What an allowance is made from, its parts, and series of it.
        typeof(ProvisionMatrix), typeof(SpecificAllowance), typeof(ManagementOverlay), typeof(AllowanceLine), typeof(ItemAllowance),
        typeof(AllowanceMovement), typeof(JournalLine), typeof(JournalAccounts), typeof(AllowanceHistory), typeof(WriteOffModel),
        typeof(WriteOffModels),

        // Which items of stock and assets are watched: rules, and rows with why they are there.
        typeof(InventorySelectors<>), typeof(ValuationWatch), typeof(WatchedItem),

        // Requests, what a policy is made of, and what it decides, which brings its reasons.
        typeof(ApprovalActor), typeof(ApprovalEvidence), typeof(ApprovalEvent), typeof(WriteOffSubject), typeof(WriteOffRequest),
        typeof(RequestLog), typeof(RequestLogImport), typeof(AmountRange), typeof(Authority), typeof(AuthorityTable), typeof(Delegation),
        typeof(ApprovalPolicy), typeof(ApprovalDecision), typeof(PolicyViolation), typeof(RequestStatus),
        // Control tests: rules, and what came of them, which says in its own words what was compared with what.
        typeof(ControlInputs), typeof(ControlTest), typeof(ControlSuite), typeof(ControlResult), typeof(ControlReport),
        typeof(ControlEvidence), typeof(GovernanceSummary),
        typeof(ControlFigure), typeof(BenfordAnalysis), typeof(BenfordDigit),

        // Figures as text.
        typeof(TextTable), typeof(TableOptions),

        // Findings say all they have to say, and parts of results are explained by the whole.
        typeof(Finding), typeof(FindingRule), typeof(FindingFault), typeof(FindingPosition), typeof(Anomaly), typeof(ChangePoint),
            typeof(ChartPoint), typeof(ConcentrationShare), typeof(ExcludedPeriod),
        typeof(ForecastPoint), typeof(ForecastScore), typeof(SeasonalPoint), typeof(SegmentEffect),
    ];

    [Fact]
    public void Every_public_result_explains_itself()
    {
        Type[] results = [.. typeof(Money).Assembly.GetExportedTypes()
            .Where(type => type.IsClass
                && !(type.IsAbstract && type.IsSealed) && !typeof(JsonConverter).IsAssignableFrom(type) && !NoResults.Contains(type))];
        string[] silent = [.. results.Where(type => type.GetMethod("Explain", [])?.ReturnType != typeof(Explanation))
            .Select(type => type.Name)];
        Assert.Empty(silent);
        Assert.True(results.Length >= 18, $"{results.Length} results");
    }
}
