using NodaTime;

namespace WriteOffMetrics;

/// <summary>Reads entries given as columns.</summary>
internal static class ColumnRows
{
    /// <summary>The parts of the entry at a position of columns.</summary>
    public static RowParts PartsOf(EntryColumns columns, int row, Currency currency) => new(
        columns.EffectiveDates.Span[row],
        columns.Amounts.IsEmpty
            ? MinorUnitConversion.ToDecimal(columns.MinorUnits.Span[row], currency.MinorUnitDigits)
            : columns.Amounts.Span[row],
        columns.Kinds.IsEmpty ? EntryKind.WriteOff : columns.Kinds.Span[row],
        columns.Categories.IsEmpty ? EntryCategory.Receivable : columns.Categories.Span[row],
        At(columns.RecordedDates, row), At(columns.OriginDates, row), At(columns.DueDates, row));

    /// <summary>Puts everything but dimensions of some good entries in the next places of a stage.</summary>
    /// <param name="stage">The stage, which has room for them.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="currency">The currency of their amounts.</param>
    /// <param name="start">The first entry.</param>
    /// <param name="rows">How many.</param>
    /// <param name="ordinal">The position of the first among all that were offered.</param>
    public static void Add(LedgerStage stage, EntryColumns columns, Currency currency, int start, int rows, int ordinal)
    {
        AddKeys(stage.NextKeys(rows), columns, start);
        AddAmounts(stage.NextAmounts(rows), columns, currency, start);
        AddOptionalParts(stage, columns, start, rows, ordinal);
    }

    private static void AddKeys(Span<int> keys, EntryColumns columns, int start)
    {
        ReadOnlySpan<LocalDate> days = columns.EffectiveDates.Span.Slice(start, keys.Length);
        ReadOnlySpan<EntryKind> kinds = columns.Kinds.IsEmpty ? [] : columns.Kinds.Span.Slice(start, keys.Length);
        ReadOnlySpan<EntryCategory> categories = columns.Categories.IsEmpty ? [] : columns.Categories.Span.Slice(start, keys.Length);
        for (int i = 0; i < keys.Length; i++)
        {
            EntryKind kind = kinds.IsEmpty ? EntryKind.WriteOff : kinds[i];
            EntryCategory category = categories.IsEmpty ? EntryCategory.Receivable : categories[i];
            keys[i] = LedgerChunk.KeyOf(new CategoryAndKind(category, kind).Id, DayNumber.OfAllowed(days[i]));
        }
    }

    private static void AddAmounts(Span<long> amounts, EntryColumns columns, Currency currency, int start)
    {
        if (columns.Amounts.IsEmpty)
        {
            columns.MinorUnits.Span.Slice(start, amounts.Length).CopyTo(amounts);
            return;
        }

        ReadOnlySpan<decimal> offered = columns.Amounts.Span.Slice(start, amounts.Length);
        for (int i = 0; i < amounts.Length; i++) MinorUnitConversion.TryFromDecimal(offered[i], currency.MinorUnitDigits, out amounts[i]);
    }

    private static void AddOptionalParts(LedgerStage stage, EntryColumns columns, int start, int rows, int ordinal)
    {
        if (columns.RecordedDates.IsEmpty && columns.OriginDates.IsEmpty && columns.DueDates.IsEmpty)
        {
            AddOrdinals(stage, columns, start, rows, ordinal);
            return;
        }

        for (int i = 0; i < rows; i++)
        {
            int place = columns.OrdinalOr(columns.KeepOrdinals ? checked(ordinal + i) : DayNumber.None, start + i);
            stage.SetNext(i, DayNumber.OrNone(At(columns.RecordedDates, start + i)), DayNumber.OrNone(At(columns.OriginDates, start + i)),
                DayNumber.OrNone(At(columns.DueDates, start + i)), place);
        }
    }

    private static void AddOrdinals(LedgerStage stage, EntryColumns columns, int start, int rows, int ordinal)
    {
        if (!columns.KeepOrdinals && columns.RowNumbers.IsEmpty) return;
        Span<int> places = stage.NextOrdinals(rows);
        if (columns.RowNumbers.IsEmpty)
        {
            for (int i = 0; i < places.Length; i++) places[i] = checked(ordinal + i);
        }
        else
        {
            ReadOnlySpan<int> numbers = columns.RowNumbers.Span.Slice(start, rows);
            for (int i = 0; i < places.Length; i++) places[i] = numbers[i] - 1;
        }
    }

    private static LocalDate? At(ReadOnlyMemory<LocalDate?> dates, int row) => dates.IsEmpty ? null : dates.Span[row];
}
