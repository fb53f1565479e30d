using System.Text.Json.Serialization;
using NodaTime;
using WriteOffMetrics.Allowances;
using WriteOffMetrics.Approvals;
using WriteOffMetrics.Controls;
using WriteOffMetrics.Receivables;

namespace WriteOffMetrics;

/// <summary>
/// What a dashboard is made of. A ledger and an axis are enough; each further input brings the section or the figures that need it, and a
/// section whose input is missing says so. Of several entities: their inputs, and how they are brought to one currency.
/// </summary>
/// <remarks>
/// Filled when made and not changed afterwards: any number of threads may read it. Amounts are in the currency of the ledger, series on
/// <see cref="Axis"/>. What was stated on other periods or in another currency is refused when the dashboard is made.
/// </remarks>
[JsonConverter(typeof(RefusedJsonConverter))]
public sealed class DashboardInputs : IRefusedAsJson
{
    /// <summary>
    /// Whose write-offs these are. Each of several entities needs a name of its own. An empty text where it is not stated.
    /// </summary>
    public string Name { get; init; } = "";

    /// <summary>The write-offs. Needed unless <see cref="Entities"/> are given.</summary>
    public WriteOffLedger? Ledger { get; init; }

    /// <summary>The periods, the earliest first; those that end after the day of a snapshot are not complete there.</summary>
    public required PeriodAxis Axis { get; init; }

    /// <summary>Total sales by period: what the ratios to sales (M3) are over.</summary>
    public AmountSeries? Sales { get; init; }

    /// <summary>Total sales by period and segment, one breakdown for each dimension that has them: the ratios of segments.</summary>
    public IReadOnlyList<MetricBreakdown<AmountSeries>> SalesBySegment { get; init => field = CopyOf(value); } = [];

    /// <summary>Average receivables by period (M5), averaged in the way that they name: write-offs over them, as banks report.</summary>
    public AmountSeries? AverageReceivables { get; init; }

    /// <summary>Credit sales by period: days sales outstanding (M20) and collection effectiveness (M23) need them.</summary>
    public AmountSeries? CreditSales { get; init; }

    /// <summary>Purchases by period: vendor losses are over them.</summary>
    public AmountSeries? Purchases { get; init; }

    /// <summary>The dimensions to break write-offs down by; null for each that the ledger has, but documents and requests.</summary>
    public IReadOnlyList<string>? Dimensions { get; init => field = value is null ? null : CopyOf(value); }

    /// <summary>
    /// How many values of a dimension, accounts at risk and the like have a row of their own; all others stand in one. 10.
    /// </summary>
    public int Top { get; init; } = 10;

    /// <summary>
    /// The bands of the headline's figure. Their definition decides which that is: gross or net write-offs, to sales or to average
    /// receivables, or as amounts. Without bands it is gross write-offs to sales; where there are no sales, to average receivables; and
    /// where there are neither, gross write-offs.
    /// </summary>
    public ThresholdScaleHistory? Scale { get; init; }

    /// <summary>Budgets, plans and ceilings (M37), each beside the figure of its definition; one of another definition is named.</summary>
    public IReadOnlyList<Target> Targets { get; init => field = CopyOf(value); } = [];

    /// <summary>
    /// Published figures to compare with; those of another definition than the dashboard's figures are named and left out.
    /// </summary>
    public IReadOnlyList<Benchmark> Benchmarks { get; init => field = CopyOf(value); } = [];

    /// <summary>Peers to compare with.</summary>
    public IReadOnlyList<PeerGroup> PeerGroups { get; init => field = CopyOf(value); } = [];

    /// <summary>How quantiles of peers are taken; must be stated where there are peers.</summary>
    public QuantileType? PeerQuantiles { get; init; }

    /// <summary>The level of the trend's and the forecast's intervals, between 0 and 1. 0.95.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>How many periods are forecast; 0 for none. 3.</summary>
    public int ForecastPeriods { get; init; } = 3;

    /// <summary>The method of the forecast; null for the one that the rule of the library picks, which is named.</summary>
    public ForecastMethod? ForecastMethod { get; init; }

    /// <summary>Open items with what was settled: collections, ageing, what is at risk.</summary>
    public OpenItems? OpenItems { get; init; }

