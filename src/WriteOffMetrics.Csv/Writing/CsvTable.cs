using System.Globalization;
using System.Text;

namespace WriteOffMetrics.Csv;

/// <summary>
/// Figures as a table of CSV, made in one call: <c>totals.ToCsv()</c>, <c>ratios.ToCsv()</c>, <c>findings.ToCsv()</c>. The first record has
/// the headings, each further one a fact. Spreadsheets, databases and data frames read it as it is.
/// </summary>
/// <remarks>
/// <para>Records are those of RFC 4180, in UTF-8 without a byte order mark, each ended by CR and LF. Numbers have a point before their
/// decimals, no group separators and all their digits; days are <c>2026-06-30</c>; nothing depends on the current culture.</para>
/// <para>A text that begins with <c>=</c>, <c>+</c>, <c>-</c> or <c>@</c>, plain or full-width, with a tab, CR, LF, U+FEFF or an
/// apostrophe, and the empty text, has one apostrophe in front, so that a spreadsheet shows it and computes nothing. Who takes one leading
/// apostrophe away from texts and headings has every text as it was. A field without anything is a text that is not stated, or a figure
/// that there is not. Figures are never protected: a negative amount stays a number. A text that looks like a number or a day, such as the
/// account <c>00123</c>, is written as it is; who wants a spreadsheet to keep its zeros imports the column as text.</para>
/// <para>Immutable and safe for use by any number of threads. Rows are made while they are written or counted, and not kept.</para>
/// </remarks>
public sealed class CsvTable
{
    private readonly IEnumerable<CsvCell[]> rows;
    private readonly Lazy<long> rowCount;

    /// <param name="headings">The heading of each column.</param>
    /// <param name="rows">As many cells each; read anew whenever they are needed.</param>
    internal CsvTable(IEnumerable<string> headings, IEnumerable<CsvCell[]> rows)
    {
        Headings = Array.AsReadOnly<string>([.. headings]);
        this.rows = rows;
        rowCount = new Lazy<long>(() => rows.LongCount(), LazyThreadSafetyMode.PublicationOnly);
    }

    /// <summary>
    /// The heading of each column, as it is before it is protected. Where a dimension has the name of another column, two have it, and the
    /// first is the dimension's.
    /// </summary>
    public IReadOnlyList<string> Headings { get; }

    /// <summary>The number of rows, headings not counted, 0 or more. When first asked for, all rows are made to count them.</summary>
    /// <exception cref="OverflowException">An amount exceeds 64 bits of minor units.</exception>
    public long RowCount => rowCount.Value;

    /// <summary>Writes the table with commas between fields.</summary>
    /// <param name="stream">Where to, from its current position on. It stays open.</param>
    /// <exception cref="ArgumentException">
    /// The stream cannot be written, or a text holds half of a surrogate pair, which UTF-8 cannot carry: the message names heading and row.
    /// The rows before it may have been written.
    /// </exception>
    /// <exception cref="OverflowException">An amount exceeds 64 bits of minor units. The rows before it may have been written.</exception>
    public void WriteTo(Stream stream) => WriteTo(stream, ',');

    /// <summary>Writes the table with a delimiter of one's own between fields, such as <c>';'</c> or a tab.</summary>
    /// <param name="stream">Where to, from its current position on. It stays open.</param>
    /// <param name="delimiter">An ASCII character that is neither a quote nor CR, LF or NUL. Fields that have it are quoted.</param>
    /// <exception cref="ArgumentException">As for <see cref="WriteTo(Stream)"/>, or the delimiter is another character.</exception>
    /// <exception cref="OverflowException">As for <see cref="WriteTo(Stream)"/>.</exception>
    public void WriteTo(Stream stream, char delimiter)
    {
        Require(stream, delimiter);
        CsvText.Write(stream, delimiter, Records());
    }

