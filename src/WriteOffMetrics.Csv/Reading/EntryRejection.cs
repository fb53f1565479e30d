using NodaTime;

namespace WriteOffMetrics.Csv;

/// <summary>Says what is wrong with a row of an entry, in the words in which the core says it of any row.</summary>
internal sealed class EntryRejection
{
    private readonly Currency currency;
    private readonly FieldSelectors fields;
    private readonly EntrySelectors<TextRow> selectors;

    public EntryRejection(MapState map, Currency currency)
    {
        this.currency = currency;
        fields = new FieldSelectors(map);
        selectors = new EntrySelectors<TextRow>
        {
            EffectiveDate = fields.Day(CsvEntryMap.EffectiveDate)!,
            Amount = fields.Amount(MapState.Amount)!,
            Kind = fields.Member<EntryKind>(CsvEntryMap.Kind) ?? (static _ => EntryKind.WriteOff),
            Category = fields.Member<EntryCategory>(CsvEntryMap.Category) ?? (static _ => EntryCategory.Receivable),
            Currency = fields.Text(MapState.Currency),
            RecordedDate = fields.Day(CsvEntryMap.RecordedDate),
            OriginDate = fields.Day(CsvEntryMap.OriginDate),
            DueDate = fields.Day(CsvEntryMap.DueDate),
            Account = fields.Text(Dimension.Account),
            Document = fields.Text(Dimension.Document),
            Reason = fields.Text(Dimension.Reason),
            Request = fields.Text(Dimension.Request),
        };
        foreach ((string name, Func<TextRow, string?> select) in fields.Dimensions(OwnDimensions.IsOwn))
            selectors.Dimensions[name] = select;
    }

    /// <summary>
    /// Whether rows may state a day: one of the ISO calendar; the year 1 and 9999-12-31 stand for days that were never set.
    /// </summary>
    public static bool IsAllowed(LocalDate day) =>
        day.Calendar == CalendarSystem.Iso && day.Year > 1 && day != new LocalDate(9999, 12, 31);

    /// <summary>The finding on a bad row, and its amount, where that can be read and is of the currency.</summary>
    public (Finding Finding, decimal? Offered) Of(TextRow row)
    {
        LedgerImport import = WriteOffLedger.Import(currency, [row], selectors);
        if (import.Rejections.Count == 0)
            throw new InvalidOperationException(
                $"The row at {row.Position} is bad by one check and good by another. Functions of the map that answer the same "
                + "each time are needed.");
        return (fields.Told(import.Rejections[0], row), import.OfferedAmount);
    }
}
