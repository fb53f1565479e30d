namespace WriteOffMetrics.Csv;

/// <summary>
/// Where in a record a text is found: in the column of a name, in the column of a position, or computed from several. A name or a position
/// stands for its column: <c>map.WithAccount("customer")</c>, <c>map.WithAccount(3)</c>.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads, as far as a function of one's own is.</remarks>
public sealed class CsvColumn
{
    private CsvColumn(string? name, int position, Func<Func<CsvColumn, string>, string?>? compute) =>
        (Name, Position, Compute) = (name, position, compute);

    /// <summary>The name in the header; none where it is found otherwise.</summary>
    internal string? Name { get; }

    /// <summary>The position, 0 for the first column; −1 where it is found otherwise.</summary>
    internal int Position { get; }

    /// <summary>What computes it from other columns; none where it is one.</summary>
    internal Func<Func<CsvColumn, string>, string?>? Compute { get; }

    /// <summary>
    /// The column of a name in the header: as it is written there or, where no column is called so, in any case and without blanks around.
    /// </summary>
    /// <exception cref="ArgumentException">The name is blank.</exception>
    public static CsvColumn FromString(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new CsvColumn(name, -1, null);
    }

    /// <summary>The column of a position, 0 for the first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The position is below 0.</exception>
    public static CsvColumn FromInt32(int position)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        return new CsvColumn(null, position, null);
    }

    /// <summary>
    /// A text computed from a record: <c>CsvColumn.FromRecord(field =&gt; field("year") + "-12-31")</c>. The function is given the texts of
    /// columns by their names or positions, and returns null for a text that is not stated. It is called once for a good row and more often
    /// for a rejected one; where it throws, that is a fault of the row.
    /// </summary>
    public static CsvColumn FromRecord(Func<Func<CsvColumn, string>, string?> compute)
    {
        ArgumentNullException.ThrowIfNull(compute);
        return new CsvColumn(null, -1, compute);
    }

    /// <summary>The column of a name in the header.</summary>
    /// <exception cref="ArgumentException">The name is blank.</exception>
    public static implicit operator CsvColumn(string name) => FromString(name);

    /// <summary>The column of a position, 0 for the first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The position is below 0.</exception>
    public static implicit operator CsvColumn(int position) => FromInt32(position);

    /// <summary>Which column it is, in words: <c>column 'amount'</c>, <c>column at position 3</c>, <c>computed column</c>.</summary>
    public override string ToString() => Name is not null ? $"column {Found.InQuotes(Name)}"
        : Position >= 0 ? $"column at position {Found.Text(Position)}"
        : "computed column";
}
