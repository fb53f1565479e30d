using NodaTime;
using WriteOffMetrics.Receivables;
using static WriteOffMetrics.Tests.Receivables.ReceivableRows;

namespace WriteOffMetrics.Tests.Receivables;

/// <summary>Ageing (M14) against published examples, errors that other programs shipped, and derivations by hand.</summary>
public sealed class AgeingTests
{
    private static readonly AgeingBuckets Usual = AgeingBuckets.UpTo(0, 30, 60, 90);

    /// <summary>
    /// OCA/account-financial-reporting, issue 383: as of 31 December 2017, due 15 January 500, then back month by month 1,000, 2,000,
    /// 4,000, 8,000 and on 15 August 160,000: not due, up to 30, 60, 90, 120 days, older.
    /// </summary>
    [Fact]
    public void Items_lie_in_the_buckets_of_a_published_report()
    {
        LocalDate asOf = new(2017, 12, 31), invoiced = new(2017, 7, 1);
        OpenItems items = ToItems(
            new ItemLine("1", invoiced, new LocalDate(2018, 1, 15), 500m), new ItemLine("2", invoiced, new LocalDate(2017, 12, 15), 1_000m),
            new ItemLine("3", invoiced, new LocalDate(2017, 11, 15), 2_000m),
            new ItemLine("4", invoiced, new LocalDate(2017, 10, 15), 4_000m),
            new ItemLine("5", invoiced, new LocalDate(2017, 9, 15), 8_000m),
            new ItemLine("6", invoiced, new LocalDate(2017, 8, 15), 160_000m));
        Ageing ageing = items.AsOf(asOf).AgeBy(AgeingBuckets.UpTo(0, 30, 60, 90, 120));
        Assert.Equal(
            [("not due", 500m), ("1–30", 1_000m), ("31–60", 2_000m), ("61–90", 4_000m), ("91–120", 8_000m), ("121+", 160_000m)],
            ageing.Buckets.Zip(ageing.Select(bucket => bucket[0].Amount.ToDecimal())));
        Assert.Equal(Dollars(175_500m), ageing.Open[0].Amount);
    }

    /// <summary>
    /// A billing system's view counted days 60, 90 and 120 in two buckets each. Each lies in the bucket that its bound ends.
    /// </summary>
    [Theory]
    [InlineData(60, "31–60")]
    [InlineData(90, "61–90")]
    [InlineData(120, "91–120")]
    [InlineData(61, "61–90")]
    [InlineData(121, "121+")]
    [InlineData(0, "not due")]
    [InlineData(-400, "not due")]
    [InlineData(1, "1–30")]
    public void A_day_lies_in_one_bucket(int daysPastDue, string bucket)
    {
        AgeingBuckets buckets = AgeingBuckets.UpTo(0, 30, 60, 90, 120);
        LocalDate asOf = new(2027, 12, 31);
        Ageing ageing = ToItems(new ItemLine("A", Day(1, 1), asOf.PlusDays(-daysPastDue), 7m)).AsOf(asOf).AgeBy(buckets);
        Assert.Equal(buckets.Select(name => name == bucket ? 7m : 0m), ageing.Select(series => series[0].Amount.ToDecimal()));
        Assert.Equal(bucket, buckets[buckets.IndexOf(daysPastDue)]);
    }

    /// <summary>
    /// Debits of 100 not due, 60 of 45 days and 40 without a due date, a credit note of 25: by hand 100 + 60 + 40 − 25 = 175, and 60 ÷ 200
    /// = 30 % are overdue.
    /// </summary>
    [Fact]
    public void Credits_and_undated_items_have_columns_of_their_own()
    {
        OpenItems items = ToItems(
            new ItemLine("A", Day(5, 1), Day(7, 1), 100m), new ItemLine("B", Day(4, 1), Day(5, 16), 60m),
            new ItemLine("C", Day(4, 2), null, 40m),
            new ItemLine("CN", Day(5, 2), null, 25m) { Kind = OpenItemKind.CreditNote });
        Ageing ageing = items.AsOf(Day(6, 30)).AgeBy(Usual);
        Assert.Equal([100m, 0m, 60m, 0m, 0m], ageing.Select(series => series[0].Amount.ToDecimal()));
        Assert.Equal((40m, 25m, 200m, 175m, 60m, 140m), (
            Amount(ageing.Undated), Amount(ageing.Credits), Amount(ageing.Debits), Amount(ageing.Open), Amount(ageing.Overdue),
            Amount(ageing.NotDue)));
        Assert.Equal("30.00 %", ageing.ToOverdueShare()[0].Value!.Value.ToString("N2", null));
        Assert.Equal(
            "2026-06-30: not due 100.00 USD; 1–30 0.00 USD; 31–60 60.00 USD; 61–90 0.00 USD; 91+ 0.00 USD; undated 40.00 USD; "
            + "credits 25.00 USD; open 175.00 USD",
            ageing.ToString());
    }

