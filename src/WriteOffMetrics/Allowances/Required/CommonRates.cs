using System.Numerics;

namespace WriteOffMetrics.Allowances;

/// <summary>
/// The rates of a matrix as whole numbers over one common divisor, so that what is set aside of many exposures is a sum of whole products and one
/// fraction.
/// </summary>
internal sealed class CommonRates
{
    private readonly Fraction?[][] rates;
    private readonly BigInteger divisor = BigInteger.One;
    private readonly BigInteger[][] dividends;
    private readonly long[][]? small;

    public CommonRates(int rows, int columns, Func<int, int, Fraction?> rateOf)
    {
        rates = [.. Enumerable.Range(0, rows).Select(row => Enumerable.Range(0, columns).Select(column => rateOf(row, column)).ToArray())];
        foreach (Fraction rate in rates.SelectMany(row => row).OfType<Fraction>())
            divisor *= rate.Divisor / BigInteger.GreatestCommonDivisor(divisor, rate.Divisor);
        dividends = [.. rates.Select(row => Array.ConvertAll(row, rate => rate is { } one ? one.Dividend * (divisor / one.Divisor) : 0))];

        // No rate exceeds 1 and no sum of exposures 63 bits, so that the products add up within 128 bits where the divisor has 63.
        if (divisor <= long.MaxValue) small = [.. dividends.Select(row => Array.ConvertAll(row, dividend => (long)dividend))];
    }

    /// <summary>The rate of a cell; none where nobody knows.</summary>
    public Fraction? this[int row, int column] => rates[row][column];

    /// <summary>Σ exposure × rate over the columns of a row. Where nobody knows the rate there must be no exposure.</summary>
    public Fraction Apply(int row, ReadOnlySpan<long> exposures) => small is not null
        ? (Fraction)Sum(small[row], exposures) / (Fraction)divisor
        : (Fraction)Sum(dividends[row], exposures) / (Fraction)divisor;

    private static Int128 Sum(long[] dividends, ReadOnlySpan<long> exposures)
    {
        Int128 sum = 0;
        for (int column = 0; column < exposures.Length; column++) sum += (Int128)dividends[column] * exposures[column];
        return sum;
    }

    private static BigInteger Sum(BigInteger[] dividends, ReadOnlySpan<long> exposures)
    {
        BigInteger sum = BigInteger.Zero;
        for (int column = 0; column < exposures.Length; column++) sum += dividends[column] * exposures[column];
        return sum;
    }
}
