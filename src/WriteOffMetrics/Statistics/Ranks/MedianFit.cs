namespace WriteOffMetrics;

/// <summary>
/// What is usual of a series by medians, which outlying values do not move: a level, a trend, or a trend and a season. A straight line, a
/// season that repeats and both together are met exactly, whatever lies off them. Rests within rounding are zero.
/// </summary>
/// <param name="Usual">What is usual at each value.</param>
/// <param name="Rest">Value less what is usual; their median is zero.</param>
/// <param name="Parameters">Values that the fit meets because it was fitted to them; 0 for a level.</param>
internal sealed record MedianFit(double[] Usual, double[] Rest, int Parameters)
{
    /// <summary>What doubles lose on a figure of usual size, with some room.</summary>
    private const double Rounding = 1e-12;

    /// <summary>
    /// The median of the absolute rests. A fit makes as many of them small as it has parameters, and these are left out; then 1 + 5 ÷ (n −
    /// parameters) corrects for the few values that are left (Rousseeuw and Leroy 1987).
    /// </summary>
    public double Deviation => Selection.Median(Free.ToArray()) * Correction;

    /// <summary>
    /// The mean of the absolute rests without their largest twentieth, one at least: unlike the median it sees what stands out in a few
    /// values every year.
    /// </summary>
    public double MeanDeviation
    {
        get
        {
            double[] free = Free.ToArray();
            return Summation.Sum(free.AsSpan(0, free.Length - Math.Max(1, Rest.Length / 20))) / free.Length * Correction;
        }
    }

    private double Correction => Parameters == 0 ? 1 : 1 + 5.0 / (Rest.Length - Parameters);

    /// <summary>The absolute rests in order, without the smallest, one for each parameter.</summary>
    private IEnumerable<double> Free => Rest.Select(Math.Abs).Order().Skip(Parameters);

    /// <summary>The median of one value or more.</summary>
    public static MedianFit Level(ReadOnlySpan<double> values)
    {
        Finite.Require(values);
        Finite.RequireSome(values);
        return FromLine(values, new double[values.Length], 0, 0);
    }

    /// <summary>
    /// A line by repeated medians (Siegel 1982) that runs along with the series (Davies, Fried and Gather 2004). Three periods or more.
    /// </summary>
    /// <param name="values">The series.</param>
    /// <param name="period">Values per year, 2 or more.</param>
    /// <param name="unit">The unit to which the values were rounded; 0 for none.</param>
    public static MedianFit Trend(ReadOnlySpan<double> values, int period, double unit)
    {
        Require(values, period);
        return FromLine(values, RunningLine(values.ToArray(), Window(values.Length, period)), unit, Lines(values.Length, period));
    }

    /// <summary>
    /// The same after a season is taken away: the median of each position, once the median slope within the positions (Hirsch, Slack and
    /// Smith 1982) is taken away.
    /// </summary>
    public static MedianFit TrendAndSeason(ReadOnlySpan<double> values, int period, double unit)
    {
        Require(values, period);
        double slope = SeasonalMannKendall.Test(values, period)!.SlopePerYear / period;
        double[] level = values.ToArray(), usual = new double[level.Length];
        for (int i = 0; i < level.Length; i++) level[i] -= slope * i;
        for (int position = 0; position < period; position++)
        {
            double middle = Selection.Median(level.Where((_, i) => i % period == position).ToArray());
            for (int i = position; i < usual.Length; i += period) usual[i] = middle;
        }

        double[] trend = RunningLine([.. values.ToArray().Zip(usual, (value, season) => value - season)], Window(values.Length, period));
        return FromLine(values, [.. usual.Zip(trend, (season, line) => season + line)], unit, Lines(values.Length, period) + period - 1);
    }

    private static void Require(ReadOnlySpan<double> values, int period)
    {
        Finite.Require(values);
        if (period < 2 || values.Length < 3 * period || values.Length < 8)
        {
            string found = $"Found {Invariant.Text(values.Length)} values of {Invariant.Text(period)} a year";
            throw new ArgumentException($"{found}; three years of two or more, and 8 values, are needed. Take a level.", nameof(values));
        }
    }

    /// <summary>Two years, 8 values at least, in whole years, so that no position counts more often than another.</summary>
    private static int Window(int n, int period) => Math.Min((Math.Max(2 * period, 8) + period - 1) / period * period, n - n % period);

    /// <summary>Two parameters for each window that has a place of its own.</summary>
    private static int Lines(int n, int period) => 2 * n / Window(n, period);

    private static MedianFit FromLine(ReadOnlySpan<double> values, double[] fit, double unit, int parameters)
    {
        double[] rest = new double[fit.Length], sizes = new double[fit.Length];
        for (int i = 0; i < rest.Length; i++) (rest[i], sizes[i]) = (values[i] - fit[i], Math.Abs(values[i]));
        double middle = Selection.Median([.. rest]);

        // Figures are stated in whole units, so that the value and the fit may each be off by one.
        double none = parameters == 0 ? 0 : Math.Max(Rounding * Selection.Median(sizes), 2 * unit * (1 + Rounding));
        for (int i = 0; i < rest.Length; i++)
        {
            double usual = fit[i] + middle;
            fit[i] = Math.Abs(values[i] - usual) <= none ? values[i] : usual;
            rest[i] = values[i] - fit[i];
        }

        return new MedianFit(fit, rest, parameters);
    }

    /// <summary>
    /// At each value the line by repeated medians through the nearest ones: the median over the points of the median slope from each to the
    /// others.
    /// </summary>
    private static double[] RunningLine(double[] values, int window)
    {
        var line = new double[values.Length];
        double[] slopes = new double[window], from = new double[window - 1], levels = new double[window];
        double slope = 0;
        for (int i = 0, before = -1; i < values.Length; i++)
        {
            int first = Math.Clamp(i - window / 2, 0, values.Length - window);
            if (first != before)
            {
                for (int j = 0; j < window; j++)
                {
                    for (int k = 0, at = 0; k < window; k++)
                    {
                        if (k != j) from[at++] = (values[first + k] - values[first + j]) / (k - j);
                    }

                    slopes[j] = Middle(from);
                }

                slope = Middle(slopes);
                before = first;
            }

            for (int j = 0; j < window; j++) levels[j] = values[first + j] - slope * (first + j - i);
            line[i] = Middle(levels);
        }

        return line;
    }

    /// <summary>The median of a few values, which are sorted faster than selected.</summary>
    private static double Middle(Span<double> few)
    {
        few.Sort();
        return (few[(few.Length - 1) / 2] + few[few.Length / 2]) / 2;
    }
}
