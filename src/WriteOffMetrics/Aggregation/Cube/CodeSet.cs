namespace WriteOffMetrics;

/// <summary>The codes of a result: one for each value of a dimension, or for each pair of values of two.</summary>
/// <param name="Count">How many codes there are, from 0.</param>
/// <param name="WordsOf">What a code stands for, for messages; none in totals without a dimension.</param>
internal readonly record struct CodeSet(int Count, Func<int, string>? WordsOf)
{
    /// <summary>The only code of totals without a dimension.</summary>
    public static readonly CodeSet One = new(1, null);

    /// <summary>Codes of the values that a dictionary has now; it may be given more later.</summary>
    public static CodeSet FromValues(DimensionDictionary values) => FromValues(values, values.Count);

    /// <summary>Codes of the first values of a dictionary.</summary>
    public static CodeSet FromValues(DimensionDictionary values, int count) => new(count, code => Invariant.InQuotes(values[code]));

    /// <summary>Codes of the pairs of values that a set has now.</summary>
    public static CodeSet FromPairs(ValuePairs pairs) => new(pairs.Count, pairs.InWords);
}
