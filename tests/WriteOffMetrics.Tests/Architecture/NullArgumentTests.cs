using System.Data;
using System.Reflection;
using System.Text.Json.Serialization;
using NodaTime;
using WriteOffMetrics.Allowances;
using WriteOffMetrics.Approvals;
using WriteOffMetrics.Controls;
using WriteOffMetrics.Impairments;
using WriteOffMetrics.Receivables;

namespace WriteOffMetrics.Tests;

public sealed class NullArgumentTests
{
    private static readonly Currency Usd = Currency.FromCode("USD");
    private static readonly LocalDate Day = new(2026, 3, 14);
    private static readonly PeriodAxis Axis = ReportingCalendar.Months.Between(Day, Day);
    private static readonly WriteOffLedger Ledger = WriteOffLedger
        .FromEntries(Usd, [LedgerEntry.WriteOff(Day, Money.FromDecimal(1m, Usd))]);
    private static readonly PeriodTotals Totals = Ledger.SummarizeBy(Axis);
    private static readonly RatioSeries Ratio = Totals.Gross.ToSales(AmountSeries.FromValuesInOrder(Usd, Axis, [1m]));

    private static readonly OpenItems Items = OpenItems.FromRows(
        Usd, ["row"], new OpenItemSelectors<string> { InvoiceDate = _ => Day, DueDate = _ => Day, Amount = _ => 1m });

    private static readonly LossRates Rates = LossRates.FromPercent(AgeingBuckets.UpTo(0), 1m, 2m);

    private static readonly AllowanceHistory History = AllowanceHistory.FromRollForwards(
        Axis, [AllowanceRollForward.From(Money.FromDecimal(1m, Usd)).CloseAt(Money.FromDecimal(2m, Usd))]);
    private static readonly InventorySelectors<string> StockSelectors =
        new() { Item = row => row, Cost = _ => 1m, NetRealisableValue = _ => 1m };

    private static readonly InventoryValuation Stock = InventoryValuation.FromRows(Usd, Day, ["row"], StockSelectors);
    private static readonly AssetImpairment Asset = AssetImpairment.FromAmounts("row", Day, Money.Zero(Usd), Money.Zero(Usd), null);

    private static readonly Metric OwnMetric =
        Metric.FromDefinition("DSO", "days sales outstanding", MetricUnit.Days, MetricDirection.LowerIsBetter, PeriodCombination.None,
            "receivables ÷ sales × days", "a policy");

    private static readonly ControlInputs ControlInputs = new() { Ledger = Ledger };

    private static readonly DashboardInputs BoardInputs = new() { Ledger = Ledger, Axis = Axis };

    /// <summary>A good argument of every type that a public member takes.</summary>
    private static readonly Instant Noon = Instant.FromUtc(2025, 6, 1, 12, 0);

    private static readonly ApprovalActor Manager = ApprovalActor.FromRole("Cleo", "Manager");

    private static readonly WriteOffRequest Request = WriteOffRequest.FromLog(
        [ApprovalEvent.Drafted("R-1", Manager, Noon, Money.FromDecimal(1m, Usd), new WriteOffSubject())]);

