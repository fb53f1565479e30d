using NodaTime;
using WriteOffMetrics.Impairments;
using static WriteOffMetrics.Tests.Impairments.StockLine;

namespace WriteOffMetrics.Tests.Impairments;

/// <summary>Stock at the lower of cost and net realisable value (M26).</summary>
public sealed class InventoryValuationTests
{
    private static readonly LocalDate March = new(2026, 3, 31), June = new(2026, 6, 30), September = new(2026, 9, 30);

    /// <summary>Spiceland, Intermediate Accounting, chapter 9, exercise 9-4.</summary>
    private static readonly StockLine[] Spiceland =
        [new("A", 120_000m, 100_000m), new("B", 90_000m, 110_000m), new("C", 60_000m, 50_000m), new("D", 30_000m, 50_000m)];

    [Fact]
    public void The_published_example_carries_270_000_and_writes_down_30_000()
    {
        var valuation = InventoryValuation.FromRows(Usd, March, Spiceland, Selectors);
        Assert.Equal((Dollars(300_000m), Dollars(310_000m)), (valuation.Cost, valuation.NetRealisableValue));
        Assert.Equal((Dollars(270_000m), Dollars(30_000m)), (valuation.CarryingAmount, valuation.WriteDown));
        Assert.Equal((Dollars(30_000m), Dollars(0m)), (valuation.NewWriteDown, valuation.Reversal));
        Assert.Equal([100_000m, 90_000m, 50_000m, 30_000m], valuation.Select(item => item.CarryingAmount.ToDecimal()));
        Assert.Equal([20_000m, 0m, 10_000m, 0m], valuation.Select(item => item.WriteDown.ToDecimal()));
    }

    /// <summary>
    /// By hand. A: 20,000 was written down; it would bring 130,000 now, above its cost: all 20,000 come back, and nothing of the 10,000
    /// that it gained beyond. B: 85,000, so 5,000 are new. C: 10,000 was written down and 4,000 is needed now: 6,000 come back. D stays.
    /// </summary>
    [Fact]
    public void What_came_back_is_reversed_up_to_what_was_written_down()
    {
        InventoryValuation next = InventoryValuation.FromRows(Usd, March, Spiceland, Selectors).Next(
            June, [new("A", 120_000m, 130_000m), new("B", 90_000m, 85_000m), new("C", 60_000m, 56_000m), new("D", 30_000m, 50_000m)],
            Selectors);
        Assert.Equal([20_000m, 0m, 10_000m, 0m], next.Select(item => item.EarlierWriteDown.ToDecimal()));
        Assert.Equal([0m, 5_000m, 4_000m, 0m], next.Select(item => item.WriteDown.ToDecimal()));
        Assert.Equal([0m, 5_000m, 0m, 0m], next.Select(item => item.NewWriteDown.ToDecimal()));
        Assert.Equal([20_000m, 0m, 6_000m, 0m], next.Select(item => item.Reversal.ToDecimal()));
        Assert.Equal((Dollars(5_000m), Dollars(26_000m), Dollars(9_000m)), (next.NewWriteDown, next.Reversal, next.WriteDown));
        Assert.Equal((March, Dollars(0m)), (next.StartsFrom, next.LeftWriteDown));
        Assert.Equal(
        [
            "2026-06-30 reversal 20,000.00 USD inventory, account A, reason write-down",
            "2026-06-30 write-off 5,000.00 USD inventory, account B, reason write-down",
            "2026-06-30 reversal 6,000.00 USD inventory, account C, reason write-down",
        ], next.ToEntries().Select(entry => entry.ToString()));
    }

    /// <summary>C is sold: its 10,000 go into the cost of what was sold. E is new, and has nothing to come back.</summary>
    [Fact]
    public void What_left_takes_its_write_down_with_it_and_what_came_has_none()
    {
        InventoryValuation next = InventoryValuation.FromRows(Usd, March, Spiceland, Selectors).Next(
            June, [new("A", 120_000m, 100_000m), new("E", 10m, 20m)], Selectors);
        Assert.Equal(["B", "C", "D"], next.LeftItems.Select(item => item.Item));
        Assert.All(next.LeftItems, item => Assert.Equal(March, item.Day));
        Assert.Equal((Dollars(10_000m), Dollars(20_000m)), (next.LeftWriteDown, next.EarlierWriteDown));
        Assert.Equal(Dollars(0m), next["E"].EarlierWriteDown);
        Assert.Empty(next.ToEntries());

        // What left does not come back when the item does.
        InventoryValuation again = next.Next(September, [new("C", 60_000m, 70_000m)], Selectors);
        Assert.Equal((Dollars(0m), Dollars(0m)), (again["C"].EarlierWriteDown, again.Reversal));
        Assert.Equal(Dollars(20_000m), again.LeftWriteDown);
    }

