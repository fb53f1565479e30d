using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>
/// A section of a dashboard: tables of figures and sentences about them, or the reason why it is absent. A section whose input is missing
/// has no table; it never shows zeros.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads. Equal when name, absence, tables and notes are.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class DashboardSection : IEquatable<DashboardSection>, IReport
{
    internal DashboardSection(string name, string? absence, IReadOnlyList<DashboardTable> tables, IReadOnlyList<string> notes)
    {
        Name = name;
        Absence = absence;
        Tables = tables;
        Notes = notes;
    }

    /// <summary>What the section is called: <c>headline</c>, <c>breakdown</c>, <c>trend</c> …</summary>
    public string Name { get; }

    /// <summary>Why the section is absent, as a sentence that says which input is missing; null where it is present.</summary>
    public string? Absence { get; }

    /// <summary>Whether the section is there.</summary>
    public bool IsPresent => Absence is null;

    /// <summary>The tables, none where the section is absent.</summary>
    public IReadOnlyList<DashboardTable> Tables { get; }

    /// <summary>What a reader must know beside the figures: which parts are missing and why, what was left out.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>The table of a name.</summary>
    /// <exception cref="KeyNotFoundException">
    /// The section has no such table; the message names those it has, or why it is absent.
    /// </exception>
    public DashboardTable this[string table]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(table);
            return Tables.FirstOrDefault(one => one.Name == table) ?? throw (Absence is null
                ? DashboardWords.NoSuch("table", table, Name, Tables.Select(one => one.Name))
                : new KeyNotFoundException($"Found no table '{table}': {Name} is absent. {Absence}"));
        }
    }

    /// <summary>Whether two are equal.</summary>
    public static bool operator ==(DashboardSection? left, DashboardSection? right) => Equals(left, right);

    /// <summary>Whether two differ.</summary>
    public static bool operator !=(DashboardSection? left, DashboardSection? right) => !Equals(left, right);

    /// <inheritdoc/>
    public bool Equals(DashboardSection? other) => other is not null && Name == other.Name && Absence == other.Absence
        && Tables.SequenceEqual(other.Tables) && Notes.SequenceEqual(other.Notes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DashboardSection);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Absence, Tables.Count, Notes.Count);

    /// <summary>Its name and its tables on one line, or why it is absent, in any culture.</summary>
    public override string ToString() => Invariant.OnOneLine($"{Name}: {Absence ?? string.Join(", ", Tables.Select(table => table.Name))}");

    internal static DashboardSection Absent(string name, string why) => new(name, why, [], []);

    void IReport.Write(ReportWriter report) => report.Add(Name).Add(Absence).AddList(Tables).AddList(Notes);
}
