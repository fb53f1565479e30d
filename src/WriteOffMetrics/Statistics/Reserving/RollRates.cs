namespace WriteOffMetrics;

/// <summary>
/// Roll rates of balances in delinquency buckets: the balance in the next bucket ÷ the balance in this bucket one period before.
/// Balances of zero or more, one row per period, one column per bucket, 2 or more; rates over zero are null.
/// </summary>
internal sealed record RollRates(double?[][] Rates, double?[] WeightedAverages, double?[] SimpleAverages, double? FlowToLoss)
{
    /// <summary>
    /// Rates per period (none in the first); averages per bucket as Σ next ÷ Σ before, and as the mean of the rates (null where one is);
    /// and the product of the weighted averages, the part of the first bucket that reaches the last.
    /// </summary>
    public static RollRates FromBalances(double[][] balances)
    {
        Finite.Require(balances);
        foreach (double[] row in balances) Finite.RequireEqual<double, double>(row, balances[0], nameof(balances), "its first row");
        int buckets = balances.Length == 0 ? 0 : Math.Max(0, balances[0].Length - 1);
        var rates = new double?[balances.Length][];
        for (int t = 0; t < rates.Length; t++)
        {
            rates[t] = new double?[buckets];
            for (int k = 0; t > 0 && k < buckets; k++) rates[t][k] = Quotient(balances[t][k + 1], balances[t - 1][k]);
        }

        double?[] weighted = new double?[buckets], simple = new double?[buckets];
        double? flow = buckets == 0 ? null : 1;
        for (int k = 0; k < buckets; k++)
        {
            weighted[k] = Quotient(Summation.Sum([.. balances.Skip(1).Select(row => row[k + 1])]),
                Summation.Sum([.. balances.SkipLast(1).Select(row => row[k])]));
            simple[k] = balances.Length < 2 ? null : OptionalSum.SumUp([.. rates.Skip(1).Select(row => row[k])]) / (balances.Length - 1);
            flow *= weighted[k];
        }

        return new RollRates(rates, weighted, simple, flow);
    }

    private static double? Quotient(double above, double below) => below == 0 ? null : above / below;
}
