using NodaTime;

namespace WriteOffMetrics;

/// <summary>Of the figures of several segments that were added up.</summary>
/// <param name="parts">Where those of the segments come from.</param>
internal sealed class SumProvenance(IReadOnlyList<Provenance> parts) : Provenance
{
    public override string? Ledger => parts.Any(part => part.Ledger is not null)
        ? string.Join("; ", parts.Select(part => part.Ledger ?? "stated amounts").Distinct())
        : null;

    public override LocalDate? LastCompleteDay => parts.Select(part => part.LastCompleteDay).Min();

    public override bool IsNeverNegative => parts.All(part => part.IsNeverNegative);

    public override bool IsOfEntries => parts.Any(part => part.IsOfEntries);

    public override bool IsConverted => parts.Any(part => part.IsConverted);

    public override string WhyNoEntries => "Found amounts of segments that were stated: they have no entries.";

    public override string InWordsBelow(MetricPoint point) =>
        $"{Invariant.Count(parts.Count, "segment", "segments")} added up, "
            + $"{string.Join("; ", parts.Select(part => part.InWordsBelow(point)).Distinct())}";

    public override IEnumerable<(string Topic, string Text)> Remarks(MetricSeries series)
    {
        yield return ("segments", $"{Invariant.Count(parts.Count, "segment", "segments")} added up");
    }

    public override bool SharesLedgerWith(Provenance other) => parts.Any(part => part.SharesLedgerWith(other));

    public override MetricSeries? ReadAgain(PeriodAxis axis)
    {
        AmountSeries?[] again = [.. parts.Select(part => part.ReadAgain(axis) as AmountSeries)];
        return again.Contains(null) ? null : AmountSeries.SumOf(again!);
    }

    public override string? RatesInWords(ReportingPeriod period)
    {
        string[] rates = [.. parts.Select(part => part.RatesInWords(period)).OfType<string>().Distinct()];
        return rates.Length == 0 ? null : string.Join("; ", rates);
    }

    public override Evidence EvidenceOf(int first, int count)
    {
        Evidence[] all = [.. parts.Select(part => part.EvidenceOf(first, count))];
        EntryEvidence[] entries = [.. all.OfType<EntryEvidence>()];
        return entries.Length < all.Length
            ? Evidence.None
            : new EntryEvidence(entries.Sum(one => one.Count!.Value), () => new EntryUnion([.. entries.Select(one => one.Entries)]));
    }
}
