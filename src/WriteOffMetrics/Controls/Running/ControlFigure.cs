using System.Text.Json.Serialization;

namespace WriteOffMetrics.Controls;

/// <summary>What a control test measured and the bound beyond which it reports a finding.</summary>
/// <remarks>Immutable and safe for use by any number of threads. Figures are doubles, and no more exact than that.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class ControlFigure : IReport
{
    internal ControlFigure(string name, double value, double bound, double? pValue, int decimals)
    {
        Name = name;
        Value = value;
        Bound = bound;
        PValue = pValue;
        this.decimals = decimals;
    }

    private readonly int decimals;

    /// <summary>What was measured, such as <c>share of round amounts</c>.</summary>
    public string Name { get; }

    /// <summary>The figure. Shares are quotients: 0.25 for a quarter.</summary>
    public double Value { get; }

    /// <summary>The greatest figure without a finding.</summary>
    public double Bound { get; }

    /// <summary>
    /// How likely a figure as great or greater is where nothing is wrong, from 0 to 1; null of figures without a distribution.
    /// </summary>
    public double? PValue { get; }

    /// <summary>Whether the figure is greater than its bound.</summary>
    public bool IsBeyondBound => Value > Bound;

    /// <summary>The figure, rounded for reading, in any culture: <c>share of round amounts 0.3125, up to 0.1500 allowed</c>.</summary>
    public override string ToString() =>
        $"{Name} {Invariant.Number(Value, decimals)}, up to {Invariant.Number(Bound, decimals)} allowed";

    void IReport.Write(ReportWriter report) => report
        .Add(Name)
        .Add(Value)
        .Add(Bound)
        .Add(PValue)
        .Add(IsBeyondBound);
}
