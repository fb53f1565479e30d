using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace WriteOffMetrics.Testing.Tests;

public sealed class PublicApiTests
{
    private static readonly Type[] Types = typeof(SyntheticLedger).Assembly.GetExportedTypes();

    [Fact]
    public void The_public_API_is_small_and_sealed_and_has_no_optional_parameters()
    {
        Assert.Equal([
            "EntryOrder", "LedgerGenerators", "SyntheticLedger", "SyntheticLedgerOptions", "SyntheticPortfolio",
            "SyntheticPortfolioOptions",
        ],
            Types.Select(type => type.Name).Order());
        Assert.All(Types, type => Assert.True(type.IsSealed && type.Namespace == "WriteOffMetrics.Testing"));
        Assert.All(Types.SelectMany(type => type.GetMethods()).SelectMany(method => method.GetParameters()),
            parameter => Assert.False(parameter.IsOptional));
    }

    [Fact]
    public void Every_public_member_is_documented()
    {
        XDocument documentation = XDocument.Load(Path.ChangeExtension(typeof(SyntheticLedger).Assembly.Location, "xml"));
        HashSet<string> documented = [
            .. documentation.Descendants("member").Where(
            member => member.Elements().Any(element => element.Name.LocalName is "summary" or "inheritdoc")).Select(member =>
            member.Attribute("name")!.Value.Split('(')[0].Split('`')[0])];
        string[] expected =
        [
            .. Types.Select(type => "T:" + type.FullName),
            .. Types.SelectMany(type =>
            type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Select(property => $"P:{type.FullName}.{property.Name}")),
            .. Types.SelectMany(type =>
            type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
                .Where(method => !method.IsSpecialName && !method.IsDefined(typeof(CompilerGeneratedAttribute))
                    && !method.Name.Contains('<', StringComparison.Ordinal) && !type.IsEnum).Select(method =>
                    $"M:{type.FullName}.{method.Name}")),
        ];
        Assert.Empty(expected.Except(documented));
        Assert.True(expected.Length > 25);
    }
}
