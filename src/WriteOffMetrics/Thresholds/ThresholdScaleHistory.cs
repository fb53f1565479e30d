using System.Text.Json.Serialization;
using NodaTime;

namespace WriteOffMetrics;

/// <summary>
/// The scales that were in force one after the other: a figure is classified by the one in force on the last day of its period, so that a
/// new policy does not rewrite old reports.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class ThresholdScaleHistory : IReport
{
    private readonly (LocalDate InForceFrom, ThresholdScale Scale)[] scales;

    private ThresholdScaleHistory((LocalDate InForceFrom, ThresholdScale Scale)[] scales) => this.scales = scales;

    /// <summary>The metric and basis that all of the scales are for.</summary>
    public MetricDefinition Definition => scales[0].Scale.Definition;

    /// <summary>One scale, in force on every day.</summary>
    public static ThresholdScaleHistory Always(ThresholdScale scale)
    {
        ArgumentNullException.ThrowIfNull(scale);
        return new ThresholdScaleHistory([(DayNumber.ToDate(DayNumber.Min), scale)]);
    }

    /// <summary>A history of scales for one metric.</summary>
    /// <param name="scales">
    /// Each with the first day on which it is in force, in order of these days; it is in force until the next one is.
    /// </param>
    /// <exception cref="ArgumentException">
    /// There are none, two start on one day or out of order, a scale is null, or they are for different metrics.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A day is not of the ISO calendar, or outside the years 1 to 9999.</exception>
    public static ThresholdScaleHistory FromScales(params IReadOnlyList<(LocalDate InForceFrom, ThresholdScale Scale)> scales)
    {
        ArgumentNullException.ThrowIfNull(scales);
        if (scales.Count == 0) throw new ArgumentException("Found no scales; one or more are needed for a history.", nameof(scales));
        for (int i = 0; i < scales.Count; i++)
        {
            (LocalDate from, ThresholdScale scale) = scales[i];
            DayNumber.Require(from, nameof(scales));
            if (scale is null) throw new ArgumentException(WhyNull(from), nameof(scales));
            if (i > 0 && from <= scales[i - 1].InForceFrom)
                throw new ArgumentException(WhyNotInOrder(scales[i], scales[i - 1]), nameof(scales));
            if (scale.Definition != scales[0].Scale.Definition)
                throw new ArgumentException(WhyNotDefinition(scale, scales[0].Scale.Definition), nameof(scales));
        }

        return new ThresholdScaleHistory([.. scales]);
    }

    /// <summary>The scale in force on a day; null before the first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day is not of the ISO calendar, or outside the years 1 to 9999.</exception>
    public ThresholdScale? InForceOn(LocalDate day)
    {
        DayNumber.Require(day, nameof(day));
        return Array.FindLast(scales, one => one.InForceFrom <= day).Scale;
    }

    /// <summary>The band of a figure on the scale in force on the last day of its period.</summary>
    /// <exception cref="ArgumentException">No scale was in force then, or the figure's definition is not the scales'.</exception>
    public Classification Classify(MetricPoint point)
    {
        ArgumentNullException.ThrowIfNull(point);
        ThresholdScale scale = InForceOn(point.Period.End)
            ?? throw new ArgumentException(WhyNoneInForce(point.Period), nameof(point));
        return scale.Classify(point);
    }

    /// <summary>The scales and their first days on one line, in any culture.</summary>
    public override string ToString() =>
        string.Join("; ", scales.Select(one => $"from {DayNumber.ToText(one.InForceFrom)} {one.Scale.Name}"));

    private static string WhyNull(LocalDate from) =>
        $"Found null as the scale from {DayNumber.ToText(from)}; a scale is needed. Make it with ThresholdScale.FromBands.";

    private static string WhyNotInOrder(
        (LocalDate InForceFrom, ThresholdScale Scale) one, (LocalDate InForceFrom, ThresholdScale Scale) before) =>
        $"Found '{one.Scale.Name}' in force from {DayNumber.ToText(one.InForceFrom)} after '{before.Scale.Name}' from "
        + $"{DayNumber.ToText(before.InForceFrom)}; each starts later than the one before, so that no two are in force at once. "
        + "Put them in order.";

    private static string WhyNotDefinition(ThresholdScale scale, MetricDefinition first) =>
        $"Found '{scale.Name}' for {scale.Definition} in a history for {first}; one metric is allowed. Keep a history per metric.";

    private string WhyNoneInForce(ReportingPeriod period) =>
        $"Found a figure of {period.Name}, which ends on {DayNumber.ToText(period.End)}; scales are in force from "
        + $"{DayNumber.ToText(scales[0].InForceFrom)} on. Add the scale of that time.";

    void IReport.Write(ReportWriter report) => WriteBody(report.Add(Definition));

    /// <summary>The scales without their definition, where that stands beside them.</summary>
    internal void WriteBody(ReportWriter report) =>
        report.AddList(scales, one => one.Scale.WriteBody(report.Add(one.InForceFrom)));
}
