using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace WriteOffMetrics.Browser.Tests;

/// <summary>axe finds no violation of WCAG 2.0 to 2.2, levels A and AA, nor of its good practices.</summary>
internal static class AccessibilityCheck
{
    public static readonly int[] Widths = [360, 768, 1440];
    public static readonly ColorScheme[] Schemes = [ColorScheme.Light, ColorScheme.Dark];

    private static readonly AxeRunOptions Options = new()
    {
        RunOnly = new RunOnlyOptions
        {
            Type = "tag",
            Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        },
    };

    public static async Task<IReadOnlyList<string>> FindAsync(Chromium chromium, string html, int width, ColorScheme scheme)
    {
        IPage page = await chromium.ShowOpenAsync(html, width, scheme);
        AxeResult result = await page.RunAxe(Options);
        IEnumerable<string> found =
            from violation in result.Violations
            from node in violation.Nodes
            select $"{violation.Id} at {width} px, {scheme}: {violation.Help}: {node.Html}";
        return result.Passes.Length > 0 ? [.. found] : [.. found, $"axe looked at nothing at {width} px, {scheme}"];
    }
}
