using System.Numerics;
using System.Runtime.CompilerServices;

namespace WriteOffMetrics;

/// <summary>The only place where <c>decimal</c> and whole minor units are converted into each other.</summary>
internal static class MinorUnitConversion
{
    private static ReadOnlySpan<uint> Powers => [1, 10, 100, 1_000, 10_000];

    /// <summary>The minor units of an amount, exactly or not at all.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static MinorUnitsStatus TryFromDecimal(decimal amount, int digits, out long minorUnits)
    {
        // Nearly every amount has no more decimals than its currency, and few digits.
        DecimalBits bits = Unsafe.BitCast<decimal, DecimalBits>(amount);
        uint missing = (uint)(digits - ((bits.Flags >> 16) & 0xFF));
        if (bits.High == 0 && bits.Low <= long.MaxValue / 10_000 && missing <= 4)
        {
            long magnitude = (long)bits.Low * Powers[(int)missing];
            minorUnits = bits.Flags < 0 ? -magnitude : magnitude;
            return MinorUnitsStatus.Exact;
        }

        return TryFromAnyDecimal(amount, digits, out minorUnits);
    }

    private static MinorUnitsStatus TryFromAnyDecimal(decimal amount, int digits, out long minorUnits)
    {
        minorUnits = 0;
        (UInt128 quotient, UInt128 remainder, _, bool fits) = Scale(amount, digits);
        if (!fits) return MinorUnitsStatus.OutOfRange;
        if (remainder != 0) return MinorUnitsStatus.TooManyDecimals;
        return TryApplySign(quotient, decimal.IsNegative(amount), out minorUnits) ? MinorUnitsStatus.Exact : MinorUnitsStatus.OutOfRange;
    }

    /// <summary>The minor units of an amount, rounded once by the stated rule; false where 64 bits do not hold them.</summary>
    public static bool TryRoundFromDecimal(decimal amount, int digits, MidpointRounding rule, out long minorUnits)
    {
        minorUnits = 0;
        (UInt128 quotient, UInt128 remainder, UInt128 divisor, bool fits) = Scale(amount, digits);
        bool negative = decimal.IsNegative(amount);
        return fits && TryApplySign(quotient + (RoundsUp(quotient, remainder, divisor, negative, rule) ? 1u : 0u), negative,
            out minorUnits);
    }

    /// <exception cref="ArgumentOutOfRangeException">Not a member of <see cref="MidpointRounding"/>.</exception>
    public static MidpointRounding RequireRule(MidpointRounding rule, string parameterName) =>
        Enum.IsDefined(rule) ? rule : throw NoRule(rule, parameterName);

    public static decimal ToDecimal(long minorUnits, int digits)
    {
        ulong magnitude = Magnitude(minorUnits);
        return new decimal((int)(uint)magnitude, (int)(uint)(magnitude >> 32), 0, minorUnits < 0, (byte)digits);
    }

    /// <summary>
    /// Rounds to a multiple of <paramref name="unit"/> minor units by the stated rule; false where 64 bits do not hold it.
    /// </summary>
    public static bool TryRoundToMultiple(Int128 minorUnits, long unit, MidpointRounding rule, out long rounded)
    {
        bool negative = minorUnits < 0;
        var magnitude = (UInt128)(negative ? -minorUnits : minorUnits);
        (UInt128 quotient, UInt128 remainder) = UInt128.DivRem(magnitude, (ulong)unit);
        UInt128 multiples = quotient + (RoundsUp(quotient, remainder, (ulong)unit, negative, rule) ? 1u : 0u);
        return TryApplySign(multiples * (ulong)unit, negative, out rounded);
    }

