namespace WriteOffMetrics;

/// <summary>Something found in what was offered: which row, which field, and what is wrong with it. Findings are reported, never fixed.</summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
public sealed record Finding
{
    internal Finding(long ordinal, string field, string message)
    {
        Ordinal = ordinal;
        Field = field;
        Message = message;
    }

    /// <summary>The position of the row in what was offered, 0 for the first.</summary>
    public long Ordinal { get; }

    /// <summary>The field in question, such as <c>amount</c> or <c>effective date</c>; <c>row</c> where all of it is missing.</summary>
    public string Field { get; }

    /// <summary>What was found, what is allowed and what to do.</summary>
    public string Message { get; }

    /// <summary>All of it on one line, in any culture.</summary>
    public override string ToString() => $"Row {Invariant.Text(Ordinal)}, {Field}: {Message}";
}
