namespace WriteOffMetrics;

/// <summary>
/// Sums and counts, dense: [period][category and kind][code]; and once more for what lies outside the axis, so that no entry is lost.
/// Only categories, kinds and values that occur take room: each of them has an entry.
/// </summary>
internal sealed class TotalsCube
{
    /// <summary>The most cells a cube may have: a sum and a count of 8 bytes each, 1 GiB in all.</summary>
    public const long MaxCells = 1L << 26;

    /// <summary>The position of each category and kind among those that occur, or -1.</summary>
    private readonly int[] positions = new int[CategoryAndKind.Count];
    private readonly CategoryAndKind[] rows;

    /// <summary>In the order of the cells; behind the last period there may be more.</summary>
    private readonly long[] counts;

    /// <summary>Sums of whole minor units; of converted amounts the other array.</summary>
    private readonly long[] sums;
    private readonly Fraction[] convertedSums;

    /// <summary>What lies outside is kept in 128 bits: it may be all of history, and must not stand in the way of the periods.</summary>
    private readonly Int128[] outsideSums;
    private readonly long[] outsideCounts;

    /// <summary>What a code stands for, for messages; none in totals without a dimension.</summary>
    private readonly Func<int, string>? wordsOf;

    /// <param name="head">What the cells are about.</param>
    /// <param name="rows">The categories and kinds that occur.</param>
    /// <param name="codeCount">How many values, or pairs of values, occur; 1 for totals without a dimension.</param>
    /// <param name="wordsOf">What a code stands for; null for totals without a dimension.</param>
    public TotalsCube(TotalsHead head, IEnumerable<CategoryAndKind> rows, int codeCount, Func<int, string>? wordsOf)
        : this(head, rows, codeCount, wordsOf, null)
    {
    }

    /// <summary>
    /// A cube of cells that are computed elsewhere: it makes room for them, also behind the last period for what lies outside, and takes
    /// what it is given.
    /// </summary>
    public TotalsCube(TotalsHead head, IEnumerable<CategoryAndKind> rows, int codeCount, Func<int, string>? wordsOf,
        Action<long[], long[]>? fill)
    {
        Head = head;
        this.rows = [.. rows.Order()];
        CodeCount = codeCount;
        this.wordsOf = wordsOf;
        long cells = (Axis.Count + 1L) * this.rows.Length * CodeCount;
        if (WhyTooMany(Axis, this.rows.Length, CodeCount) is { } why) throw new ArgumentException(why);
        Array.Fill(positions, -1);
        for (int i = 0; i < this.rows.Length; i++) positions[this.rows[i].Id] = i;
        int inside = Axis.Count * this.rows.Length * CodeCount;
        counts = new long[fill is null ? inside : (int)cells];
        sums = IsConverted ? [] : new long[counts.Length];
        convertedSums = IsConverted ? new Fraction[counts.Length] : [];
        outsideSums = new Int128[this.rows.Length * CodeCount];
        outsideCounts = new long[outsideSums.Length];
        if (fill is null) return;
        fill(sums, counts);
        for (int i = 0; i < outsideSums.Length; i++) (outsideSums[i], outsideCounts[i]) = (sums[inside + i], counts[inside + i]);
    }

    /// <summary>Why a result would have too many cells; none where it has not.</summary>
    public static string? WhyTooMany(PeriodAxis axis, int rows, int codes)
    {
        long cells = (axis.Count + 1L) * rows * codes;
        return cells <= MaxCells
            ? null
            : $"Found a result of {Invariant.Count(cells)} cells ({Invariant.Count(axis.Count, "period", "periods")} and what lies "
                + $"outside, × {Invariant.Count(rows)} of category and kind, × {Invariant.Count(codes, "value", "values")}); "
                + $"{Invariant.Count(MaxCells)} are allowed. Use a shorter or coarser axis, or filter the ledger first.";
    }

    public TotalsHead Head { get; }

    public PeriodAxis Axis => Head.Axis;

    public Currency Currency => Head.Currency;

    public IReadOnlyList<TotalsSource> Sources => Head.Sources;

