namespace WriteOffMetrics.Html;

/// <summary>What the chart of a trend says, in words below it.</summary>
internal sealed class TrendWords(MarkupWriter page, Numbers numbers, TrendData data, DashboardTable? trend)
{
    private const int MostSignals = 8;

    public void Write(string metric)
    {
        page.Text("p", null, $"{metric}. {TrendOf()}");
        int[] signals = [.. Enumerable.Range(0, data.Count).Where(row => data.Signals[row] is not null)];
        if (signals.Length == 0) return;
        using var _ = page.Element("p", "signals");
        page.Text(signals.Length == 1 ? "Signal: " : "Signals: ");
        for (int i = 0; i < Math.Min(signals.Length, MostSignals); i++)
        {
            if (i > 0) page.Text("; ");
            page.Phrase(data.NameOf(signals[i]));
            if (data.Figures[signals[i]] is { } value)
            {
                page.Text(" ");
                page.Data(value.ToDecimal(), numbers.WithUnit(value));
            }

            page.Text(", ");
            page.Phrase(data.Signals[signals[i]]!);
        }

        page.Text(signals.Length > MostSignals ? $"; and {numbers.Count(signals.Length - MostSignals)} more among the figures." : ".");
    }

    private string TrendOf()
    {
        if (ValueOf("slope a year") is not { } slope) return "";
        string? direction = Found.Figure(trend, "direction", "value")?.Text?.ToLowerInvariant();
        string amount = numbers.Magnitude(slope);
        string range = ValueOf("lower") is { } lower && ValueOf("upper") is { } upper
            ? $" ({numbers.WithUnit(lower)} to {numbers.WithUnit(upper)}{Level()})" : "";
        return direction switch
        {
            "rising" or "falling" => $"{Words.Capital(direction)} by {amount} a year{range}.",
            _ => $"No clear trend: {numbers.WithUnit(slope)} a year{range}.",
        };
    }

    private Quantity? ValueOf(string row) => Found.Figure(trend, row, "value")?.Value;

    private string Level() => Found.Figure(trend, "level", "value") is { } level && (level.Text is not null || level.Value is not null)
        ? $", level {(level.Value is { } value ? numbers.AsSet(value) : level.Text)}" : "";
}
