using System.Globalization;

namespace WriteOffMetrics.Sql;

/// <summary>
/// Writes the one statement of a query: the sums of all cells, and below them the control totals of the same rows, added up without
/// looking at periods, kinds and values. Being one statement, it sees one state of the database.
/// </summary>
/// <remarks>
/// Its columns, by position: 0 of a cell and 1 of control totals; period or day; category, kind and values where the query has them; the
/// sum of the minor units; the number of rows; the number of rows whose amount is a whole number above zero.
/// </remarks>
internal sealed class QueryText
{
    private const string Table = "t", Entries = "e", Cells = "c", Shard = "shard", Amount = "minor_units";

    private readonly TableShape shape;
    private readonly PeriodAxis axis;
    private readonly SqlDialect dialect;
    private readonly bool byDay;
    private readonly RowConditions rows;

    /// <summary>What the rows must fulfil; written once, so that cells and control totals have the same values.</summary>
    private readonly string condition;

    /// <summary>What is told apart beside the period: a name in the query, and an expression of the table's column.</summary>
    private readonly IReadOnlyList<(string Name, string Expression)> keys;

    private QueryText(TableShape shape, PeriodAxis axis, IReadOnlyList<DimensionOfTable> dimensions, SqlDialect dialect, QueryValues values)
    {
        this.shape = shape;
        this.axis = axis;
        this.dialect = dialect;
        byDay = axis.Count > PeriodCase.MostPeriods;
        rows = new RowConditions(shape, dialect, Table);
        condition = rows.On(axis, values);
        keys =
        [
            .. Optional("category", shape.Category),
            .. Optional("kind", shape.Kind),
            .. dimensions.Select((dimension, i) =>
                ($"value_{(i + 1).ToString(CultureInfo.InvariantCulture)}", dialect.Value(rows.Column(dimension.Column)))),
        ];
    }

    /// <summary>The statement; its values are added to those given.</summary>
    public static string Write(
        TableShape shape, PeriodAxis axis, IReadOnlyList<DimensionOfTable> dimensions, SqlDialect dialect, QueryValues values)
    {
        var text = new QueryText(shape, axis, dimensions, dialect, values);
        string statement = dialect.AggregatesDerivedTables ? text.WriteDerived() : text.WriteFlat();
        return dialect.Ending is { } ending ? $"{statement}\n{ending}" : statement;
    }

    private IEnumerable<(string Name, string Expression)> Optional(string name, string? column) =>
        column is null ? [] : [(name, rows.Column(column))];

    /// <summary>What is computed gets a name in a derived table, by which the outer query groups.</summary>
    private string WriteDerived()
    {
        string period = byDay ? "day" : "period";
        string[] names = [.. keys.Select(key => key.Name), .. shape.Partition is null ? Array.Empty<string>() : [Shard]];
        string entries = Select(
            [
                (rows.Day, "day"),
                .. keys.Select(key => (key.Expression, key.Name)),
                .. shape.Partition is { } partition ? [(rows.Column(partition), Shard)] : Array.Empty<(string, string)>(),
                (rows.Column(shape.MinorUnits!), Amount),
            ],
            $"{Path} AS {Table}\nWHERE {condition}");
        string cells = Select(
            [
                (byDay ? dialect.DayOf(Of(Entries, "day")) : PeriodCase.Of(axis, Of(Entries, "day"), dialect), period),
                .. names.Append(Amount).Select(name => (Of(Entries, name), name)),
            ],
            Derived(entries, Entries));

        string sums = Select(
            [
                ("0", "is_control"),
                .. keys.Select(key => key.Name).Prepend(period).Select(name => (Of(Cells, name), name)),
                .. Sums(Of(Cells, Amount)),
            ],
            Derived(cells, Cells));
        string control = Select(ControlColumns(Of(Entries, Amount)), Derived(entries, Entries));
        return $"{sums}\nGROUP BY {string.Join(", ", names.Prepend(period).Select(name => Of(Cells, name)))}\nUNION ALL\n{control}"
            + (shape.Partition is null ? "" : $"\nGROUP BY {Of(Entries, Shard)}");
    }

    /// <summary>
    /// Without derived tables and without names, which the database would take for columns of the same name. It groups by what it selects.
    /// </summary>
    private string WriteFlat()
    {
        string period = byDay ? dialect.DayOf(rows.Day) : PeriodCase.Of(axis, rows.Day, dialect);
        string amount = rows.Column(shape.MinorUnits!), from = $"{Path} AS {Table}\nWHERE {condition}";
        string[] shard = shape.Partition is { } partition ? [rows.Column(partition)] : [];
        string[] groups = [period, .. keys.Select(key => key.Expression)];
        string sums = Select([("0", null), .. groups.Select(group => (group, (string?)null)), .. Sums(amount)], from);
        string control = Select(ControlColumns(amount), from);
        return $"{sums}\nGROUP BY {string.Join(", ", [.. groups, .. shard])}\nUNION ALL\n{control}"
            + (shard.Length == 0 ? "" : $"\nGROUP BY {shard[0]}");
    }

    private IEnumerable<(string Expression, string? Name)> ControlColumns(string amount) =>
        [("1", "is_control"), .. keys.Select(key => key.Name).Prepend("period").Select(name => ("NULL", (string?)name)), .. Sums(amount)];

    private IEnumerable<(string Expression, string? Name)> Sums(string amount) =>
    [
        ($"SUM({dialect.Exact(amount)})", Amount),
        ($"{dialect.Count}(*)", "entries"),
        ($"{dialect.Count}(CASE WHEN {dialect.IsGood(amount)} THEN 1 END)", "good_entries"),
    ];

    private string Path => string.Join(".", shape.Path.Select(dialect.Name));

    private string Of(string alias, string name) => $"{alias}.{dialect.Name(name)}";

    private string Select(IEnumerable<(string Expression, string? Name)> columns, string from) =>
        "SELECT " + string.Join(", ", columns.Select(NamedAs)) + "\nFROM " + from;

    private string NamedAs((string Expression, string? Name) column) =>
        column.Name is null || !dialect.AggregatesDerivedTables ? column.Expression : $"{column.Expression} AS {dialect.Name(column.Name)}";

    private static string Derived(string select, string alias) =>
        "(\n" + string.Join("\n", select.Split('\n').Select(line => "    " + line)) + $"\n) AS {alias}";
}
