using System.Data.Common;

namespace WriteOffMetrics.Sql;

public sealed partial class LedgerTable
{
    /// <summary>The totals of each period, as <c>ledger.SummarizeBy(axis)</c>, computed by the sources and merged.</summary>
    /// <param name="axis">The periods. Up to 200 are told apart by the database; of more it sends days, which are added up here.</param>
    /// <param name="dialect">The SQL that all sources speak.</param>
    /// <param name="sources">The sources, each of which has rows that no other has; they stay their caller's.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    /// <exception cref="ArgumentException">There is no source, or one twice, or it is null; or a column's name is too long for the
    /// database.</exception>
    /// <exception cref="InvalidOperationException">A column is not stated that the query needs.</exception>
    /// <exception cref="LedgerSourceException">A source failed; the first that did. No totals come of any. A sum of SQLite beyond 64 bits
    /// is such a failure.</exception>
    /// <exception cref="InvalidDataException">A row of a table has no date, amount, kind or category that can be read, or control totals
    /// are not met.</exception>
    /// <exception cref="OverflowException">A sum exceeds 64 bits of minor units, or all amounts together do.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Task<PeriodTotals> SummarizeByAsync(
        PeriodAxis axis, SqlDialect dialect, IReadOnlyList<DbDataSource> sources, CancellationToken cancellationToken = default) =>
        Plan(axis, dialect).RunAndMergeAsync(sources, cancellationToken);

    /// <summary>The same for each value of one dimension.</summary>
    /// <inheritdoc cref="SummarizeByAsync(PeriodAxis, SqlDialect, IReadOnlyList{DbDataSource}, CancellationToken)"/>
    /// <param name="axis">The periods. Up to 200 are told apart by the database; of more it sends days, which are added up here.</param>
    /// <param name="dimension">A dimension of this description.</param>
    /// <param name="dialect">The SQL that all sources speak.</param>
    /// <param name="sources">The sources, each of which has rows that no other has; they stay their caller's.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    /// <exception cref="ArgumentException">There is no source, or one twice, or it is null; a column's name is too long for the database;
    /// there is no such dimension; or the result would exceed 67,108,864 cells.</exception>
    public Task<PeriodBreakdown> SummarizeByAsync(PeriodAxis axis, string dimension, SqlDialect dialect,
        IReadOnlyList<DbDataSource> sources, CancellationToken cancellationToken = default) =>
        Plan(axis, dimension, dialect).RunAndMergeAsync(sources, cancellationToken);

    /// <summary>The same for each pair of values of two dimensions.</summary>
    /// <inheritdoc cref="SummarizeByAsync(PeriodAxis, string, SqlDialect, IReadOnlyList{DbDataSource}, CancellationToken)"/>
    /// <param name="axis">The periods. Up to 200 are told apart by the database; of more it sends days, which are added up here.</param>
    /// <param name="firstDimension">A dimension of this description.</param>
    /// <param name="secondDimension">Another.</param>
    /// <param name="dialect">The SQL that all sources speak.</param>
    /// <param name="sources">The sources, each of which has rows that no other has; they stay their caller's.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    public Task<CrossBreakdown> SummarizeByAsync(PeriodAxis axis, string firstDimension, string secondDimension, SqlDialect dialect,
        IReadOnlyList<DbDataSource> sources, CancellationToken cancellationToken = default) =>
        Plan(axis, firstDimension, secondDimension, dialect).RunAndMergeAsync(sources, cancellationToken);

    /// <summary>The query for <c>SummarizeByAsync</c>, not run: its text and its values.</summary>
    /// <param name="axis">The periods.</param>
    /// <param name="dialect">The database's SQL.</param>
    /// <exception cref="ArgumentException">A column's name is too long for the database, or it knows no such days as those of the
    /// axis.</exception>
    /// <exception cref="InvalidOperationException">A column is not stated that the query needs.</exception>
    public TotalsQuery<PeriodTotals> Plan(PeriodAxis axis, SqlDialect dialect) =>
        new(QueryPlan.Of(shape, axis, [], dialect), Merging.ToTotals);

    /// <summary>The same for each value of one dimension.</summary>
    /// <inheritdoc cref="Plan(PeriodAxis, SqlDialect)"/>
    /// <param name="axis">The periods.</param>
    /// <param name="dimension">A dimension of this description.</param>
    /// <param name="dialect">The database's SQL.</param>
    /// <exception cref="ArgumentException">A column's name is too long for the database, or there is no such dimension.</exception>
    public TotalsQuery<PeriodBreakdown> Plan(PeriodAxis axis, string dimension, SqlDialect dialect) =>
        new(QueryPlan.Of(shape, axis, [dimension], dialect), Merging.ToBreakdown);

    /// <summary>The same for each pair of values of two dimensions.</summary>
    /// <inheritdoc cref="Plan(PeriodAxis, string, SqlDialect)"/>
    /// <param name="axis">The periods.</param>
    /// <param name="firstDimension">A dimension of this description.</param>
    /// <param name="secondDimension">Another.</param>
    /// <param name="dialect">The database's SQL.</param>
    public TotalsQuery<CrossBreakdown> Plan(PeriodAxis axis, string firstDimension, string secondDimension, SqlDialect dialect) =>
        new(QueryPlan.Of(shape, axis, RequireTwo(firstDimension, secondDimension), dialect), Merging.ToCrossBreakdown);

    /// <summary>
    /// The query as a text that stands alone, its values in it as literals: to be run elsewhere, by hand or by a tool. The answer's columns
    /// are those of <see cref="TotalsQuery{TTotals}"/>, and <see cref="TotalsQuery{TTotals}.Read"/> takes it.
    /// </summary>
    /// <inheritdoc cref="Plan(PeriodAxis, SqlDialect)"/>
    public string ToSql(PeriodAxis axis, SqlDialect dialect) => QueryPlan.AsText(shape, axis, [], dialect).Text;

    /// <summary>The same for each value of one dimension.</summary>
    /// <inheritdoc cref="Plan(PeriodAxis, string, SqlDialect)"/>
    public string ToSql(PeriodAxis axis, string dimension, SqlDialect dialect) => QueryPlan.AsText(shape, axis, [dimension], dialect).Text;

    /// <summary>The same for each pair of values of two dimensions.</summary>
    /// <inheritdoc cref="Plan(PeriodAxis, string, string, SqlDialect)"/>
    public string ToSql(PeriodAxis axis, string firstDimension, string secondDimension, SqlDialect dialect) =>
        QueryPlan.AsText(shape, axis, RequireTwo(firstDimension, secondDimension), dialect).Text;

    private static string[] RequireTwo(string firstDimension, string secondDimension) => firstDimension != secondDimension
        ? [firstDimension, secondDimension]
        : throw new ArgumentException(
            $"Found '{firstDimension}' twice; two different dimensions are allowed. Name another, or break down by one.",
            nameof(secondDimension));
}
