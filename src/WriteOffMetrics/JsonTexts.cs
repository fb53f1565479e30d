using System.Globalization;
using System.Text;
using System.Text.Json;

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

    /// <summary>The texts of an object in the order of its properties' names; none of those that are missing or null.</summary>
    public static string?[] ReadObject(ref Utf8JsonReader reader, JsonSerializerOptions options, params ReadOnlySpan<string> names)
    {
        string allowed = $"an object of {string.Join(", ", names.ToArray())}";
        if (reader.TokenType != JsonTokenType.StartObject) throw Refused(Describe(ref reader), allowed);
        StringComparison comparison = options.PropertyNameCaseInsensitive ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        var texts = new string?[names.Length];
        var isRead = new bool[names.Length];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            string name = reader.GetString()!;
            int index = IndexOf(names, name, comparison);
            if (index < 0) throw Refused($"the property '{Invariant.OnOneLine(name)}'", allowed);
            if (isRead[index]) throw Refused($"the property '{names[index]}' twice", "each once");
            isRead[index] = true;
            reader.Read();
            texts[index] = Read(ref reader, $"text as '{names[index]}'");
        }

        return texts;
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

    private static string Describe(ref Utf8JsonReader reader) =>
        Read(ref reader, "an object") is { } text ? Invariant.InQuotes(text) : "null";

    private static int IndexOf(ReadOnlySpan<string> names, string name, StringComparison comparison)
    {
        for (int i = 0; i < names.Length; i++)
        {
            if (string.Equals(names[i], name, comparison)) return i;
        }

        return -1;
    }

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
