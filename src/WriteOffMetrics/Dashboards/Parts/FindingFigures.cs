namespace WriteOffMetrics;

/// <summary>Figures of several findings.</summary>
internal static class FindingFigures
{
    /// <summary>What is at stake in all of them; none where of one it is not known, or they are in several currencies.</summary>
    public static DashboardFigure? AtStake(IReadOnlyList<Finding> findings)
    {
        if (findings.Count == 0 || findings[0].AmountAtStake is not { } first) return null;
        decimal sum = 0;
        foreach (Finding finding in findings)
        {
            if (finding.AmountAtStake is not { } amount || amount.Currency != first.Currency) return null;
            sum += amount.ToDecimal();
        }

        return DashboardFigure.OfValue(
            sum <= Ratio.MaxValue ? Quantity.FromParts(sum, MetricUnit.Money, first.Currency) : null, MetricStatus.OutOfRange, null, null,
            null);
    }
}
