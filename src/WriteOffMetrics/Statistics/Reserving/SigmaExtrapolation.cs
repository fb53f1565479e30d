namespace WriteOffMetrics;

/// <summary>How σ of an age with one row only is found.</summary>
internal enum SigmaExtrapolation
{
    /// <summary>The smallest of σ⁴ of the age before ÷ σ² of the one before that, and of these two σ² (Mack 1993).</summary>
    MackMinimum,

    /// <summary>A straight line through ln σ of the ages that have it.</summary>
    LogLinear,
}
