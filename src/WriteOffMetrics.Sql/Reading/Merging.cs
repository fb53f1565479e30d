namespace WriteOffMetrics.Sql;

/// <summary>Makes totals of answers: the core takes their rows together, and holds them against the sum of their control totals.</summary>
internal static class Merging
{
    public static PeriodTotals ToTotals(QueryPlan plan, IReadOnlyList<PartialTotals> parts)
    {
        (IEnumerable<TotalsRow> rows, Money sum, long count) = Together(plan, parts);
        return PeriodTotals.FromRows(plan.Shape.Currency, plan.Axis, plan.Shape.LastCompleteDay, plan.Shape.Basis, rows, sum, count)
            .WithSource(SourceOf(parts));
    }

    public static PeriodBreakdown ToBreakdown(QueryPlan plan, IReadOnlyList<PartialTotals> parts)
    {
        (IEnumerable<TotalsRow> rows, Money sum, long count) = Together(plan, parts);
        return PeriodBreakdown.FromRows(plan.Shape.Currency, plan.Axis, plan.Dimensions[0].Name, plan.Shape.LastCompleteDay,
            plan.Shape.Basis, rows, sum, count).WithSource(SourceOf(parts));
    }

    public static CrossBreakdown ToCrossBreakdown(QueryPlan plan, IReadOnlyList<PartialTotals> parts)
    {
        (IEnumerable<TotalsRow> rows, Money sum, long count) = Together(plan, parts);
        return CrossBreakdown.FromRows(plan.Shape.Currency, plan.Axis, plan.Dimensions[0].Name, plan.Dimensions[1].Name,
            plan.Shape.LastCompleteDay, plan.Shape.Basis, rows, sum, count).WithSource(SourceOf(parts));
    }

    /// <summary>The tables and which of their rows, in words.</summary>
    private static string SourceOf(IReadOnlyList<PartialTotals> parts) =>
        string.Join(" and ", parts.GroupBy(part => part.Plan.Shape.RowsInWords())
            .Select(same => same.Count() == 1 ? same.Key : $"{same.Key} in {Words.Text(same.Count())} sources"));

    /// <exception cref="OverflowException">The control totals exceed 64 bits together.</exception>
    private static (IEnumerable<TotalsRow> Rows, Money Sum, long Count) Together(QueryPlan plan, IReadOnlyList<PartialTotals> parts) => (
        parts.SelectMany(part => part.Rows),
        parts.Aggregate(Money.Zero(plan.Shape.Currency), (sum, part) => sum + part.ControlSum),
        parts.Aggregate(0L, (count, part) => checked(count + part.ControlCount)));
}
