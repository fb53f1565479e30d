using WriteOffMetrics.Receivables;

namespace WriteOffMetrics.Allowances;

/// <summary>Of a required allowance, or of the part of it that is of one value: its lines are what an explanation tells.</summary>
/// <param name="source">The open items.</param>
/// <param name="lines">Each line that makes the amount, made when it is asked for.</param>
internal sealed class AllowanceProvenance(OpenItems source, Func<IEnumerable<(string Topic, string Text)>> lines)
    : OpenItemsProvenance(source, isNeverNegative: false, null)
{
    public override IEnumerable<(string Topic, string Text)> Remarks(MetricSeries series) => [.. base.Remarks(series), .. lines()];
}
