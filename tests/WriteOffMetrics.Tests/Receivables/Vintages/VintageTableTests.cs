using NodaTime;
using WriteOffMetrics.Receivables;

namespace WriteOffMetrics.Tests;

public sealed class VintageTableTests
{
    private static readonly Currency Usd = Currency.FromCode("USD");
    private static readonly LocalDate EndOf2024 = new(2024, 12, 31);

    /// <summary>
    /// By hand: 2021 sold 10,000 and lost 100, then 80 less 20 recovered, 40, 20; 2022 sold 20,000 and lost 300, 100, 100; 2023 sold 10,000
    /// and lost 100, 40; 2024 sold 16,000 and lost 200.
    /// </summary>
    internal static readonly LedgerEntry[] FourCohorts =
    [
        Lost(2021, 2021, 100m), Lost(2021, 2022, 80m), Recovered(2021, 2022, 20m), Lost(2021, 2023, 40m), Lost(2021, 2024, 20m),
        Lost(2022, 2022, 300m), Lost(2022, 2023, 100m), Lost(2022, 2024, 100m),
        Lost(2023, 2023, 100m), Lost(2023, 2024, 40m),
        Lost(2024, 2024, 200m),
    ];

    internal static VintageTable Table(params LedgerEntry[] entries) =>
        Ledger(entries).CompleteThrough(EndOf2024).VintagesBy(Sales(10_000m, 20_000m, 10_000m, 16_000m), ReportingCalendar.Years);

    [Fact]
    public void Each_cell_is_what_a_cohort_lost_up_to_an_age_over_what_it_sold()
    {
        VintageTable table = Table(FourCohorts);
        decimal?[][] lost = [[100m, 160m, 200m, 220m], [300m, 400m, 500m, null], [100m, 140m, null, null], [200m, null, null, null]];
        decimal?[][] percent = [[1m, 1.6m, 2m, 2.2m], [1.5m, 2m, 2.5m, null], [1m, 1.4m, null, null], [1.25m, null, null, null]];
        Assert.Equal((4, 4), (table.Cohorts.Count, table.AgeCount));
        for (int cohort = 0; cohort < 4; cohort++)
        {
            Assert.Equal(4 - cohort, table.ReachedAges(cohort));
            for (int age = 1; age <= 4; age++)
            {
                Assert.Equal(lost[cohort][age - 1], table[cohort, age]?.Numerator?.ToDecimal());
                Assert.Equal(percent[cohort][age - 1], table[cohort, age]?.Ratio?.Percent);
            }
        }

        Assert.Null(table[0, 5]);
        Assert.Equal((0L, 0L, 0L, 0L), (table.WithoutOriginCount, table.OutsideCohortsCount, table.BeforeCohortCount,
            table.NotReachedCount));
        Assert.Empty(table.NotCounted);
    }

    /// <summary>By hand: 700 of 56,000; 700 of 40,000; 700 of 30,000; 220 of 10,000.</summary>
    [Fact]
    public void The_pooled_rate_is_that_of_the_cohorts_that_have_reached_the_age()
    {
        VintageTable table = Table(FourCohorts);
        Assert.Equal([1.25m, 1.75m, 2.3333m, 2.2m],
            Enumerable.Range(1, 4).Select(age => decimal.Round(table.AtAge(age).Overall.Ratio!.Value.Percent, 4)));
        Assert.Equal(["2021", "2022"], table.AtAge(3).Axis.Select(cohort => cohort.Name));
        Assert.Equal((700m, 30_000m), (table.AtAge(3).Overall.Numerator!.Value.ToDecimal(),
            table.AtAge(3).Overall.Denominator!.Value.ToDecimal()));
    }

    [Fact]
    public void A_cell_leads_back_to_its_entries()
    {
        RatioPoint cell = Table(FourCohorts)[0, 2]!;
        Assert.Equal(3, cell.EntryCount);
        Assert.Equal(
            [(EntryKind.WriteOff, 100m), (EntryKind.WriteOff, 80m), (EntryKind.Recovery, 20m)],
            cell.Entries.Select(entry => (entry.Kind, entry.Amount.ToDecimal())));
        Assert.Equal((4L, 5L), (Table(FourCohorts).AtAge(1).Overall.EntryCount, Table(FourCohorts).AtAge(4).Overall.EntryCount));
    }

