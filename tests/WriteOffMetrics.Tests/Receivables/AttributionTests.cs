using NodaTime;
using WriteOffMetrics.Receivables;
using static WriteOffMetrics.Tests.Receivables.ReceivableRows;

namespace WriteOffMetrics.Tests.Receivables;

/// <summary>Which settlement settles what (M31), against published examples and derivations by hand.</summary>
public sealed class AttributionTests
{
    /// <summary>
    /// HMRC VBDR2200: payments of 500, of 352.50 which the debtor gives for supply 4, and of 1,500. Of the last one 87.50 go to the rest of
    /// supply 1, and 1,412.50 to the two supplies of 1 February in proportion to 1,175 and 500: 990.86 and 421.64.
    /// </summary>
    /// <summary>Paid 40 on 20 June and 40 on 1 March; on 8 June only the payment of March is known.</summary>
    [Fact]
    public void Rows_without_a_selector_for_the_recorded_date_are_known_on_their_own_days_in_any_order()
    {
        (string Document, LocalDate Day)[] rows = [("B", Day(6, 10)), ("A", Day(5, 1)), ("C", Day(4, 1))];
        OpenItems items = OpenItems.FromRows(Usd, rows, new()
        {
            InvoiceDate = row => row.Day,
            Amount = row => 100m,
            Document = row => row.Document,
        });
        Assert.Equal(
            ["A", "C"], items.AsKnownOn(Day(6, 8)).AsOf(Day(6, 30)).Select(item => item.Document).Order(StringComparer.Ordinal));
        OpenItems settled = items.Settle([("A", Day(6, 20)), ("C", Day(3, 1))], new SettlementSelectors<(string Document, LocalDate Day)>
        {
            ValueDate = row => row.Day,
            Amount = row => 40m,
            Document = row => row.Document,
        });
        Assert.Equal(
            [("A", 100m), ("C", 60m)],
            settled.AsKnownOn(Day(6, 8)).AsOf(Day(6, 30)).Select(item => (item.Document!, item.Open.ToDecimal())).Order());
    }

    [Fact]
    public void Supplies_are_settled_as_the_tax_office_s_example_says()
    {
        OpenItems items = ToItems(
                new ItemLine("1", Day(1, 1), null, 587.50m), new ItemLine("2", Day(2, 1), null, 1_175m),
                new ItemLine("3", Day(2, 1), null, 500m), new ItemLine("4", Day(3, 1), null, 352.50m),
                new ItemLine("5", Day(4, 1), null, 587.50m))
            .Settle(
                new SettlementLine(null, Day(4, 2), 500m), new SettlementLine(null, Day(4, 3), 352.50m) { Instructed = "4" },
                new SettlementLine(null, Day(4, 4), 1_500m));
        Assert.Equal([("2", 184.14m), ("3", 78.36m), ("5", 587.50m)],
            items.AsOf(Day(4, 5)).Select(item => (item.Document, item.Open.ToDecimal())));
        Assert.Equal([("1", 87.50m), ("2", 1_175m), ("3", 500m), ("5", 587.50m)],
            items.AsOf(Day(4, 3)).Select(item => (item.Document, item.Open.ToDecimal())));
    }

    /// <summary>An instruction that the payment does not cover does not count: 100 for a supply of 150 settle the earliest.</summary>
    [Fact]
    public void An_instruction_counts_only_where_the_payment_covers_the_document()
    {
        OpenItems items = ToItems(new ItemLine("1", Day(1, 1), null, 80m), new ItemLine("2", Day(2, 1), null, 150m));
        Assert.Equal([130m], items.Settle(new SettlementLine(null, Day(3, 1), 100m) { Instructed = "2" }).AsOf(Day(3, 1)).OpenAmounts());
        Assert.Equal([70m], items.Settle(new SettlementLine(null, Day(3, 1), 160m) { Instructed = "2" }).AsOf(Day(3, 1)).OpenAmounts());
    }

