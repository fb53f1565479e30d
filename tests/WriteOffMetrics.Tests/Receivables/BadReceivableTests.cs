using NodaTime;
using WriteOffMetrics.Receivables;
using static WriteOffMetrics.Tests.Receivables.ReceivableRows;

namespace WriteOffMetrics.Tests.Receivables;

/// <summary>Bad rows are refused with everything that is wrong with them, and nothing is lost.</summary>
public sealed class BadReceivableTests
{
    private static readonly ItemLine Good = new("A", Day(1, 1), Day(2, 1), 100m);

    [Fact]
    public void A_bad_item_is_refused_with_all_its_faults()
    {
        ArgumentException refused = Assert.Throws<ArgumentException>("rows", () => ToItems(
            Good, Good with { Amount = -5m, InvoiceDate = default, DueDate = new LocalDate(9999, 12, 31), Kind = (OpenItemKind)77 }));
        foreach (string part in new[] { "Row 2", "invoice date", "amount", "CreditNote", "due date", "kind", "77" })
            Assert.Contains(part, refused.Message);
    }

    [Theory]
    [InlineData("-1", "tax")]
    [InlineData("100.01", "tax")]
    [InlineData("1.001", "tax")]
    [InlineData("0", null)]
    [InlineData("100", null)]
    public void Tax_is_a_part_of_the_amount(string tax, string? fault)
    {
        List<Finding> rejections = [];
        OpenItems items = OpenItems.FromRows(
            Usd, [Good with { Tax = decimal.Parse(tax, System.Globalization.CultureInfo.InvariantCulture) }], ItemSelectors, rejections);
        Assert.Equal(fault is null ? 1 : 0, items.Count);
        Assert.Equal(fault, rejections.SingleOrDefault()?.Faults.Single().Field);
    }

    /// <summary>The lenient door keeps the good rows, and what it rejects names its row and what is wrong.</summary>
    [Fact]
    public void Bad_rows_are_left_out_and_listed()
    {
        List<Finding> rejections = [];
        OpenItems items = OpenItems.FromRows(
            Usd, [Good, Good with { Currency = "EUR" }, null!, Good with { Document = "B", Kind = OpenItemKind.UnmatchedDebit }],
            ItemSelectors, rejections);
        Assert.Equal(1, items.Count);
        Assert.Equal(["currency", "row", "kind"], rejections.Select(one => one.Faults.Single().Field));
        Assert.Equal([2L, 3L, 4L], rejections.Select(one => one.Positions.Single().Row));

        // 100 were accepted and 100 rejected that are dollars; what is of another currency, or nothing, has no amount in dollars.
        Assert.Equal([null, null, Dollars(100m)], rejections.Select(one => one.AmountAtStake));
    }

    [Fact]
    public void A_selector_that_throws_is_its_row_s_fault()
    {
        OpenItemSelectors<int> selectors = new()
        {
            InvoiceDate = _ => Day(1, 1),
            Amount = row => row == 2 ? throw new FormatException("no number") : 5m,
        };
        List<Finding> rejections = [];
        Assert.Equal(2, OpenItems.FromRows(Usd, [1, 2, 3], selectors, rejections).Count);
        Assert.Contains("no number", Assert.Single(rejections).ToString());
    }

    [Fact]
    public void Settlements_say_what_they_need()
    {
        Refuses("reason", new SettlementLine("A", Day(1, 1), 5m) { Kind = SettlementKind.Adjustment });
        Refuses("credit document", new SettlementLine("A", Day(1, 1), 5m) { Kind = SettlementKind.CreditAllocation });
        Refuses("document", new SettlementLine(null, Day(1, 1), 5m) { Kind = SettlementKind.CreditAllocation, Credit = "CN" });
        Refuses("credit document", new SettlementLine("A", Day(1, 1), 5m) { Credit = "CN" });
        Refuses("instructed document", new SettlementLine("A", Day(1, 1), 5m) { Instructed = "B" });
        Refuses("instructed document", new SettlementLine(null, Day(1, 1), 5m) { Instructed = "B", Kind = SettlementKind.PaymentReturned });
        Refuses("kind", new SettlementLine("A", Day(1, 1), 5m) { Kind = SettlementKind.WriteOff });
        Refuses("amount", new SettlementLine("A", Day(1, 1), 0m));

        static void Refuses(string field, SettlementLine row)
        {
            List<Finding> rejections = [];
            Assert.Equal(0, ToItems(Good).Settle([row], PaymentSelectors, rejections).SettlementCount);
            Assert.Equal(field, Assert.Single(rejections).Faults.Single().Field);
        }
    }

    [Fact]
    public void Another_currency_other_items_and_unknown_dimensions_are_refused()
    {
        OpenItems items = ToItems(Good);
        WriteOffLedger euros = WriteOffLedger.FromEntries(Currency.FromCode("EUR"), []);
        Assert.Throws<ArgumentException>("ledger", () => items.Settle(euros));
        Assert.Throws<ArgumentException>("earlier", () => items.AsOf(Day(1, 1)).ChangesSince(ToItems(Good).AsOf(Day(1, 1))));
        Assert.Contains("account, document, region", Assert.Throws<ArgumentException>(
            "dimension", () => items.AsOf(Day(1, 1)).AgeBy(AgeingBuckets.UpTo(0), "branch")).Message);
        Assert.Throws<ArgumentException>("controlBalance", () => items.AsOf(Day(1, 1)).AgeBy(AgeingBuckets.UpTo(0))
            .DifferenceTo(Money.FromDecimal(1m, Currency.FromCode("EUR"))));
    }

    [Fact]
    public void Nothing_at_all_is_nothing_open()
    {
        OpenItems none = ToItems();
        Assert.Equal((0, Dollars(0)), (none.AsOf(Day(1, 1)).Count, none.AsOf(Day(1, 1)).Open));
        PeriodAxis months = ReportingCalendar.Months.Between(Day(1, 1), Day(2, 28));
        Assert.All(none.BalancesBy(months), point => Assert.Equal(Dollars(0), point.Amount));
        Assert.Equal(MetricStatus.ZeroDenominator, none.DaysBeyondTermsBy(months)[0].Status);
        Assert.Equal(MetricStatus.ZeroDenominator, none.AgeAtWriteOffBy(months, Ratio.FromPercent(50)).Overall.Status);
        Assert.Equal(MetricStatus.ZeroDenominator, none.AgeBy(AgeingBuckets.UpTo(0), months).ToOverdueShare()[0].Status);
        Assert.Empty(none.Check());
    }

    [Fact]
    public void All_amounts_together_fit_64_bits()
    {
        ItemLine large = Good with { Amount = 60_000_000_000_000_000m };
        Assert.Throws<OverflowException>(() => ToItems(large, large with { Document = "B" }));
    }
}
