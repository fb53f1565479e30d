namespace WriteOffMetrics.Html.Tests;

/// <summary>The invented boards have the tables, columns and rows that the library makes and its document lists.</summary>
public sealed class FixtureTests
{
    [Theory]
    [InlineData("full")]
    [InlineData("consolidated")]
    public void Columns_are_those_of_computed_boards(string name)
    {
        ILookup<(string, string), string> computed = new[] { Samples.All["computed everything"], Samples.All["computed group"] }
            .SelectMany(Tables).ToLookup(one => (one.Section, Kind(one.Table.Name)), one => string.Join(", ", one.Table.Columns));
        Assert.All(Tables(Samples.All[name]), one =>
            Assert.Contains(string.Join(", ", one.Table.Columns), computed[(one.Section, Kind(one.Table.Name))]));
    }

    [Fact]
    public void Rows_are_those_of_the_document()
    {
        string[] lines = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "dashboard.md"));
        string section = "";
        HashSet<string> looked = [];
        foreach (string line in lines.SkipWhile(line => !line.StartsWith("| section |", StringComparison.Ordinal)).Skip(2)
            .TakeWhile(line => line.StartsWith('|')))
        {
            string[] cells = line.Split('|');
            section = Words(cells[1]).FirstOrDefault(section);
            DashboardTable? table = Tables(Samples.All["full"]).FirstOrDefault(one =>
                one.Section == section && Words(cells[2]).Contains(one.Table.Name)).Table;
            if (table is null || table.Name is not ("figures" or "standing" or "bridge")) continue;
            looked.Add(section);
            string[] known = [.. Words(cells[4]).Select(word => word.Replace("NAME", "", StringComparison.Ordinal))];
            Assert.All(table.Rows, row => Assert.Contains(known, word => row.Name == word || row.Name!.StartsWith("net as known on ",
                StringComparison.Ordinal) || word.EndsWith(' ') && row.Name.StartsWith(word, StringComparison.Ordinal)));
        }

        Assert.Equal(7, looked.Count);
    }

    private static IEnumerable<(string Section, DashboardTable Table)> Tables(DashboardSnapshot snapshot) =>
        from section in snapshot.Sections
        from table in section.Tables
        where table.Name != "history"
        select (section.Name, table);

    /// <summary>What stands in marks of code.</summary>
    private static IEnumerable<string> Words(string cell) => cell.Split('`').Where((_, index) => index % 2 == 1);

    private static string Kind(string table) => table.StartsWith("by ", StringComparison.Ordinal) ? "by"
        : table.StartsWith("rate and mix by ", StringComparison.Ordinal) ? "rate and mix by" : table;
}