    /// <summary>
    /// Writes the table with commas between fields without blocking, as the answer of a web service must be written. Rows are made on the
    /// calling thread.
    /// </summary>
    /// <param name="stream">Where to, from its current position on. It stays open.</param>
    /// <param name="cancellationToken">Ends the writing; the rows before may have been written.</param>
    /// <exception cref="ArgumentException">As for <see cref="WriteTo(Stream)"/>.</exception>
    /// <exception cref="OverflowException">As for <see cref="WriteTo(Stream)"/>.</exception>
    public Task WriteToAsync(Stream stream, CancellationToken cancellationToken = default) => WriteToAsync(stream, ',', cancellationToken);

    /// <summary>Writes the table with a delimiter of one's own without blocking.</summary>
    /// <param name="stream">Where to, from its current position on. It stays open.</param>
    /// <param name="delimiter">As for <see cref="WriteTo(Stream, char)"/>.</param>
    /// <param name="cancellationToken">Ends the writing; the rows before may have been written.</param>
    /// <exception cref="ArgumentException">As for <see cref="WriteTo(Stream, char)"/>.</exception>
    /// <exception cref="OverflowException">As for <see cref="WriteTo(Stream)"/>.</exception>
    public Task WriteToAsync(Stream stream, char delimiter, CancellationToken cancellationToken = default)
    {
        Require(stream, delimiter);
        return CsvText.WriteAsync(stream, delimiter, Records(), cancellationToken);
    }

    /// <summary>The table as text, as <see cref="WriteTo(Stream)"/> writes it, in any culture.</summary>
    /// <exception cref="ArgumentException">As for <see cref="WriteTo(Stream)"/>.</exception>
    /// <exception cref="OverflowException">As for <see cref="WriteTo(Stream)"/>.</exception>
    public override string ToString()
    {
        using var stream = new MemoryStream();
        WriteTo(stream);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void Require(Stream stream, char delimiter)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanWrite)
            throw new ArgumentException(
                "Found a stream that cannot be written to; an open one that can is allowed. Open it for writing.", nameof(stream));
        if (!char.IsAscii(delimiter) || delimiter is '"' or '\r' or '\n' or '\0')
            throw new ArgumentException(
                $"Found the delimiter U+{((int)delimiter).ToString("X4", CultureInfo.InvariantCulture)}; an ASCII character other than a "
                + "quote, CR, LF and NUL is allowed. Use a comma, a semicolon or a tab.",
                nameof(delimiter));
    }

    private IEnumerable<string?[]> Records()
    {
        yield return [.. Headings.Select(heading => FieldOf(CsvCell.Text(heading), heading, 0))];
        long row = 0;
        foreach (CsvCell[] cells in rows)
        {
            row++;
            var fields = new string?[cells.Length];
            for (int i = 0; i < cells.Length; i++) fields[i] = FieldOf(cells[i], Headings[i], row);
            yield return fields;
        }
    }

    private static string? FieldOf(CsvCell cell, string heading, long row)
    {
        if (!cell.IsText || cell.Content is not { } text) return cell.Content;
        return HasHalfPair(text) ? throw new ArgumentException(WhyNoText(text, heading, row)) : ProtectedText.Protect(text);
    }

    private static bool HasHalfPair(string text)
    {
        for (int i = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF'); i >= 0 && i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (!char.IsSurrogatePair(text, i)) return true;
            i++;
        }

        return false;
    }

    private static string WhyNoText(string text, string heading, long row)
    {
        string where = row == 0
            ? "the headings"
            : $"row {row.ToString(CultureInfo.InvariantCulture)}, column '{SpeltOut(heading)}'";
        return $"Found half of a surrogate pair in {where}: '{SpeltOut(text)}'; texts of whole characters are allowed, because UTF-8 has "
            + "no others. Correct the text where it comes from.";
    }

    /// <summary>A text on one line, and with what is no character spelt out.</summary>
    private static string SpeltOut(string text) => string.Concat(text.Select(c =>
        char.IsControl(c) || char.IsSurrogate(c) ? $"\\u{((int)c).ToString("x4", CultureInfo.InvariantCulture)}" : c.ToString()));
}
