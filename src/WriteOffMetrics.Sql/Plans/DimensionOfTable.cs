using NodaTime;

namespace WriteOffMetrics.Sql;

/// <summary>A dimension and the column in which it is found.</summary>
internal sealed record DimensionOfTable
{
    private static readonly Currency AnyCurrency = Currency.FromCode("USD");

    private static readonly PeriodAxis AnyAxis = ReportingCalendar.Days.Between(new LocalDate(2000, 1, 1), new LocalDate(2000, 1, 1));

    /// <exception cref="ArgumentException">The dimension's or the column's name is bad.</exception>
    public DimensionOfTable(string dimension, string column)
    {
        RequireName(dimension);
        Name = dimension;
        Column = Identifier.Require(column, nameof(column));
    }

    public string Name { get; }

    public string Column { get; }

    /// <summary>The rule of the core, asked of totals of nothing, so that a bad name is told before anything runs.</summary>
    private static void RequireName(string dimension) => PeriodBreakdown.FromRows(
        AnyCurrency, AnyAxis, dimension, null, PeriodBasis.EffectiveDate, [], Money.Zero(AnyCurrency), 0);
}
