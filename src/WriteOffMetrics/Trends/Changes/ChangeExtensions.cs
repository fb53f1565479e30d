using System.Collections.ObjectModel;
using System.ComponentModel;

namespace WriteOffMetrics;

/// <summary>
/// The change of each figure of a series, amounts, counts, ratios and quantities alike, one per period and in its order.
/// </summary>
/// <remarks>Pure functions, safe for use by any number of threads.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ChangeExtensions
{
    /// <summary>The change of each figure against the period before. The first period has none.</summary>
    public static IReadOnlyList<MetricChange<TPoint>> ChangeFromPeriodBefore<TPoint>(this MetricSeries<TPoint> series)
        where TPoint : MetricPoint
    {
        ArgumentNullException.ThrowIfNull(series);
        return Changes(series, index => index == 0 ? null : series.PointAt(index - 1));
    }

    /// <summary>The change of each figure against the same period of the year before. The periods of the first year have none.</summary>
    public static IReadOnlyList<MetricChange<TPoint>> ChangeFromYearBefore<TPoint>(this MetricSeries<TPoint> series)
        where TPoint : MetricPoint
    {
        ArgumentNullException.ThrowIfNull(series);
        return Changes(series, index => series.Axis.IndexOfYearBefore(index) is var before and >= 0 ? series.PointAt(before) : null);
    }

    /// <summary>
    /// The change of each figure against equally many weeks of the year before. In a fiscal year of whole weeks, a year of 52 weeks after
    /// one of 53 is compared with that year less its first week (the restated comparison of the National Retail Federation); a 53rd week
    /// has no counterpart, and <see cref="MetricChange{TPoint}.Period"/> and <see cref="MetricChange{TPoint}.ComparedWith"/> tell both
    /// lengths. In other calendars it is the same period of the year before. The earlier days must lie on the axis; where they are no
    /// period of it, the figure is read again: from the ledger, from rows that were added up or from balances, of a ratio both parts.
    /// </summary>
    /// <exception cref="InvalidOperationException">
    /// The earlier days are no period of the axis, and the figures, or one part of a ratio, were stated or computed elsewhere.
    /// </exception>
    /// <exception cref="ArgumentException">
    /// An average of the earlier days cannot be made, because a balance was not stated or the averaging does not fit them, or an exchange
    /// rate of them was not stated.
    /// </exception>
    /// <exception cref="OverflowException">The amount of the earlier days exceeds 64 bits of minor units.</exception>
    public static IReadOnlyList<MetricChange<TPoint>> ChangeFromComparableYearBefore<TPoint>(this MetricSeries<TPoint> series)
        where TPoint : MetricPoint
    {
        ArgumentNullException.ThrowIfNull(series);
        return Changes(series, index => ComparableYearBefore(series, index));
    }

    /// <summary>
    /// The change of each figure against the same period of another series: of an earlier vintage that its source has revised, or of a
    /// plan.
    /// </summary>
    /// <param name="series">The later one.</param>
    /// <param name="earlier">The earlier one, of the same definition and on the same axis.</param>
    /// <exception cref="ArgumentException">
    /// Definition, axis, currency or tax basis differ, or the first was stated as of an earlier day than the second.
    /// </exception>
    public static IReadOnlyList<MetricChange<TPoint>> ChangeFrom<TPoint>(this MetricSeries<TPoint> series, MetricSeries<TPoint> earlier)
        where TPoint : MetricPoint
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(earlier);
        RequireAlike(series, earlier, nameof(earlier));
        series.Axis.Require(earlier.Axis, "figures", nameof(earlier));
        return Changes(series, earlier.PointAt, InWords(earlier));
    }

    /// <summary>
    /// The figure of the days with which a period is compared a year earlier so that both are equally long: that of a period of the axis,
    /// or read once more. None where they do not lie on the axis, or the calendar knows none.
    /// </summary>
    private static TPoint? ComparableYearBefore<TPoint>(MetricSeries<TPoint> series, int index)
        where TPoint : MetricPoint
    {
        PeriodAxis axis = series.Axis;
        if (axis.Calendar.ComparableYearBefore(axis[index]) is not { } earlier) return null;
        if (axis.IndexOf(earlier.Start) is var position && (position < 0 || axis.IndexOf(earlier.End) < 0)) return null;
        if (axis[position] == earlier) return series.PointAt(position);
        return series.ReadAgain(new PeriodAxis(axis.Calendar, [earlier])) is MetricSeries<TPoint> again
            ? again.PointAt(0)
            : throw new InvalidOperationException(ChangeWords.WhyNotRead(series, earlier));
    }

    private static void RequireAlike(MetricSeries series, MetricSeries earlier, string parameterName)
    {
        if (series.Definition != earlier.Definition)
            throw new ArgumentException(ChangeWords.WhyNotDefinition(series, earlier), parameterName);
        if (series.CurrencyOfFigures != earlier.CurrencyOfFigures)
            throw new ArgumentException(ChangeWords.WhyNotCurrency(series, earlier), parameterName);
        if (series is AmountSeries { TaxBasis: var basis } && earlier is AmountSeries { TaxBasis: var other } && basis != other)
            throw new ArgumentException(ChangeWords.WhyNotTaxBasis(basis, other), parameterName);
        if (series.Vintage is { } day && earlier.Vintage is { } dayBefore && day < dayBefore)
            throw new ArgumentException(ChangeWords.WhyNotVintage(day, dayBefore), parameterName);
    }

    /// <summary>Which series it is: <c>as of 2024-02-20, Federal Reserve</c>.</summary>
    private static string InWords(MetricSeries series)
    {
        string? day = series.Vintage is { } vintage ? "as of " + DayNumber.ToText(vintage) : null;
        string[] parts = [.. new[] { day, series.Source }.OfType<string>()];
        return parts.Length == 0 ? "the other series" : string.Join(", ", parts);
    }

    private static ReadOnlyCollection<MetricChange<TPoint>> Changes<TPoint>(
        MetricSeries<TPoint> series, Func<int, TPoint?> before, string? vintage = null)
        where TPoint : MetricPoint =>
            Array.AsReadOnly([.. series.Select((point, index) => new MetricChange<TPoint>(point, before(index), vintage))]);
}
