using NodaTime;
using WriteOffMetrics.Approvals;
using static WriteOffMetrics.Tests.Approvals.Requests;

namespace WriteOffMetrics.Tests.Approvals;

/// <summary>
/// Four requests of June 2026 by hand, each event at noon UTC: R-1 of 10 handed in on the 1st, approved with 8 on the 3rd and posted on the
/// 4th; R-2 of 20 handed in on the 2nd, sent back on the 3rd, answered on the 5th and rejected on the 6th; R-3 of 30 handed in on the 2nd
/// and waiting; R-4 of 40 drafted on the 5th.
/// </summary>
public sealed class RequestStatusTests
{
    private static readonly PeriodAxis Days = ReportingCalendar.Days.Between(new LocalDate(2026, 6, 1), new LocalDate(2026, 6, 7));

    private static readonly RequestLog All = Log(
        Submitted(10m, At(1), "R-1").Approved(Board, At(3), 8m).Apply(ApprovalEvent.Posted("R-1", Clerk, At(4), Dollars(8m))),
        Submitted(20m, At(2), "R-2").Apply(ApprovalEvent.Returned("R-2", Manager, At(3)))
            .Apply(ApprovalEvent.Answered("R-2", Clerk, At(5))).Apply(ApprovalEvent.Rejected("R-2", Board, At(6))),
        Submitted(30m, At(2), "R-3", new WriteOffSubject { Account = "C-2" }), WriteOffRequest.FromLog([Draft("R-4", 40m, At(5))]));

    private static readonly RequestStatus Status = All.StatusBy(Usd, Days, DateTimeZone.Utc);

    [Fact]
    public void Counts_and_amounts_stand_at_the_end_of_each_day()
    {
        Assert.Equal([1, 3, 1, 1, 2, 1, 1], Counts(Status.CountIn(RequestState.Submitted)));
        Assert.Equal([0, 0, 1, 1, 0, 0, 0], Counts(Status.CountIn(RequestState.InResearch)));
        Assert.Equal([0, 0, 1, 0, 0, 0, 0], Counts(Status.CountIn(RequestState.Approved)));
        Assert.Equal([0, 0, 0, 0, 1, 1, 1], Counts(Status.CountIn(RequestState.Draft)));
        Assert.Equal([10m, 60m, 30m, 30m, 50m, 30m, 30m], Amounts(Status.AmountIn(RequestState.Submitted)));
        Assert.Equal([0m, 0m, 8m, 0m, 0m, 0m, 0m], Amounts(Status.AmountIn(RequestState.Approved)));
        Assert.Equal([0m, 0m, 0m, 8m, 8m, 8m, 8m], Amounts(Status.AmountIn(RequestState.Posted)));
        Assert.Equal([0m, 0m, 0m, 0m, 0m, 20m, 20m], Amounts(Status.AmountIn(RequestState.Rejected)));
        Assert.Equal("2026-06-07: 1 draft 40.00 USD; 1 submitted 30.00 USD; 1 rejected 20.00 USD; 1 posted 8.00 USD", Status.ToString());
    }

    /// <summary>
    /// Whoever was handed in at noon waits for 12 hours at the end of the day, for 36 at the end of the next, and then for 60.
    /// </summary>
    [Fact]
    public void What_waits_for_longer_than_a_service_level_is_counted()
    {
        Assert.Equal([0, 1, 2, 2, 2, 1, 1], Counts(Status.CountPendingLongerThan(Duration.FromHours(35))));
        Assert.Equal([0, 0, 0, 2, 2, 1, 1], Counts(Status.CountPendingLongerThan(Duration.FromHours(36))));
        Assert.Equal([0m, 10m, 50m, 50m, 50m, 30m, 30m], Amounts(Status.AmountPendingLongerThan(Duration.FromHours(35))));
        Assert.Equal([1, 3, 2, 2, 2, 1, 1], Counts(Status.CountPendingLongerThan(Duration.Zero)));
    }

    /// <summary>Nothing waits for longer than there are instants, nor what is handed in after the last period.</summary>
    [Fact]
    public void Any_time_may_be_a_service_level()
    {
        Assert.Equal([0, 0, 0, 0, 0, 0, 0], Counts(Status.CountPendingLongerThan(Duration.MaxValue)));
        RequestStatus late = Log(Submitted(1m, Instant.MaxValue)).StatusBy(Usd, Days, DateTimeZone.Utc);
        Assert.Equal([0m, 0m, 0m, 0m, 0m, 0m, 0m], Amounts(late.AmountPendingLongerThan(Duration.FromDays(1))));
        RequestStatus early = Log(Submitted(1m, Instant.MinValue)).StatusBy(Usd, Days, DateTimeZone.Utc);
        Assert.Equal([1, 1, 1, 1, 1, 1, 1], Counts(early.CountPendingLongerThan(Duration.FromDays(4_000_000))));
    }

