using NodaTime;
using WriteOffMetrics.Approvals;
using WriteOffMetrics.Receivables;

namespace WriteOffMetrics.Testing;

/// <summary>What happens to a loss where everything is in order, step by step, so that a planted fault can do one step otherwise.</summary>
internal sealed class Clerk(BookWriter books)
{
    private static readonly string[] Reasons = ["insolvency", "no contact", "settlement", "barred by time"];

    /// <summary>A loss of an account and an amount that nobody else has.</summary>
    public Loss NewLoss(LocalDate drafted) => NewLoss(books.NewAccount(), books.AnyAmount(), drafted);

    public Loss NewLoss(long amount, LocalDate drafted) => NewLoss(books.NewAccount(), amount, drafted);

    /// <summary>Overdue for long enough whatever it is added to; in the open items, partly paid early on, with a contact in time.</summary>
    public Loss NewLoss(string account, long amount, LocalDate drafted) =>
        NewLossDue(account, amount, drafted.PlusDays(-books.Between(Company.OverdueDays + 1, 145)));

    public Loss NewLossDue(string account, long amount, LocalDate due)
    {
        var loss = new Loss(account, books.NewDocument(), amount, due.PlusDays(-books.Pick(Company.ShortestTerms, 30, 45, 60)), due)
        {
            Reason = books.Pick<string>(Reasons),
            CreditLimitSetBy = books.Chance(40) ? Company.LimitSetter.Person : null,
        };
        LocalDate early = due.PlusDays(-5);
        long paid = books.Chance(20) && early < Company.ReviewDay ? 1 + books.Below(500_00) : 0;
        books.AddItem(loss, amount + paid);
        books.Pay(loss, early, paid);
        Contact(loss, due.PlusDays(books.Between(1, Company.ContactDays)));
        return loss;
    }

    /// <summary>A contact about a document.</summary>
    public void Contact(Loss loss, LocalDate day) =>
        books.Facts.Add(new AccountFacts { Account = loss.Account, Document = loss.Document, Since = day, Contacts = books.Between(1, 3) });

    /// <summary>A credit review in time for the review of the books.</summary>
    public void ReviewCredit(string account) =>
        ReviewCredit(account, Company.ReviewDay.PlusDays(-books.Between(0, Company.ReviewDays)));

    public void ReviewCredit(string account, LocalDate day) =>
        books.Facts.Add(new AccountFacts { Account = account, Since = day, LastCreditReview = day });

    /// <summary>All that an amount needs.</summary>
    public ApprovalEvidence[] EvidenceOf(long counted) =>
    [
        .. Enumerable.Range(0, counted >= Company.ContactsFrom ? books.Between(2, 3) : books.Below(2)).Select(_ => NewContact()),
        .. counted >= Company.ReportFrom ? [NewReport()] : Array.Empty<ApprovalEvidence>(),
    ];

    public ApprovalEvidence NewContact() => ApprovalEvidence.FromReference(Company.Contact, books.NewReference());

    public ApprovalEvidence NewReport() => ApprovalEvidence.FromReference(Company.Report, books.NewReference());

    public ApprovalActor NewRequester() => books.Pick<ApprovalActor>(Company.Clerks);

    /// <summary>Somebody who may approve an amount on a day, now and then somebody who may approve more.</summary>
    public ApprovalActor NewApprover(long counted, LocalDate day)
    {
        int level = Company.LevelOf(counted, day);
        if (level < Company.Board && books.Chance(15)) level++;
        return books.Pick<ApprovalActor>(Company.PeopleOf(level));
    }

