using System.Text.RegularExpressions;

namespace WriteOffMetrics.Browser.Tests;

/// <summary>
/// Without its style, as in the body of a mail, a page still says in each cell what it says with it, and every bar has its number.
/// </summary>
internal static class PlainCheck
{
    private const string Cells = """
        () => {
            for (const one of document.querySelectorAll('svg')) one.remove();
            return [...document.querySelectorAll('td, th')].map(cell => cell.textContent.replace(/\s+/g, ' ').trim());
        }
        """;

    private const string Visible = """
        () => {
            for (const one of document.querySelectorAll('svg')) one.remove();
            for (const one of document.querySelectorAll('details')) one.open = true;
            return [...document.querySelectorAll('td, th')]
                .map(cell => cell.checkVisibility() ? cell.innerText.replace(/\s+/g, ' ').trim() : '');
        }
        """;

    private const string Wordless = """
        () => [...document.querySelectorAll('data')].filter(one => !/\p{Nd}/u.test(one.textContent))
            .map(one => `no figure is shown for the value ${one.value}`)
            .concat([...document.querySelectorAll('svg.bar, svg.fall')]
                .map(one => ({ one, cell: one.closest('td, th') }))
                .filter(({ cell }) => !/\p{Nd}/u.test((cell?.textContent ?? '') + (cell?.previousElementSibling?.textContent ?? '')))
                .map(({ one }) => one)
                .map(one => `no figure stands beside the bar of '${one.closest('tr')?.cells[0]?.textContent}'`))
        """;

    public static async Task<IReadOnlyList<string>> FindAsync(Chromium chromium, string html)
    {
        string[] written = await (await chromium.ShowAsync(html)).EvaluateAsync<string[]>(Cells);
        IPage plain = await chromium.ShowAsync(Chromium.Style().Replace(html, ""));
        string[] wordless = await plain.EvaluateAsync<string[]>(Wordless);
        string[] visible = await plain.EvaluateAsync<string[]>(Visible);
        IEnumerable<string> lost = written.Zip(visible)
            .Where(cell => Packed(cell.First) != Packed(cell.Second))
            .Select(cell => $"'{cell.First}' is '{cell.Second}' without the style");
        return written.Any(cell => cell.Any(char.IsDigit)) ? [.. lost, .. wordless] : ["no cell has a figure"];

        // The text that is shown has breaks of lines where blocks begin.
        static string Packed(string text) => Regex.Replace(text, @"\s", "");
    }
}
