using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>
/// Where something was found: in which row of data, and in which line of a file where its reader knows. Both count from 1, as a person
/// does; <see cref="LedgerEntry.Ordinal"/> counts from 0, so the row of an entry is its ordinal plus 1.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads. Equal when row and line are equal.</remarks>
[JsonConverter(typeof(FindingPositionJsonConverter))]
public sealed record FindingPosition
{
    private FindingPosition(long? row, long? line)
    {
        Row = row;
        Line = line;
    }

    /// <summary>The row of data in what was offered, 1 for the first, headings not counted; null where it is no row of data.</summary>
    public long? Row { get; }

    /// <summary>The line of a file, 1 for the first, headings counted; null unless the reader of a file says it.</summary>
    public long? Line { get; }

    /// <summary>The row at a position that counts from 0, as <see cref="LedgerEntry.Ordinal"/> does.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The ordinal is below 0, or the greatest number of 64 bits.</exception>
    public static FindingPosition FromOrdinal(long ordinal) => ordinal is >= 0 and < long.MaxValue
        ? new FindingPosition(ordinal + 1, null)
        : throw new ArgumentOutOfRangeException(
            nameof(ordinal),
            $"Found the ordinal {Invariant.Text(ordinal)}; ordinals from 0 are allowed. Use FromRow for rows that count from 1.");

    /// <summary>A row of data, 1 for the first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The row is below 1.</exception>
    public static FindingPosition FromRow(long row) => new(FromOne(row, nameof(row)), null);

    /// <summary>A line of a file that is no row of data, such as its headings, 1 for the first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The line is below 1.</exception>
    public static FindingPosition FromLine(long line) => new(null, FromOne(line, nameof(line)));

    /// <summary>A row of data and the line of the file in which it starts, each 1 for the first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The row or the line is below 1.</exception>
    public static FindingPosition FromRowAndLine(long row, long line) => new(FromOne(row, nameof(row)), FromOne(line, nameof(line)));

    /// <summary>The position on one line, in any culture: <c>row 12</c>, <c>row 12 (line 13)</c>, <c>line 1</c>.</summary>
    public override string ToString() => Row is not { } row ? $"line {Invariant.Text(Line!.Value)}"
        : Line is { } line ? $"row {Invariant.Text(row)} (line {Invariant.Text(line)})"
        : $"row {Invariant.Text(row)}";

    private static long FromOne(long number, string parameterName) => number >= 1
        ? number
        : throw new ArgumentOutOfRangeException(
            parameterName, $"Found the {parameterName} {Invariant.Text(number)}; numbers from 1 are allowed. Count the first as 1.");
}