    [Fact]
    public void What_is_in_no_cell_is_counted_told_and_listed()
    {
        VintageTable table = Table(
            Lost(2021, 2021, 100m),
            Lost(2021, 2021, 1m) with { OriginDate = null }, Recovered(2021, 2021, 5m) with { OriginDate = null },
            Lost(2020, 2021, 8m), Lost(2025, 2025, 16m),
            Lost(2022, 2021, 32m),
            Lost(2021, 2025, 64m), Recovered(2021, 2025, 192m));
        Assert.Equal((-4m, 2L), (table.WithoutOrigin.ToDecimal(), table.WithoutOriginCount));
        Assert.Equal((24m, 2L), (table.OutsideCohorts.ToDecimal(), table.OutsideCohortsCount));
        Assert.Equal((32m, 1L), (table.BeforeCohort.ToDecimal(), table.BeforeCohortCount));
        Assert.Equal((-128m, 2L), (table.NotReached.ToDecimal(), table.NotReachedCount));
        Assert.Equal(7, table.NotCounted.Count);
        Assert.DoesNotContain(table.NotCounted, entry => entry.Amount.ToDecimal() == 100m);
        Assert.Equal(100m, table[0, 4]!.Numerator!.Value.ToDecimal());
        Assert.Contains(
            "2 entries without an origin date, -4.00 USD; 2 entries of an origin outside the cohorts, 24.00 USD; 1 entry before the start "
            + "of the cohort, 32.00 USD; 2 entries in an age or of a cohort not reached yet, -128.00 USD",
            table.Explain().ToString(), StringComparison.Ordinal);
    }

    /// <summary>In 2024 February has 29 days: the books are complete through it on the 29th and not on the 28th.</summary>
    [Fact]
    public void In_a_leap_year_the_first_age_of_February_ends_on_the_29th()
    {
        LedgerEntry[] entries =
        [
            WriteOff(new(2024, 2, 10), new(2024, 2, 28), 1m), WriteOff(new(2024, 2, 10), new(2024, 2, 29), 2m),
            WriteOff(new(2024, 2, 29), new(2024, 3, 1), 4m), WriteOff(new(2024, 2, 29), new(2025, 2, 28), 8m),
        ];
        PeriodAxis february = ReportingCalendar.Months.Between(new(2024, 2, 1), new(2024, 2, 29));
        AmountSeries sales = AmountSeries.FromValuesInOrder(Usd, february, [100m]);
        VintageTable On(LocalDate day) => Ledger(entries).CompleteThrough(day).VintagesBy(sales, ReportingCalendar.Months);

        Assert.Equal((0, 15m), (On(new(2024, 2, 28)).AgeCount, On(new(2024, 2, 28)).NotReached.ToDecimal()));
        Assert.Equal((1, 3m, 12m), (On(new(2024, 2, 29)).AgeCount, On(new(2024, 2, 29))[0, 1]!.Numerator!.Value.ToDecimal(),
            On(new(2024, 2, 29)).NotReached.ToDecimal()));
        VintageTable later = On(new(2025, 2, 28));
        Assert.Equal(13, later.AgeCount);
        Assert.Equal([7m, 15m], new[] { 12, 13 }.Select(age => later[0, age]!.Numerator!.Value.ToDecimal()));
    }

    /// <summary>Fiscal 2012 of the National Retail Federation ran from 29 January 2012 to 2 February 2013, 53 weeks.</summary>
    [Fact]
    public void In_a_year_of_53_weeks_the_53rd_is_an_age_of_that_year()
    {
        FiscalWeekYear nrf = FiscalWeekYear.NationalRetailFederation;
        LocalDate origin = new(2012, 6, 1), last = new(2013, 2, 2);
        LedgerEntry[] entries = [WriteOff(origin, new(2013, 1, 26), 1m), WriteOff(origin, last, 2m), WriteOff(origin, new(2013, 2, 3), 4m)];
        AmountSeries sales = AmountSeries.FromValuesInOrder(Usd, nrf.Years.Between(origin, origin), [100m]);
        WriteOffLedger ledger = Ledger(entries).CompleteThrough(new(2013, 5, 4));

        VintageTable weeks = ledger.VintagesBy(sales, nrf.Weeks);
        Assert.Equal([1m, 3m, 7m], new[] { 52, 53, 54 }.Select(age => weeks[0, age]!.Numerator!.Value.ToDecimal()));
        VintageTable quarters = ledger.VintagesBy(sales, nrf.Quarters);
        Assert.Equal([0m, 3m, 7m], new[] { 3, 4, 5 }.Select(age => quarters[0, age]!.Numerator!.Value.ToDecimal()));
        Assert.Equal((66, 5), (weeks.AgeCount, quarters.AgeCount));
    }

