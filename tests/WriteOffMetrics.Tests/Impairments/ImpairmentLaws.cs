using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using WriteOffMetrics.Impairments;
using static WriteOffMetrics.Tests.Impairments.StockLine;

namespace WriteOffMetrics.Tests.Impairments;

/// <summary>What holds for any stock, assets, counts and vendors.</summary>
public sealed class ImpairmentLaws
{
    private static readonly PeriodAxis Year = ReportingCalendar.Years.Between(new LocalDate(2026, 1, 1), new LocalDate(2026, 12, 31));

    private static Arbitrary<StockHistory> Histories => Arb.From(Gen.Choose(0, int.MaxValue).Select(seed => new StockHistory(seed)));

    [Law]
    public Property A_write_down_is_never_reversed_beyond_itself() => Law.ForAll(Histories, history =>
    {
        InventoryValuation[] all = history.ToValuations(rows => rows);
        foreach (InventoryItem item in all.SelectMany(one => one))
        {
            Assert.True(item.Reversal <= item.EarlierWriteDown, $"{item}");
            Assert.True(item.Reversal.MinorUnits == 0 || item.NewWriteDown.MinorUnits == 0, $"{item}");
        }

        // Of each item, whatever came and went: at every moment no more came back than was written down.
        foreach (IGrouping<string?, LedgerEntry> item in all.SelectMany(one => one.ToEntries()).GroupBy(entry => entry.Account))
        {
            long sum = 0;
            Assert.All(item, entry => Assert.True((sum += entry.SignedAmount.MinorUnits) >= 0, $"{item.Key}: {entry}"));
        }
    });

    [Law]
    public Property What_is_carried_is_cost_less_write_down_which_lies_between_zero_and_cost() => Law.ForAll(Histories, history =>
    {
        foreach (InventoryValuation one in history.ToValuations(rows => rows))
        {
            foreach (InventoryItem item in one)
            {
                Assert.Equal(item.Cost, item.CarryingAmount + item.WriteDown);
                Assert.InRange(item.WriteDown.MinorUnits, 0, item.Cost.MinorUnits);
                Assert.Equal(item.WriteDown, item.EarlierWriteDown + item.NewWriteDown - item.Reversal);
                Assert.Equal(
                    item.CarryingAmount.MinorUnits, Math.Max(0, Math.Min(item.Cost.MinorUnits, item.NetRealisableValue.MinorUnits)));
            }

            Assert.Equal(one.Cost, one.CarryingAmount + one.WriteDown);
            Assert.Equal(one.WriteDown.MinorUnits, one.Sum(item => item.WriteDown.MinorUnits));
        }
    });

    [Law]
    public Property Entries_of_a_sequence_are_what_is_carried_at_its_end_and_what_left_on_the_way() => Law.ForAll(Histories, history =>
    {
        InventoryValuation[] all = history.ToValuations(rows => rows);
        PeriodAxis axis = ReportingCalendar.Years.Between(all[0].Day, all[^1].Day);
        PeriodTotals totals = WriteOffLedger.FromEntries(Usd, all.SelectMany(one => one.ToEntries())).SummarizeBy(axis)
            .For(EntryCategory.Inventory);
        Money left = all.Aggregate(Dollars(0m), (sum, one) => sum + one.LeftWriteDown);
        Assert.Equal(all[^1].WriteDown + left, totals.Gross.Total.Amount - totals.Reversals.Total.Amount);
        Assert.Equal(totals.Gross.Select(point => point.Amount), all.WriteDownsBy(axis).Select(point => point.Amount));
        Assert.Equal(totals.Reversals.Select(point => point.Amount), all.ReversalsBy(axis).Select(point => point.Amount));
        for (int i = 1; i < all.Length; i++)
            Assert.Equal(all[i - 1].WriteDown, all[i].EarlierWriteDown + all[i].LeftWriteDown);
    });

    [Law]
    public Property The_order_of_rows_changes_nothing() => Law.ForAll(Histories, history =>
    {
        InventoryValuation[] all = history.ToValuations(rows => rows), reversed = history.ToValuations(rows => [.. rows.Reverse()]);
        Assert.Equal(all.Select(one => one.Explain().ToString()), reversed.Select(one => one.Explain().ToString()));
        Assert.Equal(
            all.SelectMany(one => one).Select(item => item.ToString()), reversed.SelectMany(one => one).Select(item => item.ToString()));
        Assert.Equal(all.SelectMany(one => one.ToEntries()), reversed.SelectMany(one => one.ToEntries()));
    });

    /// <summary>Rows with missing names, negative costs and repeated items, in any order: the same are taken, and none is lost.</summary>
    [Law]
    public Property Accepted_and_rejected_rows_are_those_that_were_offered_in_any_order() => Law.ForAll(
        Arb.From(
            (from item in Gen.Elements<string?>(null, " ", "A", "B", "C", "D", "E", "F")
             from cost in Gen.Choose(-2, 9)
             from value in Gen.Choose(-9, 9)
             select new StockLine(item, cost, value)).ArrayOf()),
        rows =>
        {
            List<Finding> findings = [], backwards = [];
            var day = new LocalDate(2026, 3, 31);
            var valuation = InventoryValuation.FromRows(Usd, day, rows, Selectors, findings);
            Assert.Equal(
                valuation.Select(item => item.ToString()),
                InventoryValuation.FromRows(Usd, day, rows.Reverse(), Selectors, backwards).Select(item => item.ToString()));
            Assert.Equal((rows.Length, findings.Count), (valuation.Count + findings.Count, backwards.Count));
            long[] rejected = [.. findings.Select(one => one.Positions.Single().Row!.Value)];
            Assert.Equal(rejected.Order(), rejected);
            Assert.Equal(rejected.Length, rejected.Distinct().Count());
            decimal offered = rows.Where(row => row.Cost >= 0).Sum(row => row.Cost!.Value);
            Assert.Equal(offered, valuation.Cost.ToDecimal() + findings.Sum(one => one.AmountAtStake?.ToDecimal() ?? 0));
            StockLine[] good =
            [
                .. rows.Where(row => !string.IsNullOrWhiteSpace(row.Item) && row.Cost >= 0).GroupBy(row => row.Item)
                    .Where(item => item.Count() == 1).Select(item => item.Single()),
            ];
            Assert.Equal(good.Select(row => row.Item).Order(StringComparer.Ordinal), valuation.Select(item => item.Item));
            if (findings.Count > 0)
                Assert.Throws<ArgumentException>(() => InventoryValuation.FromRows(Usd, day, rows, Selectors));
        });

