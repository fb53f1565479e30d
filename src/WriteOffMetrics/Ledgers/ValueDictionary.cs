namespace WriteOffMetrics;

/// <summary>
/// The distinct values of one dimension, numbered densely in order of appearance. Values are compared letter by letter; null ("not stated")
/// and the empty text are values of their own. Written by one builder, then only read.
/// </summary>
internal sealed class ValueDictionary
{
    private readonly Dictionary<string, int> codes = new(StringComparer.Ordinal);
    private readonly List<string?> values = [];
    private int codeOfNull = -1;

    public int Count => values.Count;

    public string? this[int code] => values[code];

    public string?[] ToArray() => [.. values];

    public int GetOrAdd(string? value)
    {
        if (value is null)
        {
            if (codeOfNull < 0) codeOfNull = Append(null);
            return codeOfNull;
        }

        if (!codes.TryGetValue(value, out int code))
        {
            code = Append(value);
            codes.Add(value, code);
        }

        return code;
    }

    /// <summary>Adds all values of another dictionary and returns the number here for each number there.</summary>
    public int[] AddAll(ValueDictionary other)
    {
        var codesHere = new int[other.Count];
        for (int code = 0; code < codesHere.Length; code++) codesHere[code] = GetOrAdd(other[code]);
        return codesHere;
    }

    /// <summary>The number of a value, or -1 if no entry has it.</summary>
    public int Find(string? value) => value is null ? codeOfNull : codes.GetValueOrDefault(value, -1);

    /// <summary>All numbers in the order of their values' text, letter by letter, null first: the same whatever the order of the entries.</summary>
    public int[] InOrder() => [.. Enumerable.Range(0, Count).OrderBy(code => values[code], StringComparer.Ordinal)];

    private int Append(string? value)
    {
        values.Add(value);
        return values.Count - 1;
    }
}
