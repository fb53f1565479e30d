using NodaTime;

namespace WriteOffMetrics.Testing;

/// <summary>Faults of single entries, and of entries together, each with an approved request of its own.</summary>
internal sealed class FaultsOfEntries(BookWriter books, Clerk clerk)
{
    /// <summary>A write-off, or a recovery long after one, whose days are drawn otherwise.</summary>
    public void PlantDays(PlantedFault fault)
    {
        LocalDate day = books.Start(260);
        Loss loss = clerk.NewLossDue(books.NewAccount(), books.AnyAmount(), day.PlusDays(-books.Between(Company.OverdueDays + 1, 125)));
        RequestStory story = clerk.Grant(clerk.Ask(loss, day, loss.Amount), loss.Amount, loss.Amount);
        LedgerEntry entry;
        if (books.Chance(70))
        {
            entry = clerk.Post(story, DaysOf(fault, story.Day)).Entry;
        }
        else
        {
            Written written = clerk.Post(story);
            LocalDate late = After(written.Effective, Company.RecoveryDays + 1, 120);
            entry = clerk.Recover(written, DaysOf(fault, late), 1 + books.Below((int)loss.Amount));
        }

        Plant(fault, entry.Amount.MinorUnits, entry);
    }

    /// <summary>A write-off that is in order but for one thing that its entry says.</summary>
    public void PlantMissing(PlantedFault fault)
    {
        LocalDate day = books.Start(20);
        LedgerEntry entry = clerk.WriteOff(clerk.NewLoss(day), day).Entry;
        Plant(fault, entry.Amount.MinorUnits, clerk.Change(entry, one => fault switch
        {
            PlantedFault.MissingReason => one with { Reason = books.Pick<string?>(null, "", " ", " \t") },
            PlantedFault.MissingAccount => one with { Account = null },
            _ => one with { Document = null },
        }));
    }

    /// <summary>Nothing is due of a credit, and nothing of it is in the open items of what customers owe.</summary>
    public void PlantCreditBalance()
    {
        LocalDate day = books.Start(20);
        var loss = new Loss(
            books.NewAccount(), books.NewDocument(), books.Amount(15_00, Company.OverdueFrom - 1), day.PlusDays(-400), null)
        {
            Category = EntryCategory.CreditBalance,
            Reason = "unclaimed",
        };
        Plant(PlantedFault.CreditBalance, loss.Amount, clerk.WriteOff(loss, day).Entry);
    }

    public void PlantWrittenOffLate()
    {
        LocalDate day = books.Start(30), effective = BookWriter.Later(day, 9);
        Loss loss = clerk.NewLossDue(
            books.NewAccount(), books.AnyAmount(), effective.PlusDays(-books.Between(Company.WriteOffDays + 1, 700)));
        RequestStory story = clerk.Grant(clerk.Ask(loss, day, loss.Amount), loss.Amount, loss.Amount);
        Plant(PlantedFault.WrittenOffLate, loss.Amount, clerk.Post(story, books.Prompt(effective)).Entry);
    }

    /// <summary>Few enough that they are no repeated amount; together within the limit of a split, or each above it.</summary>
    public void PlantDuplicate()
    {
        int copies = books.Between(2, Company.MostTimes);
        long amount = books.Chance(60)
            ? books.Amount(20_00, Company.SplitLimit / copies)
            : books.Amount(Company.SplitLimit + 1, 9_000_00);
        RequestStory[] stories = InTurn(copies, 1, () => amount);
        LocalDate effective = BookWriter.Later(stories[^1].Day, books.Below(3));
        List<LedgerEntry> entries = [];
        foreach (RequestStory story in stories)
        {
            entries.Add(clerk.Post(story, books.Prompt(effective)).Entry);
            effective = books.Weekday(effective, effective.PlusDays(Company.DuplicateDays));
        }

        Plant(PlantedFault.Duplicate, amount * (copies - 1), [.. entries]);
    }

    /// <summary>Each part is above the limit divided by their number, so that they are above it together.</summary>
    public void PlantSplit()
    {
        int parts = books.Between(2, 4);
        RequestStory[] stories = InTurn(parts, 4, () => books.Amount(Company.SplitLimit / parts + 1, Company.SplitLimit));
        LedgerEntry[] entries = Array.ConvertAll(stories, story => clerk.Post(story).Entry);
        Plant(PlantedFault.Split, Sum(entries), entries);
    }

    public void PlantRepeatedAmount()
    {
        long amount = books.AnyAmount();
        LedgerEntry[] entries = new LedgerEntry[books.Between(Company.MostTimes + 1, Company.MostTimes + 3)];
        for (int i = 0; i < entries.Length; i++)
        {
            LocalDate day = books.Start(20);
            entries[i] = clerk.WriteOff(clerk.NewLoss(amount, day), day).Entry;
        }

        Plant(PlantedFault.RepeatedAmount, Sum(entries), entries);
    }

