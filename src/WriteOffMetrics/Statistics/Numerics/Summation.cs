namespace WriteOffMetrics;

/// <summary>Sums of doubles in a fixed order whose error does not grow with their number (Neumaier's compensated summation).</summary>
internal static class Summation
{
    public static double Sum(ReadOnlySpan<double> values)
    {
        double sum = 0, lost = 0;
        foreach (double value in values)
        {
            double next = sum + value;
            lost += Math.Abs(sum) >= Math.Abs(value) ? sum - next + value : value - next + sum;
            sum = next;
        }

        return sum + lost;
    }
}
