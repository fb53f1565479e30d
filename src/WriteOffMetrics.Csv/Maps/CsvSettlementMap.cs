using WriteOffMetrics.Receivables;

namespace WriteOffMetrics.Csv;

/// <summary>
/// Says in which columns of a file the parts of settlements are: payments, returned payments, allocated credits, adjustments.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads, as far as functions of one's own are.</remarks>
public sealed class CsvSettlementMap : CsvMap<CsvSettlementMap>
{
    internal const string ValueDate = "value date", Kind = "kind", RecordedDate = "recorded date",
        InstructedDocument = "instructed document", CreditDocument = "credit document";

    private CsvSettlementMap(MapState state)
        : base(state)
    {
    }

    /// <summary>A map by the names in the header.</summary>
    /// <param name="valueDate">The column of the day on which it counts.</param>
    /// <param name="amount">The column of the amount in major units, above zero.</param>
    /// <exception cref="ArgumentException">A name is blank.</exception>
    public static CsvSettlementMap ByHeader(string valueDate, string amount) => FromColumns(valueDate, amount);

    /// <summary>A map by the positions of columns, 0 for the first.</summary>
    /// <param name="valueDate">The column of the day on which it counts.</param>
    /// <param name="amount">The column of the amount in major units, above zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">A position is below 0.</exception>
    public static CsvSettlementMap ByPosition(int valueDate, int amount) => FromColumns(valueDate, amount);

    /// <summary>A map by columns of any kind, such as computed ones.</summary>
    /// <param name="valueDate">The column of the day on which it counts.</param>
    /// <param name="amount">The column of the amount in major units, above zero.</param>
    public static CsvSettlementMap FromColumns(CsvColumn valueDate, CsvColumn amount) => new(StateOf(ValueDate, valueDate, amount));

    /// <summary>
    /// What they did, by words of the file in their case; without any, those of <see cref="SettlementKind"/> in any case. Default: every
    /// row is a payment.
    /// </summary>
    /// <exception cref="ArgumentException">A word is blank or stands there twice.</exception>
    public CsvSettlementMap WithKind(CsvColumn column, params IReadOnlyList<(string Word, SettlementKind Kind)> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return With(Kind, column, FieldReading.OfWords(words));
    }

    /// <summary>The document that the books settled with it. Default: not stated.</summary>
    public CsvSettlementMap WithDocument(CsvColumn column) => WithText(Dimension.Document, column);

    /// <summary>Who paid. Default: not stated.</summary>
    public CsvSettlementMap WithAccount(CsvColumn column) => WithText(Dimension.Account, column);

    /// <summary>The document that the debtor wants settled, of a payment that names none. Default: not stated.</summary>
    public CsvSettlementMap WithInstructedDocument(CsvColumn column) => WithText(InstructedDocument, column);

    /// <summary>Of a credit allocation: the document of the credit that is used. Default: not stated.</summary>
    public CsvSettlementMap WithCreditDocument(CsvColumn column) => WithText(CreditDocument, column);

    /// <summary>Why; of an adjustment it is needed. Default: not stated.</summary>
    public CsvSettlementMap WithReason(CsvColumn column) => WithText(Dimension.Reason, column);

    /// <summary>The day on which it became known to the books. Default: its value date.</summary>
    public CsvSettlementMap WithRecordedDate(CsvColumn column) => With(RecordedDate, column, null);

    private protected override CsvSettlementMap Make(MapState state) => new(state);
}
