namespace WriteOffMetrics;

/// <summary>
/// What statistics see of a series: the figures of its complete and defined periods as doubles, ratios as quotients and amounts in major units, and which periods were left out.
/// </summary>
internal sealed class Observations
{
    private readonly int[] positions;
    private readonly Currency? currency;
    private readonly Func<Explanation> first;

    private Observations(MetricDefinition definition, PeriodAxis axis, Currency? currency, bool isNeverNegative, Func<Explanation> first, int count, Func<int, (double? Value, RatioStatus Status)> at)
    {
        Definition = definition;
        Axis = axis;
        this.currency = currency;
        this.first = first;
        IsNeverNegative = isNeverNegative;
        List<double> values = [];
        List<int> used = [];
        List<ExcludedPeriod> excluded = [];
        for (int i = 0; i < count; i++)
        {
            (double? value, RatioStatus status) = at(i);
            if (value is { } figure)
            {
                values.Add(figure);
                used.Add(i);
            }
            else
            {
                excluded.Add(new ExcludedPeriod(axis[i], status));
            }
        }

        Values = [.. values];
        positions = [.. used];
        Periods = Array.AsReadOnly([.. used.Select(index => axis[index])]);
        Excluded = excluded.AsReadOnly();
    }

    public static Observations Of(RatioSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        RatioPoint first = series[0];
        bool counts = first.NumeratorCount is not null;
        var observations = new Observations(
            series.Definition, series.Axis, null, counts || series.IsNeverNegative, first.Explain, series.Count,
            index => (series[index].Value is { } ratio ? RatioArithmetic.ToDouble(ratio) : null, series[index].Status))
        {
            Incomplete = [.. series.Where(point => !point.IsComplete && point.Value is not null).Select(point => point.Period)],
        };
        if (!counts) return observations;
        return observations.WithTrials([.. observations.positions.Select(index => series[index].NumeratorCount!.Value)], [.. observations.positions.Select(index => series[index].DenominatorCount!.Value)]);
    }

    public static Observations Of(AmountSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        return new Observations(
            MetricDefinition.Of(series), series.Axis, series.Currency, series.IsNeverNegative, series[0].Explain, series.Count,
            index => series[index] is { IsComplete: true } point ? (RatioArithmetic.ToDouble(point.Amount), RatioStatus.Defined) : (null, RatioStatus.IncompletePeriod));
    }

    public MetricDefinition Definition { get; }

    public PeriodAxis Axis { get; }

    /// <summary>The figures of the periods that count, in order.</summary>
    public double[] Values { get; }

    public int Count => Values.Length;

    /// <summary>The periods that count.</summary>
    public IReadOnlyList<ReportingPeriod> Periods { get; }

    public IReadOnlyList<ExcludedPeriod> Excluded { get; }

    /// <summary>The incomplete ones among them, which count because the caller asked for it.</summary>
    private ReportingPeriod[] Incomplete { get; init; } = [];

    /// <summary>Whether no figure can lie below zero: sums of one kind of entry, and their ratios.</summary>
    public bool IsNeverNegative { get; }

    /// <summary>Of ratios of counts: what was counted above the line and below it. None for money.</summary>
    public (long[] Successes, long[] Trials)? Trials { get; private init; }

    /// <summary>Periods per year, where the calendar has seasons: more than one.</summary>
    public int? Season => Axis.Calendar.PeriodsPerYear is > 1 and var periods ? periods : null;

    /// <summary>Whether a period between the first and the last that count is left out.</summary>
    public bool HasGaps => Count > 0 && positions[^1] - positions[0] + 1 != Count;

    /// <summary>Positions on the axis, from 0 for the first that counts.</summary>
    public int[] Steps => [.. positions.Select(position => position - positions[0])];

    /// <summary>The time of each figure in years, from the first: by the periods per year, or where they vary by the days from start to start ÷ 365.2425.</summary>
    public double[] Years => Axis.Calendar.PeriodsPerYear is { } perYear
        ? [.. Steps.Select(step => (double)step / perYear)]
        : [.. positions.Select(position => (Axis.Starts[position] - Axis.Starts[positions[0]]) / 365.2425)];

    /// <summary>The unit in which amounts are stated, a cent, say, in major units; 0 for ratios, which are stated in none.</summary>
    public double Unit => currency is { } money ? Math.Pow(10, -money.MinorUnitDigits) : 0;

    /// <summary>A figure for reading: <c>2.35 %</c>, <c>1,234.50 USD</c>.</summary>
    public string Read(double value) => currency is { } money ? $"{Invariant.Number(value, money.MinorUnitDigits)} {money}" : Invariant.Number(value * 100, 2) + " %";

    /// <summary>A difference of figures for reading: <c>0.12 points</c>, <c>34.00 USD</c>.</summary>
    public string ReadChange(double value) => currency is { } money ? $"{Invariant.Number(value, money.MinorUnitDigits)} {money}" : Invariant.Number(value * 100, 3) + " points";

    /// <summary>A difference in what public members state it in: percentage points for ratios, major units for amounts.</summary>
    public double ToChange(double difference) => currency is null ? difference * 100 : difference;

    /// <summary>How many figures there are, from which ledger, and which periods were left out, for explanations.</summary>
    public IEnumerable<(string Topic, string Text)> InWords()
    {
        yield return ("metric", Definition.ToString());
        yield return ("series", Count == 0 ? "no period with a figure" : $"{Invariant.Count(Count, "period", "periods")} from {Periods[0].Name} to {Periods[^1].Name}, {Axis.Calendar}");
        yield return ("left out", Excluded.Count == 0 ? "no period" : string.Join(", ", Excluded));
        foreach ((string topic, string text) in first().Details)
        {
            if (topic is "ledger" or "completeness") yield return (topic, text);
        }

        if (Incomplete.Length > 0) yield return ("note", $"counts incomplete periods, because it was asked for: {string.Join(", ", Incomplete.Select(period => period.Name))}");
    }

    /// <summary>Why there is no result, for explanations.</summary>
    public string WhyNone(AnalysisStatus status, int minimum) => status switch
    {
        AnalysisStatus.TooShort => $"too short: {Invariant.Count(Count, "period", "periods")}, {Invariant.Count(minimum)} needed",
        AnalysisStatus.Gaps => "a period in between is undefined",
        AnalysisStatus.NoSeason => "the calendar has no seasons: one period per year, or no fixed number of them",
        AnalysisStatus.NotAboveZero => "a figure, or a level found from the figures, is not above zero",
        AnalysisStatus.NoVariation => "the figures do not vary",
        AnalysisStatus.NoVariance => "the variance corrected for autocorrelation is not above zero",
        AnalysisStatus.UndefinedRatio => "a ratio is undefined",
        AnalysisStatus.NoProportion => "more documents written off than invoices issued in a period, which is no proportion",
        _ => "defined",
    };

    public static void RequireLevel(double level, string parameterName)
    {
        if (level is not (> 0 and < 1)) throw new ArgumentOutOfRangeException(parameterName, level, "Found a level outside its range; above 0 and below 1 is allowed, such as 0.95.");
    }

    private Observations WithTrials(long[] successes, long[] trials) => new(this) { Trials = (successes, trials) };

    private Observations(Observations other)
    {
        (Definition, Axis, currency, first, IsNeverNegative) = (other.Definition, other.Axis, other.currency, other.first, other.IsNeverNegative);
        (Values, positions, Periods, Excluded, Incomplete) = (other.Values, other.positions, other.Periods, other.Excluded, other.Incomplete);
    }
}
