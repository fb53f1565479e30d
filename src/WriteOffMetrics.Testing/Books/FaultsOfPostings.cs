using NodaTime;

namespace WriteOffMetrics.Testing;

/// <summary>Write-offs that no request allows, or not so much of them.</summary>
internal sealed class FaultsOfPostings(BookWriter books, Clerk clerk)
{
    public void Plant()
    {
        switch (books.Below(9))
        {
            case 0:
                PlantWithout(null);
                break;
            case 1:
                PlantWithout("X-" + books.NewRequest());
                break;
            case 2:
                PlantBeforeApproval();
                break;
            case 3:
                PlantMoreThanGranted();
                break;
            case 4:
                PlantMoreInParts();
                break;
            case 5:
                PlantOfAnother();
                break;
            case 6:
                PlantAfterEnd(story => story.Wait(1).Reject(clerk.NewApprover(story.Loss.Amount, story.Day)));
                break;
            case 7:
                PlantAfterEnd(story =>
                    clerk.Grant(story, story.Loss.Amount, story.Loss.Amount).Wait(1).Withdraw(story.Steps[0].Actor));
                break;
            default:
                PlantPending();
                break;
        }
    }

    private void PlantWithout(string? request)
    {
        LocalDate day = books.Start(20);
        Loss loss = clerk.NewLoss(day);
        Plant(loss.Amount, Enter(loss, loss.Amount, day, request));
    }

    /// <summary>Recorded while the request waits, and approved on a later day.</summary>
    private void PlantBeforeApproval()
    {
        LocalDate day = books.Start(30);
        Loss loss = clerk.NewLoss(day);
        RequestStory story = clerk.AskAtOnce(loss, day, loss.Amount);
        LedgerEntry entry = Enter(loss, loss.Amount, day, story.Id);
        story.WaitUntil(BookWriter.Later(entry.RecordedDate!.Value, books.Between(1, 4)));
        clerk.Grant(story, loss.Amount, loss.Amount);
        Plant(loss.Amount, entry);
    }

    /// <summary>A part was granted, and all was written off.</summary>
    private void PlantMoreThanGranted()
    {
        LocalDate day = books.Start(30);
        Loss loss = clerk.NewLoss(books.Amount(100_00, 20_000_00), day);
        long granted = books.Amount(loss.Amount / 2, loss.Amount - 1);
        RequestStory story = clerk.Grant(clerk.Ask(loss, day, loss.Amount), granted, granted);
        LedgerEntry entry = Enter(loss, loss.Amount, story.Day, story.Id);
        story.Post(entry.RecordedDate!.Value);
        Plant(loss.Amount - granted, entry);
    }

    /// <summary>All was granted and written off in two parts, of which the second is more than what is left.</summary>
    private void PlantMoreInParts()
    {
        LocalDate day = books.Start(40);
        long first = books.Amount(50_00, 400_00), second = books.Amount(50_00, 400_00), excess = 1 + books.Below((int)second);
        Loss loss = clerk.NewLoss(first + second, day);
        long granted = loss.Amount - excess;
        RequestStory story = clerk.Grant(clerk.Ask(loss with { Amount = granted }, day, loss.Amount), granted, granted);
        LedgerEntry one = Enter(loss, first, story.Day, story.Id);
        LedgerEntry two = Enter(loss, second, BookWriter.Later(one.RecordedDate!.Value, books.Below(5)), story.Id);
        story.Post(two.RecordedDate!.Value);
        Plant(excess, two);
    }

    /// <summary>The request is of another account or document, which is paid.</summary>
    private void PlantOfAnother()
    {
        LocalDate day = books.Start(30);
        Loss asked = clerk.NewLoss(day);
        RequestStory story = clerk.Grant(clerk.Ask(asked, day, asked.Amount), asked.Amount, asked.Amount);
        books.Pay(asked, story.Day.PlusDays(5), asked.Amount);
        Loss other = clerk.NewLoss(books.Chance(50) ? asked.Account : books.NewAccount(), books.AnyAmount(), day);
        Plant(other.Amount, Enter(other, other.Amount, story.Day, story.Id));
    }

    /// <summary>On a later day: at which time of a day it was posted, nobody knows.</summary>
    private void PlantAfterEnd(Action<RequestStory> end)
    {
        LocalDate day = books.Start(30);
        Loss loss = clerk.NewLoss(day);
        RequestStory story = clerk.Ask(loss, day, loss.Amount);
        end(story);
        Plant(loss.Amount, Enter(loss, loss.Amount, BookWriter.Later(story.Day, books.Between(1, 3)), story.Id));
    }

    /// <summary>Not decided on until the review, which is soon.</summary>
    private void PlantPending()
    {
        LocalDate day = books.Weekday(Company.ReviewDay.PlusDays(-12), Company.ReviewDay.PlusDays(-6));
        Loss loss = clerk.NewLoss(day);
        RequestStory story = clerk.AskAtOnce(loss, day, loss.Amount);
        Plant(loss.Amount, Enter(loss, loss.Amount, day, story.Id));
    }

    private LedgerEntry Enter(Loss loss, long amount, LocalDate day, string? request)
    {
        EntryDays days = books.Prompt(day);
        return clerk.Enter(loss, LedgerEntry.WriteOff(days.Effective, Company.Dollars(amount)), days, request);
    }

    private void Plant(long atStake, LedgerEntry entry) => books.Plant(PlantedFault.PostedWithoutApproval, atStake, [entry], []);
}
