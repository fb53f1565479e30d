using System.Collections.ObjectModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>
/// The distinct values of one dimension, numbered densely in order of appearance: the codes in which a ledger keeps them. Values are
/// compared letter by letter; null ("not stated") and the empty text are values of their own. Shared by several
/// <see cref="LedgerBuilder"/>s, it gives their ledgers the same codes, and they combine without a look at the values.
/// </summary>
/// <remarks>
/// Values are only ever added, so a code stays what it is. Any number of threads may read while one adds values; two may not add at the
/// same time.
/// </remarks>
[SuppressMessage("Naming", "CA1711", Justification = "It is what the field calls a dictionary: values and their codes.")]
[JsonConverter(typeof(RefusedJsonConverter))]
public sealed class DimensionDictionary : IRefusedAsJson
{
    private const int Batch = 256;

    /// <summary>So far from its place no value lies by chance in a table that is half full.</summary>
    private const int LongestWay = 200;

    /// <summary>The values by their codes; behind the last there may be room.</summary>
    private string?[] values = new string?[16];
    private Table table = new(new ulong[16], isStrong: false);
    private int codeOfNull = -1;
    private int count;

    /// <summary>The number of values; codes are 0 to one less.</summary>
    public int Count => Volatile.Read(ref count);

    /// <summary>The value of a code.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such code.</exception>
    public string? this[int code] => code >= 0 && code < Count
        ? values[code]
        : throw new ArgumentOutOfRangeException(
            nameof(code), code, $"Found the code {Invariant.Text(code)}; codes from 0 up to {Invariant.Text(Count - 1)} are allowed.");

    /// <summary>The code of a value, or −1 where it has none.</summary>
    public int CodeOf(string? value)
    {
        // A value that is being added counts as added with its number, which is written last.
        int known = Count;
        Table now = Volatile.Read(ref table);
        int code = value is null ? Volatile.Read(ref codeOfNull) : Find(now, value, now.HashOf(value), out _);
        return code < known ? code : -1;
    }

    /// <summary>The code of a value, which is added where it has none.</summary>
    public int GetOrAdd(string? value)
    {
        if (value is null)
        {
            if (codeOfNull >= 0) return codeOfNull;
            Volatile.Write(ref codeOfNull, Store(null));
            Volatile.Write(ref count, count + 1);
            return codeOfNull;
        }

        return GetOrAdd(value, table.HashOf(value));
    }

    /// <summary>
    /// The codes of many values, which are added where they have none: several times as fast as one by one where there are more values than
    /// the processor's caches hold.
    /// </summary>
    /// <param name="values">The values.</param>
    /// <param name="codes">Where their codes go, in the same order.</param>
    /// <exception cref="ArgumentException">There is no room for the codes.</exception>
    public void GetOrAdd(ReadOnlySpan<string?> values, Span<int> codes)
    {
        if (codes.Length < values.Length)
            throw new ArgumentException(
                $"Found room for {Invariant.Count(codes.Length, "code", "codes")} of {Invariant.Count(values.Length, "value", "values")}; "
                + "as many are needed.",
                nameof(codes));
        Span<uint> hashes = stackalloc uint[Batch];
        for (int start = 0; start < values.Length; start += Batch)
        {
            ReadOnlySpan<string?> batch = values.Slice(start, Math.Min(Batch, values.Length - start));
            Span<int> found = codes.Slice(start, batch.Length);
            Table now = table;
            FindFirst(now, batch, hashes, found);

            // New values, those of equal hash, and null. If the table changes meanwhile, its hash may be another one.
            for (int i = 0; i < batch.Length; i++)
            {
                if (found[i] >= 0) continue;
                found[i] = batch[i] is { } text ? GetOrAdd(text, table.IsStrong == now.IsStrong ? hashes[i] : table.HashOf(text))
                    : GetOrAdd(null);
            }
        }
    }

    /// <summary>The number of values on one line, in any culture.</summary>
    public override string ToString() => Invariant.Count(Count, "value", "values");

    /// <summary>Whether values crowded, so that the hash was changed.</summary>
    internal bool IsStrong => table.IsStrong;

    /// <summary>The first values, by their codes. Values that are added later are not among them.</summary>
    internal IReadOnlyList<string?> First(int number) => new ReadOnlyCollection<string?>(new ArraySegment<string?>(values, 0, number));

    /// <summary>Adds the first values of another dictionary and returns the code here for each code there.</summary>
    internal int[] AddAll(DimensionDictionary other, int first)
    {
        var codesHere = new int[first];
        GetOrAdd(other.values.AsSpan(0, first), codesHere);
        return codesHere;
    }

    /// <summary>
    /// Adds those values of another dictionary that are wanted and returns the code here for each code there, −1 for the others.
    /// </summary>
    internal int[] AddAll(DimensionDictionary other, ReadOnlySpan<bool> isWanted)
    {
        var codesHere = new int[isWanted.Length];
        for (int code = 0; code < codesHere.Length; code++) codesHere[code] = isWanted[code] ? GetOrAdd(other.values[code]) : -1;
        return codesHere;
    }

    /// <summary>The code here for each of the first codes of another dictionary, −1 where its value has none. Nothing is added.</summary>
    internal int[] CodesOf(DimensionDictionary other, int first)
    {
        var codesHere = new int[first];
        Span<uint> hashes = stackalloc uint[Batch];
        for (int start = 0; start < first; start += Batch)
        {
            ReadOnlySpan<string?> batch = other.values.AsSpan(start, Math.Min(Batch, first - start));
            Span<int> found = codesHere.AsSpan(start, batch.Length);
            FindFirst(table, batch, hashes, found);
            for (int i = 0; i < batch.Length; i++)
            {
                if (found[i] < 0) found[i] = CodeOf(batch[i]);
            }
        }

        return codesHere;
    }

