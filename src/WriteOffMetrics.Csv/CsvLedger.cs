using System.Runtime.CompilerServices;

namespace WriteOffMetrics.Csv;

/// <summary>
/// Reads entries from CSV: to a ledger, to totals that keep no entries, or one by one. A bad row is a finding and does not stop the
/// reading.
/// </summary>
/// <remarks>
/// Safe for use by any number of threads, each with a stream of its own. A stream is read to its end and stays open; one that is compressed
/// is opened by the caller: <c>new GZipStream(stream, CompressionMode.Decompress)</c>. Memory is that of what is made, not of the text.
/// Rows are numbered as they stand in the file, the first behind the header is 1, and findings and <see cref="LedgerEntry.Ordinal"/>
/// (less 1) count by these numbers.
/// </remarks>
public static class CsvLedger
{
    private const int LargeBatch = 4_096, SmallBatch = 1_024;

    private const string WhyTooManyRows =
        "Found more than 2,147,483,647 rows, which is what one ledger counts. Read the file in parts, or add it to live totals.";

    /// <summary>A ledger of the rows of a stream.</summary>
    /// <param name="stream">The text of the file.</param>
    /// <param name="currency">The currency of every amount.</param>
    /// <param name="map">Where in a row the parts of an entry are.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The ledger of the good rows and a finding for each bad one.</returns>
    /// <exception cref="ArgumentException">The currency is <c>default</c>, or the stream cannot be read.</exception>
    /// <exception cref="CsvReadException">
    /// A column is missing, too many rows are bad, a record is too long, or the source failed; there is no ledger then.
    /// </exception>
    /// <exception cref="OverflowException">The file has more than 2,147,483,647 rows.</exception>
    public static async Task<LedgerImport> ReadAsync(
        Stream stream, Currency currency, CsvEntryMap map, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(map);
        var builder = new LedgerBuilder(currency);
        using CsvRecords records = await CsvRecords.OpenAsync(stream, map.State, cancellationToken).ConfigureAwait(false);
        var reader = new EntryReader(records, map.State, currency, LargeBatch, _ => new DimensionDictionary());
        foreach (TextColumn text in reader.Texts) builder.Share(text.Name, text.Dictionary);
        Int128 accepted = 0;
        bool hasMore;
        do
        {
            hasMore = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (records.Row > int.MaxValue) throw new OverflowException(WhyTooManyRows);
            EntrySinks.AddTo(builder, reader);
            accepted += EntrySinks.SumOf(reader.Batch);
        }
        while (hasMore);

        return LedgerImport.FromRejections(
            builder.ToLedger(), records.Rejections, records.Offered, CsvFiles.ToMajorUnits(accepted, currency), records.RejectedAmount);
    }

    /// <summary>A ledger of the rows of a file.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="currency">The currency of every amount.</param>
    /// <param name="map">Where in a row the parts of an entry are.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <inheritdoc cref="ReadAsync(Stream, Currency, CsvEntryMap, CancellationToken)"/>
    public static async Task<LedgerImport> ReadAsync(
        string path, Currency currency, CsvEntryMap map, CancellationToken cancellationToken = default)
    {
        await using FileStream file = CsvFiles.Open(path);
        return await ReadAsync(file, currency, map, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Adds the rows of a stream to totals, which keep no entries: memory is that of the totals, however long the file. Of the dimensions
    /// in the map only that of the totals is read. All good rows are added at the end, or none where the reading stops.
    /// </summary>
    /// <param name="stream">The text of the file.</param>
    /// <param name="totals">The totals.</param>
    /// <param name="map">Where in a row the parts of an entry are.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>What became of the rows; its value is the totals.</returns>
    /// <exception cref="ArgumentException">
    /// The map has no column of the dimension of the totals, the stream cannot be read, or the totals would have more cells than they may.
    /// </exception>
    /// <exception cref="CsvReadException">
    /// A column is missing, too many rows are bad, a record is too long, or the source failed; nothing was added.
    /// </exception>
    /// <exception cref="OverflowException">A sum would exceed 64 bits of minor units; nothing was added.</exception>
    public static async Task<CsvImport<LiveTotals>> AddToAsync(
        Stream stream, LiveTotals totals, CsvEntryMap map, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(totals);
        ArgumentNullException.ThrowIfNull(map);
        if (totals.Dimension is { } dimension && !OwnDimensions.Of(map.State).Contains(dimension))
            throw new ArgumentException(
                $"Found totals by {Found.InQuotes(dimension)} and a map without it; a column of it is needed. Name it in the map.",
                nameof(map));
        LiveTotals part = totals.Dimension is null
            ? new LiveTotals(totals.Currency, totals.Axis)
            : new LiveTotals(totals.Currency, totals.Axis, totals.Dimension, totals.Dictionary!);
        using CsvRecords records = await CsvRecords.OpenAsync(stream, map.State, cancellationToken).ConfigureAwait(false);
        var reader = new EntryReader(
            records, map.State, totals.Currency, SmallBatch, name => name == totals.Dimension ? totals.Dictionary : null);
        Int128 accepted = 0;
        bool hasMore;
        do
        {
            hasMore = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            EntrySinks.AddTo(part, reader);
            accepted += EntrySinks.SumOf(reader.Batch);
        }
        while (hasMore);

        if (totals.Dimension is null) totals.Add(part.ToTotals());
        else totals.Add(part.ToBreakdown());
        return new CsvImport<LiveTotals>(totals, records, CsvFiles.ToMajorUnits(accepted, totals.Currency));
    }

    /// <summary>Adds the rows of a file to totals, which keep no entries.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="totals">The totals.</param>
    /// <param name="map">Where in a row the parts of an entry are.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <inheritdoc cref="AddToAsync(Stream, LiveTotals, CsvEntryMap, CancellationToken)"/>
    public static async Task<CsvImport<LiveTotals>> AddToAsync(
        string path, LiveTotals totals, CsvEntryMap map, CancellationToken cancellationToken = default)
    {
        await using FileStream file = CsvFiles.Open(path);
        return await AddToAsync(file, totals, map, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// The entries of a stream one by one, as they are read: to filter them, say, or to hand them on. They have no ordinals. Where the
    /// reading stops, up to 1,023 entries before that place may not have been given out.
    /// </summary>
    /// <param name="stream">The text of the file.</param>
    /// <param name="currency">The currency of every amount.</param>
    /// <param name="map">Where in a row the parts of an entry are.</param>
    /// <param name="rejections">Where the findings go, in the order of the file, each before the entries that follow it.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ArgumentException">The currency is <c>default</c>, or the stream cannot be read.</exception>
    /// <exception cref="CsvReadException">
    /// A column is missing, too many rows are bad, a record is too long, or the source failed.
    /// </exception>
    public static async IAsyncEnumerable<LedgerEntry> ReadEntriesAsync(
        Stream stream, Currency currency, CsvEntryMap map, ICollection<Finding> rejections,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(rejections);
        _ = Money.Zero(currency); // Refuses the default currency before anything is read.
        using CsvRecords records = await CsvRecords.OpenAsync(stream, map.State, cancellationToken).ConfigureAwait(false);
        var reader = new EntryReader(records, map.State, currency, SmallBatch, _ => new DimensionDictionary());
        int told = 0;
        bool hasMore;
        do
        {
            try
            {
                hasMore = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                for (; told < records.Rejections.Count; told++) rejections.Add(records.Rejections[told]);
            }

            for (int i = 0; i < reader.Batch.Count; i++) yield return EntrySinks.EntryAt(reader, i, currency);
        }
        while (hasMore);
    }
}