    /// <summary>
    /// Example 26 of an ERP's tests: 100 in instalments of 30, 50 and 20, paid 40, leave 40 and 20; 200 in 60, 100 and 40, paid 40 and
    /// credited 100, leave 20 and 40; 110 paid on 100 tomorrow are 100 open today and a credit of 10 tomorrow; 99.99 on 100 leave 0.01.
    /// </summary>
    [Fact]
    public void Instalments_credits_tomorrow_s_payment_and_a_cent_are_as_an_ERP_s_tests_have_them()
    {
        LocalDate today = Day(6, 1);
        OpenItems first = ToItems(
            new ItemLine("A", today, today.PlusDays(30), 30m), new ItemLine("A", today, today.PlusDays(60), 50m),
            new ItemLine("A", today, today.PlusDays(90), 20m)).Settle(new SettlementLine("A", today, 40m));
        Assert.Equal([40m, 20m], first.AsOf(today).OpenAmounts());

        OpenItems second = ToItems(
                new ItemLine("B", today, today.PlusDays(30), 60m), new ItemLine("B", today, today.PlusDays(60), 100m),
                new ItemLine("B", today, today.PlusDays(90), 40m),
                new ItemLine("CN", today, null, 100m) { Kind = OpenItemKind.CreditNote })
            .Settle(
                new SettlementLine("B", today, 40m),
                new SettlementLine("B", today, 100m) { Kind = SettlementKind.CreditAllocation, Credit = "CN" });
        Assert.Equal([20m, 40m], second.AsOf(today).OpenAmounts());

        OpenItems third = ToItems(new ItemLine("C", today, today, 100m)).Settle(new SettlementLine("C", today.PlusDays(1), 110m));
        Assert.Equal([100m], third.AsOf(today).OpenAmounts());
        Assert.Equal([-10m], third.AsOf(today.PlusDays(1)).OpenAmounts());

        OpenItems fourth = ToItems(new ItemLine("D", today, today, 100m)).Settle(new SettlementLine("D", today, 99.99m));
        Assert.Equal([0.01m], fourth.AsOf(today).OpenAmounts());
    }

    /// <summary>What is paid before its invoice is a credit until the invoice comes, and then settles it.</summary>
    [Fact]
    public void A_payment_before_its_invoice_is_a_credit_until_the_invoice_comes()
    {
        OpenItems items = ToItems(new ItemLine("A", Day(3, 10), Day(4, 10), 100m)).Settle(new SettlementLine("A", Day(3, 1), 60m));
        Assert.Equal([-60m], items.AsOf(Day(3, 9)).OpenAmounts());
        Assert.Equal([40m], items.AsOf(Day(3, 10)).OpenAmounts());
        Finding finding = Assert.Single(items.Check());
        Assert.Equal(("settlement-before-invoice", Dollars(60m)), (finding.Rule.Id, finding.AmountAtStake));
    }

    [Fact]
    public void A_payment_for_a_document_that_is_not_there_is_a_credit_and_found()
    {
        OpenItems items = ToItems(new ItemLine("A", Day(3, 10), Day(4, 10), 100m)).Settle(new SettlementLine("Z", Day(3, 20), 60m));
        Assert.Equal([100m, -60m], items.AsOf(Day(3, 20)).OpenAmounts());
        Assert.Equal("unknown-document", Assert.Single(items.Check()).Rule.Id);
    }

    /// <summary>A cheque of 110 on 100 bounces: first the credit of 10 goes, then the invoice is open again.</summary>
    [Fact]
    public void A_returned_payment_opens_again_what_it_settled()
    {
        OpenItems items = ToItems(new ItemLine("A", Day(1, 1), Day(2, 1), 100m)).Settle(
            new SettlementLine("A", Day(2, 1), 110m),
            new SettlementLine("A", Day(2, 10), 110m) { Kind = SettlementKind.PaymentReturned });
        Assert.Equal([-10m], items.AsOf(Day(2, 9)).OpenAmounts());
        Assert.Equal([100m], items.AsOf(Day(2, 10)).OpenAmounts());
        Assert.Single(items.Check());
    }

