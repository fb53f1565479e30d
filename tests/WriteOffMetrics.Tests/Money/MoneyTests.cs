using System.Globalization;

namespace WriteOffMetrics.Tests;

public sealed class MoneyTests
{
    private static readonly Currency Usd = Currency.FromCode("USD"), Eur = Currency.FromCode("EUR"), Jpy = Currency.FromCode("JPY"),
        Kwd = Currency.FromCode("KWD");

    [Theory]
    [InlineData("1234.5", "USD", 123450)]
    [InlineData("1234.500", "USD", 123450)]
    [InlineData("-0.01", "USD", -1)]
    [InlineData("7", "JPY", 7)]
    [InlineData("0.001", "KWD", 1)]
    [InlineData("92233720368547758.07", "USD", long.MaxValue)]
    [InlineData("-92233720368547758.08", "USD", long.MinValue)]
    [InlineData("1.0000000000000000000000000000", "USD", 100)]
    public void An_amount_is_taken_exactly(string amount, string code, long minorUnits) =>
        Assert.Equal(minorUnits, Money
            .FromDecimal(decimal.Parse(amount, CultureInfo.InvariantCulture), Currency.FromCode(code)).MinorUnits);

    [Fact]
    public void An_amount_that_does_not_fit_is_refused_and_the_message_says_how()
    {
        // The product of this amount and 100 would round to 100 in decimal arithmetic.
        Assert.Throws<ArgumentException>(() => Money.FromDecimal(1.0000000000000000000000000001m, Usd));
        ArgumentException tooPrecise = Assert.Throws<ArgumentException>(() => Money.FromDecimal(1.005m, Usd));
        Assert.StartsWith("Found 1.005 USD; USD has 2 decimals, and amounts are never rounded unasked. Correct the amount, or state a "
            + "rule: Money.FromDecimal(amount, currency, rule).", tooPrecise.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Money.FromDecimal(0.5m, Jpy));
        Assert.Throws<OverflowException>(() => Money.FromDecimal(92233720368547758.08m, Usd));
        Assert.Throws<OverflowException>(() => Money.FromDecimal(decimal.MaxValue, Usd));
        Assert.Throws<OverflowException>(() => Money.FromDecimal(decimal.MinValue, Jpy, MidpointRounding.ToEven));
    }

    [Theory]
    [InlineData(MidpointRounding.ToEven, "2.675", 268)]
    [InlineData(MidpointRounding.ToEven, "2.665", 266)]
    [InlineData(MidpointRounding.AwayFromZero, "2.665", 267)]
    [InlineData(MidpointRounding.AwayFromZero, "-2.665", -267)]
    [InlineData(MidpointRounding.ToZero, "-2.669", -266)]
    [InlineData(MidpointRounding.ToNegativeInfinity, "-2.661", -267)]
    [InlineData(MidpointRounding.ToPositiveInfinity, "2.661", 267)]
    public void Rounding_follows_the_stated_rule(MidpointRounding rule, string amount, long minorUnits) =>
        Assert.Equal(minorUnits, Money.FromDecimal(decimal.Parse(amount, CultureInfo.InvariantCulture), Usd, rule).MinorUnits);

    [Fact]
    public void An_unknown_rounding_rule_is_refused() =>
        Assert.All([1.005m, 1m], amount =>
            Assert.Throws<ArgumentOutOfRangeException>(() => Money.FromDecimal(amount, Usd, (MidpointRounding)17)));

    [Fact]
    public void Mixed_currencies_are_detected_in_every_calculation()
    {
        Money usd = Money.FromDecimal(1m, Usd), eur = Money.FromDecimal(1m, Eur);
        Assert.StartsWith("Found 1.00 USD and 1.00 EUR in one calculation",
            Assert.Throws<InvalidOperationException>(() => usd + eur).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => usd - eur);
        Assert.Throws<InvalidOperationException>(() => usd < eur);
        Assert.Throws<InvalidOperationException>(() => usd >= eur);
        Assert.Throws<InvalidOperationException>(() => usd.RoundTo(eur, MidpointRounding.ToEven));
        Assert.Throws<InvalidOperationException>(() => Money.RoundBreakdown([usd, eur], usd, MidpointRounding.ToEven));
        Assert.Throws<InvalidOperationException>(() => usd + default(Money));
        Assert.ThrowsAny<Exception>(() => default(Money) + default(Money));
        Assert.ThrowsAny<Exception>(() => -default(Money));
        Assert.ThrowsAny<Exception>(() => default(Money).Split(1, 1));
        Assert.NotEqual(usd, eur);
        Assert.NotEqual(Money.Zero(Usd), default);
    }

