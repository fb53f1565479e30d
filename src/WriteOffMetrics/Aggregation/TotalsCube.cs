using NodaTime;

namespace WriteOffMetrics;

/// <summary>
/// Sums and counts, dense: [period][category and kind][code]; and once more for what lies outside the axis, so that no entry is lost.
/// Only categories, kinds and values that occur take room.
/// </summary>
internal sealed class TotalsCube
{
    /// <summary>The most cells a cube may have: a sum and a count of 8 bytes each, 1 GiB in all.</summary>
    public const long MaxCells = 1L << 26;

    /// <summary>The position of each category and kind among those that occur, or -1.</summary>
    private readonly int[] positions = new int[CategoryAndKind.Count];
    private readonly CategoryAndKind[] rows;
    private readonly long[] sums;
    private readonly long[] counts;

    /// <summary>What lies outside is kept in 128 bits: it may be all of history, and must not stand in the way of the periods.</summary>
    private readonly Int128[] outsideSums;
    private readonly long[] outsideCounts;

    /// <param name="axis">The periods.</param>
    /// <param name="currency">The currency of the sums.</param>
    /// <param name="lastCompleteDay">The day through which the ledger is complete, if it states one.</param>
    /// <param name="basis">Which date decided the periods.</param>
    /// <param name="sources">Where the figures come from.</param>
    /// <param name="rows">The categories and kinds that occur.</param>
    /// <param name="values">The values of the dimension that occur; null for totals without a dimension.</param>
    public TotalsCube(PeriodAxis axis, Currency currency, LocalDate? lastCompleteDay, PeriodBasis basis, IReadOnlyList<TotalsSource> sources, IEnumerable<CategoryAndKind> rows, ValueDictionary? values)
    {
        Axis = axis;
        Currency = currency;
        LastCompleteDay = lastCompleteDay;
        Basis = basis;
        Sources = sources;
        this.rows = [.. rows.Order()];
        Values = values;
        CodeCount = values?.Count ?? 1;
        long cells = (axis.Count + 1L) * this.rows.Length * CodeCount;
        if (cells > MaxCells)
        {
            throw new ArgumentException(
                $"Found a result of {Invariant.Count(cells)} cells ({Invariant.Count(axis.Count, "period", "periods")} and what lies outside, × {Invariant.Count(this.rows.Length)} of category and kind, × {Invariant.Count(CodeCount, "value", "values")}); {Invariant.Count(MaxCells)} are allowed. Use a shorter or coarser axis, or filter the ledger first.", nameof(axis));
        }

        Array.Fill(positions, -1);
        for (int i = 0; i < this.rows.Length; i++) positions[this.rows[i].Id] = i;
        sums = new long[axis.Count * this.rows.Length * CodeCount];
        counts = new long[sums.Length];
        outsideSums = new Int128[this.rows.Length * CodeCount];
        outsideCounts = new long[outsideSums.Length];
    }

    public PeriodAxis Axis { get; }

    public Currency Currency { get; }

    public LocalDate? LastCompleteDay { get; }

    public IReadOnlyList<TotalsSource> Sources { get; }

    /// <summary>Which date decided the periods.</summary>
    public PeriodBasis Basis { get; }

    public ValueDictionary? Values { get; }

    public int CodeCount { get; }

    public IEnumerable<EntryCategory> Categories => rows.Select(row => row.Category).Distinct();

    /// <summary>Adds to the cell of a period, or with a period of -1 to what lies outside. The category and kind must be among those that occur.</summary>
    /// <exception cref="OverflowException">The sum of a period exceeds 64 bits. Since all amounts are above zero, it does so whatever the order.</exception>
    public void Add(int period, EntryCategory category, EntryKind kind, int code, Int128 amount, long count)
    {
        int row = positions[new CategoryAndKind(category, kind).Id] * CodeCount + code;
        if (period < 0)
        {
            outsideSums[row] += amount;
            outsideCounts[row] = checked(outsideCounts[row] + count);
            return;
        }

        int cell = period * rows.Length * CodeCount + row;
        Int128 sum = sums[cell] + amount;
        if (sum > long.MaxValue) throw new OverflowException(WhyTooLarge(period, category, kind, code));
        sums[cell] = (long)sum;
        counts[cell] = checked(counts[cell] + count);
    }

    /// <summary>The sum and count of a cell of the first code; zero where the category and kind do not occur. A period of -1 is what lies outside.</summary>
    public (Int128 Sum, long Count) Read(int period, EntryCategory category, EntryKind kind) => Read(period, positions[new CategoryAndKind(category, kind).Id], 0);

