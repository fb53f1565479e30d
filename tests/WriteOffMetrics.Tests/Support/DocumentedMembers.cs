using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace WriteOffMetrics.Tests;

/// <summary>The public types and members of an assembly and their documentation, which lies beside it.</summary>
internal static partial class DocumentedMembers
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Every public type, property and method, as documentation names it, without type parameters.</summary>
    public static IReadOnlyList<string> Of(Assembly assembly) =>
    [
        .. assembly.GetExportedTypes().Select(type => "T:" + NameOf(type)),
        .. assembly.GetExportedTypes().SelectMany(type => type.GetProperties(Declared).Select(one => $"P:{NameOf(type)}.{one.Name}")),
        .. assembly.GetExportedTypes().Where(type => !type.IsEnum).SelectMany(type => type.GetMethods(Declared)
            .Where(one => !one.IsSpecialName && !one.IsDefined(typeof(CompilerGeneratedAttribute))
                && !one.Name.Contains('<', StringComparison.Ordinal))
            .Select(one => $"M:{NameOf(type)}.{one.Name}")),
    ];

    /// <summary>Those of them that have no documentation.</summary>
    public static IEnumerable<string> MissingOf(Assembly assembly) => Of(assembly).Except(
        XDocument.Load(Path.ChangeExtension(assembly.Location, "xml")).Descendants("member")
            .Where(member => member.Elements().Any(element => element.Name.LocalName is "summary" or "inheritdoc"))
            .Select(member => Plain(member.Attribute("name")!.Value.Split('(')[0])));

    private static string NameOf(Type type) => Plain(type.FullName!);

    private static string Plain(string name) => Arity().Replace(name, "");

    [GeneratedRegex(@"`+\d+")]
    private static partial Regex Arity();
}
