using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>Where a series goes, by the method that did best on its own past, with the others' scores beside it.</summary>
/// <remarks>Immutable and safe for use by any number of threads. The same bits on one runtime and operating system.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class Forecast : IReport
{
    private readonly Observations observations;
    private readonly ForecastChoice choice;
    private readonly int horizon;

    internal Forecast(Observations observations, int horizon, double level, ForecastChoice choice,
        SmoothingParameters? parameters, AnalysisStatus status, int minimum, IReadOnlyList<ForecastPoint> points)
    {
        this.observations = observations;
        this.choice = choice;
        this.horizon = horizon;
        Level = level;
        Parameters = parameters;
        Status = status;
        MinimumPeriods = minimum;
        Points = points;
    }

    /// <summary>What the figures mean.</summary>
    public MetricDefinition Definition => observations.Definition;

    /// <summary>Whether there is a forecast, and if not, why.</summary>
    public AnalysisStatus Status { get; }

    /// <summary>How many periods with a figure the method needs.</summary>
    public int MinimumPeriods { get; }

    /// <summary>The method.</summary>
    public ForecastMethod Method => choice.Method;

    /// <summary>
    /// The weights of a smoothing method, given or found by the least squares of one-step errors; null for others, and without a forecast.
    /// </summary>
    public SmoothingParameters? Parameters { get; }

    /// <summary>The level of the intervals, such as 0.8.</summary>
    public double Level { get; }

    /// <summary>The forecasts of the periods after the last with a figure, in order; empty without a forecast.</summary>
    public IReadOnlyList<ForecastPoint> Points { get; }

    /// <summary>
    /// How each method did on the past of the series; empty where the caller named the method, or the past is too short to tell.
    /// </summary>
    public IReadOnlyList<ForecastScore> Scores => choice.Scores;

    /// <summary>The periods that were left out, and why.</summary>
    public IReadOnlyList<ExcludedPeriod> Excluded => observations.Excluded;

    /// <summary>The method, why this one, what it assumes, the scores, and which periods count.</summary>
    public Explanation Explain() => Explanation.FromDetails(Definition, ToString(),
    [
        .. observations.InWords(),
        ("method", ForecastWords.NameOf(Method, Parameters)),
        ("why this one", ForecastWords.Reason(observations, choice)),
        ("assumes", ForecastWords.Assumptions(observations.IsNeverNegative)),
        ("intervals", IntervalsInWords),
        ("scores", ScoresInWords),
        ("status", observations.WhyNone(Status, MinimumPeriods)),
    ]);

    /// <summary>The forecast on one line, in any culture: <c>Holt, 3 periods: 2026-07 2.31 %, …</c>.</summary>
    public override string ToString() => Status == AnalysisStatus.Defined
        ? $"{Method}, {Invariant.Count(Points.Count, "period", "periods")}: "
            + $"{string.Join(", ", Points.Select(point => $"{point.Period.Name} {observations.Read(point.Value)}"))}"
        : $"no forecast: {observations.WhyNone(Status, MinimumPeriods)}";

    private string IntervalsInWords
    {
        get
        {
            if (Points.Count == 0) return "none: no forecast";
            return Points[0].Lower is null
                ? "none: the method has no closed form for them"
                : $"level {Invariant.Level(Level)}, {ForecastWords.Intervals(Method)}";
        }
    }

    private string ScoresInWords => Scores.Count == 0
        ? "none"
        : $"{string.Join(", ", Scores)} (MASE, {Invariant.Count(Scores.Max(score => score.Origins), "origin", "origins")}, up to "
            + $"{Invariant.Count(horizon, "period", "periods")} ahead)";

    void IReport.Write(ReportWriter report) => report
        .Add(Definition)
        .AddMember(Status)
        .AddMember(Method)
        .Add(MinimumPeriods)
        .Add(Level)
        .Add(Parameters)
        .AddList(Points)
        .AddList(Scores)
        .AddList(Excluded);
}
