using NodaTime;

namespace WriteOffMetrics.Receivables;

/// <summary>Of amounts at the ends of periods that flow rates are divided from, with what their reader should know.</summary>
/// <param name="source">The open items.</param>
/// <param name="when">At which end, in words.</param>
/// <param name="remarks">Topic and text of each further line.</param>
/// <param name="completeness">Which periods are complete, where later ones are needed for that; none where each is by itself.</param>
internal sealed class FlowProvenance(
    OpenItems source, string when, IReadOnlyList<(string Topic, string Text)> remarks, string? completeness)
    : OpenItemsProvenance(source, isNeverNegative: true, null)
{
    public override IEnumerable<(string Topic, string Text)> Remarks(MetricSeries series) => remarks;

    public override string InWordsBelow(MetricPoint point) => $"{point.Definition.Numerator}, {when}, from {Ledger}";

    public override IEnumerable<(string Topic, string Text)> LedgerInWords(LocalDate? statedLastCompleteDay) => completeness is null
        ? base.LedgerInWords(statedLastCompleteDay)
        : [("ledger", Ledger!), ("completeness", completeness)];
}
