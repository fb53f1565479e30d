using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;

namespace WriteOffMetrics.Csv;

/// <summary>
/// A field whose texts are values of a dimension. Those of a batch are kept as they lie in the file and numbered together, so that memory
/// is waited for once for many and not once for each.
/// </summary>
internal sealed class TextColumn(string name, int place, bool isProtected, DimensionDictionary dictionary, int capacity)
{
    /// <summary>So many places of the table stay in the first cache until they are looked at again.</summary>
    private const int Group = 256;

    /// <summary>With so many bytes of long texts a batch is full, however few its rows: 64 MiB.</summary>
    private const int ManyBytes = 1 << 26;

    private readonly Utf8Table table = new();
    private readonly Utf8Key[] keys = new Utf8Key[capacity];
    private readonly List<string?> added = [];

    /// <summary>The texts of the batch that are too long for a key, one behind the other.</summary>
    private byte[] longTexts = [];
    private int longLength;

    /// <summary>The code of each text of the table.</summary>
    private int[] codes = new int[16];

    /// <summary>The dimension.</summary>
    public string Name => name;

    /// <summary>Its place among the fields of the map.</summary>
    public int Place => place;

    /// <summary>What numbers its values.</summary>
    public DimensionDictionary Dictionary => dictionary;

    /// <summary>Whether the texts of the batch take so much room that it should be numbered before another is kept.</summary>
    public bool IsFull => longLength >= ManyBytes;

    /// <summary>Keeps the text of a row of the batch; false where it is none in UTF-8.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryKeep(int row, ReadOnlySpan<byte> text)
    {
        if (text.Length > Utf8Key.MostBytes) return TryKeepLong(row, text);
        Utf8Key key = Utf8Key.FromShort(text);
        keys[row] = key;
        return key.IsAscii || Utf8.IsValid(text);
    }

    /// <summary>Numbers the texts of the first rows of the batch. The next batch starts anew.</summary>
    public void LookUp(Span<int> found)
    {
        for (int start = 0; start < found.Length; start += Group)
        {
            Span<int> group = found.Slice(start, Math.Min(Group, found.Length - start));
            LookUp(keys.AsSpan(start, group.Length), group);
        }

        longLength = 0;
    }

    private void LookUp(ReadOnlySpan<Utf8Key> group, Span<int> numbers)
    {
        table.AskFor(group, numbers);
        int size = table.Size;
        for (int i = 0; i < group.Length; i++)
        {
            // A table that has grown meanwhile has other places.
            int place = table.Size == size ? numbers[i] : table.PlaceOf(group[i]);
            int number = table.Find(group[i], place, longTexts);
            if (number < 0)
            {
                number = table.Add(group[i], longTexts);
                added.Add(TextOf(group[i]));
            }

            numbers[i] = number;
        }

        if (added.Count > 0) NumberAdded();
        for (int i = 0; i < numbers.Length; i++) numbers[i] = codes[numbers[i]];
    }

    private void NumberAdded()
    {
        if (table.Count > codes.Length) Array.Resize(ref codes, Math.Max(table.Count, 2 * codes.Length));
        Span<string?> texts = CollectionsMarshal.AsSpan(added);
        dictionary.GetOrAdd(texts, codes.AsSpan(table.Count - texts.Length));
        added.Clear();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TryKeepLong(int row, ReadOnlySpan<byte> text)
    {
        if (longLength + text.Length > longTexts.Length)
            Array.Resize(ref longTexts, (int)Math.Min(Math.Max(2L * (longLength + text.Length), 1_024), Array.MaxLength));
        text.CopyTo(longTexts.AsSpan(longLength));
        keys[row] = Utf8Key.FromLong(text, longLength);
        longLength += text.Length;
        return Utf8.IsValid(text);
    }

    private string? TextOf(Utf8Key key)
    {
        if (key.Length == 0) return null;
        Span<byte> room = stackalloc byte[Utf8Key.MostBytes];
        string text = Encoding.UTF8.GetString(key.TextIn(longTexts, room));
        return isProtected ? ProtectedText.Unprotect(text) : text;
    }
}
