using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace WriteOffMetrics.Tests;

public sealed class FloorTests
{
    /// <summary>Which file names which type of which other file.</summary>
    private static readonly Lazy<(SyntaxTree From, SyntaxTree To, INamedTypeSymbol Type)[]> Arrows = new(() =>
    [
        .. from tree in SourceModel.Compilation.SyntaxTrees
           let model = SourceModel.Compilation.GetSemanticModel(tree)
           from node in tree.GetRoot().DescendantNodes()
           where node is SimpleNameSyntax or ExpressionSyntax
           from type in TypesNamed(model, node)
           from declared in type.OriginalDefinition.DeclaringSyntaxReferences
           where declared.SyntaxTree != tree
           select (tree, declared.SyntaxTree, type),
    ]);

    /// <summary>The list in docs/architecture.md: floor by folder; files in no folder lie below all.</summary>
    private static Dictionary<string, int> Floors()
    {
        string[] lines = Repository.Read("docs", "architecture.md").Split("```floors\n")[1].Split("\n```")[0].Split('\n');
        var floors = new Dictionary<string, int> { [""] = -1 };
        foreach (string[] parts in lines.Select(line => line.Split(' ')))
        {
            foreach (string folder in parts[1..]) floors.Add(folder, int.Parse(parts[0], CultureInfo.InvariantCulture));
        }

        return floors;
    }

    [Fact]
    public void Every_folder_has_a_floor() => Assert.Equal(
        Floors().Keys.Order(),
        SourceModel.Compilation.SyntaxTrees.Select(SourceModel.FolderOf).Distinct().Order());

    [Fact]
    public void A_file_names_types_of_lower_floors_and_of_its_own_folder_only()
    {
        Dictionary<string, int> floors = Floors();
        (SyntaxTree From, SyntaxTree To, INamedTypeSymbol Type)[] arrows =
            [.. Arrows.Value.Where(arrow => SourceModel.FolderOf(arrow.From) != SourceModel.FolderOf(arrow.To))];
        Assert.True(arrows.Length > 500, $"Only {arrows.Length} arrows were seen: the test does not see the sources.");
        Assert.Empty(
            from arrow in arrows
            let folder = SourceModel.FolderOf(arrow.From)
            let other = SourceModel.FolderOf(arrow.To)
            where floors[other] >= floors[folder]
            select $"{Path.GetFileName(arrow.From.FilePath)} ({folder}, floor {floors[folder]}) names {arrow.Type.Name} "
                + $"({other}, floor {floors[other]})");
    }

    /// <summary>The parts into which a folder is divided are folders too.</summary>
    [Fact]
    public void No_folders_reach_each_other_at_any_depth()
    {
        ILookup<string, string> arrows = Arrows.Value
            .Select(arrow => (From: SourceModel.DirectoryOf(arrow.From), To: SourceModel.DirectoryOf(arrow.To)))
            .Where(arrow => arrow.From != arrow.To).Distinct().ToLookup(arrow => arrow.From, arrow => arrow.To);
        Assert.True(arrows.Count > 20, $"Only {arrows.Count} folders name others: the test does not see the sources.");
        Assert.Empty(
            from folder in arrows
            where ReachedFrom(folder.Key).Contains(folder.Key)
            select $"{folder.Key} names {string.Join(", ", folder)}");

        HashSet<string> ReachedFrom(string start)
        {
            HashSet<string> reached = [];
            for (var next = new Stack<string>(arrows[start]); next.TryPop(out string? folder);)
            {
                if (!reached.Add(folder)) continue;
                foreach (string other in arrows[folder]) next.Push(other);
            }

            return reached;
        }
    }

    /// <summary>A folder of more files than a screen lists is divided by subject.</summary>
    [Fact]
    public void No_folder_has_more_than_25_files() => Assert.Empty(
        SourceModel.Compilation.SyntaxTrees.GroupBy(SourceModel.DirectoryOf).Where(folder => folder.Count() > 25)
        .Select(folder => $"{folder.Key}: {folder.Count()} files"));

    [Fact]
    public void A_file_has_the_name_of_the_only_type_in_it() => Assert.Empty(
        from tree in SourceModel.Compilation.SyntaxTrees
        let types = tree.GetRoot().ChildNodes().OfType<BaseNamespaceDeclarationSyntax>().SelectMany(space => space.Members)
            .OfType<BaseTypeDeclarationSyntax>()
        let names = types.Select(type => type.Identifier.Text).Distinct().ToArray()
        where names.Length > 0 && !names.SequenceEqual([Path.GetFileNameWithoutExtension(tree.FilePath)])
        select $"{Path.GetFileName(tree.FilePath)}: {string.Join(", ", names)}");

    /// <summary>The types that a node names, and that its value has.</summary>
    private static IEnumerable<INamedTypeSymbol> TypesNamed(SemanticModel model, SyntaxNode node)
    {
        ISymbol? symbol = model.GetSymbolInfo(node).Symbol;
        return new[] { symbol as INamedTypeSymbol, symbol?.ContainingType,
            model.GetTypeInfo(node).Type as INamedTypeSymbol }.OfType<INamedTypeSymbol>();
    }
}
