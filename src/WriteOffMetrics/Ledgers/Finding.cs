namespace WriteOffMetrics;

/// <summary>Something found in what was offered or in a ledger: by which rule, which rows, which field, and what is wrong. Findings are reported, never fixed.</summary>
/// <remarks>Immutable and safe for use by any number of threads. Equal when all members are equal.</remarks>
public sealed record Finding
{
    internal Finding(LedgerRule rule, IEnumerable<long> ordinals, string field, string message)
    {
        Rule = rule;
        Ordinals = Array.AsReadOnly([.. ordinals]);
        Field = field;
        Message = message;
    }

    internal Finding(long ordinal, string field, string message)
        : this(LedgerRule.RejectedRow, [ordinal], field, message)
    {
    }

    /// <summary>What the finding is about.</summary>
    public LedgerRule Rule { get; }

    /// <summary>The positions of the rows in what was offered, 0 for the first, ascending; one or more.</summary>
    public IReadOnlyList<long> Ordinals { get; }

    /// <summary>The field in question, such as <c>amount</c> or <c>effective date</c>; <c>row</c> where it is the row as a whole.</summary>
    public string Field { get; }

    /// <summary>What was found, what is allowed and what to do.</summary>
    public string Message { get; }

    /// <summary>Whether both say the same of the same rows.</summary>
    public bool Equals(Finding? other) =>
        other is not null && Rule == other.Rule && Field == other.Field && Message == other.Message && Ordinals.SequenceEqual(other.Ordinals);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Rule, Ordinals[0], Field, Message);

    /// <summary>All of it on one line, in any culture: <c>Row 12, amount: Found 0; …</c>.</summary>
    public override string ToString() => $"{(Ordinals.Count == 1 ? "Row" : "Rows")} {string.Join(" and ", Ordinals.Select(Invariant.Text))}, {Field}: {Message}";
}
