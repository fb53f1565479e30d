using NodaTime;

namespace WriteOffMetrics;

/// <summary>
/// The rows of a ledger as plain columns, sorted by effective day, rows of one day in the order offered. This file alone knows the layout;
/// it is written once by the builder and only read afterwards.
/// </summary>
internal sealed class LedgerColumns(
    Currency currency, int[] days, long[] amounts, EntryKind[] kinds, EntryCategory[] categories, int[] ordinals, LedgerColumns.DimensionColumn[] dimensions)
{
    public Currency Currency => currency;

    public int Count => days.Length;

    public ReadOnlySpan<long> Amounts => amounts;

    public ReadOnlySpan<EntryKind> Kinds => kinds;

    public ReadOnlySpan<EntryCategory> Categories => categories;

    public IReadOnlyList<DimensionColumn> Dimensions => dimensions;

    /// <summary>The position of the first row on or after a day.</summary>
    public int FirstRowFrom(int day)
    {
        int low = 0, high = days.Length;
        while (low < high)
        {
            int middle = low + (high - low) / 2;
            if (days[middle] < day) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    /// <summary>The position of a dimension's column, or -1.</summary>
    public int IndexOfDimension(string name) => Array.FindIndex(dimensions, column => column.Name == name);

    /// <summary>The row as an entry for reading.</summary>
    public LedgerEntry ReadEntry(int row)
    {
        LocalDate day = DayNumber.ToDate(days[row]);
        var amount = Money.FromMinorUnits(amounts[row], currency);
        LedgerEntry entry = kinds[row] switch
        {
            EntryKind.WriteOff => LedgerEntry.WriteOff(day, amount),
            EntryKind.Reversal => LedgerEntry.Reversal(day, amount),
            EntryKind.Recovery => LedgerEntry.Recovery(day, amount),
            _ => LedgerEntry.RecoveryReturned(day, amount),
        };

        return entry with
        {
            Category = categories[row],
            Ordinal = ordinals[row],
            Account = Value(Dimension.Account),
            Document = Value(Dimension.Document),
            Reason = Value(Dimension.Reason),
            OwnDimensions =
            [
                .. dimensions
                    .Where(column => !Dimension.IsBuiltIn(column.Name))
                    .Select(column => new LedgerEntry.OwnDimension(column.Name, column.ValueOf(row)))
                    .Where(own => own.Value is not null)
                    .OrderBy(own => own.Name, StringComparer.Ordinal),
            ],
        };

        string? Value(string name) => Array.Find(dimensions, column => column.Name == name)?.ValueOf(row);
    }

    /// <summary>One dimension: a code per row, and the values they stand for.</summary>
    internal sealed class DimensionColumn(string name, int[] codes, ValueDictionary values)
    {
        public string Name => name;

        public ReadOnlySpan<int> Codes => codes;

        public ValueDictionary Values => values;

        public string? ValueOf(int row) => values[codes[row]];
    }
}
