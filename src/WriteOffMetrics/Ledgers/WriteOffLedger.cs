using System.Collections;
using System.Data;
using System.Text.Json.Serialization;
using NodaTime;

namespace WriteOffMetrics;

/// <summary>
/// A ledger: write-offs, reversals, recoveries and returned recoveries in one currency. Filtering gives another ledger over the same rows.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads. The order in which entries were given changes no figure.</remarks>
[JsonConverter(typeof(RefusedJsonConverter))]
public sealed class WriteOffLedger : IRefusedAsJson
{
    private static readonly IReadOnlyList<string?> NotStated = Array.AsReadOnly<string?>([null]);

    private readonly LedgerColumns columns;
    private readonly LedgerFilter filter;
    private readonly Selection entries;
    private int countWithoutRecordedDate = -1;

    /// <summary>The ledger of all rows of some columns.</summary>
    internal WriteOffLedger(LedgerColumns columns)
        : this(columns, LedgerFilter.All, null)
    {
    }

    private WriteOffLedger(LedgerColumns columns, LedgerFilter filter, LocalDate? lastCompleteDay)
    {
        this.columns = columns;
        this.filter = filter;
        LastCompleteDay = lastCompleteDay;
        entries = new Selection(columns, filter);
    }

    /// <summary>The currency of every amount.</summary>
    public Currency Currency => columns.Currency;

    /// <summary>The number of entries.</summary>
    public int Count => entries.Count;

    /// <summary>Which date of an entry decides its period; the effective date unless set with <see cref="WithPeriodBasis"/>.</summary>
    public PeriodBasis PeriodBasis => columns.Basis;

    /// <summary>The number of entries that state no recorded date and so count as known on their effective date.</summary>
    public int CountWithoutRecordedDate
    {
        get
        {
            // Two threads may count at once and find the same; a 32-bit write is atomic.
            if (countWithoutRecordedDate < 0) countWithoutRecordedDate = filter.RowsOf(columns).Count(row => !columns.IsRecorded(row));
            return countWithoutRecordedDate;
        }
    }

    /// <summary>The day through which the books are complete, stated with <see cref="CompleteThrough"/>; null where it was not.</summary>
    public LocalDate? LastCompleteDay { get; }

    /// <summary>
    /// The names of the dimensions that entries can be grouped and filtered by; account, document, reason and request always.
    /// </summary>
    public IReadOnlyList<string> Dimensions =>
    [
        Dimension.Account, Dimension.Document, Dimension.Reason, Dimension.Request,
        .. columns.Dimensions.Select(column => column.Name).Where(name => !Dimension.IsBuiltIn(name)),
    ];

    /// <summary>
    /// The values of a dimension by their codes, 0 for the first: the order of the cells of
    /// <see cref="SummaryExtensions.SummarizeInto(WriteOffLedger, PeriodAxis, string, Span{long}, Span{long})"/>.
    /// They are those of the whole ledger before any filter, and of a shared dictionary all that it had when the ledger was made. One null
    /// where no entry states the dimension.
    /// </summary>
    /// <exception cref="ArgumentException">The ledger has no such dimension.</exception>
    public IReadOnlyList<string?> ValuesOf(string dimension) => RequireDimension(dimension) is var index and >= 0
        ? columns.Dimensions[index].Values.First(columns.Dimensions[index].Count)
        : NotStated;

    /// <summary>
    /// The day of the earliest entry, by the date that decides its period; null where there is none. Looks at every entry of a filtered
    /// ledger and at every day of a whole one.
    /// </summary>
    public LocalDate? FindFirstDay() => filter.DaysOf(columns) is var (first, _) ? DayNumber.ToDate(first) : null;

    /// <summary>The day of the latest entry, as <see cref="FindFirstDay"/>.</summary>
    public LocalDate? FindLastDay() => filter.DaysOf(columns) is var (_, last) ? DayNumber.ToDate(last) : null;

    /// <summary>The entries by the date that decides their period, those of one day in the order given. Made while they are read.</summary>
    public IReadOnlyCollection<LedgerEntry> Entries => entries;

    internal LedgerColumns Columns => columns;

    internal LedgerFilter Filter => filter;

