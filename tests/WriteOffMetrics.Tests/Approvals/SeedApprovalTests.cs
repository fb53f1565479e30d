using NodaTime;
using WriteOffMetrics.Approvals;
using WriteOffMetrics.Receivables;
using WriteOffMetrics.Tests.Receivables;
using static WriteOffMetrics.Tests.Approvals.Requests;

namespace WriteOffMetrics.Tests.Approvals;

/// <summary>
/// The example of the dashboard: 150,000 are overdue at the end of May, of which 40,000 are at high risk. These are requested in June,
/// 25,000 are granted and posted.
/// </summary>
public sealed class SeedApprovalTests
{
    private static readonly PeriodAxis Months = ReportingCalendar.Months.Between(new LocalDate(2026, 5, 1), new LocalDate(2026, 6, 30));

    private static readonly OpenItems Invoices = ReceivableRows.ToItems(
        new ItemLine("1001", new LocalDate(2025, 12, 1), new LocalDate(2026, 1, 31), 40_000m) { Account = "C-17" },
        new ItemLine("1002", new LocalDate(2026, 4, 1), new LocalDate(2026, 5, 1), 110_000m) { Account = "C-2" });

    [Fact]
    public void Status_totals_open_items_and_dashboard_follow_each_step()
    {
        Follow(null, RequestState.Draft, requested: 0, gross: 0, atRisk: 40_000m);
        WriteOffRequest draft = WriteOffRequest.FromLog(
        [
            ApprovalEvent.Drafted("R-1", Clerk, At(1), Dollars(40_000m), new WriteOffSubject { Account = "C-17", Document = "1001" }),
        ]);
        Follow(draft, RequestState.Draft, requested: 40_000m, gross: 0, atRisk: 40_000m);
        WriteOffRequest submitted = draft.Apply(ApprovalEvent.Submitted("R-1", Clerk, At(2)));
        Follow(submitted, RequestState.Submitted, requested: 40_000m, gross: 0, atRisk: 40_000m);
        WriteOffRequest approved = submitted.Approved(Board, At(4), 25_000m);
        Follow(approved, RequestState.Approved, requested: 25_000m, gross: 0, atRisk: 40_000m);
        WriteOffRequest posted = approved.Apply(ApprovalEvent.Posted("R-1", Clerk, At(5), Dollars(25_000m)));
        Follow(posted, RequestState.Posted, requested: 25_000m, gross: 25_000m, atRisk: 15_000m);
        WriteOffRequest reversed = posted.Apply(ApprovalEvent.Reversed("R-1", Clerk, At(9), Dollars(25_000m)));
        Follow(reversed, RequestState.Reversed, requested: 25_000m, gross: 25_000m, atRisk: 40_000m);
    }

    private static void Follow(WriteOffRequest? request, RequestState state, decimal requested, decimal gross, decimal atRisk)
    {
        RequestLog log = RequestLog.FromEvents(request?.Events ?? []);
        var builder = new LedgerBuilder(Usd);
        LocalDate day = new(2026, 6, 5), later = new(2026, 6, 9);
        foreach (LedgerEntry entry in state is RequestState.Posted or RequestState.Reversed ? request!.ToEntries(day, day) : [])
            builder.Add(entry);
        foreach (LedgerEntry entry in request?.ToReversals(later, later) ?? []) builder.Add(entry);
        WriteOffLedger ledger = builder.ToLedger();
        Assert.Equal(gross, ledger.SummarizeBy(Months).Gross[1].Amount.ToDecimal());
        Assert.All(ledger.Entries, entry => Assert.Equal("R-1", entry.Request));

        RequestStatus status = log.StatusBy(Usd, Months, DateTimeZone.Utc);
        Assert.Equal(requested, status.AmountIn(state)[1].Amount.ToDecimal());
        DashboardSnapshot board = WriteOffDashboard.FromInputs(new DashboardInputs
        {
            Ledger = ledger,
            Axis = Months,
            OpenItems = Invoices.Settle(ledger),
            AtRisk = AtRiskRule.DaysPastDueAbove(90),
            Requests = status,
            ServiceLevel = Duration.FromDays(14),
        }).AsOf(Months.End);
        DashboardTable risk = board["at risk"]["figures"], states = board["approvals"]["states"];
        Assert.Equal(110_000m + atRisk, risk["overdue", "period"].Amount());
        Assert.Equal(150_000m, risk["overdue", "period before"].Amount());
        Assert.Equal(atRisk, risk["at risk", "period"].Amount());
        string row = state.ToString().ToLowerInvariant();
        Assert.Equal(requested, states[row, "amount"].Amount());
        Assert.Equal(request is null ? 0m : 1m, states[row, "requests"]!.Value!.Value.ToDecimal());
        Assert.Equal(
            state == RequestState.Submitted ? 1m : 0m,
            board["approvals"]["waiting"]["over the service level", "requests"]!.Value!.Value.ToDecimal());
        Assert.Equal(
            state is RequestState.Approved or RequestState.Posted or RequestState.Reversed ? 15_000m : 0m,
            board["approvals"]["part grants"]["not granted", "period"].Amount());
        Assert.Equal(board, DashboardSnapshot.FromJson(board.ToJson()));
    }
}
