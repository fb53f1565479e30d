namespace WriteOffMetrics;

/// <summary>Sample quantiles of the nine types of Hyndman and Fan (1996).</summary>
internal static class Quantiles
{
    /// <summary>The distance from 1 to the next double.</summary>
    private const double RoundingUnit = 2.220446049250313e-16;

    /// <param name="ascending">One value or more, in order.</param>
    /// <param name="probability">0 to 1.</param>
    /// <param name="type">1 to 9.</param>
    public static double Estimate(ReadOnlySpan<double> ascending, double probability, int type)
    {
        Finite.Require(ascending);
        Finite.Require(probability);
        Finite.RequireSome(ascending);
        int n = ascending.Length;
        if (type <= 3)
        {
            double np = type == 3 ? n * probability - 0.5 : n * probability;
            double floor = Math.Floor(np + Fuzz(np));
            bool exact = Math.Abs(np - floor) <= Fuzz(np);
            double weight = type switch
            {
                1 => exact ? 0 : 1,
                2 => exact ? 0.5 : 1,
                _ => exact && floor % 2 == 0 ? 0 : 1,
            };
            return Between(ascending, (int)floor, weight);
        }

        (double a, double b) = type switch
        {
            4 => (0.0, 1.0),
            5 => (0.5, 0.5),
            6 => (0.0, 0.0),
            7 => (1.0, 1.0),
            8 => (1.0 / 3, 1.0 / 3),
            _ => (3.0 / 8, 3.0 / 8),
        };
        double position = a + probability * (n + 1 - a - b);
        double below = Math.Floor(position + Fuzz(1));
        double fraction = position - below;
        return Between(ascending, (int)below, Math.Abs(fraction) < Fuzz(1) ? 0 : fraction);
    }

    /// <summary>A fraction within a few roundings of a whole number counts as whole.</summary>
    private static double Fuzz(double size) => 4 * RoundingUnit * Math.Max(1, Math.Abs(size));

    /// <summary>Between the value at a position (1 for the first) and the next, by a weight; positions outside are the ends.</summary>
    private static double Between(ReadOnlySpan<double> ascending, int position, double weight)
    {
        double low = ascending[Math.Clamp(position - 1, 0, ascending.Length - 1)],
            high = ascending[Math.Clamp(position, 0, ascending.Length - 1)];
        if (weight == 0) return low;
        return weight == 1 ? high : low + weight * (high - low);
    }
}
