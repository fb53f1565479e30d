using System.Globalization;

namespace WriteOffMetrics.Tests;

/// <summary>Amounts, ratios and quantities take the formats that .NET's numbers take, exactly.</summary>
public sealed class NumberFormatTests
{
    private static readonly Currency Usd = Currency.FromCode("USD"), Eur = Currency.FromCode("EUR"), Jpy = Currency.FromCode("JPY");
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE"), American = CultureInfo.GetCultureInfo("en-US");

    [Theory]
    [InlineData(null, "-1,234.50 USD")]
    [InlineData("", "-1,234.50 USD")]
    [InlineData("G", "-1,234.50 USD")]
    [InlineData("g", "-1,234.50 USD")]
    [InlineData("N", "-1,234.50")]
    [InlineData("n", "-1,234.50")]
    [InlineData("N0", "-1,235")]
    [InlineData("n1", "-1,234.5")]
    [InlineData("N4", "-1,234.5000")]
    [InlineData("F", "-1234.50")]
    [InlineData("f0", "-1235")]
    [InlineData("F3", "-1234.500")]
    [InlineData("#,0.00", "-1,234.50")]
    [InlineData("#,0.00 'dollars'", "-1,234.50 dollars")]
    [InlineData("#,0.00;(#,0.00)", "(1,234.50)")]
    [InlineData("0,.0k", "-1.2k")]
    [InlineData("C", "-1,234.50 USD")]
    [InlineData("c0", "-1,235 USD")]
    public void An_amount_takes_the_ordinary_formats(string? format, string expected) =>
        Assert.Equal(expected, Written(Money.FromDecimal(-1234.5m, Usd), format, null));

    [Theory]
    [InlineData("G", "2.345 %")]
    [InlineData("g", "2.345 %")]
    [InlineData("P", "2.345 %")]
    [InlineData("p0", "2 %")]
    [InlineData("P2", "2.35 %")]
    [InlineData("P4", "2.3450 %")]
    [InlineData("F", "0.02345")]
    [InlineData("F0", "0")]
    [InlineData("f4", "0.0235")]
    [InlineData("N", "0.02345")]
    [InlineData("N2", "0.02")]
    [InlineData("0.000", "0.023")]
    [InlineData("0.0 %", "2.3 %")]
    public void A_ratio_takes_the_ordinary_formats(string format, string expected) =>
        Assert.Equal(expected, Written(Ratio.FromPercent(2.345m), format, null));

    [Theory]
    [InlineData("G", "1234.5 days")]
    [InlineData("N", "1,234.5 days")]
    [InlineData("n0", "1,235 days")]
    [InlineData("F2", "1234.50 days")]
    [InlineData("#,0.00", "1,234.50 days")]
    public void A_quantity_takes_them_with_its_unit(string format, string expected) =>
        Assert.Equal(expected, Written(Quantity.FromDays(1234.5m), format, null));

    [Fact]
    public void A_quantity_that_is_a_ratio_or_an_amount_takes_theirs()
    {
        Assert.Equal("2,3 %", Written((Quantity)Ratio.FromPercent(2.345m), "F1", German));
        Assert.Equal(Written(Ratio.FromPercent(2.345m), "P1", German), Written((Quantity)Ratio.FromPercent(2.345m), "P1", German));
        Assert.Equal("$1,234.50", Written((Quantity)Money.FromDecimal(1234.5m, Usd), "C", American));
        Assert.Equal("1.234,50 USD", Written((Quantity)Money.FromDecimal(1234.5m, Usd), "N", German));
        Assert.Equal("0.00 of no currency", Written(default(Quantity), "N2", null));
        foreach (string format in new[] { "P2", "C" })
            Assert.Throws<FormatException>(() => Quantity.FromDays(1m).ToString(format, null));
    }

