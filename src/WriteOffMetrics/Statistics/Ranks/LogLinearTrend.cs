namespace WriteOffMetrics;

/// <summary>
/// Steady growth: a straight line by least squares through the logarithms of values. Growth that no double can hold is null.
/// </summary>
internal sealed record LogLinearTrend(OlsTrend Line)
{
    /// <summary>e^slope − 1.</summary>
    public double? GrowthPerPeriod => Growth(Line.Slope);

    /// <summary>Null for fewer than two values or any not above 0. At times 0, 1, 2, …</summary>
    public static LogLinearTrend? Fit(ReadOnlySpan<double> values)
    {
        Finite.Require(values);
        var logarithms = new double[values.Length];
        for (int i = 0; i < logarithms.Length; i++)
        {
            if (values[i] <= 0) return null;
            logarithms[i] = Math.Log(values[i]);
        }

        return OlsTrend.Fit(logarithms) is { } line ? new LogLinearTrend(line) : null;
    }

    /// <summary>The growth over a year of so many periods.</summary>
    public double? GrowthPerYear(double periodsPerYear) => Growth(Line.Slope * periodsPerYear);

    /// <summary>The interval of the growth per period: that of the slope, transformed. Null for two values.</summary>
    public Interval? GrowthPerPeriodInterval(double confidence) =>
        Line.SlopeInterval(confidence) is { } slope && Growth(slope.Lower) is { } lower && Growth(slope.Upper) is { } upper
            ? new Interval(lower, upper) : null;

    private static double? Growth(double logarithm) => Elementary.Expm1(logarithm) is var growth && double.IsFinite(growth) ? growth : null;
}
