using System.Globalization;
using NodaTime;
using WriteOffMetrics.Receivables;

namespace WriteOffMetrics.Tests;

/// <summary>
/// 22,427 loans of the US Small Business Administration against what pandas and base R computed from them, to the last digit printed.
/// </summary>
public sealed class SbaTests
{
    private const string Folder = "data/sba";
    private static readonly Currency Usd = Currency.FromCode("USD");
    private static readonly LocalDate FirstEvent = new(1988, 10, 6), LastEvent = new(2014, 8, 29);
    private static readonly Lazy<Loan[]> Loans = new(
        () => [.. Csv.Read(Path.Combine(Repository.Shared, Folder, "sba_first22427.csv")).Select(Loan.From)]);
    private static readonly Lazy<LedgerImport> Import = new(
        () => WriteOffLedger.Import(Usd, Loans.Value.Where(loan => loan.ChargedOff is not null), new EntrySelectors<Loan>
        {
            EffectiveDate = loan => loan.ChargedOff,
            Amount = loan => loan.ChargeOff,
            Account = loan => loan.Number,
            Dimensions = { ["state"] = loan => loan.State, ["sector"] = loan => loan.Sector },
        }));

    private static WriteOffLedger Ledger => Import.Value.Ledger;

    private static IEnumerable<Loan> Disbursed => Loans.Value.Where(loan => loan.Disbursed is not null);

    [SharedDataFact(Folder)]
    public void The_34_zero_amounts_are_findings_and_nothing_else_is()
    {
        Assert.Equal(34, Import.Value.Rejections.Count);
        Assert.All(Import.Value.Rejections, finding => Assert.Equal("amount", finding.Faults[0].Field));
        Assert.All(
            Import.Value.Rejections,
            finding => Assert.Contains("Found 0;", Assert.Single(finding.Faults).Message, StringComparison.Ordinal));
        Assert.Equal(4_882, Ledger.Count);
        Assert.Equal(4_916, Import.Value.OfferedCount);
        Assert.Equal("4,916 rows offered, 4,882 accepted, 34 rejected", Import.Value.ToString());
        Assert.Equal((246_730_698m, 0m, 246_730_698m), (
            Import.Value.AcceptedAmount, Import.Value.RejectedAmount, Import.Value.OfferedAmount));
        Assert.Empty(Ledger.Check());
        Assert.Equal(246_730_698m, Ledger.Entries.Sum(entry => entry.Amount.ToDecimal()));
    }

    [SharedDataFact(Folder)]
    public void Months() => Periods("chargeoffs_by_month.csv", ReportingCalendar.Months);

    [SharedDataFact(Folder)]
    public void Quarters() => Periods("chargeoffs_by_quarter.csv", ReportingCalendar.Quarters);

    [SharedDataFact(Folder)]
    public void Years() => Periods("chargeoffs_by_year.csv", ReportingCalendar.Years);

    [SharedDataFact(Folder)]
    public void Federal_fiscal_years() => Periods("chargeoffs_by_fed_fy.csv", ReportingCalendar.FiscalYears(10, FiscalYearNaming.EndYear));

    [SharedDataFact(Folder)]
    public void Federal_fiscal_quarters() =>
        Periods("chargeoffs_by_fed_fq.csv", ReportingCalendar.FiscalQuarters(10, FiscalYearNaming.EndYear));

    [SharedDataFact(Folder)]
    public void States() => Segments("chargeoffs_by_state.csv", "state", loan => loan.State);

    [SharedDataFact(Folder)]
    public void Sectors() => Segments("chargeoffs_by_naics_sector.csv", "sector", loan => loan.Sector, "naics_sector");

    [SharedDataFact(Folder)]
    public void Sectors_by_federal_fiscal_year()
    {
        PeriodAxis axis = ReportingCalendar.FiscalYears(10, FiscalYearNaming.EndYear).Between(FirstEvent, LastEvent);
        PeriodBreakdown breakdown = Ledger.SummarizeBy(axis, "sector");
        List<Csv.Row> expected = Expected("chargeoffs_by_sector_fed_fy.csv");
        Assert.Equal(
            expected.Select(row => (row["naics_sector"], row["fed_fy"], row.Decimal("amount"), (long?)row.Decimal("count"))).Order(),
            breakdown.Values.SelectMany(sector => breakdown[sector].Gross.Where(point => point.EntryCount > 0)
                .Select(point => (sector!, point.Period.Name, point.Amount.ToDecimal(), point.EntryCount))).Order());
        Assert.Equal(230, expected.Count);
    }

