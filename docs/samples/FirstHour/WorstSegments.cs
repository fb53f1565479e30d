using NodaTime;
using WriteOffMetrics;

namespace FirstHour;

/// <summary>Which regions lose most of what they sell, which have no figure, what the largest accounts hold, and what changed.</summary>
public sealed class WorstSegments
{
    private static readonly Currency Usd = Currency.FromCode("USD");
    private static readonly string[] WithSales = ["north", "south", "east"];
    private static readonly PeriodAxis Quarters = ReportingCalendar.Quarters.Between(new LocalDate(2026, 1, 1), new LocalDate(2026, 6, 30));

    // Sixty write-offs of thirty accounts; the web shop has write-offs and no sales, the east sales and no write-offs.
    private static readonly (LocalDate Day, string Region, string Account, decimal Amount)[] Losses =
    [
        .. Enumerable.Range(0, 60).Select(i => (
            Quarters.Start.PlusDays(3 * i), i % 10 == 9 ? "web" : i % 3 == 0 ? "north" : "south", $"A-{i % 30}", 100.10m + i * i)),
    ];

    private static readonly (LocalDate Day, string Region, decimal Amount)[] Invoices =
    [
        .. Enumerable.Range(0, 180).Select(i => (
            Quarters.Start.PlusDays(i), i % 5 == 0 ? "north" : i % 5 == 1 ? "east" : "south", 2_000m + 10 * i)),
    ];

    [Fact]
    public void Where_the_losses_are()
    {
        var ledger = WriteOffLedger.FromRows(Usd, Losses, new()
        {
            EffectiveDate = row => row.Day,
            Amount = row => row.Amount,
            Account = row => row.Account,
            Dimensions = { ["region"] = row => row.Region },
        });
        var sales = AmountSeries.FromRows(Usd, Quarters, "region", Invoices, row => row.Day, row => row.Region, row => row.Amount);

        var ratios = ledger.SummarizeBy(Quarters, "region").Gross.ToSales(sales);
        var fromWorst = ratios.RankFromWorst(region => region.Overall);
        var withoutFigure = ratios.Undefined(region => region.Overall);
        var accounts = ledger.SummarizeBetween(Quarters.Start, Quarters.End, Dimension.Account);
        var why = ledger.Where("region", region => region != "web").SummarizeBy(Quarters, "region").Gross.ToSales(sales)
            .DecomposeChange(Quarters[0], Quarters[1]);

        var byHand = WithSales
            .Select(region => (Region: region, Ratio: LossOf(region) / Invoices.Where(row => row.Region == region).Sum(row => row.Amount)))
            .OrderByDescending(one => one.Ratio).ToArray();
        Assert.Equal(byHand, fromWorst.Select(one => (one.Key!, one.Value.Ratio!.Value.ToDecimal())));
        Assert.Equal(("web", MetricStatus.ZeroDenominator), (withoutFigure.Single().Key, withoutFigure.Single().Value.Status));

        var largest = Losses.GroupBy(row => row.Account).Select(rows => (rows.Key, Sum: rows.Sum(row => row.Amount)))
            .OrderByDescending(one => one.Sum).Take(5).ToArray();
        var top = accounts.Top(5, AmountMeasure.Gross);
        Assert.Equal(largest, top.Values.Select(account => (account!, top[account].Gross.Total.Amount.ToDecimal())));
        Assert.Equal(Losses.Sum(row => row.Amount) - largest.Sum(one => one.Sum), top.AllOthers.Gross.Total.Amount.ToDecimal());

        // Kitagawa: each region's change of ratio at its mean share, and its change of share at its mean ratio.
        decimal rate = 0, mix = 0;
        foreach (string region in WithSales)
        {
            (decimal Ratio, decimal Share) before = RatioAndShare(region, Quarters[0]), after = RatioAndShare(region, Quarters[1]);
            rate += (before.Share + after.Share) / 2 * (after.Ratio - before.Ratio);
            mix += (before.Ratio + after.Ratio) / 2 * (after.Share - before.Share);
        }

        Assert.Equal(rate, why.RateEffect!.Value.ToDecimal() / 100, 16);
        Assert.Equal(mix, why.MixEffect!.Value.ToDecimal() / 100, 16);
    }

    private static decimal LossOf(string region) => Losses.Where(row => row.Region == region).Sum(row => row.Amount);

    private static (decimal Ratio, decimal Share) RatioAndShare(string region, ReportingPeriod quarter)
    {
        decimal loss = Losses.Where(row => row.Region == region && quarter.Contains(row.Day)).Sum(row => row.Amount);
        decimal sold = Invoices.Where(row => row.Region == region && quarter.Contains(row.Day)).Sum(row => row.Amount);
        return (loss / sold, sold / Invoices.Where(row => quarter.Contains(row.Day)).Sum(row => row.Amount));
    }
}
