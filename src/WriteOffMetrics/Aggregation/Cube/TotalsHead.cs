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
    /// <summary>A day that limits both: where only one part states a day, that day.</summary>
    public static LocalDate? Earlier(LocalDate? left, LocalDate? right) =>
        left is { } a && right is { } b ? (a < b ? a : b) : left ?? right;
}