    private static readonly Dictionary<Type, object> Good = new()
    {
        [typeof(string)] = "account",
        [typeof(int)] = 1,
        [typeof(long)] = 1L,
        [typeof(double)] = 0.5,
        [typeof(decimal)] = 1m,
        [typeof(Currency)] = Usd,
        [typeof(Money)] = Money.FromDecimal(1m, Usd),
        [typeof(Ratio)] = WriteOffMetrics.Ratio.FromPercent(1m),
        [typeof(LocalDate)] = Day,
        [typeof(LocalDate?)] = Day,
        [typeof(MidpointRounding)] = MidpointRounding.ToEven,
        [typeof(PeriodBasis)] = PeriodBasis.EffectiveDate,
        [typeof(AmountMeasure)] = AmountMeasure.Gross,
        [typeof(BenchmarkStatistic)] = BenchmarkStatistic.Mean,
        [typeof(ReportingPeriod)] = Axis[0],
        [typeof(PeriodAxis)] = Axis,
        [typeof(WriteOffLedger)] = Ledger,
        [typeof(PeriodTotals)] = Totals,
        [typeof(PeriodBreakdown)] = Ledger.SummarizeBy(Axis, Dimension.Account),
        [typeof(CrossBreakdown)] = Ledger.SummarizeBy(Axis, Dimension.Account, Dimension.Reason),
        [typeof(TopBreakdown)] = Ledger.SummarizeBy(Axis, Dimension.Account).Top(1, AmountMeasure.Gross),
        [typeof(ExchangeRates)] = ExchangeRates.FromRates([]),
        [typeof(ExchangeRateBasis)] = ExchangeRateBasis.EntryDay,
        [typeof(IEnumerable<(LocalDate, Currency, Currency, decimal)>)] = Array.Empty<(LocalDate, Currency, Currency, decimal)>(),
        [typeof(IEnumerable<WriteOffLedger>)] = new[] { Ledger },
        [typeof(EntryColumns)] = new EntryColumns { EffectiveDates = new[] { Day }, MinorUnits = new[] { 1L } },
        [typeof(DimensionDictionary)] = new DimensionDictionary(),
        [typeof(DimensionCodes)] = DimensionCodes.From(new DimensionDictionary(), ReadOnlyMemory<int>.Empty),
        [typeof(ReadOnlyMemory<int>)] = ReadOnlyMemory<int>.Empty,
        [typeof(decimal?)] = 1m,
        [typeof(FindingRule)] = LedgerRules.Duplicate,
        [typeof(FindingSeverity)] = FindingSeverity.Error,
        [typeof(IReadOnlyList<FindingPosition>)] = Array.Empty<FindingPosition>(),
        [typeof(IReadOnlyList<FindingFault>)] = new[] { FindingFault.FromText("row", null, "Found none.") },
        [typeof(IReadOnlyList<Finding>)] = Array.Empty<Finding>(),
        [typeof(LedgerBuilder)] = new LedgerBuilder(Usd),
        [typeof(LiveTotals)] = new LiveTotals(Usd, Axis),
        [typeof(SegmentScales)] = SegmentScales.FromScales("sector", ThresholdScaleHistory.Always(ThresholdScale.WriteOffToSales)),
        [typeof(IReadOnlyList<(string?, ThresholdScaleHistory)>)] = Array.Empty<(string?, ThresholdScaleHistory)>(),
        [typeof(PeerGroup)] = PeerGroup
        .FromValues("x", RatioMetrics.GrossWriteOffToSales, "x", "x", [("a", WriteOffMetrics.Ratio.FromPercent(1m))]),
        [typeof(IEnumerable<(string, Quantity)>)] = new[] { ("a", (Quantity)WriteOffMetrics.Ratio.FromPercent(1m)) },
        [typeof(Quantity)] = (Quantity)WriteOffMetrics.Ratio.FromPercent(1m),
        [typeof(Metric)] = OwnMetric,
        [typeof(MetricUnit)] = MetricUnit.Days,
        [typeof(PeriodCombination)] = PeriodCombination.None,
        [typeof(MetricDirection)] = MetricDirection.LowerIsBetter,
        [typeof(MetricSeries)] = Ratio,
        [typeof(MetricSeries<RatioPoint>)] = Ratio,
        [typeof(MetricPoint)] = Ratio[0],
        [typeof(QuantitySeries)] = QuantitySeries.FromValuesInOrder(MetricDefinition.FromMetric(OwnMetric), Axis, [1m]),
        [typeof(IEnumerable<Ratio?>)] = new Ratio?[] { null },
        [typeof(IEnumerable<decimal?>)] = new decimal?[] { null },
        [typeof(Func<string, CalendarDay>)] = new Func<string, CalendarDay>(_ => Day),
        [typeof(CalendarDay)] = CalendarDay.FromLocalDate(Day),
        [typeof(IDataReader)] = new DataTable { Columns = { "day", "amount" } }.CreateDataReader(),
        [typeof(EntryRecordMap)] = new EntryRecordMap { EffectiveDate = "day", Amount = "amount" },
        [typeof(IEnumerable<AmountSeries>)] = new[] { AmountSeries.FromValuesInOrder(Usd, Axis, [1m]) },
        [typeof(IEnumerable<(ReportingPeriod, decimal)>)] = new[] { (Axis[0], 1m) },
        [typeof(IEnumerable<(ReportingPeriod, long)>)] = new[] { (Axis[0], 1L) },
        [typeof(IEnumerable<(LocalDate, long)>)] = new[] { (Day, 1L) },
        [typeof(IEnumerable<(ReportingPeriod, Ratio)>)] = new[] { (Axis[0], WriteOffMetrics.Ratio.FromPercent(1m)) },
        [typeof(IEnumerable<(LocalDate, Ratio)>)] = new[] { (Day, WriteOffMetrics.Ratio.FromPercent(1m)) },
        [typeof(Func<string, string>)] = new Func<string, string?>(_ => null),
        [typeof(MetricBreakdown<AmountSeries>)] = Ledger.SummarizeBy(Axis, Dimension.Account).Gross,
        [typeof(MetricCrossBreakdown<AmountSeries>)] = Ledger.SummarizeBy(Axis, Dimension.Account, Dimension.Reason).Gross,
        [typeof(MetricBreakdown<RatioSeries>)] = Ledger.SummarizeBy(Axis, Dimension.Account).RecoveryRate(),
        [typeof(MetricBreakdown<CountSeries>)] = Ledger.CountDocumentsBy(Axis, Dimension.Account),
        [typeof(IEnumerable<(string, AmountSeries)>)] = new[] { ((string?)"a", Totals.Gross) },
        [typeof(IReadOnlyCollection<LedgerEntry>)] = Ledger.Entries,
        [typeof(Func<AmountSeries, AmountPoint>)] = new Func<AmountSeries, AmountPoint>(series => series.Total),
        [typeof(Func<RatioSeries, MetricPoint>)] = new Func<RatioSeries, MetricPoint>(series => series.Overall),
        [typeof(Func<string, decimal>)] = new Func<string, decimal>(_ => 1m),
        [typeof(BenchmarkSeries)] = BenchmarkSeries.FromSeries(
            "x", RatioSeries.FromValuesInOrder(Ratio.Definition, Axis, [null]).WithSource("x"), BenchmarkStatistic.Mean, "x"),
        [typeof(TableOptions)] = new TableOptions(),
        [typeof(TextTable)] = Ratio.ToTable(),
        [typeof(IEnumerable<(string, MetricSeries)>)] = new[] { ("a", (MetricSeries)Ratio) },
        [typeof(MetricCrossBreakdown<RatioSeries>)] =
            Ledger.SummarizeBy(Axis, Dimension.Account, Dimension.Reason).Gross.SelectSeries(_ => Ratio),
        [typeof(QuantileType)] = QuantileType.Type7,
        [typeof(AmountSeries)] = Totals.Gross,
        [typeof(AmountPoint)] = Totals.Gross[0],
        [typeof(CountSeries)] = CountSeries.FromValuesInOrder(Axis, [1L]),
        [typeof(BalanceHistory)] = BalanceHistory.FromBalances(Usd, [(Day, 1m)]),
        [typeof(BalanceAveraging)] = BalanceAveraging.Daily,
        [typeof(Annualization)] = Annualization.Times(12),
        [typeof(IEnumerable<long>)] = new[] { 1L },
        [typeof(IEnumerable<(LocalDate, decimal)>)] = new[] { (Day, 1m) },
        [typeof(RatioSeries)] = Ratio,
        [typeof(RatioPoint)] = Ratio[0],
        [typeof(Trend)] = Ratio.FitTrend(0.95),
        [typeof(ControlChart)] = Ratio.ToXmrChart(ChartRuleSet.Nelson),
        [typeof(TrendTest)] = TrendTest.MannKendall,
        [typeof(ChartRuleSet)] = ChartRuleSet.Nelson,
        [typeof(DecompositionMethod)] = DecompositionMethod.Loess,
        [typeof(ForecastMethod)] = ForecastMethod.Holt,
        [typeof(SmoothingParameters)] = SmoothingParameters.FromWeights(0.5, 0.5, 0.5, 0.9),
        [typeof(IEnumerable<(string, RatioSeries)>)] = new[] { ("a", Ratio) },
        [typeof(MetricDefinition)] = Ratio.Definition,
        [typeof(ThresholdScale)] = ThresholdScale.WriteOffToSales,
        [typeof(ThresholdScaleHistory)] = ThresholdScaleHistory.FromScales((Day, ThresholdScale.WriteOffToSales)),
        [typeof(Concentration)] = Ledger.SummarizeBy(Axis, Dimension.Account).ConcentrationOf(AmountMeasure.Gross),
        [typeof(ReportingCalendar)] = ReportingCalendar.Months,
        [typeof(Benchmark)] = PublishedBenchmarks.RetailAverage,
        [typeof(Target)] = Target.FromSeries("x", Ratio),
        [typeof(LedgerEntry)] = Ledger.Entries.First(),
        [typeof(IEnumerable<decimal>)] = new[] { 1m },
        [typeof(IEnumerable<LedgerEntry>)] = Ledger.Entries,
        [typeof(IEnumerable<ReportingPeriod>)] = Axis,
        [typeof(IEnumerable<TotalsRow>)] = Array.Empty<TotalsRow>(),
        [typeof(IEnumerable<string>)] = Array.Empty<string>(),
        [typeof(IReadOnlyList<string>)] = Array.Empty<string>(),
        [typeof(IReadOnlyList<long>)] = new[] { 1L },
        [typeof(IReadOnlyList<double>)] = new[] { 1.0 },
        [typeof(IReadOnlyList<Money>)] = new[] { Money.FromDecimal(1m, Usd) },
        [typeof(IReadOnlyList<ThresholdBand>)] = new[] { ThresholdBand.Rest("any") },
        [typeof(IReadOnlyList<(LocalDate, ThresholdScale)>)] = new[] { (Day, ThresholdScale.WriteOffToSales) },
        [typeof(Func<string, bool>)] = new Func<string?, bool>(_ => true),
        [typeof(Func<PeriodTotals, Money>)] = new Func<PeriodTotals, Money>(totals => totals.Gross.Total.Amount),
        [typeof(EntrySelectors<string>)] = new EntrySelectors<string> { EffectiveDate = _ => Day, Amount = _ => 1m },
        [typeof(OpenItemSelectors<string>)] = new OpenItemSelectors<string> { InvoiceDate = _ => Day, Amount = _ => 1m },
        [typeof(SettlementSelectors<string>)] = new SettlementSelectors<string> { ValueDate = _ => Day, Amount = _ => 1m },
        [typeof(ICollection<Finding>)] = new List<Finding>(),
        [typeof(IEnumerable<AccountFacts>)] = Array.Empty<AccountFacts>(),
        [typeof(OpenItems)] = Items,
        [typeof(OpenItemList)] = Items.AsOf(Day),
        [typeof(AgeingBuckets)] = AgeingBuckets.UpTo(0),
        [typeof(Ageing)] = Items.AsOf(Day).AgeBy(AgeingBuckets.UpTo(0)),
        [typeof(AgeingBreakdown)] = Items.AsOf(Day).AgeBy(AgeingBuckets.UpTo(0), Dimension.Account),
        [typeof(BucketTransitions)] = Items.TransitionsBy(AgeingBuckets.UpTo(0), Axis),
        [typeof(SurvivalCurve)] = Items.TimeToWriteOff(Day),
        [typeof(IReadOnlyList<int>)] = new[] { 0 },
        [typeof(AtRiskRule)] = AtRiskRule.Disputed,
        [typeof(DsoMethod)] = DsoMethod.Simple,
        [typeof(CollectionSales)] = CollectionSales.WholePeriod,
        [typeof(SettlementKind)] = SettlementKind.Payment,
        [typeof(LossRates)] = Rates,
        [typeof(IReadOnlyList<Ratio>)] = new[] { WriteOffMetrics.Ratio.FromPercent(1m), WriteOffMetrics.Ratio.FromPercent(2m) },
        [typeof(IReadOnlyList<decimal>)] = new[] { 1m, 2m },
        [typeof(VintageTable)] = Ledger.CompleteThrough(Day).VintagesBy(
            AmountSeries.FromValuesInOrder(Usd, Axis, [1m]), ReportingCalendar.Months),
        [typeof(IEnumerable<(string, LossRates)>)] = new[] { ((string?)null, Rates) },
        [typeof(DashboardInputs)] = BoardInputs,
        [typeof(WriteOffDashboard)] = WriteOffDashboard.FromInputs(BoardInputs),
        [typeof(DashboardSnapshot)] = WriteOffDashboard.FromInputs(BoardInputs).AsOf(Day),
        [typeof(DashboardSection)] = WriteOffDashboard.FromInputs(BoardInputs).AsOf(Day).Sections[0],
        [typeof(DashboardTable)] = WriteOffDashboard.FromInputs(BoardInputs).AsOf(Day)["data quality"].Tables[0],
        [typeof(ProvisionMatrix)] = ProvisionMatrix.FromRates(Rates),
        [typeof(ManagementOverlay)] = ManagementOverlay.FromAmount(Money.FromDecimal(1m, Usd), "x", Day),
        [typeof(SpecificAllowance)] = SpecificAllowance.ForAccount("x", WriteOffMetrics.Ratio.FromPercent(1m), "x"),
        [typeof(IReadOnlyList<SpecificAllowance>)] = Array.Empty<SpecificAllowance>(),
        [typeof(RequiredAllowance)] = ProvisionMatrix.FromRates(Rates).Apply(Items.AsOf(Day)),
        [typeof(AllowanceRollForward)] = History[0],
        [typeof(IEnumerable<AllowanceRollForward>)] = History,
        [typeof(JournalAccounts)] = new JournalAccounts(),
        [typeof(AllowanceHistory)] = History,
        [typeof(WriteOffModels)] = WriteOffModels.Compare(
            History, Money.FromDecimal(1m, Usd), AmountSeries.FromValuesInOrder(Usd, Axis, [1m]),
            AmountSeries.FromValuesInOrder(Usd, Axis, [1m])),
        [typeof(IEnumerable<(LocalDate, Money, Money)>)] = Array.Empty<(LocalDate, Money, Money)>(),
        [typeof(IEnumerable<LossGivenDefault>)] = Array.Empty<LossGivenDefault>(),
        [typeof(InventorySelectors<string>)] = StockSelectors,
        [typeof(InventoryValuation)] = Stock,
        [typeof(IEnumerable<InventoryValuation>)] = new[] { Stock },
        [typeof(AssetImpairment)] = Asset,
        [typeof(IEnumerable<AssetImpairment>)] = new[] { Asset },
        [typeof(ValuationWatch)] = ValuationWatch.FallingInLast(1),
        [typeof(Money?)] = Money.Zero(Usd),
        [typeof(Instant)] = Noon,
        [typeof(DateTimeZone)] = DateTimeZone.Utc,
        [typeof(ApprovalActor)] = Manager,
        [typeof(IReadOnlyList<string>)] = Array.Empty<string>(),
        [typeof(ApprovalEvidence)] = ApprovalEvidence.FromReference("letter", "L-1"),
        [typeof(WriteOffSubject)] = new WriteOffSubject(),
        [typeof(ApprovalEvent)] = ApprovalEvent.Submitted("R-1", Manager, Noon),
        [typeof(IEnumerable<ApprovalEvent>)] = Array.Empty<ApprovalEvent>(),
        [typeof(WriteOffRequest)] = Request,
        [typeof(RequestLog)] = RequestLog.FromEvents([]),
        [typeof(RequestStatus)] = RequestLog.FromEvents([]).StatusBy(Usd, Axis, DateTimeZone.Utc),
        [typeof(RequestState)] = RequestState.Draft,
        [typeof(Duration)] = Duration.Zero,
        [typeof(AmountRange)] = AmountRange.All,
        [typeof(IReadOnlyList<Authority>)] = new[] { Authority.UpTo(1m, "Manager") },
        [typeof(AuthorityTable)] = AuthorityTable.From(Noon, Authority.UpTo(1m, "Manager")),
        [typeof(IReadOnlyList<AuthorityTable>)] = new[] { AuthorityTable.From(Noon, Authority.UpTo(1m, "Manager")) },
        [typeof(IReadOnlyList<(Instant, IReadOnlyList<Authority>)>)] = Array.Empty<(Instant, IReadOnlyList<Authority>)>(),
        [typeof(ApprovalPolicy)] = ApprovalPolicy.FromTables(Usd, AuthorityTable.From(Noon, Authority.UpTo(1m, "Manager"))),
        [typeof(ApprovalDuty)] = ApprovalDuty.Approving,
        [typeof(IReadOnlyList<Delegation>)] = Array.Empty<Delegation>(),
        [typeof(ControlInputs)] = ControlInputs,
        [typeof(ControlTest)] = ControlTest.CreditBalances(),
        [typeof(IReadOnlyList<ControlTest>)] = new[] { ControlTest.CreditBalances() },
        [typeof(ControlSuite)] = ControlSuite.FromTests(ControlTest.CreditBalances()),
        [typeof(ControlReport)] = ControlSuite.FromTests(ControlTest.CreditBalances()).Run(ControlInputs),
        [typeof(IReadOnlyList<IsoDayOfWeek>)] = new[] { IsoDayOfWeek.Sunday },
    };

