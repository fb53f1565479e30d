using System.Numerics;
using static WriteOffMetrics.Tests.WalkWords;

namespace WriteOffMetrics.Tests;

/// <summary>Ratios by segment over rows of the caller's, documents by segment, and whole spans.</summary>
internal static class SegmentVerbs
{
    public static readonly WalkVerb[] All = [new(5, ToSales), new(4, ToSalesOfPairs), new(3, Documents), new(3, Between)];

    private static readonly (AmountMeasure Measure, (EntryKind Kind, int Sign)[] Kinds, Func<PeriodTotals, AmountSeries> Read)[] Measures =
        [Agreement.Measures[0], Agreement.Measures[^1]];

    /// <summary>A row of the caller's: a day, a value in each of two dimensions, and minor units.</summary>
    private sealed record Row(int Day, string? First, string? Second, long Amount);

    private static void ToSales(Walk walk)
    {
        if (walk.Draw<WalkBreakdown>() is not { } breakdown) return;
        ModelTotals model = breakdown.Model;
        (AmountMeasure measure, (EntryKind Kind, int Sign)[] kinds, _) = walk.Random.One(Measures);
        int form = walk.Random.Next(3);
        Row[] rows = DrawRows(walk, isPositive: form == 2);
        int? through = form == 2 && rows.Length > 0 && walk.Random.Next(2) == 0 ? WalkDraws.Day(walk.Random) : null;
        string name = $"{breakdown} {measure}.ToSales";
        walk.Touch(breakdown);
        string kind = form == 0 ? "rows" : form == 1 ? "segments" : "ledger";
        walk.Say($"{name}({kind} {Words(rows)}, complete through {Days.Text(through)})");
        MetricBreakdown<AmountSeries> sales = SalesOf(model, breakdown.Breakdown.Axis, rows, form, through);
        MetricBreakdown<AmountSeries> amounts = measure == AmountMeasure.Gross ? breakdown.Breakdown.Gross : breakdown.Breakdown.Net;
        if (model.WithoutDimensions.Overflows || !Fits(model.WithoutDimensions, kinds))
        {
            Walk.Refused<OverflowException>(() => _ = amounts.ToSales(sales).Total);
            return;
        }

        MetricBreakdown<RatioSeries> ratios = amounts.ToSales(sales);
        Agreement.OneLine(name, ratios.ToString());
        string?[] values = [.. model.FirstValues.Union(rows.Select(row => row.First)).OrderBy(value => value, StringComparer.Ordinal)];
        Agreement.SameList(name, "values", values, ratios.Values);
        foreach (string? value in WalkDraws.Values.Where(value => !values.Contains(value)))
        {
            Agreement.Same(name, $"contains {InQuotes(value)}", false, ratios.Contains(value));
            Walk.Refused<ArgumentException>(() => _ = ratios[value]);
        }

        Compare($"{name}, total", () => ratios.Total, model.WithoutDimensions, kinds, rows, through);
        foreach (string? value in values)
            Compare($"{name}[{InQuotes(value)}]", () => ratios[value], model.OfFirst(value), kinds, Of(value), through);
        Ranked(name, ratios, values, value => (model.OfFirst(value), Of(value)), kinds, through);

        Row[] Of(string? value) => [.. rows.Where(row => row.First == value)];
    }

