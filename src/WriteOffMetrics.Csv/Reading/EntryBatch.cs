using NodaTime;

namespace WriteOffMetrics.Csv;

/// <summary>Some good entries as columns, on their way to where they are wanted.</summary>
internal sealed class EntryBatch(int capacity, bool hasKinds, bool hasCategories, bool[] hasDates, int texts)
{
    public int Capacity => capacity;

    public int Count { get; set; }

    public LocalDate[] EffectiveDates { get; } = new LocalDate[capacity];

    public long[] MinorUnits { get; } = new long[capacity];

    public EntryKind[] Kinds { get; } = hasKinds ? new EntryKind[capacity] : [];

    public EntryCategory[] Categories { get; } = hasCategories ? new EntryCategory[capacity] : [];

    /// <summary>Recorded, origin and due dates; empty where the file has none.</summary>
    public LocalDate?[][] OptionalDates { get; } = [.. hasDates.Select(has => has ? new LocalDate?[capacity] : [])];

    /// <summary>The codes of each dimension.</summary>
    public int[][] Codes { get; } = [.. Enumerable.Range(0, texts).Select(_ => new int[capacity])];

    public int[] RowNumbers { get; } = new int[capacity];

    public EntryKind KindAt(int row) => Kinds.Length == 0 ? EntryKind.WriteOff : Kinds[row];

    public EntryCategory CategoryAt(int row) => Categories.Length == 0 ? EntryCategory.Receivable : Categories[row];
}
