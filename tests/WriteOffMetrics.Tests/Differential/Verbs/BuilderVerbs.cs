using static WriteOffMetrics.Tests.WalkWords;

namespace WriteOffMetrics.Tests;

/// <summary>Ledgers built step by step. A builder goes on after it has made a ledger, which must not change.</summary>
internal static class BuilderVerbs
{
    public static readonly WalkVerb[] All =
    [
        new(3, Make) { IsRoot = true }, new(3, Share), new(5, AddEntry), new(4, AddColumns), new(2, AddRows), new(7, AddLedger),
        new(7, ToLedger), new(2, AddBadRows),
    ];

    private static WalkBuilder? DrawBuilder(Walk walk) => walk.Draw<WalkBuilder>();

    private static void Make(Walk walk)
    {
        if (walk.All<WalkBuilder>().Count == 4) return;
        (Currency currency, string name) = (walk.Currency, walk.NewName("builder"));
        walk.Say($"{name} = new LedgerBuilder({currency})");
        walk.Add(new WalkBuilder(name, new LedgerBuilder(currency)));
    }

    private static void Share(Walk walk)
    {
        if (DrawBuilder(walk) is not { } builder) return;
        (string dimension, WalkDictionary dictionary) = (walk.Random.One(WalkDraws.Dimensions), walk.Draw<WalkDictionary>()!);
        WalkDictionary? known = builder.Shared.GetValueOrDefault(dimension);
        bool isRefused = known is not null ? known != dictionary : builder.Model.Entries.Any(entry => entry[dimension] is not null);

        // Columns, rows and ledgers may have given a dimension a dictionary without a word: then nothing is said of what follows.
        if (known is null && (isRefused ? builder.Dictionaries.Contains(dictionary) : builder.Numbered.Contains(dimension))) return;
        walk.Touch(builder);
        walk.Say($"{(isRefused ? "refused: " : "")}{builder}.Share({InQuotes(dimension)}, {dictionary})");
        if (isRefused)
        {
            Walk.Refused<ArgumentException>(() => builder.Builder.Share(dimension, dictionary.Dictionary));
            return;
        }

        builder.Builder.Share(dimension, dictionary.Dictionary);
        builder.Shared[dimension] = dictionary;
        builder.Dictionaries.Add(dictionary);
        builder.Add([], WalkDraws.OwnDimensions.Where(own => own == dimension));
        builder.Numbered.Add(dimension);
        AllowNull(walk, builder);
    }

    private static void AddEntry(Walk walk)
    {
        if (DrawBuilder(walk) is not { } builder) return;
        string[] own = LedgerSourceVerbs.DrawOwn(walk);
        ModelEntry entry = LedgerSourceVerbs.DrawEntries(walk, own, 1, _ => WalkDraws.Values)[0];
        walk.Touch(builder);
        walk.Say($"{builder}.Add({entry})");
        builder.Builder.Add(WalkDraws.ToEntry(entry, builder.Model.Currency));
        Added(
            walk, builder, ModelLedger.Numbered([entry], builder.Model.Entries.Count),
            own.Where(dimension => entry[dimension] is not null));
    }

    private static void AddColumns(Walk walk)
    {
        if (DrawBuilder(walk) is not { } builder) return;
        string[] own = LedgerSourceVerbs.DrawOwn(walk);
        Dictionary<string, WalkDictionary> codes = LedgerSourceVerbs.DrawCodes(walk, own);
        ModelEntry[] entries =
        [
            .. LedgerSourceVerbs.DrawEntries(walk, own).Select(entry => LedgerSourceVerbs.WithCodes(walk, entry, codes))
        ];
        walk.Touch(builder);
        walk.Say($"{builder}.AddRange(columns of {Words(entries)}, own {Words(own)}{Words(codes)})");
        builder.Builder.AddRange(WalkDraws.ColumnsOf(entries, builder.Model.Currency, own, codes, walk.Random.Next(3) == 0));
        builder.Dictionaries.UnionWith(codes.Values);
        builder.Numbered.UnionWith(codes.Keys);
        Added(walk, builder, ModelLedger.OfColumns(entries, builder.Model.Entries.Count), own);
    }

