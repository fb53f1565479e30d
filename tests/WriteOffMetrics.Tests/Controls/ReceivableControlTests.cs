using NodaTime;
using WriteOffMetrics.Controls;
using WriteOffMetrics.Receivables;
using static WriteOffMetrics.Tests.Receivables.ReceivableRows;

namespace WriteOffMetrics.Tests.Receivables;

/// <summary>Control tests of open items, of terms and collection, and of figures that are watched.</summary>
public sealed class ReceivableControlTests
{
    [Fact]
    public void Items_past_the_limit_are_overdue_for_write_off()
    {
        // Due on 1 January; on 1 May 120 days past due. Of D-3 nothing is open, D-4 states no due date, and a credit is owed to the
        // account.
        OpenItemList list = ToItems(
            new ItemLine("D-1", Day(1, 1), Day(1, 1), 100m), new ItemLine("D-2", Day(1, 1), Day(1, 2), 200m),
            new ItemLine("D-3", Day(1, 1), Day(1, 1), 300m), new ItemLine("D-4", Day(1, 1), null, 400m),
            new ItemLine("N-1", Day(1, 1), Day(1, 1), 50m) { Kind = OpenItemKind.CreditNote })
            .Settle(new SettlementLine("D-1", Day(2, 1), 40m), new SettlementLine("D-3", Day(2, 1), 300m)).AsOf(Day(5, 1));
        ControlResult result = Run(ControlTest.OverdueForWriteOff(119), list);
        Assert.Equal((2L, 1L, "open items"), (result.LookedAt, result.LeftOut, result.LooksAt));
        Finding finding = Assert.Single(result.Findings);
        Assert.Equal((Dollars(60m), FindingSeverity.Warning), (finding.AmountAtStake!.Value, finding.Severity));
        Assert.Equal(["D-1"], Documents(finding));
        Assert.Equal(
            "Found 60.00 USD open 120 days past its due date of 2026-01-01; up to 119 days are allowed. Request its write-off, or note "
                + "why it can still be collected.", finding.Faults[0].Message);
        Assert.Empty(Run(ControlTest.OverdueForWriteOff(120), list).Findings);

        // The same amount as the series of the metric (M32).
        PeriodAxis april = ReportingCalendar.Months.Between(Day(4, 1), Day(4, 30));
        Assert.Equal(
            Dollars(260m), Run(ControlTest.OverdueForWriteOff(100), list.Source.AsOf(Day(4, 30))).Findings
                .Aggregate(Dollars(0m), (sum, one) => sum + one.AmountAtStake!.Value));
        Assert.Equal(Dollars(260m), list.Source.OverdueForWriteOffBy(april, 100)[0].Amount);
    }

    [Theory]
    [InlineData(90, 0)]
    [InlineData(89, 1)]
    public void A_credit_review_is_of_the_account_and_one_finding_has_all_its_items(int days, int findings)
    {
        OpenItemList list = ToItems(
            new ItemLine("D-1", Day(4, 1), Day(5, 1), 100m), new ItemLine("D-2", Day(4, 2), Day(5, 2), 200m),
            new ItemLine("D-3", Day(4, 2), Day(5, 2), 1m) { Account = null })
            .WithFacts(
            [
                new AccountFacts { Account = "C-1", Since = Day(1, 31), LastCreditReview = Day(1, 31) },
                new AccountFacts { Account = "C-1", Document = "D-1", Since = Day(4, 20), IsDisputed = true },
            ]).AsOf(Day(5, 1));
        ControlResult result = Run(ControlTest.CreditNotReviewed(days), list);
        Assert.Equal((2L, 1L, findings), (result.LookedAt, result.LeftOut, result.Findings.Count));
        if (findings == 0) return;
        Assert.Equal(Dollars(300m), result.Findings[0].AmountAtStake);
        Assert.Equal(["D-1", "D-2"], Documents(result.Findings[0]));
        Assert.Equal(
            "Found a last credit review 90 days before 2026-05-01 of an account with 2 open items; one up to 89 days before is allowed. "
            + "Review the credit, and hold orders until then.", result.Findings[0].Faults[0].Message);
    }

