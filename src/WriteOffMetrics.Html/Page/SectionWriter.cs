namespace WriteOffMetrics.Html;

/// <summary>Writes a section: heading, figure first, tables, notes, explanations.</summary>
internal sealed class SectionWriter(MarkupWriter page, Numbers numbers, DashboardSnapshot snapshot, string id, string heading)
{
    private readonly PeriodWords periods = new(snapshot);

    public void Write(DashboardSection section)
    {
        bool isHeadline = section.Name == "headline";
        (DashboardTable Table, TableLook Look)[] all = [.. section.Tables.Select(table => (table, TableLook.Of(section.Name, table.Name)))];
        (DashboardTable Table, TableLook Look)[] shown = [.. all.Where(one => !one.Look.IsFolded)];
        (DashboardTable Table, TableLook Look)[] folded = [.. all.Where(one => one.Look.IsFolded)];
        ReportingPeriod? window = TableWindow.OfAll(shown.Length > 0 ? shown : [.. folded.Where(one => one.Look.NamesArePeriods)]);
        using var _ = page.Element("section", isHeadline ? "headline" : null);
        using (page.Element(heading, isHeadline ? "vh" : null))
        {
            page.Text(SafeText.Isolated(Words.Capital(section.Name)) + " ");
            page.Text("small", null, (window is { } period ? Words.Period(period) + " · " : "in ") + snapshot.Currency.Code);
        }

        // An entity's sentence stands above its details.
        if (isHeadline && id.Length == 0) new LeadSentence(page, numbers, snapshot).Write();
        new KeyFigure(page, numbers).Write(section);
        if (section.Name == "trend" && section.Tables.Count > 0) WriteChart(section, window);
        WriteTables(section, shown, window is not null);
        foreach (string note in section.Notes)
        {
            using (page.Element("p", "note")) page.Text(SafeText.Isolated(periods.Of(note)));
        }

        if (folded.Length > 0)
        {
            using (page.Element("details"))
            {
                page.Text("summary", null, section.Name == "trend" ? "Figures of the chart" : "Earlier periods");
                foreach ((DashboardTable table, TableLook look) in folded) WriteTable(section, table, look, false, true);
            }
        }

        Explanations.Write(page, numbers, periods, all);
    }

    /// <summary>Tables below each other; two that need half the width each beside each other.</summary>
    private void WriteTables(DashboardSection section, (DashboardTable Table, TableLook Look)[] shown, bool isWindowSaid)
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
            using (page.Element("div", kind)) WriteTable(section, one.Table, one.Look, isWindowSaid, isSeen);
        }
    }

    private void WriteTable(DashboardSection section, DashboardTable table, TableLook look, bool isWindowSaid, bool isSeen)
    {
        string caption = Words.Capital(table.Name == "figures" ? $"{section.Name} figures" : table.Name);
        string label = $"{Owner()}{Words.Capital(section.Name)}: {table.Name}";
        DashboardTable? history = section.Name == "collections" && table.Name == "figures" ? Found.Table(section, "history") : null;
        if (history?.Rows.Any(Spark.HasLine) == false) history = null;
        ReportingPeriod? window = isWindowSaid || TableWindow.IsOfSeveral(table, look) ? null : TableWindow.Of(table, look);
        new TableWriter(page, numbers, periods, snapshot.Currency).Write(table, look, caption, label, window, isSeen, history);
    }

    /// <summary>Whose table or chart it is, where the page has those of several.</summary>
    private string Owner() => id.Length == 0 ? "" : $"{(snapshot.Name.Length > 0 ? SafeText.Isolated(snapshot.Name) : "Entity " + id)}, ";

    private void WriteChart(DashboardSection section, ReportingPeriod? window)
    {
        var data = new TrendData(section, periods);
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
            page.Attribute("aria-label", Owner() + "Trend chart");
            string title = metric + " by period" + (window is { } of ? ", " + Words.Period(of) : "");
            new TrendChart(page, numbers, data).Write(title, id + "trend");
        }

        using (page.Element("figcaption")) new TrendWords(page, numbers, data, trend).Write(metric);
    }
}