    /// <summary>
    /// Drafted, submitted and often returned and answered, in up to six weekdays.
    /// </summary>
    public RequestStory Ask(Loss loss, LocalDate day, long counted)
    {
        ApprovalActor clerk = NewRequester();
        RequestStory story = new RequestStory(books, loss, day).Draft(clerk).Wait(books.Below(2));
        ApprovalEvidence[] evidence = EvidenceOf(counted);
        if (!books.Chance(30)) return story.Submit(clerk, evidence);
        int first = books.Below(evidence.Length + 1);
        return story.Submit(clerk, evidence[..first]).Wait(books.Between(1, 2)).Return(NewApprover(counted, story.Day))
            .Wait(books.Between(1, 3)).Answer(NewRequester(), evidence[first..]);
    }

    /// <summary>Drafted and submitted on one day.</summary>
    public RequestStory AskAtOnce(Loss loss, LocalDate day, ApprovalActor by, params ApprovalEvidence[] evidence) =>
        new RequestStory(books, loss, day).Draft(by).Submit(by, evidence);

    public RequestStory AskAtOnce(Loss loss, LocalDate day, long counted) =>
        AskAtOnce(loss, day, NewRequester(), EvidenceOf(counted));

    /// <summary>Approved by as many as the amount needs, of whom each may, on the same day or the next.</summary>
    public RequestStory Grant(RequestStory story, long granted, long counted)
    {
        int people = counted >= Company.TwoPeopleFrom ? 2 : 1;
        story.Wait(books.Below(2));
        if (books.Chance(10)) story.WaitUntilEvening();
        if (books.Chance(10)) story.RecordLate(Duration.FromHours(books.Between(1, 24 * Company.RecordingDays)));
        ApprovalActor first = NewApprover(counted, story.Day);
        story.Approve(first, granted, people);
        if (people == 1) return story;
        ApprovalActor second = first;
        while (second == first) second = NewApprover(counted, story.Day);
        story.Approve(second, granted, people);
        return story;
    }

    /// <summary>Written off in the books for an approved request; what is left of the item is paid.</summary>
    public Written Post(RequestStory story, EntryDays days)
    {
        LedgerEntry entry = Enter(story.Loss, LedgerEntry.WriteOff(days.Effective, Company.Dollars(story.Granted)), days, story.Id);
        books.Pay(story.Loss, days.Effective, story.Loss.Amount - story.Granted);
        story.Post(days.Recorded);
        return new Written(story.Loss, story, entry);
    }

    public Written Post(RequestStory story) => Post(story, books.Prompt(BookWriter.Later(story.Day, books.Below(3))));

    /// <summary>The whole way of a loss.</summary>
    public Written WriteOff(Loss loss, LocalDate drafted) =>
        Post(Grant(Ask(loss, drafted, loss.Amount), loss.Amount, loss.Amount));

    public LedgerEntry Recover(Written written, EntryDays days, long amount) =>
        Enter(written.Loss, LedgerEntry.Recovery(days.Effective, Company.Dollars(amount)), days, null);

    public LedgerEntry Return(Written written, EntryDays days, long amount) =>
        Enter(written.Loss, LedgerEntry.RecoveryReturned(days.Effective, Company.Dollars(amount)), days, null);

    /// <summary>Taken back in the books and in the log, because the customer pays.</summary>
    public LedgerEntry Reverse(Written written, EntryDays days, long amount)
    {
        written.Story.Reverse(days.Recorded, amount);
        books.Pay(written.Loss, days.Effective.PlusDays(1), amount);
        return Enter(written.Loss, LedgerEntry.Reversal(days.Effective, Company.Dollars(amount)), days, written.Story.Id);
    }

    public LedgerEntry Enter(Loss loss, LedgerEntry entry, EntryDays days, string? request)
    {
        LedgerEntry complete = loss.Complete(entry, days.Recorded, request);
        books.Entries.Add(complete);
        return complete;
    }

    /// <summary>An entry that a violation has otherwise.</summary>
    public LedgerEntry Change(LedgerEntry entry, Func<LedgerEntry, LedgerEntry> change)
    {
        int index = books.Entries.LastIndexOf(entry);
        return books.Entries[index] = change(entry);
    }
}
