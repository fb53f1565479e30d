using System.Globalization;
using NodaTime;
using WriteOffMetrics.Receivables;
using static WriteOffMetrics.Tests.Receivables.ReceivableRows;

namespace WriteOffMetrics.Tests.Receivables;

/// <summary>Open items at their edges: none, one, very large ones, very many, odd days, odd names and another culture.</summary>
[Collection(Alone.Name)]
public sealed class OpenItemsEdgeTests
{
    private static readonly AgeingBuckets Buckets = AgeingBuckets.UpTo(0, 30);

    [Fact]
    public void Nothing_is_open_of_nothing()
    {
        OpenItems items = ToItems().Settle(Array.Empty<SettlementLine>()).Settle(WriteOffLedger.FromEntries(Usd, [])).WithFacts([]);
        OpenItemList list = items.AsOf(Day(1, 1));
        Assert.Equal((0, Dollars(0), Dollars(0)), (list.Count, list.Open, list.Credits));
        Assert.Empty(list.ChangesSince(items.AsKnownOn(Day(1, 1)).AsOf(Day(1, 2))));
        Assert.Empty(items.Check());
        Assert.All(list.AgeBy(Buckets), bucket => Assert.Equal(Dollars(0), bucket[0].Amount));
        Assert.All(items.Dimensions, dimension => Assert.Empty(list.AgeBy(Buckets, dimension)));
    }

    [Fact]
    public void One_settlement_without_items_is_a_credit_of_its_account()
    {
        OpenItemList list = ToItems().Settle(new SettlementLine(null, Day(1, 5), 7m) { Account = null }).AsOf(Day(1, 5));
        Assert.Equal([-7m], list.OpenAmounts());
        Assert.Equal(Dollars(-7m), list.AgeBy(Buckets, "account")[null].Open[0].Amount);
    }

    /// <summary>Due on 30 January 2028: 30 days old on 29 February, 31 on 1 March.</summary>
    [Fact]
    public void A_leap_day_is_a_day()
    {
        OpenItems items = ToItems(new ItemLine("A", new(2028, 1, 1), new(2028, 1, 30), 5m))
            .Settle(new SettlementLine("A", new(2028, 2, 29), 2m));
        Assert.Equal([5m], items.AsOf(new(2028, 2, 28)).OpenAmounts());
        Assert.Equal([3m], items.AsOf(new(2028, 2, 29)).OpenAmounts());
        Assert.Equal([0m, 3m, 0m], Of(new(2028, 2, 29)));
        Assert.Equal([0m, 0m, 3m], Of(new(2028, 3, 1)));

        decimal[] Of(LocalDate day) => [.. items.AsOf(day).AgeBy(Buckets).Select(bucket => bucket[0].Amount.ToDecimal())];
    }

    /// <summary>
    /// 2^63 − 1 minor units in all: two items of 2^61 of one day, and 2^62 − 1 paid on both, half each, the odd unit to the first.
    /// </summary>
    [Fact]
    public void Amounts_near_64_bits_are_exact_and_beyond_them_refused()
    {
        decimal quarter = (1L << 61) / 100m, payment = ((1L << 62) - 1) / 100m;
        OpenItems items = ToItems(new ItemLine("A", Day(1, 1), null, quarter), new ItemLine("B", Day(1, 1), null, quarter))
            .Settle(new SettlementLine(null, Day(1, 2), payment));
        Assert.Equal([0.01m], items.AsOf(Day(1, 2)).OpenAmounts());
        Assert.Throws<OverflowException>(() => items.Settle(new SettlementLine(null, Day(1, 3), 0.01m)));
        Assert.Throws<OverflowException>(() => items.Add([new ItemLine("C", Day(1, 1), null, 0.01m)], ItemSelectors));
        Assert.Equal((2, 1), (items.Count, items.SettlementCount));

        decimal half = ((1L << 61) - 1) / 100m;
        OpenItemList pair = ToItems(new ItemLine("A", Day(1, 1), null, quarter), new ItemLine("B", Day(1, 1), null, quarter))
            .Settle(new SettlementLine(null, Day(1, 2), half)).AsOf(Day(1, 2));
        Assert.Equal([quarter - (1L << 60) / 100m, quarter - ((1L << 60) - 1) / 100m], pair.OpenAmounts());
    }

