using NodaTime;
using WriteOffMetrics.Approvals;

namespace WriteOffMetrics.Controls;

/// <content>Tests of requests and approvals, and of write-offs against them.</content>
public sealed partial class ControlTest
{
    /// <summary>
    /// Approvals that the policy gave nobody the authority for who gave them: by role, table in force, window, delegation, the rule of
    /// small balances, and the number of people. Each approval of the log is held against the policy as of its own instant, with what was
    /// known of other requests then; also those that a change of the request voided. One finding for a request. Severity: error. At stake:
    /// the greatest amount granted by these. Needs <see cref="ControlInputs.Requests"/> and <see cref="ControlInputs.Policy"/>.
    /// </summary>
    public static ControlTest BeyondAuthority() => new(new BeyondAuthority());

    /// <summary>
    /// Approvals by somebody who drafted, changed, handed in or answered the request. One finding for a request; its evidence is these
    /// steps and the approval. Severity: error. At stake: the greatest amount granted by these. Needs
    /// <see cref="ControlInputs.Requests"/>.
    /// </summary>
    public static ControlTest SelfApproved() => new(new SelfApproved());

    /// <summary>
    /// Requests and approvals by people in a role that the policy keeps apart from it, and by who set the credit limit of the account. One
    /// finding for a request; its evidence is who requested and the approval. Severity: error. At stake: the greatest amount granted. Needs
    /// <see cref="ControlInputs.Requests"/> and <see cref="ControlInputs.Policy"/>.
    /// </summary>
    public static ControlTest DutiesNotSeparated() => new(new DutiesNotSeparated());

    /// <summary>
    /// Approvals without the evidence that the policy wants for such an amount. One finding for a request. Severity: error. At stake: the
    /// greatest amount granted by these. Needs <see cref="ControlInputs.Requests"/> and a <see cref="ControlInputs.Policy"/> that wants
    /// evidence.
    /// </summary>
    public static ControlTest EvidenceMissing() => new(new EvidenceMissing());

    /// <summary>
    /// Approvals of receivables that were not overdue for as long as the policy wants. One finding for a request. Severity: error. At
    /// stake: the greatest amount granted by these. Needs <see cref="ControlInputs.Requests"/> and a <see cref="ControlInputs.Policy"/>
    /// that wants days overdue.
    /// </summary>
    public static ControlTest ApprovedBeforeOverdue() => new(new ApprovedBeforeOverdue());

    /// <summary>
    /// Write-offs without a request that was approved by the end of the day on which they were recorded: none is named, the log does not
    /// have it, it is of another account, document, category or currency, it was approved later or not at all, or less was granted than
    /// all its write-offs have. Those of one request count in the order in which they were recorded, reversals give back; one without a
    /// recorded date is held against the request as it stands. Severity: error. At stake: what is not approved. Needs
    /// <see cref="ControlInputs.Requests"/>, <see cref="ControlInputs.Zone"/> and a ledger in which some write-off names a request.
    /// </summary>
    public static ControlTest PostedWithoutApproval() => new(new PostedWithoutApproval());

    /// <summary>
    /// Requests that wait for a decision for longer than a time since they were last handed in, at <see cref="ControlInputs.At"/>.
    /// Severity: warning. At stake: what they request. Needs <see cref="ControlInputs.Requests"/> and the instant.
    /// </summary>
    /// <param name="time">How long is allowed, zero or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public static ControlTest PendingLongerThan(Duration time) => time >= Duration.Zero
        ? new ControlTest(new PendingLong(time))
        : throw new ArgumentOutOfRangeException(nameof(time), "Found a negative time; zero or more is allowed.");
}
