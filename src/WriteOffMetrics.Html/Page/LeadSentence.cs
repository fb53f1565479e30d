namespace WriteOffMetrics.Html;

/// <summary>
/// The first sentence: how much was written off, how good that is, how far from the next band, and against the target. Each part is said
/// where the snapshot has it, and the sentence is true without it.
/// </summary>
internal sealed class LeadSentence(MarkupWriter page, Numbers numbers, DashboardSnapshot snapshot)
{
    /// <summary>What the figure is compared with, the first that there is.</summary>
    private static readonly string[] Compared = ["against the target", "against the benchmark", "against the period before"];

    private readonly DashboardTable? figures = Found.Table(snapshot, "headline", "figures");
    private readonly PeriodWords periods = new(snapshot);
    private readonly DashboardTable? standing = Found.Table(snapshot, "headline", "standing");

    public void Write()
    {
        using var _ = page.Element("p", "lead");
        DashboardFigure? ratio = Found.Figure(standing, "ratio", "value");
        string of = Text("ratio", "of") ?? "net to sales";
        string kind = of.StartsWith("gross", StringComparison.Ordinal) ? "gross" : "net";
        DashboardFigure? amount = Found.Figure(figures, kind + " write-offs", "period");
        if (ratio is null && Found.Figure(figures, of, "period") is { } inTable) ratio = inTable;
        if (ratio?.Value is { } value) WriteFigure(ratio, value, kind, Over(of));
        else if (amount?.Value is { } money) WriteAmount(amount, money, kind, of, ratio);
        else WriteNothing(amount, ratio, kind, of);
    }

    /// <summary>What a headline's figure is a part of, by its name: <c>gross to sales</c>; nothing of an amount.</summary>
    private static string Over(string of) => Base(of) is { } whole ? " of " + whole : "";

    private static string? Base(string of) => of.IndexOf(" to ", StringComparison.Ordinal) is var at and >= 0 ? of[(at + 4)..] : null;

    private void WriteFigure(DashboardFigure ratio, Quantity value, string kind, string over)
    {
        if (value.ToDecimal() > 0)
        {
            Strong(value, over);
            page.Text($" were written off, {kind}, in {When(ratio)}.");
        }
        else
        {
            page.Text($"{Words.Capital(kind)} write-offs were ");
            Strong(value, over);
            page.Text($" in {When(ratio)}{(value.ToDecimal() < 0 ? ": more came back than was written off" : "")}.");
        }

        WriteComparison(ratio);
    }

    private void WriteAmount(DashboardFigure amount, Quantity money, string kind, string of, DashboardFigure? ratio)
    {
        if (money.ToDecimal() > 0)
        {
            Strong(money, "");
            page.Text($" were written off, {kind}, in {When(amount)}");
        }
        else
        {
            page.Text($"{Words.Capital(kind)} write-offs were ");
            Strong(money, "");
            page.Text($" in {When(amount)}{(money.ToDecimal() < 0 ? ": more came back than was written off" : "")}");
        }

        // What the ratio would be compared with has nothing to stand beside.
        if (ratio is not null) page.Text($"; there is no ratio to {Base(of) ?? "sales"}: {ratio}.");
        else
        {
            page.Text(".");
            WriteComparison(amount);
        }
    }

    private void WriteNothing(DashboardFigure? amount, DashboardFigure? ratio, string kind, string of)
    {
        DashboardSection? headline = snapshot.Sections.FirstOrDefault(section => section.Name == "headline");
        if (amount is not null) page.Text($"There is no figure of {kind} write-offs for {When(amount)}: {amount}.");
        else if (ratio is not null)
            page.Text($"There is no ratio of {kind} write-offs to {Base(of) ?? "sales"} for {When(ratio)}: {ratio}.");
        else page.Text(headline?.Absence is { } absence
            ? $"There is no headline. {SafeText.Isolated(periods.Of(absence))}"
            : $"There is no headline as of {Words.Day(snapshot.AsOf)}.");
    }