    private static void ToSalesOfPairs(Walk walk)
    {
        if (walk.Draw<WalkCross>() is not { } cross) return;
        ModelTotals model = cross.Model;
        (AmountMeasure measure, (EntryKind Kind, int Sign)[] kinds, _) = walk.Random.One(Measures);
        Row[] rows = DrawRows(walk, isPositive: false);
        string name = $"{cross} {measure}.ToSales";
        walk.Touch(cross);
        if (new[] { model.ByFirst, model.BySecond, model.WithoutDimensions }.Any(one => one.Overflows)) return;
        if (!Fits(model.WithoutDimensions, kinds)) return;
        walk.Say($"{name}(rows {Words(rows)})");
        MetricCrossBreakdown<AmountSeries> sales = AmountSeries.FromRows(
            model.Currency, cross.Cross.Axis, model.Dimensions[0], model.Dimensions[1], rows, row => Days.ToDate(row.Day), row => row.First,
            row => row.Second, row => WalkDraws.ToMajor(row.Amount, model.Currency));
        MetricCrossBreakdown<RatioSeries> ratios = (measure == AmountMeasure.Gross ? cross.Cross.Gross : cross.Cross.Net).ToSales(sales);
        (string? First, string? Second)[] pairs =
        [
            .. model.Cells.Select(cell => (cell.First, cell.Second)).Union(rows.Select(row => (row.First, row.Second)))
                .OrderBy(pair => pair.First, StringComparer.Ordinal).ThenBy(pair => pair.Second, StringComparer.Ordinal),
        ];
        Agreement.SameList(name, "pairs", pairs, ratios.Pairs);
        Agreement.OneLine(name, ratios.ToString());
        string?[] firsts = [.. pairs.Select(pair => pair.First).Distinct()], seconds = [.. pairs.Select(pair => pair.Second).Distinct()];
        foreach (string? first in WalkDraws.Values)
        {
            string? second = walk.Random.One(WalkDraws.Values);
            if (!firsts.Contains(first) || !seconds.Contains(second)) Walk.Refused<ArgumentException>(() => _ = ratios[first, second]);
            else
                Same(() => ratios[first, second], model.OfPair(first, second), row => row.First == first && row.Second == second);
            if (firsts.Contains(first)) Same(() => ratios.ByFirst[first], model.ByFirst.OfFirst(first), row => row.First == first);
            if (seconds.Contains(second)) Same(() => ratios.BySecond[second], model.BySecond.OfFirst(second), row => row.Second == second);

            void Same(Func<RatioSeries> read, ModelTotals part, Func<Row, bool> isAsked) => Compare(
                $"{name} {InQuotes(first)} {InQuotes(second)}", read, part, kinds, [.. rows.Where(isAsked)], null);
        }
    }

    /// <summary>A document counts for the value of its first write-off; which that is is not said where two of one day differ.</summary>
    private static void Documents(Walk walk)
    {
        if (walk.Draw<WalkLedger>() is not { } ledger) return;
        (WalkAxis axis, string dimension) = (walk.DrawAxis(), walk.DrawDimension(ledger.Model));
        ModelEntry[] writeOffs =
        [
            .. ledger.Model.Entries.Where(entry => entry.Kind == EntryKind.WriteOff && entry.Category == ledger.Model.Scope)
        ];
        if (writeOffs.Any(entry => entry.DayBy(ledger.Model.Basis) is null)) return;
        ModelEntry[][] firsts =
        [
            .. writeOffs.Where(entry => entry[Dimension.Document] is not null)
                .GroupBy(entry => (entry[Dimension.Account], entry[Dimension.Document]))
                .Select(document => (Entries: document, First: document.Min(entry => entry.DayBy(ledger.Model.Basis))))
                .Select(document => document.Entries.Where(entry => entry.DayBy(ledger.Model.Basis) == document.First).ToArray()),
        ];
        if (firsts.Any(document => document.Select(entry => entry[dimension]).Distinct().Count() > 1)) return;
        walk.Touch(ledger);
        walk.Say($"{ledger}.CountDocumentsBy({axis}, {InQuotes(dimension)})");
        MetricBreakdown<CountSeries> counts = ledger.Ledger.CountDocumentsBy(axis.Axis, dimension);
        (int Period, string? Value)[] counted =
        [
            .. firsts.Select(document => (axis.Model.IndexOf(document[0].DayBy(ledger.Model.Basis)), document[0][dimension]))
                .Where(one => one.Item1 >= 0),
        ];
        ModelEntry[] notCounted = [.. writeOffs.Where(entry => entry[Dimension.Document] is null)];
        string?[] values =
        [
            .. ledger.Model.Entries.Select(entry => entry[dimension]).Distinct().OrderBy(value => value, StringComparer.Ordinal),
        ];
        Agreement.SameList(ledger.Name, $"values of documents by {dimension}", values, counts.Values);
        foreach (string? value in values)
        {
            Agreement.SameList(
                ledger.Name, $"documents of {InQuotes(value)}",
                Enumerable.Range(0, axis.Model.Count).Select(period => (long)counted.Count(one => one == (period, value))),
                counts[value].Select(point => point.Count));
            Agreement.SameEntries(ledger.Name, notCounted.Where(entry => entry[dimension] == value), counts[value].NotCounted);
        }

        Agreement.Same(ledger.Name, "documents", counted.Length, counts.Total.Total.Count);
    }

