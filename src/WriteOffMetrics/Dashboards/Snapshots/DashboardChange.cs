using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>A figure that differs between two snapshots, with the place where it stands.</summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class DashboardChange : IReport
{
    internal DashboardChange(
        string? entity, string section, string table, string? row, DashboardRowKind kind, string column, DashboardFigure? before,
        DashboardFigure? after)
    {
        Entity = entity;
        Section = section;
        Table = table;
        Row = row;
        RowKind = kind;
        Column = column;
        Before = before;
        After = after;
        if (before?.Value is { } first && after?.Value is { } second && first.Unit == second.Unit && first.Currency == second.Currency)
            Difference = second.TryLess(first);
    }

    /// <summary>The entity of a consolidated snapshot whose figure it is; null of the snapshot's own.</summary>
    public string? Entity { get; }

    /// <summary>The section.</summary>
    public string Section { get; }

    /// <summary>The table.</summary>
    public string Table { get; }

    /// <summary>The row.</summary>
    public string? Row { get; }

    /// <summary>What the row is, for a thing may have the name of a total.</summary>
    public DashboardRowKind RowKind { get; }

    /// <summary>The column.</summary>
    public string Column { get; }

    /// <summary>The figure of the earlier snapshot; null where it had none in this place.</summary>
    public DashboardFigure? Before { get; }

    /// <summary>The figure of the later snapshot; null where it has none in this place.</summary>
    public DashboardFigure? After { get; }

    /// <summary>Later − earlier, of ratios in percentage points; null where one of them has no value, or their units differ.</summary>
    public Quantity? Difference { get; }

    /// <summary>Place and figures on one line, in any culture: <c>headline, figures, net to sales, period: 2.60 % → 2.35 %</c>.</summary>
    public override string ToString() => Invariant.OnOneLine(
        string.Join(", ", new[] { Entity, Section, Table, Row ?? "(none)", Column }.OfType<string>())
        + $": {Before?.ToString() ?? "nothing"} → {After?.ToString() ?? "nothing"}"
        + (Difference is { } difference && difference.ToDecimal() != 0
            ? $" ({(difference.ToDecimal() > 0 ? "+" : "")}{difference.Read()})" : ""));

    void IReport.Write(ReportWriter report) => report
        .Add(Entity)
        .Add(Section)
        .Add(Table)
        .AddOrNull(Row)
        .AddMember(RowKind)
        .Add(Column)
        .Add(Before)
        .Add(After)
        .AddValue(Difference);
}