    /// <summary>$ is never printed before euros, nor € behind dollars.</summary>
    [Fact]
    public void The_symbol_of_a_currency_is_written_by_a_culture_of_its_own_only()
    {
        (Money dollars, Money euros, Money yen) =
            (Money.FromDecimal(1234.5m, Usd), Money.FromDecimal(1234.5m, Eur), Money.FromDecimal(1234m, Jpy));
        Assert.Equal("$1,234.50", Written(dollars, "C", American));
        Assert.Equal("$1,235", Written(dollars, "C0", American));
        Assert.Equal(1234.5m.ToString("C2", German), Written(euros, "C", German));
        Assert.EndsWith("€", Written(euros, "C", German), StringComparison.Ordinal);
        Assert.Equal("1.234,50 USD", Written(dollars, "C", German));
        Assert.Equal("1,234.50 EUR", Written(euros, "C", American));
        Assert.Equal("1,234 JPY", Written(yen, "C", American));

        // Neither a bare number format nor a language without a country says whose symbol it has.
        Assert.Equal("1,234.50 USD", Written(dollars, "C", American.NumberFormat));
        Assert.Equal("1,234.50 USD", Written(dollars, "C", CultureInfo.GetCultureInfo("en")));
        Assert.Equal("1,234.50 USD", Written(dollars, "C", CultureInfo.InvariantCulture));
        Assert.Equal("0", Written(default(Money), "C", American));
        Assert.Equal("1,234.50 USDX", Written(Money.FromDecimal(1234.5m, Currency.FromDefinition("USDX", 2)), "C", American));
    }

    [Fact]
    public void A_provider_decides_separators_signs_and_patterns()
    {
        Assert.Equal("2.35%", Written(Ratio.FromPercent(2.345m), "P2", American));
        Assert.Equal(0.02345m.ToString("P2", German), Written(Ratio.FromPercent(2.345m), "P2", German));
        Assert.Equal("%2,35", Written(Ratio.FromPercent(2.345m), "P2", CultureInfo.GetCultureInfo("tr-TR")));
        var own = new NumberFormatInfo { NumberGroupSeparator = "'", NumberDecimalSeparator = "·", NegativeSign = "−" };
        Assert.Equal("−1'234·50", Written(Money.FromDecimal(-1234.5m, Usd), "N", own));
        Assert.Equal("−1'234·5", Written(Money.FromDecimal(-1234.5m, Usd), "#,0.0", own));
    }

    [Theory]
    [InlineData("X")]
    [InlineData("E2")]
    [InlineData("R")]
    [InlineData("G3")]
    [InlineData("N29")]
    [InlineData("N99999999999")]
    [InlineData("yyyy")]
    [InlineData("P2")]
    public void What_is_no_format_of_an_amount_is_refused(string format) =>
        Assert.Contains($"'{format}'", Assert.Throws<FormatException>(() => Money.Zero(Usd).ToString(format, null)).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("X")]
    [InlineData("C")]
    [InlineData("P29")]
    [InlineData("P:")]
    [InlineData("G2")]
    public void What_is_no_format_of_a_ratio_is_refused(string format) =>
        Assert.Contains($"'{format}'", Assert.Throws<FormatException>(() => default(Ratio).ToString(format, null)).Message,
            StringComparison.Ordinal);

