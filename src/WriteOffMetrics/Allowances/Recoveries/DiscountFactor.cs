using System.Numerics;

namespace WriteOffMetrics.Allowances;

/// <summary>
/// (1 + rate)^(−days ÷ 365) to 60 decimals, by whole numbers alone, so that it is the same everywhere and no rounding of a power is seen in
/// 28 decimals.
/// </summary>
internal sealed class DiscountFactor
{
    private const int DaysOfYear = 365, Decimals = 60;

    private static readonly BigInteger One = BigInteger.Pow(10, Decimals);

    private readonly BigInteger perDay;

    /// <param name="annualRate">The rate of a year, zero or more.</param>
    public DiscountFactor(Ratio annualRate)
    {
        Fraction growth = 1L + (Fraction)annualRate.ToDecimal();
        perDay = Root(growth.Dividend * One / growth.Divisor);
    }

    /// <summary>What one unit after so many days is worth at once.</summary>
    public Fraction After(int days)
    {
        if (days == 0 || perDay == One) return 1L;
        BigInteger power = One, square = perDay;
        for (int left = days; left > 0; left >>= 1)
        {
            if ((left & 1) == 1) power = power * square / One;
            square = square * square / One;
        }

        return (Fraction)One / power;
    }

    /// <summary>
    /// The root of as many days as a year has: Newton's method from above, which falls until it is the largest whole number whose power
    /// does not exceed the growth of a year.
    /// </summary>
    private static BigInteger Root(BigInteger growth)
    {
        BigInteger target = growth * BigInteger.Pow(One, DaysOfYear - 1), root = One + (growth - One) / DaysOfYear + 1;
        while (true)
        {
            BigInteger next = ((DaysOfYear - 1) * root + target / BigInteger.Pow(root, DaysOfYear - 1)) / DaysOfYear;
            if (next >= root) return root;
            root = next;
        }
    }
}
