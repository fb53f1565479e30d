using NodaTime;

namespace WriteOffMetrics;

/// <summary>Of amounts that were stated or added up in another currency and converted, period by period.</summary>
/// <param name="original">Where the amounts come from.</param>
/// <param name="conversion">How they were converted.</param>
internal sealed class ConvertedProvenance(Provenance original, CurrencyConversion conversion) : Provenance
{
    public override LocalDate? LastCompleteDay => original.LastCompleteDay;

    public override bool IsNeverNegative => original.IsNeverNegative;

    public override long? OutsideCount => original.OutsideCount;

    public override string WhyNoEntries => original.WhyNoEntries;

    public override string? RatesInWords(ReportingPeriod period) => conversion.InWords(period);

    public override IEnumerable<(string Topic, string Text)> Remarks(MetricSeries series) => original.Remarks(series);

    public override string InWordsBelow(MetricPoint point) => $"{original.InWordsBelow(point)}, {conversion.InWords(point.Period)}";
}
