using NodaTime;

namespace WriteOffMetrics;

/// <summary>
/// Totals that grow entry by entry, each in nanoseconds, and take in totals computed elsewhere. A snapshot equals what a ledger of the same
/// entries gives, to the last bit. It keeps no entries: where they are wanted too, add each to a <see cref="LedgerBuilder"/> as well.
/// </summary>
/// <remarks>
/// For one thread at a time; several writers take one lock around <c>Add</c> and the snapshot, or fill one each, with a dictionary each or
/// one that has all values before, and add their snapshots
/// up. Snapshots are immutable and safe for use by any number of threads. A call that is refused leaves everything as it was.
/// </remarks>
public sealed class LiveTotals
{
    /// <summary>Axes of up to so many years have a table of the period of each day; the days of longer ones are searched.</summary>
    private const int LongestTable = 400;

    /// <summary>
    /// The period of each day of the axis's years, by year, month (16) and day of the month (32): read without reckoning the day's number.
    /// −1 outside.
    /// </summary>
    private readonly int[] periodOfDay;
    private readonly int firstYear;
    private readonly string? dimension;
    private readonly DimensionDictionary? dictionary;

    /// <summary>The position of each category and kind among those that occur, or −1.</summary>
    private readonly int[] positions = new int[CategoryAndKind.Count];
    private CategoryAndKind[] rows = [];

    /// <summary>
    /// Room for so many values in each period, category and kind; grows with the values added, and with all their memory up to the most
    /// cells of a result.
    /// </summary>
    private int room = 1;

    /// <summary>So many of the codes for which there is room were those of values when last asked; 1 without a dictionary.</summary>
    private int known;

    /// <summary>What added parts state: the earliest day, and whether all of them tell what lies outside.</summary>
    private LocalDate? lastCompleteDay;
    private TotalsSource source = TotalsSource.Live;

    /// <summary>[period][category and kind][code], as in a snapshot; and once more, [category and kind][code], what lies outside.</summary>
    private long[] sums = [];
    private long[] counts = [];
    private Int128[] outsideSums = [];
    private long[] outsideCounts = [];

    /// <summary>Empty totals by period.</summary>
    /// <exception cref="ArgumentException">The currency is <c>default</c>.</exception>
    public LiveTotals(Currency currency, PeriodAxis axis)
    {
        currency.RequireDefined(nameof(currency));
        ArgumentNullException.ThrowIfNull(axis);
        Currency = currency;
        Axis = axis;
        Array.Fill(positions, -1);
        firstYear = axis.Start.Year;
        int years = axis.End.Year - firstYear + 1;
        periodOfDay = new int[years <= LongestTable ? years * 512 : 0];
        Array.Fill(periodOfDay, -1);
        if (periodOfDay.Length == 0) return;
        for (int day = axis.Starts[0], period = 0; day <= axis.LastDay; day++)
        {
            if (period + 1 < axis.Count && day >= axis.Starts[period + 1]) period++;
            periodOfDay[PlaceOf(DayNumber.ToDate(day))] = period;
        }
    }

    /// <summary>Empty totals by period and the values of a dimension, numbered by a dictionary.</summary>
    /// <exception cref="ArgumentException">The currency is <c>default</c>, or the dimension's name is bad.</exception>
    public LiveTotals(Currency currency, PeriodAxis axis, string dimension, DimensionDictionary dictionary)
        : this(currency, axis)
    {
        Dimension.RequireName(dimension, nameof(dimension));
        ArgumentNullException.ThrowIfNull(dictionary);
        this.dimension = dimension;
        this.dictionary = dictionary;
    }

    /// <summary>The currency of every amount.</summary>
    public Currency Currency { get; }

    /// <summary>The periods.</summary>
    public PeriodAxis Axis { get; }

    /// <summary>Adds an entry by its effective date.</summary>
    /// <exception cref="ArgumentException">The entry is of another currency, or the result would exceed 67,108,864 cells; nothing was
    /// added.</exception>
    /// <exception cref="OverflowException">The sum would exceed 64 bits of minor units; nothing was added.</exception>
    public void Add(LedgerEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (entry.Amount.Currency != Currency) throw new ArgumentException(
            $"Found {entry.Amount} among totals in {Currency}; one currency is allowed. Keep totals per currency.", nameof(entry));
        Add(entry.EffectiveDate, entry.Category, entry.Kind, entry.Amount.MinorUnits, dictionary is null ? 0 : CodeOf(entry));
    }

