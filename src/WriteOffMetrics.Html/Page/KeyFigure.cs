namespace WriteOffMetrics.Html;

/// <summary>The figure of a section that is read before its tables, with what it is compared with.</summary>
internal sealed class KeyFigure(MarkupWriter page, Numbers numbers)
{
    /// <summary>The figure of a section, and the figures beside which it stands, by row and column.</summary>
    private static readonly Dictionary<string, (string Row, string Column, (string Row, string Column)[] Beside)> Known = new()
    {
        ["collections"] = ("days sales outstanding", "period",
            [("days sales outstanding", "period before"), ("days sales outstanding", "target")]),
        ["at risk"] = ("at risk", "period", [("at risk", "period before"), ("share at risk", "period")]),
        ["allowance"] = ("required", "value", [("booked", "value"), ("booked less required", "value")]),
        ["vendor losses"] = ("net write-offs", "period", [("net write-offs", "period before"), ("vendor losses to purchases", "period")]),
    };

    public void Write(DashboardSection section)
    {
        if (!Known.TryGetValue(section.Name, out var key)) return;
        DashboardTable? table = Found.Table(section, "figures");
        if (Found.Figure(table, key.Row, key.Column)?.Value is not { } value) return;
        using var _ = page.Element("p", "key");
        using (page.Element("strong")) page.Data(value.ToDecimal(), numbers.WithUnit(value));
        page.Text(" " + key.Row);
        foreach ((string row, string column) in key.Beside)
        {
            if (Found.Figure(table, row, column)?.Value is not { } beside) continue;
            page.Text("; " + (column is "period" or "value" ? row : column) + " ");
            page.Data(beside.ToDecimal(), numbers.WithUnit(beside));
        }
    }
}
