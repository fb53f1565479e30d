using NodaTime;

namespace WriteOffMetrics;

/// <summary>
/// Sums and counts, dense: [period][category][kind][code]. The period in front of the axis and the one behind it hold what lies outside,
/// so that no entry is lost. Only categories that occur take room.
/// </summary>
internal sealed class TotalsCube
{
    /// <summary>The most cells a cube may have: a sum and a count of 8 bytes each, 1 GiB in all.</summary>
    public const long MaxCells = 1L << 26;

    private const int KindCount = 4;

    private readonly long[] sums;
    private readonly long[] counts;
    private readonly EntryCategory[] categories;

    public TotalsCube(PeriodAxis axis, Currency currency, LocalDate? lastCompleteDay, IReadOnlyList<TotalsSource> sources, EntryCategory[] categories, ValueDictionary? values)
    {
        Axis = axis;
        Currency = currency;
        LastCompleteDay = lastCompleteDay;
        Sources = sources;
        this.categories = categories;
        Values = values;
        CodeCount = values?.Count ?? 1;
        long cells = (axis.Count + 2L) * categories.Length * KindCount * CodeCount;
        if (cells > MaxCells)
        {
            throw new ArgumentException(
                $"Found a result of {Invariant.Count(cells)} cells ({Invariant.Count(axis.Count)} periods and two for what lies outside, {Invariant.Count(categories.Length, "category", "categories")}, 4 kinds, {Invariant.Count(CodeCount)} values); {Invariant.Count(MaxCells)} are allowed. Use a shorter axis, or filter the ledger first.", nameof(axis));
        }

        sums = new long[cells];
        counts = new long[cells];
    }

    public PeriodAxis Axis { get; }

    public Currency Currency { get; }

    public LocalDate? LastCompleteDay { get; }

    /// <summary>The ledgers the figures came from.</summary>
    public IReadOnlyList<TotalsSource> Sources { get; }

    /// <summary>The values of the dimension; null for totals without one.</summary>
    public ValueDictionary? Values { get; }

    public int CodeCount { get; }

    public IReadOnlyList<EntryCategory> Categories => categories;

    public Span<long> Sums => sums;

    public Span<long> Counts => counts;

    /// <summary>The position of the first code's cell; slot 0 lies before the axis, slot 1 is its first period. -1 for a category that does not occur.</summary>
    public int CellOf(int slot, EntryCategory category, EntryKind kind)
    {
        int position = Array.IndexOf(categories, category);
        return position < 0 ? -1 : ((slot * categories.Length + position) * KindCount + (int)kind) * CodeCount;
    }

    /// <summary>Adds to a cell.</summary>
    /// <exception cref="OverflowException">The sum exceeds 64 bits. Since all amounts are above zero, it does so whatever the order.</exception>
    public void Add(int cell, long amount, long count)
    {
        long sum = sums[cell] + amount;
        if (sum < 0) throw new OverflowException(Describe(cell));
        sums[cell] = sum;
        counts[cell] += count;
    }

    /// <summary>The totals of one value, without the dimension.</summary>
    public TotalsCube Slice(int code, string dimension, string? value)
    {
        var slice = new TotalsCube(Axis, Currency, LastCompleteDay, [.. Sources.Select(source => source.Narrow(dimension, value))], categories, null);
        for (int cell = 0; cell < slice.sums.Length; cell++) slice.Add(cell, sums[cell * CodeCount + code], counts[cell * CodeCount + code]);
        return slice;
    }

    /// <summary>The totals of all values, without the dimension.</summary>
    public TotalsCube RollUp()
    {
        var rolled = new TotalsCube(Axis, Currency, LastCompleteDay, Sources, categories, null);
        for (int cell = 0; cell < sums.Length; cell++) rolled.Add(cell / CodeCount, sums[cell], counts[cell]);
        return rolled;
    }

    /// <summary>Both cubes added up, on one axis and in one currency; dictionaries and categories may differ.</summary>
    public TotalsCube Merge(TotalsCube other)
    {
        Axis.Require(other.Axis, "totals", nameof(other));
        if (Currency != other.Currency)
            throw new ArgumentException($"Found totals in {other.Currency} beside {Currency}; one currency is allowed. Convert one of them first, at a rate you can name.", nameof(other));

        ValueDictionary? union = null;
        if (Values is not null)
        {
            union = new ValueDictionary();
            foreach (TotalsCube part in new[] { this, other })
            {
                for (int code = 0; code < part.CodeCount; code++) union.GetOrAdd(part.Values![code]);
            }
        }

        var merged = new TotalsCube(
            Axis, Currency, Earlier(LastCompleteDay, other.LastCompleteDay), [.. Sources, .. other.Sources],
            [.. categories.Union(other.categories).Order()], union);
        merged.AddAll(this);
        merged.AddAll(other);
        return merged;
    }

    private void AddAll(TotalsCube part)
    {
        for (int slot = 0; slot < Axis.Count + 2; slot++)
        {
            foreach (EntryCategory category in part.categories)
            {
                for (int kind = 0; kind < KindCount; kind++)
                {
                    int from = part.CellOf(slot, category, (EntryKind)kind), to = CellOf(slot, category, (EntryKind)kind);
                    for (int code = 0; code < part.CodeCount; code++)
                    {
                        int target = Values is null ? 0 : Values.Find(part.Values![code]);
                        Add(to + target, part.sums[from + code], part.counts[from + code]);
                    }
                }
            }
        }
    }

    /// <summary>A day that limits both: where only one part states a day, that day.</summary>
    private static LocalDate? Earlier(LocalDate? left, LocalDate? right) => left is { } a && right is { } b ? (a < b ? a : b) : left ?? right;

    private string Describe(int cell)
    {
        int row = cell / CodeCount;
        int slot = row / KindCount / categories.Length;
        string when = slot == 0 ? "before the axis" : slot > Axis.Count ? "after the axis" : "in " + Axis[slot - 1].Name;
        string of = Values is null ? "" : $" of '{Values[cell % CodeCount]}'";
        return $"The {EntryWords.Of((EntryKind)(row % KindCount))} entries ({EntryWords.Of(categories[row / KindCount % categories.Length])}) {when}{of} add up to more than {Invariant.Count(long.MaxValue)} minor units of {Currency}. Keep the ledger in a coarser unit or use shorter periods.";
    }
}
