using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace WriteOffMetrics.Csv;

/// <summary>What is said of bad rows of dated amounts.</summary>
internal static class AmountWords
{
    public const string WhyNoDay = "Found no date; a day is needed, because it decides the period. Supply it.";

    public static string WhyNotAllowed(LocalDate day) => day.Calendar != CalendarSystem.Iso
        ? $"Found a day of the calendar {day.Calendar.Id}; days of the ISO calendar are allowed. Convert it where it is read."
        : $"Found the day {TextOf(day)}, which stands for a date that was never set; days from 0002-01-01 to "
            + "9999-12-30 are allowed. Supply it.";

    public static string WhyNoPeriodEnd(LocalDate day, PeriodAxis axis) =>
        $"Found a balance of {TextOf(day)}; balances of the last day of a period of {axis} are allowed. State that of the period's end.";

    public static string WhyNoBalance(IReadOnlyList<string> periods) =>
        $"Found no balance of the last day of {string.Join(", ", periods.Take(12))}{(periods.Count > 12 ? " and others" : "")}; each "
            + "period needs one. Supply them, or state an axis without these periods.";

    public static string? WhyNotAmount(decimal? amount, Currency currency, out Money money)
    {
        money = Money.Zero(currency);
        if (amount is not { } stated) return "Found no amount; one is needed. Supply it.";
        decimal most = CsvFiles.ToMajorUnits(long.MaxValue, currency);
        if (stated > most || stated < -most)
            return $"Found {TextOf(stated)}; amounts up to {Money.FromMinorUnits(long.MaxValue, currency)} are allowed. Correct it.";
        decimal minorUnits = stated * CsvFiles.ScaleOf(currency);
        if (!decimal.IsInteger(minorUnits))
            return $"Found {TextOf(stated)}; amounts of up to "
                + $"{Found.Count(currency.MinorUnitDigits, "decimal", "decimals")} are allowed in {currency.Code}. Round it where "
                + "it is made.";
        money = Money.FromMinorUnits((long)minorUnits, currency);
        return null;
    }

    public static string WhyNotCurrency(string? code, Currency currency) =>
        $"Found {(code is null ? "no currency" : Found.InQuotes(code))} among amounts in {currency.Code}; one series has one currency. "
            + "Read a file per currency, and convert.";

    public static string WhyThrown(Exception why) =>
        $"Found a function of the map that threw {why.GetType().Name}: {why.Message} One that returns null where it finds nothing is "
            + "allowed.";

    private static string TextOf(decimal amount) => amount.ToString(CultureInfo.InvariantCulture);

    private static string TextOf(LocalDate day) => LocalDatePattern.Iso.Format(day);
}
