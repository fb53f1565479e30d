namespace WriteOffMetrics.Csv;

/// <summary>Says in which columns of a file the parts of entries are: write-offs, reversals, recoveries and returned recoveries.</summary>
/// <remarks>Immutable and safe for use by any number of threads, as far as functions of one's own are.</remarks>
public sealed class CsvEntryMap : CsvMap<CsvEntryMap>
{
    internal const string EffectiveDate = "effective date", Kind = "kind", Category = "category", RecordedDate = "recorded date",
        OriginDate = "origin date", DueDate = "due date";

    private CsvEntryMap(MapState state)
        : base(state)
    {
    }

    /// <summary>A map by the names in the header.</summary>
    /// <param name="effectiveDate">The column of the accounting date.</param>
    /// <param name="amount">The column of the amount in major units, above zero.</param>
    /// <exception cref="ArgumentException">A name is blank.</exception>
    public static CsvEntryMap ByHeader(string effectiveDate, string amount) => FromColumns(effectiveDate, amount);

    /// <summary>A map by the positions of columns, 0 for the first.</summary>
    /// <param name="effectiveDate">The column of the accounting date.</param>
    /// <param name="amount">The column of the amount in major units, above zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">A position is below 0.</exception>
    public static CsvEntryMap ByPosition(int effectiveDate, int amount) => FromColumns(effectiveDate, amount);

    /// <summary>A map by columns of any kind, such as computed ones.</summary>
    /// <param name="effectiveDate">The column of the accounting date.</param>
    /// <param name="amount">The column of the amount in major units, above zero.</param>
    public static CsvEntryMap FromColumns(CsvColumn effectiveDate, CsvColumn amount) => new(StateOf(EffectiveDate, effectiveDate, amount));

    /// <summary>
    /// What the entries did, by words: <c>WithKind("type", ("WO", EntryKind.WriteOff), ("REC", EntryKind.Recovery))</c>. The words count in
    /// their case; without any, those of <see cref="EntryKind"/> count in any case. A row with another word, or none, is rejected. Default:
    /// every row is a write-off.
    /// </summary>
    /// <exception cref="ArgumentException">A word is blank or stands there twice.</exception>
    public CsvEntryMap WithKind(CsvColumn column, params IReadOnlyList<(string Word, EntryKind Kind)> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return With(Kind, column, FieldReading.OfWords(words));
    }

    /// <summary>What all entries of the file did.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The kind is not a member.</exception>
    public CsvEntryMap WithKind(EntryKind kind) => WithKind(CsvColumn.FromRecord(_ => "all"), ("all", kind));

    /// <summary>What was written off, by words as for the kind. Default: every row is a receivable.</summary>
    /// <exception cref="ArgumentException">A word is blank or stands there twice.</exception>
    public CsvEntryMap WithCategory(CsvColumn column, params IReadOnlyList<(string Word, EntryCategory Category)> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return With(Category, column, FieldReading.OfWords(words));
    }

    /// <summary>What was written off in all rows of the file.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The category is not a member.</exception>
    public CsvEntryMap WithCategory(EntryCategory category) => WithCategory(CsvColumn.FromRecord(_ => "all"), ("all", category));

    /// <summary>
    /// The day on which the entry became known to the books. Default, and where the field is empty: known on its effective date.
    /// </summary>
    public CsvEntryMap WithRecordedDate(CsvColumn column) => With(RecordedDate, column, null);

    /// <summary>The invoice date of the item written off. Default: not stated.</summary>
    public CsvEntryMap WithOriginDate(CsvColumn column) => With(OriginDate, column, null);

    /// <summary>The due date of the item written off. Default: not stated.</summary>
    public CsvEntryMap WithDueDate(CsvColumn column) => With(DueDate, column, null);

    /// <summary>Whoever or whatever owes. Default: not stated.</summary>
    public CsvEntryMap WithAccount(CsvColumn column) => WithText(Dimension.Account, column);

    /// <summary>The document written off. Default: not stated.</summary>
    public CsvEntryMap WithDocument(CsvColumn column) => WithText(Dimension.Document, column);

    /// <summary>Why it was written off. Default: not stated.</summary>
    public CsvEntryMap WithReason(CsvColumn column) => WithText(Dimension.Reason, column);

    /// <summary>The id of the approval request that allowed the entry. Default: not stated.</summary>
    public CsvEntryMap WithRequest(CsvColumn column) => WithText(Dimension.Request, column);

    /// <summary>A dimension called like its column; up to eight are allowed.</summary>
    /// <exception cref="ArgumentException">As for <see cref="WithDimension(string, CsvColumn)"/>.</exception>
    public CsvEntryMap WithDimension(string column) => WithDimension(column, column);

    /// <summary>A dimension in a column of another name; up to eight are allowed.</summary>
    /// <param name="name">The name of the dimension.</param>
    /// <param name="column">Its column.</param>
    /// <exception cref="ArgumentException">The name is blank, that of a built-in dimension or of another field, or a ninth.</exception>
    public CsvEntryMap WithDimension(string name, CsvColumn column) => WithText(
        OwnDimensions.Require(State, name, Kind, Category, RecordedDate, OriginDate, DueDate), column);

    private protected override CsvEntryMap Make(MapState state) => new(state);
}
