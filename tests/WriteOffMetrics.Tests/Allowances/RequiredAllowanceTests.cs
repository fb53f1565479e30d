using NodaTime;
using WriteOffMetrics.Allowances;
using WriteOffMetrics.Receivables;
using WriteOffMetrics.Tests.Receivables;
using static WriteOffMetrics.Tests.Receivables.ReceivableRows;

namespace WriteOffMetrics.Tests.Allowances;

/// <summary>What must stand for open items (M39): matrix, specific allowances, overlays, factor and basis, each derived by hand.</summary>
public sealed class RequiredAllowanceTests
{
    private static readonly AgeingBuckets Buckets = AgeingBuckets.UpTo(0, 30, 60);

    private static readonly LossRates Rates = LossRates.FromPercent(Buckets, 1m, 5m, 10m, 50m);

    private static readonly ProvisionMatrix Matrix = ProvisionMatrix.FromRates(Rates);

    private static readonly LocalDate JuneEnd = Day(6, 30);

    /// <summary>
    /// On 30 June: A 1,000 due in July at 1 % = 10; B 400 due 10 June at 5 % = 20; C 200 due 15 May at 10 % = 20, paid half, so 100 at 10
    /// % = 10; D 300 due in March at 50 % = 150; a credit note of 70 lowers nothing. 10 + 20 + 10 + 150 = 190.
    /// </summary>
    [Fact]
    public void The_matrix_takes_what_is_open_by_age_and_credits_lower_nothing()
    {
        RequiredAllowance required = Matrix.Apply(Portfolio().AsOf(JuneEnd));
        Assert.Equal((Dollars(190m), Dollars(1_800m)), (required.Total, required.Exposure));
        Assert.Equal([10m, 20m, 10m, 150m], required.Lines.Select(line => line.Amount.ToDecimal()));
        Assert.Equal(required.Total, Matrix.Apply(Portfolio().AsOf(JuneEnd).AgeBy(Buckets)).Total);
        Assert.Equal(
            [("C-1", 30m), ("C-2", 160m)],
            required.By(Dimension.Account).Select(one => (one.Key, one.Value[0].Amount.ToDecimal())));
        Assert.Equal(required.Total, required.By("region").Total[0].Amount);
        Assert.Equal(
            ["10.00 USD (1.00 % of 1,000.00 USD, not due)", "20.00 USD (5.00 % of 400.00 USD, 1–30)",
                "10.00 USD (10.00 % of 100.00 USD, 31–60)", "150.00 USD (50.00 % of 300.00 USD, 61+)"],
            required.Items.Select(item => item.ToString()[..item.ToString().IndexOf(": ", StringComparison.Ordinal)]));
        Assert.Equal(
            "190.00 USD required on 2026-06-30: specific 0.00 USD, matrix 190.00 USD, overlay 0.00 USD, of 1,800.00 USD",
            required.ToString());
    }

    /// <summary>
    /// By hand at the ends of May and June. May: B 400 is not due, 1 % = 4; C 200 is 16 days late, 5 % = 10; D 300, 82 days, 50 % = 150:
    /// 164. June as above: 190.
    /// </summary>
    [Fact]
    public void The_matrix_alone_gives_a_series_over_month_ends()
    {
        PeriodAxis months = ReportingCalendar.Months.Between(Day(5, 1), JuneEnd);
        AmountSeries series = Matrix.AllowanceBy(Portfolio().AgeBy(Buckets, months));
        Assert.Equal([164m, 190m], series.Select(point => point.Amount.ToDecimal()));
        Assert.Equal("M13", series.Definition.Id);
        Assert.Equal(
            [18.2m, 11.0m],
            series.ToCoverageOfReceivables(Portfolio().BalancesBy(months)).Select(point => decimal.Round(point.Ratio!.Value.Percent, 1)));
        Assert.Throws<ArgumentException>(() => Matrix.WithoutTax().AllowanceBy(Portfolio().AgeBy(Buckets, months)));
    }

