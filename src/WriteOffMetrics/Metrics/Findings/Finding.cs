using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>
/// Something found in what was offered, in a ledger or by a test of the user's own: by which rule, how bad, where, and everything that is
/// wrong there. Made with <see cref="FromFaults"/>; the rest is set with <c>with</c>:
/// <c>Finding.FromFaults(rule, severity, positions, fault) with { AmountAtStake = amount }</c>. Findings are reported, never fixed.
/// </summary>
/// <remarks>
/// Immutable and safe for use by any number of threads. Equal when all members are equal; of the evidence, kind and count are compared, and
/// what it consists of is not read.
/// </remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed record Finding : IReport
{
    private readonly Money? amountAtStake;
    private readonly Evidence evidence = Evidence.None;

    private Finding(FindingRule rule, FindingSeverity severity, FindingPosition[] positions, FindingFault[] faults)
    {
        Rule = rule;
        Severity = severity;
        Positions = Array.AsReadOnly(positions);
        Faults = Array.AsReadOnly(faults);
    }

    /// <summary>By which rule it was found.</summary>
    public FindingRule Rule { get; }

    /// <summary>How bad it is.</summary>
    public FindingSeverity Severity { get; }

    /// <summary>How much money it is about, as its rule counts it; null where nobody knows, or where 64 bits do not hold it.</summary>
    /// <exception cref="ArgumentException">Set to an amount without a currency.</exception>
    public Money? AmountAtStake
    {
        get => amountAtStake;
        init => amountAtStake = value is not { Currency.IsDefined: false }
            ? value
            : throw new ArgumentException(
                "Found an amount at stake without a currency; an amount in one, or null, is allowed. Make it with Money.FromDecimal.",
                nameof(value));
    }

    /// <summary>What it rests on; <see cref="WriteOffMetrics.Evidence.None"/> unless stated.</summary>
    /// <exception cref="ArgumentNullException">Set to null.</exception>
    public Evidence Evidence
    {
        get => evidence;
        init => evidence = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>Where it was found: by an import or a check one or more, in ascending order; else as many as were stated.</summary>
    public IReadOnlyList<FindingPosition> Positions { get; }

    /// <summary>Everything that is wrong there, one or more.</summary>
    public IReadOnlyList<FindingFault> Faults { get; }

    /// <summary>A finding of a rule.</summary>
    /// <param name="rule">The rule by which it was found.</param>
    /// <param name="severity">How bad it is.</param>
    /// <param name="positions">Where it was found; none where it is about no row or line.</param>
    /// <param name="faults">Everything that is wrong there, one or more.</param>
    /// <exception cref="ArgumentException">There is no fault, or a position or fault is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The severity is not a member of <see cref="FindingSeverity"/>.</exception>
    public static Finding FromFaults(
        FindingRule rule, FindingSeverity severity, IReadOnlyList<FindingPosition> positions, params IReadOnlyList<FindingFault> faults)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(positions);
        ArgumentNullException.ThrowIfNull(faults);
        if (!Enum.IsDefined(severity))
            throw new ArgumentOutOfRangeException(
                nameof(severity), severity, $"Found the severity {Invariant.Text((int)severity)}; a member of FindingSeverity is allowed.");
        if (faults.Count == 0)
            throw new ArgumentException("Found a finding without a fault; one or more are needed. Say what is wrong.", nameof(faults));
        if (positions.Contains(null!))
            throw new ArgumentException("Found a position of null; positions are allowed. Leave it out.", nameof(positions));
        if (faults.Contains(null!))
            throw new ArgumentException("Found a fault of null; faults are allowed. Leave it out.", nameof(faults));
        return new Finding(rule, severity, [.. positions], [.. faults]);
    }

    /// <summary>Whether both say the same of the same positions.</summary>
    public bool Equals(Finding? other) =>
        other is not null && Rule == other.Rule && Severity == other.Severity && AmountAtStake == other.AmountAtStake
        && Evidence.Kind == other.Evidence.Kind && Evidence.Count == other.Evidence.Count
        && Positions.SequenceEqual(other.Positions) && Faults.SequenceEqual(other.Faults);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        HashCode.Combine(Rule, Severity, AmountAtStake, Evidence.Count, Positions.Count, Faults.Count, Faults[0]);

    /// <summary>
    /// Where it is and all that is wrong there on one line, in any culture: <c>Row 12, amount: Found 0; …</c>. Further faults follow after
    /// "Also"; without a position the rule comes first.
    /// </summary>
    public override string ToString() => $"{Where}, {string.Join(" Also ", Faults)}";

    private string Where => Positions.Count == 0 ? Invariant.OnOneLine(Rule.Id)
        : Positions.Count > 1 && Positions.All(position => position is { Row: not null, Line: null })
            ? $"Rows {Listed([.. Positions.Select(position => Invariant.Text(position.Row!.Value))])}"
            : Capitalised(Listed([.. Positions.Select(position => position.ToString())]));

    private static string Listed(string[] words) =>
        words.Length == 1 ? words[0] : $"{string.Join(", ", words[..^1])} and {words[^1]}";

    private static string Capitalised(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    void IReport.Write(ReportWriter report) => report
        .AddValue(Rule, new FindingRuleJsonConverter())
        .AddMember(Severity)
        .AddValue(AmountAtStake)
        .AddList(Positions, new FindingPositionJsonConverter())
        .AddList(Faults, new FindingFaultJsonConverter())
        .Add(Evidence);
}
