using NodaTime;

namespace WriteOffMetrics;

/// <summary>
/// The headline: the figures of the period beside those before it, the band, and the distances to all that they are held to.
/// </summary>
internal static class HeadlineSection
{
    public const string Name = "headline";

    public static DashboardSection Build(BoardParts parts)
    {
        var section = new BoardSection(Name);
        section.Add(Figures(parts)).Add(Standing(parts));
        if (Period.DaysBetween(parts.Axis.End, parts.AsOf) >= parts.Axis[^1].Days)
            section.Note($"The axis ends on {DayNumber.ToText(parts.Axis.End)}: no later period is looked at.");
        if (parts.Sales is null) section.Note("No sales were given: there is no ratio to sales.");
        foreach ((string name, int first, _) in parts.Windows.All)
        {
            if (first < 0) section.Note($"There is no {name}: the axis does not reach back to it, or its calendar has no such period.");
        }

        return section.ToSection();
    }

    private static BoardTable Figures(BoardParts parts)
    {
        var table = new BoardTable("figures", parts.Windows.Names);
        foreach ((string name, MetricSeries series) in parts.Shown())
        {
            table.Add(name, parts.Windows.FiguresOf(series));
            BoardTargets.AddRows(table, parts, series);
        }

        return table;
    }

    private static BoardTable Standing(BoardParts parts)
    {
        MetricPoint figure = parts.Primary.Combine(parts.Windows.Index, 1);
        var table = new BoardTable("standing", "value", "lower", "upper", "of")
            .Add("ratio", DashboardFigure.OfPoint(figure), null, null, DashboardFigure.OfText(parts.NameOfPrimary));
        if (parts.Inputs.Scale is { } scales) AddBand(table, scales.Classify(figure));
        AddBenchmarks(table, parts);

        foreach (Target target in BoardTargets.Of(parts, parts.Primary))
        {
            TargetVariance variance = BoardTargets.CompareOver(target, parts.Primary, parts.Windows.Index, 1);
            table.Add("against the target", BoardTargets.Variance(variance), null, null, DashboardFigure.OfText(target.Name));
        }

        AddChange(table, "against the period before", parts, parts.Windows.All[1].First);
        AddChange(table, "against the year before", parts, parts.Windows.All[2].First);
        return AddTrend(table, parts);
    }

    /// <summary>Published figures are of years, and are compared with the window that benchmarks are compared over everywhere.</summary>
    private static void AddBenchmarks(BoardTable table, BoardParts parts)
    {
        MetricPoint figure = parts.Primary.Combine(parts.Windows.Main.First, parts.Windows.Main.Count);
        foreach (Benchmark benchmark in parts.Inputs.Benchmarks.Where(one => one.Definition == figure.Definition))
        {
            BenchmarkComparison comparison = benchmark.Compare(figure);
            table.Add("against the benchmark",
                DashboardFigure.OfValue(comparison.Gap, figure.Status, figure.Period, Favour.Of(figure.Definition, comparison.Gap),
                    () => comparison.Explain().ToString()),
                null, null, DashboardFigure.OfText(benchmark.Name + BoardWords.Unverified(benchmark)));
        }
    }

    private static void AddBand(BoardTable table, Classification band)
    {
        string explanation() => band.Explain().ToString();
        table.Add("band", null, null, null, DashboardFigure.OfText(band.Band?.Name ?? BoardWords.WhyNoBand(band)));
        if (band.DistanceToBetter is { } better)
            table.Add("to the better band", Distance(better), null, null, DashboardFigure.OfText(band.BetterBand!.Name));
        if (band.DistanceToWorse is { } worse)
            table.Add("to the worse band", Distance(worse), null, null, DashboardFigure.OfText(band.WorseBand!.Name));

        DashboardFigure Distance(Quantity distance) =>
            DashboardFigure.OfValue(distance, MetricStatus.Defined, band.Point.Period, null, explanation);
    }

    private static void AddChange(BoardTable table, string row, BoardParts parts, int before)
    {
        if (before < 0) return;
        MetricPoint now = parts.Primary.Combine(parts.Windows.Index, 1), then = parts.Primary.Combine(before, 1);
        table.Add(row, ChangeFigure.Between(now, then, isExplained: true), null, null, DashboardFigure.OfText(then.Period.Name));
    }

    private static BoardTable AddTrend(BoardTable table, BoardParts parts)
    {
        Trend trend = parts.Trend;
        string explanation() => trend.Explain().ToString();
        if (trend.SlopePerYear is null) return table.Add("trend a year", null, null, null, DashboardFigure.OfText(trend.ToString()));
        bool? favour = Favour.Of(parts.Primary.Definition, trend.Direction);
        return table.Add(
            "trend a year",
            Estimates.Difference(trend.SlopePerYear, parts.Primary, favour, explanation),
            Estimates.Difference(trend.SlopeLower, parts.Primary, null, null),
            Estimates.Difference(trend.SlopeUpper, parts.Primary, null, null),
            DashboardFigure.OfText(BoardWords.NameOf(trend.Direction)));
    }
}
