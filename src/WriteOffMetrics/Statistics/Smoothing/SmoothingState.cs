using System.Runtime.Intrinsics;

namespace WriteOffMetrics;

/// <summary>
/// Level, slope and seasons as they move along a series, a value at a time; of as many weights at once as a vector has lanes, because the
/// search for weights takes thousands of passes. Each lane has the bits that its weights have alone. Where the processor has no vectors of
/// that width, there are two narrower ones side by side, which is hardly slower: a pass waits for the result before it.
/// </summary>
internal sealed class SmoothingState
{
    private readonly SmoothingMethod method;
    private readonly Vector512<double> alpha, beta, gamma;
    private readonly double phi;
    private readonly Vector512<double>[] season;
    private Vector512<double> level, trend, seasonal;
    private int position;

    public SmoothingState(SmoothingMethod method, SmoothingWeights weights, SmoothingStart start)
        : this(method, [weights], start)
    {
    }

    /// <param name="method">The method.</param>
    /// <param name="weights">One to <see cref="Lanes"/>, which share their φ.</param>
    /// <param name="start">Where all of them start.</param>
    public SmoothingState(SmoothingMethod method, ReadOnlySpan<SmoothingWeights> weights, SmoothingStart start)
    {
        Span<double> alphas = stackalloc double[Lanes], betas = stackalloc double[Lanes], gammas = stackalloc double[Lanes];
        for (int lane = 0; lane < Lanes; lane++)
        {
            // What nobody reads repeats the last, so that no lane runs longer than those that are read.
            SmoothingWeights own = weights[Math.Min(lane, weights.Length - 1)];
            (alphas[lane], betas[lane], gammas[lane]) = (own.Alpha, own.Beta, own.Gamma);
        }

        this.method = method;
        (alpha, beta, gamma) = (Vector512.Create<double>(alphas), Vector512.Create<double>(betas), Vector512.Create<double>(gammas));
        phi = method.Trend == SmoothingTrend.Damped ? weights[0].Phi : 1;
        level = Vector512.Create(start.Level);
        trend = Vector512.Create(method.Trend == SmoothingTrend.None ? 0 : start.Trend);
        season = method.Season == SmoothingSeason.None ? [default] : [.. start.Season.Select(one => Vector512.Create(one))];
    }

    /// <summary>How many weights go along a series at once.</summary>
    public static int Lanes => Vector512<double>.Count;

    public double Level => level[0];

    public double Trend => trend[0];

    /// <summary>The season that the last value corrected.</summary>
    public double Season => seasonal[0];

    /// <summary>Whether the last step met no division by zero.</summary>
    public bool IsFinite => IsFiniteIn(0);

    /// <summary>The forecast of the next value; then takes in that value.</summary>
    public double Step(double value)
    {
        double forecast = 0;
        Run(new ReadOnlySpan<double>(in value), new Span<double>(ref forecast), double.PositiveInfinity);
        return forecast;
    }

    /// <summary>
    /// Takes in values and adds up the squares of their distances from their forecasts, for each of the weights; without bound once that
    /// is above a limit or no number.
    /// </summary>
    public void SumsOfSquares(ReadOnlySpan<double> values, double limit, Span<double> sums)
    {
        Vector512<double> all = Run(values, [], limit);
        for (int lane = 0; lane < sums.Length; lane++)
            sums[lane] = all[lane] <= limit && IsFiniteIn(lane) ? all[lane] : double.PositiveInfinity;
    }

    /// <summary>The recursion, in locals; it ends where all sums are above the limit. The forecasts are those of the first lane.</summary>
    private Vector512<double> Run(ReadOnlySpan<double> values, Span<double> forecasts, double limit)
    {
        Vector512<double> level = this.level, trend = this.trend, seasonal = this.seasonal;
        int at = position;
        Vector512<double> sum = default, allowed = Vector512.Create(limit), one = Vector512<double>.One, fading = (one - beta) * phi;
        bool hasTrend = method.Trend != SmoothingTrend.None, hasSeason = method.Season != SmoothingSeason.None,
            isAdded = method.Season == SmoothingSeason.Additive, isWinters = method.Update == SeasonUpdate.Winters;
        for (int i = 0; i < values.Length; i++)
        {
            Vector512<double> value = Vector512.Create(values[i]), expected = level + trend * phi, old = season[at], before = level;
            Vector512<double> forecast = expected, withoutSeason = value;
            if (hasSeason)
            {
                forecast = isAdded ? expected + old : expected * old;
                withoutSeason = isAdded ? value - old : value / old;
            }

            level = alpha * withoutSeason + (one - alpha) * expected;
            if (hasTrend) trend = beta * (level - before) + fading * trend;
            if (hasSeason)
            {
                Vector512<double> corrected = isWinters ? level : expected;
                season[at] = seasonal = gamma * (isAdded ? value - corrected : value / corrected) + (one - gamma) * old;
                if (++at == season.Length) at = 0;
            }

            if (!forecasts.IsEmpty) forecasts[i] = forecast[0];
            sum += (value - forecast) * (value - forecast);
            if (!Vector512.LessThanOrEqualAny(sum, allowed)) break;
        }

        (this.level, this.trend, this.seasonal, position) = (level, trend, seasonal, at);
        return sum;
    }

    private bool IsFiniteIn(int lane) => double.IsFinite(level[lane]) && double.IsFinite(trend[lane]) && double.IsFinite(seasonal[lane]);

    /// <summary>
    /// The forecasts of the next values: level + (φ + … + φ^h) × slope, with the latest season of each position; of the first lane.
    /// </summary>
    public double[] Forecast(int horizon)
    {
        var forecasts = new double[horizon];
        (double power, double slopes) = (1, 0);
        for (int h = 0; h < horizon; h++)
        {
            power *= phi;
            slopes += power;
            forecasts[h] = Seasoned(Level + slopes * Trend, season[(position + h) % season.Length][0]);
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
