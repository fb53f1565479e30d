namespace WriteOffMetrics;

/// <summary>Where the amounts of a series were read: which totals, which measure, and what of it lies outside the axis.</summary>
internal sealed record AmountOrigin(PeriodTotals Totals, AmountMeasure Measure, Money Outside, long OutsideCount);
