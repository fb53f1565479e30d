using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace WriteOffMetrics.Tests;

/// <summary>What holds of every figure, whatever its kind and wherever it comes from.</summary>
public sealed class FigureLaws
{
    private static readonly Currency Usd = Generate.Usd;

    private static readonly MetricDefinition Score = MetricDefinition.FromMetric(
        Metric.FromDefinition("score", "a score", MetricUnit.Index, MetricDirection.LowerIsBetter, PeriodCombination.None, "stated",
        "a test"));

    private static readonly MetricDefinition Share = MetricDefinition.FromMetric(
        Metric.FromDefinition("share", "a share", MetricUnit.Ratio, MetricDirection.LowerIsBetter, PeriodCombination.None, "stated",
        "a test"));

    [Law]
    public Property Ratios_of_segments_add_up_to_the_totals_numerator_and_denominator() => Law.ForAll(Generate.With(Generate.Axis), c =>
    {
        PeriodBreakdown breakdown = Generate.Ledger(c.Entries).SummarizeBy(c.Other, Dimension.Account);
        MetricBreakdown<AmountSeries> sales = AmountSeries.FromRows(
            Usd, c.Other, Dimension.Account, c.Entries.Reverse().Skip(c.Entries.Length / 3), entry =>
            entry.EffectiveDate, entry => entry.Account,
            entry => entry.Amount.ToDecimal());
        MetricBreakdown<RatioSeries> ratios = breakdown.Gross.ToSales(sales);
        Assert.Equal(breakdown.Values.Union(sales.Values).Order(StringComparer.Ordinal), ratios.Values);
        for (int i = 0; i < c.Other.Count; i++)
        {
            Assert.Equal(ratios.Total[i].Numerator!.Value.MinorUnits, ratios.Sum(one => (decimal)one.Value[i].Numerator!.Value.MinorUnits));
            Assert.Equal(ratios.Total[i].Denominator!.Value.MinorUnits,
                ratios.Sum(one => (decimal)one.Value[i].Denominator!.Value.MinorUnits));
        }

        // Every segment has a ratio or says why not, and ranked and undefined ones together are all.
        IReadOnlyList<KeyValuePair<string?, RatioPoint>> ranked = ratios.RankFromWorst(series => series.Overall);
        Assert.Equal(ratios.Count, ranked.Count + ratios.Undefined(series => series.Overall).Count);
        Assert.All(ranked.Zip(ranked.Skip(1)), pair => Assert.True(pair.First.Value.Ratio >= pair.Second.Value.Ratio));
    });

    [Law]
    public Property Ratios_of_pairs_of_segments_add_up_by_either_dimension() => Law.ForAll(Generate.With(Generate.Axis), c =>
    {
        CrossBreakdown breakdown = Generate.Ledger(c.Entries).SummarizeBy(c.Other, Dimension.Account, Dimension.Reason);
        MetricCrossBreakdown<AmountSeries> sales = AmountSeries.FromRows(
            Usd, c.Other, Dimension.Account, Dimension.Reason, c.Entries.Skip(c.Entries.Length / 2), entry =>
            entry.EffectiveDate, entry => entry.Account,
            entry => entry.Reason, entry => entry.Amount.ToDecimal());
        MetricCrossBreakdown<RatioSeries> ratios = breakdown.Net.ToSales(sales);
        foreach (string? first in ratios.ByFirst.Values)
        {
            RatioPoint whole = ratios.ByFirst[first].Overall;
            RatioPoint[] parts = [.. ratios.Where(one => one.Key.First == first).Select(one => one.Value.Overall)];
            Assert.Equal(whole.Numerator!.Value.MinorUnits, parts.Sum(part => (decimal)part.Numerator!.Value.MinorUnits));
            Assert.Equal(whole.Denominator!.Value.MinorUnits, parts.Sum(part => (decimal)part.Denominator!.Value.MinorUnits));
        }

        Assert.Equal(ratios.Total.Overall.Numerator!.Value.MinorUnits,
            ratios.BySecond.Sum(one => (decimal)one.Value.Overall.Numerator!.Value.MinorUnits));
    });

    [Law]
    public Property A_stated_series_equal_to_that_of_a_ledger_gives_the_same_ratio() => Law.ForAll(Generate.EntriesAndAxis, c =>
    {
        PeriodTotals totals = Generate.Ledger(c.Entries).SummarizeBy(c.Axis);
        AmountSeries sales = Generate.Sales(c.Axis);
        foreach ((AmountSeries read, MetricDefinition definition) in new[
            ] { (totals.Gross, AmountMetrics.GrossWriteOffs), (totals.Net, AmountMetrics.NetWriteOffs) })
        {
            RatioSeries ofLedger = read.ToSales(sales);
            RatioSeries stated = AmountSeries.FromValuesInOrder(definition, Usd, c.Axis, read.Select(point => point.Amount.ToDecimal()))
                .ToSales(sales);
            Assert.Equal(ofLedger.Definition, stated.Definition);
            Assert.Equal(ofLedger.Select(point => (point.Ratio, point.Status)), stated.Select(point => (point.Ratio, point.Status)));
            Assert.Equal((ofLedger.Overall.Ratio, ofLedger.Overall.Status), (stated.Overall.Ratio, stated.Overall.Status));
            RatioSeries published = RatioSeries.FromValuesInOrder(ofLedger.Definition, c.Axis, ofLedger.Select(point => point.Ratio));
            Assert.Equal(ofLedger.Select(point => point.Ratio), published.Select(point => point.Ratio));
            Assert.All(published.ChangeFrom(ofLedger), change =>
                Assert.True(change.Difference is null || change.Difference.Value.ToDecimal() == 0));
        }
    });

