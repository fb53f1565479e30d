using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>A table of a dashboard: columns with names, rows with a name each, and figures where they meet.</summary>
/// <remarks>Immutable and safe for use by any number of threads. Equal when name, columns and rows are.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class DashboardTable : IEquatable<DashboardTable>, IReport
{
    internal DashboardTable(string name, IReadOnlyList<string> columns, IReadOnlyList<DashboardRow> rows)
    {
        Name = name;
        Columns = columns;
        Rows = rows;
    }

    /// <summary>What the table is called within its section: <c>figures</c>, <c>by region</c>, <c>ageing</c>.</summary>
    public string Name { get; }

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The rows, in the order in which they are read.</summary>
    public IReadOnlyList<DashboardRow> Rows { get; }

    /// <summary>The row that adds up all rows, whatever it is called; null where the table has none.</summary>
    public DashboardRow? Total => Rows.FirstOrDefault(row => row.Kind == DashboardRowKind.Total);

    /// <summary>The figure of a row and a column; null where there is none.</summary>
    /// <param name="row">
    /// The name of the row; the first of that name counts, so that a region called "total" comes before the total: ask
    /// <see cref="Total"/> for that.
    /// </param>
    /// <param name="column">The name of the column.</param>
    /// <exception cref="KeyNotFoundException">The table has no such row or column; the message names those it has.</exception>
    public DashboardFigure? this[string? row, string column]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(column);
            return Find(row, column);
        }
    }

    /// <summary>Whether two are equal.</summary>
    public static bool operator ==(DashboardTable? left, DashboardTable? right) => Equals(left, right);

    /// <summary>Whether two differ.</summary>
    public static bool operator !=(DashboardTable? left, DashboardTable? right) => !Equals(left, right);

    /// <inheritdoc/>
    public bool Equals(DashboardTable? other) => other is not null && Name == other.Name
        && Columns.SequenceEqual(other.Columns) && Rows.SequenceEqual(other.Rows);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DashboardTable);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Columns.Count, Rows.Count);

    /// <summary>Its name and size on one line, in any culture.</summary>
    public override string ToString() =>
        $"{Invariant.OnOneLine(Name)}: {Invariant.Count(Rows.Count, "row", "rows")} of "
        + Invariant.Count(Columns.Count, "column", "columns");

    void IReport.Write(ReportWriter report) => report.Add(Name).AddList(Columns).AddList(Rows);

    private DashboardFigure? Find(string? row, string column)
    {
        int at = DashboardWords.IndexOf(Columns, column, "column", Name);
        DashboardRow found = Rows.FirstOrDefault(one => one.Name == row) ?? throw DashboardWords.NoSuch(
            "row", row, Name, Rows.Select(one => one.Name));
        return found.Figures[at];
    }
}
