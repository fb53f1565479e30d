namespace WriteOffMetrics;

/// <summary>Span, degree and jump of a loess curve.</summary>
internal readonly record struct LoessSettings(int Window, int Degree, int Jump)
{
    /// <summary>A jump of a tenth of the window, rounded up.</summary>
    public static LoessSettings Usual(int window, int degree) => new(window, degree, (window + 9) / 10);

    public double[] Smooth(ReadOnlySpan<double> values, ReadOnlySpan<double> robustness) =>
        Loess.Smooth(values, Window, Degree, Jump, robustness);
}
