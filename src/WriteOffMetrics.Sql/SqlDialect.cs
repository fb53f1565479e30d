using System.Data;
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
public sealed partial class SqlDialect
{
    private readonly string name;

    private SqlDialect(string name) => this.name = name;

    /// <summary>DuckDB: tables, and files by their name (Parquet, CSV).</summary>
    public static SqlDialect DuckDb { get; } = new("DuckDB")
    {
        ParameterPrefix = "$",
        ExactType = null, // A sum of 64 bits has 128, and is quicker than one of decimals.
        ValueType = "VARCHAR",
        Collation = "C",
    };

    /// <summary>
    /// PostgreSQL, alone or with foreign tables. Columns that take different letters for equal (citext, nondeterministic collations) add up
    /// what they take for equal; cast these in a view.
    /// </summary>
    public static SqlDialect PostgreSql { get; } = new("PostgreSQL")
    {
        ParameterPrefix = "@",
        MostBytesOfName = 63,
        ExactType = null, // A sum of 64 bits is a number of any length, and is quicker than one of decimals.
        Backslashes = BackslashRule.EscapesWhereStated,
        ComparedType = "text",
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
        ValueType = "nvarchar(4000)",
        Collation = "Latin1_General_100_BIN2",
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
        ExactType = null, // A sum of integers that exceeds 64 bits is an error.
        WholeType = null,
        ValueType = "TEXT",
        Collation = "BINARY",
    };

    /// <summary>
    /// ClickHouse, alone or over distributed tables. Text only: values stand in it as escaped literals. Axes and days of knowledge
    /// lie from 1970-01-02 to 2105-12-30; others are an <see cref="ArgumentException"/>.
    /// </summary>
    public static SqlDialect ClickHouse { get; } = new("ClickHouse")
    {
        Opening = "`",
        Closing = "`",
        NamesEscapeByBackslash = true,
        Backslashes = BackslashRule.Escapes,
        DatePrefix = "toDate(",
        DateSuffix = ")",
        DatePrefixOfColumns = "toDate(addDays(",
        DateSuffixOfColumns = ", 0))",
        DayThatWasNeverSet = "toDate(0)",
        FirstDate = new LocalDate(1970, 1, 2),
        LastDate = new LocalDate(2105, 12, 31),
        ExactType = "Nullable(Decimal(38,0))",
        WholeType = "Nullable(Decimal(38,0))",
        AggregatesDerivedTables = false,
    };

    /// <summary>
    /// The standard's text, for Trino, Snowflake and others that quote names by ". Untested. Some of them escape by backslashes and others
    /// do not: a value that has one is refused.
    /// </summary>
    public static SqlDialect Ansi { get; } = new("ANSI")
    {
        Backslashes = BackslashRule.NobodyKnows,
    };

    /// <summary>The standard's text with names in backticks, as Spark and Databricks want them. Untested.</summary>
    public static SqlDialect Spark { get; } = new("Spark")
    {
        Opening = "`",
        Closing = "`",
        Backslashes = BackslashRule.Escapes,
    };

    /// <summary>The standard's text with names in backticks and sums as BIGNUMERIC. Untested.</summary>
    public static SqlDialect BigQuery { get; } = new("BigQuery")
    {
        Opening = "`",
        Closing = "`",
        NamesEscapeByBackslash = true,
        Backslashes = BackslashRule.Escapes,
        ExactType = "BIGNUMERIC",
        WholeType = "INT64",
    };

    /// <summary>The name of the database.</summary>
    public override string ToString() => name;
}
