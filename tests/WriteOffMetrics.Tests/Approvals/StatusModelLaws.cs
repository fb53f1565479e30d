using NodaTime;
using WriteOffMetrics.Approvals;

namespace WriteOffMetrics.Tests.Approvals;

/// <summary>The status of random logs, counted once more by hand.</summary>
public sealed class StatusModelLaws(ITestOutputHelper output)
{
    private static readonly RequestState[] States = Enum.GetValues<RequestState>();

    [Fact]
    public void The_status_is_what_is_counted_by_hand()
    {
        const string Name = nameof(The_status_is_what_is_counted_by_hand);
        ApprovalModelWalk.Hold(output, Name, isOneCurrency: true, walk =>
        {
            for (int i = 0; i < 60; i++) walk.Step();
            PeriodAxis axis = ReportingCalendar.Days.Between(new LocalDate(2026, 6, 3), new LocalDate(2026, 6, 14));
            RequestLog log = RequestLog.FromEvents(walk.Log.SelectMany(one => one));
            if (walk.Often())
            {
                Compare(walk, log.StatusBy(ApprovalModelWalk.Usd, axis, walk.Policy.Zone), walk.Log);
                return;
            }

            // Of a dimension each value has its own, by what the requests state now; together they have all.
            IReadOnlyList<KeyValuePair<string?, RequestStatus>> byRegion = log.StatusBy(
                ApprovalModelWalk.Usd, axis, walk.Policy.Zone, "region");
            Assert.Equal(
                walk.Log.Select(one => RequestModel.Of(one)!.Subject["region"]).Distinct().Order(StringComparer.Ordinal),
                byRegion.Select(one => one.Key));
            foreach ((string? region, RequestStatus status) in byRegion)
                Compare(walk, status, [.. walk.Log.Where(one => RequestModel.Of(one)!.Subject["region"] == region)]);
        });
    }

    private static void Compare(ApprovalModelWalk walk, RequestStatus status, IReadOnlyList<List<ApprovalEvent>> requests)
    {
        Duration level = Duration.FromHours(20);
        Ratio share = Ratio.FromPercent(walk.OneOf([0m, 25m, 50m, 90m, 100m]));
        Visit[] visits = [.. requests.SelectMany(VisitsOf)];
        ApprovalEvent[] decisions = [.. requests.SelectMany(one => one)
            .Where(step => step.Kind is ApprovalEventKind.Approved or ApprovalEventKind.Rejected)];
        (Instant At, Money Left)[] left = [.. requests.SelectMany(PartGrantsOf)];
        CountSeries late = status.CountPendingLongerThan(level), parts = status.PartGrants;
        AmountSeries lateAmounts = status.AmountPendingLongerThan(level), notGranted = status.NotGranted;
        KeyValuePair<string?, CountSeries>[] byPerson = [.. status.Decisions];
        (CountSeries Counts, AmountSeries Amounts, QuantitySeries Hours)[] of =
            [.. States.Select(state => (status.CountIn(state), status.AmountIn(state), status.HoursIn(state, share)))];
        for (int i = 0; i < status.Axis.Count; i++)
        {
            Instant start = walk.Policy.Zone.AtStartOfDay(status.Axis[i].Start).ToInstant(),
                end = walk.Policy.Zone.AtStartOfDay(status.Axis[i].End.PlusDays(1)).ToInstant();
            RequestModel[] then = [.. requests.Select(one => RequestModel.Of(one.TakeWhile(step => step.At < end))).OfType<RequestModel>()];
            foreach (RequestState state in States)
            {
                RequestModel[] inState = [.. then.Where(one => one.State == state)];
                (CountSeries counts, AmountSeries amounts, QuantitySeries hours) = of[(int)state];
                Assert.Equal(inState.Length, Count(counts[i]));
                Assert.Equal(inState.Sum(one => one.Standing.MinorUnits), amounts[i].Amount.MinorUnits);
                Assert.Equal(
                    Quantile([.. visits.Where(one => one.State == state && one.Until >= start && one.Until < end)], share.ToDecimal()),
                    hours[i].Value is { } value ? Math.Round(value.ToDecimal(), 20) : null);
            }

            RequestModel[] waiting = [.. then.Where(one => one.IsPending && end - one.SubmittedAt!.Value > level)];
            Assert.Equal(
                (waiting.Length, waiting.Sum(one => one.Requested.MinorUnits)), (Count(late[i]), lateAmounts[i].Amount.MinorUnits));
            Money[] leftThen = [.. left.Where(one => one.At >= start && one.At < end).Select(one => one.Left)];
            Assert.Equal((leftThen.Length, leftThen.Sum(one => one.MinorUnits)), (Count(parts[i]), notGranted[i].Amount.MinorUnits));
            Assert.Equal(
                decisions.Where(step => step.At >= start && step.At < end).CountBy(step => step.Actor.Person)
                    .OrderBy(one => one.Key, StringComparer.Ordinal),
                byPerson.Where(one => Count(one.Value[i]) > 0).Select(one => KeyValuePair.Create(one.Key!, Count(one.Value[i]))));
        }

        static int Count(CountPoint point) => (int)point.Value!.Value.ToDecimal();
    }

    /// <summary>From the event that leads into a state to the one that leads out.</summary>
    private static IEnumerable<Visit> VisitsOf(List<ApprovalEvent> events)
    {
        RequestModel model = RequestModel.Of(events.Take(1))!;
        Instant entered = events[0].At;
        foreach (ApprovalEvent step in events.Skip(1))
        {
            RequestState before = model.State;
            Assert.True(model.Take(step));
            if (model.State == before) continue;
            yield return new Visit(before, entered, step.At);
            entered = step.At;
        }
    }

    private static IEnumerable<(Instant At, Money Left)> PartGrantsOf(List<ApprovalEvent> events)
    {
        RequestModel model = RequestModel.Of(events.Take(1))!;
        foreach (ApprovalEvent step in events.Skip(1))
        {
            Assert.True(model.Take(step));
            if (step.Kind == ApprovalEventKind.Approved && model.State == RequestState.Approved && model.Granted!.Value < model.Requested)
                yield return (step.At, model.Requested - model.Granted.Value);
        }
    }

    /// <summary>Linear interpolation between the sorted hours; thirds of hours have no last digit.</summary>
    private static decimal? Quantile(IReadOnlyList<Visit> visits, decimal share)
    {
        if (visits.Count == 0) return null;
        decimal[] hours = [.. visits.Select(one => (decimal)(one.Until - one.From).ToBigIntegerNanoseconds() / 3_600_000_000_000m).Order()];
        decimal position = share * (hours.Length - 1);
        int below = (int)position;
        return Math.Round(hours[below] + (below + 1 < hours.Length ? (hours[below + 1] - hours[below]) * (position - below) : 0), 20);
    }

    private readonly record struct Visit(RequestState State, Instant From, Instant Until);
}
