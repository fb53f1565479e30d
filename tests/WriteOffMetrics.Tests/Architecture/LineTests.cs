namespace WriteOffMetrics.Tests;

public sealed class LineTests
{
    private const int Longest = 140;

    /// <summary>All code of the project: the library, its tests, benchmarks and samples.</summary>
    [Fact]
    public void No_line_of_code_is_longer_than_140_characters()
    {
        string[] files =
        [
            .. new[] { "src", "tests", "benchmarks", "docs", ".ci" }
                .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories))
                .Where(path => !path.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin")),
        ];
        Assert.True(files.Length > 300, $"Only {files.Length} files were seen.");
        Assert.Empty(
            from file in files
            from line in File.ReadLines(file).Select((text, i) => (Text: text, Number: i + 1))
            where line.Text.Length > Longest
            select $"{Path.GetRelativePath(Repository.Root, file)}, line {line.Number}: {line.Text.Length} characters");
    }
}
