using NodaTime;

namespace WriteOffMetrics.Approvals;

/// <summary>
/// The amount that bounds are compared with: what is granted, with what else counts in the window, in the policy's currency.
/// </summary>
internal sealed class CountedAmount
{
    private CountedAmount(Fraction? exact, int count, string? rate, string? whyNone)
    {
        (Exact, Count, Rate, WhyNone) = (exact, count, rate, whyNone);
    }

    /// <summary>In major units; null where a rate is missing.</summary>
    public Fraction? Exact { get; }

    /// <summary>How many other requests are in it.</summary>
    public int Count { get; }

    /// <summary>By which rate what is granted was converted.</summary>
    public string? Rate { get; }

    public string? WhyNone { get; }

    public static CountedAmount Of(PolicyParts policy, WriteOffRequest request, RequestLog history, Instant at, Money granted)
    {
        (Fraction? own, string? rate) = Convert(policy, at, granted);
        if (own is not { } sum) return new CountedAmount(null, 0, null, WhyNoRate(policy, at, granted.Currency));
        if (policy.Window is not { } window || request.Subject[window.Dimension] is not { } value)
            return new CountedAmount(sum, 0, rate, null);
        int count = 0;
        Instant start = at - Duration.FromDays(window.Days);
        foreach (WriteOffRequest other in history.Of(window.Dimension, value))
        {
            if (other.Id == request.Id || other.AsKnownAt(at) is not { } known) continue;
            if (known.SubmittedAt is not { } submitted || submitted <= start || submitted > at) continue;
            if (known.Subject[window.Dimension] != value || AmountOf(known) is not { } amount) continue;
            if (Convert(policy, at, amount).Exact is not { } converted)
                return new CountedAmount(null, 0, null, WhyNoRate(policy, at, amount.Currency));
            sum += converted;
            count++;
        }

        return new CountedAmount(sum, count, rate, null);
    }

    public static string Read(Fraction amount, Currency currency) => InMinorUnits(amount, currency) is { } money
        ? money.ToString()
        : $"more than amounts of {currency} hold";

    /// <summary>Rounded halves to even; null where there is none.</summary>
    public Money? ToMoney(Currency currency) => Exact is { } exact ? InMinorUnits(exact, currency) : null;

    /// <summary>What a request counts with; null where it counts with nothing.</summary>
    private static Money? AmountOf(WriteOffRequest request) => request.State switch
    {
        RequestState.Submitted or RequestState.InResearch => request.Requested,
        RequestState.Approved => request.Granted,
        RequestState.Posted => request.Reversed is { } reversed ? request.Posted!.Value - reversed : request.Posted,
        _ => null,
    };

    private static (Fraction? Exact, string? Rate) Convert(PolicyParts policy, Instant at, Money amount)
    {
        Fraction exact = amount.ToDecimal();
        if (amount.Currency == policy.Currency) return (exact, null);
        if (policy.Rates is not var (rates, zone)) return (null, null);
        LocalDate day = at.InZone(zone).Date;
        return rates.RateOn(day, amount.Currency, policy.Currency) is { } rate
            ? (exact * rate, $"{ExchangeRates.Words(amount.Currency, policy.Currency)} at {ExchangeRates.Read(rate)}, the rate of "
                + $"{DayNumber.ToText(day)}{(rates.Source is { } source ? "; " + source : "")}")
            : (null, null);
    }

    private static string WhyNoRate(PolicyParts policy, Instant at, Currency currency) => policy.Rates is var (_, zone)
        ? $"Found an amount in {currency} and no rate of it in {policy.Currency} of {DayNumber.ToText(at.InZone(zone).Date)}; one is "
            + "needed. Give the rate."
        : $"Found an amount in {currency} and a policy in {policy.Currency} without rates; a rate of the day is needed. Give it with "
            + "WithRates.";

    private static Money? InMinorUnits(Fraction amount, Currency currency)
    {
        System.Numerics.BigInteger units = (amount * System.Numerics.BigInteger.Pow(10, currency.MinorUnitDigits))
            .Round(MidpointRounding.ToEven);
        return units >= long.MinValue && units <= long.MaxValue ? Money.FromMinorUnits((long)units, currency) : null;
    }
}