    /// <summary>What 2024 sells is not known before it is over, so that its first quarters are no cells before then.</summary>
    [Fact]
    public void A_cohort_that_is_not_over_has_reached_no_age()
    {
        AmountSeries sales = Sales(10_000m, 20_000m, 10_000m, 16_000m);
        WriteOffLedger ledger = Ledger(FourCohorts);
        VintageTable before = ledger.CompleteThrough(new(2024, 12, 30)).VintagesBy(sales, ReportingCalendar.Quarters);
        Assert.Equal((15, 7, 0), (before.ReachedAges(0), before.ReachedAges(2), before.ReachedAges(3)));
        Assert.Equal(4, ledger.CompleteThrough(EndOf2024).VintagesBy(sales, ReportingCalendar.Quarters).ReachedAges(3));
    }

    [Fact]
    public void A_rate_over_no_sales_or_less_is_undefined_and_one_of_more_recovered_than_lost_is_negative()
    {
        VintageTable table = Ledger(FourCohorts).CompleteThrough(EndOf2024)
            .VintagesBy(Sales(0m, -5m, 10_000m, 16_000m), ReportingCalendar.Years);
        Assert.Equal(
            (MetricStatus.ZeroDenominator, null, 100m),
            (table[0, 1]!.Status, table[0, 1]!.Ratio, table[0, 1]!.Numerator!.Value.ToDecimal()));
        Assert.Equal(MetricStatus.NegativeDenominator, table[1, 1]!.Status);
        Assert.Equal(-0.05m, Table(Recovered(2021, 2021, 5m))[0, 1]!.Ratio!.Value.Percent);
    }

    [Fact]
    public void A_rate_over_sales_that_are_not_complete_is_none()
    {
        VintageTable table = Ledger(FourCohorts).CompleteThrough(EndOf2024)
            .VintagesBy(Sales(10_000m, 20_000m, 10_000m, 16_000m).CompleteThrough(new(2023, 6, 30)), ReportingCalendar.Years);
        Assert.Equal((MetricStatus.Defined, MetricStatus.IncompletePeriod), (table[1, 2]!.Status, table[2, 2]!.Status));
        Assert.Equal(400m / 30_000m, table.AtAge(1).Overall.Ratio!.Value.ToDecimal());
    }

