using System.Globalization;
using NodaTime;

namespace WriteOffMetrics.Controls;

/// <summary>Words and refusals that control tests share.</summary>
internal static class ControlWords
{
    public static readonly (string One, string Many) Entry = ("entry", "entries");

    public const string NoRequests = "No requests were given. Set ControlInputs.Requests.",
        NoPolicy = "No policy was given. Set ControlInputs.Policy.", NoOpenItems = "No open items were given. Set ControlInputs.OpenItems.",
        NoZone = "No time zone was given, in which recorded dates are days. Set ControlInputs.Zone.";

    public static string Day(int day) => DayNumber.ToText(DayNumber.ToDate(day));

    public static string Days(long days) => Invariant.Count(days, "day", "days");

    public static string WriteOffs(long writeOffs) => Invariant.Count(writeOffs, "write-off", "write-offs");

    /// <summary>A probability for reading: with four decimals, or as small as it is.</summary>
    public static string Probability(double p) => p is 0 or >= 0.0001 ? Invariant.Number(p, 4) : "below 0.0001";

    /// <summary>A number with all its digits.</summary>
    public static string Exact(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A time in days, or in hours where it is shorter than two days.</summary>
    public static string Time(Duration time) => time.TotalHours >= 48
        ? $"{Short(time.TotalDays)} days"
        : $"{Short(time.TotalHours)} hours";

    /// <summary>A time beyond one that is allowed: rounded, unless it would read the same.</summary>
    public static string TimeAbove(Duration time, Duration allowed)
    {
        string rounded = time.TotalHours >= 48
            ? $"{time.TotalDays.ToString("0.#", CultureInfo.InvariantCulture)} days"
            : $"{time.TotalHours.ToString("0.#", CultureInfo.InvariantCulture)} hours";
        return rounded == Time(allowed) ? Time(time) : rounded;
    }

    private static string Short(double number) => number.ToString("0.####", CultureInfo.InvariantCulture);

    public static string DayOfWeek(IsoDayOfWeek day) => day.ToString();

    /// <summary>Why there are too few.</summary>
    public static string TooFew(long found, long fewest) =>
        $"Found {WriteOffs(found)} to look at; {Invariant.Count(fewest)} or more are needed, as stated. Take a longer span of time.";

    public static string TooFewToTell(long found, long needed) =>
        $"Found {WriteOffs(found)} to look at; {Invariant.Count(needed)} or more are needed for the bound to mean what it says. Take a "
        + "longer span of time.";

    /// <exception cref="ArgumentOutOfRangeException">The number is below 0.</exception>
    public static int RequireDays(int days) => days >= 0 ? days : throw new ArgumentOutOfRangeException(
        nameof(days), days, $"Found {Invariant.Text(days)} days; 0 or more are allowed.");

    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public static int RequireFewest(int fewest) => fewest >= 1 ? fewest : throw new ArgumentOutOfRangeException(
        nameof(fewest), fewest, $"Found {Invariant.Text(fewest)} as the fewest write-offs; 1 or more are allowed.");

    /// <exception cref="ArgumentOutOfRangeException">The level is not from 0.5 to 0.999999999.</exception>
    public static double RequireLevel(double level) => level is >= 0.5 and <= 0.999999999 ? level : throw new ArgumentOutOfRangeException(
        nameof(level),
        "Found a level that is not from 0.5 to 0.999999999; such a number is allowed. State how often a test is to be silent where nothing "
        + "is wrong: 0.99 for 99 %.");

    /// <exception cref="ArgumentOutOfRangeException">The share is not above 0 and below 1.</exception>
    public static Ratio RequireShare(Ratio expectedShare) => expectedShare.ToDecimal() is > 0 and < 1 ? expectedShare
        : throw new ArgumentOutOfRangeException(
            nameof(expectedShare),
            $"Found an expected share of {expectedShare}; one above 0 % and below 100 % is allowed. State what is usual.");

    /// <exception cref="ArgumentException">The amount has no currency.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The amount is not above zero.</exception>
    public static Money RequireAboveZero(Money amount, string parameterName)
    {
        if (!amount.Currency.IsDefined)
            throw new ArgumentException(
                "Found an amount without a currency; an amount above zero in one is allowed. Make it with Money.FromDecimal.",
                parameterName);
        return amount.MinorUnits > 0 ? amount : throw new ArgumentOutOfRangeException(
            parameterName, $"Found {amount}; an amount above zero is allowed.");
    }
}
