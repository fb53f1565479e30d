using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace WriteOffMetrics.Tests;

public sealed class BannedSymbolTests
{
    /// <summary>The analyser says nothing about a name that does not exist, and then bans nothing.</summary>
    [LongFact(Long.ReadsSources)]
    public void Every_banned_symbol_exists()
    {
        string[] ids = [.. Repository.Read("src", "WriteOffMetrics", "BannedSymbols.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(';')[0])];
        Assert.True(ids.Length > 30);
        Assert.Equal(ids.Distinct().Count(), ids.Length);
        Assert.All(ids, id => Assert.NotEmpty(DocumentationCommentId.GetSymbolsForDeclarationId(id, SourceModel.Compilation)));
    }

    [LongFact(Long.ReadsSources)]
    public void No_source_names_a_banned_symbol()
    {
        var banned = Repository.Read("src", "WriteOffMetrics", "BannedSymbols.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(line => DocumentationCommentId.GetSymbolsForDeclarationId(line.Split(';')[0], SourceModel.Compilation))
            .ToHashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (SyntaxTree tree in SourceModel.Trees)
        {
            SemanticModel model = SourceModel.ModelOf(tree);

            // A member is reached by its name, and a constructor by that of its type or by new().
            foreach (SyntaxNode node in tree.GetRoot().DescendantNodes()
                .Where(node => node is SimpleNameSyntax or ImplicitObjectCreationExpressionSyntax))
            {
                if (model.GetSymbolInfo(node).Symbol?.OriginalDefinition is { } symbol)
                    Assert.False(banned.Contains(symbol) || (symbol.ContainingType is { } type && banned.Contains(type)),
                        $"{tree.FilePath}: {symbol}");
            }
        }
    }

    /// <summary>
    /// Days carry no zone; only policies of approvals, and what holds entries against approvals, need the day of an instant.
    /// </summary>
    [LongFact(Long.ReadsSources)]
    public void Only_approvals_and_their_controls_name_a_time_zone()
    {
        INamedTypeSymbol zone = SourceModel.Compilation.GetTypeByMetadataName("NodaTime.DateTimeZone")!;
        List<string> naming = [];
        foreach (SyntaxTree tree in SourceModel.Trees)
        {
            SemanticModel model = SourceModel.ModelOf(tree);
            if (tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>()
                .Any(name => SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name).Symbol, zone)))
                naming.Add(tree.FilePath.Replace('\\', '/'));
        }

        Assert.NotEmpty(naming);
        Assert.All(naming, path => Assert.Matches("/Approvals/|/Controls/(Reviews|Running)/", path));
    }

    /// <summary>All that the library may use besides the framework.</summary>
    [Fact]
    public void The_library_depends_on_NodaTime_only() => Assert.Equal(
        ["NodaTime"],
        typeof(Money).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!)
        .Where(name => !name.StartsWith("System.", StringComparison.Ordinal)));
}