    /// <summary>
    /// 32 times as many payments of one account that find nothing take about 32 times as long, not 1,024: the exponent lies below 1.8,
    /// for 32^1.8 is 512. So wide, because caches and collections change the time of one row several times over.
    /// </summary>
    [LongTheory(Long.Grows)]
    [InlineData(SettlementKind.Payment, null, false)]
    [InlineData(SettlementKind.Payment, "A", false)]
    [InlineData(SettlementKind.PaymentReturned, null, false)]
    [InlineData(SettlementKind.PaymentReturned, "A", false)]
    [InlineData(SettlementKind.Payment, null, true)]
    public void Unmatched_settlements_of_one_account_do_not_take_quadratic_time(SettlementKind kind, string? document, bool isReturned)
    {
        const int count = 10_000;
        Seconds(count);
        double growth = Enumerable.Range(0, 3).Min(_ => Seconds(32 * count) / Seconds(count));
        Assert.True(growth < 512, $"{growth} times as long for 32 times as many as {count}");

        double Seconds(int number)
        {
            SettlementLine[] rows = [.. Enumerable.Range(0, number).Select(i => new SettlementLine(
                document, Day(1, 1).PlusDays(i % 300), 1m + i % 7)
            {
                Kind = isReturned && i % 2 == 1 ? SettlementKind.PaymentReturned : kind,
            })];
            OpenItems items = ToItems(new ItemLine("B", Day(12, 31), null, 3m)).Settle(rows);
            TimeSpan start = CpuTime();
            _ = items.Attributed;
            return (CpuTime() - start).TotalSeconds;
        }

        static TimeSpan CpuTime() => Environment.CpuUsage.TotalTime;
    }

    [Fact]
    public void In_Turkish_it_is_the_same()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        var portfolio = new RandomPortfolio(5);
        string Words() => string.Join("\n", portfolio.ToItems().AsOf(portfolio.Last).Select(item => item.ToString())
            .Concat(portfolio.ToItems().Check().Select(one => one.ToString())));
        string here = Words();
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
            Assert.Equal(here, Words());
            OpenItems items = ToItems(
                    new ItemLine("I", Day(1, 1), null, 1m) { Account = "I" }, new ItemLine("ı", Day(1, 1), null, 2m) { Account = "ı" })
                .Settle(new SettlementLine("I", Day(1, 2), 1m) { Account = "I" });
            Assert.Equal(["ı"], items.AsOf(Day(1, 2)).Select(item => item.Document));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    /// <summary>A dimension of rows called as one of facts goes before it, also where it is stated only later.</summary>
    [Fact]
    public void A_dimension_of_one_s_own_goes_before_that_of_facts()
    {
        AccountFacts facts = new() { Account = "C-1", Since = Day(1, 1), Collector = "of facts", DunningLevel = 2 };
        OpenItems byFacts = ToItems(new ItemLine("A", Day(1, 1), null, 5m)).WithFacts([facts]);
        OpenItems own = byFacts.Add(["B"], new OpenItemSelectors<string>
        {
            InvoiceDate = _ => Day(1, 2),
            Amount = _ => 3m,
            Document = row => row,
            Account = _ => "C-1",
            Dimensions = { ["collector"] = _ => "of rows" },
        });
        Assert.Equal(["account", "document", "region", "collector", "dunning level", "contacts"], byFacts.Dimensions);
        Assert.Equal(["account", "document", "collector", "region", "dunning level", "contacts"], own.Dimensions);
        Assert.Equal(["of facts"], byFacts.AsOf(Day(2, 1)).AgeBy(Buckets, "collector").Values);
        Assert.Equal([null, "of rows"], own.AsOf(Day(2, 1)).AgeBy(Buckets, "collector").Values);
        Assert.Equal(["2"], own.AsOf(Day(2, 1)).AgeBy(Buckets, "dunning level").Values);
        Assert.Equal([null, "of rows"], own.AsOf(Day(2, 1)).Select(item => item["collector"]));
        Assert.Equal(["2", "2"], own.AsOf(Day(2, 1)).Select(item => item["dunning level"]));
    }
}
