using System.Globalization;

namespace WriteOffMetrics.Tests;

/// <summary>Where a figure of a snapshot stands.</summary>
internal readonly record struct BoardPlace(string? Entity, string Section, string Table, string? Row, string Column);

/// <summary>Snapshots read figure by figure.</summary>
internal static class BoardReading
{
    /// <summary>Divided by it, a number has no zeros behind its last digit.</summary>
    private const decimal One = 1.0000000000000000000000000000m;

    public static DashboardTable? Table(this DashboardSnapshot board, string section, string table) =>
        board.Sections.FirstOrDefault(one => one.Name == section)?.Tables.FirstOrDefault(one => one.Name == table);

    public static DashboardRow? Row(this DashboardTable table, DashboardRowKind kind) =>
        table.Rows.SingleOrDefault(row => row.Kind == kind);

    public static DashboardFigure? At(this DashboardTable table, DashboardRow row, string column) =>
        row.Figures[table.Columns.ToList().IndexOf(column)];

    /// <summary>What a figure says, without how it is explained and in which period.</summary>
    public static string Says(DashboardFigure? figure) => figure is null
        ? "nothing"
        : string.Create(CultureInfo.InvariantCulture,
            $"{figure.Text}|{figure.Value?.ToDecimal() / One}|{figure.Value?.Unit}|{figure.Value?.Currency}|")
            + $"{figure.Status}|{figure.IsComplete}|{figure.IsFavourable}|{figure.Metric}";

    /// <summary>The figures by place. No two rows of the cases have one name.</summary>
    public static Dictionary<BoardPlace, string> Map(DashboardSnapshot board) => new(
        MapOf(null, board).Concat(board.Entities.SelectMany(entity => MapOf(entity.Name, entity))));

    private static IEnumerable<KeyValuePair<BoardPlace, string>> MapOf(string? entity, DashboardSnapshot board) =>
        from section in board.Sections
        from table in section.Tables
        from row in table.Rows
        from column in table.Columns.Index()
        where row.Figures[column.Index] is not null
        select KeyValuePair.Create(
            new BoardPlace(entity, section.Name, table.Name, row.Name, column.Item), Says(row.Figures[column.Index]));

    /// <summary>An amount of a figure that is one.</summary>
    public static decimal Amount(this DashboardFigure? figure)
    {
        Assert.NotNull(figure);
        Assert.Equal((MetricStatus.Defined, true), (figure.Status, figure.IsComplete));
        Assert.Equal(MetricUnit.Money, figure.Value!.Value.Unit);
        return figure.Value.Value.ToDecimal();
    }

    /// <summary>Whether a figure is a quotient, to 24 places, or says why it is none.</summary>
    public static void AssertQuotient(decimal dividend, decimal divisor, DashboardFigure? figure)
    {
        Assert.NotNull(figure);
        MetricStatus expected = divisor switch
        {
            0 => MetricStatus.ZeroDenominator,
            < 0 => MetricStatus.NegativeDenominator,
            _ =>
            MetricStatus.Defined
        };
        Assert.Equal(expected, figure.Status);
        if (expected != MetricStatus.Defined)
        {
            Assert.Null(figure.Value);
            return;
        }

        decimal exact = dividend / divisor, found = figure.Value!.Value.ToDecimal();
        Assert.True(Math.Abs(exact - found) <= Math.Max(1, Math.Abs(exact)) * 1e-20m, $"{found} is not {dividend} ÷ {divisor}");
    }
}
