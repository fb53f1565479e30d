namespace WriteOffMetrics.Receivables;

/// <summary>Balances of receivables and the credit sales beside them, of which figures are made.</summary>
internal static class BalancesAndSales
{
    /// <exception cref="ArgumentException">They are no balances and sales of one currency and tax basis on one axis.</exception>
    public static void Require(AmountSeries balances, AmountSeries sales, string balancesName, string salesName)
    {
        ArgumentNullException.ThrowIfNull(balances, balancesName);
        ArgumentNullException.ThrowIfNull(sales, salesName);
        if (balances.Definition.Metric.Role != MetricRole.Balance && balances.Definition.Metric != StatedMetrics.Amount.Metric)
            throw new ArgumentException(
                $"Found {balances.Definition}, which is no balance; what is open at the end of each period is allowed. State it with "
                + "ReceivablesMetrics.OpenReceivables, or ask OpenItems.BalancesBy.",
                balancesName);
        if (sales.Definition.Metric.Role != MetricRole.Flow || AmountMetrics.All.Contains(sales.Definition.Metric))
            throw new ArgumentException(
                $"Found {sales.Definition}, which are no sales; the credit sales of each period are allowed.", salesName);
        balances.Axis.Require(sales.Axis, "credit sales", salesName);
        if (balances.Currency != sales.Currency)
            throw new ArgumentException(
                $"Found credit sales in {sales.Currency} beside receivables in {balances.Currency}; one currency is allowed. Convert them "
                + "first, at a rate you can name.",
                salesName);
        if (balances.TaxBasis != TaxBasis.NotStated && sales.TaxBasis != TaxBasis.NotStated && balances.TaxBasis != sales.TaxBasis)
            throw new ArgumentException(
                $"Found credit sales {TaxWords.NameOf(sales.TaxBasis)} beside receivables {TaxWords.NameOf(balances.TaxBasis)}; "
                + "one tax basis is allowed. Restate them.",
                salesName);
    }
}