    /// <summary>The ledger of these entries, which may be none.</summary>
    /// <param name="currency">The ledger's currency.</param>
    /// <param name="entries">The entries in any order; enumerated once.</param>
    /// <param name="dimensions">
    /// Dimensions of the user's own that the ledger has even if no entry states them: name those that reports ask for, so that a month
    /// without any, or one part of a ledger summarised apart, answers like the others. Those that entries state need not be named.
    /// </param>
    /// <exception cref="ArgumentException">
    /// An entry is null or of another currency, a dimension's name is bad, there are more than eight of the user's own, or the currency is
    /// <c>default</c>.
    /// </exception>
    public static WriteOffLedger FromEntries(Currency currency, IEnumerable<LedgerEntry> entries, params IReadOnlyList<string> dimensions)
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(dimensions);
        var builder = new LedgerBuilder(currency);
        builder.AddRange(entries, dimensions);
        return builder.ToLedger();
    }

    /// <summary>The ledger of rows of the user's own, every one of which must be good.</summary>
    /// <typeparam name="TRow">The user's row.</typeparam>
    /// <param name="currency">The ledger's currency.</param>
    /// <param name="rows">The rows in any order; enumerated once.</param>
    /// <param name="selectors">Where in a row the entry's parts are found.</param>
    /// <exception cref="ArgumentException">
    /// A row is bad (the message says which, what and what to do), a dimension's name is bad or its selector null, there are more than
    /// eight dimensions of the user's own, or the currency is <c>default</c>.
    /// </exception>
    public static WriteOffLedger FromRows<TRow>(Currency currency, IEnumerable<TRow> rows, EntrySelectors<TRow> selectors)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(selectors);
        var builder = new LedgerBuilder(currency);
        builder.AddRange(rows, selectors);
        return builder.ToLedger();
    }

    /// <summary>The ledger of entries given as columns, every one of which must be good.</summary>
    /// <param name="currency">The ledger's currency.</param>
    /// <param name="columns">The entries in any order.</param>
    /// <exception cref="ArgumentException">
    /// An entry is bad (the message says which, what and what to do), columns differ in length, amounts are stated twice or not at all, a
    /// dimension's name is bad, there are more than eight dimensions of the user's own, or the currency is <c>default</c>.
    /// </exception>
    public static WriteOffLedger FromColumns(Currency currency, EntryColumns columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        var builder = new LedgerBuilder(currency);
        builder.AddRange(columns);
        return builder.ToLedger();
    }

    /// <summary>
    /// The ledger of the good rows, and a finding for each bad one with everything that is wrong with it: missing, impossible or default
    /// dates; missing, zero, negative, too precise or over-range amount; another currency; unknown kind or category; what a selector threw.
    /// </summary>
    /// <typeparam name="TRow">The user's row.</typeparam>
    /// <param name="currency">The ledger's currency.</param>
    /// <param name="rows">The rows in any order; enumerated once.</param>
    /// <param name="selectors">Where in a row the entry's parts are found.</param>
    /// <exception cref="ArgumentException">
    /// A selector that is needed is null, or that of a dimension; a dimension's name is bad; there are more than eight of the user's own;
    /// or the currency is <c>default</c>.
    /// </exception>
    public static LedgerImport Import<TRow>(Currency currency, IEnumerable<TRow> rows, EntrySelectors<TRow> selectors) =>
        LedgerImporter.Run(currency, rows, selectors, null);

    /// <summary>
    /// The same where an amount with more decimals than the currency is rounded to its minor unit by a rule instead of being refused: for
    /// amounts that were computed in floating point, such as 21.990000000000002. How many were, and what it came to, stands in
    /// <see cref="LedgerImport.RoundedCount"/> and <see cref="LedgerImport.RoundingDifference"/>.
    /// </summary>
    /// <inheritdoc cref="Import{TRow}(Currency, IEnumerable{TRow}, EntrySelectors{TRow})"/>
    /// <param name="currency">The ledger's currency.</param>
    /// <param name="rows">The rows in any order; enumerated once.</param>
    /// <param name="selectors">Where in a row the entry's parts are found.</param>
    /// <param name="rounding">Where what lies between two minor units goes. An amount that rounds to nothing is refused.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rule is not a member of <see cref="MidpointRounding"/>.</exception>
    public static LedgerImport Import<TRow>(
        Currency currency, IEnumerable<TRow> rows, EntrySelectors<TRow> selectors, MidpointRounding rounding) =>
        LedgerImporter.Run(currency, rows, selectors, MinorUnitConversion.RequireRule(rounding, nameof(rounding)));

    /// <summary>The ledger of the good entries given as columns, and a finding for each bad one with all that is wrong with it.</summary>
    /// <param name="currency">The ledger's currency.</param>
    /// <param name="columns">The entries in any order.</param>
    /// <exception cref="ArgumentException">
    /// Columns differ in length, amounts are stated twice or not at all, a dimension's name is bad, there are more than eight of the user's
    /// own, or the currency is <c>default</c>.
    /// </exception>
    public static LedgerImport Import(Currency currency, EntryColumns columns) => LedgerImporter.Run(currency, columns, null);

    /// <summary>The same where amounts with more decimals than the currency are rounded, as rows are.</summary>
    /// <inheritdoc cref="Import(Currency, EntryColumns)"/>
    /// <param name="currency">The ledger's currency.</param>
    /// <param name="columns">The entries in any order.</param>
    /// <param name="rounding">Where what lies between two minor units goes. An amount that rounds to nothing is refused.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rule is not a member of <see cref="MidpointRounding"/>.</exception>
    public static LedgerImport Import(Currency currency, EntryColumns columns, MidpointRounding rounding) =>
        LedgerImporter.Run(currency, columns, MinorUnitConversion.RequireRule(rounding, nameof(rounding)));

    /// <summary>
    /// The ledger of the good records of a reader, from a database or from any other source that has one, and a finding for each bad one.
    /// The reader is read to its end of this result and stays open: it is its caller's.
    /// </summary>
    /// <param name="currency">The ledger's currency.</param>
    /// <param name="reader">The reader, before the first record; read on the calling thread.</param>
    /// <param name="map">In which columns an entry's parts are found.</param>
    /// <exception cref="ArgumentException">
    /// The reader has no such column, or more than one (the message lists those it has); a dimension's name is bad; there are more than
    /// eight of the user's own; or the currency is <c>default</c>.
    /// </exception>
    public static LedgerImport Import(Currency currency, IDataReader reader, EntryRecordMap map) =>
        LedgerImporter.Run(currency, reader, map, null);

    /// <summary>The same where amounts with more decimals than the currency are rounded, as those of rows are.</summary>
    /// <inheritdoc cref="Import(Currency, IDataReader, EntryRecordMap)"/>
    /// <param name="currency">The ledger's currency.</param>
    /// <param name="reader">The reader, before the first record; read on the calling thread.</param>
    /// <param name="map">In which columns an entry's parts are found.</param>
    /// <param name="rounding">Where what lies between two minor units goes. An amount that rounds to nothing is refused.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rule is not a member of <see cref="MidpointRounding"/>.</exception>
    public static LedgerImport Import(Currency currency, IDataReader reader, EntryRecordMap map, MidpointRounding rounding) =>
        LedgerImporter.Run(currency, reader, map, MinorUnitConversion.RequireRule(rounding, nameof(rounding)));

    /// <summary>
    /// The same ledger, stated to be complete through a day: a period that ends later is incomplete and its ratio undefined.
    /// A ledger that states no day treats every period as complete.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The day is not of the ISO calendar, or outside the years 1 to 9999.</exception>
    public WriteOffLedger CompleteThrough(LocalDate day)
    {
        DayNumber.Require(day, nameof(day));
        return new WriteOffLedger(columns, filter, day);
    }

    /// <summary>
    /// The entries with a value in a dimension; none have it: an empty ledger. Entries that state no value:
    /// <c>Where("sector", value =&gt; value is null)</c>.
    /// </summary>
    /// <exception cref="ArgumentException">The ledger has no such dimension.</exception>
    public WriteOffLedger Where(string dimension, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return WhereExactly(dimension, value);
    }

    /// <summary>
    /// The entries whose value in a dimension fulfils a condition, which is asked once per distinct value; null stands for "not stated".
    /// </summary>
    /// <exception cref="ArgumentException">The ledger has no such dimension.</exception>
    public WriteOffLedger Where(string dimension, Func<string?, bool> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        int index = RequireDimension(dimension);
        IReadOnlyList<string?> values = ValuesOf(dimension);
        bool[] allowed = [.. values.Select(condition)];
        string words = FilterWords.ConditionAmong(dimension, values, allowed);
        return Narrowed(NarrowedTo(index, allowed), words);
    }

    /// <summary>The entries of one category.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of <see cref="EntryCategory"/>.</exception>
    public WriteOffLedger Where(EntryCategory category) =>
        Narrowed(filter.WithCategories([category]), $"category = {EntryWords.NameOf(category)}");

    /// <summary>The entries of one kind.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of <see cref="EntryKind"/>.</exception>
    public WriteOffLedger Where(EntryKind kind) => Narrowed(filter.WithKind(kind), $"kind = {EntryWords.NameOf(kind)}");

    /// <summary>
    /// The entries that count in a period: by their effective date, or as set with <see cref="WithPeriodBasis"/>. On an axis that reaches
    /// beyond it, the other days count as quiet.
    /// </summary>
    public WriteOffLedger Where(ReportingPeriod period) =>
        Narrowed(filter.WithDays(DayNumber.Require(period.Start, nameof(period)), DayNumber.Require(period.End, nameof(period))),
            $"{EntryWords.NameOf(columns.Basis)} in {period}");

    /// <summary>
    /// The ledger as it was known on a day: the entries recorded on or before it. An entry without a recorded date counts as recorded on
    /// its effective date;
    /// <see cref="CountWithoutRecordedDate"/> tells how many. The books were not complete beyond that day, so <see cref="LastCompleteDay"/>
    /// is that day or an earlier one stated before.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The day is not of the ISO calendar, or outside the years 1 to 9999.</exception>
    public WriteOffLedger AsKnownOn(LocalDate day) =>
        Narrowed(filter.WithKnownDays(DayNumber.None, DayNumber.Require(day, nameof(day))),
            $"the recorded date is on or before {DayNumber.ToText(day)}")
            .CompleteThrough(LastCompleteDay is { } stated && stated < day ? stated : day);

    /// <summary>
    /// The bridge between two knowledge days: the entries that became known after the first and on or before the second. Added to the
    /// ledger as known on the first, they give the ledger as known on the second. Complete through what the whole ledger states.
    /// </summary>
    /// <exception cref="ArgumentException">The second day lies before the first.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A day is not of the ISO calendar, or outside the years 1 to 9999.</exception>
    public WriteOffLedger BecameKnownBetween(LocalDate after, LocalDate through)
    {
        int first = DayNumber.Require(after, nameof(after)) + 1, last = DayNumber.Require(through, nameof(through));
        if (last < first - 1) throw new ArgumentException(
            $"Found a bridge from {DayNumber.ToText(after)} to {DayNumber.ToText(through)}; a second day on or after the "
            + "first is allowed. Swap the days.",
            nameof(through));
        return Narrowed(filter.WithKnownDays(first, last),
            $"the recorded date is after {DayNumber.ToText(after)} and on or before {DayNumber.ToText(through)}");
    }

    /// <summary>
    /// The same entries, counted in the periods of another of their dates: recorded date, or origin date (vintages). Entries without that
    /// date lie outside every axis; without a recorded date, they are counted by their effective date. Filters set before stay as they
    /// were, on the dates of then.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of <see cref="PeriodBasis"/>.</exception>
    /// <remarks>Sorts the rows anew, which takes a copy of them.</remarks>
    public WriteOffLedger WithPeriodBasis(PeriodBasis basis)
    {
        EntryWords.NameOf(basis);
        return basis == columns.Basis ? this : new WriteOffLedger(
            columns.Select(columns.InOrder(filter.RowsOf(columns)), basis), filter.OnAllRows(), LastCompleteDay);
    }

    /// <summary>
    /// Looks for entries that contradict each other or themselves, by the rules of <see cref="LedgerRules"/>: recoveries beyond the
    /// write-off, reversals and returns without their original, duplicates, dates in an order that cannot be; and values and dimensions
    /// that differ only in case or white space. Entries are linked by account, document and category; those without a document are not
    /// linked. A filtered ledger is checked by itself: an original that
    /// the filter left out is missing to it. Nothing is changed.
    /// </summary>
    /// <returns>
    /// What was found, by the first row concerned, each with the amount at stake and the entries at its positions as
    /// <see cref="EntryEvidence"/>; empty where nothing was.
    /// </returns>
    /// <exception cref="InvalidOperationException">The ledger does not keep the positions of its entries, by which findings name
    /// them.</exception>
    public IReadOnlyList<Finding> Check() => Array.AsReadOnly(LedgerCheck.Run(columns, filter));

    /// <summary>What the ledger is, on one line, in any culture.</summary>
    public override string ToString() =>
        $"{Invariant.Count(Count, "entry", "entries")} in "
            + $"{Currency}{(filter.Conditions.Length == 0 ? "" : " where " + string.Join(" and ", filter.Conditions))}, "
            + $"{(LastCompleteDay is { } day ? "complete through " + DayNumber.ToText(day) : "no last complete day stated")}";

    /// <summary>The entries with one value in a dimension, null included.</summary>
    internal WriteOffLedger WhereExactly(string dimension, string? value)
    {
        int index = RequireDimension(dimension);
        int code = index < 0 ? -1 : columns.CodeOf(index, value);
        LedgerFilter narrower = index >= 0 && code >= 0 ? filter.WithCode(index, code) : index < 0 && value is null ? filter
            : filter.WithNothing();
        return Narrowed(narrower, FilterWords.ConditionOn(dimension, value));
    }

    /// <summary>The entries without some values in a dimension.</summary>
    internal WriteOffLedger WhereNot(string dimension, IReadOnlyCollection<string?> values)
    {
        int index = RequireDimension(dimension);
        var allowed = new bool[ValuesOf(dimension).Count];
        Array.Fill(allowed, true);
        foreach (string? value in values)
        {
            int code = index < 0 ? (value is null ? 0 : -1) : columns.CodeOf(index, value);
            if (code >= 0) allowed[code] = false;
        }

        return Narrowed(NarrowedTo(index, allowed), FilterWords.ConditionWithout(dimension, values));
    }

    /// <summary>Which entries these are: all, or those that fulfil conditions.</summary>
    internal string ConditionsInWords => FilterWords.InWords(filter.Conditions);

    /// <summary>The entries that a filter leaves of this ledger's rows, for a look at what is behind a figure.</summary>
    internal IReadOnlyCollection<LedgerEntry> EntriesOf(LedgerFilter narrower) => new Selection(columns, narrower);

    /// <summary>The position of a dimension's column, or -1 for one that exists but that no entry states.</summary>
    /// <exception cref="ArgumentException">The ledger has no such dimension.</exception>
    internal int RequireDimension(string dimension)
    {
        Dimension.RequireName(dimension, nameof(dimension));
        int index = columns.IndexOfDimension(dimension);
        if (index < 0 && !Dimension.IsBuiltIn(dimension) && columns.Count > 0)
            throw new ArgumentException(
                $"Found the dimension '{dimension}'; this ledger has {string.Join(", ", Dimensions)}. Name one of these, or "
                + "state it when the ledger is built.",
                nameof(dimension));
        return index;
    }

    /// <summary>The amounts of all entries added up, whatever their kind, in minor units.</summary>
    internal Int128 SumOfAmounts()
    {
        Int128 sum = 0;
        foreach (LedgerChunk chunk in ToColumns().Chunks) sum += chunk.SumOf(0, chunk.RunKeys.Length);
        return sum;
    }

    /// <summary>The rows as columns of their own, without a filter.</summary>
    internal LedgerColumns ToColumns() =>
        filter.IsAll ? columns : columns.Select(columns.InOrder(filter.RowsOf(columns)), columns.Basis);

    private WriteOffLedger Narrowed(LedgerFilter narrower, string condition) => new(columns, narrower.Named(condition), LastCompleteDay);

    /// <summary>The filter narrowed to some codes of a dimension, or of none to those of entries that state nothing.</summary>
    private LedgerFilter NarrowedTo(int dimension, bool[] allowed)
    {
        if (dimension >= 0) return filter.WithCodes(dimension, allowed);
        return allowed[0] ? filter : filter.WithNothing();
    }

    /// <summary>The entries that a filter leaves, read from the columns on demand.</summary>
    private sealed class Selection(LedgerColumns columns, LedgerFilter filter) : IReadOnlyCollection<LedgerEntry>
    {
        private int count = -1;

        public int Count
        {
            get
            {
                // Two threads may count at once and find the same; a 32-bit write is atomic.
                if (count < 0) count = filter.CountOf(columns);
                return count;
            }
        }

        public IEnumerator<LedgerEntry> GetEnumerator() =>
            columns.InOrder(filter.RowsOf(columns)).Select(columns.ReadEntry).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    string IRefusedAsJson.InsteadOfJson =>
        "Found a WriteOffLedger, which would bring every entry with its accounts; figures and totals are written. Write SummarizeBy(axis), "
        + "or the entries by name, as ledger.Entries.";
}