    [Fact]
    public void Overflow_is_detected_and_never_wraps()
    {
        Money max = Money.FromMinorUnits(long.MaxValue, Usd), min = Money.FromMinorUnits(long.MinValue, Usd),
            one = Money.FromMinorUnits(1, Usd);
        Assert.Throws<OverflowException>(() => max + one);
        Assert.Throws<OverflowException>(() => min - one);
        Assert.Throws<OverflowException>(() => -min);
        Assert.Throws<OverflowException>(() => max * 2);
        Assert.Throws<OverflowException>(() => max.RoundTo(Money.FromMinorUnits(1000, Usd), MidpointRounding.ToPositiveInfinity));
        Assert.Equal("-92,233,720,368,547,758.08 USD", min.ToString());
    }

    /// <summary>Derived by hand: thirds of 1.00 leave one cent, which goes to the first.</summary>
    [Fact]
    public void A_split_hands_what_is_left_to_the_largest_remainders()
    {
        Assert.Equal([34L, 33L, 33L], Money.FromDecimal(1m, Usd).Split(1, 1, 1).Select(part => part.MinorUnits));
        Assert.Equal([-34L, -33L, -33L], Money.FromDecimal(-1m, Usd).Split(1, 1, 1).Select(part => part.MinorUnits));
        Assert.Equal([0L, 100L], Money.FromDecimal(1m, Usd).Split(0, 5).Select(part => part.MinorUnits));
        Assert.Equal([2L, 3L, 5L], Money.FromMinorUnits(10, Jpy).Split(2, 3, 5).Select(part => part.MinorUnits));
        Assert.Equal([1L, 0L], Money.FromMinorUnits(1, Usd).Split(1, 1).Select(part => part.MinorUnits));
        Assert.Throws<ArgumentException>(() => Money.Zero(Usd).Split());
        Assert.Throws<ArgumentException>(() => Money.Zero(Usd).Split(1, -1));
        Assert.Throws<ArgumentException>(() => Money.Zero(Usd).Split(0, 0));
    }

    /// <summary>Derived by hand: 1.4 + 1.4 + 1.2 = 4.0 thousand; rounded one by one they would add up to 3.</summary>
    [Fact]
    public void A_rounded_breakdown_adds_up_to_its_rounded_total()
    {
        Money thousand = Money.FromDecimal(1_000m, Usd);
        Money[] parts = [Money.FromDecimal(1_400m, Usd), Money.FromDecimal(1_400m, Usd), Money.FromDecimal(1_200m, Usd)];
        Assert.Equal([2_000m, 1_000m, 1_000m], Money.RoundBreakdown(parts, thousand, MidpointRounding.ToEven)
            .Select(part => part.ToDecimal()));
        Assert.Equal([-1_000m, 2_000m], Money
            .RoundBreakdown([Money.FromDecimal(-1_400m, Usd), Money.FromDecimal(2_400m, Usd)], thousand, MidpointRounding.ToEven)
            .Select(part => part.ToDecimal()));
        Assert.Equal(1_000m, Money.FromDecimal(1_499.99m, Usd).RoundTo(thousand, MidpointRounding.AwayFromZero).ToDecimal());
        Assert.Throws<ArgumentException>(() => Money.RoundBreakdown([], thousand, MidpointRounding.ToEven));
        Assert.Throws<ArgumentException>(() => parts[0].RoundTo(Money.Zero(Usd), MidpointRounding.ToEven));
    }

    [Theory]
    [InlineData("1,234.50 USD", 123450)]
    [InlineData("1234.5 USD", 123450)]
    [InlineData(" -0.05 USD ", -5)]
    public void Text_is_read_in_the_forms_in_which_it_is_written(string text, long minorUnits) =>
        Assert.Equal(Money.FromMinorUnits(minorUnits, Usd), Money.Parse(text, null));

