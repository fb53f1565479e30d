using NodaTime;

namespace WriteOffMetrics;

/// <summary>Totals of the entries of one or more sources: their cells and what these are about. Immutable.</summary>
/// <param name="head">What the cells are about.</param>
/// <param name="cells">The cells, which nobody changes any more: whole ones, or converted ones where the head has a rounding.</param>
internal sealed class TotalsCube(TotalsHead head, Cells cells)
{
    public TotalsHead Head { get; } = head;

    public Cells Cells { get; } = cells;

    public PeriodAxis Axis => Head.Axis;

    public Currency Currency => Head.Currency;

    public IReadOnlyList<TotalsSource> Sources => Head.Sources;

    /// <summary>Whether sums are of converted amounts, which lie between minor units; what lies outside is then counted only.</summary>
    public bool IsConverted => Head.Rounding is not null;

    /// <summary>Whether it is known what lies outside the axis.</summary>
    public bool TellsOutside => Sources.All(source => source.TellsOutside);

    public int CodeCount => Cells.Layout.Codes.Count;

    public IEnumerable<EntryCategory> Categories => Cells.Layout.Rows.ToArray().Select(row => row.Category).Distinct();

    /// <summary>
    /// The sum and count of a period of totals of whole minor units without a dimension, with a period of -1 of what lies outside; zero
    /// where the category and kind do not occur.
    /// </summary>
    public (Int128 Sum, long Count) Read(int period, EntryCategory category, EntryKind kind) =>
        Whole.Read(period, new CategoryAndKind(category, kind), 0);

    /// <summary>The same, also of converted amounts; what lies outside is not converted, so its sum is zero.</summary>
    public (Fraction Sum, long Count) ReadExact(int period, EntryCategory category, EntryKind kind) =>
        Cells.ReadExact(period, new CategoryAndKind(category, kind), 0);

    /// <summary>The cells of totals that are not converted.</summary>
    public WholeCells Whole => (WholeCells)Cells;

    /// <summary>The same, stated to be complete through a day, or through none.</summary>
    public TotalsCube WithLastCompleteDay(LocalDate? day) => new(Head with { LastCompleteDay = day }, Cells);

    /// <summary>The same, with words of what its sums are.</summary>
    /// <exception cref="ArgumentException">There are no words, or they fill more than one line.</exception>
    /// <exception cref="InvalidOperationException">Not all sums came of <c>FromRows</c>.</exception>
    public TotalsCube WithSource(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (string.IsNullOrWhiteSpace(source) || source.Any(char.IsControl))
            throw new ArgumentException(
                $"Found {Invariant.InQuotes(source)} as words of a source; words on one line are allowed. Say of what the sums are.",
                nameof(source));
        return Sources.All(one => one.IsFromRows)
            ? new TotalsCube(Head with { Sources = [TotalsSource.ElsewhereOf(source)] }, Cells)
            : throw new InvalidOperationException(
                "Found totals that say by themselves what they are of, because not all of them came of FromRows; totals that did are "
                + "allowed. Name them before they are merged with others.");
    }

    /// <summary>The same without the categories and kinds of which there is nothing.</summary>
    public TotalsCube WithoutEmptyRows()
    {
        CellLayout layout = Cells.Layout;
        CategoryAndKind[] occurring = Cells.RowsOf(AllCodes());
        return occurring.Length == layout.Rows.Length ? this : Filled(Head, layout.With(occurring, layout.Codes), null, null, 0, CodeCount);
    }

    /// <summary>The totals of all values, without the dimension.</summary>
    public TotalsCube WithoutDimension() => Recoded(Sources, CodeSet.One, new int[CodeCount]);

    /// <summary>Nothing on the same axis, without the dimension: of a value that does not occur.</summary>
    public TotalsCube Nothing(IReadOnlyList<TotalsSource> narrowed) =>
        new(Head with { Sources = narrowed }, Cells.Empty(Cells.Layout.With([], CodeSet.One)));

