using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>
/// Says in which columns of a database, or of any reader of records, an entry's parts are found, by name:
/// <c>new EntryRecordMap { EffectiveDate = "posted_on", Amount = "amount", Dimensions = { ["region"] = "region" } }</c>. For
/// <c>WriteOffLedger.Import(currency, reader, map)</c>.
/// </summary>
/// <remarks>
/// <para>
/// Columns are found by their exact name, or where there is none by one that differs in case only. A column may be of any type that says
/// what is asked: days as DateOnly, DateTime, LocalDate, LocalDateTime or text such as 2024-02-29, with or without a time; amounts as
/// numbers or as text with a decimal point and no group separators, a double by its shortest digits; kinds and categories by name. What
/// cannot be read is a finding with the text that was found. A null of the database, an empty text and one of blanks are "not stated":
/// readers of text files know no other way to say so. What must be stated (day, amount, and currency, kind, category and number where a
/// column is named) is then missing, and the record is refused.
/// </para>
/// <para>Read while a ledger is built and not kept. Not for use by several threads while it is being filled.</para>
/// </remarks>
[JsonConverter(typeof(RefusedJsonConverter))]
public sealed class EntryRecordMap : IRefusedAsJson
{
    /// <summary>The column of the accounting date.</summary>
    public required string EffectiveDate { get; init; }

    /// <summary>The column of the amount in major units, above zero.</summary>
    public required string Amount { get; init; }

    /// <summary>
    /// The column of what the entry did: the names of <see cref="EntryKind"/> or their words (write-off, reversal, recovery, recovery
    /// returned) in any case, or one's own words by <see cref="KindWords"/>. Default: every record is a write-off.
    /// </summary>
    public string? Kind { get; init; }

    /// <summary>
    /// The column of what was written off: the names of <see cref="EntryCategory"/> or their words in any case, or one's own words by
    /// <see cref="CategoryWords"/>. Default: every record is a receivable.
    /// </summary>
    public string? Category { get; init; }

    /// <summary>
    /// The column of the currency's code: a record of another currency than the ledger's is refused. Default: not looked at.
    /// </summary>
    public string? Currency { get; init; }

    /// <summary>The column of the day on which the entry became known to the books. Default: not stated.</summary>
    public string? RecordedDate { get; init; }

    /// <summary>The column of the invoice date. Default: not stated.</summary>
    public string? OriginDate { get; init; }

    /// <summary>The column of the due date. Default: not stated.</summary>
    public string? DueDate { get; init; }

    /// <summary>The column of whoever or whatever owes. Default: not stated.</summary>
    public string? Account { get; init; }

    /// <summary>The column of the document written off. Default: not stated.</summary>
    public string? Document { get; init; }

    /// <summary>The column of why it was written off. Default: not stated.</summary>
    public string? Reason { get; init; }

    /// <summary>The column of the id of the approval request. Default: not stated.</summary>
    public string? Request { get; init; }

    /// <summary>
    /// The column of the record's own number, from 1, by which findings name it. Default: its position among the records, the first is 1.
    /// </summary>
    public string? RowNumber { get; init; }

    /// <summary>
    /// Up to eight dimensions of the user's own with their columns: <c>Dimensions = { ["region"] = "region_name" }</c>. Default: none.
    /// </summary>
    public IDictionary<string, string> Dimensions { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// What the column of kinds says instead of the usual names: <c>KindWords = { ["WO"] = EntryKind.WriteOff }</c>, in exactly this case.
    /// Where there are any, the usual names are not read. Blanks around a word do not count; numbers are looked up by their digits.
    /// Default: none.
    /// </summary>
    public IDictionary<string, EntryKind> KindWords { get; } = new Dictionary<string, EntryKind>(StringComparer.Ordinal);

    /// <summary>The same of the column of categories.</summary>
    public IDictionary<string, EntryCategory> CategoryWords { get; } = new Dictionary<string, EntryCategory>(StringComparer.Ordinal);

    /// <summary>The columns of date and amount on one line, in any culture.</summary>
    public override string ToString() => Invariant.OnOneLine($"{EffectiveDate}, {Amount} and others");

    string IRefusedAsJson.InsteadOfJson =>
        "Found an EntryRecordMap, which names columns of a reader; figures and totals are written. Write the totals of the ledger that it "
        + "reads.";
}
