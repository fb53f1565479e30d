using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace WriteOffMetrics;

/// <summary>
/// Totals as JSON, to the last bit: the currency, the periods by their days, the values of the dimension, and of each cell that has entries
/// its sum and count; sums are text, because many readers take JSON numbers for floating-point ones. Control totals are written at the end
/// and compared when it is read, by <see cref="TotalsJsonReader"/>.
/// </summary>
internal static class TotalsJson
{
    public const string Format = "write-off totals 1";

    /// <summary>A sum and a count, and where they belong; a period of −1 is what lies outside the axis.</summary>
    public readonly record struct Cell(int Period, CategoryAndKind What, int Code, Int128 Sum, long Count);

    public static string Write(TotalsCube cube, string? dimension, DimensionDictionary? values)
    {
        if (WhyRefused(cube, dimension, values) is { } why) throw new InvalidOperationException(why);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            WriteHead(json, cube.Head);
            if (dimension is not null) WriteValues(json, dimension, cube.CodeCount, values!);
            WriteCells(json, cube);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteHead(Utf8JsonWriter json, TotalsHead head)
    {
        json.WriteString("format", Format);
        json.WriteString("currency", head.Currency.Code);
        json.WriteNumber("minorUnitDigits", head.Currency.MinorUnitDigits);
        json.WriteString("basis", head.Basis.ToString());
        if (head.LastCompleteDay is { } day) json.WriteString("lastCompleteDay", DayNumber.ToText(day));
        json.WriteStartArray("periods");
        foreach (ReportingPeriod period in head.Axis) json.WriteStringValue(period.ToString());
        json.WriteEndArray();
    }

    private static void WriteValues(Utf8JsonWriter json, string dimension, int count, DimensionDictionary values)
    {
        json.WriteString("dimension", dimension);
        json.WriteStartArray("values");
        for (int code = 0; code < count; code++) json.WriteStringValue(values[code]);
        json.WriteEndArray();
    }

    private static void WriteCells(Utf8JsonWriter json, TotalsCube cube)
    {
        Int128 sum = 0, count = 0;
        json.WriteStartArray("cells");
        foreach (Cell cell in CellsOf(cube.Whole))
        {
            sum += cell.Sum;
            count += cell.Count;
            WriteCell(json, cell);
        }

        json.WriteEndArray();
        json.WriteString("controlSum", ToText(sum));
        json.WriteString("controlCount", ToText(count));
    }

    /// <summary>The cells that have entries: first those outside the axis, then period by period.</summary>
    private static IEnumerable<Cell> CellsOf(WholeCells cells)
    {
        CategoryAndKind[] rows = cells.Layout.Rows.ToArray();
        for (int period = -1; period < cells.Layout.Axis.Count; period++)
        {
            foreach (CategoryAndKind what in rows)
            {
                for (int code = 0; code < cells.Layout.Codes.Count; code++)
                {
                    (Int128 sum, long count) = cells.Read(period, what, code);
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
        json.WriteStringValue(ToText(cell.Sum));
        json.WriteNumberValue(cell.Count);
        json.WriteEndArray();
    }

    /// <summary>A number as it is written.</summary>
    public static string ToText(Int128 number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? WhyRefused(TotalsCube cube, string? dimension, DimensionDictionary? values)
    {
        if (cube.IsConverted)
            return "Found converted amounts, which lie between minor units; sums of whole minor units can be written. "
                + "Write the totals of each ledger in its own currency.";
        if (!cube.Sources.All(source => source.TellsOutside))
            return "Found totals that do not tell what lies outside their axis, which would be lost; totals that tell can be written. "
                + "Keep the rows they were made from.";
        if (JsonTexts.HoldsHalfCharacter(cube.Currency.Code)) return WhyHalf("the currency's code", cube.Currency.Code);
        if (JsonTexts.HoldsHalfCharacter(dimension)) return WhyHalf("the dimension's name", dimension!);
        for (int code = 0; code < cube.CodeCount && dimension is not null; code++)
        {
            if (JsonTexts.HoldsHalfCharacter(values![code])) return WhyHalf($"a value of {dimension}", values[code]!);
        }

        return null;
    }

    private static string WhyHalf(string what, string text) =>
        $"Found {what} with half of a surrogate pair, {Invariant.InQuotes(text)}, which no JSON text can carry; "
        + "whole characters can be written. Correct it where it is recorded.";
}
