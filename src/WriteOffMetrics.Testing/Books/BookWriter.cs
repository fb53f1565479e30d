using System.Globalization;
using NodaTime;
using WriteOffMetrics.Receivables;

namespace WriteOffMetrics.Testing;

/// <summary>
/// Books while they are written: what was drawn so far, and what is drawn next. Every amount is drawn once, so that none repeats unless it
/// is to, and what belongs together has accounts and documents of its own.
/// </summary>
internal sealed class BookWriter
{
    private readonly HashSet<long> amounts;
    private RandomNumbers random;
    private int accounts, documents, requests, evidence;

    public BookWriter(ulong seed) => (random, amounts) = (new RandomNumbers(seed), []);

    /// <summary>Books that go on where others end, which stay as they are.</summary>
    public BookWriter(BookWriter before)
    {
        (random, amounts) = (before.random, [.. before.amounts]);
        (accounts, documents, requests, evidence) = (before.accounts, before.documents, before.requests, before.evidence);
        Entries.AddRange(before.Entries);
        Events.AddRange(before.Events);
        Items.AddRange(before.Items);
        Payments.AddRange(before.Payments);
        Facts.AddRange(before.Facts);
        Planted.AddRange(before.Planted);
    }

    public List<LedgerEntry> Entries { get; } = [];

    public List<Approvals.ApprovalEvent> Events { get; } = [];

    public List<ItemLine> Items { get; } = [];

    public List<Paid> Payments { get; } = [];

    public List<AccountFacts> Facts { get; } = [];

    public List<PlantedViolation> Planted { get; } = [];

    /// <summary>A day so many weekdays later, from a weekday on.</summary>
    public static LocalDate Later(LocalDate day, int weekdays)
    {
        for (int left = weekdays; left > 0;)
        {
            day = day.PlusDays(1);
            if (IsWeekday(day)) left--;
        }

        return day;
    }

    public int Below(int bound) => (int)random.Below(bound);

    public bool Chance(int percent) => Below(100) < percent;

    public int Between(int least, int most) => least + Below(most - least + 1);

    public T Pick<T>(params ReadOnlySpan<T> from) => from[Below(from.Length)];

    /// <summary>A weekday of a span that has one.</summary>
    public LocalDate Weekday(LocalDate first, LocalDate last)
    {
        int days = Period.DaysBetween(first, last) + 1;
        while (true)
        {
            LocalDate day = first.PlusDays(Below(days));
            if (IsWeekday(day)) return day;
        }
    }

    /// <summary>A weekday on which something begins that takes some days until the review.</summary>
    public LocalDate Start(int daysBeforeReview) => Weekday(Company.FirstDay, Company.ReviewDay.PlusDays(-daysBeforeReview));

    /// <summary>An amount in minor units that was not drawn before.</summary>
    public long Amount(long least, long most)
    {
        while (true)
        {
            long amount = least + random.Below(most - least + 1);
            if (amounts.Add(amount)) return amount;
        }
    }

    /// <summary>An amount of any size: small ones are frequent, and one in ten needs two people.</summary>
    public long AnyAmount() => Below(10) switch
    {
        < 3 => Amount(15_00, 100_00),
        < 7 => Amount(100_01, Company.SplitLimit),
        < 9 => Amount(Company.SplitLimit + 1, Company.TwoPeopleFrom - 1),
        _ => Amount(Company.TwoPeopleFrom, 30_000_00),
    };

    public string NewAccount() => Name("C-", ++accounts);

    public string NewDocument() => Name("INV-", ++documents);

    public string NewRequest() => Name("R-", ++requests);

    public string NewReference() => Name("E-", ++evidence);

    /// <summary>Entries that are known at once: in effect on a day, and recorded up to two weekdays later.</summary>
    public EntryDays Prompt(LocalDate day) => new(day, Later(day, Below(3)));

    /// <summary>What a customer owes and others do not: a line of the open items.</summary>
    public void AddItem(Loss loss, long amount) =>
        Items.Add(new ItemLine(loss.Account, loss.Document, loss.Invoiced, loss.Due!.Value, amount));

    public void Pay(Loss loss, LocalDate day, long amount)
    {
        if (amount > 0) Payments.Add(new Paid(loss.Account, loss.Document, day, amount));
    }

    /// <summary>A violation, with its entries in the order of the ledger.</summary>
    public void Plant(
        PlantedFault fault, long atStake, IEnumerable<LedgerEntry> entries, IEnumerable<Approvals.ApprovalEvent> steps,
        params IEnumerable<string> items) =>
        Planted.Add(new PlantedViolation(fault, Company.Dollars(atStake), InOrder(entries), steps, items));

    /// <summary>Entries as the ledger has them: by the day on which they were recorded.</summary>
    public static IEnumerable<LedgerEntry> InOrder(IEnumerable<LedgerEntry> entries) => entries.OrderBy(entry => entry.RecordedDate);

    private static bool IsWeekday(LocalDate day) => day.DayOfWeek < IsoDayOfWeek.Saturday;

    private static string Name(string prefix, int number) => prefix + number.ToString("0000", CultureInfo.InvariantCulture);
}
