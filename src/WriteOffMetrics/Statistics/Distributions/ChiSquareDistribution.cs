namespace WriteOffMetrics;

/// <summary>The χ² distribution with 1 or more degrees of freedom. Tails are computed as tails.</summary>
internal static class ChiSquareDistribution
{
    /// <summary>P(X ≤ x).</summary>
    public static double LowerTail(double x, double degreesOfFreedom) => IncompleteGamma.Lower(degreesOfFreedom / 2, x / 2);

    /// <summary>P(X > x).</summary>
    public static double UpperTail(double x, double degreesOfFreedom) => IncompleteGamma.Upper(degreesOfFreedom / 2, x / 2);

    /// <summary>The x with P(X > x) = p, for p above 0 and below 1.</summary>
    public static double UpperQuantile(double p, double degreesOfFreedom) => 2 * IncompleteGamma.UpperQuantile(p, degreesOfFreedom / 2);
}
