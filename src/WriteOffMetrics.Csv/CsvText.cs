using System.Runtime.CompilerServices;
using CsvHelper;

namespace WriteOffMetrics.Csv;

/// <summary>
/// Records of CSV text, by CsvHelper: the only place that knows it. Reads record by record; what it gives is valid until the next is read.
/// </summary>
internal sealed class CsvText : IDisposable
{
    private readonly CsvReader reader;
    private CsvMalformedReason? malformed;

    /// <param name="stream">The text, which stays open.</param>
    /// <param name="form">How it is written.</param>
    public CsvText(Stream stream, CsvForm form) => reader = CsvReader.Create(
        new Utf8Stream(stream, form.Encoding),
        new CsvReaderOptions
        {
            Separator = form.Delimiter,
            Quote = form.Quote,
            HasHeader = form.HasHeader,
            MaxRecordSize = form.MaxRecordSize,
            TrackLineNumbers = true,
            OnMalformedRecord = record => malformed = record.Reason,
        },
        leaveOpen: true);

    /// <summary>The names of the columns; none without a header.</summary>
    public IReadOnlyList<string> Headers => reader.Headers;

    /// <summary>The number of fields of the record.</summary>
    public int FieldCount => reader.FieldCount;

    /// <summary>The line in which the record starts, 1 for the first.</summary>
    public long Line => reader.LineNumber;

    /// <summary>Whether its quotes are such that something else was read than stands there.</summary>
    public bool IsMisquoted =>
        malformed is CsvMalformedReason.TextAfterClosingQuote or CsvMalformedReason.UnterminatedQuote;

    /// <summary>Whether a quote is never closed.</summary>
    public bool IsUnclosed => malformed == CsvMalformedReason.UnterminatedQuote;

    public Task ReadHeaderAsync(CancellationToken cancellationToken) => reader.ReadHeaderAsync(cancellationToken).AsTask();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        malformed = null;
        return reader.ReadAsync(cancellationToken);
    }

    /// <summary>A field in UTF-8, without its quotes; empty where the record has fewer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> Field(int column) => reader.GetSpan(column);

    /// <summary>A field as text.</summary>
    public string TextOf(int column) => reader.GetString(column);

    /// <summary>Whether it says that the text is none that can be read on.</summary>
    public static bool IsFault(Exception exception) => exception is CsvFormatException;

    public void Dispose() => reader.Dispose();

    /// <summary>Writes records, in UTF-8 and with the quotes that are needed.</summary>
    /// <param name="stream">Where to, which stays open.</param>
    /// <param name="delimiter">What stands between fields.</param>
    /// <param name="records">The records, of as many fields each; null is an empty field.</param>
    public static void Write(Stream stream, char delimiter, IEnumerable<IReadOnlyList<string?>> records)
    {
        using CsvWriter writer = WriterTo(stream, delimiter);
        foreach (IReadOnlyList<string?> record in records)
        {
            foreach (string? field in record) writer.WriteField(field);
            writer.EndRecord();
        }
    }

    /// <summary>The same without blocking.</summary>
    public static async Task WriteAsync(
        Stream stream, char delimiter, IEnumerable<IReadOnlyList<string?>> records, CancellationToken cancellationToken)
    {
        await using CsvWriter writer = WriterTo(stream, delimiter);
        foreach (IReadOnlyList<string?> record in records)
        {
            foreach (string? field in record) writer.WriteField(field);
            await writer.EndRecordAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static CsvWriter WriterTo(Stream stream, char delimiter) => CsvWriter.Create(
        stream, new CsvWriterOptions { Separator = delimiter, Quoting = CsvQuoting.WhenNeededOrWhitespace }, leaveOpen: true);
}
