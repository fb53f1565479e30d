using NodaTime;
using WriteOffMetrics.Allowances;
using WriteOffMetrics.Receivables;
using WriteOffMetrics.Tests.Receivables;
using static WriteOffMetrics.Tests.Receivables.ReceivableRows;

namespace WriteOffMetrics.Tests.Allowances;

/// <summary>Loss rates (M13a) by run-off, roll rates and vintages.</summary>
public sealed class LossRateTests
{
    private static readonly AgeingBuckets Buckets = AgeingBuckets.UpTo(0, 30, 60);

    private static readonly PeriodAxis January = ReportingCalendar.Months.Between(Day(1, 1), Day(1, 31));

    /// <summary>
    /// Invoiced in January, all due 31 January. A 100 paid 20 January: reached "not due". B 200 paid 10 February: reached 1–30 too. C 300:
    /// 100 paid 20 February, so 300 reached 1–30, 200 reached 31–60 (from 3 March) and 61+, where 200 were written off on 30 April; 50 of
    /// them came back in May. D 400 is invoiced in February and in no cohort.
    /// Reached: 600, 500, 200, 200. Unpaid of each: 150.
    /// </summary>
    [Fact]
    public void What_is_finally_unpaid_is_divided_by_what_reached_the_bucket()
    {
        LossRates rates = LossRates.FromRunOff(Settled(), Buckets, Ledger(), January, Day(12, 31));
        Assert.Equal(
            [Quotient(150, 600), Quotient(150, 500), Quotient(150, 200), Quotient(150, 200)], rates);
        Assert.Equal(
            """
            bucket, USD  reached  finally unpaid  loss rate
            not due       600.00          150.00    25.00 %
            1–30          500.00          150.00    30.00 %
            31–60         200.00          150.00    75.00 %
            61+           200.00          150.00    75.00 %
            """.ReplaceLineEndings("\n"),
            rates.ToTable().ToString());
        string explained = rates.Explain().ToString();
        Assert.Contains("debits invoiced in 1 period of", explained);
        Assert.Contains("3 items", explained);
        Assert.Contains("through 2026-12-31", explained);
        Assert.Contains("0 items with 0.00 USD still open on the last day, which count as unpaid", explained);
    }

    /// <summary>
    /// Observed through 15 March only: C has 200 open and is unresolved. With it 200 are unpaid of 600, 500 and 200, and nothing has
    /// reached 61+, so that its rate is not known. Without it 300 and 200 reached the first two buckets, and nothing is unpaid.
    /// </summary>
    [Fact]
    public void What_is_unresolved_counts_as_unpaid_or_is_left_out_and_what_nothing_reached_is_not_known()
    {
        LossRates rates = LossRates.FromRunOff(Settled(), Buckets, Ledger(), January, Day(3, 15));
        Assert.Equal([Quotient(200, 600), Quotient(200, 500), Quotient(200, 200), null], rates);
        LossRates without = rates.WithoutUnresolved();
        Assert.Equal([Quotient(0, 300), Quotient(0, 200), null, null], without);
        Assert.Contains("1 item with 200.00 USD still open on the last day, which are left out", without.Explain().ToString());
        ProvisionMatrix matrix = ProvisionMatrix.FromRates(rates);
        Assert.Contains("State it with LossRates.WithRate(3, rate)", Assert.Throws<ArgumentException>(
            () => matrix.Apply(Day(3, 15), Dollars(1m), Dollars(1m), Dollars(1m), Dollars(1m))).Message);
        LossRates stated = rates.WithRate(3, Ratio.FromPercent(100));
        Assert.Equal(Ratio.FromPercent(100), stated[3]);
        Assert.Contains("stated", stated.Explain().ToString());
        Assert.Equal(["61+", "0.00", "0.00", "100.00 %"], stated.ToTable().Rows[^1]);
        Assert.Throws<InvalidOperationException>(() => stated.WithoutUnresolved());
    }