    [SharedDataFact(Folder)]
    public void Trailing_twelve_months_and_year_to_date()
    {
        List<Csv.Row> expected = Expected("chargeoffs_by_month.csv");

        // The file's years begin with its first month; those before it had no charge-offs.
        PeriodAxis axis = ReportingCalendar.Months.Between(FirstEvent, LastEvent),
            fromJanuary = ReportingCalendar.Months.Between(new LocalDate(1988, 1, 1), LastEvent);
        PeriodAxis fiscal = ReportingCalendar.FiscalMonths(10, FiscalYearNaming.EndYear).Between(FirstEvent, LastEvent);
        AmountSeries gross = Ledger.SummarizeBy(axis).Gross;
        RatioSeries ratio = gross.ToSales(
            AmountSeries.FromValuesInOrder(Usd, axis, expected.Select(row => row.Decimal("disbursed_amount"))));
        IReadOnlyList<AmountPoint?> trailing = gross.Trailing(12), yearToDate = Ledger.SummarizeBy(fromJanuary).Gross.YearToDate(),
            fiscalYearToDate = Ledger.SummarizeBy(fiscal).Gross.YearToDate();
        IReadOnlyList<RatioPoint?> trailingRatio = ratio.Trailing(12);
        for (int i = 0; i < axis.Count; i++)
        {
            Csv.Row row = expected[i];
            Assert.Equal(row.DecimalOrNone("ttm_chargeoff"), trailing[i]?.Amount.ToDecimal());
            Assert.Equal(row.DecimalOrNone("ttm_disbursed"), trailingRatio[i]?.Denominator?.ToDecimal());
            AssertPrinted(row, "ttm_ratio", trailingRatio[i]?.Ratio?.ToDecimal());
            Assert.Equal(row.Decimal("ytd_chargeoff"), yearToDate[i + 9]!.Amount.ToDecimal());
            Assert.Equal(row.Decimal("fed_fytd_chargeoff"), fiscalYearToDate[i]!.Amount.ToDecimal());
        }
    }

    [SharedDataFact(Folder)]
    public void Iso_weeks_that_have_charge_offs() => Assert.Equal(
        Expected("chargeoffs_by_iso_week.csv").Select(row => (row["iso_week"], row.Decimal("sum"), (long?)row.Decimal("count"))),
        Ledger.SummarizeBy(ReportingCalendar.IsoWeeks.Between(FirstEvent, LastEvent)).Gross.Where(point => point.EntryCount > 0)
            .Select(point => (point.Period.Name, point.Amount.ToDecimal(), point.EntryCount)));

    [SharedDataFact(Folder)]
    public void Weeks_from_Sunday() => Assert.Equal(
        Expected("chargeoffs_by_week_sunday.csv").Select(
        row => (row.Day("week_start_sunday"), row.Decimal("sum"), (long?)row.Decimal("count"))),
        Ledger.SummarizeBy(ReportingCalendar.Weeks(IsoDayOfWeek.Sunday).Between(FirstEvent, LastEvent)).Gross
            .Select(point => (point.Period.Start, point.Amount.ToDecimal(), point.EntryCount)));

    [SharedDataFact(Folder)]
    public void Periods_of_the_National_Retail_Federation() => Assert.Equal(
        Expected("chargeoffs_by_nrf_period.csv").Select(
        row => ($"FY{row["fiscal_year"]}P{row["period"].PadLeft(2, '0')}", row.Decimal("weeks"), row.Day("start"), row.Day("end"),
        row.Decimal("chargeoff_amount"), (long?)row.Decimal("chargeoff_count"))),
        Ledger.SummarizeBy(FiscalWeekYear.NationalRetailFederation.Periods.Between(FirstEvent, LastEvent)).Gross
            .Select(point => (point.Period.Name, point.Period.Days / 7m, point.Period.Start, point.Period.End, point.Amount.ToDecimal(),
                point.EntryCount)));

