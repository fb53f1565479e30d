using System.Text.Json.Serialization;
using NodaTime;

namespace WriteOffMetrics;

/// <summary>
/// A dashboard on a day: every section with its figures, as known on a day. Of several entities the consolidated one, with that of each
/// entity beside it.
/// </summary>
/// <remarks>
/// Immutable and safe for use by any number of threads. Made by <see cref="WriteOffDashboard.AsOf(LocalDate)"/> or read from JSON with
/// <see cref="FromJson"/>. Equal when everything is that JSON has; the entries behind the figures make no difference.
/// </remarks>
[JsonConverter(typeof(DashboardSnapshotJsonConverter))]
public sealed class DashboardSnapshot : IEquatable<DashboardSnapshot>
{
    /// <summary>
    /// The version of the form in which snapshots are written: a greater minor adds fields, a greater major changes them.
    /// </summary>
    public const string SchemaVersion = "1.0";

    internal DashboardSnapshot(
        string name, Currency currency, LocalDate asOf, LocalDate? completeThrough, LocalDate? knownOn, ReportingPeriod? period,
        IReadOnlyList<DashboardSection> sections, IReadOnlyList<DashboardSnapshot> entities)
    {
        Name = name;
        Currency = currency;
        AsOf = asOf;
        CompleteThrough = completeThrough;
        KnownOn = knownOn;
        Period = period;
        Sections = sections;
        Entities = entities;
    }

    /// <summary>Whose dashboard it is.</summary>
    public string Name { get; }

    /// <summary>The currency of its amounts.</summary>
    public Currency Currency { get; }

    /// <summary>The day on which it stands: what happened later is not in it.</summary>
    public LocalDate AsOf { get; }

    /// <summary>The day through which the ledger is complete, up to <see cref="AsOf"/>; null where the ledger states none.</summary>
    public LocalDate? CompleteThrough { get; }

    /// <summary>The day on which its entries were known; null where all that the ledger holds was taken.</summary>
    public LocalDate? KnownOn { get; }

    /// <summary>The period of the headline: the last complete one; null where none is.</summary>
    public ReportingPeriod? Period { get; }

    /// <summary>The sections in the order in which they are read.</summary>
    public IReadOnlyList<DashboardSection> Sections { get; }

    /// <summary>The snapshots of the entities of which this one is the consolidation; none of a single one.</summary>
    public IReadOnlyList<DashboardSnapshot> Entities { get; }

    /// <summary>
    /// Fields that the JSON had and this version does not know, each with its path, where it was written by a newer one; none otherwise.
    /// </summary>
    public IReadOnlyList<string> UnknownFields { get; internal init; } = [];

    /// <summary>The section of a name.</summary>
    /// <exception cref="KeyNotFoundException">There is no such section; the message names those there are.</exception>
    public DashboardSection this[string section]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(section);
            return Sections.FirstOrDefault(one => one.Name == section)
                ?? throw DashboardWords.NoSuch("section", section, Name, Sections.Select(one => one.Name));
        }
    }

    /// <summary>Whether two are equal.</summary>
    public static bool operator ==(DashboardSnapshot? left, DashboardSnapshot? right) => Equals(left, right);

    /// <summary>Whether two differ.</summary>
    public static bool operator !=(DashboardSnapshot? left, DashboardSnapshot? right) => !Equals(left, right);

    /// <summary>Reads a snapshot that <see cref="ToJson"/> wrote. Its figures have no entries.</summary>
    /// <param name="json">The text.</param>
    /// <exception cref="System.Text.Json.JsonException">
    /// The text is no JSON, a value is missing or bad, or a newer major version wrote it; the message has the path.
    /// </exception>
    public static DashboardSnapshot FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return DashboardJson.Read(json);
    }

    /// <summary>
    /// The snapshot as JSON, by the schema <c>docs/dashboard.schema.json</c>: amounts, ratios and quantities as exact decimal text, days
    /// in ISO form. The same snapshot gives the same bytes in any culture.
    /// </summary>
    /// <exception cref="System.Text.Json.JsonException">A text holds half of a surrogate pair, which JSON would replace.</exception>
    public string ToJson() => DashboardJson.Write(this);

    /// <summary>
    /// The figures that differ from those of an earlier snapshot, section by section in the order of this one: first what changed or came,
    /// in the places of this snapshot, then what went. A period that moved on is no difference; its figure is.
    /// </summary>
    /// <param name="earlier">The earlier snapshot, which may have been read from JSON.</param>
    /// <exception cref="ArgumentException">The currencies differ.</exception>
    public IReadOnlyList<DashboardChange> ChangesSince(DashboardSnapshot earlier)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        if (earlier.Currency != Currency) throw new ArgumentException(
            $"Found a snapshot in {earlier.Currency} before one in {Currency}; snapshots in one currency are allowed. Consolidate both "
            + "alike.",
            nameof(earlier));
        return SnapshotChanges.Between(earlier, this);
    }

    /// <inheritdoc/>
    public bool Equals(DashboardSnapshot? other) => other is not null && Name == other.Name && Currency == other.Currency
        && AsOf == other.AsOf && CompleteThrough == other.CompleteThrough && KnownOn == other.KnownOn && Period == other.Period
        && Sections.SequenceEqual(other.Sections) && Entities.SequenceEqual(other.Entities);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DashboardSnapshot);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Currency, AsOf, KnownOn, Sections.Count);

    /// <summary>Whose it is and its days on one line, in any culture.</summary>
    public override string ToString() => (Name.Length == 0 ? "" : Invariant.OnOneLine(Name) + ", ")
        + $"{Currency}, as of {DayNumber.ToText(AsOf)}"
        + (CompleteThrough is { } complete ? $", complete through {DayNumber.ToText(complete)}" : "")
        + (KnownOn is { } known ? $", known on {DayNumber.ToText(known)}" : "");
}
