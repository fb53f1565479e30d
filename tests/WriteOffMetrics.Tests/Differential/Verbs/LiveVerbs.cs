using System.Numerics;
using static WriteOffMetrics.Tests.WalkWords;

namespace WriteOffMetrics.Tests;

/// <summary>Totals that grow, several of which share a dictionary, and the snapshots taken of them.</summary>
internal static class LiveVerbs
{
    public static readonly WalkVerb[] All =
    [
        new(5, Make) { IsRoot = true }, new(8, AddEntry), new(8, AddAmount), new(6, AddTotals), new(8, AddBreakdown), new(3, ToTotals),
        new(4, ToBreakdown)
    ];

    private static void Make(Walk walk)
    {
        if (walk.All<WalkLive>().Count == 5) return;
        (Currency currency, WalkAxis axis, string name) = (walk.Currency, walk.DrawAxis(), walk.NewName("live"));
        string dimension = walk.Random.Next(2) == 0 ? "sector" : walk.Random.One(WalkDraws.Dimensions);
        WalkDictionary? dictionary = walk.Random.Next(4) == 0 ? null : walk.Draw<WalkDictionary>();
        walk.Say($"{name} = new LiveTotals({currency}, {axis}{(dictionary is null ? "" : $", {InQuotes(dimension)}, {dictionary}")})");
        walk.Add(new WalkLive(
            name, dictionary is null
                ? new LiveTotals(currency, axis.Axis)
                : new LiveTotals(currency, axis.Axis, dimension, dictionary.Dictionary),
            new ModelTotals
            {
                Axis = axis.Model,
                Currency = currency,
                Dimensions = dictionary is null ? [] : [dimension],
                Cells = []
            }, dictionary));
    }

    /// <summary>One entry or a few.</summary>
    private static void AddEntry(Walk walk)
    {
        if (walk.Draw<WalkLive>() is not { } live) return;
        Currency currency = walk.Currency;
        Touch(walk, live);
        foreach (
            ModelEntry entry in LedgerSourceVerbs.DrawEntries(walk, WalkDraws.OwnDimensions, walk.Random.Next(1, 6), _ => WalkDraws.Values))
        {
            if (currency != live.Model.Currency)
            {
                walk.Say($"refused: {live}.Add({currency} {entry})");
                Walk.Refused<ArgumentException>(() => live.Live.Add(WalkDraws.ToEntry(entry, currency)));
                return;
            }

            ModelTotals after = live.Model with { Cells = [.. live.Model.Cells, CellOf(live, entry)] };
            Add(
                walk, live, after, $"{live}.Add({entry})", () => live.Live.Add(WalkDraws.ToEntry(entry, currency)),
                live.HasDimension ? [entry[live.Model.Dimensions[0]]] : []);
        }
    }

    /// <summary>One amount or a few by their parts.</summary>
    private static void AddAmount(Walk walk)
    {
        if (walk.Draw<WalkLive>() is not { } live) return;
        int codes = live.Dictionary?.Values.Count ?? 1;
        if (codes == 0) return;
        Touch(walk, live);
        foreach (ModelEntry entry in LedgerSourceVerbs.DrawEntries(walk, [], walk.Random.Next(1, 6), _ => WalkDraws.Values))
        {
            int code = walk.Random.Next(codes);
            ModelCell cell = CellOf(live, entry) with { First = live.Dictionary?.Values[code] };
            Add(
                walk, live, live.Model with { Cells = [.. live.Model.Cells, cell] },
                $"{live}.Add({Days.Text(entry.Day)}, {entry.Category}, {entry.Kind}, {entry.Amount}, code {code})",
                () => live.Live.Add(Days.ToDate(entry.Day), entry.Category, entry.Kind, entry.Amount, code), []);
        }
    }

    private static void AddTotals(Walk walk)
    {
        if (walk.Draw<WalkLive>() is not { } live) return;
        WalkTotals? part = walk.Random.Next(4) > 0 ? walk.Draw<WalkTotals>(one => CanAdd(live, one.Model)) : walk.Draw<WalkTotals>();
        if (part is null) return;
        walk.Touch(part);
        AddPart(walk, live, part.Name, part.Model, () => live.Live.Add(part.Totals));
    }

    private static void AddBreakdown(Walk walk)
    {
        if (walk.Draw<WalkLive>() is not { } live) return;
        WalkBreakdown? part = walk.Random.Next(4) > 0
            ? walk.Draw<WalkBreakdown>(one => CanAdd(live, one.Model))
            : walk.Draw<WalkBreakdown>();
        if (part is null) return;
        walk.Touch(part);
        AddPart(walk, live, part.Name, part.Model, () => live.Live.Add(part.Breakdown));
    }

    private static bool CanAdd(WalkLive live, ModelTotals part) =>
        part.Axis.HasSameDays(live.Model.Axis) && part.Currency == live.Model.Currency && part.Basis == PeriodBasis.EffectiveDate
            && part.Dimensions.SequenceEqual(live.Model.Dimensions);

    private static void AddPart(Walk walk, WalkLive live, string name, ModelTotals part, Action add)
    {
        Touch(walk, live);
        if (!CanAdd(live, part))
        {
            walk.Say($"refused: {live}.Add({name})");
            Walk.Refused<ArgumentException>(add);
            return;
        }

        Add(walk, live, live.Model.Merge(part), $"{live}.Add({name})", add, live.HasDimension ? part.FirstValues : []);
    }

    /// <summary>Adds where every sum fits 64 bits; otherwise the call is refused and nothing is added.</summary>
    private static void Add(Walk walk, WalkLive live, ModelTotals after, FormattableString step, Action add, IEnumerable<string?> values)
    {
        if (after.Overflows)
        {
            walk.Say($"refused: {step}");
            Walk.Refused<OverflowException>(add);
            return;
        }

        walk.Say(step);
        if (live.Dictionary is not null) walk.Allow(live.Dictionary, values);
        add();
        live.Model = after with { Entries = null };
    }

    private static void ToTotals(Walk walk)
    {
        if (walk.Draw<WalkLive>(one => !one.Model.WithoutDimensions.Overflows) is not { } live) return;
        string name = walk.NewName("totals");
        walk.Say($"{name} = {live}.ToTotals()");
        walk.Add(new WalkTotals(name, live.Live.ToTotals(), live.Model.WithoutDimensions));
    }

    private static void ToBreakdown(Walk walk)
    {
        if (walk.Draw<WalkLive>(one => one.HasDimension) is not { } live) return;
        string name = walk.NewName("breakdown");
        walk.Say($"{name} = {live}.ToBreakdown()");
        walk.Add(new WalkBreakdown(name, live.Live.ToBreakdown(), live.Model));
    }

    /// <summary>All that share the dictionary are compared after the step.</summary>
    private static void Touch(Walk walk, WalkLive live)
    {
        walk.Touch(live);
        foreach (WalkLive other in walk.All<WalkLive>().Where(other => other.Dictionary is not null && other.Dictionary == live.Dictionary))
            walk.Touch(other);
    }

    private static ModelCell CellOf(WalkLive live, ModelEntry entry) => new(
        live.Model.Axis.IndexOf(entry.Day), entry.Category, entry.Kind, live.HasDimension
            ? entry[live.Model.Dimensions[0]]
            : null, null, (BigInteger)entry.Amount, 1);
}
