using NodaTime;

namespace WriteOffMetrics.Tests;

public sealed class ExchangeRateTests
{
    private static readonly Currency Usd = Currency.FromCode("USD"), Eur = Currency.FromCode("EUR");
    private static readonly LocalDate Friday = new(2026, 1, 30);

    private static readonly ExchangeRates Rates = ExchangeRates
        .FromRates([(Friday, Eur, Usd, 1.10m), (Friday.PlusDays(3), Eur, Usd, 1.20m)]);

    [Fact]
    public void A_rate_holds_for_its_day_and_pair_only_unless_it_is_carried_forward()
    {
        Assert.Equal([1.10m, null, null, 1.20m, null], Enumerable.Range(0, 5).Select(i => Rates.RateOn(Friday.PlusDays(i), Eur, Usd)));
        Assert.Equal((null, 1m, null), (
            Rates.RateOn(Friday, Usd, Eur), Rates.RateOn(Friday, Usd, Usd), Rates.RateOn(Friday, Eur, Currency.FromCode("GBP"))));
        ExchangeRates carried = Rates.CarriedForward(1);
        Assert.Equal([null, 1.10m, 1.10m, null, 1.20m], Enumerable.Range(-1, 5).Select(i => carried.RateOn(Friday.PlusDays(i), Eur, Usd)));
        Assert.Null(carried.RateOn(new LocalDate(1, 1, 1), Eur, Usd));
        Assert.Equal("2 rates of EUR in USD, carried forward up to 1 day; ECB", carried.WithSource("ECB").ToString());
        Assert.Equal(("0 rates of no pair", 2, "ECB"), (
            ExchangeRates.FromRates([]).ToString(), Rates.Count, Rates.WithSource("ECB").CarriedForward(3).Source));
    }

    [Fact]
    public void Rates_that_cannot_be_are_refused()
    {
        Assert.StartsWith("Found the rate 0 of EUR in USD on 2026-01-30", Refused((Friday, Eur, Usd, 0m)), StringComparison.Ordinal);
        Assert.StartsWith("Found the rate -1.5 of EUR in USD", Refused((Friday, Eur, Usd, -1.5m)), StringComparison.Ordinal);
        Assert.StartsWith("Found a rate of EUR in EUR on 2026-01-30", Refused((Friday, Eur, Eur, 1m)), StringComparison.Ordinal);
        Assert.StartsWith("Found a rate of no currency in EUR", Refused((Friday, default, Eur, 1m)), StringComparison.Ordinal);
        Assert.StartsWith("Found 1.2 as one more rate of EUR in USD on 2026-01-30, beside 1.1",
            Refused((Friday, Eur, Usd, 1.1m), (Friday, Eur, Usd, 1.2m)), StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => ExchangeRates.FromRates([(new LocalDate(0, 1, 1), Eur, Usd, 1m)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Rates.CarriedForward(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Rates.RateOn(new LocalDate(0, 1, 1), Eur, Usd));
        Assert.Throws<ArgumentException>(() => Rates.WithSource(""));

        static string Refused(params (LocalDate, Currency, Currency, decimal)[] rates) =>
            Assert.Throws<ArgumentException>(() => ExchangeRates.FromRates(rates)).Message;
    }
}
