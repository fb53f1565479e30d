using NodaTime;
using WriteOffMetrics.Allowances;
using WriteOffMetrics.Receivables;
using WriteOffMetrics.Tests.Receivables;
using static WriteOffMetrics.Tests.Receivables.ReceivableRows;

namespace WriteOffMetrics.Tests.Allowances;

/// <summary>Bad-debt expense ratio (M6), coverage (M10), cohort recovery (M9c), M40, originations, and both methods side by side.</summary>
public sealed class AllowanceRatioTests
{
    private static readonly PeriodAxis Years = ReportingCalendar.Years.Between(Day(1, 1), new LocalDate(2027, 12, 31));

    /// <summary>81,480 ÷ 10,185,000 = 0.8 %; released, −20,370 ÷ 10,185,000 = −0.2 %; together 61,110 ÷ 20,370,000 = 0.3 %.</summary>
    [Fact]
    public void Bad_debt_expense_over_credit_sales_may_be_negative()
    {
        AmountSeries sales = Stated(StatedSales, 10_185_000m, 10_185_000m);
        RatioSeries ratio = Stated(AllowanceMetrics.NetAddition, 81_480m, -20_370m).ToBadDebtExpenseRatio(sales);
        Assert.Equal(["0.8 %", "-0.2 %"], ratio.Select(point => point.Ratio!.Value.ToString("0.0 %", null)));
        Assert.Equal("0.3 %", ratio.Overall.Ratio!.Value.ToString("0.0 %", null));
        Assert.Equal("M6 bad-debt expense ratio: net addition to the allowance ÷ credit sales", ratio.Definition.ToString());
        Assert.Equal(
            "M6 bad-debt expense ratio: direct write-offs less recoveries ÷ credit sales",
            Stated(AllowanceMetrics.DirectExpense, 1m, 1m).ToBadDebtExpenseRatio(sales).Definition.ToString());
        Assert.Contains("Use AllowanceHistory.Provision", Assert.Throws<ArgumentException>(
            () => sales.ToBadDebtExpenseRatio(sales)).Message);
        Assert.Contains("amounts of flows are allowed", Assert.Throws<ArgumentException>(
            () => Stated(AllowanceMetrics.NetAddition, 1m, 1m).ToBadDebtExpenseRatio(Stated(AllowanceMetrics.Allowance, 1m, 1m))).Message);
    }

    /// <summary>A refusal names both sides as they are, so that a reader finds the one to convert or restate.</summary>
    [Fact]
    public void Amounts_that_do_not_fit_together_are_refused_with_both_sides_named()
    {
        AmountSeries expense = Stated(AllowanceMetrics.NetAddition, 1m, 1m), allowance = Stated(AllowanceMetrics.Allowance, 1m, 1m);
        var euros = AmountSeries.FromValuesInOrder(Currency.FromCode("EUR"), Years, [10m, 10m]);
        Refused(
            () => expense.ToBadDebtExpenseRatio(euros),
            "Found credit sales in EUR beside bad-debt expense in USD; one currency is allowed. Convert one of them first, at a rate you "
            + "can name.");
        Refused(
            () => allowance.ToCoverageOfReceivables(euros),
            "Found gross receivables in EUR beside an allowance in USD; one currency is allowed.");
        Refused(
            () => expense.WithTaxBasis(TaxBasis.WithoutTax).ToBadDebtExpenseRatio(
                Stated(StatedSales, 10m, 10m).WithTaxBasis(TaxBasis.WithTax)),
            "Found credit sales with tax beside bad-debt expense without tax; one tax basis is allowed, or the figure is off by the "
            + "rate of tax. Restate one of them.");

        static void Refused(Func<object> make, string why) =>
            Assert.StartsWith(why, Assert.Throws<ArgumentException>(make).Message, StringComparison.Ordinal);
    }