    /// <summary>The band, else nothing; and the target, else a benchmark of the same period, else the period before.</summary>
    private void WriteComparison(DashboardFigure of)
    {
        string? band = Text("band", "of");
        if (band?.StartsWith("no band: ", StringComparison.Ordinal) == true) band = null;
        (string Row, Quantity Difference)? against = null;
        foreach (string row in Compared)
        {
            if (Found.Figure(standing, row, "value") is { Value: { } difference } figure
                && (figure.Period is null || figure.Period == of.Period)) against ??= (row, difference);
        }

        if (band is null && against is null)
        {
            // What is there and cannot be compared says why in the table.
            if (standing?.Rows.Any(row => row.Name == "band" || Compared.Contains(row.Name)) != true)
                page.Text(" There is no band, target or earlier period to compare it with.");
            return;
        }

        page.Text(" That is ");
        bool hasDistance = false;
        if (band is not null)
        {
            using (page.Element("strong")) page.Phrase(band);
            hasDistance = WriteDistance("to the better band", "short of") || WriteDistance("to the worse band", "clear of");
        }

        if (against is { } found)
        {
            if (band is not null) page.Text(hasDistance ? ", and " : " and ");
            if (found.Row == "against the period before") WriteBefore(found.Difference);
            else WriteAgainst(found.Row, found.Difference);
        }

        page.Text(".");
    }

    private bool WriteDistance(string row, string words)
    {
        if (Value(row) is not { } distance || Text(row, "of") is not { } band) return false;
        page.Text(", ");
        Amount(distance);
        page.Text($" {words} ");
        page.Phrase(band);
        return true;
    }

    /// <summary>How far from a value and in which direction: better or worse, above or below where neither is, none.</summary>
    private void WriteAgainst(string row, Quantity difference)
    {
        bool isTarget = row == "against the target";
        bool? isBetter = Found.Figure(standing, row, "value")?.IsFavourable;
        if (difference.ToDecimal() == 0) page.Text(isTarget ? "on" : "at");
        else
        {
            Amount(difference);
            page.Text((isBetter, difference.ToDecimal() > 0) switch
            {
                (true, _) => " better than",
                (false, _) => " worse than",
                (null, true) => " above",
                (null, false) => " below",
            });
        }

        page.Text(isTarget ? " the target" : " the benchmark");
        if (Text(row, "of") is not { } name || name == "target") return;
        page.Text(" “");
        page.Phrase(isTarget ? name : BenchmarkName.Of(name).Name);
        page.Text("”");
    }

    private void WriteBefore(Quantity difference)
    {
        if (difference.ToDecimal() == 0)
        {
            page.Text("as much as in the period before");
            return;
        }

        Amount(difference);
        page.Text(difference.ToDecimal() > 0 ? " more than in the period before" : " less than in the period before");
    }

    /// <summary>A difference without its sign, which the words around it say; with the exact value as it stands.</summary>
    private void Amount(Quantity value)
    {
        string text = numbers.Magnitude(value);
        if (numbers.ReadsAsZero(value) && value.ToDecimal() != 0) text += " (rounded)";
        page.Data(value.ToDecimal(), text);
    }

    private void Strong(Quantity value, string words)
    {
        using var _ = page.Element("strong");
        page.Data(value.ToDecimal(), numbers.WithUnit(value));
        page.Text(words);
    }

    private string When(DashboardFigure figure)
    {
        ReportingPeriod? period = figure.Period ?? snapshot.Period;
        string words = period is { } known ? Words.Period(known) : $"the period to {Words.Day(snapshot.AsOf)}";
        return figure.IsComplete ? words : words + ", which is not complete";
    }

    private string? Text(string row, string column) =>
        Found.Figure(standing, row, column)?.Text is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    private Quantity? Value(string row) => Found.Figure(standing, row, "value")?.Value;
}