    /// <summary>Adds an amount whose parts are known, without an entry made of them.</summary>
    /// <param name="effectiveDate">The accounting date.</param>
    /// <param name="category">What was written off.</param>
    /// <param name="kind">What the entry did.</param>
    /// <param name="minorUnits">The amount in minor units, above zero.</param>
    /// <param name="code">The code of its value in the dictionary; 0 for totals without a dimension.</param>
    /// <exception cref="ArgumentException">The result would exceed 67,108,864 cells; nothing was added.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The day, category or kind is not allowed, the amount not above zero, or the code none of the dictionary.
    /// </exception>
    /// <exception cref="OverflowException">The sum would exceed 64 bits of minor units; nothing was added.</exception>
    public void Add(LocalDate effectiveDate, EntryCategory category, EntryKind kind, long minorUnits, int code)
    {
        // The usual case in few instructions and without a call that comes back.
        int place = PlaceOf(effectiveDate), id = new CategoryAndKind(category, kind).Id;
        if ((uint)category <= (uint)EntryCategory.ForgivenPayable && (uint)kind <= (uint)EntryKind.RecoveryReturned && minorUnits > 0
            && (uint)code < (uint)known
            && (uint)place < (uint)periodOfDay.Length && DayNumber.IsIso(effectiveDate))
        {
            int period = periodOfDay[place], row = positions[id];
            if (period >= 0 && row >= 0)
            {
                int cell = (period * rows.Length + row) * room + code;
                long sum = unchecked(sums[cell] + minorUnits);
                if (sum > 0)
                {
                    sums[cell] = sum;
                    counts[cell]++;
                    return;
                }
            }
        }

        AddChecked(effectiveDate, category, kind, minorUnits, code);
    }

    /// <summary>
    /// Adds totals of the same axis and currency by effective date: a part that another thread, process or engine computed. What lies
    /// outside their axis is taken over; where a part does not
    /// tell it, the totals do not tell it from then on. They are complete through the earliest day that a part states.
    /// </summary>
    /// <exception cref="ArgumentException">Axis, currency or period basis differ, amounts are converted, these totals are by a dimension,
    /// or the result would exceed 67,108,864 cells; nothing was added.</exception>
    /// <exception cref="OverflowException">A sum would exceed 64 bits of minor units; nothing was added.</exception>
    public void Add(PeriodTotals part)
    {
        ArgumentNullException.ThrowIfNull(part);
        if (dimension is not null) throw new ArgumentException(
            $"Found totals without a dimension beside totals by {dimension}; a breakdown by {dimension} is allowed.", nameof(part));
        Add(part.Cube, null, nameof(part));
    }

    /// <summary>
    /// Adds a breakdown by the same dimension, as <see cref="Add(PeriodTotals)"/>: where it has the same dictionary, cell by cell;
    /// otherwise value by value.
    /// </summary>
    /// <exception cref="ArgumentException">As for <see cref="Add(PeriodTotals)"/>, or the dimension differs; nothing was added.</exception>
    /// <exception cref="OverflowException">A sum would exceed 64 bits of minor units; nothing was added.</exception>
    public void Add(PeriodBreakdown part)
    {
        ArgumentNullException.ThrowIfNull(part);
        if (part.Dimension != dimension) throw new ArgumentException(
            $"Found a breakdown by {part.Dimension} beside totals "
            + $"{(dimension is null ? "without a dimension" : "by " + dimension)}; the same is allowed.",
            nameof(part));
        Add(part.Cube, part.Dictionary, nameof(part));
    }

    /// <summary>The totals so far: a copy, which later entries do not change. Of totals by a dimension, those of all values.</summary>
    /// <exception cref="OverflowException">Of totals by a dimension: the sum of the values exceeds 64 bits of minor units.</exception>
    public PeriodTotals ToTotals() =>
        dimension is null ? new PeriodTotals(ToCube(1, null, null), CategoryScope.Of(EntryCategory.Receivable)) : ToBreakdown().Total;

