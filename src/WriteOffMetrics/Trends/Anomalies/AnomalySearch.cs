using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>
/// The figures of a series that lie far from what is usual, by medians, which outlying figures do not move (Iglewicz and Hoaglin 1993).
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads. The same bits on one runtime and operating system.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class AnomalySearch : IReport
{
    /// <summary>The score above which a figure counts as outlying, as its authors recommend.</summary>
    public const double Threshold = 3.5;

    private readonly Observations observations;
    private readonly UsualFigure usual;
    private readonly string reason;

    internal AnomalySearch(
        Observations observations, UsualFigure usual, string reason, AnalysisStatus status, int minimum, IReadOnlyList<Anomaly> found)
    {
        this.observations = observations;
        this.usual = usual;
        this.reason = reason;
        Status = status;
        MinimumPeriods = minimum;
        Found = found;
    }

    /// <summary>What the figures mean.</summary>
    public MetricDefinition Definition => observations.Definition;

    /// <summary>Whether a season, and a trend with it, was taken away first.</summary>
    public bool IsSeasonal => usual == UsualFigure.TrendAndSeason;

    /// <summary>Whether there is a result, and if not, why.</summary>
    public AnalysisStatus Status { get; }

    /// <summary>How many periods with a figure are needed.</summary>
    public int MinimumPeriods { get; }

    /// <summary>The figures beyond the threshold, in order; empty where none is, and without a result.</summary>
    public IReadOnlyList<Anomaly> Found { get; }

    /// <summary>The periods that were left out, and why.</summary>
    public IReadOnlyList<ExcludedPeriod> Excluded => observations.Excluded;

    /// <summary>The method, why this one, what it assumes, and which periods count.</summary>
    public Explanation Explain() => Explanation.FromDetails(Definition, ToString(),
    [
        .. observations.InWords(),
        ("method", FormattableString.Invariant($"{Method}, beyond {Threshold}")),
        ("why this one", reason),
        ("assumes", usual == UsualFigure.Zero
            ? "figures vary alike at all times"
            : "most figures are usual, and vary alike above and below"),
        ("found", FoundInWords),
    ]);

    private string Method => usual switch
    {
        UsualFigure.Zero => "0.6745 × figure ÷ median size of the other figures that are not zero",
        UsualFigure.Trend => "modified z-score of what a running line by repeated medians leaves",
        UsualFigure.TrendAndSeason => "modified z-score of what a running line by repeated medians and the median of each season leave",
        _ => "modified z-score of the figures",
    };

    /// <summary>How many were found, on one line, in any culture.</summary>
    public override string ToString() => Status == AnalysisStatus.Defined
        ? $"{Invariant.Count(Found.Count, "anomaly", "anomalies")} in {Invariant.Count(observations.Count, "period", "periods")}"
        : $"no search: {observations.WhyNone(Status, MinimumPeriods)}";

    private string FoundInWords
    {
        get
        {
            if (Status != AnalysisStatus.Defined) return observations.WhyNone(Status, MinimumPeriods);
            return Found.Count == 0 ? "none" : string.Join("; ", Found.Select(Describe));
        }
    }

    private string Describe(Anomaly anomaly) =>
        $"{anomaly.Period.Name} {observations.Read(anomaly.Value)} instead of {observations.Read(anomaly.Expected)}"
        + (anomaly.Score is { } score ? FormattableString.Invariant($" (score {score:0.0})") : "");

    void IReport.Write(ReportWriter report) => report
        .Add(Definition)
        .AddMember(Status)
        .Add(MinimumPeriods)
        .Add(IsSeasonal)
        .Add(Threshold)
        .AddList(Found)
        .AddList(Excluded);
}
