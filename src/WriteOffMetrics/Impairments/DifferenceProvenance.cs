namespace WriteOffMetrics.Impairments;

/// <summary>Of stock as the books had it less stock as it was counted.</summary>
/// <param name="book">What the books had.</param>
/// <param name="counted">What was counted.</param>
internal sealed class DifferenceProvenance(AmountSeries book, AmountSeries counted) : Provenance
{
    public override string WhyNoEntries =>
        "Found what is missing at a count, which is stated and has no ledger entries. Make them with ToEntries, of shrinkage by item.";

    public override string InWordsBelow(MetricPoint point) => "book stock less counted stock, both stated by the caller";

    public override IEnumerable<(string Topic, string Text)> Remarks(MetricSeries series) =>
    [
        ("book", Explanation.Join(book.Definition.ToString(), book.Source)),
        ("counted", Explanation.Join(counted.Definition.ToString(), counted.Source)),
    ];

    public override MetricSeries? ReadAgain(PeriodAxis axis) =>
        book.ReadAgain(axis) is AmountSeries one && counted.ReadAgain(axis) is AmountSeries other
            ? ShrinkageFigures.Amount(one, other)
            : null;
}
