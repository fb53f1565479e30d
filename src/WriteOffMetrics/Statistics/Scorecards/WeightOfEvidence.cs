namespace WriteOffMetrics;

/// <summary>
/// Weight of evidence, ln(share of all good ÷ share of all bad) bin by bin, and the information value (Kullback's divergence, Siddiqi
/// 2006). Counts of zero or more, one per bin. A bin without good or without bad has no weight, and then there is no information value: no
/// adjustment is made.
/// </summary>
internal sealed record WeightOfEvidence(double?[] Weights, double?[] Contributions, double? InformationValue, double?[] BadRates)
{
    public static WeightOfEvidence Compute(ReadOnlySpan<double> good, ReadOnlySpan<double> bad)
    {
        Finite.RequireBetween(0, double.PositiveInfinity, good);
        Finite.RequireBetween(0, double.PositiveInfinity, bad);
        Finite.RequireEqual(bad, good);
        double allGood = Summation.Sum(good), allBad = Summation.Sum(bad);
        double?[] weights = new double?[good.Length], contributions = new double?[good.Length], rates = new double?[good.Length];
        for (int i = 0; i < weights.Length; i++)
        {
            rates[i] = good[i] + bad[i] == 0 ? null : bad[i] / (good[i] + bad[i]);
            if (good[i] == 0 || bad[i] == 0) continue;
            double goodShare = good[i] / allGood, badShare = bad[i] / allBad;
            weights[i] = Math.Log(goodShare / badShare);
            contributions[i] = (goodShare - badShare) * weights[i];
        }

        return new WeightOfEvidence(weights, contributions, OptionalSum.SumUp(contributions), rates);
    }
}