    [SharedDataFact(Folder)]
    public void Years_of_the_National_Retail_Federation_reported_and_comparable()
    {
        List<Csv.Row> expected = Expected("chargeoffs_by_nrf_year.csv");
        AmountSeries gross = Ledger.SummarizeBy(FiscalWeekYear.NationalRetailFederation.Years.Between(FirstEvent, LastEvent)).Gross;
        IReadOnlyList<MetricChange<AmountPoint>> reported = gross.ChangeFromYearBefore(),
            comparable = gross.ChangeFromComparableYearBefore();
        Assert.Equal(expected.Count, gross.Count);
        for (int i = 0; i < gross.Count; i++)
        {
            Csv.Row row = expected[i];
            Assert.Equal(
                ($"FY{row["fiscal_year"]}", row.Decimal("weeks"), row.Day("start"), row.Day("end"), row.Decimal("chargeoff_amount"),
                (long?)row.Decimal("chargeoff_count")),
                (gross[i].Period.Name, gross[i].Period.Days / 7m, gross[i].Period.Start, gross[i].Period.End, gross[i].Amount.ToDecimal(),
                gross[i].EntryCount));
            AssertPrinted(row, "yoy_reported_pct", reported[i].Relative?.Percent);
            AssertPrinted(row, "yoy_comparable_pct", comparable[i].Relative?.Percent);
            if (row["prior_comparable_start"].Length == 0) continue;
            Assert.Equal(
                (row.Day("prior_comparable_start"), row.Day("prior_comparable_end"), row.Decimal("prior_comparable_amount")),
                (comparable[i].ComparedWith!.Value.Start, comparable[i].ComparedWith!.Value.End, comparable[i].Before!.Amount.ToDecimal()));
        }
    }

    [SharedDataFact(Folder)]
    public void The_largest_25() => Assert.Equal(
        Expected("top25_chargeoffs.csv").Select(row => (row["id"], row.Decimal("amt"))),
        Ledger.SummarizeBy(ReportingCalendar.Years.Between(FirstEvent, LastEvent), Dimension.Account)
            .ConcentrationOf(AmountMeasure.Gross)
            .Shares.Take(25).Select(share => (share.Value!, share.Amount.ToDecimal())));

    [SharedDataFact(Folder)]
    public void Concentration_by_state_and_sector()
    {
        using var summary = System.Text.Json.JsonDocument.Parse(
            File.ReadAllText(Path.Combine(Repository.Shared, Folder, "expected_first22427", "summary.json")));
        foreach ((string dimension, string key) in new[] { ("state", "concentration_by_state"),
            ("sector", "concentration_by_naics_sector") })
        {
            System.Text.Json.JsonElement expected = summary.RootElement.GetProperty(key);
            Concentration concentration = Ledger.SummarizeBy(ReportingCalendar.Years.Between(FirstEvent, LastEvent), dimension)
                .ConcentrationOf(AmountMeasure.Gross);
            Assert.Equal(Number("n_positive"), concentration.Shares.Count);
            Assert.Equal(Number("hhi"), concentration.Herfindahl!.Value, 12);
            Assert.Equal(Number("hhi_normalised"), concentration.HerfindahlNormalised!.Value, 12);
            Assert.Equal(Number("gini_population"), concentration.Gini!.Value, 12);
            Assert.Equal(Number("gini_sample_n_over_n_minus_1"), concentration.GiniCorrected!.Value, 12);
            foreach (int top in new[] { 1, 5, 10 })
                Assert.Equal(Number($"top{top.ToString(CultureInfo.InvariantCulture)}_share"),
                    (double)concentration.TopShare(top)!.Value.ToDecimal(), 12);

            double Number(string name) => expected.GetProperty(name).GetDouble();
        }
    }

