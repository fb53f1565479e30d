using static WriteOffMetrics.Tests.WalkWords;

namespace WriteOffMetrics.Tests;

/// <summary>Dictionaries of the walk's own, which ledgers and live totals share, are given values from outside.</summary>
internal static class DictionaryVerbs
{
    public static readonly WalkVerb[] All = [new(1, Make), new(4, GetOrAdd), new(1, RefuseCode)];

    private static void Make(Walk walk)
    {
        if (walk.All<WalkDictionary>().Count == 4) return;
        string name = walk.NewName("dictionary");
        walk.Say($"{name} = new DimensionDictionary()");
        walk.Add(new WalkDictionary(name, new DimensionDictionary()));
    }

    private static void GetOrAdd(Walk walk)
    {
        WalkDictionary dictionary = walk.Draw<WalkDictionary>()!;
        string? value = WalkDraws.Value(walk.Random);
        Give(walk, dictionary, value);
        foreach (WalkLive live in walk.All<WalkLive>().Where(live => live.Dictionary == dictionary)) walk.Touch(live);
    }

    /// <summary>Makes sure that a value has a code.</summary>
    public static void Give(Walk walk, WalkDictionary dictionary, string? value)
    {
        walk.Say($"{dictionary}.GetOrAdd({InQuotes(value)})");
        walk.Allow(dictionary, [value]);
        int known = dictionary.Values.ToList().IndexOf(value);
        Agreement.Same(dictionary.Name, "code", known >= 0 ? known : dictionary.Values.Count, dictionary.Dictionary.GetOrAdd(value));
        dictionary.Compare([value]);
    }

    private static void RefuseCode(Walk walk)
    {
        WalkDictionary dictionary = walk.Draw<WalkDictionary>()!;
        int code = walk.Random.Next(2) == 0 ? -1 : dictionary.Values.Count;
        walk.Say($"refused: {dictionary}[{code}], DimensionCodes.From({dictionary}, [{code}])");
        Walk.Refused<ArgumentOutOfRangeException>(() => _ = dictionary.Dictionary[code]);
        Walk.Refused<ArgumentException>(() => DimensionCodes.From(dictionary.Dictionary, new[] { code }));
    }
}
