namespace WriteOffMetrics;

/// <summary>
/// Which cells there are, and where each lies: [period][category and kind][code], and as one more period behind the last what lies outside
/// the axis. Only categories and kinds that occur have cells. Immutable.
/// </summary>
internal sealed class CellLayout
{
    private readonly CategoryAndKind[] rows;

    /// <summary>Where the codes of each category and kind begin within a period, or −1.</summary>
    private readonly int[] offsets = new int[CategoryAndKind.Count];

    /// <exception cref="ArgumentException">There would be too many cells.</exception>
    public CellLayout(PeriodAxis axis, Currency currency, IEnumerable<CategoryAndKind> rows, CodeSet codes)
    {
        Axis = axis;
        Currency = currency;
        Codes = codes;
        this.rows = [.. rows.Order()];
        if (CellWords.WhyTooMany(axis, this.rows.Length, codes.Count) is { } why) throw new ArgumentException(why);
        Stride = this.rows.Length * codes.Count;
        Array.Fill(offsets, -1);
        for (int row = 0; row < this.rows.Length; row++) offsets[this.rows[row].Id] = row * codes.Count;
    }

    public PeriodAxis Axis { get; }

    public Currency Currency { get; }

    public CodeSet Codes { get; }

    /// <summary>The categories and kinds that have cells, ascending.</summary>
    public ReadOnlySpan<CategoryAndKind> Rows => rows;

    /// <summary>The cells of a period.</summary>
    public int Stride { get; }

    /// <summary>The cells of all periods.</summary>
    public int Inside => Axis.Count * Stride;

    /// <summary>The cells of all periods and of what lies outside.</summary>
    public int Count => Inside + Stride;

    /// <summary>Where the codes of a category and kind begin within a period; −1 where it does not occur.</summary>
    public int OffsetOf(CategoryAndKind what) => offsets[what.Id];

    /// <summary>Where the codes of a period and row begin; of a period of −1, those of what lies outside.</summary>
    public int FirstOf(int period, int row) => (period < 0 ? Inside : period * Stride) + row * Codes.Count;

    /// <summary>Whether the same cells lie at the same places, on axes of the same periods.</summary>
    public bool IsAlike(CellLayout other) => Codes.Count == other.Codes.Count && Rows.SequenceEqual(other.Rows);

    /// <summary>The same cells with other categories and kinds, or other codes.</summary>
    public CellLayout With(IEnumerable<CategoryAndKind> otherRows, CodeSet codes) => new(Axis, Currency, otherRows, codes);

    /// <summary>The same cells of amounts in another currency.</summary>
    public CellLayout In(Currency other) => new(Axis, other, rows, Codes);

    /// <summary>Says which sum exceeds 64 bits.</summary>
    /// <param name="cell">Its cell.</param>
    public OverflowException TooLarge(int cell)
    {
        (int period, int inPeriod) = Math.DivRem(cell, Stride);
        (int row, int code) = Math.DivRem(inPeriod, Codes.Count);
        return new OverflowException(CellWords.WhyTooLarge(Axis[period], Currency, rows[row], Codes.WordsOf?.Invoke(code)));
    }
}
