using System.Text.Json.Serialization;
using NodaTime;

namespace WriteOffMetrics;

/// <summary>
/// The figures of other companies one by one, of one definition, with what is needed to judge them: population, date and source.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads. Equal when all members are equal.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed record PeerGroup : IReport
{
    private readonly double[] ascending;

    private PeerGroup(string name, MetricDefinition definition, string population, string source, KeyValuePair<string, Quantity>[] peers)
    {
        Name = name;
        Definition = definition;
        Population = population;
        Source = source;
        Peers = Array.AsReadOnly(peers);
        ascending = [.. peers.Select(peer => (double)peer.Value.ToDecimal()).Order()];
    }

    /// <summary>The name, for reports.</summary>
    public string Name { get; }

    /// <summary>The metric and basis of every figure.</summary>
    public MetricDefinition Definition { get; }

    /// <summary>Whose figures they are: <c>US retailers, 2025</c>.</summary>
    public string Population { get; }

    /// <summary>Who published them, and where.</summary>
    public string Source { get; }

    /// <summary>The peers and their figures, in the order given; one or more.</summary>
    public IReadOnlyList<KeyValuePair<string, Quantity>> Peers { get; }

    /// <summary>The day for which they were published; null where their source gives none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// Set to a day that is not of the ISO calendar, or outside the years 1 to 9999.
    /// </exception>
    public LocalDate? AsOf
    {
        get;
        init
        {
            if (value is { } day) DayNumber.Require(day, nameof(value));
            field = value;
        }
    }

    /// <summary>Whether somebody traced the figures to their source. Comparisons with those that are not say so.</summary>
    public bool IsVerified { get; init; }

    /// <summary>A group of peers; its date and whether it is verified are set with <c>with</c>.</summary>
    /// <param name="name">The name, for reports.</param>
    /// <param name="definition">The metric and basis of every figure, such as <see cref="RatioMetrics.GrossWriteOffToSales"/>.</param>
    /// <param name="population">Whose figures they are.</param>
    /// <param name="source">Who published them, and where.</param>
    /// <param name="peers">Each peer's name and figure.</param>
    /// <exception cref="ArgumentException">
    /// A text is blank, the metric is an amount or a count, a figure has another unit, there are no peers, or one is named twice.
    /// </exception>
    public static PeerGroup FromValues(string name, MetricDefinition definition, string population, string source,
        IEnumerable<(string Peer, Quantity Value)> peers)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentException.ThrowIfNullOrWhiteSpace(population);
        ArgumentException.ThrowIfNullOrWhiteSpace(source);
        ArgumentNullException.ThrowIfNull(peers);
        Benchmark.RequireComparable(definition, nameof(definition));
        var named = new HashSet<string>(StringComparer.Ordinal);
        List<KeyValuePair<string, Quantity>> all = [];
        foreach ((string peer, Quantity value) in peers)
        {
            if (string.IsNullOrWhiteSpace(peer) || !named.Add(peer)) throw new ArgumentException(WhyNoName(peer), nameof(peers));
            if (value.Unit != definition.Unit) throw new ArgumentException(WhyNotUnit(peer, value, definition), nameof(peers));
            all.Add(KeyValuePair.Create(peer, value));
        }

        if (all.Count == 0) throw new ArgumentException(WhyNoPeers(name), nameof(peers));
        return new PeerGroup(name, definition, population, source, [.. all]);
    }

    /// <summary>
    /// The figure below which a part of the group lies, in the unit of the figures, of ratios as a quotient: 0.5 for the median. With one
    /// peer it is that peer's.
    /// </summary>
    /// <param name="probability">The part, 0 to 1.</param>
    /// <param name="type">How it is read from few values. There is no usual type: name it.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability is not 0 to 1, or the type not a member.</exception>
    public double Quantile(double probability, QuantileType type)
    {
        if (probability is not (>= 0 and <= 1)) throw new ArgumentOutOfRangeException(
            nameof(probability), probability, "Found a probability outside its range; 0 to 1 is allowed, 0.5 for the median.");
        RequireType(type, nameof(type));
        return Quantiles.Estimate(ascending, probability, (int)type);
    }

    /// <summary>Where a figure of the same definition lies among the peers.</summary>
    /// <param name="point">The figure.</param>
    /// <param name="type">How the median and the quartiles are read from few values.</param>
    /// <exception cref="ArgumentException">The figure's definition is not the group's.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The type is not a member.</exception>
    public PeerComparison Compare(MetricPoint point, QuantileType type)
    {
        ArgumentNullException.ThrowIfNull(point);
        RequireType(type, nameof(type));
        return point.Definition == Definition
            ? new PeerComparison(this, point, type)
            : throw new ArgumentException(WhyNotDefinition(point.Definition), nameof(point));
    }

    /// <summary>
    /// Where a figure of another definition in the same unit lies among the peers: allowed by this name, and flagged in the result.
    /// </summary>
    /// <param name="point">The figure.</param>
    /// <param name="type">How the median and the quartiles are read from few values.</param>
    /// <exception cref="ArgumentException">The figure has another unit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The type is not a member.</exception>
    public PeerComparison CompareAcrossDefinitions(MetricPoint point, QuantileType type)
    {
        ArgumentNullException.ThrowIfNull(point);
        RequireType(type, nameof(type));
        Benchmark.RequireUnit(Definition, point, nameof(point));
        return new PeerComparison(this, point, type);
    }

    /// <summary>Whether both have the same members.</summary>
    public bool Equals(PeerGroup? other) =>
        other is not null && Name == other.Name && Definition == other.Definition && Population == other.Population
        && Source == other.Source && AsOf == other.AsOf && IsVerified == other.IsVerified && Peers.SequenceEqual(other.Peers);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Definition, Population, Source, AsOf, IsVerified, Peers.Count);

    /// <summary>The group on one line, in any culture.</summary>
    public override string ToString() =>
        $"{Name}: {Invariant.Count(Peers.Count, "peer", "peers")}, "
            + $"{Population}{(AsOf is { } day ? ", as of " + DayNumber.ToText(day) : "")}, {Source}{(IsVerified ? "" : " (unverified)")}";

    private static void RequireType(QuantileType type, string parameterName)
    {
        if (!Enum.IsDefined(type)) throw new ArgumentOutOfRangeException(
            parameterName, type, $"Found the quantile type {Invariant.Text((int)type)}; Type1 to Type9 are allowed.");
    }

    private static string WhyNoName(string? peer) =>
        $"Found the peer {Invariant.InQuotes(peer)} {(string.IsNullOrWhiteSpace(peer) ? "without a name" : "twice")}; a name "
        + "of its own is needed for each, so that none counts double. Name it.";

    private static string WhyNotUnit(string peer, Quantity value, MetricDefinition definition) =>
        $"Found {value} of {peer} for {definition}; {Units.NameOf(definition.Unit)} is allowed. State it in the unit of the metric.";

    private static string WhyNoPeers(string name) =>
        $"Found no peers in '{name}'; one or more are needed, because a quantile of none is no figure. Leave the comparison out.";

    private string WhyNotDefinition(MetricDefinition found) =>
        $"Found {found}; the peers of '{Name}' are figures of {Definition}. Compare like with like, or accept the difference by name "
        + "with CompareAcrossDefinitions.";

    void IReport.Write(ReportWriter report) => report
        .Add(Definition)
        .Add(Name)
        .Add(Population)
        .Add(Source)
        .Add(AsOf)
        .Add(IsVerified)
        .AddList(Peers, peer => report.Add(peer.Key, "name").AddValue(peer.Value, "value"));
}
