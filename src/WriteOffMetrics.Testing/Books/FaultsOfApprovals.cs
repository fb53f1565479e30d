using NodaTime;
using WriteOffMetrics.Approvals;

namespace WriteOffMetrics.Testing;

/// <summary>Faults of requests and of those who decide on them. All of them are posted but those that wait.</summary>
internal sealed class FaultsOfApprovals(BookWriter books, Clerk clerk)
{
    public void PlantBeyondAuthority()
    {
        switch (books.Below(6))
        {
            case 0:
                PlantByRole();
                break;
            case 1:
                PlantByOneOfTwo();
                break;
            case 2:
                PlantByOldTable();
                break;
            case 3:
                PlantInWindow();
                break;
            case 4:
                PlantByTooFew(books.Amount(Company.TwoPeopleFrom, 30_000_00), 0);
                break;
            default:
                PlantByTooFew(books.Amount(3_000_00, 4_900_00), books.Amount(3_000_00, 4_900_00));
                break;
        }
    }

    /// <summary>Drafted, changed or answered by who approves it.</summary>
    public void PlantSelfApproved()
    {
        LocalDate day = books.Start(20);
        Loss loss = clerk.NewLoss(books.Amount(15_00, Company.TwoPeopleFrom - 1), day);
        LocalDate decided = BookWriter.Later(day, 2);
        ApprovalActor both = clerk.NewApprover(loss.Amount, decided), other = clerk.NewRequester();
        while (both.OtherRoles.Count > 0) both = clerk.NewApprover(loss.Amount, decided);
        ApprovalEvidence[] evidence = clerk.EvidenceOf(loss.Amount);
        RequestStory story = books.Below(3) switch
        {
            0 => clerk.AskAtOnce(loss, day, both, evidence),
            1 => clerk.AskAtOnce(loss, day, other, []).Wait(1).Return(clerk.NewApprover(loss.Amount, day)).Answer(both, evidence),
            _ => clerk.AskAtOnce(loss, day, other, evidence).Wait(1).Amend(both, loss),
        };
        ApprovalEvent approval = story.WaitUntil(decided).Approve(both, loss.Amount, 1);
        Plant(PlantedFault.SelfApproved, clerk.Post(story), [.. StepsOf(story, both), approval]);
    }

    /// <summary>
    /// Requested by a cashier, whatever comes of it, approved by who sets credit limits, or either by who set that of the account.
    /// </summary>
    public void PlantDuties()
    {
        LocalDate day = books.Start(20);
        Loss loss = clerk.NewLoss(books.Amount(15_00, Company.TwoPeopleFrom - 1), day) with { CreditLimitSetBy = null };
        ApprovalActor requester = clerk.NewRequester(), approver = clerk.NewApprover(loss.Amount, day), wrong;
        int variant = books.Below(5);
        switch (variant)
        {
            case 0 or 1:
                wrong = requester = Company.ClerkWhoAppliesCash;
                break;
            case 2:
                wrong = approver = approver with { OtherRoles = [Company.CreditManager] };
                break;
            case 3:
                wrong = requester;
                break;
            default:
                wrong = approver;
                break;
        }

        if (variant > 2) loss = loss with { CreditLimitSetBy = wrong.Person };
        RequestStory story = clerk.AskAtOnce(loss, day, requester, clerk.EvidenceOf(loss.Amount));
        List<LedgerEntry> posted = [];
        if (variant == 0)
        {
            story.Reject(approver);
            books.Pay(loss, day.PlusDays(5), loss.Amount);
        }
        else
        {
            story.Approve(approver, loss.Amount, 1);
            posted.Add(clerk.Post(story).Entry);
        }

        books.Plant(
            PlantedFault.DutiesNotSeparated, loss.Amount, posted,
            story.Steps.Where(step => step.Actor == wrong && step.Kind != ApprovalEventKind.Posted));
    }

