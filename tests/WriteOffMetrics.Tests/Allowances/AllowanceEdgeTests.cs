using System.Globalization;
using System.Numerics;
using NodaTime;
using WriteOffMetrics.Allowances;
using WriteOffMetrics.Receivables;
using WriteOffMetrics.Tests.Receivables;
using static WriteOffMetrics.Tests.Receivables.ReceivableRows;

namespace WriteOffMetrics.Tests.Allowances;

/// <summary>Allowances at their edges: nothing, very much, odd days and names, another culture, and the words of what is refused.</summary>
[Collection(Alone.Name)]
public sealed class AllowanceEdgeTests
{
    private static readonly AgeingBuckets Buckets = AgeingBuckets.UpTo(0, 30);

    private static readonly ProvisionMatrix Matrix = ProvisionMatrix.FromRates(LossRates.FromPercent(Buckets, 1, 10, 50));

    private static readonly PeriodAxis Months = ReportingCalendar.Months.Between(Day(1, 1), Day(3, 31));

    [Fact]
    public void Of_nothing_and_of_credits_alone_nothing_is_required_and_an_overlay_is_refused()
    {
        OpenItems credit = ToItems(new ItemLine("A", Day(1, 1), Day(1, 1), 5m) { Kind = OpenItemKind.CreditNote });
        foreach (OpenItems items in new[] { ToItems(), credit })
        {
            RequiredAllowance none = Matrix.WithoutTax().Apply(items.AsOf(Day(1, 2)));
            Assert.Equal((Dollars(0), Dollars(0), 3), (none.Total, none.Exposure, none.Lines.Count));
            Assert.Empty(none.Items);
            Assert.Empty(none.By("account"));
            Assert.Throws<ArgumentException>(() => Matrix.WithOverlay(Overlay(0.01m)).Apply(items.AsOf(Day(1, 2))));
            ArgumentException refused = Assert.Throws<ArgumentException>(() => Matrix.Apply(items.AsOf(Day(1, 2)), Of("C-1", 50)));
            Assert.StartsWith(
                "Found account 'C-1', which no debit of the open items has; one that occurs is allowed.", refused.Message,
                StringComparison.Ordinal);
        }
    }

    /// <summary>A rate that nobody knows is needed where something is open, and there alone.</summary>
    [Fact]
    public void Unknown_rates_are_refused_only_where_there_is_exposure()
    {
        LossRates unknown = LossRates.FromRunOff(ToItems(), Buckets, WriteOffLedger.FromEntries(Usd, []), Months, Day(4, 1));
        Assert.Equal([null, null, null], unknown);
        ProvisionMatrix matrix = ProvisionMatrix.FromRates(unknown.WithRate(1, Ratio.FromPercent(20)));
        OpenItems overdue = ToItems(new ItemLine("A", Day(1, 1), Day(1, 1), 5m));
        Assert.Equal(Dollars(1), matrix.Apply(overdue.AsOf(Day(1, 31))).Total);
        ArgumentException refused = Assert.Throws<ArgumentException>(() => matrix.Apply(overdue.AsOf(Day(1, 1))));
        Assert.Contains("Found 5.00 USD in not due and no rate for it", refused.Message, StringComparison.Ordinal);
        Assert.Contains("LossRates.WithRate(0, rate)", refused.Message, StringComparison.Ordinal);
        OpenItems undated = ToItems(new ItemLine("A", Day(1, 1), null, 5m));
        refused = Assert.Throws<ArgumentException>(() => Matrix.Apply(undated.AsOf(Day(1, 1))));
        Assert.Contains("LossRates.WithUndatedRate(rate)", refused.Message, StringComparison.Ordinal);
        ProvisionMatrix withUndated = ProvisionMatrix.FromRates(
            LossRates.FromPercent(Buckets, 1, 2, 3).WithUndatedRate(Ratio.FromPercent(40)));
        Assert.Equal(Dollars(2), withUndated.Apply(undated.AsOf(Day(1, 1))).Total);
    }

