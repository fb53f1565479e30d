using NodaTime;

namespace WriteOffMetrics;

/// <summary>What the cells of a cube are about.</summary>
/// <param name="Axis">The periods.</param>
/// <param name="Currency">The currency of the sums.</param>
/// <param name="LastCompleteDay">The day through which the ledger is complete, if it states one.</param>
/// <param name="Basis">Which date decided the periods.</param>
/// <param name="Sources">Where the figures come from.</param>
/// <param name="Rounding">
/// Of converted amounts, which lie between minor units: the rule by which they are rounded where they are read. None of sums of whole minor
/// units.
/// </param>
internal sealed record TotalsHead(PeriodAxis Axis, Currency Currency, LocalDate? LastCompleteDay, PeriodBasis Basis,
    IReadOnlyList<TotalsSource> Sources, MidpointRounding? Rounding)
{
    /// <summary>What both parts are about together.</summary>
    /// <exception cref="ArgumentException">Axis, currency, basis or rounding differ.</exception>
    public TotalsHead Merge(TotalsHead other)
    {
        Axis.Require(other.Axis, "totals", nameof(other));
        if (WhyNotMerged(other) is { } why) throw new ArgumentException(why, nameof(other));
        return this with
        {
            LastCompleteDay = Earlier(LastCompleteDay, other.LastCompleteDay),
            Sources = [.. Sources, .. other.Sources],
            Rounding = Rounding ?? other.Rounding,
        };
    }

    /// <summary>A day that limits both: where only one part states a day, that day.</summary>
    public static LocalDate? Earlier(LocalDate? left, LocalDate? right) =>
        left is { } a && right is { } b ? (a < b ? a : b) : left ?? right;

    private string? WhyNotMerged(TotalsHead other)
    {
        if (Currency != other.Currency)
            return $"Found totals in {other.Currency} beside {Currency}; one currency is allowed. Convert one of them first, at a rate you "
                + "can name.";
        if (Basis != other.Basis)
            return $"Found totals by {EntryWords.NameOf(other.Basis)} beside {EntryWords.NameOf(Basis)}; one "
                + "date that decides the period is "
                + "allowed. Set both ledgers with WithPeriodBasis.";
        if (Rounding is not null && other.Rounding is not null && Rounding != other.Rounding)
            return $"Found totals rounded {other.Rounding} beside {Rounding}; one rule is allowed. Consolidate both with the same.";
        return null;
    }
}
