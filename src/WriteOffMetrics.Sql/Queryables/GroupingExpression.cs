using System.Linq.Expressions;
using NodaTime;

namespace WriteOffMetrics.Sql;

/// <summary>Makes one expression of the caller's selectors, which is what providers of LINQ translate.</summary>
internal static class GroupingExpression
{
    /// <summary>A selector of the group, of the selectors of its parts; what is not selected stays null.</summary>
    public static Expression<Func<TRow, GroupKey<TDay>>> KeyOf<TRow, TDay>(
        Expression<Func<TRow, TDay>> day, Expression<Func<TRow, EntryKind>> kind, IReadOnlyList<Expression<Func<TRow, string?>>> values)
    {
        ParameterExpression row = Expression.Parameter(typeof(TRow), "row");
        List<MemberBinding> parts = [Bind(key => key.Day, day), Bind(key => key.Kind, kind)];
        if (values.Count > 0) parts.Add(Bind(key => key.Value, values[0]));
        if (values.Count > 1) parts.Add(Bind(key => key.SecondValue, values[1]));
        Expression<Func<GroupKey<TDay>>> empty = () => new GroupKey<TDay>();
        return Expression.Lambda<Func<TRow, GroupKey<TDay>>>(Expression.MemberInit((NewExpression)empty.Body, parts), row);

        MemberBinding Bind<TPart>(Expression<Func<GroupKey<TDay>, TPart>> member, LambdaExpression selector) =>
            Expression.Bind(((MemberExpression)member.Body).Member, On(selector, row));
    }

    /// <summary>The first day of the period in which an instant lies in a zone, by halves, as comparisons with instants.</summary>
    public static Expression<Func<TRow, DateOnly>> PeriodOf<TRow>(
        Expression<Func<TRow, DateTimeOffset>> instant, DateTimeZone zone, PeriodAxis axis)
    {
        return Expression.Lambda<Func<TRow, DateOnly>>(Between(0, axis.Count), instant.Parameters);

        Expression Between(int first, int end)
        {
            if (end - first == 1) return Expression.Constant(axis[first].Start.ToDateOnly());
            int middle = (first + end) / 2;
            return Expression.Condition(
                Expression.LessThan(instant.Body, Expression.Constant(StartOf(axis[middle].Start, zone))),
                Between(first, middle),
                Between(middle, end));
        }
    }

    /// <summary>Whether an instant lies on an axis in a zone.</summary>
    public static Expression<Func<TRow, bool>> IsOn<TRow>(
        Expression<Func<TRow, DateTimeOffset>> instant, DateTimeZone zone, PeriodAxis axis) =>
        Expression.Lambda<Func<TRow, bool>>(
            Expression.AndAlso(
                Expression.GreaterThanOrEqual(instant.Body, Expression.Constant(StartOf(axis.Start, zone))),
                Expression.LessThan(instant.Body, Expression.Constant(StartOf(axis.End.PlusDays(1), zone)))),
            instant.Parameters);

    /// <summary>When a day begins in a zone, in UTC: what databases compare without knowing the zone.</summary>
    private static DateTimeOffset StartOf(LocalDate day, DateTimeZone zone) => zone.AtStartOfDay(day).ToInstant().ToDateTimeOffset();

    /// <summary>Of a time its day; others as they are.</summary>
    public static Expression<Func<TRow, TDay>> WithoutTime<TRow, TDay>(Expression<Func<TRow, TDay>> day)
    {
        if (typeof(TDay) != typeof(DateTime)) return day;
        Expression<Func<DateTime, DateTime>> dateOf = time => time.Date;
        return Expression.Lambda<Func<TRow, TDay>>(((MemberExpression)dateOf.Body).Update(day.Body), day.Parameters);
    }

    private static Expression On(LambdaExpression selector, ParameterExpression row) =>
        new Replacement(selector.Parameters[0], row).Visit(selector.Body);

    private sealed class Replacement(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : base.VisitParameter(node);
    }
}
