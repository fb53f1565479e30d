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
        double expected = Level + phi * Trend, old = season[position], before = Level, forecast = Seasoned(expected, old);
        Level = weights.Alpha * Unseasoned(value, old) + (1 - weights.Alpha) * expected;
        if (method.Trend != SmoothingTrend.None) Trend = weights.Beta * (Level - before) + (1 - weights.Beta) * phi * Trend;
        if (method.Season != SmoothingSeason.None)
        {
            double corrected = method.Update == SeasonUpdate.Winters ? Level : expected;
            Season = weights.Gamma * (method.Season == SmoothingSeason.Additive ? value - corrected : value / corrected) + (1 - weights.Gamma) * old;
            season[position] = Season;
            if (++position == season.Length) position = 0;
        }

        return forecast;
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

    private double Unseasoned(double value, double factor) => method.Season switch
    {
        SmoothingSeason.None => value,
        SmoothingSeason.Additive => value - factor,
        _ => value / factor,
    };
}
