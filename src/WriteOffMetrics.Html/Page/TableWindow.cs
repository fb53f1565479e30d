namespace WriteOffMetrics.Html;

/// <summary>Of which periods the numbers of a table are.</summary>
internal static class TableWindow
{
    /// <summary>
    /// The one period that all its numbers share, those that have none aside, or from the first to the last where its rows are periods;
    /// null where they have several, or none has one.
    /// </summary>
    public static ReportingPeriod? Of(DashboardTable table, TableLook look)
    {
        ReportingPeriod[] periods = [.. PeriodsOf(table, look).Distinct()];
        if (periods.Length == 1) return periods[0];
        return look.NamesArePeriods && periods.Length > 0
            ? ReportingPeriod.FromDates(periods.Min(period => period.Start), periods.Max(period => period.End))
            : null;
    }

    /// <summary>Whether its numbers are of several periods, so that its columns say of which they are.</summary>
    public static bool IsOfSeveral(DashboardTable table, TableLook look) =>
        !look.NamesArePeriods && PeriodsOf(table, look).Distinct().Skip(1).Any();

    /// <summary>The one period of all tables; null where one of them has none or another.</summary>
    public static ReportingPeriod? OfAll(IReadOnlyList<(DashboardTable Table, TableLook Look)> tables)
    {
        ReportingPeriod?[] windows = [.. tables.Select(one => Of(one.Table, one.Look)).Distinct()];
        return windows.Length == 1 ? windows[0] : null;
    }

    private static IEnumerable<ReportingPeriod> PeriodsOf(DashboardTable table, TableLook look)
    {
        int figure = look.NamesArePeriods ? table.Columns.ToList().IndexOf("figure") : -1;
        return from row in table.Rows
               from one in figure < 0 ? row.Figures : [row.Figures[figure]]
               where one is { Text: null, Period: not null }
               select one.Period!.Value;
    }
}
