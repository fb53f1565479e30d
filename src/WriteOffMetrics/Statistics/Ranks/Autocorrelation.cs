namespace WriteOffMetrics;

/// <summary>Autocorrelations of a series of finite values, and tests of them together.</summary>
internal static class Autocorrelation
{
    /// <summary>
    /// r₁, r₂, … up to a lag below the number of values, with one mean and divisor n for all; null for a constant series or none.
    /// </summary>
    public static double[]? Estimate(ReadOnlySpan<double> values, int maxLag)
    {
        Finite.Require(values);
        if (values.Length == 0 || values.IndexOfAnyExcept(values[0]) < 0) return null;
        double mean = Summation.Sum(values) / values.Length;
        var deviations = new double[values.Length];
        for (int i = 0; i < deviations.Length; i++) deviations[i] = values[i] - mean;
        double all = Product(deviations, 0);
        if (all == 0) return null;
        var correlations = new double[Math.Min(maxLag, values.Length - 1)];
        for (int lag = 1; lag <= correlations.Length; lag++) correlations[lag - 1] = Product(deviations, lag) / all;
        return correlations;
    }

    /// <summary>n (n + 2) Σ r² ÷ (n − k) (Ljung &amp; Box 1978), of fewer correlations than n.</summary>
    public static double LjungBox(ReadOnlySpan<double> correlations, int n)
    {
        Finite.Require(correlations);
        if (n <= correlations.Length) throw new ArgumentOutOfRangeException(
            nameof(n), n, $"Found {Invariant.Text(n)} values for {Invariant.Count(correlations.Length, "correlation", "correlations")}; "
            + "more values than correlations are allowed.");
        var terms = new double[correlations.Length];
        for (int k = 1; k <= terms.Length; k++) terms[k - 1] = correlations[k - 1] * correlations[k - 1] / (n - k);
        return n * (n + 2.0) * Summation.Sum(terms);
    }

    /// <summary>n Σ r² (Box &amp; Pierce 1970).</summary>
    public static double BoxPierce(ReadOnlySpan<double> correlations, int n)
    {
        Finite.Require(correlations);
        var terms = new double[correlations.Length];
        for (int i = 0; i < terms.Length; i++) terms[i] = correlations[i] * correlations[i];
        return n * Summation.Sum(terms);
    }

    /// <summary>
    /// The p-value of either against χ², with degrees of freedom less those that a model has used; null where none are left.
    /// </summary>
    public static double? PValue(double q, int lags, int fitted) =>
        lags > fitted ? ChiSquareDistribution.UpperTail(q, lags - fitted) : null;

    private static double Product(double[] deviations, int lag)
    {
        var products = new double[deviations.Length - lag];
        for (int i = 0; i < products.Length; i++) products[i] = deviations[i + lag] * deviations[i];
        return Summation.Sum(products);
    }
}
