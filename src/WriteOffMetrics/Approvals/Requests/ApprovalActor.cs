using System.Text.Json.Serialization;

namespace WriteOffMetrics.Approvals;

/// <summary>A person in the role in which they act: <c>ApprovalActor.FromRole("Ng", "Manager")</c>.</summary>
/// <remarks>Immutable and safe for use by any number of threads. Names are compared letter by letter: they are ids of the caller.</remarks>
[JsonConverter(typeof(ApprovalActorJsonConverter))]
public sealed record ApprovalActor
{
    private readonly IReadOnlyList<string> otherRoles = [];

    private ApprovalActor(string person, string role)
    {
        Person = person;
        Role = role;
    }

    /// <summary>Who it is, by the id that the caller has of people.</summary>
    public string Person { get; }

    /// <summary>The role in which they act, as the tables of authority name it.</summary>
    public string Role { get; }

    /// <summary>What else they do, for rules of separated duties; empty where nothing is stated.</summary>
    /// <exception cref="ArgumentException">A role is blank.</exception>
    public IReadOnlyList<string> OtherRoles
    {
        get => otherRoles;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            foreach (string role in value) ApprovalWords.RequireName(role, "role", nameof(value));
            otherRoles = [.. value];
        }
    }

    /// <summary>A person in a role.</summary>
    /// <exception cref="ArgumentException">One of them is blank.</exception>
    public static ApprovalActor FromRole(string person, string role)
    {
        ApprovalWords.RequireName(person, "person", nameof(person));
        ApprovalWords.RequireName(role, "role", nameof(role));
        return new ApprovalActor(person, role);
    }

    /// <summary>Whether person and roles are the same.</summary>
    public bool Equals(ApprovalActor? other) => other is not null && Person == other.Person && Role == other.Role
        && OtherRoles.SequenceEqual(other.OtherRoles);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Person, Role);

    /// <summary>Person and role on one line, in any culture: <c>Ng (Manager)</c>.</summary>
    public override string ToString() => $"{Invariant.OnOneLine(Person)} ({Invariant.OnOneLine(Role)})";

    internal bool Has(string role) => Role == role || OtherRoles.Contains(role);
}
