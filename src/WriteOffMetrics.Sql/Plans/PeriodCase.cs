using System.Globalization;
using NodaTime;

namespace WriteOffMetrics.Sql;

/// <summary>
/// The position of the period in which a day lies, as an expression: half of the periods, half of these, and so on, so that a day is
/// compared as seldom as possible and expressions nest no deeper than every database allows.
/// </summary>
internal static class PeriodCase
{
    /// <summary>The most periods of which an expression is made: eight levels. Of more, days are fetched.</summary>
    public const int MostPeriods = 200;

    /// <param name="axis">The periods.</param>
    /// <param name="day">A day of the axis, as an expression; null where it is none.</param>
    /// <param name="dialect">The database's SQL.</param>
    public static string Of(PeriodAxis axis, string day, SqlDialect dialect)
    {
        return $"CASE WHEN {day} IS NULL THEN NULL ELSE {Between(0, axis.Count)} END";

        string Between(int first, int end)
        {
            if (end - first == 1) return first.ToString(CultureInfo.InvariantCulture);
            int middle = (first + end) / 2;
            LocalDate start = axis[middle].Start;
            return $"CASE WHEN {day} < {dialect.Literal(start)} THEN {Between(first, middle)} ELSE {Between(middle, end)} END";
        }
    }
}
