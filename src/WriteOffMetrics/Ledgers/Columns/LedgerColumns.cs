using NodaTime;

namespace WriteOffMetrics;

/// <summary>
/// The rows of a ledger: chunks, and what the codes in them stand for. Rows are numbered chunk by chunk. Written once by the builder and
/// only read afterwards, so ledgers share chunks and dictionaries.
/// </summary>
internal sealed class LedgerColumns
{
    private readonly LedgerChunk[] chunks;
    private readonly DimensionValues[] dimensions;

    /// <summary>The number of the first row of each chunk, and behind the last the number of rows.</summary>
    private readonly int[] chunkStarts;

    /// <param name="currency">The currency of the amounts.</param>
    /// <param name="basis">Which day decides the period.</param>
    /// <param name="chunks">The rows.</param>
    /// <param name="dimensions">What the codes stand for.</param>
    /// <param name="origin">The rows of which these are a selection; none where they were built from entries, rows or columns.</param>
    public LedgerColumns(Currency currency, PeriodBasis basis, LedgerChunk[] chunks, DimensionValues[] dimensions, LedgerColumns? origin)
    {
        Currency = currency;
        Basis = basis;
        this.chunks = chunks;
        this.dimensions = dimensions;
        Origin = origin ?? this;
        chunkStarts = new int[chunks.Length + 1];
        for (int i = 0; i < chunks.Length; i++) chunkStarts[i + 1] = checked(chunkStarts[i] + chunks[i].Rows);
    }

    /// <summary>The columns of which these are a selection; these themselves where they were built.</summary>
    public LedgerColumns Origin { get; }

    public Currency Currency { get; }

    /// <summary>Which day decides the period.</summary>
    public PeriodBasis Basis { get; }

    public int Count => chunkStarts[^1];

    public ReadOnlySpan<LedgerChunk> Chunks => chunks;

    public IReadOnlyList<DimensionValues> Dimensions => dimensions;

    /// <summary>
    /// Whether every value of a dimension's dictionary is stated by a row: not by a selection of the rows, nor where the dictionary is a
    /// user's own.
    /// </summary>
    public bool StatesEveryValue(int dimension) => ReferenceEquals(Origin, this) && !dimensions[dimension].IsShared;

    /// <summary>Which codes of a dimension a row has.</summary>
    public bool[] OccurringCodes(int dimension)
    {
        var occurs = new bool[dimensions[dimension].Count];
        foreach (LedgerChunk chunk in chunks)
        {
            CodeColumn codes = chunk.CodesOf(dimension);
            if (codes.Min == codes.Max) occurs[codes.Max] = true;
            else for (int row = 0; row < chunk.Rows; row++) occurs[codes[row]] = true;
        }

        return occurs;
    }

    public int FirstRowOf(int chunk) => chunkStarts[chunk];

    /// <summary>The position of a dimension, or -1.</summary>
    public int IndexOfDimension(string name) => Array.FindIndex(dimensions, dimension => dimension.Name == name);

    /// <summary>The code of a value in a dimension, or −1 where no row of this ledger can have it.</summary>
    public int CodeOf(int dimension, string? value) =>
        dimensions[dimension].Values.CodeOf(value) is var code && code < dimensions[dimension].Count ? code : -1;

    /// <summary>Whether a row states when it was recorded.</summary>
    public bool IsRecorded(int row)
    {
        (LedgerChunk chunk, int position) = Locate(row);
        return chunk.RecordedDays is { } days && days[position] != DayNumber.None;
    }

    /// <summary>The day that decides the period of a row; none where it states none.</summary>
    public int PeriodDay(int row)
    {
        (LedgerChunk chunk, int position) = Locate(row);
        return LedgerChunk.DayOf(chunk.RunKeys[chunk.RunOf(position)]);
    }

    /// <summary>The amount of a row in minor units.</summary>
    public long Amount(int row)
    {
        (LedgerChunk chunk, int position) = Locate(row);
        return chunk.Amount(position);
    }

    /// <summary>The position of a row in what was offered; negative where it is not kept.</summary>
    public int Ordinal(int row)
    {
        (LedgerChunk chunk, int position) = Locate(row);
        return chunk.Ordinals?[position] ?? DayNumber.None;
    }

    /// <summary>The value of a row in a dimension; none where it states none.</summary>
    public string? Value(int row, int dimension) => dimensions[dimension].Values[Code(row, dimension)];

    /// <summary>The code of a row in a dimension.</summary>
    public int Code(int row, int dimension)
    {
        (LedgerChunk chunk, int position) = Locate(row);
        return chunk.CodesOf(dimension)[position];
    }

