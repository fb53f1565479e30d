using NodaTime;

namespace WriteOffMetrics.Receivables;

/// <summary>Of figures that were read from open items.</summary>
/// <param name="source">The open items.</param>
/// <param name="isNeverNegative">Whether no figure can lie below zero.</param>
/// <param name="readAgain">The same figures on another axis.</param>
internal class OpenItemsProvenance(OpenItems source, bool isNeverNegative, Func<PeriodAxis, MetricSeries>? readAgain) : Provenance
{
    /// <summary>What of the items the figures are of, in words; none where it is all.</summary>
    public string? Of { get; init; }

    public override string? Ledger => source.ToString();

    /// <summary>What was not known yet is missing in periods that end later.</summary>
    public override LocalDate? LastCompleteDay => source.KnowledgeDay;

    public override bool IsNeverNegative => isNeverNegative;

    /// <summary>A balance is converted as a whole, at the rate of the period's end.</summary>
    public override bool IsOfEntries => false;

    public override string WhyNoEntries =>
        "Found a figure of open items, which has no ledger entries. Ask OpenItems.AsOf for the items behind it.";

    public override string InWordsBelow(MetricPoint point) => $"{point.Definition.Numerator}, from {source}";

    public override IEnumerable<(string Topic, string Text)> Remarks(MetricSeries series) => Of is null ? [] : [("of", Of)];

    public override MetricSeries? ReadAgain(PeriodAxis axis) => readAgain?.Invoke(axis);
}
