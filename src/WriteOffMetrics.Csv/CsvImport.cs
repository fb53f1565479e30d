namespace WriteOffMetrics.Csv;

/// <summary>
/// What became of the rows of a file: what was made of the accepted ones, and a finding for each rejected one. Accepted and rejected add up
/// to offered, in number and in amount.
/// </summary>
/// <typeparam name="T">What was made of them.</typeparam>
/// <remarks>Immutable; safe for use by any number of threads where its value is.</remarks>
public sealed class CsvImport<T>
{
    internal CsvImport(T value, CsvRecords records, decimal? acceptedAmount)
    {
        Value = value;
        OfferedCount = records.Offered;
        Rejections = records.Rejections;
        AcceptedAmount = acceptedAmount;
        RejectedAmount = records.RejectedAmount;
        OfferedAmount = acceptedAmount is { } accepted ? records.RejectedAmountAnd(accepted) : null;
    }

    /// <summary>What was made of the accepted rows.</summary>
    public T Value { get; }

    /// <summary>One finding per rejected row, in the order of the file, with everything that is wrong with it.</summary>
    public IReadOnlyList<Finding> Rejections { get; }

    /// <summary>The number of rows in the file that are wanted, without its header and empty lines.</summary>
    public long OfferedCount { get; }

    /// <summary>The number of accepted rows.</summary>
    public long AcceptedCount => OfferedCount - Rejections.Count;

    /// <summary>
    /// The amounts of the accepted rows added up, whatever their kind, in major units. Null where a decimal cannot hold all digits of it.
    /// </summary>
    public decimal? AcceptedAmount { get; }

    /// <summary>
    /// The amounts of the rejected rows added up as they stand there, in major units; a row without a readable amount, or of another
    /// currency, adds nothing. Null where a decimal cannot hold all digits of it.
    /// </summary>
    public decimal? RejectedAmount { get; }

    /// <summary>
    /// Accepted and rejected amounts together: the control total to compare with the source. Null where a decimal cannot hold all digits of
    /// it.
    /// </summary>
    public decimal? OfferedAmount { get; }

    /// <summary>The counts on one line, in any culture: <c>2,466 rows offered, 2,466 accepted, 0 rejected</c>.</summary>
    public override string ToString() =>
        $"{Found.Count(OfferedCount, "row", "rows")} offered, {Found.Text(AcceptedCount)} accepted, "
            + $"{Found.Text(Rejections.Count)} rejected";
}
