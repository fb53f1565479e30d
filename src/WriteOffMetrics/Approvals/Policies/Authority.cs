using System.Text.Json.Serialization;

namespace WriteOffMetrics.Approvals;

/// <summary>
/// A line of a table of authority: how much a role may approve, with the side of the bound as the table has it. A role may approve whatever
/// is below its bound as well.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads. Equal when bound, side and role are.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed record Authority : IReport
{
    private Authority(string role, AmountRange tier)
    {
        ApprovalWords.RequireName(role, "role", nameof(role));
        (Role, Tier) = (role, tier);
    }

    /// <summary>The role.</summary>
    public string Role { get; }

    /// <summary>The amounts of its line. What the role may approve ends with the upper bound and has no lower one.</summary>
    public AmountRange Tier { get; }

    /// <summary>A role that may approve up to an amount, that amount included.</summary>
    /// <param name="amount">The amount, in major units of the policy's currency: above zero.</param>
    /// <param name="role">The role.</param>
    /// <exception cref="ArgumentOutOfRangeException">The amount is not above zero.</exception>
    /// <exception cref="ArgumentException">The role is blank.</exception>
    public static Authority UpTo(decimal amount, string role) => new(role, AmountRange.UpTo(amount));

    /// <summary>A role that may approve less than an amount.</summary>
    /// <inheritdoc cref="UpTo"/>
    public static Authority Below(decimal amount, string role) => new(role, AmountRange.Below(amount));

    /// <summary>The role for every amount above one; it may approve any amount. The last line of a table.</summary>
    /// <inheritdoc cref="UpTo"/>
    public static Authority Above(decimal amount, string role) => new(role, AmountRange.Above(amount));

    /// <summary>The role for an amount and all above it; it may approve any amount. The last line of a table.</summary>
    /// <inheritdoc cref="UpTo"/>
    public static Authority From(decimal amount, string role) => new(role, AmountRange.From(amount));

    /// <summary>Range and role on one line, in any culture: <c>up to 1,000: Manager</c>.</summary>
    public override string ToString() => $"{Tier}: {Invariant.OnOneLine(Role)}";

    internal bool Covers(Fraction amount) => Tier.Upper is not { } upper || amount.CompareTo(upper) is var order
        && (order < 0 || (order == 0 && Tier.IncludesUpper));

    void IReport.Write(ReportWriter report) => report.Add(Role).Add(Tier);
}
