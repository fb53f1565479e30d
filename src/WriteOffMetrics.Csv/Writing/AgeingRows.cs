using WriteOffMetrics.Receivables;

namespace WriteOffMetrics.Csv;

/// <summary>Ageings as rows: of each period one for each bucket, then one of what is undated and one of credits.</summary>
internal static class AgeingRows
{
    public static IEnumerable<string> Headings => [.. CsvCell.PeriodHeadings, "bucket", "amount", "currency", "status"];

    /// <param name="ageing">The ageing.</param>
    /// <param name="values">The value of the dimension, which comes first.</param>
    public static IEnumerable<CsvCell[]> Of(Ageing ageing, params CsvCell[] values)
    {
        (string Name, AmountSeries Amounts)[] parts =
            [.. ageing.Buckets.Zip(ageing), ("undated", ageing.Undated), ("credits", ageing.Credits)];
        for (int i = 0; i < ageing.Axis.Count; i++)
        {
            CsvCell[] first = [.. values, .. CsvCell.Period(ageing.Axis[i])];
            foreach ((string name, AmountSeries amounts) in parts)
            {
                AmountPoint point = amounts[i];
                yield return
                [
                    .. first, CsvCell.Text(name), CsvCell.Amount(point.Amount), CsvCell.CurrencyOf(point.Amount),
                    CsvCell.Member(point.Status),
                ];
            }
        }
    }
}