    [Fact]
    public void An_account_that_was_never_reviewed_is_found_and_without_any_facts_nothing_was_tested()
    {
        OpenItems items = ToItems(new ItemLine("D-1", Day(4, 1), Day(5, 1), 100m), new ItemLine("D-2", Day(4, 1), Day(5, 1), 100m)
        {
            Account = "C-2",
        });
        Assert.Equal(ControlStatus.MissingInput, Run(ControlTest.CreditNotReviewed(90), items.AsOf(Day(5, 1))).Status);
        OpenItems known = items.WithFacts([new AccountFacts { Account = "C-1", Since = Day(4, 1), LastCreditReview = Day(4, 1) }]);
        Finding finding = Assert.Single(Run(ControlTest.CreditNotReviewed(90), known.AsOf(Day(5, 1))).Findings);
        Assert.StartsWith("Found no credit review of an account with 1 open item;", finding.Faults[0].Message, StringComparison.Ordinal);
        Assert.Equal(["D-2"], Documents(finding));
    }

    [Fact]
    public void A_review_that_is_stated_of_a_document_alone_states_none_of_an_account()
    {
        OpenItems items = ToItems(new ItemLine("D-1", Day(4, 1), Day(5, 1), 100m)).WithFacts(
            [new AccountFacts { Account = "C-1", Document = "D-1", Since = Day(4, 1), LastCreditReview = Day(4, 1) }]);
        Assert.Equal(ControlStatus.MissingInput, Run(ControlTest.CreditNotReviewed(90), items.AsOf(Day(5, 1))).Status);
    }

    [Fact]
    public void The_first_contact_comes_in_time_by_facts_of_the_document_or_by_more_of_the_account_since_the_invoice()
    {
        // All due on 1 March, looked at on 1 May, and 10 days are allowed: through 11 March.
        OpenItemList list = ToItems(
            [.. new[] { "in time", "late", "never", "old", "by account" }.Select(name =>
                new ItemLine(name, Day(2, 1), Day(3, 1), 100m) { Account = name }),
            new ItemLine("young", Day(4, 15), Day(4, 25), 100m), new ItemLine("no account", Day(2, 1), Day(3, 1), 100m) { Account = null }])
            .WithFacts(
            [
                Contacts("in time", "in time", Day(3, 11), 1), Contacts("late", "late", Day(3, 12), 1),
                Contacts("old", null, Day(1, 31), 3), Contacts("old", null, Day(2, 20), 3),
                Contacts("by account", null, Day(1, 31), 3), Contacts("by account", null, Day(2, 1), 4),
            ]).AsOf(Day(5, 1));
        ControlResult result = Run(ControlTest.ContactedLate(10), list);
        Assert.Equal((5L, 1L), (result.LookedAt, result.LeftOut));
        Assert.Equal(["late", "never", "old"], result.Findings.SelectMany(Documents));
        Assert.Equal(
            "Found no contact with the account by 2026-03-11, 10 days past the due date of an item of which 100.00 USD is open; one or "
                + "more is needed. Call, and look what else of the account is due.", result.Findings[0].Faults[0].Message);
        ControlResult none = Run(ControlTest.ContactedLate(10), ToItems(new ItemLine("D", Day(2, 1), Day(3, 1), 1m)).AsOf(Day(5, 1)));
        Assert.Equal(ControlStatus.MissingInput, none.Status);
    }

    [Theory]
    [InlineData(120, 0)]
    [InlineData(119, 1)]
    public void A_write_off_is_late_by_its_due_date(int days, int findings)
    {
        LedgerEntry[] entries =
        [
            LedgerEntry.WriteOff(Day(5, 1), Dollars(10m)) with { DueDate = Day(1, 1) },
            LedgerEntry.WriteOff(Day(4, 30), Dollars(20m)) with { DueDate = Day(1, 1) },
            LedgerEntry.WriteOff(Day(5, 1), Dollars(30m)), LedgerEntry.Recovery(Day(9, 1), Dollars(1m)) with { DueDate = Day(1, 1) },
        ];
        ControlResult result = ControlTest.WrittenOffLate(days).Run(entries);
        Assert.Equal((2L, 1L, findings), (result.LookedAt, result.LeftOut, result.Findings.Count));
        if (findings == 1) Assert.Equal([[0]], result.Groups());
        Assert.Equal(ControlStatus.MissingInput, ControlTest.WrittenOffLate(days).Run(entries[2..3]).Status);
    }

