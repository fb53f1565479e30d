namespace WriteOffMetrics;

/// <summary>What is said of the fields of bad rows: what was found, what is allowed, what to do.</summary>
internal static class RowFieldWords
{
    public static string WhyNull(string what) => $"Found null; {what} is needed. Leave it out or restore it.";

    public static string WhyMissing(string what) => $"Found none; one {what} is needed. Supply it.";

    public static string WhyNotAbove(decimal amount, string instead) =>
        $"Found {RowWords.TextOf(amount)}; amounts above zero are allowed, because the kind carries the sign. {instead}";

    public static string WhyNegative(decimal amount) =>
        $"Found {RowWords.TextOf(amount)}; an amount from zero on is allowed. Correct it.";

    public static string WhyPartNegative(decimal amount) =>
        $"Found {RowWords.TextOf(amount)}; a part from zero to the amount is allowed. Correct it, or leave it out where it is not known.";

    public static string WhyPartAbove(Money part, Money whole) =>
        $"Found {part} of {whole}; a part from zero to the amount is allowed. State the amount with the part in it.";

    public static string WhyNoMember(string found, string type) => $"Found {found}; a member of {type} is allowed. Correct the row.";

    public static string WhyBlank(string? found) => found is null
        ? "Found none; one name is needed. Supply it."
        : $"Found {Invariant.InQuotes(found)}; a name that is not blank is needed. Supply it.";

    public static string WhyNotCurrency(string? found, Currency currency, string what) => string.IsNullOrWhiteSpace(found)
        ? $"Found no currency; {currency.Code}, that of the {what}, is needed. Supply it."
        : $"Found {Invariant.InQuotes(found)} among {what} in {currency.Code}; one currency is allowed. Keep {what} per currency.";
}
