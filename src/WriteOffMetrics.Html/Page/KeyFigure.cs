namespace WriteOffMetrics.Html;

/// <summary>The figure of a section that is read before its tables, with what it is compared with.</summary>
internal sealed class KeyFigure(MarkupWriter page, Numbers numbers)
{
    /// <summary>The row of a section's figures that is read first, and the rows and columns beside which it stands.</summary>
    private static readonly Dictionary<string, (string Row, (string Row, string? Column)[] Beside)> Known = new()
    {
        ["collections"] = ("days sales outstanding", [("days sales outstanding", "period before"), ("days sales outstanding", "target")]),
        ["at risk"] = ("at risk", [("at risk", "period before"), ("share at risk", null)]),
        ["allowance"] = ("required", [("booked", null), ("booked less required", null)]),
        ["vendor losses"] = ("net write-offs", [("net write-offs", "period before"), ("vendor losses to purchases", null)]),
    };

    public void Write(DashboardSection section)
    {
        if (!Known.TryGetValue(section.Name, out var key)) return;
        if (Found.Table(section, "figures") is not { Columns: [var now, ..] } table) return;
        if (Found.Figure(table, key.Row, now) is not { Value: { } value } figure) return;
        using var _ = page.Element("p", "key");
        string text = numbers.WithUnit(value);

        // Of days sales outstanding there are so many days.
        int unit = text.LastIndexOf(' ') + 1;
        if (unit > 0 && key.Row.StartsWith(text[unit..] + " ", StringComparison.Ordinal)) text = text[..(unit - 1)];
        using (page.Element("strong")) page.Figure(figure, value, text);
        page.Text(" " + key.Row);
        TableLook look = TableLook.Of(section.Name, table.Name);
        foreach ((string name, string? column) in key.Beside)
        {
            if (table.Rows.FirstOrDefault(one => one.Name == name) is not { } row) continue;
            if (Found.Figure(table, name, column ?? now) is not { Value: { } other } beside) continue;
            page.Text("; " + (column ?? name) + " ");
            bool isChange = look.IsChange(table, row, column ?? now, beside);
            page.Figure(beside, other, isChange ? numbers.Signed(other) : numbers.WithUnit(other));
        }
    }
}
