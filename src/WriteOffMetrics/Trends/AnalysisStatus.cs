using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>Whether a method could be used on a series, and if not, why.</summary>
[JsonConverter(typeof(EnumJsonConverter<AnalysisStatus>))]
public enum AnalysisStatus
{
    /// <summary>It could.</summary>
    Defined,

    /// <summary>The series has fewer complete and defined periods than the method needs.</summary>
    TooShort,

    /// <summary>A period in between is undefined, and the method needs neighbours. Nothing is made up in its place.</summary>
    Gaps,

    /// <summary>The calendar has no seasons: one period per year, or no fixed number of them.</summary>
    NoSeason,

    /// <summary>
    /// A figure, or a level found from the figures, is zero or negative, and the method divides by them or multiplies them.
    /// </summary>
    NotAboveZero,

    /// <summary>All figures are equal, so that there is no variation to measure against.</summary>
    NoVariation,

    /// <summary>The variance corrected for autocorrelation is not above zero, so that the test has no result.</summary>
    NoVariance,

    /// <summary>A ratio that the method needs is undefined.</summary>
    UndefinedRatio,

    /// <summary>More documents were written off in a period than invoices issued, so that its incidence ratio is no proportion.</summary>
    NoProportion,
}
