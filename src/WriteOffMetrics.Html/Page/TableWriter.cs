namespace WriteOffMetrics.Html;

/// <summary>Writes a table of a snapshot: its numbers as text, with a bar, a step or a line behind them where they make a chart.</summary>
internal sealed class TableWriter(MarkupWriter page, Numbers numbers, Currency currency)
{
    /// <summary>From how many columns on a table may be wider than a narrow screen, and scrolls there.</summary>
    private const int WideFrom = 3;

    /// <summary>Writes a table, and below it why figures are missing.</summary>
    /// <param name="table">The table.</param>
    /// <param name="look">How it is shown.</param>
    /// <param name="caption">What it is called.</param>
    /// <param name="label">What it is called among all tables of the page.</param>
    /// <param name="isCaptionSeen">Whether no heading says as much.</param>
    /// <param name="history">The earlier figures of its rows, as lines; null where there are none.</param>
    public void Write(DashboardTable table, TableLook look, string caption, string label, bool isCaptionSeen, DashboardTable? history)
    {
        (IReadOnlyList<TableColumn> columns, IReadOnlyList<string> empty) = TableColumn.Of(table);
        if (columns.Count == 0)
        {
            page.Text("p", "note", $"{caption}: no figures.");
            return;
        }

        var reasons = new Reasons();
        if (columns.Count >= WideFrom)
        {
            using (page.Element("div", "scroll"))
            {
                page.Attribute("tabindex", "0");
                page.Attribute("role", "region");
                page.Attribute("aria-label", SafeText.Shorten(label, SafeText.LongestName));
                WriteTable(table, columns, look, caption, isCaptionSeen, history, reasons);
            }
        }
        else WriteTable(table, columns, look, caption, isCaptionSeen, history, reasons);

        reasons.Write(page);
        if (empty.Count > 0 && table.Rows.Count > 0)
            page.Text("p", "note", $"Without figures: {string.Join(", ", empty.Select(SafeText.Isolated))}.");
    }

    private void WriteTable(
        DashboardTable table, IReadOnlyList<TableColumn> columns, TableLook look, string caption, bool isCaptionSeen,
        DashboardTable? history, Reasons reasons)
    {
        int barCount = columns.Count(column => look.Bars.Contains(column.Name) || look.Fall == column.Name);
        using var _ = page.Element("table", barCount switch
        {
            0 => null,
            1 => columns.Count <= 2 ? "bars few" : "bars",
            _ => "bars both",
        });
        page.Text("caption", isCaptionSeen ? null : "vh", SafeText.Isolated(caption));
        using (page.Element("thead"))
        using (page.Element("tr"))
        {
            using (page.Element("th"))
            {
                page.Attribute("scope", "col");
                page.Text(SafeText.Isolated(Words.Capital(look.RowHead)));
            }

            if (history is not null) WriteHead("s", "Course", history.Columns.Count > 0 ? history.Columns[0] + " –" : null);
            foreach (TableColumn column in columns) WriteHead(column, columns, look);
        }

        BarScale?[] scales = [.. columns.Select(column => ScaleOf(table, column, look))];
        int bodyCount = table.Rows.Count;
        while (bodyCount > 0 && table.Rows[bodyCount - 1].Kind == DashboardRowKind.Total) bodyCount--;
        using (page.Element("tbody"))
        {
            for (int row = 0; row < bodyCount; row++) WriteRow(table, row, columns, scales, look, history, reasons);
        }

        if (bodyCount == table.Rows.Count) return;
        using (page.Element("tfoot"))
        {
            for (int row = bodyCount; row < table.Rows.Count; row++) WriteRow(table, row, columns, scales, look, history, reasons);
        }
    }

    private static BarScale? ScaleOf(DashboardTable table, TableColumn column, TableLook look)
    {
        if (look.Fall == column.Name) return BarScale.OfSteps(table, column.Index) ?? BarScale.OfColumn(table, column.Index);
        return look.Bars.Contains(column.Name) ? BarScale.OfColumn(table, column.Index) : null;
    }

