using System.Globalization;
using NodaTime;

namespace WriteOffMetrics.Sql;

/// <summary>Why an answer is refused.</summary>
internal static class AnswerWords
{
    public static string WhyOtherColumns(int found, int expected) =>
        $"Found an answer of {Words.Count(found, "column", "columns")}; {Words.Text(expected)} are allowed. Read what the text of this "
        + "query selects, without more and without less.";

    public static string WhyNoPart(Int128 found) =>
        $"Found {found.ToString(CultureInfo.InvariantCulture)} in the first column; 0 for a cell and 1 for control totals are allowed. "
        + "Read what the text of this query selects.";

    public static string WhyNoDate(long entries) =>
        $"Found {Words.Count(entries, "row", "rows")} of the table without an effective date, or with a date that is none; every entry "
        + "needs an effective date, and what stands for a day must be one. Supply it, or leave these rows out in a view.";

    public static string WhyBadAmounts(long entries) =>
        $"Found {Words.Count(entries, "row", "rows")} of the table whose amount is null, zero, negative or not whole; whole minor units "
        + "above zero are allowed. The kind carries the sign: correct these rows.";

    public static string WhyNoMember(string told, string column, string allowed, long entries) =>
        $"Found {Words.Count(entries, "row", "rows")} of the table whose {column} is {told}; one of {allowed} is allowed. Correct these "
        + "rows, or state the words of the table.";

    public static string WhyNoControlTotals(long rows) =>
        $"Found an answer of {Words.Count(rows, "row", "rows")} without control totals; these are its last part. Read the whole answer, "
        + "once.";

    public static string WhyNoPeriod(Int128 found, PeriodAxis axis) =>
        $"Found the period {found.ToString(CultureInfo.InvariantCulture)}; 0 to {Words.Text(axis.Count - 1)} are allowed. Read the answer "
        + "to this query.";

    public static string WhyOffAxis(LocalDate day, PeriodAxis axis) =>
        $"Found the day {Days.ToText(day)} outside {axis}; days of the axis are allowed. Read the answer to this query.";

    public static string WhyNoNumber(string name) =>
        $"Found a number of rows below zero or beyond 64 bits in {name}; others are allowed. Read the answer to this query.";

    public static string WhyUnreadable(object value, string name, string allowed) =>
        value is DBNull
            ? $"Found null in {name}; {allowed} is needed. Read the answer to this query."
            : $"Found a value of type {value.GetType().Name} in {name} that is not {allowed}; such a one is allowed. Convert the column "
                + "in a view.";

    public static string WhyControlTotalsAreNotMet(Int128 sum, long count, Int128 controlSum, long controlCount) =>
        $"Found cells of {sum.ToString("N0", CultureInfo.InvariantCulture)} minor units and {Words.Count(count, "row", "rows")}, but "
        + $"control totals of {controlSum.ToString("N0", CultureInfo.InvariantCulture)} and {Words.Text(controlCount)}; equal ones are "
        + "allowed. The answer is not whole, or the table changed meanwhile: run the query again.";

    public static string WhyTooMuch(Int128 minorUnits, Currency currency) =>
        $"Found a sum of {minorUnits.ToString("N0", CultureInfo.InvariantCulture)} minor units of {currency.Code}; up to "
        + $"{Words.Text(long.MaxValue)} are allowed. Cut the axis or the dimension finer, or read fewer rows at a time.";
}
