using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>
/// A quotient of two amounts as a <c>decimal</c> of up to 28 decimals: 0.0235, which reads 2.35 %.
/// </summary>
/// <remarks>
/// Immutable and safe for use by any number of threads. <c>default</c> is 0 %. The text form is the percentage with all its digits,
/// <c>2.35 %</c>, whatever the current culture, unless a provider is passed.
/// </remarks>
[JsonConverter(typeof(RatioJsonConverter))]
public readonly record struct Ratio : IComparable<Ratio>, ISpanParsable<Ratio>, ISpanFormattable, IComparisonOperators<Ratio, Ratio, bool>
{
    /// <summary>The greatest magnitude whose percentage is a decimal, too.</summary>
    internal const decimal MaxValue = decimal.MaxValue / 100m;

    private readonly decimal value;

    private Ratio(decimal value) => this.value = value;

    /// <summary>The quotient in percent, exactly: 2.35.</summary>
    public decimal Percent => value.Scale >= 2 ? WithScale(value, value.Scale - 2) : value * 100m;

    /// <summary>The quotient: 0.0235 for 2.35 %.</summary>
    public decimal ToDecimal() => value;

    /// <summary>The ratio of a quotient: 0.0235 for 2.35 %.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The magnitude exceeds 7.9e26, so that the percentage would exceed a decimal.
    /// </exception>
    public static Ratio FromDecimal(decimal value) => Math.Abs(value) <= MaxValue
        ? new Ratio(value)
        : throw new ArgumentOutOfRangeException(
            nameof(value), $"Found the quotient {value.ToString(CultureInfo.InvariantCulture)}; magnitudes up to "
            + $"{MaxValue.ToString(CultureInfo.InvariantCulture)} are allowed. Check the denominator.");

    /// <summary>The ratio of a percentage, exactly: 2.35 for 2.35 %.</summary>
    /// <exception cref="ArgumentException">The percentage has more than 26 decimals.</exception>
    public static Ratio FromPercent(decimal percent) => percent.Scale <= 26
        ? new Ratio(WithScale(percent, percent.Scale + 2))
        : throw new ArgumentException(
            $"Found a percentage with {Invariant.Text(percent.Scale)} decimals; up to 26 are allowed, so that none is rounded away. Round "
            + "it first, by a rule you can name.",
            nameof(percent));

    /// <summary>Below, equal or above: negative, zero or positive.</summary>
    public int CompareTo(Ratio other) => value.CompareTo(other.value);

    /// <summary>Whether the left ratio is smaller.</summary>
    public static bool operator <(Ratio left, Ratio right) => left.value < right.value;

    /// <summary>Whether the left ratio is greater.</summary>
    public static bool operator >(Ratio left, Ratio right) => left.value > right.value;

    /// <summary>Whether the left ratio is smaller or equal.</summary>
    public static bool operator <=(Ratio left, Ratio right) => left.value <= right.value;

    /// <summary>Whether the left ratio is greater or equal.</summary>
    public static bool operator >=(Ratio left, Ratio right) => left.value >= right.value;

    /// <summary>
    /// Reads <c>2.35 %</c>, <c>2.35%</c> or the quotient <c>0.0235</c>; separators are those of the provider, invariant where it is null.
    /// </summary>
    /// <exception cref="FormatException">The text is not of that form.</exception>
    public static Ratio Parse(string s, IFormatProvider? provider)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan(), provider);
    }

    /// <inheritdoc cref="Parse(string, IFormatProvider?)"/>
    public static Ratio Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => TryParse(s, provider, out Ratio ratio)
        ? ratio
        : throw new FormatException(
            $"Found '{s}'; a percentage such as 2.35 % or a quotient such as 0.0235 is allowed, with all group separators or none.");

    /// <summary>Reads a ratio; false, and <c>default</c>, where <see cref="Parse(string, IFormatProvider?)"/> would throw.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Ratio result) =>
        TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc cref="TryParse(string?, IFormatProvider?, out Ratio)"/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Ratio result)
    {
        result = default;
        ReadOnlySpan<char> text = s.Trim();
        bool isPercent = text.EndsWith("%");
        if (!Invariant.TryParseDecimal(isPercent ? text[..^1] : text, provider, out decimal value)) return false;
        if (isPercent ? value.Scale > 26 : Math.Abs(value) > MaxValue) return false;
        result = isPercent ? FromPercent(value) : FromDecimal(value);
        return true;
    }

    /// <summary>The percentage with all its digits: <c>2.35 %</c>, whatever the current culture.</summary>
    public override string ToString() => ToString(null, null);

    /// <summary>
    /// The ratio as text. <c>G</c>, empty or null: the percentage with all its digits, <c>2.35 %</c>. <c>P</c>: the percentage as the
    /// provider writes one, <c>2.35%</c> by en-US. <c>N</c> and <c>F</c>: the quotient with and without group separators, <c>0.0235</c>. A
    /// custom format formats the quotient, <c>0.0 %</c> the percentage.
    /// </summary>
    /// <param name="format">
    /// Letters large or small. Without a number behind it all digits are written; <c>P2</c>, <c>N4</c> or <c>F4</c> write so many decimals
    /// (0 to 28). Digits that are left out are rounded away, halves away from zero.
    /// </param>
    /// <param name="formatProvider">Separators, signs and patterns; invariant where it is null, whatever the current culture.</param>
    /// <exception cref="FormatException">Another letter, more decimals, or a custom format without a place for a digit.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider)
    {
        NumberFormatInfo numbers = Invariant.NumberFormat(formatProvider);
        return NumberText.Read(format) switch
        {
            { Letter: 'G', Decimals: null } => Percent.ToString(numbers) + " %",
            { Letter: 'P' } text => text.Write(value, Math.Max(value.Scale - 2, 0), numbers),
            { } text when text.IsCustomOrOneOf("NF") => text.Write(value, value.Scale, numbers),
            _ => throw new FormatException(
                $"Found the format '{format}'; G (2.35 %), P (2.35 %), N (0.0235) and F (0.0235) are allowed, P, N and F "
                + $"{NumberText.CustomIsAllowed}."),
        };
    }

    /// <summary>Writes what <see cref="ToString(string?, IFormatProvider?)"/> returns into the destination.</summary>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        Invariant.TryCopy(ToString(format.ToString(), provider), destination, out charsWritten);

    /// <summary>The same digits with the point elsewhere, which loses none.</summary>
    private static decimal WithScale(decimal value, int scale)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        return new decimal(bits[0], bits[1], bits[2], decimal.IsNegative(value), (byte)scale);
    }
}