    /// <summary>No report, a contact too few or one twice, or all of it for another document.</summary>
    public void PlantMissingEvidence()
    {
        LocalDate day = books.Start(20);
        int variant = books.Below(4);
        Loss loss = clerk.NewLoss(books.Amount(variant == 0 ? Company.ReportFrom : Company.ContactsFrom, 20_000_00), day);
        ApprovalEvidence contact = clerk.NewContact();
        ApprovalEvidence[] report = loss.Amount >= Company.ReportFrom ? [clerk.NewReport()] : [];
        RequestStory story = variant switch
        {
            0 => clerk.AskAtOnce(loss, day, clerk.NewRequester(), contact, clerk.NewContact()),
            1 => clerk.AskAtOnce(loss, day, clerk.NewRequester(), [contact, .. report]),
            2 => clerk.AskAtOnce(loss, day, clerk.NewRequester(), [contact, contact, .. report]),
            _ => clerk.AskAtOnce(
                    loss with { Document = books.NewDocument() }, day, clerk.NewRequester(), clerk.EvidenceOf(loss.Amount))
                .Amend(clerk.NewRequester(), loss),
        };
        int before = story.Steps.Count;
        clerk.Grant(story, loss.Amount, loss.Amount);
        Plant(PlantedFault.MissingEvidence, clerk.Post(story), [.. story.Steps.Skip(before).Where(IsApproval)]);
    }

    /// <summary>The last day on which it is too early included.</summary>
    public void PlantBeforeOverdue()
    {
        LocalDate day = books.Start(20), decided = BookWriter.Later(day, 8);
        Loss loss = clerk.NewLossDue(
            books.NewAccount(), books.Amount(Company.OverdueFrom, 20_000_00),
            decided.PlusDays(-(books.Chance(20) ? Company.OverdueDays : books.Between(30, Company.OverdueDays))));
        RequestStory story = clerk.Ask(loss, day, loss.Amount).WaitUntil(decided);
        int people = loss.Amount >= Company.TwoPeopleFrom ? 2 : 1;
        ApprovalActor[] level = Company.PeopleOf(Company.LevelOf(loss.Amount, decided));
        ApprovalEvent[] approvals = [.. level.Take(people).Select(one => story.Approve(one, loss.Amount, people))];
        Plant(PlantedFault.ApprovedBeforeOverdue, clerk.Post(story), approvals);
    }

    /// <summary>One of the approvals of a request, or both.</summary>
    public void PlantRecordedLate()
    {
        LocalDate day = books.Start(60);
        Loss loss = clerk.NewLoss(day);
        RequestStory story = clerk.Ask(loss, day, loss.Amount);
        int before = story.Steps.Count;
        story.RecordLate(Duration.FromDays(Company.RecordingDays) + Duration.FromHours(books.Between(1, 500)));
        clerk.Grant(story, loss.Amount, loss.Amount);
        ApprovalEvent[] late =
        [
            .. story.Steps.Skip(before).Where(step => step.RecordedAt - step.At > Duration.FromDays(Company.RecordingDays)),
        ];
        Plant(PlantedFault.ApprovalRecordedLate, clerk.Post(story), late);
    }

    /// <summary>Submitted, or sent back and perhaps answered: it waits since it was first handed in.</summary>
    public void PlantPendingLong()
    {
        LocalDate day = books.Weekday(Company.ReviewDay.PlusDays(-30), Company.ReviewDay.PlusDays(-Company.PendingDays - 1));
        Loss loss = clerk.NewLoss(day);
        clerk.ReviewCredit(loss.Account);
        RequestStory story = clerk.AskAtOnce(loss, day, loss.Amount);
        if (books.Chance(50)) story.Wait(books.Between(1, 3)).Return(clerk.NewApprover(loss.Amount, day));
        if (story.Steps.Count == 3 && books.Chance(50)) story.Wait(books.Between(1, 3)).Answer(clerk.NewRequester(), []);
        books.Plant(PlantedFault.PendingLong, loss.Amount, [], story.Steps);
    }

    /// <summary>A role below the one that may, or one that no table has.</summary>
    private void PlantByRole()
    {
        LocalDate day = books.Start(20);
        int needed = books.Between(Company.Officer, Company.Director);
        long amount = needed switch
        {
            Company.Officer => books.Amount(15_00, 50_00),
            Company.Manager => books.Amount(100_01, 1_000_00),
            _ => books.Amount(2_000_01, Company.TwoPeopleFrom - 1),
        };
        ApprovalActor by = needed == Company.Officer
            ? Company.Trainee
            : books.Pick<ApprovalActor>(Company.PeopleOf(books.Below(needed)));
        Loss loss = clerk.NewLoss(amount, day);
        RequestStory story = clerk.Ask(loss, day, amount);
        ApprovalEvent approval = story.Wait(1).Approve(by, amount, 1);
        PlantBeyond(story, approval);
    }

