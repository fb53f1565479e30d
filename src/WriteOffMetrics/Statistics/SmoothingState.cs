using System.Runtime.CompilerServices;

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
        (double level, double trend, double seasonal) = (Level, Trend, season[position]);
        double forecast = Step(value, method, weights, phi, ref level, ref trend, ref seasonal);
        (Level, Trend) = (level, trend);
        if (method.Season == SmoothingSeason.None) return forecast;
        Season = season[position] = seasonal;
        if (++position == season.Length) position = 0;
        return forecast;
    }

    /// <summary>Takes in values and adds up the squares of their distances from their forecasts; without bound once that is above a limit or no number.</summary>
    public double SumOfSquares(ReadOnlySpan<double> values, double limit)
    {
        // The same steps as above, with what they change in registers: the search for weights takes thousands of passes.
        (double level, double trend, double phiOfSlope, double sum) = (Level, Trend, phi, 0);
        (SmoothingMethod how, SmoothingWeights parts, double[] seasons, int at) = (method, weights, season, position);
        foreach (double value in values)
        {
            double residual = value - Step(value, how, parts, phiOfSlope, ref level, ref trend, ref seasons[at]);
            if (how.Season != SmoothingSeason.None)
            {
                Season = seasons[at];
                if (++at == seasons.Length) at = 0;
            }

            sum += residual * residual;
            if (!(sum <= limit)) return double.PositiveInfinity;
        }

        (Level, Trend, position) = (level, trend, at);
        return IsFinite ? sum : double.PositiveInfinity;
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

    /// <summary>One step: the forecast of a value; level, slope and season of its position after it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Step(double value, SmoothingMethod method, in SmoothingWeights weights, double phi, ref double level, ref double trend, ref double season)
    {
        double expected = level + phi * trend, old = season, before = level;
        double forecast = method.Season == SmoothingSeason.None ? expected : method.Season == SmoothingSeason.Additive ? expected + old : expected * old;
        double unseasoned = method.Season == SmoothingSeason.None ? value : method.Season == SmoothingSeason.Additive ? value - old : value / old;
        level = weights.Alpha * unseasoned + (1 - weights.Alpha) * expected;
        if (method.Trend != SmoothingTrend.None) trend = weights.Beta * (level - before) + (1 - weights.Beta) * phi * trend;
        if (method.Season != SmoothingSeason.None)
        {
            double corrected = method.Update == SeasonUpdate.Winters ? level : expected;
            season = weights.Gamma * (method.Season == SmoothingSeason.Additive ? value - corrected : value / corrected) + (1 - weights.Gamma) * old;
        }

        return forecast;
    }

    private double Seasoned(double level, double factor) => method.Season switch
    {
        SmoothingSeason.None => level,
        SmoothingSeason.Additive => level + factor,
        _ => level * factor,
    };
}
