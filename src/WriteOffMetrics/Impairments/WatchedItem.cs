using System.Text.Json.Serialization;
using NodaTime;

namespace WriteOffMetrics.Impairments;

/// <summary>An item of stock or an asset on a watch-list, with why it is there.</summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
[JsonConverter(typeof(RefusedJsonConverter))]
public sealed class WatchedItem : IRefusedAsJson
{
    internal WatchedItem(string name, EntryCategory category, WatchHistory.Valued latest, IReadOnlyList<string> why)
    {
        Name = name;
        Category = category;
        Day = latest.Day;
        CarryingAmount = latest.CarryingAmount;
        Value = latest.Value;
        Why = why;
    }

    /// <summary>The name of the item or asset, which is the account of its entries.</summary>
    public string Name { get; }

    /// <summary>Inventory or asset.</summary>
    public EntryCategory Category { get; }

    /// <summary>The day of the latest valuation, or of the latest test of the asset.</summary>
    public LocalDate Day { get; }

    /// <summary>What it is carried at from that day on.</summary>
    public Money CarryingAmount { get; }

    /// <summary>Its net realisable value, or the recoverable amount of the asset.</summary>
    public Money Value { get; }

    /// <summary>
    /// How far the value may fall before something is written down: value less carrying amount. Below zero only where the value is, and
    /// nothing is carried any more.
    /// </summary>
    public Money Headroom => Value - CarryingAmount;

    /// <summary>Why it is on the list, each reason in words; one or more.</summary>
    public IReadOnlyList<string> Why { get; }

    /// <summary>Name, carrying amount, value and reasons on one line, in any culture.</summary>
    public override string ToString() =>
        $"{Invariant.OnOneLine(Name)}, carried at {CarryingAmount}, value {Value}: {string.Join("; ", Why)}";

    string IRefusedAsJson.InsteadOfJson =>
        "Found a WatchedItem, which names an item or asset; figures are written. Write the members that are wanted.";
}
