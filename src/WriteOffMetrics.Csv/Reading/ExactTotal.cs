using System.Numerics;

namespace WriteOffMetrics.Csv;

/// <summary>Adds up decimals without losing a digit, whatever their sizes.</summary>
internal struct ExactTotal
{
    private const int Scale = 28;

    private static readonly BigInteger Most = (BigInteger.One << 96) - 1;

    /// <summary>The sum in units of 10⁻²⁸.</summary>
    private BigInteger units;

    public void Add(decimal amount)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(amount, bits);
        BigInteger digits = ((BigInteger)(uint)bits[2] << 64) | ((BigInteger)(uint)bits[1] << 32) | (uint)bits[0];
        BigInteger scaled = digits * BigInteger.Pow(10, Scale - amount.Scale);
        units += decimal.IsNegative(amount) ? -scaled : scaled;
    }

    /// <summary>The sum; none where a decimal cannot hold all its digits.</summary>
    public readonly decimal? ToDecimal()
    {
        (BigInteger digits, int scale) = (BigInteger.Abs(units), Scale);
        while (scale > 0 && BigInteger.DivRem(digits, 10, out BigInteger rest) is var tenth && rest.IsZero)
        {
            (digits, scale) = (tenth, scale - 1);
        }

        if (digits > Most) return null;
        uint Part(int shift) => (uint)((digits >> shift) & uint.MaxValue);
        return new decimal((int)Part(0), (int)Part(32), (int)Part(64), units.Sign < 0, (byte)scale);
    }
}
