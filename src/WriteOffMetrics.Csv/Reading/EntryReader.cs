using NodaTime;

namespace WriteOffMetrics.Csv;

/// <summary>
/// Reads entries: good rows to columns, without an object or a text per row, and a finding for each bad one. For one thread.
/// </summary>
internal sealed class EntryReader : IRowTaker
{
    // The fields that every map states come first.
    private const int EffectiveDate = 0, Amount = 1;

    private static readonly string[] OptionalDateNames = [CsvEntryMap.RecordedDate, CsvEntryMap.OriginDate, CsvEntryMap.DueDate];

    private readonly CsvRecords records;
    private readonly EntryRejection rejection;
    private readonly TextMemo<LocalDate> days;
    private readonly TextMemo<OptionalDay>? optionalDays;
    private readonly AmountText amounts;
    private readonly TextMemo<EntryKind>? kinds;
    private readonly TextMemo<EntryCategory>? categories;
    private readonly TextMemo<bool>? currencies;
    private readonly TextColumn[] texts;
    private readonly (int Field, LocalDate?[] Column)[] optionalDates;
    private readonly int kind, category, currencyField;
    private readonly bool mayThrow;
    private bool hasMuchText;

    /// <param name="records">The records.</param>
    /// <param name="map">Where the fields are.</param>
    /// <param name="currency">The currency of the entries.</param>
    /// <param name="capacity">How many entries a batch has.</param>
    /// <param name="dictionaryOf">What numbers the values of a dimension; none of one that is not wanted.</param>
    public EntryReader(
        CsvRecords records, MapState map, Currency currency, int capacity, Func<string, DimensionDictionary?> dictionaryOf)
    {
        this.records = records;
        rejection = new EntryRejection(map, currency);
        FieldReading<CalendarDay> reading = map.Days;
        days = new TextMemo<LocalDate>(text => IsAllowed(reading.Read(text)?.Date) is { } day ? day : null, null);
        amounts = new AmountText(map, currency);
        (kind, category, currencyField) =
            (map.IndexOf(CsvEntryMap.Kind), map.IndexOf(CsvEntryMap.Category), map.IndexOf(MapState.Currency));
        if (kind >= 0) kinds = new TextMemo<EntryKind>(((FieldReading<EntryKind>)map.Fields[kind].Words!).Read, null);
        if (category >= 0) categories = new TextMemo<EntryCategory>(((FieldReading<EntryCategory>)map.Fields[category].Words!).Read, null);
        if (currencyField >= 0) currencies = new TextMemo<bool>(text => text == currency.Code ? true : null, null);
        texts = [
            .. map.Fields.Select((field, i) => (field, i)).Where(one => one.field.IsText)
                .Select(one => (one.field, one.i, Dictionary: dictionaryOf(one.field.Name))).Where(one => one.Dictionary is not null)
                .Select(one => new TextColumn(one.field.Name, one.i, map.Form.HasProtectedTexts, one.Dictionary!, capacity))];
        int[] optional = [.. OptionalDateNames.Select(map.IndexOf)];
        Batch = new EntryBatch(capacity, kind >= 0, category >= 0, [.. optional.Select(field => field >= 0)], texts.Length);
        optionalDates = [.. optional.Select((field, i) => (field, Batch.OptionalDates[i])).Where(one => one.field >= 0)];
        if (optionalDates.Length > 0)
            optionalDays = new TextMemo<OptionalDay>(
                text => IsAllowed(reading.Read(text)?.Date) is { } day ? new OptionalDay(day) : null, new OptionalDay(null));
        mayThrow = records.HasComputed || reading.IsOwn || map.Amounts.IsOwn;
    }

    /// <summary>The last entries that were read.</summary>
    public EntryBatch Batch { get; }

    /// <summary>The dimensions, in the order of the codes of the batch.</summary>
    public IReadOnlyList<TextColumn> Texts => texts;

    /// <summary>Reads the next batch; false where it is the last.</summary>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        Batch.Count = 0;
        hasMuchText = false;
        bool hasMore = await records.ReadAsync(this, cancellationToken).ConfigureAwait(false);

        // Only now, and of good rows only: a dictionary has no values of rows that are bad.
        for (int i = 0; i < texts.Length; i++) texts[i].LookUp(Batch.Codes[i].AsSpan(0, Batch.Count));
        return hasMore;
    }

    public bool Take()
    {
        int at = Batch.Count;
        if (mayThrow ? TryReadGuarded(at) : TryRead(at))
        {
            Batch.RowNumbers[at] = unchecked((int)records.Row); // Who keeps them looks whether there are more.
            Batch.Count = at + 1;
        }
        else
        {
            (Finding finding, decimal? offered) = rejection.Of(records.ToTextRow());
            records.Reject(finding, offered);
        }

        return Batch.Count < Batch.Capacity && !hasMuchText;
    }

    public bool TakeBad(Finding finding)
    {
        records.Reject(finding, null);
        return true;
    }

    private bool TryReadGuarded(int at)
    {
        try
        {
            return TryRead(at);
        }
        catch (Exception why) when (why is not OutOfMemoryException and not OperationCanceledException)
        {
            return false; // What was thrown is told where the row is rejected.
        }
    }

    private bool TryRead(int at)
    {
        if (days.Read(records.Field(EffectiveDate)) is not { } day) return false;
        if (!amounts.TryRead(records.Field(Amount), out Batch.MinorUnits[at])) return false;
        Batch.EffectiveDates[at] = day;
        if (kinds is not null)
        {
            if (kinds.Read(records.Field(kind)) is not { } stated) return false;
            Batch.Kinds[at] = stated;
        }

        return TryReadOptional(at) && TryReadTexts(at);
    }

    private bool TryReadOptional(int at)
    {
        if (categories is not null)
        {
            if (categories.Read(records.Field(category)) is not { } stated) return false;
            Batch.Categories[at] = stated;
        }

        if (currencies is not null && currencies.Read(records.Field(currencyField)) is null) return false;
        foreach ((int field, LocalDate?[] column) in optionalDates)
        {
            if (optionalDays!.Read(records.Field(field)) is not { } stated) return false;
            column[at] = stated.Day;
        }

        return true;
    }

    private bool TryReadTexts(int at)
    {
        foreach (TextColumn text in texts)
        {
            bool isText = text.TryKeep(at, records.Field(text.Place));
            hasMuchText |= text.IsFull;
            if (!isText) return false;
        }

        return true;
    }

    private static LocalDate? IsAllowed(LocalDate? day) => day is { } stated && EntryRejection.IsAllowed(stated) ? stated : null;

    /// <summary>A day, or that none is stated.</summary>
    private readonly record struct OptionalDay(LocalDate? Day);
}
