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
    private const string Table = "t", Entries = "e", Cells = "c", Day = "day", Shard = "shard", Amount = "minor_units";

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
        return dialect.AggregatesDerivedTables ? text.WriteDerived() : text.WriteFlat();
    }

    private IEnumerable<(string Name, string Expression)> Optional(string name, string? column) =>
        column is null ? [] : [(name, dialect.Value(rows.Column(column)))];

    /// <summary>What is computed gets a name in a derived table, by which the outer query groups.</summary>
    private string WriteDerived()
    {
        string[] shard = shape.Partition is null ? [] : [Shard], keyNames = [.. keys.Select(key => key.Name)];
        string entries = Derived(
            Entries,
            Select(
                [rows.Day, .. keys.Select(key => key.Expression), .. ShardColumn, rows.Column(shape.MinorUnits!)],
                [Day, .. keyNames, .. shard, Amount],
                Source));
        string cells = Derived(
            Cells,
            Select(
                [PeriodOf(Of(Entries, Day)), .. Of(Entries, [.. keyNames, .. shard, Amount])],
                [PeriodOrDay, .. keyNames, .. shard, Amount],
                entries));
        string[] groups = Of(Cells, [PeriodOrDay, .. keyNames]);
        return Union(
            Select(["0", .. groups, .. Sums(Of(Cells, Amount))], OutputNames, cells),
            [.. groups, .. Of(Cells, keyNames).Select(dialect.BytesOf).OfType<string>(), .. Of(Cells, shard)],
            Select(["1", .. groups.Select(_ => "NULL"), .. Sums(Of(Entries, Amount))], OutputNames, entries),
            Of(Entries, shard));
    }

    /// <summary>
    /// As ClickHouse wants it: its shards add up only what a query groups without a derived table in between. A name for what is selected
    /// takes the place of a column of the same name, so that these names are such as no column has. A shard that does not answer is an
    /// error, whatever the connection's settings say; said on the outside, that holds for both parts.
    /// </summary>
    private string WriteFlat()
    {
        string[] groups = [PeriodOf(rows.Day), .. keys.Select(key => key.Expression)], sums = Sums(rows.Column(shape.MinorUnits!));
        string mark = "#";
        while (shape.Columns.Any(column => column.StartsWith(mark, StringComparison.Ordinal))) mark += "#";
        string[] names = [.. OutputNames.Select((_, i) => mark + i.ToString(CultureInfo.InvariantCulture))];
        string union = Union(
            Select(["0", .. groups, .. sums], names, Source),
            [.. groups, .. ShardColumn],
            Select(["1", .. groups.Select(_ => "NULL"), .. sums], names, Source),
            ShardColumn);
        return $"SELECT *\nFROM {Derived(Cells, union)}\nSETTINGS skip_unavailable_shards = 0";
    }

    private string PeriodOrDay => byDay ? Day : "period";

    private string[] OutputNames => ["is_control", PeriodOrDay, .. keys.Select(key => key.Name), Amount, "entries", "good_entries"];

    private string[] ShardColumn => shape.Partition is { } partition ? [rows.Column(partition)] : [];

    /// <summary>The table, and which of its rows.</summary>
    private string Source => $"{string.Join(".", shape.Path.Select(dialect.Name))} AS {Table}\nWHERE {condition}";

    private string PeriodOf(string day) => byDay ? dialect.DayOf(day) : PeriodCase.Of(axis, day, dialect);

    private string[] Sums(string amount) =>
    [
        $"SUM({dialect.Exact(amount)})",
        $"{dialect.Count}(*)",
        $"{dialect.Count}(CASE WHEN {dialect.IsGood(amount)} THEN 1 END)",
    ];

    private string Of(string alias, string name) => $"{alias}.{dialect.Name(name)}";

    private string[] Of(string alias, string[] names) => [.. names.Select(name => Of(alias, name))];

    private string Select(string[] expressions, string[] names, string from) =>
        "SELECT " + string.Join(", ", expressions.Zip(names, (expression, name) => $"{expression} AS {dialect.Name(name)}")) + "\nFROM " + from;

    private static string Union(string cells, string[] groups, string control, string[] controlGroups) =>
        $"{cells}\nGROUP BY {string.Join(", ", groups)}\nUNION ALL\n{control}"
        + (controlGroups.Length == 0 ? "" : $"\nGROUP BY {string.Join(", ", controlGroups)}");

    /// <summary>What is selected, as a table; its lines are set in, but for those that may be within a value.</summary>
    private string Derived(string alias, string select)
    {
        bool mayBeSetIn = !shape.Filters.Any(filter => filter.Value.Contains('\n', StringComparison.Ordinal));
        string lines = mayBeSetIn ? "    " + select.Replace("\n", "\n    ", StringComparison.Ordinal) : select;
        return $"(\n{lines}\n) AS {alias}";
    }
}
