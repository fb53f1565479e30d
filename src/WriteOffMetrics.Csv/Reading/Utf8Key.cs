using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace WriteOffMetrics.Csv;

/// <summary>
/// A text in UTF-8. One of up to 16 bytes, as most codes are, is in two words, which together with its length tell it from every other; of
/// a longer one there is its hash and where it lies.
/// </summary>
internal readonly struct Utf8Key
{
    public const int MostBytes = 16;

    private const ulong HighBits = 0x8080808080808080;

    /// <summary>They differ from process to process, so that nobody can prepare texts that fall on one place.</summary>
    private static readonly ulong FirstSeed = Seed(1), SecondSeed = Seed(2);

    private Utf8Key(ulong first, ulong second, int length) => (First, Second, Length) = (first, second, length);

    /// <summary>The first eight bytes; or the hash.</summary>
    public ulong First { get; }

    /// <summary>The last eight bytes, which may overlap the first; or the position.</summary>
    public ulong Second { get; }

    /// <summary>The number of bytes.</summary>
    public int Length { get; }

    public bool IsLong => Length > MostBytes;

    /// <summary>Whether a short text has ASCII characters only.</summary>
    public bool IsAscii => ((First | Second) & HighBits) == 0;

    /// <summary>Where a table begins to look for it.</summary>
    public ulong Hash
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => HashOf(First, Second, Length);
    }

    /// <summary>
    /// Where a table begins to look for a key of two words and a length; of a long text the first word is a hash already.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong HashOf(ulong first, ulong second, int length) => length > MostBytes ? first : Mixed(first, second, length);

    /// <summary>The key of a text of up to 16 bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Utf8Key FromShort(ReadOnlySpan<byte> text)
    {
        ref byte start = ref MemoryMarshal.GetReference(text);
        int length = text.Length;
        if (length >= 8) return new Utf8Key(Read<ulong>(ref start, 0), Read<ulong>(ref start, length - 8), length);
        if (length >= 4) return new Utf8Key(Read<uint>(ref start, 0), Read<uint>(ref start, length - 4), length);
        return length == 0 ? default
            : new Utf8Key(start, (ulong)Unsafe.Add(ref start, length / 2) << 8 | Unsafe.Add(ref start, length - 1), length);
    }

    /// <summary>The key of a longer text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="position">Where it lies among long texts.</param>
    public static Utf8Key FromLong(ReadOnlySpan<byte> text, int position)
    {
        ulong hash = FirstSeed;
        ref byte start = ref MemoryMarshal.GetReference(text);
        for (int i = 0; i + 16 <= text.Length; i += 16) hash = Mixed(hash ^ Read<ulong>(ref start, i), Read<ulong>(ref start, i + 8), i);
        int last = text.Length - 16;
        hash = Mixed(hash ^ Read<ulong>(ref start, last), Read<ulong>(ref start, last + 8), text.Length);
        return new Utf8Key(hash, (ulong)position, text.Length);
    }

    /// <summary>The same text at another position.</summary>
    public Utf8Key At(int position) => new(First, (ulong)position, Length);

    /// <summary>The bytes: of a long text where they lie, of a short one written into the given room.</summary>
    public ReadOnlySpan<byte> TextIn(byte[] longTexts, Span<byte> room)
    {
        if (IsLong) return longTexts.AsSpan((int)Second, Length);
        ref byte start = ref MemoryMarshal.GetReference(room);
        if (Length >= 8)
        {
            Unsafe.WriteUnaligned(ref start, First);
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref start, Length - 8), Second);
        }
        else if (Length >= 4)
        {
            Unsafe.WriteUnaligned(ref start, (uint)First);
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref start, Length - 4), (uint)Second);
        }
        else
        {
            start = (byte)First;
            if (Length > 0) Unsafe.Add(ref start, Length / 2) = (byte)(Second >> 8);
            if (Length > 0) Unsafe.Add(ref start, Length - 1) = (byte)Second;
        }

        return room[..Length];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Read<T>(ref byte start, int offset) => Unsafe.ReadUnaligned<T>(ref Unsafe.Add(ref start, offset));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mixed(ulong first, ulong second, int length)
    {
        ulong high = Math.BigMul(first ^ FirstSeed, second ^ SecondSeed ^ (ulong)length, out ulong low);
        return ((high ^ low) * 0x9E3779B97F4A7C15) >> 20;
    }

    /// <summary>From the seed that the framework gives each process for its own hashes.</summary>
    private static ulong Seed(int number) => (ulong)(uint)HashCode.Combine(number) << 32 | (uint)HashCode.Combine(number, number);
}
