using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace WriteOffMetrics.Browser.Tests;

/// <summary>
/// On A4 a page takes the expected number of sheets, nothing leaves them, and no row of a table is cut by the end of a sheet.
/// </summary>
internal static partial class PrintCheck
{
    /// <summary>The text of A4 between margins of 16 mm, in pixels of CSS.</summary>
    private const int PaperWidth = 673;

    private const double PointsPerPixel = 0.75;

    private const string PrintedRows = """
        () => JSON.stringify([...document.querySelectorAll('tr')].filter(row => row.checkVisibility()).map(row => {
            // Words that only readers of screens hear are not printed.
            for (const one of row.querySelectorAll('td *, th *')) {
                const box = one.getBoundingClientRect();
                if (one instanceof HTMLElement && (box.width <= 1 || box.height <= 1)) one.style.display = 'none';
            }
            return {
                text: [...row.cells].filter(cell => cell.checkVisibility()).map(cell => cell.innerText).join(' '),
                height: row.getBoundingClientRect().height, whole: getComputedStyle(row).breakInside,
            };
        }))
        """;

    private const string Headings = """
        () => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter(one => !one.matches('.vh')).map(one => one.textContent)
        """;

    private const string Wide = """
        () => {
            const root = document.documentElement;
            const boxes = [...document.body.querySelectorAll('*')].filter(one => one instanceof HTMLElement && one.checkVisibility());
            return (root.scrollWidth > root.clientWidth ? ['the document is wider than the paper and would be printed smaller'] : [])
                .concat(boxes.filter(one => one.clientWidth > 1 && one.scrollWidth > one.clientWidth + 1
                        && getComputedStyle(one).overflowX !== 'visible')
                    .map(one => `${one.localName} '${one.getAttribute('aria-label') ?? ''}' scrolls, which paper does not`))
                .concat(boxes.filter(one => one.clientWidth > 1 && one.getBoundingClientRect().left < -0.5)
                    .map(one => `${one.localName} '${one.textContent.trim().slice(0, 40)}' begins outside the paper`));
        }
        """;

    public static async Task<IReadOnlyList<string>> FindAsync(
        Chromium chromium, string html, PageExpectations expected, string? keptAs = null)
    {
        IPage page = await chromium.ShowAsync(html, PaperWidth, ColorScheme.Light, Media.Print);
        string[] wide = await page.EvaluateAsync<string[]>(Wide);
        Row[] rows = JsonSerializer.Deserialize<Row[]>(await page.EvaluateAsync<string>(PrintedRows), JsonSerializerOptions.Web)!;
        List<string> found =
        [
            .. wide, .. rows.Where(row => row.Whole != "avoid").Select(row => $"row '{row}' may be cut: break-inside is {row.Whole}"),
        ];

        string[] headings = await page.EvaluateAsync<string[]>(Headings);
        Sheet[] sheets = await SheetsOfAsync(chromium, html, keptAs);
        if (sheets.Length < expected.Sheets.Least || sheets.Length > expected.Sheets.Most)
        {
            found.Add($"{sheets.Length} sheets, expected {expected.Sheets.Least} to {expected.Sheets.Most}");
        }
        found.AddRange(headings.SelectMany(WordsOf).Where(word => word.All(char.IsAsciiLetter)).GroupBy(word => word)
            .Where(word => sheets.Sum(sheet => sheet.Words.Count(other => other.Text == word.Key)) < word.Count())
            .Select(word => $"'{word.Key}' stands in {word.Count()} headings, and is printed less often"));
        found.AddRange(rows.Where(row => !IsWholeOnOne(sheets, row)).Select(row => $"row '{row}' is not whole on one sheet"));
        return found;
    }

