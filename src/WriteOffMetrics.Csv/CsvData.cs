using NodaTime;
using WriteOffMetrics.Receivables;

namespace WriteOffMetrics.Csv;

/// <summary>
/// Reads what figures need besides a ledger from CSV: sales, balances, open items and settlements. A bad row is a finding and does not stop
/// the reading.
/// </summary>
/// <remarks>
/// Safe for use by any number of threads, each with a stream of its own. A stream is read to its end and stays open. Every door throws
/// <see cref="CsvReadException"/> where a column is missing, too many rows are bad, a record is too long, or the source failed; nothing
/// half-built is given out then.
/// </remarks>
public static class CsvData
{
    /// <summary>Sales, or other amounts that flow, added up by period. Rows outside the axis are counted and added up beside it.</summary>
    /// <param name="stream">The text of the file.</param>
    /// <param name="currency">The currency of every amount.</param>
    /// <param name="axis">The periods.</param>
    /// <param name="map">Where in a row day and amount are.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The series of the good rows and a finding for each bad one. Periods without a row are zero.</returns>
    /// <exception cref="ArgumentException">The currency is <c>default</c>, or the stream cannot be read.</exception>
    /// <exception cref="CsvReadException">The file cannot be read to its end.</exception>
    /// <exception cref="OverflowException">A period adds up to more than 64 bits of minor units.</exception>
    public static async Task<CsvImport<AmountSeries>> ReadSalesAsync(
        Stream stream, Currency currency, PeriodAxis axis, CsvAmountMap map, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(axis);
        using CsvRecords records = await OpenAsync(stream, currency, map, cancellationToken).ConfigureAwait(false);
        var reader = new AmountReader(records, map.State, currency, null, static _ => null);
        await reader.ReadAllAsync(cancellationToken).ConfigureAwait(false);
        AmountSeries series = AmountSeries.FromRows(currency, axis, reader.Rows, DayOf, row => MajorUnitsOf(row, currency));
        return new CsvImport<AmountSeries>(series, records, CsvFiles.ToMajorUnits(reader.Sum, currency));
    }

    /// <summary>Sales of a file, added up by period.</summary>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <inheritdoc cref="ReadSalesAsync(Stream, Currency, PeriodAxis, CsvAmountMap, CancellationToken)"/>
    public static Task<CsvImport<AmountSeries>> ReadSalesAsync(
        string path, Currency currency, PeriodAxis axis, CsvAmountMap map, CancellationToken cancellationToken = default) =>
        FromFileAsync(path, file => ReadSalesAsync(file, currency, axis, map, cancellationToken));

    /// <summary>The same for each value of a dimension of the map: sales by region.</summary>
    /// <param name="stream">The text of the file.</param>
    /// <param name="currency">The currency of every amount.</param>
    /// <param name="axis">The periods.</param>
    /// <param name="dimension">The dimension; an empty field is the value null.</param>
    /// <param name="map">Where in a row day, amount and the dimension are.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The series of each value and a finding for each bad row.</returns>
    /// <exception cref="ArgumentException">
    /// The map has no such dimension, the currency is <c>default</c>, or the stream cannot be read.
    /// </exception>
    /// <exception cref="CsvReadException">The file cannot be read to its end.</exception>
    /// <exception cref="OverflowException">A period adds up to more than 64 bits of minor units, where it is read.</exception>
    public static async Task<CsvImport<MetricBreakdown<AmountSeries>>> ReadSalesByAsync(
        Stream stream, Currency currency, PeriodAxis axis, string dimension, CsvAmountMap map,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(axis);
        ArgumentNullException.ThrowIfNull(dimension);
        ArgumentNullException.ThrowIfNull(map);
        if (!OwnDimensions.Of(map.State).Contains(dimension))
            throw new ArgumentException(
                $"Found no dimension {Found.InQuotes(dimension)} in the map; a column of it is needed. Name it with WithDimension.",
                nameof(dimension));
        using CsvRecords records = await OpenAsync(stream, currency, map, cancellationToken).ConfigureAwait(false);
        var reader = new AmountReader(records, map.State, currency, dimension, static _ => null);
        await reader.ReadAllAsync(cancellationToken).ConfigureAwait(false);
        MetricBreakdown<AmountSeries> series = AmountSeries.FromRows(
            currency, axis, dimension, reader.Rows, DayOf, row => reader.Segments[row.Segment], row => MajorUnitsOf(row, currency));
        return new CsvImport<MetricBreakdown<AmountSeries>>(series, records, CsvFiles.ToMajorUnits(reader.Sum, currency));
    }

