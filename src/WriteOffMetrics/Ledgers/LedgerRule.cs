namespace WriteOffMetrics;

/// <summary>What a finding is about.</summary>
public enum LedgerRule
{
    /// <summary>A row that an import rejected, because a field is missing or impossible.</summary>
    RejectedRow,

    /// <summary>
    /// Recoveries less returned recoveries of a document exceed its write-offs less reversals. Looked for where there are recoveries.
    /// </summary>
    RecoveryExceedsWriteOff,

    /// <summary>
    /// Reversals of a document exceed its write-offs. Looked for where there are write-offs; without any, each reversal is one without a
    /// write-off.
    /// </summary>
    ReversalExceedsWriteOff,

    /// <summary>
    /// Returned recoveries of a document exceed its recoveries. Looked for where there are recoveries; without any, each return is one
    /// without a recovery.
    /// </summary>
    ReturnExceedsRecovery,

    /// <summary>A reversal of a document that has no write-off on or before that day.</summary>
    ReversalWithoutWriteOff,

    /// <summary>A returned recovery of a document that has no recovery on or before that day.</summary>
    ReturnWithoutRecovery,

    /// <summary>Entries with the same document, account, kind, category, amount and effective date.</summary>
    Duplicate,

    /// <summary>A date that cannot come before another: due before origin, or effective before origin.</summary>
    ImpossibleOrder,

    /// <summary>An entry recorded before it took effect: allowed by some policies, forbidden by others.</summary>
    RecordedBeforeEffective,
}
