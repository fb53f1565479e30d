using System.Data;
using System.Diagnostics;
using System.Globalization;

namespace WriteOffMetrics.Sql.Tests;

/// <summary>What a node of ClickHouse says it was asked.</summary>
internal static class ClickHouseLog
{
    /// <summary>The queries on a table that another node sent, and how many rows each answered.</summary>
    /// <param name="node">0 for the first.</param>
    /// <param name="table">A table of that node.</param>
    /// <param name="since">Only those that began at this second or later.</param>
    public static async Task<IReadOnlyList<(string Query, long Rows)>> ShardQueriesAsync(int node, string table, string since)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            await ClickHouse.RunAsync(node, "SYSTEM FLUSH LOGS");
            using DataTable found = await ClickHouse.AnswerAsync(node,
                "SELECT query, result_rows FROM system.query_log "
                + $"WHERE type = 2 AND is_initial_query = 0 AND query LIKE '%default.{table} %' "
                + $"AND event_time >= '{since}' ORDER BY event_time");
            if (found.Rows.Count >= 2 || waited.Elapsed > TimeSpan.FromSeconds(10))
                return [.. found.AsEnumerable().Select(row => ((string)row[0], long.Parse((string)row[1], CultureInfo.InvariantCulture)))];
            await Task.Delay(100);
        }
    }
}
