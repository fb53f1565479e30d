namespace WriteOffMetrics;

/// <summary>Divides amounts read from a ledger by amounts that its owner states.</summary>
/// <remarks>Pure functions, safe for use by any number of threads.</remarks>
public static class RatioExtensions
{
    /// <summary>Write-off to sales (M3): gross or net write-offs ÷ total sales of the same periods.</summary>
    /// <param name="writeOffs">Gross or net of a <see cref="PeriodTotals"/>.</param>
    /// <param name="sales">Total sales, stated with <see cref="AmountSeries.FromValues"/>, on the same axis, in the same currency and on the same tax basis.</param>
    /// <exception cref="ArgumentException">The write-offs are another measure, the sales were not stated, or axis, currency or tax basis differ.</exception>
    public static RatioSeries ToSales(this AmountSeries writeOffs, AmountSeries sales) =>
        Divide(writeOffs, sales, nameof(writeOffs), nameof(sales), (measure, totals) => MetricDefinition.ToSales(measure, MetricDefinition.ScopeOf(totals)));

    /// <summary>
    /// Write-off to average receivables (M5) over average balances as their source states them. Of whole years and net write-offs it is a bank's net charge-off rate.
    /// The length of the periods is part of its definition: the rate of a month is not compared with that of a year.
    /// </summary>
    /// <param name="writeOffs">Gross or net of a <see cref="PeriodTotals"/>.</param>
    /// <param name="statedAverages">One average balance per period, stated with <see cref="AmountSeries.FromValues"/>, on the same axis and in the same currency.</param>
    /// <exception cref="ArgumentException">The write-offs are another measure, the averages were not stated or were rolled up, or axis, currency or tax basis differ.</exception>
    public static RatioSeries ToAverageReceivables(this AmountSeries writeOffs, AmountSeries statedAverages)
    {
        if (statedAverages is { IsRolledUp: true })
            throw new ArgumentException("Found averages that were added up from finer periods; an average balance of each period is allowed, because balances do not add up. State those of the coarser periods.", nameof(statedAverages));
        return Divide(writeOffs, statedAverages, nameof(writeOffs), nameof(statedAverages), (measure, totals) => MetricDefinition.ToStatedAverage(measure, MetricDefinition.ScopeOf(totals), totals.Axis.Calendar.PeriodWord));
    }

    /// <summary>
    /// How much of a total a few hold (M25): <c>breakdown.ConcentrationOf(totals =&gt; totals.Gross.Total.Amount)</c>.
    /// </summary>
    /// <param name="breakdown">The breakdown whose values share the total.</param>
    /// <param name="amountOf">The amount of each value, asked once per value in order.</param>
    /// <exception cref="OverflowException">The amounts above zero add up to more than 64 bits of minor units.</exception>
    public static Concentration ConcentrationOf(this PeriodBreakdown breakdown, Func<PeriodTotals, Money> amountOf)
    {
        ArgumentNullException.ThrowIfNull(breakdown);
        ArgumentNullException.ThrowIfNull(amountOf);
        return new Concentration(breakdown.Dimension, breakdown.Values.Select(value => (value, amountOf(breakdown[value]))));
    }

    /// <summary>
    /// Write-off to credit sales (M4): gross or net write-offs ÷ credit sales of the same periods.
    /// </summary>
    /// <param name="writeOffs">Gross or net of a <see cref="PeriodTotals"/>.</param>
    /// <param name="creditSales">Credit sales, stated with <see cref="AmountSeries.FromValues"/>, on the same axis, in the same currency and on the same tax basis.</param>
    /// <exception cref="ArgumentException">The write-offs are another measure, the sales were not stated, or axis, currency or tax basis differ.</exception>
    public static RatioSeries ToCreditSales(this AmountSeries writeOffs, AmountSeries creditSales) =>
        Divide(writeOffs, creditSales, nameof(writeOffs), nameof(creditSales), (measure, totals) => MetricDefinition.ToCreditSales(measure, MetricDefinition.ScopeOf(totals)));

    /// <summary>What an amount means, which entries it comes from, and everything else that its reader may ask.</summary>
    public static Explanation Explain(this AmountPoint point)
    {
        ArgumentNullException.ThrowIfNull(point);
        return Explanation.Of(point);
    }

    private static RatioSeries Divide(
        AmountSeries writeOffs, AmountSeries denominators, string writeOffsName, string denominatorsName, Func<AmountMeasure, PeriodTotals, MetricDefinition> define)
    {
        ArgumentNullException.ThrowIfNull(writeOffs, writeOffsName);
        ArgumentNullException.ThrowIfNull(denominators, denominatorsName);
        if (writeOffs.Totals is null || writeOffs.Measure is not (AmountMeasure.Gross or AmountMeasure.Net))
            throw new ArgumentException($"Found {Describe(writeOffs)} as write-offs; gross or net write-offs of a PeriodTotals are allowed. Use totals.Gross or totals.Net.", writeOffsName);

        MetricDefinition definition = define(writeOffs.Measure, writeOffs.Totals);
        if (denominators.Measure != AmountMeasure.Stated)
            throw new ArgumentException($"Found {Describe(denominators)} as {definition.Denominator}; stated amounts are allowed. Use AmountSeries.FromValues.", denominatorsName);
        writeOffs.Axis.Require(denominators.Axis, definition.Denominator!, denominatorsName);
        if (writeOffs.Currency != denominators.Currency)
            throw new ArgumentException($"Found {definition.Denominator} in {denominators.Currency} beside write-offs in {writeOffs.Currency}; one currency is allowed. Convert one of them first, at a rate you can name.", denominatorsName);
        if (writeOffs.TaxBasis != TaxBasis.NotStated && denominators.TaxBasis != TaxBasis.NotStated && writeOffs.TaxBasis != denominators.TaxBasis)
            throw new ArgumentException($"Found {definition.Denominator} {TaxWords.Of(denominators.TaxBasis)} beside write-offs {TaxWords.Of(writeOffs.TaxBasis)}; one tax basis is allowed, or the ratio is off by the rate of tax. Restate one of them.", denominatorsName);
        return new RatioSeries(definition, writeOffs, denominators, includesIncomplete: false);
    }

    private static string Describe(AmountSeries series) => MetricDefinition.Of(series).Numerator;
}
