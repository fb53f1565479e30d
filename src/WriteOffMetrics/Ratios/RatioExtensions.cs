using System.ComponentModel;

namespace WriteOffMetrics;

/// <summary>Divides write-offs and recoveries by what they are measured against.</summary>
/// <remarks>Pure functions, safe for use by any number of threads.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RatioExtensions
{
    /// <summary>Write-off to sales (M3): gross or net write-offs ÷ total sales of the same periods.</summary>
    /// <param name="writeOffs">
    /// Gross or net of a <see cref="PeriodTotals"/>, or published and stated with <see cref="AmountMetrics"/>.
    /// </param>
    /// <param name="sales">
    /// Total sales, stated, added up from rows or read from a ledger of their own, on the same axis, in the same currency and on the same
    /// tax basis.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The write-offs are another measure, the sales are balances or read from the ledger of the write-offs, or axis, currency or tax basis
    /// differ.
    /// </exception>
    public static RatioSeries ToSales(this AmountSeries writeOffs, AmountSeries sales) =>
        OverFlow(writeOffs, sales, nameof(writeOffs), nameof(sales), RatioMetrics.ToSales);

    /// <summary>Write-off to credit sales (M4): gross or net write-offs ÷ credit sales of the same periods.</summary>
    /// <param name="writeOffs">Gross or net write-offs, as for <see cref="ToSales(AmountSeries, AmountSeries)"/>.</param>
    /// <param name="creditSales">Credit sales, as for <see cref="ToSales(AmountSeries, AmountSeries)"/>.</param>
    /// <exception cref="ArgumentException">As for <see cref="ToSales(AmountSeries, AmountSeries)"/>.</exception>
    public static RatioSeries ToCreditSales(this AmountSeries writeOffs, AmountSeries creditSales) =>
        OverFlow(writeOffs, creditSales, nameof(writeOffs), nameof(creditSales), RatioMetrics.ToCreditSales);

    /// <summary>
    /// Write-off to average receivables (M5), over averages computed by <see cref="BalanceHistory.AverageBy"/> or as their source states
    /// them. The length of the periods and the averaging are part of its definition: the rate of a month is not compared with that of a
    /// year. <see cref="RatioSeries.Annualize"/> brings it to a year, which makes net write-offs the net charge-off rate (M7).
    /// </summary>
    /// <param name="writeOffs">Gross or net write-offs, as for <see cref="ToSales(AmountSeries, AmountSeries)"/>.</param>
    /// <param name="averages">
    /// One average balance per period, on the same axis and in the same currency: computed, or stated with
    /// <see cref="AmountMetrics.AverageReceivables"/>.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The write-offs are another measure, the averages are flows, or axis, currency or tax basis differ.
    /// </exception>
    public static RatioSeries ToAverageReceivables(this AmountSeries writeOffs, AmountSeries averages)
    {
        ArgumentNullException.ThrowIfNull(writeOffs);
        ArgumentNullException.ThrowIfNull(averages);
        RequireWriteOffs(writeOffs, nameof(writeOffs));
        if (averages.Definition.Metric.Role != MetricRole.Balance)
            throw new ArgumentException(RatioWords.WhyNoAverages(averages.Definition), nameof(averages));
        RequireAlike(writeOffs, "write-offs", averages, "average receivables", nameof(averages));
        string word = writeOffs.Axis.Calendar.PeriodWord;
        return Divide(RatioMetrics.ToAverage(writeOffs.Definition, averages.Definition, word), writeOffs, averages);
    }

    /// <summary>
    /// Recovery rate of a period (M9a): recoveries ÷ gross write-offs of the same period. May exceed 100 %, because what comes back was
    /// written off earlier.
    /// </summary>
    public static RatioSeries RecoveryRate(this PeriodTotals totals)
    {
        ArgumentNullException.ThrowIfNull(totals);
        return Divide(RatioMetrics.Recovery(totals.Recoveries.Definition), totals.Recoveries, totals.Gross);
    }

    /// <summary>The same less recoveries returned: what came back and stayed ÷ gross write-offs of the same period (M9a).</summary>
    public static RatioSeries NetRecoveryRate(this PeriodTotals totals)
    {
        ArgumentNullException.ThrowIfNull(totals);
        return Divide(RatioMetrics.Recovery(totals.NetRecoveries.Definition), totals.NetRecoveries, totals.Gross);
    }

    /// <summary>
    /// Recovery rate on the year before (M9b): recoveries of a year ÷ gross write-offs of the year before. The first year of the axis has
    /// no year before it, so the ratios start with the second.
    /// </summary>
    /// <exception cref="ArgumentException">The periods are no years, or there is one only.</exception>
    public static RatioSeries RecoveryRateOnYearBefore(this PeriodTotals totals) => OnYearBefore(totals, AmountMeasure.Recoveries);

    /// <summary>The same less recoveries returned (M9b).</summary>
    /// <exception cref="ArgumentException">The periods are no years, or there is one only.</exception>
    public static RatioSeries NetRecoveryRateOnYearBefore(this PeriodTotals totals) => OnYearBefore(totals, AmountMeasure.NetRecoveries);

    /// <summary>
    /// Incidence ratio (M36): documents written off ÷ invoices issued, both counted. Of a ledger by origin date
    /// (<see cref="WriteOffLedger.WithPeriodBasis"/>) it is the part of each period's invoices that was written off since.
    /// </summary>
    /// <param name="documents">
    /// Documents written off: <see cref="SummaryExtensions.CountDocumentsBy(WriteOffLedger, PeriodAxis)"/>, or stated.
    /// </param>
    /// <param name="invoices">Invoices issued, stated or counted from rows, on the same axis.</param>
    /// <exception cref="ArgumentException">
    /// The axes differ, the documents are a metric of one's own, or the invoices are documents written off.
    /// </exception>
    public static RatioSeries ToInvoicesIssued(this CountSeries documents, CountSeries invoices)
    {
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(invoices);
        if (documents.Definition.Metric.IsOwn)
            throw new ArgumentException(RatioWords.WhyNoDocuments(documents.Definition), nameof(documents));
        if (invoices.Definition.Metric == AmountMetrics.DocumentsWrittenOff)
            throw new ArgumentException(RatioWords.WhyNoInvoices, nameof(invoices));
        documents.Axis.Require(invoices.Axis, "invoices issued", nameof(invoices));
        return Divide(RatioMetrics.ToInvoices(Counted(documents.Definition)), documents, invoices);
    }

    /// <summary>What counts stated without a definition mean as documents written off.</summary>
    private static MetricDefinition Counted(MetricDefinition documents) => documents.Metric == AmountMetrics.DocumentsWrittenOff
        ? documents
        : new MetricDefinition(AmountMetrics.DocumentsWrittenOff)
        {
            Above = new MetricBasis("documents written off as stated by the caller", false),
        };

    /// <summary>
    /// An amount brought to a year (M8): 4,000.00 in the two months of a year to date × 12 is 24,000.00 a year. None where a period of it
    /// is incomplete.
    /// </summary>
    /// <param name="point">The amount of one period, or of several taken together, such as a year to date.</param>
    /// <param name="annualization">How. There is no usual way: name it.</param>
    /// <param name="rule">Where a half goes when the result is rounded to the minor unit.</param>
    /// <exception cref="ArgumentException">
    /// The way compounds, which is for ratios, or does not fit the calendar; or the amount is an average balance.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The rule is not a member.</exception>
    /// <exception cref="OverflowException">The result exceeds 64 bits of minor units.</exception>
    public static AnnualizedAmount Annualize(this AmountPoint point, Annualization annualization, MidpointRounding rule)
    {
        ArgumentNullException.ThrowIfNull(point);
        ArgumentNullException.ThrowIfNull(annualization);
        if (annualization.Compounding > 1)
            throw new ArgumentException(RatioWords.WhyNotCompounded(annualization), nameof(annualization));
        if (point.Definition.Metric.Role == MetricRole.Balance) throw new ArgumentException(
            "Found an average balance; a flow is allowed, because a balance is no amount per period.", nameof(point));
        Fraction[] years = annualization.YearsOf(point.Series.Axis, nameof(annualization));
        return new AnnualizedAmount(point, annualization, years.AsSpan(point.FirstPeriod, point.PeriodCount), rule);
    }

    private static RatioSeries Divide(MetricDefinition definition, MetricSeries above, MetricSeries below) =>
        new(definition, new Quotient(above, below, null, 1m), includesIncomplete: false);

    /// <summary>Write-offs ÷ the amounts of a flow, after a look whether they may be divided.</summary>
    internal static RatioSeries OverFlow(
        AmountSeries writeOffs, AmountSeries denominators, string writeOffsName, string denominatorsName,
        Func<MetricDefinition, MetricDefinition> define)
    {
        ArgumentNullException.ThrowIfNull(writeOffs, writeOffsName);
        ArgumentNullException.ThrowIfNull(denominators, denominatorsName);
        RequireWriteOffs(writeOffs, writeOffsName);
        MetricDefinition definition = define(writeOffs.Definition);
        if (denominators.Definition.Metric.Role != MetricRole.Flow)
            throw new ArgumentException(RatioWords.WhyNoFlow(denominators.Definition, definition), denominatorsName);
        if (denominators.Provenance.Ledger is null && IsOfWriteOffs(denominators.Definition.Metric))
            throw new ArgumentException(RatioWords.WhyNoSales(denominators.Definition, definition), denominatorsName);
        if (denominators.Provenance.SharesLedgerWith(writeOffs.Provenance))
            throw new ArgumentException(RatioWords.WhySameLedger(denominators.Definition, definition), denominatorsName);
        RequireAlike(writeOffs, "write-offs", denominators, definition.Denominator!, denominatorsName);
        return Divide(definition, writeOffs, denominators);
    }

    private static RatioSeries OnYearBefore(PeriodTotals totals, AmountMeasure measure)
    {
        ArgumentNullException.ThrowIfNull(totals);
        if (totals.Axis.Calendar.PeriodsPerYear != 1 || totals.Axis.Count < 2)
            throw new ArgumentException(
                $"Found {totals.Axis}; two or more years are allowed. Summarise the ledger by years, calendar or fiscal.", nameof(totals));
        int last = totals.Axis.Count - 1;
        AmountSeries received = totals.Part(1, last).Series(measure);
        return Divide(RatioMetrics.RecoveryOnYearBefore(received.Definition), received, totals.Part(0, last).Gross);
    }

    private static bool IsOfWriteOffs(Metric metric) => metric.Role == MetricRole.Flow && AmountMetrics.All.Contains(metric);

    private static void RequireWriteOffs(AmountSeries writeOffs, string parameterName)
    {
        Metric metric = writeOffs.Definition.Metric;
        if (metric != AmountMetrics.GrossWriteOffAmount && metric != AmountMetrics.NetWriteOffAmount)
            throw new ArgumentException(RatioWords.WhyNoWriteOffs(writeOffs.Definition), parameterName);
    }

    /// <summary>Looks whether amounts that make one figure are of one axis, currency and tax basis.</summary>
    internal static void RequireAlike(AmountSeries one, string what, AmountSeries other, string others, string parameterName)
    {
        one.Axis.Require(other.Axis, others, parameterName);
        if (one.Currency != other.Currency)
            throw new ArgumentException(RatioWords.WhyNotCurrency(others, other, what, one), parameterName);
        if (one.TaxBasis != TaxBasis.NotStated && other.TaxBasis != TaxBasis.NotStated && one.TaxBasis != other.TaxBasis)
            throw new ArgumentException(RatioWords.WhyNotTaxBasis(others, other, what, one), parameterName);
    }
}
