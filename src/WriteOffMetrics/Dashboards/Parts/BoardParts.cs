using NodaTime;
using WriteOffMetrics.Receivables;

namespace WriteOffMetrics;

/// <summary>
/// What the sections of one snapshot read: the inputs, narrowed to a day and to what was known, and the totals that several sections
/// share, each made once.
/// </summary>
internal sealed class BoardParts
{
    private readonly Func<string, PeriodBreakdown> summarize;
    private readonly Dictionary<string, PeriodBreakdown> breakdowns = new(StringComparer.Ordinal);

    public BoardParts(
        DashboardInputs inputs, LocalDate asOf, LocalDate lastDay, PeriodTotals totals, AmountSeries? sales,
        Func<string, PeriodBreakdown> summarize)
    {
        Inputs = inputs;
        AsOf = asOf;
        LastDay = lastDay;
        Totals = totals;
        Sales = sales;
        this.summarize = summarize;
        Gross = totals.Gross;
        Net = totals.Net;
        GrossToSales = sales is null ? null : Gross.ToSales(sales);
        NetToSales = sales is null ? null : Net.ToSales(sales);
        GrossToReceivables = inputs.AverageReceivables is { } averages ? Gross.ToAverageReceivables(averages) : null;
        NetToReceivables = inputs.AverageReceivables is { } balances ? Net.ToAverageReceivables(balances) : null;
        Primary = PrimaryOf(inputs.Scale);
        Windows = new BoardWindows(totals.Axis, totals.Axis.CountThrough(lastDay) - 1);
    }

    public DashboardInputs Inputs { get; }

    public LocalDate AsOf { get; }

    /// <summary>The day through which periods count as complete: the day, what the books state, or what was known.</summary>
    public LocalDate LastDay { get; }

    /// <summary>The day through which the books were stated to be complete; null where they state none.</summary>
    public LocalDate? CompleteThrough { get; init; }

    public PeriodTotals Totals { get; }

    public AmountSeries? Sales { get; }

    public AmountSeries Gross { get; }

    public AmountSeries Net { get; }

    public RatioSeries? GrossToSales { get; }

    public RatioSeries? NetToSales { get; }

    public RatioSeries? GrossToReceivables { get; }

    public RatioSeries? NetToReceivables { get; }

    /// <summary>Whether the headline is of net write-offs.</summary>
    public bool IsNet =>
        ReferenceEquals(Primary, Net) || ReferenceEquals(Primary, NetToSales) || ReferenceEquals(Primary, NetToReceivables);

    /// <summary>What headline, trend, bands and benchmarks are about.</summary>
    public MetricSeries Primary { get; }

    /// <summary>The trend of <see cref="Primary"/>, made once.</summary>
    public Trend Trend => field ??= Primary.FitTrend(Inputs.Level);

    public BoardWindows Windows { get; }

    public PeriodAxis Axis => Totals.Axis;

    public Currency Currency => Totals.Currency;

    /// <summary>The ledger as of the day and as known; null of several entities.</summary>
    public WriteOffLedger? Ledger { get; init; }

    /// <summary>Whether it is the consolidation of several entities.</summary>
    public bool IsGroup => Ledger is null;

    /// <summary>The entities that are consolidated; none of one entity.</summary>
    public IReadOnlyList<BoardParts> Entities { get; init; } = [];

    /// <summary>The ledger before it was narrowed to the day; null of several entities.</summary>
    public WriteOffLedger? WholeLedger { get; init; }

    public LocalDate? KnownOn { get; init; }

    /// <summary>The open items as known; null of several entities, and where none are given.</summary>
    public OpenItems? Items { get; init; }

    /// <summary>The dimensions that the ledger has, or that the ledgers of all entities have.</summary>
    public required IReadOnlyList<string> Dimensions { get; init; }

    public required IReadOnlyList<MetricBreakdown<AmountSeries>> SalesBySegment { get; init; }

    public AmountSeries? Purchases { get; init; }

    /// <summary>The inputs of the entity, or of all entities.</summary>
    public required IReadOnlyList<DashboardInputs> AllInputs { get; init; }

    /// <summary>How many entries of the headline's category lie outside the axis.</summary>
    public long OutsideCount => new[] { Totals.Gross, Totals.Reversals, Totals.Recoveries, Totals.RecoveriesReturned }
        .Sum(series => series.OutsideCount ?? 0);

    /// <summary>The figures that the headline shows, with the names of their rows.</summary>
    public IEnumerable<(string Name, MetricSeries Series)> Shown()
    {
        yield return ("gross write-offs", Gross);
        yield return ("net write-offs", Net);
        if (GrossToSales is { } gross) yield return ("gross to sales", gross);
        if (NetToSales is { } net) yield return ("net to sales", net);
        if (GrossToReceivables is { } grossOfBalances) yield return ("gross to average receivables", grossOfBalances);
        if (NetToReceivables is { } netOfBalances) yield return ("net to average receivables", netOfBalances);
    }

    public string NameOfPrimary => Shown().First(shown => ReferenceEquals(shown.Series, Primary)).Name;

    /// <summary>The open items by age at the end of each period, made once; none where no items are given.</summary>
    public Ageing? Ageing => Items is null ? null : field ??= Items.AgeBy(Inputs.Buckets, Axis);

    /// <summary>The totals by a dimension, made once.</summary>
    public PeriodBreakdown By(string dimension)
    {
        if (!breakdowns.TryGetValue(dimension, out PeriodBreakdown? found)) breakdowns.Add(dimension, found = summarize(dimension));
        return found;
    }

    /// <summary>The targets that stand beside a figure, as sections place them.</summary>
    public HashSet<Target> Placed { get; } = [];

    public static LocalDate Earlier(LocalDate day, LocalDate? other) => other is { } stated && stated < day ? stated : day;

    private MetricSeries PrimaryOf(ThresholdScaleHistory? scale)
    {
        if (scale is null) return (MetricSeries?)GrossToSales ?? (MetricSeries?)GrossToReceivables ?? Gross;
        return Shown().FirstOrDefault(shown => shown.Series.Definition == scale.Definition).Series ?? throw new ArgumentException(
            $"Found bands of {scale.Definition}; bands of "
            + string.Join(", or of ", Shown().Select(shown => shown.Series.Definition.ToString()))
            + " are allowed. State bands of one of them"
            + (Sales is null ? ", or the sales." : "."), nameof(scale));
    }
}
