using System.Globalization;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using static WriteOffMetrics.TotalsJsonElements;

namespace WriteOffMetrics;

/// <summary>Reads the totals that <see cref="TotalsJson"/> wrote. Whatever is not exactly that is refused, with the path to it.</summary>
internal static class TotalsJsonReader
{
    /// <summary>What every text has.</summary>
    private static readonly string[] Needed =
        ["format", "currency", "minorUnitDigits", "basis", "periods", "cells", "controlSum", "controlCount"];

    /// <summary>What only texts of the later format have.</summary>
    private static readonly string[] Later = ["rounding", "secondDimension", "pairs"];

    private static readonly string[] Properties = [.. Needed, "lastCompleteDay", "dimension", "values", .. Later];

    /// <summary>Totals without a dimension.</summary>
    /// <exception cref="ArgumentException">The text is not what was written, or of another currency, axis or dimension, or its control
    /// totals are not met.</exception>
    public static TotalsCube Read(string json, Currency currency, PeriodAxis axis) =>
        Read(json, currency, axis, new Codes(null, null, "values", _ => 1, _ => CodeSet.One));

    /// <summary>A breakdown by one dimension, whose values are added to a dictionary.</summary>
    /// <exception cref="ArgumentException">As for totals without a dimension.</exception>
    public static TotalsCube Read(string json, Currency currency, PeriodAxis axis, string dimension, DimensionDictionary values) =>
        Read(json, currency, axis,
            new Codes(dimension, null, "values", root => ReadValues(root, values), count => CodeSet.FromValues(values, count)));

    /// <summary>A breakdown by two dimensions, whose pairs of values are added to a set.</summary>
    /// <exception cref="ArgumentException">As for totals without a dimension.</exception>
    public static TotalsCube Read(string json, Currency currency, PeriodAxis axis, string first, string second, ValuePairs pairs) =>
        Read(json, currency, axis, new Codes(first, second, "pairs", root => ReadPairs(root, pairs), _ => CodeSet.FromPairs(pairs)));

