using System.Numerics;

namespace WriteOffMetrics.Tests;

/// <summary>A quotient of whole numbers, never shortened. What it is divided by is above zero.</summary>
internal readonly record struct ModelFraction(BigInteger Dividend, BigInteger Divisor)
{
    public static ModelFraction Zero => new(0, 1);

    public bool IsWhole => Dividend % Divisor == 0;

    public static ModelFraction operator +(ModelFraction left, ModelFraction right) =>
        new((left.Dividend * right.Divisor) + (right.Dividend * left.Divisor), left.Divisor * right.Divisor);

    public static ModelFraction operator *(ModelFraction left, ModelFraction right) =>
        new(left.Dividend * right.Dividend, left.Divisor * right.Divisor);

    public static ModelFraction operator *(ModelFraction left, BigInteger right) => new(left.Dividend * right, left.Divisor);

    /// <summary>All digits of a decimal.</summary>
    public static ModelFraction Of(decimal value)
    {
        int[] bits = decimal.GetBits(value);
        BigInteger digits = ((((BigInteger)(uint)bits[2] << 32) + (uint)bits[1]) << 32) + (uint)bits[0];
        return new(value < 0 ? -digits : digits, BigInteger.Pow(10, (bits[3] >> 16) & 0xFF));
    }

    /// <summary>The nearest whole number; the rule says where a half goes, or which way all go.</summary>
    public BigInteger Round(MidpointRounding rule)
    {
        BigInteger rest = ((Dividend % Divisor) + Divisor) % Divisor, below = (Dividend - rest) / Divisor;
        if (rest == 0) return below;
        BigInteger above = below + 1, zeroward = Dividend < 0 ? above : below, outward = Dividend < 0 ? below : above;
        return rule switch
        {
            MidpointRounding.ToNegativeInfinity => below,
            MidpointRounding.ToPositiveInfinity => above,
            MidpointRounding.ToZero => zeroward,
            _ when rest * 2 < Divisor => below,
            _ when rest * 2 > Divisor => above,
            MidpointRounding.AwayFromZero => outward,
            _ => below % 2 == 0 ? below : above,
        };
    }
}
