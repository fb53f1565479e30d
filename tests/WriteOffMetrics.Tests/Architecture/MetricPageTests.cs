using WriteOffMetrics.Allowances;
using WriteOffMetrics.Impairments;

namespace WriteOffMetrics.Tests;

/// <summary>The pages of docs/metrics, which have one order and an index.</summary>
public sealed class MetricPageTests
{
    private const string Index = "docs/metrics/README.md", Optional = "What to avoid";

    private static readonly string[] Order = ["Definition", "Formula", "Unit", "Source", "Call", "When undefined", "Worked example"];

    private static readonly MarkdownPage[] Pages =
        [.. MarkdownPage.All.Where(page => page.Path.StartsWith("docs/metrics/", StringComparison.Ordinal) && page.Path != Index)];

    /// <summary>Before the example there may be a warning, and behind it what belongs to this metric only.</summary>
    [Fact]
    public void Every_page_has_the_same_parts_in_the_same_order()
    {
        Assert.True(Pages.Length > 15, $"Only {Pages.Length} pages were seen.");
        Assert.All(Pages, page => Assert.Equal(Order, page.Headings(2).Where(heading => heading != Optional).Take(Order.Length)));
    }

    [Fact]
    public void The_index_leads_to_every_page() => Assert.Empty(
        Pages.Select(page => Path.GetFileName(page.Path)).Except(MarkdownPage.All.Single(page => page.Path == Index).Links));

    [Fact]
    public void The_page_of_findings_has_every_rule_of_the_library()
    {
        string page = Repository.Read("docs", "metrics", "findings.md");
        Assert.All(LedgerRules.All, rule => Assert.Contains($"`{rule.Id}`", page, StringComparison.Ordinal));
    }

    [Fact]
    public void The_index_has_every_metric_by_its_id()
    {
        string index = Repository.Read(Index.Split('/'));
        Assert.All(
            AmountMetrics.All.Concat(RatioMetrics.All).Concat(AllowanceMetrics.All).Concat(ImpairmentMetrics.All),
            metric => Assert.Contains($"| {metric.Id} | {metric.Name} |", index, StringComparison.Ordinal));
    }
}
