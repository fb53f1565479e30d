namespace WriteOffMetrics;

/// <summary>Why a method could not be used on a series.</summary>
internal static class AnalysisStatusWords
{
    /// <param name="status">The status.</param>
    /// <param name="count">How many periods have a figure.</param>
    /// <param name="minimum">How many the method needs.</param>
    public static string InWords(AnalysisStatus status, int count, int minimum) => status switch
    {
        AnalysisStatus.TooShort => $"too short: {Invariant.Count(count, "period", "periods")}, {Invariant.Count(minimum)} needed",
        AnalysisStatus.Gaps => "a period in between is undefined",
        AnalysisStatus.NoSeason => "the calendar has no seasons: one period per year, or no fixed number of them",
        AnalysisStatus.NotAboveZero => "a figure, or a level found from the figures, is not above zero",
        AnalysisStatus.NoVariation => "the figures do not vary",
        AnalysisStatus.NoVariance => "the variance corrected for autocorrelation is not above zero",
        AnalysisStatus.UndefinedRatio => "a ratio is undefined",
        AnalysisStatus.NoProportion => "more documents written off than invoices issued in a period, which is no proportion",
        _ => "defined",
    };
}
