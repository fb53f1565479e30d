using NodaTime;
using WriteOffMetrics.Allowances;
using WriteOffMetrics.Receivables;
using static WriteOffMetrics.Tests.Receivables.ReceivableRows;

namespace WriteOffMetrics.Tests.Allowances;

/// <summary>Allowances that others published.</summary>
public sealed class PublishedAllowanceTests
{
    private static readonly LocalDate YearEnd = Day(12, 31);

    /// <summary>
    /// OpenStax, Principles of Accounting 9, Furniture Direct: sales of 1,350,000 × 5 %; receivables of 745,000 × 8 %; 485,000 at 5 %,
    /// 180,000 at 10 % and 80,000 at 20 %.
    /// </summary>
    [Fact]
    public void Furniture_Direct_by_sales_by_receivables_and_by_age()
    {
        AllowanceRollForward bySales = AllowanceRollForward.From(Dollars(0)).Provision(Dollars(1_350_000m), Ratio.FromPercent(5));
        Assert.Equal(Dollars(67_500m), bySales[AllowanceMovementKind.Provision]);
        AgeingBuckets one = AgeingBuckets.UpTo(0);
        Assert.Equal(Dollars(59_600m), Matrix(one, 8m, 8m).Apply(YearEnd, Dollars(745_000m), Dollars(0)).Total);
        Assert.Equal(
            Dollars(58_250m),
            Matrix(AgeingBuckets.UpTo(30, 60), 5m, 10m, 20m).Apply(YearEnd, Dollars(485_000m), Dollars(180_000m), Dollars(80_000m)).Total);
    }

    /// <summary>IFRS 9, illustrative example 12.</summary>
    [Fact]
    public void The_provision_matrix_of_IFRS_9()
    {
        RequiredAllowance required = Matrix(AgeingBuckets.UpTo(0, 30, 60, 90), 0.3m, 1.6m, 3.6m, 6.6m, 10.6m).Apply(
            YearEnd, Dollars(15_000_000m), Dollars(7_500_000m), Dollars(4_000_000m), Dollars(2_500_000m), Dollars(1_000_000m));
        Assert.Equal(
            [45_000m, 120_000m, 144_000m, 165_000m, 106_000m], required.Lines.Select(line => line.Amount.ToDecimal()));
        Assert.Equal((Dollars(580_000m), Dollars(30_000_000m)), (required.Total, required.Exposure));
        Assert.Equal(
            """
            bucket, USD       exposure  loss rate   allowance
            not due      15,000,000.00     0.30 %   45,000.00
            1–30          7,500,000.00     1.60 %  120,000.00
            31–60         4,000,000.00     3.60 %  144,000.00
            61–90         2,500,000.00     6.60 %  165,000.00
            91+           1,000,000.00    10.60 %  106,000.00
            total        30,000,000.00             580,000.00
            """.ReplaceLineEndings("\n"),
            required.ToTable().ToString());
    }

    /// <summary>
    /// OCC, Retail Lending, Appendix G, in millions: 987.4 at 0.70 %, 30.2 at 20.61 %, 11.8 at 48.41 %, 8.2 at 72.12 %, 5.9 at 100 %. Each
    /// is printed rounded to 0.1, and their total as 30.6; unrounded it is 6.9118 + 6.22422 + 5.71238 + 5.91384 + 5.9 = 30.66224.
    /// </summary>
    [Fact]
    public void The_loss_factors_of_the_OCC_give_their_total_unrounded()
    {
        RequiredAllowance required = Matrix(AgeingBuckets.UpTo(0, 30, 60, 90), 0.70m, 20.61m, 48.41m, 72.12m, 100m).Apply(
            YearEnd, Dollars(987_400_000m), Dollars(30_200_000m), Dollars(11_800_000m), Dollars(8_200_000m), Dollars(5_900_000m));
        Assert.Equal(Dollars(30_662_240m), required.Total);
        Assert.Equal(
            [6_911_800m, 6_224_220m, 5_712_380m, 5_913_840m, 5_900_000m], required.Lines.Select(line => line.Amount.ToDecimal()));

        // The same in millions with two decimals: 6.91 + 6.22 + 5.71 + 5.91 + 5.90 = 30.65, but the total is 30.66. By the largest
        // remainder the cent goes to 6.22422, of which 0.422 of a cent was cut off, more than of any other.
        RequiredAllowance cents = Matrix(AgeingBuckets.UpTo(0, 30, 60, 90), 0.70m, 20.61m, 48.41m, 72.12m, 100m).Apply(
            YearEnd, Dollars(987.4m), Dollars(30.2m), Dollars(11.8m), Dollars(8.2m), Dollars(5.9m));
        Assert.Equal(Dollars(30.66m), cents.Total);
        Assert.Equal([6.91m, 6.23m, 5.71m, 5.91m, 5.90m], cents.Lines.Select(line => line.Amount.ToDecimal()));
    }

    /// <summary>
    /// VF Corporation, Schedule II of the annual report for 2016, in thousands: three years that continue each other, one with a negative
    /// expense; and 2011, with other additions.
    /// </summary>
    [Fact]
    public void The_roll_forwards_of_VF_Corporation_close()
    {
        AllowanceHistory history = VfCorporation();
        Assert.Equal([25_458m, 23_275m, 21_131m], history.Select(year => year.Closing.ToDecimal()));
        Assert.Empty(history.Findings);
        AllowanceRollForward year2011 = AllowanceRollForward.From(Dollars(44_599m)).Provision(Dollars(12_490m))
            .Other(Dollars(9_577m), "other").WriteOffs(Dollars(12_656m)).CloseAt(Dollars(54_010m));
        Assert.Equal(Dollars(0), year2011.Difference);
    }