    /// <summary>
    /// The first codes in the order of their values' text, letter by letter, null first: the same whatever the order of the entries.
    /// </summary>
    internal int[] InOrder(int count) => [.. Enumerable.Range(0, count).OrderBy(code => values[code], StringComparer.Ordinal)];

    /// <summary>
    /// The codes of the values of a batch, as far as the first value of their hash is theirs; otherwise −1. Memory is waited for once per
    /// batch instead of once per value: each loop asks for
    /// what the next one reads.
    /// </summary>
    private void FindFirst(Table now, ReadOnlySpan<string?> batch, Span<uint> hashes, Span<int> codes)
    {
        Span<ulong> found = stackalloc ulong[Batch];
        foreach (ref readonly string? text in batch) Prefetch.Content(in text);
        for (int i = 0; i < batch.Length; i++)
        {
            hashes[i] = batch[i] is { } text ? now.HashOf(text) : 0;
            Prefetch.Read(in now.Slots[now.PlaceOf(hashes[i])]);
        }

        for (int i = 0; i < batch.Length; i++)
        {
            found[i] = now.FirstOf(hashes[i]);
            if (found[i] != 0) Prefetch.Read(in values[(int)(uint)found[i] - 1]);
        }

        // Read only now: whoever sees a slot also sees the values that were there when it was filled.
        string?[] all = values;
        for (int i = 0; i < batch.Length; i++)
        {
            if (found[i] != 0) Prefetch.Content(in all[(int)(uint)found[i] - 1]);
        }

        for (int i = 0; i < batch.Length; i++)
            codes[i] = found[i] != 0 && all[(int)(uint)found[i] - 1] == batch[i] ? (int)(uint)found[i] - 1 : -1;
    }

    private int GetOrAdd(string value, uint hash) =>
        Find(table, value, hash, out int free) is var code and >= 0 ? code : Add(value, hash, free);

    /// <summary>The code of a value, or −1 and the place where it belongs.</summary>
    private int Find(Table now, string value, uint hash, out int free)
    {
        ulong[] slots = now.Slots;
        int place = now.PlaceOf(hash);

        // Whoever sees a slot also sees the value that was written before it.
        for (ulong slot = Volatile.Read(ref slots[place]); slot != 0; slot = Volatile.Read(ref slots[place]))
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
        ulong[] slots = table.Slots;
        int code = Store(value), from = table.PlaceOf(hash);
        Volatile.Write(ref slots[place], ((ulong)hash << 32) | (uint)(code + 1));
        if (!table.IsStrong && ((place - from) & (slots.Length - 1)) > LongestWay) Rebuild(slots.Length, isStrong: true);
        else if ((code + 1) * 2 > slots.Length) Rebuild(slots.Length * 2, table.IsStrong);
        Volatile.Write(ref count, code + 1);
        return code;
    }

    /// <summary>
    /// Makes another table of the same values, which takes the place of the old one when it is complete: others may be reading.
    /// </summary>
    private void Rebuild(int size, bool isStrong)
    {
        var rebuilt = new Table(new ulong[size], isStrong);
        foreach (ulong slot in table.Slots)
        {
            if (slot == 0) continue;
            uint hash = isStrong == table.IsStrong ? (uint)(slot >> 32) : rebuilt.HashOf(values[(int)(uint)slot - 1]!);
            int place = rebuilt.PlaceOf(hash);
            while (rebuilt.Slots[place] != 0) place = (place + 1) & (size - 1);
            rebuilt.Slots[place] = ((ulong)hash << 32) | (uint)slot;
        }

        Volatile.Write(ref table, rebuilt);
    }

    /// <summary>Puts a value behind the others, among which it does not count yet.</summary>
    private int Store(string? value)
    {
        if (count == values.Length)
        {
            string?[] larger = new string?[count * 2];
            values.CopyTo(larger, 0);
            Volatile.Write(ref values, larger);
        }

        values[count] = value;
        return count;
    }

    /// <summary>
    /// Where the values are found. Slots are only ever filled; a table that is too small, or whose hash is too weak, is replaced.
    /// </summary>
    private sealed class Table(ulong[] slots, bool isStrong)
    {
        /// <summary>
        /// Hash and code + 1 of a value in one word, 0 where there is none; at most half full, searched from a place that the hash names.
        /// </summary>
        public ulong[] Slots => slots;

        public bool IsStrong => isStrong;

        public int PlaceOf(uint hash) => (int)(hash & (uint)(slots.Length - 1));

        /// <summary>The first slot of a hash, or 0 where there is none.</summary>
        public ulong FirstOf(uint hash)
        {
            int place = PlaceOf(hash);
            while (Volatile.Read(ref slots[place]) is var slot && slot != 0)
            {
                if ((uint)(slot >> 32) == hash) return slot;
                place = (place + 1) & (slots.Length - 1);
            }

            return 0;
        }

        /// <summary>
        /// A quick hash, until values crowd as only chosen ones do: then one that cannot be foreseen. No result depends on either.
        /// </summary>
        public uint HashOf(string value)
        {
            if (isStrong) return (uint)value.GetHashCode(StringComparison.Ordinal);
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
    }

    string IRefusedAsJson.InsteadOfJson =>
        "Found a DimensionDictionary, which changes and may hold the names of customers; values are written. Write the texts by name.";
}
