using WriteOffMetrics.Receivables;

namespace WriteOffMetrics.Allowances;

/// <summary>What a provision matrix gives at the end of each period of an ageing (M13).</summary>
internal static class MatrixSeries
{
    /// <exception cref="ArgumentException">The ageing does not fit the matrix.</exception>
    public static AmountSeries Of(ProvisionMatrix matrix, Ageing ageing)
    {
        AllowanceWords.RequireBuckets(matrix, ageing);
        AllowanceWords.RequireOneSetOfRates(matrix, nameof(ageing));
        AmountSeries[] columns = [.. ageing, ageing.Undated];
        var exact = new Fraction[ageing.Axis.Count];
        for (int column = 0; column < columns.Length; column++)
        {
            Fraction? rate = matrix.RateOf(0, column);
            for (int period = 0; period < exact.Length; period++)
            {
                Money exposure = columns[column][period].Amount;
                if (exposure.MinorUnits == 0) continue;
                if (rate is null)
                    throw new ArgumentException(
                        $"{ageing.Axis[period].Name}: {AllowanceWords.WhyNoRate(matrix, 0, column, exposure)}", nameof(ageing));
                exact[period] += exposure.MinorUnits * rate.Value;
            }
        }

        MetricDefinition definition = AllowanceMetrics
            .Named(AllowanceMetrics.MatrixAllowance, "Σ open debits × loss rate, by ageing bucket")
            .WithChoice("forward-looking factor", AllowanceInputs.InText(matrix.ForwardLookingFactor))
            .WithChoice("rates", string.Join("; ", matrix.Rates[0].Rates.Select(rate => rate?.ToString("0.## %", null) ?? "not known")));
        return new AmountSeries(
            definition, ageing.Axis, ageing.Currency, new ExactAmounts(exact, AllowanceInputs.Rounding), ageing[0].Provenance,
            AmountStatement.Nothing);
    }
}
