using WriteOffMetrics.Tests;

namespace WriteOffMetrics.Testing.Tests;

public sealed class PublicApiTests
{
    private static readonly Type[] Types = typeof(SyntheticLedger).Assembly.GetExportedTypes();

    [Fact]
    public void The_public_API_is_small_and_sealed_and_has_no_optional_parameters()
    {
        Assert.Equal([
            "EntryOrder", "LedgerGenerators", "PlantedFault", "PlantedViolation", "SyntheticBooks", "SyntheticLedger",
            "SyntheticLedgerOptions", "SyntheticPortfolio", "SyntheticPortfolioOptions",
        ],
            Types.Select(type => type.Name).Order());
        Assert.All(Types, type => Assert.True(type.IsSealed && type.Namespace == "WriteOffMetrics.Testing"));
        Assert.All(Types.SelectMany(type => type.GetMethods()).SelectMany(method => method.GetParameters()),
            parameter => Assert.False(parameter.IsOptional));
    }

    [Fact]
    public void Every_public_member_is_documented()
    {
        Assert.Empty(DocumentedMembers.MissingOf(typeof(SyntheticLedger).Assembly));
        Assert.True(DocumentedMembers.Of(typeof(SyntheticLedger).Assembly).Count > 25);
    }
}
