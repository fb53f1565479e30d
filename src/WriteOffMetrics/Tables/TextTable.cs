using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>
/// Figures as a table of text: made in one call from a series, totals, a breakdown or ratios by segment (<c>ratios.ToTable()</c>), or from
/// several series over one axis (<see cref="FromSeries(IEnumerable{ValueTuple{string, MetricSeries}})"/>). Printing it gives aligned lines,
/// <see cref="ToMarkdown"/> a table of Markdown.
/// </summary>
/// <remarks>
/// Immutable and safe for use by any number of threads. What stands where there is no value is the reason in words. An amount or a ratio of
/// a period that is not complete is marked, and a note below says so.
/// </remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class TextTable : IReport
{
    private const string Gap = "  ", Mark = " *", NoteOfMark = "* incomplete period";

    private readonly string[] headings;
    private readonly TableCell[][] rows;
    private readonly int labels;

    /// <param name="headings">The heading of each column.</param>
    /// <param name="rows">As many cells each.</param>
    /// <param name="labels">How many columns at the left are text; the others are figures.</param>
    internal TextTable(string[] headings, TableCell[][] rows, int labels)
    {
        this.headings = [.. headings.Select(Invariant.OnOneLine)];
        this.rows = rows;
        this.labels = labels;
        Headings = Array.AsReadOnly(this.headings);
        Rows = Array.AsReadOnly<IReadOnlyList<string>>([.. rows.Select(row => Array.AsReadOnly([.. row.Select(TextOf)]))]);
        Notes = rows.Any(row => row.Any(cell => cell.IsMarked)) ? [NoteOfMark] : [];
    }

    /// <summary>The heading of each column.</summary>
    public IReadOnlyList<string> Headings { get; }

    /// <summary>The cells of each row, the total last where there is one; marks included.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows { get; }

    /// <summary>What is said below the table: what a mark means, where there is one.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>
    /// Several series beside each other, one column each under a heading of one's own: gross and net, or the largest regions. A row for
    /// each period, and the last over the same periods in all columns.
    /// </summary>
    /// <param name="series">Heading and series; one or more, all on one axis.</param>
    /// <exception cref="ArgumentException">There is no series, one is null, or the axes differ.</exception>
    /// <exception cref="OverflowException">A sum exceeds 64 bits.</exception>
    public static TextTable FromSeries(IEnumerable<(string Heading, MetricSeries Series)> series) => FromSeries(series, new TableOptions());

    /// <summary>The same with formats, a provider, and a choice of the periods of the last row.</summary>
    /// <param name="series">Heading and series; one or more, all on one axis.</param>
    /// <param name="options">How it is written.</param>
    /// <exception cref="ArgumentException">There is no series, one is null, or the axes differ.</exception>
    /// <exception cref="FormatException">A format of the options is none of its figures.</exception>
    /// <exception cref="OverflowException">A sum exceeds 64 bits.</exception>
    public static TextTable FromSeries(IEnumerable<(string Heading, MetricSeries Series)> series, TableOptions options)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(options);
        (string Heading, MetricSeries Series)[] columns = [.. series];
        if (columns.Length == 0) throw new ArgumentException("Found no series; one per column is needed, one or more.", nameof(series));
        foreach ((string heading, MetricSeries one) in columns)
        {
            if (heading is null || one is null)
                throw new ArgumentException("Found null instead of a heading or a series; both are needed of each column.", nameof(series));
            columns[0].Series.Axis.Require(one.Axis, $"'{Invariant.OnOneLine(heading)}'", nameof(series));
        }

        return PeriodTables.FromColumns(columns, options);
    }

    /// <summary>The same table with one more column at the right: changes, bands, remarks.</summary>
    /// <param name="heading">Its heading.</param>
    /// <param name="cells">A text for each of <see cref="Rows"/>, the total row included.</param>
    /// <exception cref="ArgumentException">There are more or fewer texts than rows, or one is null.</exception>
    public TextTable WithColumn(string heading, IReadOnlyList<string> cells)
    {
        ArgumentNullException.ThrowIfNull(heading);
        ArgumentNullException.ThrowIfNull(cells);
        if (cells.Count != rows.Length)
            throw new ArgumentException(
                $"Found {Invariant.Count(cells.Count, "text", "texts")} for {Invariant.Count(rows.Length, "row", "rows")}; one per row is "
                + "allowed, the total row included. Use an empty text where there is nothing.",
                nameof(cells));
        if (cells.Contains(null!)) throw new ArgumentException("Found null among the texts; an empty text is allowed.", nameof(cells));
        return new TextTable([.. headings, heading], [.. rows.Select((row, i) => (TableCell[])[.. row, TableCell.Of(cells[i])])], labels);
    }

    /// <summary>
    /// The table as lines of equal columns, text at the left and figures at the right, below the headings. Widths count text elements, so
    /// that combining characters take no room of their own.
    /// </summary>
    public override string ToString()
    {
        int[] widths = [.. headings.Select((heading, column) =>
            rows.Select(row => WidthOf(PaddedText(row, column))).Append(WidthOf(heading)).Max())];
        return string.Join('\n', (string[])
        [
            Line(column => headings[column]),
            .. rows.Select(row => Line(column => PaddedText(row, column))),
            .. Notes,
        ]);

        string Line(Func<int, string> textOf) => string.Join(Gap, headings.Select((_, column) =>
        {
            string text = textOf(column), room = new(' ', widths[column] - WidthOf(text));
            return column < labels ? text + room : room + text;
        })).TrimEnd();
    }

    /// <summary>
    /// The table as Markdown, as GitHub reads it: figures aligned to the right, and what Markdown would read as its own signs, such as |,
    /// escaped.
    /// </summary>
    public string ToMarkdown()
    {
        var text = new StringBuilder();
        AppendRow(headings);
        AppendLine(headings.Select((_, column) => column < labels ? "---" : "---:"));
        foreach (IReadOnlyList<string> row in Rows) AppendRow(row);
        foreach (string note in Notes) text.Append('\n').Append(Escaped(note)).Append('\n');
        return text.ToString(0, text.Length - 1);

        void AppendRow(IEnumerable<string> cells) => AppendLine(cells.Select(Escaped));

        void AppendLine(IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
    }

    /// <summary>A cell with room for a mark where others in its column have one, so that digits stand below digits.</summary>
    private string PaddedText(TableCell[] row, int column) =>
        !row[column].IsMarked && column >= labels && rows.Any(other => other[column].IsMarked)
            ? row[column].Text + new string(' ', Mark.Length)
            : TextOf(row[column]);

    private static string TextOf(TableCell cell) => cell.IsMarked ? cell.Text + Mark : cell.Text;

    private static int WidthOf(string text) => new StringInfo(text).LengthInTextElements;

    private static string Escaped(string text) =>
        string.Concat(text.Select(c => @"\|*_`[]<>~&".Contains(c, StringComparison.Ordinal) ? $"\\{c}" : c.ToString()));

    void IReport.Write(ReportWriter report) => report
        .RequireRows("a table", Rows.Count, "Make it of fewer segments, or write ToMarkdown.")
        .AddList(Headings)
        .AddRows(Rows)
        .AddList(Notes);
}
