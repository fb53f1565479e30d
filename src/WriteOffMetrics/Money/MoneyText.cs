using System.Globalization;

namespace WriteOffMetrics;

/// <summary>How an amount is written: which formats there are, and when a culture's own symbol stands for the currency.</summary>
internal static class MoneyText
{
    /// <exception cref="FormatException">There is no such format.</exception>
    public static string Write(Money amount, string? format, IFormatProvider? provider)
    {
        NumberFormatInfo numbers = Invariant.NumberFormat(provider);
        (decimal value, int digits) = (amount.ToDecimal(), amount.Currency.MinorUnitDigits);
        return NumberText.Read(format) switch
        {
            { Letter: 'G', Decimals: null } all => WithCode(amount, all with { Letter = 'N' }, numbers),
            { } text when text.IsCustomOrOneOf("NF") => text.Write(value, digits, numbers),
            { Letter: 'C' } text => IsOwnCurrency(provider, amount.Currency)
                ? text.Write(value, digits, numbers)
                : WithCode(amount, text with { Letter = 'N' }, numbers),
            _ => throw new FormatException(
                $"Found the format '{format}'; G (1,234.50 USD), N (1,234.50), F (1234.50) and C (the currency as its own culture "
                + $"writes it) are allowed, N, F and C {NumberText.CustomIsAllowed}."),
        };
    }

    private static string WithCode(Money amount, NumberText number, NumberFormatInfo numbers)
    {
        string digits = number.Write(amount.ToDecimal(), amount.Currency.MinorUnitDigits, numbers);
        return amount.Currency.IsDefined ? $"{digits} {amount.Currency.Code}" : digits;
    }

    /// <summary>
    /// Whether a provider is the culture of a country with this currency. No other provider knows whose symbol it has, so it gets the code.
    /// </summary>
    private static bool IsOwnCurrency(IFormatProvider? provider, Currency currency) =>
        provider is CultureInfo { IsNeutralCulture: false, Name.Length: > 0 } culture && RegionOf(culture) is { } region
        && region.ISOCurrencySymbol == currency.Code;

    private static RegionInfo? RegionOf(CultureInfo culture)
    {
        try
        {
            return new RegionInfo(culture.Name);
        }
        catch (ArgumentException)
        {
            return null; // A culture of no country, such as one of one's own.
        }
    }
}