    /// <summary>2^53 + 1 cents, and a third to 28 decimals, are none that a double has; 0.5 and 2.5 go away from zero.</summary>
    [Fact]
    public void Formatting_is_exact_and_halves_go_away_from_zero()
    {
        Assert.Equal("90,071,992,547,409.93", $"{Money.FromMinorUnits(9_007_199_254_740_993, Usd):N2}");
        Assert.Equal("92,233,720,368,547,758.07", $"{Money.FromMinorUnits(long.MaxValue, Usd):#,0.00}");
        Assert.Equal("0.3333333333333333333333333333", $"{Ratio.FromDecimal(1m / 3):F28}");
        Assert.Equal("33.33333333333333333333333333 %", $"{Ratio.FromDecimal(1m / 3):P}");
        Assert.Equal(("1", "3", "-1", "-3"), (
            $"{Money.FromDecimal(0.5m, Usd):N0}", $"{Money.FromDecimal(2.5m, Usd):N0}", $"{Money.FromDecimal(-0.5m, Usd):N0}",
            $"{Money.FromDecimal(-2.5m, Usd):0}"));
        Assert.Equal(("0.13 %", "-0.13 %", "0.00 %"), (
            $"{Ratio.FromPercent(0.125m):P2}", $"{Ratio.FromPercent(-0.125m):P2}", $"{Ratio.FromPercent(-0.001m):P2}"));
        Assert.Equal("0", $"{Money.FromDecimal(-0.49m, Usd):N0}");
    }

    /// <summary>What docs/culture.md says: who passes a provider, and who passes none.</summary>
    [Fact]
    public void A_line_is_in_a_culture_where_the_culture_is_passed()
    {
        (CultureInfo before, CultureInfo.CurrentCulture) = (CultureInfo.CurrentCulture, German);
        try
        {
            var money = Money.FromDecimal(1234.5m, Usd);
            decimal number = 1234.5m;

            // No provider is passed: the amount is invariant, and a number beside it is not.
            Assert.Equal("1,234.50 USD", money.ToString());
            Assert.Equal("1,234.50 USD", money.ToString("G", null));
            Assert.Equal("1,234.50 USD 1.234,50", $"{money} {number:N2}");
            Assert.Equal("1,234.50 1.234,50", string.Format(null, "{0:N} {1:N2}", money, number));
#pragma warning disable CA1305 // That nobody is asked is what is tested.
            Assert.Equal("1,234.50 1.234,50", string.Format("{0:N} {1:N2}", money, number));
            Assert.Equal("1,234.50 USD", new System.Text.StringBuilder().AppendFormat("{0}", money).ToString());
            Assert.Equal("1,234.50 USD", new System.Text.StringBuilder().Append($"{money}").ToString());
            Assert.Equal("1,234.50 USD", Convert.ToString((object)money));
#pragma warning restore CA1305
            Assert.Equal("1,234.50 USD", "" + money);
            Assert.Equal("1,234.50 USD", string.Join(' ', money));

            // Writers, and a FormattableString, pass the current culture.
            using var writer = new StringWriter(null as IFormatProvider);
            writer.Write((object)money);
            Assert.Equal("1.234,50 USD", writer.ToString());
            using var lines = new StringWriter(CultureInfo.InvariantCulture);
            lines.Write((object)money);
            lines.Write(" {0}", money);
            Assert.Equal("1,234.50 USD 1,234.50 USD", lines.ToString());
            FormattableString text = $"{money}";
#pragma warning disable CA1305
            Assert.Equal("1.234,50 USD", text.ToString());
#pragma warning restore CA1305
            Assert.Equal("1,234.50 USD", FormattableString.Invariant(text));

            // The one way to a whole line in a culture.
            Assert.Equal("$1,234.50 1,234.50", string.Create(American, $"{money:C} {number:N2}"));
            Assert.Equal("1.234,50 USD 1.234,50", string.Create(German, $"{money:C} {number:N2}"));
            Assert.Equal("1,234.50 USD 1,234.50", string.Create(CultureInfo.InvariantCulture, $"{money:C} {number:N2}"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    /// <summary>Both doors write the same, and one too small for it writes nothing.</summary>
    private static string Written<T>(T value, string? format, IFormatProvider? provider)
        where T : ISpanFormattable
    {
        string text = value.ToString(format, provider);
        Span<char> room = new char[text.Length];
        Assert.True(value.TryFormat(room, out int written, format, provider));
        Assert.Equal(text, room[..written].ToString());
        Assert.False(value.TryFormat(room[..^1], out written, format, provider));
        Assert.Equal(0, written);
        return text;
    }
}
