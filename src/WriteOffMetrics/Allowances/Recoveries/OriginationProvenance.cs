using NodaTime;

namespace WriteOffMetrics.Allowances;

/// <summary>Of the gross write-offs of what originated in one period.</summary>
/// <param name="writeOffs">All write-offs.</param>
/// <param name="axis">The periods in which they were made.</param>
/// <param name="name">The period in which it originated; none where that is not stated.</param>
/// <param name="isOfIt">Whether a write-off is of it.</param>
internal sealed class OriginationProvenance(WriteOffLedger writeOffs, PeriodAxis axis, string? name, Func<LedgerEntry, bool> isOfIt)
    : Provenance
{
    public override string? Ledger => writeOffs.ToString();

    public override LocalDate? LastCompleteDay => writeOffs.LastCompleteDay;

    public override bool IsNeverNegative => true;

    public override bool IsOfEntries => false;

    public override IEnumerable<(string Topic, string Text)> Remarks(MetricSeries series) =>
        [("origination", name is null ? "no origin date is stated" : $"by origin date, {name}")];

    public override Evidence EvidenceOf(int first, int count)
    {
        if (count == 0) return EntryEvidence.FromEntries([]);
        ReportingPeriod span = axis.SpanOf(first, count);
        return EntryEvidence.FromEntries([.. writeOffs.Where(span).Entries.Where(isOfIt)]);
    }
}
