using System.Globalization;

namespace WriteOffMetrics.Html;

/// <summary>Writes a snapshot as a page: head, first sentence, sections, entities, what is not shown.</summary>
internal sealed class PageWriter(MarkupWriter page, HtmlPageOptions options)
{
    private readonly Numbers numbers = new(options);

    public void Write(DashboardSnapshot snapshot)
    {
        using var html = page.Element("html");
        page.Attribute("lang", "en");
        using (page.Element("head"))
        {
            page.Leaf("meta", ("charset", "utf-8"));
            page.Leaf("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
            page.Leaf("meta", ("name", "color-scheme"), ("content", "light dark"));
            string name = string.IsNullOrWhiteSpace(snapshot.Name) ? "" : SafeText.Isolated(Short(snapshot.Name)) + ", ";
            page.Text("title", null, $"{options.Title}, {name}{Words.Day(snapshot.AsOf)}");
            using (page.Element("style")) page.OwnText(StyleSheet.Text);
        }

        using (page.Element("body"))
        {
            WriteHeader(snapshot);
            using (page.Element("main"))
            {
                WriteSnapshot(snapshot, "", "h2");
                WriteEntities(snapshot, "", "h2");
            }

            using (page.Element("footer")) page.Text("p", null,
                "Figures are rounded for reading; the snapshot from which this page was written has all their digits. Changes, "
                + "differences and movements carry their sign; an empty bar stands for a negative number.");
        }
    }

    private static string Short(string name) => SafeText.Shorten(SafeText.OnOneLine(name), SafeText.LongestName);

    private void WriteHeader(DashboardSnapshot snapshot)
    {
        using var header = page.Element("header");
        using (page.Element("div", "kicker"))
        {
            if (!string.IsNullOrWhiteSpace(snapshot.Name))
            {
                page.Name(snapshot.Name);
                page.Text(" · ");
            }

            page.Text(snapshot.Currency.Code);
        }

        page.Text("h1", null, options.Title);
        using var days = page.Element("dl", "days");
        if (snapshot.Period is { } period) WriteDay("period", Words.Period(period));
        WriteDay("as of", Words.Day(snapshot.AsOf));
        WriteDay("complete through", snapshot.CompleteThrough is { } complete ? Words.Day(complete) : "not stated");
        if (snapshot.KnownOn is { } known) WriteDay("known on", Words.Day(known));
    }

    private void WriteDay(string what, string day)
    {
        using var _ = page.Element("div");
        page.Text("dt", null, what);
        page.Text("dd", null, day);
    }

    /// <summary>The sections of a snapshot, then those that are absent.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="id">What tells it from other snapshots of the page, in ids; empty of the first.</param>
    /// <param name="heading">The element of its headings.</param>
    private void WriteSnapshot(DashboardSnapshot snapshot, string id, string heading)
    {
        bool hasHeadline = snapshot.Sections.Any(section => section.Name == "headline" && section.IsPresent);

        // An entity's sentence stands above its details.
        if (!hasHeadline && id.Length == 0) new LeadSentence(page, numbers, snapshot).Write();
        foreach (DashboardSection section in snapshot.Sections.Where(section => section.IsPresent))
            new SectionWriter(page, numbers, snapshot, id, heading).Write(section);

        // Why there is no headline is the first sentence.
        DashboardSection[] absent = [.. snapshot.Sections.Where(section => !section.IsPresent && section.Name != "headline")];
        if (absent.Length == 0) return;
        using var _ = page.Element("section", "absent");
        page.Text(heading, null, "Not shown");
        using var list = page.Element("ul");
        var periods = new PeriodWords(snapshot);
        foreach (IGrouping<string, DashboardSection> alike in absent.GroupBy(section => section.Absence!))
        {
            using var item = page.Element("li");
            bool isFirst = true;
            foreach (DashboardSection section in alike)
            {
                if (!isFirst) page.Text(", ");
                page.Name(isFirst ? Words.Capital(section.Name) : section.Name);
                isFirst = false;
            }

            page.Text(": ");
            page.Name(periods.Of(alike.Key));
        }
    }

    /// <summary>The page of each entity in <c>details</c>, below the consolidated one.</summary>
    private void WriteEntities(DashboardSnapshot snapshot, string id, string heading)
    {
        if (snapshot.Entities.Count == 0) return;
        using var _ = page.Element("section", "entities");
        page.Text(heading, null, "Each entity");
        for (int i = 0; i < snapshot.Entities.Count; i++)
        {
            DashboardSnapshot entity = snapshot.Entities[i];
            string own = id + "e" + (i + 1).ToString(CultureInfo.InvariantCulture);
            using (page.Element("article"))
            {
                using (page.Element(Below(heading)))
                {
                    page.Phrase(entity.Name);
                    page.Text(" ");
                    page.Text("small", null, Where(entity, entity.Period));
                }

                new LeadSentence(page, numbers, entity).Write();
                using var details = page.Element("details", "all");
                using (page.Element("summary"))
                {
                    page.Text("All figures of ");
                    page.Phrase(entity.Name);
                }

                WriteSnapshot(entity, own, Below(Below(heading)));
                WriteEntities(entity, own, Below(Below(heading)));
            }
        }
    }

    /// <summary>Of which period and in which currency the figures of an entity are, and how far they are complete.</summary>
    private static string Where(DashboardSnapshot snapshot, ReportingPeriod? period) =>
        $"{(period is { } known ? Words.Period(known) : "as of " + Words.Day(snapshot.AsOf))} · "
        + $"{(snapshot.CompleteThrough is { } complete ? "complete through " + Words.Day(complete) : "completeness not stated")} · "
        + snapshot.Currency.Code;

    private static string Below(string heading) => heading switch { "h2" => "h3", "h3" => "h4", "h4" => "h5", _ => "h6" };
}
