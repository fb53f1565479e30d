using System.Globalization;

namespace WriteOffMetrics;

/// <summary>Where a ratio lies among peers. Every figure is null where the ratio has no value.</summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
public sealed class PeerComparison
{
    internal PeerComparison(PeerGroup group, RatioPoint point, QuantileType type)
    {
        Group = group;
        Point = point;
        QuantileType = type;
        Median = group.Quantile(0.5, type);
        if (point.Value is not { } value) return;

        double ratio = RatioArithmetic.ToDouble(value);
        GapPoints = (ratio - Median) * 100;
        RelativeGap = Median > 0 ? (ratio - Median) / Median : null;

        // Peers are counted by the exact ratio, so that one equal to it counts as equal.
        int below = group.Peers.Count(peer => point.CompareExactly(peer.Value.Value) > 0), equal = group.Peers.Count(peer => point.CompareExactly(peer.Value.Value) == 0);
        PercentBelow = 100.0 * below / group.Peers.Count;
        PercentAtOrBelow = 100.0 * (below + equal) / group.Peers.Count;
        Quartile = QuartileOf(ratio);
    }

    /// <summary>The peers.</summary>
    public PeerGroup Group { get; }

    /// <summary>The ratio that was compared.</summary>
    public RatioPoint Point { get; }

    /// <summary>How the median and the quartiles were read.</summary>
    public QuantileType QuantileType { get; }

    /// <summary>The median of the peers, as a quotient.</summary>
    public double Median { get; }

    /// <summary>Ratio − median in percentage points.</summary>
    public double? GapPoints { get; }

    /// <summary>(Ratio − median) ÷ median; null also where the median is not above zero.</summary>
    public double? RelativeGap { get; }

    /// <summary>The percentage of peers with a smaller figure: the strict percentile rank.</summary>
    public double? PercentBelow { get; }

    /// <summary>The percentage of peers with a smaller or equal figure: the weak percentile rank.</summary>
    public double? PercentAtOrBelow { get; }

    /// <summary>The percentile rank, equal peers counting half: the mean of <see cref="PercentBelow"/> and <see cref="PercentAtOrBelow"/>.</summary>
    public double? PercentileRank => (PercentBelow + PercentAtOrBelow) / 2;

    /// <summary>
    /// The quarter of the peers in which the ratio lies, 1 the best to 4 the worst by the metric's direction: of write-offs to sales 1 is the lowest quarter.
    /// A ratio exactly on a quartile belongs to the better quarter.
    /// </summary>
    public int? Quartile { get; }

    /// <summary>Whether the figures mean different things, and were compared all the same because it was asked for.</summary>
    public bool DefinitionsDiffer => Point.Definition != Group.Definition;

    /// <summary>The place among the peers on one line with its reservations, in any culture: <c>0.65 points below the median of 12 peers (Retailers), percentile rank 25.0, quartile 1; unverified source</c>.</summary>
    public override string ToString()
    {
        string of = $"the median of {Invariant.Count(Group.Peers.Count, "peer", "peers")} ({Group.Name})";
        string place = GapPoints is { } gap
            ? $"{Math.Abs(gap).ToString("N2", CultureInfo.InvariantCulture)} points {(gap < 0 ? "below" : "above")} {of}, percentile rank {PercentileRank!.Value.ToString("N1", CultureInfo.InvariantCulture)}, quartile {Invariant.Text(Quartile!.Value)}"
            : $"not compared with {of}: {RatioArithmetic.Words(Point.Status)}";
        return place + Point.Reservation + (Group.IsVerified ? "" : "; unverified source") + (DefinitionsDiffer ? $"; definitions differ: {Point.Definition.Formula} against {Group.Definition.Formula}" : "");
    }

    private int QuartileOf(double ratio)
    {
        int better = 0;
        foreach (double probability in new[] { 0.25, 0.5, 0.75 })
        {
            double quartile = Group.Quantile(Group.Definition.Direction == MetricDirection.HigherIsBetter ? 1 - probability : probability, QuantileType);
            if (Group.Definition.Direction == MetricDirection.HigherIsBetter ? ratio < quartile : ratio > quartile) better++;
        }

        return better + 1;
    }
}
