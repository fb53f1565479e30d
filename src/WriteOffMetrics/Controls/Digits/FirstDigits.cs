using static WriteOffMetrics.Controls.ControlWords;

namespace WriteOffMetrics.Controls;

/// <summary>
/// First digits that do not follow Benford's law: by χ² at a level, or by the excess of the mean absolute deviation. The evidence is the
/// write-offs that begin with the digits that stand out most above what is expected.
/// </summary>
internal sealed class FirstDigits : ControlProcedure
{
    /// <summary>
    /// So many of the rarest digits must be expected, or χ² has another law than its quantiles are of: the usual rule.
    /// </summary>
    private const double LeastExpected = 5;

    private readonly int digits;
    private readonly int fewest;
    private readonly double? level;
    private readonly double bound;

    private FirstDigits(
        int digits, int fewest, double? level, double bound, string compares, params (string Name, string Value)[] parameters)
        : base(
            RuleOf(
                level is null ? "benford-excess" : "benford", "amounts whose first digits do not follow Benford's law",
                "made-up amounts seldom follow it, and many amounts just below a limit raise the digits with which they begin"),
            compares, parameters)
    {
        this.digits = digits;
        this.fewest = fewest;
        this.level = level;
        this.bound = bound;
    }

    public static FirstDigits ByChiSquare(int digits, double level, int fewest)
    {
        int degrees = digits == 1 ? 8 : 89;
        double bound = ChiSquareDistribution.UpperQuantile((double)(1 - (decimal)level), degrees);
        return new FirstDigits(
            digits, fewest, level, bound,
            $"{InWords(digits)} of write-offs against Benford's law: χ² with {Invariant.Text(degrees)} degrees of freedom at the level "
            + $"{Invariant.Level(level)}, of {Invariant.Count(fewest)} or more",
            ("digits", Invariant.Text(digits)), ("level", Invariant.Level(level)), ("fewest", Invariant.Text(fewest)));
    }

    public static FirstDigits ByExcess(int digits, double mostExcess, int fewest) => new(
        digits, fewest, null, mostExcess,
        $"{InWords(digits)} of write-offs against Benford's law: the mean absolute deviation less what the number of write-offs explains, "
        + $"up to {Exact(mostExcess)}, of {Invariant.Count(fewest)} or more",
        ("digits", Invariant.Text(digits)), ("most excess", Exact(mostExcess)), ("fewest", Invariant.Text(fewest)));

    public override ControlOutcome Run(ControlMaterial material)
    {
        ControlRows rows = material.Rows;
        int[] writeOffs = rows.WriteOffs();
        if (writeOffs.Length < fewest) return ControlOutcome.TooFew(writeOffs.Length, TooFew(writeOffs.Length, fewest));
        int enough = level is null ? (int)Math.Ceiling(1 / Math.Pow(GreatestDeviation(digits) - bound, 2) / ConstantOf(digits))
            : (int)Math.Ceiling(LeastExpected / RarestShare(digits));
        if (writeOffs.Length < enough) return ControlOutcome.TooFew(writeOffs.Length, TooFewToTell(writeOffs.Length, enough));
        var analysis = BenfordAnalysis.Of(rows, writeOffs, digits, fewest);
        ControlFigure figure = level is null
            ? new ControlFigure("excess mean absolute deviation", analysis.ExcessDeviation!.Value, bound, null, 5)
            : new ControlFigure("χ²", analysis.ChiSquare!.Value, bound, analysis.PValue, 2);
        var found = new FoundByControl(rows, Rule, FindingSeverity.Information);
        if (figure.IsBeyondBound)
        {
            // By how many deviations a digit is too frequent; of two that are alike the lower comes first.
            BenfordDigit most = analysis.Digits.Where(digit => digit.Count > digit.ExpectedCount)
                .MaxBy(digit => (digit.Count - digit.ExpectedCount) / Math.Sqrt(digit.ExpectedCount * (1 - digit.ExpectedShare)))!;
            int[] evidence = Array.FindAll(writeOffs, row => BenfordTest.LeadingDigits(rows[row].Amount, digits) == most.Digits);
            found.Add(evidence, rows.SumOf(evidence), FindingFault.FromText(
                "amount", null,
                $"Found {analysis}; {figure}. {Invariant.Text(most.Digits)} stands out most: {WriteOffs(most.Count)}, where "
                + $"{Invariant.Number(most.ExpectedCount, 1)} are expected. Look at these first: for a fee, a price or a limit that "
                + "explains them, and then for who made them."));
        }

        return ControlOutcome.Tested(writeOffs.Length, found.ToFindings()) with { Figure = figure };
    }

    /// <summary>The mean absolute deviation where every amount begins with the rarest digits; none is greater.</summary>
    public static double GreatestDeviation(int digits) => 2 * (1 - RarestShare(digits)) / (digits == 1 ? 9 : 90);

    /// <summary>How often amounts begin with 9, or with 99.</summary>
    private static double RarestShare(int digits) => Math.Log10(1 + 1 / (digits == 1 ? 9.0 : 99.0));

    /// <summary>Of n amounts 1 ÷ √(constant × n) is explained by their number: the mean over the digits of √(2p(1 − p) ÷ (πn)).</summary>
    private static double ConstantOf(int digits)
    {
        (int first, int count) = digits == 1 ? (1, 9) : (10, 90);
        double mean = Enumerable.Range(first, count).Select(digit => Math.Log10(1 + 1.0 / digit))
            .Average(share => Math.Sqrt(2 * share * (1 - share) / Math.PI));
        return 1 / (mean * mean);
    }

    private static string InWords(int digits) => digits == 1 ? "the first digits" : "the first two digits";
}
