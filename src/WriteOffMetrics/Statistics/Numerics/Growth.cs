namespace WriteOffMetrics;

/// <summary>Changes of a series of finite values as logarithms, which add up over time.</summary>
internal static class Growth
{
    /// <summary>
    /// ln(x ÷ x before), one per position; none for the first <paramref name="lag"/>, and where the quotient is not above zero.
    /// </summary>
    public static double?[] Log(ReadOnlySpan<double> values, int lag)
    {
        Finite.Require(values);
        Finite.RequireOne(lag);
        var changes = new double?[values.Length];
        for (int i = lag; i < values.Length; i++)
        {
            (double before, double after) = (values[i - lag], values[i]);
            if (before != 0 && after / before > 0) changes[i] = Math.Log(after / before);
        }

        return changes;
    }
}
