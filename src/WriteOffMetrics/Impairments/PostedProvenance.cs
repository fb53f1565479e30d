namespace WriteOffMetrics.Impairments;

/// <summary>Of what valuations of stock or tests of assets wrote down or reversed, each amount an entry.</summary>
/// <param name="source">Which ones, in words.</param>
/// <param name="of">What of them the figures are of, in words; none where it is all.</param>
/// <param name="entries">The entries.</param>
/// <param name="axis">The periods.</param>
/// <param name="readAgain">The same figures on another axis.</param>
internal sealed class PostedProvenance(
    string source, string? of, IReadOnlyList<LedgerEntry> entries, PeriodAxis axis, Func<PeriodAxis, AmountSeries> readAgain)
    : ValuedProvenance(source, of)
{
    public override Int128? Outside => OutsideEntries.Aggregate((Int128)0, (sum, entry) => sum + entry.Amount.MinorUnits);

    public override long? OutsideCount => OutsideEntries.LongCount();

    public override IEnumerable<(string Topic, string Text)> Remarks(MetricSeries series)
    {
        foreach ((string, string) line in base.Remarks(series)) yield return line;
        if (OutsideCount is not > 0) yield break;
        string amount = Money.InWords(Outside!.Value, entries[0].Amount.Currency);
        yield return ("outside", $"{Invariant.Count(OutsideCount.Value, "entry", "entries")} outside the axis, {amount}, not counted here");
    }

    public override Evidence EvidenceOf(int first, int count)
    {
        LedgerEntry[] behind =
        [
            .. entries.Where(entry => axis.IndexOf(entry.EffectiveDate) is var period && period >= first && period < first + count),
        ];
        return new EntryEvidence(behind.Length, () => Array.AsReadOnly(behind));
    }

    public override AmountSeries? RollUpTo(PeriodAxis coarser) => readAgain(coarser);

    public override MetricSeries? ReadAgain(PeriodAxis axis) => readAgain(axis);

    private IEnumerable<LedgerEntry> OutsideEntries => entries.Where(entry => axis.IndexOf(entry.EffectiveDate) < 0);
}
