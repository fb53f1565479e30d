namespace WriteOffMetrics.Html.Tests;

public sealed class PublicApiTests
{
    private static readonly Type[] Types = typeof(HtmlPage).Assembly.GetExportedTypes();

    [Fact]
    public void The_public_API_is_small_and_sealed_and_has_no_optional_parameters()
    {
        Assert.Equal(["HtmlPage", "HtmlPageOptions"], Types.Select(type => type.Name).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["ContentSecurityPolicy", "StyleHash", "ToHtml", "Write", "Write"],
            typeof(HtmlPage).GetMembers().Where(member => member.DeclaringType == typeof(HtmlPage)).Select(member => member.Name)
                .Where(name => !name.StartsWith("get_", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["AmountFormat", "Provider", "RatioFormat", "Title"],
            typeof(HtmlPageOptions).GetProperties().Select(property => property.Name).Order(StringComparer.Ordinal));
        Assert.All(Types, type => Assert.True(type.IsSealed && type.Namespace == "WriteOffMetrics.Html"));
        Assert.All(Types.SelectMany(type => type.GetMethods()).SelectMany(method => method.GetParameters()),
            parameter => Assert.False(parameter.IsOptional));
    }

    [Fact]
    public void Every_public_member_is_documented()
    {
        Assert.Empty(DocumentedMembers.MissingOf(typeof(HtmlPage).Assembly));
        Assert.True(DocumentedMembers.Of(typeof(HtmlPage).Assembly).Count >= 11);
    }

    /// <summary>Markup is written by elements and encoded text in one place.</summary>
    [Fact]
    public void One_file_names_the_writer_of_markup_and_nothing_is_written_raw()
    {
        string[] files = [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "WriteOffMetrics.Html"), "*.cs",
            SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))];
        Assert.True(files.Length > 15);
        Assert.Equal(["MarkupWriter.cs"],
            files.Where(file => File.ReadAllText(file).Contains("XmlWriter", StringComparison.Ordinal)).Select(Path.GetFileName));
        Assert.DoesNotContain(files, file => File.ReadAllText(file).Contains("WriteRaw", StringComparison.Ordinal));
    }
}
