using NodaTime;

namespace WriteOffMetrics;

/// <summary>
/// The rows of a ledger as plain columns, sorted by the day that decides the period, rows of one day in the order offered. This file alone knows the
/// layout; it is written once by the builder and only read afterwards. Columns of days that no row states are absent and cost nothing.
/// </summary>
internal sealed class LedgerColumns
{
    private readonly int[] periodDays;
    private readonly int[] effectiveDays;
    private readonly int[]? recordedDays;
    private readonly int[]? originDays;
    private readonly int[]? dueDays;
    private readonly long[] amounts;
    private readonly EntryKind[] kinds;
    private readonly EntryCategory[] categories;
    private readonly int[] ordinals;
    private readonly DimensionColumn[] dimensions;

    /// <summary>The columns of rows in any order; they are sorted here.</summary>
    public LedgerColumns(
        Currency currency, PeriodBasis basis,
        int[] effectiveDays, int[]? recordedDays, int[]? originDays, int[]? dueDays,
        long[] amounts, EntryKind[] kinds, EntryCategory[] categories, int[] ordinals, IEnumerable<DimensionColumn> dimensions, LedgerColumns? origin)
    {
        Origin = origin ?? this;
        Currency = currency;
        Basis = basis;
        int[] order = OrderByDay(Enumerable.Range(0, effectiveDays.Length).Select(PeriodDay), ordinals);
        this.effectiveDays = Permute(effectiveDays, order);
        this.recordedDays = recordedDays is null ? null : Permute(recordedDays, order);
        this.originDays = originDays is null ? null : Permute(originDays, order);
        this.dueDays = dueDays is null ? null : Permute(dueDays, order);
        this.amounts = Permute(amounts, order);
        this.kinds = Permute(kinds, order);
        this.categories = Permute(categories, order);
        this.ordinals = Permute(ordinals, order);
        this.dimensions = [.. dimensions.Select(column => new DimensionColumn(column.Name, Permute(column.CodeArray, order), column.Values))];
        periodDays = basis == PeriodBasis.EffectiveDate ? this.effectiveDays : [.. order.Select(PeriodDay)];

        int PeriodDay(int row) => basis switch
        {
            PeriodBasis.RecordedDate => recordedDays is null || recordedDays[row] == DayNumber.None ? effectiveDays[row] : recordedDays[row],
            PeriodBasis.OriginDate => originDays is null ? DayNumber.None : originDays[row],
            _ => effectiveDays[row],
        };
    }

    /// <summary>The columns of which these are a selection; these themselves where they were built from entries or rows.</summary>
    public LedgerColumns Origin { get; }

    public Currency Currency { get; }

    /// <summary>Which day decides the period.</summary>
    public PeriodBasis Basis { get; }

    public int Count => periodDays.Length;

    public ReadOnlySpan<long> Amounts => amounts;

    public ReadOnlySpan<EntryKind> Kinds => kinds;

    public ReadOnlySpan<EntryCategory> Categories => categories;

    public IReadOnlyList<DimensionColumn> Dimensions => dimensions;

    /// <summary>Whether a row states when it was recorded.</summary>
    public bool IsRecorded(int row) => recordedDays is not null && recordedDays[row] != DayNumber.None;

    /// <summary>The day on which a row counts as known: when it was recorded, or else its effective date.</summary>
    public int KnownDay(int row) => IsRecorded(row) ? recordedDays![row] : effectiveDays[row];

    /// <summary>The day that decides the period of a row; none where it states none.</summary>
    public int PeriodDay(int row) => periodDays[row];

    /// <summary>The position of the first row whose period is decided by a day or a later one. Rows without such a day come first.</summary>
    public int FirstRowFrom(int day)
    {
        int low = 0, high = periodDays.Length;
        while (low < high)
        {
            int middle = low + (high - low) / 2;
            if (periodDays[middle] < day) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    /// <summary>The position of a dimension's column, or -1.</summary>
    public int IndexOfDimension(string name) => Array.FindIndex(dimensions, column => column.Name == name);

    /// <summary>Some of the rows, on another basis.</summary>
    public LedgerColumns Select(int[] rows, PeriodBasis basis) => new(
        Currency, basis,
        Permute(effectiveDays, rows), recordedDays is null ? null : Permute(recordedDays, rows), originDays is null ? null : Permute(originDays, rows), dueDays is null ? null : Permute(dueDays, rows),
        Permute(amounts, rows), Permute(kinds, rows), Permute(categories, rows), Permute(ordinals, rows),
        dimensions.Select(column => new DimensionColumn(column.Name, Permute(column.CodeArray, rows), column.Values)), Origin);

    /// <summary>The row as an entry for reading.</summary>
    public LedgerEntry ReadEntry(int row)
    {
        LocalDate day = DayNumber.ToDate(effectiveDays[row]);
        var amount = Money.FromMinorUnits(amounts[row], Currency);
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
            RecordedDate = Day(recordedDays),
            OriginDate = Day(originDays),
            DueDate = Day(dueDays),
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

        LocalDate? Day(int[]? days) => days is null ? null : DayNumber.ToDateOrNone(days[row]);

        string? Value(string name) => Array.Find(dimensions, column => column.Name == name)?.ValueOf(row);
    }

    /// <summary>The rows by day, rows of one day in the order offered: the day in the upper half of a sort key, the ordinal in the lower.</summary>
    private static int[] OrderByDay(IEnumerable<int> days, int[] ordinals)
    {
        long[] keys = [.. days.Zip(ordinals, (day, ordinal) => ((long)day << 32) | (uint)ordinal)];
        int[] order = [.. Enumerable.Range(0, keys.Length)];
        Array.Sort(keys, order);
        return order;
    }

    private static T[] Permute<T>(T[] column, int[] order)
    {
        var permuted = new T[order.Length];
        for (int i = 0; i < order.Length; i++) permuted[i] = column[order[i]];
        return permuted;
    }

    /// <summary>One dimension: a code per row, and the values they stand for.</summary>
    internal sealed class DimensionColumn(string name, int[] codes, ValueDictionary values)
    {
        public string Name => name;

        public ReadOnlySpan<int> Codes => codes;

        public ValueDictionary Values => values;

        internal int[] CodeArray => codes;

        public string? ValueOf(int row) => values[codes[row]];
    }
}
