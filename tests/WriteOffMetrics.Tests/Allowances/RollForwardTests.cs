using NodaTime;
using WriteOffMetrics.Allowances;
using WriteOffMetrics.Receivables;
using static WriteOffMetrics.Tests.Receivables.ReceivableRows;

namespace WriteOffMetrics.Tests.Allowances;

/// <summary>Roll-forwards (M11) of a ledger, their postings, other currencies and several companies.</summary>
public sealed class RollForwardTests
{
    private static readonly PeriodAxis Years = ReportingCalendar.Years.Between(Day(1, 1), Day(12, 31));

    /// <summary>
    /// Written off 100 + 60, of which 60 were reversed; recovered 30, of which 10 were returned. 500 − 160 + 60 + 30 − 10 = 420; 450 are
    /// required, so 30 are added.
    /// </summary>
    [Fact]
    public void A_ledger_gives_write_offs_reversals_recoveries_and_those_returned_with_their_entries()
    {
        AllowanceRollForward year = OfLedger().CloseAt(Dollars(450m));
        Assert.Equal(
            [-160m, 60m, 30m, -10m, 30m], year.Movements.Select(movement => movement.Change.ToDecimal()));
        Assert.Equal([2L, 1, 1, 1, null], year.Movements.Select(movement => movement.Evidence.Count));
        Assert.Equal((Years[0], true), (year.Period!.Value, year.IsComplete));
        Assert.Equal(
            [
                "Dr allowance, Cr receivables: 160.00 USD",
                "Dr receivables, Cr allowance: 60.00 USD",
                "Dr receivables, Cr allowance: 30.00 USD", "Dr cash, Cr receivables: 30.00 USD",
                "Dr allowance, Cr receivables: 10.00 USD", "Dr receivables, Cr cash: 10.00 USD",
                "Dr bad-debt expense, Cr allowance: 30.00 USD",
            ],
            year.ProposedJournal.Select(line => string.Join(", ", line.ToString()["2026: ".Length..].Split(", ")[..2])));
        Assert.All(year.ProposedJournal, line => Assert.Equal(Years[0], line.Period));
        Assert.Equal(
            [("bad-debt expense", "receivables", 160m), ("receivables", "bad-debt expense", 60m), ("receivables", "bad-debt expense", 30m),
                ("cash", "receivables", 30m), ("bad-debt expense", "receivables", 10m), ("receivables", "cash", 10m)],
            year.ProposedDirectJournal.Select(line => (line.Debit, line.Credit, line.Amount.ToDecimal())));
        Assert.Equal(
            "2026: Dr 6550 Bad debts, Cr 1190 Allowance: 30.00 USD, provision: computed so that the allowance closes",
            year.WithAccounts(new JournalAccounts { Expense = "6550 Bad debts", Allowance = "1190 Allowance" })
                .ProposedJournal[^1].ToString());
    }

    /// <summary>
    /// The books have 95 written off, the ledger 100 net of reversals: 5 apart, with the entries of the ledger behind it.
    /// </summary>
    [Fact]
    public void Booked_figures_are_reconciled_to_the_ledger()
    {
        AllowanceRollForward year = AllowanceRollForward.From(Dollars(500m)).WriteOffs(Ledger(), Years[0], Dollars(95m))
            .Recoveries(Ledger(), Years[0], Dollars(20m)).CloseAt(Dollars(450m));
        Finding finding = Assert.Single(year.Findings);
        Assert.Equal(("ledger-differs-from-books", Dollars(5m)), (finding.Rule.Id, finding.AmountAtStake!.Value));
        Assert.Contains(
            "Found write-offs of 100.00 USD in the ledger and 95.00 USD in the books, 5.00 USD apart. Post what is missing, or look for "
            + "entries of other periods.",
            finding.ToString());
        Assert.Equal(2, finding.Evidence.Count);
    }

