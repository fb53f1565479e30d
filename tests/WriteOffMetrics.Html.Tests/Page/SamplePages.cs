namespace WriteOffMetrics.Html.Tests;

/// <summary>Pages to look at: WRITEOFFMETRICS_PAGES names a folder into which they are written.</summary>
public sealed class SamplePages
{
    [Fact]
    public void Every_sample_is_written_as_a_page()
    {
        string? folder = Environment.GetEnvironmentVariable("WRITEOFFMETRICS_PAGES");
        foreach ((string name, DashboardSnapshot snapshot) in Samples.All)
        {
            string html = HtmlPage.ToHtml(snapshot);
            Assert.StartsWith("<!DOCTYPE html><html lang=\"en\">", html, StringComparison.Ordinal);
            if (folder is not null) File.WriteAllText(Path.Combine(folder, name + ".html"), html);
        }
    }
}
