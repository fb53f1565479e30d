using NodaTime;

namespace WriteOffMetrics;

/// <summary>
/// Totals that grow entry by entry, each in nanoseconds, and take in totals computed elsewhere. A snapshot equals what a ledger of the same entries gives, to the last bit. It keeps no
/// entries: where they are wanted too, add each to a <see cref="LedgerBuilder"/> as well.
/// </summary>
/// <remarks>For one thread at a time; several writers take one lock around <c>Add</c> and the snapshot, or fill one each and add their snapshots up.</remarks>
public sealed class LiveTotals
{
    private static readonly TotalsSource[] LiveSource = [TotalsSource.Live];

    /// <summary>Axes of up to so many years have a table of the period of each day; the days of longer ones are searched.</summary>
    private const int LongestTable = 400;

    /// <summary>The period of each day of the axis's years, by year, month (16) and day of the month (32): read without reckoning the day's number. −1 outside.</summary>
    private readonly int[] periodOfDay;
    private readonly int firstYear;
    private readonly string? dimension;
    private readonly DimensionDictionary? dictionary;

    /// <summary>The position of each category and kind among those that occur, or −1.</summary>
    private readonly int[] positions = new int[CategoryAndKind.Count];
    private CategoryAndKind[] rows = [];

    /// <summary>Room for so many values in each period, category and kind; grows with the dictionary.</summary>
    private int room;

    /// <summary>How many codes the dictionary had when last asked; 1 without one.</summary>
    private int known;

    /// <summary>[period][category and kind][code], as in a snapshot; and once more, [category and kind][code], what lies outside.</summary>
    private long[] sums = [];
    private long[] counts = [];
    private Int128[] outsideSums = [];
    private long[] outsideCounts = [];

