using static WriteOffMetrics.Tests.WalkWords;

namespace WriteOffMetrics.Tests;

/// <summary>What is read of a ledger by an axis.</summary>
internal static class SummaryVerbs
{
    /// <summary>What stands in the caller's memory before it is overwritten.</summary>
    private const long Before = -7;

    public static readonly WalkVerb[] All =
    [
        new(6, ToTotals), new(8, ToBreakdown), new(4, ToCross), new(4, Into), new(5, IntoByDimension), new(3, Documents), new(1, Values)
    ];

    private static void ToTotals(Walk walk)
    {
        if (walk.Draw<WalkLedger>() is not { } ledger) return;
        (WalkAxis axis, string name) = (walk.DrawAxis(), walk.NewName("totals"));
        var model = ModelTotals.Of(ledger.Model, axis.Model);
        walk.Touch(ledger);
        Say(walk, model.Overflows, $"{name} = {ledger}.SummarizeBy({axis})");
        if (model.Overflows) Walk.Refused<OverflowException>(() => ledger.Ledger.SummarizeBy(axis.Axis));
        else walk.Add(new WalkTotals(name, ledger.Ledger.SummarizeBy(axis.Axis), model));
    }

    private static void ToBreakdown(Walk walk)
    {
        if (walk.Draw<WalkLedger>() is not { } ledger) return;
        (WalkAxis axis, string name, string dimension) = (walk.DrawAxis(), walk.NewName("breakdown"), walk.DrawDimension(ledger.Model));
        var model = ModelTotals.Of(ledger.Model, axis.Model, dimension);
        walk.Touch(ledger);
        Say(walk, model.Overflows, $"{name} = {ledger}.SummarizeBy({axis}, {InQuotes(dimension)})");
        if (model.Overflows) Walk.Refused<OverflowException>(() => ledger.Ledger.SummarizeBy(axis.Axis, dimension));
        else walk.Add(new WalkBreakdown(name, ledger.Ledger.SummarizeBy(axis.Axis, dimension), model));
    }

    private static void ToCross(Walk walk)
    {
        if (walk.Draw<WalkLedger>() is not { } ledger) return;
        (WalkAxis axis, string name, string first, string second) = (
            walk.DrawAxis(), walk.NewName("cross"), walk.DrawDimension(ledger.Model), walk.DrawDimension(ledger.Model));
        if (first == second) return;
        var model = ModelTotals.Of(ledger.Model, axis.Model, first, second);
        bool overflows = model.ByFirst.Overflows || model.BySecond.Overflows;
        walk.Touch(ledger);
        Say(walk, overflows, $"{name} = {ledger}.SummarizeBy({axis}, {InQuotes(first)}, {InQuotes(second)})");
        if (overflows) Walk.Refused<OverflowException>(() => ledger.Ledger.SummarizeBy(axis.Axis, first, second));
        else walk.Add(new WalkCross(name, ledger.Ledger.SummarizeBy(axis.Axis, first, second), model));
    }

    private static void Into(Walk walk)
    {
        if (walk.Draw<WalkLedger>() is not { } ledger) return;
        WalkAxis axis = walk.DrawAxis();
        ModelTotals model = InScope(ledger.Model, axis.Model);
        walk.Touch(ledger);
        Say(walk, model.Overflows, $"{ledger}.SummarizeInto({axis}, sums, counts)");
        Fill(model, ledger, [null], (sums, counts) => ledger.Ledger.SummarizeInto(axis.Axis, sums, counts));
    }

    /// <summary>Compares what a ledger writes into the caller's memory by years.</summary>
    public static void CompareMemory(WalkLedger ledger) => Fill(
        InScope(ledger.Model, Agreement.ModelYears), ledger, [null],
        (sums, counts) => ledger.Ledger.SummarizeInto(Agreement.Years, sums, counts));

    private static void IntoByDimension(Walk walk)
    {
        if (walk.Draw<WalkLedger>() is not { } ledger) return;
        (WalkAxis axis, string dimension) = (walk.DrawAxis(), walk.DrawDimension(ledger.Model));
        ModelTotals model = InScope(ledger.Model, axis.Model, dimension);
        walk.Touch(ledger);
        Say(walk, model.Overflows, $"{ledger}.SummarizeInto({axis}, {InQuotes(dimension)}, sums, counts)");
        Fill(model, ledger, ValuesOf(ledger, dimension), (sums, counts) => ledger.Ledger.SummarizeInto(axis.Axis, dimension, sums, counts));
    }

