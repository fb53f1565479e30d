namespace WriteOffMetrics.Allowances;

/// <summary>A roll-forward in another currency.</summary>
internal static class RollForwardConversion
{
    public static AllowanceRollForward Convert(
        AllowanceRollForward source, Currency currency, decimal openingRate, decimal averageRate, decimal closingRate,
        MidpointRounding rule)
    {
        _ = Money.Zero(currency);
        Require(openingRate, nameof(openingRate));
        Require(averageRate, nameof(averageRate));
        Require(closingRate, nameof(closingRate));
        MinorUnitConversion.RequireRule(rule, nameof(rule));
        Money opening = At(source.Opening, openingRate), closing = At(source.Closing, closingRate),
            difference = At(source.Difference, closingRate);
        string rate = $"at {AllowanceInputs.InText(averageRate)} {currency} for 1 {source.Currency}";
        AllowanceMovement[] movements =
        [
            .. source.Movements.Select(movement => new AllowanceMovement(
                movement.Kind, At(movement.Change, averageRate), $"{movement.Reason}, {rate}", movement.Evidence)),
        ];
        Money byRates = closing - difference
            - movements.Aggregate(opening, (sum, movement) => sum + movement.Change);
        if (byRates.MinorUnits != 0)
            movements =
            [
                .. movements,
                new AllowanceMovement(
                    AllowanceMovementKind.ExchangeDifferences, byRates,
                    $"opening at {AllowanceInputs.InText(openingRate)}, movements at {AllowanceInputs.InText(averageRate)}, closing at "
                    + $"{AllowanceInputs.InText(closingRate)} {currency} for 1 {source.Currency}, roundings included",
                    Evidence.None),
            ];
        return source.Restated(opening, movements, closing);

        Money At(Money amount, decimal at) => Money.FromFraction(
            amount.MinorUnits * (Fraction)at * PowerOfTen(currency.MinorUnitDigits) / PowerOfTen(source.Currency.MinorUnitDigits), currency,
            rule);
    }

    private static Fraction PowerOfTen(int digits) => System.Numerics.BigInteger.Pow(10, digits);

    private static void Require(decimal rate, string parameterName)
    {
        if (rate <= 0)
            throw new ArgumentOutOfRangeException(
                parameterName, $"Found the rate {AllowanceInputs.InText(rate)}; one above zero is allowed, units of the new currency "
                    + "for one unit.");
    }
}
