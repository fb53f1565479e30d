using System.Globalization;
using NodaTime;
using WriteOffMetrics.Allowances;
using static WriteOffMetrics.Tests.Receivables.ReceivableRows;

namespace WriteOffMetrics.Tests.Allowances;

/// <summary>Roll-forwards that companies filed: those that foot close, and of the others the difference is named to the cent.</summary>
public sealed class DisclosedRollForwardTests
{
    private static readonly string Published = Path.Combine(Repository.Shared, "data", "published");

    /// <summary>Schedule II of listed companies: opening + expense + other − deductions = closing, in every row.</summary>
    [SharedDataFact("data/published/schedule_ii_rollforwards.csv")]
    public void Every_row_of_Schedule_II_closes()
    {
        List<Csv.Row> rows = Csv.Read(Published, "schedule_ii_rollforwards.csv");
        foreach (Csv.Row row in rows)
        {
            AllowanceRollForward year = AllowanceRollForward.From(Dollars(row.Decimal("beginning")))
                .Provision(Dollars(row.Decimal("charged_to_expense")))
                .Other(Dollars(row.Decimal("charged_to_other")), "charged to other accounts");
            year = row["gross_write_offs"].Length > 0
                ? year.WriteOffs(Dollars(row.Decimal("gross_write_offs"))).Recoveries(Dollars(row.Decimal("recoveries")))
                : year.WriteOffs(Dollars(row.Decimal("net_deductions")));
            year = year.CloseAt(Dollars(row.Decimal("ending")));
            Assert.True(year.Findings.Count == 0, $"{row["company"]} {row["period"]}: {string.Join(" ", year.Findings)}");
        }

        Assert.Equal(22, rows.Count);
    }

    /// <summary>
    /// Facts of four companies as they were tagged. Seven rows state no beginning or no ending and are no roll-forwards. Of the others
    /// some foot. Boeing and Union Pacific tag recoveries, and Union Pacific casualty write-offs, with the opposite sign: twice the amount
    /// is missing, and the finding says so. Microsoft tags no expense, and the difference is it: 4, 16 and 77 million.
    /// </summary>
    [SharedDataFact("data/xbrl/expected_rollforward.csv")]
    public void Tagged_facts_that_foot_close_and_the_others_are_told_with_their_difference_and_its_sign()
    {
        List<Csv.Row> rows = Csv.Read(Repository.Shared, "data", "xbrl", "expected_rollforward.csv");
        int closed = 0, withOppositeSign = 0, others = 0;
        foreach (Csv.Row row in rows.Where(row => row["beginning"].Length > 0 && row["ending"].Length > 0))
        {
            AllowanceRollForward year = AllowanceRollForward.From(Dollars(row.Decimal("beginning")))
                .Provision(Dollars(row.DecimalOrNone("provision") ?? 0m)).WriteOffs(Dollars(row.DecimalOrNone("write_offs") ?? 0m))
                .Recoveries(Dollars(row.DecimalOrNone("recoveries") ?? 0m)).CloseAt(Dollars(row.Decimal("ending")));
            Assert.Equal(-row.Decimal("footing_difference"), year.Difference.ToDecimal());
            Finding[] findings = [.. year.Findings];
            if (year.Difference.MinorUnits == 0)
            {
                Assert.Empty(findings);
                closed++;
                continue;
            }

            string words = Assert.Single(findings).ToString(), kind = row["recoveries"].Length > 0 ? "recoveries" : "write-offs";
            bool isOpposite = row["recoveries"].Length > 0 || row.DecimalOrNone("write_offs") < 0;
            Assert.Equal(isOpposite, words.Contains($"as if {kind} had the opposite sign", StringComparison.Ordinal));
            Assert.Equal(Math.Abs(row.Decimal("footing_difference")), findings[0].AmountAtStake!.Value.ToDecimal());
            if (isOpposite) withOppositeSign++;
            else others++;
        }

        Assert.Equal((28, 6, 10, 5), (rows.Count, closed, withOppositeSign, others));
    }

    /// <summary>
    /// Bank of the Sierra, 2010 to 2014, in thousands: charge-offs by class add up to the printed total, which the allowance takes; it
    /// closes in every year but by the roundings that its statement has itself, and expense ÷ charge-offs is Σ ÷ Σ.
    /// </summary>
    [SharedDataFact("data/published/bank_of_the_sierra_allowance_2010_2014.csv")]
    public void Five_years_of_a_bank_close_and_continue_each_other()
    {
        List<Csv.Row> rows = Csv.Read(Published, "bank_of_the_sierra_allowance_2010_2014.csv");
        int[] years = [2010, 2011, 2012, 2013, 2014];
        PeriodAxis axis = ReportingCalendar.Years.Between(new LocalDate(2010, 1, 1), new LocalDate(2014, 12, 31));
        AllowanceHistory history = AllowanceHistory.FromRollForwards(axis, years.Select(year => AllowanceRollForward
            .From(Of("allowance_beginning", year)).Provision(Of("provision", year)).WriteOffs(Of("charge_off_total", year))
            .Recoveries(Of("recovery_total", year)).CloseAt(Of("allowance_ending", year))));
        Assert.All(years, year => Assert.Equal(Of("charge_off_total", year), Sum("charge_off", year)));
        Assert.All(history.Skip(1).Zip(history), pair => Assert.Equal(pair.Second.Closing, pair.First.Opening));
        Assert.Empty(history.Findings);

        // (16,680 + 12,000 + 14,210 + 4,350 + 350) ÷ (20,337 + 16,987 + 18,778 + 8,263 + 4,215) = 47,590 ÷ 68,580
        Assert.Equal("69.39 %", history.ExpenseToWriteOffs().Overall.Ratio!.Value.ToString("0.00 %", null));

        Money Of(string line, int year) => Dollars(rows.Single(row => row["line"] == line).Decimal(Column(year)));

        Money Sum(string line, int year) => rows.Where(row => row["line"] == line)
            .Aggregate(Dollars(0), (sum, row) => sum + Dollars(row.Decimal(Column(year))));

        static string Column(int year) => "y" + year.ToString(CultureInfo.InvariantCulture);
    }
}