    private static TotalsCube Read(string json, Currency currency, PeriodAxis axis, Codes codes)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(axis);
        currency.RequireDefined(nameof(currency));
        using JsonDocument document = Parse(json);
        JsonElement root = document.RootElement;
        RequireProperties(root);
        TotalsHead head = ReadHead(root, currency, axis, codes);
        int codeCount = codes.Read(root);
        TotalsJson.Cell[] cells = ReadCells(root, axis, codeCount, head.Rounding is not null);
        RequireControlTotals(root, cells);
        if (codes.First is not null) RequireEveryValue(cells, codes.List, codeCount);
        var layout = new CellLayout(axis, currency, cells.Select(cell => cell.What).Distinct(), codes.Set(codeCount));
        return new TotalsCube(head, head.Rounding is null ? WholeCellsOf(layout, cells) : ConvertedCellsOf(layout, cells));
    }

    private static WholeCells WholeCellsOf(CellLayout layout, TotalsJson.Cell[] cells)
    {
        var sums = new WholeCells(layout);
        foreach (TotalsJson.Cell cell in cells) sums.Add(cell.Period, cell.What, cell.Code, (Int128)cell.Sum.Dividend, cell.Count);
        return sums;
    }

    private static ConvertedCells ConvertedCellsOf(CellLayout layout, TotalsJson.Cell[] cells)
    {
        var sums = new ConvertedCells(layout);
        foreach (TotalsJson.Cell cell in cells) sums.Add(cell.Period, cell.What, cell.Code, cell.Sum, cell.Count);
        return sums;
    }

    private static JsonDocument Parse(string json)
    {
        if (JsonTexts.HoldsHalfCharacter(json)) throw Refused("$", "half of a surrogate pair", "whole characters");
        try
        {
            return JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
        }
        catch (JsonException found)
        {
            string place = $"at line {Invariant.Text((found.LineNumber ?? 0) + 1)}, byte "
                + $"{Invariant.Text((found.BytePositionInLine ?? 0) + 1)}";
            throw Refused("$", $"text that is no JSON, or states a property twice {place}", "JSON");
        }
        catch (InvalidOperationException)
        {
            // What the parser throws where it cannot read a name to compare it with the others.
            throw Refused("$", "a property whose name holds half of a surrogate pair", "whole characters");
        }
    }

    private static void RequireProperties(JsonElement root)
    {
        RequireKind(root, JsonValueKind.Object, "$");
        foreach (JsonProperty property in root.EnumerateObject())
        {
            bool isKnown = Properties.Contains(property.Name, StringComparer.Ordinal);
            Require(isKnown, "$", $"the property '{Invariant.OnOneLine(property.Name)}'", string.Join(", ", Properties));
        }

        string[] missing = [.. Needed.Where(name => !root.TryGetProperty(name, out _))];
        Require(missing.Length == 0, "$", $"no {string.Join(", no ", missing)}", "an object that has each of these");
    }

    private static TotalsHead ReadHead(JsonElement root, Currency currency, PeriodAxis axis, Codes codes)
    {
        string format = Text(root, "format");
        bool isFormat = format is TotalsJson.Format or TotalsJson.LaterFormat;
        Require(isFormat, "$.format", Invariant.InQuotes(format), $"'{TotalsJson.Format}' or '{TotalsJson.LaterFormat}'");
        foreach (string name in Later)
        {
            bool isOfFormat = format == TotalsJson.LaterFormat || !root.TryGetProperty(name, out _);
            Require(isOfFormat, $"$.{name}", "it", $"it in '{TotalsJson.LaterFormat}' only");
        }

        string code = Text(root, "currency");
        int digits = NumberOf(Get(root, "minorUnitDigits")) ?? throw Refused(
            "$.minorUnitDigits", Get(root, "minorUnitDigits"), "a whole number");
        bool isCurrency = code == currency.Code && digits == currency.MinorUnitDigits;
        string decimals = Invariant.Count(digits, "decimal", "decimals");
        Require(isCurrency, "$.currency", $"totals in {code} of {decimals}",
            $"totals in {currency} of {Invariant.Text(currency.MinorUnitDigits)}");
        (string? first, string? second) = (TextOrNone("dimension"), TextOrNone("secondDimension"));
        string asked = InWords(codes.First, codes.Second);
        Require((first, second) == (codes.First, codes.Second), "$.dimension", InWords(first, second), asked);
        foreach (string name in new[] { "values", "pairs" })
        {
            bool isOfDimensions = (codes.First is not null && name == codes.List) || !root.TryGetProperty(name, out _);
            Require(isOfDimensions, $"$.{name}", name, $"none in {asked}");
        }

        bool isAxis = Items(root, "periods").Select(TextOf).SequenceEqual(axis.Select(period => period.ToString()));
        Require(isAxis, "$.periods", "totals of other periods", $"those of {axis}");
        PeriodBasis basis = MemberOf<PeriodBasis>(Get(root, "basis"))
            ?? throw Refused("$.basis", Get(root, "basis"), Members<PeriodBasis>());
        MidpointRounding? rounding = root.TryGetProperty("rounding", out JsonElement rule)
            ? MemberOf<MidpointRounding>(rule) ?? throw Refused("$.rounding", rule, Members<MidpointRounding>())
            : null;
        TotalsSource source = rounding is null ? TotalsSource.Written : TotalsSource.WrittenConverted;
        return new TotalsHead(axis, currency, ReadLastCompleteDay(root), basis, [source], rounding);

        string? TextOrNone(string name) => root.TryGetProperty(name, out _) ? Text(root, name) : null;

        static string InWords(string? first, string? second) => (first, second) switch
        {
            (null, null) => "totals without a dimension",
            (_, null) => $"totals by {Invariant.InQuotes(first)}",
            _ => $"totals by {Invariant.InQuotes(first)} and {Invariant.InQuotes(second)}",
        };
    }

    private static LocalDate? ReadLastCompleteDay(JsonElement root)
    {
        if (!root.TryGetProperty("lastCompleteDay", out _)) return null;
        string text = Text(root, "lastCompleteDay");
        ParseResult<LocalDate> day = LocalDatePattern.Iso.Parse(text);
        bool isDay = day.Success && DayNumber.IsAllowed(day.Value) && DayNumber.ToText(day.Value) == text;
        Require(isDay, "$.lastCompleteDay", Invariant.InQuotes(text), "a day such as 2026-06-30");
        return day.Value;
    }

    private static int ReadValues(JsonElement root, DimensionDictionary values)
    {
        int count = 0;
        foreach (JsonElement value in Items(root, "values"))
        {
            string? text = TextOf(value);
            if (text is null && value.ValueKind != JsonValueKind.Null)
                throw Refused(PathOf("values", count), value, "text of whole characters, or null,");
            if (values.GetOrAdd(text) != count)
                throw Refused(PathOf("values", count), $"the value {Invariant.InQuotes(text)} twice", "each value once");
            count++;
        }

        return count;
    }

    private static int ReadPairs(JsonElement root, ValuePairs pairs)
    {
        int count = 0;
        foreach (JsonElement pair in Items(root, "pairs"))
        {
            if (pair.ValueKind != JsonValueKind.Array || pair.GetArrayLength() != 2)
                throw Refused(PathOf("pairs", count), pair, "a value of each dimension");
            string?[] texts = [.. pair.EnumerateArray().Select(TextOf)];
            for (int part = 0; part < 2; part++)
            {
                if (texts[part] is null && pair[part].ValueKind != JsonValueKind.Null)
                    throw Refused($"{PathOf("pairs", count)}[{Invariant.Text(part)}]", pair[part], "text of whole characters, or null,");
            }

            int code = pairs.GetOrAdd(pairs.First.GetOrAdd(texts[0]), pairs.Second.GetOrAdd(texts[1]));
            if (code != count) throw Refused(PathOf("pairs", count), $"the pair {pairs.InWords(code)} twice", "each pair once");
            count++;
        }

        return count;
    }

    private static TotalsJson.Cell[] ReadCells(JsonElement root, PeriodAxis axis, int codeCount, bool isConverted)
    {
        TotalsJson.Cell[] cells = [.. Items(root, "cells").Select((cell, i) => ReadCell(cell, i, axis, codeCount, isConverted))];
        var places = new HashSet<(int, int, int)>();
        for (int i = 0; i < cells.Length; i++)
        {
            if (!places.Add((cells[i].Period, cells[i].What.Id, cells[i].Code)))
                throw Refused(PathOf("cells", i), "a cell a second time", "each cell once");
        }

        return cells;
    }

    /// <summary>There may be millions of cells, so nothing is put in words before something is wrong.</summary>
    private static TotalsJson.Cell ReadCell(JsonElement json, int index, PeriodAxis axis, int codeCount, bool isConverted)
    {
        if (json.ValueKind != JsonValueKind.Array || json.GetArrayLength() != 6)
            throw Refused(PathOf("cells", index), json, "period, category, kind, code, sum and count");
        if (NumberOf(json[0]) is not { } period || period < -1 || period >= axis.Count)
            throw Bad(0, $"a period from -1 to {Invariant.Text(axis.Count - 1)}");
        if (MemberOf<EntryCategory>(json[1]) is not { } category) throw Bad(1, Members<EntryCategory>());
        if (MemberOf<EntryKind>(json[2]) is not { } kind) throw Bad(2, Members<EntryKind>());
        if (NumberOf(json[3]) is not { } code || code < 0 || code >= codeCount)
            throw Bad(3, $"a code from 0 to {Invariant.Text(codeCount - 1)}");
        if (ReadSum(json[4], period, isConverted) is not { } sum) throw Bad(4, SumsInWords(period, isConverted));
        long count = 0;
        bool isCount = json[5].ValueKind == JsonValueKind.Number && json[5].TryGetInt64(out count) && count > 0;
        if (!isCount || (!isConverted && sum.CompareTo(count) < 0)) throw Bad(5, "a count above zero, of amounts above zero,");
        return new TotalsJson.Cell(period, new CategoryAndKind(category, kind), code, sum, count);

        ArgumentException Bad(int part, string allowed) =>
            Refused($"{PathOf("cells", index)}[{Invariant.Text(part)}]", json[part], allowed);
    }

    /// <summary>
    /// A sum: of whole minor units up to 64 bits in a period and 128 outside; of converted ones a quotient, and nothing outside, which is
    /// not converted.
    /// </summary>
    private static Fraction? ReadSum(JsonElement json, int period, bool isConverted)
    {
        if (!isConverted)
        {
            bool isNumber = Int128.TryParse(TextOf(json), NumberStyles.None, CultureInfo.InvariantCulture, out Int128 whole);
            return isNumber && (period < 0 || whole <= long.MaxValue) ? whole : null;
        }

        return Fraction.TryParse(TextOf(json), out Fraction sum) && sum.Sign > 0 == period >= 0 ? sum : null;
    }

    private static string SumsInWords(int period, bool isConverted) => (period < 0, isConverted) switch
    {
        (true, false) => "a whole number as text",
        (false, false) => $"a whole number up to {Invariant.Count(long.MaxValue)} as text",
        (true, true) => "0 as text, because what lies outside is not converted,",
        (false, true) => "a number above zero as text, or a quotient of two in lowest terms,",
    };

    /// <summary>A breakdown lists the values that an entry has, and no others.</summary>
    private static void RequireEveryValue(TotalsJson.Cell[] cells, string list, int codeCount)
    {
        var occurs = new bool[codeCount];
        foreach (TotalsJson.Cell cell in cells) occurs[cell.Code] = true;
        if (Array.IndexOf(occurs, false) is var code and >= 0)
            throw Refused(PathOf(list, code), $"a {list[..^1]} that no cell has", $"a {list[..^1]} of a cell");
    }

    private static void RequireControlTotals(JsonElement root, TotalsJson.Cell[] cells)
    {
        Fraction sum = 0L;
        Int128 count = 0;
        foreach (TotalsJson.Cell cell in cells)
        {
            sum += cell.Sum;
            count += cell.Count;
        }

        bool isMet = sum.ToText() == Text(root, "controlSum") && TotalsJson.ToText(count) == Text(root, "controlCount");
        string found = $"cells of {sum.ToText()} minor units in {TotalsJson.ToText(count)} entries";
        Require(isMet, "$.cells", found, "what the control totals state");
    }

    /// <summary>By which dimensions a text is asked for, and how their values are read.</summary>
    /// <param name="First">The first dimension; none of totals without one.</param>
    /// <param name="Second">The second dimension; none of fewer.</param>
    /// <param name="List">The property that lists the values.</param>
    /// <param name="Read">Reads it, and says how many codes there are.</param>
    /// <param name="Set">What the codes stand for.</param>
    private sealed record Codes(string? First, string? Second, string List, Func<JsonElement, int> Read, Func<int, CodeSet> Set);
}
