using System.Numerics;

namespace WriteOffMetrics;

/// <summary>The only place where money is divided by money, and where such a quotient is compared.</summary>
internal static class RatioArithmetic
{
    /// <summary>The quotient rounded to 28 decimals, or the reason why there is none.</summary>
    public static (Ratio? Value, RatioStatus Status) Divide(Money numerator, Money denominator) => denominator.MinorUnits switch
    {
        0 => (null, RatioStatus.ZeroDenominator),
        < 0 => (null, RatioStatus.NegativeDenominator),
        _ => (Ratio.FromDecimal((decimal)numerator.MinorUnits / denominator.MinorUnits), RatioStatus.Defined),
    };

    /// <summary>Compares the exact quotient, of which a <see cref="Ratio"/> is the rounded form, with a bound: numerator against bound × denominator.</summary>
    public static int CompareQuotient(Money numerator, Money denominator, Ratio bound)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(bound.Value, bits);
        var mantissa = (BigInteger)new UInt128((uint)bits[2], ((ulong)(uint)bits[1] << 32) | (uint)bits[0]);
        if (decimal.IsNegative(bound.Value)) mantissa = -mantissa;
        return (numerator.MinorUnits * BigInteger.Pow(10, bound.Value.Scale)).CompareTo(mantissa * denominator.MinorUnits);
    }

    /// <summary>An amount in major units for statistics: the only place where money becomes a double.</summary>
    public static double ToDouble(Money amount) => (double)amount.ToDecimal();

    /// <summary>A ratio for statistics.</summary>
    public static double ToDouble(Ratio ratio) => (double)ratio.Value;

    /// <summary>The difference in percentage points.</summary>
    public static decimal Points(Ratio left, Ratio right) => left.Percent - right.Percent;

    /// <summary>A number of percentage points for reading: two decimals, halves away from zero.</summary>
    public static string ReadPoints(decimal points) =>
        decimal.Round(points, 2, MidpointRounding.AwayFromZero).ToString("N2", System.Globalization.CultureInfo.InvariantCulture) + " points";

    /// <summary>The change from one ratio to another, relative to the first, or the reason why there is none.</summary>
    public static (Ratio? Value, RatioStatus Status) Relative(Ratio before, Ratio after)
    {
        if (before.Value == 0) return (null, RatioStatus.ZeroDenominator);
        if (before.Value < 0) return (null, RatioStatus.NegativeDenominator);
        decimal difference = after.Value - before.Value;

        // A quotient beyond what a ratio holds has no value, but that is no property of the denominator.
        bool fits = before.Value < 1 ? Math.Abs(difference) < Ratio.MaxValue * before.Value : Math.Abs(difference / before.Value) <= Ratio.MaxValue;
        return (fits ? Ratio.FromDecimal(difference / before.Value) : null, RatioStatus.Defined);
    }

    /// <summary>The words for a status.</summary>
    public static string Words(RatioStatus status) => status switch
    {
        RatioStatus.Defined => "defined",
        RatioStatus.ZeroDenominator => "zero denominator",
        RatioStatus.NegativeDenominator => "negative denominator",
        _ => "incomplete period",
    };
}
