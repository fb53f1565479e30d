using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>
/// One figure of a dashboard, or one word of it: a value with its unit, or the reason why there is none, with its period and, where it was
/// just computed, the figure of the library that it is, so that its entries can be listed.
/// </summary>
/// <remarks>
/// Immutable and safe for use by any number of threads. Equal when everything is that JSON has of it: text, value, status, period,
/// completeness, direction, metric, bound, count of entries and explanation; what it was computed from makes no difference.
/// </remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class DashboardFigure : IEquatable<DashboardFigure>, IReport
{
    private readonly string? readExplanation;
    private readonly Func<string>? explain;

    // Made when first asked for; two threads may make it at once and find the same.
    private string? explanation;

    private DashboardFigure(
        string? text, Quantity? value, MetricStatus status, ReportingPeriod? period, bool isComplete, bool? isFavourable, long? entryCount,
        string? metric, bool isLowerBound, MetricPoint? point, Func<string>? explain, string? readExplanation)
    {
        Text = text;
        Value = value;
        Status = status;
        Period = period;
        IsComplete = isComplete;
        IsFavourable = isFavourable;
        EntryCount = entryCount;
        Metric = metric;
        IsLowerBound = isLowerBound;
        Point = point;
        this.explain = explain;
        this.readExplanation = readExplanation;
    }

    /// <summary>A word instead of a number, such as the name of a band; null of numbers.</summary>
    public string? Text { get; }

    /// <summary>The value with its unit; null of words, and where <see cref="Status"/> is not <see cref="MetricStatus.Defined"/>.</summary>
    public Quantity? Value { get; }

    /// <summary>Whether the figure is defined, and if not, why. Words are defined.</summary>
    public MetricStatus Status { get; }

    /// <summary>The period of the figure; null where it has none, such as a number of rows.</summary>
    public ReportingPeriod? Period { get; }

    /// <summary>Whether its period is complete; true where it has none.</summary>
    public bool IsComplete { get; }

    /// <summary>
    /// Of a change or a variance whether it is in the direction that the metric calls better; null where there is no better, no value or
    /// no difference.
    /// </summary>
    public bool? IsFavourable { get; }

    /// <summary>How many entries stand behind the figure; null where that is not known.</summary>
    public long? EntryCount { get; }

    /// <summary>The id of the metric, such as <c>M3</c>; null of what is no metric.</summary>
    public string? Metric { get; }

    /// <summary>
    /// Whether the value is at least so much, because the periods end before what is measured does:
    /// <see cref="QuantityPoint.IsLowerBound"/>.
    /// </summary>
    public bool IsLowerBound { get; }

    /// <summary>
    /// The figure that it is, with its definition and its entries; null of results that are no single figure (a slope, a distance), and of
    /// a snapshot that was read from JSON.
    /// </summary>
    public MetricPoint? Point { get; }

    /// <summary>
    /// What the figure means, how it was computed and from what, line by line as <see cref="MetricPoint.Explain"/> and its like give it;
    /// null where the dashboard gives none, as of the single points of a series: ask <see cref="Point"/> there.
    /// </summary>
    public string? Explanation => readExplanation ?? (explanation ??= explain?.Invoke());

    /// <summary>Whether two are equal.</summary>
    public static bool operator ==(DashboardFigure? left, DashboardFigure? right) => Equals(left, right);

    /// <summary>Whether two differ.</summary>
    public static bool operator !=(DashboardFigure? left, DashboardFigure? right) => !Equals(left, right);

    /// <inheritdoc/>
    public bool Equals(DashboardFigure? other) => other is not null && IsAlike(other)
        && Period == other.Period && EntryCount == other.EntryCount && Explanation == other.Explanation;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DashboardFigure);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Text, Value, Status, Period);

    /// <summary>The value for reading, or the word, or the reason why there is none, in any culture: <c>2.35 %</c>.</summary>
    public override string ToString() => Text
        ?? (Value is { } value ? (IsLowerBound ? "≥ " : "") + value.Read() : MetricStatusWords.InWords(Status));

    /// <summary>Whether two say the same, whatever their periods and however they are explained.</summary>
    internal bool IsAlike(DashboardFigure other) => Text == other.Text && Value == other.Value && Status == other.Status
        && IsComplete == other.IsComplete && IsFavourable == other.IsFavourable && Metric == other.Metric
        && IsLowerBound == other.IsLowerBound;

    /// <summary>A word.</summary>
    internal static DashboardFigure OfText(string text) =>
        new(text, null, MetricStatus.Defined, null, true, null, null, null, false, null, null, null);

    /// <summary>A figure of the library, explained in the dashboard as well.</summary>
    internal static DashboardFigure OfPoint(MetricPoint point) => FromPoint(point, () => point.Explain().ToString());

    /// <summary>A figure of the library that explains itself only where it is asked for: one of many.</summary>
    internal static DashboardFigure OfManyPoints(MetricPoint point) => FromPoint(point, null);

    /// <summary>A value that is no figure by itself, such as a distance or a slope.</summary>
    /// <param name="value">The value; null where there is none.</param>
    /// <param name="status">Why there is none.</param>
    /// <param name="period">Its period, if it has one.</param>
    /// <param name="isFavourable">Whether it is in the better direction.</param>
    /// <param name="explain">What it is and where it comes from.</param>
    internal static DashboardFigure OfValue(
        Quantity? value, MetricStatus status, ReportingPeriod? period, bool? isFavourable, Func<string>? explain) =>
        new(null, value, StatusOf(value, status), period, true, isFavourable, null, null, false, null, explain, null);

    /// <summary>A number of things.</summary>
    internal static DashboardFigure OfCount(long count) =>
        OfValue(Quantity.FromCount(count), MetricStatus.Defined, null, null, null);

    /// <summary>A figure as JSON has it.</summary>
    internal static DashboardFigure FromParts(
        string? text, Quantity? value, MetricStatus status, ReportingPeriod? period, bool isComplete, bool? isFavourable, long? entryCount,
        string? metric, bool isLowerBound, string? explanation) =>
        new(text, value, status, period, isComplete, isFavourable, entryCount, metric, isLowerBound, null, null, explanation);

    void IReport.Write(ReportWriter report)
    {
        report.Add(Text).AddValue(Value).AddMember(Status).AddValue(Period).Add(IsComplete);
        if (IsFavourable is { } favourable) report.Add(favourable, nameof(IsFavourable));
        report.Add(EntryCount).Add(Metric);
        if (IsLowerBound) report.Add(IsLowerBound);
        report.Add(Explanation);
    }

    private static MetricStatus StatusOf(Quantity? value, MetricStatus why) => (value, why) switch
    {
        (not null, _) => MetricStatus.Defined,
        (null, MetricStatus.Defined) => MetricStatus.NotStated,
        _ => why,
    };

    private static DashboardFigure FromPoint(MetricPoint point, Func<string>? explain) => new(
        null, point.Value, point.Status, point.Period, point.IsComplete, null, point.EntryCount, point.Definition.Id,
        point is QuantityPoint { IsLowerBound: true }, point, explain, null);
}
