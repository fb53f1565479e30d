using System.Data.Common;

namespace WriteOffMetrics.Sql;

/// <summary>
/// A source could not be read: it is missing, failed, refused the query or ran out of time. No totals come of any source. What the
/// database's provider threw is the <see cref="Exception.InnerException"/>.
/// </summary>
/// <remarks>
/// Immutable. Whether trying again may help is told as the provider tells it, in <see cref="IsTransient"/>, so that a policy of retries for
/// <see cref="DbException"/> serves this one too. Nothing is retried by itself.
/// </remarks>
public sealed class LedgerSourceException : DbException
{
    internal LedgerSourceException(int source, Exception cause)
        : base($"Source {Words.Text(source)} could not be read: {cause.Message}", cause) => SourceNumber = source;

    /// <summary>Which source, 1 for the first.</summary>
    public int SourceNumber { get; }

    /// <summary>Whether the provider takes the failure for one that passes; false where it does not say.</summary>
    public override bool IsTransient => InnerException is DbException { IsTransient: true };

    /// <summary>The code of the SQL standard, where the provider has one; null where not.</summary>
    public override string? SqlState => (InnerException as DbException)?.SqlState;
}
