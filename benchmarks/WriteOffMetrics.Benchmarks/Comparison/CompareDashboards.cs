using System.Globalization;
using NodaTime;
using WriteOffMetrics.Allowances;
using WriteOffMetrics.Html;
using WriteOffMetrics.Receivables;
using WriteOffMetrics.Testing;

namespace WriteOffMetrics.Benchmarks;

/// <summary>
/// A snapshot with all sections of 1,000,000 entries and 200,000 open items beside the same calls made one by one, each once; and the page
/// of 24 months by 12 segments, its size and the time to write it.
/// </summary>
public sealed class CompareDashboards(Bars bars)
{
    private const int Entries = 1_000_000, Items = 200_000, WarmUps = 2, Times = 7, MostBytes = 200_000;
    private const double MostMilliseconds = 50, Level = 0.95;

    private static readonly Currency Usd = Currency.FromCode("USD");
    private static readonly LocalDate Start = new(2024, 7, 1), End = new(2026, 6, 30);
    private static readonly PeriodAxis Months = ReportingCalendar.Months.Between(Start, End);
    private static readonly AgeingBuckets Buckets = AgeingBuckets.UpTo(0, 30, 60, 90);
    private static readonly string[] Sectors =
        [.. Enumerable.Range(1, 12).Select(i => "sector " + i.ToString(CultureInfo.InvariantCulture))];

    public void Run()
    {
        DashboardInputs inputs = Inputs();
        var board = WriteOffDashboard.FromInputs(inputs);
        var rounds = new Rounds("K");
        rounds.Add("snapshot", () => board.AsOf(End).Sections.Count > 0 ? null : []);
        rounds.Add("parts", () => Parts(inputs) > 0 ? null : []);
        DashboardSnapshot snapshot = board.AsOf(End);
        rounds.Add("page", () => HtmlPage.ToHtml(snapshot).Length > 0 ? null : []);
        rounds.Run(WarmUps, Times);
        bars.AtMost("K1", "snapshot with all sections ÷ its parts one by one", rounds.Ratio("snapshot", "parts"), 1.3);
        int bytes = System.Text.Encoding.UTF8.GetByteCount(HtmlPage.ToHtml(snapshot));
        bars.AtMost("K2", "bytes of the page", bytes, MostBytes);
        bars.AtMost("K2", "milliseconds to write the page", rounds["page"], MostMilliseconds);
    }

    /// <summary>What the sections show, asked for directly.</summary>
    private static int Parts(DashboardInputs inputs)
    {
        WriteOffLedger ledger = inputs.Ledger!;
        ReportingPeriod year = ReportingPeriod.FromDates(new LocalDate(2025, 7, 1), End);
        PeriodTotals totals = ledger.SummarizeBy(Months);
        RatioSeries ratio = totals.Gross.ToSales(inputs.Sales!);
        int seen = ratio.Trailing(12).Count + ratio.YearToDate().Count + ratio.ChangeFromYearBefore().Count;
        seen += ratio.FitTrend(Level).Periods.Count + ratio.ToXmrChart(ChartRuleSet.Nelson).Points.Count;
        seen += ratio.Forecast(3, Level).Points.Count;
        foreach (string dimension in inputs.Dimensions!)
        {
            PeriodBreakdown breakdown = ledger.SummarizeBy(Months, dimension);
            seen += breakdown.Top(10, AmountMeasure.Gross, year).Count + breakdown.ConcentrationOf(AmountMeasure.Gross, year).Shares.Count;
            if (dimension == "sector")
                seen += breakdown.Gross.ToSales(inputs.SalesBySegment[0]).DecomposeChange(Months[22], Months[23]).Segments.Count;
        }

        OpenItems items = inputs.OpenItems!;
        Ageing ageing = items.AgeBy(Buckets, Months);
        seen += ageing.Open.ToDaysSalesOutstanding(inputs.CreditSales!, DsoMethod.Simple).Count + ageing.ToRollRates().Count;
        seen += items.ToCollectionEffectiveness(inputs.CreditSales!, CollectionSales.AverageMonth).Count;
        seen += items.DaysBeyondTermsBy(Months).Count;
        PeriodAxis last = ReportingCalendar.Months.Between(Months[22].Start, End);
        seen += items.AtRiskBy(last, inputs.AtRisk!).Count + items.AtRiskShareBy(last, inputs.AtRisk!).Count;
        seen += items.WrittenOffOfAtRiskBy(last, inputs.AtRisk!).Count + items.WrittenOffOfOverdueBy(last).Count;
        seen += items.AsOf(End).AtRisk(inputs.AtRisk!).Count + items.AsOf(Months[22].End).AtRisk(inputs.AtRisk!).Count;
        return seen + inputs.ProvisionMatrix!.Apply(items.AsOf(End)).Lines.Count;
    }

    private static DashboardInputs Inputs()
    {
        WriteOffLedger ledger = SyntheticLedger.Ledger(new SyntheticLedgerOptions
        {
            Seed = 18,
            Count = Entries,
            FirstDay = Start,
            LastDay = End,
            Accounts = 50_000,
            Sectors = Sectors,
        }).CompleteThrough(End);
        SyntheticPortfolio portfolio = SyntheticPortfolio.FromOptions(new SyntheticPortfolioOptions
        {
            Seed = 18,
            Count = Items,
            FirstDay = Start,
            LastDay = End,
            Accounts = 20_000,
        });
        AmountSeries sales = Sales(1_000_000_000m);
        return new DashboardInputs
        {
            Name = "A million entries",
            Ledger = ledger,
            Axis = Months,
            Dimensions = [Dimension.Account, "sector"],
            Sales = sales,
            SalesBySegment = [AmountSeries.FromSegments("sector", Sectors.Select(sector => ((string?)sector, Sales(1_000_000_000m / 12))))],
            CreditSales = sales,
            Scale = ThresholdScaleHistory.Always(ThresholdScale.WriteOffToSales),
            OpenItems = portfolio.OpenItems.Settle(portfolio.Ledger),
            Buckets = Buckets,
            DaysSalesOutstanding = DsoMethod.Simple,
            CollectionSales = CollectionSales.AverageMonth,
            AtRisk = AtRiskRule.DaysPastDueAbove(60),
            ProvisionMatrix = ProvisionMatrix.FromRates(LossRates.FromPercent(Buckets, 0.5m, 2m, 5m, 10m, 40m)),
            Top = 12,
        };
    }

    private static AmountSeries Sales(decimal amount) =>
        AmountSeries.FromValuesInOrder(Usd, Months, Months.Select(_ => decimal.Round(amount, 2)));
}
