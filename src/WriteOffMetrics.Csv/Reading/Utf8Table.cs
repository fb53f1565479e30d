using System.Runtime.CompilerServices;

namespace WriteOffMetrics.Csv;

/// <summary>
/// Numbers texts in the order in which they are added. Short ones lie in the table itself, so that finding one costs one access to memory.
/// </summary>
internal sealed class Utf8Table
{
    private Slot[] slots = new Slot[16];
    private byte[] longTexts = [];
    private int longLength;

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>The number of a text, or −1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(ReadOnlySpan<byte> text) =>
        text.Length > Utf8Key.MostBytes ? FindLong(Utf8Key.FromLong(text, 0), text) : FindShort(Utf8Key.FromShort(text));

    /// <summary>The number of a text, or −1.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="texts">Where it lies, if it is a long one.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(Utf8Key key, byte[] texts) => key.IsLong ? FindLong(key, key.TextIn(texts, [])) : FindShort(key);

    /// <summary>Adds a text that is not there, and gives its number.</summary>
    public int Add(ReadOnlySpan<byte> text) =>
        text.Length > Utf8Key.MostBytes ? AddLong(Utf8Key.FromLong(text, 0), text) : Put(Utf8Key.FromShort(text));

    /// <summary>Adds a text that is not there, and gives its number.</summary>
    public int Add(Utf8Key key, byte[] texts) => key.IsLong ? AddLong(key, key.TextIn(texts, [])) : Put(key);

    /// <summary>
    /// Looks at the places of texts without waiting for one before the next is asked for; they are at hand then.
    /// </summary>
    /// <param name="keys">The texts.</param>
    /// <param name="numbers">What was found at the places; it means nothing, but that it was read.</param>
    public void AskFor(ReadOnlySpan<Utf8Key> keys, Span<int> numbers)
    {
        Slot[] all = slots;
        for (int i = 0; i < keys.Length; i++) numbers[i] = all[(int)keys[i].Hash & (all.Length - 1)].Number;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int FindShort(Utf8Key key)
    {
        Slot[] all = slots;
        for (int at = (int)key.Hash & (all.Length - 1); ; at = (at + 1) & (all.Length - 1))
        {
            ref Slot slot = ref all[at];
            if (slot.Key.First == key.First && slot.Key.Second == key.Second && slot.Key.Length == key.Length && slot.Number > 0)
                return slot.Number - 1;
            if (slot.Number == 0) return -1;
        }
    }

    private int FindLong(Utf8Key key, ReadOnlySpan<byte> text)
    {
        Slot[] all = slots;
        for (int at = (int)key.Hash & (all.Length - 1); ; at = (at + 1) & (all.Length - 1))
        {
            ref Slot slot = ref all[at];
            if (slot.Number == 0) return -1;
            if (slot.Key.First == key.First && slot.Key.Length == key.Length && text.SequenceEqual(slot.Key.TextIn(longTexts, [])))
                return slot.Number - 1;
        }
    }

    private int AddLong(Utf8Key key, ReadOnlySpan<byte> text)
    {
        int start = longLength;
        longLength = checked(longLength + text.Length);
        if (longLength > longTexts.Length)
            Array.Resize(ref longTexts, (int)Math.Min(Math.Max(longLength * 2L, 1_024), Array.MaxLength));
        text.CopyTo(longTexts.AsSpan(start));
        return Put(key.At(start));
    }

    private int Put(Utf8Key key)
    {
        if (Count >= slots.Length / 2) Grow();
        Put(slots, new Slot { Key = key, Number = ++Count });
        return Count - 1;
    }

    private void Grow()
    {
        var larger = new Slot[slots.Length * 2];
        foreach (Slot slot in slots)
        {
            if (slot.Number > 0) Put(larger, slot);
        }

        slots = larger;
    }

    private static void Put(Slot[] all, Slot added)
    {
        int at = (int)added.Key.Hash & (all.Length - 1);
        while (all[at].Number > 0) at = (at + 1) & (all.Length - 1);
        all[at] = added;
    }

    private struct Slot
    {
        public Utf8Key Key;
        public int Number;
    }
}