    /// <summary>Two people as the amount wants it, of whom one may.</summary>
    private void PlantByOneOfTwo()
    {
        LocalDate day = books.Start(20);
        Loss loss = clerk.NewLoss(books.Amount(10_000_01, 40_000_00), day);
        RequestStory story = clerk.Ask(loss, day, loss.Amount).Wait(1);
        ApprovalActor may = books.Pick<ApprovalActor>(Company.PeopleOf(Company.Board)),
            mayNot = books.Pick<ApprovalActor>(Company.PeopleOf(Company.Director));
        bool isFirst = books.Chance(50);
        ApprovalEvent first = story.Approve(isFirst ? mayNot : may, loss.Amount, 2),
            second = story.Approve(isFirst ? may : mayNot, loss.Amount, 2);
        PlantBeyond(story, isFirst ? first : second);
    }

    /// <summary>What the role might have approved until the new table was in force.</summary>
    private void PlantByOldTable()
    {
        LocalDate day = books.Weekday(Company.NewTableDay, Company.ReviewDay.PlusDays(-20));
        (int level, long least, long most) = books.Chance(50)
            ? (Company.Officer, 50_01L, 100_00L)
            : (Company.Manager, 1_000_01L, 2_000_00L);
        Loss loss = clerk.NewLoss(books.Amount(least, most), day);
        RequestStory story = clerk.Ask(loss, day, loss.Amount);
        PlantBeyond(story, story.Approve(
            books.Pick<ApprovalActor>(Company.PeopleOf(level)), loss.Amount, 1, Company.NewTableDay.PlusDays(-1)));
    }

    /// <summary>
    /// The second of an account, by a role that might approve it alone: together within the limit of a split, or each above it.
    /// </summary>
    private void PlantInWindow()
    {
        LocalDate day = books.Weekday(Company.NewTableDay, Company.ReviewDay.PlusDays(-30));
        (int level, long least, long most) = books.Chance(50)
            ? (Company.Officer, 26_00L, 50_00L)
            : (Company.Director, 5_100_00L, 10_000_00L);
        (RequestStory first, RequestStory second, long counted) =
            AskForSecond(day, books.Amount(least, most), books.Amount(least, most));
        ApprovalActor may = books.Pick<ApprovalActor>(Company.PeopleOf(Company.LevelOf(counted, second.Day))),
            mayNot = books.Pick<ApprovalActor>(Company.PeopleOf(level));
        int people = level == Company.Director ? 2 : 1;
        ApprovalEvent approval = second.Approve(mayNot, second.Loss.Amount, people);
        if (people == 2) second.Approve(may, second.Loss.Amount, people);
        PlantBeyond(second, first.Steps.Last(IsApproval), approval);
    }

    /// <summary>One person approves what needs two, alone or beside another of the account.</summary>
    private void PlantByTooFew(long amount, long another)
    {
        LocalDate day = books.Start(40);
        if (another > 0)
        {
            (RequestStory first, RequestStory second, long counted) = AskForSecond(day, another, amount);
            PlantBeyond(
                second, first.Steps.Last(IsApproval), second.Approve(clerk.NewApprover(counted, second.Day), amount, 1));
            return;
        }

        RequestStory story = clerk.Ask(clerk.NewLoss(amount, day), day, amount);
        PlantBeyond(story, story.Approve(clerk.NewApprover(amount, story.Day), amount, 1));
    }

    /// <summary>One of an account that is in order, and another that is asked for soon after.</summary>
    private (RequestStory First, RequestStory Second, long Counted) AskForSecond(LocalDate day, long first, long second)
    {
        Loss one = clerk.NewLoss(first, day);
        RequestStory story = clerk.Grant(clerk.AskAtOnce(one, day, first), first, first);
        LocalDate next = BookWriter.Later(story.Day, books.Between(1, 10));
        clerk.Post(story);
        long counted = first + second;
        return (story, clerk.AskAtOnce(clerk.NewLoss(one.Account, second, next), next, counted), counted);
    }

    /// <summary>Its evidence is the approval, and what of others counts with it.</summary>
    private void PlantBeyond(RequestStory story, params ApprovalEvent[] steps) =>
        Plant(PlantedFault.BeyondAuthority, clerk.Post(story), steps);

    private void Plant(PlantedFault fault, Written written, ApprovalEvent[] steps) =>
        books.Plant(fault, written.Story.Granted, [written.Entry], steps);

    private static IEnumerable<ApprovalEvent> StepsOf(RequestStory story, ApprovalActor by) =>
        story.Steps.Where(step => step.Actor == by && !IsApproval(step) && step.Kind != ApprovalEventKind.Returned);

    private static bool IsApproval(ApprovalEvent step) => step.Kind == ApprovalEventKind.Approved;
}
