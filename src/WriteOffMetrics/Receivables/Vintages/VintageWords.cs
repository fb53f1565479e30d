namespace WriteOffMetrics.Receivables;

/// <summary>Vintages in words.</summary>
internal static class VintageWords
{
    public const string HowAgesAreCounted = "counted from the first day of each cohort: age 1 is the first of these periods in it";

    /// <summary>What is in no cell, reason by reason.</summary>
    public static string Tell(VintageCells cells, Currency currency)
    {
        LeftOut[] reasons = [.. Enum.GetValues<LeftOut>().Where(reason => reason != LeftOut.No && cells.CountOf(reason) > 0)];
        return reasons.Length == 0 ? "no entry" : string.Join("; ", reasons.Select(TellOne));

        string TellOne(LeftOut reason) => $"{Invariant.Count(cells.CountOf(reason), "entry", "entries")} {InWords(reason)}, "
            + Money.InWords(cells.SumOf(reason), currency);
    }

    public static string WhyNotComplete =>
        "Found a ledger that states no last complete day; one that does is allowed, because a cell that is not reached yet has no figure. "
        + "Use ledger.CompleteThrough(day).";

    public static string WhyNoAge(int age, int ageCount) =>
        $"Found the age {Invariant.Text(age)}; "
        + (ageCount == 0 ? "no age is reached yet" : $"1 to {Invariant.Text(ageCount)} are allowed, which a cohort has reached") + ".";

    /// <summary>Why there is no estimate.</summary>
    public static string InWords(AnalysisStatus status) => status switch
    {
        AnalysisStatus.TooShort => "too short: fewer than two cohorts or two ages are reached",
        AnalysisStatus.NotAboveZero => "at an age from which a cohort develops, the cohorts together have net write-offs not above zero",
        _ => "defined",
    };

    /// <summary>Why an estimate has no standard error.</summary>
    public static string WhyNoError(AnalysisStatus status) => status switch
    {
        AnalysisStatus.TooShort => "too short: an age has one cohort only, and there are no two ages before it with a variance",
        AnalysisStatus.NotAboveZero => "net write-offs of a cohort are not above zero at an age",
        _ => "defined",
    };

    /// <summary>A development factor for reading.</summary>
    public static string Factor(double? factor) => factor is { } known ? Invariant.Number(known, 4) : "undefined";

    private static string InWords(LeftOut reason) => reason switch
    {
        LeftOut.WithoutOrigin => "without an origin date",
        LeftOut.OutsideCohorts => "of an origin outside the cohorts",
        LeftOut.BeforeCohort => "before the start of the cohort",
        _ => "in an age or of a cohort not reached yet",
    };
}
