using System.Numerics;

namespace WriteOffMetrics;

/// <summary>The only place where money is divided by money, and where such a quotient is rounded to a decimal.</summary>
internal static class RatioArithmetic
{
    /// <summary>The greatest mantissa of a decimal.</summary>
    private static readonly BigInteger MaxMantissa = (BigInteger.One << 96) - 1;

    /// <summary>The exact quotient of two amounts or two counts, or the reason why there is none.</summary>
    public static (Fraction? Quotient, MetricStatus Status) Divide(Fraction numerator, Fraction denominator) => denominator.Sign switch
    {
        0 => (null, MetricStatus.ZeroDenominator),
        < 0 => (null, MetricStatus.NegativeDenominator),
        _ => InRange(numerator / denominator),
    };

    /// <summary>The quotient of two amounts rounded to a decimal, or the reason why there is none.</summary>
    public static (Ratio? Value, MetricStatus Status) Divide(Money numerator, Money denominator)
    {
        (Fraction? quotient, MetricStatus status) = Divide(numerator.MinorUnits, (Fraction)denominator.MinorUnits);
        return (quotient is { } exact ? ToRatio(exact) : null, status);
    }

    /// <summary>1 − (1 − rate)^n, or none for a rate above 100 %, of which more than everything would be lost.</summary>
    public static (Fraction? Rate, MetricStatus Status) Compound(Fraction rate, int times) => rate.CompareTo(1L) > 0
        ? (null, MetricStatus.NotCompoundable)
        : InRange(1L - (1L - rate).Power(times));

    /// <summary>
    /// The nearest decimal of 28 decimals, halves to even; of fewer where so many digits do not fit. The fraction is in range.
    /// </summary>
    public static Ratio ToRatio(Fraction exact)
    {
        if (BigInteger.Abs(exact.Dividend) <= MaxMantissa && exact.Divisor <= MaxMantissa)
            return Ratio.FromDecimal((decimal)exact.Dividend / (decimal)exact.Divisor);

        // Decimal division rounds in the same way, but only takes numbers of 96 bits.
        int scale = 28;
        BigInteger mantissa;
        while (BigInteger.Abs(mantissa = (exact * BigInteger.Pow(10, scale)).Round(MidpointRounding.ToEven)) > MaxMantissa) scale--;
        for (; scale > 0 && BigInteger.Remainder(mantissa, 10).IsZero; scale--) mantissa /= 10;
        var digits = (UInt128)BigInteger.Abs(mantissa);
        return Ratio.FromDecimal(new decimal((int)(uint)digits, (int)(uint)(digits >> 32), (int)(uint)(digits >> 64), mantissa.Sign < 0,
            (byte)scale));
    }

    /// <summary>The same as a plain number.</summary>
    public static decimal ToDecimal(Fraction exact) => ToRatio(exact).ToDecimal();

    /// <summary>An amount in major units for statistics: the only place where money becomes a double.</summary>
    public static double ToDouble(Money amount) => (double)amount.ToDecimal();

    /// <summary>A ratio for statistics.</summary>
    public static double ToDouble(Ratio ratio) => (double)ratio.ToDecimal();

    /// <summary>The difference, of ratios in percentage points; none where it exceeds what an amount or a figure holds.</summary>
    public static Quantity? Difference(Quantity before, Quantity after)
    {
        if (after.TryLess(before) is not { } difference) return null;
        return difference.Currency is { } currency && Money.TryFromDecimal(difference.ToDecimal(), currency, out _) is not null ? null
            : difference;
    }

    /// <summary>The change from one value to another, relative to the first, or the reason why there is none.</summary>
    public static (Ratio? Value, MetricStatus Status) Relative(Quantity before, Quantity after)
    {
        (decimal from, decimal to) = (before.ToDecimal(), after.ToDecimal());
        if (from == 0) return (null, MetricStatus.ZeroDenominator);
        if (from < 0) return (null, MetricStatus.NegativeDenominator);
        decimal difference = to - from;
        if (before.Unit == MetricUnit.Money) return (ToRatio((Fraction)difference / from), MetricStatus.Defined);

        // A quotient beyond what a ratio holds has no value, but that is no property of the denominator.
        bool fits = from < 1 ? Math.Abs(difference) < Ratio.MaxValue * from : Math.Abs(difference / from) <= Ratio.MaxValue;
        return (fits ? Ratio.FromDecimal(difference / from) : null, MetricStatus.Defined);
    }

    /// <summary>A quotient, or none where a ratio does not hold it.</summary>
    public static (Fraction? Quotient, MetricStatus Status) InRange(Fraction quotient) =>
        quotient.CompareTo(Ratio.MaxValue) <= 0 && quotient.CompareTo(-Ratio.MaxValue) >= 0
            ? (quotient, MetricStatus.Defined)
            : (null, MetricStatus.OutOfRange);
}
