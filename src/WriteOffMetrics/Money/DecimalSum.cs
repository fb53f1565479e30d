using System.Numerics;

namespace WriteOffMetrics;

/// <summary>Adds up decimals of any size and precision exactly, which <c>decimal</c> arithmetic rounds or refuses.</summary>
internal struct DecimalSum
{
    private const int Scale = 28;

    /// <summary>The sum in units of 10^-28.</summary>
    private BigInteger units;

    public void Add(decimal value) => units += MinorUnitConversion.SignedMantissa(value) * BigInteger.Pow(10, Scale - value.Scale);

    public void Subtract(DecimalSum other) => units -= other.units;

    public void AddMinorUnits(Int128 minorUnits, int digits) => units += (BigInteger)minorUnits * BigInteger.Pow(10, Scale - digits);

    /// <summary>The sum, or none where a decimal cannot hold all its digits.</summary>
    public readonly decimal? ToDecimal()
    {
        BigInteger mantissa = units;
        int scale = Scale;
        while (scale > 0 && BigInteger.Remainder(mantissa, 10) == 0)
        {
            mantissa /= 10;
            scale--;
        }

        BigInteger magnitude = BigInteger.Abs(mantissa);
        if (magnitude >= BigInteger.One << 96) return null;
        var digits = (UInt128)magnitude;
        return new decimal((int)(uint)digits, (int)(uint)(digits >> 32), (int)(uint)(digits >> 64), mantissa.Sign < 0, (byte)scale);
    }
}
