using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>
/// A rule by which something was found: what it looks for, why that matters and who says so. The rules of this library stand in
/// <c>LedgerRules</c>; a test of the user's own has a rule like these.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads. Equal when all members are equal.</remarks>
[JsonConverter(typeof(FindingRuleJsonConverter))]
public sealed record FindingRule
{
    private FindingRule(string id, string looksFor, string whyItMatters, string source)
    {
        Id = id;
        LooksFor = looksFor;
        WhyItMatters = whyItMatters;
        Source = source;
    }

    /// <summary>A short name that stays the same from version to version, such as <c>duplicate</c>.</summary>
    public string Id { get; }

    /// <summary>What the rule looks for, in words.</summary>
    public string LooksFor { get; }

    /// <summary>What goes wrong where it is found and nobody looks, in words.</summary>
    public string WhyItMatters { get; }

    /// <summary>Who says so: <c>WriteOffMetrics</c>, a standard, a policy.</summary>
    public string Source { get; }

    /// <summary>A rule of these words.</summary>
    /// <exception cref="ArgumentException">A text is blank.</exception>
    public static FindingRule FromDefinition(string id, string looksFor, string whyItMatters, string source) => new(
        Stated(id, nameof(id)), Stated(looksFor, nameof(looksFor)), Stated(whyItMatters, nameof(whyItMatters)),
        Stated(source, nameof(source)));

    /// <summary>The rule on one line: <c>duplicate: entries that say the same of the same document</c>.</summary>
    public override string ToString() => Invariant.OnOneLine($"{Id}: {LooksFor}");

    private static string Stated(string text, string parameterName)
    {
        ArgumentNullException.ThrowIfNull(text, parameterName);
        return string.IsNullOrWhiteSpace(text)
            ? throw new ArgumentException($"Found '{text}'; a text that is not blank is allowed. Say it in words.", parameterName)
            : text;
    }
}
