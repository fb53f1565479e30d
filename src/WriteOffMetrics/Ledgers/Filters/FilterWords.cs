namespace WriteOffMetrics;

/// <summary>What a ledger was filtered by, in words.</summary>
internal static class FilterWords
{
    /// <summary>Which entries fulfil some conditions.</summary>
    public static string InWords(IReadOnlyCollection<string> conditions) =>
        conditions.Count == 0 ? "all entries" : "entries where " + string.Join(" and ", conditions);

    /// <summary>Entries that have a value in a dimension.</summary>
    public static string ConditionOn(string dimension, string? value) =>
        $"{dimension} {(value is null ? "not stated" : "= " + Invariant.InQuotes(value))}";

    /// <summary>Entries that have one of the allowed values of a dimension: by its name where it is only one.</summary>
    public static string ConditionAmong(string dimension, IReadOnlyList<string?> values, bool[] allowed)
    {
        int count = allowed.Count(one => one);
        return count == 1
            ? ConditionOn(dimension, values[Array.IndexOf(allowed, true)])
            : $"{dimension} in {Invariant.Count(count)} of its {Invariant.Count(allowed.Length, "value", "values")}";
    }

    /// <summary>Entries that have none of some values of a dimension.</summary>
    public static string ConditionWithout(string dimension, IEnumerable<string?> values) =>
        $"{dimension} other than {string.Join(", ", values.Select(Invariant.InQuotes))}";
}
