using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>An amount brought to a year, and how.</summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class AnnualizedAmount : IReport
{
    internal AnnualizedAmount(AmountPoint point, Annualization annualization, ReadOnlySpan<Fraction> years, MidpointRounding rule)
    {
        Point = point;
        Annualization = annualization;
        if (!point.IsComplete) return;
        Fraction part = 0L;
        foreach (Fraction one in years) part += one;
        Amount = Money.FromFraction(point.Exact / part, point.Amount.Currency, rule);
    }

    /// <summary>The amount of the periods.</summary>
    public AmountPoint Point { get; }

    /// <summary>How it was brought to a year.</summary>
    public Annualization Annualization { get; }

    /// <summary>
    /// The amount of a year, rounded once to the minor unit by the rule that was asked for; null where a period is incomplete.
    /// </summary>
    public Money? Amount { get; }

    /// <summary>What the amount of a year means: that of the periods, brought to a year (M8).</summary>
    public MetricDefinition Definition => Point.Definition with { Annualization = Annualization };

    /// <summary>The amount of a year and how it was found, and what the amount of the periods means and rests on.</summary>
    public Explanation Explain()
    {
        Explanation periods = Point.Explain();
        return Explanation.FromDetails(Definition, ToString(),
        [
            ("metric", Definition.ToString()),
            ("annualisation", $"{Annualization} (M8), rounded once"),
            ("figure", periods.Summary),
            .. periods.Details.Where(line => line.Key != "metric").Select(line => (line.Key, line.Value)),
        ]);
    }

    /// <summary>
    /// All of it on one line, in any culture: <c>24,000.00 USD a year: 4,000.00 USD in 2026-01 to 2026-02 × 12 ÷ 2 periods</c>.
    /// </summary>
    public override string ToString()
    {
        string from = $"{Point.Amount} in {Point.Period.Name} {Point.AnnualizedInWords(Annualization)}";
        return Amount is { } amount ? $"{amount} a year: {from}" : $"not annualised, incomplete period: {from}";
    }

    void IReport.Write(ReportWriter report) => report
        .Add(Definition)
        .AddValue(Annualization, new AnnualizationJsonConverter())
        .AddValue(Amount)
        .AddObject(Point.WriteBody, nameof(Point));
}
