using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>
/// A control chart as data ready to draw: does the process that makes the figures vary as it always did, or did something happen.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads. The same bits on one runtime and operating system.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class ControlChart : IReport
{
    /// <summary>
    /// How many periods a chart needs that takes its limits from the figures: fewer say little about how a process varies.
    /// </summary>
    internal const int UsualMinimum = 6;

    /// <summary>How many sigma such limits stand from the centre.</summary>
    internal const double UsualWidth = 3;

    private readonly Observations observations;
    private readonly IReadOnlyList<(string Topic, string Text)> method;

    internal ControlChart(Observations observations, string name, AnalysisStatus status, int minimum, double? center, double? sigma,
        IReadOnlyList<ChartPoint> points, ControlChart? companion, IReadOnlyList<(string Topic, string Text)> method)
    {
        this.observations = observations;
        this.method = method;
        Name = name;
        Status = status;
        MinimumPeriods = minimum;
        Center = center;
        Sigma = sigma;
        Points = points;
        Companion = companion;
        Signals = Array.AsReadOnly([.. points.Where(point => point.Signals.Count > 0)]);
    }

    /// <summary>No chart, and why.</summary>
    internal static ControlChart None(Observations observations, string name, AnalysisStatus status, int minimum,
        IReadOnlyList<(string Topic, string Text)> method) =>
        new(observations, name, status, minimum, null, null, [], null, method);

    /// <summary>What kind of chart it is, such as <c>XmR chart</c>.</summary>
    public string Name { get; }

    /// <summary>What the figures mean.</summary>
    public MetricDefinition Definition => observations.Definition;

    /// <summary>Whether there is a chart, and if not, why.</summary>
    public AnalysisStatus Status { get; }

    /// <summary>How many periods with a figure the chart needs.</summary>
    public int MinimumPeriods { get; }

    /// <summary>The centre line; null without a chart.</summary>
    public double? Center { get; }

    /// <summary>
    /// The standard deviation by which limits and zones are drawn: of a p′ chart the factor on the binomial one. Null without a chart, and
    /// of a chart whose limits vary by the number of trials alone.
    /// </summary>
    public double? Sigma { get; }

    /// <summary>The points in order; empty without a chart.</summary>
    public IReadOnlyList<ChartPoint> Points { get; }

    /// <summary>The points that signal something, in order.</summary>
    public IReadOnlyList<ChartPoint> Signals { get; }

    /// <summary>
    /// The chart that is drawn below this one: moving ranges below single values, sums of falls below those of rises; null where there is
    /// none.
    /// </summary>
    public ControlChart? Companion { get; }

    /// <summary>Whether points are in sigma, and not in the unit of the figures.</summary>
    internal bool IsInSigma { get; init; }

    /// <summary>Whether <see cref="Sigma"/> is a factor on the binomial one.</summary>
    internal bool IsFactor { get; init; }

    /// <summary>The periods that were left out, and why.</summary>
    public IReadOnlyList<ExcludedPeriod> Excluded => observations.Excluded;

    /// <summary>How the limits were found, what the chart assumes, which periods count, and what it signals.</summary>
    public Explanation Explain() => Explanation.FromDetails(Definition, ToString(), [.. observations.InWords(), .. method, .. Findings()]);

    /// <summary>The chart on one line, in any culture: <c>XmR chart, 36 periods, 2 signals</c>.</summary>
    public override string ToString() => Status == AnalysisStatus.Defined
        ? $"{Name}, {Invariant.Count(Points.Count, "period", "periods")}, {Invariant.Count(Signals.Count, "signal", "signals")}"
        : $"no {Name}: {observations.WhyNone(Status, MinimumPeriods)}";

    private IEnumerable<(string Topic, string Text)> Findings()
    {
        if (Status != AnalysisStatus.Defined)
        {
            yield return ("status", observations.WhyNone(Status, MinimumPeriods));
            yield break;
        }

        if (Center is { } center && !IsInSigma) yield return ("centre", observations.Read(center));
        if (Sigma is { } sigma)
            yield return ("sigma", IsFactor ? $"{Invariant.Number(sigma, 3)} × binomial" : observations.ReadChange(sigma));
        yield return ("signals", SignalsInWords());
        if (Companion is { } other) yield return (other.Name, other.SignalsInWords());
    }

    private string SignalsInWords() => Signals.Count > 0 ? string.Join("; ", Signals.Select(InWords)) : "none";

    private string InWords(ChartPoint point) =>
        $"{point.Period.Name} {Read(point.Value)}: {string.Join(", ", point.Signals.Select(ControlChartWords.NameOf))}";

    private string Read(double value) => IsInSigma ? Invariant.Number(value, 2) + " sigma" : observations.Read(value);

    void IReport.Write(ReportWriter report) => report
        .Add(Definition)
        .Add(Name)
        .AddMember(Status)
        .Add(MinimumPeriods)
        .Add(Center)
        .Add(Sigma)
        .AddList(Points)
        .AddList(Excluded)
        .Add(Companion);
}