    /// <summary>Without a stated provision it closes; with one, what does not add up is told, and nothing is changed.</summary>
    [Fact]
    public void A_stated_provision_is_never_changed()
    {
        AllowanceRollForward year = AllowanceRollForward.From(Dollars(100m)).Provision(Dollars(20m)).WriteOffs(Dollars(30m))
            .Recoveries(Dollars(5m)).CloseAt(Dollars(85m));
        Assert.Equal(Dollars(-10m), year.Difference);
        Assert.Equal(
            "Allowance-does-not-close".ToLowerInvariant(), Assert.Single(year.Findings).Rule.Id);
        Assert.Contains(
            "Found a closing allowance of 85.00 USD, 10.00 USD below 95.00 USD, which opening and movements add up to. It is as if "
            + "recoveries had the opposite sign.",
            year.Findings[0].ToString());
        Assert.Contains("as if the closing did not contain", AllowanceRollForward.From(Dollars(100m)).Provision(Dollars(20m))
            .WriteOffs(Dollars(30m)).CloseAt(Dollars(120m)).Findings[0].ToString());
    }

    /// <summary>
    /// 100 EUR at 1.10 = 110; provision of 50 and write-offs of 30 at 1.20 = 60 and 36; closing 120 at 1.25 = 150. 110 + 60 − 36 = 134:
    /// rates made 16. Together with a company of 10 + 5 = 15 in dollars: 120 + 65 − 36 + 16 = 165.
    /// </summary>
    [Fact]
    public void Companies_are_converted_and_added_up()
    {
        Currency eur = Currency.FromCode("EUR");
        AllowanceRollForward european = AllowanceRollForward.From(Money.FromDecimal(100m, eur)).Provision(Money.FromDecimal(50m, eur))
            .WriteOffs(Money.FromDecimal(30m, eur)).CloseAt(Money.FromDecimal(120m, eur));
        AllowanceRollForward converted = european.ConvertTo(Usd, 1.10m, 1.20m, 1.25m, MidpointRounding.AwayFromZero);
        Assert.Equal(
            "110.00 USD + provision 60.00 USD − write-offs 36.00 USD + exchange differences 16.00 USD = 150.00 USD", converted.ToString());
        AllowanceRollForward both = AllowanceRollForward.Combine(
            [converted, AllowanceRollForward.From(Dollars(10m)).Provision(Dollars(5m)).CloseAt(Dollars(15m))]);
        Assert.Equal(
            "120.00 USD + provision 65.00 USD − write-offs 36.00 USD + exchange differences 16.00 USD = 165.00 USD", both.ToString());
        Assert.Empty(both.Findings);
        Assert.Contains("one currency is allowed", Assert.Throws<ArgumentException>(
            () => AllowanceRollForward.Combine([european, converted])).Message);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        AllowanceRollForward open = AllowanceRollForward.From(Dollars(1m));
        Money euro = Money.FromDecimal(1m, Currency.FromCode("EUR"));
        Assert.Throws<ArgumentException>(() => open.Provision(euro));
        Assert.Throws<ArgumentException>(() => open.CloseAt(euro));
        Assert.Throws<ArgumentException>(() => open.WriteOffs(default(Money)));
        Assert.Throws<ArgumentException>(() => AllowanceRollForward.From(default));
        Assert.Throws<InvalidOperationException>(() => open.CloseAt(Dollars(2m)).WriteOffs(Dollars(1m)));
        Assert.Throws<InvalidOperationException>(() => open.CloseAt(Dollars(2m)).CloseAt(Dollars(2m)));
        Assert.Throws<InvalidOperationException>(() => OfLedger().WriteOffs(Ledger(), Years[0]));
        Assert.Throws<ArgumentException>(() => open.WriteOffs(Ledger(), Years[0]).Recoveries(
            Ledger(), ReportingPeriod.FromDates(Day(1, 1), Day(6, 30))));
        Assert.Contains("a ledger by recorded date", Assert.Throws<ArgumentException>(
            () => open.WriteOffs(Ledger().WithPeriodBasis(PeriodBasis.RecordedDate), Years[0])).Message);
        Assert.Contains("Found entries of inventory beside receivable", Assert.Throws<ArgumentException>(
            () => open.WriteOffs(Ledger(), Years[0]).Recoveries(Ledger().Where(EntryCategory.Inventory), Years[0])).Message);
        Assert.Contains("not stated", Assert.Throws<ArgumentException>(() => open.WriteOffs(Ledger(), default)).Message);
        Assert.Contains("WithAccounts", Assert.Throws<ArgumentException>(() => AllowanceRollForward.Combine(
            [open, open.WithAccounts(new JournalAccounts { Cash = "1000" })])).Message);
        Assert.Contains("one category is allowed", Assert.Throws<ArgumentException>(() => AllowanceRollForward.Combine(
            [open.WriteOffs(Ledger(), Years[0]), open.WriteOffs(Ledger().Where(EntryCategory.Vendor), Years[0])])).Message);
        Assert.Contains("as an allowance", Assert.Throws<ArgumentException>(() => AllowanceHistory.FromLedger(
            Ledger(), Years, Dollars(1m), AmountSeries.FromValuesInOrder(ReceivablesMetrics.OpenReceivables, Usd, Years, [1m]))).Message);
        AllowanceHistory soFar = AllowanceHistory.FromLedger(
            Ledger(), Years, Dollars(1m), AmountSeries.FromValuesInOrder(Usd, Years, [1m]).CompleteThrough(Day(11, 30)));
        Assert.Equal(MetricStatus.IncompletePeriod, soFar.Provision[0].Status);
        Assert.All(soFar.WithAccounts(new JournalAccounts { Cash = "1000" })[0].ProposedJournal.Where(line => line.Reason.Contains(
            "received", StringComparison.Ordinal)), line => Assert.True(line.Debit == "1000" || line.Credit == "1000"));
        Assert.Equal("closings", Assert.Throws<ArgumentException>(() => AllowanceHistory.FromLedger(
            Ledger(), Years, Dollars(1m), AmountSeries.FromValuesInOrder(euro.Currency, Years, [1m]))).ParamName);
        Assert.Throws<ArgumentException>(() => open.Other(Dollars(1m), " "));
        Assert.Throws<ArgumentOutOfRangeException>(() => open.Provision(Dollars(1m), Ratio.FromPercent(101)));
        Assert.False(open.WriteOffs(Ledger().CompleteThrough(Day(11, 30)), Years[0]).IsComplete);
    }

