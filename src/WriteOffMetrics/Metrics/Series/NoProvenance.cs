using NodaTime;

namespace WriteOffMetrics;

/// <summary>Of a segment of which there is nothing, beside others.</summary>
/// <param name="others">Where those of the others come from.</param>
internal sealed class NoProvenance(IReadOnlyList<Provenance> others) : Provenance
{
    public override string? Ledger => others.Any(other => other.Ledger is not null) ? "no entries" : null;

    public override bool IsOfEntries => others.Any(other => other.IsOfEntries);

    public override LocalDate? LastCompleteDay => others.Select(other => other.LastCompleteDay).Min();

    public override bool IsNeverNegative => true;

    public override MetricSeries? ReadAgain(PeriodAxis axis) => others[0].ReadAgain(axis) is AmountSeries again
        ? new AmountSeries(again.Definition, axis, [.. axis.Select(_ => Money.Zero(again.Currency))], this)
        : null;

    public override string WhyNoEntries => "Found a segment that was not stated: it has no entries.";

    public override IEnumerable<(string Topic, string Text)> Remarks(MetricSeries series)
    {
        yield return ("segments", "no segment has this value");
    }

    public override string InWordsBelow(MetricPoint point) => "no segment has this value, so it is zero";
}
