using System.Numerics;

namespace WriteOffMetrics.Tests;

/// <summary>Some entries of one category, kind and value, or pair of values, in one period: -1 is outside.</summary>
internal sealed record ModelCell(
    int Period, EntryCategory Category, EntryKind Kind, string? First, string? Second, BigInteger Sum, long Count);

/// <summary>
/// Totals by no, one or two dimensions: a list of cells, several of which may be of the same; they are added up when they are read.
/// </summary>
internal sealed record ModelTotals
{
    private const int Kinds = 4, CategoriesAndKinds = 6 * Kinds;

    /// <summary>The cells added up, and which cells these were: a copy of the record has others.</summary>
    private (IReadOnlyList<ModelCell> Of, BigInteger[] Sums, long[] Counts)? dense;

    public required ModelAxis Axis { get; init; }

    public required Currency Currency { get; init; }

    /// <summary>The names of the dimensions: none, one or two.</summary>
    public required IReadOnlyList<string> Dimensions { get; init; }

    public required IReadOnlyList<ModelCell> Cells { get; init; }

    public PeriodBasis Basis { get; init; }

    public int? LastCompleteDay { get; init; }

    /// <summary>Whether it is known what lies outside the axis.</summary>
    public bool KnowsOutside { get; init; } = true;

    /// <summary>The category from which figures are read; null is all losses.</summary>
    public EntryCategory? Scope { get; init; } = EntryCategory.Receivable;

    /// <summary>The entries, on the axis and outside; null where a part has none to show.</summary>
    public IReadOnlyList<ModelEntry>? Entries { get; init; }

    /// <summary>The values that an entry has, in any category, on the axis or outside, letter by letter.</summary>
    public IReadOnlyList<string?> FirstValues => Ordered(Cells.Select(cell => cell.First));

    public IReadOnlyList<string?> SecondValues => Ordered(Cells.Select(cell => cell.Second));

    public IReadOnlyList<EntryCategory> Categories => [.. Cells.Select(cell => cell.Category).Distinct().Order()];

    /// <summary>Whether the sum of a cell on the axis needs more than 64 bits.</summary>
    public bool Overflows =>
        Cells.Where(cell => cell.Period >= 0)
            .GroupBy(cell => (cell.Period, cell.Category, cell.Kind, cell.First, cell.Second))
            .Any(group => group.Aggregate(BigInteger.Zero, (sum, cell) => sum + cell.Sum) > long.MaxValue);

    public bool IsComplete(int period) => LastCompleteDay is not { } day || Axis.Periods[period].Last <= day;

    public static ModelTotals Of(ModelLedger ledger, ModelAxis axis, params IReadOnlyList<string> dimensions) => new()
    {
        Axis = axis,
        Currency = ledger.Currency,
        Dimensions = dimensions,
        Cells =
        [
            .. ledger.Entries.Select(entry => new ModelCell(
                axis.IndexOf(entry.DayBy(ledger.Basis)), entry.Category, entry.Kind,
                dimensions.Count > 0 ? entry[dimensions[0]] : null, dimensions.Count > 1 ? entry[dimensions[1]] : null, entry.Amount, 1)),
        ],
        Basis = ledger.Basis,
        LastCompleteDay = ledger.LastCompleteDay,
        Scope = ledger.Scope,
        Entries = ledger.Entries,
    };

    public bool CanMerge(ModelTotals other) =>
        Axis.HasSameDays(other.Axis) && Currency == other.Currency && Basis == other.Basis && Scope == other.Scope
            && Dimensions.SequenceEqual(other.Dimensions);

    public ModelTotals Merge(ModelTotals other) => this with
    {
        Cells = [.. Cells, .. other.Cells],
        LastCompleteDay = Earliest(LastCompleteDay, other.LastCompleteDay),
        KnowsOutside = KnowsOutside && other.KnowsOutside,
        Entries = Entries is null || other.Entries is null ? null : [.. Entries, .. other.Entries],
    };

    /// <summary>What is left of the totals when they are written down and read again: the sums.</summary>
    public ModelTotals Written => this with { Scope = EntryCategory.Receivable, Entries = null };

