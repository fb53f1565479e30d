namespace WriteOffMetrics;

/// <summary>The categories that figures are read from, with the name under which explanations print them.</summary>
internal sealed class CategoryScope
{
    public static readonly CategoryScope AllLosses =
        new("all losses", [EntryCategory.Receivable, EntryCategory.Inventory, EntryCategory.Asset, EntryCategory.Vendor]);

    private CategoryScope(string name, EntryCategory[] categories)
    {
        Name = name;
        Categories = categories;
    }

    public string Name { get; }

    public IReadOnlyList<EntryCategory> Categories { get; }

    public static CategoryScope Of(EntryCategory category) => new(EntryWords.Of(category), [category]);
}
