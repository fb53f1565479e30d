namespace WriteOffMetrics.Browser.Tests;

/// <summary>The words of a chart do not lie on each other and are not cut off by its edge.</summary>
internal static class ChartCheck
{
    private const string Crowded = """
        () => {
            const found = [];
            for (const chart of document.querySelectorAll('svg')) {
                const edge = chart.getBoundingClientRect();
                const texts = [...chart.querySelectorAll('text')].map(one => ({ says: one.textContent, box: one.getBoundingClientRect() }))
                    .filter(one => one.box.width > 0);
                for (const [i, one] of texts.entries()) {
                    const a = one.box;
                    if (a.left < edge.left - 1 || a.right > edge.right + 1 || a.top < edge.top - 1 || a.bottom > edge.bottom + 1)
                        found.push(`'${one.says}' is cut off by the edge of its chart`);
                    for (const other of texts.slice(i + 1)) {
                        const b = other.box;
                        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
                        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
                        // A box of text is higher than its letters.
                        if (across > 1 && down > 0.3 * Math.min(a.height, b.height)) found.push(`'${one.says}' lies on '${other.says}'`);
                    }
                }
            }
            return found;
        }
        """;

    public static async Task<IReadOnlyList<string>> FindAsync(Chromium chromium, string html)
    {
        List<string> found = [];
        foreach (int width in new[] { 360, 1440 })
        {
            IPage page = await chromium.ShowAsync(html, width);
            found.AddRange((await page.EvaluateAsync<string[]>(Crowded)).Select(text => $"at {width} px, {text}"));
        }
        return found;
    }
}
