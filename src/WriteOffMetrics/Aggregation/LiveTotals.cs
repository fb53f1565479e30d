using System.Text.Json.Serialization;
using NodaTime;

namespace WriteOffMetrics;

/// <summary>
/// Totals that grow entry by entry, each in nanoseconds, and take in totals computed elsewhere. A snapshot equals what a ledger of the same
/// entries gives, to the last bit. It keeps no entries: where they are wanted too, add each to a <see cref="LedgerBuilder"/> as well.
/// </summary>
/// <remarks>
/// For one thread at a time; several writers take one lock around <c>Add</c> and the snapshot, or fill one each, with a dictionary each or
/// one that has all values before, and add their snapshots up. Snapshots are immutable and safe for use by any number of threads. A call
/// that is refused leaves everything as it was.
/// </remarks>
[JsonConverter(typeof(RefusedJsonConverter))]
public sealed class LiveTotals : IRefusedAsJson
{
    private readonly DayTable days;
    private readonly string? dimension;
    private readonly DimensionDictionary? dictionary;

    /// <summary>The cells, with room for so many codes as their layout has: it grows with the values added.</summary>
    private WholeCells cells;

    /// <summary>How many of the codes for which there is room were those of values when room was last made; 0 before that.</summary>
    private int known;

    /// <summary>The day that was stated, or the earliest that added parts state; and whether all of them tell what lies outside.</summary>
    private LocalDate? lastCompleteDay;
    private TotalsSource source = TotalsSource.Live;

    /// <summary>Empty totals by period.</summary>
    /// <exception cref="ArgumentException">The currency is <c>default</c>.</exception>
    public LiveTotals(Currency currency, PeriodAxis axis)
    {
        currency.RequireDefined(nameof(currency));
        ArgumentNullException.ThrowIfNull(axis);
        Currency = currency;
        Axis = axis;
        days = new DayTable(axis);
        cells = new WholeCells(new CellLayout(axis, currency, [], CodeSet.One));
    }

    /// <summary>Empty totals by period and the values of a dimension, numbered by a dictionary.</summary>
    /// <exception cref="ArgumentException">The currency is <c>default</c>, or the dimension's name is bad.</exception>
    public LiveTotals(Currency currency, PeriodAxis axis, string dimension, DimensionDictionary dictionary)
        : this(currency, axis)
    {
        WriteOffMetrics.Dimension.RequireName(dimension, nameof(dimension));
        ArgumentNullException.ThrowIfNull(dictionary);
        this.dimension = dimension;
        this.dictionary = dictionary;
    }

    /// <summary>The currency of every amount.</summary>
    public Currency Currency { get; }

    /// <summary>The periods.</summary>
    public PeriodAxis Axis { get; }

    /// <summary>The dimension whose values they tell apart; null for totals by period alone.</summary>
    public string? Dimension => dimension;

    /// <summary>What numbers its values; null for totals by period alone.</summary>
    public DimensionDictionary? Dictionary => dictionary;

    /// <summary>Adds an entry by its effective date.</summary>
    /// <exception cref="ArgumentException">The entry is of another currency, or the result would exceed 67,108,864 cells; nothing was
    /// added.</exception>
    /// <exception cref="OverflowException">The sum would exceed 64 bits of minor units; nothing was added.</exception>
    public void Add(LedgerEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (entry.Amount.Currency != Currency)
            throw new ArgumentException(LiveTotalsWords.WhyOtherCurrency(entry, Currency), nameof(entry));
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
        // The usual case, in few instructions.
        if ((uint)category <= (uint)EntryCategory.ForgivenPayable && (uint)kind <= (uint)EntryKind.RecoveryReturned && minorUnits > 0
            && (uint)code < (uint)known && DayNumber.IsIso(effectiveDate))
        {
            int period = days.PeriodOf(effectiveDate), offset = cells.Layout.OffsetOf(new CategoryAndKind(category, kind));
            if (period >= 0 && offset >= 0 && cells.TryAddOne(period * cells.Layout.Stride + offset + code, minorUnits)) return;
        }

        AddChecked(effectiveDate, category, kind, minorUnits, code);
    }

