namespace WriteOffMetrics;

/// <summary>
/// Maximum likelihood fits of P(event) = 1 ÷ (1 + e^−(a + b x)) for finite x, by Newton's method, which takes no more than 200 steps.
/// Null where the likelihood has no maximum, or rounding keeps the steps from becoming small.
/// </summary>
internal static class LogisticFit
{
    /// <summary>The last step that still is taken. Newton's error is about its square.</summary>
    private const double LastStep = 1e-10;

    /// <summary>The a for b = 1; null where all outcomes are equal.</summary>
    public static double? Intercept(bool[] outcomes, double[] x)
    {
        int events = outcomes.Count(one => one), others = outcomes.Length - events;
        if (events == 0 || others == 0) return null;

        // The likelihood's slope falls in a. Its zero lies between those for x all as the largest and all as the smallest.
        double logOdds = Math.Log((double)events / others), low = logOdds - x.Max(), high = logOdds - x.Min(), a = low + (high - low) / 2;
        for (int step = 0; step < 200; step++)
        {
            // Events less probabilities. One above ½ is written as 1 less what it lacks, so that the small part keeps its digits.
            double slope = events - x.Count(value => a + value > 0)
                + Summation.Sum([.. x.Select(value => a + value > 0 ? Probability(-a - value) : -Probability(a + value))]);
            double weight = Summation.Sum(Weights(x, a, 1));
            if (slope > 0) low = a;
            else high = a;

            // Newton's step where it stays inside a narrow bracket, otherwise half of the bracket: far out Newton's steps are no longer
            // than 1.
            double next = a + slope / weight;
            if (high - low > 2 || !(next >= low && next <= high)) next = low + (high - low) / 2;
            if (Math.Abs(next - a) <= LastStep * (1 + Math.Abs(a))) return next;
            a = next;
        }

        return null;
    }

    /// <summary>a and b; null also where a bound on x separates events from the others, so that the likelihood rises without end.</summary>
    public static (double Intercept, double Slope)? Line(bool[] outcomes, double[] x)
    {
        double[] with = [.. x.Where((_, i) => outcomes[i])], without = [.. x.Where((_, i) => !outcomes[i])];
        if (with.Length == 0 || without.Length == 0 || with.Min() >= without.Max() || without.Min() >= with.Max()) return null;

        double a = Math.Log((double)with.Length / without.Length), b = 0, likelihood = LogLikelihood(outcomes, x, a, b);
        for (int step = 0; step < 200; step++)
        {
            // Measured from the weighted mean of x, the estimates of the two parameters do not depend on each other.
            double[] weights = Weights(x, a, b), residuals = Residuals(outcomes, x, a, b);
            double weight = Summation.Sum(weights), mean = Summation.Sum([.. x.Select((value, i) => weights[i] * value)]) / weight;
            double spread = Summation.Sum([.. x.Select((value, i) => weights[i] * (value - mean) * (value - mean))]);
            if (!(weight > 0 && spread > 0)) return null;
            double rise = Summation.Sum([.. x.Select((value, i) => residuals[i] * (value - mean))]) / spread;
            double shift = Summation.Sum(residuals) / weight - rise * mean;

            // Halved until the likelihood does not fall by more than its rounding.
            double part = 1, next = LogLikelihood(outcomes, x, a + shift, b + rise);
            for (; !(next >= likelihood * (1 + 1e-12)) && part > 1e-9; part /= 2)
                next = LogLikelihood(outcomes, x, a + part / 2 * shift, b + part / 2 * rise);
            (a, b, likelihood) = (a + part * shift, b + part * rise, next);
            if (Math.Abs(shift) <= LastStep * (1 + Math.Abs(a)) && Math.Abs(rise) <= LastStep * (1 + Math.Abs(b))) return (a, b);
        }

        return null;
    }

    private static double Probability(double logit) => logit >= 0 ? 1 / (1 + Math.Exp(-logit)) : Math.Exp(logit) / (1 + Math.Exp(logit));

    /// <summary>Outcome − probability, of events as the probability of the opposite, which keeps its digits.</summary>
    private static double[] Residuals(bool[] outcomes, double[] x, double a, double b) =>
        [.. x.Select((value, i) => outcomes[i] ? Probability(-(a + b * value)) : -Probability(a + b * value))];

    private static double[] Weights(double[] x, double a, double b) =>
        [.. x.Select(value => Probability(a + b * value) * Probability(-(a + b * value)))];

    private static double LogLikelihood(bool[] outcomes, double[] x, double a, double b) =>
        -Summation.Sum([.. x.Select((value, i) => SoftPlus(outcomes[i] ? -(a + b * value) : a + b * value))]);

    /// <summary>ln(1 + e^x).</summary>
    private static double SoftPlus(double x) => Math.Max(0, x) + Elementary.Log1p(Math.Exp(-Math.Abs(x)));
}