    /// <summary>
    /// Fleiss' smokers (R, prop.test): of 86, 93, 136 and 82 patients 83, 90, 129 and 70 smoke. Those who do not rise with z = 2.868,
    /// two-sided p = 0.00413. They are the documents written off of terms of 1 to 4 days.
    /// </summary>
    [Fact]
    public void The_rise_with_terms_is_that_of_R()
    {
        (int Documents, int WrittenOff)[] terms = [(86, 3), (93, 3), (136, 7), (82, 12)];
        OpenItemList list = Portfolio(terms).AsOf(Day(12, 31));
        ControlResult result = Run(ControlTest.RatioRisingWithTerms(60, 0.99, 397), list);
        Assert.Equal((397L, "documents"), (result.LookedAt, result.LooksAt));
        Assert.Equal(2.8679125309530815, result.Figure!.Value, 9);
        Assert.Equal(0.004131897477641487 / 2, result.Figure.PValue!.Value, 9);
        Assert.Equal(2.3263478740408408, result.Figure.Bound, 9);

        // Mean terms of 2.54 days: at stake is what was written off of 3 and 4 days, 19 documents of 10.00.
        Finding finding = Assert.Single(result.Findings);
        Assert.Equal((Dollars(190m), FindingSeverity.Information), (finding.AmountAtStake!.Value, finding.Severity));
        Assert.Equal("1 day: 3 of 86 documents written off, 30.00 USD of 3 accounts", finding.Evidence.Lines.First());
        Assert.Empty(Run(ControlTest.RatioRisingWithTerms(60, 0.999, 1), list).Findings);
        Assert.Equal(ControlStatus.TooFew, Run(ControlTest.RatioRisingWithTerms(60, 0.99, 398), list).Status);
        OpenItemList shorter = Portfolio(terms[..1]).AsOf(Day(12, 31));
        Assert.Equal(ControlStatus.TooFew, Run(ControlTest.RatioRisingWithTerms(60, 0.99, 1), shorter).Status);
    }

