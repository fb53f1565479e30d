using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>One thing that is wrong: with which field, what stood there, and what to do.</summary>
/// <remarks>Immutable and safe for use by any number of threads. Equal when all members are equal.</remarks>
[JsonConverter(typeof(FindingFaultJsonConverter))]
public sealed record FindingFault
{
    private FindingFault(string field, string? foundText, string message)
    {
        Field = field;
        FoundText = foundText;
        Message = message;
    }

    /// <summary>The field in question, such as <c>amount</c> or <c>effective date</c>; <c>row</c> where it is the row as a whole.</summary>
    public string Field { get; }

    /// <summary>The text or value that was found, in any culture the same; null where nothing was there.</summary>
    public string? FoundText { get; }

    /// <summary>What was found, what is allowed and what to do.</summary>
    public string Message { get; }

    /// <summary>A fault of a field.</summary>
    /// <param name="field">The field in question.</param>
    /// <param name="foundText">What stood there; null where nothing did.</param>
    /// <param name="message">What was found, what is allowed and what to do.</param>
    /// <exception cref="ArgumentException">The field or the message is blank.</exception>
    public static FindingFault FromText(string field, string? foundText, string message)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(message);
        if (string.IsNullOrWhiteSpace(field))
            throw new ArgumentException(
                $"Found the field '{field}'; a name that is not blank is allowed. Name the field in question.", nameof(field));
        if (string.IsNullOrWhiteSpace(message))
            throw new ArgumentException(
                $"Found the message '{message}'; a text that is not blank is allowed. Say what was found and what to do.", nameof(message));
        return new FindingFault(field, foundText, message);
    }

    /// <summary>The fault on one line: <c>amount: Found 0; amounts above zero are allowed …</c>.</summary>
    public override string ToString() => Invariant.OnOneLine($"{Field}: {Message}");
}
