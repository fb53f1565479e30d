using NodaTime;
using WriteOffMetrics.Approvals;

namespace WriteOffMetrics;

/// <summary>Where requests for write-offs stand, how long they wait, who decides, and what is granted in part.</summary>
internal static class ApprovalsSection
{
    public const string Name = "approvals";

    private static readonly int[] Ages = [7, 30, 90];

    private static readonly Ratio Median = Ratio.FromPercent(50), NinthDecile = Ratio.FromPercent(90);

    public static DashboardSection Build(BoardParts parts)
    {
        if (parts.IsGroup) return DashboardSection.Absent(Name, "Requests stand with each entity.");
        if (parts.Inputs.Requests is not { } status) return DashboardSection.Absent(Name, "No requests were given.");
        var section = new BoardSection(Name);
        section.Add(States(parts, status)).Add(Waiting(parts, status)).Add(Decisions(parts, status)).Add(PartGrants(parts, status));
        if (parts.KnownOn is not null) section.Note("Requests are as the log that was given has them, whatever was known on the day.");
        if (parts.Inputs.ServiceLevel is null) section.Note("No service level was stated: what is over it is not counted.");
        return section.ToSection();
    }

    private static BoardTable States(BoardParts parts, RequestStatus status)
    {
        int index = parts.Windows.Index;
        var table = new BoardTable("states", "requests", "amount", "requests, period before", "median hours", "ninth decile of hours");
        foreach (RequestState state in Enum.GetValues<RequestState>())
        {
            CountSeries counts = status.CountIn(state);
            table.Add(
                ApprovalWords.NameOf(state),
                DashboardFigure.OfPoint(counts.Combine(index, 1)),
                DashboardFigure.OfPoint(status.AmountIn(state).Combine(index, 1)),
                index == 0 ? null : DashboardFigure.OfManyPoints(counts.Combine(index - 1, 1)),
                Hours(state, Median),
                Hours(state, NinthDecile));
        }

        return table;

        // Where no stay ended there are none; states that are an end are never left.
        DashboardFigure? Hours(RequestState state, Ratio share) =>
            status.HoursIn(state, share).Combine(index, 1) is { Value: not null } point ? DashboardFigure.OfManyPoints(point) : null;
    }

    private static BoardTable Waiting(BoardParts parts, RequestStatus status)
    {
        int index = parts.Windows.Index;
        var table = new BoardTable("waiting", "requests", "amount", "requests, period before");
        Add("for a decision", Duration.Zero);
        foreach (int days in Ages) Add($"for more than {Invariant.Text(days)} days", Duration.FromDays(days));
        if (parts.Inputs.ServiceLevel is { } level) Add("over the service level", level);
        return table;

        void Add(string name, Duration time)
        {
            CountSeries counts = status.CountPendingLongerThan(time);
            table.Add(
                name,
                DashboardFigure.OfPoint(counts.Combine(index, 1)),
                DashboardFigure.OfPoint(status.AmountPendingLongerThan(time).Combine(index, 1)),
                index == 0 ? null : DashboardFigure.OfManyPoints(counts.Combine(index - 1, 1)));
        }
    }

    /// <summary>Of the main window, the people with the most decisions first.</summary>
    private static BoardTable Decisions(BoardParts parts, RequestStatus status)
    {
        (int first, int count) = parts.Windows.Main;
        var table = new BoardTable("decisions", "period", parts.Windows.MainName);
        (string Person, CountSeries Series, long Count)[] people = [.. status.Decisions
            .Select(one => (one.Key!, one.Value, (long)one.Value.Combine(first, count).Value!.Value.ToDecimal()))
            .Where(one => one.Item3 > 0).OrderByDescending(one => one.Item3).ThenBy(one => one.Item1, StringComparer.Ordinal)];
        foreach ((string person, CountSeries series, _) in people.Take(parts.Inputs.Top))
        {
            table.Add(
                person, DashboardFigure.OfManyPoints(series.Combine(parts.Windows.Index, 1)),
                DashboardFigure.OfManyPoints(series.Combine(first, count)));
        }

        if (people.Length > parts.Inputs.Top)
        {
            table.Add(DashboardRowKind.Others, BoardWords.Others(people.Length - parts.Inputs.Top), null,
                DashboardFigure.OfCount(people.Skip(parts.Inputs.Top).Sum(one => one.Count)));
        }

        CountSeries all = status.Decisions.Total;
        return people.Length == 0 ? table : table.Add(DashboardRowKind.Total, "total",
            DashboardFigure.OfPoint(all.Combine(parts.Windows.Index, 1)), DashboardFigure.OfPoint(all.Combine(first, count)));
    }

    private static BoardTable PartGrants(BoardParts parts, RequestStatus status) => new BoardTable("part grants", parts.Windows.Names)
        .Add("part grants", parts.Windows.FiguresOf(status.PartGrants))
        .Add("not granted", parts.Windows.FiguresOf(status.NotGranted));
}
