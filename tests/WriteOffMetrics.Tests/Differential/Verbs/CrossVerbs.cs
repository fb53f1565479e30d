using static WriteOffMetrics.Tests.WalkWords;

namespace WriteOffMetrics.Tests;

/// <summary>Breakdowns by two dimensions.</summary>
internal static class CrossVerbs
{
    public static readonly WalkVerb[] All =
        [new(2, FromRows), new(3, Merge), new(2, RollUp), new(1, For), new(3, Margin), new(2, ThroughJson)];

    private static void FromRows(Walk walk)
    {
        (WalkAxis axis, Currency currency, string name) = (walk.DrawAxis(), walk.Currency, walk.NewName("cross"));
        (string first, string second) = (walk.Random.One(WalkDraws.Dimensions), walk.Random.One(WalkDraws.Dimensions));
        if (first == second) return;
        ModelTotals model = TotalsVerbs.DrawRows(walk, axis, currency, first, second);
        TotalsRow[] rows = TotalsVerbs.RowsOf(walk, model, axis);
        string day = Days.Text(model.LastCompleteDay);
        walk.Say($"{name} = CrossBreakdown.FromRows({currency}, {axis}, '{first}', '{second}', {day}, {model.Basis}, {Words(rows)})");
        (Money sum, long count) = TotalsVerbs.ControlsOf(rows, currency);
        walk.Add(new WalkCross(
            name, CrossBreakdown.FromRows(
                currency, axis.Axis, first, second, Days.ToDateOrNone(model.LastCompleteDay), model.Basis, rows, sum, count), model));
    }

    private static void Merge(Walk walk)
    {
        if (walk.Draw<WalkCross>() is not { } left) return;
        WalkCross right = (
            walk.Random.Next(4) > 0 ? walk.Draw<WalkCross>(other => left.Model.CanMerge(other.Model)) : walk.Draw<WalkCross>())!;
        string name = walk.NewName("cross");
        walk.Touch(left, right);
        if (!TotalsVerbs.CanBoth(walk, left, right, left.Model, right.Model, name, () => left.Cross.Merge(right.Cross))) return;
        walk.Add(new WalkCross(name, left.Cross.Merge(right.Cross), left.Model.Merge(right.Model)));
    }

    private static void RollUp(Walk walk)
    {
        if (walk.Draw<WalkCross>() is not { } cross) return;
        (WalkAxis axis, string name) = (TotalsVerbs.DrawCoarser(walk, cross.Model), walk.NewName("cross"));
        walk.Touch(cross);
        if (TotalsVerbs.CanRollUp(walk, cross.Name, cross.Model, axis, name, () => cross.Cross.RollUpTo(axis.Axis)))
            walk.Add(new WalkCross(name, cross.Cross.RollUpTo(axis.Axis), cross.Model.RollUpTo(axis.Model)));
    }

    private static void For(Walk walk)
    {
        if (walk.Draw<WalkCross>() is not { } cross) return;
        (EntryCategory? scope, string name) = (TotalsVerbs.DrawScope(walk), walk.NewName("cross"));
        walk.Touch(cross);
        walk.Say($"{name} = {cross}.{Words(scope)}");
        walk.Add(
            new WalkCross(
                name, scope is { } category ? cross.Cross.For(category) : cross.Cross.AllLosses, cross.Model with { Scope = scope }));
    }

    private static void ThroughJson(Walk walk)
    {
        if (walk.Draw<WalkCross>(one => one.Model.KnowsOutside) is not { } cross) return;
        string name = walk.NewName("cross");
        walk.Touch(cross);
        walk.Say($"{name} = CrossBreakdown.FromJson({cross}.ToJson(), …)");
        string json = cross.Cross.ToJson();
        CrossBreakdown read = CrossBreakdown.FromJson(
            json, cross.Model.Currency, cross.Cross.Axis, cross.Cross.FirstDimension, cross.Cross.SecondDimension);
        Agreement.Same(name, "JSON", json, read.ToJson());
        walk.Add(new WalkCross(name, read, cross.Model.Written));
    }

    /// <summary>A margin, or the row of one value, as a breakdown of its own, which other verbs merge and add.</summary>
    private static void Margin(Walk walk)
    {
        if (walk.Draw<WalkCross>() is not { } cross) return;
        string name = walk.NewName("breakdown");
        walk.Touch(cross);
        int which = walk.Random.Next(cross.Model.FirstValues.Count == 0 ? 2 : 3);
        string? first = which == 2 ? walk.Random.One(cross.Model.FirstValues) : null;
        walk.Say($"{name} = {cross}.{(which == 0 ? "ByFirst" : which == 1 ? "BySecond" : $"Within({InQuotes(first)})")}");
        walk.Add(which switch
        {
            0 => new WalkBreakdown(name, cross.Cross.ByFirst, cross.Model.ByFirst),
            1 => new WalkBreakdown(name, cross.Cross.BySecond, cross.Model.BySecond),
            _ => new WalkBreakdown(name, cross.Cross.Within(first), cross.Model.Within(first)),
        });
    }
}
