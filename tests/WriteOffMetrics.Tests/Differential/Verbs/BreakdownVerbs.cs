using static WriteOffMetrics.Tests.WalkWords;

namespace WriteOffMetrics.Tests;

/// <summary>Breakdowns by one dimension: what totals do, and the largest values.</summary>
internal static class BreakdownVerbs
{
    public static readonly WalkVerb[] All =
    [
        new(3, FromRows), new(5, Merge), new(3, RollUp), new(2, For), new(3, ThroughJson), new(3, Top), new(2, Slice)
    ];

    private static void FromRows(Walk walk)
    {
        (WalkAxis axis, Currency currency, string name, string dimension) = (
            walk.DrawAxis(), walk.Currency, walk.NewName("breakdown"), walk.Random.One(WalkDraws.Dimensions));
        ModelTotals model = TotalsVerbs.DrawRows(walk, axis, currency, dimension);
        TotalsRow[] rows = TotalsVerbs.RowsOf(walk, model, axis);
        string day = Days.Text(model.LastCompleteDay);
        walk.Say($"{name} = PeriodBreakdown.FromRows({currency}, {axis}, '{dimension}', {day}, {model.Basis}, {Words(rows)})");
        (Money sum, long count) = TotalsVerbs.ControlsOf(rows, currency);
        walk.Add(new WalkBreakdown(
            name, PeriodBreakdown.FromRows(
                currency, axis.Axis, dimension, Days.ToDateOrNone(model.LastCompleteDay), model.Basis, rows, sum, count), model));
    }

    private static void Merge(Walk walk)
    {
        if (walk.Draw<WalkBreakdown>() is not { } left) return;
        WalkBreakdown right = (
            walk.Random.Next(4) > 0 ? walk.Draw<WalkBreakdown>(other => left.Model.CanMerge(other.Model)) : walk.Draw<WalkBreakdown>())!;
        string name = walk.NewName("breakdown");
        walk.Touch(left, right);
        if (!TotalsVerbs.CanBoth(walk, left, right, left.Model, right.Model, name, () => left.Breakdown.Merge(right.Breakdown))) return;
        walk.Add(new WalkBreakdown(name, left.Breakdown.Merge(right.Breakdown), left.Model.Merge(right.Model)));
    }

    private static void RollUp(Walk walk)
    {
        if (walk.Draw<WalkBreakdown>() is not { } breakdown) return;
        (WalkAxis axis, string name) = (TotalsVerbs.DrawCoarser(walk, breakdown.Model), walk.NewName("breakdown"));
        walk.Touch(breakdown);
        if (TotalsVerbs.CanRollUp(walk, breakdown.Name, breakdown.Model, axis, name, () => breakdown.Breakdown.RollUpTo(axis.Axis)))
            walk.Add(new WalkBreakdown(name, breakdown.Breakdown.RollUpTo(axis.Axis), breakdown.Model.RollUpTo(axis.Model)));
    }

    private static void For(Walk walk)
    {
        if (walk.Draw<WalkBreakdown>() is not { } breakdown) return;
        (EntryCategory? scope, string name) = (TotalsVerbs.DrawScope(walk), walk.NewName("breakdown"));
        walk.Touch(breakdown);
        walk.Say($"{name} = {breakdown}.{Words(scope)}");
        walk.Add(new WalkBreakdown(
            name, scope is { } category
                ? breakdown.Breakdown.For(category)
                : breakdown.Breakdown.AllLosses, breakdown.Model with { Scope = scope }));
    }

    private static void ThroughJson(Walk walk)
    {
        if (walk.Draw<WalkBreakdown>(one => one.Model.KnowsOutside) is not { } breakdown) return;
        string name = walk.NewName("breakdown");
        walk.Touch(breakdown);
        walk.Say($"{name} = PeriodBreakdown.FromJson({breakdown}.ToJson(), …)");
        PeriodBreakdown read = PeriodBreakdown.FromJson(
            breakdown.Breakdown.ToJson(), breakdown.Model.Currency, breakdown.Breakdown.Axis, breakdown.Model.Dimensions[0]);
        Agreement.Same(name, "JSON", breakdown.Breakdown.ToJson(), read.ToJson());
        walk.Add(new WalkBreakdown(name, read, breakdown.Model.Written));
    }

    /// <summary>The totals of one value or of all, as totals of their own.</summary>
    private static void Slice(Walk walk)
    {
        if (walk.Draw<WalkBreakdown>() is not { } breakdown) return;
        string name = walk.NewName("totals");
        if (breakdown.Model.FirstValues.Count > 0 && walk.Random.Next(2) == 0)
        {
            string? value = walk.Random.One(breakdown.Model.FirstValues);
            walk.Say($"{name} = {breakdown}[{InQuotes(value)}]");
            walk.Add(new WalkTotals(name, breakdown.Breakdown[value], breakdown.Model.OfFirst(value)));
        }
        else if (!breakdown.Model.WithoutDimensions.Overflows)
        {
            walk.Say($"{name} = {breakdown}.Total");
            walk.Add(new WalkTotals(name, breakdown.Breakdown.Total, breakdown.Model.WithoutDimensions));
        }
    }

    private static void Top(Walk walk)
    {
        if (walk.Draw<WalkBreakdown>() is not { } breakdown) return;
        ModelTotals model = breakdown.Model;

        // Figures that need more than 64 bits cannot be ranked.
        if (model.WithoutDimensions.Overflows || Needs128Bits(model)) return;
        int count = walk.Random.Next(1, 4);
        walk.Touch(breakdown);
        walk.Say($"{breakdown}.Top({count}, AmountMeasure.Gross)");
        string?[] ranked = [.. model.FirstValues.OrderByDescending(value => GrossOf(model.OfFirst(value)))];
        TopBreakdown top = breakdown.Breakdown.Top(count, AmountMeasure.Gross);
        Agreement.SameList(breakdown.Name, "largest values", ranked.Take(count), top.Values);
        Agreement.SameList(breakdown.Name, "other values", ranked.Skip(count), top.OtherValues);
        Agreement.Of($"{breakdown}.Top.Total", top.Total, model.WithoutDimensions, walk.Random);
        Agreement.Of(
            $"{breakdown}.Top.AllOthers", top.AllOthers, model.OfFirst(value => Array.IndexOf(ranked, value) >= count), walk.Random);
        foreach (string? value in ranked.Take(count))
            Agreement.Of($"{breakdown}.Top[{InQuotes(value)}]", top[value], model.OfFirst(value), walk.Random);
        foreach (string? value in ranked.Skip(count).Take(1)) Walk.Refused<ArgumentException>(() => _ = top[value]);
        Agreement.Same(breakdown.Name, "rounding", 0, breakdown.Breakdown.Rounding(AmountMeasure.Gross).MinorUnits);
    }

    private static System.Numerics.BigInteger GrossOf(ModelTotals model) =>
        Enumerable.Range(0, model.Axis.Count).Aggregate(
            System.Numerics.BigInteger.Zero, (sum, period) => sum + model.Read(period, model.Scope, [(EntryKind.WriteOff, 1)]).Sum);

    private static bool Needs128Bits(ModelTotals model) => GrossOf(model) > long.MaxValue;
}
