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

    /// <summary>How many places there are.</summary>
    public int Size => slots.Length;

    /// <summary>The number of a text, or −1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(ReadOnlySpan<byte> text)
    {
        Utf8Key key = text.Length > Utf8Key.MostBytes ? Utf8Key.FromLong(text, 0) : Utf8Key.FromShort(text);
        return key.IsLong ? FindLong(key, text, PlaceOf(key)) : FindShort(key, PlaceOf(key));
    }

    /// <summary>The number of a text, or −1.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="place">Where the table begins to look for it, as <see cref="AskFor"/> said or <see cref="PlaceOf"/> says.</param>
    /// <param name="texts">Where it lies, if it is a long one.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(in Utf8Key key, int place, byte[] texts) =>
        key.IsLong ? FindLong(key, key.TextIn(texts, []), place) : FindShort(key, place);

    /// <summary>Where the table begins to look for a text.</summary>
    public int PlaceOf(in Utf8Key key) => (int)key.Hash & (slots.Length - 1);

    /// <summary>Adds a text that is not there, and gives its number.</summary>
    public int Add(ReadOnlySpan<byte> text) =>
        text.Length > Utf8Key.MostBytes ? AddLong(Utf8Key.FromLong(text, 0), text) : Put(Utf8Key.FromShort(text));

    /// <summary>Adds a text that is not there, and gives its number.</summary>
    public int Add(in Utf8Key key, byte[] texts) => key.IsLong ? AddLong(key, key.TextIn(texts, [])) : Put(key);

    /// <summary>
    /// Where the table begins to look for each text. The places are looked at in a loop of few instructions, so that the processor asks for
    /// many before it waits for one; they are at hand then.
    /// </summary>
    /// <returns>A number that says nothing, but that they were read.</returns>
    public int AskFor(ReadOnlySpan<Utf8Key> keys, Span<int> places)
    {
        Slot[] all = slots;
        int mask = all.Length - 1;
        for (int i = 0; i < keys.Length; i++) places[i] = (int)keys[i].Hash & mask;
        int read = 0;
        foreach (int place in places) read ^= all[place].Number ^ (int)all[place].First; // A place may lie in two lines of the cache.
        return read;
    }

    private int FindShort(in Utf8Key key, int place)
    {
        Slot[] all = slots;
        for (int at = place; ; at = (at + 1) & (all.Length - 1))
        {
            ref Slot slot = ref all[at];
            if (slot.Number == 0) return -1;
            if (slot.First == key.First && slot.Second == key.Second && slot.Length == key.Length) return slot.Number - 1;
        }
    }

    private int FindLong(in Utf8Key key, ReadOnlySpan<byte> text, int place)
    {
        Slot[] all = slots;
        for (int at = place; ; at = (at + 1) & (all.Length - 1))
        {
            ref Slot slot = ref all[at];
            if (slot.Number == 0) return -1;
            if (slot.First == key.First && slot.Length == key.Length
                && text.SequenceEqual(longTexts.AsSpan((int)slot.Second, slot.Length))) return slot.Number - 1;
        }
    }

    private int AddLong(in Utf8Key key, ReadOnlySpan<byte> text)
    {
        int start = longLength;
        longLength = checked(longLength + text.Length);
        if (longLength > longTexts.Length)
            Array.Resize(ref longTexts, (int)Math.Min(Math.Max(longLength * 2L, 1_024), Array.MaxLength));
        text.CopyTo(longTexts.AsSpan(start));
        return Put(key.At(start));
    }

    private int Put(in Utf8Key key)
    {
        if (Count >= slots.Length / 2) Grow();
        Put(slots, new Slot { First = key.First, Second = key.Second, Length = key.Length, Number = ++Count }, key.Hash);
        return Count - 1;
    }

    private void Grow()
    {
        var larger = new Slot[slots.Length * 2];
        foreach (ref Slot slot in slots.AsSpan())
        {
            if (slot.Number > 0) Put(larger, slot, Utf8Key.HashOf(slot.First, slot.Second, slot.Length));
        }

        slots = larger;
    }

    private static void Put(Slot[] all, in Slot added, ulong hash)
    {
        int at = (int)hash & (all.Length - 1);
        while (all[at].Number > 0) at = (at + 1) & (all.Length - 1);
        all[at] = added;
    }

    /// <summary>A key and its number, which counts from 1; 0 where there is none.</summary>
    private struct Slot
    {
        public ulong First, Second;
        public int Length, Number;
    }
}
