namespace WriteOffMetrics;

/// <summary>A table while its rows are added.</summary>
internal sealed class BoardTable(string name, params IReadOnlyList<string> columns)
{
    private readonly List<DashboardRow> rows = [];

    public int Count => rows.Count;

    public BoardTable Add(string? row, params IReadOnlyList<DashboardFigure?> figures) => Add(DashboardRowKind.Item, row, figures);

    public BoardTable Add(DashboardRowKind kind, string? row, params IReadOnlyList<DashboardFigure?> figures)
    {
        rows.Add(new DashboardRow(kind, row, figures));
        return this;
    }

    public DashboardTable ToTable() => new(name, [.. columns], [.. rows]);
}