    /// <summary>
    /// By hand: 1,000 at cost, 400 written down. Six tenths are sold and take 240 with them; of what is left, 400 at cost, 160 is written
    /// down, which is all that may come back. Where units came instead, nothing leaves.
    /// </summary>
    [Fact]
    public void Units_that_leave_take_their_part_of_the_write_down_in_proportion_to_cost()
    {
        var first = InventoryValuation.FromRows(Usd, March, [new StockLine("A", 1_000m, 600m)], Selectors);
        InventoryItem fewer = first.Next(June, [new("A", 400m, 500m)], Selectors)["A"];
        Assert.Equal((Dollars(160m), Dollars(240m), Dollars(160m)), (fewer.EarlierWriteDown, fewer.LeftWriteDown, fewer.Reversal));
        InventoryItem same = first.Next(June, [new("A", 400m, 240m)], Selectors)["A"];
        Assert.Equal((Dollars(160m), Dollars(0m), Dollars(0m)), (same.WriteDown, same.NewWriteDown, same.Reversal));
        InventoryItem more = first.Next(June, [new("A", 1_500m, 1_500m)], Selectors)["A"];
        Assert.Equal((Dollars(400m), Dollars(0m), Dollars(400m)), (more.EarlierWriteDown, more.LeftWriteDown, more.Reversal));
    }

    /// <summary>Half of 3 cents is 2 cents, half of 1 cent none: halves go to the even cent, and the rest left.</summary>
    [Theory]
    [InlineData(0.04, 0.01, 0.02, 0.02, 0.01)]
    [InlineData(0.02, 0.01, 0.01, 0.00, 0.01)]
    [InlineData(0.04, 0.01, 0.03, 0.02, 0.01)]
    public void Parts_of_cents_go_to_the_even_cent(double cost, double value, double costLeft, double carried, double left)
    {
        InventoryItem item = InventoryValuation.FromRows(Usd, March, [new StockLine("A", (decimal)cost, (decimal)value)], Selectors)
            .Next(June, [new("A", (decimal)costLeft, 1m)], Selectors)["A"];
        Assert.Equal((Dollars((decimal)carried), Dollars((decimal)left)), (item.EarlierWriteDown, item.LeftWriteDown));
        Assert.Equal(item.EarlierWriteDown, item.Reversal);
    }

    [Fact]
    public void A_value_below_zero_writes_down_the_cost_and_no_more()
    {
        InventoryItem item = InventoryValuation.FromRows(Usd, March, [new StockLine("A", 30m, -100m)], Selectors)["A"];
        Assert.Equal((Dollars(30m), Dollars(0m), Dollars(-100m)), (item.WriteDown, item.CarryingAmount, item.NetRealisableValue));
        Assert.Equal("M26 = 30.00 USD, all of the cost", item.Explain().Summary);
        Assert.Contains(item.Explain().Details, line => line.Key == "cap" && line.Value.Contains("-100.00 USD", StringComparison.Ordinal));

        // The widest range of amounts does not overflow either.
        decimal most = 92_233_720_368_547_758.07m;
        InventoryItem widest = InventoryValuation.FromRows(Usd, March, [new StockLine("A", most, -most)], Selectors)["A"];
        Assert.Equal(Dollars(most), widest.WriteDown);
    }

    /// <summary>The books carry 25 on A and nothing is stated of B: 15 come back of the one, 5 are new of the other.</summary>
    [Fact]
    public void Write_downs_that_the_books_carry_are_stated_by_the_rows()
    {
        var valuation = InventoryValuation.FromRows(
            Usd, March, [new StockLine("A", 100m, 90m) { EarlierWriteDown = 25m }, new StockLine("B", 100m, 95m)], AllSelectors);
        Assert.Equal([25m, 0m], valuation.Select(item => item.EarlierWriteDown.ToDecimal()));
        Assert.Equal((Dollars(15m), Dollars(5m), Dollars(15m)), (valuation.Reversal, valuation.NewWriteDown, valuation.WriteDown));
        Assert.Null(valuation.StartsFrom);
    }

