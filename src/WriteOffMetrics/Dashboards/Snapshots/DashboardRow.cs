using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>A row of a dashboard's table: a name, and a figure for each column.</summary>
/// <remarks>Immutable and safe for use by any number of threads. Equal when kind, name and all figures are.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class DashboardRow : IEquatable<DashboardRow>, IReport
{
    internal DashboardRow(DashboardRowKind kind, string? name, IReadOnlyList<DashboardFigure?> figures)
    {
        Kind = kind;
        Name = name;
        Figures = figures;
    }

    /// <summary>What the row is.</summary>
    public DashboardRowKind Kind { get; }

    /// <summary>The name of what the row is about; null of a segment where the entries state no value.</summary>
    public string? Name { get; }

    /// <summary>The figures in the order of <see cref="DashboardTable.Columns"/>; null where a column has none in this row.</summary>
    public IReadOnlyList<DashboardFigure?> Figures { get; }

    /// <summary>Whether two are equal.</summary>
    public static bool operator ==(DashboardRow? left, DashboardRow? right) => Equals(left, right);

    /// <summary>Whether two differ.</summary>
    public static bool operator !=(DashboardRow? left, DashboardRow? right) => !Equals(left, right);

    /// <inheritdoc/>
    public bool Equals(DashboardRow? other) =>
        other is not null && Kind == other.Kind && Name == other.Name && Figures.SequenceEqual(other.Figures);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DashboardRow);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Name, Figures.Count);

    /// <summary>The name and the figures on one line, in any culture.</summary>
    public override string ToString() =>
        Invariant.OnOneLine($"{Name ?? "(none)"}: {string.Join(" | ", Figures.Select(figure => figure?.ToString() ?? "–"))}");

    void IReport.Write(ReportWriter report) => report
        .AddMember(Kind)
        .AddOrNull(Name)
        .AddList(Figures.Select(figure => figure as IReport ?? NoFigure.Instance), nameof(Figures));

    /// <summary>An empty object where a column has no figure.</summary>
    private sealed class NoFigure : IReport
    {
        public static readonly NoFigure Instance = new();

        public void Write(ReportWriter report)
        {
        }
    }
}
