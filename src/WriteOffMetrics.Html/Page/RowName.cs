namespace WriteOffMetrics.Html;

/// <summary>Writes the name of a row.</summary>
internal static class RowName
{
    /// <summary>Words of the dashboard before a name of the user's.</summary>
    private static readonly string[] Prefixes = ["target: ", "against "];

    public static void Write(MarkupWriter page, DashboardRow row, TableLook look, PeriodWords periods)
    {
        if (row.Name is not { } name) page.Text("span", "soft", "(none stated)");
        else if (look.NamesAreData && row.Kind == DashboardRowKind.Item) page.Name(name);
        else if (Prefixes.FirstOrDefault(one => name.StartsWith(one, StringComparison.Ordinal)) is { } prefix
            && look.Interval is null)
        {
            page.Text(Words.Capital(prefix.TrimEnd(':', ' ')) + " “");
            page.Name(name[prefix.Length..]);
            page.Text("”");
        }
        else page.Name(Words.Capital(periods.Of(look.RowWords(name))));
    }
}