    /// <summary>
    /// Adds totals of the same axis and currency by effective date: a part that another thread, process or engine computed. What lies
    /// outside their axis is taken over; where a part does not tell it, the totals do not tell it from then on. They are complete through
    /// the earliest day that a part states.
    /// </summary>
    /// <exception cref="ArgumentException">Axis, currency or period basis differ, amounts are converted, these totals are by a dimension,
    /// or the result would exceed 67,108,864 cells; nothing was added.</exception>
    /// <exception cref="OverflowException">A sum would exceed 64 bits of minor units; nothing was added.</exception>
    public void Add(PeriodTotals part)
    {
        ArgumentNullException.ThrowIfNull(part);
        if (dimension is not null) throw new ArgumentException(LiveTotalsWords.WhyNoBreakdown(dimension), nameof(part));
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
        if (part.Dimension != dimension)
            throw new ArgumentException(LiveTotalsWords.WhyOtherDimension(part.Dimension, dimension), nameof(part));
        Add(part.Cube, part.Dictionary, nameof(part));
    }

    /// <summary>
    /// States that the totals are complete through a day: in <see cref="ToTotals"/> and <see cref="ToBreakdown"/> a period that ends later
    /// is incomplete and its ratio undefined. State a later day when the books are closed through it. As long as no day is stated every
    /// period counts as complete, also one to which nothing was added yet. A part added afterwards that states an earlier day limits it
    /// again.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The day is not of the ISO calendar, or outside the years 1 to 9999.</exception>
    public void CompleteThrough(LocalDate day)
    {
        DayNumber.Require(day, nameof(day));
        lastCompleteDay = day;
    }

