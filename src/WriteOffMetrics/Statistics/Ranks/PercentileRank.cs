namespace WriteOffMetrics;

/// <summary>Where a score lies among values, in percent of their number, 1 or more.</summary>
internal readonly record struct PercentileRank(double Weak, double Strict, double Mean, double Rank)
{
    /// <summary>
    /// Weak: at or below. Strict: below. Mean: of both. Rank: equal values count half and one half; strict where none is equal.
    /// </summary>
    public static PercentileRank FromScore(double score, ReadOnlySpan<double> values)
    {
        Finite.Require(score);
        Finite.Require(values);
        Finite.RequireSome(values);
        int below = 0, equal = 0;
        foreach (double value in values)
        {
            if (value < score) below++;
            else if (value == score) equal++;
        }

        double percent = 100.0 / values.Length, weak = percent * (below + equal), strict = percent * below;
        return new PercentileRank(weak, strict, (weak + strict) / 2, equal == 0 ? strict : percent * (below + (equal + 1) / 2.0));
    }
}
