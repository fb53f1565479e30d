using NodaTime;

namespace WriteOffMetrics.Allowances;

/// <summary>Of amounts of a ledger by cohort, with what their reader should know.</summary>
/// <param name="ledger">The ledger.</param>
/// <param name="remarks">Topic and text of each further line.</param>
/// <param name="completeness">Which cohorts are complete, where a day was named for that; none where the ledger decides.</param>
internal sealed class CohortProvenance(
    WriteOffLedger ledger, IReadOnlyList<(string Topic, string Text)> remarks, string? completeness) : Provenance
{
    public override string? Ledger => ledger.ToString();

    public override LocalDate? LastCompleteDay => ledger.LastCompleteDay;

    public override bool IsOfEntries => false;

    public override string WhyNoEntries =>
        "Found a figure of cohorts, whose entries lie in several periods. Ask the ledger: ledger.Where(\"document\", number).Entries.";

    public override IEnumerable<(string Topic, string Text)> Remarks(MetricSeries series) => remarks;

    public override IEnumerable<(string Topic, string Text)> LedgerInWords(LocalDate? statedLastCompleteDay) => completeness is null
        ? base.LedgerInWords(statedLastCompleteDay)
        : [("ledger", Ledger!), ("completeness", completeness)];

    public override string InWordsBelow(MetricPoint point) => $"{point.Definition.Numerator}, from the same ledger";
}