    /// <summary>
    /// OCC, Retail Lending, Appendix G: rolls of 3.40, 42.57, 67.12 and 72.12 % into charge-off give, with all of the last bucket lost,
    /// 0.70, 20.61, 48.41 and 72.12 %. Two ends a month apart whose buckets roll so: 100,000 → 3,400; 10,000 → 4,257; 10,000 → 6,712;
    /// 10,000 → 7,212.
    /// </summary>
    [Fact]
    public void Roll_rates_of_the_OCC_give_its_loss_factors()
    {
        AgeingBuckets buckets = AgeingBuckets.UpTo(0, 30, 60, 90);
        LocalDate may = Day(5, 31), june = Day(6, 30);
        OpenItems items = ToItems(
                Lot("a", may, -15, 100_000m), Lot("b", may, 15, 10_000m), Lot("c", may, 45, 10_000m), Lot("d", may, 75, 10_000m),
                Lot("e", may, 105, 1_000m))
            .Settle(Paid("a", 96_600m), Paid("b", 5_743m), Paid("c", 3_288m), Paid("d", 2_788m), Paid("e", 1_000m));
        Ageing ageing = items.AgeBy(buckets, ReportingCalendar.Months.Between(Day(5, 1), june));
        LossRates rates = LossRates.FromRollRates(ageing, Ratio.FromPercent(100));
        Assert.Equal(
            ["0.70 %", "20.61 %", "48.41 %", "72.12 %", "100.00 %"], rates.Select(rate => rate!.Value.ToString("0.00 %", null)));
        Assert.Equal(0.034m * 0.4257m * 0.6712m * 0.7212m, rates[0]!.Value.ToDecimal());
        Assert.Equal("by roll rates", rates.Method);

        ItemLine Lot(string document, LocalDate on, int age, decimal amount) =>
            new(document, on.PlusDays(-age - 30), on.PlusDays(-age), amount);
        SettlementLine Paid(string document, decimal amount) => new(document, Day(6, 10), amount);
    }

    /// <summary>
    /// Of 10,000 sold in 2024 and 20,000 in 2025, 150 and 240 were written off within the first year: 390 ÷ 30,000 = 1.3 %.
    /// </summary>
    [Fact]
    public void A_vintage_gives_one_rate_for_all_buckets()
    {
        PeriodAxis years = ReportingCalendar.Years.Between(new LocalDate(2024, 1, 1), new LocalDate(2025, 12, 31));
        WriteOffLedger ledger = WriteOffLedger.FromEntries(Usd,
        [
            LedgerEntry.WriteOff(new LocalDate(2024, 11, 1), Dollars(150m)) with { OriginDate = new LocalDate(2024, 2, 1) },
            LedgerEntry.WriteOff(new LocalDate(2025, 10, 1), Dollars(240m)) with { OriginDate = new LocalDate(2025, 3, 1) },
        ]).CompleteThrough(new LocalDate(2025, 12, 31));
        VintageTable vintages = ledger.VintagesBy(
            AmountSeries.FromValuesInOrder(Usd, years, [10_000m, 20_000m]), ReportingCalendar.Years);
        LossRates rates = LossRates.FromVintage(Buckets, vintages, 1);
        Assert.All(rates, rate => Assert.Equal(Ratio.FromPercent(1.3m), rate));
        Assert.Equal((Ratio.FromPercent(1.3m), "from vintages"), (rates.UndatedRate!.Value, rates.Method));
    }

    /// <summary>
    /// 100 due 10 January, of which 60 were written off on 5 January: 60 of 100 are lost of what was not due. The other 40 reached 1–30
    /// and were paid on 1 February: nothing of them is lost.
    /// </summary>
    [Fact]
    public void What_was_written_off_before_a_bucket_was_reached_is_not_lost_of_it()
    {
        WriteOffLedger ledger = WriteOffLedger.FromEntries(Usd, [LedgerEntry.WriteOff(Day(1, 5), Dollars(60m)) with { Document = "A" }]);
        OpenItems items = ToItems(new ItemLine("A", Day(1, 1), Day(1, 10), 100m)).Settle(ledger)
            .Settle(new SettlementLine("A", Day(2, 1), 40m));
        LossRates rates = LossRates.FromRunOff(items, Buckets, ledger, January, Day(12, 31));
        Assert.Equal([Quotient(60, 100), Quotient(0, 40), null, null], rates);
    }

