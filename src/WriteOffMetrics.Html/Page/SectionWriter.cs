namespace WriteOffMetrics.Html;

/// <summary>Writes a section: heading, figure first, tables, notes, explanations.</summary>
internal sealed class SectionWriter(MarkupWriter page, Numbers numbers, DashboardSnapshot snapshot, string id, string heading)
{
    private readonly TableWriter tables = new(page, numbers, snapshot.Currency);

    public void Write(DashboardSection section)
    {
        bool isHeadline = section.Name == "headline";
        using var _ = page.Element("section", isHeadline ? "headline" : null);
        using (page.Element(heading, isHeadline ? "vh" : null))
        {
            page.Text(SafeText.Isolated(Words.Capital(section.Name)) + " ");
            page.Text("small", null, PageWriter.Where(snapshot, PeriodOf(section) ?? snapshot.Period));
        }

        // An entity's sentence stands above its details.
        if (isHeadline && id.Length == 0) new LeadSentence(page, numbers, snapshot).Write();
        new KeyFigure(page, numbers).Write(section);
        if (section.Name == "trend" && section.Tables.Count > 0) WriteChart(section);
        (DashboardTable Table, TableLook Look)[] all = [.. section.Tables.Select(table => (table, TableLook.Of(section.Name, table.Name)))];
        WriteTables(section, [.. all.Where(one => !one.Look.IsFolded)]);
        foreach (string note in section.Notes)
        {
            using (page.Element("p", "note")) page.Text(SafeText.Isolated(note));
        }

        (DashboardTable Table, TableLook Look)[] folded = [.. all.Where(one => one.Look.IsFolded)];
        if (folded.Length > 0)
        {
            using (page.Element("details"))
            {
                page.Text("summary", null, section.Name == "trend" ? "Figures of the chart" : "Earlier periods");
                foreach ((DashboardTable table, TableLook look) in folded) WriteTable(section, table, look, true);
            }
        }

        Explanations.Write(page, numbers, all);
    }

    /// <summary>Tables below each other; two that need half the width each beside each other.</summary>
    private void WriteTables(DashboardSection section, (DashboardTable Table, TableLook Look)[] shown)
    {
        int i = 0;
        while (i < shown.Length)
        {
            if (i + 1 < shown.Length && shown[i].Look.IsHalf && shown[i + 1].Look.IsHalf)
            {
                using (page.Element("div", "two"))
                {
                    WritePart("part", shown[i++], true);
                    WritePart("part", shown[i++], true);
                }

                continue;
            }

            bool isSeen = shown.Length > 1 && shown[i].Table.Name != "figures";
            WritePart(shown[i].Look.IsHalf ? "part half" : "part", shown[i++], isSeen);
        }

        void WritePart(string kind, (DashboardTable Table, TableLook Look) one, bool isSeen)
        {
            using (page.Element("div", kind)) WriteTable(section, one.Table, one.Look, isSeen);
        }
    }

    private void WriteTable(DashboardSection section, DashboardTable table, TableLook look, bool isSeen)
    {
        string caption = Words.Capital(table.Name == "figures" ? $"{section.Name} figures" : table.Name);
        string label = $"{(id.Length == 0 ? "" : $"{snapshot.Name}, ")}{Words.Capital(section.Name)}: {table.Name}";
        DashboardTable? history = section.Name == "collections" && table.Name == "figures" ? Found.Table(section, "history") : null;
        tables.Write(table, look, caption, label, isSeen, history);
    }

    private void WriteChart(DashboardSection section)
    {
        var data = new TrendData(section);
        if (data.Unit is null || data.Count == 0)
        {
            page.Text("p", "note", "No period has a figure that could be drawn.");
            return;
        }

        DashboardTable? trend = Found.Table(section, "trend");
        string metric = Found.Figure(trend, "metric", "value")?.Text is { } text ? SafeText.Isolated(Words.Capital(text)) : "Figures";
        using var figure = page.Element("figure");
        using (page.Element("div", "scroll"))
        {
            page.Attribute("tabindex", "0");
            page.Attribute("role", "region");
            page.Attribute("aria-label", $"{(id.Length == 0 ? "" : $"{SafeText.Isolated(snapshot.Name)}, ")}Trend chart");
            new TrendChart(page, numbers, data).Write(metric + " by period", id + "trend");
        }

        using (page.Element("figcaption")) new TrendWords(page, numbers, data, trend).Write(metric);
    }

    /// <summary>The period of the section's figures: of its columns <c>period</c>, or the one that all share.</summary>
    private static ReportingPeriod? PeriodOf(DashboardSection section)
    {
        ReportingPeriod?[] periods =
        [
            .. from table in section.Tables
               let index = table.Columns.ToList().IndexOf("period")
               from row in table.Rows
               from figure in index < 0 ? row.Figures : [row.Figures[index]]
               where figure?.Period is not null
               select figure.Period,
        ];
        ReportingPeriod?[] distinct = [.. periods.Distinct()];
        return distinct.Length == 1 ? distinct[0] : null;
    }
}
