using System.Globalization;
using NodaTime;
using NodaTime.Text;
using WriteOffMetrics.Receivables;
using static WriteOffMetrics.Tests.Receivables.ReceivableRows;

namespace WriteOffMetrics.Tests.Receivables;

/// <summary>2,466 real invoices and their payments against what pandas computed from them, month by month.</summary>
public sealed class IbmReceivableTests
{
    private static readonly LocalDatePattern UsPattern = LocalDatePattern.CreateWithInvariantCulture("M/d/yyyy");

    private sealed record Invoice(string Country, string Customer, string Number, LocalDate Date, LocalDate Due, decimal Amount,
        LocalDate Settled);

    [SharedDataFact("data/ar")]
    public void Ageing_days_sales_outstanding_and_collection_effectiveness_of_real_invoices_are_as_computed_elsewhere()
    {
        Invoice[] invoices = [.. Lines("ibm_accounts_receivable.csv").Select(fields => new Invoice(
            fields[0], fields[1], fields[3], UsPattern.Parse(fields[4]).Value, UsPattern.Parse(fields[5]).Value, Number(fields[6]),
            UsPattern.Parse(fields[8]).Value))];
        Assert.Equal(2_466, invoices.Length);
        OpenItems items = OpenItems
            .FromRows(Usd, invoices, new OpenItemSelectors<Invoice>
            {
                InvoiceDate = row => row.Date,
                DueDate = row => row.Due,
                Amount = row => row.Amount,
                Document = row => row.Number,
                Account = row => row.Customer,
                Dimensions = { ["country"] = row => row.Country },
            })
            .Settle(invoices, new SettlementSelectors<Invoice>
            {
                ValueDate = row => row.Settled,
                Amount = row => row.Amount,
                Document = row => row.Number,
                Account = row => row.Customer,
            });
        Assert.Empty(items.Check());
        string[][] expected = [.. Lines("expected_ibm", "monthly.csv")];
        LocalDate first = MonthOf(expected[0]);
        PeriodAxis months = ReportingCalendar.Months.Between(first, MonthOf(expected[^1]).PlusMonths(1).PlusDays(-1));
        Assert.Equal(expected.Length, months.Count);
        AmountSeries sales = AmountSeries.FromRows(Usd, months, invoices, row => row.Date, row => row.Amount);
        Ageing ageing = items.AgeBy(AgeingBuckets.UpTo(0, 30, 60, 90), months);
        QuantitySeries simple = ageing.Open.ToDaysSalesOutstanding(sales, DsoMethod.Simple),
            best = ageing.NotDue.ToBestPossibleDaysSalesOutstanding(sales),
            countBack = ageing.Open.ToDaysSalesOutstanding(sales, DsoMethod.CountBack);
        RatioSeries index = items.ToCollectionEffectiveness(sales, CollectionSales.WholePeriod);
        AmountSeries collections = items.CollectionsBy(months);
        for (int month = 0; month < months.Count; month++)
        {
            string[] row = expected[month];
            Assert.Equal((row[0], Number(row[1]), Number(row[2]), Number(row[3])),
                (months[month].Name, Amount(sales), Amount(collections), Amount(ageing.Open)));
            Assert.Equal((int)Number(row[4]), items.AsOf(months[month].End).Count);
            for (int bucket = 0; bucket < 5; bucket++)
                Assert.Equal((row[0], bucket, Number(row[5 + bucket])), (row[0], bucket, Amount(ageing[bucket])));
            AssertNear(row[10], simple[month].Value?.ToDecimal());
            AssertNear(row[11], best[month].Value?.ToDecimal());
            AssertNear(row[12], countBack[month].Value?.ToDecimal());
            AssertNear(row[13], index[month].Value?.ToDecimal());

            decimal Amount(AmountSeries series) => series[month].Amount.ToDecimal();
        }

        foreach (string[] row in Lines("expected_ibm", "by_country.csv"))
            Assert.Equal(Number(row[2]), invoices.Where(invoice => invoice.Country == row[0]).Sum(invoice => invoice.Amount));
        Concentration customers = AmountSeries
            .FromRows(Usd, months, "customer", invoices, row => row.Date, row => row.Customer, row => row.Amount)
            .ConcentrationOf(series => series.Total);
        Assert.Equal(0.01092107373259248, customers.Herfindahl!.Value, 1e-12);
        Assert.Equal(0.1569134124261915, (double)customers.TopShare(10)!.Value.ToDecimal(), 1e-12);

        // Amount-weighted days to settle are 26.70 on terms of 30 days: 3.30 days before the due date.
        PeriodAxis all = ReportingCalendar.FromPeriods("all", [ReportingPeriod.FromDates(first, new LocalDate(2014, 1, 31))])
            .Between(first, new LocalDate(2014, 1, 31));
        Assert.Equal(
            26.700568125885983 - 30, (double)items.DaysBeyondTermsBy(all)[0].Value!.Value.ToDecimal(), 1e-9);
        AgeingBreakdown byCountry = items.AgeBy(AgeingBuckets.UpTo(0), months, "country");
        Assert.Equal(
            ageing.Open.Select(point => point.Amount),
            byCountry.Select(one => one.Value.Open).Aggregate(
                months.Select(_ => Dollars(0)), (sum, open) => sum.Zip(open, (all, point) => all + point.Amount)));
    }

    private static void AssertNear(string expected, decimal? actual)
    {
        if (expected.Length == 0) Assert.Null(actual);
        else Assert.Equal(double.Parse(expected, CultureInfo.InvariantCulture), (double)actual!.Value, 1e-6);
    }

    private static LocalDate MonthOf(string[] row) => LocalDatePattern.Iso.Parse(row[0] + "-01").Value;

    private static decimal Number(string text) => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static IEnumerable<string[]> Lines(params string[] path) =>
        File.ReadLines(Path.Combine([Repository.Shared, "data", "ar", .. path])).Skip(1).Select(line => line.Split(','));
}
