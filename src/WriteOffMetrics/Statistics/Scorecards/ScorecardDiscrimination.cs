namespace WriteOffMetrics;

/// <summary>
/// How well finite scores tell bad from good: the area under the ROC curve (P(a bad one scores riskier) + ½ P(tie), never flipped) with the
/// standard error of DeLong, DeLong and Clarke-Pearson (1988) and normal limits clipped to 0 and 1; and the largest distance of the two
/// distributions (Kolmogorov–Smirnov), the smallest score where it is reached, and its asymptotic p-value. The error and the limits are
/// null where a class has one member.
/// </summary>
internal sealed record ScorecardDiscrimination(
    int Bad, int Good, double Auc, double? AucError, Interval? AucLimits, double KolmogorovSmirnov, double KolmogorovSmirnovAt,
    double KolmogorovSmirnovP)
{
    /// <summary>The accuracy ratio.</summary>
    public double Gini => 2 * Auc - 1;

    /// <summary>Null where all are bad or none is.</summary>
    public static ScorecardDiscrimination? Measure(ReadOnlySpan<bool> isBad, ReadOnlySpan<double> scores, bool higherIsBad,
        double confidence)
    {
        Finite.Require(scores);
        Finite.RequireEqual(isBad, scores);
        (double[] ascending, bool[] outcomes) = (scores.ToArray(), isBad.ToArray());
        Array.Sort(ascending, outcomes);
        int bad = outcomes.Count(one => one), good = outcomes.Length - bad;
        if (bad == 0 || good == 0) return null;

        // Per member of a class, the part of the other class that the score places on the right side.
        var (badPlacements, goodPlacements) = (new List<double>(), new List<double>());
        long widest = -1;
        double at = 0;
        int badBelow = 0, goodBelow = 0;
        for (int start = 0, end; start < ascending.Length; start = end)
        {
            (int badHere, int goodHere) = (0, 0);
            for (end = start; end < ascending.Length && ascending[end] == ascending[start]; end++)
            {
                if (outcomes[end]) badHere++;
                else goodHere++;
            }

            badPlacements.AddRange(Enumerable.Repeat((goodBelow + goodHere / 2.0) / good, badHere));
            goodPlacements.AddRange(Enumerable.Repeat((bad - badBelow - badHere / 2.0) / bad, goodHere));
            badBelow += badHere;
            goodBelow += goodHere;
            long distance = Math.Abs((long)badBelow * good - (long)goodBelow * bad);
            if (distance > widest) (widest, at) = (distance, ascending[start]);
        }

        double area = Summation.Sum([.. badPlacements]) / bad;
        double? error = bad == 1 || good == 1 ? null : Math
            .Sqrt(Variance(badPlacements, area) / bad + Variance(goodPlacements, area) / good);
        double auc = higherIsBad ? area : 1 - area, z = NormalDistribution.UpperQuantile((1 - confidence) / 2);
        Interval? limits = error is { } known ? new Interval(Math.Max(0, auc - z * known), Math.Min(1, auc + z * known)) : null;
        double ks = (double)widest / ((long)bad * good);
        return new ScorecardDiscrimination(bad, good, auc, error, limits, ks, at,
            KolmogorovUpperTail(ks * Math.Sqrt((double)bad * good / (bad + good))));
    }

    private static double Variance(List<double> placements, double mean) =>
        Summation.Sum([.. placements.Select(one => (one - mean) * (one - mean))]) / (placements.Count - 1);

    /// <summary>
    /// P(K > x) of Kolmogorov's limiting distribution, for x of 0 or more, by the series that converges fast on either side of 1.
    /// </summary>
    private static double KolmogorovUpperTail(double x)
    {
        if (x == 0) return 1;
        double sum = 0;
        if (x < 1)
        {
            for (int k = 7; k >= 1; k -= 2) sum += Math.Exp(-k * k * Math.PI * Math.PI / (8 * x * x));
            return 1 - Math.Sqrt(2 * Math.PI) / x * sum;
        }

        for (int k = 5; k >= 1; k--) sum += (k % 2 == 1 ? 2 : -2) * Math.Exp(-2 * k * k * x * x);
        return sum;
    }
}