    /// <summary>80 % of the 400 of C-2 = 320, out of the matrix; the rest is A and B, 30: 350.</summary>
    [Fact]
    public void A_specific_allowance_takes_its_account_out_of_the_matrix()
    {
        SpecificAllowance specific = SpecificAllowance.ForAccount("C-2", Ratio.FromPercent(80), "insolvency filed");
        RequiredAllowance required = Matrix.Apply(Portfolio().AsOf(JuneEnd).AgeBy(Buckets), specific);
        Assert.Equal((Dollars(320m), Dollars(30m)), (required[AllowancePart.Specific], required[AllowancePart.Matrix]));
        Assert.Equal(Dollars(350m), required.Total);
        Assert.Equal("account 'C-2': 400.00 USD × 80 % = 320.00 USD, insolvency filed", required.Lines[0].ToString());
        AmountPoint ofAccount = required.By(Dimension.Account)["C-2"][0];
        Assert.Equal(Dollars(320m), ofAccount.Amount);
        Assert.Contains(ofAccount.Explain().Details, line => line is
        { Key: "specific", Value: "account 'C-2': 400.00 USD × 80 %, insolvency filed" });
        Assert.Equal(
            ["not due: 1,000.00 USD × 1 %", "1–30: 400.00 USD × 5 %"],
            required.By("region")["north"][0].Explain().Details.Where(line => line.Key == "matrix").Select(line => line.Value));
        Assert.Equal(
            [AllowancePart.Matrix, AllowancePart.Matrix, AllowancePart.Specific, AllowancePart.Specific],
            required.Items.Select(item => item.Part));
    }

    /// <summary>
    /// On 31 May D and C were open with 300 and 200, and 250 were set aside for C-2: one half. Until 30 June 100 were paid: one half of
    /// 400 is left, 200. What is invoiced in June stays in the matrix: E of 50 at 1 %.
    /// </summary>
    [Fact]
    public void A_part_payment_reverses_a_specific_amount_in_proportion_and_later_items_stay_in_the_matrix()
    {
        OpenItems items = Portfolio().Add([new ItemLine("E", Day(6, 20), Day(7, 20), 50m) { Account = "C-2" }], ItemSelectors);
        SpecificAllowance specific = SpecificAllowance.ForAccount("C-2", Dollars(250m), "board paper 3").WithAssessedOn(Day(5, 31));
        RequiredAllowance required = Matrix.Apply(items.AsOf(JuneEnd), specific);
        Assert.Equal((Dollars(200m), Dollars(30.5m)), (required[AllowancePart.Specific], required[AllowancePart.Matrix]));

        RequiredAllowance today = Matrix.Apply(items.AsOf(JuneEnd), SpecificAllowance.ForDocument("D", Dollars(250m), "dispute"));
        Assert.Equal((Dollars(250m), Dollars(40.5m)), (today[AllowancePart.Specific], today[AllowancePart.Matrix]));
    }

    /// <summary>
    /// × 1.10: 11 + 22 + 11 + 165 = 209; × 3: 30 + 60 + 30 and D, of which not more than all 300 can be lost = 420. An overlay of 25 for
    /// the north stands there, one of −5 for everything under what states no region.
    /// </summary>
    [Fact]
    public void Factor_and_overlays_are_told_with_their_reasons()
    {
        ProvisionMatrix more = Matrix.WithForwardLookingFactor(1.10m, "unemployment +1 point, board paper 7");
        Assert.Equal(Dollars(209m), more.Apply(Portfolio().AsOf(JuneEnd)).Total);
        Assert.Equal(Dollars(420m), Matrix.WithForwardLookingFactor(3m, "crisis").Apply(Portfolio().AsOf(JuneEnd)).Total);

        RequiredAllowance required = more
            .WithOverlay(ManagementOverlay.FromAmount(Dollars(25m), "flood", Day(9, 30)).For("region", "north"))
            .WithOverlay(ManagementOverlay.FromAmount(Dollars(-5m), "guarantee", Day(6, 30)))
            .Apply(Portfolio().AsOf(JuneEnd));
        Assert.Equal((Dollars(229m), Dollars(20m)), (required.Total, required[AllowancePart.Overlay]));
        MetricBreakdown<AmountSeries> byRegion = required.By("region"), byAccount = required.By(Dimension.Account);
        Assert.Equal(
            [(null, 171m), ("north", 58m)], byRegion.Select(one => (one.Key, one.Value[0].Amount.ToDecimal())));
        Assert.Equal(
            [(null, 20m), ("C-1", 33m), ("C-2", 176m)], byAccount.Select(one => (one.Key, one.Value[0].Amount.ToDecimal())));
        string explained = required.Explain().ToString();
        Assert.Contains("1.10, unemployment +1 point, board paper 7; no rate exceeds 100 % by it", explained);
        Assert.Contains("region 'north': 25.00 USD, flood, through 2026-09-30", explained);
        Assert.Contains("70.00 USD, owed to accounts, lower no exposure", explained);
    }

