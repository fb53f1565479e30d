using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace WriteOffMetrics.Browser.Tests;

/// <summary>A page is one file that runs nothing and fetches nothing, with one style, and nested as it is written.</summary>
internal static partial class MarkupCheck
{
    private const string Foreign = """
        () => {
            const found = [];
            const forbidden =
                'script, link, base, iframe, frame, object, embed, audio, video, source, track, portal, form, meta[http-equiv]';
            for (const one of document.querySelectorAll(forbidden)) found.push(`element ${one.localName}`);
            const styles = document.querySelectorAll('style');
            if (styles.length !== 1) found.push(`style elements: ${styles.length}, not 1`);
            for (const style of styles) {
                if (/@import|@font-face|@namespace/i.test(style.textContent)) found.push('the style imports');
                if (/url\((?!\s*["']?#)|image-set\(/i.test(style.textContent)) found.push('the style has a url( that leads elsewhere');
            }
            const leads =
                ['src', 'srcset', 'href', 'xlink:href', 'action', 'formaction', 'data', 'poster', 'background', 'ping', 'manifest'];
            const ids = new Set();
            for (const one of document.querySelectorAll('*')) for (const { name, value } of one.attributes) {
                if (name === 'style') found.push(`attribute style of ${one.localName}`);
                if (name.startsWith('on')) found.push(`attribute ${name} of ${one.localName}`);
                if (leads.includes(name) && !value.startsWith('#'))
                    found.push(`attribute ${name} of ${one.localName} leads to '${value.slice(0, 60)}'`);
                if (/url\((?!\s*["']?#)/i.test(value)) found.push(`attribute ${name} of ${one.localName} has a url( that leads elsewhere`);
                if (name === 'href' && /^#./.test(value) && !document.getElementById(value.slice(1)))
                    found.push(`no element has the id of ${value}`);
                if (name === 'id' && ids.size === ids.add(value).size) found.push(`two elements have the id '${value}'`);
            }
            if (document.compatMode !== 'CSS1Compat') found.push('there is no document type');
            return found;
        }
        """;

    /// <summary>Each element with its depth, and the style's text, which a browser does not unescape and an XML reader does.</summary>
    private const string Tree = """
        () => {
            const lines = [];
            const walk = (one, depth) => {
                lines.push(`${depth} ${one.localName}${one.localName === 'style' ? ' ' + one.textContent : ''}`);
                for (const child of one.children) walk(child, depth + 1);
            };
            walk(document.documentElement, 0);
            return lines;
        }
        """;

    public static async Task<IReadOnlyList<string>> FindAsync(Chromium chromium, string html, PageExpectations expected)
    {
        IPage page = await chromium.ShowAsync(html);
        string[] foreign = await page.EvaluateAsync<string[]>(Foreign);
        return expected.IsXml ? [.. foreign, .. Misnested(html, await page.EvaluateAsync<string[]>(Tree))] : foreign;
    }

    private static IEnumerable<string> Misnested(string html, string[] built)
    {
        XElement root;
        try
        {
            root = XElement.Parse(DocumentType().Replace(html, ""), LoadOptions.PreserveWhitespace);
        }
        catch (XmlException exception)
        {
            return [$"not XML: {exception.Message}"];
        }
        string[] written = [.. Lines(root, 0)];
        int same = written.Zip(built).TakeWhile(pair => pair.First == pair.Second).Count();
        if (same == written.Length && same == built.Length) return [];
        string before = Short(built, same - 1);
        return [$"a browser builds another tree: after '{before}' '{Short(written, same)}' is written, '{Short(built, same)}' built"];
    }

    private static IEnumerable<string> Lines(XElement element, int depth)
    {
        string name = element.Name.LocalName;
        return element.Elements().SelectMany(child => Lines(child, depth + 1))
            .Prepend($"{depth} {name}{(name == "style" ? " " + element.Value.ReplaceLineEndings("\n") : "")}");
    }

    private static string Short(string[] lines, int at) =>
        at < 0 || at >= lines.Length ? "nothing" : lines[at].Length > 60 ? lines[at][..60] : lines[at];

    [GeneratedRegex(@"^\uFEFF?\s*<!doctype html>", RegexOptions.IgnoreCase)]
    private static partial Regex DocumentType();
}
