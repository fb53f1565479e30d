using static WriteOffMetrics.Controls.ControlWords;

namespace WriteOffMetrics.Controls;

/// <summary>
/// First digits that do not follow Benford's law: by χ² at a level, or by the excess of the mean absolute deviation. The evidence is the
/// write-offs that begin with the digits that stand out most above what is expected.
/// </summary>
internal sealed class FirstDigits : ControlProcedure
{
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

    private static string InWords(int digits) => digits == 1 ? "the first digits" : "the first two digits";
}
