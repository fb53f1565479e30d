namespace WriteOffMetrics.Html;

/// <summary>A column of a table that is shown, with what all its figures share.</summary>
internal sealed class TableColumn
{
    /// <summary>One column of a table.</summary>
    public TableColumn(DashboardTable table, int index, TableLook look)
    {
        Index = index;
        Name = table.Columns[index];
        DashboardFigure[] figures = [.. table.Rows.Select(row => row.Figures[index]).OfType<DashboardFigure>()];
        DashboardFigure[] values = [.. figures.Where(figure => figure.Text is null)];
        Period = values.All(figure => figure.Period is not null)
            ? values.GroupBy(figure => figure.Period).FirstOrDefault(group => group.Count() * 2 >= values.Length)?.Key
            : values.GroupBy(figure => figure.Period).FirstOrDefault(group => group.Count() * 2 > values.Length)?.Key;
        MetricUnit[] units = [.. figures.Select(figure => figure.Value?.Unit).OfType<MetricUnit>().Distinct()];
        Unit = units.Length == 1 ? units[0] : null;
        IsText = units.Length == 0 && figures.Any(figure => figure.Text is not null);
        IsIncomplete = figures.Length > 0 && figures.All(figure => !figure.IsComplete || figure.Text is not null)
            && figures.Any(figure => !figure.IsComplete);
        IsWhole = Unit is MetricUnit.Days or MetricUnit.Hours or MetricUnit.Times
            && figures.All(figure => figure.Value is not { } value || decimal.IsInteger(value.ToDecimal()));
        IsChange = values.Length > 0 && table.Rows.All(row => row.Figures[index] is not { Value: not null } figure
            || look.IsChange(table, row, Name, figure));
    }

    public int Index { get; }

    public string Name { get; }

    /// <summary>
    /// The period of most of its numbers, the first of two where each has half; null where most have none or there is no such. The others
    /// name their own.
    /// </summary>
    public ReportingPeriod? Period { get; }

    /// <summary>The unit of all its numbers; null where they have several.</summary>
    public MetricUnit? Unit { get; }

    /// <summary>Whether it has words only.</summary>
    public bool IsText { get; }

    /// <summary>Whether none of its numbers is of a complete period.</summary>
    public bool IsIncomplete { get; }

    /// <summary>Whether its numbers are whole days, hours or times.</summary>
    public bool IsWhole { get; }

    /// <summary>Whether all its numbers are changes, whose period says less than those that they are between.</summary>
    public bool IsChange { get; }

    /// <summary>Whether its head names the unit, so that its cells need not.</summary>
    public bool HasUnitInHead => Unit is MetricUnit.Points or MetricUnit.Days or MetricUnit.Hours or MetricUnit.Times;

    /// <summary>The columns that are shown, and the names of those without a figure.</summary>
    public static (IReadOnlyList<TableColumn> Shown, IReadOnlyList<string> Empty) Of(DashboardTable table, TableLook look)
    {
        ILookup<bool, int> columns = Enumerable.Range(0, table.Columns.Count)
            .ToLookup(index => table.Rows.Any(row => row.Figures[index] is not null));
        TableColumn[] shown = [.. columns[true].Where(index => !IsOfInterval(index)).Select(index => new TableColumn(table, index, look))];
        return (shown, [.. columns[false].Where(index => !IsOfInterval(index)).Select(index => table.Columns[index])]);

        bool IsOfInterval(int index) => table.Columns[index] is "lower" or "upper"
            && columns[true].Any(other => table.Columns[other] == look.Interval);
    }
}
