using System.Reflection;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using WriteOffMetrics.Allowances;
using WriteOffMetrics.Approvals;
using WriteOffMetrics.Controls;
using WriteOffMetrics.Impairments;
using WriteOffMetrics.Receivables;

namespace WriteOffMetrics.Tests;

public sealed partial class PublicApiTests
{
    private static readonly string[] CodeOfUsers = ["tests", "docs", "benchmarks"];

    private static readonly Type[] Types = typeof(Money).Assembly.GetExportedTypes();

    private static readonly SymbolDisplayFormat Signature = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints,
        memberOptions: SymbolDisplayMemberOptions.IncludeModifiers | SymbolDisplayMemberOptions.IncludeType
            | SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeConstantValue,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeParamsRefOut | SymbolDisplayParameterOptions.IncludeExtensionThis
            | SymbolDisplayParameterOptions.IncludeDefaultValue,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>A change of the public API shows in the difference of this file. WRITEOFFMETRICS_ACCEPT=1 writes it anew.</summary>
    [LongFact(Long.ReadsSources)]
    public void The_public_API_is_the_one_in_the_snapshot()
    {
        string path = Path.Combine(Repository.Root, "tests", "WriteOffMetrics.Tests", "Architecture", "PublicApi.txt");
        string actual = string.Join('\n', SourceModel.PublicTypes
            .GroupBy(type => type.ContainingNamespace.ToDisplayString())
            .OrderBy(types => types.Key, StringComparer.Ordinal)
            .SelectMany(types => types.Select(Describe).Prepend($"namespace {types.Key}"))) + "\n";
        if (Environment.GetEnvironmentVariable("WRITEOFFMETRICS_ACCEPT") == "1") File.WriteAllText(path, actual);
        string[] expected = File.ReadAllText(path).ReplaceLineEndings("\n").Split('\n'), lines = actual.Split('\n');
        Assert.True(expected.SequenceEqual(lines), "The public API differs from PublicApi.txt:\n"
            + string.Join('\n', expected.Except(lines).Select(line => "- " + line)
                .Concat(lines.Except(expected).Select(line => "+ " + line))));
    }

    [LongFact(Long.ReadsSources)]
    public void Every_public_member_is_documented()
    {
        string[] undocumented = [.. SourceModel.PublicTypes
            .SelectMany(type => type.GetMembers().Where(IsListed).Prepend(type))
            .Where(symbol => !symbol.IsImplicitlyDeclared && symbol.GetDocumentationCommentXml() is var xml
                && !(xml!.Contains("<summary>", StringComparison.Ordinal) || xml.Contains("<inheritdoc", StringComparison.Ordinal)))
            .Select(symbol => symbol.ToDisplayString())];
        Assert.Empty(undocumented);
    }

    [LongFact(Long.ReadsSources)]
    public void Every_public_type_but_an_enumeration_says_what_threads_may_do_with_it()
    {
        string[] silent = [.. SourceModel.PublicTypes
            .Where(type => type.TypeKind != TypeKind.Enum && type.GetDocumentationCommentXml() is var xml
                && !xml!.Contains("thread", StringComparison.Ordinal))
            .Select(type => type.Name)];
        Assert.Equal([nameof(Dimension)], silent);
    }

    [Fact]
    public void Every_equatable_type_has_equality_operators()
    {
        Type[] equatable = [.. Types.Where(type => type.GetInterfaces().Contains(typeof(IEquatable<>).MakeGenericType(type)))];
        Assert.True(equatable.Length >= 8);
        Assert.All(equatable, type => Assert.NotNull(type.GetMethod("op_Equality", [type, type])));
        Assert.All(equatable, type => Assert.NotNull(type.GetMethod("op_Inequality", [type, type])));
    }

    [Fact]
    public void Values_are_small_readonly_structs_that_read_and_write_text()
    {
        Type[] values = [.. Types.Where(type => type.IsValueType && !type.IsEnum)];
        Assert.Equal([nameof(CalendarDay), nameof(Currency), nameof(Money), nameof(Quantity), nameof(Ratio), nameof(ReportingPeriod)],
            values.Select(type => type.Name).Order());

        // A day is carried to a selector and read as a LocalDate, which has all that.
        Assert.All(values.Where(type => type != typeof(CalendarDay)), type =>
        {
            Assert.True(type.IsDefined(typeof(System.Runtime.CompilerServices.IsReadOnlyAttribute), false));

            // The text of a quantity does not tell a count from an index.
            if (type != typeof(Quantity)) Assert.Contains(typeof(ISpanParsable<>).MakeGenericType(type), type.GetInterfaces());
            Assert.Contains(typeof(ISpanFormattable), type.GetInterfaces());
            Assert.NotNull(type.GetMethod("ToString", BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly, []));
        });
    }

