using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace WriteOffMetrics.Browser.Tests;

/// <summary>
/// The system's Chromium with two tabs: one under the policy that a page is published with, one without it for tests that bring a script.
/// No request leaves it: the page comes from here, and whatever else is asked for is noted and refused.
/// </summary>
public sealed partial class Chromium : IAsyncLifetime
{
    private const string Executable = "/usr/bin/chromium";
    private const string Address = "https://page.test/";

    private readonly List<string> noted = [];
    private string served = "";
    private IPlaywright? playwright;
    private IBrowser? browser;
    private IPage? guarded;
    private IPage? open;

    /// <summary>What the page last shown complained of: errors and warnings of the console, exceptions, requests.</summary>
    internal IReadOnlyList<string> Noted => noted;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Executable))
        {
            throw new InvalidOperationException(
                $"There is no '{Executable}'. These tests need Debian's Chromium, its DejaVu fonts and Poppler's tools. Run "
                + "apt-get install -y --no-install-recommends chromium fonts-dejavu-core poppler-utils.");
        }
        playwright = await Playwright.CreateAsync();
        // Playwright adds a profile that is new and empty, and deletes it at the end.
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Executable,
            Headless = true,
            Args =
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
        guarded = await TabAsync(bypassPolicy: false);
        open = await TabAsync(bypassPolicy: true);
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
    }

    /// <summary>Shows a page under its policy.</summary>
    internal Task<IPage> ShowAsync(string html, int width = 1440, ColorScheme scheme = ColorScheme.Light, Media media = Media.Screen) =>
        ShowAsync(guarded!, html, width, scheme, media, ForcedColors.None);

    /// <summary>Shows a page in the few colours of a reader who forces them.</summary>
    internal Task<IPage> ShowForcedAsync(string html, int width, ColorScheme scheme) =>
        ShowAsync(guarded!, html, width, scheme, Media.Screen, ForcedColors.Active);

    /// <summary>Shows a page so that scripts may be added to it.</summary>
    internal Task<IPage> ShowOpenAsync(string html, int width, ColorScheme scheme) =>
        ShowAsync(open!, html, width, scheme, Media.Screen, ForcedColors.None);

    /// <summary>The policy of a page: nothing but its own style, known by its hash.</summary>
    internal static string PolicyOf(string html)
    {
        Match style = Style().Match(html);
        string source = style.Success ? $"'sha256-{HashOf(style.Groups[1].Value)}'" : "'none'";
        return $"default-src 'none'; style-src {source}; script-src 'none'";
    }

    [GeneratedRegex(@"<style[^>]*>(.*?)</style>", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    internal static partial Regex Style();

    private static string HashOf(string style) =>
        Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style.ReplaceLineEndings("\n"))));

    private async Task<IPage> ShowAsync(IPage page, string html, int width, ColorScheme scheme, Media media, ForcedColors forced)
    {
        await page.SetViewportSizeAsync(width, 900);
        await page.EmulateMediaAsync(new() { ColorScheme = scheme, Media = media, ForcedColors = forced });
        served = html;
        noted.Clear();
        await page.GotoAsync(Address, new() { WaitUntil = WaitUntilState.Load });
        // Events come in order, so that an answer to a question has all events of the loading before it.
        await page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => done()))");
        return page;
    }

    private async Task<IPage> TabAsync(bool bypassPolicy)
    {
        IBrowserContext context = await browser!.NewContextAsync(new() { BypassCSP = bypassPolicy });
        await context.RouteAsync("**/*", AnswerAsync);
        IPage page = await context.NewPageAsync();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") noted.Add($"console {message.Type}: {message.Text}");
        };
        page.PageError += (_, error) => noted.Add($"exception: {error}");
        page.RequestFailed += (_, request) => noted.Add($"failed request: {request.Url} ({request.Failure})");
        return page;
    }

    private async Task AnswerAsync(IRoute route)
    {
        if (route.Request.Url == Address)
        {
            await route.FulfillAsync(new()
            {
                ContentType = "text/html; charset=utf-8",
                Headers = [new("Content-Security-Policy", PolicyOf(served))],
                Body = served,
            });
            return;
        }
        noted.Add($"request: {route.Request.Url}");
        await route.AbortAsync();
    }
}

/// <summary>All tests share one browser, one after another.</summary>
[CollectionDefinition(Name)]
public sealed class OneBrowser : ICollectionFixture<Chromium>
{
    public const string Name = "browser";
}
