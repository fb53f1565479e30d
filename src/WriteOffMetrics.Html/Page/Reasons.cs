namespace WriteOffMetrics.Html;

/// <summary>Why figures of a table are missing: a mark in the cell, and the words below the table.</summary>
internal sealed class Reasons
{
    private readonly List<string> all = [];

    public void WriteMark(MarkupWriter page, DashboardFigure figure)
    {
        string reason = figure.ToString();
        int index = all.IndexOf(reason);
        if (index < 0)
        {
            index = all.Count;
            all.Add(reason);
        }

        page.Text("–");
        using (page.Element("sup"))
        {
            page.Attribute("aria-hidden", "true");
            page.Text(Letter(index));
        }

        page.Text("span", "vh", $" no figure: {reason}");
    }

    public void Write(MarkupWriter page)
    {
        if (all.Count == 0) return;
        using var _ = page.Element("p", "note");
        for (int index = 0; index < all.Count; index++)
        {
            page.Text("sup", null, Letter(index));
            page.Text($" No figure: {all[index]}.{(index + 1 < all.Count ? " " : "")}");
        }
    }

    private static string Letter(int index) => ((char)('a' + index)).ToString();
}
