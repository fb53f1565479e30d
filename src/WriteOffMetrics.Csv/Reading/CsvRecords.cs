using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;

namespace WriteOffMetrics.Csv;

/// <summary>
/// The records of a file by the fields of a map: reads them, rejects those that are no records of the file's columns, counts, and stops
/// where too many are bad or the source fails. For one thread.
/// </summary>
internal sealed class CsvRecords : IDisposable
{
    private const int RowsUntilTold = 16_384;

    private static readonly UTF8Encoding Strict = new(false, true);

    private readonly CsvText text;
    private readonly MapState map;
    private readonly Func<CsvColumn, string> lookUp;
    private readonly byte[][] computed;
    private readonly List<Finding> rejections = [];
    private int[] columns;
    private int width = -1;
    private ExactTotal rejectedAmount;
    private long passedOver;

    /// <summary>Whether the text is being read, so that what is thrown is a failure of its source and not of this library.</summary>
    private bool isReading;

    private bool hasEnded;

    private CsvRecords(Stream stream, MapState map)
    {
        this.map = map;
        text = new CsvText(stream, map.Form);
        computed = new byte[map.Fields.Length][];
        columns = [];
        lookUp = LookUp;
    }

    /// <summary>The number of rows so far.</summary>
    public long Row { get; private set; }

    /// <summary>The number of rows so far without those that are not wanted.</summary>
    public long Offered => Row - passedOver;

    /// <summary>One finding per rejected row.</summary>
    public IReadOnlyList<Finding> Rejections => rejections.AsReadOnly();

    /// <summary>The amounts of rejected rows as they stand there; none where a decimal cannot hold all digits.</summary>
    public decimal? RejectedAmount => rejectedAmount.ToDecimal();

    /// <summary>Whether a field is computed by a function of the user's own.</summary>
    public bool HasComputed => map.Fields.Any(one => one.Column.Compute is not null);