    [Law]
    public Property Series_from_rows_are_the_ledgers_own_sums() => Law.ForAll(Generate.EntriesAndAxis, c =>
    {
        LedgerEntry[] writeOffs = [
            .. c.Entries.Where(entry => entry.Kind == EntryKind.WriteOff && entry.Category == EntryCategory.Receivable)];
        AmountSeries gross = Generate.Ledger(writeOffs).SummarizeBy(c.Axis).Gross;
        AmountSeries rows = AmountSeries.FromRows(Usd, c.Axis, writeOffs, entry => entry.EffectiveDate, entry => entry.Amount.ToDecimal());
        Assert.Equal(gross.Select(point => point.Amount), rows.Select(point => point.Amount));
        Assert.Equal((gross.Outside, gross.OutsideCount), (rows.Outside, rows.OutsideCount));
        CountSeries counted = CountSeries.FromRows(c.Axis, writeOffs, entry => entry.EffectiveDate);
        Assert.Equal(gross.Select(point => point.EntryCount), counted.Select(point => (long?)point.Count));
        MetricBreakdown<AmountSeries> byReason = AmountSeries.FromRows(
            Usd, c.Axis, Dimension.Reason, writeOffs, entry =>
            entry.EffectiveDate, entry => entry.Reason, entry => entry.Amount.ToDecimal());
        PeriodBreakdown breakdown = Generate.Ledger(writeOffs).SummarizeBy(c.Axis, Dimension.Reason);
        Assert.Equal(breakdown.Values, byReason.Values);
        Assert.All(byReason, one =>
            Assert.Equal(breakdown[one.Key].Gross.Select(point => point.Amount), one.Value.Select(point => point.Amount)));
        if (writeOffs.Length > 0) Assert.Equal(writeOffs.Min(entry => entry.EffectiveDate), Generate.Ledger(writeOffs).FindFirstDay());
        if (writeOffs.Length > 0) Assert.Equal(writeOffs.Max(entry => entry.EffectiveDate), Generate.Ledger(writeOffs).FindLastDay());
    });

    /// <summary>
    /// The same numbers as a quantity and as a ratio: whatever is computed of them is the same, but for the words of the unit.
    /// </summary>
    [Law]
    public Property A_quantity_behaves_under_every_verb_as_the_same_numbers_would_as_ratios() => Law.ForAll(Numbers, c =>
    {
        PeriodAxis axis = ReportingCalendar.Quarters.Between(c.First, c.First.PlusMonths(3 * c.Values.Length - 1));
        MetricSeries[] both =
        [
            QuantitySeries.FromValuesInOrder(Score, axis, c.Values),
            RatioSeries.FromValuesInOrder(Share, axis,
            c.Values.Select(value => value is { } figure ? Ratio.FromDecimal(figure) : (Ratio?)null)),
        ];
        Same(series => series.FitTrend(0.9) is var trend ? (
            trend.Status, trend.Test, trend.SlopePerYear, trend.SlopeLower, trend.PValue, trend.ChangePoint?.MeanAfter) : default);
        Same(series => series.ToXmrChart(ChartRuleSet.Nelson) is var chart
            ? (chart.Status, chart.Center, chart.Sigma, string.Join(' ', chart.Points)) : default);
        Same(series => string.Join(' ', series.ToEwmaChart(0.5, 0.1, 0.2, 3).Points));
        Same(series => string.Join(' ', series.ToCusumChart(0.5, 0.1, 0.5, 5).Points));
        Same(series => string.Join(' ', series.Decompose(DecompositionMethod.Loess).Points));
        Same(series => string.Join(
            ' ', series.FindAnomalies().Found.Select(found => (found.Period, found.Value, found.Expected, found.Score))));
        Same(series => series.Forecast(2, 0.8) is var forecast ? (forecast.Status, forecast.Method, string.Join(' ', forecast.Points))
            : default);
        Same(series => string.Join(' ', series.MovingAverage(2)) + string.Join(' ', series.ExponentialMovingAverage(0.3, 2)));
        Same(series => series.CompoundGrowth() is var growth ? (growth.Status, growth.PerYear) : default);
        var quantities = (QuantitySeries)both[0];
        var ratios = (RatioSeries)both[1];
        Assert.Equal(quantities.ChangeFromYearBefore().Select(change => (change.Status, change.Relative)),
            ratios.ChangeFromYearBefore().Select(change => (change.Status, change.Relative)));
        Assert.Equal(
            quantities.ChangeFromPeriodBefore().Select(change => change.Difference?.ToDecimal()),
            ratios.ChangeFromPeriodBefore().Select(change => change.Difference?.ToDecimal() / 100));
        Assert.Equal(quantities.Trailing(3).Select(point => point?.Status), ratios.Trailing(3).Select(point => point?.Status));

        void Same<T>(Func<MetricSeries, T> read) => Assert.Equal(read(both[1]), read(both[0]));
    });

    /// <summary>Figures with gaps of a whole number of years, the gaps at the ends or in between.</summary>
    private static Arbitrary<(LocalDate First, decimal?[] Values)> Numbers => Arb.From(
        from year in Gen.Choose(1990, 2030)
        from length in Gen.Choose(1, 15)
        from values in Gen.Choose(0, 1_000).ArrayOf(length)
        from gap in Gen.Choose(0, 5 * length)
        select (new LocalDate(year, 1, 1), values.Select((value, i) => i == gap ? (decimal?)null : value / 1_000m).ToArray()));
}
