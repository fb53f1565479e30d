using System.Collections;

namespace WriteOffMetrics;

/// <summary>A list whose items are made each time they are read: of a million items, those that nobody reads cost nothing.</summary>
internal sealed class ReadList<T>(int count, Func<int, T> itemAt) : IReadOnlyList<T>
{
    public int Count => count;

    public T this[int index] => (uint)index < (uint)count
        ? itemAt(index)
        : throw new ArgumentOutOfRangeException(nameof(index), index, count == 0
            ? $"Found the position {Invariant.Text(index)} of an empty list; none is allowed. Ask Count first."
            : $"Found the position {Invariant.Text(index)}; 0 to {Invariant.Text(count - 1)} are allowed.");

    public IEnumerator<T> GetEnumerator()
    {
        for (int i = 0; i < count; i++) yield return itemAt(i);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
