namespace WriteOffMetrics;

/// <summary>Why a series is forecast by the method by which it is.</summary>
internal enum ForecastReason
{
    /// <summary>The caller named it.</summary>
    Named,

    /// <summary>The series has gaps, or too few periods for the baseline, so that no method forecasts it.</summary>
    NoForecast,

    /// <summary>The past leaves too few origins to compare methods.</summary>
    TooFewOrigins,

    /// <summary>No figure differs from the one before by which errors are scaled.</summary>
    NoScale,

    /// <summary>It had the least scaled error.</summary>
    LeastError,

    /// <summary>No method did better than the baseline.</summary>
    NoneBetter,
}
