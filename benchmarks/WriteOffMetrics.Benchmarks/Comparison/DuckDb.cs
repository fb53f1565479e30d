using System.Globalization;
using DuckDB.NET.Data;
using DuckDB.NET.Native;
using Appender = DuckDB.NET.Native.DuckDBAppender;

namespace WriteOffMetrics.Benchmarks;

/// <summary>
/// DuckDB in this process. Rows go in and results come out as vectors, and queries are prepared once: these are its fastest ways. A reader
/// of single rows would add what the reader costs.
/// </summary>
public sealed unsafe class DuckDb : IDisposable
{
    private readonly DuckDBConnection connection = new("Data Source=:memory:");
    private readonly Dictionary<string, DuckDBPreparedStatement> prepared = [];

    public DuckDb()
    {
        connection.Open();
        Execute($"SET temp_directory = '{Path.GetTempPath()}'");
        Execute("SET memory_limit = '10GB'"); // It takes most of the machine's otherwise, beside a hundred million rows here.
    }

    public void Use(int threads) => Execute(string.Create(CultureInfo.InvariantCulture, $"SET threads = {threads}"));

    public void Execute(string sql)
    {
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>
    /// Runs a query of whole-number columns and puts each row where the caller wants it: a position from the first columns, then sum and
    /// count.
    /// </summary>
    public void Read(string sql, long[] cells, Func<long, long, long, int> positionOf)
    {
        DuckDBState state = NativeMethods.PreparedStatements.DuckDBExecutePrepared(Prepared(sql), out DuckDBResult result);
        if (state != DuckDBState.Success)
            throw new InvalidOperationException($"DuckDB could not run a query: {NativeMethods.Query.DuckDBResultError(ref result)}");
        Array.Clear(cells);
        while (true)
        {
            using DuckDBDataChunk chunk = NativeMethods.Query.DuckDBFetchChunk(result);
            if (chunk.IsInvalid) break;
            int rows = (int)NativeMethods.DataChunks.DuckDBDataChunkGetSize(chunk),
                columns = (int)NativeMethods.DataChunks.DuckDBDataChunkGetColumnCount(chunk);
            long*[] data = new long*[columns];
            for (int i = 0; i < columns; i++) data[i] = (long*)DataOf(chunk, i);
            for (int row = 0; row < rows; row++)
            {
                int at = positionOf(data[0][row], columns > 3 ? data[1][row] : 0, columns > 4 ? data[2][row] : 0) * 2;
                cells[at] = data[columns - 2][row];
                cells[at + 1] = data[columns - 1][row];
            }
        }

        result.Close();
    }

    /// <summary>Loads the rows of a data set into a table <c>t</c>, and into <c>ts</c> sorted by kind and day.</summary>
    public void Load(DataSet data)
    {
        Forget();
        Execute("CREATE OR REPLACE TABLE t(d DATE, period SMALLINT, kind SMALLINT, segment SMALLINT, cust INTEGER, amount BIGINT)");
        DuckDBLogicalType[] types =
        [
            .. new[]
            {
                DuckDBType.Date, DuckDBType.SmallInt, DuckDBType.SmallInt, DuckDBType.SmallInt, DuckDBType.Integer, DuckDBType.BigInt,
            }.Select(NativeMethods.LogicalType.DuckDBCreateLogicalType),
        ];
        Check(NativeMethods.Appender.DuckDBAppenderCreate(connection.NativeConnection, null, "t", out Appender appender), "append");
        using (appender)
        using (DuckDBDataChunk chunk = NativeMethods.DataChunks.DuckDBCreateDataChunk(
            [.. types.Select(type => type.DangerousGetHandle())], (ulong)types.Length))
        {
            int size = (int)NativeMethods.Helpers.DuckDBVectorSize(), firstDay =
                NodaTime.Period.DaysBetween(new NodaTime.LocalDate(1970, 1, 1), DataSet.First);
            for (int start = 0; start < data.Rows; start += size)
            {
                int rows = Math.Min(size, data.Rows - start);
                NativeMethods.DataChunks.DuckDBDataChunkReset(chunk);
                void*[] column = new void*[types.Length];
                for (int i = 0; i < column.Length; i++) column[i] = DataOf(chunk, i);
                for (int i = 0; i < rows; i++)
                {
                    int row = start + i;
                    ((int*)column[0])[i] = firstDay + data.Day[row];
                    ((short*)column[1])[i] = (short)DataSet.MonthOfDay[data.Day[row]];
                    ((short*)column[2])[i] = data.Kind[row];
                    ((short*)column[3])[i] = (short)data.Segment[row];
                    ((int*)column[4])[i] = data.Customer[row];
                    ((long*)column[5])[i] = data.Amount[row];
                }

                NativeMethods.DataChunks.DuckDBDataChunkSetSize(chunk, (ulong)rows);
                Check(NativeMethods.Appender.DuckDBAppendDataChunk(appender, chunk), "append");
            }

            Check(NativeMethods.Appender.DuckDBAppenderClose(appender), "append");
        }

        foreach (DuckDBLogicalType type in types) type.Dispose();
        Execute("CREATE OR REPLACE TABLE ts AS SELECT * FROM t ORDER BY kind, d");
    }

    public void Dispose()
    {
        Forget();
        connection.Dispose();
    }

    private static void* DataOf(DuckDBDataChunk chunk, int column) =>
        NativeMethods.Vectors.DuckDBVectorGetData(NativeMethods.DataChunks.DuckDBDataChunkGetVector(chunk, column));

    private static void Check(DuckDBState state, string what)
    {
        if (state != DuckDBState.Success) throw new InvalidOperationException($"DuckDB could not {what}.");
    }

    private DuckDBPreparedStatement Prepared(string sql)
    {
        if (prepared.TryGetValue(sql, out DuckDBPreparedStatement? found)) return found;
        DuckDBState state = NativeMethods.PreparedStatements.DuckDBPrepare(
            connection.NativeConnection, sql, out DuckDBPreparedStatement statement);
        if (state != DuckDBState.Success)
            throw new InvalidOperationException(NativeMethods.PreparedStatements.DuckDBPrepareError(statement));
        return prepared[sql] = statement;
    }

    private void Forget()
    {
        foreach (DuckDBPreparedStatement statement in prepared.Values) statement.Dispose();
        prepared.Clear();
    }
}
