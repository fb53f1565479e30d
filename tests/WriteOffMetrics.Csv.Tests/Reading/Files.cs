using System.Text;

namespace WriteOffMetrics.Csv.Tests;

/// <summary>Files as tests write them.</summary>
internal static class Files
{
    public static Currency Usd { get; } = Currency.FromCode("USD");

    public static Stream Of(string text) => new MemoryStream(Encoding.UTF8.GetBytes(text));

    public static Stream Shared(params string[] path) => File.OpenRead(Path.Combine([Repository.Shared, "data", .. path]));

    public static Stream Sample(string name) => File.OpenRead(Path.Combine(Repository.SampleData, name));

    /// <summary>The lines of a file of plain fields behind its header: read by nothing that is tested.</summary>
    public static IEnumerable<string[]> Lines(params string[] path) =>
        File.ReadLines(Path.Combine([Repository.Shared, "data", .. path])).Skip(1).Select(line => line.Split(','));
}
