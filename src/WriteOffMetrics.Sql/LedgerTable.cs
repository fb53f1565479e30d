using NodaTime;

namespace WriteOffMetrics.Sql;

/// <summary>
/// A table, view or file of write-offs in a database, and in which of its columns the parts of an entry are found:
/// <c>LedgerTable.Named("finance", "write_offs").WithDate("posted_on").WithMinorUnits("amount_minor", usd).WithKind("kind")</c>. Each
/// <c>With…</c> gives another description; the first stays as it was.
/// </summary>
/// <remarks>
/// <para>
/// Totals are computed where the rows are: the database adds up by period, category, kind and value, and only these sums travel. What is
/// read is what <c>ledger.SummarizeBy</c> reads of the same rows, to the minor unit, but that what lies outside the axis is not told and
/// that there are no entries.
/// </para>
/// <para>
/// Immutable and safe for use by any number of threads. Names are those of the database, in its own case: they are quoted, and never
/// taken for SQL.
/// </para>
/// </remarks>
public sealed partial class LedgerTable
{
    private readonly TableShape shape;

    private LedgerTable(TableShape shape) => this.shape = shape;

    /// <summary>
    /// A table by its name, found where the connection looks; in DuckDB also a file, such as <c>"write-offs.parquet"</c>.
    /// </summary>
    /// <exception cref="ArgumentException">The name is empty, longer than 255 characters, or has a control character.</exception>
    public static LedgerTable Named(string table) => new(new TableShape { Path = [Identifier.Require(table, nameof(table))] });

    /// <summary>A table of a schema, which ClickHouse calls a database.</summary>
    /// <exception cref="ArgumentException">A name is empty, longer than 255 characters, or has a control character.</exception>
    public static LedgerTable Named(string schema, string table) => new(new TableShape
    {
        Path = [Identifier.Require(schema, nameof(schema)), Identifier.Require(table, nameof(table))],
    });

    /// <summary>
    /// The column of the effective date, the accounting date: of a type for dates, or for dates with a time but no time zone. In SQLite
    /// text that begins as <c>2026-01-31</c> does. A row without one is an error.
    /// </summary>
    /// <exception cref="ArgumentException">The name is empty, longer than 255 characters, or has a control character.</exception>
    public LedgerTable WithDate(string column) => new(shape with { Date = Identifier.Require(column, nameof(column)) });

    /// <summary>
    /// The column of the day on which the entry became known to the books. Where it is null, and in a table without one, an entry counts
    /// as known on its effective date.
    /// </summary>
    /// <exception cref="ArgumentException">The name is empty, longer than 255 characters, or has a control character.</exception>
    public LedgerTable WithRecordedDate(string column) => new(shape with { RecordedDate = Identifier.Require(column, nameof(column)) });

    /// <summary>The column of the invoice date of the item written off, by which <see cref="PeriodBasis.OriginDate"/> counts.</summary>
    /// <exception cref="ArgumentException">The name is empty, longer than 255 characters, or has a control character.</exception>
    public LedgerTable WithOriginDate(string column) => new(shape with { OriginDate = Identifier.Require(column, nameof(column)) });

    /// <summary>
    /// The column of the amounts in minor units (cents), each a whole number above zero, and their currency. A row whose amount is null,
    /// zero, negative or has decimals is an error.
    /// </summary>
    /// <param name="column">The column.</param>
    /// <param name="currency">The currency of every amount. A table of several is narrowed with <see cref="Where"/>.</param>
    /// <exception cref="ArgumentException">The name is empty, longer than 255 characters, or has a control character; or the currency is
    /// <c>default</c>.</exception>
    public LedgerTable WithMinorUnits(string column, Currency currency) => new(shape with
    {
        MinorUnits = Identifier.Require(column, nameof(column)),
        Currency = currency.IsDefined ? currency : throw new ArgumentException(
            "Found default(Currency); a currency is needed, because totals are in one. State it with Currency.FromCode.", nameof(currency)),
    });

    /// <summary>
    /// The column of what the entry did: the names of <see cref="EntryKind"/> or their words (write-off, reversal, recovery, recovery
    /// returned) in any case, or words of the table's own: <c>WithKind("type", ("WO", EntryKind.WriteOff), ("RC", EntryKind.Recovery))</c>,
    /// in exactly this case; numbers by their digits. A row of another kind, or of none, is an error. Without this column every row is a
    /// write-off.
    /// </summary>
    /// <param name="column">The column.</param>
    /// <param name="words">
    /// What the table says for a kind; the usual names are then not read. Blanks around a word do not count. None where it says the names.
    /// </param>
    /// <exception cref="ArgumentException">The name is empty, longer than 255 characters, or has a control character; a word is blank or
    /// stands there twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A kind is no member of <see cref="EntryKind"/>.</exception>
    public LedgerTable WithKind(string column, params IReadOnlyList<(string Word, EntryKind Kind)> words) => new(shape with
    {
        Kind = Identifier.Require(column, nameof(column)),
        KindWords = MemberWords<EntryKind>.From(words),
    });

    /// <summary>
    /// The column of what was written off: the names of <see cref="EntryCategory"/> or their words in any case, or words of the table's
    /// own, as in <see cref="WithKind"/>. A row of another category, or of none, is an error. Without this column every row is a
    /// receivable.
    /// </summary>
    /// <param name="column">The column.</param>
    /// <param name="words">What the table says for a category; none where it says the names.</param>
    /// <exception cref="ArgumentException">The name is empty, longer than 255 characters, or has a control character; a word is blank or
    /// stands there twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A category is no member of <see cref="EntryCategory"/>.</exception>
    public LedgerTable WithCategory(string column, params IReadOnlyList<(string Word, EntryCategory Category)> words) => new(shape with
    {
        Category = Identifier.Require(column, nameof(column)),
        CategoryWords = MemberWords<EntryCategory>.From(words),
    });

