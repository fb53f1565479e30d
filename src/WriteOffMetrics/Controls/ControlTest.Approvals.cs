using NodaTime;

namespace WriteOffMetrics.Controls;

/// <content>Tests of requests and approvals, and of write-offs against them.</content>
public sealed partial class ControlTest
{
    /// <summary>
    /// Approvals that the policy gave nobody the authority for who gave them: by role, table in force, window, delegation, the rule of
    /// small balances, authority used twice, and the number of people. Each approval of the log is held against the table and the
    /// delegations of its own instant, with other requests as they were then, by what was known when it was recorded; also those that a
    /// change of the request voided. One finding for a request. Left out are those without a rate of exchange, and those given before the
    /// first table for what they are of; what no table is for, nobody may approve. Severity: error. At stake: the greatest amount granted
    /// by these, in the currency of the last. Needs <see cref="ControlInputs.Requests"/> and <see cref="ControlInputs.Policy"/>, of which
    /// all other rules hold for the whole log: of a policy that changed, run the whole log with each, and take from each the findings of
    /// its time.
    /// </summary>
    public static ControlTest BeyondAuthority() => new(new BeyondAuthority());

    /// <summary>
    /// Approvals by somebody who drafted, changed, handed in or answered the request, or in their stead. One finding for a request; its
    /// evidence is these steps and the approval. Severity: error. At stake: the greatest amount granted by these. Needs
    /// <see cref="ControlInputs.Requests"/>.
    /// </summary>
    public static ControlTest SelfApproved() => new(new SelfApproved());

    /// <summary>
    /// Requests and approvals by people in a role that the policy keeps apart from it, or in the stead of one, and by who set the credit
    /// limit of what is then requested, also where an amendment names them after they requested; approved or not. One finding for a
    /// request; its evidence is these steps. Severity: error. At stake: what is requested. Needs <see cref="ControlInputs.Requests"/>, of
    /// which one states who set a limit, or a <see cref="ControlInputs.Policy"/> that keeps duties apart; the policy in both cases.
    /// </summary>
    public static ControlTest DutiesNotSeparated() => new(new DutiesNotSeparated());

    /// <summary>
    /// Approvals without the evidence that the policy wants for such an amount. One finding for a request. Severity: error. At stake: the
    /// greatest amount granted by these. Needs <see cref="ControlInputs.Requests"/> and a <see cref="ControlInputs.Policy"/> that wants
    /// evidence.
    /// </summary>
    public static ControlTest EvidenceMissing() => new(BrokenRule.Evidence());

    /// <summary>
    /// Approvals of what was not overdue, of any category, for as long as the policy wants. One finding for a request. Severity: error. At
    /// stake: the greatest amount granted by these. Needs <see cref="ControlInputs.Requests"/> and a <see cref="ControlInputs.Policy"/>
    /// that wants days overdue.
    /// </summary>
    public static ControlTest ApprovedBeforeOverdue() => new(BrokenRule.DaysOverdue());

    /// <summary>
    /// Write-offs without a request that was approved at a time of the day on which they were recorded, or before and still: none is named,
    /// the log does not have it, it is of another account, document, category or currency, it was approved later or not at all, or less
    /// was granted than all its write-offs have. Those of one request count in the order in which they were recorded; reversals give back.
    /// What is not stated is no difference. Without a recorded date the effective date counts. Severity: error. At stake: what is not
    /// approved. Needs <see cref="ControlInputs.Requests"/> and <see cref="ControlInputs.Zone"/>.
    /// </summary>
    public static ControlTest PostedWithoutApproval() => new(new PostedWithoutApproval());

    /// <summary>
    /// Approvals that the log had more than a time after they were given: dated back, or unknown to whoever decided in the meantime. One
    /// finding for a request. Severity: warning. At stake: the greatest amount granted by these. Needs <see
    /// cref="ControlInputs.Requests"/>.
    /// </summary>
    /// <param name="time">How much later is allowed, zero or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public static ControlTest ApprovalRecordedLate(Duration time) => new(new ApprovalRecordedLate(RequireTime(time)));

    /// <summary>
    /// Requests that wait for a decision for longer than a time since they were last handed in, at <see cref="ControlInputs.At"/>: as
    /// they were just before that instant, as <see cref="Approvals.RequestStatus.CountPendingLongerThan"/> counts them at the end of a
    /// period. Severity: warning. At stake: what they request. Needs <see cref="ControlInputs.Requests"/> and the instant.
    /// </summary>
    /// <param name="time">How long is allowed, zero or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public static ControlTest PendingLongerThan(Duration time) => new(new PendingLong(RequireTime(time)));

    private static Duration RequireTime(Duration time) => time >= Duration.Zero
        ? time
        : throw new ArgumentOutOfRangeException(nameof(time), "Found a negative time; zero or more is allowed.");
}