    /// <summary>
    /// Two instalments of 100, invoiced in January and in February, both written off; 100 came back, which is on the first. January lost
    /// nothing, February all of its 100, and both together 100 of 200.
    /// </summary>
    [Fact]
    public void A_recovery_counts_once_whatever_the_cohorts_are()
    {
        WriteOffLedger ledger = WriteOffLedger.FromEntries(Usd,
        [
            LedgerEntry.WriteOff(Day(6, 1), Dollars(200m)) with { Document = "A" },
            LedgerEntry.Recovery(Day(7, 1), Dollars(100m)) with { Document = "A" },
        ]);
        OpenItems items = ToItems(new ItemLine("A", Day(2, 1), Day(3, 1), 100m), new ItemLine("A", Day(1, 1), Day(2, 1), 100m))
            .Settle(ledger);
        PeriodAxis months = ReportingCalendar.Months.Between(Day(1, 1), Day(2, 28));
        Assert.Equal(Quotient(0, 100), Rate(January));
        Assert.Equal(Quotient(100, 100), Rate(ReportingCalendar.Months.Between(Day(2, 1), Day(2, 28))));
        Assert.Equal(Quotient(100, 200), Rate(months));

        Ratio? Rate(PeriodAxis cohorts) => LossRates.FromRunOff(items, Buckets, ledger, cohorts, Day(12, 31))[0];
    }

    /// <summary>What has no due date has a rate of its own, 30 of 50, in words, in the table and in the report.</summary>
    [Fact]
    public void What_is_undated_has_a_row_of_its_own()
    {
        WriteOffLedger ledger = WriteOffLedger.FromEntries(Usd, [LedgerEntry.WriteOff(Day(6, 1), Dollars(30m)) with { Document = "A" }]);
        OpenItems items = ToItems(new ItemLine("A", Day(1, 1), null, 50m)).Settle(ledger).Settle(new SettlementLine("A", Day(2, 1), 20m));
        LossRates rates = LossRates.FromRunOff(items, Buckets, ledger, January, Day(12, 31));
        Assert.Equal(Quotient(30, 50), rates.UndatedRate);
        Assert.Equal(["undated", "50.00", "30.00", "60.00 %"], rates.ToTable().Rows[^1]);
    }

    [Fact]
    public void A_run_off_that_cannot_be_true_is_refused()
    {
        OpenItems unsettled = ToItems(Items());
        Refused(
            "Found open items settled by 0 write-offs of 0.00 USD, beside a ledger of 1 write-off of 200.00 USD until 2026-12-31",
            () => LossRates.FromRunOff(unsettled, Buckets, Ledger(), January, Day(12, 31)));
        Refused("each once", () => LossRates.FromRunOff(Settled().Settle(Ledger()), Buckets, Ledger(), January, Day(12, 31)));
        Refused("complete through 2026-04-30", () => LossRates.FromRunOff(
            Settled(), Buckets, Ledger().CompleteThrough(Day(4, 30)), January, Day(12, 31)));
        Refused("behind the knowledge day", () => LossRates.FromRunOff(
            Settled().AsKnownOn(Day(5, 1)), Buckets, Ledger(), January, Day(12, 31)));
        Refused("cohorts that end by the last day", () => LossRates.FromRunOff(Settled(), Buckets, Ledger(), January, Day(1, 30)));

        static void Refused(string words, Func<object> attempt) =>
            Assert.Contains(words, Assert.Throws<ArgumentException>(attempt).Message);
    }

    private static Ratio? Quotient(int above, int below) => Ratio.FromDecimal((decimal)above / below);

    private static ItemLine[] Items() =>
    [
        new("A", Day(1, 5), Day(1, 31), 100m), new("B", Day(1, 5), Day(1, 31), 200m), new("C", Day(1, 5), Day(1, 31), 300m),
        new("D", Day(2, 5), Day(1, 31), 400m),
    ];

    private static OpenItems Settled() => ToItems(Items())
        .Settle(new SettlementLine("A", Day(1, 20), 100m), new SettlementLine("B", Day(2, 10), 200m))
        .Settle(new SettlementLine("C", Day(2, 20), 100m))
        .Settle(Ledger());

    private static WriteOffLedger Ledger() => WriteOffLedger.FromEntries(Usd,
    [
        LedgerEntry.WriteOff(Day(4, 30), Dollars(200m)) with { Account = "C-1", Document = "C" },
        LedgerEntry.Recovery(Day(5, 20), Dollars(50m)) with { Account = "C-1", Document = "C" },
    ]);
}