    /// <summary>
    /// Loans as items open from their disbursement, settled by the charge-offs: how many were charged off after so many days, by the
    /// survival curve; how much, by the days that a part of the amount does not exceed.
    /// </summary>
    [SharedDataFact(Folder)]
    public void Days_from_disbursement_to_charge_off()
    {
        OpenItems items = OpenItems.FromRows(Usd, Disbursed, new OpenItemSelectors<Loan>
        {
            InvoiceDate = loan => loan.Disbursed!.Value,
            DueDate = loan => loan.Disbursed!.Value,
            Amount = loan => loan.ChargedOff is not null && loan.ChargeOff > 0 ? loan.ChargeOff : 1m,
            Account = loan => loan.Number,
            Document = loan => loan.Number,
        }).Settle(Ledger);
        SurvivalCurve curve = items.TimeToWriteOff(LastEvent);
        PeriodAxis years = ReportingCalendar.Years.Between(FirstEvent, LastEvent);
        List<Csv.Row> expected = Expected("chargeoff_age_buckets.csv");
        (int from, decimal so, decimal all) = (int.MinValue, 0, expected.Sum(row => row.Decimal("sum")));
        foreach (Csv.Row row in expected)
        {
            string bucket = row["days_disbursement_to_chargeoff"];
            int through = bucket[0] switch
            {
                '<' => -1,
                '>' => int.MaxValue,
                _ => int.Parse(bucket.Split('-')[1], CultureInfo.InvariantCulture),
            };
            Assert.Equal((bucket, row.Decimal("count")), (bucket, curve.Days.Zip(curve.WrittenOff)
                .Where(step => step.First >= from && step.First <= through).Sum(step => step.Second)));
            so += row.Decimal("sum");
            if (so > 0 && so < all)
            {
                Assert.True(DaysOf(so / all - 1e-12m) <= through, bucket);
                Assert.True(DaysOf(so / all + 1e-12m) > through, bucket);
            }

            if (through < int.MaxValue) from = through + 1;
        }

        Assert.Equal((4_867, 245_780_372m), (curve.WrittenOffCount, all));
        Assert.Equal(Disbursed.Count(loan => loan.Disbursed <= LastEvent), curve.DocumentCount);

        decimal DaysOf(decimal share) => items.AgeAtWriteOffBy(years, Ratio.FromDecimal(share)).Overall.Value!.Value.ToDecimal();
    }

    private static void Periods(string file, ReportingCalendar calendar)
    {
        List<Csv.Row> expected = Expected(file);
        PeriodAxis axis = calendar.Between(FirstEvent, LastEvent);
        AmountSeries gross = Ledger.SummarizeBy(axis).Gross;
        RatioSeries ratio = gross.ToSales(
            AmountSeries.FromRows(Usd, axis, Disbursed, loan => loan.Disbursed!.Value, loan => loan.Disbursement));
        IReadOnlyList<MetricChange<AmountPoint>> changes = gross.ChangeFromYearBefore();
        Assert.Equal(expected.Count, axis.Count);
        for (int i = 0; i < axis.Count; i++)
        {
            Csv.Row row = expected[i];
            Assert.Equal((row["period"], row.Day("start"), row.Day("end")), (axis[i].Name, axis[i].Start, axis[i].End));
            Assert.Equal((row.Decimal("chargeoff_amount"), (long?)row.Decimal("chargeoff_count")),
                (gross[i].Amount.ToDecimal(), gross[i].EntryCount));
            Assert.Equal(row.Decimal("disbursed_amount"), ratio[i].Denominator!.Value.ToDecimal());
            AssertPrinted(row, "ratio", ratio[i].Ratio?.ToDecimal());
            Assert.Equal(row["ratio"].Length == 0 ? MetricStatus.ZeroDenominator : MetricStatus.Defined, ratio[i].Status);
            Assert.Equal(row.DecimalOrNone("yoy_change_amount"), changes[i].Difference?.ToDecimal());
            AssertPrinted(row, "yoy_change_pct", changes[i].Relative?.Percent);
        }
    }

