namespace WriteOffMetrics.Testing;

/// <summary>
/// What can be planted in <see cref="SyntheticBooks"/>: a kind of violation for each control test that does not go by chance. What each
/// is of is drawn: amounts, days, people, how many entries it has, and of some kinds why it is one.
/// </summary>
public enum PlantedFault
{
    /// <summary>Two or three write-offs of one account and amount, of different documents, each up to 7 days after the last.</summary>
    Duplicate,

    /// <summary>A write-off, or a recovery of one, recorded more than 10 days late and before its month is closed.</summary>
    RecordedLate,

    /// <summary>A write-off, or a recovery of one, recorded up to 10 days late and more than 5 days after the end of its month.</summary>
    RecordedAfterClose,

    /// <summary>A write-off, or a recovery of one, recorded on a Saturday or Sunday.</summary>
    RecordedOnWeekend,

    /// <summary>A write-off without a reason, or with a blank one.</summary>
    MissingReason,

    /// <summary>A write-off without an account.</summary>
    MissingAccount,

    /// <summary>A write-off without a document.</summary>
    MissingDocument,

    /// <summary>A write-off of a credit balance.</summary>
    CreditBalance,

    /// <summary>Two to four write-offs of one account within 30 days, each up to 1,000.00 and more than that together.</summary>
    Split,

    /// <summary>Four to six write-offs of exactly one amount, of different accounts.</summary>
    RepeatedAmount,

    /// <summary>A write-off with one or two recoveries up to 60 days after it.</summary>
    RecoveredSoon,

    /// <summary>A write-off with one or two reversals up to 90 days after it.</summary>
    ReversedSoon,

    /// <summary>A document of which more is recovered than is written off and not reversed.</summary>
    RecoveredBeyondWriteOff,

    /// <summary>A write-off more than 180 days past its due date.</summary>
    WrittenOffLate,

    /// <summary>
    /// An approval beyond authority: by a role that may not, by the limit of a table that was replaced, beside others of the account in
    /// the window, or by too few people.
    /// </summary>
    BeyondAuthority,

    /// <summary>An approval by somebody who drafted, changed or answered the request.</summary>
    SelfApproved,

    /// <summary>
    /// A request by somebody who applies cash, an approval by somebody who sets credit limits, or either by who set that of the account.
    /// </summary>
    DutiesNotSeparated,

    /// <summary>An approval without all the evidence that its amount needs, or with evidence for another document.</summary>
    MissingEvidence,

    /// <summary>An approval of 500.00 or more up to 90 days past the due date.</summary>
    ApprovedBeforeOverdue,

    /// <summary>
    /// A write-off without a request, with one that is not there, of another account or document, not yet approved, rejected, withdrawn or
    /// waiting, or of more than was granted.
    /// </summary>
    PostedWithoutApproval,

    /// <summary>An approval that the log had more than 2 days after it was given.</summary>
    ApprovalRecordedLate,

    /// <summary>A request that waits for a decision for more than 14 days.</summary>
    PendingLong,

    /// <summary>An item that is open more than 180 days past its due date.</summary>
    OverdueForWriteOff,

    /// <summary>An account with open items whose credit was not reviewed in the last 180 days, or never.</summary>
    CreditNotReviewed,

    /// <summary>An open item without a contact up to 15 days past its due date.</summary>
    ContactedLate,
}
