using NodaTime;

namespace WriteOffMetrics;

/// <summary>Why the headline's ratio moved, by rate and mix of the segments, and what became known since an earlier report.</summary>
internal static class ChangeSection
{
    public const string Name = "change explained";

    public static DashboardSection Build(BoardParts parts)
    {
        var section = new BoardSection(Name);
        bool isAny = false;
        foreach (MetricBreakdown<AmountSeries> sales in parts.SalesBySegment)
        {
            isAny = true;
            section.Add(RateAndMix(parts, sales.Dimension, section));
        }

        if (parts.Inputs.EarlierKnownOn is { } earlier && parts is { WholeLedger: { } ledger, KnownOn: { } known })
        {
            isAny = true;
            if (earlier <= known)
            {
                section.Add(Bridge(parts, ledger, earlier, known, section));
            }
            else
            {
                section.Note(
                    $"The earlier report is of {DayNumber.ToText(earlier)}, behind {DayNumber.ToText(known)}: there is no bridge.");
            }
        }

        return isAny
            ? section.ToSection()
            : DashboardSection.Absent(
                Name,
                "Neither sales by segment nor an earlier day of knowledge beside that of the snapshot were given: there is nothing to "
                + "explain the change by.");
    }

    private static BoardTable RateAndMix(BoardParts parts, string dimension, BoardSection section)
    {
        var table = new BoardTable(
            "rate and mix by " + dimension, "before", "after", "share before", "share after", "rate effect", "mix effect");
        BoardWindows windows = parts.Windows;
        if (FromTo(windows) is not var (from, to))
        {
            section.Note($"The axis has no earlier period to explain the change by {dimension} from.");
            return table;
        }

        MetricBreakdown<RatioSeries> ratios = SegmentRatios.RatiosOf(parts, dimension)!;
        if (section.TryCompute($"rate and mix by {dimension}", () => ratios.DecomposeChange(from, to)) is not { } change) return table;
        if (change.Change is null)
        {
            section.Note(WhyNone(dimension, ratios, change, from, to));
            return table;
        }

        SegmentEffect[] ordered = [.. change.Segments.OrderByDescending(SizeOf).ThenBy(one => one.Segment, StringComparer.Ordinal)];
        foreach (SegmentEffect one in ordered.Take(parts.Inputs.Top))
        {
            table.Add(
                one.Segment,
                DashboardFigure.OfManyPoints(one.Before),
                DashboardFigure.OfManyPoints(one.After),
                Value(one.ShareBefore),
                Value(one.ShareAfter),
                Effect(one.RateEffect),
                Effect(one.MixEffect));
        }

        SegmentEffect[] others = ordered[Math.Min(parts.Inputs.Top, ordered.Length)..];
        if (others.Length > 0)
        {
            table.Add(DashboardRowKind.Others, BoardWords.Others(others.Length), null, null,
                Value(Ratio.FromDecimal(others.Sum(one => one.ShareBefore.ToDecimal()))),
                Value(Ratio.FromDecimal(others.Sum(one => one.ShareAfter.ToDecimal()))),
                Effect(Quantity.FromPoints(others.Sum(one => one.RateEffect.ToDecimal()))),
                Effect(Quantity.FromPoints(others.Sum(one => one.MixEffect.ToDecimal()))));
        }

        RatioSeries total = ratios.Total;
        string explanation() => change.Explain().ToString();
        return table.Add(DashboardRowKind.Total, "total",
            DashboardFigure.OfPoint(Over(total, from)), DashboardFigure.OfPoint(Over(total, to)), null, null,
            Effect(change.RateEffect!.Value, explanation), Effect(change.MixEffect!.Value, explanation));

        DashboardFigure Effect(Quantity effect, Func<string>? explain = null) =>
            DashboardFigure.OfValue(effect, MetricStatus.Defined, to, Favour.Of(change.Definition, effect), explain);
    }

