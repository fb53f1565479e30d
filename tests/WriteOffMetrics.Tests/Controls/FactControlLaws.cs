using NodaTime;
using WriteOffMetrics.Controls;
using WriteOffMetrics.Receivables;
using WriteOffMetrics.Tests.Receivables;
using static WriteOffMetrics.Tests.Receivables.ReceivableRows;

namespace WriteOffMetrics.Tests.Controls;

/// <summary>Random open items, payments and facts, of which the control tests find what plain loops over the rows find.</summary>
public sealed class FactControlLaws(ITestOutputHelper output)
{
    [Fact]
    public void Tests_of_open_items_find_what_plain_loops_over_rows_and_facts_find()
    {
        int overdue = 0, late = 0, unreviewed = 0;
        Hold(nameof(Tests_of_open_items_find_what_plain_loops_over_rows_and_facts_find), random =>
        {
            ItemLine[] rows = [.. Enumerable.Range(0, random.Next(1, 12)).Select(i => Row(random, i))];
            SettlementLine[] paid = [.. rows.Where(row => row.Account is not null && random.Next(4) == 0)
                .Select(row => new SettlementLine(row.Document, row.InvoiceDate.PlusDays(random.Next(40)), OneOf(random, 10m, row.Amount))
                {
                    Account = row.Account,
                })];
            AccountFacts[] facts = [.. Enumerable.Range(0, random.Next(10)).Select(_ => Fact(random))];
            OpenItems items = ToItems(rows).Settle(paid).WithFacts(facts);
            (int days, LocalDate day) = (random.Next(25), Day(3, 31));
            var inputs = new ControlInputs { Ledger = Generate.Ledger([]), OpenItems = items.AsOf(day) };

            // Of what is open each row, with its amount.
            (ItemLine Row, decimal Open)[] open = [.. rows.Where(row => row.InvoiceDate <= day).Select(row => (row, row.Amount - paid
                .Where(one => one.Document == row.Document && one.Account == row.Account && one.ValueDate <= day).Sum(one => one.Amount)))
                .Where(one => one.Item2 > 0)];
            (ItemLine Row, decimal Open)[] past = [.. open.Where(one =>
                one.Row.DueDate is { } due && Period.DaysBetween(due, day) > days)];
            decimal[] found = Compare(ControlTest.OverdueForWriteOff(days), past.Select(one => one.Open));
            PeriodAxis march = ReportingCalendar.Months.Between(Day(3, 1), Day(3, 31));
            Assert.Equal(items.OverdueForWriteOffBy(march, days)[0].Amount.ToDecimal(), found.Sum());
            overdue += found.Length;

            if (facts.Any(one => one.Contacts is not null))
            {
                late += Compare(ControlTest.ContactedLate(days), past.Where(one => one.Row.Account is not null
                    && !IsContacted(one.Row, one.Row.DueDate!.Value.PlusDays(days))).Select(one => one.Open)).Length;
            }

            if (facts.Any(one => one.Document is null && one.LastCreditReview is not null))
            {
                unreviewed += Compare(ControlTest.CreditNotReviewed(days), open.Where(one => one.Row.Account is not null)
                    .GroupBy(one => one.Row.Account).Where(account => !IsReviewed(account.Key!))
                    .Select(account => account.Sum(one => one.Open))).Length;
            }

            decimal[] Compare(ControlTest test, IEnumerable<decimal> expected)
            {
                ControlResult result = test.Run(inputs);
                decimal[] amounts = [.. result.Findings.Select(finding => finding.AmountAtStake!.Value.ToDecimal()).Order()];
                if (!expected.Order().SequenceEqual(amounts))
                    Assert.Fail($"{result}\nexpected {string.Join(", ", expected.Order())}\nfound    {string.Join(", ", amounts)}\n"
                        + $"{string.Join<ItemLine>('\n', rows)}\n{string.Join<SettlementLine>('\n', paid)}\n"
                        + string.Join<AccountFacts>('\n', facts));
                return amounts;
            }

            bool IsContacted(ItemLine row, LocalDate by) => Contacts(row, row.Document, by) > 0
                || Contacts(row, null, by) > Contacts(row, null, row.InvoiceDate.PlusDays(-1));

            int Contacts(ItemLine row, string? document, LocalDate through)
            {
                (int contacts, LocalDate? since) = (0, null);
                foreach (AccountFacts one in facts)
                {
                    if (one.Account != row.Account || one.Document != document || one.Contacts is null || one.Since > through) continue;
                    if (since is null || one.Since >= since) (contacts, since) = (one.Contacts.Value, one.Since);
                }

                return contacts;
            }

            bool IsReviewed(string account)
            {
                (LocalDate? review, LocalDate? since) = (null, null);
                foreach (AccountFacts one in facts)
                {
                    if (one.Account != account || one.Document is not null || one.LastCreditReview > day || one.Since > day) continue;
                    if (one.LastCreditReview is not null && (since is null || one.Since >= since))
                        (review, since) = (one.LastCreditReview, one.Since);
                }

                return review is { } last && Period.DaysBetween(last, day) <= days;
            }
        });
        output.WriteLine($"{overdue} overdue, {late} contacted late, {unreviewed} not reviewed");
        Assert.True(overdue > 0 && late > 0 && unreviewed > 0, "nothing is found");
    }

    [Fact]
    public void Write_offs_are_late_by_the_days_from_their_due_date()
    {
        Hold(nameof(Write_offs_are_late_by_the_days_from_their_due_date), random =>
        {
            LedgerEntry[] entries = [.. Enumerable.Range(0, random.Next(12)).Select(_ =>
                OneOf(random, LedgerEntry.WriteOff, LedgerEntry.WriteOff, LedgerEntry.Reversal)(OneDay(0), Dollars(1m)) with
                {
                    DueDate = random.Next(4) == 0 ? null : OneDay(-20),
                })];
            int days = random.Next(20);
            List<int> expected = [];
            for (int i = 0; i < entries.Length; i++)
            {
                if (entries[i] is { Kind: EntryKind.WriteOff, DueDate: { } due } entry
                    && Period.DaysBetween(due, entry.EffectiveDate) > days) expected.Add(i);
            }

            LocalDate OneDay(int earliest) => Day(3, 1).PlusDays(random.Next(earliest, 20));

            Assert.Equal(expected, ControlTest.WrittenOffLate(days).Run(entries).Groups().Select(group => Assert.Single(group)));
        });
    }

    private static T OneOf<T>(Random random, params T[] all) => all[random.Next(all.Length)];

    private static ItemLine Row(Random random, int index)
    {
        LocalDate invoiced = Day(2, 1).PlusDays(random.Next(60));
        return new ItemLine($"D-{index}", invoiced, random.Next(5) == 0 ? null : invoiced.PlusDays(random.Next(30)), 20m + index)
        {
            Account = random.Next(8) == 0 ? null : OneOf(random, "C-1", "c-1", "C-2"),
        };
    }

    private static AccountFacts Fact(Random random) => new()
    {
        Account = OneOf(random, "C-1", "c-1", "C-2"),
        Document = OneOf(random, null, null, $"D-{random.Next(6)}"),
        Since = Day(1, 25).PlusDays(random.Next(75)),
        Contacts = random.Next(3) == 0 ? null : random.Next(4),
        LastCreditReview = random.Next(3) == 0 ? Day(3, 1).PlusDays(random.Next(40)) : null,
    };

    private void Hold(string name, Action<Random> law) =>
        Approvals.ApprovalModelWalk.Hold(output, name, isOneCurrency: true, walk => law(walk.Random));
}
