using static WriteOffMetrics.Tests.WalkWords;

namespace WriteOffMetrics.Tests;

/// <summary>The ways in which a ledger is made at once.</summary>
internal static class LedgerSourceVerbs
{
    public static readonly WalkVerb[] All =
    [
        new(5, FromEntries) { IsRoot = true }, new(2, FromRows), new(5, FromColumns) { IsRoot = true }, new(2, ImportRows),
        new(2, ImportColumns)
    ];

    /// <summary>The own dimensions that a source has: none, one or both.</summary>
    public static string[] DrawOwn(Walk walk) => walk.Random.Next(4) switch
    {
        0 => [],
        1 => [walk.Random.One(WalkDraws.OwnDimensions)],
        _ => WalkDraws.OwnDimensions,
    };

    /// <summary>Up to ten entries that state built-in dimensions and some of the user's own.</summary>
    public static ModelEntry[] DrawEntries(Walk walk, IEnumerable<string> own) =>
        DrawEntries(walk, own, walk.Random.Next(11), _ => WalkDraws.Values);

    public static ModelEntry[] DrawEntries(Walk walk, IEnumerable<string> own, int count, Func<string, IReadOnlyList<string?>> valuesOf)
    {
        string[] dimensions = [.. ModelLedger.BuiltIn.Where(_ => walk.Random.Next(3) > 0), .. own];
        return [.. Enumerable.Range(0, count).Select(_ => WalkDraws.Entry(walk.Random, walk.HasLarge, dimensions, valuesOf))];
    }

    /// <summary>Some dimensions that columns give as codes, each of a dictionary with a value or more.</summary>
    public static Dictionary<string, WalkDictionary> DrawCodes(Walk walk, IEnumerable<string> own)
    {
        var codes = new Dictionary<string, WalkDictionary>();
        foreach (string dimension in own.Append(walk.Random.One(ModelLedger.BuiltIn)).Where(_ => walk.Random.Next(2) == 0))
        {
            WalkDictionary dictionary = walk.Draw<WalkDictionary>()!;
            if (codes.ContainsValue(dictionary)) continue;
            if (dictionary.Values.Count < 2) DictionaryVerbs.Give(walk, dictionary, WalkDraws.Value(walk.Random));
            codes[dimension] = dictionary;
        }

        return codes;
    }

    private static void Add(
        Walk walk, string name, WriteOffLedger ledger, IEnumerable<ModelEntry> entries, IEnumerable<string> own,
        IEnumerable<WalkDictionary> dictionaries) =>
        walk.Add(
            new WalkLedger(
                name, ledger, new ModelLedger { Currency = ledger.Currency, Entries = [.. entries], Own = [.. own] }, dictionaries));

    private static void FromEntries(Walk walk)
    {
        string[] own = DrawOwn(walk), declared = [.. own.Where(_ => walk.Random.Next(2) == 0)];
        ModelEntry[] entries = DrawEntries(walk, own);
        (Currency currency, string name) = (walk.Currency, walk.NewName("ledger"));
        walk.Say($"{name} = WriteOffLedger.FromEntries({currency}, {Words(entries)}, {Words(declared)})");
        var ledger = WriteOffLedger.FromEntries(currency, entries.Select(entry => WalkDraws.ToEntry(entry, currency)), declared);
        Add(
            walk, name, ledger, ModelLedger.Numbered(entries),
            declared.Union(own.Where(dimension => entries.Any(entry => entry[dimension] is not null))), []);
    }

    private static void FromRows(Walk walk)
    {
        string[] own = DrawOwn(walk);
        ModelEntry[] entries = DrawEntries(walk, own);
        (Currency currency, string name) = (walk.Currency, walk.NewName("ledger"));
        walk.Say($"{name} = WriteOffLedger.FromRows({currency}, {Words(entries)}, own {Words(own)})");
        WriteOffLedger ledger = WriteOffLedger.FromRows(currency, entries, WalkDraws.SelectorsOf(currency, own));
        Add(walk, name, ledger, ModelLedger.Numbered(entries), own, []);
    }

