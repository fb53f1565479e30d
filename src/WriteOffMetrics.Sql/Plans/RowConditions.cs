using System.Globalization;
using NodaTime;

namespace WriteOffMetrics.Sql;

/// <summary>
/// Which rows of a table belong to a query, and which day of theirs decides the period. No function of dates and no COALESCE: coordinators
/// of foreign tables hand neither on.
/// </summary>
internal sealed class RowConditions
{
    private readonly TableShape shape;
    private readonly SqlDialect dialect;
    private readonly string alias;

    /// <param name="shape">The table.</param>
    /// <param name="dialect">The database's SQL.</param>
    /// <param name="alias">By which the table is called in the query.</param>
    public RowConditions(TableShape shape, SqlDialect dialect, string alias)
    {
        this.shape = shape;
        this.dialect = dialect;
        this.alias = alias;
    }

    /// <summary>
    /// The day that decides the period; null of a row without an effective date, which is an error that nobody may overlook.
    /// </summary>
    public string Day => Missing == IsNull(Date) && shape.Basis == PeriodBasis.EffectiveDate
        ? Date
        : $"CASE WHEN {Missing} THEN NULL ELSE {DayOfBasis} END";

    /// <summary>What a row must fulfil to be counted on an axis: or else to be told, because its date cannot be read.</summary>
    public string On(PeriodAxis axis, QueryValues values)
    {
        List<string> filters = [];
        foreach (DimensionFilter filter in shape.Filters)
            filters.Add(dialect.HasValue(Column(filter.Dimension.Column), values.Add($"value_{Position(filters.Count)}", filter.Value)));

        List<string> range = [];
        AddFrom(range, DayOfBasis, axis.Start, "first", values);
        AddThrough(range, DayOfBasis, axis.End, "behind_last", values);
        if (shape.After is { } after && Days.Behind(after) is { } firstKnown) AddFrom(range, DayKnown, firstKnown, "first_known", values);
        else if (shape.After is not null) range.Add("1 = 0");
        if (shape.Through is { } through) AddThrough(range, DayKnown, through, "behind_known", values);
        return string.Join(" AND ", [.. filters, $"(({string.Join(" AND ", range)}) OR {Missing})"]);
    }

    /// <summary>A column of the table.</summary>
    public string Column(string name) => $"{alias}.{dialect.Name(name)}";

    private string Date => DateIn(shape.Date!);

    private string DayKnown => shape.RecordedDate is { } recorded
        ? $"CASE WHEN {IsNull(DateIn(recorded))} THEN {Date} ELSE {DateIn(recorded)} END"
        : Date;

    private string DayOfBasis => shape.Basis switch
    {
        PeriodBasis.RecordedDate => DayKnown,
        PeriodBasis.OriginDate => DateIn(shape.OriginDate!),
        _ => Date,
    };

    /// <summary>Whether a row has no effective date, or dates that are no days where the database does not see to it.</summary>
    private string Missing
    {
        get
        {
            IEnumerable<string> others = new[] { shape.RecordedDate, shape.OriginDate }.OfType<string>().Select(DateIn)
                .Where(date => dialect.IsNoDay(date) is not null)
                .Select(date => $"({date} IS NOT NULL AND ({dialect.IsNoDay(date)}))");
            string[] own = dialect.IsNoDay(Date) is { } isNoDay ? [IsNull(Date), isNoDay] : [IsNull(Date)];
            return string.Join(" OR ", [.. own, .. others]);
        }
    }

    private string DateIn(string column) => dialect.Date(Column(column));

    private static string IsNull(string column) => $"{column} IS NULL";

    private static string Position(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);

    private static void AddFrom(List<string> range, string day, LocalDate first, string name, QueryValues values) =>
        range.Add($"{day} >= {values.Add(name, first)}");

    /// <summary>
    /// Before the day behind the last one, so that a time of the last day is in. Behind the last day of all there is none.
    /// </summary>
    private static void AddThrough(List<string> range, string day, LocalDate last, string name, QueryValues values)
    {
        if (Days.Behind(last) is { } behind) range.Add($"{day} < {values.Add(name, behind)}");
    }
}
