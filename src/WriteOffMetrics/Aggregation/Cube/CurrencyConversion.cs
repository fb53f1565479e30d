namespace WriteOffMetrics;

/// <summary>How amounts of a ledger become amounts of another currency.</summary>
/// <param name="From">The ledger's currency.</param>
/// <param name="To">The reporting currency.</param>
/// <param name="Rates">The rates.</param>
/// <param name="Basis">Which of them.</param>
/// <param name="Axis">The periods whose rates they are.</param>
internal sealed record CurrencyConversion(Currency From, Currency To, ExchangeRates Rates, ExchangeRateBasis Basis, PeriodAxis Axis)
{
    /// <summary>Minor units of the reporting currency per minor unit of the ledger's at a rate of 1.</summary>
    private Fraction MinorUnitScale =>
        (Fraction)System.Numerics.BigInteger.Pow(10, To.MinorUnitDigits) / System.Numerics.BigInteger.Pow(10, From.MinorUnitDigits);

    /// <summary>The factor from minor units to minor units for a whole period, or for an entry day.</summary>
    /// <exception cref="ArgumentException">There is no rate.</exception>
    public Fraction FactorOn(int day) => Rates.Require(day, From, To) * MinorUnitScale;

    /// <inheritdoc cref="FactorOn"/>
    public Fraction FactorOf(ReportingPeriod period)
    {
        int first = DayNumber.Require(period.Start, nameof(period)), last = DayNumber.Require(period.End, nameof(period));
        return Basis == ExchangeRateBasis.PeriodEnd ? FactorOn(last) : Rates.RequireMean(first, last, From, To) * MinorUnitScale;
    }

    /// <summary>An amount of a whole period converted; of nothing nothing, whatever the rate.</summary>
    /// <exception cref="ArgumentException">There is no rate.</exception>
    public Fraction Apply(ReportingPeriod period, Fraction minorUnits) => minorUnits.Sign == 0 ? 0L : minorUnits * FactorOf(period);

    /// <summary>The rate of a period in words, or where it differs from entry to entry the rule.</summary>
    public string InWords(ReportingPeriod period)
    {
        string pair = ExchangeRates.Words(From, To), source = Rates.Source is { } stated ? "; " + stated : "";
        if (From == To) return $"{pair}: not converted";
        if (Basis == ExchangeRateBasis.EntryDay) return $"{pair} at the rate of each entry's day{source}";
        if (Axis.IndexOf(period.Start) is var index && (index < 0 || Axis[index] != period))
            return $"{pair} at the {(Basis == ExchangeRateBasis.PeriodEnd ? "rate of the last day" : "mean of the rates")} of each "
                + $"of the {Axis.Calendar}{source}";

        int first = DayNumber.Require(period.Start, nameof(period)), last = DayNumber.Require(period.End, nameof(period));
        if (Basis == ExchangeRateBasis.PeriodEnd) return Rates.RateOn(period.End, From, To) is { } rate
            ? $"{pair} at {ExchangeRates.Read(rate)}, the rate of {DayNumber.ToText(period.End)}{source}"
            : $"{pair}: nothing to convert, and no rate of {DayNumber.ToText(period.End)}";
        string days = $"from {DayNumber.ToText(period.Start)} to {DayNumber.ToText(period.End)}";
        return Rates.MeanOf(first, last, From, To).Count is var count and > 0
            ? $"{pair} at the mean of {Invariant.Count(count, "rate", "rates")} {days}{source}"
            : $"{pair}: nothing to convert, and no rate {days}";
    }
}
