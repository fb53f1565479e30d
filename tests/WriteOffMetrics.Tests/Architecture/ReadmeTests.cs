using System.Text.RegularExpressions;

namespace WriteOffMetrics.Tests;

public sealed partial class ReadmeTests
{
    /// <summary>That the README's output is what the quickstart prints is checked where it is run, by .ci/run.</summary>
    [Fact]
    public void Every_code_fence_of_the_README_is_a_region_of_the_quickstart()
    {
        string[] regions = [.. Region().Matches(Repository.Read("docs", "quickstart.cs")).Select(match => match.Groups[1].Value.TrimEnd())];
        string[] fences = [.. Fence().Matches(Repository.Read("README.md")).Select(match => match.Groups[1].Value.TrimEnd())];
        Assert.Equal(3, fences.Length);
        Assert.All(fences, fence => Assert.Contains(fence, regions));
    }

    [Fact]
    public void Every_link_of_the_documents_leads_somewhere()
    {
        foreach (string document in new[] { "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/architecture.md", "docs/metrics.md", "docs/limitations.md", "docs/samples/data/README.md" })
        {
            string folder = Path.GetDirectoryName(Path.Combine(Repository.Root, document))!;
            Assert.All(
                Link().Matches(Repository.Read(document.Split('/'))).Select(match => match.Groups[1].Value),
                link => Assert.True(Path.Exists(Path.Combine(folder, link)), $"{document}: {link}"));
        }
    }

    [GeneratedRegex(@"^#region \w+\n(.*?)^#endregion", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Region();

    [GeneratedRegex(@"^```csharp\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\]\(([^)#]+)\)")]
    private static partial Regex Link();
}
