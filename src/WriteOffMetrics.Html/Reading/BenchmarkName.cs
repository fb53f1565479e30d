namespace WriteOffMetrics.Html;

/// <summary>What the user called a benchmark, and what the dashboard adds behind it.</summary>
internal static class BenchmarkName
{
    private const string Unverified = " (unverified source)";

    /// <summary>The name by itself, and the remark about its source, if there is one.</summary>
    public static (string Name, string Remark) Of(string text) =>
        text.EndsWith(Unverified, StringComparison.Ordinal) ? (text[..^Unverified.Length], Unverified) : (text, "");
}