    /// <summary>The nearest whole number to a quotient whose divisor is above zero, by the stated rule.</summary>
    public static BigInteger RoundQuotient(BigInteger dividend, BigInteger divisor, MidpointRounding rule)
    {
        (BigInteger quotient, BigInteger remainder) = BigInteger.DivRem(BigInteger.Abs(dividend), divisor);
        bool negative = dividend.Sign < 0;
        BigInteger rounded = quotient
            + (RoundsUp(quotient.IsEven, !remainder.IsZero, (remainder * 2).CompareTo(divisor), negative, rule) ? 1 : 0);
        return negative ? -rounded : rounded;
    }

    /// <summary>All digits of a decimal as a whole number, without sign and point.</summary>
    public static UInt128 Mantissa(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        return new UInt128((uint)bits[2], ((ulong)(uint)bits[1] << 32) | (uint)bits[0]);
    }

    /// <summary>The same with the sign.</summary>
    public static BigInteger SignedMantissa(decimal value) => decimal.IsNegative(value) ? -(BigInteger)Mantissa(value) : Mantissa(value);

    private static ulong Magnitude(long value) => value < 0 ? (ulong)-(value + 1) + 1 : (ulong)value;

    /// <summary>
    /// The magnitude of an amount in minor units as quotient and remainder; the remainder is what lies below the minor unit.
    /// </summary>
    private static (UInt128 Quotient, UInt128 Remainder, UInt128 Divisor, bool Fits) Scale(decimal amount, int digits)
    {
        UInt128 mantissa = Mantissa(amount);
        int scale = amount.Scale;
        if (scale <= digits)
        {
            // A mantissa of 96 bits times 10^4 fits 128 bits.
            UInt128 scaled = mantissa * PowerOfTen(digits - scale);
            return (scaled, 0, 1, scaled <= (UInt128)long.MaxValue + 1);
        }

        UInt128 divisor = PowerOfTen(scale - digits);
        (UInt128 quotient, UInt128 remainder) = UInt128.DivRem(mantissa, divisor);
        return (quotient, remainder, divisor, quotient <= (UInt128)long.MaxValue + 1);
    }

    private static UInt128 PowerOfTen(int exponent)
    {
        UInt128 power = 1;
        for (int i = 0; i < exponent; i++) power *= 10u;
        return power;
    }

    private static bool RoundsUp(UInt128 quotient, UInt128 remainder, UInt128 divisor, bool negative, MidpointRounding rule) =>
        RoundsUp(UInt128.IsEvenInteger(quotient), remainder != 0, (remainder * 2u).CompareTo(divisor), negative, rule);

    /// <param name="even">Whether the magnitude rounded down is even.</param>
    /// <param name="inexact">Whether something is left over.</param>
    /// <param name="half">How what is left over compares with a half.</param>
    /// <param name="negative">The sign of what is rounded.</param>
    /// <param name="rule">The rule.</param>
    private static bool RoundsUp(bool even, bool inexact, int half, bool negative, MidpointRounding rule) => rule switch
    {
        MidpointRounding.ToEven => half > 0 || (half == 0 && !even),
        MidpointRounding.AwayFromZero => half >= 0,
        MidpointRounding.ToZero => false,
        MidpointRounding.ToNegativeInfinity => inexact && negative,
        MidpointRounding.ToPositiveInfinity => inexact && !negative,
        _ => throw NoRule(rule, nameof(rule)),
    };

    private static ArgumentOutOfRangeException NoRule(MidpointRounding rule, string parameterName) => new(
        parameterName, rule, $"Found the rounding rule {Invariant.Text((int)rule)}; a member of MidpointRounding is allowed.");

    private static bool TryApplySign(UInt128 magnitude, bool negative, out long value)
    {
        value = 0;
        if (magnitude > (UInt128)long.MaxValue + (negative ? 1u : 0u)) return false;
        value = negative ? (long)-(Int128)magnitude : (long)magnitude;
        return true;
    }

    /// <summary>
    /// A decimal in memory, in the order of the DECIMAL of OLE Automation, whose form it shares; a test compares it with
    /// <see cref="decimal.GetBits(decimal)"/>.
    /// </summary>
    internal readonly record struct DecimalBits(int Flags, uint High, ulong Low);
}
