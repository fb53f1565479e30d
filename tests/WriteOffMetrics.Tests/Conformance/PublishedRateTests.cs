using System.Globalization;
using NodaTime;

namespace WriteOffMetrics.Tests;

/// <summary>Rates that banks printed, recomputed from the amounts they printed.</summary>
public sealed class PublishedRateTests
{
    private static readonly Currency Usd = Currency.FromCode("USD");

    /// <summary>Capital One, 8-K of 2010 and 2011: annualised net charge-off rates of three segments.</summary>
    [SharedDataFact("data/published/card_monthly_capital_one.csv")]
    public void Monthly_net_charge_off_rates_are_those_printed()
    {
        Dictionary<(string Month, string Segment), Csv.Row> expected =
            Csv.Read(Repository.Shared, "data", "published", "expected_ratio_checks.csv")
            .Where(row => row["source"] == "capital_one" && row["metric"] == "annualized NCO rate")
            .ToDictionary(row => (row["key"][..7], row["key"][8..]));
        PeriodAxis months = ReportingCalendar.Months.Between(new LocalDate(2010, 5, 1), new LocalDate(2011, 2, 28));
        int exact = 0, within = 0;
        foreach (IGrouping<string, Csv.Row> segment in Csv.Read(Repository.Shared, "data", "published", "card_monthly_capital_one.csv")
            .GroupBy(row => row["segment"]))
        {
            Dictionary<string, Csv.Row> rows = segment.ToDictionary(row => row["period"]);
            WriteOffLedger ledger = WriteOffLedger
                .FromRows(Usd, rows.Values, new EntrySelectors<Csv.Row>
                {
                    EffectiveDate = row => MonthEnd(row["period"]),
                    Amount = row => row.Decimal("net_charge_offs") * Unit(row)
                });
            AmountSeries averages = AmountSeries
                .FromValues(AmountMetrics.AverageReceivables, Usd, months, months.Select(month =>
                    (month, rows.TryGetValue(month.Name, out Csv.Row? row) ? row.Decimal("average_loans") * Unit(row) : 0m)));
            RatioSeries rates = ledger.SummarizeBy(months).Net.ToAverageReceivables(averages).Annualize(Annualization.Times(12));
            foreach ((string month, Csv.Row row) in rows)
            {
                Csv.Row check = expected[(month, segment.Key)];
                Ratio rate = rates.At(MonthEnd(month)).Ratio!.Value;
                decimal printed = row.Decimal("published_annualized_nco_rate_pct");
                Assert.Equal(check.Decimal("computed_pct"), decimal.Round(rate.Percent, 6));
                if (check["verdict"] == "exact")
                {
                    Assert.Equal(printed, decimal.Round(rate.Percent, 2, MidpointRounding.AwayFromZero));
                    exact++;
                }
                else
                {
                    // Printed amounts are rounded to their unit, so the true rate lies between these two; printed rates are rounded to two
                    // decimals.
                    decimal chargeOffs = row.Decimal("net_charge_offs"), loans = row.Decimal("average_loans");
                    decimal lowest = (chargeOffs - 0.5m) * 1200 / (loans + 0.5m), highest = (chargeOffs + 0.5m) * 1200 / (loans - 0.5m);
                    Assert.InRange(printed, lowest - 0.005m, highest + 0.005m);
                    within++;
                }
            }
        }

        Assert.Equal((24, expected.Count), (exact + within, exact + within));
        Assert.True(exact >= 12, exact.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Every row of the table of checks: numerator × multiplier ÷ denominator rounds to what is listed.</summary>
    [SharedDataFact("data/published/expected_ratio_checks.csv")]
    public void Every_checked_quotient_is_the_one_listed() =>
        Assert.All(Csv.Read(Repository.Shared, "data", "published", "expected_ratio_checks.csv"), row =>
    {
        Ratio quotient = RatioArithmetic.Divide(
            Money.FromDecimal(row.Decimal("numerator") * row.Decimal("multiplier"), Usd),
            Money.FromDecimal(row.Decimal("denominator"), Usd)).Value!.Value;
        Assert.Equal(row.Decimal("computed_pct"), decimal.Round(quotient.Percent, 6));
        if (row["verdict"] == "exact")
            Assert.Equal(row.Decimal("published_pct"), decimal.Round(quotient.Percent, 2, MidpointRounding.AwayFromZero));
    });

    /// <summary>Bank of the Sierra, 10-K 2014: charge-offs less recoveries of its allowance over average gross loans.</summary>
    [SharedDataFact("data/published/bank_of_the_sierra_allowance_2010_2014.csv")]
    public void A_banks_net_charge_off_rates_follow_from_its_allowance_table()
    {
        List<Csv.Row> lines = Csv.Read(Repository.Shared, "data", "published", "bank_of_the_sierra_allowance_2010_2014.csv");
        string[] columns = ["y2010", "y2011", "y2012", "y2013", "y2014"];
        PeriodAxis years = ReportingCalendar.Years.Between(new LocalDate(2010, 1, 1), new LocalDate(2014, 12, 31));
        IEnumerable<LedgerEntry> entries =
            from line in lines
            let kind = line["line"] == "charge_off" ? EntryKind.WriteOff : line["line"] == "recovery" ? EntryKind.Recovery
                : (EntryKind?)null
            where kind is not null
            from column in columns
            where line.Decimal(column) != 0
            let day = new LocalDate(int.Parse(column[1..], CultureInfo.InvariantCulture), 12, 31)
            let amount = Money.FromDecimal(line.Decimal(column) * 1_000, Usd)
            select kind == EntryKind.WriteOff ? LedgerEntry.WriteOff(day, amount) : LedgerEntry.Recovery(day, amount);
        PeriodTotals totals = WriteOffLedger.FromEntries(Usd, entries).SummarizeBy(years);
        Csv.Row averages = lines.Single(line => line["line"] == "average_gross_loans");
        RatioSeries rates = totals.Net.ToAverageReceivables(
            AmountSeries.FromValuesInOrder(AmountMetrics.AverageReceivables, Usd, years,
            columns.Select(column => averages.Decimal(column) * 1_000)));
        Assert.Equal(["2.26 %", "2.06 %", "2.23 %", "0.81 %", "0.09 %"], rates.Select(point => point.Ratio!.Value.ToString("P2", null)));
    }

    private static decimal Unit(Csv.Row row) => row["unit"] == "USD thousand" ? 1_000m : 1_000_000m;

    private static LocalDate MonthEnd(string month) =>
        NodaTime.Text.LocalDatePattern.Iso.Parse(month + "-01").Value.With(DateAdjusters.EndOfMonth);
}
