using System.Globalization;

namespace WriteOffMetrics.Tests;

/// <summary>All that totals say, as text: two totals with the same text are the same.</summary>
internal static class Figures
{
    public static readonly IReadOnlyList<(string Name, Func<PeriodTotals, AmountSeries> Read)> Measures =
    [
        ("gross", totals => totals.Gross),
        ("reversed", totals => totals.Reversals),
        ("recovered", totals => totals.Recoveries),
        ("returned", totals => totals.RecoveriesReturned),
        ("net", totals => totals.Net),
    ];

    public static IEnumerable<PeriodTotals> Scopes(PeriodTotals totals) =>
        Enum.GetValues<EntryCategory>().Select(totals.For).Append(totals.AllLosses);

    public static string Of(PeriodTotals totals) => string.Join('\n',
        from scope in Scopes(totals)
        from measure in Measures
        let series = measure.Read(scope)
        select $"{scope.Scope} {measure.Name}: "
            + $"{string.Join(' ', series.Select(point => $"{Text(point.Amount.MinorUnits)}/{Text(point.EntryCount)}"))} outside "
            + $"{Text(series.Outside!.Value.MinorUnits)}/{Text(series.OutsideCount)} complete "
            + $"{totals.LastCompleteDay?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)}");

    public static string Of(PeriodBreakdown breakdown) =>
        string.Join('\n', breakdown.Values.Select(value => $"[{value ?? "null"}]\n{Of(breakdown[value])}")
            .Append("total\n" + Of(breakdown.Total)));

    private static string Text(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "none";
}
