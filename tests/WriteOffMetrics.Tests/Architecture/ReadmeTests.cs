using System.Text.RegularExpressions;

namespace WriteOffMetrics.Tests;

public sealed partial class ReadmeTests
{
    /// <summary>That the README's output is what the quickstart prints is checked where it is run, by .ci/run.</summary>
    [Fact]
    public void Every_code_fence_of_the_README_is_a_region_of_a_program_that_is_run()
    {
        string[] programs = [Repository.Read("docs", "quickstart.cs"),
            Repository.Read("docs", "samples", "PolicyTests", "EscalationPolicyTests.cs")];
        string[] regions = [.. programs.SelectMany(program => Region().Matches(program))
            .Select(match => Dedented(match.Groups[2].Value, match.Groups[1].Length))];
        string[] fences = [.. Fence().Matches(Repository.Read("README.md")).Select(match => match.Groups[1].Value.TrimEnd())];
        Assert.Equal(7, fences.Length);
        Assert.All(fences, fence => Assert.Contains(fence, regions));
    }

    [Fact]
    public void Every_link_of_the_documents_leads_somewhere()
    {
        foreach (string document in new[] { "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/architecture.md", "docs/metrics.md",
            "docs/limitations.md", "docs/culture.md", "docs/samples/data/README.md" })
        {
            string folder = Path.GetDirectoryName(Path.Combine(Repository.Root, document))!;
            Assert.All(
                Link().Matches(Repository.Read(document.Split('/'))).Select(match => match.Groups[1].Value),
                link => Assert.True(Path.Exists(Path.Combine(folder, link)), $"{document}: {link}"));
        }
    }

    private static string Dedented(string code, int spaces) =>
        string.Join('\n', code.TrimEnd().Split('\n').Select(line => line.Length > spaces ? line[spaces..] : line.Trim()));

    [GeneratedRegex(@"^( *)#region \w+\n(.*?)^ *#endregion", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Region();

    [GeneratedRegex(@"^```csharp\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\]\(([^)#]+)\)")]
    private static partial Regex Link();
}