    private void WriteHead(TableColumn column, IReadOnlyList<TableColumn> all, TableLook look)
    {
        bool isNamedByPeriod = column.Name == "period" && column.Period is not null;
        bool isOneOfMany = all.Any(other => other.Period != column.Period && !other.IsText);
        List<string> small = [];
        if (!isNamedByPeriod && isOneOfMany && column.Period is { } period) small.Add(Words.Period(period));
        if (column.HasUnitInHead && !column.Name.Contains(UnitOf(column), StringComparison.Ordinal)) small.Add(UnitOf(column));
        if (column.IsIncomplete) small.Add("incomplete");
        bool hasBar = look.Bars.Contains(column.Name) || look.Fall == column.Name;
        WriteHead(
            column.IsText ? "t" : hasBar ? "n v" : "n", isNamedByPeriod ? Words.Period(column.Period!.Value) : Words.Capital(column.Name),
            small.Count == 0 ? null : string.Join(", ", small));
    }

    private void WriteHead(string? cssClass, string head, string? small)
    {
        using var _ = page.Element("th", cssClass);
        page.Attribute("scope", "col");
        page.Text(SafeText.Isolated(head));
        if (small is null) return;
        page.Text(" ");
        page.Text("small", null, small);
    }

    private static string UnitOf(TableColumn column) => column.Unit switch
    {
        MetricUnit.Points => "points",
        MetricUnit.Days => "days",
        MetricUnit.Hours => "hours",
        _ => "times",
    };

    private void WriteRow(
        DashboardTable table, int index, IReadOnlyList<TableColumn> columns, BarScale?[] scales, TableLook look, DashboardTable? history,
        Reasons reasons)
    {
        DashboardRow row = table.Rows[index];
        using var _ = page.Element("tr", row.Kind switch
        {
            DashboardRowKind.Others => "others",
            DashboardRowKind.Reconciliation => "between",
            DashboardRowKind.Total => "total",
            _ => null,
        });
        using (page.Element("th"))
        {
            page.Attribute("scope", "row");
            RowName.Write(page, row, look);
        }

        if (history is not null)
        {
            using (page.Element("td", "s")) Spark.Write(page, history.Rows.FirstOrDefault(one => one.Name == row.Name));
        }

        for (int column = 0; column < columns.Count; column++)
            WriteCell(row, row.Figures[columns[column].Index], columns[column], scales[column], index, reasons);
    }

    private void WriteCell(DashboardRow row, DashboardFigure? figure, TableColumn column, BarScale? scale, int rowIndex, Reasons reasons)
    {
        string cssClass = column.IsText ? "t" : "n";
        if (scale is not null) cssClass += " v";
        if (column.Name == "period" && scale is null) cssClass += " big";
        if (figure?.IsFavourable is { } favourable) cssClass += favourable ? " good" : " bad";
        bool hasBar = scale?.Has(row) == true && figure?.Value is not null;
        if (scale is not null && !hasBar) cssClass += " o";
        using var _ = page.Element("td", cssClass);
        if (figure is null) return;
        if (figure.Text is { } text)
        {
            page.Name(text);
            return;
        }

        if (figure.Value is not { } value)
        {
            reasons.WriteMark(page, figure);
            return;
        }

        if (figure.Period is { } period && column.Period is { } usual && period != usual)
            page.Text("span", "dir soft", Words.Period(period) + " ");
        if (!figure.IsComplete && !column.IsIncomplete) page.Text("span", "dir", "incomplete ");
        if (figure.IsFavourable is { } isBetter) page.Text("span", "dir", isBetter ? "better " : "worse ");
        bool isDistance = row.Name?.StartsWith("to the ", StringComparison.Ordinal) == true;
        bool isChange = !isDistance && (column.IsChange || figure.IsFavourable is not null || value.Unit == MetricUnit.Points);
        page.Data(value.ToDecimal(), numbers.InCell(value, currency, isChange, column));
        if (hasBar) scale!.Write(page, value.ToDecimal(), rowIndex);
    }
}
