using System.Numerics;
using static WriteOffMetrics.Tests.WalkWords;

namespace WriteOffMetrics.Tests;

/// <summary>Says whether totals in one currency are what their model is: exact sums, rounded once where they are read.</summary>
internal static class ConvertedAgreement
{
    public static void Of(string name, PeriodBreakdown breakdown, ModelConverted model, Random random)
    {
        Agreement.OneLine(name, breakdown.ToString());
        IReadOnlyList<string?> values = model.Values;
        Agreement.SameList(name, "values", values, breakdown.Values);
        string json = breakdown.ToJson();
        PeriodBreakdown again = PeriodBreakdown.FromJson(json, model.Currency, breakdown.Axis, breakdown.Dimension);
        Agreement.Same(name, "JSON", json, again.ToJson());
        Figures($"{name} from JSON", again.Total, model with { Scope = EntryCategory.Receivable }, hasEntries: false);
        Of($"{name}.Total", breakdown.Total, model, random);
        foreach (string? value in values) Of($"{name}[{InQuotes(value)}]", breakdown[value], model.OfValue(value), random);
        (AmountMeasure measure, (EntryKind Kind, int Sign)[] kinds, _) = random.One(Agreement.Measures);
        int period = random.Next(model.Axis.Count);
        BigInteger[] parts = [.. values.Select(value => model.OfValue(value).Read(kinds, period, 1).Round(model.Rule))];
        BigInteger total = model.Read(kinds, period, 1).Round(model.Rule);
        if (!CanRead(model, kinds) || values.Any(value => !CanRead(model.OfValue(value), kinds))) return;

        // Taken away one by one, the parts may exceed 64 bits on the way.
        if (!Agreement.Fits(parts.Aggregate(BigInteger.Abs(total), (sum, part) => sum + BigInteger.Abs(part)))) return;
        Agreement.Same(
            name, $"rounding of {measure} in period {period}", (long)(total - parts.Aggregate(BigInteger.Zero, (sum, part) => sum + part)),
            breakdown.Rounding(measure, breakdown.Axis[period]).MinorUnits);
    }

    public static void Of(string name, PeriodTotals totals, ModelConverted model, Random random)
    {
        Agreement.Same(name, "currency", model.Currency, totals.Currency);
        Agreement.Same(name, "basis", model.Basis, totals.PeriodBasis);
        Agreement.SameDay(name, model.LastCompleteDay, totals.LastCompleteDay);
        Agreement.Same(name, "scope", Agreement.WordsOf(model.Scope), totals.Scope);
        Agreement.SameList(
            name, "categories", model.Entries.Select(entry => entry.Entry.Category).Distinct().Order(), totals.Categories);
        string json = totals.ToJson();
        Agreement.Same(name, "JSON", json, PeriodTotals.FromJson(json, model.Currency, totals.Axis).ToJson());
        Figures(name, totals, model);
        if (random.Next(2) == 0) Figures($"{name}.AllLosses", totals.AllLosses, model with { Scope = null });
        if (random.Next(2) == 0)
        {
            EntryCategory category = WalkDraws.Category(random);
            Figures($"{name}.For({category})", totals.For(category), model with { Scope = category });
        }

        if (CanRead(model, Agreement.Measures[0].Kinds) && CanRead(model, Agreement.Measures[^1].Kinds))
            Agreement.OneLine(name, totals.ToString());
        Agreement.SameEntries(
            $"{name}.OutsideEntries", model.Of(Agreement.Measures[^1].Kinds).Where(entry => entry.Period < 0).Select(entry => entry.Entry),
            totals.OutsideEntries);
    }