    /// <summary>A dimension that totals can be broken down by and narrowed to, in the column of the same name.</summary>
    /// <exception cref="ArgumentException">As for <see cref="WithDimension(string, string)"/>.</exception>
    public LedgerTable WithDimension(string dimension) => WithDimension(dimension, dimension);

    /// <summary>
    /// A dimension in a column of another name: <c>WithDimension(Dimension.Account, "customer_id")</c>. Text is taken as it stands,
    /// letter by letter; numbers, days and others by their invariant form, or by the text that DuckDB, SQLite and SQL Server have for them;
    /// null is a bucket of its own.
    /// </summary>
    /// <param name="dimension">The name of the dimension.</param>
    /// <param name="column">The column.</param>
    /// <exception cref="ArgumentException">The dimension is blank, differs from one that every ledger has in case only, or was stated
    /// already; or the column's name is empty, longer than 255 characters, or has a control character.</exception>
    public LedgerTable WithDimension(string dimension, string column)
    {
        var stated = new DimensionOfTable(dimension, column);
        if (shape.Dimensions.Any(known => known.Name == dimension))
            throw new ArgumentException(
                $"Found the dimension '{dimension}' a second time; one column for each is allowed. Leave one of them out.",
                nameof(dimension));
        return new(shape with { Dimensions = [.. shape.Dimensions, stated] });
    }

    /// <summary>
    /// The column by which the table is distributed or partitioned. Totals are grouped by it as well and added up here, without which a
    /// coordinator of foreign tables (PostgreSQL) fetches every row instead of sums. No figure depends on it.
    /// </summary>
    /// <exception cref="ArgumentException">The name is empty, longer than 255 characters, or has a control character.</exception>
    public LedgerTable WithPartitionColumn(string column) => new(shape with { Partition = Identifier.Require(column, nameof(column)) });

    /// <summary>
    /// The rows with a value in a dimension, compared letter by letter; the value travels as a parameter. Of a column that is no text, the
    /// text counts that the database has for it: <c>7</c>, <c>true</c>, <c>2026-01-31</c>.
    /// </summary>
    /// <param name="dimension">A dimension of this description.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentException">There is no such dimension, or the value has the character 0.</exception>
    public LedgerTable Where(string dimension, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Contains('\0', StringComparison.Ordinal))
            throw new ArgumentException(
                "Found a value with the character 0, which databases do not hold; other texts are allowed. Remove it.", nameof(value));
        DimensionOfTable known = shape.RequireDimension(dimension, nameof(dimension));
        return new(shape with { Filters = [.. shape.Filters, new DimensionFilter(known, value)] });
    }

    /// <summary>
    /// The same rows, counted in the periods of another of their dates, as <see cref="WriteOffLedger.WithPeriodBasis"/>: recorded date, or
    /// origin date, of which rows without one lie outside every axis.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of <see cref="PeriodBasis"/>.</exception>
    public LedgerTable WithPeriodBasis(PeriodBasis basis) => Enum.IsDefined(basis)
        ? new(shape with { Basis = basis })
        : throw new ArgumentOutOfRangeException(nameof(basis), (int)basis,
            "Found no member of PeriodBasis; EffectiveDate, RecordedDate and OriginDate are allowed. State one of these.");

    /// <summary>
    /// The rows that were known on a day, as <see cref="WriteOffLedger.AsKnownOn"/>: those recorded on or before it. The books were not
    /// complete beyond that day.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The day is not of the ISO calendar, or outside the years 1 to 9999.</exception>
    public LedgerTable AsKnownOn(LocalDate day)
    {
        Days.Require(day, nameof(day));
        LocalDate complete = shape.LastCompleteDay is { } stated && stated < day ? stated : day;
        return new(shape.KnownThrough(day) with { LastCompleteDay = complete });
    }

    /// <summary>
    /// The bridge between two knowledge days, as <see cref="WriteOffLedger.BecameKnownBetween"/>: the rows that became known after the
    /// first and on or before the second.
    /// </summary>
    /// <param name="after">The first day.</param>
    /// <param name="through">The second day.</param>
    /// <exception cref="ArgumentException">The second day lies before the first.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A day is not of the ISO calendar, or outside the years 1 to 9999.</exception>
    public LedgerTable BecameKnownBetween(LocalDate after, LocalDate through)
    {
        Days.Require(after, nameof(after));
        Days.Require(through, nameof(through));
        if (through < after)
            throw new ArgumentException(
                $"Found a bridge from {Days.ToText(after)} to {Days.ToText(through)}; a second day on or after the first is allowed. "
                + "Swap the days.",
                nameof(through));
        return new(shape.KnownThrough(through).KnownAfter(after));
    }

    /// <summary>
    /// The same rows, stated to be complete through a day: a period that ends later is incomplete and its ratio undefined.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The day is not of the ISO calendar, or outside the years 1 to 9999.</exception>
    public LedgerTable CompleteThrough(LocalDate day)
    {
        Days.Require(day, nameof(day));
        return new(shape with { LastCompleteDay = day });
    }

    /// <summary>The table's name, as it stands in the database.</summary>
    public override string ToString() => shape.InWords();
}