    /// <summary>An allowance below zero is told. Sums that fit 64 bits are taken, whatever their parts come to on the way.</summary>
    [Fact]
    public void What_is_unusual_is_told_and_what_fits_is_taken()
    {
        AllowanceRollForward negative = AllowanceRollForward.From(Dollars(1m)).WriteOffs(Dollars(6m)).Provision(Dollars(0))
            .CloseAt(Dollars(-5m));
        Assert.Equal("allowance-below-zero", Assert.Single(negative.Findings).Rule.Id);
        Money large = Money.FromMinorUnits(8_000_000_000_000_000_000, Usd), half = Money.FromMinorUnits(4_000_000_000_000_000_000, Usd);
        AllowanceRollForward wide = AllowanceRollForward.From(-large).Other(large, "a").Other(half, "b");
        Assert.Equal(half, wide.Closing);
        Assert.EndsWith($"= {half}", wide.ToString());
        Assert.Throws<OverflowException>(() => wide[AllowanceMovementKind.Other]);
    }

    /// <summary>
    /// 0.40 + 0.20 = 0.60 without decimals is 0 + 1 = 1, and back again 1 − 1 = 0: movements lead from the printed opening to the printed
    /// closing. Exposures of 50 and 50 cents at 100 % are 1 + 0 = 1.
    /// </summary>
    [Fact]
    public void Printed_columns_add_up_in_any_number_of_decimals()
    {
        PeriodAxis years = ReportingCalendar.Years.Between(Day(1, 1), new LocalDate(2027, 12, 31));
        AllowanceHistory history = AllowanceHistory.FromRollForwards(years,
        [
            AllowanceRollForward.From(Dollars(0.4m)).Provision(Dollars(0.1m)).Recoveries(Dollars(0.1m)).CloseAt(Dollars(0.6m)),
            AllowanceRollForward.From(Dollars(0.6m)).Provision(Dollars(-0.1m)).WriteOffs(Dollars(0.1m)).CloseAt(Dollars(0.4m)),
        ]);
        foreach (string format in new[] { "N0", "F1", "N2", "N" })
        {
            IReadOnlyList<IReadOnlyList<string>> rows = history.ToTable(new TableOptions { AmountFormat = format }).Rows;
            decimal[][] columns = [.. Enumerable.Range(1, 2).Select(column => rows.Select(row => Number(row[column])).ToArray())];
            Assert.All(columns, column => Assert.Equal(column[^1], column[..^1].Sum()));
        }

        ProvisionMatrix all = ProvisionMatrix.FromRates(LossRates.FromPercent(AgeingBuckets.UpTo(0), 100m, 100m));
        TextTable table = all.Apply(Day(12, 31), Dollars(0.5m), Dollars(0.5m)).ToTable(new TableOptions { AmountFormat = "N0" });
        Assert.Equal(["1", "0", "1"], table.Rows.Select(row => row[3]));
        Assert.Equal(["1", "0", "1"], table.Rows.Select(row => row[1]));

        static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// Two years: 500 − 100 + 20 with 450 required adds 30; nothing happens in 2027, and 400 are required: 50 are released. The table of
    /// the notes has them side by side.
    /// </summary>
    [Fact]
    public void A_history_of_a_ledger_is_the_table_of_the_notes()
    {
        PeriodAxis years = ReportingCalendar.Years.Between(Day(1, 1), new LocalDate(2027, 12, 31));
        AllowanceHistory history = AllowanceHistory.FromLedger(
            Ledger(), years, Dollars(500m), AmountSeries.FromValuesInOrder(AllowanceMetrics.Allowance, Usd, years, [450m, 400m]));
        Assert.Equal(
            """
            allowance, USD          2026    2027
            opening               500.00  450.00
            provision              30.00  -50.00
            write-offs           -160.00    0.00
            reversals              60.00    0.00
            recoveries             30.00    0.00
            recoveries returned   -10.00    0.00
            closing               450.00  400.00
            """.ReplaceLineEndings("\n"),
            history.ToTable().ToString());
        Assert.Equal([30m, -50m], history.Provision.Select(point => point.Amount.ToDecimal()));
        Assert.Equal((3L, Dollars(100m)), (history.WriteOffs[0].EntryCount!.Value, history.WriteOffs[0].Amount));
        Assert.Equal(3, history.WriteOffs[0].Entries.Count);
        Assert.Equal(MetricStatus.ZeroDenominator, history.ExpenseToWriteOffs()[1].Status);
        Assert.Empty(history.Findings);

        AllowanceHistory torn = AllowanceHistory.FromRollForwards(years,
            [AllowanceRollForward.From(Dollars(1m)).CloseAt(Dollars(2m)), AllowanceRollForward.From(Dollars(3m)).CloseAt(Dollars(3m))]);
        Assert.Equal("allowance-not-continued", Assert.Single(torn.Findings).Rule.Id);
    }

    private static AllowanceRollForward OfLedger() =>
        AllowanceRollForward.From(Dollars(500m)).WriteOffs(Ledger(), Years[0]).Recoveries(Ledger(), Years[0]);

    private static WriteOffLedger Ledger() => WriteOffLedger.FromEntries(Usd,
    [
        LedgerEntry.WriteOff(Day(2, 1), Dollars(100m)) with { Document = "A" },
        LedgerEntry.WriteOff(Day(3, 1), Dollars(60m)) with { Document = "B" },
        LedgerEntry.Reversal(Day(4, 1), Dollars(60m)) with { Document = "B" },
        LedgerEntry.Recovery(Day(5, 1), Dollars(30m)) with { Document = "A" },
        LedgerEntry.RecoveryReturned(Day(6, 1), Dollars(10m)) with { Document = "A" },
    ]);
}