    /// <summary>Whether all words of a row stand on one sheet, not further from each other than the row is high.</summary>
    private static bool IsWholeOnOne(Sheet[] sheets, Row row)
    {
        // Of a row with writing that a PDF turns around or has no letters for, the figures are looked for.
        bool isForeign = row.Text.Any(c => c > '\u2fff' || char.IsSurrogate(c)) || RightToLeft().IsMatch(row.Text)
            || row.Text.Any(c => c is >= '\u202a' and <= '\u202e' or >= '\u2066' and <= '\u2069' or '\ufffd');
        string[] words = [.. WordsOf(row.Text).Where(word => !isForeign || word.All(c => char.IsAsciiDigit(c) || c is '.' or ',' or '%'))];
        double height = row.Height * PointsPerPixel * 1.5 + 4;
        return words.Length == 0 || sheets.Any(sheet =>
        {
            string? known = words.FirstOrDefault(word => sheet.Words.Any(other => other.Text == word));
            return known is not null && sheet.Words.Where(word => word.Text == known).Any(start =>
            {
                List<string> near = [.. sheet.Words.Where(word => Math.Abs(word.Top - start.Top) <= height).Select(word => word.Text)];
                return words.All(word => near.Remove(word) || IsMadeOf(word, near));
            });
        });
    }

    /// <summary>A word may be broken at the end of a line, with a hyphen or without.</summary>
    private static bool IsMadeOf(string word, IReadOnlyList<string> parts) => parts.Any(part =>
        part == word || part.TrimEnd('-', '\u2010') is { Length: > 0 } start && word.Length > start.Length
        && word.StartsWith(start, StringComparison.Ordinal) && IsMadeOf(word[start.Length..], parts));

    /// <summary>Words as they are compared: ligatures dissolved; those written from right to left left out, for a PDF turns them.</summary>
    private static IEnumerable<string> WordsOf(string text) =>
        Space().Split(text.Normalize(NormalizationForm.FormKC)).Select(word => Invisible().Replace(word, ""))
            .Where(word => word != "" && !RightToLeft().IsMatch(word));

    private static async Task<Sheet[]> SheetsOfAsync(Chromium chromium, string html, string? keptAs)
    {
        IPage page = await chromium.ShowAsync(html, PaperWidth, ColorScheme.Light, Media.Print);
        DirectoryInfo folder = Directory.CreateTempSubdirectory("printed");
        try
        {
            string pdf = Path.Combine(folder.FullName, "page.pdf"), text = Path.Combine(folder.FullName, "page.xml");
            await page.PdfAsync(new() { Path = pdf, Format = "A4", PrintBackground = true, PreferCSSPageSize = true });
            if (keptAs is not null)
            {
                File.Copy(pdf, keptAs + ".pdf", overwrite: true);
                await RunAsync("pdftoppm", "-png", "-r", "96", pdf, keptAs + "-sheet");
            }
            await RunAsync("pdftotext", "-bbox", pdf, text);
            XElement root = XElement.Parse(Control().Replace(DocumentType().Replace(await File.ReadAllTextAsync(text), ""), ""));
            return
            [
                .. root.Descendants().Where(one => one.Name.LocalName == "page").Select(sheet => new Sheet(
                    [
                        .. sheet.Elements().SelectMany(word => WordsOf(word.Value).Select(part => new Word(
                            part, double.Parse(word.Attribute("yMin")!.Value, CultureInfo.InvariantCulture)))),
                    ])),
            ];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using Process process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    /// <summary>Soft hyphens, joiners and marks of direction.</summary>
    [GeneratedRegex(@"[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]")]
    private static partial Regex Invisible();

    [GeneratedRegex(@"[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]")]
    private static partial Regex RightToLeft();

    [GeneratedRegex(@"[\u0000-\u0008\u000B\u000C\u000E-\u001F]")]
    private static partial Regex Control();

    [GeneratedRegex(@"<!DOCTYPE[^>]*>")]
    private static partial Regex DocumentType();

    private sealed record Row(string Text, double Height, string Whole)
    {
        public override string ToString() => Space().Replace(Text, " ").Trim();
    }

    private sealed record Sheet(IReadOnlyList<Word> Words);

    private sealed record Word(string Text, double Top);
}
