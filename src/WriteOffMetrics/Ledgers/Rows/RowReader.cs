using NodaTime;

namespace WriteOffMetrics;

/// <summary>
/// Reads rows of the user's own by their selectors, and keeps what the last one states until the next is read. For one builder and one
/// thread.
/// </summary>
internal sealed class RowReader<TRow>
{
    private readonly EntrySelectors<TRow> selectors;
    private readonly Currency currency;
    private readonly MidpointRounding? rounding;
    private readonly (string Dimension, DimensionColumn Column, Func<TRow, string?> Select)[] texts;

    // What the last row states.
    private LocalDate? effectiveDate, recordedDate, originDate, dueDate;
    private EntryKind? kind = EntryKind.WriteOff;
    private EntryCategory? category = EntryCategory.Receivable;
    private string? currencyCode;
    private long? rowNumber;
    private long minorUnits;
    private decimal? amount;

    /// <summary>The part that is being read, and of texts which.</summary>
    private Part part;
    private int text;

    /// <summary>What selectors threw; none of a row that could be read.</summary>
    private List<(string Field, bool IsDimension, Exception Thrown)>? thrown;

    /// <param name="selectors">The selectors.</param>
    /// <param name="columnOf">The builder's column of a dimension, which is added where there is none yet.</param>
    /// <param name="currency">The currency of the ledger.</param>
    /// <param name="rounding">How amounts with more decimals than the currency are rounded; none where they are refused.</param>
    public RowReader(
        EntrySelectors<TRow> selectors, Func<string, DimensionColumn> columnOf, Currency currency, MidpointRounding? rounding)
    {
        this.selectors = selectors;
        this.currency = currency;
        this.rounding = rounding;
        texts = [.. Stated().Select(one => (one.Dimension, columnOf(one.Dimension), one.Select))];
    }

    private enum Part
    {
        EffectiveDate, Amount, Currency, Kind, Category, RecordedDate, OriginDate, DueDate, RowNumber, Texts,
    }

    /// <summary>Kind and category of the last row, which was good.</summary>
    public CategoryAndKind What => new(category!.Value, kind!.Value);

    public LocalDate EffectiveDate => effectiveDate!.Value;

    public LocalDate? RecordedDate => recordedDate;

    public LocalDate? OriginDate => originDate;

    public LocalDate? DueDate => dueDate;

    public long MinorUnits => minorUnits;

    /// <summary>What the last row offered, and what became of it.</summary>
    public OfferedAmount Offered => new(selectors.Currency is null || currencyCode == currency.Code ? amount : null, minorUnits);

    /// <summary>The first exception that a selector threw at the last row; none where none did.</summary>
    public Exception? FirstThrown => thrown?[0].Thrown;

    /// <summary>The position of the last row that counts from 0: by its own number, or as given.</summary>
    public long OrdinalOr(long position) => rowNumber is { } number ? number - 1 : position;

    /// <summary>Reads a row, texts into their columns, and says whether it is good.</summary>
    public bool TryRead(TRow row)
    {
        Read(row);
        bool isGood = RowCheck.IsGoodDay(effectiveDate);
        isGood &= RowCheck.IsGood(amount, currency.MinorUnitDigits, rounding, out minorUnits);
        isGood &= RowCheck.IsGood(kind, category);
        if (selectors.RecordedDate is not null) isGood &= RowCheck.IsGood(recordedDate);
        if (selectors.OriginDate is not null) isGood &= RowCheck.IsGood(originDate);
        if (selectors.DueDate is not null) isGood &= RowCheck.IsGood(dueDate);
        if (selectors.Currency is not null) isGood &= currencyCode == currency.Code;
        if (selectors.RowNumber is not null) isGood &= RowCheck.IsGoodNumber(rowNumber);
        return isGood && thrown is null;
    }

    /// <summary>The finding on the last row, which was bad, with everything that is wrong with it.</summary>
    /// <param name="row">The row.</param>
    /// <param name="position">Its position among the rows, from 0, by which it is named where it has no number of its own.</param>
    public Finding Reject(TRow row, long position)
    {
        var parts = new RowParts(effectiveDate, amount, kind, category, recordedDate, originDate, dueDate);
        FindingPosition at = RowCheck.IsGoodNumber(rowNumber)
            ? FindingPosition.FromRow(rowNumber!.Value)
            : FindingPosition.FromOrdinal(position);
        var faults = new RowFaults(at, parts, currency, rounding)
        {
            ReadsCurrency = selectors.Currency is not null,
            CurrencyCode = currencyCode,
            RowNumber = selectors.RowNumber is null ? null : (rowNumber, position),
            Thrown = thrown ?? [],
            FoundText = field => FoundTextOf(row, field),
        };
        return faults.ToFinding();
    }

