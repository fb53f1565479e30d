namespace WriteOffMetrics;

/// <summary>
/// The product-limit estimate of a survival curve (Kaplan and Meier 1958) with Greenwood's standard errors, at each distinct time.
/// Times are finite and not negative; each ends in an event or is censored, and events come before censorings at the same time.
/// </summary>
internal sealed class KaplanMeier
{
    /// <summary>Survival within this of one half counts as one half, because a product of quotients is rounded.</summary>
    private const double Slack = 1e-10;

    /// <summary>Σ d ÷ (n (n − d)); null from where all are gone.</summary>
    private readonly double?[] greenwood;

    public KaplanMeier(double[] times, bool[] isEvent)
    {
        Finite.Require(times);
        Finite.RequireEqual<bool, double>(isEvent, times);
        Times = [.. times.Distinct().Order()];
        int count = Times.Length;
        (AtRisk, Events, Censored) = (new int[count], new int[count], new int[count]);
        (Survival, CumulativeHazard, CumulativeHazardErrors) = (new double[count], new double[count], new double[count]);
        greenwood = new double?[count];
        for (int i = 0; i < times.Length; i++) (isEvent[i] ? Events : Censored)[Array.BinarySearch(Times, times[i])]++;

        int left = times.Length;
        double survival = 1, hazard = 0, hazardVariance = 0;
        double? variance = 0;
        for (int i = 0; i < count; i++)
        {
            (double n, double d) = (left, Events[i]);
            AtRisk[i] = left;
            left -= Events[i] + Censored[i];
            Survival[i] = survival *= 1 - d / n;
            greenwood[i] = variance = n == d ? null : variance + d / (n * (n - d));
            CumulativeHazard[i] = hazard += d / n;
            hazardVariance += d / (n * n);
            CumulativeHazardErrors[i] = Math.Sqrt(hazardVariance);
        }
    }

    public double[] Times { get; }

    public int[] AtRisk { get; }

    public int[] Events { get; }

    public int[] Censored { get; }

    public double[] Survival { get; }

    /// <summary>S √(Σ d ÷ (n (n − d))) (Greenwood 1926); null where S is 0.</summary>
    public double?[] StandardErrors =>
        [.. greenwood.Select((variance, i) => variance is { } g ? Survival[i] * Math.Sqrt(g) : (double?)null)];

    /// <summary>Σ d ÷ n (Nelson and Aalen).</summary>
    public double[] CumulativeHazard { get; }

    public double[] CumulativeHazardErrors { get; }

    /// <summary>The first time with survival of one half or less; null where there is none.</summary>
    public double? Median => MedianOf([.. Survival.Select(s => (double?)s)]);

    /// <summary>Pointwise limits; none where S is 0, and for ln(−ln S) where it is 1.</summary>
    public (double?[] Lower, double?[] Upper) Limits(SurvivalScale scale, double confidence)
    {
        double z = NormalDistribution.UpperQuantile((1 - confidence) / 2);
        double?[] lower = new double?[Times.Length], upper = new double?[Times.Length];
        for (int i = 0; i < lower.Length; i++)
        {
            if (greenwood[i] is not { } variance || (scale == SurvivalScale.LogLog && Survival[i] == 1)) continue;
            double s = Survival[i], half = z * Math.Sqrt(variance);
            (lower[i], upper[i]) = scale switch
            {
                SurvivalScale.Plain => (Math.Max(0, s - s * half), Math.Min(1, s + s * half)),
                SurvivalScale.Log => (s * Math.Exp(-half), Math.Min(1, s * Math.Exp(half))),
                _ => (Math.Pow(s, Math.Exp(-half / Math.Log(s))), Math.Pow(s, Math.Exp(half / Math.Log(s)))),
            };
        }

        return (lower, upper);
    }

    /// <summary>Where the limits fall to one half, by the rule of the median.</summary>
    public (double? Low, double? High) MedianLimits(SurvivalScale scale, double confidence)
    {
        (double?[] lower, double?[] upper) = Limits(scale, confidence);
        return (MedianOf(lower), MedianOf(upper));
    }

    /// <summary>
    /// The area under the curve up to a time, to which the last step is drawn out, and its standard error; none without observations.
    /// </summary>
    public (double Mean, double Error)? RestrictedMean(double until)
    {
        Finite.Require(until);
        if (Times.Length == 0) return null;
        var areas = new double[Times.Length + 1];
        var variances = new double[Times.Length];
        for (int i = Times.Length; i >= 0; i--)
        {
            // A step lasts from this time, 0 before the first, to the next one.
            double start = i == 0 ? 0 : Times[i - 1], end = i == Times.Length ? until : Times[i];
            double area = (i == 0 ? 1 : Survival[i - 1]) * Math.Max(0, Math.Min(end, until) - start);
            areas[i] = i == Times.Length ? area : areas[i + 1] + area;
        }

        for (int i = 0; i < variances.Length; i++)
        {
            (double n, double d) = (AtRisk[i], Events[i]);
            variances[i] = n == d ? 0 : areas[i + 1] * areas[i + 1] * d / (n * (n - d));
        }

        return (areas[0], Math.Sqrt(Summation.Sum(variances)));
    }

    /// <summary>
    /// The first time at one half or below; where it is one half exactly, the middle between that time and the first one below.
    /// </summary>
    private double? MedianOf(double?[] curve)
    {
        int first = Array.FindIndex(curve, s => s <= 0.5 + Slack);
        if (first < 0) return null;
        int below = Array.FindIndex(curve, s => s < 0.5 - Slack);
        return curve[first] >= 0.5 - Slack && below >= 0 ? (Times[first] + Times[below]) / 2 : Times[first];
    }
}