    /// <summary>The values by their codes are all that entries have, each once; and they stay what they are.</summary>
    private static void Values(Walk walk)
    {
        if (walk.Draw<WalkLedger>() is not { } ledger) return;
        string dimension = walk.DrawDimension(ledger.Model);
        walk.Say($"{ledger}.ValuesOf({InQuotes(dimension)})");
        ValuesOf(ledger, dimension);
    }

    private static void Documents(Walk walk)
    {
        if (walk.Draw<WalkLedger>() is not { } ledger) return;
        WalkAxis axis = walk.DrawAxis();
        ModelEntry[] writeOffs =
        [
            .. ledger.Model.Entries.Where(entry => entry.Kind == EntryKind.WriteOff && entry.Category == ledger.Model.Scope)
        ];

        // Which write-off of a document is its first is not said where one has no day.
        if (writeOffs.Any(entry => entry.DayBy(ledger.Model.Basis) is null)) return;
        walk.Touch(ledger);
        walk.Say($"{ledger}.CountDocumentsBy({axis})");
        int[] firstDays = [.. writeOffs.Where(entry => entry[Dimension.Document] is not null)
            .GroupBy(entry => (entry[Dimension.Account], entry[Dimension.Document]))
            .Select(document => document.Min(entry => entry.DayBy(ledger.Model.Basis)!.Value))];
        CountSeries counts = ledger.Ledger.CountDocumentsBy(axis.Axis);
        for (int period = 0; period < axis.Model.Count; period++)
        {
            Agreement.Same(
                ledger.Name, $"documents of period {period}", firstDays.Count(day => axis.Model.IndexOf(day) == period),
                counts[period].Count);
            Agreement.Same(ledger.Name, $"entries of period {period}", counts[period].Count, counts[period].Entries.Count);
        }

        Agreement.Same(ledger.Name, "documents", firstDays.Count(day => axis.Model.IndexOf(day) >= 0), counts.Total.Count);
        Agreement.SameEntries(ledger.Name, writeOffs.Where(entry => entry[Dimension.Document] is null), counts.NotCounted);
    }

    private static IReadOnlyList<string?> ValuesOf(WalkLedger ledger, string dimension) =>
        Agreement.ListedValues(ledger.Name, ledger.Ledger, ledger.Model, dimension, ledger.Dictionaries);

    private static ModelTotals InScope(ModelLedger ledger, ModelAxis axis, params IReadOnlyList<string> dimensions) =>
        ModelTotals.Of(ledger.Where(entry => entry.Category == ledger.Scope), axis, dimensions);

    private delegate long Filler(Span<long> sums, Span<long> counts);

    /// <summary>Compares [period][kind][value] with the model, or [period][value] of a ledger of one kind.</summary>
    private static void Fill(ModelTotals model, WalkLedger ledger, IReadOnlyList<string?> values, Filler fill)
    {
        int kinds = ledger.Model.IsOfOneKind ? 1 : 4, cells = model.Axis.Count * kinds * values.Count;
        long[] sums = [.. Enumerable.Repeat(Before, cells)], counts = [.. sums];
        Assert.Throws<ArgumentException>(() => fill(new long[cells + 1], new long[cells + 1]));
        if (model.Overflows)
        {
            Walk.Refused<OverflowException>(() => fill(sums, counts));
            return;
        }

        Agreement.Same(ledger.Name, "number of entries outside", model.Cells.Count(cell => cell.Period < 0), fill(sums, counts));
        var expected = new (long Sum, long Count)[cells];
        foreach (ModelCell cell in model.Cells.Where(cell => cell.Period >= 0))
        {
            int code = values.Count == 1 ? 0 : values.ToList().IndexOf(cell.First);
            int at = (((cell.Period * kinds) + (kinds == 1 ? 0 : (int)cell.Kind)) * values.Count) + code;
            expected[at] = (expected[at].Sum + (long)cell.Sum, expected[at].Count + cell.Count);
        }

        Agreement.SameList(ledger.Name, "cells of [period][kind][value]", expected, sums.Zip(counts));
    }

    private static void Say(Walk walk, bool overflows, FormattableString step)
    {
        if (overflows) walk.Say($"refused: {step}");
        else walk.Say(step);
    }
}
