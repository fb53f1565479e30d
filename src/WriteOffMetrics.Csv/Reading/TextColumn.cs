using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;

namespace WriteOffMetrics.Csv;

/// <summary>A field whose texts are values of a dimension, numbered by its dictionary.</summary>
internal sealed class TextColumn(string name, int place, bool isProtected, DimensionDictionary dictionary)
{
    private readonly Utf8Table table = new();
    private int[] codes = new int[16];

    /// <summary>The dimension.</summary>
    public string Name => name;

    /// <summary>Its place among the fields of the map.</summary>
    public int Place => place;

    /// <summary>What numbers its values.</summary>
    public DimensionDictionary Dictionary => dictionary;

    /// <summary>The code of a text that was added; −1 of another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int CodeOf(ReadOnlySpan<byte> text) => table.Find(text) is >= 0 and var at ? codes[at] : -1;

    /// <summary>Whether a text may be added.</summary>
    public static bool IsGood(ReadOnlySpan<byte> text) => Utf8.IsValid(text);

    /// <summary>Adds a text, and gives its code.</summary>
    public int Add(ReadOnlySpan<byte> text)
    {
        string? value = text.IsEmpty ? null : Encoding.UTF8.GetString(text);
        if (isProtected && value is not null) value = ProtectedText.Unprotect(value);
        int at = table.Add(text);
        if (at == codes.Length) Array.Resize(ref codes, 2 * at);
        return codes[at] = dictionary.GetOrAdd(value);
    }
}
