using System.Text.Json.Serialization;

namespace WriteOffMetrics.Controls;

/// <summary>
/// The first digits of the amounts written off against Benford's law, by which d is first with the share log₁₀(1 + 1 ÷ d):
/// <c>BenfordAnalysis.OfFirstTwoDigits(ledger, 1_000)</c>. Write-offs of every category are looked at, in minor units, which changes
/// nothing as digits go: 12.50 and 1,250 both begin with 12. An amount of one digit counts as if a zero followed.
/// </summary>
/// <remarks>
/// Immutable and safe for use by any number of threads. The law holds for amounts that grow by factors over several powers of ten. Amounts
/// with a limit, a fee or a price of their own do not follow it, and nobody did wrong.
/// </remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class BenfordAnalysis : IReport
{
    private BenfordAnalysis(BenfordTest test, int fewest)
    {
        Fewest = fewest;
        Count = test.Count;
        DegreesOfFreedom = test.DegreesOfFreedom;
        bool isEnough = Count >= fewest;
        int first = test.Observed.Length == 9 ? 1 : 10;
        Digits = Array.AsReadOnly<BenfordDigit>(
        [
            .. test.Observed.Select((count, i) => new BenfordDigit(
                first + i, count, test.Expected[i], test.Probabilities[i], isEnough ? test.Z[i] : null)),
        ]);
        if (!isEnough) return;
        ChiSquare = test.ChiSquare;
        PValue = test.PValue;
        MeanAbsoluteDeviation = test.MeanAbsoluteDeviation;
        ExpectedDeviation = test.ExpectedDeviation;
        Conformity = test.Conformity;
    }

    /// <summary>Whether there were as many amounts as needed. Where there were not, only counts are stated.</summary>
    public ControlStatus Status => Count >= Fewest ? ControlStatus.Tested : ControlStatus.TooFew;

    /// <summary>The number of write-offs, n.</summary>
    public int Count { get; }

    /// <summary>The fewest that were asked for.</summary>
    public int Fewest { get; }

    /// <summary>The counts of 1 to 9, or of 10 to 99.</summary>
    public IReadOnlyList<BenfordDigit> Digits { get; }

    /// <summary>χ²: Σ (count − expected)² ÷ expected. Null where there are too few.</summary>
    public double? ChiSquare { get; }

    /// <summary>8 for one digit, 89 for two.</summary>
    public int DegreesOfFreedom { get; }

    /// <summary>
    /// How likely a χ² as great or greater is where amounts follow the law. Null where there are too few. Of tens of thousands of amounts
    /// it is small for deviations that matter to nobody.
    /// </summary>
    public double? PValue { get; }

    /// <summary>MAD: the mean over the digits of |share − expected share|. Null where there are too few.</summary>
    public double? MeanAbsoluteDeviation { get; }

    /// <summary>
    /// What the MAD of n amounts that follow the law is on average: the mean over the digits of √(2p(1 − p) ÷ (πn)), which is
    /// 1 ÷ √(158.8 n) for two digits (Barney and Schulzke 2016) and 1 ÷ √(18.13 n) for one. Null where there are too few.
    /// </summary>
    public double? ExpectedDeviation { get; }

    /// <summary>The excess MAD, over what n alone explains; below zero where the amounts follow the law closely.</summary>
    public double? ExcessDeviation => MeanAbsoluteDeviation - ExpectedDeviation;

    /// <summary>Nigrini's class of the MAD. Null where there are too few.</summary>
    public BenfordConformity? Conformity { get; }

    /// <summary>The first digits of the write-offs.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="fewest">How many write-offs are needed, 1 or more: below that no figure is stated.</param>
    /// <exception cref="ArgumentOutOfRangeException">The fewest are below 1.</exception>
    public static BenfordAnalysis OfFirstDigit(WriteOffLedger ledger, int fewest) => Of(ledger, 1, fewest);

    /// <summary>The first two digits of the write-offs.</summary>
    /// <inheritdoc cref="OfFirstDigit"/>
    public static BenfordAnalysis OfFirstTwoDigits(WriteOffLedger ledger, int fewest) => Of(ledger, 2, fewest);

    /// <summary>The figures on one line, rounded for reading, in any culture.</summary>
    public override string ToString()
    {
        string what = DegreesOfFreedom == 8 ? "first digits" : "first two digits";
        return Status == ControlStatus.TooFew
            ? $"{what} of {ControlWords.WriteOffs(Count)}: too few, {Invariant.Count(Fewest)} are needed"
            : $"{what} of {ControlWords.WriteOffs(Count)}: χ² {Invariant.Number(ChiSquare!.Value, 2)} with "
                + $"{Invariant.Text(DegreesOfFreedom)} degrees of freedom, p {ControlWords.Probability(PValue!.Value)}; MAD "
                + $"{Invariant.Number(MeanAbsoluteDeviation!.Value, 5)} ({Words(Conformity!.Value)}), of which "
                + $"{Invariant.Number(ExpectedDeviation!.Value, 5)} by chance, excess {Invariant.Number(ExcessDeviation!.Value, 5)}";
    }

    internal static BenfordAnalysis Of(ControlRows rows, int[] writeOffs, int digits, int fewest) =>
        new(BenfordTest.Test(Array.ConvertAll(writeOffs, row => rows[row].Amount), digits), fewest);

    private static BenfordAnalysis Of(WriteOffLedger ledger, int digits, int fewest)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ControlWords.RequireFewest(fewest);
        var rows = ControlRows.Read(ledger);
        return Of(rows, rows.WriteOffs(), digits, fewest);
    }

    private static string Words(BenfordConformity conformity) => conformity switch
    {
        BenfordConformity.Close => "close conformity",
        BenfordConformity.Acceptable => "acceptable conformity",
        BenfordConformity.MarginallyAcceptable => "marginally acceptable conformity",
        _ => "nonconformity",
    };

    void IReport.Write(ReportWriter report) => report
        .AddMember(Status)
        .Add((long?)Count, nameof(Count))
        .Add((long?)Fewest, nameof(Fewest))
        .Add(ChiSquare)
        .Add((long?)DegreesOfFreedom, nameof(DegreesOfFreedom))
        .Add(PValue)
        .Add(MeanAbsoluteDeviation)
        .Add(ExpectedDeviation)
        .Add(ExcessDeviation)
        .AddMember(Conformity)
        .AddList(Digits);
}