    /// <summary>
    /// An allowance of 60 over receivables of 800 = 7.5 %; over 91+ of 48 = 125 %; over net write-offs of the months July to June. By
    /// months the first eleven have no 12 months; then 12 × 5 = 60 → 100 %.
    /// </summary>
    [Fact]
    public void Coverage_over_receivables_over_what_is_long_past_due_and_over_net_write_offs_of_a_year()
    {
        PeriodAxis months = ReportingCalendar.Months.Between(new LocalDate(2025, 7, 1), Day(6, 30));
        AmountSeries allowance = AmountSeries.FromValuesInOrder(
            AllowanceMetrics.Allowance, Usd, months, Enumerable.Repeat(60m, 12));
        OpenItems items = ToItems(
            new ItemLine("A", new LocalDate(2025, 1, 1), new LocalDate(2025, 2, 1), 48m), new ItemLine("B", Day(6, 1), Day(6, 15), 752m));
        Ageing ageing = items.AgeBy(AgeingBuckets.UpTo(0, 30, 60, 90), months);
        Assert.Equal("7.5 %", allowance.ToCoverageOfReceivables(ageing.Open)[11].Ratio!.Value.ToString("0.0 %", null));
        RatioSeries overPastDue = allowance.ToCoverageOfPastDue(ageing, 90);
        Assert.Equal("125 %", overPastDue[11].Ratio!.Value.ToString());
        Assert.Equal("M10 allowance coverage: allowance ÷ receivables more than 90 days past due", overPastDue.Definition.ToString());
        RatioSeries overLosses = allowance.ToCoverageOfNetWriteOffs(
            AmountSeries.FromValuesInOrder(AmountMetrics.NetWriteOffs, Usd, months, Enumerable.Repeat(5m, 12)));
        Assert.All(overLosses.Take(11), point => Assert.Equal(MetricStatus.TooFewPeriods, point.Status));
        Assert.Equal("100 %", overLosses[11].Ratio!.Value.ToString());
        Assert.Equal(MetricStatus.NotCombinable, overLosses.Overall.Status);
        Assert.Contains("buckets by due date of which one ends there", Assert.Throws<ArgumentException>(
            () => allowance.ToCoverageOfPastDue(ageing, 45)).Message);

        AmountSeries required = ProvisionMatrix.FromRates(LossRates.FromPercent(ageing.Buckets, 1m, 2m, 3m, 4m, 50m))
            .Apply(items.AsOf(Day(6, 30))).Series;
        RatioSeries covered = required.ToCoverageOfReceivables(
            items.BalancesBy(ReportingCalendar.Days.Between(Day(6, 30), Day(6, 30))));

        // 752 × 2 % + 48 × 50 % = 39.04; ÷ 800 = 4.88 %
        Assert.Equal("4.88 %", covered[0].Ratio!.Value.ToString());
    }

    /// <summary>
    /// 2026: A 100, of which 40 came back in 2026 and 30 in 2027, B 200, of which 50 were reversed. (40 + 30) ÷ 250 = 28 %. 2027: C 80, of
    /// which 100 came back with interest and 10 were returned: 112.5 %. A recovery of 7 names no document.
    /// Still enforced at the end of its own year: A 60, B not, C written off in 2027 less 90 = none.
    /// </summary>
    [Fact]
    public void What_came_back_of_a_cohort_and_what_is_still_enforced()
    {
        WriteOffLedger ledger = WriteOffLedger.FromEntries(Usd,
        [
            LedgerEntry.WriteOff(Day(2, 1), Dollars(100m)) with { Document = "A" },
            LedgerEntry.Recovery(Day(5, 1), Dollars(40m)) with { Document = "A" },
            LedgerEntry.Recovery(new LocalDate(2027, 1, 9), Dollars(30m)) with { Document = "A" },
            LedgerEntry.WriteOff(Day(3, 1), Dollars(200m)) with { Document = "B" },
            LedgerEntry.Reversal(new LocalDate(2027, 2, 1), Dollars(50m)) with { Document = "B" },
            LedgerEntry.WriteOff(new LocalDate(2027, 4, 1), Dollars(80m)) with { Document = "C" },
            LedgerEntry.Recovery(new LocalDate(2027, 6, 1), Dollars(100m)) with { Document = "C" },
            LedgerEntry.RecoveryReturned(new LocalDate(2027, 7, 1), Dollars(10m)) with { Document = "C" },
            LedgerEntry.Recovery(new LocalDate(2027, 8, 1), Dollars(7m)),
        ]);
        RatioSeries recovery = ledger.CohortRecoveryBy(Years, new LocalDate(2027, 12, 31));
        Assert.Equal(["28 %", "112.5 %"], recovery.Select(point => point.Ratio!.Value.ToString()));

        // (70 + 90) ÷ (250 + 80) = 160 ÷ 330
        Assert.Equal("48.48 %", recovery.Overall.Ratio!.Value.ToString("0.00 %", null));
        Assert.Contains("recoveries of 7.00 USD and reversals of 0.00 USD name no document", recovery[0].Explain().ToString());

        // By the end of June, 40 of 300: 13.33 %, and the cohort is not over.
        RatioSeries soon = ledger.CohortRecoveryBy(Years, Day(6, 30));
        Assert.Equal(MetricStatus.IncompletePeriod, soon[0].Status);
        Assert.Equal("13.33 %", soon.IncludeIncomplete()[0].Ratio!.Value.ToString("0.00 %", null));
        AmountSeries enforced = ledger.StillEnforcedBy(Years, Dimension.Document, document => document != "B");
        Assert.Equal([60m, 0m], enforced.Select(point => point.Amount.ToDecimal()));
        Assert.Contains("complete through 2026-12-31", Assert.Throws<ArgumentException>(
            () => ledger.CompleteThrough(Day(12, 31)).CohortRecoveryBy(Years, new LocalDate(2027, 12, 31))).Message);
    }

