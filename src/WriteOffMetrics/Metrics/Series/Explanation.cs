using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>
/// A figure or a result in words: what it means, what it was computed from, and what its reader should know. Printing it gives all of it,
/// the same in any culture.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class Explanation : IReport
{
    private Explanation(MetricDefinition definition, string summary, IEnumerable<(string Topic, string Text)> details)
    {
        Definition = definition;
        Summary = summary;
        Details = [.. details.Select(detail => KeyValuePair.Create(detail.Topic, detail.Text))];
    }

    /// <summary>What the figure means.</summary>
    public MetricDefinition Definition { get; }

    /// <summary>
    /// The figure on one line: <c>M3 = 22,325.00 USD ÷ 950,000.00 USD = 2.35 %, 14 entries</c>. What follows = is
    /// exact; amounts and percentages that were rounded for reading follow ≈.
    /// </summary>
    public string Summary { get; }

    /// <summary>Topic and text of each further line: metric, period, completeness, and so on.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Details { get; }

    /// <summary>The summary and below it the details, one on a line.</summary>
    public override string ToString() =>
        string.Join('\n', Details.Select(detail => $"  {detail.Key,-13} {detail.Value}").Prepend(Summary));

    internal static Explanation FromDetails(MetricDefinition definition, string summary,
        IEnumerable<(string Topic, string Text)> details) =>
        new(definition, summary, details);

    /// <summary>What is told of a result beside the explanation of the figure that it is about.</summary>
    internal static Explanation FromPoint(MetricPoint point, string summary, params IEnumerable<(string Topic, string Text)> details)
    {
        Explanation figure = point.Explain();
        return new Explanation(point.Definition, summary,
            [("figure", figure.Summary), .. details, .. figure.Details.Select(line => (line.Key, line.Value))]);
    }

    /// <summary>How many entries stand behind a figure, for the end of a summary.</summary>
    internal static string Behind(MetricPoint point) => point.Evidence is { Count: not null } evidence ? $", {evidence}" : "";

    /// <summary>A source, and what was stated of it.</summary>
    internal static string Join(string source, string? stated) => stated is null ? source : $"{source}; {stated}";

    void IReport.Write(ReportWriter report) => report
        .Add(Definition)
        .Add(Summary)
        .AddList(Details, detail => report.Add(detail.Key, "topic").Add(detail.Value, "text"));
}
