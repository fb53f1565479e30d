using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;

namespace WriteOffMetrics.Csv;

/// <summary>
/// What texts are read to, each read once: days, words and codes of currencies come again and again. Beyond 65,536 different texts they are
/// read each time.
/// </summary>
/// <param name="read">Reads a text without blanks around; null where it cannot.</param>
/// <param name="ifEmpty">What an empty text stands for; null where one is bad.</param>
internal sealed class TextMemo<T>(Func<string, T?> read, T? ifEmpty)
    where T : struct
{
    private const int Most = 65_536;

    private readonly Utf8Table table = new();
    private T?[] values = new T?[16];

    /// <summary>What a text stands for; null where it is bad.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T? Read(ReadOnlySpan<byte> text) => table.Find(text) is >= 0 and var at ? values[at] : ReadFirst(text);

    private T? ReadFirst(ReadOnlySpan<byte> text)
    {
        T? value = ValueOf(text);
        if (table.Count >= Most || text.Length > 256) return value;
        int at = table.Add(text);
        if (at == values.Length) Array.Resize(ref values, 2 * at);
        values[at] = value;
        return value;
    }

    private T? ValueOf(ReadOnlySpan<byte> text)
    {
        if (!Utf8.IsValid(text)) return null;
        string stated = Encoding.UTF8.GetString(text).Trim(' ', '\t');
        return stated.Length == 0 ? ifEmpty : read(stated);
    }
}
