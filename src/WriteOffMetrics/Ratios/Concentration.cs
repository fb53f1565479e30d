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
    private readonly Func<AmountPoint> wholeOf;
    private readonly RankedValues ranked;
    private readonly Currency currency;

    /// <summary>How many values have a share, none where no amount is above zero, and how many have a negative amount.</summary>
    private readonly int shareCount, excludedCount;

    /// <summary>The amounts up to each place added up.</summary>
    private readonly long[] cumulative;

    // Made when first asked for; two threads may make them at once and find the same.
    private ConcentrationMeasures? measures;
    private AmountPoint? whole;
    private IReadOnlyList<double>? lorenz;
    private int[]? excluded;

    /// <param name="dimension">The dimension.</param>
    /// <param name="currency">The currency of the amounts.</param>
    /// <param name="wholeOf">Makes the amount over all values.</param>
    /// <param name="ranked">The values by their amounts.</param>
    /// <exception cref="OverflowException">The amounts above zero add up to more than 64 bits of minor units.</exception>
    internal Concentration(string dimension, Currency currency, Func<AmountPoint> wholeOf, RankedValues ranked)
    {
        Dimension = dimension;
        this.currency = currency;
        this.wholeOf = wholeOf;
        this.ranked = ranked;
        ReadOnlySpan<long> amounts = ranked.Amounts;
        int counted = amounts.Length;
        while (counted > 0 && amounts[counted - 1] < 0) counted--;
        excludedCount = amounts.Length - counted;
        shareCount = counted > 0 && amounts[0] > 0 ? counted : 0;
        cumulative = new long[shareCount];
        Int128 sum = 0;
        for (int i = 0; i < shareCount; i++) cumulative[i] = unchecked((long)(sum += amounts[i]));
        Money.FromExact(sum, currency);
        Shares = new ReadList<ConcentrationShare>(shareCount, ShareAt);
        Excluded = new ReadList<KeyValuePair<string?, Money>>(excludedCount, ExcludedAt);
    }

    /// <summary>What is concentrated: M25 of the amounts.</summary>
    public MetricDefinition Definition => RatioMetrics.ConcentrationOf(Whole.Definition);

    /// <summary>The dimension whose values share the total.</summary>
    public string Dimension { get; }

    /// <summary>
    /// The Pareto table: every value with its amount, its share and the share of it and all larger ones, the largest first; zeros last.
    /// Empty where no amount is above zero. Shares are divided where they are read.
    /// </summary>
    public IReadOnlyList<ConcentrationShare> Shares { get; }

    /// <summary>The values whose amounts are negative, which have no share, in order of their text.</summary>
    public IReadOnlyList<KeyValuePair<string?, Money>> Excluded { get; }

    /// <summary>The Herfindahl–Hirschman index Σ share², from 1/n to 1; × 10,000 as regulators print it. Null where undefined.</summary>
    public double? Herfindahl => Measures?.Herfindahl;

    /// <summary>(HHI − 1/n) ÷ (1 − 1/n), from 0 (equal) to 1. Null where undefined, and for a single value.</summary>
    public double? HerfindahlNormalised => Measures?.HerfindahlNormalised;

    /// <summary>1 ÷ HHI: so many of equal size would be as concentrated. Null where undefined.</summary>
    public double? EffectiveNumber => Measures?.EffectiveNumber;

    /// <summary>The Gini coefficient of the shares, 0 (equal) to 1 − 1/n. Null where undefined.</summary>
    public double? Gini => Measures?.Gini;

    /// <summary>Gini × n ÷ (n − 1), which reaches 1. Null where undefined, and for a single value.</summary>
    public double? GiniCorrected => Measures?.GiniCorrected;

    /// <summary>
    /// The Lorenz curve: the part of the total that the smallest hold together, for none of them, one, … all; n + 1 points from 0 to 1.
    /// Empty where undefined.
    /// </summary>
    public IReadOnlyList<double> Lorenz => lorenz ??= Array.AsReadOnly(Measures?.Lorenz() ?? []);

    /// <summary>The share of the largest together: all of it for as many as there are or more. Null where undefined.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one.</exception>
    public Ratio? TopShare(int count)
    {
        if (count < 1) throw new ArgumentOutOfRangeException(
            nameof(count), count, $"Found the top {Invariant.Text(count)}; 1 or more are allowed.");
        return shareCount == 0 ? null : PartOf(cumulative[Math.Min(count, shareCount) - 1]);
    }

    /// <summary>The index, what it is computed from, what was taken out, and the amount that the values share.</summary>
    public Explanation Explain() => Explanation.FromDetails(Definition, ToString(),
    [
        ("metric", Definition.ToString()),
        ("of", $"{Whole.Explain().Summary}, by {Dimension}"),
        .. Whole.PeriodInWords(),
        ("method", "share = amount ÷ sum of the amounts above zero; HHI = Σ share²; Gini of the shares"),
        ("taken out", Excluded.Count == 0 ? "no value" : $"{Invariant.Count(Excluded.Count, "value", "values")} with a negative amount"),
        ("source", Definition.Source),
    ]);

    /// <summary>The index and the largest on one line, in any culture.</summary>
    public override string ToString() => Measures is not { } known
        ? $"{Dimension}: no amount above zero"
        : $"{Dimension}: HHI {known.Herfindahl.ToString("F4", System.Globalization.CultureInfo.InvariantCulture)} over "
            + $"{Invariant.Count(shareCount, "value", "values")}, {Shares[0]}";

    private AmountPoint Whole => whole ??= wholeOf();

    private ConcentrationMeasures? Measures => shareCount == 0 ? null : measures ??= Measure();

    private ConcentrationMeasures Measure()
    {
        ReadOnlySpan<long> amounts = ranked.Amounts;
        var numbers = new double[shareCount];
        for (int i = 0; i < numbers.Length; i++) numbers[i] = RatioArithmetic.ToDouble(Money.FromMinorUnits(amounts[i], currency));
        return new ConcentrationMeasures(numbers);
    }

    private ConcentrationShare ShareAt(int place)
    {
        long amount = ranked.Amounts[place];
        return new ConcentrationShare(
            ranked.ValueAt(place), Money.FromMinorUnits(amount, currency), PartOf(amount), PartOf(cumulative[place]));
    }

    private KeyValuePair<string?, Money> ExcludedAt(int index)
    {
        int place = (excluded ??= ranked.PlacesByText(ranked.Count - excludedCount))[index];
        return KeyValuePair.Create(ranked.ValueAt(place), Money.FromMinorUnits(ranked.Amounts[place], currency));
    }

    /// <summary>A part of the amounts above zero.</summary>
    private Ratio PartOf(long amount) => RatioArithmetic.Divide(
        Money.FromMinorUnits(amount, currency), Money.FromMinorUnits(cumulative[^1], currency)).Value!.Value;

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