    /// <summary>Opens a file and finds the columns of the map.</summary>
    /// <exception cref="CsvReadException">A column is missing or there twice, or the source failed.</exception>
    public static async Task<CsvRecords> OpenAsync(Stream stream, MapState map, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanRead) throw new ArgumentException("Found a stream that cannot be read; one that can is needed.", nameof(stream));
        var records = new CsvRecords(stream, map);
        try
        {
            records.isReading = true;
            await records.text.ReadHeaderAsync(cancellationToken).ConfigureAwait(false);
            records.isReading = false;
            if (records.text.IsMisquoted) throw records.Stopped(RecordWords.WhyNoHeader(records.text), null);
            if (map.Form.HasHeader) records.FindColumns(records.text.Headers.Count);
            return records;
        }
        catch (Exception cause) when (records.HasFailed(cause, cancellationToken))
        {
            records.Dispose();
            throw records.StoppedBy(cause);
        }
        catch
        {
            records.Dispose();
            throw;
        }
    }

    /// <summary>Reads on until there is no room for another record, or no other.</summary>
    /// <returns>Whether another may follow.</returns>
    /// <exception cref="CsvReadException">The source failed, or too many rows are bad.</exception>
    public async ValueTask<bool> ReadAsync(IRowTaker taker, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            while (Pump(taker, cancellationToken) is { } waiting)
            {
                if (!await waiting.ConfigureAwait(false)) return End();
                isReading = false;
                if (!Take(taker, cancellationToken)) break;
            }
        }
        catch (Exception cause) when (HasFailed(cause, cancellationToken))
        {
            throw StoppedBy(cause);
        }

        return !hasEnded || End();
    }

    /// <summary>A field in UTF-8; empty where nothing is stated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> Field(int field) => columns[field] is >= 0 and var column ? text.Field(column) : Compute(field);

    /// <summary>The texts of the record. What cannot be read as text is noted.</summary>
    public TextRow ToTextRow()
    {
        var row = new TextRow(Row, text.Line, map.Fields.Length);
        for (int i = 0; i < map.Fields.Length; i++)
        {
            try
            {
                row.Texts[i] = TextOf(i, row);
            }
            catch (Exception why) when (map.Fields[i].Column.Compute is not null
                && why is not OutOfMemoryException and not OperationCanceledException)
            {
                row.Thrown[i] = why;
            }
        }

        return row;
    }

    /// <summary>Rejects the record.</summary>
    /// <param name="finding">What is wrong with it.</param>
    /// <param name="offered">Its amount, where that can be read and is of the currency.</param>
    /// <exception cref="CsvReadException">Too many are rejected.</exception>
    public void Reject(Finding finding, decimal? offered)
    {
        rejections.Add(finding);
        if (offered is { } amount) rejectedAmount.Add(amount);
        if (rejections.Count <= map.Form.MaxRejections) return;
        (long row, long line) = (finding.Positions[0].Row!.Value, finding.Positions[0].Line!.Value);
        throw new CsvReadException(
            $"Found {Found.Count(rejections.Count, "bad row", "bad rows")} of {Found.Text(row)} in the first "
            + $"{Found.Count(line, "line", "lines")}; {Found.Text(map.Form.MaxRejections)} are allowed. The last: {finding} "
            + "Correct the file or the map, or allow more with WithMaxRejections.",
            null, row, line, Rejections);
    }

    /// <summary>The amounts of rejected rows and those of others together.</summary>
    public decimal? RejectedAmountAnd(decimal accepted)
    {
        ExactTotal sum = rejectedAmount;
        sum.Add(accepted);
        return sum.ToDecimal();
    }

    public void Dispose() => text.Dispose();

    /// <summary>What stops the reading, with what was read.</summary>
    public CsvReadException Stopped(string message, Exception? cause) =>
        new(message, cause, Row, Row == 0 ? 0 : text.Line, Rejections);

    /// <summary>Takes records as long as they are there; what is to be awaited for the next, or none where it ends or is full.</summary>
    private ValueTask<bool>? Pump(IRowTaker taker, CancellationToken cancellationToken)
    {
        do
        {
            isReading = true;
            ValueTask<bool> next = text.ReadAsync(cancellationToken);
            if (!next.IsCompletedSuccessfully) return next;
            isReading = false;
            if (!next.Result)
            {
                hasEnded = true;
                return null;
            }
        }
        while (Take(taker, cancellationToken));

        return null;
    }

    private bool Take(IRowTaker taker, CancellationToken cancellationToken)
    {
        Row++;
        if (Row % RowsUntilTold == 0) Tell(cancellationToken);
        if (width < 0) FindColumns(text.FieldCount);
        if (text.FieldCount != width || text.IsMisquoted) return taker.TakeBad(RejectionOf(RecordWords.WhyNoRecord(text, width)));
        return map.IsWanted is null ? taker.Take() : TakeIfWanted(taker, map.IsWanted);
    }

    private bool TakeIfWanted(IRowTaker taker, Func<Func<CsvColumn, string>, bool> isWanted)
    {
        try
        {
            if (!isWanted(lookUp))
            {
                passedOver++;
                return true;
            }
        }
        catch (Exception why) when (why is not OutOfMemoryException and not OperationCanceledException)
        {
            return taker.TakeBad(RejectionOf(RecordWords.WhyUnknownIfWanted(why)));
        }

        return taker.Take();
    }

    private Finding RejectionOf(FindingFault fault) => Finding.FromFaults(
        LedgerRules.RejectedRow, FindingSeverity.Error, [FindingPosition.FromRowAndLine(Row, text.Line)], fault);

    /// <summary>Tells how many rows were read, whatever became of them, and gives way to a cancellation.</summary>
    private void Tell(CancellationToken cancellationToken)
    {
        map.Form.Progress?.Report(Row);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private bool End()
    {
        isReading = false;
        map.Form.Progress?.Report(Row);
        return false;
    }

    private void FindColumns(int count)
    {
        width = count;
        columns = FileColumns.FindAll(map, text.Headers, count) is var (found, problem) && problem is null
            ? found
            : throw Stopped(problem!, null);
    }

    /// <summary>Whether an exception is a failure of the source. One that gives up by itself was not cancelled by the user.</summary>
    private bool HasFailed(Exception cause, CancellationToken cancellationToken) =>
        isReading && (cause is not OperationCanceledException || !cancellationToken.IsCancellationRequested);

    private CsvReadException StoppedBy(Exception cause) => Stopped(RecordWords.WhyStopped(cause, Row, map.Form), cause);

    private ReadOnlySpan<byte> Compute(int field)
    {
        string? value = map.Fields[field].Column.Compute!(lookUp);
        if (string.IsNullOrEmpty(value)) return [];
        int most = Strict.GetMaxByteCount(value.Length);
        if (computed[field] is not { } room || room.Length < most) computed[field] = room = new byte[most];
        return room.AsSpan(0, Strict.GetBytes(value, room));
    }

    /// <summary>What a function of the user's own is told of a column.</summary>
    private string LookUp(CsvColumn column)
    {
        int at = FileColumns.Find(column, text.Headers, width);
        if (at < 0) throw new FormatException($"Found no {column}.");
        string stated = text.TextOf(at);
        return Utf8.IsValid(text.Field(at)) ? stated : throw new FormatException(RecordWords.WhyNoText(stated, column));
    }

    private string? TextOf(int field, TextRow row)
    {
        ReadOnlySpan<byte> bytes = Field(field);
        if (bytes.IsEmpty) return null;
        string stated = Encoding.UTF8.GetString(bytes);
        if (!Utf8.IsValid(bytes)) row.SetProblem(field, RecordWords.WhyNoText(stated, map.Fields[field].Column));
        if (!map.Fields[field].IsText) return stated.Trim(' ', '\t') is { Length: > 0 } trimmed ? trimmed : null;
        return map.Form.HasProtectedTexts ? ProtectedText.Unprotect(stated) : stated;
    }
}
