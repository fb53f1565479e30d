namespace WriteOffMetrics.Html;

/// <summary>
/// The first sentence: how much was written off, how good that is, how far from the next band, and against the target. Each part is said
/// where the snapshot has it, and the sentence is true without it.
/// </summary>
internal sealed class LeadSentence(MarkupWriter page, Numbers numbers, DashboardSnapshot snapshot)
{
    private readonly DashboardTable? figures = Found.Table(snapshot, "headline", "figures");
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
        else if (amount?.Value is { } money) WriteAmount(amount, money, kind, ratio);
        else WriteNothing(amount, ratio, kind);
    }

    /// <summary>What a headline's figure is a part of, by its name: <c>gross to sales</c>; nothing of an amount.</summary>
    private static string Over(string of) => of.IndexOf(" to ", StringComparison.Ordinal) is var at and >= 0 ? " of " + of[(at + 4)..] : "";

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

        WriteComparison();
    }

    private void WriteAmount(DashboardFigure amount, Quantity money, string kind, DashboardFigure? ratio)
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

        page.Text(ratio is null ? "." : $"; there is no ratio to sales: {ratio}.");
        WriteComparison();
    }

    private void WriteNothing(DashboardFigure? amount, DashboardFigure? ratio, string kind)
    {
        DashboardSection? headline = snapshot.Sections.FirstOrDefault(section => section.Name == "headline");
        if (amount is not null) page.Text($"There is no figure of {kind} write-offs for {When(amount)}: {amount}.");
        else if (ratio is not null) page.Text($"There is no ratio of {kind} write-offs to sales for {When(ratio)}: {ratio}.");
        else page.Text(headline?.Absence is { } absence
            ? $"There is no headline. {SafeText.Isolated(absence)}"
            : $"There is no headline as of {Words.Day(snapshot.AsOf)}.");
    }

    /// <summary>The band, else nothing; and the target, else the benchmark, else the period before.</summary>
    private void WriteComparison()
    {
        string? band = Text("band", "of");
        if (band?.StartsWith("no band: ", StringComparison.Ordinal) == true) band = null;
        Quantity? target = Value("against the target"), benchmark = Value("against the benchmark"),
            before = Value("against the period before");
        if (band is null && target is null && benchmark is null && before is null)
        {
            page.Text(" There is no band, target or earlier period to compare it with.");
            return;
        }

        page.Text(" That is ");
        if (band is not null)
        {
            using (page.Element("strong")) page.Phrase(band);
            bool hasDistance = WriteDistance("to the better band", "short of") || WriteDistance("to the worse band", "clear of");
            if (target is null && benchmark is null && before is null)
            {
                page.Text(".");
                return;
            }

            page.Text(hasDistance ? ", and " : " and ");
        }

        if (target is { } variance)
            WriteAgainst("against the target", variance, ["better than", "worse than", "from", "on"], "the target",
                Text("against the target", "of"));
        else if (benchmark is { } gap)
            WriteAgainst("against the benchmark", gap, ["better than", "worse than", "from", "at"], "the benchmark",
                Text("against the benchmark", "of"));
        else WriteBefore(before!.Value);
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

    /// <summary>How far from a value and in which direction: better, worse, neither known, none.</summary>
    private void WriteAgainst(string row, Quantity difference, string[] words, string what, string? name)
    {
        bool? isBetter = Found.Figure(standing, row, "value")?.IsFavourable;
        if (difference.ToDecimal() == 0) page.Text(words[3]);
        else
        {
            Amount(difference);
            page.Text(" " + (isBetter switch { true => words[0], false => words[1], null => words[2] }));
        }

        page.Text(" " + what);
        if (name is null || name == "target") return;
        page.Text(" ");
        page.Phrase(name);
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
