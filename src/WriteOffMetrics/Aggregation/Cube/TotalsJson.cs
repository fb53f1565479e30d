using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace WriteOffMetrics;

/// <summary>
/// Totals as JSON, to the last bit: the currency, the periods by their days, the values of the dimension, and of each cell that has entries
/// its sum and count; sums are text, because many readers take JSON numbers for floating-point ones, and those of converted amounts
/// quotients. Control totals are written at the end and compared when it is read, by <see cref="TotalsJsonReader"/>.
/// </summary>
internal static class TotalsJson
{
    /// <summary>Of whole minor units, by one dimension or none.</summary>
    public const string Format = "write-off totals 1";

    /// <summary>The same with what came later: two dimensions, and converted amounts.</summary>
    public const string LaterFormat = "write-off totals 2";

    /// <summary>A sum and a count, and where they belong; a period of −1 is what lies outside the axis.</summary>
    public readonly record struct Cell(int Period, CategoryAndKind What, int Code, Fraction Sum, long Count);

    /// <summary>Totals without a dimension.</summary>
    public static string Write(TotalsCube cube) => Write(cube, cube.IsConverted ? LaterFormat : Format, [], _ => { });

    /// <summary>A breakdown by one dimension.</summary>
    public static string Write(TotalsCube cube, string dimension, DimensionDictionary values)
    {
        IEnumerable<string?> texts = Enumerable.Range(0, cube.CodeCount).Select(code => values[code]);
        return Write(cube, cube.IsConverted ? LaterFormat : Format,
            [TextsOf("the dimension's name", dimension), ($"a value of {Invariant.OnOneLine(dimension)}", texts)], json =>
            {
                json.WriteString("dimension", dimension);
                json.WriteStartArray("values");
                foreach (string? text in texts) json.WriteStringValue(text);
                json.WriteEndArray();
            });
    }

    /// <summary>A breakdown by two dimensions.</summary>
    public static string Write(TotalsCube cube, string firstDimension, string secondDimension, ValuePairs pairs)
    {
        IEnumerable<(string? First, string? Second)> texts =
            Enumerable.Range(0, cube.CodeCount).Select(code => (pairs.First[pairs[code].First], pairs.Second[pairs[code].Second]));
        return Write(cube, LaterFormat,
            [
                TextsOf("the first dimension's name", firstDimension), TextsOf("the second dimension's name", secondDimension),
                ($"a value of {Invariant.OnOneLine(firstDimension)}", texts.Select(pair => pair.First)),
                ($"a value of {Invariant.OnOneLine(secondDimension)}", texts.Select(pair => pair.Second)),
            ],
            json =>
            {
                json.WriteString("dimension", firstDimension);
                json.WriteString("secondDimension", secondDimension);
                json.WriteStartArray("pairs");
                foreach ((string? first, string? second) in texts)
                {
                    json.WriteStartArray();
                    json.WriteStringValue(first);
                    json.WriteStringValue(second);
                    json.WriteEndArray();
                }

                json.WriteEndArray();
            });
    }

    private static (string What, IEnumerable<string?> Texts) TextsOf(string what, string text) => (what, [text]);

    private static string Write(
        TotalsCube cube, string format, (string What, IEnumerable<string?> Texts)[] texts, Action<Utf8JsonWriter> writeCodes)
    {
        if (WhyRefused(cube, texts) is { } why) throw new InvalidOperationException(why);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            WriteHead(json, format, cube.Head);
            writeCodes(json);
            WriteCells(json, cube);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteHead(Utf8JsonWriter json, string format, TotalsHead head)
    {
        json.WriteString("format", format);
        json.WriteString("currency", head.Currency.Code);
        json.WriteNumber("minorUnitDigits", head.Currency.MinorUnitDigits);
        json.WriteString("basis", head.Basis.ToString());
        if (head.Rounding is { } rounding) json.WriteString("rounding", rounding.ToString());
        if (head.LastCompleteDay is { } day) json.WriteString("lastCompleteDay", DayNumber.ToText(day));
        json.WriteStartArray("periods");
        foreach (ReportingPeriod period in head.Axis) json.WriteStringValue(period.ToString());
        json.WriteEndArray();
    }

    private static void WriteCells(Utf8JsonWriter json, TotalsCube cube)
    {
        Fraction sum = 0L;
        Int128 count = 0;
        json.WriteStartArray("cells");
        foreach (Cell cell in CellsOf(cube.Cells))
        {
            sum += cell.Sum;
            count += cell.Count;
            WriteCell(json, cell);
        }

        json.WriteEndArray();
        json.WriteString("controlSum", sum.ToText());
        json.WriteString("controlCount", ToText(count));
    }

    /// <summary>The cells that have entries: first those outside the axis, then period by period.</summary>
    private static IEnumerable<Cell> CellsOf(Cells cells)
    {
        CategoryAndKind[] rows = cells.Layout.Rows.ToArray();
        for (int period = -1; period < cells.Layout.Axis.Count; period++)
        {
            foreach (CategoryAndKind what in rows)
            {
                for (int code = 0; code < cells.Layout.Codes.Count; code++)
                {
                    (Fraction sum, long count) = cells.ReadExact(period, what, code);
                    if (count > 0) yield return new Cell(period, what, code, sum, count);
                }
            }
        }
    }

    private static void WriteCell(Utf8JsonWriter json, Cell cell)
    {
        json.WriteStartArray();
        json.WriteNumberValue(cell.Period);
        json.WriteStringValue(cell.What.Category.ToString());
        json.WriteStringValue(cell.What.Kind.ToString());
        json.WriteNumberValue(cell.Code);
        json.WriteStringValue(cell.Sum.ToText());
        json.WriteNumberValue(cell.Count);
        json.WriteEndArray();
    }

    /// <summary>A number as it is written.</summary>
    public static string ToText(Int128 number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? WhyRefused(TotalsCube cube, (string What, IEnumerable<string?> Texts)[] texts)
    {
        if (!cube.Sources.All(source => source.TellsOutside))
            return "Found totals that do not tell what lies outside their axis, which would be lost; totals that tell can be written. "
                + "Keep the rows they were made from.";
        return texts.Prepend(TextsOf("the currency's code", cube.Currency.Code))
            .SelectMany(one => one.Texts.Where(JsonTexts.HoldsHalfCharacter).Select(text => WhyHalf(one.What, text!)))
            .FirstOrDefault();
    }

    private static string WhyHalf(string what, string text) =>
        $"Found {what} with half of a surrogate pair, {Invariant.InQuotes(text)}, which no JSON text can carry; "
        + "whole characters can be written. Correct it where it is recorded.";
}
