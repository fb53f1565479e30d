namespace WriteOffMetrics;

/// <summary>
/// Balances of several entities in one currency: what is open, at risk or provided for on a day is converted at the rate of that day,
/// whichever rate converts write-offs and sales.
/// </summary>
internal static class GroupBalances
{
    /// <summary>Added up over all entities; the reason is a note of the section where that cannot be.</summary>
    public static AmountSeries? TryConsolidate(
        BoardParts group, BoardSection section, string what, Func<BoardParts, AmountSeries> balancesOf) =>
        section.TryCompute(what, () => Consolidate(group, [.. group.Entities.Select(balancesOf)]));

    /// <summary>The same of one balance of each entity, on the last day of a period.</summary>
    public static Money? TryConsolidate(
        BoardParts group, BoardSection section, string what, PeriodAxis period, IReadOnlyList<Money> balances) =>
        section.TryCompute(what, () => Consolidate(group, [.. balances.Select(balance =>
            AmountSeries.FromValuesInOrder(balance.Currency, period, [balance.ToDecimal()]))]))?[0].Amount;

    /// <exception cref="ArgumentException">A rate of a day on which there is a balance is missing.</exception>
    public static AmountSeries Consolidate(BoardParts group, IReadOnlyList<AmountSeries> balances) => balances.Consolidate(
        group.Currency, group.Inputs.Rates!, ExchangeRateBasis.PeriodEnd, group.Inputs.Rounding!.Value);
}
