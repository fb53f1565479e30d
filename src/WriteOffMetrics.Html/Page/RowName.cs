namespace WriteOffMetrics.Html;

/// <summary>Writes the name of a row.</summary>
internal static class RowName
{
    /// <summary>Words of the dashboard before a name of the user's.</summary>
    private static readonly string[] Prefixes = ["target: ", "against "];

    public static void Write(MarkupWriter page, DashboardRow row, TableLook look)
    {
        if (row.Name is not { } name) page.Text("span", "soft", "(none stated)");
        else if (look.NamesAreData && row.Kind == DashboardRowKind.Item) page.Name(name);
        else if (Prefixes.FirstOrDefault(one => name.StartsWith(one, StringComparison.Ordinal)) is { } prefix
            && !name.StartsWith("against the ", StringComparison.Ordinal))
        {
            page.Text(Words.Capital(prefix));
            page.Name(name[prefix.Length..]);
        }
        else page.Name(Words.Capital(name));
    }

    /// <summary>The same as text.</summary>
    public static string Of(DashboardRow row, TableLook look) => row.Name is not { } name ? "(none stated)"
        : look.NamesAreData && row.Kind == DashboardRowKind.Item ? name : Words.Capital(name);
}
