using System.Globalization;
using System.Numerics;
using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>
/// A value with its unit: <c>41.5 days</c>, <c>2.35 %</c>, <c>1,234.50 USD</c>. <see cref="Ratio"/> and <see cref="Money"/> convert to it,
/// so that bounds of bands and benchmarks are written as what they are.
/// </summary>
/// <remarks>
/// Immutable and safe for use by any number of threads. <c>default</c> is 0.00 of no currency, which nothing accepts. Equal when value,
/// unit and currency are equal. Quantities of different units, or amounts of different currencies, are neither compared nor subtracted.
/// </remarks>
[JsonConverter(typeof(QuantityJsonConverter))]
public readonly record struct Quantity : IComparable<Quantity>, ISpanFormattable, IComparisonOperators<Quantity, Quantity, bool>
{
    private readonly decimal value;
    private readonly Currency currency;

    private Quantity(decimal value, MetricUnit unit, Currency currency)
    {
        this.value = value;
        this.currency = currency;
        Unit = unit;
        if (Math.Abs(value) > Ratio.MaxValue)
            throw new ArgumentOutOfRangeException(
                nameof(value), $"Found {value.ToString(CultureInfo.InvariantCulture)}; magnitudes up to "
                + $"{Ratio.MaxValue.ToString(CultureInfo.InvariantCulture)} are allowed. Check the figure.");
    }

    /// <summary>The unit.</summary>
    public MetricUnit Unit { get; }

    /// <summary>The currency of an amount; null for other units.</summary>
    public Currency? Currency => Unit == MetricUnit.Money ? currency : null;

    /// <summary>An amount.</summary>
    /// <exception cref="ArgumentException">The amount has no currency.</exception>
    public static implicit operator Quantity(Money amount) => FromMoney(amount);

    /// <summary>A ratio.</summary>
    public static implicit operator Quantity(Ratio ratio) => FromRatio(ratio);

    /// <summary>Whether the left value is smaller.</summary>
    /// <exception cref="ArgumentException">Unit or currency differ.</exception>
    public static bool operator <(Quantity left, Quantity right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left value is greater.</summary>
    /// <exception cref="ArgumentException">Unit or currency differ.</exception>
    public static bool operator >(Quantity left, Quantity right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left value is smaller or equal.</summary>
    /// <exception cref="ArgumentException">Unit or currency differ.</exception>
    public static bool operator <=(Quantity left, Quantity right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left value is greater or equal.</summary>
    /// <exception cref="ArgumentException">Unit or currency differ.</exception>
    public static bool operator >=(Quantity left, Quantity right) => left.CompareTo(right) >= 0;

    /// <summary>An amount, in major units.</summary>
    /// <exception cref="ArgumentException">The amount has no currency.</exception>
    public static Quantity FromMoney(Money amount) => amount.Currency.IsDefined
        ? new Quantity(amount.ToDecimal(), MetricUnit.Money, amount.Currency)
        : throw new ArgumentException(
            "Found an amount without a currency; an amount in a currency is allowed. Make it with Money.FromDecimal.", nameof(amount));

    /// <summary>A ratio, as a quotient.</summary>
    public static Quantity FromRatio(Ratio ratio) => new(ratio.ToDecimal(), MetricUnit.Ratio, default);

    /// <summary>Percentage points, the difference of two ratios: 0.35 between 2.35 % and 2 %.</summary>
    public static Quantity FromPoints(decimal points) => new(points, MetricUnit.Points, default);

    /// <summary>A number of things.</summary>
    public static Quantity FromCount(long count) => new(count, MetricUnit.Count, default);

    /// <summary>Days, with decimals where there are.</summary>
    public static Quantity FromDays(decimal days) => new(days, MetricUnit.Days, default);

    /// <summary>Times per period, as of a turnover.</summary>
    public static Quantity FromTimes(decimal times) => new(times, MetricUnit.Times, default);

    /// <summary>Hours.</summary>
    public static Quantity FromHours(decimal hours) => new(hours, MetricUnit.Hours, default);

    /// <summary>A number without a unit.</summary>
    public static Quantity FromIndex(decimal index) => new(index, MetricUnit.Index, default);

    /// <summary>The value in its unit: of an amount in major units, of a ratio the quotient.</summary>
    public decimal ToDecimal() => value;

    /// <summary>The amount.</summary>
    /// <exception cref="InvalidOperationException">The unit is not money.</exception>
    public Money ToMoney() => Unit == MetricUnit.Money && currency.IsDefined
        ? Money.FromDecimal(value, currency)
        : throw new InvalidOperationException($"Found {this}; an amount of money is allowed. Read the value with ToDecimal.");

    /// <summary>The ratio.</summary>
    /// <exception cref="InvalidOperationException">The unit is not a ratio.</exception>
    public Ratio ToRatio() => Unit == MetricUnit.Ratio
        ? Ratio.FromDecimal(value)
        : throw new InvalidOperationException($"Found {this}; a ratio is allowed. Read the value with ToDecimal.");

    /// <summary>Below, equal or above: negative, zero or positive.</summary>
    /// <exception cref="ArgumentException">Unit or currency differ.</exception>
    public int CompareTo(Quantity other)
    {
        RequireAlike(other);
        return value.CompareTo(other.value);
    }

    /// <summary>The value with its unit, with all its digits, whatever the current culture: <c>41.5 days</c>, <c>2.35 %</c>.</summary>
    public override string ToString() => ToString(null, null);

    /// <summary>
    /// The value with its unit. <c>G</c>, empty or null: all digits, <c>41.5 days</c>, <c>2.35 %</c>. <c>N</c> and <c>F</c>: with and
    /// without group separators; a custom format such as <c>#,0.0</c>: the number by it. The number is that of the unit: of a ratio the
    /// percentage. <c>P</c> of a ratio and <c>C</c> of an amount are those of <see cref="Ratio"/> and <see cref="Money"/>.
    /// </summary>
    /// <param name="format">
    /// Letters large or small. Without a number behind it all digits are written; <c>N2</c> writes so many decimals (0 to 28). Digits that
    /// are left out are rounded away, halves away from zero.
    /// </param>
    /// <param name="formatProvider">Separators, signs and patterns; invariant where it is null, whatever the current culture.</param>
    /// <exception cref="FormatException">Another letter, more decimals, or a custom format without a place for a digit.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider)
    {
        NumberFormatInfo numbers = Invariant.NumberFormat(formatProvider);
        decimal read = Unit == MetricUnit.Ratio ? Ratio.FromDecimal(value).Percent : value;
        return NumberText.Read(format) switch
        {
            { Letter: 'G', Decimals: null } => Join(Unit == MetricUnit.Money
                ? read.ToString("N" + Invariant.Text(currency.MinorUnitDigits), numbers) : read.ToString(numbers)),
            { Letter: 'P' } when Unit == MetricUnit.Ratio => Ratio.FromDecimal(value).ToString(format, formatProvider),
            { Letter: 'C' } when Unit == MetricUnit.Money && currency.IsDefined => ToMoney().ToString(format, formatProvider),
            { } text when text.IsCustomOrOneOf("NF") =>
                Join(text.Write(read, Unit == MetricUnit.Money ? currency.MinorUnitDigits : read.Scale, numbers)),
            _ => throw new FormatException(
                $"Found the format '{format}' for {this}; G (all digits), N, F, of a ratio P and of an amount C are allowed, these "
                + $"{NumberText.CustomIsAllowed}."),
        };
    }

    /// <summary>Writes what <see cref="ToString(string?, IFormatProvider?)"/> returns into the destination.</summary>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        Invariant.TryCopy(ToString(format.ToString(), provider), destination, out charsWritten);

    /// <summary>A value of any unit, an amount with its currency; the value must be one that a quantity holds.</summary>
    internal static Quantity FromParts(decimal value, MetricUnit unit, Currency currency) => new(value, unit, currency);

    /// <summary>The difference, of two ratios in percentage points; none where it exceeds what a quantity holds.</summary>
    /// <exception cref="ArgumentException">Unit or currency differ.</exception>
    internal Quantity? TryLess(Quantity other)
    {
        RequireAlike(other);
        decimal scale = Unit == MetricUnit.Ratio ? 100m : 1m;
        decimal difference = value - other.value;
        if (Math.Abs(difference) > Ratio.MaxValue / scale) return null;
        return Unit == MetricUnit.Ratio
            ? FromPoints(Ratio.FromDecimal(value).Percent - Ratio.FromDecimal(other.value).Percent)
            : new Quantity(difference, Unit, currency);
    }

    /// <summary>Whether it is one: not <c>default</c>.</summary>
    internal bool IsDefined => Unit != MetricUnit.Money || currency.IsDefined;

    /// <summary>The same without its sign.</summary>
    internal Quantity Magnitude => new(Math.Abs(value), Unit, currency);

    /// <summary>The value for reading: two decimals, whole things without.</summary>
    internal string Read() => ToString(Unit switch
    {
        MetricUnit.Count => "N0",
        MetricUnit.Money => null,
        _ => "N2",
    }, null);

    private string Join(string digits) => IsDefined ? Units.Join(digits, Unit, currency) : digits + " of no currency";

    private void RequireAlike(Quantity other)
    {
        if (other.Unit != Unit || other.currency != currency)
            throw new ArgumentException(
                $"Found {other} beside {this}; values of one unit are allowed. State both in the same.", nameof(other));
    }
}
