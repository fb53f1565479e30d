namespace WriteOffMetrics.Allowances;

/// <summary>Loss given default by the period of the default, weighted by exposure.</summary>
internal static class LossGivenDefaultSeries
{
    public static RatioSeries Of(
        PeriodAxis axis, IEnumerable<LossGivenDefault> defaults, Currency currency, string how, Func<LossGivenDefault, Fraction> lostOf)
    {
        ArgumentNullException.ThrowIfNull(axis);
        ArgumentNullException.ThrowIfNull(defaults);
        _ = Money.Zero(currency);
        Fraction[] lost = new Fraction[axis.Count], exposure = new Fraction[axis.Count];
        foreach (LossGivenDefault one in defaults)
        {
            if (one is null) throw new ArgumentException("Found null among the defaults; none is allowed.", nameof(defaults));
            if (one.Exposure.Currency != currency)
                throw new ArgumentException($"Found {one.Exposure}; exposures in {currency} are allowed.", nameof(defaults));
            int period = axis.IndexOf(one.DefaultDay);
            if (period < 0) continue;
            lost[period] += lostOf(one);
            exposure[period] += one.Exposure.MinorUnits;
        }

        MetricDefinition definition = AllowanceMetrics
            .Quotient(AllowanceMetrics.LossGivenDefault, "lost of defaults", "exposure at default")
            .WithChoice("each default", how);
        return new RatioSeries(
            definition, new Quotient(Series("lost of defaults", lost), Series("exposure at default", exposure), null, 1m),
            includesIncomplete: false);

        AmountSeries Series(string words, Fraction[] amounts) => new(
            AllowanceMetrics.Named(AllowanceMetrics.DefaultedAmount, words), axis, currency,
            new ExactAmounts(amounts, AllowanceInputs.Rounding), Provenance.Stated, AmountStatement.Nothing);
    }
}
