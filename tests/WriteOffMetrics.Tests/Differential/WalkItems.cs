namespace WriteOffMetrics.Tests;

/// <summary>An object of the library with its model, under the name that the list of steps gives it.</summary>
internal abstract class WalkItem(string name)
{
    public string Name => name;

    /// <summary>Compares the object with its model; what is drawn is only what is looked at, never what is done.</summary>
    public abstract void Compare(Random random);

    public override string ToString() => name;
}

internal sealed class WalkAxis(string name, PeriodAxis axis, ModelAxis model) : WalkItem(name)
{
    public PeriodAxis Axis => axis;

    public ModelAxis Model => model;

    public override void Compare(Random random)
    {
        Agreement.SameList(
            Name, "periods", Model.Periods.Select(period => $"{Days.Text(period.First)}/{Days.Text(period.Last)}"),
            Axis.Select(period => $"{Days.Text(Days.Of(period.Start))}/{Days.Text(Days.Of(period.End))}"));
    }
}

/// <summary>A dictionary and the values that it had when it was last looked at.</summary>
internal sealed class WalkDictionary(string name, DimensionDictionary dictionary) : WalkItem(name)
{
    private List<string?> values = [];

    public DimensionDictionary Dictionary => dictionary;

    public IReadOnlyList<string?> Values => values;

    public override void Compare(Random random) => Compare([]);

    /// <summary>The values are those of before, and behind them some that a step may have added.</summary>
    public void Compare(IReadOnlyCollection<string?> allowed)
    {
        List<string?> now = [.. Enumerable.Range(0, dictionary.Count).Select(code => dictionary[code])];
        Agreement.SameList(Name, "old values", values, now.Take(values.Count));
        Agreement.SameList(Name, "values that nobody added", [], now.Skip(values.Count).Except(allowed));
        Agreement.SameList(Name, "codes of its values", Enumerable.Range(0, now.Count), now.Select(dictionary.CodeOf));
        Agreement.SameList(
            Name, "values that have a code", WalkDraws.Values.Where(now.Contains),
            WalkDraws.Values.Where(value => dictionary.CodeOf(value) >= 0));
        values = now;
    }
}

internal sealed class WalkLedger(
    string name, WriteOffLedger ledger, ModelLedger model, IEnumerable<WalkDictionary> dictionaries) : WalkItem(name)
{
    public WriteOffLedger Ledger => ledger;

    public ModelLedger Model => model;

    /// <summary>The dictionaries of the walk that may number its values.</summary>
    public IReadOnlySet<WalkDictionary> Dictionaries { get; } = dictionaries.ToHashSet();

    public override void Compare(Random random)
    {
        Agreement.Of(Name, Ledger, Model, random);
        Agreement.ListedValues(Name, Ledger, Model, random.One(Model.Dimensions.ToList()), Dictionaries);
        SummaryVerbs.CompareMemory(this);
    }
}

internal sealed class WalkBuilder(string name, LedgerBuilder builder) : WalkItem(name)
{
    public LedgerBuilder Builder => builder;

    public ModelLedger Model { get; set; } = new() { Currency = builder.Currency, Entries = [], Own = [] };

    /// <summary>The dictionaries of the walk to which it may add values.</summary>
    public HashSet<WalkDictionary> Dictionaries { get; } = [];

    /// <summary>The dictionary that it was told to share for a dimension.</summary>
    public Dictionary<string, WalkDictionary> Shared { get; } = [];

    /// <summary>The dimensions that it was told of, so that they may have a dictionary.</summary>
    public HashSet<string> Numbered { get; } = [];

    /// <summary>The same entries and dimensions as a step leaves them.</summary>
    public void Add(IEnumerable<ModelEntry> entries, IEnumerable<string> own)
    {
        Model = Model with { Entries = [.. Model.Entries, .. entries], Own = [.. Model.Own.Union(own)] };
        Numbered.UnionWith(Model.Entries.SelectMany(entry => entry.Values.Keys));
        Numbered.UnionWith(Model.Own);
    }

    public override void Compare(Random random)
    {
        Agreement.Same(Name, "currency", Model.Currency, Builder.Currency);
        Agreement.Same(Name, "count", Model.Entries.Count, Builder.Count);
        Agreement.OneLine(Name, Builder.ToString());
        WriteOffLedger ledger = Builder.ToLedger();
        Agreement.Of($"{Name}.ToLedger()", ledger, Model, random);
        foreach (string dimension in Model.Dimensions)
            Agreement.ListedValues($"{Name}.ToLedger()", ledger, Model, dimension, Dictionaries);
        foreach ((string dimension, WalkDictionary dictionary) in Shared)
        {
            foreach (string? value in Model.ValuesOf(dimension))
                Agreement.Same(Name, $"{dictionary} has {WalkWords.InQuotes(value)}", true, dictionary.Dictionary.CodeOf(value) >= 0);
        }
    }
}

internal sealed class WalkLive(string name, LiveTotals live, ModelTotals model, WalkDictionary? dictionary) : WalkItem(name)
{
    public LiveTotals Live => live;

    public ModelTotals Model { get; set; } = model;

    public WalkDictionary? Dictionary => dictionary;

    public bool HasDimension => Model.Dimensions.Count > 0;

    public override void Compare(Random random)
    {
        Agreement.OneLine(Name, Live.ToString());
        if (HasDimension) Agreement.Of($"{Name}.ToBreakdown()", Live.ToBreakdown(), Model, random);
        else Assert.Throws<InvalidOperationException>(Live.ToBreakdown);
        if (Model.WithoutDimensions.Overflows) Assert.Throws<OverflowException>(Live.ToTotals);
        else Agreement.Of($"{Name}.ToTotals()", Live.ToTotals(), Model.WithoutDimensions, random);
    }
}

internal sealed class WalkTotals(string name, PeriodTotals totals, ModelTotals model) : WalkItem(name)
{
    public PeriodTotals Totals => totals;

    public ModelTotals Model => model;

    public override void Compare(Random random) => Agreement.Of(Name, Totals, Model, random);
}

internal sealed class WalkBreakdown(string name, PeriodBreakdown breakdown, ModelTotals model) : WalkItem(name)
{
    public PeriodBreakdown Breakdown => breakdown;

    public ModelTotals Model => model;

    public override void Compare(Random random) => Agreement.Of(Name, Breakdown, Model, random);
}

internal sealed class WalkCross(string name, CrossBreakdown cross, ModelTotals model) : WalkItem(name)
{
    public CrossBreakdown Cross => cross;

    public ModelTotals Model => model;

    public override void Compare(Random random) => Agreement.Of(Name, Cross, Model, random);
}
