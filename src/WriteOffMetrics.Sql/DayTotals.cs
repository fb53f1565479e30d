namespace WriteOffMetrics.Sql;

/// <summary>
/// Sums of one day, kind and value (or two): a row of <c>query.GroupForTotals(…)</c>, as the caller's provider of LINQ fetched it.
/// </summary>
/// <typeparam name="TDay">The type of the day: <see cref="DateOnly"/>, <see cref="DateTime"/> or <see
/// cref="NodaTime.LocalDate"/>.</typeparam>
/// <remarks>Filled by the provider and then not changed by the library. Not for use by several threads while it is being filled.</remarks>
public sealed class DayTotals<TDay>
{
    /// <summary>The day. Where the query was grouped by periods, the first of the period.</summary>
    public TDay Day { get; set; } = default!;

    /// <summary>What the entries did.</summary>
    public EntryKind Kind { get; set; }

    /// <summary>The value of the dimension; null for entries that state none, and where the query has no dimension.</summary>
    public string? Value { get; set; }

    /// <summary>The value of the second dimension; null for entries that state none, and where the query has fewer.</summary>
    public string? SecondValue { get; set; }

    /// <summary>Σ minor units.</summary>
    public long MinorUnits { get; set; }

    /// <summary>The number of rows.</summary>
    public long Entries { get; set; }

    /// <summary>The smallest amount, which is above zero where all are.</summary>
    public long SmallestMinorUnits { get; set; }

    /// <summary>The row on one line, in any culture.</summary>
    public override string ToString() =>
        $"{AnswerValues.ToText(Day is null ? DBNull.Value : Day)} {Kind} {Words.InQuotes(Value)}"
        + $"{(SecondValue is null ? "" : $" and {Words.InQuotes(SecondValue)}")}: {Words.Text(MinorUnits)} minor units, "
        + Words.Count(Entries, "entry", "entries");
}
