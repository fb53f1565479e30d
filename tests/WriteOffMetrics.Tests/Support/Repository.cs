using System.Runtime.CompilerServices;

namespace WriteOffMetrics.Tests;

/// <summary>Where things are on disk.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", ".."));

    public static string Sources => Path.Combine(Root, "src", "WriteOffMetrics");

    public static string SampleData => Path.Combine(Root, "docs", "samples", "data");

    /// <summary>The folder beside the repository with data that may not stand in it.</summary>
    public static string Shared => Path.GetFullPath(Path.Combine(Root, "..", "shared"));

    public static string Read(params string[] path) => File.ReadAllText(Path.Combine([Root, .. path])).ReplaceLineEndings("\n");

    private static string ThisFile([CallerFilePath] string path = "") => path;
}

/// <summary>
/// A test on data that may not stand in the repository. Where the folder is absent the test is skipped and says so; with CI=true it runs
/// and fails.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute(string path, [CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line)
    {
        if (!Path.Exists(Path.Combine(Repository.Shared, path)) && Environment.GetEnvironmentVariable("CI") != "true")
            Skip = $"'../shared/{path}' is absent";
    }
}
