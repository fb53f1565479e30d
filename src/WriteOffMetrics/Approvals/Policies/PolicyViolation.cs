using System.Text.Json.Serialization;

namespace WriteOffMetrics.Approvals;

/// <summary>A rule that an approval would violate: which, why, and which roles could approve instead.</summary>
/// <remarks>Immutable and safe for use by any number of threads. Equal when all they say is equal.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed record PolicyViolation : IReport
{
    internal PolicyViolation(PolicyRule rule, string why, IReadOnlyList<string> roles)
    {
        (Rule, Why, SufficientRoles) = (rule, why, roles);
    }

    /// <summary>The rule.</summary>
    public PolicyRule Rule { get; }

    /// <summary>What was found, what is allowed, what to do.</summary>
    public string Why { get; }

    /// <summary>
    /// The roles that could approve such an amount, the least first, of violations of authority, of a delegation that is over, and of
    /// small balances; empty where no role could, and of other rules.
    /// </summary>
    public IReadOnlyList<string> SufficientRoles { get; }

    /// <summary>Whether all they say is equal.</summary>
    public bool Equals(PolicyViolation? other) => other is not null && Rule == other.Rule && Why == other.Why
        && SufficientRoles.SequenceEqual(other.SufficientRoles);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Rule, Why);

    /// <summary>Rule and reason on one line, in any culture.</summary>
    public override string ToString() => $"{Rule}: {Why}";

    void IReport.Write(ReportWriter report) => report.AddMember(Rule).Add(Why).AddList(SufficientRoles);
}
