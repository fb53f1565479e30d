using NodaTime;

namespace WriteOffMetrics;

/// <summary>
/// Totals that grow entry by entry, each in nanoseconds, and take in totals computed elsewhere. A snapshot equals what a ledger of the same entries gives, to the last bit. It keeps no
/// entries: where they are wanted too, add each to a <see cref="LedgerBuilder"/> as well.
/// </summary>
/// <remarks>For one thread at a time; several writers take one lock around <c>Add</c> and the snapshot, or fill one each and add their snapshots up.</remarks>
public sealed class LiveTotals
{
    /// <summary>Axes of up to so many days have a table of the period of each day; longer ones are searched.</summary>
    private const int LongestTable = 1 << 17;

    private readonly int[] periodOfDay;
    private readonly Cells?[] cells = new Cells?[CategoryAndKind.Count];
    private readonly string? dimension;
    private readonly DimensionDictionary? dictionary;

    /// <summary>Room for values per period, in every block of cells; grows with the dictionary.</summary>
    private int room;

    private LiveTotals(Currency currency, PeriodAxis axis, string? dimension, DimensionDictionary? dictionary)
    {
        if (!currency.IsDefined) throw new ArgumentException("Found default(Currency), which is no currency; name one with Currency.FromCode or Currency.FromDefinition.", nameof(currency));
        ArgumentNullException.ThrowIfNull(axis);
        Currency = currency;
        Axis = axis;
        this.dimension = dimension;
        this.dictionary = dictionary;
        room = dictionary is null ? 1 : Math.Max(1, dictionary.Count);
        int days = axis.LastDay - axis.Starts[0] + 1;
        periodOfDay = new int[days <= LongestTable ? days : 0];
        for (int day = 0, period = 0; day < periodOfDay.Length; day++)
        {
            if (period + 1 < axis.Count && axis.Starts[0] + day >= axis.Starts[period + 1]) period++;
            periodOfDay[day] = period;
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
        Add(new CategoryAndKind(entry.Category, entry.Kind).Id, DayNumber.OfAllowed(entry.EffectiveDate), entry.Amount.MinorUnits, code);
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
        if ((uint)category > (uint)EntryCategory.ForgivenPayable) throw new ArgumentOutOfRangeException(nameof(category), category, $"Found {Invariant.Text((int)category)}; a member of EntryCategory is allowed.");
        if ((uint)kind > (uint)EntryKind.RecoveryReturned) throw new ArgumentOutOfRangeException(nameof(kind), kind, $"Found {Invariant.Text((int)kind)}; a member of EntryKind is allowed.");
        if (minorUnits <= 0) throw new ArgumentOutOfRangeException(nameof(minorUnits), minorUnits, $"Found {Invariant.Text(minorUnits)}; amounts above zero are allowed, because the kind carries the sign.");
        if (dictionary is null ? code != 0 : (uint)code >= (uint)dictionary.Count) throw new ArgumentOutOfRangeException(nameof(code), code, $"Found the code {Invariant.Text(code)}; codes from 0 up to {Invariant.Text((dictionary?.Count ?? 1) - 1)} are allowed.");
        Add(new CategoryAndKind(category, kind).Id, DayNumber.Of(effectiveDate, nameof(effectiveDate)), minorUnits, code);
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
        var occurring = new DimensionDictionary();
        int[] codes = new int[room];
        for (int code = 0; code < room; code++) codes[code] = code < dictionary!.Count && Array.Exists(cells, block => block?.Has(code, room) == true) ? occurring.GetOrAdd(dictionary[code]) : -1;
        TotalsCube all = ToCube();
        bool isWhole = occurring.Count == dictionary!.Count;
        return new PeriodBreakdown(
            isWhole ? all : all.Recoded(all.Sources, occurring.Count, code => WriteOffLedger.InQuotes(occurring[code]), code => codes[code]), isWhole ? dictionary : occurring, CategoryScope.Of(EntryCategory.Receivable), dimension);
    }

    /// <summary>What the totals are, on one line, in any culture.</summary>
    public override string ToString() => $"live totals in {Currency}{(dimension is null ? "" : " by " + dimension)}, {Axis}";

    private void Add(int id, int day, long minorUnits, int code)
    {
        if (code >= room) Grow();
        Cells block = cells[id] ??= new Cells(Axis.Count, room);
        int index = day - Axis.Starts[0];
        int period = (uint)index < (uint)periodOfDay.Length ? periodOfDay[index] : periodOfDay.Length > 0 ? -1 : Axis.IndexOf(day);
        if (period < 0)
        {
            block.OutsideSums[code] += minorUnits;
            block.OutsideCounts[code]++;
            return;
        }

        int cell = period * room + code;
        block.Sums[cell] = checked(block.Sums[cell] + minorUnits);
        block.Counts[cell]++;
    }

    private void Add(TotalsCube part, int[]? codes, string parameterName)
    {
        Axis.Require(part.Axis, "totals", parameterName);
        if (part.Currency != Currency) throw new ArgumentException($"Found totals in {part.Currency} beside {Currency}; one currency is allowed. Convert one of them first, at a rate you can name.", parameterName);
        if (part.Head.Basis != PeriodBasis.EffectiveDate) throw new ArgumentException($"Found totals by {EntryWords.Of(part.Head.Basis)}; totals by effective date are allowed. Summarise by that date.", parameterName);
        if (part.IsConverted) throw new ArgumentException("Found converted amounts, which lie between minor units; sums of whole minor units are allowed. Add up the ledgers' own totals and convert the result.", parameterName);
        if (dictionary is not null && dictionary.Count > room) Grow();

        for (int row = 0; row < part.Rows.Count; row++)
        {
            Cells block = cells[part.Rows[row].Id] ??= new Cells(Axis.Count, room);
            for (int period = 0; period < Axis.Count; period++)
            {
                if (AddPeriod(block, part, period, row, codes)) continue;

                // What was added before is taken back, so that an overflow leaves everything as it was.
                for (int done = row * Axis.Count + period - 1; done >= 0; done--) SubtractPeriod(part, done % Axis.Count, done / Axis.Count, codes);
                throw new OverflowException($"A sum in {Axis[period].Name} would exceed {Invariant.Count(long.MaxValue)} minor units of {Currency}. Keep the ledger in a coarser unit or use shorter periods.");
            }
        }

        for (int row = 0; row < part.Rows.Count; row++)
        {
            Cells block = cells[part.Rows[row].Id]!;
            for (int code = 0; code < part.CodeCount; code++)
            {
                (Int128 sum, long count) = part.ReadOutside(row, code);
                block.OutsideSums[codes is null ? code : codes[code]] += sum;
                block.OutsideCounts[codes is null ? code : codes[code]] += count;
            }
        }
    }

    /// <summary>Adds a period of a category and kind, or finds that a sum would exceed 64 bits, and then adds nothing.</summary>
    private bool AddPeriod(Cells block, TotalsCube part, int period, int row, int[]? codes)
    {
        ReadOnlySpan<long> sums = part.SumsOf(period, row), counts = part.CountsOf(period, row);
        Span<long> into = block.Sums.AsSpan(period * room, room), countsInto = block.Counts.AsSpan(period * room, room);
        if (codes is null)
        {
            // Counts cannot exceed 64 bits where the sums do not: every amount is one minor unit or more.
            return CellAddition.TryAdd(into, sums) && CellAddition.TryAdd(countsInto, counts);
        }

        for (int code = 0; code < sums.Length; code++)
        {
            if (into[codes[code]] + (Int128)sums[code] > long.MaxValue) return false;
        }

        for (int code = 0; code < sums.Length; code++)
        {
            into[codes[code]] += sums[code];
            countsInto[codes[code]] += counts[code];
        }

        return true;
    }

    private void SubtractPeriod(TotalsCube part, int period, int row, int[]? codes)
    {
        Cells block = cells[part.Rows[row].Id]!;
        ReadOnlySpan<long> sums = part.SumsOf(period, row), counts = part.CountsOf(period, row);
        for (int code = 0; code < sums.Length; code++)
        {
            int cell = period * room + (codes is null ? code : codes[code]);
            block.Sums[cell] -= sums[code];
            block.Counts[cell] -= counts[code];
        }
    }

    private TotalsCube ToCube()
    {
        int codeCount = dictionary?.Count ?? 1;
        List<int> ids = [];
        for (int id = 0; id < cells.Length; id++)
        {
            if (cells[id] is not null) ids.Add(id);
        }

        var head = new TotalsHead(Axis, Currency, null, PeriodBasis.EffectiveDate, [TotalsSource.Live], null);
        var cube = new TotalsCube(head, ids.Select(CategoryAndKind.FromId), codeCount, dictionary is null ? null : code => WriteOffLedger.InQuotes(dictionary[code]), (sums, counts) =>
        {
            int width = Math.Min(codeCount, room);
            for (int period = 0; period < Axis.Count; period++)
            {
                for (int row = 0; row < ids.Count; row++)
                {
                    int target = (period * ids.Count + row) * codeCount;
                    Cells block = cells[ids[row]]!;
                    if (codeCount == 1)
                    {
                        (sums[target], counts[target]) = (block.Sums[period * room], block.Counts[period * room]);
                        continue;
                    }

                    block.Sums.AsSpan(period * room, width).CopyTo(sums.AsSpan(target));
                    block.Counts.AsSpan(period * room, width).CopyTo(counts.AsSpan(target));
                }
            }
        });
        for (int row = 0; row < ids.Count; row++)
        {
            for (int code = 0; code < Math.Min(codeCount, room); code++) cube.SetOutside(row, code, cells[ids[row]]!.OutsideSums[code], cells[ids[row]]!.OutsideCounts[code]);
        }

        return cube;
    }

    private void Grow()
    {
        int larger = Math.Max(room * 2, dictionary!.Count);
        for (int id = 0; id < cells.Length; id++) cells[id] = cells[id]?.Widened(Axis.Count, room, larger);
        room = larger;
    }

    /// <summary>The sums and counts of one category and kind: [period][code], and what lies outside.</summary>
    private sealed class Cells(int periods, int room)
    {
        public long[] Sums { get; } = new long[periods * room];

        public long[] Counts { get; } = new long[periods * room];

        public Int128[] OutsideSums { get; } = new Int128[room];

        public long[] OutsideCounts { get; } = new long[room];

        public bool Has(int code, int width)
        {
            if (OutsideCounts[code] > 0) return true;
            for (int cell = code; cell < Counts.Length; cell += width)
            {
                if (Counts[cell] > 0) return true;
            }

            return false;
        }

        public Cells Widened(int axisCount, int from, int to)
        {
            var wide = new Cells(axisCount, to);
            for (int period = 0; period < axisCount; period++)
            {
                Sums.AsSpan(period * from, from).CopyTo(wide.Sums.AsSpan(period * to));
                Counts.AsSpan(period * from, from).CopyTo(wide.Counts.AsSpan(period * to));
            }

            OutsideSums.CopyTo(wide.OutsideSums, 0);
            OutsideCounts.CopyTo(wide.OutsideCounts, 0);
            return wide;
        }
    }
}
