using NodaTime;

namespace WriteOffMetrics;

/// <summary>Of amounts that were read from totals.</summary>
/// <param name="totals">The totals.</param>
/// <param name="measure">What of them.</param>
/// <param name="entryCounts">How many entries stand behind each period.</param>
/// <param name="outside">
/// What of it lies outside the axis, in minor units: kept in 128 bits, because before and after together may exceed 64, which must not
/// stand in the way of the periods themselves. Of sums computed elsewhere nothing outside is known, and of converted ones the count only.
/// </param>
/// <param name="outsideCount">How many entries lie outside the axis.</param>
internal sealed class TotalsProvenance(PeriodTotals totals, AmountMeasure measure, long[] entryCounts, Int128? outside, long? outsideCount)
    : Provenance
{
    public override string? Ledger => totals.SourceInWords;

    public override LocalDate? LastCompleteDay => totals.LastCompleteDay;

    public override bool IsNeverNegative =>
        measure is AmountMeasure.Gross or AmountMeasure.Reversals or AmountMeasure.Recoveries or AmountMeasure.RecoveriesReturned;

    public override Int128? Outside => outside;

    public override long? OutsideCount => outsideCount;

    public override string? RatesInWords(ReportingPeriod period) => totals.RatesInWords(period);

    public override IEnumerable<(string Topic, string Text)> Remarks(MetricSeries series)
    {
        yield return ("outside", outsideCount switch
        {
            null => "what lies outside the axis is not known",
            0 => "no entry of this kind lies outside the axis",
            { } count => $"{Invariant.Count(count, "entry", "entries")} of this kind outside the axis, {OutsideInWords}, not counted here",
        });
    }

    public override string InWordsBelow(MetricPoint point) =>
        $"{point.Definition.Numerator} of {point.Period.Name}, read from {totals.SourceInWords}";

    public override bool SharesLedgerWith(Provenance other) => other switch
    {
        TotalsProvenance one => totals.SharesLedgerWith(one.Totals),
        SumProvenance sum => sum.SharesLedgerWith(this),
        _ => false,
    };

    public override Evidence EvidenceOf(int first, int count) => new EntryEvidence(
        entryCounts.AsSpan(first, count).ToArray().Sum(), () => count == 0 ? [] : totals.EntriesOf(measure, outside: false, first, count));

    public override AmountSeries? RollUpTo(PeriodAxis coarser) => totals.RollUpTo(coarser).Series(measure);

    public override MetricSeries? ReadAgain(PeriodAxis axis) => totals.ReadAgain(measure, axis);

    private PeriodTotals Totals => totals;

    private string OutsideInWords => outside is { } sum ? Money.InWords(sum, totals.Currency) : "not converted";
}
