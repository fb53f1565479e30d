namespace WriteOffMetrics.Receivables;

/// <summary>The collection effectiveness index (M23) and receivables turnover (M24).</summary>
internal static class CollectionFigures
{
    public static RatioSeries Effectiveness(
        AmountSeries endingTotals, AmountSeries endingCurrent, Money opening, AmountSeries sales, CollectionSales basis)
    {
        BalancesAndSales.Require(endingTotals, sales, nameof(endingTotals), nameof(sales));
        BalancesAndSales.Require(endingCurrent, sales, nameof(endingCurrent), nameof(sales));
        if (opening.Currency != endingTotals.Currency)
            throw new ArgumentException(
                $"Found an opening balance in {opening.Currency}; one in {endingTotals.Currency}, the currency "
                + "of the receivables, is allowed.",
                nameof(opening));
        if (!Enum.IsDefined(basis))
            throw new ArgumentOutOfRangeException(
                nameof(basis), basis, $"Found the sales {Invariant.Text((int)basis)}; a member of CollectionSales is allowed.");
        int months = basis == CollectionSales.WholePeriod ? 1 : MonthsPerPeriod(sales.Axis);
        MetricDefinition definition = DsoFigures.Definition(ReceivablesMetrics.CollectionEffectiveness).WithChoice(
            "sales", basis == CollectionSales.WholePeriod ? "of the whole period" : "of an average month of the period");
        AmountSeries above = Part("beginning + sales − ending total", endingTotals),
            below = Part("beginning + sales − ending current", endingCurrent);
        return new RatioSeries(definition, new Quotient(above, below, null, 1m), includesIncomplete: false);

        AmountSeries Part(string words, AmountSeries ending)
        {
            var exact = new Fraction[ending.Count];
            for (int period = 0; period < exact.Length; period++)
            {
                Fraction beginning = period == 0 ? opening.MinorUnits : endingTotals.PointAt(period - 1).Exact;
                exact[period] = beginning + sales.PointAt(period).Exact / months - ending.PointAt(period).Exact;
            }

            var whole = new MetricDefinition(ReceivablesMetrics.CollectedAmount) { Above = new MetricBasis(words, IsRead: false) };
            return new AmountSeries(
                whole, ending.Axis, ending.Currency, new ExactAmounts(exact, MidpointRounding.ToEven), ending.Provenance,
                new AmountStatement(
                    ending.TaxBasis, ending.Source, ending.Axis.LastDayOf(Math.Min(ending.CompleteCount, sales.CompleteCount))));
        }
    }

    /// <summary>M24: credit sales ÷ average receivables.</summary>
    public static QuantitySeries Turnover(AmountSeries sales, AmountSeries averages)
    {
        BalancesAndSales.Require(averages, sales, nameof(averages), nameof(sales));
        MetricDefinition definition = new(ReceivablesMetrics.Turnover)
        {
            Above = new MetricBasis("credit sales", IsRead: false),
            Below = new MetricBasis("average receivables", IsRead: false),
            FlowPeriod = sales.Axis.Calendar.PeriodWord,
            Averaging = averages.Definition.Averaging,
        };
        return new QuantitySeries(definition, new Quotient(sales, averages, null, 1m));
    }

    private static int MonthsPerPeriod(PeriodAxis axis) => axis.Calendar.PeriodsPerYear is { } perYear and (1 or 2 or 4 or 12)
        ? 12 / perYear
        : throw new ArgumentException(
            $"Found {axis}; periods of whole months are allowed for the sales of an average month. Use months, quarters or years, or the "
            + "sales of the whole period.",
            nameof(axis));
}