    /// <summary>Whether sums are of converted amounts, which lie between minor units; what lies outside is then counted only.</summary>
    public bool IsConverted => Head.Rounding is not null;

    public int CodeCount { get; }

    /// <summary>The categories and kinds that have cells, ascending.</summary>
    public IReadOnlyList<CategoryAndKind> Rows => rows;

    public IEnumerable<EntryCategory> Categories => rows.Select(row => row.Category).Distinct();

    /// <summary>
    /// Adds to the cell of a period, or with a period of -1 to what lies outside. The category and kind must be among those that occur.
    /// </summary>
    /// <exception cref="OverflowException">
    /// The sum of a period exceeds 64 bits. Since all amounts are above zero, it does so whatever the order.
    /// </exception>
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

    /// <summary>The sums of all periods, one after the other; of whole minor units only.</summary>
    public ReadOnlySpan<long> Sums => sums.AsSpan(0, Axis.Count * rows.Length * CodeCount);

    /// <summary>The counts of all periods, one after the other.</summary>
    public ReadOnlySpan<long> Counts => counts.AsSpan(0, Axis.Count * rows.Length * CodeCount);

    /// <summary>The sums of all codes in a period, of one of the categories and kinds that have cells; of whole minor units only.</summary>
    public ReadOnlySpan<long> SumsOf(int period, int row) => sums.AsSpan((period * rows.Length + row) * CodeCount, CodeCount);

    /// <summary>The counts of all codes in a period, of one of the categories and kinds that have cells.</summary>
    public ReadOnlySpan<long> CountsOf(int period, int row) => counts.AsSpan((period * rows.Length + row) * CodeCount, CodeCount);

    /// <summary>Whether anything lies outside.</summary>
    public bool HasOutside => outsideCounts.AsSpan().ContainsAnyExcept(0L);

    /// <summary>What lies outside of a code, of one of the categories and kinds that have cells.</summary>
    public (Int128 Sum, long Count) ReadOutside(int row, int code) =>
        (outsideSums[row * CodeCount + code], outsideCounts[row * CodeCount + code]);

    /// <summary>States what lies outside, while the cube is being made.</summary>
    public void SetOutside(int row, int code, Int128 sum, long count) =>
        (outsideSums[row * CodeCount + code], outsideCounts[row * CodeCount + code]) = (sum, count);

    /// <summary>
    /// The sum and count of a cell of the first code; zero where the category and kind do not occur. A period of -1 is what lies outside.
    /// </summary>
    public (Int128 Sum, long Count) Read(int period, EntryCategory category, EntryKind kind) =>
        Read(period, positions[new CategoryAndKind(category, kind).Id], 0);

    /// <summary>The same of converted amounts; what lies outside is not converted, so its sum is zero.</summary>
    public (Fraction Sum, long Count) ReadConverted(int period, EntryCategory category, EntryKind kind) =>
        ReadConverted(period, positions[new CategoryAndKind(category, kind).Id], 0);

    /// <summary>An empty cube of the same cells for amounts converted into another currency.</summary>
    public TotalsCube EmptyIn(Currency currency, MidpointRounding rounding, IReadOnlyList<TotalsSource> sources) =>
        new(Head with { Currency = currency, Rounding = rounding, Sources = sources }, rows, CodeCount, wordsOf);

    /// <summary>Adds a period of another cube to one of this, each sum × a factor that is asked for only where there is one.</summary>
    public void AddConverted(TotalsCube other, int otherPeriod, int period, Func<Fraction> factorOf)
    {
        Fraction? factor = null;
        for (int row = 0; row < other.rows.Length; row++)
        {
            for (int code = 0; code < other.CodeCount; code++)
            {
                (Int128 sum, long count) = other.Read(otherPeriod, row, code);
                if (count > 0) AddConverted(period, other.rows[row], code, period < 0 ? 0L : sum * (factor ??= factorOf()), count);
            }
        }
    }

