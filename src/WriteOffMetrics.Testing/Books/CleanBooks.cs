using NodaTime;
using WriteOffMetrics.Receivables;

namespace WriteOffMetrics.Testing;

/// <summary>
/// Books in which nothing is wrong, though much comes close: amounts that need a higher role beside others of the account, parts that are
/// granted, approvals that were voided, recoveries that came late enough.
/// </summary>
internal sealed class CleanBooks
{
    private readonly BookWriter books;
    private readonly Clerk clerk;

    private CleanBooks(ulong seed)
    {
        books = new BookWriter(seed);
        clerk = new Clerk(books);
    }

    public static BookWriter Write(ulong seed)
    {
        var clean = new CleanBooks(seed);
        foreach ((int times, Action write) in new (int, Action)[]
        {
            (20, clean.WriteOff), (4, clean.WriteOffPart), (2, clean.WriteOffAmended), (3, clean.WriteOffAndRecover),
            (3, clean.WriteOffAndReverse), (3, clean.WriteOffFarApart), (3, clean.WriteOffTogether), (2, clean.WriteOffLargeTogether),
            (3, clean.Reject), (2, clean.Withdraw), (3, clean.LeavePending), (2, clean.LeaveApproved), (6, clean.LeaveOpen),
            (3, clean.LeaveOpenWithContactsOfAccount),
        })
        {
            for (int i = 0; i < times; i++) write();
        }

        return clean.books;
    }

    private void WriteOff()
    {
        LocalDate day = books.Start(20);
        clerk.WriteOff(clerk.NewLoss(day), day);
    }

    private void WriteOffPart()
    {
        LocalDate day = books.Start(20);
        Loss loss = clerk.NewLoss(books.Amount(100_00, 20_000_00), day);
        long granted = books.Amount(loss.Amount / 2, loss.Amount - 1);
        clerk.Post(clerk.Grant(clerk.Ask(loss, day, loss.Amount), granted, granted));
    }

    /// <summary>The approvals of the first amount are void.</summary>
    private void WriteOffAmended()
    {
        LocalDate day = books.Start(30);
        Loss loss = clerk.NewLoss(books.Amount(1_000_00, 8_000_00), day);
        RequestStory story = clerk.Grant(clerk.AskAtOnce(loss, day, loss.Amount), loss.Amount, loss.Amount).Wait(1);
        Loss amended = loss with { Amount = books.Amount(500_00, loss.Amount - 1) };
        books.Pay(loss, story.Day, loss.Amount - amended.Amount);
        clerk.Post(clerk.Grant(story.Amend(clerk.NewRequester(), amended), amended.Amount, amended.Amount));
    }

    private void WriteOffAndRecover()
    {
        LocalDate day = books.Start(200);
        Written written = clerk.WriteOff(clerk.NewLoss(day), day);
        EntryDays late = books.Prompt(After(written, Company.RecoveryDays + 1, 120));
        long amount = written.Loss.Amount;
        clerk.Recover(written, late, amount - books.Below(10_00));
        if (books.Chance(50)) clerk.Return(written, books.Prompt(BookWriter.Later(late.Effective, 3)), amount / 4);
    }

    private void WriteOffAndReverse()
    {
        LocalDate day = books.Start(200);
        Written written = clerk.WriteOff(clerk.NewLoss(day), day);
        long amount = books.Chance(50) ? written.Loss.Amount : written.Loss.Amount / 2;
        clerk.Reverse(written, books.Prompt(After(written, Company.ReversalDays + 1, 140)), amount);
    }

    /// <summary>Two of an account are above a limit together, and far enough apart.</summary>
    private void WriteOffFarApart()
    {
        LocalDate day = books.Start(120);
        (long least, long most) = books.Chance(50) ? (26_00L, 50_00L) : (501_00L, Company.SplitLimit);
        Written first = clerk.WriteOff(clerk.NewLoss(books.Amount(least, most), day), day);
        LocalDate later = books.Weekday(first.Story.Day.PlusDays(Company.SplitDays + 6), first.Story.Day.PlusDays(60));
        clerk.WriteOff(clerk.NewLoss(first.Loss.Account, books.Amount(least, most), later), later);
    }

    /// <summary>Two of an account that one may approve alone and not together: whoever approves the second may approve both.</summary>
    private void WriteOffTogether()
    {
        LocalDate day = books.Start(40);
        long limit = Company.LimitOf(Company.Officer, day)!.Value;
        WriteOffTogether(day, limit / 2 + 1, limit);
    }

