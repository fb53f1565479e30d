using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>
/// One sum that another engine computed: of the entries of one category and kind, in one period, with one value of each dimension.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads. Equal when all members are equal.</remarks>
[JsonConverter(typeof(TotalsRowJsonConverter))]
public sealed record TotalsRow
{
    /// <summary>The period: one of the axis, by its days.</summary>
    public required ReportingPeriod Period { get; init; }

    /// <summary>The value of the dimension; null for entries that state none, and for totals without a dimension.</summary>
    public string? Value { get; init; }

    /// <summary>The value of the second dimension; null for entries that state none, and for totals of fewer dimensions.</summary>
    public string? SecondValue { get; init; }

    /// <summary>What was written off; a receivable unless stated.</summary>
    public EntryCategory Category { get; init; }

    /// <summary>What the entries did; a write-off unless stated.</summary>
    public EntryKind Kind { get; init; }

    /// <summary>Their amounts added up: above zero, or zero where there are none.</summary>
    public required Money Sum { get; init; }

    /// <summary>Their number.</summary>
    public required long Count { get; init; }

    /// <summary>The row on one line, in any culture.</summary>
    public override string ToString() =>
        $"{Period} {Invariant.InQuotes(Value)}{(SecondValue is null ? "" : $" and {Invariant.InQuotes(SecondValue)}")} "
            + $"{Category} {Kind}: {Sum}, {Invariant.Count(Count, "entry", "entries")}";
}
