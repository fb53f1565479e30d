using NodaTime;
using WriteOffMetrics.Allowances;
using WriteOffMetrics.Receivables;
using WriteOffMetrics.Tests.Receivables;

namespace WriteOffMetrics.Tests;

/// <summary>
/// What is open, at risk and provided for of a company in dollars and one in euros. Of each, one item is due on 10 June and one on 1 April:
/// 20 and 90 days before 30 June, and 60 days before 31 May for the older one. A euro is worth 1.10 USD at the end of May and 1.20 at the
/// end of June.
/// </summary>
public sealed class GroupBalanceTests
{
    private static readonly Currency Usd = Currency.FromCode("USD"), Eur = Currency.FromCode("EUR");
    private static readonly LocalDate May = new(2026, 5, 31), June = new(2026, 6, 30);
    private static readonly PeriodAxis Months = ReportingCalendar.Months.Between(new LocalDate(2026, 5, 1), new LocalDate(2026, 7, 31));

    /// <summary>
    /// 1–30: 100 + 12.036; 61–90: 50 + 12.036; together 174.072. Each is rounded by itself: 112.04 + 62.04 = 174.07 + 0.01.
    /// </summary>
    [Fact]
    public void Receivables_are_aged_together_at_the_rate_of_the_day()
    {
        DashboardTable ageing = Group().AsOf(June)["collections"]["ageing"];
        Assert.Equal((112.04m, 62.04m), (ageing["1–30", "amount"].Amount(), ageing["61–90", "amount"].Amount()));
        Assert.Equal((174.07m, -0.01m), (ageing["open", "amount"].Amount(), ageing["rounding of converted amounts", "amount"].Amount()));
        BoardReading.AssertQuotient(112.036m, 174.072m, ageing["1–30", "share"]);

        // Of May: 100 + 11.033 not due, 50 + 11.033 since 31 to 60 days.
        Assert.Equal((111.03m, 61.03m, 172.07m), (ageing["not due", "period before"].Amount(), ageing["31–60", "period before"].Amount(),
            ageing["open", "period before"].Amount()));
        Assert.Equal(174.07m, Group().AsOf(June)["collections"]["figures"]["open receivables", "period"].Amount());
    }

    [Fact]
    public void What_is_overdue_and_at_risk_is_added_up_at_the_rate_of_the_day()
    {
        DashboardTable figures = Group().AsOf(June)["at risk"]["figures"];
        Assert.Equal((174.07m, 62.04m), (figures["overdue", "period"].Amount(), figures["at risk", "period"].Amount()));
        BoardReading.AssertQuotient(62.036m, 174.072m, figures["share at risk", "period"]);
        Assert.Equal((61.03m, 0m), (figures["overdue", "period before"].Amount(), figures["at risk", "period before"].Amount()));
    }

    /// <summary>
    /// Required are half of 50.00 and of 10.03 EUR, which is 5.02; 25 + 6.024. Booked are 20 + 10 and 5.00 EUR: 36.
    /// </summary>
    [Fact]
    public void Allowances_are_added_up_at_the_rate_of_the_day()
    {
        DashboardTable figures = Group().AsOf(June)["allowance"]["figures"];
        Assert.Equal((31.02m, 36m, 4.98m), (figures["required", "period"].Amount(), figures["booked", "period"].Amount(),
            figures["booked less required", "period"].Amount()));
        BoardReading.AssertQuotient(36m, 174.072m, figures["coverage of receivables", "period"]);
    }

    [Fact]
    public void Without_the_rate_of_a_day_the_figures_of_that_day_are_missing_and_the_reason_is_said()
    {
        DashboardSnapshot board = Group(rates: [(June, Eur, Usd, 1.2m)]).AsOf(June);
        Assert.Null(board.Table("collections", "ageing"));
        Assert.Contains(board["collections"].Notes, note => note.StartsWith("No consolidated receivables:", StringComparison.Ordinal)
            && note.Contains("2026-05-31", StringComparison.Ordinal));
        Assert.DoesNotContain(board["at risk"]["figures"].Rows, row => row.Name is "overdue" or "share at risk");
        Assert.Contains(board["at risk"].Notes, note => note.StartsWith("No consolidated overdue", StringComparison.Ordinal));
        Assert.Equal(36m, board["allowance"]["figures"]["booked", "period"].Amount());
    }

    [Fact]
    public void What_one_entity_does_not_state_is_not_consolidated()
    {
        DashboardSnapshot board = Group(secondStates: false).AsOf(June);
        Assert.Contains("Not every entity states open items: there are no consolidated receivables.", board["collections"].Notes);
        Assert.Equal("Not every entity states open items and a rule of what is at risk.", board["at risk"].Absence);
        Assert.StartsWith("Not every entity", board["allowance"].Absence, StringComparison.Ordinal);
        Assert.True(board.Entities[0]["at risk"].IsPresent);
    }

