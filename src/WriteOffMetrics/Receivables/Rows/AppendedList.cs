using System.Runtime.CompilerServices;

namespace WriteOffMetrics.Receivables;

/// <summary>
/// A list that shares what it has with the longer lists that are made of it: items lie in blocks, and only a block that is not full is
/// copied.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
internal sealed class AppendedList<T>
    where T : struct, IEquatable<T>
{
    private const int BlockBits = 12, BlockLength = 1 << BlockBits;

    private readonly T[][] blocks;

    private AppendedList(T[][] blocks, int count)
    {
        this.blocks = blocks;
        Count = count;
    }

    public static AppendedList<T> Empty { get; } = new([], 0);

    public int Count { get; }

    public ref readonly T this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref blocks[index >> BlockBits][index & (BlockLength - 1)];
    }

    /// <summary>Whether two lists have the same items as far as both go; blocks that they share are not looked at.</summary>
    public bool AgreesWith(AppendedList<T> other)
    {
        int left = Math.Min(Count, other.Count);
        for (int block = 0; left > 0; block++, left -= BlockLength)
        {
            T[] here = blocks[block], there = other.blocks[block];
            int length = Math.Min(left, BlockLength);
            if (!ReferenceEquals(here, there) && !here.AsSpan(0, length).SequenceEqual(there.AsSpan(0, length))) return false;
        }

        return true;
    }

    /// <summary>A longer list.</summary>
    public AppendedList<T> Append(ReadOnlySpan<T> more)
    {
        if (more.IsEmpty) return this;
        int count = Count + more.Length, kept = Count >> BlockBits;
        var longer = new T[(count + BlockLength - 1) >> BlockBits][];
        Array.Copy(blocks, longer, kept);
        int used = Count & (BlockLength - 1);
        for (int block = kept; block < longer.Length; block++)
        {
            var items = new T[BlockLength];
            if (used > 0) Array.Copy(blocks[block], items, used);
            int taken = Math.Min(BlockLength - used, more.Length);
            more[..taken].CopyTo(items.AsSpan(used));
            more = more[taken..];
            longer[block] = items;
            used = 0;
        }

        return new AppendedList<T>(longer, count);
    }
}
