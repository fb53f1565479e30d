using System.Globalization;

namespace WriteOffMetrics;

/// <summary>
/// The leading one or two significant digits of the positive values against Benford's law; zero and negative values are left out.
/// Digits are read from the decimal text of a value, so that 0.3 begins with 3. Without a positive value all but the counts is null.
/// </summary>
internal sealed record BenfordTest
{
    private BenfordTest(int[] observed)
    {
        Observed = observed;
        Count = observed.Sum();
        int first = FirstOf(observed.Length);
        double[] probabilities = [.. observed.Select((_, i) => Elementary.Log1p(1.0 / (first + i)) / Math.Log(10))];
        Expected = [.. probabilities.Select(p => Count * p)];
        Probabilities = probabilities;
        Z = new double?[observed.Length];
        if (Count == 0) return;

        double[] squares = [.. Expected.Select((expected, i) => (observed[i] - expected) * (observed[i] - expected) / expected)];
        double[] distances = [.. probabilities.Select((p, i) => Math.Abs((double)observed[i] / Count - p))];
        ChiSquare = Summation.Sum(squares);
        PValue = ChiSquareDistribution.UpperTail(ChiSquare.Value, DegreesOfFreedom);
        MeanAbsoluteDeviation = Summation.Sum(distances) / distances.Length;
        ExpectedDeviation =
            Summation.Sum([.. probabilities.Select(p => Math.Sqrt(2 * p * (1 - p) / (Math.PI * Count)))]) / probabilities.Length;
        Conformity = Classify(MeanAbsoluteDeviation.Value, first);

        double correction = 1.0 / (2.0 * Count);
        for (int i = 0; i < Z.Length; i++)
        {
            double distance = correction < distances[i] ? distances[i] - correction : distances[i];
            Z[i] = distance / Math.Sqrt(probabilities[i] * (1 - probabilities[i]) / Count);
        }
    }

    /// <summary>How many values were positive.</summary>
    public int Count { get; }

    /// <summary>Counts of the digits 1 to 9, or 10 to 99.</summary>
    public int[] Observed { get; }

    /// <summary>log₁₀(1 + 1/d).</summary>
    public double[] Probabilities { get; }

    /// <summary>n log₁₀(1 + 1/d).</summary>
    public double[] Expected { get; }

    public double? ChiSquare { get; }

    public int DegreesOfFreedom => Observed.Length - 1;

    public double? PValue { get; }

    /// <summary>The mean over the digits of |observed share − expected share|.</summary>
    public double? MeanAbsoluteDeviation { get; }

    /// <summary>
    /// What the mean absolute deviation of n values that follow the law is on average: the mean over the digits of √(2p(1 − p) ÷ (πn)), the
    /// mean distance of a normal deviate. For two digits it is 1 ÷ √(158.8 n) (Barney and Schulzke 2016), for one 1 ÷ √(18.13 n).
    /// </summary>
    public double? ExpectedDeviation { get; }

    public BenfordConformity? Conformity { get; }

    /// <summary>|observed share − p| less 1/(2n), where that is smaller, ÷ its standard error, digit by digit.</summary>
    public double?[] Z { get; }

    /// <param name="values">Finite values.</param>
    /// <param name="digits">1 or 2.</param>
    public static BenfordTest Test(ReadOnlySpan<double> values, int digits)
    {
        Finite.Require(values);
        var observed = new int[digits == 1 ? 9 : 90];
        Span<char> text = stackalloc char[32];
        foreach (double value in values)
        {
            if (value <= 0) continue;
            value.TryFormat(text, out int length, "R", CultureInfo.InvariantCulture);
            observed[LeadingDigits(text[..length], digits) - FirstOf(observed.Length)]++;
        }

        return new BenfordTest(observed);
    }

    /// <param name="values">Any values.</param>
    /// <param name="digits">1 or 2.</param>
    public static BenfordTest Test(ReadOnlySpan<decimal> values, int digits)
    {
        var observed = new int[digits == 1 ? 9 : 90];
        Span<char> text = stackalloc char[32];
        foreach (decimal value in values)
        {
            if (value <= 0) continue;
            value.TryFormat(text, out int length, default, CultureInfo.InvariantCulture);
            observed[LeadingDigits(text[..length], digits) - FirstOf(observed.Length)]++;
        }

        return new BenfordTest(observed);
    }

    /// <param name="values">Any whole numbers.</param>
    /// <param name="digits">1 or 2.</param>
    public static BenfordTest Test(ReadOnlySpan<long> values, int digits)
    {
        var observed = new int[digits == 1 ? 9 : 90];
        foreach (long value in values)
        {
            if (value > 0) observed[LeadingDigits(value, digits) - FirstOf(observed.Length)]++;
        }

        return new BenfordTest(observed);
    }

    /// <summary>The first one or two digits of a number above zero, filled with a zero: 7 begins with 70.</summary>
    public static int LeadingDigits(long value, int digits)
    {
        int end = digits == 1 ? 10 : 100;
        while (value >= end) value /= 10;
        return (int)(digits == 2 && value < 10 ? value * 10 : value);
    }

    /// <summary>The first digits from the first that is not zero on, filled with zeros: 7 begins with 70.</summary>
    private static int LeadingDigits(ReadOnlySpan<char> text, int digits)
    {
        int number = 0, found = 0;
        foreach (char c in text)
        {
            if (c == 'E' || found == digits) break;
            if (c == '.' || (c == '0' && found == 0)) continue;
            number = number * 10 + (c - '0');
            found++;
        }

        return found < digits ? number * 10 : number;
    }

    private static int FirstOf(int classes) => classes == 9 ? 1 : 10;

    /// <summary>A deviation equal to a threshold belongs to the worse class.</summary>
    private static BenfordConformity Classify(double deviation, int first)
    {
        (double close, double acceptable, double marginal) = first == 1 ? (0.006, 0.012, 0.015) : (0.0012, 0.0018, 0.0022);
        if (deviation < close) return BenfordConformity.Close;
        if (deviation < acceptable) return BenfordConformity.Acceptable;
        return deviation < marginal ? BenfordConformity.MarginallyAcceptable : BenfordConformity.Nonconformity;
    }
}
