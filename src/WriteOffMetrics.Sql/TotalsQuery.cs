using System.Data.Common;

namespace WriteOffMetrics.Sql;

/// <summary>
/// A query for totals, planned but not run: its text and its values. It is run on one source after another, or elsewhere, and the answers
/// are merged. <see cref="LedgerTable"/> does all three at once in <c>SummarizeByAsync</c>.
/// </summary>
/// <typeparam name="TTotals">What comes of it: <see cref="PeriodTotals"/>, <see cref="PeriodBreakdown"/> or
/// <see cref="CrossBreakdown"/>.</typeparam>
/// <remarks>
/// <para>Immutable and safe for use by any number of threads.</para>
/// <para>
/// The answer's columns, by position: 0 of a cell and 1 of control totals; the position of the period on the axis, from 0, or the day where
/// the axis has more than 200 periods; category, kind and values, where the query has them; Σ minor units; the number of rows; the number
/// of rows whose amount is a whole number above zero.
/// </para>
/// </remarks>
public sealed class TotalsQuery<TTotals>
    where TTotals : class
{
    private readonly QueryPlan plan;
    private readonly Func<QueryPlan, IReadOnlyList<PartialTotals>, TTotals> merge;

    internal TotalsQuery(QueryPlan plan, Func<QueryPlan, IReadOnlyList<PartialTotals>, TTotals> merge)
    {
        this.plan = plan;
        this.merge = merge;
    }

    /// <summary>The statement, in the dialect's SQL: it reads, and changes nothing.</summary>
    public string Text => plan.Text;

    /// <summary>The values that the text names, in the order of their first occurrence; none where they stand in the text.</summary>
    public IReadOnlyList<QueryParameter> Parameters => plan.Parameters;

    /// <summary>The periods.</summary>
    public PeriodAxis Axis => plan.Axis;

    /// <summary>The database's SQL.</summary>
    public SqlDialect Dialect => plan.Dialect;

    /// <summary>
    /// Runs the query on one source: on a connection and a thread of the pool of its own, read-only and repeatable-read where the database
    /// has that. Each call is one attempt, and what fails is called source 1.
    /// </summary>
    /// <param name="source">The source; it stays its caller's.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <exception cref="LedgerSourceException">The source failed.</exception>
    /// <exception cref="InvalidDataException">A row of the table or of the answer is bad, or control totals are not met.</exception>
    /// <exception cref="OverflowException">A sum exceeds 64 bits of minor units.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Task<PartialTotals> RunAsync(DbDataSource source, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        return SourceRun.StartAsync(plan, source, 1, cancellationToken);
    }

    /// <summary>
    /// Runs the query on several sources at once, each on a connection and a thread of the pool of its own, and merges the answers. Where
    /// one fails, the others are ended and no totals come of any.
    /// </summary>
    /// <param name="sources">The sources, each of which has rows that no other has.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    /// <exception cref="ArgumentException">There is no source, or one twice, or it is null.</exception>
    /// <exception cref="LedgerSourceException">A source failed; the first that did.</exception>
    /// <exception cref="InvalidDataException">A row of a table or of an answer is bad, or control totals are not met.</exception>
    /// <exception cref="OverflowException">A sum exceeds 64 bits of minor units, of a source or of all together.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<TTotals> RunAndMergeAsync(IReadOnlyList<DbDataSource> sources, CancellationToken cancellationToken = default)
    {
        SourcesRun.Require(sources);
        return Merge(await SourcesRun.RunAsync(plan, sources, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>
    /// Reads the answer of a text that was run elsewhere. A <c>DataTable</c> that was filled by hand has a reader too:
    /// <c>query.Read(table.CreateDataReader())</c>.
    /// </summary>
    /// <param name="reader">The answer, before its first row; it is read to its end and stays its caller's.</param>
    /// <exception cref="InvalidDataException">A row is bad, or control totals are not met.</exception>
    /// <exception cref="OverflowException">A sum exceeds 64 bits of minor units.</exception>
    public PartialTotals Read(DbDataReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var answer = new Answer(plan);
        answer.RequireColumns(reader.FieldCount);
        while (reader.Read()) answer.Add(reader);
        return answer.ToPartialTotals();
    }

    /// <summary>The totals of all answers together.</summary>
    /// <param name="parts">
    /// Answers to this query, or to one that asks the same of another table or in another dialect; each once.
    /// </param>
    /// <exception cref="ArgumentException">There is none, one is null or stands there twice, or one answers another question.</exception>
    /// <exception cref="OverflowException">A sum exceeds 64 bits of minor units.</exception>
    public TTotals Merge(params IReadOnlyList<PartialTotals> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        if (parts.Count == 0)
            throw new ArgumentException("Found no answer; one or more are needed. Run the query first.", nameof(parts));
        for (int i = 0; i < parts.Count; i++)
        {
            if (WhyRefused(parts, i) is { } why) throw new ArgumentException(why, nameof(parts));
        }

        return merge(plan, parts);
    }

    private string? WhyRefused(IReadOnlyList<PartialTotals> parts, int index)
    {
        string which = Words.Text(index + 1);
        if (parts[index] is not { } part) return $"Found null as answer {which}; each must be there. Run the query on all sources.";
        if (parts.Take(index).Contains(part))
            return $"Found answer {which} a second time; each is allowed once, or its rows would count twice. Leave it out.";
        return part.Plan.AsksAs(plan)
            ? null
            : $"Found answer {which} to another question; answers for the same periods, dimensions, currency, values and days of knowledge "
                + "are allowed. Merge the totals of each question by themselves.";
    }

    /// <summary>The text.</summary>
    public override string ToString() => Text;
}
