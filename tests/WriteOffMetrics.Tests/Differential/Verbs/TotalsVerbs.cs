using static WriteOffMetrics.Tests.WalkWords;

namespace WriteOffMetrics.Tests;

/// <summary>Totals merged, rolled up, read from other categories, written and read, and computed elsewhere.</summary>
internal static class TotalsVerbs
{
    public static readonly WalkVerb[] All = [new(4, FromRows), new(5, Merge), new(3, RollUp), new(3, For), new(3, ThroughJson)];

    private static void FromRows(Walk walk)
    {
        (WalkAxis axis, Currency currency, string name) = (walk.DrawAxis(), walk.Currency, walk.NewName("totals"));
        ModelTotals model = DrawRows(walk, axis, currency);
        TotalsRow[] rows = RowsOf(walk, model, axis);
        walk.Say($"{name} = PeriodTotals.FromRows({currency}, {axis}, {Days.Text(model.LastCompleteDay)}, {model.Basis}, {Words(rows)})");
        (Money sum, long count) = ControlsOf(rows, currency);
        walk.Add(
            new WalkTotals(
                name, PeriodTotals.FromRows(currency, axis.Axis, Days.ToDateOrNone(model.LastCompleteDay), model.Basis, rows, sum, count),
                model));
    }

    private static void Merge(Walk walk)
    {
        if (walk.Draw<WalkTotals>() is not { } left) return;
        WalkTotals right = (
            walk.Random.Next(4) > 0 ? walk.Draw<WalkTotals>(other => left.Model.CanMerge(other.Model)) : walk.Draw<WalkTotals>())!;
        string name = walk.NewName("totals");
        walk.Touch(left, right);
        if (!CanBoth(walk, left, right, left.Model, right.Model, name, () => left.Totals.Merge(right.Totals))) return;
        walk.Add(new WalkTotals(name, left.Totals.Merge(right.Totals), left.Model.Merge(right.Model)));
    }

    private static void RollUp(Walk walk)
    {
        if (walk.Draw<WalkTotals>() is not { } totals) return;
        (WalkAxis axis, string name) = (DrawCoarser(walk, totals.Model), walk.NewName("totals"));
        walk.Touch(totals);
        if (CanRollUp(walk, totals.Name, totals.Model, axis, name, () => totals.Totals.RollUpTo(axis.Axis)))
            walk.Add(new WalkTotals(name, totals.Totals.RollUpTo(axis.Axis), totals.Model.RollUpTo(axis.Model)));
    }

    private static void For(Walk walk)
    {
        if (walk.Draw<WalkTotals>() is not { } totals) return;
        (EntryCategory? scope, string name) = (DrawScope(walk), walk.NewName("totals"));
        walk.Touch(totals);
        walk.Say($"{name} = {totals}.{Words(scope)}");
        walk.Add(
            new WalkTotals(
                name, scope is { } category ? totals.Totals.For(category) : totals.Totals.AllLosses, totals.Model with { Scope = scope }));
    }

    private static void ThroughJson(Walk walk)
    {
        if (walk.Draw<WalkTotals>(one => one.Model.KnowsOutside) is not { } totals) return;
        string name = walk.NewName("totals");
        walk.Touch(totals);
        walk.Say($"{name} = PeriodTotals.FromJson({totals}.ToJson(), …)");
        PeriodTotals read = PeriodTotals.FromJson(totals.Totals.ToJson(), totals.Model.Currency, totals.Totals.Axis);
        Agreement.Same(name, "JSON", totals.Totals.ToJson(), read.ToJson());
        walk.Add(new WalkTotals(name, read, totals.Model.Written));
    }

    /// <summary>A category, or none for all losses.</summary>
    public static EntryCategory? DrawScope(Walk walk) => walk.Random.Next(3) == 0 ? null : WalkDraws.Category(walk.Random);

    /// <summary>Whether two can be merged; where not, the call is refused.</summary>
    public static bool CanBoth(
        Walk walk, WalkItem left, WalkItem right, ModelTotals leftModel, ModelTotals rightModel, string name, Action merge)
    {
        bool canMerge = leftModel.CanMerge(rightModel);
        bool overflows = canMerge && Overflows(leftModel.Merge(rightModel));
        walk.Say($"{(canMerge && !overflows ? "" : "refused: ")}{name} = {left}.Merge({right})");
        if (!canMerge) Walk.Refused<ArgumentException>(merge);
        else if (overflows) Walk.Refused<OverflowException>(merge);
        return canMerge && !overflows;
    }