    /// <summary>
    /// North: A 1,000 at 2 % = 20, B 400 at 4 % = 16. Without a region: C 100 at 10 %, D 300 at 50 %, as before = 160.
    /// </summary>
    [Fact]
    public void Rates_may_differ_by_segment()
    {
        ProvisionMatrix matrix = ProvisionMatrix.FromRates(
            "region", [("north", LossRates.FromPercent(Buckets, 2m, 4m, 8m, 16m)), (null, Rates), ("west", Rates)]);
        RequiredAllowance required = matrix.Apply(Portfolio().AsOf(JuneEnd));
        Assert.Equal(Dollars(196m), required.Total);
        Assert.Equal(
            [("north", "not due", 20m), ("north", "1–30", 16m), ("(not stated)", "31–60", 10m), ("(not stated)", "61+", 150m)],
            required.Lines.Where(line => line.Amount.MinorUnits > 0)
                .Select(line => (line.Segment!, line.Name, line.Amount.ToDecimal())));
        Assert.Equal([(null, 160m), ("north", 36m)], required.By("region").Select(one => (one.Key, one.Value[0].Amount.ToDecimal())));
        ProvisionMatrix northOnly = ProvisionMatrix.FromRates("region", [("north", Rates)]);
        Assert.Contains(
            "Found region (not stated) with 100.00 USD open and no rates",
            Assert.Throws<ArgumentException>(() => northOnly.Apply(Portfolio().AsOf(JuneEnd))).Message);
    }

    /// <summary>
    /// 1,190 with 190 of tax, of which 595 were paid: half of it is tax-free, 500. Insured for 90 % of 1,190, that is 1,071: 90 % of 500
    /// is out, 50 is left, 25 at 50 %. Tax and insured part of the second item are not stated: it counts in full, 100 at 50 %.
    /// </summary>
    [Fact]
    public void Tax_and_insured_parts_leave_the_exposure_in_proportion_to_what_is_open()
    {
        OpenItems items = ToItems(
                new ItemLine("A", Day(1, 1), Day(2, 1), 1_190m) { Tax = 190m, Insured = 1_071m },
                new ItemLine("B", Day(1, 1), Day(2, 1), 100m))
            .Settle(new SettlementLine("A", Day(3, 1), 595m));
        Assert.Equal(Dollars(347.5m), Matrix.Apply(items.AsOf(JuneEnd)).Total);
        Assert.Equal((Dollars(600m), Dollars(300m)), Read(Matrix.WithoutTax()));
        Assert.Equal((Dollars(159.5m), Dollars(79.75m)), Read(Matrix.WithoutInsured()));
        Assert.Equal((Dollars(150m), Dollars(75m)), Read(Matrix.WithoutTax().WithoutInsured()));
        Explanation explained = Matrix.WithoutTax().Apply(items.AsOf(JuneEnd)).Explain();
        Assert.Contains(explained.Details, line => line.Value == "1 item states no tax part and counts in full");
        Assert.Contains("OpenItemSelectors.Tax", Assert.Throws<ArgumentException>(
            () => Matrix.WithoutTax().Apply(Portfolio().AsOf(JuneEnd))).Message);

        (Money, Money) Read(ProvisionMatrix matrix) =>
            matrix.Apply(items.AsOf(JuneEnd)) is var required ? (required.Exposure, required.Total) : default;
    }

