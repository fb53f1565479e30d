using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace WriteOffMetrics.Html;

/// <summary>
/// Days and months that stand in words of a snapshot, in the one form that the page has for them: <c>8 June 2026</c> for
/// <c>2026-06-08</c>, <c>May 2026</c> for <c>2026-05</c>. Months are read only where the periods of the snapshot are months of the
/// calendar with such names: the fifth period of a fiscal year may have the same.
/// </summary>
internal sealed partial class PeriodWords
{
    private readonly bool areMonths;

    /// <param name="snapshot">The snapshot whose words are read.</param>
    public PeriodWords(DashboardSnapshot snapshot) =>
        areMonths = snapshot.Period is { } period && Words.IsMonth(period) && period.Name == NameOf(period.Start);

    /// <summary>A text with its days and months in words.</summary>
    public string Of(string text) => IsoDay().Replace(IsoSpan().Replace(text, "$1 – $2"), InWords);

    /// <summary>The name of a period for an axis: <c>May 2026</c> with short names of months.</summary>
    public string Short(string text) => areMonths && IsoDay().Match(text) is { Success: true } match && match.Length == text.Length
        && Month(match) is { } month && !match.Groups[3].Success ? Words.ShortMonth(month) : text;

    private string InWords(Match match)
    {
        if (Month(match) is not { } month) return match.Value;
        if (!match.Groups[3].Success) return areMonths ? Words.Month(month) : match.Value;
        int day = int.Parse(match.Groups[3].ValueSpan, CultureInfo.InvariantCulture);
        return day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(month.Year, month.Month)
            ? Words.Day(new LocalDate(month.Year, month.Month, day))
            : match.Value;
    }

    private static string NameOf(LocalDate month) =>
        string.Create(CultureInfo.InvariantCulture, $"{month.Year:0000}-{month.Month:00}");

    private static LocalDate? Month(Match match)
    {
        int year = int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        int month = int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture);
        return year >= 1 && month is >= 1 and <= 12 ? new LocalDate(year, month, 1) : null;
    }

    /// <summary>From a day to a day.</summary>
    [GeneratedRegex(@"(?<![\w-])([0-9]{4}-[0-9]{2}-[0-9]{2})/([0-9]{4}-[0-9]{2}-[0-9]{2})(?![\w-])", RegexOptions.CultureInvariant)]
    private static partial Regex IsoSpan();

    /// <summary>Four digits, two, and perhaps two more, that are no part of a longer word.</summary>
    [GeneratedRegex(@"(?<![\w-])([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?(?![\w-])", RegexOptions.CultureInvariant)]
    private static partial Regex IsoDay();
}
