using System.Data;
using System.Text;
using NodaTime;

namespace WriteOffMetrics.Sql;

public sealed partial class SqlDialect
{
    /// <summary>What stands before a parameter's name; none where values are literals.</summary>
    internal string? ParameterPrefix { get; private init; }

    /// <summary>
    /// Of a transaction around the query; none where one statement by itself sees one state and nothing else is to be said.
    /// </summary>
    internal IsolationLevel? Isolation { get; private init; }

    /// <summary>The function that counts rows in 64 bits.</summary>
    internal string Count { get; private init; } = "COUNT";

    /// <summary>Whether the database has no type for dates.</summary>
    internal bool DatesAreText { get; private init; }

    /// <summary>Whether shards add up what an outer query groups of a derived table; where not, the query has none.</summary>
    internal bool AggregatesDerivedTables { get; private init; } = true;

    /// <summary>Statements at the beginning of a transaction.</summary>
    private IReadOnlyList<string> FirstStatements { get; init; } = [];

    /// <summary>The same where the table is partitioned.</summary>
    private IReadOnlyList<string> FirstStatementsOfPartitions { get; init; } = [];

    /// <summary>The type in which whole numbers of 38 digits are added up; none where the database's own sums do not wrap.</summary>
    private string? ExactType { get; init; } = "DECIMAL(38,0)";

    /// <summary>
    /// The type of whole numbers of 64 bits, as which amounts are added up, and to which they are compared; none where each value has a
    /// type of its own.
    /// </summary>
    private string? WholeType { get; init; } = "BIGINT";

    private string Opening { get; init; } = "\"";

    private string Closing { get; init; } = "\"";

    private bool NamesEscapeByBackslash { get; init; }

    private BackslashRule Backslashes { get; init; }

    private string TextPrefix { get; init; } = "";

    private string DatePrefix { get; init; } = "DATE ";

    private string DateSuffix { get; init; } = "";

    /// <summary>
    /// What makes a date of a column, which may have a time, where comparing it as it stands would compare numbers. It refuses numbers and
    /// texts, of which the database would make days that nobody meant.
    /// </summary>
    private string? DatePrefixOfColumns { get; init; }

    private string DateSuffixOfColumns { get; init; } = "";

    /// <summary>The day that a column holds which was never set; none where that is null.</summary>
    private string? DayThatWasNeverSet { get; init; }

    /// <summary>The first date that the database knows.</summary>
    private LocalDate FirstDate { get; init; } = new(1, 1, 1);

    /// <summary>The last date that the database knows.</summary>
    private LocalDate LastDate { get; init; } = Days.Last;

    /// <summary>The type as whose text values are told apart; none where they are read as they are.</summary>
    private string? ValueType { get; init; }

    /// <summary>A collation in which every letter counts; none where that of the column is taken.</summary>
    private string? Collation { get; init; }

    /// <summary>The type of a column that is compared with a text; that of values unless stated.</summary>
    private string? ComparedType { get; init; }

    private int MostBytesOfName { get; init; } = int.MaxValue;

    private int MostCharactersOfName { get; init; } = int.MaxValue;

    /// <summary>A name of a table or column in quotes.</summary>
    /// <exception cref="ArgumentException">The database would cut it short.</exception>
    internal string Name(string identifier)
    {
        if (identifier.Length > MostCharactersOfName || Encoding.UTF8.GetByteCount(identifier) > MostBytesOfName)
            throw new ArgumentException(
                $"Found the name '{identifier}', of which {name} reads the beginning only; shorter names are allowed. Rename the column, "
                + "or give it another name in a view.",
                nameof(identifier));
        return Opening + (NamesEscapeByBackslash ? EscapedByBackslash(identifier, Closing) : Doubled(identifier, Closing)) + Closing;
    }

    /// <summary>What is said at the beginning of a transaction.</summary>
    internal IEnumerable<string> StatementsBefore(bool isPartitioned) =>
        isPartitioned ? [.. FirstStatements, .. FirstStatementsOfPartitions] : FirstStatements;