    private LiveTotals(Currency currency, PeriodAxis axis, string? dimension, DimensionDictionary? dictionary)
    {
        if (!currency.IsDefined) throw new ArgumentException("Found default(Currency), which is no currency; name one with Currency.FromCode or Currency.FromDefinition.", nameof(currency));
        ArgumentNullException.ThrowIfNull(axis);
        Currency = currency;
        Axis = axis;
        this.dimension = dimension;
        this.dictionary = dictionary;
        room = dictionary is null ? 1 : Math.Max(1, dictionary.Count);
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

    /// <summary>The currency of every amount.</summary>
    public Currency Currency { get; }

    /// <summary>The periods.</summary>
    public PeriodAxis Axis { get; }

    /// <summary>Empty totals by period.</summary>
    /// <exception cref="ArgumentException">The currency is <c>default</c>.</exception>
    public static LiveTotals From(Currency currency, PeriodAxis axis) => new(currency, axis, null, null);

    /// <summary>Empty totals by period and the values of a dimension, numbered by a dictionary.</summary>
    /// <exception cref="ArgumentException">The currency is <c>default</c>, or the dimension's name is bad.</exception>
    public static LiveTotals From(Currency currency, PeriodAxis axis, string dimension, DimensionDictionary dictionary)
    {
        Dimension.RequireName(dimension, nameof(dimension));
        ArgumentNullException.ThrowIfNull(dictionary);
        return new LiveTotals(currency, axis, dimension, dictionary);
    }

    /// <summary>Adds an entry by its effective date.</summary>
    /// <exception cref="ArgumentException">The entry is of another currency.</exception>
    /// <exception cref="OverflowException">The sum would exceed 64 bits of minor units; nothing was added.</exception>
    public void Add(LedgerEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (entry.Amount.Currency != Currency) throw new ArgumentException($"Found {entry.Amount} among totals in {Currency}; one currency is allowed. Keep totals per currency.", nameof(entry));
        int code = dictionary is null ? 0 : dictionary.GetOrAdd(entry[dimension!]);
        Add(entry.EffectiveDate, entry.Category, entry.Kind, entry.Amount.MinorUnits, code);
    }

    /// <summary>Adds an amount whose parts are known, without an entry made of them.</summary>
    /// <param name="effectiveDate">The accounting date.</param>
    /// <param name="category">What was written off.</param>
    /// <param name="kind">What the entry did.</param>
    /// <param name="minorUnits">The amount in minor units, above zero.</param>
    /// <param name="code">The code of its value in the dictionary; 0 for totals without a dimension.</param>
    /// <exception cref="ArgumentOutOfRangeException">The day, category or kind is not allowed, the amount not above zero, or the code none of the dictionary.</exception>
    /// <exception cref="OverflowException">The sum would exceed 64 bits of minor units; nothing was added.</exception>
    public void Add(LocalDate effectiveDate, EntryCategory category, EntryKind kind, long minorUnits, int code)
    {
        // The usual case in few instructions and without a call that comes back.
        int place = PlaceOf(effectiveDate), id = new CategoryAndKind(category, kind).Id;
        if ((uint)category <= (uint)EntryCategory.ForgivenPayable && (uint)kind <= (uint)EntryKind.RecoveryReturned && minorUnits > 0 && (uint)code < (uint)known
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

    /// <summary>Adds totals of the same axis and currency by effective date: a part that another thread, process or engine computed. What lies outside their axis is taken over where they tell it.</summary>
    /// <exception cref="ArgumentException">Axis, currency or period basis differ, or these totals are by a dimension.</exception>
    /// <exception cref="OverflowException">A sum would exceed 64 bits of minor units; nothing was added.</exception>
    public void Add(PeriodTotals part)
    {
        ArgumentNullException.ThrowIfNull(part);
        if (dimension is not null) throw new ArgumentException($"Found totals without a dimension beside totals by {dimension}; a breakdown by {dimension} is allowed.", nameof(part));
        Add(part.Cube, null, nameof(part));
    }

    /// <summary>Adds a breakdown by the same dimension: where it has the same dictionary, cell by cell; otherwise value by value.</summary>
    /// <exception cref="ArgumentException">Axis, currency, period basis or dimension differ.</exception>
    /// <exception cref="OverflowException">A sum would exceed 64 bits of minor units; nothing was added.</exception>
    public void Add(PeriodBreakdown part)
    {
        ArgumentNullException.ThrowIfNull(part);
        if (part.Dimension != dimension) throw new ArgumentException($"Found a breakdown by {part.Dimension} beside totals {(dimension is null ? "without a dimension" : "by " + dimension)}; the same is allowed.", nameof(part));
        int[]? codes = ReferenceEquals(part.Dictionary, dictionary) ? null : dictionary!.AddAll(part.Dictionary, part.Cube.CodeCount);
        Add(part.Cube, codes, nameof(part));
    }

    /// <summary>The totals so far: a copy, which later entries do not change. Of totals by a dimension, those of all values.</summary>
    public PeriodTotals ToTotals() => dimension is null ? new PeriodTotals(ToCube(), CategoryScope.Of(EntryCategory.Receivable)) : ToBreakdown().Total;

    /// <summary>The totals so far by value: a copy, which later entries do not change.</summary>
    /// <exception cref="InvalidOperationException">The totals are by no dimension.</exception>
    public PeriodBreakdown ToBreakdown()
    {
        if (dimension is null) throw new InvalidOperationException("Found totals without a dimension; a breakdown needs one. Name it when the totals are made.");

        // Values that no entry has may stand in a dictionary that others use too; a breakdown has those that occur.
        var occurs = new bool[room];
        for (int cell = 0; cell < counts.Length; cell++) occurs[cell % room] |= counts[cell] > 0;
        for (int cell = 0; cell < outsideCounts.Length; cell++) occurs[cell % room] |= outsideCounts[cell] > 0;
        var occurring = new DimensionDictionary();
        int[] codes = [.. occurs.Select((isThere, code) => isThere ? occurring.GetOrAdd(dictionary![code]) : -1)];
        TotalsCube all = ToCube();
        bool isWhole = occurring.Count == dictionary!.Count;
        return new PeriodBreakdown(
            isWhole ? all : all.Recoded(all.Sources, occurring.Count, code => WriteOffLedger.InQuotes(occurring[code]), code => code < room ? codes[code] : -1), isWhole ? dictionary : occurring, CategoryScope.Of(EntryCategory.Receivable), dimension);
    }

    /// <summary>What the totals are, on one line, in any culture.</summary>
    public override string ToString() => $"live totals in {Currency}{(dimension is null ? "" : " by " + dimension)}, {Axis}";

    private ArgumentOutOfRangeException? WhyRefused(LocalDate effectiveDate, EntryCategory category, EntryKind kind, long minorUnits, int code) =>
        (uint)category > (uint)EntryCategory.ForgivenPayable ? new ArgumentOutOfRangeException(nameof(category), category, $"Found {Invariant.Text((int)category)}; a member of EntryCategory is allowed.")
        : (uint)kind > (uint)EntryKind.RecoveryReturned ? new ArgumentOutOfRangeException(nameof(kind), kind, $"Found {Invariant.Text((int)kind)}; a member of EntryKind is allowed.")
        : minorUnits <= 0 ? new ArgumentOutOfRangeException(nameof(minorUnits), minorUnits, $"Found {Invariant.Text(minorUnits)}; amounts above zero are allowed, because the kind carries the sign.")
        : (uint)code >= (uint)known ? new ArgumentOutOfRangeException(nameof(code), code, $"Found the code {Invariant.Text(code)}; codes from 0 up to {Invariant.Text(known - 1)} are allowed.")
        : DayNumber.IsAllowed(effectiveDate) ? null : new ArgumentOutOfRangeException(nameof(effectiveDate), DayNumber.WhyRefused(effectiveDate));

    private int PlaceOf(LocalDate day) => ((day.Year - firstYear) * 16 + day.Month) * 32 + day.Day;

    /// <summary>Every case: the first of a category and kind, a new value, a day outside the axis, and what is refused.</summary>
    private void AddChecked(LocalDate day, EntryCategory category, EntryKind kind, long minorUnits, int code)
    {
        known = dictionary?.Count ?? 1;
        if (WhyRefused(day, category, kind, minorUnits, code) is { } refusal) throw refusal;
        int id = new CategoryAndKind(category, kind).Id;
        int row = positions[id] >= 0 ? positions[id] : AddRow(id);
        if (code >= room) Widen(Math.Max(room * 2, known));
        int period = Axis.IndexOf(day);
        if (period < 0)
        {
            outsideSums[row * room + code] += minorUnits;
            outsideCounts[row * room + code]++;
            return;
        }

        int cell = (period * rows.Length + row) * room + code;
        if (sums[cell] > long.MaxValue - minorUnits) throw new OverflowException(WhyTooLarge(period));
        sums[cell] += minorUnits;
        counts[cell]++;
    }

    private void Add(TotalsCube part, int[]? codes, string parameterName)
    {
        Axis.Require(part.Axis, "totals", parameterName);
        if (part.Currency != Currency) throw new ArgumentException($"Found totals in {part.Currency} beside {Currency}; one currency is allowed. Convert one of them first, at a rate you can name.", parameterName);
        if (part.Head.Basis != PeriodBasis.EffectiveDate) throw new ArgumentException($"Found totals by {EntryWords.Of(part.Head.Basis)}; totals by effective date are allowed. Summarise by that date.", parameterName);
        if (part.IsConverted) throw new ArgumentException("Found converted amounts, which lie between minor units; sums of whole minor units are allowed. Add up the ledgers' own totals and convert the result.", parameterName);
        if (dictionary is not null && dictionary.Count > room) Widen(dictionary.Count);
        foreach (CategoryAndKind row in part.Rows)
        {
            if (positions[row.Id] < 0) AddRow(row.Id);
        }

        if (codes is null && part.CodeCount == room && part.Rows.Count == rows.Length)
        {
            // The same cells in the same order. Counts cannot exceed 64 bits where the sums do not: every amount is one minor unit or more.
            if (!CellAddition.TryAdd(sums, part.Sums)) throw new OverflowException(WhyTooLarge(part, codes));
            CellAddition.TryAdd(counts, part.Counts);
        }
        else
        {
            if (WhyTooLarge(part, codes) is { } why) throw new OverflowException(why);
            ForEachCell(part, codes, (cell, sum, count) =>
            {
                sums[cell] += sum;
                counts[cell] += count;
                return true;
            });
        }

        for (int row = 0; row < part.Rows.Count && part.HasOutside; row++)
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

    /// <summary>Goes through the cells of a part, with the place that each has here, until one is refused.</summary>
    private int ForEachCell(TotalsCube part, int[]? codes, Func<int, long, long, bool> accept)
    {
        for (int period = 0; period < Axis.Count; period++)
        {
            for (int row = 0; row < part.Rows.Count; row++)
            {
                ReadOnlySpan<long> more = part.SumsOf(period, row), moreCounts = part.CountsOf(period, row);
                int first = (period * rows.Length + positions[part.Rows[row].Id]) * room;
                for (int code = 0; code < more.Length; code++)
                {
                    if (moreCounts[code] > 0 && !accept(first + (codes is null ? code : codes[code]), more[code], moreCounts[code])) return period;
                }
            }
        }

        return -1;
    }

    /// <summary>Why a part cannot be added; none where every sum fits 64 bits.</summary>
    private string? WhyTooLarge(TotalsCube part, int[]? codes) => ForEachCell(part, codes, (cell, sum, _) => sums[cell] <= long.MaxValue - sum) is var period and >= 0 ? WhyTooLarge(period) : null;

    private string WhyTooLarge(int period) => $"A sum in {Axis[period].Name} would exceed {Invariant.Count(long.MaxValue)} minor units of {Currency}. Keep the ledger in a coarser unit or use shorter periods.";

    private TotalsCube ToCube()
    {
        int codeCount = dictionary?.Count ?? 1;
        var head = new TotalsHead(Axis, Currency, null, PeriodBasis.EffectiveDate, LiveSource, null);
        var cube = new TotalsCube(head, rows, codeCount, dictionary is null ? null : code => WriteOffLedger.InQuotes(dictionary[code]), (sumsOut, countsOut) =>
        {
            Copy(sums, sumsOut, codeCount);
            Copy(counts, countsOut, codeCount);
        });
        for (int row = 0; row < rows.Length; row++)
        {
            for (int code = 0; code < Math.Min(codeCount, room); code++) cube.SetOutside(row, code, outsideSums[row * room + code], outsideCounts[row * room + code]);
        }

        return cube;
    }

    /// <summary>Copies blocks of as many cells as there is room for into blocks of another size.</summary>
    private void Copy<T>(T[] from, T[] into, int size)
    {
        if (size == room)
        {
            from.CopyTo(into, 0);
            return;
        }

        for (int block = 0; block < from.Length / room; block++) from.AsSpan(block * room, Math.Min(room, size)).CopyTo(into.AsSpan(block * size));
    }

    private int AddRow(int id)
    {
        CategoryAndKind added = CategoryAndKind.FromId(id);
        CategoryAndKind[] all = [.. rows.Append(added).Order()];
        int at = Array.IndexOf(all, added);
        sums = WithRow(sums, Axis.Count, at);
        counts = WithRow(counts, Axis.Count, at);
        outsideSums = WithRow(outsideSums, 1, at);
        outsideCounts = WithRow(outsideCounts, 1, at);
        rows = all;
        for (int row = 0; row < rows.Length; row++) positions[rows[row].Id] = row;
        return at;
    }

    private T[] WithRow<T>(T[] cells, int periods, int at)
    {
        int width = rows.Length * room, before = at * room;
        var wider = new T[periods * (width + room)];
        for (int period = 0; period < periods; period++)
        {
            ReadOnlySpan<T> from = cells.AsSpan(period * width, width);
            Span<T> into = wider.AsSpan(period * (width + room));
            from[..before].CopyTo(into);
            from[before..].CopyTo(into[(before + room)..]);
        }

        return wider;
    }

    private void Widen(int larger)
    {
        sums = Widened(sums, larger);
        counts = Widened(counts, larger);
        outsideSums = Widened(outsideSums, larger);
        outsideCounts = Widened(outsideCounts, larger);
        room = larger;
    }

    private T[] Widened<T>(T[] cells, int larger)
    {
        var wide = new T[cells.Length / room * larger];
        Copy(cells, wide, larger);
        return wide;
    }
}
