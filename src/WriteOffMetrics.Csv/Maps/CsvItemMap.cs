using WriteOffMetrics.Receivables;

namespace WriteOffMetrics.Csv;

/// <summary>
/// Says in which columns of a file the parts of open items are: invoices, instalments, credit notes, money on account.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads, as far as functions of one's own are.</remarks>
public sealed class CsvItemMap : CsvMap<CsvItemMap>
{
    internal const string InvoiceDate = "invoice date", Kind = "kind", DueDate = "due date", RecordedDate = "recorded date", Tax = "tax",
        Insured = "insured";

    private CsvItemMap(MapState state)
        : base(state)
    {
    }

    /// <summary>A map by the names in the header.</summary>
    /// <param name="invoiceDate">The column of the day from which on the item is open.</param>
    /// <param name="amount">The column of the original amount in major units, tax included, above zero.</param>
    /// <exception cref="ArgumentException">A name is blank.</exception>
    public static CsvItemMap ByHeader(string invoiceDate, string amount) => FromColumns(invoiceDate, amount);

    /// <summary>A map by the positions of columns, 0 for the first.</summary>
    /// <param name="invoiceDate">The column of the day from which on the item is open.</param>
    /// <param name="amount">The column of the original amount in major units, tax included, above zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">A position is below 0.</exception>
    public static CsvItemMap ByPosition(int invoiceDate, int amount) => FromColumns(invoiceDate, amount);

    /// <summary>A map by columns of any kind, such as computed ones.</summary>
    /// <param name="invoiceDate">The column of the day from which on the item is open.</param>
    /// <param name="amount">The column of the original amount in major units, tax included, above zero.</param>
    public static CsvItemMap FromColumns(CsvColumn invoiceDate, CsvColumn amount) => new(StateOf(InvoiceDate, invoiceDate, amount));

    /// <summary>
    /// What the items are, by words of the file in their case; without any, those of <see cref="OpenItemKind"/> in any case. Default: every
    /// row is an invoice.
    /// </summary>
    /// <exception cref="ArgumentException">A word is blank or stands there twice.</exception>
    public CsvItemMap WithKind(CsvColumn column, params IReadOnlyList<(string Word, OpenItemKind Kind)> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return With(Kind, column, FieldReading.OfWords(words));
    }

    /// <summary>The number of the document. Default: not stated.</summary>
    public CsvItemMap WithDocument(CsvColumn column) => WithText(Dimension.Document, column);

    /// <summary>Who owes it. Default: not stated.</summary>
    public CsvItemMap WithAccount(CsvColumn column) => WithText(Dimension.Account, column);

    /// <summary>The group that the account belongs to. Default: not stated.</summary>
    public CsvItemMap WithAccountGroup(CsvColumn column) => WithText(OpenItems.AccountGroup, column);

    /// <summary>The day through which payment is in time. Default: not stated.</summary>
    public CsvItemMap WithDueDate(CsvColumn column) => With(DueDate, column, null);

    /// <summary>The day on which the item became known to the books. Default: its invoice date.</summary>
    public CsvItemMap WithRecordedDate(CsvColumn column) => With(RecordedDate, column, null);

    /// <summary>The part of the amount that is tax, from 0 to the amount. Default: not stated.</summary>
    public CsvItemMap WithTax(CsvColumn column) => With(Tax, column, null);

    /// <summary>The part of the amount that is insured, from 0 to the amount. Default: not stated.</summary>
    public CsvItemMap WithInsured(CsvColumn column) => With(Insured, column, null);

    /// <summary>A dimension called like its column; up to eight are allowed.</summary>
    /// <exception cref="ArgumentException">As for <see cref="WithDimension(string, CsvColumn)"/>.</exception>
    public CsvItemMap WithDimension(string column) => WithDimension(column, column);

    /// <summary>A dimension in a column of another name; up to eight are allowed.</summary>
    /// <param name="name">The name of the dimension.</param>
    /// <param name="column">Its column.</param>
    /// <exception cref="ArgumentException">The name is blank, that of a built-in dimension or of another field, or a ninth.</exception>
    public CsvItemMap WithDimension(string name, CsvColumn column) => WithText(
        OwnDimensions.Require(State, name, OpenItems.AccountGroup, Kind, DueDate, RecordedDate, Tax, Insured), column);

    private protected override CsvItemMap Make(MapState state) => new(state);
}
