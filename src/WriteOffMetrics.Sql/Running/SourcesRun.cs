using System.Data.Common;

namespace WriteOffMetrics.Sql;

/// <summary>All sources at once, all or none.</summary>
internal static class SourcesRun
{
    /// <exception cref="ArgumentException">There is no source, or one twice, or it is null.</exception>
    public static void Require(IReadOnlyList<DbDataSource> sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        if (sources.Count == 0) throw new ArgumentException("Found no source; one or more are needed. Add one.", nameof(sources));
        for (int i = 0; i < sources.Count; i++)
        {
            if (sources[i] is null)
                throw new ArgumentException(
                    $"Found null as source {Words.Text(i + 1)}; each must be there. Leave it out.", nameof(sources));
            if (sources.Take(i).Contains(sources[i]))
                throw new ArgumentException(
                    $"Found source {Words.Text(i + 1)} twice; each is allowed once, or its rows would count twice. Leave it out.",
                    nameof(sources));
        }
    }

    public static async Task<IReadOnlyList<PartialTotals>> RunAsync(
        QueryPlan plan, IReadOnlyList<DbDataSource> sources, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        List<Task<PartialTotals>> running = [.. sources.Select((source, i) => SourceRun.StartAsync(plan, source, i + 1, ending.Token))];
        Task<PartialTotals>? failed = null;
        await foreach (Task<PartialTotals> ended in Task.WhenEach(running).ConfigureAwait(false))
        {
            // Looked at, so that what the others throw because they were ended is nobody's unobserved exception.
            if (ended.Exception is null && !ended.IsCanceled) continue;
            if (failed is not null) continue;
            failed = ended;
            await EndAsync(ending).ConfigureAwait(false);
        }

        // The first that failed tells why; the others were ended because of it. Awaiting it throws its exception.
        cancellationToken.ThrowIfCancellationRequested();
        if (failed is not null) await failed.ConfigureAwait(false);
        return [.. running.Select(task => task.Result)];
    }

    /// <summary>Asks the others to end. A provider that cannot be asked must not hide why the first failed.</summary>
    private static async Task EndAsync(CancellationTokenSource ending)
    {
        try
        {
            await ending.CancelAsync().ConfigureAwait(false);
        }
        catch (AggregateException)
        {
            // It goes on to its end.
        }
    }
}
