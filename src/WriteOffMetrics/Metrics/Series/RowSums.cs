using NodaTime;

namespace WriteOffMetrics;

/// <summary>Rows of the caller's added up or counted by period, for each segment of theirs, exactly; rows outside the axis apart.</summary>
internal sealed class RowSums
{
    private readonly PeriodAxis axis;
    private readonly Currency? currency;
    private readonly List<Segment> segments = [];

    /// <param name="axis">The periods.</param>
    /// <param name="currency">The currency of amounts; none where rows are counted only.</param>
    public RowSums(PeriodAxis axis, Currency? currency)
    {
        currency?.RequireDefined(nameof(currency));
        this.axis = axis;
        this.currency = currency;
    }

    /// <summary>How many rows were added.</summary>
    public long RowCount { get; private set; }

    public static void RequireRow<TRow>(TRow row, long before, string parameterName)
    {
        if (row is null) throw new ArgumentException(
            $"Row {Invariant.Count(before + 1)}: Found null; a row is needed. Leave it out or restore it.", parameterName);
    }

    /// <summary>Adds an amount.</summary>
    /// <exception cref="ArgumentException">
    /// The amount does not fit the currency, the day is none, or there are too many segments.
    /// </exception>
    public void Add(int segment, LocalDate day, decimal amount, string parameterName)
    {
        if (Money.TryFromDecimal(amount, currency!.Value, out Money money) is { } problem)
            throw new ArgumentException($"Row {Invariant.Count(RowCount + 1)}: {problem}", parameterName);
        Add(segment, day, money.MinorUnits, parameterName);
    }

    /// <summary>Counts a row.</summary>
    /// <exception cref="ArgumentException">The day is none, or there are too many segments.</exception>
    public void Add(int segment, LocalDate day, string parameterName) => Add(segment, day, 0L, parameterName);

    /// <summary>The sums of some segments together.</summary>
    public AmountSeries ToAmounts(IReadOnlyCollection<int> parts)
    {
        Segment sum = Together(parts);
        Money[] amounts = [.. sum.Sums.Select(minorUnits => Money.FromExact(minorUnits, currency!.Value))];
        return new AmountSeries(StatedMetrics.RowSum, axis, amounts, new RowProvenance(sum, currency));
    }

    /// <summary>The numbers of rows of some segments together.</summary>
    public CountSeries ToCounts(IReadOnlyCollection<int> parts)
    {
        Segment sum = Together(parts);
        return new CountSeries(StatedMetrics.RowCount, axis, sum.Counts, new RowProvenance(sum, null), CountStatement.Nothing);
    }

    private void Add(int segment, LocalDate day, long minorUnits, string parameterName)
    {
        if (!DayNumber.IsAllowed(day)) throw new ArgumentException(
            $"Row {Invariant.Count(RowCount + 1)}: {DayNumber.WhyRefused(day)}", parameterName);
        RequireRoom(segment, parameterName);
        Segment one = segments[segment];
        int period = axis.IndexOf(day);
        if (period < 0)
        {
            one.Outside += minorUnits;
            one.OutsideCount++;
        }
        else
        {
            if (currency is not null) one.Sums[period] += minorUnits;
            one.Counts[period]++;
        }

        RowCount++;
    }

    private void RequireRoom(int segment, string parameterName)
    {
        if ((segment + 1L) * axis.Count > CellLimit.MostCells)
            throw new ArgumentException(WhyTooMany(segment + 1), parameterName);
        while (segments.Count <= segment) segments.Add(NewSegment());
    }

    private string WhyTooMany(int count) =>
        $"Row {Invariant.Count(RowCount + 1)}: Found {Invariant.Count(count)} segments in "
        + $"{Invariant.Count(axis.Count, "period", "periods")}; up to {Invariant.Count(CellLimit.MostCells)} cells are allowed. Use a "
        + "coarser axis, or fewer segments.";

    private Segment NewSegment() => new(currency is null ? [] : new Int128[axis.Count], new long[axis.Count]);

    private Segment Together(IReadOnlyCollection<int> parts)
    {
        Segment sum = NewSegment();
        foreach (int part in parts)
        {
            // A value that no row has was given no segment.
            if (part >= segments.Count) continue;
            Segment one = segments[part];
            for (int i = 0; i < one.Sums.Length; i++) sum.Sums[i] += one.Sums[i];
            for (int i = 0; i < one.Counts.Length; i++) sum.Counts[i] += one.Counts[i];
            sum.Outside += one.Outside;
            sum.OutsideCount += one.OutsideCount;
        }

        return sum;
    }

    /// <summary>The sums and numbers of the rows of one segment.</summary>
    private sealed class Segment(Int128[] sums, long[] counts)
    {
        public Int128[] Sums { get; } = sums;

        public long[] Counts { get; } = counts;

        public Int128 Outside { get; set; }

        public long OutsideCount { get; set; }
    }

    /// <summary>Of figures that were added up from rows of the caller's.</summary>
    private sealed class RowProvenance(Segment segment, Currency? currency) : Provenance
    {
        public override Int128? Outside => currency is null ? null : segment.Outside;

        public override long? OutsideCount => segment.OutsideCount;

        public override string WhyNoEntries =>
            "Found a series that was added up from rows, not read from a ledger: it has no entries. Look among your rows.";

        public override string InWordsBelow(MetricPoint point) => $"{Read}, as they were known to the caller";

        public override IEnumerable<(string Topic, string Text)> Remarks(MetricSeries series)
        {
            yield return ("rows", Read);
        }

        private string Read
        {
            get
            {
                string all = $"added up from {Invariant.Count(segment.Counts.Sum(), "row", "rows")} of the axis";
                if (segment.OutsideCount == 0) return all;
                string amount = currency is { } money ? $" of {Money.InWords(segment.Outside, money)}" : "";
                return $"{all}; {Invariant.Count(segment.OutsideCount, "row", "rows")}{amount} outside the axis, not counted here";
            }
        }
    }
}