    /// <summary>The same without the categories and kinds of which there is nothing.</summary>
    public TotalsCube WithoutEmptyRows()
    {
        CategoryAndKind[] occurring = RowsWith([.. Enumerable.Range(0, CodeCount)]);
        if (occurring.Length == rows.Length) return this;
        var smaller = new TotalsCube(Head, occurring, CodeCount, wordsOf);
        smaller.AddFrom(this, period => period, code => code, 0, CodeCount);
        return smaller;
    }

    /// <summary>The totals of all values, without the dimension.</summary>
    public TotalsCube WithoutDimension() => Recoded(Sources, 1, null, _ => 0);

    /// <summary>Nothing on the same axis, without the dimension: of a value that does not occur.</summary>
    public TotalsCube Nothing(IReadOnlyList<TotalsSource> narrowed) => new(Head with { Sources = narrowed }, [], 1, null);

    /// <summary>The totals of one code, without the dimension.</summary>
    public TotalsCube Slice(int code, IReadOnlyList<TotalsSource> narrowed)
    {
        var slice = new TotalsCube(Head with { Sources = narrowed }, RowsWith([code]), 1, null);
        slice.AddFrom(this, period => period, _ => 0, code, code + 1);
        return slice;
    }

    /// <summary>The same totals under other codes, several of which may become one; those that become -1 are left out.</summary>
    public TotalsCube Recoded(IReadOnlyList<TotalsSource> narrowed, int codeCount, Func<int, string>? words, Func<int, int> codeOf)
    {
        int[] kept = [.. Enumerable.Range(0, CodeCount).Where(code => codeOf(code) >= 0)];
        var recoded = new TotalsCube(Head with { Sources = narrowed }, kept.Length == CodeCount ? rows : RowsWith(kept), codeCount, words);
        recoded.AddFrom(this, period => period, codeOf, 0, CodeCount);
        return recoded;
    }

    /// <summary>The same totals of some neighbouring periods; the others lie outside.</summary>
    public TotalsCube Part(int first, int count)
    {
        var part = new TotalsCube(Head with { Axis = Axis.Part(first, count) }, rows, CodeCount, wordsOf);
        part.AddFrom(this, period => period >= first && period < first + count ? period - first : -1, code => code, 0, CodeCount);
        return part;
    }

    /// <summary>The same totals by the periods of a coarser axis of the same days.</summary>
    public TotalsCube RollUpTo(PeriodAxis coarser)
    {
        int[] coarse = Axis.PositionsOn(coarser, nameof(coarser));
        var rolled = new TotalsCube(Head with { Axis = coarser }, rows, CodeCount, wordsOf);
        rolled.AddFrom(this, period => period < 0 ? -1 : coarse[period], code => code, 0, CodeCount);
        return rolled;
    }

    /// <summary>Both cubes without a dimension added up.</summary>
    public TotalsCube Merge(TotalsCube other) => Merge(other, 1, null, null, null);

    /// <summary>
    /// Both cubes added up, on one axis and in one currency, each under new codes, or under its own; values, categories and kinds may
    /// differ.
    /// </summary>
    public TotalsCube Merge(TotalsCube other, int codeCount, Func<int, string>? words, int[]? codes, int[]? otherCodes)
    {
        Axis.Require(other.Axis, "totals", nameof(other));
        if (Currency != other.Currency)
            throw new ArgumentException(
                $"Found totals in {other.Currency} beside {Currency}; one currency is allowed. Convert one of them "
                + "first, at a rate you can name.",
                nameof(other));

        if (Head.Basis != other.Head.Basis)
            throw new ArgumentException(
                $"Found totals by {EntryWords.Of(other.Head.Basis)} beside {EntryWords.Of(Head.Basis)}; one date that decides the period "
                + "is allowed. Set both ledgers with WithPeriodBasis.",
                nameof(other));

        if (IsConverted && other.IsConverted && Head.Rounding != other.Head.Rounding)
            throw new ArgumentException(
                $"Found totals rounded {other.Head.Rounding} beside {Head.Rounding}; one rule is allowed. "
                + "Consolidate both with the same.",
                nameof(other));

        TotalsHead head = Head with
        {
            LastCompleteDay = TotalsHead.Earlier(Head.LastCompleteDay, other.Head.LastCompleteDay),
            Sources = [.. Sources, .. other.Sources],
            Rounding = Head.Rounding ?? other.Head.Rounding,
        };
        var merged = new TotalsCube(head, rows.Union(other.rows), codeCount, words);
        foreach ((TotalsCube part, int[]? partCodes) in new[] { (this, codes), (other, otherCodes) })
        {
            if (partCodes is not null || !merged.TryAddAlike(part))
                merged.AddFrom(part, period => period, code => partCodes is null ? code : partCodes[code], 0, part.CodeCount);
        }

        return merged;
    }

