using System.Runtime.InteropServices;
using System.Text;

namespace WriteOffMetrics.Benchmarks;

/// <summary>
/// DuckDB in this process, through its C interface: as much of it as the comparison needs. Its library lies in <c>benchmarks/peers</c> once
/// <c>fetch</c> was run there.
/// </summary>
public sealed unsafe class DuckDb : IDisposable
{
    private readonly IntPtr database;
    private readonly IntPtr connection;

    private DuckDb()
    {
        Check(Native.duckdb_open(IntPtr.Zero, out database), "open");
        Check(Native.duckdb_connect(database, out connection), "connect");
    }

    /// <summary>A database in memory, or none where the library is absent.</summary>
    public static DuckDb? TryOpen(string library)
    {
        if (!File.Exists(library)) return null;
        Native.Library = library;
        return new DuckDb();
    }

    public void Execute(string sql)
    {
        Native.Result result = default;
        if (Native.duckdb_query(connection, Text(sql), ref result) != 0)
            throw new InvalidOperationException(Marshal.PtrToStringUTF8(Native.duckdb_result_error(ref result)));
        Native.duckdb_destroy_result(ref result);
    }

    /// <summary>
    /// Runs a query of whole-number columns and puts each row where the caller wants it: a position from the first columns, then sum and
    /// count.
    /// </summary>
    public void Read(string sql, long[] cells, Func<long, long, long, int> positionOf)
    {
        Native.Result result = default;
        if (Native.duckdb_query(connection, Text(sql), ref result) != 0)
            throw new InvalidOperationException(Marshal.PtrToStringUTF8(Native.duckdb_result_error(ref result)));
        Array.Clear(cells);
        for (IntPtr chunk = Native.duckdb_fetch_chunk(result); chunk != IntPtr.Zero; chunk = Native.duckdb_fetch_chunk(result))
        {
            int rows = (int)Native.duckdb_data_chunk_get_size(chunk), columns = (int)Native.duckdb_data_chunk_get_column_count(chunk);
            long*[] data = new long*[columns];
            for (int i = 0; i < columns; i++)
                data[i] = (long*)Native.duckdb_vector_get_data(Native.duckdb_data_chunk_get_vector(chunk, (ulong)i));
            for (int row = 0; row < rows; row++)
            {
                int at = positionOf(data[0][row], columns > 3 ? data[1][row] : 0, columns > 4 ? data[2][row] : 0) * 2;
                cells[at] = data[columns - 2][row];
                cells[at + 1] = data[columns - 1][row];
            }

            Native.duckdb_destroy_data_chunk(ref chunk);
        }

        Native.duckdb_destroy_result(ref result);
    }

    /// <summary>Loads the rows of a data set into a table <c>t</c>, and into <c>ts</c> sorted by kind and day.</summary>
    public void Load(DataSet data)
    {
        Execute($"SET temp_directory = '{Path.GetTempPath()}'");
        Execute("SET memory_limit = '10GB'"); // It takes most of the machine's otherwise, beside a hundred million rows here.
        Execute("CREATE OR REPLACE TABLE t(d DATE, period SMALLINT, kind SMALLINT, segment SMALLINT, cust INTEGER, amount BIGINT)");
        IntPtr[] types = [.. new[] { 13, 3, 3, 3, 4, 5 }.Select(Native.duckdb_create_logical_type)];
        Check(Native.duckdb_appender_create(connection, IntPtr.Zero, Text("t"), out IntPtr appender), "append");
        IntPtr chunk = Native.duckdb_create_data_chunk(types, (ulong)types.Length);
        int size = (int)Native.duckdb_vector_size(), firstDay =
            NodaTime.Period.DaysBetween(new NodaTime.LocalDate(1970, 1, 1), DataSet.First);
        for (int start = 0; start < data.Rows; start += size)
        {
            int rows = Math.Min(size, data.Rows - start);
            Native.duckdb_data_chunk_reset(chunk);
            void*[] column = new void*[types.Length];
            for (int i = 0; i < column.Length; i++)
                column[i] = (void*)Native.duckdb_vector_get_data(Native.duckdb_data_chunk_get_vector(chunk, (ulong)i));
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

            Native.duckdb_data_chunk_set_size(chunk, (ulong)rows);
            Check(Native.duckdb_append_data_chunk(appender, chunk), "append");
        }

        Native.duckdb_destroy_data_chunk(ref chunk);
        Check(Native.duckdb_appender_destroy(ref appender), "append");
        Execute("CREATE OR REPLACE TABLE ts AS SELECT * FROM t ORDER BY kind, d");
    }

