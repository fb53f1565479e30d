using NodaTime;
using WriteOffMetrics.Allowances;
using WriteOffMetrics.Receivables;
using WriteOffMetrics.Tests.Receivables;
using static WriteOffMetrics.Tests.Receivables.ReceivableRows;

namespace WriteOffMetrics.Tests.Regressions;

/// <summary>The smallest cases in which allowances did not do what their words say.</summary>
public sealed class AllowanceRegressions
{
    private static readonly AgeingBuckets Buckets = AgeingBuckets.UpTo(0, 30);

    private static readonly ProvisionMatrix Matrix = ProvisionMatrix.FromRates(LossRates.FromPercent(Buckets, 1, 10, 50));

    private static readonly PeriodAxis January = ReportingCalendar.Months.Between(Day(1, 1), Day(1, 31));

    [Fact]
    public void A_specific_allowance_does_not_see_what_was_not_known_yet()
    {
        OpenItems items = ToItems(
            new ItemLine("A", Day(1, 1), Day(1, 1), 10m),
            new ItemLine("A", Day(1, 1), Day(1, 1), 10m) { Account = "C-2", Recorded = Day(3, 1) });
        OpenItemList then = items.AsKnownOn(Day(1, 31)).AsOf(Day(1, 31));
        Assert.Throws<ArgumentException>(() => Matrix.Apply(then, SpecificAllowance.ForAccount("C-2", Ratio.FromPercent(5), "insolvent")));
        Assert.Equal(Dollars(5), Matrix.Apply(then, SpecificAllowance.ForDocument("A", Ratio.FromPercent(50), "disputed")).Total);
    }

    /// <summary>100 due on 10 January; 60 written off before, the other 40 reach 1–30 and are paid: nothing of them is lost.</summary>
    [Fact]
    public void What_was_written_off_before_a_bucket_is_not_unpaid_in_it()
    {
        WriteOffLedger ledger = Ledger(LedgerEntry.WriteOff(Day(1, 5), Dollars(60)));
        OpenItems items = ToItems(new ItemLine("A", Day(1, 1), Day(1, 10), 100m)).Settle(ledger)
            .Settle(new SettlementLine("A", Day(2, 1), 40m));
        LossRates rates = LossRates.FromRunOff(items, Buckets, ledger, January, Day(3, 1));
        Assert.Equal([Ratio.FromPercent(60), Ratio.FromPercent(0), null], rates);
    }

    /// <summary>Two instalments, 200 written off and 100 recovered: the instalments of both months lose as much as each month's.</summary>
    [Fact]
    public void A_recovery_is_counted_once_over_neighbouring_cohorts()
    {
        WriteOffLedger ledger = Ledger(LedgerEntry.WriteOff(Day(3, 5), Dollars(200)), LedgerEntry.Recovery(Day(3, 9), Dollars(100)));
        OpenItems items = ToItems(
            new ItemLine("A", Day(1, 1), Day(1, 10), 100m), new ItemLine("A", Day(2, 1), Day(2, 10), 100m)).Settle(ledger);
        Assert.Equal(Dollars(100), Unpaid(Day(1, 1), Day(2, 28)));
        Assert.Equal(Dollars(100), Unpaid(Day(1, 1), Day(1, 31)) + Unpaid(Day(2, 1), Day(2, 28)));

        Money Unpaid(LocalDate first, LocalDate last) => LossRates.FromRunOff(
            items, Buckets, ledger, ReportingCalendar.Months.Between(first, last), Day(4, 1)).RunOff!.UnpaidOf(0);
    }

    /// <summary>30 and 70 of one day; 50 written off, 20 of it recovered, 50 open. The smaller one is settled first.</summary>
    [Fact]
    public void The_order_of_rows_does_not_decide_which_of_two_lines_a_recovery_is_on()
    {
        WriteOffLedger ledger = Ledger(LedgerEntry.WriteOff(Day(1, 20), Dollars(50)), LedgerEntry.Recovery(Day(1, 25), Dollars(20)));
        ItemLine small = new("A", Day(1, 1), Day(1, 10), 30m), large = small with { Amount = 70m };
        Assert.Equal(Rates(small, large), Rates(large, small));

        string Rates(params ItemLine[] rows) => LossRates.FromRunOff(
            ToItems(rows).Settle(ledger), Buckets, ledger, January, Day(3, 1)).WithoutUnresolved().ToString();
    }

