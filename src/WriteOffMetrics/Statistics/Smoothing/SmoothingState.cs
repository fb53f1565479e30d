namespace WriteOffMetrics;

/// <summary>Level, slope and seasons as they move along a series, a value at a time.</summary>
internal sealed class SmoothingState
{
    private readonly SmoothingMethod method;
    private readonly SmoothingWeights weights;
    private readonly double phi;
    private readonly double[] season;
    private int position;

    public SmoothingState(SmoothingMethod method, SmoothingWeights weights, SmoothingStart start)
    {
        (this.method, this.weights, Level) = (method, weights, start.Level);
        phi = method.Trend == SmoothingTrend.Damped ? weights.Phi : 1;
        Trend = method.Trend == SmoothingTrend.None ? 0 : start.Trend;
        season = method.Season == SmoothingSeason.None ? [0] : [.. start.Season];
    }

    public double Level { get; private set; }

    public double Trend { get; private set; }

    /// <summary>Whether the last step met no division by zero.</summary>
    public bool IsFinite => double.IsFinite(Level) && double.IsFinite(Trend) && double.IsFinite(Season);

    /// <summary>The season that the last value corrected.</summary>
    public double Season { get; private set; }

    /// <summary>The forecast of the next value; then takes in that value.</summary>
    public double Step(double value)
    {
        double forecast = 0;
        Run(new ReadOnlySpan<double>(in value), new Span<double>(ref forecast), double.PositiveInfinity);
        return forecast;
    }

    /// <summary>
    /// Takes in values and adds up the squares of their distances from their forecasts; without bound once that is above a limit or no
    /// number.
    /// </summary>
    public double SumOfSquares(ReadOnlySpan<double> values, double limit) =>
        Run(values, [], limit) is var sum && IsFinite ? sum : double.PositiveInfinity;

    /// <summary>The recursion, in locals, because the search for weights takes thousands of passes.</summary>
    private double Run(ReadOnlySpan<double> values, Span<double> forecasts, double limit)
    {
        (double level, double trend, double seasonal, double sum, int at) = (Level, Trend, Season, 0, position);
        double alpha = weights.Alpha, beta = weights.Beta, gamma = weights.Gamma, fading = (1 - beta) * phi;
        bool hasTrend = method.Trend != SmoothingTrend.None, hasSeason = method.Season != SmoothingSeason.None,
            isAdded = method.Season == SmoothingSeason.Additive, isWinters = method.Update == SeasonUpdate.Winters;
        for (int i = 0; i < values.Length; i++)
        {
            double value = values[i], expected = level + phi * trend, old = season[at], before = level;
            double forecast = expected, withoutSeason = value;
            if (hasSeason)
            {
                forecast = isAdded ? expected + old : expected * old;
                withoutSeason = isAdded ? value - old : value / old;
            }

            level = alpha * withoutSeason + (1 - alpha) * expected;
            if (hasTrend) trend = beta * (level - before) + fading * trend;
            if (hasSeason)
            {
                double corrected = isWinters ? level : expected;
                season[at] = seasonal = gamma * (isAdded ? value - corrected : value / corrected) + (1 - gamma) * old;
                if (++at == season.Length) at = 0;
            }

            if (!forecasts.IsEmpty) forecasts[i] = forecast;
            sum += (value - forecast) * (value - forecast);
            if (!(sum <= limit))
            {
                sum = double.PositiveInfinity;
                break;
            }
        }

        (Level, Trend, Season, position) = (level, trend, seasonal, at);
        return sum;
    }

    /// <summary>The forecasts of the next values: level + (φ + … + φ^h) × slope, with the latest season of each position.</summary>
    public double[] Forecast(int horizon)
    {
        var forecasts = new double[horizon];
        (double power, double slopes) = (1, 0);
        for (int h = 0; h < horizon; h++)
        {
            power *= phi;
            slopes += power;
            forecasts[h] = Seasoned(Level + slopes * Trend, season[(position + h) % season.Length]);
        }

        return forecasts;
    }

    private double Seasoned(double level, double factor) => method.Season switch
    {
        SmoothingSeason.None => level,
        SmoothingSeason.Additive => level + factor,
        _ => level * factor,
    };
}
