using NodaTime;

namespace WriteOffMetrics;

/// <summary>Values that say of which period they are, laid onto an axis: at most one each, and none outside.</summary>
internal static class DatedValues
{
    /// <summary>Values with a day of their period, by position on the axis; none where a period has no value.</summary>
    /// <exception cref="ArgumentException">A period has two values, or a day lies outside the axis.</exception>
    public static TValue?[] OnAxis<TValue>(PeriodAxis axis, IEnumerable<(LocalDate Day, TValue Value)> values, string parameterName)
        where TValue : struct
    {
        ArgumentNullException.ThrowIfNull(axis);
        ArgumentNullException.ThrowIfNull(values, parameterName);
        return LaidOut(axis, values.Select(one => (PositionOf(axis, one.Day, parameterName), DayNumber.ToText(one.Day), one.Value)),
            parameterName);
    }

    /// <summary>Values with their period, by position on the axis; none where a period has no value.</summary>
    /// <exception cref="ArgumentException">A period has two values, or is none of the axis.</exception>
    public static TValue?[] OnAxis<TValue>(PeriodAxis axis, IEnumerable<(ReportingPeriod Period, TValue Value)> values,
        string parameterName)
        where TValue : struct
    {
        ArgumentNullException.ThrowIfNull(axis);
        ArgumentNullException.ThrowIfNull(values, parameterName);
        return LaidOut(axis, values.Select(one => (PositionOf(axis, one.Period, parameterName), one.Period.ToString(), one.Value)),
            parameterName);
    }

    /// <summary>The values of all periods.</summary>
    /// <param name="axis">The periods.</param>
    /// <param name="values">Their values, of which some may be missing.</param>
    /// <param name="what">What a value is, such as an amount.</param>
    /// <param name="parameterName">The parameter that states them.</param>
    /// <exception cref="ArgumentException">A period has no value.</exception>
    public static TValue[] RequireAll<TValue>(PeriodAxis axis, TValue?[] values, string what, string parameterName)
        where TValue : struct
    {
        int missing = Array.FindIndex(values, value => value is null);
        return missing < 0
            ? Array.ConvertAll(values, value => value!.Value)
            : throw new ArgumentException(
                WhyMissing(axis[missing], values.Count(value => value is null) - 1, axis, what), parameterName);
    }

    private static TValue?[] LaidOut<TValue>(PeriodAxis axis, IEnumerable<(int Position, string Stated, TValue Value)> values,
        string parameterName)
        where TValue : struct
    {
        var all = new TValue?[axis.Count];
        var stated = new string[axis.Count];
        foreach ((int position, string words, TValue value) in values)
        {
            if (all[position] is not null)
                throw new ArgumentException(WhyTwo(axis[position], stated[position], words), parameterName);
            (all[position], stated[position]) = (value, words);
        }

        return all;
    }

    private static int PositionOf(PeriodAxis axis, LocalDate day, string parameterName) => axis.IndexOf(day) is var position and >= 0
        ? position
        : throw new ArgumentException(DayNumber.IsAllowed(day) ? WhyOutside(DayNumber.ToText(day), axis) : DayNumber.WhyRefused(day),
            parameterName);

    private static int PositionOf(PeriodAxis axis, ReportingPeriod period, string parameterName) =>
        axis.IndexOf(period.Start) is var position && position >= 0 && axis[position] == period
            ? position
            : throw new ArgumentException(WhyOutside($"{period.Name} ({period})", axis), parameterName);

    private static string WhyOutside(string stated, PeriodAxis axis) =>
        $"Found a value of {stated} for {axis}; values of these periods are allowed. Leave it out, or state it on an axis that has its "
        + "period.";

    private static string WhyTwo(ReportingPeriod period, string first, string second) =>
        $"Found two values of {period.Name}, stated for {first} and {second}; one per period is allowed. "
        + "Keep the one that holds, or add up first what belongs together.";

    private static string WhyMissing(ReportingPeriod period, int others, PeriodAxis axis, string what)
    {
        string more = others == 0 ? "" : $" and {Invariant.Count(others, "more period", "more periods")}";
        return $"Found no {what} of {period.Name}{more} of {axis}; one per period is needed. State a period without any as 0.";
    }
}
