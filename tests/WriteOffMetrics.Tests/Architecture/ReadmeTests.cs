using System.Text.RegularExpressions;

namespace WriteOffMetrics.Tests;

public sealed partial class ReadmeTests
{
    /// <summary>Its programs are tested with those of the other documents; what programs print may be wider.</summary>
    [Fact]
    public void No_line_of_the_README_is_wider_than_100_characters() => Assert.DoesNotContain(
        Output().Replace(Repository.Read("README.md"), "").Split('\n'),
        line => line.Length > 100);

    [Fact]
    public void Every_link_of_the_documents_leads_somewhere()
    {
        foreach (string document in new[] { "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/architecture.md", "docs/metrics.md",
            "docs/limitations.md", "docs/culture.md", "docs/first-figure.md", "docs/samples/data/README.md" })
        {
            string folder = Path.GetDirectoryName(Path.Combine(Repository.Root, document))!;
            Assert.All(
                Link().Matches(Repository.Read(document.Split('/'))).Select(match => match.Groups[1].Value),
                link => Assert.True(Path.Exists(Path.Combine(folder, link)), $"{document}: {link}"));
        }
    }

    [GeneratedRegex(@"^```text.*?^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Output();

    [GeneratedRegex(@"\]\(([^)#]+)\)")]
    private static partial Regex Link();
}
