using System.ComponentModel;

namespace WriteOffMetrics;

/// <summary>Divides amounts read from a ledger by amounts that its owner states.</summary>
/// <remarks>Pure functions, safe for use by any number of threads.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RatioExtensions
{
    /// <summary>Write-off to sales (M3): gross or net write-offs ÷ total sales of the same periods.</summary>
    /// <param name="writeOffs">Gross or net of a <see cref="PeriodTotals"/>.</param>
    /// <param name="sales">Total sales, stated with <see cref="AmountSeries.FromValues"/>, on the same axis, in the same currency and on the same tax basis.</param>
    /// <exception cref="ArgumentException">The write-offs are another measure, the sales were not stated, or axis, currency or tax basis differ.</exception>
    public static RatioSeries ToSales(this AmountSeries writeOffs, AmountSeries sales) =>
        Divide(writeOffs, sales, nameof(writeOffs), nameof(sales), (measure, totals) => MetricDefinition.ToSales(measure, MetricDefinition.ScopeOf(totals)));

    /// <summary>
    /// Write-off to average receivables (M5), over averages computed by <see cref="BalanceHistory.AverageBy"/> or as their source states them.
    /// The length of the periods and the averaging are part of its definition: the rate of a month is not compared with that of a year.
    /// <see cref="RatioSeries.Annualize"/> brings it to a year, which makes net write-offs the net charge-off rate (M7).
    /// </summary>
    /// <param name="writeOffs">Gross or net of a <see cref="PeriodTotals"/>.</param>
    /// <param name="averages">One average balance per period, on the same axis and in the same currency.</param>
    /// <exception cref="ArgumentException">The write-offs are another measure, the averages were read from totals or rolled up, or axis, currency or tax basis differ.</exception>
    public static RatioSeries ToAverageReceivables(this AmountSeries writeOffs, AmountSeries averages)
    {
        ArgumentNullException.ThrowIfNull(writeOffs);
        ArgumentNullException.ThrowIfNull(averages);
        if (averages.IsRolledUp)
            throw new ArgumentException("Found averages that were added up from finer periods; an average balance of each period is allowed, because balances do not add up. State those of the coarser periods.", nameof(averages));
        RequireWriteOffs(writeOffs, nameof(writeOffs));
        if (averages.Measure is not (AmountMeasure.Stated or AmountMeasure.Average))
            throw new ArgumentException($"Found {Describe(averages)} as average receivables; averages of balances are allowed. Use BalanceHistory.AverageBy, or AmountSeries.FromValues for stated ones.", nameof(averages));
        RequireAlike(writeOffs, averages, "average receivables", nameof(averages));
        return new RatioSeries(MetricDefinition.ToAverage(writeOffs, averages, null), writeOffs, averages, null, includesIncomplete: false);
    }

    /// <summary>Recovery rate of a period (M9a): recoveries ÷ gross write-offs of the same period, read from the same totals. May exceed 100 %, because what comes back was written off earlier.</summary>
    /// <param name="recoveries">Recovered, or NetRecovered, of a <see cref="PeriodTotals"/>.</param>
    /// <exception cref="ArgumentException">The series is another measure.</exception>
    public static RatioSeries ToWriteOffs(this AmountSeries recoveries)
    {
        PeriodTotals totals = TotalsOfRecoveries(recoveries, nameof(recoveries));
        MetricDefinition definition = MetricDefinition.Recovery(recoveries.Measure, MetricDefinition.ScopeOf(totals), ofYearBefore: false);
        return new RatioSeries(definition, recoveries, totals.Series(AmountMeasure.Gross), null, includesIncomplete: false);
    }

    /// <summary>
    /// Recovery rate on the year before (M9b): recoveries of a year ÷ gross write-offs of the year before, read from the same totals. The first year of the axis has no
    /// year before it, so the ratios start with the second.
    /// </summary>
    /// <param name="recoveries">Recovered, or NetRecovered, of a <see cref="PeriodTotals"/> by years.</param>
    /// <exception cref="ArgumentException">The series is another measure, its periods are no years, or there is one only.</exception>
    public static RatioSeries ToWriteOffsOfYearBefore(this AmountSeries recoveries)
    {
        PeriodTotals totals = TotalsOfRecoveries(recoveries, nameof(recoveries));
        if (recoveries.Axis.Calendar.PeriodsPerYear != 1 || recoveries.Count < 2)
            throw new ArgumentException($"Found {recoveries.Axis}; two or more years are allowed. Summarise the ledger by years, calendar or fiscal.", nameof(recoveries));
        MetricDefinition definition = MetricDefinition.Recovery(recoveries.Measure, MetricDefinition.ScopeOf(totals), ofYearBefore: true);
        AmountSeries received = totals.Part(1, recoveries.Count - 1).Series(recoveries.Measure), writtenOff = totals.Part(0, recoveries.Count - 1).Series(AmountMeasure.Gross);
        return new RatioSeries(definition, received, writtenOff, null, includesIncomplete: false);
    }

    /// <summary>
    /// Incidence ratio (M36): documents written off ÷ invoices issued, both counted. Of a ledger by origin date (<see cref="WriteOffLedger.WithPeriodBasis"/>) it is the part of each
    /// period's invoices that was written off since.
    /// </summary>
    /// <param name="documents">Documents written off: <see cref="SummaryExtensions.CountDocumentsBy"/>, or stated.</param>
    /// <param name="invoices">Invoices issued, stated with <see cref="CountSeries.FromValues"/>, on the same axis.</param>
    /// <exception cref="ArgumentException">The axes differ, or the invoices were not stated.</exception>
    public static RatioSeries ToInvoicesIssued(this CountSeries documents, CountSeries invoices)
    {
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(invoices);
        if (invoices.Documents is not null)
            throw new ArgumentException("Found documents written off as invoices issued; stated counts are allowed. Use CountSeries.FromValues.", nameof(invoices));
        documents.Axis.Require(invoices.Axis, "invoices issued", nameof(invoices));
        string numerator = documents.Documents is { } counted ? $"documents written off ({MetricDefinition.ScopeOf(counted.Scope.Name, counted.Ledger.PeriodBasis)})" : "documents written off as stated by the caller";
        return new RatioSeries(MetricDefinition.ToInvoices(numerator), documents, invoices, null, includesIncomplete: false);
    }

    /// <summary>An amount brought to a year (M8): 4,000.00 in the two months of a year to date × 12 is 24,000.00 a year. None where a period of it is incomplete.</summary>
    /// <param name="point">The amount of one period, or of several taken together, such as a year to date.</param>
    /// <param name="annualization">How. There is no usual way: name it.</param>
    /// <param name="rule">Where a half goes when the result is rounded to the minor unit.</param>
    /// <exception cref="ArgumentException">The way compounds, which is for ratios, or does not fit the calendar; or the amount is an average balance.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The rule is not a member.</exception>
    /// <exception cref="OverflowException">The result exceeds 64 bits of minor units.</exception>
    public static AnnualizedAmount Annualize(this AmountPoint point, Annualization annualization, MidpointRounding rule)
    {
        ArgumentNullException.ThrowIfNull(point);
        ArgumentNullException.ThrowIfNull(annualization);
        if (annualization.Compounding > 1) throw new ArgumentException($"Found '{annualization}' for an amount; what multiplies is allowed, because only rates compound. Use Annualization.Times or ActualDays.", nameof(annualization));
        if (point.Series.Measure == AmountMeasure.Average) throw new ArgumentException("Found an average balance; a flow is allowed, because a balance is no amount per period.", nameof(point));
        Fraction[] years = annualization.YearsOf(point.Series.Axis, nameof(annualization));
        return new AnnualizedAmount(point, annualization, years.AsSpan(point.FirstPeriod, point.PeriodCount), rule);
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
        MetricDefinition definition = define(writeOffs.Measure, RequireWriteOffs(writeOffs, writeOffsName));
        if (denominators.Measure != AmountMeasure.Stated)
            throw new ArgumentException($"Found {Describe(denominators)} as {definition.Denominator}; stated amounts are allowed. Use AmountSeries.FromValues.", denominatorsName);
        RequireAlike(writeOffs, denominators, definition.Denominator!, denominatorsName);
        return new RatioSeries(definition, writeOffs, denominators, null, includesIncomplete: false);
    }

    private static PeriodTotals RequireWriteOffs(AmountSeries writeOffs, string parameterName) => writeOffs is { Totals: { } totals, Measure: AmountMeasure.Gross or AmountMeasure.Net }
        ? totals
        : throw new ArgumentException($"Found {Describe(writeOffs)} as write-offs; gross or net write-offs of a PeriodTotals are allowed. Use totals.Gross or totals.Net.", parameterName);

    private static PeriodTotals TotalsOfRecoveries(AmountSeries recoveries, string parameterName)
    {
        ArgumentNullException.ThrowIfNull(recoveries, parameterName);
        return recoveries is { Totals: { } totals, Measure: AmountMeasure.Recoveries or AmountMeasure.NetRecoveries }
            ? totals
            : throw new ArgumentException($"Found {Describe(recoveries)} as recoveries; those of a PeriodTotals are allowed. Use totals.Recoveries or totals.NetRecoveries.", parameterName);
    }

    private static void RequireAlike(AmountSeries writeOffs, AmountSeries denominators, string what, string parameterName)
    {
        writeOffs.Axis.Require(denominators.Axis, what, parameterName);
        if (writeOffs.Currency != denominators.Currency)
            throw new ArgumentException($"Found {what} in {denominators.Currency} beside write-offs in {writeOffs.Currency}; one currency is allowed. Convert one of them first, at a rate you can name.", parameterName);
        if (writeOffs.TaxBasis != TaxBasis.NotStated && denominators.TaxBasis != TaxBasis.NotStated && writeOffs.TaxBasis != denominators.TaxBasis)
            throw new ArgumentException($"Found {what} {TaxWords.Of(denominators.TaxBasis)} beside write-offs {TaxWords.Of(writeOffs.TaxBasis)}; one tax basis is allowed, or the ratio is off by the rate of tax. Restate one of them.", parameterName);
    }

    private static string Describe(AmountSeries series) => MetricDefinition.Of(series).Numerator;
}
