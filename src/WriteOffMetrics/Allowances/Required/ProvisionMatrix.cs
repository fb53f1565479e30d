using System.Text.Json.Serialization;
using NodaTime;
using WriteOffMetrics.Receivables;

namespace WriteOffMetrics.Allowances;

/// <summary>
/// A provision matrix (M13): a loss rate for each ageing bucket, one set for all or one per segment, a forward-looking factor, overlays,
/// and the basis on which exposure is measured. <see cref="Apply(OpenItemList, IReadOnlyList{SpecificAllowance})"/> gives the required
/// allowance (M39).
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class ProvisionMatrix : IReport
{
    private readonly (string? Value, LossRates Rates)[] segments;

    private ProvisionMatrix(string? dimension, (string? Value, LossRates Rates)[] segments)
    {
        Dimension = dimension;
        this.segments = segments;
    }

    private ProvisionMatrix(ProvisionMatrix other)
        : this(other.Dimension, other.segments)
    {
        (Factor, FactorReason, Overlays, Basis) = (other.Factor, other.FactorReason, other.Overlays, other.Basis);
    }

    /// <summary>The buckets.</summary>
    public AgeingBuckets Buckets => segments[0].Rates.Buckets;

    /// <summary>The dimension by which rates differ; null where one set is for all.</summary>
    public string? Dimension { get; }

    /// <summary>By how much what is expected differs from what was; 1 where it was not stated.</summary>
    public decimal ForwardLookingFactor => Factor ?? 1m;

    /// <summary>Why, as it was stated; null where it was not.</summary>
    public string? FactorReason { get; private init; }

    /// <summary>The overlays.</summary>
    public IReadOnlyList<ManagementOverlay> Overlays { get; private init; } = [];

    /// <summary>On which basis exposure is measured, in words: whether tax and insured parts are in it.</summary>
    public string ExposureInWords => Basis.InWords;

    /// <summary>A matrix with one set of rates.</summary>
    public static ProvisionMatrix FromRates(LossRates rates)
    {
        ArgumentNullException.ThrowIfNull(rates);
        return new ProvisionMatrix(null, [(null, rates)]);
    }

    /// <summary>A matrix with a set of rates for each value of a dimension, such as a region (IFRS 9, B5.5.35).</summary>
    /// <param name="dimension">The name of the dimension of the open items.</param>
    /// <param name="rates">Each value, null for what states none, and its rates; all of the same buckets.</param>
    /// <exception cref="ArgumentException">
    /// There is none, one is null, a value occurs twice, the buckets differ, or the dimension's name is bad.
    /// </exception>
    public static ProvisionMatrix FromRates(string dimension, IEnumerable<(string? Value, LossRates Rates)> rates)
    {
        WriteOffMetrics.Dimension.RequireName(dimension, nameof(dimension));
        ArgumentNullException.ThrowIfNull(rates);
        (string? Value, LossRates Rates)[] all = [.. rates];
        if (all.Length == 0 || Array.Exists(all, one => one.Rates is null))
            throw new ArgumentException("Found no rates, or null; rates for one value or more are needed.", nameof(rates));
        HashSet<(string?, bool)> seen = [];
        foreach ((string? value, LossRates one) in all)
        {
            if (!seen.Add((value, true)))
                throw new ArgumentException(
                    $"Found {dimension} {Invariant.InQuotes(value)} twice; each value is allowed once.", nameof(rates));
            if (one.Buckets != all[0].Rates.Buckets)
                throw new ArgumentException(
                    $"Found rates of {one.Buckets} for {Invariant.InQuotes(value)} beside {all[0].Rates.Buckets}; the same buckets are "
                    + "allowed for all values.",
                    nameof(rates));
        }

        return new ProvisionMatrix(dimension, all);
    }

    /// <summary>
    /// The same matrix with a factor on every rate, for what is expected to differ from what was (IFRS 9, 5.5.17(c)). A rate times the
    /// factor never exceeds 100 %.
    /// </summary>
    /// <param name="factor">The factor, zero or more: 1.10 where losses are expected to be a tenth higher.</param>
    /// <param name="reason">Why, and who decided it.</param>
    /// <exception cref="ArgumentException">The reason is blank.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The factor is below zero.</exception>
    /// <exception cref="InvalidOperationException">A factor was stated before.</exception>
    public ProvisionMatrix WithForwardLookingFactor(decimal factor, string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        if (factor < 0)
            throw new ArgumentOutOfRangeException(
                nameof(factor), $"Found the factor {AllowanceInputs.InText(factor)}; zero or more is allowed, 1.10 for a tenth "
                    + "more.");
        if (Factor is { } before)
            throw new InvalidOperationException(
                $"Found the factor {AllowanceInputs.InText(factor)} beside {AllowanceInputs.InText(before)}, stated before; one is "
                + "allowed. Multiply them, with one reason.");
        return new ProvisionMatrix(this) { Factor = factor, FactorReason = reason };
    }

    /// <summary>The same matrix with an overlay beside those that it has.</summary>
    public ProvisionMatrix WithOverlay(ManagementOverlay overlay)
    {
        ArgumentNullException.ThrowIfNull(overlay);
        return new ProvisionMatrix(this) { Overlays = Array.AsReadOnly<ManagementOverlay>([.. Overlays, overlay]) };
    }

    /// <summary>
    /// The same matrix on exposure without tax, which is got back when the receivable is written off. Items of which the tax part is not
    /// stated count in full, and the required allowance tells how many; where none states it, applying is refused.
    /// </summary>
    public ProvisionMatrix WithoutTax() => new(this) { Basis = Basis with { WithoutTax = true } };

    /// <summary>The same matrix on exposure without insured parts; of what is not stated as <see cref="WithoutTax"/>.</summary>
    public ProvisionMatrix WithoutInsured() => new(this) { Basis = Basis with { WithoutInsured = true } };

    /// <summary>
    /// The allowance that must stand for what is open on a day (M39): specific allowances, the matrix for all other debits, and overlays.
    /// Credits are owed to the accounts and lower nothing.
    /// </summary>
    /// <param name="list">All that is open on the day: <c>items.AsOf(day)</c>.</param>
    /// <param name="specific">Specific allowances; what they cover leaves the matrix.</param>
    /// <exception cref="ArgumentException">
    /// The list is a watch-list. Or a bucket, what is undated, or a segment, has exposure and no rate. Or an account or document is unknown
    /// or named twice, or the amount set aside for it exceeds its exposure. Or an overlay is for a dimension that the items lack, or has
    /// expired, or it makes the allowance negative or larger than the exposure. Or currencies differ. Or the basis is without tax or
    /// insured parts, and no item states them.
    /// </exception>
    /// <exception cref="OverflowException">The allowance exceeds 64 bits of minor units.</exception>
    public RequiredAllowance Apply(OpenItemList list, params IReadOnlyList<SpecificAllowance> specific)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(specific);
        return list.Of is null ? RequiredAllowance.Of(list, this, specific) : throw new ArgumentException(
            "Found a watch-list; the list of all that is open is allowed, for the allowance is of all of it. Use items.AsOf(day).",
            nameof(list));
    }

    /// <summary>The same of an ageing of one day: <c>items.AsOf(day).AgeBy(buckets)</c>.</summary>
    /// <param name="ageing">The ageing of all items on one day, by the buckets of the matrix.</param>
    /// <param name="specific">Specific allowances; what they cover leaves the matrix.</param>
    /// <exception cref="ArgumentException">
    /// The ageing has several periods, is of some items only, or has other buckets; or as for a list.
    /// </exception>
    /// <exception cref="OverflowException">The allowance exceeds 64 bits of minor units.</exception>
    public RequiredAllowance Apply(Ageing ageing, params IReadOnlyList<SpecificAllowance> specific)
    {
        ArgumentNullException.ThrowIfNull(ageing);
        ArgumentNullException.ThrowIfNull(specific);
        AllowanceWords.RequireBuckets(this, ageing);
        if (ageing.Axis.Count != 1)
            throw new ArgumentException(
                $"Found an ageing of {ageing.Axis}; one of a single day is allowed. Age what is open on the day: "
                + "items.AsOf(day).AgeBy(buckets).",
                nameof(ageing));
        if (ageing.Of is { } of)
            throw new ArgumentException(
                $"Found the ageing of {of}; that of all items is allowed, for the allowance is of all of it. Ask it by dimension "
                + "afterwards: required.By(dimension).",
                nameof(ageing));
        return RequiredAllowance.Of(ageing.Source.AsOf(ageing.Axis.End), this, specific);
    }

    /// <summary>
    /// The same of exposures that were aged elsewhere. Without items there are no specific allowances, and no breakdown.
    /// </summary>
    /// <param name="day">The day.</param>
    /// <param name="exposures">One amount per bucket, the youngest first, zero or more.</param>
    /// <exception cref="ArgumentException">
    /// There are more or fewer amounts than buckets, currencies differ, an amount is negative, a bucket has exposure and no rate, or rates
    /// or the basis need items. Or an overlay has expired, or it makes the allowance negative or larger than the exposure.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The day is not of the ISO calendar, or outside the years 1 to 9999.</exception>
    /// <exception cref="OverflowException">The exposure exceeds 64 bits of minor units.</exception>
    public RequiredAllowance Apply(LocalDate day, params IReadOnlyList<Money> exposures)
    {
        DayNumber.Require(day, nameof(day));
        ArgumentNullException.ThrowIfNull(exposures);
        return RequiredAllowance.Of(day, this, exposures);
    }

    /// <summary>
    /// What the matrix alone gives at the end of each period (M13), of all items or of one value of a dimension: a series that trends,
    /// charts and divides like any other. Specific allowances and overlays are not in it.
    /// </summary>
    /// <param name="ageing">The ageing, by the buckets of the matrix, over as many periods as wanted.</param>
    /// <exception cref="ArgumentException">
    /// The ageing has other buckets, rates or basis need items, or a bucket, or what is undated, has exposure and no rate.
    /// </exception>
    /// <exception cref="OverflowException">An allowance exceeds 64 bits of minor units.</exception>
    public AmountSeries AllowanceBy(Ageing ageing)
    {
        ArgumentNullException.ThrowIfNull(ageing);
        return MatrixSeries.Of(this, ageing);
    }

    /// <summary>Rates, factor and overlays on one line, in any culture.</summary>
    public override string ToString() =>
        (Dimension is null ? Rates[0].Rates.ToString() : $"rates for {Invariant.Count(segments.Length, "value", "values")} of {Dimension}")
        + (Factor is { } factor ? $" × {AllowanceInputs.InText(factor)}" : "")
        + (Overlays.Count == 0 ? "" : $", {Invariant.Count(Overlays.Count, "overlay", "overlays")}") + $"; {ExposureInWords}";

    /// <summary>The rates of each segment; of all, where they do not differ.</summary>
    internal IReadOnlyList<(string? Value, LossRates Rates)> Rates => segments;

    internal ExposureBasis Basis { get; private init; } = ExposureBasis.Whole;

    /// <summary>The rate of a bucket, or behind the buckets of what is undated, with the factor; none where nobody knows.</summary>
    internal Fraction? RateOf(int segment, int column)
    {
        LossRates rates = segments[segment].Rates;
        if ((column < rates.Count ? rates.Exact[column] : rates.Undated) is not { } rate) return null;
        Fraction expected = rate * (Fraction)ForwardLookingFactor;
        return expected.CompareTo(1L) > 0 ? 1L : expected;
    }

    private decimal? Factor { get; init; }

    void IReport.Write(ReportWriter report) => report
        .Add(Dimension)
        .AddList(segments, segment => report.AddOrNull(segment.Value, "value").Add(segment.Rates, "rates"), "rates")
        .Add(ForwardLookingFactor)
        .Add(FactorReason)
        .AddList(Overlays)
        .Add(ExposureInWords, "exposure");
}
