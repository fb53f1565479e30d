using WriteOffMetrics.Impairments;

namespace WriteOffMetrics;

/// <summary>What was lost with vendors and what they forgave, each by itself.</summary>
internal static class VendorSection
{
    public const string Name = "vendor losses";

    public static DashboardSection Build(BoardParts parts)
    {
        bool hasLosses = parts.Totals.Categories.Contains(EntryCategory.Vendor);
        bool hasForgiven = parts.Totals.Categories.Contains(EntryCategory.ForgivenPayable);
        if (!hasLosses && !hasForgiven) return DashboardSection.Absent(Name, "The ledger has no vendor losses and no forgiven payables.");
        var table = new BoardTable("figures", parts.Windows.Names);
        var section = new BoardSection(Name);
        if (hasLosses)
        {
            PeriodTotals losses = parts.Totals.For(EntryCategory.Vendor);
            table.Add("gross write-offs", parts.Windows.FiguresOf(losses.Gross));
            table.Add("net write-offs", parts.Windows.FiguresOf(losses.Net));
            if (parts.Purchases is { } purchases)
            {
                RatioSeries ratio = losses.Gross.ToPurchases(purchases);
                table.Add("vendor losses to purchases", parts.Windows.FiguresOf(ratio));
                BoardTargets.AddRows(table, parts, ratio);
            }
            else
            {
                section.Note("No purchases were given: the ratio of vendor losses to them is missing.");
            }
        }

        if (hasForgiven)
            table.Add("forgiven payables", parts.Windows.FiguresOf(parts.Totals.For(EntryCategory.ForgivenPayable).Gross));
        return section.Add(table).ToSection();
    }
}
