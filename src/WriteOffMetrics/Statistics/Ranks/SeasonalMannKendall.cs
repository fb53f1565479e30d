namespace WriteOffMetrics;

/// <summary>
/// The test for a trend within seasons (Hirsch, Slack &amp; Smith 1982), seasons taken as independent. The slope per year is the median of
/// all slopes within seasons (Hipel &amp; McLeod), which are given in order. A constant series has S and z of 0; τ-b is null for it.
/// </summary>
internal sealed record SeasonalMannKendall(
    long S, double Variance, double Z, double PValue, double TauA, double? TauB, double SlopePerYear, double Intercept,
    SeasonScore[] Seasons, double[] Slopes)
{
    /// <summary>
    /// Null where no season has two values. Values are finite, the first of season 0; the last year may be incomplete; period is 1 or more.
    /// </summary>
    public static SeasonalMannKendall? Test(ReadOnlySpan<double> values, int period, Alternative alternative = Alternative.TwoSided,
        bool continuity = true) =>
        Test(values, [.. Enumerable.Range(0, values.Length)], period, alternative, continuity);

    /// <summary>The same of values at whole times, ascending from 0, of which some may be missing.</summary>
    public static SeasonalMannKendall? Test(ReadOnlySpan<double> values, ReadOnlySpan<int> times, int period,
        Alternative alternative = Alternative.TwoSided, bool continuity = true)
    {
        Finite.Require(values);
        Finite.RequireEqual(times, values);
        Finite.RequireOne(period);
        if (times.IsEmpty || times[^1] < period) return null;
        var seasons = new SeasonScore[period];
        List<double> slopes = [];
        long s = 0, pairs = 0;
        double variance = 0, denominator = 0;
        for (int season = 0; season < period; season++)
        {
            List<double> inside = [];
            List<int> years = [];
            for (int t = 0; t < values.Length; t++)
            {
                if (times[t] % period != season) continue;
                inside.Add(values[t]);
                years.Add(times[t] / period);
            }

            var score = KendallScore.FromValues([.. inside]);
            seasons[season] = new SeasonScore(inside.Count, score.S, score.Variance);
            s += score.S;
            variance += score.Variance;
            pairs += score.Pairs;
            denominator += score.TauBDenominator;
            for (int i = 0; i < inside.Count; i++)
            {
                for (int j = i + 1; j < inside.Count; j++) slopes.Add((inside[j] - inside[i]) / (years[j] - years[i]));
            }
        }

        if (pairs == 0) return null;
        slopes.Sort();
        double slope = (slopes[(slopes.Count - 1) / 2] + slopes[slopes.Count / 2]) / 2;
        double z = KendallScore.DeviateOf(s, variance, continuity);
        return new SeasonalMannKendall(
            s,
            variance,
            z,
            MannKendall.PValueOf(z, alternative),
            (double)s / pairs,
            denominator == 0 ? null : s / denominator,
            slope,
            Selection.Median(values.ToArray()) - times[^1] / 2.0 / period * slope,
            seasons,
            [.. slopes]);
    }

    /// <summary>The interval of the slope per year by the ranks of the slopes, as for Theil and Sen's.</summary>
    public Interval SlopeInterval(double confidence)
    {
        (int lower, int upper) = TheilSen.IntervalPositions(Slopes.Length, Variance, confidence);
        return new Interval(Slopes[lower], Slopes[upper]);
    }
}
