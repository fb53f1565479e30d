namespace WriteOffMetrics;

/// <summary>
/// Results of statistics as values with a unit: no more exact than a double is, so that they have up to 15 digits, and amounts those of
/// their currency.
/// </summary>
internal static class Estimates
{
    /// <summary>A decimal divided by it has no zeros at its end: two doubles that differ beyond the 15th digit are the same text.</summary>
    private const decimal WithoutZeros = 1.0000000000000000000000000000m;

    /// <summary>A figure of a series as statistics see it: an amount in major units, a ratio as a quotient.</summary>
    public static DashboardFigure Figure(double? value, MetricSeries like, ReportingPeriod? period, Func<string>? explain) =>
        Of(value, like.Definition.Unit, like.CurrencyOfFigures, period, explain);

    /// <summary>A difference of such figures: of ratios in percentage points.</summary>
    public static DashboardFigure Difference(double? value, MetricSeries like, bool? isFavourable, Func<string>? explain)
    {
        bool isRatio = like.Definition.Unit == MetricUnit.Ratio;
        Quantity? quantity = ToQuantity(
            isRatio ? value * 100 : value, isRatio ? MetricUnit.Points : like.Definition.Unit, like.CurrencyOfFigures);
        return DashboardFigure.OfValue(quantity, MetricStatus.NotStated, null, isFavourable, explain);
    }

    /// <summary>A number without a unit.</summary>
    public static DashboardFigure Index(double? value, Func<string>? explain) => Of(value, MetricUnit.Index, null, null, explain);

    private static DashboardFigure Of(
        double? value, MetricUnit unit, Currency? currency, ReportingPeriod? period, Func<string>? explain) =>
        DashboardFigure.OfValue(ToQuantity(value, unit, currency), MetricStatus.NotStated, period, null, explain);

    private static Quantity? ToQuantity(double? value, MetricUnit unit, Currency? currency)
    {
        if (value is not { } number || !double.IsFinite(number) || Math.Abs(number) >= (double)Ratio.MaxValue) return null;
        decimal exact = (decimal)number;
        return Quantity.FromParts(
            currency is { } one ? decimal.Round(exact, one.MinorUnitDigits, MidpointRounding.ToEven) : exact / WithoutZeros, unit,
            currency ?? default);
    }
}