    /// <summary>The totals so far by value: a copy, which later entries do not change.</summary>
    /// <exception cref="InvalidOperationException">The totals are by no dimension.</exception>
    public PeriodBreakdown ToBreakdown()
    {
        if (dimension is null) throw new InvalidOperationException(
            "Found totals without a dimension; a breakdown needs one. Name it when the totals are made.");

        // Values that no entry has may stand in a dictionary that others use too; a breakdown has those that occur.
        int[] codes = OccurringCodes();
        bool isWhole = codes.Length == dictionary!.Count;
        DimensionDictionary values = isWhole ? dictionary : new DimensionDictionary();
        if (!isWhole) foreach (int code in codes) values.GetOrAdd(dictionary[code]);
        TotalsCube cube = ToCube(codes.Length, isWhole ? null : codes, code => WriteOffLedger.InQuotes(values[code]));
        return new PeriodBreakdown(cube, values, CategoryScope.Of(EntryCategory.Receivable), dimension);
    }

    /// <summary>What the totals are, on one line, in any culture.</summary>
    public override string ToString() => $"live totals in {Currency}{(dimension is null ? "" : " by " + dimension)}, {Axis}";

    private ArgumentOutOfRangeException? WhyRefused(LocalDate effectiveDate, EntryCategory category, EntryKind kind, long minorUnits,
        int code) =>
        (uint)category > (uint)EntryCategory.ForgivenPayable
            ? new ArgumentOutOfRangeException(nameof(category), category,
            $"Found {Invariant.Text((int)category)}; a member of EntryCategory is allowed.")
        : (uint)kind > (uint)EntryKind.RecoveryReturned ? new ArgumentOutOfRangeException(
            nameof(kind), kind, $"Found {Invariant.Text((int)kind)}; a member of EntryKind is allowed.")
        : minorUnits <= 0 ? new ArgumentOutOfRangeException(
            nameof(minorUnits), minorUnits,
            $"Found {Invariant.Text(minorUnits)}; amounts above zero are allowed, because the kind carries the sign.")
        : (uint)code >= (uint)CodeCount ? new ArgumentOutOfRangeException(nameof(code), code, WhyNoCode(code))
        : DayNumber.IsAllowed(effectiveDate) ? null : new ArgumentOutOfRangeException(
            nameof(effectiveDate), DayNumber.WhyRefused(effectiveDate));

    private string WhyNoCode(int code) =>
        $"Found the code {Invariant.Text(code)}; codes from 0 up to {Invariant.Text(CodeCount - 1)} are allowed.";

    private int PlaceOf(LocalDate day) => ((day.Year - firstYear) * 16 + day.Month) * 32 + day.Day;

    /// <summary>How many codes there are: those of the dictionary, which others may give more.</summary>
    private int CodeCount => dictionary?.Count ?? 1;

    /// <summary>
    /// The code of an entry's value. Numbered only once it is known that there is room for it: an entry that is refused leaves nothing
    /// behind.
    /// </summary>
    private int CodeOf(LedgerEntry entry)
    {
        string? value = entry[dimension!];
        if (dictionary!.CodeOf(value) is var code and >= 0) return code;
        MakeRoom([new CategoryAndKind(entry.Category, entry.Kind)], dictionary.Count + 1);
        return dictionary.GetOrAdd(value);
    }

    /// <summary>Every case: the first of a category and kind, a new value, a day outside the axis, and what is refused.</summary>
    private void AddChecked(LocalDate day, EntryCategory category, EntryKind kind, long minorUnits, int code)
    {
        if (WhyRefused(day, category, kind, minorUnits, code) is { } refusal) throw refusal;
        var what = new CategoryAndKind(category, kind);
        int period = Axis.IndexOf(day);
        if (period >= 0 && SumAt(period, what, code) > long.MaxValue - minorUnits) throw new OverflowException(WhyTooLarge(period));
        if (positions[what.Id] < 0 || code >= known) MakeRoom([what], code + 1);
        int row = positions[what.Id];
        if (period < 0)
        {
            outsideSums[row * room + code] += minorUnits;
            outsideCounts[row * room + code]++;
            return;
        }

        int cell = (period * rows.Length + row) * room + code;
        sums[cell] += minorUnits;
        counts[cell]++;
    }