    [Law]
    public Property An_assets_loss_lies_between_zero_and_what_is_carried_and_leaves_it_at_no_more_than_the_higher_value() => Law.ForAll(
        Arb.From(from carrying in Gen.Choose(0, 1_000)
                 from fair in Gen.Choose(-1_000, 2_000)
                 from use in Gen.Choose(-1_000, 2_000)
                 select (carrying, fair, use)),
        c =>
        {
            AssetImpairment Test(Money? fair, Money? use) =>
                AssetImpairment.FromAmounts("x", new LocalDate(2026, 3, 31), Dollars(c.carrying), fair, use);

            AssetImpairment both = Test(Dollars(c.fair), Dollars(c.use));
            Money[] alone = [Test(Dollars(c.fair), null).Loss, Test(null, Dollars(c.use)).Loss];
            Assert.Equal(alone.Min(), both.Loss);
            Assert.InRange(both.Loss.ToDecimal(), 0m, c.carrying);
            Assert.Equal(both.CarryingAmount, both.CarryingAmountAfter + both.Loss);
            Assert.Equal(Math.Max(0, Math.Min(c.carrying, Math.Max(c.fair, c.use))), both.CarryingAmountAfter.ToDecimal());
            Assert.Equal(both.Loss.ToDecimal(), both.ToEntries().Sum(entry => entry.Amount.ToDecimal()));
        });

    /// <summary>Whatever was lost and forgiven: each reads its own, both divide by the same, and no figure has the difference.</summary>
    [Law]
    public Property A_vendor_loss_and_a_forgiven_payable_never_net() => Law.ForAll(
        Arb.From(
            (from category in Gen.Elements(EntryCategory.Vendor, EntryCategory.ForgivenPayable, EntryCategory.Receivable)
             from vendor in Gen.Elements("V-1", "V-2")
             from amount in Gen.Choose(1, 900)
             select (category, vendor, amount)).ArrayOf()),
        rows =>
        {
            var day = new LocalDate(2026, 5, 5);
            PeriodBreakdown byVendor = WriteOffLedger.FromEntries(Usd, rows.Select(
                row => LedgerEntry.WriteOff(day, Dollars(row.amount)) with { Category = row.category, Account = row.vendor }))
                .SummarizeBy(Year, Dimension.Account);
            MetricBreakdown<AmountSeries> purchases = AmountSeries.FromSegments(Dimension.Account,
                new[] { "V-1", "V-2" }.Select(vendor => ((string?)vendor, AmountSeries.FromValuesInOrder(Usd, Year, [1_000m]))));
            foreach (EntryCategory category in new[] { EntryCategory.Vendor, EntryCategory.ForgivenPayable })
            {
                MetricBreakdown<RatioSeries> ratios = byVendor.For(category).Gross.ToPurchases(purchases);
                foreach (string vendor in new[] { "V-1", "V-2" })
                {
                    decimal own = rows.Where(row => row.category == category && row.vendor == vendor).Sum(row => row.amount);
                    RatioPoint point = ratios[vendor][0];
                    Assert.Equal((own, own / 1_000m), (point.Numerator!.Value.ToDecimal(), point.Ratio!.Value.ToDecimal()));
                }

                Assert.Equal(
                    rows.Where(row => row.category == category).Sum(row => row.amount), ratios.Total[0].Numerator!.Value.ToDecimal());
            }
        });

    /// <summary>Net write-offs of the entries of any count are book less counted, item by item and in total.</summary>
    [Law]
    public Property Entries_of_a_count_net_to_what_is_missing() => Law.ForAll(
        Arb.From(
            (from book in Gen.Choose(0, 50)
             from counted in Gen.Choose(0, 50)
             select (book, counted)).NonEmptyListOf()),
        rows =>
        {
            MetricBreakdown<AmountSeries> book = Of(row => row.book), counted = Of(row => row.counted);
            LedgerEntry[] entries = [.. book.ToShrinkage(counted).ToEntries()];
            Assert.Equal(rows.Sum(row => row.book - row.counted), entries.Sum(entry => entry.SignedAmount.ToDecimal()));
            Assert.Equal(rows.Count(row => row.book != row.counted), entries.Length);
            RatioPoint whole = book.ShrinkageToBook(counted).Total[0];
            int all = rows.Sum(row => row.book);
            Assert.Equal(all == 0 ? null : (decimal)rows.Sum(row => row.book - row.counted) / all, whole.Ratio?.ToDecimal());

            MetricBreakdown<AmountSeries> Of(Func<(int book, int counted), int> amountOf) => AmountSeries.FromSegments(
                Dimension.Account,
                rows.Select((row, i) => ((string?)$"item {i}", AmountSeries.FromValuesInOrder(Usd, Year, [amountOf(row)]))));
        });
}
