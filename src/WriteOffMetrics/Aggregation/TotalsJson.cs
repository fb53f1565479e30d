using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace WriteOffMetrics;

/// <summary>
/// Totals as JSON and back, to the last bit: the currency, the periods by their days, the values of the dimension, and of each cell that has entries its sum and count; sums are text, because
/// many readers take JSON numbers for floating-point ones. Control totals are written at the end and compared when it is read.
/// </summary>
internal static class TotalsJson
{
    private const string Format = "write-off totals 1";

    public static string Write(TotalsCube cube, string? dimension, DimensionDictionary? values)
    {
        if (cube.IsConverted) throw new InvalidOperationException("Found converted amounts, which lie between minor units; sums of whole minor units can be written. Write the totals of each ledger in its own currency.");
        if (!cube.Sources.All(source => source.TellsOutside)) throw new InvalidOperationException("Found totals that do not tell what lies outside their axis, which would be lost; totals that tell can be written. Keep the rows they were made from.");
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("format", Format);
            json.WriteString("currency", cube.Currency.Code);
            json.WriteNumber("minorUnitDigits", cube.Currency.MinorUnitDigits);
            json.WriteString("basis", cube.Head.Basis.ToString());
            if (cube.Head.LastCompleteDay is { } day) json.WriteString("lastCompleteDay", DayNumber.ToText(day));
            json.WriteStartArray("periods");
            foreach (ReportingPeriod period in cube.Axis) json.WriteStringValue(period.ToString());
            json.WriteEndArray();
            if (dimension is not null)
            {
                json.WriteString("dimension", dimension);
                json.WriteStartArray("values");
                for (int code = 0; code < cube.CodeCount; code++) json.WriteStringValue(values![code]);
                json.WriteEndArray();
            }

            Int128 sum = 0, count = 0;
            json.WriteStartArray("cells");
            for (int period = -1; period < cube.Axis.Count; period++)
            {
                for (int row = 0; row < cube.Rows.Count; row++)
                {
                    for (int code = 0; code < cube.CodeCount; code++)
                    {
                        (Int128 cellSum, long cellCount) = period < 0 ? cube.ReadOutside(row, code) : (cube.SumsOf(period, row)[code], cube.CountsOf(period, row)[code]);
                        if (cellCount == 0) continue;
                        sum += cellSum;
                        count += cellCount;
                        json.WriteStartArray();
                        json.WriteNumberValue(period);
                        json.WriteStringValue(cube.Rows[row].Category.ToString());
                        json.WriteStringValue(cube.Rows[row].Kind.ToString());
                        json.WriteNumberValue(code);
                        json.WriteStringValue(cellSum.ToString(CultureInfo.InvariantCulture));
                        json.WriteNumberValue(cellCount);
                        json.WriteEndArray();
                    }
                }
            }

            json.WriteEndArray();
            json.WriteString("controlSum", sum.ToString(CultureInfo.InvariantCulture));
            json.WriteString("controlCount", count.ToString(CultureInfo.InvariantCulture));
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <exception cref="ArgumentException">The text is not what <see cref="Write"/> writes, of another axis or dimension, or its control totals are not met.</exception>
    public static TotalsCube Read(string text, Currency currency, PeriodAxis axis, string? dimension, DimensionDictionary? values)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(axis);
        if (!currency.IsDefined) throw new ArgumentException("Found default(Currency), which is no currency; name one with Currency.FromCode or Currency.FromDefinition.", nameof(currency));
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return Read(document.RootElement, currency, axis, dimension, values);
        }
        catch (Exception found) when (found is JsonException or FormatException or InvalidOperationException or KeyNotFoundException or IndexOutOfRangeException or OverflowException)
        {
            throw new ArgumentException($"Found text that is not totals as ToJson writes them: {found.Message} Send what ToJson wrote, unchanged.", nameof(text), found);
        }
    }

    private static TotalsCube Read(JsonElement json, Currency currency, PeriodAxis axis, string? dimension, DimensionDictionary? values)
    {
        Require(json.GetProperty("format").GetString() == Format, $"the format '{json.GetProperty("format").GetString()}'", $"'{Format}'");
        Require(json.GetProperty("currency").GetString() == currency.Code && json.GetProperty("minorUnitDigits").GetInt32() == currency.MinorUnitDigits, $"totals in {json.GetProperty("currency").GetString()}", $"totals in {currency}");
        string? found = json.TryGetProperty("dimension", out JsonElement name) ? name.GetString() : null;
        Require(found == dimension, found is null ? "totals without a dimension" : $"totals by {found}", dimension is null ? "totals without a dimension" : $"totals by {dimension}");
        Require(json.GetProperty("periods").EnumerateArray().Select(period => period.GetString()).SequenceEqual(axis.Select(period => period.ToString())), "totals of other periods", $"those of {axis}");
        PeriodBasis basis = Enum.Parse<PeriodBasis>(json.GetProperty("basis").GetString()!);
        EntryWords.Of(basis);
        LocalDate? lastCompleteDay = json.TryGetProperty("lastCompleteDay", out JsonElement last) ? LocalDatePattern.Iso.Parse(last.GetString()!).GetValueOrThrow() : null;
        if (lastCompleteDay is { } day) DayNumber.Of(day, "text");
        int codeCount = 1;
        if (dimension is not null)
        {
            foreach (JsonElement value in json.GetProperty("values").EnumerateArray())
            {
                int before = values!.Count;
                Require(values.GetOrAdd(value.GetString()) == before, $"the value {WriteOffLedger.InQuotes(value.GetString())} twice", "each value once");
            }

            codeCount = values!.Count;
        }

        (int Period, CategoryAndKind What, int Code, Int128 Sum, long Count)[] cells = [.. json.GetProperty("cells").EnumerateArray().Select(cell => (
            cell[0].GetInt32(), new CategoryAndKind(Enum.Parse<EntryCategory>(cell[1].GetString()!), Enum.Parse<EntryKind>(cell[2].GetString()!)), cell[3].GetInt32(),
            Int128.Parse(cell[4].GetString()!, NumberStyles.None, CultureInfo.InvariantCulture), cell[5].GetInt64()))];
        foreach ((int period, CategoryAndKind what, int code, Int128 cellSum, long cellCount) in cells)
        {
            Require(
                period >= -1 && period < axis.Count && code >= 0 && code < codeCount && Enum.IsDefined(what.Category) && Enum.IsDefined(what.Kind) && cellCount > 0 && cellSum >= cellCount,
                $"the cell {Invariant.Text(period)}, {what.Category}, {what.Kind}, {Invariant.Text(code)}: {cellSum.ToString(CultureInfo.InvariantCulture)} of {Invariant.Count(cellCount, "entry", "entries")}", "a cell of the axis and the values, with a sum of amounts above zero");
        }

        Int128 sum = cells.Aggregate((Int128)0, (all, cell) => all + cell.Sum), count = cells.Aggregate((Int128)0, (all, cell) => all + cell.Count);
        Require(
            sum.ToString(CultureInfo.InvariantCulture) == json.GetProperty("controlSum").GetString() && count.ToString(CultureInfo.InvariantCulture) == json.GetProperty("controlCount").GetString(),
            $"cells of {sum.ToString(CultureInfo.InvariantCulture)} minor units in {count.ToString(CultureInfo.InvariantCulture)} entries", "what the control totals state");
        var head = new TotalsHead(axis, currency, lastCompleteDay, basis, [TotalsSource.Written], null);
        var cube = new TotalsCube(head, cells.Select(cell => cell.What).Distinct(), codeCount, values is null ? null : code => WriteOffLedger.InQuotes(values[code]));
        foreach ((int period, CategoryAndKind what, int code, Int128 cellSum, long cellCount) in cells) cube.Add(period, what.Category, what.Kind, code, cellSum, cellCount);
        return cube;
    }

    private static void Require(bool isMet, string found, string allowed)
    {
        if (!isMet) throw new FormatException($"found {found}, where {allowed} is allowed.");
    }
}
