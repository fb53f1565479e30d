namespace WriteOffMetrics;

/// <summary>The words for a status.</summary>
internal static class MetricStatusWords
{
    public static string InWords(MetricStatus status) => status switch
    {
        MetricStatus.Defined => "defined",
        MetricStatus.ZeroDenominator => "zero denominator",
        MetricStatus.NegativeDenominator => "negative denominator",
        MetricStatus.OutOfRange => "beyond what a figure holds",
        MetricStatus.NotCompoundable => "above 100 % per period, which cannot be compounded",
        MetricStatus.NotCombinable => "figures of several periods that do not combine",
        MetricStatus.NotStated => "not stated",
        MetricStatus.TooFewPeriods => "earlier periods are needed, which are not on the axis",
        _ => "incomplete period",
    };
}