    /// <summary>The main window and the one before it; where that is not on the axis, the period and the one before it.</summary>
    private static (ReportingPeriod From, ReportingPeriod To)? FromTo(BoardWindows windows)
    {
        if (windows.MainBefore is { } before)
            return (windows.Axis.SpanOf(before.First, before.Count), windows.Axis.SpanOf(windows.Main.First, windows.Main.Count));
        return windows.Index > 0 ? (windows.Axis[windows.Index - 1], windows.Axis[windows.Index]) : null;
    }

    /// <summary>What became known between two days, of the periods that were complete on the first.</summary>
    private static BoardTable Bridge(BoardParts parts, WriteOffLedger ledger, LocalDate earlier, LocalDate known, BoardSection section)
    {
        PeriodTotals then = Totals(ledger.AsKnownOn(earlier)), came = Totals(ledger.BecameKnownBetween(earlier, known));
        int count = Math.Min(parts.Windows.Index + 1, parts.Axis.CountThrough(BoardParts.Earlier(earlier, then.LastCompleteDay)));
        var table = new BoardTable("bridge", "amount", "entries");
        if (count == 0)
        {
            section.Note($"No period was complete on {DayNumber.ToText(earlier)}: there is nothing to bridge from.");
            return table;
        }

        Add(DashboardRowKind.Item, $"net as known on {DayNumber.ToText(earlier)}", then.Net);
        Add(DashboardRowKind.Item, "write-offs", came.Gross);
        Add(DashboardRowKind.Item, "reversals", came.Reversals, isTaken: true);
        Add(DashboardRowKind.Item, "recoveries", came.Recoveries, isTaken: true);
        Add(DashboardRowKind.Item, "recoveries returned", came.RecoveriesReturned);
        Add(DashboardRowKind.Total, $"net as known on {DayNumber.ToText(known)}", parts.Net);
        section.Note($"The bridge is of {parts.Axis.SpanOf(0, count).Name}, the periods complete on {DayNumber.ToText(earlier)}.");
        return table;

        PeriodTotals Totals(WriteOffLedger of) => EntityParts.NarrowTo(of, parts.Axis, parts.AsOf).SummarizeBy(parts.Axis);

        // What lowers the net is below zero, so that the amounts add up to the last.
        void Add(DashboardRowKind kind, string name, AmountSeries series, bool isTaken = false)
        {
            AmountPoint point = series.PointOf(0, count);
            DashboardFigure amount = isTaken
                ? DashboardFigure.OfValue(-point.Amount, point.Status, point.Period, null, () => point.Explain().ToString())
                : DashboardFigure.OfPoint(point);
            table.Add(kind, name, amount, point.EntryCount is { } number ? DashboardFigure.OfCount(number) : null);
        }
    }

    private static string WhyNone(
        string dimension, MetricBreakdown<RatioSeries> ratios, RateMixChange change, ReportingPeriod from, ReportingPeriod to)
    {
        foreach ((string? value, RatioSeries ratio) in ratios)
        {
            foreach (RatioPoint point in (RatioPoint[])[Over(ratio, from), Over(ratio, to)])
            {
                if (point.Value is null)
                {
                    return $"No rate and mix by {dimension}: the ratio of {(value is null ? $"what states no {dimension}" : value)} in "
                        + $"{point.Period.Name} is undefined, {MetricStatusWords.InWords(point.Status)}.";
                }
            }
        }

        return $"No rate and mix by {dimension}: {change}.";
    }

    private static RatioPoint Over(RatioSeries series, ReportingPeriod span)
    {
        (int first, int count) = series.Axis.RequireSpan(span, nameof(span));
        return series.PointOf(first, count);
    }

    private static DashboardFigure Value(Ratio share) => DashboardFigure.OfValue(share, MetricStatus.Defined, null, null, null);

    private static decimal SizeOf(SegmentEffect one) => Math.Abs(one.RateEffect.ToDecimal() + one.MixEffect.ToDecimal());
}
