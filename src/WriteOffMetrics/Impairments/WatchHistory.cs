using NodaTime;

namespace WriteOffMetrics.Impairments;

/// <summary>What was found of an item or asset, valuation by valuation.</summary>
/// <param name="Found">The latest first; none where it was not in stock.</param>
internal readonly record struct WatchHistory(IReadOnlyList<WatchHistory.Valued?> Found)
{
    /// <summary>What was found on the day of the list.</summary>
    public Valued Latest => Found[0]!;

    /// <summary>An item or asset on the day of a valuation.</summary>
    /// <param name="Day">The day.</param>
    /// <param name="CarryingAmount">What it is carried at from then on.</param>
    /// <param name="Value">Its net realisable value or recoverable amount.</param>
    /// <param name="Loss">What was written down on that day.</param>
    internal sealed record Valued(LocalDate Day, Money CarryingAmount, Money Value, Money Loss);
}
