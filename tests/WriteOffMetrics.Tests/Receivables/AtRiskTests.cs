using NodaTime;
using WriteOffMetrics.Receivables;
using static WriteOffMetrics.Tests.Receivables.ReceivableRows;

namespace WriteOffMetrics.Tests.Receivables;

/// <summary>At-risk receivables (M35), watch-lists and what is known of accounts.</summary>
public sealed class AtRiskTests
{
    private static readonly PeriodAxis Months = ReportingCalendar.Months.Between(Day(5, 1), Day(6, 30));

    /// <summary>
    /// The "Write Off Dashboard" page: 150,000 overdue, 40,000 of it at high risk, 25,000 written off: 26.67 %, 62.5 % and 16.67 %; 125,000
    /// and 15,000 are left. Overdue at the end of May by 100, 95 and 20 days.
    /// </summary>
    [Fact]
    public void Overdue_at_risk_and_written_off_are_as_published_and_the_items_end_where_they_must()
    {
        OpenItems items = ToItems(
                Overdue("A", 100, 25_000m), Overdue("B", 95, 15_000m), Overdue("C", 20, 110_000m),
                new ItemLine("D", Day(5, 20), Day(8, 20), 70_000m))
            .Settle(WriteOffLedger.FromEntries(Usd,
                [LedgerEntry.WriteOff(Day(6, 15), Dollars(25_000m)) with { Account = "C-1", Document = "A" }]));
        AtRiskRule rule = AtRiskRule.DaysPastDueAbove(90);
        Ageing ageing = items.AgeBy(AgeingBuckets.UpTo(0), Months);
        AmountSeries atRisk = items.AtRiskBy(Months, rule);
        Assert.Equal([150_000m, 125_000m], ageing.Overdue.Select(point => point.Amount.ToDecimal()));
        Assert.Equal([40_000m, 15_000m], atRisk.Select(point => point.Amount.ToDecimal()));
        Assert.Equal("26.67 %", items.AtRiskShareBy(Months, rule)[0].Value!.Value.ToString("N2", null));
        Assert.Equal("62.50 %", items.WrittenOffOfAtRiskBy(Months, rule)[1].Value!.Value.ToString("N2", null));
        Assert.Equal("16.67 %", items.WrittenOffOfOverdueBy(Months)[1].Value!.Value.ToString("N2", null));
        Assert.Contains("rule: more than 90 days past due", atRisk.Definition.Formula);

        OpenItemList may = items.AsOf(Day(5, 31)).AtRisk(rule), june = items.AsOf(Day(6, 30)).AtRisk(rule);
        Assert.Equal(["A", "B"], may.Select(item => item.Document));
        Assert.Equal(["100 days past due, above 90"], may.First().Why);
        IReadOnlyList<OpenItemChange> changes = june.ChangesSince(may);
        Assert.Equal([("A", 25_000m, 0m)], changes.Select(one => (one.Item.Document, one.Before.ToDecimal(), one.After.ToDecimal())));
    }

    /// <summary>A watch-list is aged by its own items, in total and by account, and is not what the control account has.</summary>
    [Fact]
    public void A_watch_list_is_aged_by_its_own_items()
    {
        OpenItems items = ToItems(
            Overdue("A", 100, 25m), Overdue("B", 95, 15m) with { Account = "C-2" }, Overdue("C", 20, 110m), Overdue("D", 95, 1m));
        OpenItemList watched = items.AsOf(Day(5, 31)).AtRisk(AtRiskRule.DaysPastDueAbove(90).And(AtRiskRule.OpenAtLeast(Dollars(10m))));
        AgeingBuckets buckets = AgeingBuckets.UpTo(0, 30, 98);
        Ageing ageing = watched.AgeBy(buckets);
        Assert.Equal([0m, 0m, 15m, 25m], ageing.Select(bucket => bucket[0].Amount.ToDecimal()));
        Assert.Equal(watched.Open, ageing.Open[0].Amount);
        Assert.Contains(ageing.Open[0].Explain().Details, line => line is { Key: "of", Value: "a watch-list" });
        AgeingBreakdown byAccount = watched.AgeBy(buckets, Dimension.Account);
        Assert.Equal([("C-1", 25m), ("C-2", 15m)], byAccount.Select(one => (one.Key, one.Value.Open[0].Amount.ToDecimal())));
        Assert.Contains(
            byAccount["C-1"].Open[0].Explain().Details, line => line is { Key: "of", Value: "account 'C-1' of a watch-list" });
        Assert.Contains("a watch-list", Assert.Throws<InvalidOperationException>(() => ageing.DifferenceTo(Dollars(40m))).Message);
    }

