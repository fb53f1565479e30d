using NodaTime;
using WriteOffMetrics.Approvals;

namespace WriteOffMetrics.Tests.Approvals;

/// <summary>Requests and people as tests state them.</summary>
internal static class Requests
{
    public static readonly Currency Usd = Currency.FromCode("USD");

    public static readonly ApprovalActor Clerk = ApprovalActor.FromRole("Ada", "Clerk"), Officer = ApprovalActor.FromRole("Ben", "Officer"),
        Manager = ApprovalActor.FromRole("Cleo", "Manager"), Board = ApprovalActor.FromRole("Dov", "Board");

    public static readonly RequestLog None = RequestLog.FromEvents([]);

    public static Instant At(int year, int month, int day) => Instant.FromUtc(year, month, day, 12, 0);

    public static Instant At(int day) => At(2026, 6, day);

    public static Money Dollars(decimal amount) => Money.FromDecimal(amount, Usd);

    public static ApprovalEvent Draft(string id, decimal amount, Instant at, string? account = "C-1") =>
        ApprovalEvent.Drafted(id, Clerk, at, Dollars(amount), new WriteOffSubject { Account = account });

    /// <summary>Drafted and handed in at one instant.</summary>
    public static WriteOffRequest Submitted(
        decimal amount, Instant at, string id = "R-1", WriteOffSubject? subject = null, params ApprovalEvidence[] evidence) =>
        WriteOffRequest.FromLog(
        [
            ApprovalEvent.Drafted(id, Clerk, at, Dollars(amount), subject ?? new WriteOffSubject { Account = "C-1" }),
            ApprovalEvent.Submitted(id, Clerk, at) with { Evidence = evidence },
        ]);

    public static WriteOffRequest Approved(this WriteOffRequest request, ApprovalActor by, Instant at, decimal granted) =>
        request.Apply(ApprovalEvent.Approved(request.Id, by, at, Dollars(granted)));

    public static RequestLog Log(params WriteOffRequest[] requests) => RequestLog.FromEvents(requests.SelectMany(one => one.Events));

    public static ApprovalDecision Ask(this ApprovalPolicy policy, decimal amount, string role, Instant at) =>
        policy.Decide(Submitted(amount, at), None, ApprovalActor.FromRole("Eve", role), at, Dollars(amount));
}