    /// <summary>
    /// Gross write-offs of each value over sales of 7 minor units a period: computed from the exact amount, not from what is read.
    /// </summary>
    public static void Ratios(string name, PeriodBreakdown breakdown, ModelConverted model)
    {
        (EntryKind Kind, int Sign)[] kinds = Agreement.Measures[0].Kinds;
        if (model.Values.Count == 0 || !CanRead(model, kinds)) return;
        AmountSeries seven = AmountSeries.FromValuesInOrder(
            model.Currency, breakdown.Axis, breakdown.Axis.Select(_ => WalkDraws.ToMajor(7, model.Currency)));
        MetricBreakdown<RatioSeries> ratios = breakdown.Gross.ToSales(
            AmountSeries.FromSegments(breakdown.Dimension, model.Values.Select(value => (value, seven))));
        foreach (string? value in model.Values)
        {
            for (int period = 0; period < model.Axis.Count; period++)
            {
                RatioPoint point = ratios[value][period];
                Agreement.Same($"{name}[{InQuotes(value)}]", "is defined", model.IsComplete(period), point.Ratio is not null);
                if (point.Ratio is not { } ratio) continue;
                ModelFraction exact = model.OfValue(value).Read(kinds, period, 1), found = ModelFraction.Of(ratio.ToDecimal());
                BigInteger error = BigInteger.Abs((exact.Dividend * found.Divisor) - (7 * found.Dividend * exact.Divisor));
                BigInteger largest = BigInteger.Max(7 * found.Divisor * exact.Divisor, exact.Dividend * found.Divisor);
                if (error * BigInteger.Pow(10, 27) > largest)
                    Assert.Fail($"{name}[{InQuotes(value)}]: {exact} ÷ 7 is {ratio} in period {period}");
            }
        }
    }

    private static bool CanRead(ModelConverted model, (EntryKind Kind, int Sign)[] kinds) =>
        Enumerable.Range(0, model.Axis.Count).All(period => Agreement.Fits(model.Read(kinds, period, 1).Round(model.Rule)));

    private static void Figures(string name, PeriodTotals totals, ModelConverted model, bool hasEntries = true)
    {
        foreach ((AmountMeasure measure, (EntryKind Kind, int Sign)[] kinds, Func<PeriodTotals, AmountSeries> read) in Agreement.Measures)
        {
            if (CanRead(model, kinds)) Series($"{name} {measure}", read(totals), model, kinds, hasEntries);
            else Assert.Throws<OverflowException>(() => read(totals));
        }
    }

    private static void Series(
        string name, AmountSeries series, ModelConverted model, (EntryKind Kind, int Sign)[] kinds, bool hasEntries)
    {
        Agreement.Same(name, "number of periods", model.Axis.Count, series.Count);
        BigInteger column = 0;
        for (int period = 0; period < series.Count; period++)
        {
            ModelFraction exact = model.Read(kinds, period, 1);
            column += exact.Round(model.Rule);
            AmountPoint point = series[period];
            Agreement.Same(
                name, $"period {period} (amount, is rounded, entries, is complete)",
                ((long)exact.Round(model.Rule), !exact.IsWhole, (long?)model.CountOf(kinds, period), model.IsComplete(period)),
                (point.Amount.MinorUnits, point.IsRounded, point.EntryCount, point.IsComplete));
        }

        ModelFraction total = model.Read(kinds, 0, series.Count);
        BigInteger rounded = total.Round(model.Rule);
        if (!Agreement.Fits(rounded)) Assert.Throws<OverflowException>(() => series.Total);
        else
        {
            Agreement.Same(
                name, "total (amount, is rounded)", ((long)rounded, !total.IsWhole),
                (series.Total.Amount.MinorUnits, series.Total.IsRounded));
            Agreement.Same(name, "rounding", (long)(rounded - column), series.Rounding.MinorUnits);
        }

        Agreement.Same(name, "outside", null, series.Outside);
        Agreement.Same(name, "count outside", model.CountOf(kinds, -1), series.OutsideCount);
        Agreement.OneLine(name, series.ToString());
        if (series.Count < 2) return;
        BigInteger[] windows = [.. Enumerable.Range(1, series.Count - 1).Select(i => model.Read(kinds, i - 1, 2).Round(model.Rule))];
        if (!windows.All(Agreement.Fits)) Assert.Throws<OverflowException>(() => series.Trailing(2));
        else
            Agreement.SameList(
                name, "windows of two periods", windows.Select(window => (long)window),
                series.Trailing(2).Skip(1).Select(point => point!.Amount.MinorUnits));
        if (!hasEntries) return;
        Agreement.SameEntries(
            $"{name}[0].Entries", model.Of(kinds).Where(entry => entry.Period == 0).Select(entry => entry.Entry), series[0].Entries);
    }
}
