namespace WriteOffMetrics.Html;

/// <summary>Writes a table of a snapshot: its numbers as text, with a bar, a step or a line behind them where they make a chart.</summary>
internal sealed class TableWriter(MarkupWriter page, Numbers numbers, PeriodWords periods, Currency currency)
{
    /// <summary>From how many columns on a table may be wider than a narrow screen, and scrolls there.</summary>
    private const int WideFrom = 3;

    /// <summary>Columns that are empty for a reason that is said elsewhere.</summary>
    private static readonly string[] Explained =
        ["target", "against the target", "period before", "year before", "year to date", "trailing year"];

    /// <summary>Writes a table, and below it why figures are missing.</summary>
    /// <param name="table">The table.</param>
    /// <param name="look">How it is shown.</param>
    /// <param name="caption">What it is called.</param>
    /// <param name="label">What it is called among all tables of the page.</param>
    /// <param name="window">Of which period its numbers are, where neither a heading nor its columns say so.</param>
    /// <param name="isCaptionSeen">Whether no heading says as much.</param>
    /// <param name="history">The earlier figures of its rows, as lines; null where there are none.</param>
    public void Write(
        DashboardTable table, TableLook look, string caption, string label, ReportingPeriod? window, bool isCaptionSeen,
        DashboardTable? history)
    {
        (IReadOnlyList<TableColumn> columns, IReadOnlyList<string> empty) = TableColumn.Of(table, look);
        if (columns.Count == 0)
        {
            page.Text("p", "note", $"{caption}: no figures.");
            return;
        }

        var reasons = new Reasons();
        if (columns.Count >= WideFrom || look.Interval is not null)
        {
            using (page.Element("div", "scroll"))
            {
                page.Attribute("tabindex", "0");
                page.Attribute("role", "region");
                page.Attribute("aria-label", SafeText.Shorten(label, SafeText.LongestName));
                WriteTable(table, columns, look, caption, window, isCaptionSeen, history, reasons);
            }
        }
        else WriteTable(table, columns, look, caption, window, isCaptionSeen, history, reasons);

        reasons.Write(page);
        WriteEmpty(empty);
        if (look.Fall is { } fall && columns.FirstOrDefault(column => column.Name == fall) is { } steps
            && BarScale.OfSteps(table, steps.Index) is null)
        {
            page.Text("p", "note", "The rows do not lead from the first to the last: no steps are drawn.");
        }
    }

    /// <summary>
    /// Which columns are left out. Of those of a target it is known why; of windows to which the axis does not reach a note of the headline
    /// says so.
    /// </summary>
    private void WriteEmpty(IReadOnlyList<string> empty)
    {
        string[] others = [.. empty.Where(name => !Explained.Contains(name))];
        if (empty.Contains("target")) page.Text("p", "note", "There is no target of these figures.");
        if (others.Length > 0)
            page.Text("p", "note", $"Left out, because there are no figures: {string.Join(", ", others.Select(SafeText.Isolated))}.");
    }

