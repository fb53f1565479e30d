using NodaTime;
using WriteOffMetrics.Receivables;
using static WriteOffMetrics.Tests.Receivables.ReceivableRows;

namespace WriteOffMetrics.Tests.Receivables;

/// <summary>What holds for any open items, settlements and days.</summary>
public sealed class ReceivableLaws
{
    private static readonly AgeingBuckets[] Buckets =
        [AgeingBuckets.UpTo(0, 30, 60, 90), AgeingBuckets.UpTo(-3, 0, 1, 2, 7), AgeingBuckets.UpTo(10).ByInvoiceDate()];

    private static readonly OpenItemSelectors<ItemLine> WithoutRecordedDate = new()
    {
        InvoiceDate = row => row.InvoiceDate,
        Amount = row => row.Amount,
        Document = row => row.Document,
        Account = row => row.Account,
        DueDate = row => row.DueDate,
        Kind = row => row.Kind,
    };

    private static readonly SettlementSelectors<SettlementLine> PaymentsWithoutRecordedDate = new()
    {
        ValueDate = row => row.ValueDate,
        Amount = row => row.Amount,
        Kind = row => row.Kind,
        Document = row => row.Document,
        Account = row => row.Account,
        InstructedDocument = row => row.Instructed,
        CreditDocument = row => row.Credit,
        Reason = row => row.Reason,
    };

    /// <summary>
    /// Open debits − credits = invoiced + reversed − settled − written off, on every day as known on any. Adjustments of invoices lower it
    /// and those of credits raise it, which the rows alone do not tell, so portfolios without them are taken.
    /// </summary>
    [Fact]
    public void What_is_open_is_what_was_invoiced_and_reversed_less_what_was_settled_and_written_off()
    {
        for (int seed = 0; seed < Cases.Count; seed++)
        {
            var portfolio = new RandomPortfolio(seed);
            if (portfolio.Settlements.Any(one => one.Kind == SettlementKind.Adjustment)) continue;
            OpenItems items = portfolio.ToItems();
            foreach (LocalDate known in portfolio.Days.Where((_, i) => i % 17 == 3).Append(portfolio.Last))
            {
                OpenItems then = items.AsKnownOn(known);
                foreach (LocalDate day in portfolio.Days)
                    Assert.Equal((seed, day, portfolio.SumOn(day, known)), (seed, day, then.AsOf(day).Open.ToDecimal()));
            }
        }
    }

    /// <summary>
    /// Rows in any order, of which none states a recorded date, whether or not there is a selector for it: each is known on its own day.
    /// </summary>
    [Fact]
    public void Rows_without_a_recorded_date_are_known_on_their_invoice_and_value_dates_whatever_stands_before_them()
    {
        for (int seed = 0; seed < Cases.Count; seed++)
        {
            var drawn = new RandomPortfolio(seed);
            ItemLine[] rows = [.. drawn.Items.Select(row => row with { Recorded = null })];
            SettlementLine[] settled = [.. drawn.Settlements.Select(row => row with { Recorded = null })];
            OpenItems stated = ToItems(rows).Settle(settled);
            OpenItems unstated = OpenItems.FromRows(Usd, rows, WithoutRecordedDate).Settle(settled, PaymentsWithoutRecordedDate);
            foreach (LocalDate known in drawn.Days.Where((_, i) => i % 5 == 2).Append(drawn.Last))
            {
                OpenItemList list = unstated.AsKnownOn(known).AsOf(drawn.Last);
                Assert.Equal(stated.AsKnownOn(known).AsOf(drawn.Last).OpenAmounts(), list.OpenAmounts());
                Assert.All(
                    list.Where(item => item.Kind == OpenItemKind.Invoice), item => Assert.Equal(item.InvoiceDate, item.RecordedDate));
                if (settled.Any(one => one.Kind == SettlementKind.Adjustment)) continue;
                decimal byRows = rows.Where(row => row.InvoiceDate <= known)
                    .Sum(row => row.Kind == OpenItemKind.Invoice ? row.Amount : -row.Amount)
                    + settled.Where(row => row.ValueDate <= known).Sum(row => row.Kind switch
                    {
                        SettlementKind.PaymentReturned => row.Amount,
                        SettlementKind.Payment => -row.Amount,
                        _ => 0m,
                    });
                Assert.Equal((seed, known, byRows), (seed, known, list.Open.ToDecimal()));
            }
        }
    }

