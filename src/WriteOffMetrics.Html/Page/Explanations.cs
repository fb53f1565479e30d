namespace WriteOffMetrics.Html;

/// <summary>How the figures of a table were made, on demand: of the first figure of each row that explains itself.</summary>
internal static class Explanations
{
    public static void Write(
        MarkupWriter page, Numbers numbers, PeriodWords periods, IEnumerable<(DashboardTable Table, TableLook Look)> tables)
    {
        (DashboardRow Row, TableLook Look, string Column, DashboardFigure Figure)[] explained =
        [
            .. from one in tables
               from row in one.Table.Rows
               where !one.Look.NamesAreData || row.Kind != DashboardRowKind.Item
               let column = FirstExplained(row)
               where column >= 0
               select (row, one.Look, one.Table.Columns[column], row.Figures[column]!),
        ];
        if (explained.Length == 0) return;
        using var _ = page.Element("details", "how");
        page.Text("summary", null, "How these figures are made");
        using var list = page.Element("dl");
        foreach ((DashboardRow row, TableLook look, string column, DashboardFigure figure) in explained)
        {
            using (page.Element("dt"))
            {
                RowName.Write(page, row, look, periods);
                page.Text($", {(figure.Period is { } period ? Words.Period(period) : SafeText.Isolated(column))}");
                if (figure.EntryCount is { } count) page.Text($" ({numbers.Count(count)} {(count == 1 ? "entry" : "entries")})");
            }

            foreach (string line in figure.Explanation!.Split('\n'))
            {
                if (!string.IsNullOrWhiteSpace(line)) page.Text("dd", null, SafeText.Isolated(periods.Of(line.Trim())));
            }
        }
    }

    private static int FirstExplained(DashboardRow row)
    {
        for (int column = 0; column < row.Figures.Count; column++)
        {
            if (!string.IsNullOrWhiteSpace(row.Figures[column]?.Explanation)) return column;
        }

        return -1;
    }
}
