using System.Globalization;
using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>Where a figure lies among peers. Every result is null where the figure has no value.</summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class PeerComparison : IReport
{
    internal PeerComparison(PeerGroup group, MetricPoint point, QuantileType type)
    {
        Group = group;
        Point = point;
        QuantileType = type;
        Median = group.Quantile(0.5, type);
        if (point.Number is not { } figure) return;
        Gap = figure - Median;
        RelativeGap = Median > 0 ? (figure - Median) / Median : null;

        // Peers are counted by the exact figure, so that one equal to it counts as equal.
        int[] sides = [.. group.Peers.Select(peer => point.CompareExactly(peer.Value.ToDecimal()))];
        (int below, int equal) = (sides.Count(side => side > 0), sides.Count(side => side == 0));
        PercentBelow = 100.0 * below / group.Peers.Count;
        PercentAtOrBelow = 100.0 * (below + equal) / group.Peers.Count;
        Quartile = QuartileOf(figure);
    }

    /// <summary>The peers.</summary>
    public PeerGroup Group { get; }

    /// <summary>The figure that was compared.</summary>
    public MetricPoint Point { get; }

    /// <summary>How the median and the quartiles were read.</summary>
    public QuantileType QuantileType { get; }

    /// <summary>The median of the peers, in the unit of the figures: of ratios as a quotient.</summary>
    public double Median { get; }

    /// <summary>Figure − median, in the unit of the figures: of ratios as a quotient, 0.0065 for 0.65 points.</summary>
    public double? Gap { get; }

    /// <summary>(Figure − median) ÷ median; null also where the median is not above zero.</summary>
    public double? RelativeGap { get; }

    /// <summary>The percentage of peers with a smaller figure: the strict percentile rank.</summary>
    public double? PercentBelow { get; }

    /// <summary>The percentage of peers with a smaller or equal figure: the weak percentile rank.</summary>
    public double? PercentAtOrBelow { get; }

    /// <summary>
    /// The percentile rank, equal peers counting half: the mean of <see cref="PercentBelow"/> and <see cref="PercentAtOrBelow"/>.
    /// </summary>
    public double? PercentileRank => (PercentBelow + PercentAtOrBelow) / 2;

    /// <summary>
    /// The quarter of the peers in which the figure lies, 1 the best to 4 the worst by the metric's direction: of write-offs to sales 1 is
    /// the lowest quarter. A figure exactly on a quartile belongs to the better quarter.
    /// </summary>
    public int? Quartile { get; }

    /// <summary>Whether the figures mean different things, and were compared all the same because it was asked for.</summary>
    public bool DefinitionsDiffer => Point.Definition != Group.Definition;

    /// <summary>
    /// The place among the peers on one line with its reservations, in any culture:
    /// <c>0.65 points below the median of 12 peers (Retailers), percentile rank 25.0, quartile 1; unverified source</c>.
    /// </summary>
    public override string ToString()
    {
        string of = $"the median of {Invariant.Count(Group.Peers.Count, "peer", "peers")} ({Group.Name})";
        string place = Gap is { } gap
            ? $"{Read(Math.Abs(gap))} {(gap < 0 ? "below" : "above")} {of}, percentile rank {Read(PercentileRank!.Value, "N1")}, quartile "
                + $"{Invariant.Text(Quartile!.Value)}"
            : $"not compared with {of}: {MetricStatusWords.InWords(Point.Status)}";
        string definitions = DefinitionsDiffer ? $"; definitions differ: {Point.Definition.Formula} against {Group.Definition.Formula}"
            : "";
        return place + Point.Reservation + (Group.IsVerified ? "" : "; unverified source") + definitions;
    }

    /// <summary>The place among the peers and how it was found, and what the figure means and rests on.</summary>
    public Explanation Explain() => Explanation.FromPoint(
        Point,
        ToString(),
        ("peers", Group.ToString()),
        ("method", $"median and quartiles by {QuantileType} of Hyndman and Fan; peers counted by the exact figure, equal ones half"));

    private string Read(double gap) => Point.Definition.Unit == MetricUnit.Ratio
        ? Read(gap * 100, "N2") + " points"
        : Units.Join(Read(gap, "N2"), Point.Definition.Unit, default);

    private static string Read(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private int QuartileOf(double ratio)
    {
        bool isHigherBetter = Group.Definition.Direction == MetricDirection.HigherIsBetter;
        int passed = 0;
        foreach (double probability in new[] { 0.25, 0.5, 0.75 })
        {
            double quartile = Group.Quantile(isHigherBetter ? 1 - probability : probability, QuantileType);
            if (isHigherBetter ? ratio < quartile : ratio > quartile) passed++;
        }

        return passed + 1;
    }

    void IReport.Write(ReportWriter report) => report
        .Add(Point)
        .Add(Group)
        .AddMember(QuantileType)
        .Add(DefinitionsDiffer)
        .Add(Median)
        .Add(Gap)
        .Add(RelativeGap)
        .Add(PercentileRank)
        .Add(PercentBelow)
        .Add(PercentAtOrBelow)
        .Add(Quartile);
}
