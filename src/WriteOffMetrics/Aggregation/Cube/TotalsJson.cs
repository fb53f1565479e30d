using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace WriteOffMetrics;

/// <summary>
/// Totals as JSON, to the last bit: the currency, the periods by their days, the values of the dimension, and of each cell that has entries
/// its sum and count; sums are text, because many
/// readers take JSON numbers for floating-point ones. Control totals are written at the end and compared when it is read, by
/// <see cref="TotalsJsonReader"/>.
/// </summary>
internal static class TotalsJson
{
    public const string Format = "write-off totals 1";

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

    /// <summary>Whether a text holds half of a surrogate pair, which is no character, and which no UTF-8 can carry.</summary>
    public static bool HoldsHalfCharacter(string? text)
    {
        for (int i = 0; i < text?.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return true;
            i++;
        }

        return false;
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
        for (int period = -1; period < cube.Axis.Count; period++)
        {
            for (int row = 0; row < cube.Rows.Count; row++)
            {
                for (int code = 0; code < cube.CodeCount; code++)
                {
                    (Int128 cellSum, long cellCount) = period < 0
                        ? cube.ReadOutside(row, code)
                        : (cube.SumsOf(period, row)[code], cube.CountsOf(period, row)[code]);
                    if (cellCount == 0) continue;
                    sum += cellSum;
                    count += cellCount;
                    json.WriteStartArray();
                    json.WriteNumberValue(period);
                    json.WriteStringValue(cube.Rows[row].Category.ToString());
                    json.WriteStringValue(cube.Rows[row].Kind.ToString());
                    json.WriteNumberValue(code);
                    json.WriteStringValue(ToText(cellSum));
                    json.WriteNumberValue(cellCount);
                    json.WriteEndArray();
                }
            }
        }

        json.WriteEndArray();
        json.WriteString("controlSum", ToText(sum));
        json.WriteString("controlCount", ToText(count));
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
        if (HoldsHalfCharacter(cube.Currency.Code)) return WhyHalf("the currency's code", cube.Currency.Code);
        if (HoldsHalfCharacter(dimension)) return WhyHalf("the dimension's name", dimension!);
        for (int code = 0; code < cube.CodeCount && dimension is not null; code++)
        {
            if (HoldsHalfCharacter(values![code])) return WhyHalf($"a value of {dimension}", values[code]!);
        }

        return null;
    }

    private static string WhyHalf(string what, string text) =>
        $"Found {what} with half of a surrogate pair, {WriteOffLedger.InQuotes(text)}, which no JSON text can carry; "
        + "whole characters can be written. Correct it where it is recorded.";
}