    /// <summary>What has no due date is in no bucket: without a rate it is refused, with 20 % of 90 it is 18.</summary>
    [Fact]
    public void What_is_undated_needs_a_rate_of_its_own()
    {
        OpenItems items = ToItems(new ItemLine("A", Day(1, 1), null, 90m));
        Assert.Contains("WithUndatedRate", Assert.Throws<ArgumentException>(() => Matrix.Apply(items.AsOf(JuneEnd))).Message);
        RequiredAllowance required = ProvisionMatrix.FromRates(Rates.WithUndatedRate(Ratio.FromPercent(20))).Apply(items.AsOf(JuneEnd));
        Assert.Equal((Dollars(18m), "undated"), (required.Total, required.Lines[^1].Name));
    }

    /// <summary>
    /// What was recorded later is not known: an account or a document of it is unknown, and no other account has the document.
    /// </summary>
    [Fact]
    public void Specific_allowances_see_what_was_known()
    {
        OpenItems items = ToItems(
            new ItemLine("D", Day(1, 1), Day(2, 1), 10m),
            new ItemLine("D", Day(1, 1), Day(2, 1), 20m) { Account = "C-9", Recorded = Day(5, 1) }).AsKnownOn(Day(4, 30));
        Assert.Contains("which no debit of the open items has", Assert.Throws<ArgumentException>(() => Matrix.Apply(
            items.AsOf(Day(4, 30)), SpecificAllowance.ForAccount("C-9", Ratio.FromPercent(1), "x"))).Message);
        Assert.Equal(Dollars(5m), Matrix.Apply(
            items.AsOf(Day(4, 30)), SpecificAllowance.ForDocument("D", Ratio.FromPercent(50), "x")).Total);
    }

    /// <summary>What was computed does not follow a list that its caller goes on with.</summary>
    [Fact]
    public void A_list_that_changes_later_changes_nothing()
    {
        List<SpecificAllowance> specific = [SpecificAllowance.ForAccount("C-2", Ratio.FromPercent(80), "insolvency filed")];
        RequiredAllowance required = Matrix.Apply(Portfolio().AsOf(JuneEnd), specific);
        specific.Clear();
        Assert.Equal(Dollars(320m), required.By(Dimension.Account)["C-2"][0].Amount);
        Assert.Equal(4, required.Items.Count());
    }

    /// <summary>An item that is insured as a whole needs no rate, and has none.</summary>
    [Fact]
    public void An_item_without_exposure_needs_no_rate()
    {
        OpenItems items = ToItems(new ItemLine("A", Day(1, 1), null, 10m) { Insured = 10m, Region = "south" });
        RequiredAllowance required = Matrix.WithoutInsured().Apply(items.AsOf(JuneEnd));
        ItemAllowance item = Assert.Single(required.Items);
        Assert.Equal((null, Dollars(0), Dollars(0)), (item.Rate, item.Amount, item.Exposure));
        Assert.StartsWith("0.00 USD (nothing of it is exposed): ", item.ToString());
        Assert.Equal(Dollars(0), ProvisionMatrix.FromRates("region", [("north", Rates)]).WithoutInsured().Apply(items.AsOf(JuneEnd)).Total);
    }

