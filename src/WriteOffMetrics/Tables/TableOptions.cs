using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>How a table is written. All of it has a default: invariant text, amounts with their decimals, percentages with two.</summary>
/// <remarks>Immutable and safe for use by any number of threads, if its provider is.</remarks>
[JsonConverter(typeof(RefusedJsonConverter))]
public sealed record TableOptions : IRefusedAsJson
{
    /// <summary>The culture of the figures; invariant where it is null, whatever the current culture.</summary>
    public IFormatProvider? Provider { get; init; }

    /// <summary>The format of amounts, as <see cref="Money.ToString(string?, IFormatProvider?)"/> takes it; <c>N</c> by default.</summary>
    public string AmountFormat { get; init; } = "N";

    /// <summary>The format of ratios, as <see cref="Ratio.ToString(string?, IFormatProvider?)"/> takes it; <c>P2</c> by default.</summary>
    public string RatioFormat { get; init; } = "P2";

    /// <summary>The format of counts, as <c>long</c> takes it; <c>N0</c> by default.</summary>
    public string CountFormat { get; init; } = "N0";

    /// <summary>
    /// The format of figures in days, times, hours or without a unit, as <see cref="Quantity.ToString(string?, IFormatProvider?)"/> takes
    /// it; <c>N2</c> by default.
    /// </summary>
    public string QuantityFormat { get; init; } = "N2";

    /// <summary>Over which periods totals are taken; by default the complete ones, as <see cref="MetricSeries.Overall"/> is.</summary>
    public TotalPeriods TotalOver { get; init; }

    /// <summary>
    /// Whether segments stand in order of their figures, the worst first by the direction of the metric, of metrics without a better side
    /// the largest first, and those without a figure last; otherwise in order of their text.
    /// </summary>
    public bool WorstFirst { get; init; }

    /// <summary>Formats and choices on one line, in any culture.</summary>
    public override string ToString() =>
        $"amounts {AmountFormat}, ratios {RatioFormat}, counts {CountFormat}, quantities {QuantityFormat}, totals over "
        + $"{(TotalOver == TotalPeriods.All ? "all" : "complete")} periods{(WorstFirst ? ", the worst first" : "")}";

    string IRefusedAsJson.InsteadOfJson =>
        "Found TableOptions, which may hold a culture; tables and figures are written. Write the table that they make.";
}