    /// <summary>Adds a part, or refuses it before anything is changed.</summary>
    private void Add(TotalsCube part, DimensionDictionary? values, string parameterName)
    {
        RequireAlike(part, parameterName);
        if (ReferenceEquals(values, dictionary))
        {
            // The same cells in the same order. Counts cannot exceed 64 bits where the sums do not: every amount is one minor unit or more.
            if (part.CodeCount == room && part.Rows.SequenceEqual(rows))
            {
                if (!CellAddition.TryAdd(sums, part.Sums)) throw new OverflowException(WhyTooLarge(part, null));
                CellAddition.TryAdd(counts, part.Counts);
            }
            else
            {
                if (WhyTooLarge(part, null) is { } why) throw new OverflowException(why);
                MakeRoom(part.Rows, part.CodeCount);
                AddCells(part, null);
            }

            AddOutside(part, null);
        }
        else
        {
            int[] codes = dictionary!.CodesOf(values!, part.CodeCount);
            if (WhyTooLarge(part, codes) is { } why) throw new OverflowException(why);
            int added = codes.Count(code => code < 0);
            MakeRoom(part.Rows, added > 0 ? dictionary.Count + added : codes.DefaultIfEmpty().Max() + 1);
            for (int code = 0; code < codes.Length; code++)
            {
                if (codes[code] < 0) codes[code] = dictionary.GetOrAdd(values![code]);
            }

            AddCells(part, codes);
            AddOutside(part, codes);
        }

        lastCompleteDay = TotalsHead.Earlier(lastCompleteDay, part.Head.LastCompleteDay);
        bool tellsOutside = source.TellsOutside && part.Sources.All(other => other.TellsOutside);
        source = tellsOutside ? TotalsSource.LiveWithParts : TotalsSource.LiveWithoutOutside;
    }

    private void RequireAlike(TotalsCube part, string parameterName)
    {
        Axis.Require(part.Axis, "totals", parameterName);
        string? why = part.Currency != Currency
                ? $"Found totals in {part.Currency} beside {Currency}; one currency is allowed. Convert one of them "
                    + "first, at a rate you can name."
            : part.Head.Basis != PeriodBasis.EffectiveDate
                ? $"Found totals by {EntryWords.Of(part.Head.Basis)}; totals by effective date are allowed. Summarise by that date."
            : part.IsConverted
                ? "Found converted amounts, which lie between minor units; sums of whole minor units are allowed. "
                    + "Add up the ledgers' own totals and convert the result."
            : null;
        if (why is not null) throw new ArgumentException(why, parameterName);
    }

    /// <summary>Adds the cells of a part for which there is room.</summary>
    private void AddCells(TotalsCube part, int[]? codes)
    {
        for (int period = 0; period < Axis.Count; period++)
        {
            for (int row = 0; row < part.Rows.Count; row++)
            {
                ReadOnlySpan<long> more = part.SumsOf(period, row), moreCounts = part.CountsOf(period, row);
                int first = (period * rows.Length + positions[part.Rows[row].Id]) * room;
                for (int code = 0; code < more.Length; code++)
                {
                    if (moreCounts[code] == 0) continue;
                    int cell = first + (codes is null ? code : codes[code]);
                    sums[cell] += more[code];
                    counts[cell] += moreCounts[code];
                }
            }
        }
    }

    private void AddOutside(TotalsCube part, int[]? codes)
    {
        if (!part.HasOutside) return;
        for (int row = 0; row < part.Rows.Count; row++)
        {
            int first = positions[part.Rows[row].Id] * room;
            for (int code = 0; code < part.CodeCount; code++)
            {
                (Int128 sum, long count) = part.ReadOutside(row, code);
                outsideSums[first + (codes is null ? code : codes[code])] += sum;
                outsideCounts[first + (codes is null ? code : codes[code])] += count;
            }
        }
    }

    /// <summary>The sum of a cell, for which there may be no room yet; a code below zero is a value that is new.</summary>
    private long SumAt(int period, CategoryAndKind what, int code) =>
        code >= 0 && code < room && positions[what.Id] is var row and >= 0 ? sums[(period * rows.Length + row) * room + code] : 0;

    /// <summary>Why a part cannot be added; none where every sum fits 64 bits.</summary>
    private string? WhyTooLarge(TotalsCube part, int[]? codes)
    {
        for (int period = 0; period < Axis.Count; period++)
        {
            for (int row = 0; row < part.Rows.Count; row++)
            {
                ReadOnlySpan<long> more = part.SumsOf(period, row);
                for (int code = 0; code < more.Length; code++)
                {
                    long here = SumAt(period, part.Rows[row], codes is null ? code : codes[code]);
                    if (here > long.MaxValue - more[code]) return WhyTooLarge(period);
                }
            }
        }

        return null;
    }

    private string WhyTooLarge(int period) =>
        $"A sum in {Axis[period].Name} would exceed {Invariant.Count(long.MaxValue)} minor units of {Currency}. Keep the ledger in a "
        + "coarser unit or use shorter periods.";

