using NodaTime;
using WriteOffMetrics.Receivables;

namespace WriteOffMetrics.Testing.Tests;

public sealed class SyntheticPortfolioTests
{
    private static readonly SyntheticPortfolioOptions Options = new()
    {
        Seed = 11,
        Count = 3_000,
        FirstDay = new LocalDate(2024, 1, 1),
        LastDay = new LocalDate(2026, 6, 30),
    };

    private static readonly SyntheticPortfolio Portfolio = SyntheticPortfolio.FromOptions(Options);
    private static readonly PeriodAxis Months = ReportingCalendar.Months.Between(Options.FirstDay, Options.LastDay);

    /// <summary>The truth is added up without open items.</summary>
    [Fact]
    public void What_is_open_paid_credited_and_written_off_is_what_the_portfolio_was_made_of()
    {
        OpenItems items = Portfolio.OpenItems;
        Assert.Empty(items.Check());
        AmountSeries open = items.BalancesBy(Months);
        for (int month = 0; month < Months.Count; month++)
            Assert.Equal(Portfolio.OpenOn(Months[month].End), open[month].Amount);
        Assert.Equal(
            (Portfolio.PaidThrough(Options.LastDay), Portfolio.CreditedThrough(Options.LastDay),
                Portfolio.WrittenOffThrough(Options.LastDay)),
            (Total(SettlementKind.Payment), Total(SettlementKind.Adjustment), Total(SettlementKind.WriteOff)));
        Assert.All(items.AsOf(Options.LastDay), item => Assert.False(item.IsCredit));

        Money Total(SettlementKind kind) => items.SettlementsBy(Months, kind).Overall.Amount;
    }

    /// <summary>
    /// 3,000 invoices: delays of 6 days on average, whose mean over 100 accounts with a deviation of 6 lies within 2 days of it; one
    /// invoice in ten has three instalments, so that there are about 3,600 lines; two in a hundred are written off once 180 days have
    /// passed.
    /// </summary>
    [Fact]
    public void Delays_instalments_and_losses_are_as_planted()
    {
        PeriodAxis all = ReportingCalendar.FromPeriods("all", [ReportingPeriod.FromDates(Options.FirstDay, Options.LastDay)])
            .Between(Options.FirstDay, Options.LastDay);
        Assert.InRange(Portfolio.OpenItems.DaysBeyondTermsBy(all)[0].Value!.Value.ToDecimal(), 3m, 9m);
        Assert.InRange(Portfolio.OpenItems.Count, 3_450, 3_750);
        Assert.InRange(Portfolio.Ledger.Count, 30, 110);
        Assert.Equal(3_000, Portfolio.InvoiceCount);
        Assert.InRange(Portfolio.OpenItems.AgeAtWriteOffBy(all)[0].Value!.Value.ToDecimal(), 180m, 240m);
    }

    [Fact]
    public void One_seed_is_one_portfolio_and_another_is_another()
    {
        string once = Portfolio.ToString();
        Assert.Equal(once, SyntheticPortfolio.FromOptions(Options).ToString());
        Assert.NotEqual(once, SyntheticPortfolio.FromOptions(Options with { Seed = 12 }).ToString());
        Assert.Equal(0, SyntheticPortfolio.FromOptions(Options with { Count = 0 }).OpenItems.Count);
    }

    [Fact]
    public void Options_outside_their_range_are_refused_by_name()
    {
        Assert.Contains("Count", Refused(Options with { Count = -1 }));
        Assert.Contains("LastDay", Refused(Options with { LastDay = new LocalDate(2023, 1, 1) }));
        Assert.Contains("Accounts", Refused(Options with { Accounts = 0 }));
        Assert.Contains("TermsInDays", Refused(Options with { TermsInDays = -1 }));
        Assert.Contains("MeanDelay", Refused(Options with { MeanDelay = double.NaN }));
        Assert.Contains("DelaySpread", Refused(Options with { DelaySpread = -1 }));
        Assert.Contains("InstalmentShare", Refused(Options with { InstalmentShare = 2 }));
        Assert.Contains("DisputeShare", Refused(Options with { DisputeShare = -0.1 }));
        Assert.Contains("NeverPaidShare", Refused(Options with { NeverPaidShare = 1.1 }));

        static string Refused(SyntheticPortfolioOptions options) =>
            Assert.Throws<ArgumentException>(nameof(options), () => SyntheticPortfolio.FromOptions(options)).Message;
    }
}