    /// <summary>
    /// 100 written off in 2026; in January 2027, on one day, reversed and written off anew with 80. The reversal undoes the first one: 0
    /// of 2026 and 80 of 2027 are still enforced. A recovery of 7 names no document, lowers nothing and is told.
    /// </summary>
    [Fact]
    public void What_is_reversed_and_booked_anew_on_one_day_is_of_the_new_day()
    {
        LocalDate anew = new(2027, 1, 10);
        WriteOffLedger ledger = WriteOffLedger.FromEntries(Usd,
        [
            LedgerEntry.WriteOff(Day(12, 15), Dollars(100m)) with { Document = "A" },
            LedgerEntry.Reversal(anew, Dollars(100m)) with { Document = "A" },
            LedgerEntry.WriteOff(anew, Dollars(80m)) with { Document = "A" },
            LedgerEntry.Recovery(anew, Dollars(7m)),
        ]);
        AmountSeries enforced = ledger.StillEnforcedBy(Years, Dimension.Document, _ => true);
        Assert.Equal([100m, 80m], enforced.Select(point => point.Amount.ToDecimal()));
        Assert.Contains("recoveries of 7.00 USD", enforced[1].Explain().ToString());
        Assert.Equal(
            [MetricStatus.ZeroDenominator, MetricStatus.Defined],
            ledger.CohortRecoveryBy(Years, new LocalDate(2027, 12, 31)).Select(point => point.Status));
    }

    /// <summary>ASC 326-20-50-6: gross write-offs of 2026 and 2027 by the year of origination; older ones and unknown ones apart.</summary>
    [Fact]
    public void Gross_write_offs_by_year_of_origination()
    {
        WriteOffLedger ledger = WriteOffLedger.FromEntries(Usd,
        [
            LedgerEntry.WriteOff(Day(2, 1), Dollars(100m)) with { OriginDate = new LocalDate(2025, 3, 1) },
            LedgerEntry.WriteOff(new LocalDate(2027, 2, 1), Dollars(30m)) with { OriginDate = Day(3, 1) },
            LedgerEntry.WriteOff(new LocalDate(2027, 3, 1), Dollars(20m)) with { OriginDate = new LocalDate(2019, 1, 1) },
            LedgerEntry.WriteOff(new LocalDate(2027, 3, 1), Dollars(5m)),
            LedgerEntry.Reversal(new LocalDate(2027, 3, 2), Dollars(5m)),
        ]);
        MetricBreakdown<AmountSeries> origins = ledger.GrossWriteOffsByOrigination(
            Years, ReportingCalendar.Years.Between(new LocalDate(2024, 1, 1), new LocalDate(2027, 12, 31)));
        Assert.Equal(
            """
            origination, USD    2026   2027  overall
            (not stated)        0.00   5.00     5.00
            2025              100.00   0.00   100.00
            2026                0.00  30.00    30.00
            before 2024         0.00  20.00    20.00
            all               100.00  55.00   155.00
            """.ReplaceLineEndings("\n"),
            origins.ToPeriodTable().ToString());
        Assert.Equal(ledger.SummarizeBy(Years).Gross.Total.Amount, origins.Total.Total.Amount);
        Assert.Equal(Dollars(30m), Assert.Single(origins["2026"][1].Entries).Amount);
    }

