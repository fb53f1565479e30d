using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>The steady growth per year that leads from the first complete period of a series to the last.</summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class CompoundGrowth : IReport
{
    private readonly MetricSeries series;

    internal CompoundGrowth(MetricSeries series, int complete, double? perYear, ChangeStatus status)
    {
        this.series = series;
        Steps = Math.Max(complete - 1, 0);
        PerYear = perYear;
        Status = status;
        if (complete > 0) (From, To) = (series.Axis[0], series.Axis[complete - 1]);
    }

    /// <summary>What the figures mean.</summary>
    public MetricDefinition Definition => series.Definition;

    /// <summary>The first complete period; null where there is none.</summary>
    public ReportingPeriod? From { get; }

    /// <summary>The last complete period; null where there is none.</summary>
    public ReportingPeriod? To { get; }

    /// <summary>The number of periods from the first to the last.</summary>
    public int Steps { get; }

    /// <summary>
    /// (last ÷ first)^(periods per year ÷ steps) − 1: 0.1 for 10 % a year. Null where <see cref="Status"/> is not
    /// <see cref="ChangeStatus.Defined"/>.
    /// </summary>
    public double? PerYear { get; }

    /// <summary>Whether there is a rate of growth, and if not, why.</summary>
    public ChangeStatus Status { get; }

    /// <summary>The rate, how it was computed, and what it assumes.</summary>
    public Explanation Explain() => Explanation.FromDetails(Definition, ToString(),
    [
        ("metric", Definition.ToString()),
        .. series.LedgerInWords(),
        ("method", "(last complete figure ÷ first)^(periods per year ÷ steps) − 1"),
        ("from", Steps > 0 ? series.Points[0].ToString() : "no two complete periods"),
        ("to", Steps > 0 ? series.Points[Steps].ToString() : "no two complete periods"),
        ("assumes", "nothing of the periods between, which do not count"),
    ]);

    /// <summary>The rate and the periods on one line, in any culture: <c>10.00 % a year from 2020 to 2024</c>.</summary>
    public override string ToString() => PerYear is { } rate
        ? $"{Invariant.Number(rate * 100, 2)} % a year from {From!.Value.Name} to {To!.Value.Name}"
        : $"no rate of growth: {ChangeStatuses.Words(Status)}";

    void IReport.Write(ReportWriter report) => report
        .Add(Definition)
        .AddMember(Status)
        .AddValue(From)
        .AddValue(To)
        .Add(Steps)
        .Add(PerYear);
}
