using System.Globalization;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace WriteOffMetrics;

/// <summary>Reads the totals that <see cref="TotalsJson"/> wrote. Whatever is not exactly that is refused, with the path to it.</summary>
internal static class TotalsJsonReader
{
    /// <summary>The parameter of the public verbs that states the text.</summary>
    private static readonly string ParameterName = "json";

    private static readonly string[] Properties =
    [
        "format", "currency", "minorUnitDigits", "basis", "lastCompleteDay", "periods", "dimension", "values", "cells", "controlSum",
        "controlCount",
    ];

    /// <summary>So much of what was found is told.</summary>
    private const int LongestFound = 100;

    /// <exception cref="ArgumentException">The text is not what was written, or of another currency, axis or dimension, or its control
    /// totals are not met.</exception>
    public static TotalsCube Read(string json, Currency currency, PeriodAxis axis, string? dimension, DimensionDictionary? values)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(axis);
        currency.RequireDefined(nameof(currency));
        using JsonDocument document = Parse(json);
        JsonElement root = document.RootElement;
        RequireProperties(root);
        TotalsHead head = ReadHead(root, currency, axis, dimension);
        int codeCount = dimension is null ? 1 : ReadValues(root, values!);
        TotalsJson.Cell[] cells = ReadCells(root, axis, codeCount);
        RequireControlTotals(root, cells);
        if (dimension is not null) RequireEveryValue(cells, codeCount);
        CodeSet codes = values is null ? CodeSet.One : CodeSet.FromValues(values, codeCount);
        var sums = new WholeCells(new CellLayout(axis, currency, cells.Select(cell => cell.What).Distinct(), codes));
        foreach (TotalsJson.Cell cell in cells) sums.Add(cell.Period, cell.What, cell.Code, cell.Sum, cell.Count);
        return new TotalsCube(head, sums);
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
    }

    private static TotalsHead ReadHead(JsonElement root, Currency currency, PeriodAxis axis, string? dimension)
    {
        string format = Text(root, "format");
        Require(format == TotalsJson.Format, "$.format", Invariant.InQuotes(format), $"'{TotalsJson.Format}'");
        string code = Text(root, "currency");
        int digits = NumberOf(Get(root, "minorUnitDigits")) ?? throw Refused(
            "$.minorUnitDigits", Get(root, "minorUnitDigits"), "a whole number");
        bool isCurrency = code == currency.Code && digits == currency.MinorUnitDigits;
        string decimals = Invariant.Count(digits, "decimal", "decimals");
        Require(isCurrency, "$.currency", $"totals in {code} of {decimals}",
            $"totals in {currency} of {Invariant.Text(currency.MinorUnitDigits)}");
        string? found = root.TryGetProperty("dimension", out _) ? Text(root, "dimension") : null;
        Require(found == dimension, "$.dimension", InWords(found), InWords(dimension));
        Require(dimension is not null || !root.TryGetProperty("values", out _), "$.values", "values", "none without a dimension");
        bool isAxis = Items(root, "periods").Select(TextOf).SequenceEqual(axis.Select(period => period.ToString()));
        Require(isAxis, "$.periods", "totals of other periods", $"those of {axis}");
        PeriodBasis basis = MemberOf<PeriodBasis>(Get(root, "basis"))
            ?? throw Refused("$.basis", Get(root, "basis"), Members<PeriodBasis>());
        return new TotalsHead(axis, currency, ReadLastCompleteDay(root), basis, [TotalsSource.Written], null);

        static string InWords(string? dimension) =>
            dimension is null ? "totals without a dimension" : $"totals by {Invariant.OnOneLine(dimension)}";
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

    private static TotalsJson.Cell[] ReadCells(JsonElement root, PeriodAxis axis, int codeCount)
    {
        TotalsJson.Cell[] cells = [.. Items(root, "cells").Select((cell, i) => ReadCell(cell, i, axis, codeCount))];
        var places = new HashSet<(int, int, int)>();
        for (int i = 0; i < cells.Length; i++)
        {
            if (!places.Add((cells[i].Period, cells[i].What.Id, cells[i].Code)))
                throw Refused(PathOf("cells", i), "a cell a second time", "each cell once");
        }

        return cells;
    }

    /// <summary>There may be millions of cells, so nothing is put in words before something is wrong.</summary>
    private static TotalsJson.Cell ReadCell(JsonElement json, int index, PeriodAxis axis, int codeCount)
    {
        if (json.ValueKind != JsonValueKind.Array || json.GetArrayLength() != 6)
            throw Refused(PathOf("cells", index), json, "period, category, kind, code, sum and count");
        if (NumberOf(json[0]) is not { } period || period < -1 || period >= axis.Count)
            throw Bad(0, $"a period from -1 to {Invariant.Text(axis.Count - 1)}");
        if (MemberOf<EntryCategory>(json[1]) is not { } category) throw Bad(1, Members<EntryCategory>());
        if (MemberOf<EntryKind>(json[2]) is not { } kind) throw Bad(2, Members<EntryKind>());
        if (NumberOf(json[3]) is not { } code || code < 0 || code >= codeCount)
            throw Bad(3, $"a code from 0 to {Invariant.Text(codeCount - 1)}");
        bool isNumber = Int128.TryParse(TextOf(json[4]), NumberStyles.None, CultureInfo.InvariantCulture, out Int128 sum);
        if (!isNumber || (period >= 0 && sum > long.MaxValue))
            throw Bad(4, $"a whole number{(period < 0 ? "" : $" up to {Invariant.Count(long.MaxValue)}")} as text");
        if (json[5].ValueKind != JsonValueKind.Number || !json[5].TryGetInt64(out long count) || count <= 0 || sum < count)
            throw Bad(5, "a count above zero, of amounts above zero,");
        return new TotalsJson.Cell(period, new CategoryAndKind(category, kind), code, sum, count);

        ArgumentException Bad(int part, string allowed) =>
            Refused($"{PathOf("cells", index)}[{Invariant.Text(part)}]", json[part], allowed);
    }

    /// <summary>A breakdown lists the values that an entry has, and no others.</summary>
    private static void RequireEveryValue(TotalsJson.Cell[] cells, int codeCount)
    {
        var occurs = new bool[codeCount];
        foreach (TotalsJson.Cell cell in cells) occurs[cell.Code] = true;
        if (Array.IndexOf(occurs, false) is var code and >= 0)
            throw Refused(PathOf("values", code), "a value that no cell has", "a value of a cell");
    }

    private static void RequireControlTotals(JsonElement root, TotalsJson.Cell[] cells)
    {
        Int128 sum = 0, count = 0;
        foreach (TotalsJson.Cell cell in cells)
        {
            sum += cell.Sum;
            count += cell.Count;
        }

        bool isMet = TotalsJson.ToText(sum) == Text(root, "controlSum") && TotalsJson.ToText(count) == Text(root, "controlCount");
        string found = $"cells of {TotalsJson.ToText(sum)} minor units in {TotalsJson.ToText(count)} entries";
        Require(isMet, "$.cells", found, "what the control totals state");
    }

    private static JsonElement Get(JsonElement root, string name)
    {
        Require(root.TryGetProperty(name, out JsonElement element), $"$.{name}", "nothing", "what ToJson writes");
        return element;
    }

    private static JsonElement.ArrayEnumerator Items(JsonElement root, string name)
    {
        JsonElement array = Get(root, name);
        RequireKind(array, JsonValueKind.Array, $"$.{name}");
        return array.EnumerateArray();
    }

    private static string Text(JsonElement root, string name) =>
        TextOf(Get(root, name)) ?? throw Refused($"$.{name}", Get(root, name), "text of whole characters");

    /// <summary>The text of an element; none where it is something else, or holds an escape that is half of a surrogate pair.</summary>
    private static string? TextOf(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.String) return null;
        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static int? NumberOf(JsonElement element) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out int number) ? number : null;

    private static T? MemberOf<T>(JsonElement element)
        where T : struct, Enum
    {
        if (element.ValueKind != JsonValueKind.String) return null;
        foreach ((T member, string name) in EnumNames<T>.All)
        {
            if (element.ValueEquals(name)) return member;
        }

        return null;
    }

    private static string Members<T>()
        where T : struct, Enum => "one of " + string.Join(", ", Enum.GetNames<T>());

    private static void RequireKind(JsonElement element, JsonValueKind kind, string path) =>
        Require(element.ValueKind == kind, path, InWords(element.ValueKind), InWords(kind));

    private static string InWords(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };

    private static void Require(bool isMet, string path, string found, string allowed)
    {
        if (!isMet) throw Refused(path, found, allowed);
    }

    private static string PathOf(string list, int index) => $"$.{list}[{Invariant.Text(index)}]";

    private static ArgumentException Refused(string path, JsonElement found, string allowed)
    {
        string text = found.GetRawText();
        return Refused(path, text.Length <= LongestFound ? text : text[..LongestFound] + "…", allowed);
    }

    private static ArgumentException Refused(string path, string found, string allowed)
    {
        string what = $"at {path} {found}, where {allowed} is allowed";
        return new ArgumentException($"Found text that is not totals as ToJson writes them: {what}. Send what ToJson wrote, unchanged.",
            ParameterName);
    }

    /// <summary>The members of an enumeration with their names, asked for once.</summary>
    private static class EnumNames<T>
        where T : struct, Enum
    {
        public static readonly (T Member, string Name)[] All = [.. Enum.GetValues<T>().Select(member => (member, member.ToString()))];
    }
}
