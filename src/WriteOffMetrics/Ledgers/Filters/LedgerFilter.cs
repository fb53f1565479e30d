using System.Runtime.CompilerServices;

namespace WriteOffMetrics;

/// <summary>
/// Which rows of the columns belong to a ledger: a span of days, kinds, categories, and allowed codes per dimension; with the words for
/// its conditions. Narrowing makes a new filter; no row is copied.
/// </summary>
internal sealed record LedgerFilter
{
    public static readonly LedgerFilter All = new();

    private const int KindCount = (int)EntryKind.RecoveryReturned + 1;

    private LedgerFilter()
    {
    }

    /// <summary>What the ledger was filtered by, in words; empty for a whole ledger, and for the entries behind a figure.</summary>
    public string[] Conditions { get; private init; } = [];

    /// <summary>The days that decide the period, from and through; rows without one belong unless days are asked for.</summary>
    public int FirstDay { get; private init; } = DayNumber.None;

    public int LastDay { get; private init; } = DayNumber.Max;

    /// <summary>The days on which a row counts as known, from and through.</summary>
    private int FirstKnownDay { get; init; } = DayNumber.None;

    private int LastKnownDay { get; init; } = DayNumber.Max;

    private int Kinds { get; init; } = ~0;

    private int Categories { get; init; } = ~0;

    private (int Dimension, bool[] Allowed)[] Codes { get; init; } = [];

    private (int Dimension, int Code)[] SingleCodes { get; init; } = [];

    /// <summary>Whether every row belongs, whatever is said of it.</summary>
    public bool IsAll => FirstDay == DayNumber.None && LastDay == DayNumber.Max && Kinds == ~0 && Categories == ~0 && !LooksAtRows;

    /// <summary>The category, if the filter leaves only one.</summary>
    public EntryCategory? OnlyCategory => int.PopCount(Categories) == 1 ? (EntryCategory)int.TrailingZeroCount(Categories) : null;

    /// <summary>The only kind, where the ledger was filtered by one.</summary>
    private EntryKind? OnlyKind => int.PopCount(Kinds) == 1 ? (EntryKind)int.TrailingZeroCount(Kinds) : null;

    /// <summary>
    /// How many kinds results have room for: one where the ledger was filtered by a kind, otherwise all. No other condition changes it, nor
    /// what the ledger has.
    /// </summary>
    public int RoomForKinds => OnlyKind is null ? KindCount : 1;

    /// <summary>The position of a kind among those that results have room for, or −1.</summary>
    public int PositionOf(EntryKind kind) => OnlyKind is not { } only ? (int)kind : kind == only ? 0 : -1;

    /// <summary>The same, with words for the last condition.</summary>
    public LedgerFilter Named(string condition) => this with { Conditions = [.. Conditions, condition] };

    /// <summary>The same, of which no row belongs.</summary>
    public LedgerFilter WithNothing() => this with { FirstDay = DayNumber.Max, LastDay = DayNumber.None };

    public LedgerFilter WithDays(int first, int last) =>
        this with { FirstDay = Math.Max(FirstDay, first), LastDay = Math.Min(LastDay, last) };

    public LedgerFilter WithKnownDays(int first, int last) =>
        this with { FirstKnownDay = Math.Max(FirstKnownDay, first), LastKnownDay = Math.Min(LastKnownDay, last) };

    /// <summary>The rows of one kind: none where the filter left only another.</summary>
    public LedgerFilter WithKind(EntryKind kind)
    {
        LedgerFilter narrower = this with { Kinds = 1 << (int)kind };
        return OnlyKind is { } only && only != kind ? narrower.WithNothing() : narrower;
    }

    /// <summary>The rows of some kinds, for a look at the entries behind a figure.</summary>
    public LedgerFilter WithKinds(IEnumerable<EntryKind> kinds) =>
        this with { Kinds = Kinds & kinds.Aggregate(0, (mask, kind) => mask | 1 << (int)kind) };

    public LedgerFilter WithCategories(IEnumerable<EntryCategory> categories) =>
        this with { Categories = Categories & categories.Aggregate(0, (mask, category) => mask | 1 << (int)category) };

    public LedgerFilter WithCodes(int dimension, bool[] allowed) => this with { Codes = [.. Codes, (dimension, allowed)] };

