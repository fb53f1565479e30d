using System.Data;
using System.Globalization;
using System.Text;

namespace WriteOffMetrics.Sql.Tests;

/// <summary>
/// A table on both nodes of ClickHouse, and one of the same name with <c>_all</c> behind it that is distributed over them. It is asked as a
/// caller asks it whose client is none of ADO.NET: text by HTTP, the answer by hand into a table of data.
/// </summary>
internal sealed class ClickHouse
{
    private const string NullableColumns = "posted_on Nullable(Date), recorded_on Nullable(Date), invoiced_on Nullable(Date), "
        + "amount_minor Nullable(Int64), kind Nullable(String), category Nullable(String), region Nullable(String), why Nullable(String), "
        + "shard String";

    private const int RowsAtOnce = 200_000;

    private static readonly HttpClient Client = new() { Timeout = TimeSpan.FromSeconds(60) };

    private readonly string name;

    private ClickHouse(string name) => this.name = name;

    /// <summary>The distributed table.</summary>
    public LedgerTable Table => TestRow.Table("default", name + "_all");

    public static Task<ClickHouse> MadeAsync(string name) => MadeAsync(name, NullableColumns);

    /// <param name="name">A name of the test's own.</param>
    /// <param name="columns">The columns, in the order of <see cref="TestRow"/>.</param>
    public static async Task<ClickHouse> MadeAsync(string name, string columns)
    {
        for (int node = 0; node < 2; node++)
        {
            await RunAsync(node, $"DROP TABLE IF EXISTS {name}");
            await RunAsync(node, $"CREATE TABLE {name} ({columns}) ENGINE = MergeTree ORDER BY tuple()");
        }

        await RunAsync(0, $"DROP TABLE IF EXISTS {name}_all");
        await RunAsync(0, $"CREATE TABLE {name}_all ({columns}) ENGINE = Distributed(two, default, {name})");
        return new ClickHouse(name);
    }

    /// <summary>Puts these rows in the place of all others, those of the first shard on the first node.</summary>
    public Task FillAsync(IEnumerable<TestRow> rows) => FillAsync(rows, "", row => row.Kind.ToString(), row => row.Category.ToString());

    /// <param name="rows">The rows.</param>
    /// <param name="time">What stands behind each date.</param>
    /// <param name="kind">What the table says for the kind.</param>
    /// <param name="category">What the table says for the category.</param>
    public async Task FillAsync(
        IEnumerable<TestRow> rows, string time, Func<TestRow, string> kind, Func<TestRow, string> category)
    {
        for (int node = 0; node < 2; node++) await RunAsync(node, $"TRUNCATE TABLE {name}");
        foreach (TestRow[] some in rows.Chunk(RowsAtOnce))
        {
            for (int node = 0; node < 2; node++)
            {
                var text = new StringBuilder($"INSERT INTO {name} FORMAT TabSeparated\n");
                foreach (TestRow row in some.Where(row => row.Shard == "s1" == (node == 0)))
                {
                    string?[] fields =
                    [
                        Day(row.Date, time), Day(row.Recorded, time), Day(row.Origin, time),
                        row.Amount.ToString(CultureInfo.InvariantCulture), kind(row), category(row), row.Region, row.Reason, row.Shard,
                    ];
                    text.AppendJoin('\t', fields.Select(Escaped)).Append('\n');
                }

                await RunAsync(node, text.ToString());
            }
        }
    }

    /// <summary>The answer of the first node.</summary>
    public static async Task<PartialTotals> AskAsync<TTotals>(TotalsQuery<TTotals> query)
        where TTotals : class
    {
        using DataTable answer = await AnswerAsync(0, query.Text);
        using DataTableReader reader = answer.CreateDataReader();
        return query.Read(reader);
    }

    public static async Task<TTotals> TotalsAsync<TTotals>(TotalsQuery<TTotals> query)
        where TTotals : class => query.Merge(await AskAsync(query));

    /// <summary>The rows of an answer, whatever their types, as text.</summary>
    public static async Task<DataTable> AnswerAsync(int node, string text)
    {
        string answer = await RunAsync(node, text + "\nFORMAT TabSeparatedWithNamesAndTypes");
        string[] lines = answer.TrimEnd('\n').Split('\n');
        var table = new DataTable { Locale = CultureInfo.InvariantCulture };
        foreach (string column in lines[0].Split('\t')) table.Columns.Add(column, typeof(string));
        foreach (string line in lines.Skip(2)) table.Rows.Add([.. line.Split('\t').Select(Unescaped)]);
        return table;
    }

    public static Task<string> RunAsync(int node, string text) => RunAsync(node, text, "");

    /// <param name="node">0 for the first.</param>
    /// <param name="text">One statement.</param>
    /// <param name="settings">What stands behind the address, such as <c>?max_threads=1</c>.</param>
    /// <exception cref="HttpRequestException">ClickHouse tells of an error.</exception>
    public static async Task<string> RunAsync(int node, string text, string settings)
    {
        using var body = new StringContent(text, Encoding.UTF8);
        using HttpResponseMessage response = await Client.PostAsync(new Uri(Servers.ClickHouse(node), settings), body);
        string answer = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? answer : throw new HttpRequestException(answer, null, response.StatusCode);
    }

    private static string? Day(DateOnly? day, string time) =>
        day is { } stated ? stated.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + time : null;

    private static string Escaped(string? text) => text is null
        ? "\\N"
        : text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal);

    private static object Unescaped(string field)
    {
        if (field == "\\N") return DBNull.Value;
        var text = new StringBuilder();
        for (int i = 0; i < field.Length; i++)
        {
            text.Append(field[i] != '\\' ? field[i] : field[++i] switch
            {
                't' => '\t',
                'n' => '\n',
                'r' => '\r',
                'b' => '\b',
                'f' => '\f',
                '0' => '\0',
                var other => other,
            });
        }

        return text.ToString();
    }
}
