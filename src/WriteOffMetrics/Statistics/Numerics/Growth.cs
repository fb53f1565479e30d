namespace WriteOffMetrics;

/// <summary>Changes and rates of growth of a series of finite values.</summary>
internal static class Growth
{
    /// <summary>x − x before, one per position; none for the first <paramref name="lag"/>.</summary>
    public static double?[] Difference(ReadOnlySpan<double> values, int lag) =>
        Compare(values, lag, static (after, before) => after - before);

    /// <summary>x ÷ x before − 1, with the sign of the divisor as it is; none where that is zero.</summary>
    public static double?[] Percent(ReadOnlySpan<double> values, int lag) =>
        Compare(values, lag, static (after, before) => before == 0 ? null : after / before - 1);

    /// <summary>ln(x ÷ x before); none where the quotient is not above zero.</summary>
    public static double?[] Log(ReadOnlySpan<double> values, int lag) =>
        Compare(values, lag, static (after, before) => before != 0 && after / before > 0 ? Math.Log(after / before) : null);

    /// <summary>
    /// (last ÷ first)^(periods per year ÷ steps) − 1; none for fewer than two values, from zero, and where the power of a negative quotient
    /// is no number. That of a whole exponent is one, but grows by nothing a reader could name: who asks for growth refuses figures below
    /// zero.
    /// </summary>
    public static double? Compound(double first, double last, int steps, double periodsPerYear) =>
        steps >= 1 && first != 0 && Math.Pow(last / first, periodsPerYear / steps) - 1 is var growth && double.IsFinite(growth) ? growth
            : null;

    private static double?[] Compare(ReadOnlySpan<double> values, int lag, Func<double, double, double?> compare)
    {
        Finite.Require(values);
        Finite.RequireOne(lag);
        var changes = new double?[values.Length];
        for (int i = lag; i < values.Length; i++) changes[i] = compare(values[i], values[i - lag]);
        return changes;
    }
}
