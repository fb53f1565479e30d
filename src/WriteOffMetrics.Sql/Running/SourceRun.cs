using System.Data.Common;
using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace WriteOffMetrics.Sql;

/// <summary>One attempt at one source.</summary>
internal static class SourceRun
{
    /// <summary>
    /// Away from the caller's thread, because some providers (DuckDB, SQLite) do their work in it whatever their methods are called.
    /// </summary>
    public static Task<PartialTotals> StartAsync(QueryPlan plan, DbDataSource source, int number, CancellationToken cancellationToken) =>
        Task.Run(() => NameAsync(plan, source, number, cancellationToken), cancellationToken);

    /// <summary>What fails is told with the number of its source.</summary>
    private static async Task<PartialTotals> NameAsync(
        QueryPlan plan, DbDataSource source, int number, CancellationToken cancellationToken)
    {
        try
        {
            return await ObserveAsync(plan, source, number, cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidDataException cause)
        {
            throw new InvalidDataException($"Source {Words.Text(number)}: {cause.Message}", cause);
        }
        catch (Exception cause) when (IsOfProvider(cause))
        {
            // Providers tell of an interrupted query in words of their own.
            throw cancellationToken.IsCancellationRequested
                ? new OperationCanceledException("The query was cancelled.", cause, cancellationToken)
                : new LedgerSourceException(number, cause);
        }
    }

    /// <summary>An activity tells how it ended.</summary>
    private static async Task<PartialTotals> ObserveAsync(
        QueryPlan plan, DbDataSource source, int number, CancellationToken cancellationToken)
    {
        using Activity? activity = QueryActivity.Start(plan, number);
        try
        {
            PartialTotals totals = await RunAsync(plan, source, cancellationToken).ConfigureAwait(false);
            QueryActivity.Succeeded(activity, totals);
            return totals;
        }
        catch (Exception cause)
        {
            QueryActivity.Failed(activity, cause);
            throw;
        }
    }

    /// <summary>
    /// What providers throw: their own exception, or where they do not catch it what lies beneath (Npgsql for a host without a name), or
    /// that they do not know an isolation level, a type or a state.
    /// </summary>
    private static bool IsOfProvider(Exception cause) => cause
        is DbException or SocketException or IOException or TimeoutException or InvalidOperationException or ArgumentException
            or NotSupportedException or InvalidCastException;

    private static async Task<PartialTotals> RunAsync(QueryPlan plan, DbDataSource source, CancellationToken cancellationToken)
    {
        DbConnection connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable closing = connection.ConfigureAwait(false);
        if (plan.Dialect.Isolation is not { } isolation)
            return await ReadAsync(plan, connection, null, cancellationToken).ConfigureAwait(false);

        DbTransaction transaction = await connection.BeginTransactionAsync(isolation, cancellationToken).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable ending = transaction.ConfigureAwait(false);
        foreach (string statement in plan.Dialect.StatementsBefore(plan.Shape.Partition is not null))
        {
            DbCommand command = connection.CreateCommand();
            await using ConfiguredAsyncDisposable disposing = command.ConfigureAwait(false);
            command.Transaction = transaction;
            command.CommandText = statement;
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }

        return await ReadAsync(plan, connection, transaction, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<PartialTotals> ReadAsync(
        QueryPlan plan, DbConnection connection, DbTransaction? transaction, CancellationToken cancellationToken)
    {
        DbCommand command = connection.CreateCommand();
        await using ConfiguredAsyncDisposable disposing = command.ConfigureAwait(false);
        command.Transaction = transaction;
        command.CommandText = plan.Text;
        foreach (QueryParameter value in plan.Parameters)
        {
            DbParameter parameter = command.CreateParameter();
            parameter.ParameterName = value.Name;
            parameter.DbType = value.Type;
            parameter.Value = value.Value;
            command.Parameters.Add(parameter);
        }

        DbDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable closing = reader.ConfigureAwait(false);
        var answer = new Answer(plan);
        answer.RequireColumns(reader.FieldCount);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) answer.Add(reader);
        return answer.ToPartialTotals();
    }
}
