namespace WriteOffMetrics;

/// <summary>
/// What seasonal decomposition by loess is told. Windows are numbers of points, odd, 3 or more; degrees 0 or 1; jumps 1 or more.
/// </summary>
/// <param name="Period">Values per cycle, 2 or more.</param>
/// <param name="Periodic">Whether one season serves all cycles.</param>
/// <param name="Seasonal">Of the values at one position of all cycles.</param>
/// <param name="Trend">Of the trend.</param>
/// <param name="LowPass">Of what the seasons contain of a trend.</param>
/// <param name="Inner">Passes per set of robustness weights, 1 or more.</param>
/// <param name="Outer">How often robustness weights are set; 0 for none.</param>
internal sealed record StlSettings(int Period, bool Periodic, LoessSettings Seasonal, LoessSettings Trend, LoessSettings LowPass, int Inner,
    int Outer)
{
    /// <summary>
    /// The customary settings (R's) for a length of series: seasons that are the same in all cycles where no seasonal window is given.
    /// </summary>
    public static StlSettings Usual(int period, int length, int? seasonalWindow, bool robust)
    {
        int seasonal = seasonalWindow ?? 10 * length + 1;
        return new StlSettings(
            period, seasonalWindow is null, LoessSettings.Usual(seasonal, 0),
            LoessSettings.Usual(NextOdd(Math.Ceiling(1.5 * period / (1 - 1.5 / seasonal))), 1),
            LoessSettings.Usual(NextOdd(period), 1), robust ? 1 : 2, robust ? 15 : 0);
    }

    private static int NextOdd(double number) => (int)number | 1;
}
