using NodaTime;
using WriteOffMetrics.Receivables;

namespace WriteOffMetrics.Testing;

/// <summary>Faults of what is open at the review.</summary>
internal sealed class FaultsOfItems(BookWriter books, Clerk clerk)
{
    public void PlantOverdue()
    {
        Loss loss = clerk.NewLossDue(
            books.NewAccount(), books.AnyAmount(), Company.ReviewDay.PlusDays(-books.Between(Company.WriteOffDays + 1, 600)));
        clerk.ReviewCredit(loss.Account);
        Plant(PlantedFault.OverdueForWriteOff, loss);
    }

    /// <summary>An account with one to three items, of which nothing is known of a review, or an old one.</summary>
    public void PlantNotReviewed()
    {
        string account = books.NewAccount();
        var items = new Loss[books.Between(1, 3)];
        for (int i = 0; i < items.Length; i++)
        {
            LocalDate due = Company.ReviewDay.PlusDays(books.Between(-Company.WriteOffDays, Company.ShortestTerms));
            items[i] = clerk.NewLossDue(account, books.AnyAmount(), due);
        }

        if (books.Chance(60))
            clerk.ReviewCredit(account, Company.ReviewDay.PlusDays(-books.Between(Company.ReviewDays + 1, 700)));
        Plant(PlantedFault.CreditNotReviewed, items);
    }

    /// <summary>No contact, one that came late, or one of the account before there was the invoice.</summary>
    public void PlantContactedLate()
    {
        LocalDate due = Company.ReviewDay.PlusDays(-books.Between(Company.ContactDays + 1, Company.WriteOffDays));
        var loss = new Loss(books.NewAccount(), books.NewDocument(), books.AnyAmount(), due.PlusDays(-30), due) { Reason = "" };
        books.AddItem(loss, loss.Amount);
        clerk.ReviewCredit(loss.Account);
        switch (books.Below(3))
        {
            case 0:
                clerk.Contact(loss, due.PlusDays(books.Between(Company.ContactDays + 1, 90)));
                break;
            case 1:
                LocalDate old = loss.Invoiced.PlusDays(-books.Between(1, 90));
                books.Facts.Add(new AccountFacts
                {
                    Account = loss.Account,
                    Since = old,
                    Contacts = books.Between(1, 5),
                    LastCreditReview = old,
                });
                break;
        }

        Plant(PlantedFault.ContactedLate, loss);
    }

    private void Plant(PlantedFault fault, params Loss[] items) =>
        books.Plant(fault, items.Sum(item => item.Amount), [], [], items.OrderBy(item => item.Invoiced).Select(item => item.Document));
}
