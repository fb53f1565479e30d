namespace WriteOffMetrics.Receivables;

/// <summary>Days beyond terms (M38) and age at write-off (M19).</summary>
internal static class DayFigures
{
    public static QuantitySeries BeyondTerms(OpenItems items, PeriodAxis axis) => Mean(
        DsoFigures.Definition(ReceivablesMetrics.DaysBeyondTerms), items, axis, SettledDays.Of(items, SettlementKind.Payment));

    public static MetricBreakdown<QuantitySeries> BeyondTerms(OpenItems items, PeriodAxis axis, string dimension)
    {
        (DimensionDictionary values, Func<int, int> codeOf) = ItemDimensions.CodesOf(items, dimension, nameof(dimension));
        AttributedItems lines = items.Attributed;
        HashSet<int> occurring = [];
        for (int line = 0; line < lines.Count; line++)
        {
            if (!lines[line].IsCredit && lines.IsKnown(lines[line])) occurring.Add(codeOf(line));
        }

        Dictionary<int, SettledDays> days = SettledDays.ByCode(items, SettlementKind.Payment, codeOf);
        string?[] all = [.. occurring.Select(code => values[code]).Order(StringComparer.Ordinal)];
        return new MetricBreakdown<QuantitySeries>(
            dimension, Array.AsReadOnly(all), value => occurring.Contains(values.CodeOf(value)), Read, () => BeyondTerms(items, axis));

        QuantitySeries Read(string? value) => Mean(
            DsoFigures.Definition(ReceivablesMetrics.DaysBeyondTerms), items, axis,
            days.GetValueOrDefault(values.CodeOf(value)) ?? SettledDays.Nothing);
    }

    public static QuantitySeries AgeAtWriteOff(OpenItems items, PeriodAxis axis) => Mean(
        DsoFigures.Definition(ReceivablesMetrics.AgeAtWriteOff).WithChoice("statistic", "mean"), items, axis,
        SettledDays.Of(items, SettlementKind.WriteOff));

    public static QuantitySeries AgeAtWriteOff(OpenItems items, PeriodAxis axis, Ratio share)
    {
        if (share.ToDecimal() is not (> 0 and <= 1))
            throw new ArgumentOutOfRangeException(
                nameof(share), share, $"Found {share}; a share of the amount above 0 up to 100 % is allowed, 50 % for the median.");
        SettledDays days = SettledDays.Of(items, SettlementKind.WriteOff);
        return new QuantitySeries(
            DsoFigures.Definition(ReceivablesMetrics.AgeAtWriteOff).WithChoice("statistic", $"quantile {share}"),
            new FigureComputation([Anchor(items, axis)], (first, count) =>
                days.Quantile(axis.SpanOf(first, count), items.Currency, share.ToDecimal())));
    }

    private static QuantitySeries Mean(MetricDefinition definition, OpenItems items, PeriodAxis axis, SettledDays days) => new(
        definition, new FigureComputation([Anchor(items, axis)], (first, count) => days.Mean(axis.SpanOf(first, count), items.Currency)));

    /// <summary>What says which items and periods the figures are of.</summary>
    private static AmountSeries Anchor(OpenItems items, PeriodAxis axis) => SettlementFigures.Collections(items, axis);
}