    /// <summary>
    /// An item is in the month-ends at which it is open: invoiced 20 January, half paid 10 February, the rest on 1 April.
    /// </summary>
    [Fact]
    public void A_series_over_month_ends_has_an_item_where_it_is_open()
    {
        PeriodAxis months = ReportingCalendar.Months.Between(Day(1, 1), Day(4, 30));
        OpenItems items = ToItems(new ItemLine("A", Day(1, 20), Day(2, 19), 100m) { Region = "North" })
            .Settle(new SettlementLine("A", Day(2, 10), 50m), new SettlementLine("A", Day(4, 1), 50m));
        Ageing ageing = items.AgeBy(Usual, months);
        Assert.Equal([100m, 0m, 0m, 0m], ageing[0].Select(point => point.Amount.ToDecimal()));
        Assert.Equal([0m, 50m, 0m, 0m], ageing[1].Select(point => point.Amount.ToDecimal()));
        Assert.Equal([0m, 0m, 50m, 0m], ageing[2].Select(point => point.Amount.ToDecimal()));
        AgeingBreakdown byRegion = items.AgeBy(Usual, months, "region");
        Assert.Equal(["North"], byRegion.Values);
        Assert.Equal([100m, 50m, 50m, 0m], byRegion["North"].Open.Select(point => point.Amount.ToDecimal()));
        Assert.All(byRegion["South"].Open, point => Assert.Equal(Dollars(0), point.Amount));
        Assert.Equal([100m, 50m, 50m, 0m], items.BalancesBy(months, "region")["North"].Select(point => point.Amount.ToDecimal()));
    }

    /// <summary>A row for each month-end, a column for each bucket and the others.</summary>
    [Fact]
    public void An_ageing_is_a_table()
    {
        PeriodAxis months = ReportingCalendar.Months.Between(Day(1, 1), Day(2, 28));
        TextTable table = ToItems(new ItemLine("A", Day(1, 20), Day(2, 19), 1_234.5m)).AgeBy(AgeingBuckets.UpTo(0, 30), months).ToTable();
        Assert.Equal(
            ["period", "not due", "1–30", "31+", "undated", "credits", "open"], table.Headings.Select(heading => heading.Split(',')[0]));
        Assert.Equal(["1,234.50", "0.00", "0.00", "0.00", "0.00", "1,234.50"], table.Rows[0].Skip(1).Select(cell => cell.Split(' ')[0]));
        Assert.Equal(["0.00", "1,234.50", "0.00", "0.00", "0.00", "1,234.50"], table.Rows[1].Skip(1).Select(cell => cell.Split(' ')[0]));
    }

    /// <summary>
    /// The control account was closed on 30 June with 300. An invoice of June, recorded on 3 July, and a payment of June, recorded on 5
    /// July, explain 200 − 50 = 150 of the difference; 10 are left.
    /// </summary>
    [Fact]
    public void A_difference_to_the_control_account_is_explained_by_what_was_recorded_later()
    {
        OpenItems items = ToItems(
                new ItemLine("A", Day(5, 1), Day(6, 1), 310m), new ItemLine("B", Day(6, 28), Day(7, 28), 200m) { Recorded = Day(7, 3) })
            .Settle(new SettlementLine("A", Day(6, 29), 50m) { Recorded = Day(7, 5) });
        ControlAccountDifference difference = items.AsOf(Day(6, 30)).AgeBy(Usual).DifferenceTo(Dollars(300m));
        Money amount = difference;
        Assert.Equal((Dollars(160m), Dollars(150m), Dollars(10m), false),
            (amount, difference.RecordedLater, difference.Unexplained, difference.IsZero));
        Assert.Equal([("A", -50m), ("B", 200m)], difference.ItemsRecordedLater.Select(one => (one.Item.Document, one.Change.ToDecimal())));
        Assert.True(items.AsKnownOn(Day(6, 30)).AsOf(Day(6, 30)).AgeBy(Usual).DifferenceTo(Dollars(310m)).IsZero);
    }