    private void WriteOffLargeTogether() => WriteOffTogether(books.Start(40), Company.SplitLimit + 1, Company.TwoPeopleFrom / 2);

    private void WriteOffTogether(LocalDate day, long least, long most)
    {
        Loss one = clerk.NewLoss(books.Amount(least, most), day);
        RequestStory first = clerk.Grant(clerk.Ask(one, day, one.Amount), one.Amount, one.Amount);
        LocalDate next = BookWriter.Later(first.Day, books.Between(1, 3));
        clerk.Post(first);
        Loss two = clerk.NewLoss(one.Account, books.Amount(least, most), next);
        long counted = one.Amount + two.Amount;
        clerk.Post(clerk.Grant(clerk.Ask(two, next, counted), two.Amount, counted));
    }

    private void Reject()
    {
        LocalDate day = books.Start(60);
        Loss loss = clerk.NewLoss(day);
        RequestStory story = clerk.Ask(loss, day, loss.Amount).Wait(1);
        story.Reject(clerk.NewApprover(loss.Amount, story.Day));
        books.Pay(loss, story.Day.PlusDays(books.Between(1, 20)), loss.Amount);
    }

    /// <summary>Paid before it was decided, or before it was posted.</summary>
    private void Withdraw()
    {
        LocalDate day = books.Start(60);
        Loss loss = clerk.NewLoss(day);
        RequestStory story = clerk.Ask(loss, day, loss.Amount);
        if (books.Chance(50)) clerk.Grant(story, loss.Amount, loss.Amount);
        story.Wait(1).Withdraw(story.Steps[0].Actor);
        books.Pay(loss, story.Day, loss.Amount);
    }

    private void LeavePending()
    {
        LocalDate day = books.Weekday(Company.ReviewDay.PlusDays(-12), Company.ReviewDay.PlusDays(-4));
        Loss loss = clerk.NewLoss(day);
        clerk.ReviewCredit(loss.Account);
        RequestStory story = clerk.AskAtOnce(loss, day, loss.Amount);
        if (books.Chance(40)) story.Wait(1).Return(clerk.NewApprover(loss.Amount, story.Day));
    }

    private void LeaveApproved()
    {
        LocalDate day = books.Weekday(Company.ReviewDay.PlusDays(-6), Company.ReviewDay.PlusDays(-3));
        Loss loss = clerk.NewLoss(day);
        clerk.ReviewCredit(loss.Account);
        clerk.Grant(clerk.AskAtOnce(loss, day, loss.Amount), loss.Amount, loss.Amount);
    }

    /// <summary>An account with one to three items, due or not.</summary>
    private void LeaveOpen()
    {
        string account = books.NewAccount();
        clerk.ReviewCredit(account);
        for (int items = books.Between(1, 3); items > 0; items--)
        {
            LocalDate due = Company.ReviewDay.PlusDays(books.Between(-Company.WriteOffDays, Company.ShortestTerms));
            clerk.NewLossDue(account, books.AnyAmount(), due);
        }
    }

    /// <summary>The number of contacts is known of the account alone: it must have risen since the invoice.</summary>
    private void LeaveOpenWithContactsOfAccount()
    {
        string account = books.NewAccount();
        LocalDate due = Company.ReviewDay.PlusDays(books.Between(-Company.WriteOffDays, -Company.ContactDays)),
            invoiced = due.PlusDays(-30), review = Company.ReviewDay.PlusDays(-books.Between(0, Company.ReviewDays)),
            contact = invoiced.PlusDays(books.Between(0, 30 + Company.ContactDays));
        var item = new Loss(account, books.NewDocument(), books.AnyAmount(), invoiced, due) { Reason = "" };
        books.AddItem(item, item.Amount);
        int before = books.Below(3);
        foreach (LocalDate day in new[] { invoiced.PlusDays(-20), contact, review }.Order())
        {
            books.Facts.Add(new AccountFacts
            {
                Account = account,
                Since = day,
                Contacts = day < contact ? before : before + 1,
                LastCreditReview = day < review ? null : review,
            });
        }
    }

    private LocalDate After(Written written, int least, int most) =>
        books.Weekday(written.Effective.PlusDays(least), written.Effective.PlusDays(most));
}