    /// <summary>Sales of a file for each value of a dimension.</summary>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <inheritdoc cref="ReadSalesByAsync(Stream, Currency, PeriodAxis, string, CsvAmountMap, CancellationToken)"/>
    public static Task<CsvImport<MetricBreakdown<AmountSeries>>> ReadSalesByAsync(
        string path, Currency currency, PeriodAxis axis, string dimension, CsvAmountMap map,
        CancellationToken cancellationToken = default) =>
        FromFileAsync(path, file => ReadSalesByAsync(file, currency, axis, dimension, map, cancellationToken));

    /// <summary>
    /// Balances, or other amounts that stand: those of the last day of each period. Rows of one day are added up, such as the accounts of a
    /// trial balance; a row of a day that ends no period is rejected.
    /// </summary>
    /// <param name="stream">The text of the file.</param>
    /// <param name="currency">The currency of every amount.</param>
    /// <param name="axis">The periods.</param>
    /// <param name="map">Where in a row day and amount are.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The balance at the end of each period and a finding for each bad row.</returns>
    /// <exception cref="ArgumentException">The currency is <c>default</c>, or the stream cannot be read.</exception>
    /// <exception cref="CsvReadException">A period has no balance, or the file cannot be read to its end.</exception>
    /// <exception cref="OverflowException">A balance exceeds 64 bits of minor units.</exception>
    public static async Task<CsvImport<AmountSeries>> ReadBalancesAsync(
        Stream stream, Currency currency, PeriodAxis axis, CsvAmountMap map, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(axis);
        using CsvRecords records = await OpenAsync(stream, currency, map, cancellationToken).ConfigureAwait(false);
        HashSet<LocalDate> ends = [.. axis.Select(period => period.End)];
        var reader = new AmountReader(
            records, map.State, currency, null, day => ends.Contains(day) ? null : AmountWords.WhyNoPeriodEnd(day, axis));
        await reader.ReadAllAsync(cancellationToken).ConfigureAwait(false);
        Dictionary<LocalDate, decimal> balances = reader.Rows.GroupBy(row => row.Day)
            .ToDictionary(rows => rows.Key, rows => MajorUnitsOf(rows, currency));
        if (axis.Where(period => !balances.ContainsKey(period.End)).Select(period => period.Name).ToArray() is { Length: > 0 } missing)
            throw records.Stopped(AmountWords.WhyNoBalance(missing), null);
        AmountSeries series = AmountSeries.FromValues(currency, axis, balances.Select(one => (one.Key, one.Value)));
        return new CsvImport<AmountSeries>(series, records, CsvFiles.ToMajorUnits(reader.Sum, currency));
    }

    /// <summary>Balances of a file.</summary>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <inheritdoc cref="ReadBalancesAsync(Stream, Currency, PeriodAxis, CsvAmountMap, CancellationToken)"/>
    public static Task<CsvImport<AmountSeries>> ReadBalancesAsync(
        string path, Currency currency, PeriodAxis axis, CsvAmountMap map, CancellationToken cancellationToken = default) =>
        FromFileAsync(path, file => ReadBalancesAsync(file, currency, axis, map, cancellationToken));