    public void Dispose()
    {
        IntPtr one = connection, all = database;
        Native.duckdb_disconnect(ref one);
        Native.duckdb_close(ref all);
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text + '\0');

    private static void Check(int state, string what)
    {
        if (state != 0) throw new InvalidOperationException($"DuckDB could not {what}.");
    }

    private static class Native
    {
        private const string Name = "duckdb";

        static Native() => NativeLibrary.SetDllImportResolver(
            typeof(DuckDb).Assembly, (name, _, _) => name == Name ? NativeLibrary.Load(Library) : IntPtr.Zero);

        public static string Library { get; set; } = "";

        [StructLayout(LayoutKind.Sequential)]
        public struct Result
        {
            public ulong A, B, C;
            public IntPtr D, E, F;
        }

#pragma warning disable SYSLIB1054, CA2101, SA1300 // The names are those of the C interface.
        [DllImport(Name)] public static extern int duckdb_open(IntPtr path, out IntPtr database);
        [DllImport(Name)] public static extern int duckdb_connect(IntPtr database, out IntPtr connection);
        [DllImport(Name)] public static extern void duckdb_disconnect(ref IntPtr connection);
        [DllImport(Name)] public static extern void duckdb_close(ref IntPtr database);
        [DllImport(Name)] public static extern int duckdb_query(IntPtr connection, byte[] sql, ref Result result);
        [DllImport(Name)] public static extern void duckdb_destroy_result(ref Result result);
        [DllImport(Name)] public static extern IntPtr duckdb_result_error(ref Result result);
        [DllImport(Name)] public static extern IntPtr duckdb_fetch_chunk(Result result);
        [DllImport(Name)] public static extern ulong duckdb_data_chunk_get_size(IntPtr chunk);
        [DllImport(Name)] public static extern ulong duckdb_data_chunk_get_column_count(IntPtr chunk);
        [DllImport(Name)] public static extern IntPtr duckdb_data_chunk_get_vector(IntPtr chunk, ulong column);
        [DllImport(Name)] public static extern IntPtr duckdb_vector_get_data(IntPtr vector);
        [DllImport(Name)] public static extern void duckdb_destroy_data_chunk(ref IntPtr chunk);
        [DllImport(Name)] public static extern IntPtr duckdb_create_logical_type(int type);
        [DllImport(Name)] public static extern IntPtr duckdb_create_data_chunk(IntPtr[] types, ulong count);
        [DllImport(Name)] public static extern void duckdb_data_chunk_reset(IntPtr chunk);
        [DllImport(Name)] public static extern void duckdb_data_chunk_set_size(IntPtr chunk, ulong size);
        [DllImport(Name)] public static extern ulong duckdb_vector_size();
        [DllImport(Name)]
        public static extern int duckdb_appender_create(
            IntPtr connection, IntPtr schema, byte[] table, out IntPtr appender);
        [DllImport(Name)] public static extern int duckdb_append_data_chunk(IntPtr appender, IntPtr chunk);
        [DllImport(Name)] public static extern int duckdb_appender_destroy(ref IntPtr appender);
#pragma warning restore SYSLIB1054, CA2101, SA1300
    }
}