    /// <summary>The codes that an entry has, ascending.</summary>
    private int[] OccurringCodes()
    {
        var occurs = new bool[room];
        foreach (long[] all in new[] { counts, outsideCounts })
        {
            for (int first = 0; first < all.Length; first += room)
            {
                ReadOnlySpan<long> block = all.AsSpan(first, room);
                for (int code = 0; code < block.Length; code++) occurs[code] |= block[code] > 0;
            }
        }

        return [.. Enumerable.Range(0, room).Where(code => occurs[code])];
    }

    /// <summary>A copy of the cells of some codes, or of the first ones.</summary>
    private TotalsCube ToCube(int codeCount, int[]? codes, Func<int, string>? wordsOf)
    {
        var head = new TotalsHead(Axis, Currency, lastCompleteDay, PeriodBasis.EffectiveDate, [source], null);
        var cube = new TotalsCube(head, rows, codeCount, wordsOf, (sumsOut, countsOut) =>
        {
            CopyBlocks<long>(sums, room, sumsOut, codeCount, codes);
            CopyBlocks<long>(counts, room, countsOut, codeCount, codes);
        });
        for (int row = 0; row < rows.Length; row++)
        {
            for (int code = 0; code < codeCount; code++)
            {
                int from = row * room + (codes is null ? code : codes[code]);
                cube.SetOutside(row, code, outsideSums[from], outsideCounts[from]);
            }
        }

        return cube;
    }

    /// <summary>Makes room for some categories and kinds and for so many codes, or refuses it before anything is changed.</summary>
    /// <exception cref="ArgumentException">A result would have too many cells.</exception>
    private void MakeRoom(IReadOnlyList<CategoryAndKind> more, int codes)
    {
        bool hasRows = true;
        foreach (CategoryAndKind what in more) hasRows &= positions[what.Id] >= 0;
        if (!hasRows || codes > room)
        {
            CategoryAndKind[] all = hasRows ? rows : [.. rows.Union(more).Order()];
            long most = TotalsCube.MaxCells / ((Axis.Count + 1L) * Math.Max(1, all.Length));

            // Where memory is short, only for the codes in use.
            int kept = codes <= most && room <= most ? room : OccurringCodes() is { Length: > 0 } used ? used[^1] + 1 : 0;
            int needed = Math.Max(codes, kept);
            if (TotalsCube.WhyTooMany(Axis, all.Length, needed) is { } why) throw new ArgumentException(why);
            int larger = codes > room ? Math.Max(room * 2, CodeCount) : room;
            Rearrange(all, (int)Math.Clamp(larger, needed, most));
        }

        known = Math.Min(room, CodeCount);
    }

    /// <summary>Lays the cells out for other categories and kinds, and other room for codes.</summary>
    private void Rearrange(CategoryAndKind[] all, int newRoom)
    {
        sums = Rearranged(sums, Axis.Count);
        counts = Rearranged(counts, Axis.Count);
        outsideSums = Rearranged(outsideSums, 1);
        outsideCounts = Rearranged(outsideCounts, 1);
        rows = all;
        room = newRoom;
        for (int row = 0; row < rows.Length; row++) positions[rows[row].Id] = row;

        T[] Rearranged<T>(T[] cells, int periods)
        {
            var rearranged = new T[periods * all.Length * newRoom];
            for (int period = 0; period < periods; period++)
            {
                for (int row = 0; row < all.Length; row++)
                {
                    if (positions[all[row].Id] is not (var old and >= 0)) continue;
                    ReadOnlySpan<T> block = cells.AsSpan((period * rows.Length + old) * room, Math.Min(room, newRoom));
                    block.CopyTo(rearranged.AsSpan((period * all.Length + row) * newRoom));
                }
            }

            return rearranged;
        }
    }

    /// <summary>Copies blocks of cells into blocks of other cells: of some codes, or of the first ones.</summary>
    private static void CopyBlocks<T>(ReadOnlySpan<T> from, int fromSize, Span<T> into, int intoSize, int[]? codes)
    {
        if (codes is null && fromSize == intoSize)
        {
            from.CopyTo(into);
            return;
        }

        for (int block = 0; block < from.Length / fromSize; block++)
        {
            ReadOnlySpan<T> source = from.Slice(block * fromSize, fromSize);
            Span<T> target = into.Slice(block * intoSize, intoSize);
            if (codes is null) source[..intoSize].CopyTo(target);
            else for (int i = 0; i < codes.Length; i++) target[i] = source[codes[i]];
        }
    }
}
