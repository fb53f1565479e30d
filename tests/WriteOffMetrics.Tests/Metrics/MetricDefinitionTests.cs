namespace WriteOffMetrics.Tests;

public sealed class MetricDefinitionTests
{
    [Fact]
    public void A_definition_says_what_over_what_in_which_unit_and_which_way_is_better()
    {
        MetricDefinition ratio = RatioMetrics.GrossWriteOffToSales, amount = AmountMetrics.GrossWriteOffs;
        Assert.Equal(("M3", MetricUnit.Ratio, MetricDirection.LowerIsBetter, "gross write-offs (receivable) ÷ total sales"),
            (ratio.Id, ratio.Unit, ratio.Direction, ratio.Formula));
        Assert.Equal(("M1", MetricUnit.Money, MetricDirection.Neutral, "gross write-offs (receivable)", null),
            (amount.Id, amount.Unit, amount.Direction, amount.Formula, amount.Denominator));
        Assert.Equal("M5 write-off to average receivables: net write-offs (receivable) per year ÷ average "
            + "receivables as stated by their source", RatioMetrics.NetWriteOffToAverageReceivables.ToString());
    }

    [Fact]
    public void Definitions_on_different_bases_differ()
    {
        MetricDefinition[] all =
        [
            AmountMetrics.GrossWriteOffs, AmountMetrics.NetWriteOffs, RatioMetrics.GrossWriteOffToSales, RatioMetrics.NetWriteOffToSales,
            RatioMetrics.GrossWriteOffToAverageReceivables, RatioMetrics.NetWriteOffToAverageReceivables,
        ];
        Assert.Equal(all.Length, all.Distinct().Count());
        Assert.All(all, definition => Assert.False(string.IsNullOrWhiteSpace(definition.Source)));
    }

    [Fact]
    public void The_definition_of_a_figure_is_the_published_one()
    {
        var day = new NodaTime.LocalDate(2026, 1, 1);
        PeriodAxis axis = ReportingCalendar.Years.Between(day, day);
        PeriodTotals totals = WriteOffLedger.FromEntries(Generate.Usd, []).SummarizeBy(axis);
        AmountSeries stated = AmountSeries.FromValuesInOrder(Generate.Usd, axis, [1m]);
        AmountSeries averages = AmountSeries.FromValuesInOrder(AmountMetrics.AverageReceivables, Generate.Usd, axis, [1m]);
        Explanation explanation = totals.Gross[0].Explain();
        Assert.Equal(AmountMetrics.GrossWriteOffs, explanation.Definition);
        Assert.Equal("M1 = 0.00 USD, 0 entries", explanation.Summary);
        Assert.Equal(RatioMetrics.GrossWriteOffToSales, totals.Gross.ToSales(stated).Definition);
        Assert.Equal(RatioMetrics.NetWriteOffToSales, totals.Net.ToSales(stated).Definition);
        Assert.Equal(RatioMetrics.GrossWriteOffToAverageReceivables, totals.Gross.ToAverageReceivables(averages).Definition);
        Assert.Equal(RatioMetrics.NetWriteOffToAverageReceivables, totals.Net.ToAverageReceivables(averages).Definition);
        Assert.Equal("gross write-offs (all losses) ÷ total sales", totals.AllLosses.Gross.ToSales(stated).Definition.Formula);
    }
}