    [Fact]
    public void Nothing_in_stock_is_a_valuation_of_zero_and_one_item_one_of_one()
    {
        var nothing = InventoryValuation.FromRows(Usd, March, [], Selectors);
        Assert.Equal((0, Dollars(0m), Dollars(0m)), (nothing.Count, nothing.CarryingAmount, nothing.WriteDown));
        Assert.Empty(nothing.ToEntries());
        Assert.Equal("M26 = 0.00 USD, 0 items", nothing.Explain().Summary);
        InventoryValuation one = nothing.Next(June, [new("A", 5m, 3m)], Selectors);
        Assert.Equal((1, Dollars(2m)), (one.Count, one.NewWriteDown));
        InventoryValuation gone = one.Next(September, [], Selectors);
        Assert.Equal((0, Dollars(2m), Dollars(0m)), (gone.Count, gone.LeftWriteDown, gone.Reversal));
    }

    [Fact]
    public void Explanations_tell_what_was_before_what_is_now_and_what_left()
    {
        InventoryValuation next = InventoryValuation.FromRows(Usd, March, Spiceland, Selectors).Next(
            June, [new("A", 60_000m, 55_000m), new("B", 90_000m, 85_000m), new("D", 30_000m, 50_000m)], Selectors);
        Assert.Equal(
            """
            M26 = 10,000.00 USD, 3 items
              metric        M26 inventory write-down: Σ max(0, cost − net realisable value) by item, none more than its cost
              day           2026-06-30
              carrying      170,000.00 USD = 180,000.00 USD − 10,000.00 USD
              before        10,000.00 USD was written down before, carried from 2026-03-31
              left          20,000.00 USD left with 1 item not in stock any more and units of others: no reversal
              now           5,000.00 USD is written down; of other items 5,000.00 USD is reversed, up to what was written down
              source        IAS 2
            """.ReplaceLineEndings("\n"), next.Explain().ToString());
        Assert.Equal("M26 = 60,000.00 USD − 55,000.00 USD = 5,000.00 USD", next["A"].Explain().Summary);
        Assert.Equal(
            "M26 = 0.00 USD: the cost 30,000.00 USD is not above the net realisable value 50,000.00 USD", next["D"].Explain().Summary);
        Assert.Equal(
            "2026-06-30: 3 items, cost 180,000.00 USD, write-down 10,000.00 USD, carrying amount 170,000.00 USD", next.ToString());
        Assert.Equal(
            "A: cost 60,000.00 USD, net realisable value 55,000.00 USD, write-down 5,000.00 USD, reversed 5,000.00 USD",
            next["A"].ToString());
    }

    [Fact]
    public void The_ledger_of_the_entries_has_what_was_written_down_and_reversed_as_inventory()
    {
        var first = InventoryValuation.FromRows(Usd, March, Spiceland, Selectors);
        InventoryValuation next = first.Next(June, [new("A", 120_000m, 110_000m), new("B", 90_000m, 80_000m)], Selectors);
        PeriodAxis quarters = ReportingCalendar.Quarters.Between(March, June);
        PeriodBreakdown byItem = WriteOffLedger.FromEntries(Usd, first.ToEntries().Concat(next.ToEntries()))
            .SummarizeBy(quarters, Dimension.Account).For(EntryCategory.Inventory);
        Assert.Equal([30_000m, 10_000m], byItem.Total.Gross.Select(point => point.Amount.ToDecimal()));
        Assert.Equal([0m, 10_000m], byItem.Total.Reversals.Select(point => point.Amount.ToDecimal()));
        Assert.Equal([20_000m, -10_000m], byItem["A"].Net.Select(point => point.Amount.ToDecimal()));
        Assert.Equal([0m, 0m], byItem.For(EntryCategory.Receivable).Total.Gross.Select(point => point.Amount.ToDecimal()));
    }