    private static Type ArgumentOf(MethodInfo generic)
    {
        Type[] constraints = generic.GetGenericArguments()[0].GetGenericParameterConstraints();
        return constraints.Contains(typeof(MetricPoint)) ? typeof(RatioPoint) : constraints.Contains(typeof(MetricSeries))
            ? typeof(RatioSeries) : typeof(string);
    }

    /// <summary>
    /// Nullable ones, by the annotation that the compiler leaves, may be null. Converters are called by the serializer only, which passes
    /// none.
    /// </summary>
    [Fact]
    public void A_null_where_none_is_allowed_is_refused_by_the_name_of_its_parameter()
    {
        var context = new NullabilityInfoContext();
        int tried = 0;
        foreach (Type type in typeof(Money).Assembly.GetExportedTypes().Where(
            type => !type.IsEnum && !type.IsGenericTypeDefinition && !typeof(JsonConverter).IsAssignableFrom(type)))
        {
            foreach (MethodInfo declared in type.GetMethods(
                BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(method =>
                !method.IsSpecialName && method.Name != nameof(Equals) && !method.Name.Contains('<', StringComparison.Ordinal)))
            {
                MethodInfo method = declared.IsGenericMethodDefinition ? declared.MakeGenericMethod(ArgumentOf(declared)) : declared;
                ParameterInfo[] parameters = method.GetParameters();

                // Spans cannot be passed by reflection: LiveTotalsTests asks these.
                if (Array.Exists(parameters, parameter => parameter.ParameterType.IsByRefLike)) continue;
                for (int i = 0; i < parameters.Length; i++)
                {
                    if (parameters[i].ParameterType.IsValueType || parameters[i].ParameterType.IsByRef
                        || context.Create(parameters[i]).WriteState == NullabilityState.Nullable) continue;
                    object?[] arguments = [
                        .. parameters.Select((parameter, position) =>
                        position == i ? null : parameter.ParameterType.IsByRef || parameter.ParameterType == typeof(IFormatProvider) ? null
                        : Good[parameter.ParameterType])];
                    object? target = method.IsStatic ? null : Good[type];
                    var thrown = Record.Exception(() => method.Invoke(target, arguments)) as TargetInvocationException;
                    Assert.True(thrown?.InnerException is ArgumentNullException refused && refused.ParamName == parameters[i].Name,
                        $"{type.Name}.{method.Name}({parameters[i].Name}): {thrown?.InnerException}");
                    tried++;
                }
            }
        }

        Assert.True(tried > 60, $"{tried} parameters");
    }
}