    [Fact]
    public void Where_no_cell_is_reached_there_are_no_ages_and_everything_is_told()
    {
        VintageTable table = Ledger(FourCohorts).CompleteThrough(new(2021, 12, 30))
            .VintagesBy(Sales(1m, 2m, 3m, 4m), ReportingCalendar.Years);
        Assert.Equal((0, null, 1_060m, 11L), (table.AgeCount, table[0, 1], table.NotReached.ToDecimal(), table.NotReachedCount));
        Assert.Contains("no age is reached yet",
            Assert.Throws<ArgumentOutOfRangeException>(() => table.AtAge(1)).Message, StringComparison.Ordinal);
        Assert.EndsWith("0 cells reached", table.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Receivables_are_read_or_the_only_category_of_the_filter()
    {
        LedgerEntry[] entries = [.. FourCohorts, Lost(2021, 2021, 7m) with { Category = EntryCategory.Inventory }];
        AmountSeries sales = Sales(100m, 100m, 100m, 100m);
        WriteOffLedger ledger = Ledger(entries).CompleteThrough(EndOf2024);
        Assert.Equal(100m, ledger.VintagesBy(sales, ReportingCalendar.Years)[0, 1]!.Numerator!.Value.ToDecimal());
        RatioPoint inventory = ledger.Where(EntryCategory.Inventory).VintagesBy(sales, ReportingCalendar.Years)[0, 1]!;
        Assert.Equal((7m, "inventory"), (inventory.Numerator!.Value.ToDecimal(), inventory.Definition.Scope));
        Assert.Equal(180m, ledger.Where(EntryKind.WriteOff).VintagesBy(sales, ReportingCalendar.Years)[0, 2]!.Numerator!.Value.ToDecimal());
    }

    /// <summary>Whatever decides the periods of the ledger: the origin date decides the cohort, the effective date the age.</summary>
    [Theory]
    [InlineData(PeriodBasis.RecordedDate)]
    [InlineData(PeriodBasis.OriginDate)]
    public void Any_ledger_of_the_same_entries_gives_the_same_vintages(PeriodBasis basis)
    {
        LedgerEntry[] entries = [.. FourCohorts.Select(entry => entry with { RecordedDate = entry.EffectiveDate.PlusDays(400) })];
        AmountSeries sales = Sales(1m, 2m, 3m, 4m);
        VintageTable table = Ledger(entries).CompleteThrough(EndOf2024).WithPeriodBasis(basis).VintagesBy(sales, ReportingCalendar.Years);
        Assert.Equal([100m, 160m, 200m, 220m], Enumerable.Range(1, 4).Select(age => table[0, age]!.Numerator!.Value.ToDecimal()));
    }

    [Fact]
    public void Each_age_has_a_definition_of_its_own()
    {
        VintageTable table = Table(FourCohorts);
        Assert.Equal("M17 vintage loss rate: net write-offs (receivable, by origin date) ÷ original sales", table.Definition.ToString());
        Assert.Equal(
            "M17 vintage loss rate: net write-offs (receivable, by origin date) ÷ original sales (age: 2, counted in years)",
            table.AtAge(2).Definition.ToString());
        Assert.NotEqual(table.AtAge(1).Definition, table.AtAge(2).Definition);
    }

    [Fact]
    public void Cells_and_tables_explain_themselves()
    {
        Assert.Equal(
            """
            M17 = 160.00 USD ÷ 10,000.00 USD = 1.60 %, 3 entries
              metric        M17 vintage loss rate: net write-offs (receivable, by origin date) ÷ original sales (age: 2, counted in years)
              period        2021 (2021-01-01/2021-12-31)
              calendar      years
              ledger        all entries
              completeness  the books are complete through 2024-12-31
              age           counted from the first day of each cohort: age 1 is the first of these periods in it
              in no cell    no entry
              denominator   stated by the caller as it was known to them
              tax basis     net write-offs: not stated; denominator: not stated
              source        static pool information, SEC Regulation AB, item 1105
            """.ReplaceLineEndings("\n"),
            Table(FourCohorts)[0, 2]!.Explain().ToString());
        Assert.Equal(
            """
            4 cohorts of years, 2021-01-01/2024-12-31, 4 ages in years, 10 cells reached
              metric        M17 vintage loss rate: net write-offs (receivable, by origin date) ÷ original sales
              cohorts       by origin date, 4 periods of years, 2021-01-01/2024-12-31
              ages          years, counted from the first day of each cohort: age 1 is the first of these periods in it
              ledger        all entries
              completeness  the books are complete through 2024-12-31; a cell is reached where its age and its cohort are over by then
              in no cell    no entry
              source        static pool information, SEC Regulation AB, item 1105
            """.ReplaceLineEndings("\n"),
            Table(FourCohorts).Explain().ToString());
    }

    [Fact]
    public void What_cannot_be_is_refused_by_name()
    {
        AmountSeries sales = Sales(1m, 2m, 3m, 4m);
        WriteOffLedger ledger = Ledger(FourCohorts).CompleteThrough(EndOf2024);
        ReportingCalendar years = ReportingCalendar.Years;
        Refused("ledger", "states no last complete day", () => Ledger(FourCohorts).VintagesBy(sales, years));
        AmountSeries monthly = AmountSeries.FromValuesInOrder(
            Usd, ReportingCalendar.Months.Between(new(2024, 1, 1), EndOf2024), Enumerable.Repeat(1m, 12));
        Refused("ages", "2024-02 starts on 2024-02-01, within 2024Q1", () => ledger.VintagesBy(monthly, ReportingCalendar.Quarters));
        Refused("ages", "2021 starts on 2021-01-01, within 2020-W53", () => ledger.VintagesBy(sales, ReportingCalendar.IsoWeeks));
        Refused("originalSales", "one currency is allowed", () => ledger.VintagesBy(
            AmountSeries.FromValuesInOrder(Currency.FromCode("EUR"), sales.Axis, [1m, 2m, 3m, 4m]), years));
        Refused("originalSales", "amounts of flows are allowed", () => ledger.VintagesBy(
            AmountSeries.FromValuesInOrder(AmountMetrics.AverageReceivables, Usd, sales.Axis, [1m, 2m, 3m, 4m]), years));
        Refused("originalSales", "of the same ledger as original sales", () => ledger.VintagesBy(
            ledger.SummarizeBy(sales.Axis).Gross, years));
        Refused("originalSales", "as original sales; amounts of sales are allowed", () => ledger.VintagesBy(
            AmountSeries.FromValuesInOrder(AmountMetrics.GrossWriteOffs, Usd, sales.Axis, [1m, 2m, 3m, 4m]), years));
        var listed = ReportingCalendar.FromPeriods("two years", years.Between(new(2021, 1, 1), new(2022, 12, 31)));
        Assert.Contains("the calendar 'two years' has periods from",
            Assert.Throws<ArgumentOutOfRangeException>(() => ledger.VintagesBy(sales, listed)).Message, StringComparison.Ordinal);
        PeriodAxis days = ReportingCalendar.Days.Between(new(1984, 1, 1), EndOf2024);
        Refused("ages", "up to 67,108,864 are allowed", () => ledger.VintagesBy(
            AmountSeries.FromValuesInOrder(Usd, days, Enumerable.Repeat(1m, days.Count)), ReportingCalendar.Days));

        VintageTable table = Table(FourCohorts);
        Assert.Throws<ArgumentOutOfRangeException>(() => table[0, 0]);
        Assert.Throws<ArgumentOutOfRangeException>(() => table[4, 1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => table[-1, 1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => table.ReachedAges(4));
        Assert.Throws<ArgumentOutOfRangeException>(() => table.AtAge(0));
        Assert.Contains("1 to 4 are allowed",
            Assert.Throws<ArgumentOutOfRangeException>(() => table.AtAge(5)).Message, StringComparison.Ordinal);
    }

    /// <summary>Sums are exact in 128 bits, so that what is too large on the way and not in the end is no error.</summary>
    [Fact]
    public void A_sum_that_is_too_large_is_told_where_it_is_read()
    {
        const decimal Most = 92_233_720_368_547_758.07m;
        VintageTable table = Table(
            Lost(2021, 2021, Most), Lost(2021, 2021, Most), Recovered(2021, 2021, Most), Lost(2021, 2022, Most), Lost(2022, 2022, 1m));
        Assert.Equal(Most, table[0, 1]!.Numerator!.Value.ToDecimal());
        Assert.Throws<OverflowException>(() => table[0, 2]);
        Assert.Throws<OverflowException>(() => table.ToChainLadder());
    }

    internal static WriteOffLedger Ledger(IEnumerable<LedgerEntry> entries) => WriteOffLedger.FromEntries(Usd, entries);

    private static AmountSeries Sales(params decimal[] sales) =>
        AmountSeries.FromValuesInOrder(Usd, ReportingCalendar.Years.Between(new(2021, 1, 1), EndOf2024), sales);

    private static LedgerEntry Lost(int cohort, int year, decimal amount) => WriteOff(new(cohort, 5, 3), new(year, 11, 30), amount);

    private static LedgerEntry Recovered(int cohort, int year, decimal amount) =>
        LedgerEntry.Recovery(new LocalDate(year, 12, 31), Money.FromDecimal(amount, Usd)) with { OriginDate = new LocalDate(cohort, 1, 1) };

    private static LedgerEntry WriteOff(LocalDate origin, LocalDate day, decimal amount) =>
        LedgerEntry.WriteOff(day, Money.FromDecimal(amount, Usd)) with { OriginDate = origin };

    private static void Refused(string parameter, string words, Action act)
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(act);
        Assert.Equal(parameter, refused.ParamName);
        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
    }
}
