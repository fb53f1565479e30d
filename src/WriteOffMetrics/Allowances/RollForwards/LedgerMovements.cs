namespace WriteOffMetrics.Allowances;

/// <summary>Movements of an allowance that a ledger has.</summary>
internal static class LedgerMovements
{
    /// <summary>What happened in a period, and what of that kind was undone, where something was.</summary>
    /// <exception cref="ArgumentException">The ledger does not fit the roll-forward.</exception>
    /// <exception cref="InvalidOperationException">A ledger was read for the same before.</exception>
    public static AllowanceMovement[] Read(
        WriteOffLedger ledger, ReportingPeriod period, AllowanceRollForward to, AllowanceMovementKind kind, AllowanceMovementKind undone)
    {
        if (ledger.Currency != to.Currency)
            throw new ArgumentException(
                $"Found a ledger in {ledger.Currency}; one in {to.Currency}, the currency of the opening allowance, is allowed.",
                nameof(ledger));
        AllowanceInputs.RequireEffectiveDates(ledger, nameof(ledger));
        if (period == default)
            throw new ArgumentException(
                "Found a period that was not stated; one such as years[0] is allowed, or ReportingPeriod.FromDates.", nameof(period));
        if (to.Period is { } before && before != period)
            throw new ArgumentException(
                $"Found the period {period} beside {before}; one period is allowed for all that is read.", nameof(period));
        string scope = CategoryScope.FromLedger(ledger).Name;
        if (to.Scope is { } other && other != scope)
            throw new ArgumentException(
                $"Found entries of {scope} beside {other}; one category is allowed for all that is read.", nameof(ledger));
        if (to.Movements.Any(movement => movement.Kind == kind && movement.Evidence.Count is not null))
            throw new InvalidOperationException(
                $"Found {RollForwardWords.NameOf(kind)} of a ledger a second time; they are read once. Combine the ledgers before, or "
                + "roll-forwards with AllowanceRollForward.Combine.");
        PeriodTotals totals = ledger.SummarizeBetween(period.Start, period.End);
        string from = $"from {totals.SourceInWords} ({scope}), {period.Name}";
        return kind == AllowanceMovementKind.WriteOffs
            ? [Of(kind, totals.Gross, -1, from), .. Undone(undone, totals.Reversals, 1, from)]
            : [Of(kind, totals.Recoveries, 1, from), .. Undone(undone, totals.RecoveriesReturned, -1, from)];
    }

    private static AllowanceMovement Of(AllowanceMovementKind kind, AmountSeries series, int sign, string from) =>
        new(kind, series[0].Amount * sign, from, series[0].Evidence);

    private static IEnumerable<AllowanceMovement> Undone(AllowanceMovementKind kind, AmountSeries series, int sign, string from) =>
        series[0].Amount.MinorUnits == 0 ? [] : [Of(kind, series, sign, from)];
}
