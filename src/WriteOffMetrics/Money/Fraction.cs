using System.Numerics;

namespace WriteOffMetrics;

/// <summary>
/// A quotient of whole numbers, exact: a mean of balances, an amount at an exchange rate, a part of a year. Carried unrounded, and rounded
/// once where a person reads it.
/// </summary>
internal readonly struct Fraction : IComparable<Fraction>
{
    private readonly BigInteger divisor;

    private Fraction(BigInteger dividend, BigInteger divisor)
    {
        Dividend = dividend;
        this.divisor = divisor;
    }

    public BigInteger Dividend { get; }

    /// <summary>1 or more.</summary>
    public BigInteger Divisor => divisor.IsZero ? BigInteger.One : divisor;

    public int Sign => Dividend.Sign;

    public bool IsWhole => Divisor.IsOne || BigInteger.Remainder(Dividend, Divisor).IsZero;

    public static implicit operator Fraction(long value) => new(value, BigInteger.One);

    public static implicit operator Fraction(Int128 value) => new((BigInteger)value, BigInteger.One);

    public static implicit operator Fraction(BigInteger value) => new(value, BigInteger.One);

    /// <summary>All digits of a decimal.</summary>
    public static implicit operator Fraction(decimal value) =>
        new(MinorUnitConversion.SignedMantissa(value), BigInteger.Pow(10, value.Scale));

    public static Fraction operator +(Fraction left, Fraction right) => left.Divisor == right.Divisor
        ? new Fraction(left.Dividend + right.Dividend, left.Divisor)
        : Reduced(left.Dividend * right.Divisor + right.Dividend * left.Divisor, left.Divisor * right.Divisor);

    public static Fraction operator -(Fraction value) => new(-value.Dividend, value.Divisor);

    public static Fraction operator -(Fraction left, Fraction right) => left + -right;

    public static Fraction operator *(Fraction left, Fraction right) =>
        Reduced(left.Dividend * right.Dividend, left.Divisor * right.Divisor);

    /// <summary>The quotient; what is divided by must not be zero.</summary>
    public static Fraction operator /(Fraction left, Fraction right) =>
        Reduced(left.Dividend * right.Divisor * right.Sign, left.Divisor * BigInteger.Abs(right.Dividend));

    /// <summary>A whole power of 0 or more.</summary>
    public Fraction Power(int exponent) => new(BigInteger.Pow(Dividend, exponent), BigInteger.Pow(Divisor, exponent));

    public int CompareTo(Fraction other) => (Dividend * other.Divisor).CompareTo(other.Dividend * Divisor);

    /// <summary>The nearest whole number.</summary>
    public BigInteger Round(MidpointRounding rule) => MinorUnitConversion.RoundQuotient(Dividend, Divisor, rule);

    /// <summary>In lowest terms, so that long sums do not grow.</summary>
    private static Fraction Reduced(BigInteger dividend, BigInteger divisor)
    {
        BigInteger common = BigInteger.GreatestCommonDivisor(dividend, divisor);
        return common.IsOne ? new Fraction(dividend, divisor) : new Fraction(dividend / common, divisor / common);
    }
}
