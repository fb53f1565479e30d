namespace WriteOffMetrics.Browser.Tests;

/// <summary>A page works under its policy: nothing is refused, nothing is fetched, and its style applies.</summary>
internal static class PolicyCheck
{
    private const string Unstyled = """
        () => {
            const found = [];
            const rules = [...document.styleSheets].map(sheet => sheet.cssRules.length);
            if (rules.length !== 1 || rules[0] === 0) found.push(`style sheets that apply: ${rules.length}, with rules: ${rules}`);
            const main = document.querySelector('main');
            if (!main) found.push('there is no main element');
            else if (getComputedStyle(main).maxWidth === 'none') found.push('the style does not apply: main has no max-width');
            if (getComputedStyle(document.body).backgroundColor === 'rgba(0, 0, 0, 0)')
                found.push('the style does not apply: body has no ground');
            return found;
        }
        """;

    public static async Task<IReadOnlyList<string>> FindAsync(Chromium chromium, string html)
    {
        IPage page = await chromium.ShowAsync(html);
        string[] unstyled = await page.EvaluateAsync<string[]>(Unstyled);
        return [.. chromium.Noted, .. unstyled];
    }
}