    /// <summary>
    /// The buckets of the ageing, by due date; of several entities those of the group age them together. Not due, 1–30, 31–60, 61–90 and
    /// and 91+.
    /// </summary>
    public AgeingBuckets Buckets { get; init; } = AgeingBuckets.UpTo(0, 30, 60, 90);

    /// <summary>How days sales outstanding are computed (M20). There is no usual way: null leaves them out and says so.</summary>
    public DsoMethod? DaysSalesOutstanding { get; init; }

    /// <summary>Which sales collection effectiveness takes (M23). There is no usual way: null leaves it out and says so.</summary>
    public CollectionSales? CollectionSales { get; init; }

    /// <summary>Which open items are at risk (M35); null leaves the section out.</summary>
    public AtRiskRule? AtRisk { get; init; }

    /// <summary>The balance of the receivables' control account by day: the difference of the open items to the general ledger.</summary>
    public BalanceHistory? ControlAccount { get; init; }

    /// <summary>The movements of the allowance over a time that ends on the day of the snapshot (M11).</summary>
    public AllowanceRollForward? Allowance { get; init; }

    /// <summary>The allowance period by period (M11, M12): its movements of the year, its coverage and back-test.</summary>
    public AllowanceHistory? AllowanceHistory { get; init; }

    /// <summary>Loss rates: the allowance that the open items require (M39).</summary>
    public ProvisionMatrix? ProvisionMatrix { get; init; }

    /// <summary>Allowances of single accounts and documents, which stand outside the matrix.</summary>
    public IReadOnlyList<SpecificAllowance> SpecificAllowances { get; init => field = CopyOf(value); } = [];

    /// <summary>
    /// Where requests for write-offs stand: <c>log.StatusBy(usd, months, zone)</c>, of a log as known at the day of the report.
    /// </summary>
    public RequestStatus? Requests { get; init; }

    /// <summary>How long a request may wait for a decision; null where no service level is stated.</summary>
    public Duration? ServiceLevel { get; init; }

    /// <summary>
    /// What control tests found, and how the write-offs were decided on: <c>suite.Run(inputs)</c>, of the same ledger, as of the day of the
    /// report.
    /// </summary>
    public ControlReport? Controls { get; init; }

    /// <summary>The day of an earlier report: what became known since then is listed, where the snapshot states what it knows.</summary>
    public LocalDate? EarlierKnownOn { get; init; }

    /// <summary>The import that the ledger came from: what it offered and what it refused.</summary>
    public LedgerImport? Import { get; init; }

    /// <summary>
    /// Findings of checks that the caller ran, such as <see cref="WriteOffLedger.Check"/>, an empty list where they found nothing; null
    /// where none were run, which the snapshot says.
    /// </summary>
    public IReadOnlyList<Finding>? Findings { get; init => field = value is null ? null : CopyOf(value); }

    /// <summary>
    /// The inputs of several entities, each with a name and a ledger, on the same axis. Their consolidation has no ledger.
    /// </summary>
    public IReadOnlyList<DashboardInputs> Entities { get; init => field = CopyOf(value); } = [];

    /// <summary>The reporting currency of several entities.</summary>
    public Currency? Currency { get; init; }

    /// <summary>The rates into the reporting currency.</summary>
    public ExchangeRates? Rates { get; init; }

    /// <summary>
    /// Which rate converts write-offs and sales. There is no usual one. By the day of an entry only where neither sales nor purchases are
    /// given. Balances (open items, what is at risk, allowances) are converted at the rate of their day, whichever it is.
    /// </summary>
    public ExchangeRateBasis? RateBasis { get; init; }

    /// <summary>Where a half goes when a converted amount is rounded to be read.</summary>
    public MidpointRounding? Rounding { get; init; }

    /// <summary>The number of entries or of entities on one line, in any culture.</summary>
    public override string ToString() => Ledger is { } ledger
        ? $"inputs of a dashboard: {ledger}"
        : $"inputs of a dashboard: {Invariant.Count(Entities.Count, "entity", "entities")}";

    /// <summary>A copy, so that what its caller does to a list afterwards changes no dashboard.</summary>
    private static IReadOnlyList<T> CopyOf<T>(IReadOnlyList<T> list)
    {
        ArgumentNullException.ThrowIfNull(list);
        return [.. list];
    }

    string IRefusedAsJson.InsteadOfJson =>
        "Found DashboardInputs, which are not written as JSON; the snapshot of a dashboard is. Write board.AsOf(day).";
}