    /// <summary>One or two that follow soon; of recoveries perhaps another one that comes late enough.</summary>
    public void PlantFollowed(PlantedFault fault)
    {
        bool isRecovery = fault == PlantedFault.RecoveredSoon;
        LocalDate day = books.Start(200);
        Written written = clerk.WriteOff(clerk.NewLoss(day), day);
        List<LedgerEntry> soon = [];
        LocalDate next = written.Effective;
        LocalDate end = next.PlusDays(isRecovery ? Company.RecoveryDays : Company.ReversalDays);
        for (int left = books.Between(1, 2); left > 0; left--)
        {
            next = books.Chance(20) ? next : books.Weekday(next, end);
            long amount = 1 + books.Below((int)written.Loss.Amount * 2 / 5);
            EntryDays days = books.Prompt(next);
            if (days.Recorded < written.Entry.RecordedDate) days = days with { Recorded = written.Entry.RecordedDate!.Value };
            soon.Add(isRecovery ? clerk.Recover(written, days, amount) : clerk.Reverse(written, days, amount));
            next = days.Recorded < end ? days.Recorded : end;
            if (days.Recorded >= end) break;
        }

        Plant(fault, Sum(soon), [written.Entry, .. soon]);
        if (!isRecovery || books.Chance(50)) return;
        LocalDate late = After(written.Effective, Company.RecoveryDays + 1, 120);
        clerk.Recover(written, books.Prompt(late), 1 + books.Below((int)written.Loss.Amount / 10));
    }

    /// <summary>Recovered in full and more, or in full though a part was reversed; a part of it may be returned.</summary>
    public void PlantRecoveredBeyond()
    {
        LocalDate day = books.Start(300);
        Written written = clerk.WriteOff(clerk.NewLoss(day), day);
        List<LedgerEntry> entries = [written.Entry];
        long left = written.Loss.Amount, excess = 1 + books.Below(500_00);
        if (books.Chance(40))
        {
            left -= left / 3;
            EntryDays days = books.Prompt(After(written.Effective, Company.ReversalDays + 1, 140));
            entries.Add(clerk.Reverse(written, days, written.Loss.Amount / 3));
        }

        LocalDate late = After(written.Effective, Company.ReversalDays + 1, 150);
        long returned = books.Chance(30) ? 1 + books.Below(50_00) : 0;
        entries.Add(clerk.Recover(written, books.Prompt(late), left + excess + returned));
        if (returned > 0) entries.Add(clerk.Return(written, books.Prompt(BookWriter.Later(late, 5)), returned));
        Plant(PlantedFault.RecoveredBeyondWriteOff, excess, [.. entries]);
    }

    /// <summary>
    /// Requests of one account, each drafted some weekdays after the one before was approved: with each counts what was approved before.
    /// </summary>
    private RequestStory[] InTurn(int count, int mostGap, Func<long> amount)
    {
        LocalDate day = books.Start(60);
        string account = books.NewAccount();
        var stories = new RequestStory[count];
        long counted = 0;
        for (int i = 0; i < count; i++)
        {
            Loss loss = clerk.NewLoss(account, amount(), day);
            counted += loss.Amount;
            stories[i] = clerk.Grant(clerk.AskAtOnce(loss, day, counted), loss.Amount, counted);
            day = BookWriter.Later(stories[i].Day, books.Between(1, mostGap));
        }

        return stories;
    }

    /// <summary>Days with one thing wrong, on a day or soon after.</summary>
    private EntryDays DaysOf(PlantedFault fault, LocalDate day)
    {
        switch (fault)
        {
            case PlantedFault.RecordedLate:
                while (day.Day > 15) day = BookWriter.Later(day, 1);
                return new EntryDays(
                    day, books.Weekday(day.PlusDays(Company.LateDays + 1), EndOfMonth(day).PlusDays(Company.CloseDays)));
            case PlantedFault.RecordedAfterClose:
                LocalDate end = EndOfMonth(day);
                LocalDate effective = end;
                while (effective.DayOfWeek > IsoDayOfWeek.Friday) effective = effective.PlusDays(-1);
                return new EntryDays(
                    effective, books.Weekday(end.PlusDays(Company.CloseDays + 1), effective.PlusDays(Company.LateDays)));
            default:
                while (day.DayOfWeek != IsoDayOfWeek.Friday) day = day.PlusDays(1);
                return new EntryDays(day, day.PlusDays(books.Between(1, 2)));
        }
    }

    private static LocalDate EndOfMonth(LocalDate day) => day.With(DateAdjusters.EndOfMonth);

    private LocalDate After(LocalDate day, int least, int most) => books.Weekday(day.PlusDays(least), day.PlusDays(most));

    private static long Sum(IEnumerable<LedgerEntry> entries) => entries.Sum(entry => entry.Amount.MinorUnits);

    private void Plant(PlantedFault fault, long atStake, params LedgerEntry[] entries) => books.Plant(fault, atStake, entries, []);
}