    private void WriteTable(
        DashboardTable table, IReadOnlyList<TableColumn> columns, TableLook look, string caption, ReportingPeriod? window,
        bool isCaptionSeen, DashboardTable? history, Reasons reasons)
    {
        int barCount = columns.Count(column => look.Bars.Contains(column.Name) || look.Fall == column.Name);
        using var _ = page.Element("table", barCount switch
        {
            0 => null,
            1 => columns.Count <= 2 ? "bars few" : "bars",
            _ => "bars both",
        });
        using (page.Element("caption", isCaptionSeen ? null : "vh"))
        {
            page.Text(SafeText.Isolated(caption));
            if (window is { } of) page.Text("small", null, ", " + Words.Period(of));
        }

        using (page.Element("thead"))
        using (page.Element("tr"))
        {
            using (page.Element("th"))
            {
                page.Attribute("scope", "col");
                page.Text(SafeText.Isolated(Words.Capital(look.RowHead)));
            }

            if (history is { Columns: [var since, ..] }) WriteHead("s", "Since " + periods.Of(since), null);
            bool isOfSeveral = TableWindow.IsOfSeveral(table, look);
            foreach (TableColumn column in columns) WriteHead(column, isOfSeveral, look);
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
        // Bars of steps that lead nowhere would be read as steps.
        if (look.Fall == column.Name) return BarScale.OfSteps(table, column.Index);
        return look.Bars.Contains(column.Name) ? BarScale.OfColumn(table, column.Index) : null;
    }

    private void WriteHead(TableColumn column, bool isOfSeveral, TableLook look)
    {
        bool isNamedByPeriod = column.Name == "period" && column.Period is not null;
        List<string> small = [];
        if (!isNamedByPeriod && isOfSeveral && !column.IsChange && column.Period is { } period) small.Add(Words.Period(period));
        if (column.HasUnitInHead && !column.Name.Contains(UnitOf(column), StringComparison.Ordinal)) small.Add(UnitOf(column));
        if (column.IsIncomplete) small.Add("incomplete");
        bool hasBar = look.Bars.Contains(column.Name) || look.Fall == column.Name;
        WriteHead(
            column.IsText ? "t" : hasBar ? "n v" : "n",
            isNamedByPeriod ? Words.Period(column.Period!.Value) : Words.Capital(periods.Of(look.ColumnWords(column.Name))),
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
            RowName.Write(page, row, look, periods);
        }

        if (history is { Columns.Count: > 0 })
        {
            using (page.Element("td", "s")) Spark.Write(page, history.Rows.FirstOrDefault(one => one.Name == row.Name));
        }

        for (int column = 0; column < columns.Count; column++)
            WriteCell(table, index, columns[column], scales[column], look, reasons);
    }

    private void WriteCell(
        DashboardTable table, int rowIndex, TableColumn column, BarScale? scale, TableLook look, Reasons reasons)
    {
        DashboardRow row = table.Rows[rowIndex];
        DashboardFigure? figure = row.Figures[column.Index];
        string cssClass = column.IsText ? "t" : "n";
        if (scale is not null) cssClass += " v";
        if (column.Name == "period" && scale is null) cssClass += " big";
        if (figure?.IsFavourable is { } favourable) cssClass += favourable ? " good" : " bad";
        bool hasBar = scale?.Has(row) == true && figure?.Value is not null;
        if (scale is not null && !hasBar) cssClass += " o";
        using var _ = page.Element("td", cssClass);
        if (figure?.Text is { } text) WriteText(row, column, text, look);
        if (column.Name == look.Interval) WriteDetail(table, row, look);
        if (figure is null or { Text: not null }) return;

        if (figure.Value is not { } value)
        {
            reasons.WriteMark(page, figure);
            return;
        }

        if (IsOfAnother(figure, column, look)) page.Text("span", "dir soft", Words.Period(figure.Period!.Value) + " ");
        if (!figure.IsComplete && !column.IsIncomplete) page.Text("span", "dir", "incomplete ");
        if (figure.IsFavourable is { } isBetter) page.Text("span", "dir", isBetter ? "better " : "worse ");
        page.Figure(figure, value, numbers.InCell(value, currency, look.IsChange(table, row, column.Name, figure), column));
        if (hasBar) scale!.Write(page, value.ToDecimal(), rowIndex);
    }

    /// <summary>Whether a figure is of another period than its column. Where there is a column of details, it stands there.</summary>
    private static bool IsOfAnother(DashboardFigure figure, TableColumn column, TableLook look) => look.Interval is null
        && !look.NamesArePeriods && figure.Period is { } period && column.Period is { } usual && period != usual;

    /// <summary>Words of the snapshot, or a name of the user's, which stands as it is.</summary>
    private void WriteText(DashboardRow row, TableColumn column, string text, TableLook look)
    {
        if (look.Interval == column.Name && row.Name is "against the target" or "against the benchmark")
        {
            (string name, string remark) = row.Name == "against the target" ? (text, "") : BenchmarkName.Of(text);
            page.Text("“");
            page.Name(name);
            page.Text("”" + remark);
        }
        else if (column.Name == "severity") page.Name(text is "errors" or "warnings" ? text[..^1] : text);
        else page.Name(column.Name == "source" || look.Interval == column.Name && row.Name is not null && !IsOfPeriods(row.Name)
            ? text : periods.Of(text));
    }

    private static bool IsOfPeriods(string row) => row is "against the period before" or "against the year before" or "trend a year";

    /// <summary>Behind the words about a figure: of which other period it is, and from where to where it may lie.</summary>
    private void WriteDetail(DashboardTable table, DashboardRow row, TableLook look)
    {
        ReportingPeriod? usual = new TableColumn(table, 0, look).Period;
        if (row.Figures[0]?.Period is { } period && usual is not null && period != usual) page.Text(", " + Words.Period(period));
        if (Of("lower") is { Value: { } low } lower)
        {
            page.Text(", from ");
            page.Figure(lower, low, numbers.SignedWithoutUnit(low));
        }

        if (Of("upper") is { Value: { } high } upper)
        {
            page.Text(" to ");
            page.Figure(upper, high, numbers.Signed(high));
        }

        DashboardFigure? Of(string column) => table.Columns.ToList().IndexOf(column) is >= 0 and var index ? row.Figures[index] : null;
    }
}