    /// <summary>An axis on which the totals can be rolled up more often than not.</summary>
    public static WalkAxis DrawCoarser(Walk walk, ModelTotals model) =>
        (walk.Random.Next(5) > 0 ? walk.Draw<WalkAxis>(axis => model.Axis.NestsIn(axis.Model)) : walk.Draw<WalkAxis>())!;

    /// <summary>Whether totals can be rolled up to an axis; where not, the call is refused.</summary>
    public static bool CanRollUp(Walk walk, string from, ModelTotals model, WalkAxis axis, string name, Action rollUp)
    {
        bool nests = model.Axis.NestsIn(axis.Model);
        bool overflows = nests && Overflows(model.RollUpTo(axis.Model));
        walk.Say($"{(nests && !overflows ? "" : "refused: ")}{name} = {from}.RollUpTo({axis})");
        if (!nests) Walk.Refused<ArgumentException>(rollUp);
        else if (overflows) Walk.Refused<OverflowException>(rollUp);
        return nests && !overflows;
    }

    /// <summary>Sums that another engine may have computed: of one cell each, zero or more.</summary>
    public static ModelTotals DrawRows(Walk walk, WalkAxis axis, Currency currency, params IReadOnlyList<string> dimensions)
    {
        List<ModelCell> cells = [];
        for (int i = walk.Random.Next(7); i > 0; i--)
        {
            int count = walk.Random.Next(4);
            cells.Add(new ModelCell(
                walk.Random.Next(axis.Model.Count), WalkDraws.Category(walk.Random), WalkDraws.Kind(walk.Random),
                dimensions.Count > 0 ? WalkDraws.Value(walk.Random) : null, dimensions.Count > 1 ? WalkDraws.Value(walk.Random) : null,
                count == 0 ? 0 : count + walk.Random.Next(1_000), count));
        }

        if (walk.HasLarge && cells.Exists(cell => cell.Count > 0) && walk.Random.Next(3) == 0)
        {
            ModelCell large = cells.Find(cell => cell.Count > 0)!;
            cells = [large with { Sum = long.MaxValue - walk.Random.Next(3) }];
        }

        return new ModelTotals
        {
            Axis = axis.Model,
            Currency = currency,
            Dimensions = dimensions,
            Cells = [.. cells.Where(cell => cell.Count > 0)],
            Basis = walk.Random.Next(5) == 0 ? PeriodBasis.RecordedDate : PeriodBasis.EffectiveDate,
            LastCompleteDay = walk.Random.Next(2) == 0 ? WalkDraws.Day(walk.Random) : null,
            KnowsOutside = false,
        };
    }

    /// <summary>The cells as rows, and now and then one of nothing with a value that no entry has.</summary>
    public static TotalsRow[] RowsOf(Walk walk, ModelTotals model, WalkAxis axis)
    {
        List<TotalsRow> rows = [.. model.Cells.Select(cell => new TotalsRow
        {
            Period = axis.Axis[cell.Period],
            Value = cell.First,
            SecondValue = cell.Second,
            Category = cell.Category,
            Kind = cell.Kind,
            Sum = Money.FromMinorUnits((long)cell.Sum, model.Currency),
            Count = cell.Count,
        })];
        if (walk.Random.Next(3) == 0)
        {
            rows.Insert(0, new TotalsRow
            {
                Period = axis.Axis[0],
                Value = model.Dimensions.Count > 0 ? "of nothing" : null,
                Category = WalkDraws.Category(walk.Random),
                Sum = Money.Zero(model.Currency),
                Count = 0,
            });
        }

        return [.. rows];
    }

    public static (Money Sum, long Count) ControlsOf(TotalsRow[] rows, Currency currency) =>
        (Money.FromMinorUnits(rows.Sum(row => row.Sum.MinorUnits), currency), rows.Sum(row => row.Count));

    /// <summary>Of two dimensions, the sums of the margins must fit as well.</summary>
    private static bool Overflows(ModelTotals model) =>
        model.Dimensions.Count == 2 ? model.ByFirst.Overflows || model.BySecond.Overflows : model.Overflows;
}
