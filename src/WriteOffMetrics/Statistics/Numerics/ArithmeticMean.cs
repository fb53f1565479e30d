namespace WriteOffMetrics;

/// <summary>The mean of finite values, never outside their range, so that the mean of equal values is that value itself.</summary>
internal static class ArithmeticMean
{
    /// <param name="values">One value or more.</param>
    public static double Compute(ReadOnlySpan<double> values)
    {
        double lowest = values[0], highest = values[0];
        foreach (double value in values)
        {
            lowest = Math.Min(lowest, value);
            highest = Math.Max(highest, value);
        }

        return Math.Clamp(Summation.Sum(values) / values.Length, lowest, highest);
    }

    /// <summary>The mean of the squares; one value or more.</summary>
    public static double OfSquares(ReadOnlySpan<double> values)
    {
        var squares = new double[values.Length];
        for (int i = 0; i < squares.Length; i++) squares[i] = values[i] * values[i];
        return Summation.Sum(squares) / squares.Length;
    }

    /// <summary>The variance with divisor n − 1; none below two values, 0 for equal ones.</summary>
    public static double? Variance(ReadOnlySpan<double> values)
    {
        if (values.Length < 2) return null;
        double mean = Compute(values);
        var squares = new double[values.Length];
        for (int i = 0; i < squares.Length; i++) squares[i] = (values[i] - mean) * (values[i] - mean);
        return Summation.Sum(squares) / (squares.Length - 1);
    }
}