    /// <summary>2^62 minor units at a rate of 28 decimals: the product has 90 bits above the point, and is exact.</summary>
    [Fact]
    public void Amounts_of_62_bits_at_rates_of_28_decimals_are_exact()
    {
        const long Large = 1L << 62;
        decimal rate = 0.0123456789012345678901234567m;
        ProvisionMatrix matrix = ProvisionMatrix.FromRates(LossRates.FromValues(
            Buckets, Ratio.FromDecimal(rate), Ratio.FromDecimal(1m - rate), Ratio.FromDecimal(1m)));
        OpenItems items = ToItems(
            new ItemLine("A", Day(1, 1), Day(1, 1), Large / 100m), new ItemLine("B", Day(1, 1), Day(1, 31), (Large - 1) / 100m));
        RequiredAllowance required = matrix.Apply(items.AsOf(Day(1, 20)));
        BigInteger scale = BigInteger.Pow(10, 28), dividend = new(rate * 1e28m);
        BigInteger exact = (Large - 1) * dividend + Large * (scale - dividend);
        Assert.Equal(Rational.Of(exact, scale), Rational.Of(required.Series[0].Exact));
        Assert.Equal(Rational.Of(exact, scale).Rounded, required.Total.MinorUnits);
        Assert.Equal(long.MaxValue, required.Exposure.MinorUnits);
        Assert.Equal(required.Total.MinorUnits, required.Lines.Sum(line => line.Amount.MinorUnits));
        Assert.Equal(long.MaxValue, matrix.WithForwardLookingFactor(1e20m, "all").Apply(items.AsOf(Day(1, 20))).Total.MinorUnits);
        Assert.Throws<OverflowException>(() => Matrix.Apply(
            Day(1, 1), Money.FromMinorUnits(long.MaxValue, Usd), Money.FromMinorUnits(1, Usd), Dollars(0)));
    }

    [Theory]
    [InlineData("JPY", "105", "10")]
    [InlineData("KWD", "105.125", "10.513")]
    public void Currencies_without_and_with_three_decimals_are_rounded_to_their_own_minor_unit(string code, string amount, string expected)
    {
        Currency currency = Currency.FromCode(code);
        Money exposure = Money.FromDecimal(decimal.Parse(amount, CultureInfo.InvariantCulture), currency), zero = Money.Zero(currency);
        ProvisionMatrix matrix = ProvisionMatrix.FromRates(LossRates.FromPercent(Buckets, 0, code == "JPY" ? 9.5m : 10m, 0));
        RequiredAllowance required = matrix.Apply(Day(1, 1), zero, exposure, zero);
        Assert.Equal(Money.FromDecimal(decimal.Parse(expected, CultureInfo.InvariantCulture), currency), required.Total);
        Assert.Equal(required.Total, AllowanceRollForward.From(zero).CloseAt(required.Total)[AllowanceMovementKind.Provision]);
    }

    /// <summary>Documents of 10 dollars with 1 to 1,000 cents set aside; half of each was paid since, so that half is left of it.</summary>
    [Fact]
    public void A_thousand_specific_allowances_are_each_reversed_by_what_was_paid()
    {
        OpenItems items = ToItems(Enumerable.Range(1, 1_000).Select(i => new ItemLine($"D-{i}", Day(1, 1), Day(1, 1), 10m)))
            .Settle(Enumerable.Range(1, 1_000).Select(i => new SettlementLine($"D-{i}", Day(1, 9), 5m)));
        RequiredAllowance required = Matrix.Apply(items.AsOf(Day(1, 10)), [.. Enumerable.Range(1, 1_000).Select(i =>
            SpecificAllowance.ForDocument($"D-{i}", Dollars(i / 100m), "disputed").WithAssessedOn(Day(1, 5)))]);
        Assert.Equal(Rational.Of(1_000 * 1_001 / 2, 2), Rational.Of(required.Series[0].Exact));
        Assert.Equal(required.Total, required.Lines.Aggregate(Dollars(0), (sum, line) => sum + line.Amount));
        Assert.Equal((Dollars(0), Dollars(2_502.50m)), (required[AllowancePart.Matrix], required[AllowancePart.Specific]));
    }

