using System.Globalization;
using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>
/// Whether a series rises or falls, and by how much: the slope with its interval first, then the test, and a direction only where the test
/// carries it.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads. The same bits on one runtime and operating system.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class Trend : IReport
{
    private readonly Observations observations;
    private readonly TrendChoice choice;
    private readonly TrendEstimate? estimate;

    internal Trend(Observations observations, double level, TrendChoice choice, AnalysisStatus status, int minimum,
        TrendEstimate? estimate, ChangePoint? changePoint)
    {
        this.observations = observations;
        this.choice = choice;
        this.estimate = estimate;
        Level = level;
        Status = status;
        MinimumPeriods = minimum;
        ChangePoint = changePoint;
    }

    /// <summary>What the figures mean.</summary>
    public MetricDefinition Definition => observations.Definition;

    /// <summary>Whether there is a result, and if not, why.</summary>
    public AnalysisStatus Status { get; }

    /// <summary>How many periods with a figure the test needs.</summary>
    public int MinimumPeriods { get; }

    /// <summary>The periods that count, in order.</summary>
    public IReadOnlyList<ReportingPeriod> Periods => observations.Periods;

    /// <summary>The periods that were left out, and why.</summary>
    public IReadOnlyList<ExcludedPeriod> Excluded => observations.Excluded;

    /// <summary>The level of the interval, such as 0.95; the test decides at one less it.</summary>
    public double Level { get; }

    /// <summary>
    /// The change per year in the unit of the figures: amounts in major units, ratios as quotients (0.001 for 0.1 points). The median of
    /// the slopes between all pairs of periods (Theil 1950; Sen 1968), with seasons of those within a season; for incidence ratios the
    /// slope weighted by the invoices. Null without a result.
    /// </summary>
    public double? SlopePerYear => estimate?.Slope;

    /// <summary>
    /// The fitted line at the first of <see cref="Periods"/>, in the unit of the figures: the median of the figures − slope × the median
    /// of their times (Conover), with seasons − slope × half the time from the first to the last (as pyMannKendall has it); of incidence
    /// ratios the line weighted by the invoices. Null without a result.
    /// </summary>
    public double? Intercept => estimate?.Intercept;

    /// <summary>
    /// The fitted line at each of <see cref="Periods"/>, in the unit of the figures: intercept + slope × years since the first. Seasons
    /// are no part of it. Empty without a result.
    /// </summary>
    public IReadOnlyList<double> Fitted => estimate is { } found
        ? Array.AsReadOnly([.. observations.Years.Select(year => found.Intercept + found.Slope * year)])
        : [];

    /// <summary>The lower bound of the slope, in its unit, by the variance that the test uses. Null without a result.</summary>
    public double? SlopeLower => estimate?.Interval.Lower;

    /// <summary>The upper bound of the slope, in its unit.</summary>
    public double? SlopeUpper => estimate?.Interval.Upper;

    /// <summary>
    /// Half of the interval's width, in the unit of the slope: a trend smaller than this would hardly be found in so few periods.
    /// </summary>
    public double? SlopeHalfWidth => (SlopeUpper - SlopeLower) / 2;

    /// <summary>
    /// The slope per year ÷ the median of the figures: 0.1 for a tenth of the usual level a year. Null where the median is not above zero,
    /// or without a result.
    /// </summary>
    public double? RelativePerYear => estimate is { Median: > 0 } found ? found.Slope / found.Median : null;

    /// <summary>The test.</summary>
    public TrendTest Test => choice.Test;

    /// <summary>The test's standard normal deviate; null without a result.</summary>
    public double? Z => estimate?.Z;

    /// <summary>How likely a deviate so far from 0 is without a trend, two-sided; null without a result.</summary>
    public double? PValue => estimate?.PValue;

    /// <summary>
    /// Kendall's τ-a, −1 to 1: pairs of periods that rise less those that fall ÷ all pairs. Null for proportions, and without a result.
    /// </summary>
    public double? Tau => estimate?.Ranks?.Tau;

    /// <summary>
    /// Kendall's S: pairs of periods that rise less those that fall, with seasons those within a season. Null for proportions, and without
    /// a result.
    /// </summary>
    public long? S => estimate?.Ranks?.S;

    /// <summary>
    /// The variance of <see cref="S"/> without a trend, corrected for equal figures, and for autocorrelation where the test does so (Hamed
    /// and Rao). Null where S is.
    /// </summary>
    public double? VarianceOfS => estimate?.Ranks?.Variance;

    /// <summary>Where the series goes: only where the p-value is at or below 1 − <see cref="Level"/>. Null without a result.</summary>
    public TrendDirection? Direction
    {
        get
        {
            if (estimate is not { } found) return null;
            if (found.PValue > 1 - Level || found.Z == 0) return TrendDirection.NoClearTrend;
            return found.Z > 0 ? TrendDirection.Rising : TrendDirection.Falling;
        }
    }

    /// <summary>
    /// The likeliest single change of level, whether significant or not; null without a result, and where the figures do not vary.
    /// </summary>
    public ChangePoint? ChangePoint { get; }

    /// <summary>Effect, test, why this one, what it assumes, and which periods count.</summary>
    public Explanation Explain() => Explanation.FromDetails(Definition, ToString(), [.. observations.InWords(), .. Details()]);

    /// <summary>
    /// The trend on one line, in any culture: <c>rising by 0.123 points a year (0.051 to 0.198), p = 0.0012, 48 periods</c>.
    /// </summary>
    public override string ToString()
    {
        if (estimate is not { } found) return $"no trend computed: {observations.WhyNone(Status, MinimumPeriods)}";
        string interval = $"({IntervalInWords(found)}, level {LevelInWords})";
        string tail = $"{Invariant.Probability(found.PValue)}, {Invariant.Count(observations.Count, "period", "periods")}";

        // The ranks can carry a direction where most pairs of periods are equal.
        string by = found.Slope == 0 ? ", though the median slope is 0" : $" by {observations.ReadChange(Math.Abs(found.Slope))} a year";
        return Direction switch
        {
            TrendDirection.NoClearTrend =>
                $"no clear trend: {observations.ReadChange(found.Slope)} a year ± {HalfWidthInWords(found)} {interval}, {tail}",
            TrendDirection.Rising => $"rising{by} {interval}, {tail}",
            _ => $"falling{by} {interval}, {tail}",
        };
    }

    /// <summary>Whether the direction is the better one; null without a direction, and where neither is better.</summary>
    internal bool? IsImproving =>
        Direction is TrendDirection.Rising or TrendDirection.Falling && Definition.Direction != MetricDirection.Neutral
            ? (Direction == TrendDirection.Rising) == (Definition.Direction == MetricDirection.HigherIsBetter)
            : null;

    private IEnumerable<(string Topic, string Text)> Details()
    {
        yield return ("test", TrendWords.NameOf(Test));
        yield return ("why this one", TrendWords.Reason(observations, choice));
        yield return ("assumes", TrendWords.Assumptions(Test, observations.HasGaps));
        if (estimate is not { } found)
        {
            yield return ("status", observations.WhyNone(Status, MinimumPeriods));
            yield break;
        }

        yield return ("effect", EffectInWords(found));
        IReadOnlyList<double> line = Fitted;
        yield return ("line",
            $"{observations.Read(line[0])} in {Periods[0].Name} to {observations.Read(line[^1])} in {Periods[^1].Name}, fitted");
        yield return ("evidence", EvidenceInWords(found));
        if (Meaning is { } meaning) yield return ("meaning", meaning);
        yield return ("change point", ChangePointInWords);
    }

    private string LevelInWords => Invariant.Level(Level);

    private string IntervalInWords(TrendEstimate found) =>
        $"{observations.ReadChange(found.Interval.Lower)} to {observations.ReadChange(found.Interval.Upper)}";

    private string HalfWidthInWords(TrendEstimate found) =>
        observations.ReadChange((found.Interval.Upper - found.Interval.Lower) / 2);

    private string EffectInWords(TrendEstimate found)
    {
        string relative = RelativePerYear is { } quotient
            ? $"{Invariant.Number(quotient * 100, 2)} % of the median level a year"
            : "no relative slope, because the median level is not above zero";
        return $"{observations.ReadChange(found.Slope)} a year, {LevelInWords} interval {IntervalInWords(found)}; {relative}";
    }

    private static string EvidenceInWords(TrendEstimate found)
    {
        string ranks = found.Ranks is { } one
            ? $", τ = {ThreeDecimals(one.Tau)}, S = {Invariant.Count(one.S)} with a variance of {Invariant.Number(one.Variance, 1)}"
            : "";
        return $"z = {ThreeDecimals(found.Z)}, {Invariant.Probability(found.PValue)}, two-sided{ranks}";
    }

    private static string ThreeDecimals(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);

    private string? Meaning => IsImproving is { } isImproving ? isImproving ? "improving" : "worsening" : null;

    private string ChangePointInWords => ChangePoint is { } change
        ? $"{change}; mean {observations.Read(change.MeanBefore)} before, {observations.Read(change.MeanAfter)} after (Pettitt; a steady "
            + "trend makes its p-value small as well)"
        : "none: the figures do not vary";

    void IReport.Write(ReportWriter report) => report
        .Add(Definition)
        .AddMember(Status)
        .AddMember(Test)
        .Add(Level)
        .Add(MinimumPeriods)
        .AddMember(Direction)
        .Add(SlopePerYear)
        .Add(SlopeLower)
        .Add(SlopeUpper)
        .Add(SlopeHalfWidth)
        .Add(Intercept)
        .Add(RelativePerYear)
        .Add(PValue)
        .Add(Z)
        .Add(Tau)
        .Add(S)
        .Add(VarianceOfS)
        .Add(ChangePoint)
        .AddValues(Periods)
        .AddList(Fitted)
        .AddList(Excluded);
}
