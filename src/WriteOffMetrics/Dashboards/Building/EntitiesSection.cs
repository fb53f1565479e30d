namespace WriteOffMetrics;

/// <summary>The entities of a consolidated snapshot in its currency, and the line that reconciles their sum with the whole.</summary>
internal static class EntitiesSection
{
    public const string Name = "entities";

    public static DashboardSection Build(BoardParts group)
    {
        var section = new BoardSection(Name);
        EntityFigures[] rows = [.. group.Entities.Select(entity =>
            new EntityFigures(entity.Inputs.Name, Converted(group, entity), SalesOf(group, entity)))];
        section.Add(Table(group, rows, "period", group.Windows.Index, 1));
        (int first, int count) = group.Windows.Main;
        if (count > 1) section.Add(Table(group, rows, group.Windows.MainName, first, count));
        section.Note($"Converted at rates by {BoardWords.NameOf(group.Inputs.RateBasis!.Value)}: {group.Inputs.Rates}.");
        foreach (BoardParts entity in group.Entities.Where(one => one.Windows.Index != group.Windows.Index))
        {
            section.Note($"{entity.Inputs.Name} is complete through another period than the consolidation: "
                + (entity.Windows.HasPeriod ? entity.Axis[entity.Windows.Index].Name : "none") + ".");
        }

        if (group.Sales is null)
            section.Note("Not every entity states sales: there are no consolidated sales and no ratio to them.");
        return section.ToSection();
    }

    private static BoardTable Table(BoardParts group, EntityFigures[] rows, string name, int first, int count)
    {
        var table = new BoardTable(name, "gross write-offs", "net write-offs", "sales", "gross to sales", "net to sales");
        MetricPoint?[] whole = PointsOf(new EntityFigures("consolidated", group.Totals, group.Sales));
        var sums = new Quantity?[3];
        foreach (EntityFigures row in rows)
        {
            MetricPoint?[] points = PointsOf(row);
            bool isFirst = row == rows[0];
            for (int column = 0; column < sums.Length; column++) sums[column] = Sum(sums[column], points[column]?.Value, isFirst);
            table.Add(row.Name, FiguresOf(points));
        }

        table.Add(DashboardRowKind.Reconciliation, BoardWords.Rounding,
            [.. sums.Select((sum, column) => Difference(whole[column], sum)), null, null]);
        return table.Add(DashboardRowKind.Total, "consolidated", FiguresOf(whole));

        MetricPoint?[] PointsOf(EntityFigures row) =>
        [
            row.Totals.Gross.Combine(first, count),
            row.Totals.Net.Combine(first, count),
            row.Sales?.Combine(first, count),
            row.Sales is { } gross ? row.Totals.Gross.ToSales(gross).Combine(first, count) : null,
            row.Sales is { } net ? row.Totals.Net.ToSales(net).Combine(first, count) : null,
        ];
    }

    private static DashboardFigure?[] FiguresOf(MetricPoint?[] points) =>
        [.. points.Select(point => point is null ? null : DashboardFigure.OfPoint(point))];

    private static PeriodTotals Converted(BoardParts group, BoardParts entity) => new[] { entity.Ledger! }.ConsolidateBy(
        group.Axis, group.Currency, group.Inputs.Rates!, group.Inputs.RateBasis!.Value, group.Inputs.Rounding!.Value);

    private static AmountSeries? SalesOf(BoardParts group, BoardParts entity) => entity.Sales is null ? null
        : new[] { entity.Sales }.Consolidate(
            group.Currency, group.Inputs.Rates!, group.Inputs.RateBasis!.Value, group.Inputs.Rounding!.Value);

    private static Quantity? Sum(Quantity? sum, Quantity? value, bool isFirst) => isFirst ? value
        : sum is { } before && value is { } next && Math.Abs(before.ToDecimal() + next.ToDecimal()) <= Ratio.MaxValue
            ? Quantity.FromParts(before.ToDecimal() + next.ToDecimal(), MetricUnit.Money, before.Currency!.Value)
            : null;

    private static DashboardFigure? Difference(MetricPoint? whole, Quantity? sum) => whole is null ? null : DashboardFigure.OfValue(
        whole.Value is { } value && sum is { } all ? value.TryLess(all) : null,
        whole.Value is null ? whole.Status : MetricStatus.OutOfRange, whole.Period, null, null);

    /// <summary>What an entity has in the currency of the group.</summary>
    private sealed record EntityFigures(string Name, PeriodTotals Totals, AmountSeries? Sales);
}
