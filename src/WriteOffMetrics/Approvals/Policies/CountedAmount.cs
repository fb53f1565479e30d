using NodaTime;

namespace WriteOffMetrics.Approvals;

/// <summary>
/// The amount that bounds are compared with: what is granted, and where amounts add up what else counts, in the policy's currency.
/// </summary>
internal sealed class CountedAmount
{
    private CountedAmount(Fraction? exact, string? whyNone)
    {
        (Exact, WhyNone) = (exact, whyNone);
    }

    /// <summary>In major units; null where a rate is missing.</summary>
    public Fraction? Exact { get; }

    public string? WhyNone { get; }

    /// <summary>The ids of the other requests that are in it.</summary>
    public IReadOnlyList<string> Others { get; private init; } = [];

    /// <summary>Which window it is of, in words; null where nothing was added.</summary>
    public string? Window { get; private init; }

    /// <summary>By which rate what is granted was converted.</summary>
    public string? Rate { get; private init; }

    /// <summary>Of several windows the greatest amount.</summary>
    public static CountedAmount Of(
        PolicyParts policy, WriteOffRequest request, RequestLog history, Instant at, Instant knownAt, Money granted)
    {
        (Fraction? own, string? rate) = Convert(policy, at, granted);
        if (own is not { } amount) return new CountedAmount(null, WhyNoRate(policy, at, granted.Currency, request.Id));
        var greatest = new CountedAmount(amount, null) { Rate = rate };
        foreach ((int days, string dimension) in policy.Windows)
        {
            if (request.Subject[dimension] is not { } value) continue;
            Fraction sum = amount;
            List<string> others = [];
            foreach (WriteOffRequest other in history.Of(dimension, value))
            {
                if (other.Id == request.Id || other.FoldAsOf(at, knownAt) is not { } known || known.Subject![dimension] != value) continue;
                if (AmountOf(known, at, Duration.FromDays(days)) is not { } counts) continue;
                if (Convert(policy, at, counts).Exact is not { } converted)
                    return new CountedAmount(null, WhyNoRate(policy, at, counts.Currency, other.Id)) { Rate = rate };
                sum += converted;
                others.Add(other.Id);
            }

            if (sum.CompareTo(greatest.Exact!.Value) > 0)
            {
                greatest = new CountedAmount(sum, null)
                {
                    Rate = rate,
                    Others = others,
                    Window = $"{dimension} {Invariant.InQuotes(value)} within {Invariant.Count(days, "day", "days")}",
                };
            }
        }

        return greatest;
    }

    /// <summary>The amount with all its digits.</summary>
    public static string Read(Fraction amount, Currency currency) => InMinorUnits(amount, currency) is not { } money
        ? $"more than amounts of {currency} hold"
        : amount.CompareTo(money.ToDecimal()) == 0 ? money.ToString()
        : $"{AmountRange.Text(RatioArithmetic.ToDecimal(amount))} {currency}";

    /// <summary>Rounded halves to even; null where there is none.</summary>
    public Money? ToMoney(Currency currency) => Exact is { } exact ? InMinorUnits(exact, currency) : null;

    /// <summary>
    /// What a request counts with: while it waits, whenever it was handed in; once it is approved, by when it was; null where with nothing.
    /// </summary>
    private static Money? AmountOf(in RequestFold request, Instant at, Duration window)
    {
        if (request.State is RequestState.Submitted or RequestState.InResearch) return request.Requested;
        if (request.ApprovedAt is not { } approved || at - approved >= window) return null;
        return request.State switch
        {
            RequestState.Approved => request.Granted,
            RequestState.Posted => request.Reversed is { } reversed ? request.Posted!.Value - reversed : request.Posted,
            _ => null,
        };
    }

    private static (Fraction? Exact, string? Rate) Convert(PolicyParts policy, Instant at, Money amount)
    {
        Fraction exact = amount.ToDecimal();
        if (amount.Currency == policy.Currency) return (exact, null);
        if (policy.Rates is not var (rates, zone)) return (null, null);
        LocalDate day = at.InZone(zone).Date;
        return rates.RateOn(day, amount.Currency, policy.Currency) is { } rate
            ? (exact * rate, $"{ExchangeRates.Words(amount.Currency, policy.Currency)} at {ExchangeRates.Read(rate)}, the rate for "
                + $"{DayNumber.ToText(day)}{(rates.Source is { } source ? "; " + source : "")}")
            : (null, null);
    }

    private static string WhyNoRate(PolicyParts policy, Instant at, Currency currency, string request)
    {
        string found = $"Found an amount in {currency} of request {Invariant.InQuotes(request)}";
        return policy.Rates is var (_, zone)
            ? $"{found} and no rate of it in {policy.Currency} for {DayNumber.ToText(at.InZone(zone).Date)}; one is needed. Give the rate."
            : $"{found} and a policy in {policy.Currency} without rates; a rate of the day is needed. Give it with WithRates.";
    }

    private static Money? InMinorUnits(Fraction amount, Currency currency)
    {
        System.Numerics.BigInteger units = (amount * System.Numerics.BigInteger.Pow(10, currency.MinorUnitDigits))
            .Round(MidpointRounding.ToEven);
        return units >= long.MinValue && units <= long.MaxValue ? Money.FromMinorUnits((long)units, currency) : null;
    }
}
