using WriteOffMetrics.Receivables;

namespace WriteOffMetrics;

/// <summary>What was open by age at the end of each period, of one entity or of several in one currency.</summary>
internal sealed record AgedBalances(
    AgeingBuckets Buckets, IReadOnlyList<AmountSeries> InBuckets, AmountSeries Undated, AmountSeries Credits, AmountSeries Debits,
    AmountSeries Open)
{
    public static AgedBalances Of(Ageing ageing) =>
        new(ageing.Buckets, [.. ageing], ageing.Undated, ageing.Credits, ageing.Debits, ageing.Open);

    /// <summary>Of several entities, to the period that is reported; later days may have no rate yet.</summary>
    /// <exception cref="ArgumentException">A rate of a day on which there is a balance is missing.</exception>
    public static AgedBalances OfGroup(BoardParts group)
    {
        AgeingBuckets buckets = group.Inputs.Buckets;
        PeriodAxis axis = group.Axis.Part(0, group.Windows.Index + 1);
        Ageing[] all = [.. group.Entities.Select(entity => entity.Items!.AgeBy(buckets, axis))];
        return new AgedBalances(
            buckets,
            [.. Enumerable.Range(0, buckets.Count).Select(bucket => Sum(ageing => ageing[bucket]))],
            Sum(ageing => ageing.Undated), Sum(ageing => ageing.Credits), Sum(ageing => ageing.Debits), Sum(ageing => ageing.Open));

        AmountSeries Sum(Func<Ageing, AmountSeries> part) => GroupBalances.Consolidate(group, [.. all.Select(part)]);
    }
}
