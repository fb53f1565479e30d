namespace WriteOffMetrics.Html;

/// <summary>Sections, tables and figures by name, where there are any.</summary>
internal static class Found
{
    public static DashboardTable? Table(DashboardSnapshot snapshot, string section, string table) =>
        Table(snapshot.Sections.FirstOrDefault(one => one.Name == section), table);

    public static DashboardTable? Table(DashboardSection? section, string table) =>
        section?.Tables.FirstOrDefault(one => one.Name == table);

    public static DashboardFigure? Figure(DashboardTable? table, string row, string column)
    {
        if (table is null) return null;
        int index = table.Columns.ToList().IndexOf(column);
        return index < 0 ? null : table.Rows.FirstOrDefault(one => one.Name == row)?.Figures[index];
    }
}
