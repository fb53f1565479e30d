using NodaTime;

namespace WriteOffMetrics;

/// <summary>Of amounts that were stated or added up in another currency and converted, period by period.</summary>
/// <param name="original">Where the amounts come from.</param>
/// <param name="conversion">How they were converted.</param>
/// <param name="rule">Where a half goes when an amount is read.</param>
internal sealed class ConvertedProvenance(Provenance original, CurrencyConversion conversion, MidpointRounding rule) : Provenance
{
    public override bool IsConverted => true;

    public override MetricSeries? ReadAgain(PeriodAxis axis) => original.ReadAgain(axis) is AmountSeries again
        ? Convert(again, conversion with { Axis = axis }, rule)
        : null;

    /// <summary>Amounts of one currency, each period converted at its rate.</summary>
    /// <exception cref="ArgumentException">A rate is missing.</exception>
    public static AmountSeries Convert(AmountSeries series, CurrencyConversion conversion, MidpointRounding rule)
    {
        Fraction[] converted = [.. series.Axis.Select((period, i) => conversion.Apply(period, series.PointOf(i, 1).Exact))];
        return series.Converted(
            conversion.To, new ExactAmounts(converted, rule), new ConvertedProvenance(series.Provenance, conversion, rule));
    }

    public override LocalDate? LastCompleteDay => original.LastCompleteDay;

    public override bool IsNeverNegative => original.IsNeverNegative;

    public override long? OutsideCount => original.OutsideCount;

    public override string WhyNoEntries => original.WhyNoEntries;

    public override string? RatesInWords(ReportingPeriod period) => conversion.InWords(period);

    public override IEnumerable<(string Topic, string Text)> LedgerInWords(LocalDate? statedLastCompleteDay) =>
        original.LedgerInWords(statedLastCompleteDay);

    public override IEnumerable<(string Topic, string Text)> Remarks(MetricSeries series) => original.Remarks(series);

    public override string InWordsBelow(MetricPoint point) => $"{original.InWordsBelow(point)}, {conversion.InWords(point.Period)}";
}