    /// <summary>The totals so far: a copy, which later entries do not change. Of totals by a dimension, those of all values.</summary>
    /// <exception cref="OverflowException">Of totals by a dimension: the sum of the values exceeds 64 bits of minor units.</exception>
    public PeriodTotals ToTotals() => dimension is null
        ? new PeriodTotals(ToCube(CodeSet.One, null), CategoryScope.FromCategory(EntryCategory.Receivable))
        : ToBreakdown().Total;

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
        TotalsCube cube = ToCube(CodeSet.FromValues(values, codes.Length), isWhole ? null : codes);
        return new PeriodBreakdown(cube, values, CategoryScope.FromCategory(EntryCategory.Receivable), dimension);
    }

    /// <summary>What the totals are, on one line, in any culture.</summary>
    public override string ToString() => $"live totals in {Currency}{(dimension is null ? "" : " by " + dimension)}, {Axis}";

    private CellLayout Layout => cells.Layout;

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
        if (LiveTotalsWords.WhyRefused(day, category, kind, minorUnits, code, CodeCount) is { } refusal) throw refusal;
        var what = new CategoryAndKind(category, kind);
        int period = Axis.IndexOf(day);
        if (period >= 0 && SumAt(period, what, code) + minorUnits > long.MaxValue) throw TooLarge(period, what, code);
        if (Layout.OffsetOf(what) < 0 || code >= known) MakeRoom([what], code + 1);
        cells.Add(period, what, code, minorUnits, 1);
    }

    /// <summary>Adds a part, or refuses it before anything is changed.</summary>
    private void Add(TotalsCube part, DimensionDictionary? values, string parameterName)
    {
        Axis.Require(part.Axis, "totals", parameterName);
        if (LiveTotalsWords.WhyUnlike(part, Currency) is { } why) throw new ArgumentException(why, parameterName);
        if (ReferenceEquals(values, dictionary)) AddAlike(part.Whole);
        else AddRecoded(part.Whole, values!);
        lastCompleteDay = TotalsHead.Earlier(lastCompleteDay, part.Head.LastCompleteDay);
        bool tellsOutside = source.TellsOutside && part.Sources.All(other => other.TellsOutside);
        source = tellsOutside ? TotalsSource.LiveWithParts : TotalsSource.LiveWithoutOutside;
    }

    /// <summary>Adds cells of the same codes: all at once where they lie alike.</summary>
    private void AddAlike(WholeCells part)
    {
        if (part.Layout.IsAlike(Layout) && cells.TryAddAlike(part)) return;
        RequireFit(part, null);
        MakeRoom(part.Layout.Rows, part.Layout.Codes.Count);
        cells.AddFrom(part, null, null, 0, part.Layout.Codes.Count);
    }

    /// <summary>Adds cells whose values another dictionary numbers.</summary>
    private void AddRecoded(WholeCells part, DimensionDictionary values)
    {
        int[] codes = dictionary!.CodesOf(values, part.Layout.Codes.Count);
        RequireFit(part, codes);
        int added = codes.Count(code => code < 0);
        MakeRoom(part.Layout.Rows, added > 0 ? dictionary.Count + added : codes.DefaultIfEmpty().Max() + 1);
        for (int code = 0; code < codes.Length; code++)
        {
            if (codes[code] < 0) codes[code] = dictionary.GetOrAdd(values[code]);
        }

        cells.AddFrom(part, null, codes, 0, codes.Length);
    }

    /// <summary>Refuses a part before anything is changed, unless every sum and count fits 64 bits.</summary>
    private void RequireFit(WholeCells part, int[]? codes)
    {
        for (int period = -1; period < Axis.Count; period++)
        {
            for (int row = 0; row < part.Layout.Rows.Length; row++)
            {
                CategoryAndKind what = part.Layout.Rows[row];
                ReadOnlySpan<long> counts = part.CountsOf(period, row);
                for (int code = 0; code < counts.Length; code++)
                {
                    if (counts[code] == 0) continue;
                    int codeHere = codes is null ? code : codes[code];
                    if (period >= 0 && SumAt(period, what, codeHere) + part.SumsOf(period, row)[code] > long.MaxValue)
                        throw TooLarge(period, what, codeHere);
                    if (period < 0 && CountAt(period, what, codeHere) > long.MaxValue - counts[code])
                        throw new OverflowException(CellWords.WhyTooManyOutside(Axis));
                }
            }
        }
    }

    private OverflowException TooLarge(int period, CategoryAndKind what, int code)
    {
        string? value = dictionary is null || code < 0 ? null : Invariant.InQuotes(dictionary[code]);
        return new OverflowException(CellWords.WhyTooLarge(Axis[period], Currency, what, value));
    }

    /// <summary>The sum of a cell, for which there may be no room yet; a code below zero is a value that is new.</summary>
    private Int128 SumAt(int period, CategoryAndKind what, int code) =>
        code >= 0 && code < Layout.Codes.Count ? cells.Read(period, what, code).Sum : 0;

    private long CountAt(int period, CategoryAndKind what, int code) =>
        code >= 0 && code < Layout.Codes.Count ? cells.Read(period, what, code).Count : 0;

    /// <summary>The codes that an entry has, ascending.</summary>
    private int[] OccurringCodes()
    {
        var occurs = new bool[Layout.Codes.Count];
        for (int period = -1; period < Axis.Count; period++)
        {
            for (int row = 0; row < Layout.Rows.Length; row++)
            {
                ReadOnlySpan<long> counts = cells.CountsOf(period, row);
                for (int code = 0; code < counts.Length; code++) occurs[code] |= counts[code] > 0;
            }
        }

        return [.. Enumerable.Range(0, occurs.Length).Where(code => occurs[code])];
    }

    /// <summary>A copy of the cells of some codes, or of the first ones.</summary>
    private TotalsCube ToCube(CodeSet set, int[]? codes)
    {
        var head = new TotalsHead(Axis, Currency, lastCompleteDay, PeriodBasis.EffectiveDate, [source], null);
        return new TotalsCube(head, cells.LaidOut(Layout.With(Layout.Rows.ToArray(), set), codes));
    }

    /// <summary>
    /// Makes room for some categories and kinds and for so many codes, or refuses it before anything is changed. Room for codes doubles,
    /// up to the most cells of a result.
    /// </summary>
    /// <exception cref="ArgumentException">A result would have too many cells.</exception>
    private void MakeRoom(ReadOnlySpan<CategoryAndKind> more, int codes)
    {
        int room = Layout.Codes.Count;
        bool hasRows = true;
        foreach (CategoryAndKind what in more) hasRows &= Layout.OffsetOf(what) >= 0;
        if (!hasRows || codes > room)
        {
            CategoryAndKind[] rows = [.. Layout.Rows.ToArray().Union(more.ToArray())];
            long most = CellLimit.MostCells / ((Axis.Count + 1L) * Math.Max(1, rows.Length));

            // Where memory is short, only for the codes in use.
            int kept = codes <= most && room <= most ? room : OccurringCodes() is { Length: > 0 } used ? used[^1] + 1 : 0;
            int needed = Math.Max(codes, kept);
            if (CellWords.WhyTooMany(Axis, rows.Length, needed) is { } why) throw new ArgumentException(why);
            int larger = codes > room ? Math.Max(room * 2, CodeCount) : room;
            var set = new CodeSet((int)Math.Clamp(larger, needed, most), null);
            cells = cells.LaidOut(Layout.With(rows, set), null);
        }

        known = Math.Min(Layout.Codes.Count, CodeCount);
    }

    string IRefusedAsJson.InsteadOfJson =>
        "Found LiveTotals, which change; totals are written. Write ToTotals() or ToBreakdown(), or what their ToJson gives.";
}