    /// <summary>
    /// Facts hold from their day on, those of a document go before those of its account, and what is not known meets no condition.
    /// </summary>
    [Fact]
    public void Rules_read_what_was_known_on_the_day()
    {
        OpenItems items = ToItems(Overdue("A", 10, 100m), Overdue("B", 10, 200m), Overdue("Z", 10, 300m) with { Account = "C-2" })
            .WithFacts(
            [
                new AccountFacts { Account = "C-1", Since = Day(5, 10), PromisesBroken = 1, IsDisputed = false, Collector = "Ng" },
                new AccountFacts { Account = "C-1", Since = Day(6, 10), PromisesBroken = 2, IsDisputed = false, Collector = "Ng" },
                new AccountFacts { Account = "C-1", Document = "B", Since = Day(5, 20), IsDisputed = true, Collector = "Ito" },
            ]);
        Assert.Equal(["B"], Documents(AtRiskRule.Disputed, Day(5, 31)));
        Assert.Equal([], Documents(AtRiskRule.Disputed, Day(5, 19)));
        Assert.Equal([], Documents(AtRiskRule.BrokenPromisesAtLeast(2), Day(5, 31)));
        Assert.Equal(["A"], Documents(AtRiskRule.BrokenPromisesAtLeast(2), Day(6, 30)));
        Assert.Equal(["A", "B"], Documents(AtRiskRule.BrokenPromisesAtLeast(2).Or(AtRiskRule.Disputed), Day(6, 30)));
        Assert.Equal([], Documents(AtRiskRule.BrokenPromisesAtLeast(2).And(AtRiskRule.Disputed), Day(6, 30)));
        Assert.Equal(["Z"], Documents(AtRiskRule.OpenAtLeast(Dollars(300m)), Day(6, 30)));
        Assert.Equal(["A", "B", "Z"], Documents(AtRiskRule.CreditReviewOlderThan(5_000), Day(6, 30)));
        Assert.Equal(
            "dunning level ≥ 3, or (more than 30 days past due and promises broken ≥ 2)",
            AtRiskRule.DunningLevelAtLeast(3).Or(AtRiskRule.DaysPastDueAbove(30).And(AtRiskRule.BrokenPromisesAtLeast(2))).ToString());
        Assert.Equal(AtRiskRule.DaysPastDueAbove(30), AtRiskRule.DaysPastDueAbove(30));

        AgeingBreakdown byCollector = items.AsOf(Day(6, 30)).AgeBy(AgeingBuckets.UpTo(0), "collector");
        Assert.Equal([(null, 300m), ("Ito", 200m), ("Ng", 100m)],
            byCollector.Select(one => (one.Key, one.Value.Open[0].Amount.ToDecimal())));

        IEnumerable<string?> Documents(AtRiskRule rule, LocalDate day) => items.AsOf(day).AtRisk(rule).Select(item => item.Document);
    }

    /// <summary>
    /// Account C-1 paid 100 ten days late and 300 thirty days late: (100 × 10 + 300 × 30) ÷ 400 = 25 days beyond terms. A payment that came
    /// back does not count.
    /// </summary>
    [Fact]
    public void Days_beyond_terms_weigh_by_amount_and_make_an_account_a_risk()
    {
        OpenItems items = ToItems(
                new ItemLine("1", Day(1, 1), Day(2, 1), 100m), new ItemLine("2", Day(1, 1), Day(2, 1), 300m),
                new ItemLine("3", Day(1, 1), Day(2, 1), 900m), Overdue("A", 1, 50m))
            .Settle(
                new SettlementLine("1", Day(2, 11), 100m), new SettlementLine("2", Day(3, 3), 300m),
                new SettlementLine("3", Day(5, 1), 900m),
                new SettlementLine("3", Day(5, 9), 900m) { Kind = SettlementKind.PaymentReturned });
        PeriodAxis year = ReportingCalendar.Years.Between(Day(1, 1), Day(12, 31));
        Assert.Equal(25m, items.DaysBeyondTermsBy(year)[0].Value!.Value.ToDecimal());
        Assert.Equal(25m, items.DaysBeyondTermsBy(year, Dimension.Account)["C-1"][0].Value!.Value.ToDecimal());
        Assert.Equal(["3", "A"], items.AsOf(Day(6, 1)).AtRisk(AtRiskRule.DaysBeyondTermsAbove(24)).Select(item => item.Document));
        Assert.Empty(items.AsOf(Day(6, 1)).AtRisk(AtRiskRule.DaysBeyondTermsAbove(25)));
        Assert.Equal(400m, items.CollectionsBy(year)[0].Amount.ToDecimal());
    }