    /// <summary>The categories and kinds that some of the codes have.</summary>
    private CategoryAndKind[] RowsWith(int[] codes)
    {
        return [.. rows.Where((_, row) => Occurs(row))];

        bool Occurs(int row)
        {
            for (int period = 0; period < Axis.Count; period++)
            {
                ReadOnlySpan<long> countsHere = CountsOf(period, row);
                foreach (int code in codes)
                {
                    if (countsHere[code] > 0) return true;
                }
            }

            return Array.Exists(codes, code => outsideCounts[row * CodeCount + code] > 0);
        }
    }

    private (Int128 Sum, long Count) Read(int period, int row, int code)
    {
        if (row < 0) return (0, 0);
        int cell = row * CodeCount + code;
        if (period < 0) return (outsideSums[cell], outsideCounts[cell]);
        cell += period * rows.Length * CodeCount;
        return (sums[cell], counts[cell]);
    }

    private (Fraction Sum, long Count) ReadConverted(int period, int row, int code)
    {
        if (!IsConverted) return Read(period, row, code);
        if (row < 0) return (0L, 0);
        int cell = row * CodeCount + code;
        if (period < 0) return (0L, outsideCounts[cell]);
        cell += period * rows.Length * CodeCount;
        return (convertedSums[cell], counts[cell]);
    }

    private void AddConverted(int period, CategoryAndKind row, int code, Fraction amount, long count)
    {
        int cell = positions[row.Id] * CodeCount + code;
        if (period < 0)
        {
            outsideCounts[cell] = checked(outsideCounts[cell] + count);
            return;
        }

        cell += period * rows.Length * CodeCount;
        convertedSums[cell] += amount;
        counts[cell] = checked(counts[cell] + count);
    }

    /// <summary>
    /// Adds a cube of the same cells, whole; or finds that a sum would exceed 64 bits or the cells differ, and then adds nothing.
    /// </summary>
    private bool TryAddAlike(TotalsCube part)
    {
        if (IsConverted || part.IsConverted || part.CodeCount != CodeCount || !part.rows.AsSpan().SequenceEqual(rows)) return false;
        if (!CellAddition.TryAdd(sums, part.Sums)) return false;
        CellAddition.TryAdd(counts, part.Counts);
        for (int i = 0; i < outsideSums.Length; i++)
        {
            outsideSums[i] += part.outsideSums[i];
            outsideCounts[i] = checked(outsideCounts[i] + part.outsideCounts[i]);
        }

        return true;
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
                    if (IsConverted)
                    {
                        (Fraction amount, long entries) = part.ReadConverted(period, row, code);
                        if (entries > 0 && codeOf(code) is var codeHere and >= 0)
                            AddConverted(target, part.rows[row], codeHere, amount, entries);
                        continue;
                    }

                    (Int128 sum, long count) = part.Read(period, row, code);
                    if (count > 0 && codeOf(code) is var newCode and >= 0)
                        Add(target, part.rows[row].Category, part.rows[row].Kind, newCode, sum, count);
                }
            }
        }
    }

    private string WhyTooLarge(int period, EntryCategory category, EntryKind kind, int code) =>
        $"The {EntryWords.Of(kind)} entries ({EntryWords.Of(category)}) in "
            + $"{Axis[period].Name}{(wordsOf is null ? "" : " of " + wordsOf(code))} add up to more than {Invariant.Count(long.MaxValue)} "
            + $"minor units of {Currency}. Keep the ledger in a coarser unit or use shorter periods.";
}