    /// <summary>
    /// What remains to be said of rows that this filter has already chosen: of which category and kind they are, which sets what totals
    /// read and what results have room for.
    /// </summary>
    public LedgerFilter OnAllRows() => All with { Categories = Categories, Kinds = Kinds, Conditions = Conditions };

    public LedgerFilter WithCode(int dimension, int code) => this with { SingleCodes = [.. SingleCodes, (dimension, code)] };

    /// <summary>The rows that belong, by their numbers, chunk by chunk as they lie.</summary>
    public List<int> RowsOf(LedgerColumns columns)
    {
        List<int> rows = [];
        Span<int> room = stackalloc int[AcceptedRows.BlockLength];
        for (int i = 0; i < columns.Chunks.Length; i++)
        {
            foreach ((int first, int end) in RunsOf(columns.Chunks[i]))
            {
                for (var accepted = new AcceptedRows(this, columns.Chunks[i], first, end, room); accepted.MoveNext();)
                {
                    foreach (int row in accepted.Current) rows.Add(columns.FirstRowOf(i) + row);
                }
            }
        }

        return rows;
    }

    /// <summary>Reads the rows that belong a block at a time, chunk by chunk as they lie.</summary>
    public void ReadBlocks(LedgerColumns columns, RowBlock.Reader read)
    {
        Span<int> room = stackalloc int[AcceptedRows.BlockLength];
        for (int i = 0; i < columns.Chunks.Length; i++)
        {
            LedgerChunk chunk = columns.Chunks[i];
            foreach ((int first, int end) in RunsOf(chunk))
            {
                int run = first;
                for (var accepted = new AcceptedRows(this, chunk, first, end, room); accepted.MoveNext();)
                {
                    if (accepted.Current.IsEmpty) continue;
                    while (chunk.RunStarts[run + 1] <= accepted.Current[0]) run++;
                    read(new RowBlock(chunk, columns.FirstRowOf(i), LedgerChunk.IdOf(chunk.RunKeys[run]), run, accepted.Current));
                }
            }
        }
    }

    /// <summary>The first and the last day of the rows that belong; none where none has a day.</summary>
    public (int First, int Last)? DaysOf(LedgerColumns columns)
    {
        (int first, int last) = (int.MaxValue, int.MinValue);
        foreach (LedgerChunk chunk in columns.Chunks)
        {
            foreach ((int firstRun, int endRun) in RunsOf(chunk))
            {
                for (int run = firstRun; run < endRun; run++)
                {
                    int day = LedgerChunk.DayOf(chunk.RunKeys[run]);
                    if (day < DayNumber.Min || (day >= first && day <= last) || CountOf(chunk, run, run + 1) == 0) continue;
                    (first, last) = (Math.Min(first, day), Math.Max(last, day));
                }
            }
        }

        return first > last ? null : (first, last);
    }

    /// <summary>The number of rows that belong.</summary>
    public int CountOf(LedgerColumns columns)
    {
        int count = 0;
        foreach (LedgerChunk chunk in columns.Chunks)
        {
            foreach ((int first, int end) in RunsOf(chunk)) count += CountOf(chunk, first, end);
        }

        return count;
    }

    private int CountOf(LedgerChunk chunk, int firstRun, int endRun)
    {
        if (!LooksAtRows) return chunk.RunStarts[endRun] - chunk.RunStarts[firstRun];
        int count = 0;
        Span<int> room = stackalloc int[AcceptedRows.BlockLength];
        for (var accepted = new AcceptedRows(this, chunk, firstRun, endRun, room); accepted.MoveNext();) count += accepted.Current.Length;
        return count;
    }

    /// <summary>The spans of runs of a chunk that can belong, one per category and kind.</summary>
    public IEnumerable<(int First, int End)> RunsOf(LedgerChunk chunk)
    {
        foreach (LedgerChunk.IdRuns id in chunk.Ids)
        {
            if (RunsOf(chunk, id) is var (first, end) && first < end) yield return (first, end);
        }
    }

