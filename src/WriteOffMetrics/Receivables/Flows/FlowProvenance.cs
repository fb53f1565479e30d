namespace WriteOffMetrics.Receivables;

/// <summary>Of amounts at the ends of periods that flow rates are divided from, with what their reader should know.</summary>
/// <param name="source">The open items.</param>
/// <param name="when">At which end, in words.</param>
/// <param name="remarks">Topic and text of each further line.</param>
internal sealed class FlowProvenance(OpenItems source, string when, IReadOnlyList<(string Topic, string Text)> remarks)
    : OpenItemsProvenance(source, isNeverNegative: true, null)
{
    public override IEnumerable<(string Topic, string Text)> Remarks(MetricSeries series) => remarks;

    public override string InWordsBelow(MetricPoint point) => $"{point.Definition.Numerator}, {when}, from {Ledger}";
}
