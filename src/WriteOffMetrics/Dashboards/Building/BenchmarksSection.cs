namespace WriteOffMetrics;

/// <summary>The headline's figures beside published ones and beside those of peers, of the same definition only.</summary>
internal static class BenchmarksSection
{
    public const string Name = "benchmarks";

    public static DashboardSection Build(BoardParts parts)
    {
        DashboardInputs inputs = parts.Inputs;
        if (inputs.Benchmarks.Count == 0 && inputs.PeerGroups.Count == 0)
            return DashboardSection.Absent(Name, "No benchmarks and no peers were given.");
        var section = new BoardSection(Name);
        var published = new BoardTable("benchmarks", "figure", "benchmark", "gap", "relative gap", "source");
        foreach (Benchmark benchmark in inputs.Benchmarks) AddBenchmark(published, parts, benchmark, section);
        var peers = new BoardTable("peers", "figure", "median", "gap", "percentile rank", "quartile");
        foreach (PeerGroup group in inputs.PeerGroups) AddPeers(peers, parts, group, section);
        return section.Add(published).Add(peers).ToSection();
    }

    private static void AddBenchmark(BoardTable table, BoardParts parts, Benchmark benchmark, BoardSection section)
    {
        if (FigureOf(parts, benchmark.Definition) is not { } figure)
        {
            section.Note(BoardWords.NoFigureOf("the benchmark", benchmark.Name, benchmark.Definition));
            return;
        }

        BenchmarkComparison found = benchmark.Compare(figure);
        string explanation() => found.Explain().ToString();
        table.Add(
            benchmark.Name,
            DashboardFigure.OfPoint(figure),
            DashboardFigure.OfValue(benchmark.Value, MetricStatus.Defined, null, null, null),
            DashboardFigure.OfValue(found.Gap, figure.Status, figure.Period, Favour.Of(figure.Definition, found.Gap), explanation),
            found.RelativeGap is { } relative ? DashboardFigure.OfValue(relative, MetricStatus.Defined, figure.Period, null, null) : null,
            DashboardFigure.OfText(benchmark.Source + BoardWords.Unverified(benchmark)));
    }

    private static void AddPeers(BoardTable table, BoardParts parts, PeerGroup group, BoardSection section)
    {
        if (FigureOf(parts, group.Definition) is not { } figure)
        {
            section.Note(BoardWords.NoFigureOf("the peers", group.Name, group.Definition));
            return;
        }

        PeerComparison found = group.Compare(figure, parts.Inputs.PeerQuantiles!.Value);
        string explanation() => found.Explain().ToString();
        MetricSeries series = figure.Series;
        table.Add(
            group.Name,
            DashboardFigure.OfPoint(figure),
            Estimates.Figure(found.Median, series, null, explanation),
            Estimates.Difference(found.Gap, series, Favour.Of(figure.Definition, found.Gap), explanation),
            Estimates.Index(found.PercentileRank, null),
            found.Quartile is { } quartile ? DashboardFigure.OfCount(quartile) : null);
    }

    /// <summary>The figure of the main window that means what a definition says.</summary>
    private static MetricPoint? FigureOf(BoardParts parts, MetricDefinition definition) =>
        parts.Shown().FirstOrDefault(shown => shown.Series.Definition == definition).Series?.Combine(
            parts.Windows.Main.First, parts.Windows.Main.Count);
}