    /// <summary>Assessed on a leap day; what was invoiced the day after is in the matrix.</summary>
    [Fact]
    public void What_is_assessed_on_a_leap_day_covers_what_was_open_then()
    {
        OpenItems items = ToItems(
            new ItemLine("A", new(2028, 2, 29), new(2028, 2, 29), 100m), new ItemLine("B", new(2028, 3, 1), new(2028, 3, 1), 100m));
        RequiredAllowance required = Matrix.Apply(items.AsOf(new(2028, 3, 30)), Of("C-1", 80).WithAssessedOn(new(2028, 2, 29)));
        Assert.Equal((Dollars(80), Dollars(10)), (required[AllowancePart.Specific], required[AllowancePart.Matrix]));
        Assert.Equal(Dollars(160), Matrix.Apply(items.AsOf(new(2028, 3, 30)), Of("C-1", 80)).Total);
    }

    /// <summary>ISO week 53 of 2026 is 28 December to 3 January.</summary>
    [Fact]
    public void A_53rd_week_is_a_period_of_its_own()
    {
        PeriodAxis weeks = ReportingCalendar.IsoWeeks.Between(new(2026, 12, 21), new(2027, 1, 10));
        WriteOffLedger ledger = WriteOffLedger.FromEntries(
            Usd, [LedgerEntry.WriteOff(new(2027, 1, 3), Dollars(3)), LedgerEntry.WriteOff(new(2027, 1, 4), Dollars(4))]);
        AllowanceHistory history = AllowanceHistory.FromLedger(
            ledger, weeks, Dollars(5), AmountSeries.FromValuesInOrder(Usd, weeks, [5m, 5m, 5m]));
        Assert.Equal([0m, 3m, 4m], history.Provision.Select(point => point.Amount.ToDecimal()));
        Assert.Throws<ArgumentException>(history.ExhaustionTime);
    }

    [Fact]
    public void Another_culture_changes_no_text_and_no_figure()
    {
        string invariant = Texts();
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
            Assert.Equal(invariant, Texts());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        static string Texts()
        {
            OpenItems items = ToItems(new ItemLine("INVOICE i", Day(1, 1), Day(1, 1), 1234.56m) { Account = "İI" });
            RequiredAllowance required = Matrix.WithOverlay(Overlay(1m)).WithForwardLookingFactor(1.25m, "I")
                .Apply(items.AsOf(Day(1, 20)), Of("İI", 12.5m));
            AllowanceRollForward year = AllowanceRollForward.From(Dollars(1000)).WriteOffs(Dollars(1.5m)).CloseAt(required.Total);
            return $"{required} {required.Explain()} {required.ToTable()} {year} {year.Explain()} "
                + $"{string.Join("; ", year.ProposedJournal)} {string.Join("; ", required.Items)} {required.Matrix} "
                + required.Matrix.Overlays[0];
        }
    }

