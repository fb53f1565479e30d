using NodaTime;

namespace WriteOffMetrics.Csv;

/// <summary>Where batches of entries go.</summary>
internal static class EntrySinks
{
    /// <summary>Into a builder of a ledger.</summary>
    /// <param name="builder">The builder, whose dimensions have the dictionaries of the texts.</param>
    /// <param name="reader">What has read the batch.</param>
    public static void AddTo(LedgerBuilder builder, EntryReader reader)
    {
        EntryBatch batch = reader.Batch;
        if (batch.Count == 0) return;
        var columns = new EntryColumns
        {
            EffectiveDates = Part(batch.EffectiveDates),
            MinorUnits = Part(batch.MinorUnits),
            Kinds = Part(batch.Kinds),
            Categories = Part(batch.Categories),
            RecordedDates = Part(batch.OptionalDates[0]),
            OriginDates = Part(batch.OptionalDates[1]),
            DueDates = Part(batch.OptionalDates[2]),
            RowNumbers = Part(batch.RowNumbers),
        };
        for (int i = 0; i < reader.Texts.Count; i++)
            columns.Codes[reader.Texts[i].Name] = DimensionCodes.From(reader.Texts[i].Dictionary, Part(batch.Codes[i]));
        builder.AddRange(columns);

        ReadOnlyMemory<T> Part<T>(T[] column) => column.AsMemory(0, Math.Min(column.Length, batch.Count));
    }

    /// <summary>Into totals that keep no entries.</summary>
    public static void AddTo(LiveTotals totals, EntryReader reader)
    {
        EntryBatch batch = reader.Batch;
        int[]? codes = reader.Texts.Count == 0 ? null : batch.Codes[0];
        for (int i = 0; i < batch.Count; i++)
        {
            totals.Add(batch.EffectiveDates[i], batch.CategoryAt(i), batch.KindAt(i), batch.MinorUnits[i], codes is null ? 0 : codes[i]);
        }
    }

    /// <summary>An entry of its own.</summary>
    public static LedgerEntry EntryAt(EntryReader reader, int row, Currency currency)
    {
        EntryBatch batch = reader.Batch;
        Money amount = Money.FromMinorUnits(batch.MinorUnits[row], currency);
        LocalDate day = batch.EffectiveDates[row];
        LedgerEntry entry = batch.KindAt(row) switch
        {
            EntryKind.Reversal => LedgerEntry.Reversal(day, amount),
            EntryKind.Recovery => LedgerEntry.Recovery(day, amount),
            EntryKind.RecoveryReturned => LedgerEntry.RecoveryReturned(day, amount),
            _ => LedgerEntry.WriteOff(day, amount),
        };
        entry = entry with
        {
            Category = batch.CategoryAt(row),
            RecordedDate = DateAt(0),
            OriginDate = DateAt(1),
            DueDate = DateAt(2),
        };
        for (int i = 0; i < reader.Texts.Count; i++)
        {
            string? value = reader.Texts[i].Dictionary[batch.Codes[i][row]];
            entry = reader.Texts[i].Name switch
            {
                Dimension.Account => entry with { Account = value },
                Dimension.Document => entry with { Document = value },
                Dimension.Reason => entry with { Reason = value },
                Dimension.Request => entry with { Request = value },
                string name => entry.With(name, value),
            };
        }

        return entry;

        LocalDate? DateAt(int column) => batch.OptionalDates[column].Length == 0 ? null : batch.OptionalDates[column][row];
    }

    /// <summary>The amounts of a batch added up, in minor units.</summary>
    public static Int128 SumOf(EntryBatch batch)
    {
        Int128 sum = 0;
        for (int i = 0; i < batch.Count; i++) sum += batch.MinorUnits[i];
        return sum;
    }
}
