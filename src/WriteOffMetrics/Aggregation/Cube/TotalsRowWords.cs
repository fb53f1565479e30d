using System.Globalization;

namespace WriteOffMetrics;

/// <summary>Why sums that another engine computed are refused.</summary>
internal static class TotalsRowWords
{
    /// <summary>What reads rows of more dimensions, by the number of dimensions of the totals.</summary>
    private static readonly string[] OtherVerbs = ["PeriodBreakdown.FromRows or CrossBreakdown.FromRows", "CrossBreakdown.FromRows"];

    /// <summary>Why a row is refused among totals of so many dimensions; none where it is good.</summary>
    public static string? WhyRefused(TotalsRow? row, StatedTotals stated, int dimensions)
    {
        if (row is null) return "Found null; a row is needed. Leave it out or restore it.";
        if (!Enum.IsDefined(row.Category) || !Enum.IsDefined(row.Kind)) return WhyNoMember(row);
        if (row.Sum.Currency != stated.Currency)
            return $"Found {row.Sum} among totals in {stated.Currency}; one currency is allowed. Read a currency at a time.";
        if (!IsOn(stated.Axis, row.Period)) return WhyNotOnAxis(row, stated.Axis);
        if (row.Count < 0 || (row.Count == 0) != (row.Sum.MinorUnits == 0) || row.Sum.MinorUnits < row.Count) return WhyNoSum(row);
        bool hasTooMany = (dimensions < 1 && row.Value is not null) || (dimensions < 2 && row.SecondValue is not null);
        return hasTooMany ? WhyTooManyValues(row, OtherVerbs[dimensions]) : null;
    }

    /// <summary>Why control totals are not met; none where they are.</summary>
    public static string? WhyControlTotalsAreNotMet(TotalsRow[] rows, StatedTotals stated)
    {
        Int128 sum = 0, count = 0;
        foreach (TotalsRow row in rows)
        {
            sum += row.Sum.MinorUnits;
            count += row.Count;
        }

        bool isMet = stated.ControlSum.Currency == stated.Currency && sum == stated.ControlSum.MinorUnits && count == stated.ControlCount;
        return isMet ? null : WhyNotMet(sum, count, stated);
    }

    private static bool IsOn(PeriodAxis axis, ReportingPeriod period) =>
        axis.IndexOf(period.Start) is var index and >= 0 && axis[index] == period;

    private static string WhyNotMet(Int128 sum, Int128 count, StatedTotals stated)
    {
        string entries = count.ToString("N0", CultureInfo.InvariantCulture);
        return $"Found rows of {Money.InWords(sum, stated.Currency)} and {entries} entries, but control totals of {stated.ControlSum} and "
            + $"{Invariant.Count(stated.ControlCount)}; equal ones are allowed. Look for rows lost or sent twice.";
    }

    private static string WhyNoMember(TotalsRow row) =>
        $"Found the category {Invariant.Text((int)row.Category)} and the kind {Invariant.Text((int)row.Kind)}; members of EntryCategory "
        + "and EntryKind are allowed. Correct the row.";

    private static string WhyNotOnAxis(TotalsRow row, PeriodAxis axis) =>
        $"Found the period {row.Period}, which is none of {axis}; its periods are allowed. Compute the sums on this axis, or read them on "
        + "theirs.";

    private static string WhyNoSum(TotalsRow row) =>
        $"Found {row.Sum} of {Invariant.Count(row.Count, "entry", "entries")}; a sum of amounts above zero is allowed, or zero of none. "
        + "The kind carries the sign: send positive sums.";

    private static string WhyTooManyValues(TotalsRow row, string otherVerb) =>
        $"Found the values {Invariant.InQuotes(row.Value)} and {Invariant.InQuotes(row.SecondValue)}, more than these totals have "
        + $"dimensions; none for each missing dimension is allowed. Use {otherVerb}.";
}
