namespace WriteOffMetrics;

/// <summary>
/// The pairs of values of two dimensions that occur together, numbered densely in order of appearance. Written by one builder, then only
/// read.
/// </summary>
internal sealed class ValuePairs
{
    private readonly Dictionary<(int First, int Second), int> codes = [];
    private readonly List<(int First, int Second)> pairs = [];

    public DimensionDictionary First { get; } = new();

    public DimensionDictionary Second { get; } = new();

    public int Count => pairs.Count;

    public (int First, int Second) this[int code] => pairs[code];

    /// <summary>The number of a pair, by the numbers of its values.</summary>
    public int GetOrAdd(int first, int second)
    {
        if (!codes.TryGetValue((first, second), out int code))
        {
            code = pairs.Count;
            codes.Add((first, second), code);
            pairs.Add((first, second));
        }

        return code;
    }

    /// <summary>Adds all pairs of another set and returns the number here for each number there.</summary>
    public int[] AddAll(ValuePairs other)
    {
        int[] firsts = First.AddAll(other.First, other.First.Count), seconds = Second.AddAll(other.Second, other.Second.Count);
        return [.. other.pairs.Select(pair => GetOrAdd(firsts[pair.First], seconds[pair.Second]))];
    }

    /// <summary>The number of a pair, or -1 if no entry has it.</summary>
    public int Find(int first, int second) => codes.GetValueOrDefault((first, second), -1);

    public string InWords(int code) =>
        $"{Invariant.InQuotes(First[pairs[code].First])} and {Invariant.InQuotes(Second[pairs[code].Second])}";
}