    /// <summary>
    /// Receivables 1,000 → 1,100 → 0, sales 500 and 0, written off 40 and 60, recovered 0 and 10, allowance 0 → 70 → 0.
    /// Direct: expense 40 and 50; net 1,100 and 0; cash 500 − 40 − 100 = 360 and 0 − 50 + 1,100 = 1,050. Allowance: expense 110 and −20;
    /// net 1,030 and 0; cash 500 − 110 − 30 = 360 and 0 + 20 + 1,030 = 1,050. Both expenses: 90.
    /// </summary>
    [Fact]
    public void Both_methods_agree_on_cash_and_over_a_closed_life_on_expense()
    {
        AllowanceHistory history = AllowanceHistory.FromRollForwards(Years,
        [
            AllowanceRollForward.From(Dollars(0)).WriteOffs(Dollars(40m)).CloseAt(Dollars(70m)),
            AllowanceRollForward.From(Dollars(70m)).WriteOffs(Dollars(60m)).Recoveries(Dollars(10m)).CloseAt(Dollars(0)),
        ]);
        WriteOffModels models = WriteOffModels.Compare(
            history, Dollars(1_000m), Stated(ReceivablesMetrics.OpenReceivables, 1_100m, 0m), Stated(StatedSales, 500m, 0m));
        Assert.Equal([40m, 50m], Amounts(models.Direct.Expense));
        Assert.Equal([110m, -20m], Amounts(models.Allowance.Expense));
        Assert.Equal([1_100m, 0m], Amounts(models.Direct.NetReceivables));
        Assert.Equal([1_030m, 0m], Amounts(models.Allowance.NetReceivables));
        Assert.Equal([-40m, -50m], Amounts(models.Direct.ProfitEffect));
        Assert.Equal([360m, 1_050m], Amounts(models.Direct.Cash));
        Assert.Equal([360m, 1_050m], Amounts(models.Allowance.Cash));
        Assert.Equal(models.Direct.Expense.Total.Amount, models.Allowance.Expense.Total.Amount);
        Assert.Equal(
            [
                "2026: expense of 110.00 USD by allowance and 40.00 USD direct, 70.00 USD apart: the allowance changed by 70.00 USD, from "
                + "0.00 USD to 70.00 USD",
                "2027: expense of -20.00 USD by allowance and 50.00 USD direct, -70.00 USD apart: the allowance changed by -70.00 USD, "
                + "from 70.00 USD to 0.00 USD",
            ],
            models.Differences);
        Assert.Equal(
            "2026: Dr bad-debt expense, Cr receivables: 40.00 USD, write-offs: stated", models.Direct.ProposedJournal[0].ToString());
        Assert.Contains("expense, direct", models.ToTable().Headings);

        static IEnumerable<decimal> Amounts(AmountSeries series) => series.Select(point => point.Amount.ToDecimal());
    }

    /// <summary>
    /// 1,000 in default. 300 less costs of 20 after a year and 500 after two, at 10 %: 280 ÷ 1.1 + 500 ÷ 1.21 = 254.5454… + 413.2231… =
    /// 667.7685…; lost 33.22314… %. Without discounting 22 %. Costs of 50 alone: 105 %, clamped 100 %. After 73 days at 10 %, (1.1)^0.2 =
    /// 1.019244…
    /// </summary>
    [Fact]
    public void Loss_given_default_raw_and_clamped()
    {
        LocalDate start = new(2025, 1, 1);
        (LocalDate, Money, Money)[] flows =
            [(start.PlusDays(365), Dollars(300m), Dollars(20m)), (start.PlusDays(730), Dollars(500m), Dollars(0))];
        LossGivenDefault discounted = LossGivenDefault.FromCashFlows(Dollars(1_000m), start, Ratio.FromPercent(10), flows);
        Assert.Equal(1m - (280m / 1.1m + 500m / 1.21m) / 1_000m, discounted.Raw.ToDecimal(), 26);
        Assert.Equal((discounted.Raw, Dollars(667.77m)), (discounted.Clamped, discounted.PresentValue));
        Assert.Equal("22 %", LossGivenDefault.FromCashFlows(Dollars(1_000m), start, default, flows).Raw.ToString());
        LossGivenDefault costly = LossGivenDefault.FromCashFlows(
            Dollars(1_000m), start, Ratio.FromPercent(10), [(start, Dollars(0), Dollars(50m))]);
        Assert.Equal(("105 %", "100 %"), (costly.Raw.ToString(), costly.Clamped.ToString()));
        LossGivenDefault soon = LossGivenDefault.FromCashFlows(
            Dollars(1_000m), start, Ratio.FromPercent(10), [(start.PlusDays(73), Dollars(1_000m), Dollars(0))]);
        Assert.Equal(1 - Math.Pow(1.1, -0.2), (double)soon.Raw.ToDecimal(), 12);

        PeriodAxis year = ReportingCalendar.Years.Between(start, new LocalDate(2025, 12, 31));
        LossGivenDefault[] both = [costly, LossGivenDefault.FromCashFlows(Dollars(1_000m), start, default, flows)];
        Assert.Equal("63.5 %", LossGivenDefault.By(year, both, Usd).Overall.Ratio!.Value.ToString("0.## %", null));
        Assert.Equal("61 %", LossGivenDefault.ClampedBy(year, both, Usd)[0].Ratio!.Value.ToString("0.## %", null));
    }

    private static MetricDefinition? StatedSales => null;

    private static AmountSeries Stated(MetricDefinition? definition, params decimal[] amounts) => definition is null
        ? AmountSeries.FromValuesInOrder(Usd, Years, amounts)
        : AmountSeries.FromValuesInOrder(definition, Usd, Years, amounts);
}
