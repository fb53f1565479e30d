namespace WriteOffMetrics.Controls;

/// <content>Tests that compare amounts with what chance explains.</content>
public sealed partial class ControlTest
{
    /// <summary>
    /// More round amounts than are expected: an exact binomial test of the share of write-offs that are multiples of an amount. One
    /// finding; its evidence is these. Severity: information. At stake: their sum.
    /// </summary>
    /// <param name="unit">What amounts are multiples of, such as 100.00.</param>
    /// <param name="expectedShare">
    /// The share that is usual, above 0 % and below 100 %, as an earlier year tells. Cents that are as likely as each other make 1 % of
    /// amounts whole.
    /// </param>
    /// <param name="level">
    /// How often there is no finding where that share is right, 0.5 to 0.999999999: 0.99 for 99 in 100 times or more.
    /// </param>
    /// <param name="fewest">How many write-offs are needed, 1 or more.</param>
    /// <exception cref="ArgumentException">The unit has no currency.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its range.</exception>
    public static ControlTest RoundAmounts(Money unit, Ratio expectedShare, double level, int fewest) => new(new RoundAmounts(
        ControlWords.RequireAboveZero(unit, nameof(unit)),
        new ShareTest(ControlWords.RequireShare(expectedShare), ControlWords.RequireLevel(level), ControlWords.RequireFewest(fewest))));

    /// <summary>
    /// Write-offs crowded just below a limit: of those in the band that ends at the limit and in the band of the same width below it, the
    /// share of the upper one, by an exact binomial test that takes as given how many are in both. Both bands include their upper end and
    /// not their lower. One finding; its evidence is the write-offs of the upper band. Severity: information. At stake: their sum.
    /// </summary>
    /// <param name="limit">The limit, which is itself allowed.</param>
    /// <param name="width">How wide each band is: of a limit of 1,000.00 and a width of 100.00 above 900.00 and above 800.00.</param>
    /// <param name="expectedShare">
    /// The share of the upper band that is usual, above 0 % and below 100 %. Where greater amounts are rarer, it is below 50 %.
    /// </param>
    /// <param name="level">As of <see cref="RoundAmounts"/>.</param>
    /// <param name="fewest">How many write-offs are needed in both bands together, 1 or more.</param>
    /// <exception cref="ArgumentException">
    /// An amount has no currency, both have not the same, or two bands are wider than the limit.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its range.</exception>
    public static ControlTest BelowLimit(Money limit, Money width, Ratio expectedShare, double level, int fewest)
    {
        ControlWords.RequireAboveZero(limit, nameof(limit));
        ControlWords.RequireAboveZero(width, nameof(width));
        if (width.Currency != limit.Currency || width.MinorUnits > limit.MinorUnits / 2)
            throw new ArgumentException(
                $"Found bands of {width} below a limit of {limit}; bands of up to half the limit are allowed, in its currency. State a "
                + "narrower width.",
                nameof(width));
        return new ControlTest(new BelowLimit(
            limit, width,
            new ShareTest(ControlWords.RequireShare(expectedShare), ControlWords.RequireLevel(level), ControlWords.RequireFewest(fewest))));
    }

    /// <summary>
    /// First digits that do not follow Benford's law, by χ² at a level. <see cref="BenfordAnalysis"/> has all figures, and what amounts
    /// follow it. One finding; its evidence is the write-offs that begin with the digits that stand out most. Severity: information. At
    /// stake: their sum. Of tens of thousands of write-offs χ² finds what matters to nobody: see <see cref="BenfordExcess"/>.
    /// </summary>
    /// <param name="digits">How many digits, 1 or 2.</param>
    /// <param name="level">
    /// The level of the quantile of χ², 0.5 to 0.999999999. It is an approximation: of fewer write-offs than 5 for the rarest digits (110
    /// for one digit, 1,146 for two) it would promise too much, and they are too few.
    /// </param>
    /// <param name="fewest">How many write-offs are needed besides, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its range.</exception>
    public static ControlTest Benford(int digits, double level, int fewest) => new(
        FirstDigits.ByChiSquare(RequireDigits(digits), ControlWords.RequireLevel(level), ControlWords.RequireFewest(fewest)));

    /// <summary>
    /// As <see cref="Benford"/>, by the excess of the mean absolute deviation over what the number of write-offs explains
    /// (<see cref="BenfordAnalysis.ExcessDeviation"/>): a measure of how much, which tends to the true deviation where there are more.
    /// </summary>
    /// <param name="digits">How many digits, 1 or 2.</param>
    /// <param name="mostExcess">
    /// The greatest excess without a finding, such as 0.001: from 0 to below the greatest deviation that there is, 0.212 for one digit and
    /// 0.0221 for two.
    /// </param>
    /// <param name="fewest">How many write-offs are needed, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its range.</exception>
    public static ControlTest BenfordExcess(int digits, double mostExcess, int fewest)
    {
        double greatest = FirstDigits.GreatestDeviation(RequireDigits(digits));
        if (!(mostExcess >= 0 && mostExcess < greatest))
            throw new ArgumentOutOfRangeException(
                nameof(mostExcess),
                $"Found an excess that is not from 0 to below {Invariant.Number(greatest, 4)}, the greatest deviation that there is; one "
                + "such as 0.001 is allowed.");
        return new ControlTest(FirstDigits.ByExcess(digits, mostExcess, ControlWords.RequireFewest(fewest)));
    }

    private static int RequireDigits(int digits) => digits is 1 or 2 ? digits : throw new ArgumentOutOfRangeException(
        nameof(digits), digits, $"Found {Invariant.Text(digits)} digits; 1 and 2 are allowed.");
}
