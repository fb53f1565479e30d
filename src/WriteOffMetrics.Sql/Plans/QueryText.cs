using System.Globalization;

namespace WriteOffMetrics.Sql;

/// <summary>
/// Writes the one statement of a query: the sums of all cells, and below them the control totals of the same rows, added up without
/// looking at periods, kinds and values. Being one statement, it sees one state of a database that has snapshots.
/// </summary>
/// <remarks>
/// Its columns, by position: 0 of a cell and 1 of control totals; period or day; category, kind and values where the query has them; the
/// sum of the minor units; the number of rows; the number of rows whose amount is a whole number above zero.
/// </remarks>
internal sealed class QueryText
{
    private const string Table = "t", Entries = "e", Days = "d", Cells = "c", Day = "day", Shard = "shard", Amount = "minor_units";

    private static readonly string[] SumNames = [Amount, "entries", "good_entries"];

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
        byDay = !PeriodCase.Fits(axis);
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
        if (!dialect.AggregatesDerivedTables) return text.WriteFlat();
        return shape.Partition is { } partition ? text.WriteByPartition(partition) : text.WriteByDay();
    }

    private IEnumerable<(string Name, string Expression)> Optional(string name, string? column) =>
        column is null ? [] : [(name, dialect.Value(rows.Column(column)))];

    /// <summary>
    /// Days first: a period is found once for each day and not for each row, which takes a third of the time. What is computed gets a name
    /// in a derived table, by which the next one groups.
    /// </summary>
    private string WriteByDay()
    {
        string[] names = [.. keys.Select(key => key.Name)], groups = Of(Entries, [Day, .. names]);
        string entries = Derived(
            Entries,
            Select(
                [dialect.DayOf(rows.Day), .. keys.Select(key => key.Expression), rows.Column(shape.MinorUnits!)],
                [Day, .. names, Amount],
                Source));
        string control = Control(groups.Length, Of(Entries, Amount), entries);
        string[] sums = Sums(Of(Entries, Amount));
        if (byDay) return Union(Select(["0", .. groups, .. sums], OutputNames, entries), groups, control, []);

        string days = Derived(Days, Select([.. groups, .. sums], [Day, .. names, .. SumNames], entries) + GroupBy(groups));
        string cells = Derived(
            Cells,
            Select([PeriodOf(Of(Days, Day)), .. Of(Days, [.. names, .. SumNames])], [PeriodOrDay, .. names, .. SumNames], days));
        groups = Of(Cells, [PeriodOrDay, .. names]);
        sums = [.. Of(Cells, SumNames).Select(sum => $"SUM({dialect.Exact(sum)})")];
        return Union(Select(["0", .. groups, .. sums], OutputNames, cells), groups, control, []);
    }

    /// <summary>
    /// Periods at once, by whatever holds the partition: fewer sums travel from there than by day. The partition stands among the groups as
    /// it is, or a coordinator would fetch the rows.
    /// </summary>
    private string WriteByPartition(string partition)
    {
        string[] names = [.. keys.Select(key => key.Name), Shard];
        string entries = Derived(
            Entries,
            Select(
                [rows.Day, .. keys.Select(key => key.Expression), rows.Column(partition), rows.Column(shape.MinorUnits!)],
                [Day, .. names, Amount],
                Source));
        string cells = Derived(
            Cells,
            Select([PeriodOf(Of(Entries, Day)), .. Of(Entries, [.. names, Amount])], [PeriodOrDay, .. names, Amount], entries));
        string[] groups = Of(Cells, [PeriodOrDay, .. keys.Select(key => key.Name)]);
        return Union(
            Select(["0", .. groups, .. Sums(Of(Cells, Amount))], OutputNames, cells),
            [.. groups, Of(Cells, Shard)],
            Control(groups.Length, Of(Entries, Amount), entries),
            [Of(Entries, Shard)]);
    }

    /// <summary>
    /// As ClickHouse wants it: its shards add up only what a query groups without a derived table in between. A name for what is selected
    /// takes the place of a column of the same name, so that these names are such as no column has. A shard that does not answer is an
    /// error, whatever the connection's settings say; said on the outside, that holds for both parts.
    /// </summary>
    private string WriteFlat()
    {
        string amount = rows.Column(shape.MinorUnits!);
        string[] groups = [PeriodOf(rows.Day), .. keys.Select(key => key.Expression)];
        string[] partition = shape.Partition is { } column ? [rows.Column(column)] : [];
        string union = Union(
            Select(["0", .. groups, .. Sums(amount)], OutputNames, Source),
            [.. groups, .. partition],
            Control(groups.Length, amount, Source),
            partition);
        return $"SELECT *\nFROM {Derived(Cells, union)}\nSETTINGS skip_unavailable_shards = 0";
    }

    /// <summary>The same rows without groups. Amounts that are not good were counted among the cells.</summary>
    private string Control(int groups, string amount, string from) =>
        Select(["1", .. Enumerable.Repeat("NULL", groups), SumOf(amount), Counted, Counted], OutputNames, from);

    private string PeriodOrDay => byDay ? Day : "period";

    private string[] OutputNames => dialect.AggregatesDerivedTables
        ? ["is_control", PeriodOrDay, .. keys.Select(key => key.Name), .. SumNames]
        : [.. Enumerable.Range(0, keys.Count + 5).Select(i => NoColumn + i.ToString(CultureInfo.InvariantCulture))];

    /// <summary>How no column begins that is stated.</summary>
    private string NoColumn
    {
        get
        {
            string mark = "#";
            while (shape.Columns.Any(column => column.StartsWith(mark, StringComparison.Ordinal))) mark += "#";
            return mark;
        }
    }

    /// <summary>The table, and which of its rows.</summary>
    private string Source => $"{string.Join(".", shape.Path.Select(dialect.Name))} AS {Table}\nWHERE {condition}";

    private string PeriodOf(string day) => byDay ? dialect.DayOf(day) : PeriodCase.Of(axis, day, dialect);

    private string[] Sums(string amount) =>
        [SumOf(amount), Counted, $"{dialect.Count}(CASE WHEN {dialect.IsGood(amount)} THEN 1 END)"];

    private string SumOf(string amount) => $"SUM({dialect.ExactAmount(amount)})";

    private string Counted => $"{dialect.Count}(*)";

    private string Of(string alias, string name) => $"{alias}.{dialect.Name(name)}";

    private string[] Of(string alias, string[] names) => [.. names.Select(name => Of(alias, name))];

    private string Select(string[] expressions, string[] names, string from)
    {
        IEnumerable<string> columns = expressions.Zip(names, (expression, name) => $"{expression} AS {dialect.Name(name)}");
        return $"SELECT {string.Join(",\n       ", columns)}\nFROM {from}";
    }

    /// <summary>
    /// Cells and control totals. Control totals by partition may be none at all, of a table without rows: a row of zeros tells that the
    /// answer is whole.
    /// </summary>
    private string Union(string cells, string[] groups, string control, string[] controlGroups)
    {
        string union = $"{cells}{GroupBy(groups)}\nUNION ALL\n{control}{GroupBy(controlGroups)}";
        if (controlGroups.Length == 0) return union;
        string[] zeros = ["1", .. Enumerable.Repeat("NULL", OutputNames.Length - 4), dialect.Exact("0"), "0", "0"];
        return $"{union}\nUNION ALL\nSELECT {string.Join(", ", zeros)}";
    }

    private static string GroupBy(string[] groups) => groups.Length == 0 ? "" : $"\nGROUP BY {string.Join(", ", groups)}";

    /// <summary>What is selected, as a table; its lines are set in, but for those that may be within a value.</summary>
    private string Derived(string alias, string select)
    {
        bool mayBeSetIn = !shape.Filters.Any(filter => filter.Value.Contains('\n', StringComparison.Ordinal));
        string lines = mayBeSetIn ? "    " + select.Replace("\n", "\n    ", StringComparison.Ordinal) : select;
        return $"(\n{lines}\n) AS {alias}";
    }
}
