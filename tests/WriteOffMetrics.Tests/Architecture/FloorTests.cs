using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace WriteOffMetrics.Tests;

public sealed partial class FloorTests
{
    /// <summary>Which file names which type of which other file.</summary>
    private static readonly Lazy<(SyntaxTree From, SyntaxTree To, INamedTypeSymbol Type)[]> Arrows = new(() =>
    [
        .. from tree in SourceModel.Trees
           let model = SourceModel.ModelOf(tree)
           from node in tree.GetRoot().DescendantNodes()
           where node is SimpleNameSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax
               or BaseObjectCreationExpressionSyntax
           from type in TypesNamed(model, node)
           from declared in type.OriginalDefinition.DeclaringSyntaxReferences
           where declared.SyntaxTree != tree
           select (tree, declared.SyntaxTree, type),
    ]);

    /// <summary>The lists in docs/architecture.md.</summary>
    private static readonly House Listed = House.Parse(Repository.Read("docs", "architecture.md"));

    [Fact]
    public void Every_folder_has_a_floor_or_is_a_wing() => Assert.Equal(
        Listed.Rooms.Order(), SourceModel.Trees.Select(SourceModel.FolderOf).Distinct().Order());

    [Fact]
    public void The_drawing_shows_the_floors_of_the_list() =>
        Assert.Equal(Listed.Floors, House.DrawnFloors(Repository.Read("docs", "architecture.md")));

    /// <summary>What the test above makes of drawings that do not show the list.</summary>
    [Theory]
    [InlineData("floor1[\"1 · a\"]\n  Trends ~~~ Tables", "floor1 --> floor0", "1 Trends Tables", "0 Money")]
    [InlineData("floor1[\"1 · a\"]\n  Tables", "floor1 --> floor0", "1 Tables", "0 Money")]
    public void A_drawing_is_read_floor_by_floor(string first, string arrows, params string[] floors) =>
        Assert.Equal(floors, House.DrawnFloors(
            $"```mermaid\nflowchart TB\n  subgraph {first}\n  end\n  subgraph floor0[\"0 · b\"]\n  Money\n  end\n  {arrows}\n```\n"));

    [Fact]
    public void A_drawing_whose_arrows_lead_up_is_refused() => Assert.Throws<FormatException>(() => House.DrawnFloors(
        "```mermaid\n subgraph floor1[\"1 · a\"]\n Tables\n end\n subgraph floor0[\"0 · b\"]\n Money\n end\n floor0 --> floor1\n```\n"));

    /// <summary>The tables of decisions and of the way of a row; what stands for several files has a … in it.</summary>
    [Fact]
    public void Every_file_that_the_architecture_names_exists()
    {
        string[] named = [.. FileName().Matches(Repository.Read("docs", "architecture.md")).Select(match => match.Groups[1].Value)];
        Assert.True(named.Length > 100, $"Only {named.Length} files are named.");
        Assert.All(named, file => Assert.True(File.Exists(Path.Combine(Repository.Sources, file)), file));
    }

    [LongFact(Long.ReadsSources)]
    public void A_file_names_types_of_lower_floors_and_of_its_own_folder_and_of_wings_as_listed()
    {
        (SyntaxTree From, SyntaxTree To, INamedTypeSymbol Type)[] arrows =
            [.. Arrows.Value.Where(arrow => SourceModel.FolderOf(arrow.From) != SourceModel.FolderOf(arrow.To))];
        Assert.True(arrows.Length > 500, $"Only {arrows.Length} arrows were seen: the test does not see the sources.");
        Assert.Empty(
            from arrow in arrows
            let why = Listed.WhyForbidden(SourceModel.FolderOf(arrow.From), SourceModel.FolderOf(arrow.To))
            where why is not null
            select $"{Path.GetFileName(arrow.From.FilePath)} names {arrow.Type.Name}, and {why}");
    }

    /// <summary>What the test above makes of a house with wings.</summary>
    [Theory]
    [InlineData("Ratios", "Money", null)]
    [InlineData("Ratios", "", null)]
    [InlineData("Ratios", "Ratios", null)]
    [InlineData("Ratios", "Trends", "Ratios is on floor 5, Trends on floor 6")]
    [InlineData("Money", "Periods", "Money is on floor 0, Periods on floor 0")]
    [InlineData("Trends", "Receivables", "Receivables is a wing, and Trends is not")]
    [InlineData("Receivables", "Trends", null)]
    [InlineData("Allowances", "Receivables", null)]
    [InlineData("Receivables", "Allowances", "the list does not let Receivables name Allowances")]
    [InlineData("Controls", "Allowances", "the list does not let Controls name Allowances")]
    [InlineData("Dashboards", "Receivables", null)]
    [InlineData("Dashboards", "Money", null)]
    [InlineData("Receivables", "Dashboards", "Dashboards is the roof, which nothing names")]
    [InlineData("Trends", "Dashboards", "Dashboards is the roof, which nothing names")]
    public void Wings_name_the_floors_and_listed_wings_and_no_floor_names_a_wing(string from, string to, string? why)
    {
        House house = House.Parse(
            "```floors\n6 Trends\n5 Ratios\n0 Money Periods\n```\n"
            + "```wings\nReceivables\nAllowances may name Receivables\nControls may name Receivables\n```\n```roof\nDashboards\n```\n");
        Assert.Equal(why, house.WhyForbidden(from, to));
    }

    [LongFact(Long.ReadsSources)]
    public void A_wing_has_a_namespace_of_its_own_and_floors_that_of_the_library() => Assert.Empty(
        from tree in SourceModel.Trees
        from space in tree.GetRoot().ChildNodes().OfType<BaseNamespaceDeclarationSyntax>()
        let expected = Listed.NamespaceOf(SourceModel.FolderOf(tree))
        where space.Name.ToString() != expected
        select $"{Path.GetFileName(tree.FilePath)} is in {space.Name}, and {expected} is expected");

    /// <summary>The parts into which a folder is divided are folders too.</summary>
    [LongFact(Long.ReadsSources)]
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
        SourceModel.Trees.GroupBy(SourceModel.DirectoryOf).Where(folder => folder.Count() > 25)
        .Select(folder => $"{folder.Key}: {folder.Count()} files"));

    [LongFact(Long.ReadsSources)]
    public void A_file_has_the_name_of_the_only_type_in_it() => Assert.Empty(
        from tree in SourceModel.Trees
        let types = tree.GetRoot().ChildNodes().OfType<BaseNamespaceDeclarationSyntax>().SelectMany(space => space.Members)
            .OfType<BaseTypeDeclarationSyntax>()
        let names = types.Select(type => type.Identifier.Text).Distinct().ToArray()
        where names.Length > 0 && !names.SequenceEqual([Path.GetFileName(tree.FilePath).Split('.')[0]])
        select $"{Path.GetFileName(tree.FilePath)}: {string.Join(", ", names)}");

    [GeneratedRegex(@"`([\w/]+\.cs)`")]
    private static partial Regex FileName();

    /// <summary>The types that a node names, and that its value has.</summary>
    private static IEnumerable<INamedTypeSymbol> TypesNamed(SemanticModel model, SyntaxNode node)
    {
        ISymbol? symbol = model.GetSymbolInfo(node).Symbol;
        return new[] { symbol as INamedTypeSymbol, symbol?.ContainingType,
            model.GetTypeInfo(node).Type as INamedTypeSymbol }.OfType<INamedTypeSymbol>();
    }
}
