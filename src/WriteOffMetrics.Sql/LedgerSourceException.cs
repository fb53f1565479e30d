using System.Data.Common;

namespace WriteOffMetrics.Sql;

/// <summary>
/// A source could not be read: it is missing, failed, refused the query or ran out of time. No totals come of any source. The exception of
/// the database's provider is the <see cref="Exception.InnerException"/>.
/// </summary>
/// <remarks>
/// Whether trying again may help is told as the provider tells it, in <see cref="IsTransient"/>, so that a policy of retries for
/// <see cref="DbException"/> serves this one too. Nothing is retried by itself.
/// </remarks>
public sealed class LedgerSourceException : DbException
{
    internal LedgerSourceException(int source, DbException cause)
        : base($"Source {Words.Text(source)} could not be read: {cause.Message}", cause) => SourceNumber = source;

    /// <summary>Which source, 1 for the first.</summary>
    public int SourceNumber { get; }

    /// <inheritdoc/>
    public override bool IsTransient => Cause.IsTransient;

    /// <inheritdoc/>
    public override string? SqlState => Cause.SqlState;

    private DbException Cause => (DbException)InnerException!;
}
