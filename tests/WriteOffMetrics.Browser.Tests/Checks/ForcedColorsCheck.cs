namespace WriteOffMetrics.Browser.Tests;

/// <summary>
/// Where a reader forces the colours of the system, every bar and line is still painted: its colour is not that of the ground.
/// </summary>
internal static class ForcedColorsCheck
{
    private const string Unseen = """
        () => {
            const probe = document.body.appendChild(document.createElement('div'));
            probe.style.backgroundColor = 'Canvas';
            const canvas = getComputedStyle(probe).backgroundColor;
            probe.remove();
            const isSeen = color => color !== 'none' && color !== canvas && !/^rgba.*, 0\)$/.test(color);
            const shapes = [...document.querySelectorAll('svg rect, svg path, svg circle, svg line')]
                .filter(one => !one.matches('.band-good, .band-ok, .band-bad, .field, .interval') && one.checkVisibility());
            return shapes.filter(one => {
                const style = getComputedStyle(one);
                return !isSeen(style.fill) && !(isSeen(style.stroke) && parseFloat(style.strokeWidth) > 0);
            }).map(one => `${one.localName} of '${one.closest('svg').getAttribute('class')}' is not painted, on ${canvas}`)
                .concat(matchMedia('(forced-colors: active)').matches ? [] : ['no colours are forced']);
        }
        """;

    public static async Task<IReadOnlyList<string>> FindAsync(Chromium chromium, string html)
    {
        List<string> found = [];
        foreach (ColorScheme scheme in AccessibilityCheck.Schemes)
        {
            IPage page = await chromium.ShowForcedAsync(html, 1440, scheme);
            found.AddRange((await page.EvaluateAsync<string[]>(Unseen)).Select(text => $"{scheme}: {text}"));
        }
        return found;
    }
}
