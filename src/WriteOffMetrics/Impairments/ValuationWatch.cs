using System.Text.Json.Serialization;

namespace WriteOffMetrics.Impairments;

/// <summary>
/// Which items of stock and assets are watched because a loss may come or came, as data: conditions on headroom, losses and falling values,
/// put together with <see cref="And"/> and <see cref="Or"/>. There is no usual rule: state one.
/// <c>ValuationWatch.HeadroomBelow(Ratio.FromPercent(10)).Or(ValuationWatch.FallingInLast(3))</c>.
/// </summary>
/// <remarks>
/// Immutable and safe for use by any number of threads. Equal when the conditions are, put together in the same way. The value of an item
/// is its net realisable value, that of an asset its recoverable amount.
/// </remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class ValuationWatch : IEquatable<ValuationWatch>, IReport
{
    private readonly WatchCondition condition;

    private ValuationWatch(WatchCondition condition) => this.condition = condition;

    /// <summary>
    /// What has a value above its carrying amount by less than a share of it: (value − carrying amount) ÷ carrying amount below the
    /// margin. What was just written down has no headroom; what is carried at nothing is not watched for it.
    /// </summary>
    /// <param name="margin">The share, above zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is not above zero.</exception>
    public static ValuationWatch HeadroomBelow(Ratio margin) => margin.ToDecimal() > 0
        ? new ValuationWatch(new WatchCondition.Headroom(margin))
        : throw new ArgumentOutOfRangeException(
            nameof(margin), margin, $"Found a margin of {margin}; one above zero is allowed, because no value lies below what is carried.");

    /// <summary>What was written down in one or more of the last valuations, or tests of the asset.</summary>
    /// <param name="valuations">How many, 1 for the latest alone.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public static ValuationWatch WrittenDownInLast(int valuations) =>
        new(new WatchCondition.WrittenDown(Require(valuations, nameof(valuations))));

    /// <summary>
    /// What has a lower value in each of the last valuations, or tests of the asset, than in the one before it. It must have been there in
    /// all of them, and in the one before.
    /// </summary>
    /// <param name="valuations">How many, 1 for the latest alone.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public static ValuationWatch FallingInLast(int valuations) =>
        new(new WatchCondition.Falling(Require(valuations, nameof(valuations))));

    /// <summary>What meets both.</summary>
    public ValuationWatch And(ValuationWatch other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new ValuationWatch(new WatchCondition.Both(condition, other.condition));
    }

    /// <summary>What meets one of the two, or both.</summary>
    public ValuationWatch Or(ValuationWatch other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new ValuationWatch(new WatchCondition.Either(condition, other.condition));
    }

    /// <summary>Whether both are put together of the same conditions in the same way.</summary>
    public bool Equals(ValuationWatch? other) => other is not null && condition.Words == other.condition.Words;

    /// <summary>Whether both are equal.</summary>
    public static bool operator ==(ValuationWatch? left, ValuationWatch? right) => left?.Equals(right) ?? right is null;

    /// <summary>Whether both differ.</summary>
    public static bool operator !=(ValuationWatch? left, ValuationWatch? right) => !(left == right);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ValuationWatch);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(condition.Words);

    /// <summary>The conditions on one line: <c>headroom below 10.00 %, or value fell in each of the last 3 valuations</c>.</summary>
    public override string ToString() => condition.Words;

    /// <summary>The item or asset as one that is watched; none where it is not.</summary>
    internal WatchedItem? Watch(string name, EntryCategory category, WatchHistory history) =>
        condition.WhyOf(history) is { } why ? new WatchedItem(name, category, history.Latest, why) : null;

    private static int Require(int valuations, string name) => valuations >= 1 ? valuations : throw new ArgumentOutOfRangeException(
        name, valuations, $"Found {Invariant.Text(valuations)} valuations; 1 or more are allowed.");

    void IReport.Write(ReportWriter report) => report.Add(condition.Words, "conditions");
}
