using NodaTime;

namespace WriteOffMetrics;

/// <summary>Rows of the caller's added up or counted by period, for each segment of theirs, exactly; rows outside the axis apart.</summary>
internal sealed class RowSums
{
    private readonly PeriodAxis axis;
    private readonly Currency? currency;
    private readonly List<Segment> segments = [];

    /// <summary>
    /// Whether sums are kept by day as well: where a year is compared with days that are no period, as long as they are few.
    /// </summary>
    private bool keepsDays;

    /// <summary>So many days of segments are kept at most.</summary>
    private const int MostDays = 1 << 20;

    private int keptDays;

    /// <param name="axis">The periods.</param>
    /// <param name="currency">The currency of amounts; none where rows are counted only.</param>
    public RowSums(PeriodAxis axis, Currency? currency)
    {
        currency?.RequireDefined(nameof(currency));
        this.axis = axis;
        this.currency = currency;
        keepsDays = axis.Calendar.ComparesOtherDays;
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
        return ToAmounts(sum, currency!.Value);
    }

    /// <summary>The numbers of rows of some segments together.</summary>
    public CountSeries ToCounts(IReadOnlyCollection<int> parts)
    {
        Segment sum = Together(parts);
        return ToCounts(sum);
    }

    private static AmountSeries ToAmounts(Segment sum, Currency currency)
    {
        Money[] amounts = [.. sum.Sums.Select(minorUnits => Money.FromExact(minorUnits, currency))];
        return new AmountSeries(StatedMetrics.RowSum, sum.Axis, amounts, new RowProvenance(sum, currency));
    }

    private static CountSeries ToCounts(Segment sum) =>
        new(StatedMetrics.RowCount, sum.Axis, sum.Counts, new RowProvenance(sum, null), CountStatement.Nothing);

    private void Add(int segment, LocalDate day, long minorUnits, string parameterName)
    {
        if (!DayNumber.IsAllowedInRow(day)) throw new ArgumentException(
            $"Row {Invariant.Count(RowCount + 1)}: {DayNumber.WhyRefusedInRow(day)}", parameterName);
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
            if (keepsDays) KeepDay(one, DayNumber.OfAllowed(day), minorUnits);
        }

        RowCount++;
    }

    private void KeepDay(Segment segment, int day, long minorUnits)
    {
        if (segment.AddOn(day, minorUnits, 1)) keptDays++;
        if (keptDays <= MostDays) return;
        keepsDays = false;
        foreach (Segment one in segments) one.ForgetDays();
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

    private Segment NewSegment() => new(axis, currency is null ? [] : new Int128[axis.Count], new long[axis.Count], keepsDays);

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
            sum.AddDays(one);
        }

        return sum;
    }

    /// <summary>
    /// The sums and numbers of the rows of one segment: by period, and by day where a year is compared with days that are no period.
    /// </summary>
    private sealed class Segment(PeriodAxis axis, Int128[] sums, long[] counts, bool keepsDays)
    {
        private Dictionary<int, (Int128 Sum, long Count)>? days = keepsDays ? [] : null;

        public PeriodAxis Axis => axis;

        public Int128[] Sums { get; } = sums;

        public long[] Counts { get; } = counts;

        public Int128 Outside { get; set; }

        public long OutsideCount { get; set; }

        /// <summary>Adds what lies on a day of the axis, and says whether it is the first of that day.</summary>
        public bool AddOn(int day, Int128 sum, long count)
        {
            if (days is null) return false;
            bool isFirst = !days.TryGetValue(day, out (Int128 Sum, long Count) before);
            days[day] = (before.Sum + sum, before.Count + count);
            return isFirst;
        }

        public void ForgetDays() => days = null;

        public void AddDays(Segment other)
        {
            foreach ((int day, (Int128 sum, long count)) in other.days ?? []) AddOn(day, sum, count);
        }

        /// <summary>The same on other days of the axis; none where days were not kept.</summary>
        public Segment? On(PeriodAxis other)
        {
            if (days is null) return null;
            var again = new Segment(other, new Int128[Sums.Length == 0 ? 0 : other.Count], new long[other.Count], true);
            foreach ((int day, (Int128 sum, long count)) in days)
            {
                int period = other.IndexOf(day);
                if (period < 0) continue;
                if (Sums.Length > 0) again.Sums[period] += sum;
                again.Counts[period] += count;
                again.AddOn(day, sum, count);
            }

            return again;
        }
    }

    /// <summary>Of figures that were added up from rows of the caller's.</summary>
    private sealed class RowProvenance(Segment segment, Currency? currency) : Provenance
    {
        public override Int128? Outside => currency is null ? null : segment.Outside;

        public override long? OutsideCount => segment.OutsideCount;

        public override MetricSeries? ReadAgain(PeriodAxis axis)
        {
            if (segment.On(axis) is not { } again) return null;
            return currency is { } money ? ToAmounts(again, money) : ToCounts(again);
        }

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