    /// <summary>Any items of two companies in dollars, added up item by item and converted at a rate of the month's last day.</summary>
    [Fact]
    public void Any_receivables_are_the_sum_of_the_items_at_the_rate_of_the_day()
    {
        PeriodAxis axis = ReportingCalendar.Months.Between(new LocalDate(2026, 1, 1), new LocalDate(2026, 4, 30));
        AtRiskRule rule = AtRiskRule.DaysPastDueAbove(10);
        for (int seed = 0; seed < Cases.Count / 4; seed++)
        {
            OpenItems[] all = [new RandomPortfolio(seed).ToItems(), new RandomPortfolio(~seed).ToItems()];
            DashboardSnapshot board = WriteOffDashboard.FromInputs(new DashboardInputs
            {
                Axis = axis,
                Currency = Eur,
                Rates = ExchangeRates.FromRates(axis.Select(month => (month.End, Usd, Eur, Rate(month.End)))),
                RateBasis = ExchangeRateBasis.PeriodEnd,
                Rounding = MidpointRounding.AwayFromZero,
                Entities = [.. all.Select((items, i) => new DashboardInputs
                {
                    Name = $"Entity {i}",
                    Ledger = WriteOffLedger.FromEntries(Usd, []),
                    Axis = axis,
                    OpenItems = items,
                    AtRisk = rule,
                })],
            }).AsOf(axis.End);
            DashboardTable ageing = board["collections"]["ageing"], risk = board["at risk"]["figures"];
            foreach ((string column, LocalDate day) in (IEnumerable<(string, LocalDate)>)[
                ("amount", axis.End), ("period before", axis[2].End)])
            {
                OpenItem[] debits = [.. all.SelectMany(items => items.AsOf(day)).Where(item => !item.IsCredit)];
                Assert.Equal(Converted(debits.Where(item => item.DaysPastDue is >= 31 and <= 60), day), ageing["31–60", column].Amount());
                Assert.Equal(Converted(debits.Where(item => item.DaysPastDue is null), day), ageing["undated", column].Amount());
                decimal credits = all.SelectMany(items => items.AsOf(day)).Where(item => item.IsCredit).Sum(item => item.Open.ToDecimal());
                Assert.Equal(
                    Round(debits.Sum(item => item.Open.ToDecimal()) - credits, day), ageing["open", column].Amount());
                Assert.Equal(
                    ageing["open", column].Amount(),
                    ageing.Rows.Where(row => row.Kind != DashboardRowKind.Total)
                        .Sum(row => ageing.At(row, column).Amount() * (row.Name == "credits" ? -1 : 1)));
                string period = column == "amount" ? "period" : column;
                Assert.Equal(Converted(debits.Where(item => item.DaysPastDue > 10), day), risk["at risk", period].Amount());
                Assert.Equal(Converted(debits.Where(item => item.DaysPastDue > 0), day), risk["overdue", period].Amount());
            }
        }

        static decimal Rate(LocalDate day) => 0.8m + 0.0137m * day.Month;
        static decimal Converted(IEnumerable<OpenItem> items, LocalDate day) => Round(items.Sum(item => item.Open.ToDecimal()), day);
        static decimal Round(decimal amount, LocalDate day) => decimal.Round(amount * Rate(day), 2, MidpointRounding.AwayFromZero);
    }

    private static WriteOffDashboard Group(
        IEnumerable<(LocalDate, Currency, Currency, decimal)>? rates = null, bool secondStates = true) =>
        WriteOffDashboard.FromInputs(new DashboardInputs
        {
            Name = "Group",
            Axis = Months,
            Currency = Usd,
            Rates = ExchangeRates.FromRates(rates ?? [(May, Eur, Usd, 1.1m), (June, Eur, Usd, 1.2m)]),
            RateBasis = ExchangeRateBasis.PeriodEnd,
            Rounding = MidpointRounding.ToEven,
            Entities =
            [
                Entity("US", Usd, 100m, 50m, Money.FromDecimal(20m, Usd), Money.FromDecimal(10m, Usd), states: true),
                Entity("DE", Eur, 10.03m, 10.03m, Money.FromDecimal(5m, Eur), Money.Zero(Eur), secondStates),
            ],
        });

    private static DashboardInputs Entity(
        string name, Currency currency, decimal younger, decimal older, Money opening, Money provision, bool states) => new()
        {
            Name = name,
            Ledger = WriteOffLedger.FromEntries(currency, []),
            Axis = Months,
            OpenItems = !states ? null : OpenItems.FromRows<(LocalDate Due, decimal Amount)>(
                currency, [(new(2026, 6, 10), younger), (new(2026, 4, 1), older)],
                new() { InvoiceDate = row => row.Due.PlusDays(-30), DueDate = row => row.Due, Amount = row => row.Amount }),
            AtRisk = AtRiskRule.DaysPastDueAbove(60),
            Allowance = states ? AllowanceRollForward.From(opening).Provision(provision) : null,
            ProvisionMatrix = states
                ? ProvisionMatrix.FromRates(LossRates.FromPercent(AgeingBuckets.UpTo(0, 30, 60, 90), 0, 0, 0, 50, 50))
                : null,
        };
}
