namespace WriteOffMetrics.Csv;

/// <summary>Reads rows of receivables as texts and hands them on, many at a time. For one thread.</summary>
/// <param name="records">The records.</param>
/// <param name="map">Where the fields are.</param>
/// <param name="currency">The currency of the amounts.</param>
/// <param name="addAll">Adds rows, and says which are bad by their positions among them.</param>
internal sealed class ReceivableReader(
    CsvRecords records, MapState map, Currency currency, Action<IReadOnlyList<TextRow>, ICollection<Finding>> addAll)
    : IRowTaker
{
    private const int Capacity = 4_096;

    private readonly FieldSelectors fields = new(map);
    private readonly Func<TextRow, decimal?> amountOf = new FieldSelectors(map).Amount(MapState.Amount)!;
    private readonly int codeAt = map.IndexOf(MapState.Currency);
    private readonly List<(TextRow? Row, Finding? Bad)> waiting = [];
    private ExactTotal accepted;

    /// <summary>The amounts of the accepted rows; none where a decimal cannot hold all digits.</summary>
    public decimal? AcceptedAmount => accepted.ToDecimal();

    public async Task ReadAllAsync(CancellationToken cancellationToken)
    {
        bool hasMore;
        do
        {
            try
            {
                hasMore = await records.ReadAsync(this, cancellationToken).ConfigureAwait(false);
            }
            catch (CsvReadException)
            {
                HandOn(); // What is wrong with the rows that were read is told with what ended the reading.
                throw;
            }

            HandOn();
        }
        while (hasMore);
    }

    public bool Take()
    {
        waiting.Add((records.ToTextRow(), null));
        return waiting.Count < Capacity;
    }

    public bool TakeBad(Finding finding)
    {
        waiting.Add((null, finding));
        return waiting.Count < Capacity;
    }

    private void HandOn()
    {
        TextRow[] rows = [.. waiting.Select(one => one.Row).OfType<TextRow>()];
        List<Finding> found = [];
        addAll(rows, found);
        Dictionary<TextRow, Finding> bad = found.ToDictionary(finding => rows[(int)finding.Positions[0].Row!.Value - 1]);
        foreach ((TextRow? row, Finding? noRecord) in waiting)
        {
            if (row is null) records.Reject(noRecord!, null);
            else if (bad.TryGetValue(row, out Finding? finding)) records.Reject(fields.Told(finding, row), AmountOf(row));
            else accepted.Add(AmountOf(row) ?? 0);
        }

        waiting.Clear();
    }

    /// <summary>The amount of a row, where that can be read and is of the currency.</summary>
    private decimal? AmountOf(TextRow row)
    {
        if (codeAt >= 0 && row.Texts[codeAt] != currency.Code) return null;
        try
        {
            return amountOf(row);
        }
        catch (Exception why) when (why is not OutOfMemoryException and not OperationCanceledException)
        {
            return null; // What was thrown is told in the finding on the row.
        }
    }
}
