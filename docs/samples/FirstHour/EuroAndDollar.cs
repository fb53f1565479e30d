using NodaTime;
using WriteOffMetrics;

namespace FirstHour;

/// <summary>A ledger in euros and one in dollars in one report, at the rates of the quarter's end or of the day of each entry.</summary>
public sealed class EuroAndDollar
{
    private static readonly Currency Usd = Currency.FromCode("USD"), Eur = Currency.FromCode("EUR");
    private static readonly LocalDate FirstDay = new(2026, 1, 1), LastDay = new(2026, 6, 30);

    private static readonly (LocalDate Day, string Sector, decimal Amount)[] Dollars =
        [.. Enumerable.Range(0, 24).Select(i => (FirstDay.PlusDays(7 * i), i % 3 == 0 ? "retail" : "trade", 250.10m + i))];

    private static readonly (LocalDate Day, string Sector, decimal Amount)[] Euros =
        [.. Enumerable.Range(0, 18).Select(i => (FirstDay.PlusDays(10 * i), i % 2 == 0 ? "retail" : "trade", 99.99m + 3 * i))];

    [Fact]
    public void One_report_in_dollars()
    {
        var ledgers = new[] { LedgerOf(Usd, Dollars), LedgerOf(Eur, Euros) };
        var quarters = ReportingCalendar.Quarters.Between(FirstDay, LastDay);
        var days = Enumerable.Range(0, 181).Select(i => FirstDay.PlusDays(i));
        var rates = ExchangeRates.FromRates(days.Select(day => (day, Eur, Usd, RateOn(day)))).WithSource("treasury, daily");

        var atQuarterEnd = ledgers.ConsolidateBy(quarters, Usd, rates, ExchangeRateBasis.PeriodEnd, MidpointRounding.ToEven);
        var onEntryDay = ledgers.ConsolidateBy(quarters, "sector", Usd, rates, ExchangeRateBasis.EntryDay, MidpointRounding.ToEven);

        for (int i = 0; i < 2; i++)
        {
            var quarter = quarters[i];
            decimal dollars = Dollars.Where(row => quarter.Contains(row.Day)).Sum(row => row.Amount);
            decimal euros = Euros.Where(row => quarter.Contains(row.Day)).Sum(row => row.Amount);
            Assert.Equal(decimal.Round(dollars + euros * RateOn(quarter.End), 2, MidpointRounding.ToEven),
                atQuarterEnd.Gross[i].Amount.ToDecimal());

            decimal retail = Dollars.Where(row => row.Sector == "retail" && quarter.Contains(row.Day)).Sum(row => row.Amount)
                + Euros.Where(row => row.Sector == "retail" && quarter.Contains(row.Day)).Sum(row => row.Amount * RateOn(row.Day));
            Assert.Equal(decimal.Round(retail, 2, MidpointRounding.ToEven), onEntryDay["retail"].Gross[i].Amount.ToDecimal());
        }

        // The entries behind the figure stay in their own currencies.
        Assert.Equal(Euros.Sum(row => row.Amount),
            atQuarterEnd.Gross.Total.Entries.Where(entry => entry.Amount.Currency == Eur).Sum(entry => entry.Amount.ToDecimal()));
    }

    // From 1.0800 on 1 January up by a hundredth of a cent a day.
    private static decimal RateOn(LocalDate day) => 1.08m + 0.0001m * (day.DayOfYear - 1);

    private static WriteOffLedger LedgerOf(Currency currency, IEnumerable<(LocalDate Day, string Sector, decimal Amount)> rows) =>
        WriteOffLedger.FromRows(currency, rows, new()
        {
            EffectiveDate = row => row.Day,
            Amount = row => row.Amount,
            Dimensions = { ["sector"] = row => row.Sector },
        }).CompleteThrough(LastDay);
}