    private static void Between(Walk walk)
    {
        if (walk.Draw<WalkLedger>() is not { } ledger) return;
        int one = WalkDraws.Day(walk.Random), other = WalkDraws.Day(walk.Random);
        (int first, int last) = (Math.Min(one, other), Math.Max(one, other));
        string dimension = walk.DrawDimension(ledger.Model);
        walk.Touch(ledger);
        walk.Say($"{ledger}.SummarizeBetween({Days.Text(first)}, {Days.Text(last)}, {InQuotes(dimension)})");
        int?[] days = [.. ledger.Model.Entries.Select(entry => entry.DayBy(ledger.Model.Basis)).Where(day => day is not null)];
        Agreement.Same(ledger.Name, "first day", days.Min(), Days.OfOrNone(ledger.Ledger.FindFirstDay()));
        Agreement.Same(ledger.Name, "last day", days.Max(), Days.OfOrNone(ledger.Ledger.FindLastDay()));
        if (first < last) Walk.Refused<ArgumentException>(() => ledger.Ledger.SummarizeBetween(Days.ToDate(last), Days.ToDate(first)));
        var span = new ModelAxis("span", [(first, last)]);
        ModelTotals model = ModelTotals.Of(ledger.Model, span, dimension);
        if (model.WithoutDimensions.Overflows) return;
        PeriodTotals totals = ledger.Ledger.SummarizeBetween(Days.ToDate(first), Days.ToDate(last));
        Agreement.Of($"{ledger}.SummarizeBetween", totals, ModelTotals.Of(ledger.Model, span), walk.Random);
        PeriodBreakdown breakdown = ledger.Ledger.SummarizeBetween(Days.ToDate(first), Days.ToDate(last), dimension);
        Agreement.Of($"{ledger}.SummarizeBetween by {dimension}", breakdown, model, walk.Random);
    }

    /// <summary>The same rows as sums of rows, as segments put together, or as a ledger of their own, complete through some day.</summary>
    private static MetricBreakdown<AmountSeries> SalesOf(ModelTotals model, PeriodAxis axis, Row[] rows, int form, int? through)
    {
        string dimension = model.Dimensions[0];
        MetricBreakdown<AmountSeries> sums = AmountSeries.FromRows(
            model.Currency, axis, dimension, rows, row => Days.ToDate(row.Day), row => row.First,
            row => WalkDraws.ToMajor(row.Amount, model.Currency));
        if (form == 0 || rows.Length == 0) return sums;
        if (form == 1) return AmountSeries.FromSegments(dimension, sums.Reverse().Select(one => (one.Key, one.Value)));
        IEnumerable<LedgerEntry> entries = rows.Select(row => WalkDraws.ToEntry(
            new ModelEntry(row.Amount, EntryKind.WriteOff, EntryCategory.Receivable, row.Day)
            {
                Values = row.First is { } value ? new Dictionary<string, string> { [dimension] = value } : [],
            },
            model.Currency));
        WriteOffLedger ledger = WriteOffLedger.FromEntries(model.Currency, entries, Dimension.IsBuiltIn(dimension) ? [] : [dimension]);
        return (through is { } day ? ledger.CompleteThrough(Days.ToDate(day)) : ledger).SummarizeBy(axis, dimension).Gross;
    }

    private static void Compare(
        string name, Func<RatioSeries> read, ModelTotals model, (EntryKind Kind, int Sign)[] kinds, Row[] rows, int? through)
    {
        if (!Fits(model, kinds))
        {
            Walk.Refused<OverflowException>(() => read());
            return;
        }

        RatioSeries ratios = read();
        int complete = CompleteOf(model, through);
        for (int period = 0; period < model.Axis.Count; period++)
            Same($"{name}, period {period}", ratios[period], Part(model, kinds, rows, period, 1), period < complete);
        (BigInteger Sum, long Count, BigInteger Sales) all = Part(model, kinds, rows, 0, complete);
        if (!Agreement.Fits(all.Sum)) Walk.Refused<OverflowException>(() => _ = ratios.Overall);
        else Same($"{name}, overall", ratios.Overall, all, complete > 0);
        Agreement.Same(name, "latest", complete == 0 ? null : ratios[complete - 1].ToString(), ratios.Latest?.ToString());
        if (model.Entries is not null)
            Agreement.Same(name, "entries of the first period", (int)Part(model, kinds, rows, 0, 1).Count, ratios[0].Entries.Count);
    }

