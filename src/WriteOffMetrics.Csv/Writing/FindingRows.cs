namespace WriteOffMetrics.Csv;

/// <summary>Findings as rows: one for each thing that is wrong.</summary>
internal static class FindingRows
{
    public static IEnumerable<string> Headings =>
        ["finding", "rule", "severity", "rows", "lines", "field", "found", "message", "amount_at_stake", "currency"];

    /// <param name="finding">The finding.</param>
    /// <param name="number">Which it is, 1 for the first.</param>
    public static IEnumerable<CsvCell[]> Of(Finding finding, int number) => finding.Faults.Select(fault => (CsvCell[])
    [
        CsvCell.Number(number), CsvCell.Text(finding.Rule.Id), CsvCell.Member(finding.Severity),
        CsvCell.Numbers(finding.Positions.Select(position => position.Row).OfType<long>()),
        CsvCell.Numbers(finding.Positions.Select(position => position.Line).OfType<long>()),
        CsvCell.Text(fault.Field), CsvCell.Text(fault.FoundText), CsvCell.Text(fault.Message),
        CsvCell.Amount(finding.AmountAtStake), CsvCell.CurrencyOf(finding.AmountAtStake),
    ]);
}
