using System.Numerics;

namespace WriteOffMetrics.Tests;

/// <summary>Exchange rates by day and currency into one other, and for how many days each stands.</summary>
internal sealed record ModelRates(
    IReadOnlyList<(int Day, Currency From, decimal Rate)> Rates, Currency To, int CarriedDays)
{
    /// <summary>Minor units for a minor unit of an entry of a day; none where a rate is missing.</summary>
    public ModelFraction? FactorOf(Currency from, int day, (int First, int Last) period, ExchangeRateBasis basis)
    {
        if (from == To) return new ModelFraction(1, 1);
        ModelFraction? rate = basis switch
        {
            ExchangeRateBasis.PeriodAverage => MeanOf(from, period),
            ExchangeRateBasis.PeriodEnd => On(from, period.Last),
            _ => On(from, day),
        };
        return rate is { } known
            ? known * new ModelFraction(BigInteger.Pow(10, To.MinorUnitDigits), BigInteger.Pow(10, from.MinorUnitDigits))
            : null;
    }

    /// <summary>The rate of a day, or the latest before it that still stands.</summary>
    public decimal? RateOn(Currency from, int day)
    {
        (int Day, Currency From, decimal Rate)[] standing =
        [
            .. Rates.Where(rate => rate.From == from && rate.Day <= day && rate.Day >= day - CarriedDays)
        ];
        return standing.Length == 0 ? null : standing.MaxBy(rate => rate.Day).Rate;
    }

    private ModelFraction? On(Currency from, int day) => RateOn(from, day) is { } rate ? ModelFraction.Of(rate) : null;

    private ModelFraction? MeanOf(Currency from, (int First, int Last) period)
    {
        ModelFraction[] stated =
        [
            .. Rates.Where(rate => rate.From == from && rate.Day >= period.First && rate.Day <= period.Last)
                .Select(rate => ModelFraction.Of(rate.Rate))
        ];
        return stated.Length == 0
            ? null : stated.Aggregate(ModelFraction.Zero, (sum, one) => sum + one) * new ModelFraction(1, stated.Length);
    }
}
