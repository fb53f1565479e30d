using NodaTime;
using WriteOffMetrics.Approvals;

namespace WriteOffMetrics.Testing;

/// <summary>
/// The log of one request while it is written. Each step comes some minutes after the one before; days pass when it waits, and weekends
/// with them.
/// </summary>
internal sealed class RequestStory
{
    private readonly BookWriter books;
    private int minute;
    private Instant recorded = Instant.MinValue;
    private Duration lag = Duration.Zero;

    public RequestStory(BookWriter books, Loss loss, LocalDate day)
    {
        (this.books, Loss, Day, Id) = (books, loss, day, books.NewRequest());
        Begin();
    }

    public string Id { get; }

    public Loss Loss { get; private set; }

    public LocalDate Day { get; private set; }

    public List<ApprovalEvent> Steps { get; } = [];

    /// <summary>How much was granted last, in minor units.</summary>
    public long Granted { get; private set; }

    public RequestStory Wait(int weekdays) => WaitUntil(BookWriter.Later(Day, weekdays));

    public RequestStory WaitUntil(LocalDate day)
    {
        if (day > Day)
        {
            Day = day;
            Begin();
        }

        return this;
    }

    /// <summary>Somebody works late: in London it is the next day.</summary>
    public RequestStory WaitUntilEvening()
    {
        minute = Math.Max(minute, 20 * 60);
        return this;
    }

    /// <summary>The log has the next step so much later, and what follows not before.</summary>
    public RequestStory RecordLate(Duration late)
    {
        lag = Duration.Max(lag, late);
        return this;
    }

    public RequestStory Draft(ApprovalActor by) =>
        Add(ApprovalEvent.Drafted(Id, by, Next(), Company.Dollars(Loss.Amount), Loss.Subject));

    public RequestStory Amend(ApprovalActor by, Loss loss)
    {
        Loss = loss;
        return Add(ApprovalEvent.Amended(Id, by, Next(), Company.Dollars(loss.Amount), loss.Subject));
    }

    public RequestStory Submit(ApprovalActor by, ApprovalEvidence[] evidence) =>
        Add(ApprovalEvent.Submitted(Id, by, Next()) with { Evidence = evidence });

    public RequestStory Return(ApprovalActor by) => Add(ApprovalEvent.Returned(Id, by, Next()));

    public RequestStory Answer(ApprovalActor by, ApprovalEvidence[] evidence) =>
        Add(ApprovalEvent.Answered(Id, by, Next()) with { Evidence = evidence });

    /// <summary>Approved by the table of the day, or by another one.</summary>
    /// <returns>The step.</returns>
    public ApprovalEvent Approve(ApprovalActor by, long granted, int people, LocalDate? table = null)
    {
        Granted = granted;
        Add(ApprovalEvent.Approved(Id, by, Next(), Company.Dollars(granted)) with
        {
            RequiredApprovals = people,
            PolicyVersion = Company.VersionOn(table ?? Day),
        });
        return Steps[^1];
    }

    public RequestStory Reject(ApprovalActor by) => Add(ApprovalEvent.Rejected(Id, by, Next()) with { Reason = "still collectable" });

    public RequestStory Withdraw(ApprovalActor by) => Add(ApprovalEvent.Withdrawn(Id, by, Next()) with { Reason = "paid" });

    public RequestStory Post(LocalDate day) =>
        WaitUntil(day).Add(ApprovalEvent.Posted(Id, Company.Clerks[0], Next(), Company.Dollars(Granted)));

    public RequestStory Reverse(LocalDate day, long amount) =>
        WaitUntil(day).Add(ApprovalEvent.Reversed(Id, Company.Clerks[0], Next(), Company.Dollars(amount)));

    private void Begin() => minute = 9 * 60 + books.Below(60);

    private Instant Next()
    {
        minute += 5 + books.Below(20);
        return Company.At(Day, LocalTime.FromMinutesSinceMidnight(minute));
    }

    private RequestStory Add(ApprovalEvent step)
    {
        recorded = Instant.Max(recorded, step.At + lag);
        lag = Duration.Zero;
        step = step with { RecordedAt = recorded };
        Steps.Add(step);
        books.Events.Add(step);
        return this;
    }
}
