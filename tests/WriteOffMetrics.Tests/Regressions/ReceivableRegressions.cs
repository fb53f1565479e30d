using NodaTime;
using WriteOffMetrics.Receivables;
using WriteOffMetrics.Tests.Receivables;
using static WriteOffMetrics.Tests.Receivables.ReceivableRows;

namespace WriteOffMetrics.Tests;

/// <summary>What was once wrong with receivables: each line of docs/regressions.md has its test. Figures are added up by hand.</summary>
public sealed class ReceivableRegressions
{
    private static readonly ItemLine Hundred = new("A", Day(1, 1), Day(1, 31), 100m);

    /// <summary>Two lists grew from one: at place 1 the one has B, the other C. They were compared as if B were C.</summary>
    [Fact]
    public void Lists_that_grew_apart_are_not_compared()
    {
        OpenItems items = ToItems(Hundred);
        OpenItems one = items.Add([Hundred with { Document = "B" }], ItemSelectors), other = items.Add(
            [Hundred with { Document = "C" }], ItemSelectors);
        LocalDate day = Day(2, 1);
        Assert.Throws<ArgumentException>("earlier", () => one.AsOf(day).ChangesSince(other.AsOf(day)));
        Assert.Equal(["B"], one.AsOf(day).ChangesSince(items.AsOf(day)).Select(change => change.Item.Document));

        OpenItems paid = items.Settle(new SettlementLine("A", day, 30m)), paidOtherwise = items.Settle(new SettlementLine("A", day, 40m));
        Assert.Throws<ArgumentException>("earlier", () => paid.AsOf(day).ChangesSince(paidOtherwise.AsOf(day)));
        Assert.Equal([(Dollars(70m), Dollars(100m))], items.AsOf(day).ChangesSince(paid.AsOf(day)).Select(one => (one.Before, one.After)));
    }

    /// <summary>A payment of an unknown payer that names invoice A pays it, as one of the books would.</summary>
    [Fact]
    public void A_document_that_the_debtor_names_says_whose_item_it_is()
    {
        SettlementLine paid = new(null, Day(2, 1), 100m) { Account = null, Instructed = "A" };
        OpenItems items = ToItems(Hundred).Settle(paid);
        Assert.Empty(items.AsOf(Day(2, 1)));
        Assert.Empty(items.Check());

        OpenItems ambiguous = ToItems(Hundred, Hundred with { Account = "C-2" }).Settle(paid);
        Assert.Equal([100m, 100m, -100m], ambiguous.AsOf(Day(2, 1)).OpenAmounts());
        Finding finding = Assert.Single(ambiguous.Check());
        Assert.Equal("ambiguous-document", finding.Rule.Id);
        Assert.Contains("'A'", finding.ToString());
    }

    /// <summary>Of one day: the credit note is allocated to A, and what the customer pays goes to B.</summary>
    [Fact]
    public void An_allocation_names_a_document_and_comes_before_a_payment_that_names_none()
    {
        OpenItems items = ToItems(
                Hundred, Hundred with { Document = "B", InvoiceDate = Day(1, 2) },
                new ItemLine("CN", Day(1, 3), null, 100m) { Kind = OpenItemKind.CreditNote })
            .Settle(
                new SettlementLine(null, Day(2, 1), 60m),
                new SettlementLine("A", Day(2, 1), 100m) { Kind = SettlementKind.CreditAllocation, Credit = "CN" });
        Assert.Equal([("B", 40m)], items.AsOf(Day(2, 1)).Select(item => (item.Document, item.Open.ToDecimal())));
        Assert.Empty(items.Check());
    }

    /// <summary>
    /// Returned 100 that nobody had paid, paid 100, returned 100: the payment was settled, so that only the first return was not.
    /// </summary>
    [Theory]
    [InlineData("A")]
    [InlineData(null)]
    public void A_returned_payment_opens_again_what_is_owed_without_an_invoice(string? document)
    {
        OpenItems items = ToItems().Settle(
            Of(SettlementKind.PaymentReturned, 1), Of(SettlementKind.Payment, 2), Of(SettlementKind.PaymentReturned, 3),
            Of(SettlementKind.Payment, 4));
        Assert.Equal([100m], items.AsOf(Day(2, 1)).OpenAmounts());
        Assert.Empty(items.AsOf(Day(2, 2)));
        Assert.Equal([100m], items.AsOf(Day(2, 3)).OpenAmounts());
        Assert.Equal(Day(2, 1), items.AsOf(Day(2, 3)).Single().InvoiceDate);
        Assert.Empty(items.AsOf(Day(2, 4)));
        Assert.Equal("reopened-beyond-settled", Assert.Single(items.Check()).Rule.Id);

        SettlementLine Of(SettlementKind kind, int day) => new(document, Day(2, day), 100m) { Kind = kind };
    }

    /// <summary>Of A 100 and 50 without an invoice are open: 100 do not cover it, and settle the earliest item.</summary>
    [Fact]
    public void An_instruction_must_cover_what_is_owed_of_the_document_without_an_invoice_too()
    {
        OpenItems items = ToItems(Hundred, Hundred with { Document = "old", InvoiceDate = new LocalDate(2025, 12, 1) }).Settle(
            new SettlementLine("A", Day(1, 5), 50m) { Kind = SettlementKind.PaymentReturned });
        Assert.Equal([100m, 50m], items.Settle(
            new SettlementLine(null, Day(2, 1), 100m) { Instructed = "A" }).AsOf(Day(2, 1)).OpenAmounts());
        Assert.Equal(["old"], items.Settle(
            new SettlementLine(null, Day(2, 1), 150m) { Instructed = "A" }).AsOf(Day(2, 1)).Select(item => item.Document));
    }

    /// <summary>No items, but facts: their dimensions are there and have no values.</summary>
    [Fact]
    public void No_items_are_aged_by_the_dimensions_of_facts()
    {
        OpenItems items = ToItems().WithFacts([new AccountFacts { Account = "C-1", Since = Day(1, 1), Collector = "Ng" }]);
        AgeingBreakdown parts = items.AsOf(Day(2, 1)).AgeBy(AgeingBuckets.UpTo(0), "collector");
        Assert.Empty(parts.Values);
        Assert.Equal(Dollars(0), parts.Total.Open[0].Amount);
        Assert.Equal(Dollars(0), parts["Ng"].Open[0].Amount);
    }
}
