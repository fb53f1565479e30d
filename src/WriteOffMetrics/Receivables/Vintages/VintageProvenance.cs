using NodaTime;

namespace WriteOffMetrics.Receivables;

/// <summary>Of the net write-offs of cohorts up to one age.</summary>
/// <param name="ledger">Where they were read.</param>
/// <param name="cells">The cells of all ages.</param>
/// <param name="age">The age, 1 for the first.</param>
internal sealed class VintageProvenance(WriteOffLedger ledger, VintageCells cells, int age) : Provenance
{
    public override string? Ledger => ledger.ConditionsInWords;

    public override LocalDate? LastCompleteDay => ledger.LastCompleteDay;

    public override IEnumerable<(string Topic, string Text)> Remarks(MetricSeries series) =>
    [
        ("age", VintageWords.HowAgesAreCounted),
        ("in no cell", VintageWords.Tell(cells, ledger.Currency)),
    ];

    public override Evidence EvidenceOf(int first, int count)
    {
        long entries = Enumerable.Range(first, count).Sum(cohort => cells.CountOf(cohort, age));
        return new EntryEvidence(entries, () => cells.EntriesWhere(
            place => place.Reason == LeftOut.No && place.Cohort >= first && place.Cohort < first + count && place.Age < age));
    }
}
