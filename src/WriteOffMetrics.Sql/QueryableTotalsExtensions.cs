using System.ComponentModel;
using System.Linq.Expressions;
using NodaTime;

namespace WriteOffMetrics.Sql;

/// <summary>
/// Totals by a provider of LINQ, such as Entity Framework Core: a query of entries becomes a query of sums, which the caller runs in its
/// own way and hands to the library.
/// </summary>
/// <remarks>
/// <para>Pure functions, safe for use by any number of threads. No query is run here, and no provider is named.</para>
/// <para>
/// Amounts are in minor units, each above zero. A kind of the caller's own becomes one by a condition, which databases know:
/// <c>e => e.Type == "RC" ? EntryKind.Recovery : EntryKind.WriteOff</c>. Currencies, categories and days are chosen with <c>Where</c>
/// before.
/// </para>
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class QueryableTotalsExtensions
{
    /// <summary>Sums by day, kind and the values of up to two dimensions.</summary>
    /// <typeparam name="TRow">The caller's entity.</typeparam>
    /// <typeparam name="TDay">The type of its day: <see cref="DateOnly"/>, <see cref="DateTime"/> of which the date counts, or
    /// <see cref="LocalDate"/> where the provider maps it.</typeparam>
    /// <param name="query">The entries.</param>
    /// <param name="day">The effective date.</param>
    /// <param name="minorUnits">The amount in minor units.</param>
    /// <param name="kind">What the entry did.</param>
    /// <param name="values">The values of the dimensions, null where an entry states none: no selector, one or two.</param>
    /// <exception cref="ArgumentException">The day is of another type, or there are more than two values. An instant needs a
    /// zone.</exception>
    public static IQueryable<DayTotals<TDay>> GroupForTotals<TRow, TDay>(this IQueryable<TRow> query, Expression<Func<TRow, TDay>> day,
        Expression<Func<TRow, long>> minorUnits, Expression<Func<TRow, EntryKind>> kind, params Expression<Func<TRow, string?>>[] values)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(day);
        ArgumentNullException.ThrowIfNull(minorUnits);
        ArgumentNullException.ThrowIfNull(kind);
        RequireValues(values);
        if (typeof(TDay) != typeof(DateOnly) && typeof(TDay) != typeof(DateTime) && typeof(TDay) != typeof(LocalDate))
            throw new ArgumentException(
                $"Found a day of type {typeof(TDay).Name}; DateOnly, DateTime and LocalDate are allowed, and not null. State the zone of a "
                + "DateTimeOffset, and leave out rows without a date with Where.",
                nameof(day));
        Expression<Func<TRow, GroupKey<TDay>>> key = GroupingExpression.KeyOf(GroupingExpression.WithoutTime(day), kind, values);
        return SumsOf(query.GroupBy(key, minorUnits), values.Length);
    }

    /// <summary>
    /// The same of instants, each of which counts on its day in a zone: sums by period, because databases do not know the days of a zone.
    /// Instants outside the axis are left out.
    /// </summary>
    /// <inheritdoc cref="GroupForTotals{TRow, TDay}(IQueryable{TRow}, Expression{Func{TRow, TDay}}, Expression{Func{TRow, long}},
    /// Expression{Func{TRow, EntryKind}}, Expression{Func{TRow, string}}[])"/>
    /// <param name="query">The entries.</param>
    /// <param name="instant">When the entry counts.</param>
    /// <param name="zone">Whose days count.</param>
    /// <param name="axis">The periods, up to 200.</param>
    /// <param name="minorUnits">The amount in minor units.</param>
    /// <param name="kind">What the entry did.</param>
    /// <param name="values">The values of the dimensions, null where an entry states none: no selector, one or two.</param>
    /// <exception cref="ArgumentException">There are more than two values, more than 200 periods, or the axis ends on the last day there
    /// is.</exception>
    public static IQueryable<DayTotals<DateOnly>> GroupForTotals<TRow>(this IQueryable<TRow> query,
        Expression<Func<TRow, DateTimeOffset>> instant, DateTimeZone zone, PeriodAxis axis, Expression<Func<TRow, long>> minorUnits,
        Expression<Func<TRow, EntryKind>> kind, params Expression<Func<TRow, string?>>[] values)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(instant);
        ArgumentNullException.ThrowIfNull(zone);
        ArgumentNullException.ThrowIfNull(axis);
        ArgumentNullException.ThrowIfNull(minorUnits);
        ArgumentNullException.ThrowIfNull(kind);
        RequireValues(values);
        if (!PeriodCase.Fits(axis) || Days.Behind(axis.End) is null)
            throw new ArgumentException(
                $"Found {axis}; up to {Words.Text(PeriodCase.MostPeriods)} periods that end before 9999-12-31 are allowed for instants. "
                + "Take a coarser axis.",
                nameof(axis));
        Expression<Func<TRow, DateOnly>> period = GroupingExpression.PeriodOf(instant, zone, axis);
        return SumsOf(
            query.Where(GroupingExpression.IsOn(instant, zone, axis)).GroupBy(GroupingExpression.KeyOf(period, kind, values), minorUnits),
            values.Length);
    }

    /// <summary>
    /// The totals of rows that were fetched, by effective date, and read as receivables unless read from another category. Days outside the
    /// axis are not told, as of all totals that were computed elsewhere. Rows that were grouped by period are read on the same axis, or on
    /// one whose boundaries nest.
    /// </summary>
    /// <typeparam name="TDay">The type of the day.</typeparam>
    /// <param name="rows">The rows of <c>GroupForTotals</c>, all of them.</param>
    /// <param name="currency">The currency of every amount.</param>
    /// <param name="axis">The periods.</param>
    /// <exception cref="ArgumentException">A row is null, has values, or stands for entries whose amount is not above zero.</exception>
    /// <exception cref="OverflowException">A sum exceeds 64 bits of minor units.</exception>
    public static PeriodTotals SummarizeBy<TDay>(this IEnumerable<DayTotals<TDay>> rows, Currency currency, PeriodAxis axis)
    {
        FetchedDays days = FetchedDays.Of(rows, currency, axis);
        return PeriodTotals.FromRows(currency, axis, null, PeriodBasis.EffectiveDate, days.Rows, days.Sum, days.Count);
    }

    /// <summary>The same for each value of the dimension.</summary>
    /// <inheritdoc cref="SummarizeBy{TDay}(IEnumerable{DayTotals{TDay}}, Currency, PeriodAxis)"/>
    /// <param name="rows">The rows of <c>GroupForTotals</c>, all of them.</param>
    /// <param name="currency">The currency of every amount.</param>
    /// <param name="axis">The periods.</param>
    /// <param name="dimension">What the value is of.</param>
    /// <exception cref="ArgumentException">A row is null, has two values, or stands for entries whose amount is not above zero; or the
    /// dimension's name is bad.</exception>
    public static PeriodBreakdown SummarizeBy<TDay>(
        this IEnumerable<DayTotals<TDay>> rows, Currency currency, PeriodAxis axis, string dimension)
    {
        FetchedDays days = FetchedDays.Of(rows, currency, axis);
        return PeriodBreakdown.FromRows(currency, axis, dimension, null, PeriodBasis.EffectiveDate, days.Rows, days.Sum, days.Count);
    }

    /// <summary>The same for each pair of values of two dimensions.</summary>
    /// <inheritdoc cref="SummarizeBy{TDay}(IEnumerable{DayTotals{TDay}}, Currency, PeriodAxis)"/>
    /// <param name="rows">The rows of <c>GroupForTotals</c>, all of them.</param>
    /// <param name="currency">The currency of every amount.</param>
    /// <param name="axis">The periods.</param>
    /// <param name="firstDimension">What the first value is of.</param>
    /// <param name="secondDimension">What the second value is of.</param>
    /// <exception cref="ArgumentException">A row is null or stands for entries whose amount is not above zero; or a dimension's name is
    /// bad.</exception>
    public static CrossBreakdown SummarizeBy<TDay>(
        this IEnumerable<DayTotals<TDay>> rows, Currency currency, PeriodAxis axis, string firstDimension, string secondDimension)
    {
        FetchedDays days = FetchedDays.Of(rows, currency, axis);
        return CrossBreakdown.FromRows(
            currency, axis, firstDimension, secondDimension, null, PeriodBasis.EffectiveDate, days.Rows, days.Sum, days.Count);
    }

    private static void RequireValues<TRow>(Expression<Func<TRow, string?>>[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Length > 2 || values.Contains(null))
            throw new ArgumentException(
                $"Found {Words.Count(values.Length, "selector", "selectors")} of values; none, one or two are allowed, and not null. Leave "
                + "the others out.",
                nameof(values));
    }

    /// <summary>What a group adds up to. Providers translate only members that the group was made of: there is one form for each.</summary>
    private static IQueryable<DayTotals<TDay>> SumsOf<TDay>(IQueryable<IGrouping<GroupKey<TDay>, long>> groups, int values) => values switch
    {
        0 => groups.Select(group => new DayTotals<TDay>
        {
            Day = group.Key.Day,
            Kind = group.Key.Kind,
            MinorUnits = group.Sum(),
            Entries = group.LongCount(),
            SmallestMinorUnits = group.Min(),
        }),
        1 => groups.Select(group => new DayTotals<TDay>
        {
            Day = group.Key.Day,
            Kind = group.Key.Kind,
            Value = group.Key.Value,
            MinorUnits = group.Sum(),
            Entries = group.LongCount(),
            SmallestMinorUnits = group.Min(),
        }),
        _ => groups.Select(group => new DayTotals<TDay>
        {
            Day = group.Key.Day,
            Kind = group.Key.Kind,
            Value = group.Key.Value,
            SecondValue = group.Key.SecondValue,
            MinorUnits = group.Sum(),
            Entries = group.LongCount(),
            SmallestMinorUnits = group.Min(),
        }),
    };
}