    /// <summary>The runs of a category and kind that can belong: none where it does not, or no day.</summary>
    public (int First, int End) RunsOf(LedgerChunk chunk, LedgerChunk.IdRuns id)
    {
        if (FirstDay > LastDay || !AcceptsId(id.Id) || IsExcludedByCodes(chunk)) return (0, 0);
        return (
            FirstDay <= DayNumber.None ? id.FirstRun : chunk.FirstRunFrom(id.FirstRun, id.EndRun, LedgerChunk.KeyOf(id.Id, FirstDay)),
            LastDay >= DayNumber.Max ? id.EndRun : chunk.FirstRunFrom(id.FirstRun, id.EndRun, LedgerChunk.KeyOf(id.Id, LastDay + 1)));
    }

    /// <summary>The dimension and code asked for, where nothing else is asked of single rows; none otherwise.</summary>
    public (int Dimension, int Code)? OnlyCode => !LooksAtKnownDays && Codes.Length == 0 && SingleCodes.Length == 1 ? SingleCodes[0] : null;

    /// <summary>Whether rows of a category and kind can belong.</summary>
    public bool AcceptsId(int categoryAndKind)
    {
        var what = CategoryAndKind.FromId(categoryAndKind);
        return (Kinds >> (int)what.Kind & 1) != 0 && (Categories >> (int)what.Category & 1) != 0;
    }

    /// <summary>Whether single rows must be looked at, because something other than category, kind and day is asked for.</summary>
    public bool LooksAtRows => LooksAtKnownDays || Codes.Length > 0 || SingleCodes.Length > 0;

    /// <summary>Whether rows are asked on which day they became known.</summary>
    public bool LooksAtKnownDays => FirstKnownDay > DayNumber.Min || LastKnownDay < DayNumber.Max;

    /// <summary>Chooses the rows that belong among neighbours whose category, kind and day do.</summary>
    /// <param name="chunk">Their chunk.</param>
    /// <param name="first">The first of them.</param>
    /// <param name="end">The one behind the last.</param>
    /// <param name="periodDay">Their day; where nothing is asked of known days, of any of them.</param>
    /// <param name="rows">Where their numbers go.</param>
    /// <returns>How many belong.</returns>
    public int Accept(LedgerChunk chunk, int first, int end, int periodDay, Span<int> rows)
    {
        rows = rows[..(end - first)];
        for (int i = 0; i < rows.Length; i++) rows[i] = first + i;
        if (LooksAtKnownDays) rows = rows[..KeepKnown(chunk, periodDay, rows)];
        foreach ((int dimension, int code) in SingleCodes) rows = rows[..KeepCode(chunk.CodesOf(dimension), code, rows)];
        foreach ((int dimension, bool[] allowed) in Codes) rows = rows[..KeepAllowed(chunk.CodesOf(dimension), allowed, rows)];
        return rows.Length;
    }

    // Each row is written over the last one that was not kept, and kept by a sum instead of a branch: which rows belong follows no
    // pattern that a processor could foresee.
    private int KeepKnown(LedgerChunk chunk, int periodDay, Span<int> rows)
    {
        (int[]? recorded, int[]? effective, int kept) = (chunk.RecordedDays, chunk.EffectiveDays, 0);
        foreach (int row in rows)
        {
            int known = recorded is not null && recorded[row] != DayNumber.None ? recorded[row]
                : effective is not null ? effective[row] : periodDay;
            rows[kept] = row;
            kept += Unsafe.BitCast<bool, byte>(known >= FirstKnownDay & known <= LastKnownDay);
        }

        return kept;
    }

    private static int KeepCode(CodeColumn column, int code, Span<int> rows)
    {
        int kept = 0;
        foreach (int row in rows)
        {
            rows[kept] = row;
            kept += Unsafe.BitCast<bool, byte>(column[row] == code);
        }

        return kept;
    }

    private static int KeepAllowed(CodeColumn column, bool[] allowed, Span<int> rows)
    {
        int kept = 0;
        foreach (int row in rows)
        {
            rows[kept] = row;
            kept += Unsafe.BitCast<bool, byte>(allowed[column[row]]);
        }

        return kept;
    }

    /// <summary>Whether no row of a chunk can have the codes asked for, because they lie outside those it has.</summary>
    private bool IsExcludedByCodes(LedgerChunk chunk)
    {
        foreach ((int dimension, int code) in SingleCodes)
        {
            CodeColumn column = chunk.CodesOf(dimension);
            if (code < column.Min || code > column.Max) return true;
        }

        return false;
    }
}