    [Fact]
    public void Buckets_and_what_is_undated_less_credits_are_what_is_open_in_total_and_by_every_dimension()
    {
        for (int seed = 0; seed < Cases.Count; seed++)
        {
            var portfolio = new RandomPortfolio(seed);
            OpenItems items = portfolio.ToItems();
            PeriodAxis days = ReportingCalendar.Days.Between(portfolio.Days.First(), portfolio.Last);
            foreach (AgeingBuckets buckets in Buckets)
            {
                Ageing ageing = items.AgeBy(buckets, days);
                for (int i = 0; i < days.Count; i++)
                {
                    OpenItemList list = items.AsOf(days[i].End);
                    Money sum = ageing.Aggregate(Dollars(0), (all, bucket) => all + bucket[i].Amount) + ageing.Undated[i].Amount;
                    Assert.Equal((list.Debits, list.Credits), (sum, ageing.Credits[i].Amount));
                    Assert.Equal((list.Open, list.Debits), (ageing.Open[i].Amount, ageing.Debits[i].Amount));
                    Assert.Equal(
                        list.Where(item => !item.IsCredit && !buckets.IsByInvoiceDate && item.DueDate is null)
                            .Aggregate(Dollars(0), (all, item) => all + item.Open),
                        ageing.Undated[i].Amount);
                    for (int bucket = 0; bucket < buckets.Count; bucket++)
                        Assert.Equal(Naive(list, buckets, bucket), ageing[bucket][i].Amount);
                }

                foreach (string dimension in items.Dimensions)
                {
                    AgeingBreakdown parts = items.AgeBy(buckets, days, dimension);
                    Assert.Equal(ageing.Open.Select(point => point.Amount), parts.Total.Open.Select(point => point.Amount));
                    OpenItemList last = items.AsOf(days.End);
                    foreach ((string? value, Ageing part) in parts)
                        Assert.Equal(
                            last.Where(item => item[dimension] == value)
                                .Aggregate(Dollars(0), (all, item) => item.IsCredit ? all - item.Open : all + item.Open),
                            part.Open[days.Count - 1].Amount);
                }
            }
        }
    }

    /// <summary>Rows in another order, and added one by one, are the same open items.</summary>
    [Fact]
    public void The_order_of_rows_changes_nothing_and_adding_is_building_at_once()
    {
        for (int seed = 0; seed < Cases.Count; seed++)
        {
            var portfolio = new RandomPortfolio(seed);
            var random = new Random(seed);
            ItemLine[] lines = [.. portfolio.Items];
            SettlementLine[] settlements = [.. portfolio.Settlements];
            random.Shuffle(lines);
            random.Shuffle(settlements);
            OpenItems whole = portfolio.ToItems(), added = ToItems();
            List<OpenItems> before = [];
            foreach (SettlementLine one in settlements) added = Keep(added.Settle(one));
            foreach (ItemLine one in lines) added = Keep(added.Add([one], ItemSelectors));
            added = added.Settle(WriteOffLedger.FromEntries(Usd, portfolio.Entries));
            foreach (LocalDate day in portfolio.Days)
                Assert.Equal((seed, Describe(whole.AsOf(day))), (seed, Describe(added.AsOf(day))));
            Assert.Equal(whole.Check().Select(one => (one.Rule, one.AmountAtStake)).Order(ByText), added.Check()
                .Select(one => (one.Rule, one.AmountAtStake)).Order(ByText));

            OpenItems Keep(OpenItems items)
            {
                before.Add(items);
                return items;
            }

            // What was built on the way is what it was.
            for (int i = 0; i < settlements.Length; i++)
            {
                Assert.Equal((0, i + 1), (before[i].Count, before[i].SettlementCount));
                Assert.Equal(Describe(ToItems().Settle(settlements[..(i + 1)]).AsOf(portfolio.Last)),
                    Describe(before[i].AsOf(portfolio.Last)));
            }
        }
    }

    [Fact]
    public void Known_on_the_last_day_is_all_and_changes_between_lists_add_up_to_the_difference()
    {
        for (int seed = 0; seed < Cases.Count; seed++)
        {
            var portfolio = new RandomPortfolio(seed);
            OpenItems items = portfolio.ToItems();
            Assert.Equal(
                Describe(items.AsOf(portfolio.Last)), Describe(items.AsKnownOn(portfolio.Last.PlusDays(60)).AsOf(portfolio.Last)));
            LocalDate[] days = [.. portfolio.Days.Where((_, i) => i % 13 == 1)];
            foreach ((LocalDate from, LocalDate to) in days.Zip(days.Skip(1)))
            {
                OpenItemList earlier = items.AsKnownOn(from).AsOf(from), later = items.AsKnownOn(to).AsOf(to);
                Money sum = later.ChangesSince(earlier).Aggregate(Dollars(0), (all, change) => all + change.Change);
                Assert.Equal(later.Open - earlier.Open, sum);
                Assert.All(later.ChangesSince(earlier), change => Assert.NotEqual(change.Before, change.After));
            }
        }
    }

