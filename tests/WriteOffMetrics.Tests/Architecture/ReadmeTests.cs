using System.Text.RegularExpressions;

namespace WriteOffMetrics.Tests;

public sealed partial class ReadmeTests
{
    /// <summary>Its programs are tested with those of the other documents; what programs print may be wider.</summary>
    [Fact]
    public void No_line_of_the_README_is_wider_than_100_characters() => Assert.DoesNotContain(
        Output().Replace(Repository.Read("README.md"), "").Split('\n'),
        line => line.Length > 100);

    /// <summary>Links to headings as well, of the same document or of another.</summary>
    [Fact]
    public void Every_link_of_the_documents_leads_somewhere()
    {
        Assert.True(MarkdownPage.All.Count > 30, $"Only {MarkdownPage.All.Count} documents were seen.");
        Assert.Empty(
            from page in MarkdownPage.All
            from link in page.Links
            let why = WhyDead(page, link)
            where why is not null
            select $"{page.Path}: {link} {why}");
    }

    /// <summary>Paths in comments, messages, scripts and project files.</summary>
    [Fact]
    public void Every_document_that_is_named_exists()
    {
        string[] files =
        [
            .. new[] { "src", "tests", "benchmarks", "docs", ".ci" }
                .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*", SearchOption.AllDirectories))
                .Where(path => Path.GetExtension(path) is ".cs" or ".md" or ".csproj" or ".props" or ".targets" or ""
                    && !path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "TestResults")),
            .. MarkdownPage.All.Where(page => !page.Path.Contains('/', StringComparison.Ordinal))
                .Select(page => Path.Combine(Repository.Root, page.Path)),
        ];
        (string File, string Named)[] named =
            [.. files.SelectMany(file => DocumentPath().Matches(File.ReadAllText(file)).Select(match => (file, match.Value)))];
        Assert.True(named.Length > 20, $"Only {named.Length} names of documents were seen.");
        Assert.Empty(
            named.Where(one => !Path.Exists(Path.Combine(Repository.Root, one.Named)))
                .Select(one => $"{Path.GetRelativePath(Repository.Root, one.File)}: {one.Named}"));
    }

    /// <summary>A package's page stands alone: nothing lies beside it.</summary>
    [Fact]
    public void The_README_of_a_package_links_to_nothing_beside_it()
    {
        MarkdownPage[] pages = [.. MarkdownPage.All.Where(page => page.Path.StartsWith("src/", StringComparison.Ordinal))];
        Assert.Equal(
            [
                "src/WriteOffMetrics.Csv/README.md", "src/WriteOffMetrics.Html/README.md", "src/WriteOffMetrics.Sql/README.md",
                "src/WriteOffMetrics.Testing/README.md", "src/WriteOffMetrics/README.md",
            ],
            pages.Select(page => page.Path));
        Assert.All(pages, page => Assert.Empty(page.Links));
    }

    [Theory]
    [InlineData("What is unusual", "what-is-unusual")]
    [InlineData("M7 Net charge-off rate, and M8 annualisation", "m7-net-charge-off-rate-and-m8-annualisation")]
    [InlineData("`LedgerBuilder`: one thread", "ledgerbuilder-one-thread")]
    public void A_heading_has_the_anchor_that_GitHub_gives_it(string heading, string anchor) =>
        Assert.Equal(anchor, MarkdownPage.AnchorOf(heading));

    private static string? WhyDead(MarkdownPage page, string link)
    {
        string[] parts = link.Split('#', 2);
        string folder = Path.Combine(Repository.Root, Path.GetDirectoryName(page.Path)!);
        string path = parts[0].Length == 0 ? page.Path
            : Path.GetRelativePath(Repository.Root, Path.Combine(folder, parts[0])).Replace('\\', '/');
        if (!Path.Exists(Path.Combine(Repository.Root, path))) return "does not exist";
        if (parts.Length == 1) return null;
        MarkdownPage? target = MarkdownPage.All.FirstOrDefault(one => one.Path == path);
        return target?.Anchors.Contains(parts[1]) == true ? null : "has no such heading";
    }

    [GeneratedRegex(@"^```text.*?^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Output();

    [GeneratedRegex(@"\bdocs/[\w/.-]+\.(md|cs)\b")]
    private static partial Regex DocumentPath();
}
