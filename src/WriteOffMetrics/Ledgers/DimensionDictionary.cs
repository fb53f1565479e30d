using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace WriteOffMetrics;

/// <summary>
/// The distinct values of one dimension, numbered densely in order of appearance: the codes in which a ledger keeps them. Values are compared letter by letter; null ("not stated")
/// and the empty text are values of their own. Shared by several <see cref="LedgerBuilder"/>s, it gives their ledgers the same codes, and they combine without a look at the values.
/// </summary>
/// <remarks>Values are only ever added, so a code stays what it is. Not for use by several threads while one adds values.</remarks>
[SuppressMessage("Naming", "CA1711", Justification = "It is what the field calls a dictionary: values and their codes.")]
public sealed class DimensionDictionary
{
    private const int Batch = 256;

    /// <summary>So far from its place no value lies by chance in a table that is half full.</summary>
    private const int LongestWay = 200;

    /// <summary>The values by their codes; behind the last there may be room.</summary>
    private string?[] values = new string?[16];

    /// <summary>Hash and code + 1 of a value in one word, 0 where there is none; at most half full, searched from a place that the hash names.</summary>
    private ulong[] slots = new ulong[16];
    private int codeOfNull = -1;

    /// <summary>The number of values; codes are 0 to one less.</summary>
    public int Count { get; private set; }

    /// <summary>The value of a code.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such code.</exception>
    public string? this[int code] => code >= 0 && code < Count
        ? values[code]
        : throw new ArgumentOutOfRangeException(nameof(code), code, $"Found the code {Invariant.Text(code)}; codes from 0 up to {Invariant.Text(Count - 1)} are allowed.");

    /// <summary>The code of a value, or −1 where it has none.</summary>
    public int CodeOf(string? value)
    {
        if (value is null) return codeOfNull;
        return Find(value, HashOf(value), out _);
    }

    /// <summary>The code of a value, which is added where it has none.</summary>
    public int GetOrAdd(string? value)
    {
        if (value is null)
        {
            if (codeOfNull < 0) codeOfNull = Append(null);
            return codeOfNull;
        }

        return GetOrAdd(value, HashOf(value));
    }

    /// <summary>The number of values on one line, in any culture.</summary>
    public override string ToString() => Invariant.Count(Count, "value", "values");

    /// <summary>Whether values crowded, so that the hash was changed.</summary>
    internal bool IsStrong { get; private set; }

    internal string?[] ToArray(int count) => values[..count];

    /// <summary>
    /// The codes of many values, which are added where they have none. Memory is waited for once per batch instead of once per value: each loop asks for what the next one reads.
    /// </summary>
    internal void GetOrAdd(ReadOnlySpan<string?> texts, Span<int> codes)
    {
        Span<uint> hashes = stackalloc uint[Batch];
        Span<ulong> found = stackalloc ulong[Batch];
        for (int start = 0; start < texts.Length; start += Batch)
        {
            ReadOnlySpan<string?> batch = texts.Slice(start, Math.Min(Batch, texts.Length - start));
            foreach (ref readonly string? text in batch) Prefetch.Content(in text);
            for (int i = 0; i < batch.Length; i++)
            {
                hashes[i] = batch[i] is { } text ? HashOf(text) : 0;
                Prefetch.Read(in slots[PlaceOf(hashes[i])]);
            }

            for (int i = 0; i < batch.Length; i++)
            {
                found[i] = FirstOf(hashes[i]);
                if (found[i] != 0) Prefetch.Read(in values[(int)(uint)found[i] - 1]);
            }

            for (int i = 0; i < batch.Length; i++)
            {
                if (found[i] != 0) Prefetch.Content(in values[(int)(uint)found[i] - 1]);
            }

            for (int i = 0; i < batch.Length; i++)
                codes[start + i] = found[i] != 0 && values[(int)(uint)found[i] - 1] == batch[i] ? (int)(uint)found[i] - 1 : -1;

            // New values, those of equal hash, and null. If the hash changes meanwhile, those of the batch are out of date.
            for (int i = 0; i < batch.Length; i++)
            {
                if (codes[start + i] < 0) codes[start + i] = batch[i] is { } text ? GetOrAdd(text, IsStrong ? HashOf(text) : hashes[i]) : GetOrAdd(null);
            }
        }
    }

