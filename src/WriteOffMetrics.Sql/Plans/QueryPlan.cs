namespace WriteOffMetrics.Sql;

/// <summary>What a query asks, and how its rows are to be read.</summary>
internal sealed class QueryPlan
{
    private QueryPlan(TableShape shape, PeriodAxis axis, IReadOnlyList<DimensionOfTable> dimensions, SqlDialect dialect, bool asLiterals)
    {
        Shape = shape;
        Axis = axis;
        Dialect = dialect;
        Dimensions = dimensions;
        var values = new QueryValues(dialect, asLiterals);
        Text = QueryText.Write(shape, axis, dimensions, dialect, values);
        Parameters = values.Parameters;
    }

    public TableShape Shape { get; }

    public PeriodAxis Axis { get; }

    public SqlDialect Dialect { get; }

    /// <summary>By which the totals are broken down: none, one or two.</summary>
    public IReadOnlyList<DimensionOfTable> Dimensions { get; }

    public string Text { get; }

    public IReadOnlyList<QueryParameter> Parameters { get; }

    /// <summary>Whether rows come by day, and not by period.</summary>
    public bool IsByDay => !PeriodCase.Fits(Axis);

    /// <summary>The values of the query as parameters, where the database knows them.</summary>
    /// <exception cref="ArgumentException">A dimension is not stated, or stands there twice, or its name is bad; or a column's name is too
    /// long for the database.</exception>
    /// <exception cref="InvalidOperationException">A column is missing that every query needs.</exception>
    public static QueryPlan Of(TableShape shape, PeriodAxis axis, IReadOnlyList<string> dimensions, SqlDialect dialect) =>
        Of(shape, axis, dimensions, dialect, asLiterals: false);

    /// <summary>A text that stands alone.</summary>
    /// <inheritdoc cref="Of(TableShape, PeriodAxis, IReadOnlyList{string}, SqlDialect)"/>
    public static QueryPlan AsText(TableShape shape, PeriodAxis axis, IReadOnlyList<string> dimensions, SqlDialect dialect) =>
        Of(shape, axis, dimensions, dialect, asLiterals: true);

    /// <summary>
    /// Whether answers to both may be added up: the same periods, dimensions and currency, and rows chosen alike. Tables, columns and
    /// dialects may differ.
    /// </summary>
    public bool AsksAs(QueryPlan other) => ReferenceEquals(this, other) || (Axis.Equals(other.Axis) && Question == other.Question);

    private string Question => string.Join('\0',
    [
        Shape.Currency.Code,
        Shape.Basis.ToString(),
        Shape.After is { } after ? Days.ToText(after) : "",
        Shape.Through is { } through ? Days.ToText(through) : "",
        .. Dimensions.Select(dimension => "by " + dimension.Name),
        .. Shape.Filters.Select(filter => $"{filter.Dimension.Name}\0{filter.Value}").Order(StringComparer.Ordinal),
    ]);

    private static QueryPlan Of(
        TableShape shape, PeriodAxis axis, IReadOnlyList<string> dimensions, SqlDialect dialect, bool asLiterals)
    {
        ArgumentNullException.ThrowIfNull(axis);
        ArgumentNullException.ThrowIfNull(dialect);
        shape.RequireColumns();
        return new QueryPlan(
            shape, axis, [.. dimensions.Select(dimension => shape.RequireDimension(dimension, nameof(dimension)))], dialect, asLiterals);
    }
}
