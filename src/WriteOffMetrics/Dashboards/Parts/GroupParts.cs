using NodaTime;

namespace WriteOffMetrics;

/// <summary>What the sections of a consolidated snapshot read: the ledgers and the sales of all entities in one currency.</summary>
internal static class GroupParts
{
    public static BoardParts Of(DashboardInputs group, IReadOnlyList<BoardParts> entities, LocalDate day, LocalDate? knownOn)
    {
        WriteOffLedger[] ledgers = [.. entities.Select(entity => entity.Ledger!)];
        (Currency currency, ExchangeRates rates, ExchangeRateBasis basis, MidpointRounding rule) =
            (group.Currency!.Value, group.Rates!, group.RateBasis!.Value, group.Rounding!.Value);
        return new BoardParts(
            group, day, entities.Min(entity => entity.LastDay), ledgers.ConsolidateBy(group.Axis, currency, rates, basis, rule),
            Consolidate(group, entities, one => one.Sales),
            dimension => ledgers.ConsolidateBy(group.Axis, dimension, currency, rates, basis, rule))
        {
            Entities = entities,
            CompleteThrough = entities.Min(entity => entity.CompleteThrough),
            KnownOn = knownOn,
            Dimensions = [.. entities[0].Dimensions.Where(name => entities.All(entity => entity.Dimensions.Contains(name)))],
            SalesBySegment = SalesBySegmentOf(group, entities),
            Purchases = Consolidate(group, entities, one => one.Purchases),
            AllInputs = group.Entities,
        };
    }

    /// <summary>The sales of all entities by each dimension of which every entity states them.</summary>
    private static MetricBreakdown<AmountSeries>[] SalesBySegmentOf(DashboardInputs group, IReadOnlyList<BoardParts> entities) =>
    [
        .. entities[0].SalesBySegment.Select(sales => sales.Dimension)
            .Where(dimension => entities.All(entity => entity.SalesBySegment.Any(sales => sales.Dimension == dimension)))
            .Select(dimension => Consolidate(
                group, dimension, [.. entities.Select(entity => entity.SalesBySegment.First(sales => sales.Dimension == dimension))])),
    ];

    private static MetricBreakdown<AmountSeries> Consolidate(
        DashboardInputs group, string dimension, MetricBreakdown<AmountSeries>[] sales) => AmountSeries.FromSegments(
        dimension,
        sales.SelectMany(one => one.Values).Distinct().Select(value => (value, sales.Where(one => one.Contains(value))
            .Select(one => one[value])
            .Consolidate(group.Currency!.Value, group.Rates!, group.RateBasis!.Value, group.Rounding!.Value))));

    /// <summary>The series of all entities; none where one of them states none.</summary>
    private static AmountSeries? Consolidate(
        DashboardInputs group, IReadOnlyList<BoardParts> entities, Func<BoardParts, AmountSeries?> seriesOf) =>
        entities.Any(entity => seriesOf(entity) is null)
            ? null
            : entities.Select(entity => seriesOf(entity)!).Consolidate(
                group.Currency!.Value, group.Rates!, group.RateBasis!.Value, group.Rounding!.Value);
}