    /// <summary>Open items: invoices, instalments, credit notes, money on account.</summary>
    /// <param name="stream">The text of the file.</param>
    /// <param name="currency">The currency of every amount.</param>
    /// <param name="map">Where in a row the parts of an item are.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The items of the good rows and a finding for each bad one.</returns>
    /// <exception cref="ArgumentException">The currency is <c>default</c>, or the stream cannot be read.</exception>
    /// <exception cref="CsvReadException">The file cannot be read to its end.</exception>
    /// <exception cref="OverflowException">All amounts together exceed 64 bits of minor units.</exception>
    public static async Task<CsvImport<OpenItems>> ReadOpenItemsAsync(
        Stream stream, Currency currency, CsvItemMap map, CancellationToken cancellationToken = default)
    {
        using CsvRecords records = await OpenAsync(stream, currency, map, cancellationToken).ConfigureAwait(false);
        OpenItemSelectors<TextRow> selectors = ReceivableSelectors.OfItems(map.State);
        OpenItems items = OpenItems.FromRows(currency, [], selectors);
        var reader = new ReceivableReader(
            records, map.State, currency, (rows, rejections) => items = items.Add(rows, selectors, rejections));
        await reader.ReadAllAsync(cancellationToken).ConfigureAwait(false);
        return new CsvImport<OpenItems>(items, records, reader.AcceptedAmount);
    }

    /// <summary>Open items of a file.</summary>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <inheritdoc cref="ReadOpenItemsAsync(Stream, Currency, CsvItemMap, CancellationToken)"/>
    public static Task<CsvImport<OpenItems>> ReadOpenItemsAsync(
        string path, Currency currency, CsvItemMap map, CancellationToken cancellationToken = default) =>
        FromFileAsync(path, file => ReadOpenItemsAsync(file, currency, map, cancellationToken));

    /// <summary>Settlements of open items: payments, returned payments, allocated credits, adjustments.</summary>
    /// <param name="stream">The text of the file.</param>
    /// <param name="items">The items that they settle; they stay as they are.</param>
    /// <param name="map">Where in a row the parts of a settlement are.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The items with the settlements of the good rows, and a finding for each bad one.</returns>
    /// <exception cref="ArgumentException">The stream cannot be read.</exception>
    /// <exception cref="CsvReadException">The file cannot be read to its end.</exception>
    /// <exception cref="OverflowException">All amounts together exceed 64 bits of minor units.</exception>
    public static async Task<CsvImport<OpenItems>> ReadSettlementsAsync(
        Stream stream, OpenItems items, CsvSettlementMap map, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(items);
        using CsvRecords records = await OpenAsync(stream, items.Currency, map, cancellationToken).ConfigureAwait(false);
        SettlementSelectors<TextRow> selectors = ReceivableSelectors.OfSettlements(map.State);
        var reader = new ReceivableReader(
            records, map.State, items.Currency, (rows, rejections) => items = items.Settle(rows, selectors, rejections));
        await reader.ReadAllAsync(cancellationToken).ConfigureAwait(false);
        return new CsvImport<OpenItems>(items, records, reader.AcceptedAmount);
    }

    /// <summary>Settlements of a file.</summary>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <inheritdoc cref="ReadSettlementsAsync(Stream, OpenItems, CsvSettlementMap, CancellationToken)"/>
    public static Task<CsvImport<OpenItems>> ReadSettlementsAsync(
        string path, OpenItems items, CsvSettlementMap map, CancellationToken cancellationToken = default) =>
        FromFileAsync(path, file => ReadSettlementsAsync(file, items, map, cancellationToken));

    private static Task<CsvRecords> OpenAsync<TMap>(Stream stream, Currency currency, TMap map, CancellationToken cancellationToken)
        where TMap : CsvMap<TMap>
    {
        ArgumentNullException.ThrowIfNull(map);
        _ = Money.Zero(currency); // Refuses the default currency before anything is read.
        return CsvRecords.OpenAsync(stream, map.State, cancellationToken);
    }

    private static async Task<CsvImport<T>> FromFileAsync<T>(string path, Func<Stream, Task<CsvImport<T>>> read)
    {
        await using FileStream file = CsvFiles.Open(path);
        return await read(file).ConfigureAwait(false);
    }

    private static CalendarDay DayOf(AmountRow row) => row.Day;

    private static decimal MajorUnitsOf(AmountRow row, Currency currency) => CsvFiles.ToMajorUnits(row.MinorUnits, currency);

    private static decimal MajorUnitsOf(IEnumerable<AmountRow> rows, Currency currency) =>
        CsvFiles.ToMajorUnits(checked((long)rows.Aggregate((Int128)0, (sum, row) => sum + row.MinorUnits)), currency);
}
