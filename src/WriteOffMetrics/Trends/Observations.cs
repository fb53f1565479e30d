namespace WriteOffMetrics;

/// <summary>
/// What statistics see of a series: the figures of its complete and defined periods as doubles, ratios as quotients and amounts in major
/// units, and which periods were left out.
/// </summary>
internal sealed class Observations
{
    private readonly MetricSeries series;
    private readonly int[] positions;

    private Observations(MetricSeries series)
    {
        this.series = series;
        List<double> values = [];
        List<int> used = [];
        List<ExcludedPeriod> excluded = [];
        List<ReportingPeriod> incomplete = [];
        for (int i = 0; i < series.Count; i++)
        {
            MetricPoint point = series.Points[i];
            if (point.Number is not { } figure)
            {
                excluded.Add(new ExcludedPeriod(series.Axis[i], point.Status));
                continue;
            }

            values.Add(figure);
            used.Add(i);
            if (!point.IsComplete) incomplete.Add(series.Axis[i]);
        }

        Values = [.. values];
        positions = [.. used];
        Periods = Array.AsReadOnly([.. used.Select(index => series.Axis[index])]);
        Excluded = excluded.AsReadOnly();
        Incomplete = [.. incomplete];
        if (series.Counts is var (successes, trials)) Trials = (Counted(successes), Counted(trials));

        long[] Counted(CountSeries counts) => [.. used.Select(index => counts.PointAt(index).Count)];
    }

    public static Observations FromSeries(MetricSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        return new Observations(series);
    }

    public MetricDefinition Definition => series.Definition;

    public PeriodAxis Axis => series.Axis;

    /// <summary>The figures of the periods that count, in order.</summary>
    public double[] Values { get; }

    public int Count => Values.Length;

    /// <summary>The periods that count.</summary>
    public IReadOnlyList<ReportingPeriod> Periods { get; }

    public IReadOnlyList<ExcludedPeriod> Excluded { get; }

    /// <summary>The incomplete ones among them, which count because the caller asked for it.</summary>
    private ReportingPeriod[] Incomplete { get; }

    /// <summary>Whether no figure can lie below zero: sums of one kind of entry, and their ratios.</summary>
    public bool IsNeverNegative => series.IsNeverNegative;

    /// <summary>Of ratios of counts: what was counted above the line and below it. None for money.</summary>
    public (long[] Successes, long[] Trials)? Trials { get; }

    /// <summary>Whether no more was counted above the line than below it, in any period; true of money as well.</summary>
    public bool AreProportions =>
        Trials is not var (successes, trials) || successes.Zip(trials).All(counts => counts.First <= counts.Second);

    /// <summary>Periods per year, where the calendar has seasons: more than one.</summary>
    public int? Season => Axis.Calendar.PeriodsPerYear is > 1 and var periods ? periods : null;

    /// <summary>Whether a period between the first and the last that count is left out.</summary>
    public bool HasGaps => Count > 0 && positions[^1] - positions[0] + 1 != Count;

    /// <summary>Positions on the axis, from 0 for the first that counts.</summary>
    public int[] Steps => [.. positions.Select(position => position - positions[0])];

    /// <summary>
    /// The time of each figure in years, from the first: by the periods per year, or where they vary by the days from start to start ÷
    /// 365.2425.
    /// </summary>
    public double[] Years => Axis.Calendar.PeriodsPerYear is { } perYear
        ? [.. Steps.Select(step => (double)step / perYear)]
        : [.. positions.Select(position => (Axis.Starts[position] - Axis.Starts[positions[0]]) / 365.2425)];

    /// <summary>
    /// The unit in which figures are stated: a cent, say, in major units, and 1 of counts; 0 of figures that are stated in none.
    /// </summary>
    public double Unit
    {
        get
        {
            if (series.CurrencyOfFigures is { } currency) return Math.Pow(10, -currency.MinorUnitDigits);
            return series is CountSeries ? 1 : 0;
        }
    }

    /// <summary>A figure for reading: <c>2.35 %</c>, <c>1,234.50 USD</c>.</summary>
    public string Read(double value) => Definition.Unit == MetricUnit.Ratio
        ? Invariant.Number(value * 100, 2) + " %"
        : Units.Join(Invariant.Number(value, Decimals), Definition.Unit, series.CurrencyOfFigures ?? default);

    /// <summary>A difference of figures for reading: <c>0.123 points</c>, <c>34.00 USD</c>.</summary>
    public string ReadChange(double value) => Definition.Unit == MetricUnit.Ratio
        ? Invariant.Number(value * 100, 3) + " points"
        : Read(value);

    /// <summary>How many figures there are, from which ledger, and which periods were left out, for explanations.</summary>
    public IEnumerable<(string Topic, string Text)> InWords()
    {
        yield return ("metric", Definition.ToString());
        yield return ("series", Count == 0 ? "no period with a figure"
            : $"{Invariant.Count(Count, "period", "periods")} from {Periods[0].Name} to {Periods[^1].Name}, {Axis.Calendar}");
        yield return ("left out", Excluded.Count == 0 ? "no period" : string.Join(", ", Excluded));
        foreach ((string, string) line in series.LedgerInWords()) yield return line;
        if (Incomplete.Length > 0)
            yield return ("note",
                $"counts incomplete periods, because it was asked for: {string.Join(", ", Incomplete.Select(period => period.Name))}");
    }

    /// <summary>Why there is no result, for explanations.</summary>
    public string WhyNone(AnalysisStatus status, int minimum) => AnalysisStatusWords.InWords(status, Count, minimum);

    public static void RequireLevel(double level, string parameterName)
    {
        if (level is not (> 0 and < 1)) throw new ArgumentOutOfRangeException(
            parameterName, level, "Found a level outside its range; above 0 and below 1 is allowed, such as 0.95.");
    }

    private int Decimals => series.CurrencyOfFigures is { } currency ? currency.MinorUnitDigits : 2;
}