    [Theory]
    [InlineData("1,50 USD")]
    [InlineData("12,34.50 USD")]
    [InlineData("1.234,50 USD")]
    [InlineData("1.005 USD")]
    [InlineData("1.00")]
    [InlineData("USD 1.00")]
    [InlineData("1.50\0\0 USD")]
    [InlineData("1.00 usd")]
    [InlineData("1.00 XAU")]
    [InlineData("1e3 USD")]
    [InlineData("99999999999999999999 USD")]
    [InlineData("0.00000000000000000000000000000000001 USD")]
    [InlineData("")]
    public void Text_that_would_have_to_be_guessed_is_refused(string text)
    {
        Assert.False(Money.TryParse(text, null, out Money money));
        Assert.Equal(default, money);
        Assert.Throws<FormatException>(() => Money.Parse(text, null));
    }

    /// <summary>Lists are sorted, and what is equal compares as 0; no currency is compared with none of the others.</summary>
    [Fact]
    public void No_currency_compares_with_itself_only()
    {
        Assert.Equal(0, default(Money).CompareTo(default));
        Assert.True(default(Money) <= default(Money) && default(Money) >= default(Money));
        Assert.False(default(Money) < default(Money) || default(Money) > default(Money));
        Assert.Throws<InvalidOperationException>(() => default(Money).CompareTo(Money.Zero(Usd)));
        Assert.Throws<InvalidOperationException>(() => Money.Zero(Usd).CompareTo(default));
        Assert.Equal([default, default], new Money[2].Order());
        Assert.Throws<ArgumentException>(() => default(Money) + default(Money));
    }

    [Fact]
    public void Text_has_the_currencys_decimals()
    {
        Assert.Equal("1,234 JPY", Money.FromDecimal(1234m, Jpy).ToString());
        Assert.Equal("1,234.000 KWD", Money.FromDecimal(1234m, Kwd).ToString());
        Assert.Equal("1,234.00|1234.00|1.234,00 USD",
            $"{Money.FromDecimal(1234m, Usd):N}|{Money.FromDecimal(1234m, Usd):F}|"
            + Money.FromDecimal(1234m, Usd).ToString("G", CultureInfo.GetCultureInfo("de-DE")));
        Assert.Equal("0", default(Money).ToString());

        // A provider that knows no numbers is no reason to ask the current culture.
        (CultureInfo before, CultureInfo.CurrentCulture) = (CultureInfo.CurrentCulture, CultureInfo.GetCultureInfo("de-DE"));
        Assert.Equal("1,234.50", Money.FromDecimal(1234.5m, Usd).ToString("N", DateTimeFormatInfo.InvariantInfo));
        CultureInfo.CurrentCulture = before;
        Span<char> small = stackalloc char[3];
        Assert.False(Money.FromDecimal(1234m, Usd).TryFormat(small, out int written, "", null));
        Assert.Equal(0, written);
    }

    [Theory]
    [InlineData("0", 2, "0")]
    [InlineData("-12.3", 2, "-1230")]
    [InlineData("12.34", 2, "1234")]
    [InlineData("1234567890123.45", 2, "123456789012345")]
    [InlineData("922337203685477.58", 2, "92233720368547758")]
    [InlineData("92233720368547758.07", 2, "9223372036854775807")]
    [InlineData("-92233720368547758.08", 2, "-9223372036854775808")]
    [InlineData("1.2300000", 2, "123")]
    [InlineData("7", 0, "7")]
    [InlineData("7", 4, "70000")]
    [InlineData("922337203685477.5808", 4, "9223372036854775808 is out of range")]
    [InlineData("0.001", 2, "too many decimals")]
    public void Amounts_become_minor_units_exactly_or_not_at_all(string amount, int digits, string expected)
    {
        decimal value = decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture);
        string found = MinorUnitConversion.TryFromDecimal(value, digits, out long minorUnits) switch
        {
            MinorUnitsStatus.Exact => minorUnits.ToString(System.Globalization.CultureInfo.InvariantCulture),
            MinorUnitsStatus.OutOfRange => "9223372036854775808 is out of range",
            _ => "too many decimals",
        };
        Assert.Equal(expected, found);
        int[] bits = decimal.GetBits(value);
        Assert.Equal(new MinorUnitConversion.DecimalBits(bits[3], (uint)bits[2], ((ulong)(uint)bits[1] << 32) | (uint)bits[0]),
            System.Runtime.CompilerServices.Unsafe.BitCast<decimal, MinorUnitConversion.DecimalBits>(value));
    }
}