    /// <summary>
    /// A write-off by document and one by account lower what is open; a recovery changes nothing; a reversal opens again, and what of it
    /// was never written off here is owed without an invoice.
    /// </summary>
    [Fact]
    public void Write_offs_settle_recoveries_do_nothing_and_reversals_open_again()
    {
        WriteOffLedger ledger = WriteOffLedger.FromEntries(Usd,
        [
            Entry(Day(5, 1), EntryKind.WriteOff, 30m, "B"), Entry(Day(5, 2), EntryKind.WriteOff, 50m, null),
            Entry(Day(5, 3), EntryKind.Recovery, 20m, "B"), Entry(Day(5, 4), EntryKind.Reversal, 40m, "B"),
        ]);
        OpenItems items = ToItems(new ItemLine("A", Day(1, 1), Day(2, 1), 100m), new ItemLine("B", Day(1, 5), Day(2, 5), 80m))
            .Settle(ledger);
        Assert.Equal([100m, 50m], items.AsOf(Day(5, 1)).OpenAmounts());
        Assert.Equal([50m, 50m], items.AsOf(Day(5, 2)).OpenAmounts());
        Assert.Equal([50m, 50m], items.AsOf(Day(5, 3)).OpenAmounts());
        Assert.Equal([50m, 80m, 10m], items.AsOf(Day(5, 4)).OpenAmounts());
        Assert.Equal(OpenItemKind.UnmatchedDebit, items.AsOf(Day(5, 4)).Last().Kind);
        Assert.Equal("reopened-beyond-settled", Assert.Single(items.Check()).Rule.Id);
    }

    /// <summary>An adjustment of an invoice lowers it, one of a credit lowers the credit, as a refund does.</summary>
    [Fact]
    public void An_adjustment_lowers_an_invoice_or_a_credit()
    {
        OpenItems items = ToItems(
                new ItemLine("A", Day(1, 1), Day(2, 1), 100m),
                new ItemLine("CN", Day(1, 2), null, 30m) { Kind = OpenItemKind.CreditNote })
            .Settle(
                new SettlementLine("A", Day(1, 10), 15m) { Kind = SettlementKind.Adjustment, Reason = "damaged goods" },
                new SettlementLine("CN", Day(1, 11), 30m) { Kind = SettlementKind.Adjustment, Reason = "refund" });
        Assert.Equal([85m], items.AsOf(Day(1, 11)).OpenAmounts());
        Assert.Empty(items.Check());
    }

    /// <summary>
    /// What was known settles what was known. The older invoice was recorded in March: in February the payment had settled the newer one.
    /// </summary>
    [Fact]
    public void What_was_known_on_a_day_settles_what_was_known()
    {
        OpenItems items = ToItems(
                new ItemLine("old", Day(1, 1), Day(1, 31), 100m) { Recorded = Day(3, 5) },
                new ItemLine("new", Day(1, 10), Day(2, 10), 100m))
            .Settle(new SettlementLine(null, Day(2, 1), 100m));
        Assert.Equal(["new"], items.AsOf(Day(2, 28)).Select(item => item.Document));
        Assert.Empty(items.AsKnownOn(Day(2, 28)).AsOf(Day(2, 28)));
        Assert.Equal(["new"], items.AsKnownOn(Day(3, 5)).AsOf(Day(2, 28)).Select(item => item.Document));
    }

    [Fact]
    public void Documents_of_two_accounts_need_the_account_at_their_settlement()
    {
        OpenItems items = ToItems(
                new ItemLine("7", Day(1, 1), null, 100m) { Account = "X" }, new ItemLine("7", Day(1, 1), null, 100m) { Account = "Y" },
                new ItemLine("8", Day(1, 1), null, 100m) { Account = "Y" })
            .Settle(
                new SettlementLine("7", Day(2, 1), 40m) { Account = null }, new SettlementLine("8", Day(2, 1), 40m) { Account = null },
                new SettlementLine("7", Day(2, 1), 40m) { Account = "Y" });
        Assert.Equal([100m, 60m, 60m, -40m], items.AsOf(Day(2, 1)).OpenAmounts());
        Assert.Equal("ambiguous-document", Assert.Single(items.Check()).Rule.Id);
    }

    private static LedgerEntry Entry(LocalDate day, EntryKind kind, decimal amount, string? document) =>
        EntryOf(kind, day, Dollars(amount)) with { Account = "C-1", Document = document };

    private static LedgerEntry EntryOf(EntryKind kind, LocalDate day, Money amount) => kind switch
    {
        EntryKind.WriteOff => LedgerEntry.WriteOff(day, amount),
        EntryKind.Reversal => LedgerEntry.Reversal(day, amount),
        _ => LedgerEntry.Recovery(day, amount),
    };
}
