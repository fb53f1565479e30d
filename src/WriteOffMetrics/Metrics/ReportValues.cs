using System.Runtime.CompilerServices;

namespace WriteOffMetrics;

/// <summary>Values in reports: each as its own converter writes it.</summary>
internal static class ReportValues
{
    private static readonly CurrencyJsonConverter CurrencyConverter = new();
    private static readonly MoneyJsonConverter MoneyConverter = new();
    private static readonly RatioJsonConverter RatioConverter = new();
    private static readonly QuantityJsonConverter QuantityConverter = new();
    private static readonly ReportingPeriodJsonConverter PeriodConverter = new();

    public static ReportWriter AddValue(
        this ReportWriter report, Currency value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        report.Add<Currency>(value, CurrencyConverter, name);

    public static ReportWriter AddValue(
        this ReportWriter report, Money? value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        report.Add(value, MoneyConverter, name);

    public static ReportWriter AddValue(
        this ReportWriter report, Ratio? value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        report.Add(value, RatioConverter, name);

    public static ReportWriter AddValue(
        this ReportWriter report, Quantity? value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        report.Add(value, QuantityConverter, name);

    public static ReportWriter AddValue(
        this ReportWriter report, ReportingPeriod? value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        report.Add(value, PeriodConverter, name);

    public static ReportWriter AddValueOrNull(
        this ReportWriter report, Quantity? value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        report.AddOrNull(value, QuantityConverter, name);

    public static ReportWriter AddValues(
        this ReportWriter report, IEnumerable<ReportingPeriod> items, [CallerArgumentExpression(nameof(items))] string name = "") =>
        report.AddList(items, PeriodConverter, name);
}
