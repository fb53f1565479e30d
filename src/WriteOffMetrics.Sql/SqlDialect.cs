using System.Data;
using System.Text;
using NodaTime;

namespace WriteOffMetrics.Sql;

/// <summary>How a database wants its SQL: names, dates, texts and the type in which sums are exact.</summary>
/// <remarks>
/// <para>
/// Immutable and safe for use by any number of threads. Compared by reference: there is one of each. Run against real databases are
/// <see cref="DuckDb"/>, <see cref="PostgreSql"/>, <see cref="Sqlite"/> and <see cref="ClickHouse"/>; the text of
/// <see cref="SqlServer"/> is checked by its parser and was not run against a server; <see cref="Ansi"/>, <see cref="Spark"/> and
/// <see cref="BigQuery"/> are untested.
/// </para>
/// <para>
/// PostgreSQL's also serves databases that speak its protocol and SQL (Citus, Greenplum, CockroachDB, Redshift), untested.
/// </para>
/// </remarks>
public sealed class SqlDialect
{
    private const string Decimal38 = "DECIMAL(38,0)";

    private readonly string name;

    private SqlDialect(string name) => this.name = name;

    /// <summary>DuckDB: tables, and files by their name (Parquet, CSV).</summary>
    public static SqlDialect DuckDb { get; } = new("DuckDB")
    {
        ParameterPrefix = "$",
        ValueType = "VARCHAR",
        ValueSuffix = " COLLATE C",
    };

    /// <summary>
    /// PostgreSQL, alone or with foreign tables. Columns that take different letters for equal (citext, nondeterministic collations) add up
    /// what they take for equal; cast these in a view.
    /// </summary>
    public static SqlDialect PostgreSql { get; } = new("PostgreSQL")
    {
        ParameterPrefix = "@",
        MostBytesOfName = 63,
        Isolation = IsolationLevel.RepeatableRead,
        FirstStatements = ["SET TRANSACTION READ ONLY"],
        FirstStatementsOfPartitions = ["SET LOCAL enable_partitionwise_aggregate = on"],
    };

    /// <summary>SQL Server and Azure SQL. Values are compared in a binary collation, so that case and accents count.</summary>
    public static SqlDialect SqlServer { get; } = new("SQL Server")
    {
        ParameterPrefix = "@",
        Opening = "[",
        Closing = "]",
        MostCharactersOfName = 128,
        DatePrefix = "CAST(",
        DateSuffix = " AS date)",
        TextPrefix = "N",
        Count = "COUNT_BIG",
        ValueSuffix = " COLLATE Latin1_General_100_BIN2",
        ValueType = "nvarchar(4000)",
        Isolation = IsolationLevel.RepeatableRead,
    };

    /// <summary>
    /// SQLite. Dates are text such as 2026-01-31, with or without a time behind it; sums are its 64-bit integers, beyond which the source
    /// fails. Its provider does not interrupt a query that is cancelled: the query ends first.
    /// </summary>
    public static SqlDialect Sqlite { get; } = new("SQLite")
    {
        ParameterPrefix = "@",
        DatePrefix = "",
        DatesAreText = true,
        ExactType = null,
        ValueSuffix = " COLLATE BINARY",
    };

    /// <summary>
    /// ClickHouse, alone or over distributed tables. Text only: values stand in it as escaped literals. Axes and days of knowledge
    /// lie from 1970-01-02 to 2105-12-30; others are an <see cref="ArgumentException"/>.
    /// </summary>
    public static SqlDialect ClickHouse { get; } = new("ClickHouse")
    {
        Opening = "`",
        Closing = "`",
        EscapesByBackslash = true,
        DatePrefix = "toDate(",
        DateSuffix = ")",
        DateFunction = "toDate",
        FirstDate = new LocalDate(1970, 1, 2),
        LastDate = new LocalDate(2105, 12, 31),
        ExactType = "Nullable(Decimal(38,0))",
        WholeType = "Nullable(Decimal(38,0))",
        AggregatesDerivedTables = false,
    };

    /// <summary>The standard's text, for Trino, Snowflake and others that quote names by ". Untested.</summary>
    public static SqlDialect Ansi { get; } = new("ANSI");

    /// <summary>The standard's text with names in backticks, as Spark and Databricks want them. Untested.</summary>
    public static SqlDialect Spark { get; } = new("Spark")
    {
        Opening = "`",
        Closing = "`",
        EscapesByBackslash = true,
    };

    /// <summary>The standard's text with names in backticks and sums as BIGNUMERIC. Untested.</summary>
    public static SqlDialect BigQuery { get; } = new("BigQuery")
    {
        Opening = "`",
        Closing = "`",
        EscapesByBackslash = true,
        ExactType = "BIGNUMERIC",
        WholeType = "INT64",
    };

    /// <summary>What stands before a parameter's name; none where values are literals.</summary>
    internal string? ParameterPrefix { get; private init; }

    /// <summary>
    /// Of a transaction around the query; none where one statement by itself sees one state and nothing else is to be said.
    /// </summary>
    internal IsolationLevel? Isolation { get; private init; }

    /// <summary>The function that counts rows in 64 bits.</summary>
    internal string Count { get; private init; } = "COUNT";

    /// <summary>The type in which whole numbers of 38 digits are added up; none where the database's own sums do not wrap.</summary>
    internal string? ExactType { get; private init; } = Decimal38;