    public ModelTotals RollUpTo(ModelAxis coarser) => this with
    {
        Axis = coarser,
        Cells = [.. Cells.Select(cell => cell.Period < 0 ? cell : cell with { Period = coarser.IndexOf(Axis.Periods[cell.Period].First) })],
    };

    /// <summary>The totals of some values of the first dimension, without any dimension.</summary>
    public ModelTotals OfFirst(Func<string?, bool> isAsked) =>
        Narrowed([], cell => isAsked(cell.First), entry => isAsked(entry[Dimensions[0]]));

    public ModelTotals OfFirst(string? value) => OfFirst(one => one == value);

    /// <summary>The totals of one pair of values.</summary>
    public ModelTotals OfPair(string? first, string? second) => Narrowed(
        [], cell => cell.First == first && cell.Second == second, entry => entry[Dimensions[0]] == first && entry[Dimensions[1]] == second);

    /// <summary>The totals by the second dimension of one value of the first.</summary>
    public ModelTotals Within(string? first) =>
        Narrowed([Dimensions[1]], cell => cell.First == first, entry => entry[Dimensions[0]] == first)
        .WithValues(cell => cell.Second);

    public ModelTotals BySecond => (this with { Dimensions = [Dimensions[1]] }).WithValues(cell => cell.Second);

    public ModelTotals ByFirst => (this with { Dimensions = [Dimensions[0]] }).WithValues(cell => cell.First);

    public ModelTotals WithoutDimensions => (this with { Dimensions = [] }).WithValues(_ => null);

    /// <summary>The sum and count of some kinds, each with its sign, in a period (-1: outside) of the categories of a scope.</summary>
    public (BigInteger Sum, long Count) Read(int period, EntryCategory? scope, IReadOnlyList<(EntryKind Kind, int Sign)> kinds)
    {
        if (dense is not { } known || !ReferenceEquals(known.Of, Cells)) dense = AddUp();
        (_, BigInteger[] sums, long[] counts) = dense.Value;
        BigInteger sum = 0;
        long count = 0;
        (int first, int last) = scope is { } only ? ((int)only, (int)only) : ((int)EntryCategory.Receivable, (int)EntryCategory.Vendor);
        for (int category = first; category <= last; category++)
        {
            foreach ((EntryKind kind, int sign) in kinds)
            {
                int cell = ((period + 1) * CategoriesAndKinds) + (category * Kinds) + (int)kind;
                sum += sign * sums[cell];
                count += counts[cell];
            }
        }

        return (sum, count);
    }

    public static int? Earliest(int? one, int? other) => one is null ? other : other is null ? one : Math.Min(one.Value, other.Value);

    private (IReadOnlyList<ModelCell> Of, BigInteger[] Sums, long[] Counts) AddUp()
    {
        var sums = new BigInteger[(Axis.Count + 1) * CategoriesAndKinds];
        var counts = new long[sums.Length];
        foreach (ModelCell one in Cells)
        {
            int cell = ((one.Period + 1) * CategoriesAndKinds) + ((int)one.Category * Kinds) + (int)one.Kind;
            sums[cell] += one.Sum;
            counts[cell] += one.Count;
        }

        return (Cells, sums, counts);
    }

    private ModelTotals Narrowed(IReadOnlyList<string> dimensions, Func<ModelCell, bool> hasCell, Func<ModelEntry, bool> hasEntry) => new()
    {
        Axis = Axis,
        Currency = Currency,
        Dimensions = dimensions,
        Cells = [.. Cells.Where(hasCell)],
        Basis = Basis,
        LastCompleteDay = LastCompleteDay,
        KnowsOutside = KnowsOutside,
        Scope = Scope,
        Entries = Entries is null ? null : [.. Entries.Where(hasEntry)],
    };

    private ModelTotals WithValues(Func<ModelCell, string?> valueOf) =>
        this with { Cells = [.. Cells.Select(cell => cell with { First = valueOf(cell), Second = null })] };

    private static IReadOnlyList<string?> Ordered(IEnumerable<string?> values) =>
        [.. values.Distinct().OrderBy(value => value, StringComparer.Ordinal)];
}
