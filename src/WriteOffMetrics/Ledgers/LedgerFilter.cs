namespace WriteOffMetrics;

/// <summary>
/// Which rows of the columns belong to a ledger: a span of days, kinds, categories, and allowed codes per dimension.
/// Narrowing makes a new filter; no row is copied.
/// </summary>
internal sealed record LedgerFilter
{
    public static readonly LedgerFilter All = new();

    private LedgerFilter()
    {
    }

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

    /// <summary>The category, if the filter leaves only one.</summary>
    public EntryCategory? OnlyCategory => int.PopCount(Categories) == 1 ? (EntryCategory)int.TrailingZeroCount(Categories) : null;

    public LedgerFilter WithDays(int first, int last) => this with { FirstDay = Math.Max(FirstDay, first), LastDay = Math.Min(LastDay, last) };

    public LedgerFilter WithKnownDays(int first, int last) => this with { FirstKnownDay = Math.Max(FirstKnownDay, first), LastKnownDay = Math.Min(LastKnownDay, last) };

    public LedgerFilter WithKinds(IEnumerable<EntryKind> kinds) => this with { Kinds = Kinds & kinds.Aggregate(0, (mask, kind) => mask | 1 << (int)kind) };

    public LedgerFilter WithCategories(IEnumerable<EntryCategory> categories) =>
        this with { Categories = Categories & categories.Aggregate(0, (mask, category) => mask | 1 << (int)category) };

    public LedgerFilter WithCodes(int dimension, bool[] allowed) => this with { Codes = [.. Codes, (dimension, allowed)] };

    /// <summary>What remains to be said of rows that this filter has already chosen: which category they are of, which sets what totals read.</summary>
    public LedgerFilter OnAllRows() => All with { Categories = Categories };

    public LedgerFilter WithCode(int dimension, int code) => this with { SingleCodes = [.. SingleCodes, (dimension, code)] };

    /// <summary>The rows that can belong: those of the span of days.</summary>
    public (int First, int End) RowsOf(LedgerColumns columns) => FirstDay > LastDay
        ? (0, 0)
        : (columns.FirstRowFrom(FirstDay), columns.FirstRowFrom(LastDay + 1));

    /// <summary>Whether a row of the span of days belongs.</summary>
    public bool Accepts(LedgerColumns columns, int row)
    {
        if ((FirstKnownDay > DayNumber.Min || LastKnownDay < DayNumber.Max) && columns.KnownDay(row) is var known && (known < FirstKnownDay || known > LastKnownDay)) return false;
        if ((Kinds >> (int)columns.Kinds[row] & 1) == 0 || (Categories >> (int)columns.Categories[row] & 1) == 0) return false;
        foreach ((int dimension, int code) in SingleCodes)
        {
            if (columns.Dimensions[dimension].Codes[row] != code) return false;
        }

        foreach ((int dimension, bool[] allowed) in Codes)
        {
            if (!allowed[columns.Dimensions[dimension].Codes[row]]) return false;
        }

        return true;
    }
}
