namespace WriteOffMetrics.Testing;

/// <summary>The order in which the entries of a synthetic ledger are given. It changes no figure.</summary>
public enum EntryOrder
{
    /// <summary>By effective date.</summary>
    Chronological,

    /// <summary>By effective date, but one in fifty up to 60 days late: books with back-dated entries.</summary>
    NearlyChronological,

    /// <summary>In no order.</summary>
    Shuffled,
}
