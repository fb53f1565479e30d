namespace WriteOffMetrics.Html;

/// <summary>What the chart of a trend says, in words below it.</summary>
internal sealed class TrendWords(MarkupWriter page, Numbers numbers, TrendData data, DashboardTable? trend)
{
    /// <summary>The last of so many are named: those of long ago stand among the figures.</summary>
    private const int MostSignals = 6;

    public void Write(string metric)
    {
        using (page.Element("p"))
        {
            page.Text(metric + ".");
            WriteTrend();
            WriteHiddenLimit();
        }

        int[] all = [.. Enumerable.Range(0, data.Count).Where(row => data.Signals[row] is not null)];
        int[] signals = [.. all.TakeLast(MostSignals)];
        if (signals.Length == 0) return;
        using var _ = page.Element("p", "signals");
        page.Text(signals.Length == 1 ? "Signal: " : "Signals: ");
        for (int i = 0; i < signals.Length; i++)
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

        page.Text(all.Length > signals.Length ? $"; and {numbers.Count(all.Length - signals.Length)} earlier among the figures." : ".");
    }

    private void WriteTrend()
    {
        if (Of("slope a year") is not { Value: { } slope } figure) return;
        string? direction = Found.Figure(trend, "direction", "value")?.Text?.ToLowerInvariant();
        bool isClear = direction is "rising" or "falling";

        // A clear direction may have a median of slopes that is 0.
        string clear = slope.ToDecimal() == 0 ? ", at a slope of " : " by ";
        page.Text(isClear ? $" {Words.Capital(direction!)}{clear}" : " No clear trend: ");
        string rounded = numbers.ReadsAsZero(slope) && slope.ToDecimal() != 0 ? " (rounded)" : "";
        page.Figure(figure, slope, (isClear ? numbers.Magnitude(slope) : numbers.Signed(slope)) + rounded);
        page.Text(" a year");
        if (Of("lower") is { Value: { } low } lower && Of("upper") is { Value: { } high } upper)
        {
            page.Text(" (");
            page.Figure(lower, low, numbers.SignedWithoutUnit(low));
            page.Text(" to ");
            page.Figure(upper, high, numbers.Signed(high));
            if (Of("level") is { Value: { } level } stated)
            {
                page.Text(", level ");
                page.Figure(stated, level, numbers.AsSet(level));
            }

            page.Text(")");
        }

        page.Text(".");
    }

    /// <summary>Limits below what can be, which the chart cuts off.</summary>
    private void WriteHiddenLimit()
    {
        int last = TrendData.LastOf(data.Lower);
        if (last < 0 || data.HasNegative || data.Lower[last]!.Value is var limit && limit.ToDecimal() >= 0) return;
        page.Text(" The lower limit of ");
        page.Data(limit.ToDecimal(), numbers.WithUnit(limit));
        page.Text(" is not drawn: no figure is below zero.");
    }

    private DashboardFigure? Of(string row) => Found.Figure(trend, row, "value");
}