    /// <summary>
    /// A settlement is spent exactly once, and never beyond an item: what it lowered and what it left over is its amount.
    /// </summary>
    [Fact]
    public void A_settlement_is_spent_exactly_once_and_never_beyond_an_item()
    {
        for (int seed = 0; seed < Cases.Count; seed++)
        {
            OpenItems items = new RandomPortfolio(seed).ToItems();
            AttributedItems lines = items.Attributed;
            var spent = new long[items.SettlementCount];
            for (int line = 0; line < lines.Count; line++)
            {
                long open = lines[line].Amount;
                foreach (Application one in lines.AppliedTo(line))
                {
                    open -= one.Amount;
                    Assert.InRange(open, 0, lines[line].Amount);
                    if (line >= items.Count && lines.LeftBy(line) == one.Settlement)
                        spent[one.Settlement] -= one.Amount; // Moved.
                    else if (!lines[line].IsCredit || IsOfCredit(items, one)) spent[one.Settlement] += Math.Abs(one.Amount);
                }

                if (line >= items.Count) spent[lines.LeftBy(line)] += lines[line].Amount;
            }

            for (int i = 0; i < spent.Length; i++)
            {
                SettlementRow row = items.Settlements[i];
                long notAllocated = lines.Unmatched.Where(one => one.Settlement == i && one.Why == WhyUnmatched.NotAllocated)
                    .Sum(one => one.Amount);
                Assert.Equal((seed, i, row.Amount - notAllocated), (seed, i, spent[i]));
            }
        }

        // A credit is lowered by a return, a refund or an allocation; of an allocation the invoice's side is counted.
        static bool IsOfCredit(OpenItems items, Application one) =>
            items.Settlements[one.Settlement].Kind
                is SettlementKind.PaymentReturned or SettlementKind.Reversal or SettlementKind.Adjustment;
    }

    /// <summary>Collections by any dimension add up to all of them, and to the payments of the rows less those that came back.</summary>
    [Fact]
    public void Collections_by_a_dimension_add_up_to_the_payments_of_the_rows()
    {
        for (int seed = 0; seed < Cases.Count; seed++)
        {
            var portfolio = new RandomPortfolio(seed);
            OpenItems items = portfolio.ToItems();
            PeriodAxis days = ReportingCalendar.Days.Between(portfolio.Days.First(), portfolio.Last);
            decimal[] expected = [.. days.Select(day => portfolio.Settlements.Where(one => one.ValueDate == day.Start).Sum(one =>
                one.Kind == SettlementKind.Payment ? one.Amount : one.Kind == SettlementKind.PaymentReturned ? -one.Amount : 0))];
            Assert.Equal(expected, items.CollectionsBy(days).Select(point => point.Amount.ToDecimal()));
            foreach (string dimension in items.Dimensions)
            {
                MetricBreakdown<AmountSeries> parts = items.CollectionsBy(days, dimension);
                for (int day = 0; day < days.Count; day++)
                    Assert.Equal((seed, expected[day]), (seed, parts.Values.Sum(value => parts[value][day].Amount.ToDecimal())));
            }
        }
    }

    private static readonly Comparer<(FindingRule Rule, Money? Amount)> ByText =
        Comparer<(FindingRule Rule, Money? Amount)>.Create((one, other) => string.CompareOrdinal($"{one}", $"{other}"));

    private static Money Naive(OpenItemList list, AgeingBuckets buckets, int bucket)
    {
        Money sum = Dollars(0);
        foreach (OpenItem item in list)
        {
            LocalDate? from = buckets.IsByInvoiceDate ? item.InvoiceDate : item.DueDate;
            if (item.IsCredit || from is null) continue;
            int age = Period.DaysBetween(from.Value, list.Day);
            bool isBehindLower = bucket == 0 || age > buckets.Bounds[bucket - 1];
            bool isUpToUpper = bucket == buckets.Bounds.Count || age <= buckets.Bounds[bucket];
            if (isBehindLower && isUpToUpper) sum += item.Open;
        }

        return sum;
    }

    private static string Describe(OpenItemList list) => string.Join("\n", list.Select(item =>
        $"{item.Kind} {item.Account} {item.Document} {item.InvoiceDate} {item.DueDate} {item.RecordedDate} {item.Amount} {item.Open}")
            .Order());
}
