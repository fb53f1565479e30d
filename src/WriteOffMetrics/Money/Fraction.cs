using System.Globalization;
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

    /// <summary>All digits, in lowest terms: <c>1234</c>, or <c>1234/7</c>.</summary>
    public string ToText()
    {
        Fraction lowest = Reduced(Dividend, Divisor);
        string whole = lowest.Dividend.ToString(CultureInfo.InvariantCulture);
        return lowest.Divisor.IsOne ? whole : $"{whole}/{lowest.Divisor.ToString(CultureInfo.InvariantCulture)}";
    }

    /// <summary>Reads what <see cref="ToText"/> wrote of a number of 0 or more; nothing else.</summary>
    public static bool TryParse(string? text, out Fraction value)
    {
        value = 0L;
        if (text is null || text.Length > LongestText) return false;
        string[] parts = text.Split('/');
        BigInteger divisor = BigInteger.One;
        bool isNumber = parts.Length <= 2
            && BigInteger.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out BigInteger dividend)
            && (parts.Length == 1 || BigInteger.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out divisor))
            && divisor.Sign > 0
            && (value = new Fraction(dividend, divisor)).ToText() == text;
        if (!isNumber) value = 0L;
        return isNumber;
    }

    /// <summary>Longer texts are not looked at; sums at exchange rates have some hundred digits at most.</summary>
    private const int LongestText = 10_000;

    /// <summary>In lowest terms, so that long sums do not grow.</summary>
    private static Fraction Reduced(BigInteger dividend, BigInteger divisor)
    {
        BigInteger common = BigInteger.GreatestCommonDivisor(dividend, divisor);
        return common.IsOne ? new Fraction(dividend, divisor) : new Fraction(dividend / common, divisor / common);
    }
}
