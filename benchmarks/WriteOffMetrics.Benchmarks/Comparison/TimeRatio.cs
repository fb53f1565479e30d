namespace WriteOffMetrics.Benchmarks;

/// <summary>How many times as long one variant takes as another, measured in rounds that may go on.</summary>
/// <param name="rounds">The rounds of both.</param>
/// <param name="over">The variant divided.</param>
/// <param name="under">The variant it is divided by.</param>
/// <param name="factor">What the ratio is multiplied by.</param>
public sealed class TimeRatio(Rounds rounds, string over, string under, double factor)
{
    /// <summary>How near to its bar a ratio is measured again, and how often.</summary>
    private const double Near = 0.15;
    private const int MoreTimes = 3;

    /// <summary>The ratio of the rounds until now.</summary>
    public double Value => factor * rounds.RatioOf(over, under);

    /// <summary>The ratio, of more rounds where it lies near a bar.</summary>
    public double Beside(double bar)
    {
        for (int i = 0; i < MoreTimes && Math.Abs(Value / bar - 1) < Near; i++) rounds.Measure();
        return Value;
    }

}