    [Fact]
    public void Everything_else_is_sealed_or_static_but_the_closed_families()
    {
        Assert.DoesNotContain(Types, type => type.IsInterface);
        Type[] open = [typeof(Evidence), typeof(MetricPoint), typeof(MetricSeries), typeof(MetricSeries<>), typeof(ReportingCalendar)];
        Assert.Equal(open, Types.Where(type => type.IsClass && !type.IsSealed).OrderBy(type => type.Name, StringComparer.Ordinal));
        Assert.All(open, type => Assert
            .True(type.IsAbstract && type.GetConstructors(BindingFlags.Instance | BindingFlags.NonPublic)
            .All(made => made.IsFamilyAndAssembly || made.IsAssembly), type.Name));
        Assert.All(Types.Where(type => type.IsClass), type =>
            Assert.True(type.GetConstructors().Length == 0 || type == typeof(EntrySelectors<>) || type == typeof(EntryColumns)
            || type == typeof(EntryRecordMap) || type == typeof(OpenItemSelectors<>) || type == typeof(SettlementSelectors<>)
            || type == typeof(AccountFacts) || type == typeof(JournalAccounts) || type == typeof(InventorySelectors<>)
            || type == typeof(LedgerBuilder) || type == typeof(LiveTotals) || type == typeof(DimensionDictionary)
            || type == typeof(TotalsRow) || type == typeof(TableOptions) || type == typeof(DashboardInputs)
            || type == typeof(WriteOffSubject) || type == typeof(ControlInputs)
            || typeof(JsonConverter).IsAssignableFrom(type), type.Name));
    }

    [Fact]
    public void No_public_member_has_an_optional_parameter() => Assert.All(
        Types.SelectMany(type => type
        .GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)),
        method => Assert.DoesNotContain(method.GetParameters(), parameter => parameter.IsOptional));

    /// <summary>Records print their members by the current culture unless they say otherwise.</summary>
    [LongFact(Long.ReadsSources)]
    public void Every_class_that_can_be_printed_has_a_text_of_its_own() => Assert.All(
        SourceModel.PublicTypes.Where(
        type => type.TypeKind == TypeKind.Class && !type.IsStatic && type.BaseType?.Name != nameof(JsonConverter)
        && type.Name is not (nameof(EntrySelectors<int>) or nameof(OpenItemSelectors<int>) or nameof(SettlementSelectors<int>)
            or nameof(InventorySelectors<int>) or nameof(ReportingCalendar))),
        type => Assert.Contains(SelfAndBases(type).SelectMany(one => one.GetMembers("ToString")), member => !member.IsImplicitlyDeclared));

    [LongFact(Long.ReadsSources)]
    public void Every_public_type_is_used_by_a_test_or_a_sample()
    {
        string code = string.Join('\n', CodeOfUsers
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories))
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(File.ReadAllText));
        var words = Word().Matches(code).Select(match => match.Value).ToHashSet();

        // A class of extension methods is used where one of its methods is.
        string[] unused = [.. SourceModel.PublicTypes
            .Where(type => !(type.IsStatic ? type.GetMembers().Where(IsListed).Select(member => member.Name) : [type.Name])
                .Any(words.Contains))
            .Select(type => type.Name)];
        Assert.Empty(unused);
    }

    /// <summary>A type and what it is derived from, as far as that is of this library.</summary>
    private static IEnumerable<INamedTypeSymbol> SelfAndBases(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? one = type; one is not null && SymbolEqualityComparer.Default.Equals(
            one.ContainingAssembly, SourceModel.Compilation.Assembly); one = one.BaseType) yield return one;
    }

    private static string Describe(INamedTypeSymbol type)
    {
        string kind = type.TypeKind switch
        {
            TypeKind.Enum => "enum",
            TypeKind.Struct => "struct",
            _ when type.IsStatic => "static class",
            _ when type.IsAbstract => "abstract class",
            _ => "class"
        };
        string bases = string.Join(
            ", ", type.Interfaces.Where(one => one.DeclaredAccessibility == Accessibility.Public)
            .Select(one => one.ToDisplayString(Signature)));
        IEnumerable<string> members = type.GetMembers().Where(IsListed).Select(member => "    " + member.ToDisplayString(Signature))
            .Order(StringComparer.Ordinal);
        return string.Join('\n', members
            .Prepend($"{(type.IsRecord ? "record " : "")}{kind} "
            + $"{type.ToDisplayString(Signature)}{(bases.Length > 0 ? " : " + bases : "")}"));
    }

    /// <summary>Public members as a user sees them: properties rather than their accessors, operators, no compiler-made ones.</summary>
    private static bool IsListed(ISymbol member) =>
        member.DeclaredAccessibility == Accessibility.Public
        && !member.IsImplicitlyDeclared
        && member is not IMethodSymbol { MethodKind: MethodKind.PropertyGet or MethodKind.PropertySet };

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
