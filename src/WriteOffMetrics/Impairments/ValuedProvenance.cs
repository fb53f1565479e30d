using NodaTime;

namespace WriteOffMetrics.Impairments;

/// <summary>Of amounts that were read from valuations of stock or tests of assets.</summary>
/// <param name="source">Which ones, in words: <c>4 valuations of stock, 2026-03-31 to 2026-12-31</c>.</param>
/// <param name="of">What of them the figures are of, in words; none where it is all.</param>
internal class ValuedProvenance(string source, string? of) : Provenance
{
    public override bool IsNeverNegative => true;

    public override string WhyNoEntries =>
        "Found what stood on the day of a valuation, which has no ledger entries. Ask the valuation for its items.";

    public override string InWordsBelow(MetricPoint point) => $"{point.Definition.Numerator}, from {source}";

    public override IEnumerable<(string Topic, string Text)> Remarks(MetricSeries series) => of is null ? [] : [("of", of)];

    public override IEnumerable<(string Topic, string Text)> LedgerInWords(LocalDate? statedLastCompleteDay) =>
    [
        ("read from", source),
        ("completeness", statedLastCompleteDay is { } day
            ? $"stated to be complete through {DayNumber.ToText(day)}"
            : "no last complete day is stated, so every period counts as complete"),
    ];
}
