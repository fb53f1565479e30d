using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>
/// An exact amount of money: a whole number of minor units (cents) in one currency. Nothing is rounded unless a rule is stated,
/// overflow and mixed currencies are detected.
/// </summary>
/// <remarks>
/// Immutable and safe for use by any number of threads. Range: a signed 64-bit number of minor units. <c>default</c> has no currency; it
/// equals itself, prints and compares with itself, and every calculation refuses it. The text form is <c>1,234.50 USD</c>, whatever the
/// current culture, unless a provider is passed.
/// </remarks>
[JsonConverter(typeof(MoneyJsonConverter))]
public readonly record struct Money :
    IComparable<Money>, ISpanParsable<Money>, ISpanFormattable,
    IAdditionOperators<Money, Money, Money>, ISubtractionOperators<Money, Money, Money>, IUnaryNegationOperators<Money, Money>,
    IComparisonOperators<Money, Money, bool>
{
    private Money(long minorUnits, Currency currency)
    {
        MinorUnits = minorUnits;
        Currency = currency;
    }

    /// <summary>The amount in minor units: 123450 for 1,234.50 USD.</summary>
    public long MinorUnits { get; }

    /// <summary>The currency; <c>default</c> only for a default amount.</summary>
    public Currency Currency { get; }

    /// <summary>An amount of whole minor units.</summary>
    /// <exception cref="ArgumentException">The currency is <c>default</c>.</exception>
    public static Money FromMinorUnits(long minorUnits, Currency currency) => new(minorUnits, Defined(currency));

    /// <summary>Exactly this amount, or an exception: never a rounded one.</summary>
    /// <exception cref="ArgumentException">The amount has more decimals than the currency, or the currency is <c>default</c>.</exception>
    /// <exception cref="OverflowException">The amount exceeds 64 bits of minor units.</exception>
    public static Money FromDecimal(decimal amount, Currency currency) =>
        MinorUnitConversion.TryFromDecimal(amount, Defined(currency).MinorUnitDigits, out long minorUnits) switch
        {
            MinorUnitsStatus.Exact => new Money(minorUnits, currency),
            MinorUnitsStatus.TooManyDecimals => throw new ArgumentException(TooManyDecimals(amount, currency), nameof(amount)),
            _ => throw new OverflowException(WhyOutOfRange(amount, currency)),
        };

    /// <summary>Exactly this amount, or in words why not.</summary>
    internal static string? TryFromDecimal(decimal amount, Currency currency, out Money money)
    {
        MinorUnitsStatus status = MinorUnitConversion.TryFromDecimal(amount, Defined(currency).MinorUnitDigits, out long minorUnits);
        money = new Money(minorUnits, currency);
        return status switch
        {
            MinorUnitsStatus.Exact => null,
            MinorUnitsStatus.TooManyDecimals => TooManyDecimals(amount, currency),
            _ => WhyOutOfRange(amount, currency),
        };
    }

    /// <summary>This amount rounded once to the currency's minor unit by the stated rule.</summary>
    /// <exception cref="ArgumentException">
    /// The currency is <c>default</c>, or the rule is not a member of <see cref="MidpointRounding"/>.
    /// </exception>
    /// <exception cref="OverflowException">The amount exceeds 64 bits of minor units.</exception>
    public static Money FromDecimal(decimal amount, Currency currency, MidpointRounding rule) =>
        MinorUnitConversion.TryRoundFromDecimal(amount, Defined(currency).MinorUnitDigits, rule, out long minorUnits)
            ? new Money(minorUnits, currency)
            : throw new OverflowException(WhyOutOfRange(amount, currency));

    /// <summary>No money, in the given currency.</summary>
    /// <exception cref="ArgumentException">The currency is <c>default</c>.</exception>
    public static Money Zero(Currency currency) => FromMinorUnits(0, currency);

    /// <summary>The amount in major units, exactly, with the currency's number of decimals; 0 for <c>default</c>.</summary>
    public decimal ToDecimal() => MinorUnitConversion.ToDecimal(MinorUnits, Currency.MinorUnitDigits);

    /// <summary>The sum.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    /// <exception cref="OverflowException">The sum exceeds 64 bits of minor units.</exception>
    public static Money operator +(Money left, Money right) => FromExact((Int128)left.MinorUnits + right.MinorUnits, Common(left, right));

    /// <summary>The difference.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    /// <exception cref="OverflowException">The difference exceeds 64 bits of minor units.</exception>
    public static Money operator -(Money left, Money right) => FromExact((Int128)left.MinorUnits - right.MinorUnits, Common(left, right));

    /// <summary>The amount with the opposite sign.</summary>
    /// <exception cref="OverflowException">The amount is the smallest of all, which has no counterpart.</exception>
    public static Money operator -(Money value) => FromExact(-(Int128)value.MinorUnits, Defined(value.Currency));

    /// <summary>A whole multiple of the amount.</summary>
    /// <exception cref="OverflowException">The product exceeds 64 bits of minor units.</exception>
    public static Money operator *(Money value, long factor) => FromExact((Int128)value.MinorUnits * factor, Defined(value.Currency));

    /// <summary>Whether the left amount is smaller.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left amount is greater.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left amount is smaller or equal.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left amount is greater or equal.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    /// <summary>
    /// Below, equal or above: negative, zero or positive. <c>default</c>, which has no currency, is equal to itself and compared with no
    /// other amount.
    /// </summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public int CompareTo(Money other)
    {
        RequireSame(this, other);
        return MinorUnits.CompareTo(other.MinorUnits);
    }

    /// <summary>The nearest multiple of a unit, for a report in thousands, say; halves by the stated rule.</summary>
    /// <param name="unit">A positive amount of the same currency: 1,000.00 USD for thousands.</param>
    /// <param name="rule">Where a half goes.</param>
    /// <exception cref="ArgumentException">
    /// The unit is not positive, or the rule not a member of <see cref="MidpointRounding"/>.
    /// </exception>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    /// <exception cref="OverflowException">The rounded amount exceeds 64 bits of minor units.</exception>
    public Money RoundTo(Money unit, MidpointRounding rule) => FromRounded(MinorUnits, Common(this, unit), PositiveUnit(unit), rule);

    /// <summary>
    /// Rounds the parts of a breakdown to multiples of a unit so that they add up to the rounded total (largest remainder; of equal
    /// remainders the earlier part is rounded up).
    /// </summary>
    /// <param name="parts">The exact parts, at least one, all of one currency.</param>
    /// <param name="unit">A positive amount of the same currency.</param>
    /// <param name="rule">Where a half goes when the total is rounded.</param>
    /// <returns>As many parts, in the same order.</returns>
    /// <exception cref="ArgumentException">
    /// There are no parts, the unit is not positive, or the rule is not a member of <see cref="MidpointRounding"/>.
    /// </exception>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    /// <exception cref="OverflowException">A rounded amount exceeds 64 bits of minor units.</exception>
    public static IReadOnlyList<Money> RoundBreakdown(IReadOnlyList<Money> parts, Money unit, MidpointRounding rule)
    {
        ArgumentNullException.ThrowIfNull(parts);
        if (parts.Count == 0) throw new ArgumentException("Found no parts; at least one is needed to round a breakdown.", nameof(parts));
        long size = PositiveUnit(unit);
        var multiples = new Int128[parts.Count];
        var remainders = new UInt128[parts.Count];
        Int128 total = 0, handedOut = 0;
        for (int i = 0; i < parts.Count; i++)
        {
            Common(parts[i], unit);
            total += parts[i].MinorUnits;
            Int128 remainder = (parts[i].MinorUnits % (Int128)size + size) % size;
            multiples[i] = (parts[i].MinorUnits - remainder) / size;
            remainders[i] = (UInt128)remainder;
            handedOut += multiples[i];
        }

        Money roundedTotal = FromRounded(total, unit.Currency, size, rule);
        LargestRemainder.HandOut(multiples, remainders, roundedTotal.MinorUnits / size - handedOut);
        return [.. multiples.Select(multiple => FromExact(multiple * size, unit.Currency))];
    }

    /// <summary>
    /// Splits the amount in proportion to weights without losing a minor unit: the parts add up to the amount (largest remainder; of equal
    /// remainders the earlier part gets the unit).
    /// </summary>
    /// <param name="weights">At least one; none negative, not all zero. A zero weight gets nothing.</param>
    /// <returns>As many parts, in the same order, each of the amount's sign or zero.</returns>
    /// <exception cref="ArgumentException">There are no weights, one is negative, or all are zero.</exception>
    public IReadOnlyList<Money> Split(params IReadOnlyList<long> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        Currency currency = Defined(Currency);
        UInt128 sum = 0;
        for (int i = 0; i < weights.Count; i++)
        {
            if (weights[i] < 0)
                throw new ArgumentException(
                    $"Found the weight {Invariant.Text(weights[i])} at position {Invariant.Text(i)}; weights of 0 or more are allowed. "
                    + "Split the negative part on its own.",
                    nameof(weights));
            sum += (ulong)weights[i];
        }

        if (sum == 0) throw new ArgumentException(
            $"Found {Invariant.Count(weights.Count, "weight", "weights")} with a sum of 0; at least one "
            + $"above 0 is needed to split {this}.",
            nameof(weights));

        var shares = new Int128[weights.Count];
        var remainders = new UInt128[weights.Count];
        var magnitude = (UInt128)Int128.Abs(MinorUnits);
        UInt128 handedOut = 0;
        for (int i = 0; i < weights.Count; i++)
        {
            (UInt128 share, remainders[i]) = UInt128.DivRem(magnitude * (ulong)weights[i], sum);
            shares[i] = (Int128)share;
            handedOut += share;
        }

        LargestRemainder.HandOut(shares, remainders, (Int128)(magnitude - handedOut));
        int sign = MinorUnits < 0 ? -1 : 1;
        return [.. shares.Select(share => FromExact(share * sign, currency))];
    }

    /// <summary>
    /// Reads <c>1,234.50 USD</c> or <c>1234.5 USD</c>: a number and an ISO 4217 code; separators are those of the provider, invariant where
    /// it is null.
    /// </summary>
    /// <exception cref="FormatException">The text is not of that form, or has more decimals than the currency.</exception>
    public static Money Parse(string s, IFormatProvider? provider)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan(), provider);
    }

    /// <inheritdoc cref="Parse(string, IFormatProvider?)"/>
    public static Money Parse(ReadOnlySpan<char> s, IFormatProvider? provider) =>
        TryParse(s, provider, out Money money) ? money : throw new FormatException(
            $"Found '{s}'; a number and an ISO 4217 code are allowed, such as 1,234.50 USD, with no more decimals than the currency has "
            + "and with all group separators or none. Read an amount in a currency of your own with decimal.Parse and Money.FromDecimal.");

    /// <summary>Reads an amount; false, and <c>default</c>, where <see cref="Parse(string, IFormatProvider?)"/> would throw.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Money result) =>
        TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc cref="TryParse(string?, IFormatProvider?, out Money)"/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Money result)
    {
        result = default;
        ReadOnlySpan<char> text = s.Trim();
        int space = text.LastIndexOf(' ');
        if (space <= 0
            || !Currency.TryParse(text[(space + 1)..], provider, out Currency currency)
            || !Invariant.TryParseDecimal(text[..space], provider, out decimal amount)
            || MinorUnitConversion.TryFromDecimal(amount, currency.MinorUnitDigits, out long minorUnits) != MinorUnitsStatus.Exact)
        {
            return false;
        }

        result = new Money(minorUnits, currency);
        return true;
    }

    /// <summary>The amount with all its decimals and the code: <c>1,234.50 USD</c>, whatever the current culture.</summary>
    public override string ToString() => ToString(null, null);

    /// <summary>
    /// The amount as text. <c>G</c>, empty or null: <c>1,234.50 USD</c>. <c>N</c>: <c>1,234.50</c>. <c>F</c>: <c>1234.50</c>. <c>C</c>: as
    /// the culture of a country with this currency writes it, <c>$1,234.50</c> by en-US; by any other provider <c>1,234.50 USD</c>, never
    /// another currency's symbol. A custom format such as <c>#,0.00</c> formats the amount in major units.
    /// </summary>
    /// <param name="format">
    /// Letters large or small. Without a number behind it all decimals of the currency are written; <c>N0</c>, <c>F2</c> or <c>C0</c> write
    /// so many (0 to 28). Digits that are left out are rounded away, halves away from zero.
    /// </param>
    /// <param name="formatProvider">Separators and signs; invariant where it is null, whatever the current culture.</param>
    /// <exception cref="FormatException">Another letter, more decimals, or a custom format without a place for a digit.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider) => MoneyText.Write(this, format, formatProvider);

    /// <summary>Writes what <see cref="ToString(string?, IFormatProvider?)"/> returns into the destination.</summary>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        Invariant.TryCopy(ToString(format.ToString(), provider), destination, out charsWritten);

    /// <summary>A sum that was kept in 128 bits, put back into 64, or an exception.</summary>
    internal static Money FromExact(Int128 minorUnits, Currency currency) => minorUnits < long.MinValue || minorUnits > long.MaxValue
        ? throw new OverflowException(
            $"Found an amount of {InWords(minorUnits, currency)}; {Range} are allowed. Keep the ledger in a coarser "
            + "unit or aggregate shorter spans.")
        : new Money((long)minorUnits, currency);

    /// <summary>Exact minor units rounded once for reading, or an exception.</summary>
    internal static Money FromFraction(Fraction minorUnits, Currency currency, MidpointRounding rule)
    {
        BigInteger rounded = minorUnits.Round(rule);
        return rounded >= long.MinValue && rounded <= long.MaxValue
            ? new Money((long)rounded, currency)
            : throw new OverflowException(
                $"Found an amount of {rounded.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)} minor units of "
                + $"{currency.Code}; {Range} are allowed. Keep the ledger in a coarser unit or aggregate shorter spans.");
    }

    /// <summary>An amount for reading, also where it exceeds what <see cref="Money"/> holds.</summary>
    internal static string InWords(Int128 minorUnits, Currency currency) => minorUnits < long.MinValue || minorUnits > long.MaxValue
        ? $"{minorUnits.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)} minor units of {currency.Code}"
        : new Money((long)minorUnits, currency).ToString();

    private static string TooManyDecimals(decimal amount, Currency currency) =>
        $"Found {amount.ToString(System.Globalization.CultureInfo.InvariantCulture)} {currency.Code}; {currency.Code} has "
            + $"{Invariant.Count(currency.MinorUnitDigits, "decimal", "decimals")}, and amounts are never rounded unasked. Correct the "
            + "amount, or state a rule: Money.FromDecimal(amount, currency, rule).";

    internal static string WhyOutOfRange(decimal amount, Currency currency) =>
        $"Found {amount.ToString(System.Globalization.CultureInfo.InvariantCulture)} {currency.Code}; {Range} are allowed. Correct the "
            + "amount, or keep the ledger in a coarser unit.";

    private const string Range = "-9,223,372,036,854,775,808 to 9,223,372,036,854,775,807 minor units";

    private static Money FromRounded(Int128 minorUnits, Currency currency, long unit, MidpointRounding rule) =>
        MinorUnitConversion.TryRoundToMultiple(minorUnits, unit, rule, out long rounded)
            ? new Money(rounded, currency)
            : throw new OverflowException(
                $"Rounding to a multiple of {Invariant.Count(unit)} minor units of {currency.Code} gave more than "
                + $"{Range}. Round to a smaller unit.");

    private static long PositiveUnit(Money unit) => unit.MinorUnits > 0
        ? unit.MinorUnits
        : throw new ArgumentException(
            $"Found the unit {unit}; a unit above zero is allowed, such as a thousand for a report in "
            + "thousands. Pass a positive one.",
            nameof(unit));

    private static Currency Defined(Currency currency) => currency.IsDefined
        ? currency
        : throw new ArgumentException(Currency.WhyUndefined, nameof(currency));

    private static Currency Common(Money left, Money right)
    {
        RequireSame(left, right);
        return Defined(left.Currency);
    }

    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    private static void RequireSame(Money left, Money right)
    {
        if (left.Currency != right.Currency)
            throw new InvalidOperationException(
                $"Found {Name(left)} and {Name(right)} in one calculation; amounts of one currency are allowed. Convert one of them "
                + "first, at a rate you can name.");

        static string Name(Money money) => money.Currency.IsDefined ? money.ToString() : money + " without a currency";
    }
}
