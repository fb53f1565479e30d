using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace WriteOffMetrics.Tests;

/// <summary>
/// A program as a reader pastes it into an empty console project that has the packages: its own <c>using</c>s and the implicit ones, every
/// warning an error. It is compiled and run in memory, in the invariant culture, and what it prints is caught without touching the console.
/// </summary>
internal static class ExampleProgram
{
    /// <summary>What a console project of the SDK uses without saying so.</summary>
    private const string ImplicitUsings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    /// <summary>
    /// Found before the console of the framework, because it stands in no namespace: tests that run beside are not disturbed.
    /// </summary>
    private const string CaughtConsole =
        """
        #nullable enable
        internal static class Console
        {
            internal static readonly System.IO.StringWriter Written =
                new(System.Globalization.CultureInfo.InvariantCulture) { NewLine = "\n" };

            public static void Write(string? text) => Written.Write(text);

            public static void Write(object? value) => Written.Write(value);

            public static void WriteLine() => Written.WriteLine();

            public static void WriteLine(string? text) => Written.WriteLine(text);

            public static void WriteLine(object? value) => Written.WriteLine(value);
        }
        """;

    private static readonly CSharpParseOptions Language = new(LanguageVersion.Latest);

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable,
        generalDiagnosticOption: ReportDiagnostic.Error,
        specificDiagnosticOptions: new[] { "CS1701", "CS1702" }.Select(id => KeyValuePair.Create(id, ReportDiagnostic.Suppress)));

    /// <summary>What stands beside every program. Its references are read once for all of them, which is most of the work.</summary>
    private static readonly ConcurrentDictionary<string, CSharpCompilation> Projects = new();

    /// <summary>What the program prints, or why it does not compile or stops, in words that no program prints.</summary>
    /// <param name="code">The program.</param>
    /// <param name="packages">The assemblies beside the framework that it may use.</param>
    public static string OutputOf(string code, params string[] packages)
    {
        CSharpCompilation compilation = Projects.GetOrAdd(string.Join(' ', packages), _ => ProjectOf(packages)).AddSyntaxTrees(Parse(code));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        if (!result.Success) return $"does not compile: {string.Join('\n', result.Diagnostics.Where(IsError))}";
        image.Position = 0;
        var context = new AssemblyLoadContext("example", isCollectible: true);
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            Assembly program = context.LoadFromStream(image);
            program.EntryPoint!.Invoke(null, [Array.Empty<string>()]);
            return program.GetType("Console", throwOnError: true)!.GetField("Written", BindingFlags.Static | BindingFlags.NonPublic)!
                .GetValue(null)!.ToString()!;
        }
        catch (TargetInvocationException stopped)
        {
            return $"stops: {stopped.InnerException}";
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
            context.Unload();
        }
    }

    private static SyntaxTree Parse(string code) => CSharpSyntaxTree.ParseText(code, Language);

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error;

    /// <summary>An empty project with the framework, and of what stands beside the tests only what is named.</summary>
    private static CSharpCompilation ProjectOf(string[] packages)
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string[] platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        IEnumerable<string> paths = platform.Where(
            path => Path.GetDirectoryName(path) == framework || packages.Contains(Path.GetFileNameWithoutExtension(path)));
        return CSharpCompilation.Create(
            "Example", [Parse(ImplicitUsings), Parse(CaughtConsole)],
            paths.Select(path => MetadataReference.CreateFromFile(path)), Options);
    }
}
