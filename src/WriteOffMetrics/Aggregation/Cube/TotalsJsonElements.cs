using System.Text.Json;

namespace WriteOffMetrics;

/// <summary>The parts of a text of totals, and the words that refuse what is none of them.</summary>
internal static class TotalsJsonElements
{
    /// <summary>The parameter of the public verbs that states the text.</summary>
    private static readonly string ParameterName = "json";

    /// <summary>So much of what was found is told.</summary>
    private const int LongestFound = 100;

    public static JsonElement Get(JsonElement root, string name)
    {
        Require(root.TryGetProperty(name, out JsonElement element), $"$.{name}", "nothing", "what ToJson writes");
        return element;
    }

    public static JsonElement.ArrayEnumerator Items(JsonElement root, string name)
    {
        JsonElement array = Get(root, name);
        RequireKind(array, JsonValueKind.Array, $"$.{name}");
        return array.EnumerateArray();
    }

    public static string Text(JsonElement root, string name) =>
        TextOf(Get(root, name)) ?? throw Refused($"$.{name}", Get(root, name), "text of whole characters");

    /// <summary>The text of an element; none where it is something else, or holds an escape that is half of a surrogate pair.</summary>
    public static string? TextOf(JsonElement element)
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

    public static int? NumberOf(JsonElement element) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out int number) ? number : null;

    public static T? MemberOf<T>(JsonElement element)
        where T : struct, Enum
    {
        if (element.ValueKind != JsonValueKind.String) return null;
        foreach ((T member, string name) in EnumNames<T>.All)
        {
            if (element.ValueEquals(name)) return member;
        }

        return null;
    }

    public static string Members<T>()
        where T : struct, Enum => "one of " + string.Join(", ", Enum.GetNames<T>());

    public static void RequireKind(JsonElement element, JsonValueKind kind, string path) =>
        Require(element.ValueKind == kind, path, InWords(element.ValueKind), InWords(kind));

    public static string InWords(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };

    public static void Require(bool isMet, string path, string found, string allowed)
    {
        if (!isMet) throw Refused(path, found, allowed);
    }

    public static string PathOf(string list, int index) => $"$.{list}[{Invariant.Text(index)}]";

    public static ArgumentException Refused(string path, JsonElement found, string allowed)
    {
        string text = found.GetRawText();
        return Refused(path, text.Length <= LongestFound ? text : text[..LongestFound] + "…", allowed);
    }

    public static ArgumentException Refused(string path, string found, string allowed)
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