    /// <summary>Reads all parts; where a selector throws, those behind it as well, so that everything that is wrong is known.</summary>
    private void Read(TRow row)
    {
        thrown = null;
        text = 0;
        for (Part next = Part.EffectiveDate; ;)
        {
            try
            {
                ReadFrom(next, row);
                return;
            }
            catch (Exception why) when (why is not OutOfMemoryException and not OperationCanceledException)
            {
                next = Forget(why);
            }
        }
    }

    // A case per part instead of a loop over parts: a row costs a call per selector and nothing else.
    private void ReadFrom(Part first, TRow row)
    {
        switch (first)
        {
            case Part.EffectiveDate:
                part = Part.EffectiveDate;
                effectiveDate = selectors.EffectiveDate(row)?.Date;
                goto case Part.Amount;
            case Part.Amount:
                part = Part.Amount;
                amount = selectors.Amount(row);
                goto case Part.Currency;
            case Part.Currency:
                part = Part.Currency;
                if (selectors.Currency is { } currencyOf) currencyCode = currencyOf(row);
                goto case Part.Kind;
            case Part.Kind:
                part = Part.Kind;
                if (selectors.KindOrNone is { } kindOf) kind = kindOf(row);
                goto case Part.Category;
            case Part.Category:
                part = Part.Category;
                if (selectors.CategoryOrNone is { } categoryOf) category = categoryOf(row);
                goto case Part.RecordedDate;
            case Part.RecordedDate:
                part = Part.RecordedDate;
                if (selectors.RecordedDate is { } recordedOf) recordedDate = recordedOf(row)?.Date;
                goto case Part.OriginDate;
            case Part.OriginDate:
                part = Part.OriginDate;
                if (selectors.OriginDate is { } originOf) originDate = originOf(row)?.Date;
                goto case Part.DueDate;
            case Part.DueDate:
                part = Part.DueDate;
                if (selectors.DueDate is { } dueOf) dueDate = dueOf(row)?.Date;
                goto case Part.RowNumber;
            case Part.RowNumber:
                part = Part.RowNumber;
                if (selectors.RowNumber is { } numberOf) rowNumber = numberOf(row);
                goto default;
            default:
                part = Part.Texts;
                for (; text < texts.Length; text++) texts[text].Column.TextOfNext = texts[text].Select(row);
                return;
        }
    }

    /// <summary>Notes what a selector threw, takes its part for not stated, and says what is to be read next.</summary>
    private Part Forget(Exception why)
    {
        string field = part == Part.Texts ? texts[text].Dimension : FieldOf(part);
        (thrown ??= []).Add((field, part == Part.Texts, why));
        switch (part)
        {
            case Part.EffectiveDate: effectiveDate = null; break;
            case Part.Amount: amount = null; break;
            case Part.Currency: currencyCode = null; break;
            case Part.Kind: kind = null; break;
            case Part.Category: category = null; break;
            case Part.RecordedDate: recordedDate = null; break;
            case Part.OriginDate: originDate = null; break;
            case Part.DueDate: dueDate = null; break;
            case Part.RowNumber: rowNumber = null; break;
            default: text++; return Part.Texts;
        }

        return part + 1;
    }

    private static string FieldOf(Part part) => part switch
    {
        Part.EffectiveDate => RowFaults.EffectiveDate,
        Part.Amount => RowFaults.Amount,
        Part.Currency => RowFaults.CurrencyCodeField,
        Part.Kind => RowFaults.Kind,
        Part.Category => RowFaults.Category,
        Part.RecordedDate => RowFaults.RecordedDate,
        Part.OriginDate => RowFaults.OriginDate,
        Part.DueDate => RowFaults.DueDate,
        _ => RowFaults.RowNumberField,
    };

    /// <summary>
    /// What stands in a row for a field; none where nobody says it, or what says it throws: the fault is told all the same.
    /// </summary>
    private string? FoundTextOf(TRow row, string field)
    {
        if (selectors.FoundText is not { } textOf) return null;
        try
        {
            return textOf(row, field);
        }
        catch (Exception why) when (why is not OutOfMemoryException and not OperationCanceledException)
        {
            return null;
        }
    }

    private IEnumerable<(string Dimension, Func<TRow, string?> Select)> Stated()
    {
        if (selectors.Account is { } account) yield return (Dimension.Account, account);
        if (selectors.Document is { } document) yield return (Dimension.Document, document);
        if (selectors.Reason is { } reason) yield return (Dimension.Reason, reason);
        if (selectors.Request is { } request) yield return (Dimension.Request, request);
        foreach ((string name, Func<TRow, string?> select) in selectors.Dimensions) yield return (name, select);
    }
}