    [Fact]
    public void What_does_not_fit_is_refused_with_what_to_do()
    {
        OpenItems items = Portfolio();
        OpenItemList june = items.AsOf(JuneEnd);
        Ratio half = Ratio.FromPercent(50);
        Refused("one by not due, 1–30, 31–60, 61+ by due date, the buckets of the rates, is allowed",
            () => Matrix.Apply(june.AgeBy(AgeingBuckets.UpTo(0))));
        Refused("one of a single day is allowed",
            () => Matrix.Apply(items.AgeBy(Buckets, ReportingCalendar.Months.Between(Day(5, 1), JuneEnd))));
        Refused("Found the ageing of account 'C-1'", () => Matrix.Apply(june.AgeBy(Buckets, Dimension.Account)["C-1"]));
        Refused("Found a watch-list", () => Matrix.Apply(june.AtRisk(AtRiskRule.OpenAtLeast(Dollars(1m)))));
        Refused("Found account 'C-2' named twice", () => Matrix.Apply(june, For("C-2", half), For("C-2", half)));
        Refused("which cover the same item", () => Matrix.Apply(june, For("C-2", half), SpecificAllowance.ForDocument("D", half, "x")));
        Refused("Found account 'C-9', which no debit of the open items has", () => Matrix.Apply(june, For("C-9", half)));
        Refused("up to 400.00 USD, what was open of it on that day, is allowed",
            () => Matrix.Apply(june, SpecificAllowance.ForAccount("C-2", Dollars(400.01m), "x")));
        Refused("has expired on 2026-06-30",
            () => Matrix.WithOverlay(ManagementOverlay.FromAmount(Dollars(1m), "x", Day(6, 29))).Apply(june));
        Refused("Found the dimension 'regoin'",
            () => Matrix.WithOverlay(ManagementOverlay.FromAmount(Dollars(1m), "x", JuneEnd).For("regoin", "north")).Apply(june));
        Refused("zero up to what is open is allowed",
            () => Matrix.WithOverlay(ManagementOverlay.FromAmount(Dollars(-191m), "x", JuneEnd)).Apply(june));
        Refused("zero up to what is open is allowed",
            () => Matrix.WithOverlay(ManagementOverlay.FromAmount(Dollars(1_611m), "x", JuneEnd)).Apply(june));
        Refused("0 % to 100 % are allowed", () => LossRates.FromPercent(Buckets, 1m, 2m, 3m, 100.1m));
        Refused("0 % to 100 % are allowed", () => LossRates.FromPercent(Buckets, 1m, 2m, 3m, -0.1m));
        Refused("one per bucket is allowed", () => LossRates.FromPercent(Buckets, 1m, 2m, 3m));
        Refused("zero or more is allowed", () => Matrix.WithForwardLookingFactor(-1m, "x"));
        Assert.Contains("one is allowed", Assert.Throws<InvalidOperationException>(
            () => Matrix.WithForwardLookingFactor(1.1m, "x").WithForwardLookingFactor(1.1m, "y")).Message);
        Assert.Contains("stated exposures", Assert.Throws<InvalidOperationException>(
            () => Matrix.Apply(JuneEnd, Dollars(1m), Dollars(1m), Dollars(1m), Dollars(1m)).By("region")).Message);
        Refused("4 buckets", () => Matrix.Apply(JuneEnd, Dollars(1m)));

        static SpecificAllowance For(string account, Ratio share) => SpecificAllowance.ForAccount(account, share, "x");

        static void Refused(string words, Func<object> attempt) =>
            Assert.Contains(words, Assert.ThrowsAny<ArgumentException>(attempt).Message);
    }

    private static OpenItems Portfolio() => ToItems(
            new ItemLine("A", Day(6, 10), Day(7, 10), 1_000m) { Region = "north" },
            new ItemLine("B", Day(5, 10), Day(6, 10), 400m) { Region = "north" },
            new ItemLine("C", Day(4, 15), Day(5, 15), 200m) { Account = "C-2" },
            new ItemLine("D", Day(2, 10), Day(3, 10), 300m) { Account = "C-2" },
            new ItemLine("CN", Day(6, 1), null, 70m) { Kind = OpenItemKind.CreditNote, Account = "C-3" })
        .Settle(new SettlementLine("C", Day(6, 5), 100m) { Account = "C-2" });
}