    private static void Segments(string file, string dimension, Func<Loan, string> segmentOf, string? column = null)
    {
        PeriodAxis axis = ReportingCalendar.Years.Between(new LocalDate(1971, 1, 1), LastEvent);
        PeriodBreakdown breakdown = Ledger.SummarizeBy(axis, dimension);
        MetricBreakdown<AmountSeries> disbursed =
            AmountSeries.FromRows(Usd, axis, dimension, Disbursed, loan => loan.Disbursed!.Value, segmentOf, loan => loan.Disbursement);
        MetricBreakdown<RatioSeries> ratios = breakdown.Gross.ToSales(disbursed);
        List<Csv.Row> expected = Expected(file);
        Assert.Equal(expected.Select(row => row[column ?? dimension]).Order(StringComparer.Ordinal), breakdown.Values);
        Concentration concentration = breakdown.ConcentrationOf(AmountMeasure.Gross);
        Assert.Equal(expected.Select(row => row[column ?? dimension]), concentration.Shares.Select(share => share.Value));
        foreach (Csv.Row row in expected)
        {
            string segment = row[column ?? dimension];
            RatioPoint overall = ratios[segment].Overall;
            Assert.Equal((row.Decimal("chargeoff_amount"), (long?)row.Decimal("chargeoff_count")),
                (overall.Numerator!.Value.ToDecimal(), overall.EntryCount));
            Assert.Equal(row.Decimal("disbursed_amount"), overall.Denominator!.Value.ToDecimal());
            AssertPrinted(row, "ratio", overall.Ratio!.Value.ToDecimal());
            ConcentrationShare share = Assert.Single(concentration.Shares, share => share.Value == segment);
            AssertPrinted(row, "share_of_chargeoffs", share.Share.ToDecimal());
            AssertPrinted(row, "cumulative_share", share.CumulativeShare.ToDecimal());
            Assert.Equal(row.Decimal("chargeoff_amount"), overall.Entries.Sum(entry => entry.Amount.ToDecimal()));
        }

        // Segments without charge-offs are zero, and the segments add up to the total.
        Assert.All(ratios.Values.Except(breakdown.Values), segment =>
            Assert.Equal((0m, 0L), (ratios[segment].Overall.Ratio?.ToDecimal() ?? 0m, ratios[segment].Overall.EntryCount)));
        Assert.Equal(246_730_698m, ratios.Sum(one => one.Value.Overall.Numerator!.Value.ToDecimal()));
        Assert.Equal(Disbursed.Sum(loan => loan.Disbursement),
            ratios.Sum(one => one.Value.Overall.Denominator!.Value.ToDecimal()) + disbursed.Total.Outside!.Value.ToDecimal());
        Csv.Row worst = expected.Where(row => row["ratio"].Length > 0).MaxBy(row => row.Decimal("ratio"))!;
        Assert.Equal(worst[column ?? dimension], ratios.RankFromWorst(series => series.Overall)[0].Key);
    }

    /// <summary>The file prints 12 significant digits and leaves out trailing zeros; an empty field means that there is no value.</summary>
    private static void AssertPrinted(Csv.Row row, string column, decimal? actual)
    {
        Assert.Equal(row.DecimalOrNone(column) is null, actual is null);
        if (actual is not { } value) return;
        int digitsBeforePoint = value == 0 ? 1 : (int)Math.Floor(Math.Log10((double)Math.Abs(value))) + 1;
        decimal printed = decimal.Round(value, Math.Clamp(12 - digitsBeforePoint, 0, 28), MidpointRounding.ToEven);
        Assert.True(row.Decimal(column) == printed,
            $"{column}: printed {row[column]}, computed {value.ToString(CultureInfo.InvariantCulture)}");
    }

    private static List<Csv.Row> Expected(string file) => Csv.Read(Path.Combine(Repository.Shared, Folder, "expected_first22427", file));

    private sealed record Loan(string Number, string State, string Sector, LocalDate? ChargedOff, decimal ChargeOff, LocalDate? Disbursed,
        decimal Disbursement)
    {
        public static Loan From(Csv.Row row) => new(
            row["LoanNr_ChkDgt"], row["State"], SectorOf(row["NAICS"]),
            row["ChgOffDate"].Length == 0 ? null : ShortDate(row["ChgOffDate"]), row.Decimal("ChgOffPrinGr"),
            row["DisbursementDate"].Length == 0 ? null : AmericanDate(row["DisbursementDate"]), row.Decimal("DisbursementGross"));

        /// <summary>The sectors of NAICS are its first two digits, some of them joined.</summary>
        private static string SectorOf(string naics) => naics == "0" ? "00 unclassified" : naics[..2] switch
        {
            "31" or "32" or "33" => "31-33",
            "44" or "45" => "44-45",
            "48" or "49" => "48-49",
            var sector => sector,
        };

        /// <summary>Like 24-Jun-91; the years run from 1988 to 2014.</summary>
        private static LocalDate ShortDate(string text)
        {
            string[] parts = text.Split('-');
            int year = int.Parse(parts[2], CultureInfo.InvariantCulture);
            return new LocalDate(year + (year > 50 ? 1900 : 2000),
                Array.IndexOf(CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedMonthNames, parts[1]) + 1,
                int.Parse(parts[0], CultureInfo.InvariantCulture));
        }

        /// <summary>Like 2/28/1999.</summary>
        private static LocalDate AmericanDate(string text)
        {
            int[] parts = [.. text.Split('/').Select(part => int.Parse(part, CultureInfo.InvariantCulture))];
            return new LocalDate(parts[2], parts[0], parts[1]);
        }
    }
}
