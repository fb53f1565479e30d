using System.Data;

namespace WriteOffMetrics;

/// <summary>The columns of a reader of records, found by name once, and selectors that read its records by them.</summary>
internal sealed class RecordColumns
{
    private readonly string[] names;
    private readonly string parameterName;
    private readonly Dictionary<string, int> positions = new(StringComparer.Ordinal);

    private RecordColumns(IDataRecord record, string parameterName)
    {
        names = [.. Enumerable.Range(0, record.FieldCount).Select(record.GetName)];
        this.parameterName = parameterName;
    }

    /// <summary>
    /// The records of a reader from where it stands: each is the reader itself, which moves on when the next is asked for.
    /// </summary>
    public static IEnumerable<IDataRecord> RecordsOf(IDataReader reader)
    {
        while (reader.Read()) yield return reader;
    }

    /// <summary>What reads the parts of an entry from a record.</summary>
    /// <exception cref="ArgumentException">There is no such column, or more than one.</exception>
    public static EntrySelectors<IDataRecord> SelectorsFor(IDataRecord record, EntryRecordMap map) =>
        new RecordColumns(record, nameof(map)).ToSelectors(map);

    private EntrySelectors<IDataRecord> ToSelectors(EntryRecordMap map)
    {
        Func<object?, EntryKind?> kindOf = RecordValues.WordsOf(map.KindWords, EntryWords.NameOf);
        Func<object?, EntryCategory?> categoryOf = RecordValues.WordsOf(map.CategoryWords, EntryWords.NameOf);
        var selectors = new EntrySelectors<IDataRecord>
        {
            EffectiveDate = Require(map.EffectiveDate, RowFaults.EffectiveDate, nameof(map.EffectiveDate), RecordValues.ToDay),
            Amount = Require(map.Amount, RowFaults.Amount, nameof(map.Amount), RecordValues.ToAmount),
            Kind = Select(map.Kind, RowFaults.Kind, kindOf) ?? (static _ => EntryKind.WriteOff),
            Category = Select(map.Category, RowFaults.Category, categoryOf) ?? (static _ => EntryCategory.Receivable),
            Currency = Select(map.Currency, RowFaults.CurrencyCodeField, RecordValues.ToText),
            RecordedDate = Select(map.RecordedDate, RowFaults.RecordedDate, RecordValues.ToDay),
            OriginDate = Select(map.OriginDate, RowFaults.OriginDate, RecordValues.ToDay),
            DueDate = Select(map.DueDate, RowFaults.DueDate, RecordValues.ToDay),
            Account = Select(map.Account, Dimension.Account, RecordValues.ToText),
            Document = Select(map.Document, Dimension.Document, RecordValues.ToText),
            Reason = Select(map.Reason, Dimension.Reason, RecordValues.ToText),
            Request = Select(map.Request, Dimension.Request, RecordValues.ToText),
            RowNumber = Select(map.RowNumber, RowFaults.RowNumberField, RecordValues.ToNumber),
            FoundText = (record, field) =>
                positions.TryGetValue(field, out int position) ? RecordValues.ToFoundText(ValueOf(record, position)) : null,
        };
        foreach ((string name, string column) in map.Dimensions)
            selectors.Dimensions[name] = Require(column, name, $"the dimension '{name}'", RecordValues.ToText);
        return selectors;
    }

    private Func<IDataRecord, T> Require<T>(string? column, string field, string part, Func<object?, T> read) =>
        Select(column, field, read) ?? throw new ArgumentException(
            $"Found no column for {part}; the name of one is needed. {Columns}", parameterName);

    private Func<IDataRecord, T>? Select<T>(string? column, string field, Func<object?, T> read)
    {
        if (column is null) return null;
        int position = Find(column);
        positions.TryAdd(field, position); // A dimension may have the name of a field, which comes first.
        return record => read(ValueOf(record, position));
    }

    private static object? ValueOf(IDataRecord record, int position) => record.IsDBNull(position) ? null : record.GetValue(position);

    private int Find(string column)
    {
        int[] found = PositionsOf(column, StringComparison.Ordinal);
        if (found.Length == 0) found = PositionsOf(column, StringComparison.OrdinalIgnoreCase);
        return found.Length == 1
            ? found[0]
            : throw new ArgumentException(WhyNotOne(column, found.Length), parameterName);
    }

    private int[] PositionsOf(string column, StringComparison comparison) =>
        [.. Enumerable.Range(0, names.Length).Where(i => string.Equals(names[i], column, comparison))];

    private string WhyNotOne(string column, int found) =>
        $"Found {(found == 0 ? "no column" : $"{Invariant.Count(found)} columns")} {Invariant.InQuotes(column)}; one is needed. {Columns}";

    private string Columns => names.Length == 0
        ? "The reader has no columns."
        : $"The columns are {string.Join(", ", names.Select(Invariant.OnOneLine))}. Name one of these.";
}
