namespace WriteOffMetrics;

/// <summary>A figure that no single quotient gives, as its formula computed it.</summary>
/// <param name="Exact">The figure in its unit, unrounded; none where it is undefined.</param>
/// <param name="Status">Whether it is defined, and if not, why.</param>
/// <param name="Formula">What it was computed from, for reading: <c>212,000.00 USD: 2026-06, 2026-05 and 0.46 of 2026-04</c>.</param>
internal sealed record ComputedFigure(Fraction? Exact, MetricStatus Status, string Formula)
{
    /// <summary>Whether the figure is at least so much, because what would tell more is not on the axis.</summary>
    public bool IsLowerBound { get; init; }

    /// <summary>What else an explanation tells: where the parts come from.</summary>
    public IReadOnlyList<(string Topic, string Text)> Details { get; init; } = [];

    /// <summary>One that is defined.</summary>
    public static ComputedFigure Of(Fraction exact, string formula) => new(exact, MetricStatus.Defined, formula);

    /// <summary>One that is not defined, and why.</summary>
    public static ComputedFigure Undefined(MetricStatus status, string formula) => new(null, status, formula);
}
