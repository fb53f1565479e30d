using System.Numerics;

namespace WriteOffMetrics;

/// <summary>The only place where money is divided by money, and where such a quotient is rounded to a decimal.</summary>
internal static class RatioArithmetic
{
    /// <summary>The greatest mantissa of a decimal.</summary>
    private static readonly BigInteger MaxMantissa = (BigInteger.One << 96) - 1;

    /// <summary>The exact quotient of two amounts or two counts, or the reason why there is none.</summary>
    public static (Fraction? Quotient, RatioStatus Status) Divide(Fraction numerator, Fraction denominator) => denominator.Sign switch
    {
        0 => (null, RatioStatus.ZeroDenominator),
        < 0 => (null, RatioStatus.NegativeDenominator),
        _ => InRange(numerator / denominator),
    };

    /// <summary>The quotient of two amounts rounded to a decimal, or the reason why there is none.</summary>
    public static (Ratio? Value, RatioStatus Status) Divide(Money numerator, Money denominator)
    {
        (Fraction? quotient, RatioStatus status) = Divide(numerator.MinorUnits, (Fraction)denominator.MinorUnits);
        return (quotient is { } exact ? ToRatio(exact) : null, status);
    }

    /// <summary>1 − (1 − rate)^n, or none for a rate above 100 %, of which more than everything would be lost.</summary>
    public static (Fraction? Rate, RatioStatus Status) Compound(Fraction rate, int times) => rate.CompareTo(1L) > 0
        ? (null, RatioStatus.NotCompoundable)
        : InRange(1L - (1L - rate).Power(times));

    /// <summary>
    /// The nearest decimal of 28 decimals, halves to even; of fewer where so many digits do not fit. The fraction is in range.
    /// </summary>
    public static Ratio ToRatio(Fraction exact)
    {
        if (BigInteger.Abs(exact.Dividend) <= MaxMantissa && exact.Divisor <= MaxMantissa) return Ratio.FromDecimal((decimal)exact.Dividend / (decimal)exact.Divisor);

        // Decimal division rounds in the same way, but only takes numbers of 96 bits.
        int scale = 28;
        BigInteger mantissa;
        while (BigInteger.Abs(mantissa = (exact * BigInteger.Pow(10, scale)).Round(MidpointRounding.ToEven)) > MaxMantissa) scale--;
        for (; scale > 0 && BigInteger.Remainder(mantissa, 10).IsZero; scale--) mantissa /= 10;
        var digits = (UInt128)BigInteger.Abs(mantissa);
        return Ratio.FromDecimal(new decimal((int)(uint)digits, (int)(uint)(digits >> 32), (int)(uint)(digits >> 64), mantissa.Sign < 0, (byte)scale));
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

    private static (Fraction? Quotient, RatioStatus Status) InRange(Fraction quotient) =>
        quotient.CompareTo(Ratio.MaxValue) <= 0 && quotient.CompareTo(-Ratio.MaxValue) >= 0
            ? (quotient, RatioStatus.Defined)
            : (null, RatioStatus.OutOfRange);

    /// <summary>The words for a status.</summary>
    public static string Words(RatioStatus status) => status switch
    {
        RatioStatus.Defined => "defined",
        RatioStatus.ZeroDenominator => "zero denominator",
        RatioStatus.NegativeDenominator => "negative denominator",
        RatioStatus.OutOfRange => "beyond what a ratio holds",
        RatioStatus.NotCompoundable => "above 100 % per period, which cannot be compounded",
        _ => "incomplete period",
    };
}
