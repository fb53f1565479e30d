using NodaTime;

namespace WriteOffMetrics;

/// <summary>Totals that another engine computed, as the caller states them.</summary>
/// <param name="Currency">The currency of every sum.</param>
/// <param name="Axis">The periods.</param>
/// <param name="LastCompleteDay">The day through which the books were complete; null where nobody states one.</param>
/// <param name="Basis">Which date of the entries decided the periods.</param>
/// <param name="Rows">The sums.</param>
/// <param name="ControlSum">All sums added up.</param>
/// <param name="ControlCount">All counts added up.</param>
internal sealed record StatedTotals(Currency Currency, PeriodAxis Axis, LocalDate? LastCompleteDay, PeriodBasis Basis,
    IEnumerable<TotalsRow> Rows, Money ControlSum, long ControlCount);
