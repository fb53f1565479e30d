namespace WriteOffMetrics.Sql.Tests;

public sealed class PublicApiTests
{
    private static readonly Type[] Types = typeof(LedgerTable).Assembly.GetExportedTypes();

    /// <summary>A token of cancellation alone may be left out, as in the framework's own methods of the kind.</summary>
    [Fact]
    public void The_public_API_is_small_and_sealed_and_has_no_other_optional_parameters()
    {
        Assert.Equal([
            "DayTotals`1", "LedgerSourceException", "LedgerTable", "PartialTotals", "QueryParameter", "QueryableTotalsExtensions",
            "SqlDialect", "TotalsQuery`1",
        ],
            Types.Select(type => type.Name).Order(StringComparer.Ordinal));
        Assert.All(Types, type => Assert.True(type.IsSealed && type.Namespace == "WriteOffMetrics.Sql"));
        Assert.All(Types.SelectMany(type => type.GetMethods()).SelectMany(method => method.GetParameters()),
            parameter => Assert.Equal(parameter.ParameterType == typeof(CancellationToken), parameter.IsOptional));
    }

    [Fact]
    public void Every_public_member_is_documented()
    {
        Assert.Empty(DocumentedMembers.MissingOf(typeof(LedgerTable).Assembly));
        Assert.True(DocumentedMembers.Of(typeof(LedgerTable).Assembly).Count > 25);
    }

    /// <summary>The user brings the provider of the database.</summary>
    [Fact]
    public void The_package_names_the_framework_the_core_and_NodaTime_only() => Assert.All(
        typeof(LedgerTable).Assembly.GetReferencedAssemblies(),
        assembly => Assert.True(
            assembly.Name is "WriteOffMetrics" or "NodaTime" || assembly.Name!.StartsWith("System.", StringComparison.Ordinal),
            assembly.Name));
}
