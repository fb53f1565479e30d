using System.Text.Json.Serialization;

namespace WriteOffMetrics.Receivables;

/// <summary>An item whose open amount is not what it was.</summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
[JsonConverter(typeof(RefusedJsonConverter))]
public sealed class OpenItemChange : IRefusedAsJson
{
    internal OpenItemChange(OpenItem item, Money before, Money after)
    {
        Item = item;
        Before = before;
        After = after;
    }

    /// <summary>The item, as it is in the later list, or in the earlier one where it is not open any more.</summary>
    public OpenItem Item { get; }

    /// <summary>What was open of it; zero where it was not there or not open.</summary>
    public Money Before { get; }

    /// <summary>What is open of it; zero where it is settled, or not there any more.</summary>
    public Money After { get; }

    /// <summary>By how much what is owed changed: after less before, of a credit the other way round.</summary>
    public Money Change => Item.IsCredit ? Before - After : After - Before;

    /// <summary>Before, after and the item on one line, in any culture.</summary>
    public override string ToString() =>
        $"{Before} → {After}, {Item.Kind} {Invariant.InQuotes(Item.Document)} of {Invariant.InQuotes(Item.Account)}";

    string IRefusedAsJson.InsteadOfJson =>
        "Found an OpenItemChange, which names a document and who owes it; figures are written. "
        + "Write the members that are wanted.";
}
