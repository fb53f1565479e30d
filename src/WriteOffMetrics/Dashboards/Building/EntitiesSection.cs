namespace WriteOffMetrics;

/// <summary>The entities of a consolidated snapshot in its currency, and the line that reconciles their sum with the whole.</summary>
internal static class EntitiesSection
{
    public const string Name = "entities";

    public static DashboardSection Build(BoardParts group, IReadOnlyList<BoardParts> entities)
    {
        if (!group.Windows.HasPeriod) return DashboardSection.Absent(Name, BoardWords.WhyNoPeriod(group));
        var section = new BoardSection(Name);
        section.Add(Table(group, entities, "period", group.Windows.Index, 1));
        (int first, int count) = group.Windows.Main;
        if (count > 1) section.Add(Table(group, entities, "trailing year", first, count));
        section.Note($"Converted at rates by {BoardWords.NameOf(group.Inputs.RateBasis!.Value)}: {group.Inputs.Rates}.");
        foreach (BoardParts entity in entities.Where(one => one.Windows.Index != group.Windows.Index))
        {
            section.Note($"{entity.Inputs.Name} is complete through another period than the consolidation: "
                + (entity.Windows.HasPeriod ? entity.Axis[entity.Windows.Index].Name : "none") + ".");
        }

        if (group.Sales is null)
            section.Note("Not every entity states sales: there are no consolidated sales and no ratio to them.");
        return section.ToSection();
    }

    private static BoardTable Table(BoardParts group, IReadOnlyList<BoardParts> entities, string name, int first, int count)
    {
        var table = new BoardTable(name, "gross write-offs", "net write-offs", "sales", "gross to sales", "net to sales");
        MetricPoint?[] whole = PointsOf(group.Totals, group.Sales);
        var sums = new Quantity?[3];
        foreach (BoardParts entity in entities)
        {
            MetricPoint?[] points = PointsOf(Converted(group, entity), SalesOf(group, entity));
            bool isFirst = entity == entities[0];
            for (int column = 0; column < sums.Length; column++) sums[column] = Sum(sums[column], points[column]?.Value, isFirst);
            table.Add(entity.Inputs.Name, [.. points.Select(point => point is null ? null : DashboardFigure.OfPoint(point))]);
        }

        table.Add(DashboardRowKind.Reconciliation, "rounding of converted amounts",
            [.. sums.Select((sum, column) => Difference(whole[column], sum)), null, null]);
        return table.Add(
            DashboardRowKind.Total, "consolidated", [.. whole.Select(point => point is null ? null : DashboardFigure.OfPoint(point))]);

        MetricPoint?[] PointsOf(PeriodTotals totals, AmountSeries? sales) =>
        [
            totals.Gross.Combine(first, count),
            totals.Net.Combine(first, count),
            sales?.Combine(first, count),
            sales is null ? null : totals.Gross.ToSales(sales).Combine(first, count),
            sales is null ? null : totals.Net.ToSales(sales).Combine(first, count),
        ];
    }

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
        whole.Value is { } value && sum is { } all ? value.TryLess(all) : null, MetricStatus.IncompletePeriod, whole.Period, null, null);
}
