using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>
/// How much of a total a few hold (M25): the Pareto table, exact, and measures of inequality. Negative amounts have no share: they are
/// taken out and listed.
/// </summary>
/// <remarks>
/// Immutable and safe for use by any number of threads. Where no amount is above zero, every measure is undefined and there are no shares.
/// </remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class Concentration : IReport
{
    private readonly ConcentrationMeasures? measures;

    private readonly AmountPoint whole;

    /// <param name="dimension">The dimension.</param>
    /// <param name="whole">The amount over all values.</param>
    /// <param name="parts">The amount of each value.</param>
    internal Concentration(string dimension, AmountPoint whole, IEnumerable<(string? Value, Money Amount)> parts)
    {
        Dimension = dimension;
        this.whole = whole;
        (string? Value, Money Amount)[] all = [.. parts];
        Excluded = Array.AsReadOnly([
            .. all.Where(part => part.Amount.MinorUnits < 0).Select(part => KeyValuePair.Create(part.Value, part.Amount))]);

        // Equal amounts keep the order of their values.
        (string? Value, Money Amount)[] ranked = [
            .. all.Where(part => part.Amount.MinorUnits >= 0).OrderByDescending(part => part.Amount.MinorUnits)];
        if (ranked.All(part => part.Amount.MinorUnits == 0))
        {
            Shares = [];
            return;
        }

        measures = new ConcentrationMeasures([.. ranked.Select(part => RatioArithmetic.ToDouble(part.Amount))]);
        Lorenz = Array.AsReadOnly(measures.Lorenz());
        Money total = ranked.Select(part => part.Amount).Aggregate((sum, amount) => sum + amount), cumulative = Money.Zero(total.Currency);
        var shares = new ConcentrationShare[ranked.Length];
        for (int i = 0; i < ranked.Length; i++)
        {
            cumulative += ranked[i].Amount;
            Ratio share = RatioArithmetic.Divide(ranked[i].Amount, total).Value!.Value,
                together = RatioArithmetic.Divide(cumulative, total).Value!.Value;
            shares[i] = new ConcentrationShare(ranked[i].Value, ranked[i].Amount, share, together);
        }

        Shares = Array.AsReadOnly(shares);
    }

    /// <summary>What is concentrated: M25 of the amounts.</summary>
    public MetricDefinition Definition => RatioMetrics.ConcentrationOf(whole.Definition);

    /// <summary>The dimension whose values share the total.</summary>
    public string Dimension { get; }

    /// <summary>
    /// The Pareto table: every value with its amount, its share and the share of it and all larger ones, the largest first; zeros last.
    /// Empty where no amount is above zero.
    /// </summary>
    public IReadOnlyList<ConcentrationShare> Shares { get; }

    /// <summary>The values whose amounts are negative, which have no share.</summary>
    public IReadOnlyList<KeyValuePair<string?, Money>> Excluded { get; }

    /// <summary>The Herfindahl–Hirschman index Σ share², from 1/n to 1; × 10,000 as regulators print it. Null where undefined.</summary>
    public double? Herfindahl => measures?.Herfindahl;

    /// <summary>(HHI − 1/n) ÷ (1 − 1/n), from 0 (equal) to 1. Null where undefined, and for a single value.</summary>
    public double? HerfindahlNormalised => measures?.HerfindahlNormalised;

    /// <summary>1 ÷ HHI: so many of equal size would be as concentrated. Null where undefined.</summary>
    public double? EffectiveNumber => measures?.EffectiveNumber;

    /// <summary>The Gini coefficient of the shares, 0 (equal) to 1 − 1/n. Null where undefined.</summary>
    public double? Gini => measures?.Gini;

    /// <summary>Gini × n ÷ (n − 1), which reaches 1. Null where undefined, and for a single value.</summary>
    public double? GiniCorrected => measures?.GiniCorrected;

    /// <summary>
    /// The Lorenz curve: the part of the total that the smallest hold together, for none of them, one, … all; n + 1 points from 0 to 1.
    /// Empty where undefined.
    /// </summary>
    public IReadOnlyList<double> Lorenz { get; } = [];

    /// <summary>The share of the largest together: all of it for as many as there are or more. Null where undefined.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one.</exception>
    public Ratio? TopShare(int count)
    {
        if (count < 1) throw new ArgumentOutOfRangeException(
            nameof(count), count, $"Found the top {Invariant.Text(count)}; 1 or more are allowed.");
        return Shares.Count == 0 ? null : Shares[Math.Min(count, Shares.Count) - 1].CumulativeShare;
    }

    /// <summary>The index, what it is computed from, what was taken out, and the amount that the values share.</summary>
    public Explanation Explain() => Explanation.FromDetails(Definition, ToString(),
    [
        ("metric", Definition.ToString()),
        ("of", $"{whole.Explain().Summary}, by {Dimension}"),
        .. whole.PeriodInWords(),
        ("method", "share = amount ÷ sum of the amounts above zero; HHI = Σ share²; Gini of the shares"),
        ("taken out", Excluded.Count == 0 ? "no value" : $"{Invariant.Count(Excluded.Count, "value", "values")} with a negative amount"),
        ("source", Definition.Source),
    ]);

    /// <summary>The index and the largest on one line, in any culture.</summary>
    public override string ToString() => measures is null
        ? $"{Dimension}: no amount above zero"
        : $"{Dimension}: HHI {measures.Herfindahl.ToString("F4", System.Globalization.CultureInfo.InvariantCulture)} over "
            + $"{Invariant.Count(Shares.Count, "value", "values")}, {Shares[0]}";

    void IReport.Write(ReportWriter report) => report
        .Add(Definition)
        .Add(Dimension)
        .Add(Herfindahl)
        .Add(HerfindahlNormalised)
        .Add(EffectiveNumber)
        .Add(Gini)
        .Add(GiniCorrected)
        .RequireRows("a concentration", Shares.Count + Excluded.Count, "Write its measures, and the shares that are wanted.")
        .AddList(Shares)
        .AddList(Excluded, one => report.AddOrNull(one.Key, "value").AddValue(one.Value, "amount"))
        .AddList(Lorenz);
}