    /// <summary>The totals of one code, without the dimension.</summary>
    public TotalsCube Slice(int code, IReadOnlyList<TotalsSource> narrowed)
    {
        CellLayout layout = Cells.Layout.With(Cells.RowsOf([code]), CodeSet.One);
        return Filled(Head with { Sources = narrowed }, layout, null, null, code, code + 1);
    }

    /// <summary>The same totals under other codes, several of which may become one; those that become -1 are left out.</summary>
    public TotalsCube Recoded(IReadOnlyList<TotalsSource> narrowed, CodeSet others, int[] codes)
    {
        int[] leftOut = Array.FindAll(AllCodes(), code => codes[code] < 0);
        if (others.Count == 1 && leftOut.Length * 2L < CodeCount && Cells is WholeCells whole)
            return new TotalsCube(Head with { Sources = narrowed }, whole.AddedUp(others, leftOut));
        int[] kept = Array.FindAll(AllCodes(), code => codes[code] >= 0);
        IEnumerable<CategoryAndKind> rows = kept.Length == CodeCount ? Cells.Layout.Rows.ToArray() : Cells.RowsOf(kept);
        return Filled(Head with { Sources = narrowed }, Cells.Layout.With(rows, others), null, codes, 0, CodeCount);
    }

    /// <summary>The same totals of some neighbouring periods; the others lie outside.</summary>
    public TotalsCube Part(int first, int count)
    {
        var periods = new int[Axis.Count];
        Array.Fill(periods, -1);
        for (int i = 0; i < count; i++) periods[first + i] = i;
        return OnAxis(Axis.Part(first, count), periods);
    }

    /// <summary>The same totals by the periods of a coarser axis of the same days.</summary>
    public TotalsCube RollUpTo(PeriodAxis coarser) => OnAxis(coarser, Axis.PositionsOn(coarser, nameof(coarser)));

    /// <summary>Both cubes without a dimension, or of the same codes, added up.</summary>
    public TotalsCube Merge(TotalsCube other, CodeSet union) => Merge(other, union, null, null);

    /// <summary>
    /// Both cubes added up, on one axis and in one currency, each under new codes, or under its own; values, categories and kinds may
    /// differ.
    /// </summary>
    public TotalsCube Merge(TotalsCube other, CodeSet union, int[]? codes, int[]? otherCodes)
    {
        TotalsHead merged = Head.Merge(other.Head);
        IEnumerable<CategoryAndKind> rows = Cells.Layout.Rows.ToArray().Union(other.Cells.Layout.Rows.ToArray());
        CellLayout layout = Cells.Layout.With(rows, union);
        Cells sum = merged.Rounding is null ? new WholeCells(layout) : new ConvertedCells(layout);
        AddTo(sum, codes);
        other.AddTo(sum, otherCodes);
        return new TotalsCube(merged, sum);
    }

    private int[] AllCodes() => [.. Enumerable.Range(0, CodeCount)];

    private TotalsCube OnAxis(PeriodAxis axis, int[] periods)
    {
        var layout = new CellLayout(axis, Currency, Cells.Layout.Rows.ToArray(), Cells.Layout.Codes);
        return Filled(Head with { Axis = axis }, layout, periods, null, 0, CodeCount);
    }

    /// <summary>A cube of the cells of this in other places.</summary>
    private TotalsCube Filled(TotalsHead newHead, CellLayout layout, int[]? periods, int[]? codes, int first, int end)
    {
        Cells filled = Cells.Empty(layout);
        filled.AddFrom(Cells, periods, codes, first, end);
        return new TotalsCube(newHead, filled);
    }

    /// <summary>Adds the cells of this to a sum: all at once where they lie alike and none of the sums would exceed 64 bits.</summary>
    private void AddTo(Cells sum, int[]? codes)
    {
        bool isAdded = codes is null && sum is WholeCells into && sum.Layout.IsAlike(Cells.Layout) && into.TryAddAlike(Whole);
        if (!isAdded) sum.AddFrom(Cells, null, codes, 0, CodeCount);
    }
}
