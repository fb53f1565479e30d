using System.Globalization;
using System.Text.Json;
using NodaTime;
using WriteOffMetrics.Receivables;

namespace WriteOffMetrics.Tests;

/// <summary>
/// 22,427 loans of the US Small Business Administration by fiscal year of approval, against what pandas and base R computed from them; and
/// loss curves that R computed.
/// </summary>
public sealed class VintageConformanceTests
{
    private const string Folder = "data/sba";
    private static readonly Currency Usd = Currency.FromCode("USD");
    private static readonly ReportingCalendar FederalYears = ReportingCalendar.FiscalYears(10, FiscalYearNaming.EndYear);
    private static readonly LocalDate LastDay = new(2014, 9, 30);

    /// <summary>
    /// The cohort is the fiscal year of approval as the file has it, in which two loans of August 1971 are of 1972. The file's last
    /// charge-off is of August 2014, so that the last age of all cohorts ends with September.
    /// </summary>
    [SharedDataFact(Folder)]
    public void The_latest_cell_of_each_cohort_has_the_amounts_counts_and_rates_of_the_file()
    {
        List<Csv.Row> loans = Csv.Read(Path.Combine(Repository.Shared, Folder, "sba_first22427.csv"));
        List<Csv.Row> expected = Csv.Read(Path.Combine(Repository.Shared, Folder, "expected_first22427", "vintage_by_approval_fy.csv"));
        WriteOffLedger ledger = WriteOffLedger.FromRows(
            Usd, loans.Where(loan => loan["ChgOffDate"].Length > 0 && loan.Decimal("ChgOffPrinGr") > 0),
            new EntrySelectors<Csv.Row>
            {
                EffectiveDate = loan => ChargedOff(loan),
                OriginDate = loan => FirstDayOf(loan["ApprovalFY"]),
                Amount = loan => loan.Decimal("ChgOffPrinGr"),
            }).CompleteThrough(LastDay);
        PeriodAxis cohorts = FederalYears.Between(FirstDayOf("1972"), FirstDayOf("2006"));
        AmountSeries disbursed = AmountSeries.FromRows(
            Usd, cohorts, loans, loan => FirstDayOf(loan["ApprovalFY"]), loan => loan.Decimal("DisbursementGross"));
        VintageTable table = ledger.VintagesBy(disbursed, FederalYears);

        Assert.Equal((0L, 0L, 0L, 0L), (table.WithoutOriginCount, table.OutsideCohortsCount, table.BeforeCohortCount,
            table.NotReachedCount));
        Assert.Equal((43, 9), (table.AgeCount, table.ReachedAges(cohorts.Count - 1)));
        foreach (Csv.Row row in expected)
        {
            int cohort = cohorts.IndexOf(FirstDayOf(row["fy"]));
            RatioPoint latest = table[cohort, table.ReachedAges(cohort)]!;
            Assert.Equal(
                (row.Decimal("disbursed_amount"), row.Decimal("chargeoff_amount"), (long?)row.Decimal("chargeoffs")),
                (latest.Denominator!.Value.ToDecimal(), latest.Numerator!.Value.ToDecimal(), latest.EntryCount));
            Assert.Equal((double)row.Decimal("loss_rate_amount"), (double)latest.Ratio!.Value.ToDecimal(), 1e-11);
        }

        // What lies between the first age and the latest, by the file's own dates.
        int year = cohorts.IndexOf(FirstDayOf("2005"));
        for (int age = 1; age <= 10; age++)
        {
            LocalDate end = new(2004 + age, 9, 30);
            Assert.Equal(
                loans.Where(loan => loan["ApprovalFY"] == "2005" && loan["ChgOffDate"].Length > 0 && ChargedOff(loan) <= end)
                    .Sum(loan => loan.Decimal("ChgOffPrinGr")),
                table[year, age]!.Numerator!.Value.ToDecimal());
        }

        Assert.Null(table[year, 11]);
        Assert.Equal(14, expected.Count);
        Assert.Equal(expected.Sum(row => row.Decimal("chargeoff_amount")), Enumerable.Range(0, cohorts.Count)
            .Sum(cohort => table[cohort, table.ReachedAges(cohort)]!.Numerator!.Value.ToDecimal()));
    }

    [Fact]
    public void Loss_curves_are_those_of_R()
    {
        using JsonDocument vectors = JsonDocument.Parse(
            Repository.Read("tests", "WriteOffMetrics.Tests", "Statistics", "oracles", "vintage_curves.json"));
        int met = 0;
        foreach (JsonElement vector in vectors.RootElement.EnumerateArray())
        {
            decimal[][] losses = TriangleLedger.Rows(vector, "incremental_losses");
            if (!TriangleLedger.Fits(losses)) continue;
            VintageTable table = TriangleLedger.ToTable(
                losses, vector.GetProperty("input").GetProperty("originated").EnumerateArray().Select(one => one.GetDecimal()));
            JsonElement expected = vector.GetProperty("expected");
            for (int age = 1; age <= table.AgeCount; age++)
            {
                Assert.Equal(expected.GetProperty("pooled_count")[age - 1].GetInt32(), table.AtAge(age).Count);
                Same(expected.GetProperty("pooled_rate")[age - 1], table.AtAge(age).Overall.Ratio?.ToDecimal());
                for (int cohort = 0; cohort < losses.Length; cohort++)
                {
                    Same(expected.GetProperty("cumulative")[cohort][age - 1], table[cohort, age]?.Numerator?.ToDecimal());
                    Same(expected.GetProperty("cumulative_rate")[cohort][age - 1], table[cohort, age]?.Ratio?.ToDecimal());
                }
            }

            met++;
        }

        Assert.Equal(3, met);

        // R has Infinity where nothing was sold, and the library has a status.
        static void Same(JsonElement expected, decimal? actual)
        {
            Assert.Equal(expected.ValueKind == JsonValueKind.Number, actual is not null);
            if (actual is { } value) Assert.Equal(expected.GetDouble(), (double)value, 1e-12);
        }
    }

    private static LocalDate FirstDayOf(string fiscalYear) => new(int.Parse(fiscalYear, CultureInfo.InvariantCulture) - 1, 10, 1);

    /// <summary>Like 24-Jun-91; the years run from 1988 to 2014.</summary>
    private static LocalDate ChargedOff(Csv.Row loan)
    {
        string[] parts = loan["ChgOffDate"].Split('-');
        int year = int.Parse(parts[2], CultureInfo.InvariantCulture);
        return new LocalDate(year + (year > 50 ? 1900 : 2000),
            Array.IndexOf(CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedMonthNames, parts[1]) + 1,
            int.Parse(parts[0], CultureInfo.InvariantCulture));
    }
}
