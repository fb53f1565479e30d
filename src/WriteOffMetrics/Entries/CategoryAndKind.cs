namespace WriteOffMetrics;

/// <summary>A category and a kind together, numbered from 0 to 23.</summary>
internal readonly record struct CategoryAndKind(EntryCategory Category, EntryKind Kind) : IComparable<CategoryAndKind>
{
    private const int KindCount = 4;

    /// <summary>How many there are.</summary>
    public const int Count = 6 * KindCount;

    public int Id => (int)Category * KindCount + (int)Kind;

    public static CategoryAndKind FromId(int id) => new((EntryCategory)(id / KindCount), (EntryKind)(id % KindCount));

    public int CompareTo(CategoryAndKind other) => Id.CompareTo(other.Id);

    /// <summary>Those whose number is marked.</summary>
    public static List<CategoryAndKind> Where(ReadOnlySpan<bool> marked)
    {
        List<CategoryAndKind> found = [];
        for (int id = 0; id < Count; id++)
        {
            if (marked[id]) found.Add(FromId(id));
        }

        return found;
    }
}