    /// <exception cref="ArgumentException">The database would read another date.</exception>
    internal string Literal(LocalDate day) => day >= FirstDate && day <= LastDate
        ? $"{DatePrefix}'{Days.ToText(day)}'{DateSuffix}"
        : throw new ArgumentException(
            $"Found an axis or a day of knowledge for which the query needs {Days.ToText(day)}, of which {name} would make another day; "
            + $"axes and days between {Days.ToText(FirstDate)} and the day before {Days.ToText(LastDate)} are allowed. Take one of these.");

    /// <exception cref="ArgumentException">The text has a backslash, and databases of this dialect differ in what that means.</exception>
    internal string Literal(string text)
    {
        bool hasBackslash = text.Contains('\\', StringComparison.Ordinal);
        return Backslashes switch
        {
            BackslashRule.Escapes => $"{TextPrefix}'{EscapedByBackslash(text, "'")}'",
            BackslashRule.EscapesWhereStated when hasBackslash => $"CAST(E'{EscapedByBackslash(text, "'")}' AS {ComparedType})",
            BackslashRule.EscapesWhereStated => $"CAST('{Doubled(text, "'")}' AS {ComparedType})",
            BackslashRule.NobodyKnows when hasBackslash => throw new ArgumentException(
                $"Found a value with a backslash, of which some databases of the dialect {name} make another; values without one are "
                + "allowed. Narrow to it in a view."),
            _ => $"{TextPrefix}'{Doubled(text, "'")}'",
        };
    }

    /// <summary>A number in the type in which sums neither wrap nor end early.</summary>
    internal string Exact(string number) => ExactType is null ? number : $"CAST({number} AS {ExactType})";

    /// <summary>
    /// An amount in that type. It is taken as a whole number first: of one with a floating point, some databases keep 15 digits only.
    /// </summary>
    internal string ExactAmount(string amount)
    {
        if (WholeType is null) return amount;
        string whole = $"CAST({amount} AS {WholeType})";
        return ExactType == WholeType ? whole : Exact(whole);
    }

    /// <summary>A value of a dimension as it is told apart from others: letter by letter.</summary>
    internal string Value(string column) =>
        (ValueType is null ? column : $"CAST({column} AS {ValueType})") + (Collation is null ? "" : $" COLLATE {Collation}");

    /// <summary>Whether a column has a value, letter by letter, of whatever type it is.</summary>
    internal string HasValue(string column, string value) =>
        $"{(ComparedType is null ? Value(column) : $"CAST({column} AS {ComparedType})")} = {value}";

    /// <summary>
    /// Whether a date that is not null is no day: where the database has no type for dates, and text that is none would be compared letter
    /// by letter and fall into some period; or where a date that was never set is not null.
    /// </summary>
    internal string? IsNoDay(string date)
    {
        if (DayThatWasNeverSet is { } never) return $"{date} = {never}";
        return DatesAreText
            ? $"typeof({date}) <> 'text' OR ({date} IS NOT date({date}) "
                + $"AND ({DayOf(date)} IS NOT date({DayOf(date)}) OR substr({date}, 11, 1) NOT IN (' ', 'T')))"
            : null;
    }

    /// <summary>A column of dates, to be compared with dates.</summary>
    internal string Date(string column) => DatePrefixOfColumns is null ? column : DatePrefixOfColumns + column + DateSuffixOfColumns;

    /// <summary>The day of a date that may have a time.</summary>
    internal string DayOf(string date) =>
        DatesAreText ? $"substr({date}, 1, 10)" : DatePrefixOfColumns is null ? $"CAST({date} AS DATE)" : date;

    /// <summary>
    /// Whether an amount is a whole number above zero: not null and without decimals. One that 64 bits do not hold, or that is not a
    /// number, is an error of the database.
    /// </summary>
    internal string IsGood(string amount) => WholeType is null
        ? $"typeof({amount}) = 'integer' AND {amount} >= 1"
        : $"{amount} >= 1 AND {amount} = CAST({amount} AS {WholeType})";

    private static string Doubled(string text, string quote) => text.Replace(quote, quote + quote, StringComparison.Ordinal);

    private static string EscapedByBackslash(string text, string quote) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(quote, "\\" + quote, StringComparison.Ordinal);
}