    /// <summary>Adds the first values of another dictionary and returns the code here for each code there.</summary>
    internal int[] AddAll(DimensionDictionary other, int count)
    {
        var codesHere = new int[count];
        GetOrAdd(other.values.AsSpan(0, count), codesHere);
        return codesHere;
    }

    /// <summary>The first codes in the order of their values' text, letter by letter, null first: the same whatever the order of the entries.</summary>
    internal int[] InOrder(int count) => [.. Enumerable.Range(0, count).OrderBy(code => values[code], StringComparer.Ordinal)];

    private int GetOrAdd(string value, uint hash) => Find(value, hash, out int free) is var code and >= 0 ? code : Add(value, hash, free);

    /// <summary>The first slot of a hash, or 0 where there is none.</summary>
    private ulong FirstOf(uint hash)
    {
        int place = PlaceOf(hash);
        while (slots[place] is var slot && slot != 0)
        {
            if ((uint)(slot >> 32) == hash) return slot;
            place = (place + 1) & (slots.Length - 1);
        }

        return 0;
    }

    /// <summary>The code of a value, or −1 and the place where it belongs.</summary>
    private int Find(string value, uint hash, out int free)
    {
        int place = PlaceOf(hash);
        for (ulong slot = slots[place]; slot != 0; slot = slots[place])
        {
            if ((uint)(slot >> 32) == hash && values[(int)(uint)slot - 1] == value)
            {
                free = -1;
                return (int)(uint)slot - 1;
            }

            place = (place + 1) & (slots.Length - 1);
        }

        free = place;
        return -1;
    }

    private int Add(string value, uint hash, int place)
    {
        int code = Append(value), from = PlaceOf(hash);
        slots[place] = ((ulong)hash << 32) | (uint)(code + 1);
        if (!IsStrong && ((place - from) & (slots.Length - 1)) > LongestWay)
        {
            IsStrong = true;
            Rebuild(slots.Length);
        }
        else if (Count * 2 > slots.Length)
        {
            Rebuild(slots.Length * 2);
        }

        return code;
    }

    private void Rebuild(int size)
    {
        ulong[] old = slots;
        slots = new ulong[size];
        foreach (ulong slot in old)
        {
            if (slot == 0) continue;
            uint hash = IsStrong ? HashOf(values[(int)(uint)slot - 1]!) : (uint)(slot >> 32);
            int place = PlaceOf(hash);
            while (slots[place] != 0) place = (place + 1) & (slots.Length - 1);
            slots[place] = ((ulong)hash << 32) | (uint)slot;
        }
    }

    private int PlaceOf(uint hash) => (int)(hash & (uint)(slots.Length - 1));

    /// <summary>A quick hash, until values crowd as only chosen ones do: then one that cannot be foreseen. No result depends on either.</summary>
    private uint HashOf(string value)
    {
        if (IsStrong) return (uint)value.GetHashCode(StringComparison.Ordinal);
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(value.AsSpan());
        ulong hash = (ulong)bytes.Length;
        if (bytes.Length < 8)
        {
            // Up to three letters.
            ulong letters = 0;
            foreach (char letter in value) letters = (letters << 16) | letter;
            return (uint)(Mix(hash ^ letters) >> 32);
        }

        // The last eight bytes may have been read in part before: no rest is left to be read byte by byte.
        for (int i = 0; i < bytes.Length - 8; i += 8) hash = Mix(hash ^ MemoryMarshal.Read<ulong>(bytes[i..]));
        return (uint)(Mix(hash ^ MemoryMarshal.Read<ulong>(bytes[^8..])) >> 32);

        static ulong Mix(ulong bits)
        {
            ulong high = Math.BigMul(bits ^ 0x9E3779B97F4A7C15, 0xD6E8FEB86659FD93, out ulong low);
            return high ^ low;
        }
    }

    private int Append(string? value)
    {
        if (Count == values.Length) Array.Resize(ref values, Count * 2);
        values[Count] = value;
        return Count++;
    }
}