    /// <summary>
    /// Riley and Pasewark on the same years: expense ÷ write-offs −0.1285, 0.8466, 0.8895; beginning allowance ÷ write-offs 2.7353, 1.7889,
    /// 1.1993. Of 43,338 the 15,844 and 14,231 of two years leave 13,263, 68.34 % of the 19,407 of the third: 2.6834 years. Of 25,458 the
    /// 14,231 leave 11,227, 57.85 % of the second: 1.5785. Of 23,275 the 19,407 leave some: at least one year.
    /// </summary>
    [Fact]
    public void The_back_test_of_VF_Corporation_is_as_computed_from_its_figures()
    {
        AllowanceHistory history = VfCorporation();
        Assert.Equal(["-0.1285", "0.8466", "0.8895"], history.ExpenseToWriteOffs().Select(InText));
        Assert.Equal(["2.7353", "1.7889", "1.1993"], history.OpeningToWriteOffs().Select(InText));
        Assert.Equal(MetricStatus.NotCombinable, history.OpeningToWriteOffs().Overall.Status);

        // (−2,036 + 12,048 + 17,263) ÷ (15,844 + 14,231 + 19,407) = 27,275 ÷ 49,482
        Assert.Equal("0.5512", InText(history.ExpenseToWriteOffs().Overall));
        QuantitySeries exhaustion = history.ExhaustionTime();
        Assert.Equal(["2.6834", "1.5785", "1.0000"], exhaustion.Select(point => point.Value!.Value.ToString("N4", null)));
        Assert.Equal([false, false, true], exhaustion.Select(point => point.IsLowerBound));

        static string InText(RatioPoint point) => point.Ratio!.Value.ToString("N4", null);
    }

    /// <summary>
    /// A textbook supplement, 7-03 (Riley-Bruns): receivables 960,000 + 10,185,000 − 10,120,000 − 85,000 = 940,000; 700,000 at 5 %,
    /// 120,000 at 8 %, 80,000 at 20 %, 30,000 at 25 %, 10,000 at 50 % give 73,100. With 75,000 at the beginning and 85,000 written off the
    /// expense is 83,100; at 0.8 % of sales it is 81,480, and 71,480 is left.
    /// </summary>
    [Fact]
    public void Riley_Bruns_by_age_and_by_sales()
    {
        RequiredAllowance required = Matrix(AgeingBuckets.UpTo(30, 60, 90, 120), 5m, 8m, 20m, 25m, 50m).Apply(
            YearEnd, Dollars(700_000m), Dollars(120_000m), Dollars(80_000m), Dollars(30_000m), Dollars(10_000m));
        Assert.Equal((Dollars(73_100m), Dollars(940_000m)), (required.Total, required.Exposure));
        AllowanceRollForward begun = AllowanceRollForward.From(Dollars(75_000m)).WriteOffs(Dollars(85_000m));
        AllowanceRollForward byAge = begun.CloseAt(required.Total),
            bySales = begun.Provision(Dollars(10_185_000m), Ratio.FromPercent(0.8m));
        Assert.Equal(Dollars(83_100m), byAge[AllowanceMovementKind.Provision]);
        Assert.Equal((Dollars(81_480m), Dollars(71_480m)), (bySales[AllowanceMovementKind.Provision], bySales.Closing));
        Assert.Equal(
            [
                "Dr allowance, Cr receivables: 85,000.00 USD, write-offs: stated",
                "Dr bad-debt expense, Cr allowance: 83,100.00 USD, provision: computed so that the allowance closes",
            ],
            byAge.ProposedJournal.Select(line => line.ToString()));
    }

    /// <summary>
    /// An exercise of an accounting course: 9,350 at the beginning, 7,831 written off, 3,184 recovered, 24,100 required: 19,397 of expense.
    /// </summary>
    [Fact]
    public void Expense_is_what_is_required_less_what_is_left()
    {
        AllowanceRollForward year = AllowanceRollForward.From(Dollars(9_350m)).WriteOffs(Dollars(7_831m)).Recoveries(Dollars(3_184m))
            .CloseAt(Dollars(24_100m));
        Assert.Equal(Dollars(19_397m), year[AllowanceMovementKind.Provision]);
        Assert.Equal(
            "9,350.00 USD + provision 19,397.00 USD − write-offs 7,831.00 USD + recoveries 3,184.00 USD = 24,100.00 USD", year.ToString());
    }

    private static ProvisionMatrix Matrix(AgeingBuckets buckets, params decimal[] rates) =>
        ProvisionMatrix.FromRates(LossRates.FromPercent(buckets, rates));

    private static AllowanceHistory VfCorporation() => AllowanceHistory.FromRollForwards(
        ReportingCalendar.Years.Between(new LocalDate(2014, 1, 1), new LocalDate(2016, 12, 31)),
        [
            Year(43_338m, -2_036m, 15_844m, 25_458m), Year(25_458m, 12_048m, 14_231m, 23_275m), Year(23_275m, 17_263m, 19_407m, 21_131m),
        ]);

    private static AllowanceRollForward Year(decimal opening, decimal provision, decimal writeOffs, decimal closing) =>
        AllowanceRollForward.From(Dollars(opening)).Provision(Dollars(provision)).WriteOffs(Dollars(writeOffs)).CloseAt(Dollars(closing));
}
