using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>
/// One interval of a threshold scale. A band starts where the one before it ends, so that bands can neither overlap nor leave a gap.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads. Equal when name and bound are equal.</remarks>
[JsonConverter(typeof(ThresholdBandJsonConverter))]
public sealed record ThresholdBand
{
    private ThresholdBand(string name, Quantity? bound, bool includesUpperBound)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (bound is { IsDefined: false } none)
            throw new ArgumentException(
                $"Found the bound {none} of '{name}'; a value with its unit is allowed. Use a Ratio, "
                + "a Money or Quantity.FromDays.",
                nameof(bound));
        Name = name;
        UpperBound = bound;
        IncludesUpperBound = includesUpperBound;
    }

    /// <summary>The name, such as <c>Acceptable</c>.</summary>
    public string Name { get; }

    /// <summary>Where the band ends, with its unit; null for the last band, which has no end.</summary>
    public Quantity? UpperBound { get; }

    /// <summary>Whether a figure of exactly <see cref="UpperBound"/> belongs to this band rather than the next.</summary>
    public bool IncludesUpperBound { get; }

    /// <summary>
    /// The band that ends below a bound: the bound itself belongs to the next. A ratio is a bound as it is; of days:
    /// <c>Quantity.FromDays(45)</c>.
    /// </summary>
    /// <exception cref="ArgumentException">The name is blank, or the bound <c>default</c>.</exception>
    public static ThresholdBand Below(string name, Quantity bound) => new(name, bound, includesUpperBound: false);

    /// <summary>The band that ends with a bound: the bound itself belongs to it.</summary>
    /// <exception cref="ArgumentException">The name is blank, or the bound <c>default</c>.</exception>
    public static ThresholdBand UpTo(string name, Quantity bound) => new(name, bound, includesUpperBound: true);

    /// <summary>The last band: everything past the one before it.</summary>
    /// <exception cref="ArgumentException">The name is blank.</exception>
    public static ThresholdBand Rest(string name) => new(name, null, includesUpperBound: false);

    /// <summary>Name and bound on one line, in any culture: <c>Acceptable, up to 5 %</c>.</summary>
    public override string ToString() =>
        UpperBound is { } bound ? $"{Name}, {(IncludesUpperBound ? "up to" : "below")} {bound}" : $"{Name}, the rest";
}
