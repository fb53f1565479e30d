namespace WriteOffMetrics;

/// <summary>Why two series are not divided.</summary>
internal static class RatioWords
{
    public const string WhyNoInvoices =
        "Found documents written off as invoices issued; counts that were stated or added up from rows are allowed. Use "
        + "CountSeries.FromValues or FromRows.";

    public static string WhyNoWriteOffs(MetricDefinition found) =>
        $"Found {found.Metric} as write-offs; gross or net write-offs are allowed. Use totals.Gross or totals.Net, or state published ones "
        + "with AmountMetrics.GrossWriteOffs or NetWriteOffs.";

    public static string WhyNoAverages(MetricDefinition found) =>
        $"Found {found.Metric} as average receivables; averages of balances are allowed. Use BalanceHistory.AverageBy, or "
        + "AmountSeries.FromValues with AmountMetrics.AverageReceivables for stated ones.";

    public static string WhyNoDocuments(MetricDefinition found) =>
        $"Found {found.Metric} as documents written off; documents of a ledger, or counts that were stated as such or without a definition "
        + "are allowed. Use CountDocumentsBy, or CountSeries.FromValues with AmountMetrics.WrittenOffDocuments.";

    public static string WhyNotCompounded(Annualization annualization) =>
        $"Found '{annualization}' for an amount; what multiplies is allowed, because only rates compound. Use "
        + "Annualization.Times or ActualDays.";

    public static string WhyNoFlow(MetricDefinition found, MetricDefinition ratio) =>
        $"Found {found.Metric} as {ratio.Denominator}; amounts of flows are allowed. Use AmountSeries.FromValues or FromRows.";

    public static string WhyNoSales(MetricDefinition found, MetricDefinition ratio) =>
        $"Found {found.Metric} that was stated, as {ratio.Denominator}; amounts of sales are allowed. Use AmountSeries.FromValues without "
        + "a definition, or FromRows.";

    public static string WhySameLedger(MetricDefinition found, MetricDefinition ratio) =>
        $"Found {found.Numerator} of the same ledger as {ratio.Denominator}; amounts from elsewhere are allowed. Use "
        + "AmountSeries.FromValues or FromRows.";

    public static string WhyNotCurrency(string others, AmountSeries other, string what, AmountSeries one) =>
        $"Found {others} in {other.Currency} beside {what} in {one.Currency}; one currency is allowed. Convert one of them first, "
        + "at a rate you can name.";

    public static string WhyNotTaxBasis(string others, AmountSeries other, string what, AmountSeries one) =>
        $"Found {others} {TaxWords.NameOf(other.TaxBasis)} beside {what} {TaxWords.NameOf(one.TaxBasis)}; one tax basis is allowed, or the "
        + "figure is off by the rate of tax. Restate one of them.";
}
