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

    /// <summary>
    /// What totals of a ledger are read from unless the caller names something else: receivables, or the only category its filter leaves.
    /// </summary>
    public static CategoryScope FromLedger(WriteOffLedger ledger) => FromCategory(ledger.Filter.OnlyCategory ?? EntryCategory.Receivable);

    public static CategoryScope FromCategory(EntryCategory category) => new(EntryWords.NameOf(category), [category]);
}
