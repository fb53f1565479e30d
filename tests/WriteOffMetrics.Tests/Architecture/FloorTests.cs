using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace WriteOffMetrics.Tests;

public sealed class FloorTests
{
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
        var breaches = new SortedSet<string>(StringComparer.Ordinal);
        int arrows = 0;
        foreach (SyntaxTree tree in SourceModel.Compilation.SyntaxTrees)
        {
            SemanticModel model = SourceModel.Compilation.GetSemanticModel(tree);
            string folder = SourceModel.FolderOf(tree);
            foreach (SyntaxNode node in tree.GetRoot().DescendantNodes().Where(node => node is SimpleNameSyntax or ExpressionSyntax))
            {
                foreach (INamedTypeSymbol type in TypesNamed(model, node))
                {
                    foreach (SyntaxReference declared in type.OriginalDefinition.DeclaringSyntaxReferences)
                    {
                        string other = SourceModel.FolderOf(declared.SyntaxTree);
                        if (other == folder) continue;
                        arrows++;
                        if (floors[other] >= floors[folder])
                            breaches.Add($"{Path.GetFileName(tree.FilePath)} ({folder}, floor {floors[folder]}) names {type.Name} "
                                + $"({other}, floor {floors[other]})");
                    }
                }
            }
        }

        Assert.True(arrows > 500, $"Only {arrows} arrows were seen: the test does not see the sources.");
        Assert.True(breaches.Count == 0, string.Join('\n', breaches));
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
