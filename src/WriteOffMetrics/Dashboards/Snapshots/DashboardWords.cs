namespace WriteOffMetrics;

/// <summary>What is said of dashboards, apart from what is computed.</summary>
internal static class DashboardWords
{
    /// <summary>The position of a name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public static int IndexOf(IReadOnlyList<string> names, string name, string what, string where)
    {
        for (int index = 0; index < names.Count; index++)
        {
            if (names[index] == name) return index;
        }

        throw NoSuch(what, name, where, names);
    }

    /// <summary>A name that is not there.</summary>
    public static KeyNotFoundException NoSuch(string what, string? name, string where, IEnumerable<string?> names)
    {
        string?[] shown = [.. names.Take(20)];
        string known = string.Join(", ", shown.Select(one => one is null ? "null" : Invariant.InQuotes(one)));
        return new KeyNotFoundException($"Found no {what} {(name is null ? "null" : Invariant.InQuotes(name))} in '{where}'; "
            + (shown.Length == 0 ? "it has none." : $"{known} {(shown.Length == 1 ? "is" : "are")} there."));
    }
}