    /// <summary>100.00 EUR at 1.10 and at 1.20, and 50.00 USD: 160.00 and 170.00 USD at the month-ends.</summary>
    [Fact]
    public void Balances_of_several_currencies_are_consolidated_at_the_rate_of_the_period_s_end()
    {
        Currency eur = Currency.FromCode("EUR");
        PeriodAxis months = ReportingCalendar.Months.Between(Day(1, 1), Day(2, 28));
        OpenItems dollars = ToItems(new ItemLine("A", Day(1, 20), Day(2, 19), 50m)),
            euros = OpenItems.FromRows(eur, [new ItemLine("B", Day(1, 5), Day(3, 1), 100m) { Currency = "EUR" }], ItemSelectors);
        ExchangeRates rates = ExchangeRates.FromRates([(Day(1, 31), eur, Usd, 1.10m), (Day(2, 28), eur, Usd, 1.20m)]);
        AmountSeries both = new[] { dollars.BalancesBy(months), euros.BalancesBy(months) }
            .Consolidate(Usd, rates, ExchangeRateBasis.PeriodEnd, MidpointRounding.ToEven);
        Assert.Equal([160m, 170m], both.Select(point => point.Amount.ToDecimal()));
        AmountSeries notDue = new[] { dollars.AgeBy(Usual, months)[0], euros.AgeBy(Usual, months)[0] }
            .Consolidate(Usd, rates, ExchangeRateBasis.PeriodEnd, MidpointRounding.ToEven);
        Assert.Equal([160m, 120m], notDue.Select(point => point.Amount.ToDecimal()));
    }

    /// <summary>Periods that end after the day of knowledge are incomplete.</summary>
    [Fact]
    public void What_is_not_known_yet_is_incomplete()
    {
        PeriodAxis months = ReportingCalendar.Months.Between(Day(1, 1), Day(3, 31));
        AmountSeries open = ToItems(new ItemLine("A", Day(1, 20), Day(2, 19), 100m)).AsKnownOn(Day(2, 28)).BalancesBy(months);
        Assert.Equal([true, true, false], open.Select(point => point.IsComplete));
    }

    [Fact]
    public void Bounds_ascend_and_there_is_one_at_least()
    {
        Assert.Throws<ArgumentException>("bounds", () => AgeingBuckets.UpTo());
        Assert.Throws<ArgumentException>("bounds", () => AgeingBuckets.UpTo(30, 30));
        Assert.Throws<ArgumentException>("bounds", () => AgeingBuckets.UpTo(30, 0));
        Assert.Equal(["up to 30", "31–60", "61+"], AgeingBuckets.UpTo(30, 60));
        Assert.Equal(["up to -10", "-9 to -1", "0", "1–7", "8+"], AgeingBuckets.UpTo(-10, -1, 0, 7));
        Assert.Equal("up to 0, 1+ by invoice date", AgeingBuckets.UpTo(0).ByInvoiceDate().ToString());
        Assert.Equal(AgeingBuckets.UpTo(0, 30), AgeingBuckets.UpTo(0, 30));
        Assert.NotEqual(AgeingBuckets.UpTo(0, 30), AgeingBuckets.UpTo(0, 30).ByInvoiceDate());
        Assert.Throws<InvalidOperationException>(() => ToItems().AsOf(Day(1, 1)).AgeBy(AgeingBuckets.UpTo(30)).Overdue);
    }

    private static decimal Amount(AmountSeries series) => series[0].Amount.ToDecimal();
}
