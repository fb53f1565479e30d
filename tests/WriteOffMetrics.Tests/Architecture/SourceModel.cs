using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace WriteOffMetrics.Tests;

/// <summary>The library's sources as the compiler understands them.</summary>
internal static class SourceModel
{
    private const string ImplicitUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using "
        + "System.Threading; global using System.Threading.Tasks;";

    private static readonly CSharpParseOptions Options = new(LanguageVersion.Latest, DocumentationMode.Parse);
    private static readonly Lazy<SyntaxTree[]> Parsed = new(Parse);
    private static readonly Lazy<CSharpCompilation> Lazy = new(Compile);
    private static readonly ConcurrentDictionary<SyntaxTree, SemanticModel> Models = [];

    /// <summary>What all of it means: takes seconds, which a plain run of the tests is spared.</summary>
    public static CSharpCompilation Compilation => Lazy.Value;

    /// <summary>The files of the library, without what a generator writes.</summary>
    public static IReadOnlyList<SyntaxTree> Trees => Parsed.Value;

    /// <summary>What a file means. Kept, because it is asked by several tests and costs most of their time.</summary>
    public static SemanticModel ModelOf(SyntaxTree tree) => Models.GetOrAdd(tree, one => Compilation.GetSemanticModel(one));

    /// <summary>The public types of the library.</summary>
    public static IEnumerable<INamedTypeSymbol> PublicTypes =>
        Trees
            .SelectMany(tree => tree.GetRoot().DescendantNodes()
                .OfType<Microsoft.CodeAnalysis.CSharp.Syntax.BaseTypeDeclarationSyntax>()
                .Select(node => (INamedTypeSymbol)ModelOf(tree).GetDeclaredSymbol(node)!))
            .Where(type => type.DeclaredAccessibility == Accessibility.Public && type.ContainingType is null)
            .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default)
            .OrderBy(type => type.ToDisplayString(), StringComparer.Ordinal);

    /// <summary>
    /// The room of a file: the first folder of its path, whatever furniture it stands in; none for what stands in no room.
    /// </summary>
    public static string FolderOf(SyntaxTree tree) =>
        Path.GetRelativePath(Repository.Sources, tree.FilePath).Split(Path.DirectorySeparatorChar) is { Length: > 1 } path ? path[0] : "";

    /// <summary>The folder in which a file stands, from the sources' own.</summary>
    public static string DirectoryOf(SyntaxTree tree) => Path.GetDirectoryName(Path.GetRelativePath(Repository.Sources, tree.FilePath))!;

    /// <summary>Adds what the generator of System.Text.Json writes, which stands with the references of the SDK's framework.</summary>
    private static CSharpCompilation Generate(CSharpCompilation compilation, CSharpParseOptions options)
    {
        string root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));
        string generator = Directory.EnumerateFiles(
            Path.Combine(root, "packs", "Microsoft.NETCore.App.Ref"), "System.Text.Json.SourceGeneration.dll", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal).Last();
        ISourceGenerator[] generators = [.. Assembly.LoadFrom(generator).GetTypes()
            .Where(type => type.GetCustomAttribute<GeneratorAttribute>() is not null)
            .Select(type => Activator.CreateInstance(type))
            .Select(one => one is IIncrementalGenerator incremental ? incremental.AsSourceGenerator() : (ISourceGenerator)one!)];
        Assert.NotEmpty(generators);
        SyntaxTree[] written = [.. CSharpGeneratorDriver.Create(generators, parseOptions: options).RunGenerators(compilation)
            .GetRunResult().GeneratedTrees];
        return compilation.AddSyntaxTrees(written);
    }

    private static SyntaxTree[] Parse() =>
    [
        .. Directory.EnumerateFiles(Repository.Sources, "*.cs", SearchOption.AllDirectories)
            .Where(path => !Path.GetRelativePath(Repository.Sources, path).Split(Path.DirectorySeparatorChar)
                .Any(part => part is "obj" or "bin"))
            .Order(StringComparer.Ordinal)
            .Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), Options, path)),
        CSharpSyntaxTree.ParseText(ImplicitUsings, Options, Path.Combine(Repository.Sources, "ImplicitUsings.cs")),
    ];

    private static CSharpCompilation Compile()
    {
        string[] platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Sources",
            Trees,
            platform.Where(path => Path.GetFileName(path) is var name && !name.StartsWith("WriteOffMetrics", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true,
            nullableContextOptions: NullableContextOptions.Enable));

        compilation = Generate(compilation, Options);

        // What is declared tells whether every type was found; the bodies are compiled by the build.
        Diagnostic[] errors = [
            .. compilation.GetDeclarationDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
        Assert.True(errors.Length == 0, string.Join('\n', errors.Take(5).Select(error => error.ToString())));
        return compilation;
    }
}
