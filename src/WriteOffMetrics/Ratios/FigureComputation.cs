namespace WriteOffMetrics;

/// <summary>How figures are computed that no single quotient gives, and from which series.</summary>
/// <param name="Inputs">
/// The series, on one axis; a period counts as complete where all of them are. The first one is what the figures rest on.
/// </param>
/// <param name="Compute">The figure of some neighbouring periods, by the position of the first and their number.</param>
internal sealed record FigureComputation(IReadOnlyList<MetricSeries> Inputs, Func<int, int, ComputedFigure> Compute)
{
    /// <summary>A figure of single periods, which balances make; of several together there is none.</summary>
    public static FigureComputation OfSinglePeriods(IReadOnlyList<MetricSeries> inputs, Func<int, ComputedFigure> compute) => new(
        inputs, (first, count) => count == 1
            ? compute(first)
            : ComputedFigure.Undefined(MetricStatus.NotCombinable, "balances of several ends do not add up"));

    /// <summary>The number of leading periods of which all inputs are complete.</summary>
    public int CompleteCount => Inputs.Min(input => input.CompleteCount);

    /// <summary>Where the figures come from.</summary>
    public Provenance Provenance => Inputs[0].Provenance;

    /// <summary>What was stated of that.</summary>
    public string? Source =>
        Inputs.Select(input => input.Source).OfType<string>().Distinct().ToArray() is { Length: > 0 } all ? string.Join("; ", all) : null;
}
