using static WriteOffMetrics.Tests.WalkWords;

namespace WriteOffMetrics.Tests;

/// <summary>What makes a ledger of a ledger: filters, knowledge days, the basis of periods, the last complete day.</summary>
internal static class LedgerVerbs
{
    public static readonly WalkVerb[] All =
    [
        new(4, WhereValue), new(3, WhereCondition), new(2, WhereKind), new(3, WhereCategory), new(2, WherePeriod), new(2, AsKnownOn),
        new(1, Bridge), new(3, WithBasis), new(4, CompleteThrough),
    ];

    private static void Derive(
        Walk walk, FormattableString verb, Func<WalkLedger, WriteOffLedger> derive, Func<ModelLedger, ModelLedger> model, WalkLedger ledger)
    {
        string name = walk.NewName("ledger");
        walk.Touch(ledger);
        walk.Say($"{name} = {ledger}.{verb}");
        walk.Add(new WalkLedger(name, derive(ledger), model(ledger.Model), ledger.Dictionaries));
    }

    private static void WhereValue(Walk walk)
    {
        if (walk.Draw<WalkLedger>() is not { } ledger) return;
        (string dimension, string value) = (walk.DrawDimension(ledger.Model), WalkDraws.Value(walk.Random) ?? "absent");
        Derive(
            walk, $"Where({InQuotes(dimension)}, {InQuotes(value)})", one => one.Ledger.Where(dimension, value),
            model => model.Where(entry => entry[dimension] == value), ledger);
    }

    private static void WhereCondition(Walk walk)
    {
        if (walk.Draw<WalkLedger>() is not { } ledger) return;
        string dimension = walk.DrawDimension(ledger.Model);
        string?[] kept = [.. WalkDraws.Values.Where(_ => walk.Random.Next(2) == 0)];
        List<string?> asked = [];
        Derive(
            walk, $"Where({InQuotes(dimension)}, in [{string.Join(", ", kept.Select(InQuotes))}])",
            one => one.Ledger.Where(dimension, value =>
            {
                asked.Add(value);
                return kept.Contains(value);
            }),
            model => model.Where(entry => kept.Contains(entry[dimension])), ledger);
        Agreement.Same(ledger.Name, "number of values asked for, each once", asked.Distinct().Count(), asked.Count);
        Agreement.SameList(ledger.Name, "values not asked for", [], ledger.Model.ValuesOf(dimension).Except(asked));
    }

    private static void WhereKind(Walk walk)
    {
        if (walk.Draw<WalkLedger>() is not { } ledger) return;
        EntryKind kind = WalkDraws.Kind(walk.Random);
        Derive(
            walk, $"Where({kind})", one => one.Ledger.Where(kind),
            model => model.Where(entry => entry.Kind == kind) with { IsOfOneKind = true }, ledger);
    }

    private static void WhereCategory(Walk walk)
    {
        if (walk.Draw<WalkLedger>() is not { } ledger) return;
        EntryCategory category = WalkDraws.Category(walk.Random);
        Derive(walk, $"Where({category})", one => one.Ledger.Where(category), model => model.WhereCategory(category), ledger);
    }

    private static void WherePeriod(Walk walk)
    {
        if (walk.Draw<WalkLedger>() is not { } ledger) return;
        WalkAxis axis = walk.DrawAxis();
        int period = walk.Random.Next(axis.Model.Count);
        (int first, int last) = axis.Model.Periods[period];
        Derive(
            walk, $"Where({axis}[{period}])", one => one.Ledger.Where(axis.Axis[period]),
            model => model.Where(entry => entry.DayBy(model.Basis) >= first && entry.DayBy(model.Basis) <= last), ledger);
    }

    private static void AsKnownOn(Walk walk)
    {
        if (walk.Draw<WalkLedger>() is not { } ledger) return;
        int day = WalkDraws.Day(walk.Random);
        Derive(walk, $"AsKnownOn({Days.Text(day)})", one => one.Ledger.AsKnownOn(Days.ToDate(day)), model => model.AsKnownOn(day), ledger);
    }

    private static void Bridge(Walk walk)
    {
        if (walk.Draw<WalkLedger>() is not { } ledger) return;
        int after = WalkDraws.Day(walk.Random), through = after + walk.Random.Next(60);
        Derive(
            walk, $"BecameKnownBetween({Days.Text(after)}, {Days.Text(through)})", one =>
                one.Ledger.BecameKnownBetween(Days.ToDate(after), Days.ToDate(through)),
            model => model.Where(entry => entry.KnownOn > after && entry.KnownOn <= through), ledger);
    }

    private static void WithBasis(Walk walk)
    {
        if (walk.Draw<WalkLedger>() is not { } ledger) return;
        var basis = (PeriodBasis)walk.Random.Next(3);
        Derive(walk, $"WithPeriodBasis({basis})", one => one.Ledger.WithPeriodBasis(basis), model => model with { Basis = basis }, ledger);
    }

    private static void CompleteThrough(Walk walk)
    {
        if (walk.Draw<WalkLedger>() is not { } ledger) return;
        int day = WalkDraws.Day(walk.Random);
        Derive(
            walk, $"CompleteThrough({Days.Text(day)})", one => one.Ledger.CompleteThrough(Days.ToDate(day)),
            model => model with { LastCompleteDay = day }, ledger);
    }
}