    [Fact]
    public void A_sum_that_is_too_large_is_named()
    {
        Money most = Money.FromMinorUnits(long.MaxValue, Usd);
        RequestStatus status = Log([.. new[] { "R-1", "R-2" }.Select(id => WriteOffRequest.FromLog(
            [ApprovalEvent.Drafted(id, Clerk, At(1), most, new WriteOffSubject())]))]).StatusBy(Usd, Days, DateTimeZone.Utc);
        Assert.StartsWith("Found an amount of 18,446,744,073,709,551,614 minor units of USD",
            Assert.Throws<OverflowException>(() => status.AmountIn(RequestState.Draft)).Message, StringComparison.Ordinal);
        Assert.Equal("2026-06-07: 2 draft 18,446,744,073,709,551,614 minor units of USD", status.ToString());
    }

    /// <summary>
    /// Submitted were R-1 for 48 hours and R-2 for 24, both until the 3rd, and R-2 for 24 until the 6th: of 24, 24 and 48 the median is 24
    /// and the ninth decile 24 + 0.8 × 24 = 43.2. In research was R-2 for 48.
    /// </summary>
    [Fact]
    public void Hours_are_of_the_stays_that_ended()
    {
        QuantitySeries median = Status.HoursIn(RequestState.Submitted, Ratio.FromPercent(50)),
            ninth = Status.HoursIn(RequestState.Submitted, Ratio.FromPercent(90));
        Assert.Equal(Quantity.FromHours(36m), median[2].Value);
        Assert.Null(median[0].Value);
        Assert.Equal(Quantity.FromHours(24m), median.Overall.Value);
        Assert.Equal(Quantity.FromHours(43.2m), ninth.Overall.Value);
        Assert.Equal(Quantity.FromHours(48m), Status.HoursIn(RequestState.InResearch, Ratio.FromPercent(50)).Overall.Value);
    }

    [Fact]
    public void Decisions_and_part_grants_are_of_the_day_on_which_they_were_taken()
    {
        MetricBreakdown<CountSeries> decisions = Status.Decisions;
        Assert.Equal(["Dov"], decisions.Values);
        Assert.Equal([0, 0, 1, 0, 0, 1, 0], Counts(decisions["Dov"]));
        Assert.Equal([0, 0, 1, 0, 0, 0, 0], Counts(Status.PartGrants));
        Assert.Equal([0m, 0m, 2m, 0m, 0m, 0m, 0m], Amounts(Status.NotGranted));
    }

    [Fact]
    public void By_a_dimension_each_value_has_its_own()
    {
        IReadOnlyList<KeyValuePair<string?, RequestStatus>> parts = All.StatusBy(Usd, Days, DateTimeZone.Utc, Dimension.Account);
        Assert.Equal(["C-1", "C-2"], parts.Select(one => one.Key));
        Assert.Equal([0, 1, 1, 1, 1, 1, 1], Counts(parts[1].Value.CountIn(RequestState.Submitted)));
    }

    /// <summary>Noon in UTC is the evening of the day before where it is 13 hours earlier.</summary>
    [Fact]
    public void A_day_ends_where_the_zone_says() => Assert.Equal(
        [3, 1, 1, 2, 1, 1, 1],
        Counts(All.StatusBy(Usd, Days, DateTimeZone.ForOffset(Offset.FromHours(-13))).CountIn(RequestState.Submitted)));

    [Fact]
    public void Requests_of_another_currency_are_refused_and_can_be_left_out()
    {
        RequestLog mixed = Log([.. All, WriteOffRequest.FromLog([ApprovalEvent.Drafted(
            "R-5", Clerk, At(1), Money.FromDecimal(1m, Currency.FromCode("EUR")), new WriteOffSubject())])]);
        Assert.Throws<ArgumentException>(() => mixed.StatusBy(Usd, Days, DateTimeZone.Utc));
        RequestLog changed = Log(WriteOffRequest.FromLog(
        [
            ApprovalEvent.Drafted("R-6", Clerk, At(1), Money.FromDecimal(1m, Currency.FromCode("EUR")), new WriteOffSubject()),
            ApprovalEvent.Amended("R-6", Clerk, At(2), Dollars(1m), new WriteOffSubject()),
        ]));
        Assert.Throws<ArgumentException>(() => changed.StatusBy(Usd, Days, DateTimeZone.Utc));
        Assert.Equal(4, mixed.Where(one => one.Requested.Currency == Usd).Count);
    }

    private static long[] Counts(CountSeries series) => [.. series.Select(point => (long)point.Value!.Value.ToDecimal())];

    private static decimal[] Amounts(AmountSeries series) => [.. series.Select(point => point.Amount.ToDecimal())];
}
