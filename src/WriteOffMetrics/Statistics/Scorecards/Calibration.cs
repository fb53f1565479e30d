namespace WriteOffMetrics;

/// <summary>
/// How well probabilities from 0 to 1 agree with outcomes, 1 or more: the Brier score and its skill, the log loss, Spiegelhalter's (1986)
/// z, and the fits of the outcomes on the logits of the probabilities (Cox 1958). Figures that would be infinite or a quotient by zero are
/// null.
/// </summary>
internal sealed class Calibration
{
    private readonly bool[] outcomes;
    private readonly double[] probabilities;

    public Calibration(bool[] outcomes, double[] probabilities)
    {
        Finite.RequireEqual<bool, double>(outcomes, probabilities);
        Finite.RequireSome<double>(probabilities);
        Finite.RequireBetween(0, 1, probabilities);
        (this.outcomes, this.probabilities) = (outcomes, probabilities);
        int n = outcomes.Length;
        double[] errors = [.. probabilities.Select((p, i) => (outcomes[i] ? 1 : 0) - p)];
        double events = outcomes.Count(one => one), rate = events / n, expected = Summation.Sum(probabilities);

        Brier = Summation.Sum([.. errors.Select(error => error * error)]) / n;
        BrierSkill = events == 0 || events == n ? null : 1 - Brier / (rate * (1 - rate));
        double[] logs = [.. probabilities.Select((p, i) => outcomes[i] ? Math.Log(p) : Elementary.Log1p(-p))];
        LogLoss = logs.Any(double.IsInfinity) ? null : -Summation.Sum(logs) / n;
        ObservedToExpected = expected == 0 ? null : events / expected;

        double spread = Math.Sqrt(Summation.Sum([.. probabilities.Select(p => (1 - 2 * p) * (1 - 2 * p) * p * (1 - p))]));
        SpiegelhalterZ = spread == 0 ? null : Summation.Sum([.. errors.Select((error, i) => error * (1 - 2 * probabilities[i]))]) / spread;
        SpiegelhalterP = SpiegelhalterZ is { } z ? Proportions.TwoSided(z) : null;

        if (probabilities.Any(p => p is 0 or 1)) return;
        double[] logits = [.. probabilities.Select(p => Math.Log(p) - Elementary.Log1p(-p))];
        InterceptGivenSlopeOne = LogisticFit.Intercept(outcomes, logits);
        Line = LogisticFit.Line(outcomes, logits);
    }

    /// <summary>The mean of (outcome − p)².</summary>
    public double Brier { get; }

    /// <summary>1 − Brier ÷ the Brier score of the rate of events.</summary>
    public double? BrierSkill { get; }

    /// <summary>−mean(ln of the probability of what happened).</summary>
    public double? LogLoss { get; }

    public double? ObservedToExpected { get; }

    public double? SpiegelhalterZ { get; }

    public double? SpiegelhalterP { get; }

    /// <summary>Calibration in the large.</summary>
    public double? InterceptGivenSlopeOne { get; }

    public (double Intercept, double Slope)? Line { get; }

    /// <summary>
    /// Hosmer and Lemeshow's (1980) χ² over groups cut at the distinct quantiles of type 7 of the probabilities, each with its upper bound
    /// and the first with its lower one too; degrees of freedom are the groups formed less 2. Null where fewer than 3 are formed, or one
    /// expects no event or nothing but events.
    /// </summary>
    public (double ChiSquare, int DegreesOfFreedom, double PValue)? HosmerLemeshow(int groups)
    {
        double[] ascending = [.. probabilities.Order()];
        double[] bounds = [.. Enumerable.Range(0, groups + 1).Select(k => Quantiles.Estimate(ascending, (double)k / groups, 7)).Distinct()];
        double?[] parts = [.. Enumerable.Range(0, outcomes.Length)
            .GroupBy(i => Math.Max(1, Array.FindIndex(bounds, bound => probabilities[i] <= bound)))
            .OrderBy(group => group.Key)
            .Select(group => Part([.. group]))];
        int degrees = parts.Length - 2;
        return degrees >= 1 && OptionalSum.SumUp(parts) is { } square ? (square, degrees, ChiSquareDistribution.UpperTail(square, degrees))
            : null;
    }

    /// <summary>(O − E)² ÷ E of the events and of the others.</summary>
    private double? Part(int[] members)
    {
        double expected = Summation.Sum([.. members.Select(i => probabilities[i])]),
            others = Summation.Sum([.. members.Select(i => 1 - probabilities[i])]);
        if (expected == 0 || others == 0) return null;
        double distance = members.Count(i => outcomes[i]) - expected;
        return distance * distance / expected + distance * distance / others;
    }
}