    /// <summary>
    /// Rows by the day that decides their period, those of one day in the order offered; of ledgers put together, which keep their own
    /// positions, those of one day and position in the order of the ledgers.
    /// </summary>
    public int[] InOrder(List<int> rows)
    {
        var keys = new long[rows.Count];
        for (int i = 0; i < keys.Length; i++)
        {
            (LedgerChunk chunk, int position) = Locate(rows[i]);
            keys[i] = ((long)LedgerChunk.DayOf(chunk.RunKeys[chunk.RunOf(position)]) << 32) | (uint)(
                chunk.Ordinals is { } ordinals && ordinals[position] >= 0 ? ordinals[position] : rows[i]);
        }

        int[] order = [.. rows];
        Array.Sort(keys, order);
        for (int start = 0, end; start < keys.Length; start = end)
        {
            for (end = start + 1; end < keys.Length && keys[end] == keys[start];) end++;
            if (end - start > 1) Array.Sort(order, start, end - start);
        }

        return order;
    }

    /// <summary>Some of the rows, in the order given, on another basis.</summary>
    public LedgerColumns Select(int[] rows, PeriodBasis basis)
    {
        var stage = new LedgerStage(basis, dimensions.Length);
        List<LedgerChunk> selected = [];
        foreach (int row in rows)
        {
            (LedgerChunk chunk, int position) = Locate(row);
            int key = chunk.RunKeys[chunk.RunOf(position)];
            stage.MakeRoom(1);
            for (int i = 0; i < dimensions.Length; i++) stage.SetCode(i, chunk.CodesOf(i)[position]);
            stage.Add(
                LedgerChunk.IdOf(key), chunk.EffectiveDays is { } days ? days[position] : LedgerChunk.DayOf(key), Day(chunk.RecordedDays),
                Day(chunk.OriginDays), Day(chunk.DueDays),
                chunk.Amount(position), chunk.Ordinals is { } ordinals ? ordinals[position] : DayNumber.None);
            if (stage.IsFull) selected.Add(stage.Seal());

            int Day(int[]? column) => column is null ? DayNumber.None : column[position];
        }

        if (!stage.IsEmpty) selected.Add(stage.Seal());
        return new LedgerColumns(Currency, basis, [.. selected], dimensions, Origin);
    }

    /// <summary>The row as an entry for reading.</summary>
    public LedgerEntry ReadEntry(int row)
    {
        (LedgerChunk chunk, int position) = Locate(row);
        int key = chunk.RunKeys[chunk.RunOf(position)];
        LocalDate day = DayNumber.ToDate(chunk.EffectiveDays is { } effective ? effective[position] : LedgerChunk.DayOf(key));
        var amount = Money.FromMinorUnits(chunk.Amount(position), Currency);
        var what = CategoryAndKind.FromId(LedgerChunk.IdOf(key));
        LedgerEntry entry = what.Kind switch
        {
            EntryKind.WriteOff => LedgerEntry.WriteOff(day, amount),
            EntryKind.Reversal => LedgerEntry.Reversal(day, amount),
            EntryKind.Recovery => LedgerEntry.Recovery(day, amount),
            _ => LedgerEntry.RecoveryReturned(day, amount),
        };

        return entry with
        {
            Category = what.Category,
            Ordinal = chunk.Ordinals is { } ordinals && ordinals[position] >= 0 ? ordinals[position] : null,
            RecordedDate = Day(chunk.RecordedDays),
            OriginDate = Day(chunk.OriginDays),
            DueDate = Day(chunk.DueDays),
            Account = Value(Dimension.Account),
            Document = Value(Dimension.Document),
            Reason = Value(Dimension.Reason),
            Request = Value(Dimension.Request),
            OwnDimensions =
            [
                .. dimensions
                    .Select((dimension, i) => (dimension, i))
                    .Where(own => !Dimension.IsBuiltIn(own.dimension.Name))
                    .Select(own => new LedgerEntry.OwnDimension(own.dimension.Name, ValueOf(own.i)))
                    .Where(own => own.Value is not null)
                    .OrderBy(own => own.Name, StringComparer.Ordinal),
            ],
        };

        LocalDate? Day(int[]? days) => days is null ? null : DayNumber.ToDateOrNone(days[position]);

        string? Value(string name) => IndexOfDimension(name) is var index and >= 0 ? ValueOf(index) : null;

        string? ValueOf(int dimension) => dimensions[dimension].Values[chunk.CodesOf(dimension)[position]];
    }

    private (LedgerChunk Chunk, int Position) Locate(int row)
    {
        int found = Array.BinarySearch(chunkStarts, row);
        int chunk = found >= 0 ? found : ~found - 1;
        return (chunks[chunk], row - chunkStarts[chunk]);
    }

    /// <summary>
    /// One dimension: its name, the values its codes stand for, how many of them are this ledger's (the dictionary may be given more), and
    /// whether the dictionary is a user's own, in which others
    /// number values too.
    /// </summary>
    internal sealed record DimensionValues(string Name, DimensionDictionary Values, int Count, bool IsShared);
}
