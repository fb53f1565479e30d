using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace WriteOffMetrics;

/// <summary>Values in JSON: written as texts, because many readers take JSON numbers for floating-point ones.</summary>
internal static class JsonTexts
{
    /// <summary>The text of a value: of a number its digits as they stand, so that no reader rounds them; none of null.</summary>
    public static string? Read(ref Utf8JsonReader reader, string allowed) => reader.TokenType switch
    {
        JsonTokenType.String or JsonTokenType.PropertyName => reader.GetString(),
        JsonTokenType.Number => Encoding.UTF8.GetString(reader.HasValueSequence ? ToArray(reader) : reader.ValueSpan),
        JsonTokenType.Null => null,
        JsonTokenType.StartObject => throw Refused("an object", allowed),
        JsonTokenType.StartArray => throw Refused("an array", allowed),
        _ => throw Refused("true or false", allowed),
    };

    /// <summary>Reads the value of the property at a position in the list of names.</summary>
    public delegate void PropertyReader(ref Utf8JsonReader reader, int property);

    /// <summary>The texts of an object in the order of its properties' names; none of those that are missing or null.</summary>
    public static string?[] ReadObject(ref Utf8JsonReader reader, JsonSerializerOptions options, params string[] names)
    {
        var texts = new string?[names.Length];
        ReadProperties(
            ref reader, options, names, (ref Utf8JsonReader at, int property) => texts[property] = ReadText(ref at, names[property]));
        return texts;
    }

    /// <summary>Reads an object property by property, each once, and refuses all others.</summary>
    public static void ReadProperties(ref Utf8JsonReader reader, JsonSerializerOptions options, string[] names, PropertyReader read)
    {
        string allowed = $"an object of {string.Join(", ", names)}";
        if (reader.TokenType != JsonTokenType.StartObject) throw Refused(Describe(ref reader), allowed);
        StringComparison comparison = options.PropertyNameCaseInsensitive ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        var isRead = new bool[names.Length];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            string name = reader.GetString()!;
            int index = Array.FindIndex(names, one => string.Equals(one, name, comparison));
            if (index < 0) throw Refused($"the property '{Invariant.OnOneLine(name)}'", allowed);
            if (isRead[index]) throw Refused($"the property '{names[index]}' twice", "each once");
            isRead[index] = true;
            reader.Read();
            read(ref reader, index);
        }
    }

    /// <summary>The text of a property.</summary>
    public static string? ReadText(ref Utf8JsonReader reader, string name) => Read(ref reader, $"text as '{name}'");

    /// <summary>True or false; none of null.</summary>
    public static bool? ReadBoolean(ref Utf8JsonReader reader, string name) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.Null => null,
        _ => throw Refused($"something else as '{name}'", "true or false"),
    };

    /// <summary>A value of another type; none of null.</summary>
    public static T? ReadValue<T>(ref Utf8JsonReader reader, JsonConverter<T> converter, JsonSerializerOptions options)
        where T : struct => reader.TokenType == JsonTokenType.Null ? null : converter.Read(ref reader, typeof(T), options);

    /// <summary>What must be stated.</summary>
    public static T Require<T>(T? value, string name)
        where T : struct => value ?? throw Missing(name);

    /// <summary>A text that must be stated.</summary>
    public static string Require(string? text, string name) => text ?? throw Missing(name);

    /// <summary>What a factory makes of what was read; what it refuses is refused as JSON, so that the path to it is told.</summary>
    public static T Make<T>(Func<T> make)
    {
        try
        {
            return make();
        }
        catch (ArgumentException why)
        {
            throw new JsonException(why.Message, why);
        }
    }

    /// <summary>Writes an object of texts, without those that are none.</summary>
    public static void WriteObject(Utf8JsonWriter writer, params ReadOnlySpan<(string Name, string? Text)> texts)
    {
        writer.WriteStartObject();
        foreach ((string name, string? text) in texts)
        {
            if (text is not null) writer.WriteString(name, RequireWhole(text));
        }

        writer.WriteEndObject();
    }

    /// <summary>A decimal, of which no digit is rounded away.</summary>
    public static decimal ReadDecimal(string? text, string what)
    {
        const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        bool isNumber = decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out decimal value)
            && !text.Contains('\0', StringComparison.Ordinal) && Invariant.HasSameDigits(text, value);
        return isNumber ? value : throw Refused($"{Invariant.InQuotes(text)} as {what}", "a number whose digits a decimal holds");
    }

    /// <summary>A whole number; none where there is no text.</summary>
    public static long? ReadWhole(string? text, string what)
    {
        if (text is null) return null;
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
            && !text.Contains('\0', StringComparison.Ordinal)
            ? number
            : throw Refused($"{Invariant.InQuotes(text)} as {what}", "a whole number of 64 bits");
    }

    /// <summary>A day; none where there is no text.</summary>
    public static LocalDate? ReadDay(string? text, string what)
    {
        if (text is null) return null;
        ParseResult<LocalDate> day = LocalDatePattern.Iso.Parse(text);
        return day.Success && DayNumber.IsAllowed(day.Value) && DayNumber.ToText(day.Value) == text
            ? day.Value
            : throw Refused($"{Invariant.InQuotes(text)} as {what}", "a day such as 2026-06-30");
    }

    /// <summary>The member of an enumeration by its name.</summary>
    public static T ReadMember<T>(string? text)
        where T : struct, Enum => Enum.TryParse(text, out T member) && Enum.IsDefined(member) && member.ToString() == text
        ? member
        : throw Refused(Invariant.InQuotes(text), Members<T>());

    /// <summary>The name of a member of an enumeration.</summary>
    public static string RequireMember<T>(T value)
        where T : struct, Enum => Enum.IsDefined(value) ? value.ToString() : throw Refused($"the {typeof(T).Name} {value:D}", Members<T>());

    /// <summary>The members of an enumeration in words.</summary>
    public static string Members<T>()
        where T : struct, Enum => "one of " + string.Join(", ", Enum.GetNames<T>());

    /// <summary>A text that JSON can carry: half of a surrogate pair would be replaced without a word.</summary>
    public static string RequireWhole(string text) => HoldsHalfCharacter(text)
        ? throw Refused($"a text with half of a surrogate pair, {Invariant.InQuotes(text)},", "whole characters")
        : text;

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

    /// <summary>What refuses a text; the serializer adds the path.</summary>
    public static JsonException Refused(string found, string allowed) => new($"Found {found} where {allowed} is allowed.");

    private static JsonException Missing(string name) => Refused($"no '{name}'", "a value, which is needed,");

    private static string Describe(ref Utf8JsonReader reader) =>
        Read(ref reader, "an object") is { } text ? Invariant.InQuotes(text) : "null";

    private static byte[] ToArray(in Utf8JsonReader reader)
    {
        var digits = new byte[reader.ValueSequence.Length];
        int at = 0;
        foreach (ReadOnlyMemory<byte> part in reader.ValueSequence)
        {
            part.Span.CopyTo(digits.AsSpan(at));
            at += part.Length;
        }

        return digits;
    }
}
