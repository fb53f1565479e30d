using System.Globalization;
using NodaTime;
using WriteOffMetrics.Approvals;

namespace WriteOffMetrics.Benchmarks;

/// <summary>
/// Folding the log of 100,000 requests and their counts and amounts by state at 24 month-ends, beside a loop over the same events that
/// keeps states in lists and checks nothing; and how the cost of a request grows from 10,000 of them.
/// </summary>
public sealed class CompareApprovals(Bars bars)
{
    private const int Many = 100_000, Few = 10_000, WarmUps = 3, Times = 9, States = 9;

    private static readonly Currency Usd = Currency.FromCode("USD");
    private static readonly PeriodAxis Months = ReportingCalendar.Months.Between(new LocalDate(2024, 7, 1), new LocalDate(2026, 6, 30));
    private static readonly Instant[] Ends =
        [.. Months.Select(month => DateTimeZone.Utc.AtStartOfDay(month.End.PlusDays(1)).ToInstant())];

    public void Run()
    {
        ApprovalEvent[] many = Events(Many), few = Events(Few);
        var rounds = new Rounds("L");
        rounds.Add("library", () => Library(many));
        rounds.Add("loop", () => Loop(many));
        rounds.Add("few", () => Library(few).Length > 0 ? null : []);
        rounds.Add("loop over few", () => Loop(few).Length > 0 ? null : []);
        rounds.Run(WarmUps, Times);
        bars.AtMost("L1", "folding and status of 100,000 requests ÷ a plain loop", rounds.Ratio("library", "loop"), 3);
        bars.AtMost("L2", "a request of 100,000 ÷ of 10,000", rounds.Ratio("library", "few", (double)Few / Many), 1.15);
    }

    /// <summary>Four or five events a request, those of one in seven on hold for a while, all in the order of time.</summary>
    private static ApprovalEvent[] Events(int requests)
    {
        ApprovalActor clerk = ApprovalActor.FromRole("Ada", "Clerk"), manager = ApprovalActor.FromRole("Cleo", "Manager");
        Instant start = Months.Start.AtMidnight().InUtc().ToInstant();
        List<ApprovalEvent> events = [];
        for (int i = 0; i < requests; i++)
        {
            string id = "R-" + i.ToString(CultureInfo.InvariantCulture);
            Instant at = start + Duration.FromMinutes((long)i * 1_000_000 / requests);
            Money amount = Money.FromMinorUnits(100 + i % 9_973, Usd);
            events.Add(ApprovalEvent.Drafted(id, clerk, at, amount, new WriteOffSubject { Account = "C-1" }));
            events.Add(ApprovalEvent.Submitted(id, clerk, at += Duration.FromHours(1 + i % 50)));
            if (i % 7 == 0)
            {
                events.Add(ApprovalEvent.Returned(id, manager, at += Duration.FromHours(1 + i % 90)));
                continue;
            }

            if (i % 11 == 0)
            {
                events.Add(ApprovalEvent.Rejected(id, manager, at += Duration.FromHours(1 + i % 90)));
                continue;
            }

            events.Add(ApprovalEvent.Approved(id, manager, at += Duration.FromHours(1 + i % 90), amount));
            events.Add(ApprovalEvent.Posted(id, clerk, at += Duration.FromHours(1 + i % 30), amount));
            if (i % 13 == 0) events.Add(ApprovalEvent.Reversed(id, clerk, at + Duration.FromHours(500), amount));
        }

        return [.. events.OrderBy(step => step.At)];
    }

    private static long[] Library(ApprovalEvent[] events)
    {
        RequestStatus status = RequestLog.FromEvents(events).StatusBy(Usd, Months, DateTimeZone.Utc);
        var cells = new long[States * 2 * Ends.Length];
        for (int state = 0; state < States; state++)
        {
            CountSeries counts = status.CountIn((RequestState)state);
            AmountSeries amounts = status.AmountIn((RequestState)state);
            for (int month = 0; month < Ends.Length; month++)
            {
                cells[state * Ends.Length + month] = (long)counts[month].Value!.Value.ToDecimal();
                cells[(States + state) * Ends.Length + month] = amounts[month].Amount.MinorUnits;
            }
        }

        return cells;
    }

    private static long[] Loop(ApprovalEvent[] events)
    {
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        List<(RequestState State, long Amount)> requests = [];
        var cells = new long[States * 2 * Ends.Length];
        int month = 0;
        var counts = new long[States];
        var amounts = new long[States];
        foreach (ApprovalEvent step in events)
        {
            while (month < Ends.Length && step.At >= Ends[month]) Close(month++);
            if (!index.TryGetValue(step.Request, out int request))
            {
                index.Add(step.Request, request = requests.Count);
                requests.Add((RequestState.Draft, 0));
            }
            else
            {
                counts[(int)requests[request].State]--;
                amounts[(int)requests[request].State] -= requests[request].Amount;
            }

            (RequestState State, long Amount) next = step.Kind switch
            {
                ApprovalEventKind.Drafted => (RequestState.Draft, step.Amount!.Value.MinorUnits),
                ApprovalEventKind.Submitted => (RequestState.Submitted, requests[request].Amount),
                ApprovalEventKind.Returned => (RequestState.InResearch, requests[request].Amount),
                ApprovalEventKind.Approved => (RequestState.Approved, step.Amount!.Value.MinorUnits),
                ApprovalEventKind.Rejected => (RequestState.Rejected, requests[request].Amount),
                ApprovalEventKind.Posted => (RequestState.Posted, step.Amount!.Value.MinorUnits),
                _ => (RequestState.Reversed, step.Amount!.Value.MinorUnits),
            };
            requests[request] = next;
            counts[(int)next.State]++;
            amounts[(int)next.State] += next.Amount;
        }

        while (month < Ends.Length) Close(month++);
        return cells;

        void Close(int end)
        {
            for (int state = 0; state < States; state++)
            {
                cells[state * Ends.Length + end] = counts[state];
                cells[(States + state) * Ends.Length + end] = amounts[state];
            }
        }
    }
}