    [Fact]
    public void Too_few_documents_are_counted_in_words()
    {
        // 6 of 179 documents are written off, of 6 accounts; no document is due for as many days as there are numbers.
        OpenItemList list = Portfolio((86, 3), (93, 3)).AsOf(Day(12, 31));
        Assert.StartsWith("Found 6 documents of 6 accounts written off and 173 documents not, of which ",
            Run(ControlTest.RatioRisingWithTerms(60, 0.99, 1), list).Note, StringComparison.Ordinal);
        Assert.StartsWith("Found 0 documents to look at; 1 or more are needed",
            Run(ControlTest.RatioRisingWithTerms(int.MaxValue, 0.99, 1), list).Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Documents_of_shorter_terms_are_not_followed_for_longer()
    {
        // The last term of 4 days is not yet 60 days past due on the day: it is not looked at. Of the others 13 of 315 are written off.
        OpenItems items = Portfolio((86, 3), (93, 3), (136, 7), (82, 12));
        LocalDate day = Day(1, 1).PlusDays(3 + 60);
        ControlResult result = Run(ControlTest.RatioRisingWithTerms(60, 0.99, 1), items.AsOf(day));
        Assert.Equal(315, result.LookedAt);

        // What was written off 61 days past the due date is not written off in time, and what was reversed in time is not either.
        ControlResult none = Run(ControlTest.RatioRisingWithTerms(29, 0.99, 1), items.AsOf(Day(12, 31)));
        Assert.Equal(ControlStatus.TooFew, none.Status);
        Assert.StartsWith(
            "Found 0 documents of 0 accounts written off and 397 documents not, of which 0.0 at least tell of terms; 10 or more", none.Note,
            StringComparison.Ordinal);
    }

    [Fact]
    public void An_adverse_trend_without_a_threshold_is_found_by_the_trend_of_the_library()
    {
        RatioSeries rising = Rates(i => i + 1), falling = Rates(i => 40 - i), flat = Rates(i => 5 + i % 2);
        ThresholdScaleHistory scale = ThresholdScaleHistory.Always(ThresholdScale.FromBands(
            "losses", rising.Definition, ThresholdBand.Below("low", Ratio.FromPercent(5m)), ThresholdBand.Rest("high")));
        ControlResult result = ControlTest.AdverseTrends(0.95).Run(new ControlInputs
        {
            Ledger = Generate.Ledger([]),
            Figures =
            [
                ("rising", rising, null), ("watched", rising, scale), ("falling", falling, null), ("flat", flat, null),
                ("short", Rates(i => i + 1, 5), null), ("amount", Losses(i => i + 1, 24), null),
            ],
        });
        Assert.Equal((3L, 3L, "figures"), (result.LookedAt, result.LeftOut, result.LooksAt));
        Finding finding = Assert.Single(result.Findings);
        Assert.Equal(("rising", 24L), (finding.Faults[0].FoundText, finding.Evidence.Count));
        Assert.StartsWith($"Found rising {rising.FitTrend(0.95)}; no adverse trend", finding.Faults[0].Message, StringComparison.Ordinal);
        Assert.Equal("1 figure left out: neither direction is better. 1 figure left out: no trend can be computed, most often of too few "
            + "periods. 1 figure left out: a threshold is set.", result.Note);
        Assert.Equal(
            ControlStatus.MissingInput, ControlTest.AdverseTrends(0.95).Run(new ControlInputs { Ledger = Generate.Ledger([]) }).Status);
    }

    [Fact]
    public void Figures_have_names_that_differ()
    {
        Assert.Throws<ArgumentException>(() => new ControlInputs { Ledger = Generate.Ledger([]), Figures = [(" ", Rates(_ => 1), null)] });
        Assert.Throws<ArgumentException>(() => new ControlInputs
        {
            Ledger = Generate.Ledger([]),
            Figures = [("a", Rates(_ => 1), null), ("a", Rates(_ => 2), null)],
        });
    }

    /// <summary>
    /// Documents of 10.00 invoiced on 1 January with terms of 1, 2, … days, of which some are written off 60 days past the due date, one a
    /// day later, and one is written off and reversed.
    /// </summary>
    private static OpenItems Portfolio(params (int Documents, int WrittenOff)[] terms)
    {
        List<ItemLine> lines = [];
        List<LedgerEntry> entries = [];
        for (int term = 1; term <= terms.Length; term++)
        {
            (int count, int writtenOff) = terms[term - 1];
            LocalDate due = Day(1, 1).PlusDays(term);
            for (int i = 0; i < count; i++)
            {
                string document = $"{term}-{i}";
                lines.Add(new ItemLine(document, Day(1, 1), due, 10m) { Account = document });
                if (i < writtenOff) Add(LedgerEntry.WriteOff(due.PlusDays(60), Dollars(10m)));
                else if (i == writtenOff) Add(LedgerEntry.WriteOff(due.PlusDays(61), Dollars(10m)));
                else if (i == writtenOff + 1)
                {
                    Add(LedgerEntry.WriteOff(due.PlusDays(50), Dollars(10m)));
                    Add(LedgerEntry.Reversal(due.PlusDays(55), Dollars(10m)));
                }

                void Add(LedgerEntry entry) => entries.Add(entry with { Account = document, Document = document });
            }
        }

        return ToItems(lines).Settle(Generate.Ledger(entries));
    }

    private static AmountSeries Losses(Func<int, decimal> amount, int months)
    {
        LocalDate first = new(2024, 1, 1);
        return Generate.Ledger(Enumerable.Range(0, months).Select(i => LedgerEntry.WriteOff(first.PlusMonths(i), Dollars(amount(i)))))
            .SummarizeBy(ReportingCalendar.Months.Between(first, first.PlusMonths(months).PlusDays(-1))).Gross;
    }

    private static RatioSeries Rates(Func<int, decimal> percent, int months = 24)
    {
        AmountSeries losses = Losses(percent, months);
        return losses.ToCreditSales(AmountSeries.FromValuesInOrder(Usd, losses.Axis, Enumerable.Repeat(100m, months)));
    }

    private static AccountFacts Contacts(string account, string? document, LocalDate since, int contacts) =>
        new() { Account = account, Document = document, Since = since, Contacts = contacts };

    private static ControlResult Run(ControlTest test, OpenItemList list) =>
        test.Run(new ControlInputs { Ledger = Generate.Ledger([]), OpenItems = list });

    private static string[] Documents(Finding finding) => [.. ((ControlEvidence)finding.Evidence).Items.Select(item => item.Document!)];
}