    private static void AddRows(Walk walk)
    {
        if (DrawBuilder(walk) is not { } builder) return;
        string[] own = LedgerSourceVerbs.DrawOwn(walk);
        ModelEntry[] entries = LedgerSourceVerbs.DrawEntries(walk, own);
        walk.Touch(builder);
        walk.Say($"{builder}.AddRange(rows {Words(entries)}, own {Words(own)})");
        builder.Builder.AddRange(entries, WalkDraws.SelectorsOf(builder.Model.Currency, own));
        builder.Numbered.UnionWith(ModelLedger.BuiltIn);
        Added(walk, builder, ModelLedger.Numbered(entries, builder.Model.Entries.Count), own);
    }

    /// <summary>The rows before the bad one are in.</summary>
    private static void AddBadRows(Walk walk)
    {
        if (DrawBuilder(walk) is not { } builder) return;
        string[] own = LedgerSourceVerbs.DrawOwn(walk);
        ModelEntry[] entries = LedgerSourceVerbs.DrawEntries(walk, own, walk.Random.Next(2, 5), _ => WalkDraws.Values);
        int bad = walk.Random.Next(1, entries.Length);
        ModelEntry[] rows = [.. entries.Select((entry, i) => i == bad ? null! : entry)];
        walk.Touch(builder);
        walk.Say($"refused: {builder}.AddRange(rows {Words(entries)}, own {Words(own)}), of which row {bad} is null");
        Walk.Refused<ArgumentException>(() => builder.Builder.AddRange(rows, WalkDraws.SelectorsOf(builder.Model.Currency, own)));
        builder.Numbered.UnionWith(ModelLedger.BuiltIn);
        Added(walk, builder, ModelLedger.Numbered(entries[..bad], builder.Model.Entries.Count), own);
    }

    private static void AddLedger(Walk walk)
    {
        if (DrawBuilder(walk) is not { } builder || walk.Draw<WalkLedger>() is not { } ledger) return;
        walk.Touch(builder, ledger);
        bool isRefused = ledger.Model.Currency != builder.Model.Currency || ledger.Model.Basis != PeriodBasis.EffectiveDate;
        walk.Say($"{(isRefused ? "refused: " : "")}{builder}.AddRange({ledger})");
        if (isRefused)
        {
            Walk.Refused<ArgumentException>(() => builder.Builder.AddRange(ledger.Ledger));
            return;
        }

        builder.Builder.AddRange(ledger.Ledger);
        builder.Dictionaries.UnionWith(ledger.Dictionaries);
        builder.Numbered.UnionWith(ledger.Model.Dimensions);
        Added(walk, builder, ledger.Model.Entries, ledger.Model.Own);
    }

    private static void ToLedger(Walk walk)
    {
        if (DrawBuilder(walk) is not { } builder) return;
        string name = walk.NewName("ledger");
        walk.Touch(builder);
        walk.Say($"{name} = {builder}.ToLedger()");
        walk.Add(new WalkLedger(name, builder.Builder.ToLedger(), builder.Model, builder.Dictionaries));
    }

    /// <summary>What was added, whose values may be new in the dictionaries of the builder.</summary>
    private static void Added(Walk walk, WalkBuilder builder, IEnumerable<ModelEntry> entries, IEnumerable<string> own)
    {
        builder.Add(entries, own);
        foreach (WalkDictionary dictionary in builder.Dictionaries)
            walk.Allow(dictionary, entries.SelectMany(entry => entry.Values.Values));
        AllowNull(walk, builder);
    }

    private static void AllowNull(Walk walk, WalkBuilder builder)
    {
        foreach (WalkDictionary dictionary in builder.Dictionaries) walk.Allow(dictionary, [null]);
    }
}
