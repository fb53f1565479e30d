using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace WriteOffMetrics.Csv;

/// <summary>
/// Numbers byte strings in the order in which they are added. Those of up to 16 bytes, as most codes are, lie in the table itself, so that
/// finding one costs one access to memory.
/// </summary>
internal sealed class Utf8Table
{
    /// <summary>Keys differ from process to process, so that nobody can prepare texts that fall on one place.</summary>
    private static readonly ulong FirstKey = Seed(1), SecondKey = Seed(2);

    private Slot[] slots = new Slot[16];
    private byte[] longTexts = [];
    private int longLength;

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>The number of a text, or −1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(ReadOnlySpan<byte> text)
    {
        if (text.Length > 16) return FindLong(text);
        (ulong first, ulong second) = WordsOf(text);
        int mask = slots.Length - 1;
        for (int at = (int)HashOf(first, second, text.Length) & mask; ; at = (at + 1) & mask)
        {
            ref Slot slot = ref slots[at];
            if (slot.First == first && slot.Second == second && slot.Length == text.Length && slot.Number > 0) return slot.Number - 1;
            if (slot.Number == 0) return -1;
        }
    }

    /// <summary>Adds a text that is not there, and gives its number.</summary>
    public int Add(ReadOnlySpan<byte> text)
    {
        if (Count >= slots.Length / 2) Grow();
        Slot added = text.Length > 16
            ? new Slot { First = LongHashOf(text), Second = (ulong)Keep(text) }
            : new Slot { First = WordsOf(text).First, Second = WordsOf(text).Second };
        added.Length = text.Length;
        added.Number = ++Count;
        Put(slots, added);
        return Count - 1;
    }

    private int FindLong(ReadOnlySpan<byte> text)
    {
        ulong hash = LongHashOf(text);
        int mask = slots.Length - 1;
        for (int at = (int)hash & mask; ; at = (at + 1) & mask)
        {
            ref Slot slot = ref slots[at];
            if (slot.Number == 0) return -1;
            if (slot.First == hash && slot.Length == text.Length
                && text.SequenceEqual(longTexts.AsSpan((int)slot.Second, text.Length))) return slot.Number - 1;
        }
    }

    private int Keep(ReadOnlySpan<byte> text)
    {
        int start = longLength;
        longLength = checked(longLength + text.Length);
        if (longLength > longTexts.Length) Array.Resize(ref longTexts, (int)Math.Min(Math.Max(longLength * 2L, 256), Array.MaxLength));
        text.CopyTo(longTexts.AsSpan(start));
        return start;
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

    private static void Put(Slot[] slots, Slot added)
    {
        int mask = slots.Length - 1;
        int at = (int)(added.Length > 16 ? added.First : HashOf(added.First, added.Second, added.Length)) & mask;
        while (slots[at].Number > 0) at = (at + 1) & mask;
        slots[at] = added;
    }

    /// <summary>Two words that together with the length tell a text of up to 16 bytes from every other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (ulong First, ulong Second) WordsOf(ReadOnlySpan<byte> text)
    {
        ref byte start = ref MemoryMarshal.GetReference(text);
        if (text.Length >= 8) return (Read<ulong>(ref start, 0), Read<ulong>(ref start, text.Length - 8));
        if (text.Length >= 4) return (Read<uint>(ref start, 0), Read<uint>(ref start, text.Length - 4));
        return text.Length == 0 ? default : ((ulong)start, (ulong)Unsafe.Add(ref start, text.Length / 2) << 8
            | Unsafe.Add(ref start, text.Length - 1));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Read<T>(ref byte start, int offset) => Unsafe.ReadUnaligned<T>(ref Unsafe.Add(ref start, offset));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong HashOf(ulong first, ulong second, int length)
    {
        ulong high = Math.BigMul(first ^ FirstKey, second ^ SecondKey ^ (ulong)length, out ulong low);
        return (high ^ low) * 0x9E3779B97F4A7C15 >> 20;
    }

    private static ulong LongHashOf(ReadOnlySpan<byte> text)
    {
        ulong hash = FirstKey;
        ref byte start = ref MemoryMarshal.GetReference(text);
        for (int i = 0; i + 16 <= text.Length; i += 16) hash = HashOf(hash ^ Read<ulong>(ref start, i), Read<ulong>(ref start, i + 8), i);
        return HashOf(hash ^ Read<ulong>(ref start, text.Length - 16), Read<ulong>(ref start, text.Length - 8), text.Length);
    }

    private static ulong Seed(int number) => (ulong)(uint)HashCode.Combine(number) << 32 | (uint)HashCode.Combine(number, number);

    private struct Slot
    {
        public ulong First, Second;
        public int Length, Number;
    }
}