    [Fact]
    public void Rates_by_run_off_are_refused_of_a_ledger_that_the_items_were_not_settled_by()
    {
        OpenItems items = ToItems(new ItemLine("A", Day(1, 1), Day(1, 10), 100m))
            .Settle(Ledger(LedgerEntry.WriteOff(Day(1, 5), Dollars(60))));
        WriteOffLedger other = Ledger(LedgerEntry.WriteOff(Day(1, 6), Dollars(7)));
        Assert.Throws<ArgumentException>(() => LossRates.FromRunOff(items, Buckets, other, January, Day(3, 1)));
    }

    [Fact]
    public void The_table_of_rates_has_the_rate_of_what_is_undated()
    {
        string table = LossRates.FromPercent(Buckets, 1, 2, 3).WithUndatedRate(Ratio.FromPercent(9)).ToTable().ToString();
        Assert.Contains("undated", table, StringComparison.Ordinal);
        Assert.Contains("9.00 %", table, StringComparison.Ordinal);
    }

    /// <summary>Half a dollar in each of two buckets is a dollar, also where it is printed without cents.</summary>
    [Fact]
    public void What_is_printed_without_cents_adds_up_to_the_printed_total()
    {
        RequiredAllowance required = ProvisionMatrix.FromRates(LossRates.FromPercent(Buckets, 50, 50, 50))
            .Apply(Day(1, 31), Dollars(1), Dollars(1), Dollars(0));
        decimal[] printed = [.. required.ToTable(new TableOptions { AmountFormat = "N0" }).ToString().Split('\n').Skip(1)
            .Select(row => decimal.Parse(row.Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture))];
        Assert.Equal(printed[^1], printed[..^1].Sum());
    }

    [Fact]
    public void A_reason_of_a_factor_stays_on_one_line()
    {
        RequiredAllowance required = Matrix.WithForwardLookingFactor(1.1m, "unemployment\nboard paper")
            .Apply(Day(1, 31), Dollars(1), Dollars(1), Dollars(0));
        Assert.All(required.Explain().Details, detail => Assert.DoesNotContain("\n", detail.Value, StringComparison.Ordinal));
    }

    [Fact]
    public void An_item_without_exposure_in_a_bucket_without_a_rate_is_listed()
    {
        OpenItemList list = ToItems(new ItemLine("A", Day(1, 1), null, 10m) { Insured = 10m }).AsOf(Day(1, 31));
        RequiredAllowance required = Matrix.WithoutInsured().Apply(list);
        ItemAllowance one = Assert.Single(required.Items);
        Assert.Equal((Dollars(0), Dollars(0)), (one.Exposure, one.Amount));
    }

    [Fact]
    public void A_roll_forward_refuses_ledgers_by_another_date_of_another_category_and_without_a_period()
    {
        WriteOffLedger ledger = Ledger(LedgerEntry.WriteOff(Day(1, 5), Dollars(60)) with { OriginDate = new(2025, 6, 1) });
        AllowanceRollForward year = AllowanceRollForward.From(Dollars(100));
        Assert.Throws<ArgumentException>(() => year.WriteOffs(ledger.WithPeriodBasis(PeriodBasis.OriginDate), January[0]));
        Assert.Throws<ArgumentException>(
            () => year.WriteOffs(ledger, January[0]).Recoveries(ledger.Where(EntryCategory.Inventory), January[0]));
        Assert.Throws<ArgumentException>(() => year.WriteOffs(ledger, default));
    }

    [Fact]
    public void A_closing_that_fits_does_not_overflow_on_the_way()
    {
        const long Much = 8_000_000_000_000_000_000;
        AllowanceRollForward year = AllowanceRollForward.From(Money.FromMinorUnits(-Much, Usd))
            .Other(Money.FromMinorUnits(Much, Usd), "moved").Other(Money.FromMinorUnits(Much / 2, Usd), "moved");
        Assert.Equal(Money.FromMinorUnits(Much / 2, Usd), year.Closing);
    }

    [Fact]
    public void Combined_roll_forwards_post_to_the_accounts_of_each_or_are_refused()
    {
        AllowanceRollForward one = Of("1209"), other = Of("2209");
        string[] credits;
        try
        {
            credits = [.. AllowanceRollForward.Combine([one, other]).ProposedJournal.Select(line => line.Credit)];
        }
        catch (ArgumentException)
        {
            return;
        }

        Assert.Equal(["1209", "2209"], credits);

        AllowanceRollForward Of(string account) => AllowanceRollForward.From(Dollars(1)).CloseAt(Dollars(2))
            .WithAccounts(new JournalAccounts { Allowance = account });
    }

    private static WriteOffLedger Ledger(params LedgerEntry[] entries) => WriteOffLedger.FromEntries(
        Usd, entries.Select(entry => entry with { Account = "C-1", Document = "A" }));
}