    /// <summary>
    /// Written off 10, 40 and 100 days after the due date, 100, 300 and 600: mean 73, median 100, and 40 % within 40 days.
    /// </summary>
    [Fact]
    public void Age_at_write_off_weighs_by_amount()
    {
        OpenItems items = ToItems(
                new ItemLine("1", Day(1, 1), Day(6, 20), 100m), new ItemLine("2", Day(1, 1), Day(5, 21), 300m),
                new ItemLine("3", Day(1, 1), Day(3, 22), 600m))
            .Settle(WriteOffLedger.FromEntries(Usd, new[] { "1", "2", "3" }.Zip([100m, 300m, 600m]).Select(one =>
                LedgerEntry.WriteOff(Day(6, 30), Dollars(one.Second)) with { Account = "C-1", Document = one.First })));
        PeriodAxis june = ReportingCalendar.Months.Between(Day(6, 1), Day(6, 30));
        Assert.Equal(73m, items.AgeAtWriteOffBy(june)[0].Value!.Value.ToDecimal());
        Assert.Equal(100m, items.AgeAtWriteOffBy(june, Ratio.FromPercent(50))[0].Value!.Value.ToDecimal());
        Assert.Equal(40m, items.AgeAtWriteOffBy(june, Ratio.FromPercent(40))[0].Value!.Value.ToDecimal());
        Assert.Equal(100m, items.AgeAtWriteOffBy(june, Ratio.FromPercent(90)).Overall.Value!.Value.ToDecimal());
    }

    /// <summary>130 days past due with a limit of 120: overdue for write-off until it is written off.</summary>
    [Fact]
    public void What_is_past_the_limit_is_overdue_for_write_off_until_it_is_written_off()
    {
        OpenItems items = ToItems(Overdue("A", 130, 80m), Overdue("B", 120, 20m)).Settle(WriteOffLedger.FromEntries(Usd,
            [LedgerEntry.WriteOff(Day(6, 15), Dollars(80m)) with { Account = "C-1", Document = "A" }]));
        Assert.Equal([80m, 20m], items.OverdueForWriteOffBy(Months, 120).Select(point => point.Amount.ToDecimal()));
        Assert.Throws<ArgumentOutOfRangeException>("days", () => items.OverdueForWriteOffBy(Months, -1));
    }

    [Fact]
    public void Adjustments_are_told_apart_by_reason_and_collections_by_what_they_paid()
    {
        OpenItems items = ToItems(
                Overdue("A", 10, 100m) with { Region = "North" }, Overdue("B", 10, 100m) with { Region = "South" })
            .Settle(
                new SettlementLine("A", Day(5, 5), 5m) { Kind = SettlementKind.Adjustment, Reason = "discount" },
                new SettlementLine("A", Day(6, 5), 7m) { Kind = SettlementKind.Adjustment, Reason = "dispute" },
                new SettlementLine("B", Day(5, 8), 130m));
        Assert.Equal([5m, 7m], items.SettlementsBy(Months, SettlementKind.Adjustment).Select(point => point.Amount.ToDecimal()));
        MetricBreakdown<AmountSeries> reasons = items.SettlementsByReason(Months, SettlementKind.Adjustment);
        Assert.Equal(["discount", "dispute"], reasons.Values);
        Assert.Equal([0m, 7m], reasons["dispute"].Select(point => point.Amount.ToDecimal()));
        MetricBreakdown<AmountSeries> paid = items.CollectionsBy(Months, "region");
        Assert.Equal([(null, 30m), ("South", 100m)], paid.Values.Select(value => (value, paid[value][0].Amount.ToDecimal())));
        Assert.Equal(130m, paid.Total[0].Amount.ToDecimal());
    }

    [Fact]
    public void Facts_that_cannot_be_are_refused()
    {
        OpenItems items = ToItems();
        Assert.Throws<ArgumentException>("facts", () => items.WithFacts([new AccountFacts { Account = " ", Since = Day(1, 1) }]));
        Assert.Throws<ArgumentException>("facts", () => items.WithFacts([new AccountFacts { Account = "A", Since = default }]));
        Assert.Throws<ArgumentException>("facts",
            () => items.WithFacts([new AccountFacts { Account = "A", Since = Day(1, 1), Contacts = -1 }]));
        Assert.Throws<ArgumentOutOfRangeException>(() => AtRiskRule.DunningLevelAtLeast(0));
    }

    /// <summary>An item that is so many days past due at the end of May.</summary>
    private static ItemLine Overdue(string document, int days, decimal amount) =>
        new(document, Day(5, 31).PlusDays(-days - 30), Day(5, 31).PlusDays(-days), amount);
}
