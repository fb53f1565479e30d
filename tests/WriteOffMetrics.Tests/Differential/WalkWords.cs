namespace WriteOffMetrics.Tests;

/// <summary>How the steps of a walk are told.</summary>
internal static class WalkWords
{
    public static string InQuotes(string? value) => value is null ? "null" : $"'{value}'";

    public static string Words(IEnumerable<ModelEntry> entries) => $"[{string.Join("; ", entries)}]";

    public static string Words(IEnumerable<TotalsRow> rows) => $"[{string.Join("; ", rows)}]";

    public static string Words(IEnumerable<string> names) => $"[{string.Join(", ", names)}]";

    public static string Words(EntryCategory? scope) => scope is { } category ? $"For({category})" : "AllLosses";

    public static string Words(Dictionary<string, WalkDictionary> codes) =>
        codes.Count == 0 ? "" : $", codes of {string.Join(" and ", codes.Select(pair => $"{pair.Value} for {pair.Key}"))}";
}