    [Fact]
    public async Task Eight_threads_read_one_allowance_and_one_list_whose_attribution_was_not_made_yet()
    {
        for (int seed = 0; seed < Math.Max(3, Cases.Count / 10); seed++)
        {
            RandomPortfolio portfolio = new(seed);
            ProvisionMatrix matrix = ProvisionMatrix.FromRates(
                LossRates.FromPercent(Buckets, 1, 10, 50).WithUndatedRate(Ratio.FromPercent(5)));
            LocalDate day = portfolio.Last.PlusDays(-20);
            string expected = Read(matrix.Apply(portfolio.ToItems().AsOf(day)));
            OpenItems items = portfolio.ToItems();
            var shared = new Lazy<RequiredAllowance>(() => matrix.Apply(items.AsOf(day)));
            using var start = new Barrier(8);
            string[] found = await Task.WhenAll(Enumerable.Range(0, 8).Select(thread => Task.Factory.StartNew(
                () =>
                {
                    start.SignalAndWait();
                    return Read(thread % 2 == 0 ? matrix.Apply(items.AsOf(day)) : shared.Value);
                },
                CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
            Assert.All(found, one => Assert.Equal(expected, one));
        }

        static string Read(RequiredAllowance one) => $"{one} {string.Join("; ", one.Items)} {string.Join("; ", one.Lines)} "
            + string.Join("; ", one.By("account").Concat(one.By("region")).Select(part => $"{part.Key} {part.Value[0].Exact.ToText()}"));
    }

    [Fact]
    public void Default_values_and_null_among_others_are_refused()
    {
        OpenItemList list = ToItems(new ItemLine("A", Day(1, 1), Day(1, 1), 5m)).AsOf(Day(1, 2));
        Assert.Throws<ArgumentException>(() => Matrix.Apply(list, Of("C-1", 1), null!));
        Assert.Throws<ArgumentException>(() => Matrix.Apply(Day(1, 1), default(Money), default, default));
        Assert.Throws<ArgumentException>(() => AllowanceRollForward.From(default));
        Assert.Throws<ArgumentException>(() => AllowanceRollForward.From(Dollars(1)).Provision(default, default));
        Assert.Throws<ArgumentException>(() => AllowanceRollForward.From(Dollars(1)).Recoveries(default(Money)));
        Assert.Throws<ArgumentException>(() => AllowanceRollForward.From(Dollars(1)).CloseAt(default));
        Assert.Throws<ArgumentException>(() => AllowanceRollForward.Combine([AllowanceRollForward.From(Dollars(1)), null!]));
        Assert.Throws<ArgumentException>(() => AllowanceHistory.FromRollForwards(Months, [null!, null!, null!]));
        Assert.Throws<ArgumentException>(() => ManagementOverlay.FromAmount(default, "storm", Day(1, 1)));
        Assert.Throws<ArgumentException>(() => SpecificAllowance.ForAccount("C-1", default(Money), "insolvent"));
        Assert.Throws<ArgumentException>(() => ProvisionMatrix.FromRates("region", [("R", null!)]));
        Assert.Throws<ArgumentException>(() => LossGivenDefault.By(Months, [null!], Usd));
        Assert.Throws<ArgumentException>(() => LossGivenDefault.FromCashFlows(default, Day(1, 1), default, []));
        Assert.Equal(Dollars(0), Matrix.Apply(list, SpecificAllowance.ForAccount("C-1", default(Ratio), "paid")).Total);
    }

    /// <summary>A text of two lines stands on one wherever one line is promised.</summary>
    [Fact]
    public void Texts_with_line_breaks_stay_on_one_line()
    {
        OpenItemList list = ToItems(new ItemLine("A\nB", Day(1, 1), Day(1, 1), 5m) { Account = "C\n1", Region = "R\n1" }).AsOf(Day(1, 2));
        ProvisionMatrix matrix = ProvisionMatrix.FromRates("region", [("R\n1", LossRates.FromPercent(Buckets, 1, 10, 50))])
            .WithOverlay(ManagementOverlay.FromAmount(Dollars(1), "storm\nflood", Day(1, 9)).For("region", "R\n1"));
        SpecificAllowance specific = SpecificAllowance.ForAccount("C\n1", Ratio.FromPercent(10), "insolvent\nsince May");
        AllowanceRollForward year = AllowanceRollForward.From(Dollars(1)).Other(Dollars(1), "moved\nback")
            .WithAccounts(new JournalAccounts { Other = "o\nther" });
        IEnumerable<object> texts =
        [
            matrix, specific, matrix.Overlays[0], matrix.Apply(list), matrix.Apply(list, specific), .. matrix.Apply(list).Lines,
            .. matrix.Apply(list, specific).Lines, .. matrix.Apply(list).Items, year, .. year.Movements, .. year.ProposedJournal,
            .. matrix.Apply(list, specific).Explain().Details.Select(detail => detail.Value),
            .. year.Explain().Details.Select(detail => detail.Value), .. matrix.Apply(list).ToTable().ToString().Split('\n').Skip(4),
        ];
        Assert.All(texts, text => Assert.DoesNotContain("\n", text.ToString(), StringComparison.Ordinal));
        Assert.Equal(4, matrix.Apply(list).ToTable().ToString().Split('\n').Length - 2);
    }

    [Fact]
    public void A_ledger_narrowed_to_a_category_a_kind_or_a_period_gives_its_own_and_an_incomplete_one_says_so()
    {
        WriteOffLedger ledger = WriteOffLedger.FromEntries(
            Usd,
            [
                LedgerEntry.WriteOff(Day(1, 5), Dollars(5)), LedgerEntry.Reversal(Day(1, 6), Dollars(1)),
                LedgerEntry.WriteOff(Day(1, 7), Dollars(8)) with { Category = EntryCategory.Inventory },
                LedgerEntry.Recovery(Day(1, 8), Dollars(2)), LedgerEntry.RecoveryReturned(Day(1, 9), Dollars(3)),
            ]);
        Assert.Equal([-5m, 1m, 2m, -3m], Moves(ledger));
        Assert.Equal([-8m, 0m], Moves(ledger.Where(EntryCategory.Inventory)));
        Assert.Equal([0m, 2m], Moves(ledger.Where(EntryKind.Recovery)));
        Assert.Equal([0m, 0m], Moves(ledger.Where(Months[1])));
        AllowanceRollForward incomplete = AllowanceRollForward.From(Dollars(1)).WriteOffs(ledger.CompleteThrough(Day(1, 30)), Months[0]);
        Assert.False(incomplete.IsComplete);
        Assert.False(AllowanceRollForward.Combine([AllowanceRollForward.From(Dollars(1)), incomplete]).IsComplete);
        AllowanceHistory history = AllowanceHistory.FromLedger(
            ledger.CompleteThrough(Day(2, 27)), Months, Dollars(1), AmountSeries.FromValuesInOrder(Usd, Months, [1m, 1m, 1m]));
        Assert.Equal([true, false, false], history.Closing.Select(point => point.IsComplete));
        Assert.Equal([true, false, false], history.ExpenseToWriteOffs().Select(point => point.IsComplete));
        Assert.Contains("*", history.ToTable().ToString(), StringComparison.Ordinal);

        static IEnumerable<decimal> Moves(WriteOffLedger from) => AllowanceRollForward.From(Dollars(0)).WriteOffs(from, Months[0])
            .Recoveries(from, Months[0]).Movements.Select(one => one.Change.ToDecimal());
    }

    [Fact]
    public void A_history_whose_periods_do_not_continue_each_other_says_by_how_much_and_cash_agrees_all_the_same()
    {
        AllowanceHistory history = AllowanceHistory.FromRollForwards(
            Months, [Year(1, 2), Year(5, 4), Year(4, 4).WithAccounts(new JournalAccounts { Cash = "1000" })]);
        Assert.Equal("allowance-not-continued", Assert.Single(history.Findings).Rule.Id);
        Assert.Equal(Dollars(3), history.Findings[0].AmountAtStake);
        WriteOffModels models = WriteOffModels.Compare(
            history, Dollars(9), AmountSeries.FromValuesInOrder(Usd, Months, [9m, 8m, 7m]),
            AmountSeries.FromValuesInOrder(Usd, Months, [1m, 1m, 1m]));
        Assert.Equal([1m, 2m, 2m], models.Direct.Cash.Select(point => point.Amount.ToDecimal()));
        Assert.Equal([1m, 2m, 2m], models.Allowance.Cash.Select(point => point.Amount.ToDecimal()));

        static AllowanceRollForward Year(decimal opening, decimal closing) =>
            AllowanceRollForward.From(Dollars(opening)).CloseAt(Dollars(closing));
    }

    /// <summary>A release, and write-offs corrected by more than was written off.</summary>
    [Fact]
    public void Negative_provisions_and_write_offs_are_figures_and_without_write_offs_the_back_test_has_none()
    {
        PeriodAxis one = ReportingCalendar.Months.Between(Day(1, 1), Day(1, 31));
        AllowanceRollForward released = AllowanceRollForward.From(Dollars(10)).WriteOffs(Dollars(-2)).CloseAt(Dollars(4));
        Assert.Equal(Dollars(-8), released[AllowanceMovementKind.Provision]);
        Assert.Equal(
            ["Dr receivables, Cr allowance: 2.00 USD, write-offs: stated",
                "Dr allowance, Cr bad-debt expense: 8.00 USD, provision: computed so that the allowance closes"],
            released.ProposedJournal.Select(line => line.ToString()));
        AllowanceHistory history = AllowanceHistory.FromRollForwards(one, [released]);
        Assert.Equal(MetricStatus.NegativeDenominator, history.ExpenseToWriteOffs()[0].Status);
        AllowanceHistory quiet = AllowanceHistory.FromRollForwards(one, [AllowanceRollForward.From(Dollars(10)).CloseAt(Dollars(10))]);
        Assert.Equal(MetricStatus.ZeroDenominator, quiet.ExpenseToWriteOffs()[0].Status);
        Assert.Equal(MetricStatus.ZeroDenominator, quiet.OpeningToWriteOffs()[0].Status);
        Assert.True(quiet.ExhaustionTime()[0].IsLowerBound);
        Assert.Empty(quiet.SelectMany(period => period.ProposedJournal));
    }

    [Fact]
    public void What_does_not_fit_is_refused_with_what_was_found_and_what_is_allowed()
    {
        OpenItems items = ToItems(
            new ItemLine("A", Day(1, 1), Day(1, 1), 40m), new ItemLine("B", Day(1, 1), Day(1, 1), 1m),
            new ItemLine("B", Day(1, 1), Day(1, 1), 1m) { Account = "C-2" });
        OpenItemList list = items.AsOf(Day(1, 20));
        Refused("up to 41.00 USD, what was open of it", () => Matrix.Apply(list, Amount("C-1", 41.01m)));
        Assert.Equal(Dollars(41.10m), Matrix.Apply(list, Amount("C-1", 41m)).Total);
        Refused("named twice", () => Matrix.Apply(list, Of("C-1", 1), Of("C-1", 2)));
        Refused("cover the same item", () => Matrix.Apply(
            list, Of("C-1", 1), SpecificAllowance.ForDocument("A", Ratio.FromPercent(2), "disputed")));
        Refused("which several accounts have", () => Matrix.Apply(
            list, SpecificAllowance.ForDocument("B", Ratio.FromPercent(2), "disputed")));
        Refused("assessment on or before 2026-01-20", () => Matrix.Apply(list, Of("C-1", 1).WithAssessedOn(Day(1, 21))));
        Refused("has expired on 2026-01-20", () => Matrix.WithOverlay(
            ManagementOverlay.FromAmount(Dollars(1), "storm", Day(1, 19))).Apply(list));
        _ = Matrix.WithOverlay(ManagementOverlay.FromAmount(Dollars(1), "storm", Day(1, 20))).Apply(list);
        Refused("zero up to what is open", () => Matrix.WithOverlay(Overlay(37.81m)).Apply(list));
        Assert.Equal(Dollars(42), Matrix.WithOverlay(Overlay(37.80m)).Apply(list).Total);
        Refused("zero up to what is open", () => Matrix.WithOverlay(Overlay(-4.21m)).Apply(list));
        Refused("the buckets of the rates", () => Matrix.Apply(list.AgeBy(AgeingBuckets.UpTo(0, 31))));
        Refused("one of a single day", () => Matrix.Apply(items.AgeBy(Buckets, Months)));
        Refused("Found a watch-list", () => Matrix.Apply(list.AtRisk(AtRiskRule.DaysPastDueAbove(1))));
        Refused("the ageing of a watch-list", () => Matrix.Apply(list.AtRisk(AtRiskRule.DaysPastDueAbove(1)).AgeBy(Buckets)));
        Refused("no open debit that states it", () => Matrix.WithoutInsured().Apply(list));

        void Refused(string words, Action act) => Assert.Contains(
            words, Assert.Throws<ArgumentException>(act).Message, StringComparison.Ordinal);
    }

    private static SpecificAllowance Of(string account, decimal percent) =>
        SpecificAllowance.ForAccount(account, Ratio.FromPercent(percent), "insolvent");

    private static SpecificAllowance Amount(string account, decimal amount) =>
        SpecificAllowance.ForAccount(account, Dollars(amount), "insolvent");

    private static ManagementOverlay Overlay(decimal amount) => ManagementOverlay.FromAmount(Dollars(amount), "storm", Day(12, 31));
}
