using System.Text.Json.Serialization;
using NodaTime;

namespace WriteOffMetrics.Approvals;

/// <summary>
/// A table of authority from an instant on: its lines, the smallest amounts first, without gap or overlap. It is of every request, or of
/// those of a category or an activity.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class AuthorityTable : IReport
{
    private AuthorityTable(Instant from, Authority[] tiers, EntryCategory? category, string? activity)
    {
        (InForceFrom, Tiers, Category, Activity) = (from, Array.AsReadOnly(tiers), category, activity);
    }

    /// <summary>From when it is in force, until another one of the same category and activity is.</summary>
    public Instant InForceFrom { get; }

    /// <summary>The lines, the smallest amounts first.</summary>
    public IReadOnlyList<Authority> Tiers { get; }

    /// <summary>The category that it is of; null where it is of all.</summary>
    public EntryCategory? Category { get; }

    /// <summary>The activity that it is of; null where it is of all.</summary>
    public string? Activity { get; }

    /// <summary>A table in force from an instant on.</summary>
    /// <exception cref="ArgumentException">
    /// There is no line, or one is null; lines leave a gap, overlap or stand out of order; or one role has two.
    /// </exception>
    public static AuthorityTable From(Instant from, params IReadOnlyList<Authority> tiers)
    {
        ArgumentNullException.ThrowIfNull(tiers);
        Authority[] all = [.. tiers];
        if (AuthorityTableRules.WhyNot(all) is { } why) throw new ArgumentException(why, nameof(tiers));
        return new AuthorityTable(from, all, null, null);
    }

    /// <summary>A table in force from the beginning of a day on.</summary>
    /// <param name="day">The day.</param>
    /// <param name="zone">The time zone whose day it is.</param>
    /// <param name="tiers">The lines.</param>
    /// <inheritdoc cref="From(Instant, IReadOnlyList{Authority})"/>
    public static AuthorityTable From(LocalDate day, DateTimeZone zone, params IReadOnlyList<Authority> tiers)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return From(zone.AtStartOfDay(day).ToInstant(), tiers);
    }

    /// <summary>The same of one category only; where there is one, it goes before a table of all.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of <see cref="EntryCategory"/>.</exception>
    public AuthorityTable ForCategory(EntryCategory category) => Enum.IsDefined(category)
        ? new AuthorityTable(InForceFrom, [.. Tiers], category, Activity)
        : throw new ArgumentOutOfRangeException(
            nameof(category), category, $"Found the category {Invariant.Text((int)category)}; a member of EntryCategory is allowed.");

    /// <summary>The same of one activity only; where there is one, it goes before one of a category and before a table of all.</summary>
    /// <exception cref="ArgumentException">The activity is blank.</exception>
    public AuthorityTable ForActivity(string activity)
    {
        ApprovalWords.RequireName(activity, "activity", nameof(activity));
        return new AuthorityTable(InForceFrom, [.. Tiers], Category, activity);
    }

    /// <summary>The lines and from when they are in force, on one line, in any culture.</summary>
    public override string ToString() => $"from {ApprovalWords.ToText(InForceFrom)}"
        + (Category is { } category ? $", {EntryWords.NameOf(category)}" : "")
        + (Activity is null ? "" : $", {Invariant.OnOneLine(Activity)}") + ": " + string.Join("; ", Tiers);

    internal bool IsOf(WriteOffSubject subject) =>
        (Category is null || Category == subject.Category) && (Activity is null || Activity == subject.Activity);

    /// <summary>Of two tables of a request, that of more goes first.</summary>
    internal int Weight => (Activity is null ? 0 : 2) + (Category is null ? 0 : 1);

    void IReport.Write(ReportWriter report)
    {
        report.Add(ApprovalWords.ToText(InForceFrom), nameof(InForceFrom)).AddMember(Category).Add(Activity)
            .AddList((IEnumerable<IReport>)Tiers, nameof(Tiers));
    }
}