    private static void FromColumns(Walk walk)
    {
        string[] own = DrawOwn(walk);
        Dictionary<string, WalkDictionary> codes = DrawCodes(walk, own);
        ModelEntry[] entries = DrawEntries(
            walk, own.Union(codes.Keys), walk.Random.Next(11),
            dimension => codes.TryGetValue(dimension, out WalkDictionary? known) ? known.Values : WalkDraws.Values);
        entries = [.. entries.Select(entry => WithCodes(walk, entry, codes))];
        (Currency currency, string name) = (walk.Currency, walk.NewName("ledger"));
        walk.Say($"{name} = WriteOffLedger.FromColumns({currency}, {Words(entries)}, own {Words(own)}{Words(codes)})");
        EntryColumns columns = WalkDraws.ColumnsOf(entries, currency, own, codes, walk.Random.Next(3) == 0);
        Add(walk, name, WriteOffLedger.FromColumns(currency, columns), ModelLedger.OfColumns(entries), own, codes.Values);
    }

    /// <summary>The same entry with values that have a code, where they are to be given as codes.</summary>
    public static ModelEntry WithCodes(Walk walk, ModelEntry entry, Dictionary<string, WalkDictionary> codes)
    {
        var values = new Dictionary<string, string>(entry.Values.ToDictionary());
        foreach ((string dimension, WalkDictionary dictionary) in codes)
        {
            values.Remove(dimension);
            if (walk.Random.One(dictionary.Values) is { } value) values[dimension] = value;
        }

        return new ModelEntry(entry.Amount, entry.Kind, entry.Category, entry.Day)
        {
            Recorded = entry.Recorded,
            Origin = entry.Origin,
            Due = entry.Due,
            Values = values
        };
    }

    private static void ImportRows(Walk walk)
    {
        string[] own = DrawOwn(walk);
        ModelEntry[] rows = WithBadOnes(walk, DrawEntries(walk, own));
        (Currency currency, string name) = (walk.Currency, walk.NewName("ledger"));
        walk.Say($"{name} = WriteOffLedger.Import({currency}, {Words(rows)}, own {Words(own)}), rows below zero have no amount");
        LedgerImport import = WriteOffLedger.Import(currency, rows, WalkDraws.SelectorsOf(currency, own));
        Imported(name, import, rows, currency, 0);
        Add(walk, name, import.Ledger, ModelLedger.Numbered(rows).Where(row => row.Amount > 0), own, []);
    }

    private static void ImportColumns(Walk walk)
    {
        string[] own = DrawOwn(walk);
        Dictionary<string, WalkDictionary> codes = DrawCodes(walk, own);
        ModelEntry[] rows = WithBadOnes(walk, [.. DrawEntries(walk, own).Select(entry => WithCodes(walk, entry, codes))]);
        (Currency currency, string name) = (walk.Currency, walk.NewName("ledger"));
        walk.Say($"{name} = WriteOffLedger.Import({currency}, columns of {Words(rows)}, own {Words(own)}{Words(codes)})");
        LedgerImport import = WriteOffLedger.Import(currency, WalkDraws.ColumnsOf(rows, currency, own, codes, walk.Random.Next(3) == 0));
        Imported(name, import, rows, currency, rows.Where(row => row.Amount < 0).Sum(row => WalkDraws.ToMajor(row.Amount, currency)));

        Add(walk, name, import.Ledger, ModelLedger.Numbered(rows).Where(row => row.Amount > 0), own, codes.Values);
    }

    private static ModelEntry[] WithBadOnes(Walk walk, ModelEntry[] rows) =>
    [
        .. rows.Select(row => walk.Random.Next(4) > 0
            ? row
            : new ModelEntry(-row.Amount, row.Kind, row.Category, row.Day) { Values = row.Values }),
    ];

    private static void Imported(string name, LedgerImport import, ModelEntry[] rows, Currency currency, decimal rejected)
    {
        Agreement.SameList(
            name, "rejected rows",
            Enumerable.Range(0, rows.Length).Where(row => rows[row].Amount < 0).Select(row => FindingPosition.FromRow(row + 1)),
            import.Rejections.SelectMany(finding => finding.Positions));
        Agreement.SameList(
            name, "faults of rejected rows",
            rows.Where(row => row.Amount < 0).Select(row => string.Join(", ", WalkDraws.FaultsOf(row))),
            import.Rejections.Select(finding => string.Join(", ", finding.Faults.Select(fault => fault.Field))));
        foreach (Finding rejection in import.Rejections) Agreement.OneLine(name, rejection.ToString());
        decimal accepted = rows.Where(row => row.Amount > 0).Sum(row => WalkDraws.ToMajor(row.Amount, currency));
        Agreement.Same(name, "accepted amount", accepted, import.AcceptedAmount);
        Agreement.Same(name, "rejected amount", rejected, import.RejectedAmount);
        Agreement.Same(name, "offered amount", accepted + rejected, import.OfferedAmount);
        Agreement.Same(name, "offered count", rows.Length, import.OfferedCount);
    }
}
