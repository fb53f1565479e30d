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

    /// <summary>What stands for a day outside the axis, which the condition of the rows has left out: an error where it comes.</summary>
    private const string Outside = "-1";

    /// <summary>Whether a database is asked to tell the periods of an axis apart.</summary>
    public static bool Fits(PeriodAxis axis) => axis.Count <= MostPeriods;

    /// <param name="axis">The periods.</param>
    /// <param name="day">A day, as an expression; null where it is none.</param>
    /// <param name="dialect">The database's SQL.</param>
    public static string Of(PeriodAxis axis, string day, SqlDialect dialect)
    {
        string outside = $"{day} < {dialect.Literal(axis.Start)}";
        if (Days.Behind(axis.End) is { } behind) outside += $" OR {day} >= {dialect.Literal(behind)}";
        return $"CASE WHEN {day} IS NULL THEN NULL WHEN {outside} THEN {Outside} ELSE {Between(0, axis.Count)} END";

        string Between(int first, int end)
        {
            if (end - first == 1) return first.ToString(CultureInfo.InvariantCulture);
            int middle = (first + end) / 2;
            LocalDate start = axis[middle].Start;
            return $"CASE WHEN {day} < {dialect.Literal(start)} THEN {Between(first, middle)} ELSE {Between(middle, end)} END";
        }
    }
}