    [Fact]
    public void A_bad_row_is_refused_with_everything_that_is_wrong_with_it()
    {
        ArgumentException thrown = Assert.Throws<ArgumentException>(() => InventoryValuation.FromRows(
            Usd, March, [new StockLine("A", 1m, 1m), new StockLine(" ", -1m, 1.005m) { Currency = "EUR" }], AllSelectors));
        Assert.Contains("Row 2, item: Found ' '", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("cost: Found -1; an amount from zero on is allowed", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("net realisable value: Found 1.005 USD", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("currency: Found 'EUR' among items of stock in USD", thrown.Message, StringComparison.Ordinal);
        Refused([new StockLine("A", null, null)], "cost: Found none");
        Refused([new StockLine("A", 100m, 90m) { EarlierWriteDown = 101m }], "Found 101.00 USD written down of a cost of 100.00 USD");
        Refused([new StockLine("A", 100m, 90m) { EarlierWriteDown = -1m }], "earlier write-down: Found -1");
        Refused([null!], "Found null; a row of an item of stock is needed");
        Refused(
            [new StockLine("A", 1m, 1m), new StockLine("B", 1m, 1m), new StockLine("A", 2m, 2m)],
            "Row 3, item: Found 'A' once more, beside row 1");

        static void Refused(StockLine[] rows, string why) => Assert.Contains(
            why, Assert.Throws<ArgumentException>(() => InventoryValuation.FromRows(Usd, March, rows, AllSelectors)).Message,
            StringComparison.Ordinal);
    }

    /// <summary>1 + 2 + 4 accepted or rejected with a known cost, and one row whose cost is not known.</summary>
    [Fact]
    public void Accepted_and_rejected_rows_are_those_that_were_offered_and_of_a_repeated_item_none_is_taken()
    {
        List<Finding> rejections = [];
        var valuation = InventoryValuation.FromRows(
            Usd, March,
            [
                new StockLine("A", 1m, 1m), new StockLine("B", 10m, 4m), new StockLine("A", 2m, 2m), new StockLine("C", null, 4m),
                new StockLine("", 4m, 4m),
            ],
            Selectors, rejections);
        Assert.Equal(["B"], valuation.Select(item => item.Item));
        Assert.Equal([1, 3, 4, 5], rejections.Select(one => one.Positions.Single().Row!.Value));
        Assert.Equal([1m, 2m, null, 4m], rejections.Select(one => one.AmountAtStake?.ToDecimal()));
        Assert.All(rejections, one => Assert.Equal(LedgerRules.RejectedRow, one.Rule));
        Assert.Equal(5, valuation.Count + rejections.Count);
        InventoryValuation next = valuation.Next(June, [new("B", 10m, 4m), new("C", -1m, 4m)], Selectors, rejections);
        Assert.Equal((1, 5), (next.Count, rejections.Count));
    }

    /// <summary>Each row of a repeated item names one other row and counts the rest, however many there are.</summary>
    [Fact]
    public void An_item_in_many_rows_is_told_in_a_line_for_each()
    {
        List<Finding> rejections = [];
        InventoryValuation.FromRows(Usd, March, Enumerable.Repeat(new StockLine("A", 1m, 1m), 20_000), Selectors, rejections);
        Assert.Equal(20_000, rejections.Count);
        Assert.Contains("beside row 2 and 19,998 more", rejections[0].Faults[0].Message, StringComparison.Ordinal);
        Assert.Contains("beside row 1 and 19,998 more", rejections[^1].Faults[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Selectors_days_and_items_that_are_not_there_are_refused_in_words()
    {
        Refused("no selector for Cost", new() { Item = row => row.Item, Cost = null!, NetRealisableValue = _ => 1m });
        Refused("no selector for Item", new() { Item = null!, Cost = _ => 1m, NetRealisableValue = _ => 1m });
        Refused("no selector for NetRealisableValue", new() { Item = row => row.Item, Cost = _ => 1m, NetRealisableValue = null! });
        Refused(
            "a selector that threw FormatException",
            new() { Item = row => row.Item, Cost = _ => throw new FormatException("bad"), NetRealisableValue = _ => 1m });
        var first = InventoryValuation.FromRows(Usd, March, Spiceland, Selectors);
        Assert.Contains(
            "a later day is allowed", Assert.Throws<ArgumentOutOfRangeException>(() => first.Next(March, Spiceland, Selectors)).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "Leave the selector out", Assert.Throws<ArgumentException>(() => first.Next(June, Spiceland, AllSelectors)).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => InventoryValuation.FromRows(Usd, default, Spiceland, Selectors));
        Assert.Throws<ArgumentException>(() => InventoryValuation.FromRows(default, March, Spiceland, Selectors));
        Assert.Throws<ArgumentNullException>(() => InventoryValuation.FromRows(Usd, March, Spiceland, Selectors, null!));
        Assert.False(first.Contains("a"));
        Assert.Contains(
            "'a', which is not in stock on 2026-03-31", Assert.Throws<ArgumentException>(() => first["a"]).Message,
            StringComparison.Ordinal);

        static void Refused(string why, InventorySelectors<StockLine> selectors) => Assert.Contains(
            why, Assert.Throws<ArgumentException>(() => InventoryValuation.FromRows(Usd, March, Spiceland, selectors)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_total_that_exceeds_64_bits_is_refused()
    {
        decimal most = 92_233_720_368_547_758.07m;
        Assert.Throws<OverflowException>(() => InventoryValuation.FromRows(
            Usd, March, [new StockLine("A", most, 1m), new StockLine("B", 0.01m, 1m)], Selectors));
        Assert.Throws<OverflowException>(() => InventoryValuation.FromRows(
            Usd, March, [new StockLine("A", 1m, most), new StockLine("B", 1m, 0.01m)], Selectors));
    }
}
