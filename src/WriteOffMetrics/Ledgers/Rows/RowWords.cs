using System.Globalization;
using NodaTime;

namespace WriteOffMetrics;

/// <summary>What is said of the parts of bad rows: what was found, what is allowed, what to do.</summary>
internal static class RowWords
{
    public static string WhyNoDay(string? found) =>
        $"{Unread(found, "date")}; a day is needed, because it decides the period. {Supply(found)}";

    public static string WhyNoAmount(string? found) => $"{Unread(found, "amount")}; an amount above zero is needed. {Supply(found)}";

    public static string WhyNotAmount(decimal amount, string found, Currency currency, MidpointRounding? rounding)
    {
        if (amount <= 0)
            return $"Found {found}; amounts above zero are allowed, because the kind carries the sign. Leave out an entry of nothing; give "
                + "one that lowers a write-off the kind Reversal or Recovery.";
        return rounding is { } rule && MinorUnitConversion.TryRoundFromDecimal(amount, currency.MinorUnitDigits, rule, out _)
            ? $"Found {found}, which {rule} rounds to nothing; amounts above zero are allowed. Leave out an entry of nothing."
            : rounding is null ? Money.TryFromDecimal(amount, currency, out _)! : Money.WhyOutOfRange(amount, currency);
    }

    public static string WhyNotCurrency(string? found, Currency currency)
    {
        if (string.IsNullOrWhiteSpace(found)) return $"Found no currency; {currency.Code}, that of the ledger, is needed. Supply it.";
        bool isMisspelt = string.Equals(found.Trim(), currency.Code, StringComparison.OrdinalIgnoreCase);
        return $"Found {Invariant.InQuotes(found)} in a ledger kept in {currency.Code}; one ledger keeps one currency. "
            + (isMisspelt ? $"Write it as {currency.Code}." : "Build a ledger per currency.");
    }

    public static string WhyNoMember(string? found, string field, string type) =>
        $"{Unread(found, field)}; a member of {type} is needed. {Supply(found)}";

    public static string WhyNotMember(int found, string type) =>
        $"Found {Invariant.Text(found)}; a member of {type} is allowed. Correct the row.";

    public static string WhyNotNumber(string? found, long position) =>
        $"{(found is null ? "Found no number" : $"Found {found} as the number")} of the row at position "
            + $"{Invariant.Count(position + 1)} of those "
        + $"offered; numbers from 1 to {Invariant.Count(int.MaxValue)} are allowed. Correct it, or leave the selector of row numbers out.";

    public static string WhyThrown(Exception thrown) => thrown is UnreadableException
        ? thrown.Message
        : $"Found a selector that threw {thrown.GetType().Name}: {Sentence(thrown.Message)} A selector that returns null where it finds "
            + "nothing is allowed. Correct the row, or what reads it.";

    private static string Sentence(string message) =>
        Invariant.OnOneLine(message.Trim()) is var text && text.EndsWith('.') ? text : text + ".";

    public static string TextOf(decimal amount) => amount.ToString(CultureInfo.InvariantCulture);

    public static string TextOf(LocalDate day) =>
        DayNumber.IsIso(day) ? DayNumber.ToText(day) : $"{DayNumber.ToText(day)} ({day.Calendar.Id})";

    private static string Unread(string? found, string what) =>
        found is null ? $"Found no {what}" : $"Found {found}, which could not be read as {what}";

    private static string Supply(string? found) => found is null ? "Supply it." : "Correct it.";
}
