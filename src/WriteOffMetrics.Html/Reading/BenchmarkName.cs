namespace WriteOffMetrics.Html;

/// <summary>What the user called a benchmark, and what the dashboard adds behind it.</summary>
internal static class BenchmarkName
{
    private const string Unverified = " (unverified source)";
    private static readonly string[] Windows = [", trailing year", ", all periods"];

    /// <summary>The name by itself, and the remark about its source, if there is one. The window is left out: a period says it.</summary>
    public static (string Name, string Remark) Of(string text)
    {
        foreach (string window in Windows)
        {
            if (text.EndsWith(window, StringComparison.Ordinal)) text = text[..^window.Length];
        }

        return text.EndsWith(Unverified, StringComparison.Ordinal) ? (text[..^Unverified.Length], Unverified) : (text, "");
    }
}