    /// <summary>What has a figure, the largest first, of equal ones in order; and what has none.</summary>
    private static void Ranked(
        string name, MetricBreakdown<RatioSeries> ratios, string?[] values, Func<string?, (ModelTotals Model, Row[] Rows)> partOf,
        (EntryKind Kind, int Sign)[] kinds, int? through)
    {
        if (values.Any(value => !Fits(partOf(value).Model, kinds))) return;
        (string? Value, BigInteger Sum, BigInteger Sales)[] defined =
        [
            .. values.Select(value => (value, Part(partOf(value).Model, kinds, partOf(value).Rows, 0, 1)))
                .Select(one => (one.value, one.Item2.Sum, one.Item2.Sales))
                .Where(one => one.Sales > 0 && CompleteOf(partOf(one.value).Model, through) > 0),
        ];
        Agreement.SameList(
            name, "worst first", defined.Order(Comparer<(string? Value, BigInteger Sum, BigInteger Sales)>.Create(
                (left, right) => (right.Sum * left.Sales).CompareTo(left.Sum * right.Sales))).Select(one => one.Value),
            ratios.RankFromWorst(series => series[0]).Select(one => one.Key));
        Agreement.SameList(
            name, "undefined", values.Where(value => !defined.Any(one => one.Value == value)),
            ratios.Undefined(series => series[0]).Select(one => one.Key));
    }

    private static void Same(string name, RatioPoint point, (BigInteger Sum, long Count, BigInteger Sales) part, bool isComplete)
    {
        MetricStatus status = !isComplete
            ? MetricStatus.IncompletePeriod
            : part.Sales == 0 ? MetricStatus.ZeroDenominator : part.Sales < 0 ? MetricStatus.NegativeDenominator : MetricStatus.Defined;
        Agreement.Same(
            name, "numerator, entries, denominator, status", (part.Sum, (long?)part.Count, part.Sales, status),
            (point.Numerator!.Value.MinorUnits, point.EntryCount, point.Denominator!.Value.MinorUnits, point.Status));
        Explained(name, point);
        if (status != MetricStatus.Defined) return;

        // Right to the 28th decimal, or to the 27th digit of what is larger.
        ModelFraction found = ModelFraction.Of(point.Ratio!.Value.ToDecimal());
        BigInteger error = BigInteger.Abs((found.Dividend * part.Sales) - (part.Sum * found.Divisor));
        BigInteger unit = BigInteger.Pow(10, 27);
        if (error * unit > BigInteger.Max(found.Divisor * part.Sales / 2, BigInteger.Abs(part.Sum) * found.Divisor) + 1)
            Assert.Fail($"{name}: {part.Sum} ÷ {part.Sales} is {point.Ratio}");
    }

    /// <summary>An explanation says how many entries there are, and why there is no figure.</summary>
    private static void Explained(string name, RatioPoint point)
    {
        string summary = point.Explain().Summary;
        string entries = point.EntryCount == 1 ? ", 1 entry" : FormattableString.Invariant($", {point.EntryCount:N0} entries");
        bool isUndefined = summary.Contains("undefined", StringComparison.Ordinal);
        if (!summary.EndsWith(entries, StringComparison.Ordinal) || isUndefined == point.Ratio is not null)
            Assert.Fail($"{name}: explained as {summary}");
    }

    private static (BigInteger Sum, long Count, BigInteger Sales) Part(
        ModelTotals model, (EntryKind Kind, int Sign)[] kinds, Row[] rows, int first, int count)
    {
        (BigInteger sum, long entries, BigInteger sales) = (0, 0, 0);
        for (int period = first; period < first + count; period++)
        {
            (BigInteger amount, long one) = model.Read(period, model.Scope, kinds);
            (sum, entries) = (sum + amount, entries + one);
            foreach (Row row in rows.Where(row => model.Axis.IndexOf(row.Day) == period)) sales += row.Amount;
        }

        return (sum, entries, sales);
    }

    private static bool Fits(ModelTotals model, (EntryKind Kind, int Sign)[] kinds) =>
        Enumerable.Range(0, model.Axis.Count).All(period => Agreement.Fits(model.Read(period, model.Scope, kinds).Sum));

    private static int CompleteOf(ModelTotals model, int? through) => Enumerable.Range(0, model.Axis.Count)
        .TakeWhile(period => model.IsComplete(period) && (through is not { } day || model.Axis.Periods[period].Last <= day)).Count();

    private static string Words(Row[] rows) => $"[{string.Join("; ", rows.Select(row => row.ToString()))}]";

    private static Row[] DrawRows(Walk walk, bool isPositive) =>
    [
        .. Enumerable.Range(0, walk.Random.Next(8)).Select(_ => new Row(
            WalkDraws.Day(walk.Random), WalkDraws.Value(walk.Random), WalkDraws.Value(walk.Random),
            walk.Random.Next(isPositive ? 1 : -200, 2_000))),
    ];
}
