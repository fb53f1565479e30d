namespace WriteOffMetrics;

/// <summary>
/// Where the amounts of a series were read: which totals, which measure, and what of it lies outside the axis, in minor units:
/// kept in 128 bits, because before and after together may exceed 64, which must not stand in the way of the periods themselves.
/// Of sums computed elsewhere nothing outside is known, and of converted ones the count only.
/// </summary>
internal sealed record AmountOrigin(PeriodTotals Totals, AmountMeasure Measure, Int128? Outside, long? OutsideCount);
