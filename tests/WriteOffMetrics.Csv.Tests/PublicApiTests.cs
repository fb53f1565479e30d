namespace WriteOffMetrics.Csv.Tests;

public sealed class PublicApiTests
{
    private static readonly Type[] Types = typeof(CsvLedger).Assembly.GetExportedTypes();

    /// <summary>A token of cancellation alone may be left out, as in the framework's own methods of the kind.</summary>
    [Fact]
    public void The_public_API_is_small_and_sealed_and_has_no_other_optional_parameters()
    {
        Assert.Equal([
            "CsvAmountMap", "CsvColumn", "CsvData", "CsvEntryMap", "CsvImport`1", "CsvItemMap", "CsvLedger", "CsvMap`1", "CsvReadException",
            "CsvSettlementMap", "CsvTable", "CsvTableExtensions",
        ],
            Types.Select(type => type.Name).Order(StringComparer.Ordinal));
        Assert.All(Types, type => Assert.True((type.IsSealed || type == typeof(CsvMap<>)) && type.Namespace == "WriteOffMetrics.Csv"));
        Assert.Empty(typeof(CsvMap<>).GetConstructors());
        Assert.All(Types.SelectMany(type => type.GetMethods()).SelectMany(method => method.GetParameters()),
            parameter => Assert.Equal(parameter.ParameterType == typeof(CancellationToken), parameter.IsOptional));
    }

    [Fact]
    public void Every_public_member_is_documented()
    {
        Assert.Empty(DocumentedMembers.MissingOf(typeof(CsvLedger).Assembly));
        Assert.True(DocumentedMembers.Of(typeof(CsvLedger).Assembly).Count > 25);
    }

    /// <summary>Another library for CSV would change one file.</summary>
    [Fact]
    public void One_file_names_the_library_that_parses_CSV()
    {
        string folder = Path.Combine(Repository.Root, "src", "WriteOffMetrics.Csv");
        string[] files = [.. Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))];
        Assert.True(files.Length > 25);
        Assert.Equal(
            ["CsvText.cs"],
            files.Where(file => File.ReadAllText(file).Contains("CsvHelper", StringComparison.Ordinal)).Select(Path.GetFileName));
    }
}
