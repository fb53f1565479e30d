using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>How a method did when it forecast periods that are known by now, or why it was not tried.</summary>
/// <remarks>Immutable and safe for use by any number of threads. Equal when all members are equal.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed record ForecastScore : IReport
{
    internal ForecastScore(ForecastMethod method, int origins, double? mase, AnalysisStatus status)
    {
        Method = method;
        Origins = origins;
        Mase = mase;
        Status = status;
    }

    /// <summary>The method.</summary>
    public ForecastMethod Method { get; }

    /// <summary>How many times it forecast, each time from fewer periods; the same for all that were tried.</summary>
    public int Origins { get; }

    /// <summary>
    /// The mean absolute scaled error (Hyndman and Koehler 2006), averaged over the origins: mean absolute error ÷ the mean change over a
    /// year (without seasons, or where the baseline is the naive forecast: over a period) of what was known at the origin. Null where it
    /// was not tried, nothing changed, or the method met a level that is not above zero.
    /// </summary>
    public double? Mase { get; }

    /// <summary>Why it was not tried: too short for six origins, or figures not above zero.</summary>
    public AnalysisStatus Status { get; }

    /// <summary>Method and score on one line, in any culture: <c>Holt 0.842</c>.</summary>
    public override string ToString()
    {
        if (Status == AnalysisStatus.NotAboveZero) return $"{Method} not tried (a figure is not above zero)";
        if (Status != AnalysisStatus.Defined) return $"{Method} not tried (too short)";
        return Mase is { } mase ? FormattableString.Invariant($"{Method} {mase:0.000}") : $"{Method} undefined";
    }

    void IReport.Write(ReportWriter report) => report
        .AddMember(Method)
        .AddMember(Status)
        .Add(Mase)
        .Add(Origins);
}