    /// <summary>The totals of one value, without the dimension.</summary>
    public TotalsCube Slice(int code, string dimension, string? value)
    {
        var slice = new TotalsCube(Axis, Currency, LastCompleteDay, Basis, [.. Sources.Select(source => source.Narrow(dimension, value))], rows, null);
        slice.AddFrom(this, period => period, _ => 0, code, code + 1);
        return slice;
    }

    /// <summary>The totals of all values, without the dimension.</summary>
    public TotalsCube WithoutDimension()
    {
        var all = new TotalsCube(Axis, Currency, LastCompleteDay, Basis, Sources, rows, null);
        all.AddFrom(this, period => period, _ => 0, 0, CodeCount);
        return all;
    }

    /// <summary>The same totals of some neighbouring periods; the others lie outside.</summary>
    public TotalsCube Part(int first, int count)
    {
        var part = new TotalsCube(Axis.Part(first, count), Currency, LastCompleteDay, Basis, Sources, rows, Values);
        part.AddFrom(this, period => period >= first && period < first + count ? period - first : -1, code => code, 0, CodeCount);
        return part;
    }

    /// <summary>The same totals by the periods of a coarser axis of the same days.</summary>
    public TotalsCube RollUpTo(PeriodAxis coarser)
    {
        int[] coarse = Axis.PositionsOn(coarser, nameof(coarser));
        var rolled = new TotalsCube(coarser, Currency, LastCompleteDay, Basis, Sources, rows, Values);
        rolled.AddFrom(this, period => period < 0 ? -1 : coarse[period], code => code, 0, CodeCount);
        return rolled;
    }

    /// <summary>Both cubes added up, on one axis and in one currency; values, categories and kinds may differ.</summary>
    public TotalsCube Merge(TotalsCube other)
    {
        Axis.Require(other.Axis, "totals", nameof(other));
        if (Currency != other.Currency)
            throw new ArgumentException($"Found totals in {other.Currency} beside {Currency}; one currency is allowed. Convert one of them first, at a rate you can name.", nameof(other));

        if (Basis != other.Basis)
            throw new ArgumentException($"Found totals by {EntryWords.Of(other.Basis)} beside {EntryWords.Of(Basis)}; one date that decides the period is allowed. Set both ledgers with WithPeriodBasis.", nameof(other));

        ValueDictionary? union = Values is null ? null : new ValueDictionary();
        int[]? codes = union?.AddAll(Values!), otherCodes = union?.AddAll(other.Values!);
        var merged = new TotalsCube(Axis, Currency, Earlier(LastCompleteDay, other.LastCompleteDay), Basis, [.. Sources, .. other.Sources], rows.Union(other.rows), union);
        merged.AddFrom(this, period => period, code => codes is null ? code : codes[code], 0, CodeCount);
        merged.AddFrom(other, period => period, code => otherCodes is null ? code : otherCodes[code], 0, other.CodeCount);
        return merged;
    }

    private (Int128 Sum, long Count) Read(int period, int row, int code)
    {
        if (row < 0) return (0, 0);
        int cell = row * CodeCount + code;
        if (period < 0) return (outsideSums[cell], outsideCounts[cell]);
        cell += period * rows.Length * CodeCount;
        return (sums[cell], counts[cell]);
    }

    private void AddFrom(TotalsCube part, Func<int, int> periodOf, Func<int, int> codeOf, int firstCode, int endCode)
    {
        for (int period = -1; period < part.Axis.Count; period++)
        {
            int target = periodOf(period);
            for (int row = 0; row < part.rows.Length; row++)
            {
                for (int code = firstCode; code < endCode; code++)
                {
                    (Int128 sum, long count) = part.Read(period, row, code);
                    if (count > 0) Add(target, part.rows[row].Category, part.rows[row].Kind, codeOf(code), sum, count);
                }
            }
        }
    }

    /// <summary>A day that limits both: where only one part states a day, that day.</summary>
    private static LocalDate? Earlier(LocalDate? left, LocalDate? right) => left is { } a && right is { } b ? (a < b ? a : b) : left ?? right;

    private string WhyTooLarge(int period, EntryCategory category, EntryKind kind, int code) =>
        $"The {EntryWords.Of(kind)} entries ({EntryWords.Of(category)}) in {Axis[period].Name}{(Values is null ? "" : " of " + WriteOffLedger.InQuotes(Values[code]))} add up to more than {Invariant.Count(long.MaxValue)} minor units of {Currency}. Keep the ledger in a coarser unit or use shorter periods.";
}
