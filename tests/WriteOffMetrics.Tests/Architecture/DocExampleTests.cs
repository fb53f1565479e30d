namespace WriteOffMetrics.Tests;

/// <summary>
/// The examples of the documents: each stands alone, is compiled as a reader would paste it, and prints what stands below it. Where its
/// figures come from, the pages say.
/// </summary>
public sealed class DocExampleTests
{
    /// <summary>What an example that is a class of tests may use besides.</summary>
    private static readonly string[] TestPackages =
        ["WriteOffMetrics.Testing", "FsCheck", "FSharp.Core", "xunit.v3.core", "xunit.v3.assert"];

    /// <summary>Runs such a class as <c>dotnet test</c> does, and says as much.</summary>
    private const string TestRunner =
        """

        internal static class TestRunner
        {
            private static void Main(string[] arguments)
            {
                var facts = typeof(TestRunner).Assembly.GetTypes().SelectMany(type => type.GetMethods())
                    .Where(method => method.IsDefined(typeof(FactAttribute), false)).ToArray();
                foreach (var fact in facts) fact.Invoke(Activator.CreateInstance(fact.DeclaringType!), null);
                Console.WriteLine($"Passed!  - Failed:     0, Passed: {facts.Length,5}, Skipped:     0, Total: {facts.Length,5}");
            }
        }
        """;

    /// <summary>The documents of programs, with what a program of theirs may use beside the framework.</summary>
    private static readonly Dictionary<string, string[]> Packages = MarkdownPage.All.Select(page => page.Path).Where(HasPrograms)
        .ToDictionary(path => path, path => path switch
        {
            "src/WriteOffMetrics.Testing/README.md" => (string[])
                ["WriteOffMetrics", "NodaTime", "WriteOffMetrics.Testing", "FsCheck", "FSharp.Core"],
            "docs/controls.md" => ["WriteOffMetrics", "NodaTime", "WriteOffMetrics.Testing"],
            "src/WriteOffMetrics.Html/README.md" => ["WriteOffMetrics", "NodaTime", "WriteOffMetrics.Html"],
            "src/WriteOffMetrics.Csv/README.md" or "docs/csv.md" or "docs/first-figure.md" =>
                ["WriteOffMetrics", "NodaTime", "WriteOffMetrics.Csv"],
            _ => ["WriteOffMetrics", "NodaTime"],
        });

    /// <summary>All of them are compiled and run once, side by side.</summary>
    private static readonly Lazy<ILookup<string, string>> Wrong = new(() => MarkdownPage.All
        .Where(page => Packages.ContainsKey(page.Path))
        .SelectMany(page => page.Programs.Select((program, i) => (page.Path, Number: i + 1, program.Code, program.Output)))
        .AsParallel()
        .Select(one => (one.Path, one.Number, Why: WhyWrong(one.Code, one.Output, Packages[one.Path])))
        .Where(one => one.Why is not null)
        .ToLookup(one => one.Path, one => $"Example {one.Number} {one.Why}"));

    public static TheoryData<string> Documents => [.. Packages.Keys];

    [LongTheory(Long.CompilesDocuments)]
    [MemberData(nameof(Documents))]
    public void Every_example_compiles_alone_and_prints_what_stands_below_it(string document) =>
        Assert.True(!Wrong.Value[document].Any(), $"{document}\n{string.Join('\n', Wrong.Value[document])}");

    [Fact]
    public void There_are_examples_on_every_page() => Assert.All(
        MarkdownPage.All.Where(page => Packages.ContainsKey(page.Path) && page.Path != "docs/metrics/README.md"),
        page => Assert.NotEmpty(page.Programs));

    /// <summary>The test above finds what it looks for.</summary>
    [LongTheory(Long.CompilesDocuments)]
    [InlineData("Console.WriteLine(2 + 2);", "4\n", null)]
    [InlineData("Console.WriteLine(2 + 2);", "5\n", "prints\n4\n")]
    [InlineData("Console.WriteLine(2 + 2);", null, "has no text fence below it")]
    [InlineData("Console.WriteLine(Two);", "2\n", "does not compile: (1,19): error CS0103")]
    [InlineData("string text = null; Console.WriteLine(text);", "\n", "does not compile: (1,15): error CS8600")]
    [InlineData("throw new InvalidOperationException(\"stopped\");", "", "stops: System.InvalidOperationException: stopped")]
    [InlineData("Console.WriteLine(typeof(WriteOffMetrics.Invariant));", "", "does not compile: (1,42): error CS0122")]
    [InlineData("Console.WriteLine(typeof(Xunit.Assert));", "", "does not compile: (1,26): error CS0246")]
    [InlineData("using Xunit; public class T { [Fact] public void No() => Assert.True(false); }", "", "Xunit.Sdk.TrueException")]
    public void A_wrong_example_is_told(string code, string? output, string? why)
    {
        string? found = WhyWrong(code, output, ["WriteOffMetrics", "NodaTime"]);
        if (why is null) Assert.Null(found);
        else Assert.Contains(why, found, StringComparison.Ordinal);
    }

    /// <summary>Those that need a database are run by the tests of that package, which stand outside the solution.</summary>
    private static bool HasPrograms(string path) =>
        path is "README.md" or "docs/first-figure.md" or "docs/threading.md" or "docs/rows.md" or "docs/receivables.md"
            or "docs/allowances.md" or "docs/approvals.md" or "docs/controls.md" or "docs/csv.md" or "docs/dashboard.md"
        || path.StartsWith("docs/metrics/", StringComparison.Ordinal)
        || (path.StartsWith("src/", StringComparison.Ordinal) && path != "src/WriteOffMetrics.Sql/README.md");

    private static string? WhyWrong(string code, string? output, string[] packages)
    {
        if (output is null) return $"has no text fence below it:\n{code}";
        string printed = code.Contains("[Fact]", StringComparison.Ordinal)
            ? ExampleProgram.OutputOf(code + TestRunner, [.. packages, .. TestPackages])
            : ExampleProgram.OutputOf(code, packages);
        return printed.ReplaceLineEndings("\n") == output ? null : $"prints\n{printed}\ninstead of\n{output}";
    }
}
