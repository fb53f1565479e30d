using System.Numerics;

namespace WriteOffMetrics.Tests.Allowances;

/// <summary>A quotient of whole numbers in lowest terms, by hand, so that a model needs nothing of the library.</summary>
internal readonly record struct Rational : IComparable<Rational>
{
    private Rational(BigInteger above, BigInteger below)
    {
        BigInteger common = BigInteger.GreatestCommonDivisor(above, below) * (below.Sign < 0 ? -1 : 1);
        (Above, Below) = (above / common, below / common);
    }

    public BigInteger Above { get; }

    public BigInteger Below { get; }

    public static readonly Rational Zero = Of(0), One = Of(1);

    public static Rational Of(BigInteger whole) => new(whole, 1);

    public static Rational Of(BigInteger above, BigInteger below) => new(above, below);

    public static Rational OfDecimal(decimal value)
    {
        int scale = (decimal.GetBits(value)[3] >> 16) & 0xFF;
        BigInteger mantissa = 0;
        decimal left = decimal.Truncate(value), fraction = value - left;
        mantissa += new BigInteger(left);
        for (int digit = 0; digit < scale; digit++)
        {
            fraction *= 10;
            mantissa = mantissa * 10 + new BigInteger(decimal.Truncate(fraction));
            fraction -= decimal.Truncate(fraction);
        }

        return new Rational(mantissa, BigInteger.Pow(10, scale));
    }

    public static Rational Of(Fraction value) => new(value.Dividend, value.Divisor);

    public static Rational operator +(Rational one, Rational other) =>
        new(one.Above * other.Below + other.Above * one.Below, one.Below * other.Below);

    public static Rational operator -(Rational one, Rational other) => one + new Rational(-other.Above, other.Below);

    public static Rational operator *(Rational one, Rational other) => new(one.Above * other.Above, one.Below * other.Below);

    public static bool operator <(Rational one, Rational other) => one.CompareTo(other) < 0;

    public static bool operator >(Rational one, Rational other) => one.CompareTo(other) > 0;

    public int CompareTo(Rational other) => (Above * other.Below).CompareTo(other.Above * Below);

    /// <summary>The nearest whole number, halves away from zero.</summary>
    public BigInteger Rounded => Above.Sign * ((2 * BigInteger.Abs(Above) + Below) / (2 * Below));

    public override string ToString() => $"{Above}/{Below}";
}
