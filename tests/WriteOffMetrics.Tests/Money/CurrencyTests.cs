using System.Globalization;

namespace WriteOffMetrics.Tests;

public sealed class CurrencyTests
{
    /// <summary>data/iso4217.csv: codes and minor-unit digits of the standard, current and withdrawn since 2021.</summary>
    [Fact]
    public void Every_code_of_ISO_4217_has_its_digits_and_no_other_code_is_known()
    {
        List<Csv.Row> rows = Csv.Read(Repository.Root, "tests", "WriteOffMetrics.Tests", "Conformance", "data", "iso4217.csv");
        Assert.Equal(170, rows.Count);
        Assert.All(rows, row =>
        {
            Currency currency = Currency.FromCode(row["code"]);
            Assert.Equal(row["minor_unit_digits"], currency.MinorUnitDigits.ToString(CultureInfo.InvariantCulture));
            Assert.Equal(currency, Currency.Parse(currency.ToString(), null));
        });

        var listed = rows.Select(row => row["code"]).ToHashSet();
        char[] letters = [.. Enumerable.Range('A', 26).Select(letter => (char)letter)];
        var known = from a in letters
                    from b in letters
                    from c in letters
                    let code =
            $"{a}{b}{c}"
                    where Currency.TryParse(code, null, out _)
                    select code;
        Assert.Equal(listed.Order(StringComparer.Ordinal), known);
    }

    [Theory]
    [InlineData("XAG")]
    [InlineData("XAU")]
    [InlineData("XDR")]
    [InlineData("XTS")]
    [InlineData("XXX")]
    public void Codes_without_a_minor_unit_are_refused_also_as_ones_own(string code)
    {
        Assert.Contains("no money with a minor unit", Assert.Throws<ArgumentException>(() => Currency.FromCode(code)).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Currency.FromDefinition(code, 2));
    }

    [Theory]
    [InlineData("usd")]
    [InlineData("US")]
    [InlineData("")]
    [InlineData(" USD")]
    [InlineData("ABC")]
    public void Unknown_codes_are_refused_and_the_message_says_what_to_do(string code)
    {
        Assert.Contains("Currency.FromDefinition", Assert.Throws<ArgumentException>(() => Currency.FromCode(code)).Message,
            StringComparison.Ordinal);
        Assert.Throws<FormatException>(() => Currency.Parse(code, null));
    }

    [Fact]
    public void A_currency_of_ones_own_is_stated_with_its_digits()
    {
        Currency points = Currency.FromDefinition("POINTS", 4);
        Assert.Equal("0.0001 POINTS", Money.FromMinorUnits(1, points).ToString());
        Assert.Equal("5 LONGCODE", Money.FromDecimal(5m, Currency.FromDefinition("LONGCODE", 0)).ToString());
        Assert.Equal(Currency.FromCode("USD"), Currency.FromDefinition("USD", 2));
        Assert.NotEqual(points, Currency.FromDefinition("POINTS", 3));
        Assert.Contains("ISO 4217 gives it 2", Assert.Throws<ArgumentException>(() => Currency.FromDefinition("USD", 4)).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Currency.FromDefinition("POINTS", 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Currency.FromDefinition("POINTS", -1));
        foreach (string malformed in new[] { "AB", "TOOLONGXX", "points", "1AB", "A-B", "ÄBC" })
            Assert.Throws<ArgumentException>(() => Currency.FromDefinition(malformed, 2));
    }

    [Fact]
    public void The_default_is_no_currency()
    {
        Assert.False(default(Currency).IsDefined);
        Assert.Equal("", default(Currency).ToString());
        Assert.Throws<ArgumentException>(() => Money.FromDecimal(1m, default));
        Assert.Throws<ArgumentException>(() => Money.Zero(default));
    }
}
