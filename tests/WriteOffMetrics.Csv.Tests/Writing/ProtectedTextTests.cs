using System.Text;

namespace WriteOffMetrics.Csv.Tests.Writing;

/// <summary>
/// What begins a formula is what OWASP lists for CSV injection: <c>= + - @</c>, tab, CR, LF and the full-width forms of the four signs.
/// </summary>
public sealed class ProtectedTextTests
{
    private const string BeginsFormula = "=+-@\t\r\n＝＋－＠";

    private static readonly char[] Delimiters = [',', ';', '\t', '|'];

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "'\r=1")]
    [InlineData("\n=1", "'\n=1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("＋1", "'＋1")]
    [InlineData("－1", "'－1")]
    [InlineData("＠A1", "'＠A1")]
    [InlineData("\uFEFF=1", "'\uFEFF=1")]
    [InlineData("'", "''")]
    [InlineData("'s-Hertogenbosch", "''s-Hertogenbosch")]
    [InlineData("", "'")]
    public void What_a_spreadsheet_would_compute_and_what_would_be_read_otherwise_has_an_apostrophe_in_front(string text, string written)
    {
        Assert.Equal(written, ProtectedText.Protect(text));
        Assert.Equal(text, ProtectedText.Unprotect(written));
    }

    [Theory]
    [InlineData("north")]
    [InlineData("a=1")]
    [InlineData(" =1")]
    [InlineData("1-2")]
    [InlineData("O'Neill")]
    [InlineData("\u201312")]
    [InlineData("😀")]
    public void Other_texts_stay_as_they_are(string text)
    {
        Assert.Same(text, ProtectedText.Protect(text));
        Assert.Equal(text, ProtectedText.Unprotect(text));
    }

    [Fact]
    public void None_is_an_empty_field_and_an_empty_field_stays_one()
    {
        Assert.Null(ProtectedText.Protect(null));
        Assert.Equal("", ProtectedText.Unprotect(""));
    }

    [Fact]
    public void Random_texts_begin_no_formula_for_another_reader_and_come_back_equal()
    {
        var texts = new Texts(1);
        (string Field, string? Found, string Message)[] written =
            [.. Enumerable.Range(0, 10 * Cases.Count).Select(_ => (texts.NextStated(), texts.Next(), texts.NextStated()))];
        CsvTable table = written.Select(one => FindingTests.Of("rule", FindingFault.FromText(one.Field, one.Found, one.Message))).ToCsv();

        foreach (char delimiter in Delimiters)
        {
            byte[] file = ReadBack.BytesOf(table, delimiter);
            ReadBack read = ReadBack.From(table, delimiter);
            Assert.Equal(written.Length, read.Count);
            for (int i = 0; i < written.Length; i++)
            {
                (string, string?, string) expected = written[i], found =
                    (read.TextOf(i, "field")!, read.TextOf(i, "found"), read.TextOf(i, "message")!);
                Assert.True(expected == found, $"Row {i + 1}: wrote {expected}, read {found}. {texts.Replay}");
                foreach (string heading in (string[])["field", "found", "message"])
                {
                    string field = read[i, heading];
                    Assert.False(
                        field.Length > 0 && BeginsFormula.Contains(field[0], StringComparison.Ordinal),
                        $"Row {i + 1}: {field} begins a formula. {texts.Replay}");
                }
            }

            AssertReadByCsvHelper(file, delimiter, Rfc4180.Read(file, delimiter), texts);
        }
    }

    /// <summary>The random texts as values of a dimension, which is named by one as well: in headings and cells of breakdowns.</summary>
    [Fact]
    public void Random_values_of_a_dimension_of_a_random_name_come_back_equal()
    {
        var texts = new Texts(2);
        for (int i = 0; i < Cases.Count; i++)
        {
            string dimension = "=" + texts.NextStated();
            string?[] values = [.. Enumerable.Range(0, 10).Select(_ => texts.Next()).Distinct()];
            MetricBreakdown<CountSeries> breakdown = CountSeries.FromRows(
                Small.Months, dimension, values.Select(value => (value, 1)), _ => Small.Months.Start, row => row.value);

            List<string[]> records = Rfc4180.Read(ReadBack.BytesOf(breakdown.ToCsv(), ','), ',');

            Assert.True(ReadBack.TextOf(records[0][0]) == dimension, $"Wrote {dimension}, read {records[0][0]}. {texts.Replay}");
            Assert.StartsWith("'=", records[0][0], StringComparison.Ordinal);
            string?[] found = [.. records.Skip(1).Where((_, row) => row % 2 == 0).Select(record => ReadBack.TextOf(record[0]))];
            Assert.True(
                values.Order(StringComparer.Ordinal).SequenceEqual(found),
                $"Wrote {string.Join(" / ", values)}, read {string.Join(" / ", found)}. {texts.Replay}");
        }
    }

    /// <summary>The library that writes reads the same fields, so that its own users do.</summary>
    private static void AssertReadByCsvHelper(byte[] file, char delimiter, List<string[]> records, Texts texts)
    {
        using var stream = new MemoryStream(file);
        using var text = new CsvText(stream, new CsvForm { Delimiter = delimiter, HasHeader = false, Encoding = Encoding.UTF8 });
        foreach (string[] record in records)
        {
            Assert.True(text.ReadAsync(default).AsTask().GetAwaiter().GetResult());
            string[] fields = [.. Enumerable.Range(0, text.FieldCount).Select(text.TextOf)];
            Assert.True(
                record.SequenceEqual(fields), $"{string.Join(" / ", record)} is {string.Join(" / ", fields)} elsewhere. {texts.Replay}");
        }

        Assert.False(text.ReadAsync(default).AsTask().GetAwaiter().GetResult());
    }
}