    /// <summary>The type of whole numbers of 64 bits, to which an amount is compared: quicker than to one of 38 digits.</summary>
    private string WholeType { get; init; } = "BIGINT";

    /// <summary>Whether the database has no type for dates.</summary>
    internal bool DatesAreText { get; private init; }

    /// <summary>Whether shards add up what an outer query groups of a derived table; where not, the query has none.</summary>
    internal bool AggregatesDerivedTables { get; private init; } = true;

    /// <summary>Statements at the beginning of a transaction.</summary>
    private IReadOnlyList<string> FirstStatements { get; init; } = [];

    /// <summary>The same where the table is partitioned.</summary>
    private IReadOnlyList<string> FirstStatementsOfPartitions { get; init; } = [];

    private string Opening { get; init; } = "\"";

    private string Closing { get; init; } = "\"";

    private bool EscapesByBackslash { get; init; }

    private string DatePrefix { get; init; } = "DATE ";

    private string DateSuffix { get; init; } = "";

    /// <summary>What makes a date of a column, which may have a time, where comparing it as it stands would compare numbers.</summary>
    private string DateFunction { get; init; } = "";

    /// <summary>The first date that the database knows.</summary>
    private LocalDate FirstDate { get; init; } = new(1, 1, 1);

    private LocalDate LastDate { get; init; } = new(9999, 12, 31);

    private string TextPrefix { get; init; } = "";

    private string? ValueType { get; init; }

    private string ValueSuffix { get; init; } = "";

    private int MostBytesOfName { get; init; } = int.MaxValue;

    private int MostCharactersOfName { get; init; } = int.MaxValue;

    /// <summary>The name of the database.</summary>
    public override string ToString() => name;

    /// <summary>A name of a table or column in quotes.</summary>
    /// <exception cref="ArgumentException">The database would cut it short.</exception>
    internal string Name(string identifier)
    {
        if (identifier.Length > MostCharactersOfName || Encoding.UTF8.GetByteCount(identifier) > MostBytesOfName)
            throw new ArgumentException(
                $"Found the name '{identifier}', of which {name} reads the beginning only; shorter names are allowed. Rename the column, "
                + "or give it another name in a view.",
                nameof(identifier));
        string escaped = EscapesByBackslash
            ? identifier.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(Closing, "\\" + Closing, StringComparison.Ordinal)
            : identifier.Replace(Closing, Closing + Closing, StringComparison.Ordinal);
        return Opening + escaped + Closing;
    }

    /// <summary>What is said at the beginning of a transaction.</summary>
    internal IEnumerable<string> StatementsBefore(bool isPartitioned) =>
        isPartitioned ? [.. FirstStatements, .. FirstStatementsOfPartitions] : FirstStatements;

    /// <exception cref="ArgumentException">The database would read another date.</exception>
    internal string Literal(LocalDate day) => day >= FirstDate && day <= LastDate
        ? $"{DatePrefix}'{Days.ToText(day)}'{DateSuffix}"
        : throw new ArgumentException(
            $"Found the day {Days.ToText(day)}, of which {name} would make another; days from {Days.ToText(FirstDate)} to "
            + $"{Days.ToText(LastDate)} are allowed. Take an axis and days of knowledge that lie between them.");

    internal string Literal(string text)
    {
        string escaped = EscapesByBackslash
            ? text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)
            : text.Replace("'", "''", StringComparison.Ordinal);
        return $"{TextPrefix}'{escaped}'";
    }

    /// <summary>A number in the type in which sums neither wrap nor end early.</summary>
    internal string Exact(string number) => ExactType is null ? number : $"CAST({number} AS {ExactType})";

    /// <summary>A value of a dimension as it is told apart from others: letter by letter.</summary>
    internal string Value(string column) => (ValueType is null ? column : $"CAST({column} AS {ValueType})") + ValueSuffix;

    /// <summary>Whether a column has a value, letter by letter; the column by itself comes first, for the sake of its index.</summary>
    internal string HasValue(string column, string value) =>
        ValueSuffix.Length == 0 ? $"{column} = {value}" : $"{column} = {value} AND {Value(column)} = {value}";

    /// <summary>
    /// Whether a date that is not null is no day: of databases without a type for dates. Text that is none would else be compared letter by
    /// letter and fall into some period.
    /// </summary>
    internal string? IsNoDay(string column) => DatesAreText
        ? $"typeof({column}) <> 'text' OR ({column} IS NOT date({column}) "
            + $"AND ({DayOf(column)} IS NOT date({DayOf(column)}) OR substr({column}, 11, 1) NOT IN (' ', 'T')))"
        : null;

    /// <summary>A column of dates, to be compared with dates.</summary>
    internal string Date(string column) => DateFunction.Length == 0 ? column : $"{DateFunction}({column})";

    /// <summary>The day of a date that may have a time.</summary>
    internal string DayOf(string date) =>
        DatesAreText ? $"substr({date}, 1, 10)" : DateFunction.Length > 0 ? date : $"CAST({date} AS DATE)";

    /// <summary>
    /// Whether an amount is a whole number above zero: not null, without decimals, not of a type that is not exact. One that 64 bits do not
    /// hold, or that is not a number, is an error of the database.
    /// </summary>
    internal string IsGood(string amount) => DatesAreText
        ? $"typeof({amount}) = 'integer' AND {amount} >= 1"
        : $"{amount} >= 1 AND {amount} = CAST({amount} AS {WholeType})";
}
