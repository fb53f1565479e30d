namespace WriteOffMetrics.Browser.Tests;

/// <summary>Pictures of the pages for a person to look at, where WRITEOFFMETRICS_SCREENSHOTS names a folder for them.</summary>
internal static class Screenshots
{
    private const int Widest = 1440;
    private static readonly string? Folder = Environment.GetEnvironmentVariable("WRITEOFFMETRICS_SCREENSHOTS");

    /// <summary>Where pictures of a page are kept, without what tells them apart; null where none are.</summary>
    public static string? PathOf(string name) =>
        string.IsNullOrEmpty(Folder) ? null : Path.Combine(Directory.CreateDirectory(Folder).FullName, name);

    public static async Task SaveAsync(Chromium chromium, string name, string html, int width, ColorScheme scheme)
    {
        if (PathOf(name) is not string path) return;
        IPage page = await chromium.ShowAsync(html, width, scheme);
        string light = scheme == ColorScheme.Dark ? "dark" : "light";
        await page.ScreenshotAsync(new() { Path = $"{path}-{width}-{light}.png", FullPage = true });
        if (width != Widest) return;
        page = await chromium.ShowForcedAsync(html, width, scheme);
        await page.ScreenshotAsync(new() { Path = $"{path}-{width}-forced-{light}.png", FullPage = true });
    }
}
