using System.Text;
using System.Text.RegularExpressions;

namespace WriteOffMetrics.Tests;

/// <summary>A document of the repository: its headings, its links and the programs in it.</summary>
internal sealed partial class MarkdownPage
{
    private readonly string text;

    /// <summary>The document without what stands in fences: there, a # begins no heading.</summary>
    private readonly string prose;

    private MarkdownPage(string path)
    {
        Path = path;
        text = Repository.Read(path.Split('/'));
        prose = Fence().Replace(text, "");
    }

    /// <summary>Every document of the repository, wherever it stands.</summary>
    public static IReadOnlyList<MarkdownPage> All { get; } =
    [
        .. Directory.EnumerateFiles(Repository.Root, "*.md", SearchOption.AllDirectories)
            .Select(file => System.IO.Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(part => part is "bin" or "obj" or ".git" or "TestResults" or "StrykerOutput"))
            .Order(StringComparer.Ordinal).Select(path => new MarkdownPage(path)),
    ];

    /// <summary>Where it stands, from the root of the repository, with strokes.</summary>
    public string Path { get; }

    /// <summary>The headings of one level, in order.</summary>
    public IEnumerable<string> Headings(int level) =>
        Heading().Matches(prose).Where(heading => heading.Groups[1].Length == level).Select(heading => heading.Groups[2].Value);

    /// <summary>What links to headings may lead to.</summary>
    public IReadOnlySet<string> Anchors => Enumerable.Range(1, 6).SelectMany(Headings).Select(AnchorOf).ToHashSet();

    /// <summary>Where its links lead, those to other sites and those in code left out.</summary>
    public IEnumerable<string> Links => Link().Matches(InlineCode().Replace(prose, "")).Select(link => link.Groups[1].Value);

    /// <summary>Programs, each with what stands in the text fence right below it; null where there is none.</summary>
    public IEnumerable<(string Code, string? Output)> Programs => Program().Matches(text)
        .Select(program => (program.Groups[1].Value, program.Groups[3].Success ? program.Groups[3].Value : null));

    public override string ToString() => Path;

    /// <summary>As GitHub makes anchors: small letters and digits, with a stroke for each space.</summary>
    public static string AnchorOf(string heading)
    {
        var anchor = new StringBuilder();
        foreach (char letter in heading.Replace("`", "", StringComparison.Ordinal).ToLowerInvariant())
        {
            if (letter == ' ') anchor.Append('-');
            else if (char.IsLetterOrDigit(letter) || letter is '-' or '_') anchor.Append(letter);
        }

        return anchor.ToString();
    }

    [GeneratedRegex(@"^```.*?^```\s*$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^```csharp\n(.*?)^```\n(\s*^```text\n(.*?)^```$)?", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Program();

    [GeneratedRegex(@"^(#+) (.+?)\s*$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("`[^`\n]*`")]
    private static partial Regex InlineCode();

    [GeneratedRegex(@"\]\((?!https?://)([^)\s]+)\)")]
    private static partial Regex Link();
}
